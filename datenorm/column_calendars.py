"""In which calendars the dates of a column were written, and which rows without a mark may be in one of them.

A date of another calendar is known by its mark, by the names of its months or by its script; `12/09/1445` beside
`12 Ramadan 1445 AH` has none of these and is read as Gregorian. That is told, not decided: it may be right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

GREGORIAN = "gregorian"
# Calendars whose years a reader could take for Gregorian ones; those of eras are too small, those of Julius the same.
_LIKE_GREGORIAN = ("buddhist", "coptic", "ethiopic", "hebrew", "indian", "islamic", "persian")
_MARKED = re.compile(r"(?<![a-z])(?!bc:)([a-z]+):([0-9]{4})?")

Years = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Calendars:
    """How many rows were written in each calendar, and of the Gregorian ones how many have a year such as those of
    `other` are in its own count (of the years from `first` to `last`).
    """

    rows: Mapping[str, int]
    other: str | None = None
    unmarked: int = 0
    first: int = 0
    last: int = 0

    @property
    def mixes(self) -> bool:
        return len(self.rows) > 1

    @property
    def message(self) -> str | None:
        """What people should know; None where all rows are Gregorian."""
        if not self.rows or set(self.rows) == {GREGORIAN}:
            return None
        whole = sum(self.rows.values())
        ordered = sorted(self.rows.items(), key=lambda item: (-item[1], item[0]))
        told = ", ".join(f"{name} {count:,} ({count / whole:.1%})" for name, count in ordered)
        if not self.unmarked:
            return told
        years = f"{self.first}" if self.first == self.last else f"{self.first} to {self.last}"
        rows = f"{self.unmarked:,} row{'' if self.unmarked == 1 else 's'}"
        return f"{told}; {rows} with a year of {years} and no sign of the {self.other} calendar read as Gregorian"

    def as_json(self) -> dict[str, Any]:
        """The same for programs."""
        return {"rows": dict(self.rows), "other": self.other, "unmarked": self.unmarked, "message": self.message}


def calendar_of(expression: str) -> tuple[str, int | None]:
    """The calendar that an expression is written in, and its year there where one is stated and it is not Gregorian.

    >>> calendar_of("islamic:1445-09-12"), calendar_of("1979-05-03"), calendar_of("bc:0044")
    (('islamic', 1445), ('gregorian', None), ('gregorian', None))
    """
    found = _MARKED.search(expression)
    if found is None:
        return GREGORIAN, None
    return found[1], int(found[2]) if found[2] else None


def judge_calendars(marked: Mapping[tuple[str, int | None], int], years: Years) -> Calendars:
    """What rows say that are counted by calendar and own year; `years` counts the stated years of Gregorian ones.

    >>> judge_calendars({("islamic", 1445): 3, ("gregorian", None): 2}, {1445: 1, 2024: 1}).unmarked
    1
    """
    rows: Counter[str] = Counter()
    own: dict[str, list[int]] = {}
    for (calendar, year), count in marked.items():
        rows[calendar] += count
        if year is not None and calendar in _LIKE_GREGORIAN:
            own.setdefault(calendar, []).append(year)
    found = Calendars(dict(sorted(rows.items())))
    for calendar, stated in sorted(own.items()):
        first, last = min(stated), max(stated)
        unmarked = sum(count for year, count in years.items() if first <= year <= last)
        if unmarked > found.unmarked:
            found = Calendars(found.rows, calendar, unmarked, first, last)
    return found
