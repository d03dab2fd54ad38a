"""A small training for tests: English and German dates in three forms, and words that are none.

As a program it trains on them, `little_training.py FOLDER [--resume] [--kill]`, and prints what it has seen as JSON;
with --kill it is killed in the midst of it, a little after the first checkpoint.
"""

from __future__ import annotations

import json
import os
import random
import signal
import string
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from datenorm.examples import Example
from datenorm.presets import Preset, Sizes
from datenorm.vocabulary import source_vocabulary, target_vocabulary

if TYPE_CHECKING:
    from datenorm.network.training import Progress

MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
}
PRESET = Preset(
    name="little",
    summary="for tests",
    sizes=Sizes(
        embedding=12, ngram_rows=256, encoder_units=32, attention_units=16, target_embedding=8, decoder_units=48
    ),
    examples=12_800,
    batch_size=64,
    window_batches=8,
    max_length=32,
    learning_rate=12e-3,
    checkpoint_seconds=0.5,
)
SOURCE = source_vocabulary(["de", "en"], " -," + string.digits + string.ascii_lowercase)
TARGET = target_vocabulary()


@dataclass(frozen=True)
class LittleDates:
    """Example `index` is a pure function of seed and index, as the real stream's is."""

    seed: int
    years: tuple[int, int] = (1950, 2049)

    def __call__(self, *, start: int) -> Iterator[Example]:
        return map(self.example, count(start))

    def example(self, index: int) -> Example:
        draw = random.Random(self.seed * 1_000_003 + index)
        if draw.random() < 0.1:
            return Example("".join(draw.choice("abcdefghij 0123456789") for _ in range(draw.randint(3, 12))) + "x", "")
        year, month, day = draw.randint(*self.years), draw.randint(1, 12), draw.randint(1, 28)
        language = draw.choice(("en", "de"))
        name = MONTHS[language][month - 1]
        text = draw.choice((f"{day} {name} {year}", f"{name} {day}, {year}", f"{year}-{month:02}-{day:02}"))
        hint = language if draw.random() < 0.3 else ""
        return Example(text, f"{year}-{month:02}-{day:02}", locale=language, language_hint=hint)


@dataclass(frozen=True)
class NoDates:
    """A stream that fails."""

    def __call__(self, *, start: int) -> Iterator[Example]:
        raise ValueError("there is no month 13")


def kill_soon(progress: Progress) -> None:
    """Kills this process, as `kill -9` does, a little later."""
    threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGKILL)).start()


def main(folder: Path, arguments: list[str]) -> None:
    from datenorm.network.training import train

    validation = list(islice(LittleDates(2)(start=0), 200))
    progress = kill_soon if "--kill" in arguments else None
    resume = "--resume" in arguments
    trained = train(
        PRESET, LittleDates(1), validation, SOURCE, TARGET, folder, seed=3, resume=resume, progress=progress
    )
    print(json.dumps(asdict(trained.advance)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
