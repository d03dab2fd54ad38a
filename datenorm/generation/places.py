"""Names of towns in many scripts, of `data/place_names.tsv.gz`: alone, or two of them in one script.

Nothing else has so many letters that no language's words have: what looks like a word for tomorrow in one of four
hundred languages is mostly a name of something.
"""

from __future__ import annotations

import random
from functools import cache

from datenorm.generation.tables import data_rows, ways

EVENLY = 0.35  # of the texts: every script as often as the others, else as many as it has names
ALONE = 0.75
PAIRS = ("{}, {}", "{}, {}", "{} - {}", "{}–{}", "{}/{}", "{} ({})", "{} {}")


def place_name(rng: random.Random) -> str:
    """A name, or two: `Kotschkor-Ata`, `Чуст`, `ಸೊಜಾತ್`, `Lunde - Nome`."""
    names = rng.choice(_scripts()) if rng.random() < EVENLY else rng.choices(_scripts(), _sizes())[0]
    if rng.random() < ALONE:
        return rng.choice(names)
    return rng.choice(PAIRS).format(rng.choice(names), rng.choice(names))


@cache
def _scripts() -> tuple[tuple[str, ...], ...]:
    return tuple(ways(names) for _, names in data_rows("place_names"))


@cache
def _sizes() -> tuple[int, ...]:
    return tuple(map(len, _scripts()))
