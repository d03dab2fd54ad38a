"""A small training for tests: English and German dates in three forms, and words that are none.

As a program it trains on them, `little_training.py FOLDER`, and is killed in the midst of it, a little after a
checkpoint.
"""

from __future__ import annotations

import os
import random
import signal
import string
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from datenorm.examples import Example
from datenorm.presets import Preset, Sizes
from datenorm.vocabulary import source_vocabulary, target_vocabulary

if TYPE_CHECKING:
    from datenorm.network.training import Progress

MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "de": ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
}
PRESET = Preset(
    name="little",
    summary="for tests",
    sizes=Sizes(
        embedding=12, ngram_rows=256, encoder_units=32, attention_units=16, target_embedding=8, decoder_units=48
    ),
    examples=16_000,
    batch_size=64,
    window_batches=8,
    max_length=32,
    learning_rate=12e-3,
    checkpoint_seconds=1.0,
)
SOURCE = source_vocabulary(["de", "en"], " -," + string.digits + string.ascii_lowercase)
TARGET = target_vocabulary()


@dataclass(frozen=True)
class LittleDates:
    """Example `index` is a pure function of seed and index, as the real stream's is.

    All sources have nine to twelve symbols, so that all batches have one shape: to compile the network for another one
    takes longer than to train it.
    """

    seed: int
    years: tuple[int, int] = (1980, 2019)

    def __call__(self, *, start: int) -> Iterator[Example]:
        return map(self.example, count(start))

    def example(self, index: int) -> Example:
        draw = random.Random(self.seed * 1_000_003 + index)
        if draw.random() < 0.1:
            return Example("".join(draw.choice("abcdefghij 0123456789") for _ in range(draw.randint(8, 11))) + "x", "")
        year, month, day = draw.randint(*self.years), draw.randint(1, 12), draw.randint(1, 28)
        language = draw.choice(("en", "de"))
        name = MONTHS[language][month - 1]
        text = draw.choice((f"{day} {name} {year}", f"{name} {day} {year}", f"{year}-{month:02}-{day:02}"))
        hint = language if draw.random() < 0.3 else ""
        return Example(text, f"{year}-{month:02}-{day:02}", locale=language, language_hint=hint)


@dataclass(frozen=True)
class NoDates:
    """A stream that fails."""

    def __call__(self, *, start: int) -> Iterator[Example]:
        raise ValueError("there is no month 13")


def validation() -> list[Example]:
    """Examples to validate on, in full batches."""
    return list(islice(LittleDates(2)(start=0), 192))


def kill_soon(progress: Progress) -> None:
    """Kills this process, as `kill -9` does, a little after a third of the training."""
    if progress.new_record and progress.fraction > 1 / 3:
        threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGKILL)).start()


def main(folder: Path) -> None:
    from datenorm.network.training import train

    train(PRESET, LittleDates(1), validation(), SOURCE, TARGET, folder, seed=3, progress=kill_soon)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
