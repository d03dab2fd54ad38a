"""Train, validation and test: split by pattern with locale, by date and by text.

Each key (a pattern in a locale, a date, a canonical text) is hashed, and its hash belongs to one split. An example
belongs to a split only if all of its keys do, so no two splits share a text, nor a date but for those that tell a leap
year, as no other does (`dates.draw_date`). Nor do they share a pattern in a locale, but for the rules whose patterns
are words to be known by heart (`DateRule.holds_patterns_out`): nobody can read "hace {n} días" without having learned
it.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Split:
    """One of the three parts; `number` is 0 for train, 1 for validation, 2 for test."""

    name: str
    number: int

    def owns(self, key: str, parts: int = 16) -> bool:
        """Whether a key belongs to this split: validation and test own one part in `parts` each, train the rest."""
        part = zlib.crc32(key.encode("utf-8", "surrogatepass")) % parts
        return part == self.number if self.number else part not in (1, 2)

    def owns_pattern(self, locale: str, pattern: str) -> bool:
        return _owns_pattern(self, locale, pattern)


@cache
def _owns_pattern(split: Split, locale: str, pattern: str) -> bool:
    return split.owns(f"{locale}|{pattern}", PATTERN_PARTS)


PATTERN_PARTS = 64
SPLITS = {name: Split(name, number) for number, name in enumerate(("train", "validation", "test"))}
