"""The two ends of an interval of days: which fields each states, where the end lies, and the label of both."""

from __future__ import annotations

import datetime
import random
from typing import NamedTuple

from datenorm.generation.dates import days_of

FIRST_YEAR, LAST_YEAR = 1000, 9990
# How far the end lies from the start, in days, drawn evenly.
DISTANCES = ((1, 1), (1, 3), (2, 7), (7, 14), (10, 62), (30, 700))
LONG_DISTANCE = (300, 9000)


class Combination(NamedTuple):
    """Which fields the first and the last end state: `d` and `dmy` are `3` and `5 May 1979`."""

    first: str
    last: str

    @property
    def is_one_month(self) -> bool:
        """Whether one end takes its month from the other."""
        return "m" not in self.first or "m" not in self.last

    @property
    def is_one_year(self) -> bool:
        """Whether an end takes its year from the other, or neither states one."""
        return "y" not in self.first or "y" not in self.last

    @property
    def has_year(self) -> bool:
        return "y" in self.first + self.last


# By the order of a language's dates: in the first the shared fields follow, in the others they go before.
COMBINATIONS = {
    "dmy": (("d", "dmy"), ("d", "dmy"), ("d", "dm"), ("dm", "dmy"), ("dm", "dm"), ("dmy", "dmy")),
    "mdy": (("dm", "dy"), ("dm", "dy"), ("dm", "d"), ("dm", "dmy"), ("dm", "dm"), ("dmy", "dmy")),
    "ymd": (("dmy", "d"), ("dmy", "d"), ("dm", "d"), ("dmy", "dm"), ("dm", "dm"), ("dmy", "dmy")),
    "ydm": (("dy", "dm"), ("dy", "dm"), ("d", "dm"), ("dmy", "dm"), ("dm", "dm"), ("dmy", "dmy")),
}


def end_of(
    rng: random.Random, start: datetime.date, combination: Combination, *, is_next: bool = False
) -> datetime.date | None:
    """A day after the start from which the fields left out can be filled; None where there is none."""
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        return None
    last_day = days_of(start.year, start.month)
    if is_next:
        end = start + datetime.timedelta(days=1)
    elif combination.is_one_month:
        if start.day == last_day:
            return None
        end = start.replace(day=rng.randint(start.day + 1, last_day))
    else:
        is_long = not combination.is_one_year and rng.random() < 0.2
        end = start + datetime.timedelta(days=rng.randint(*(LONG_DISTANCE if is_long else rng.choice(DISTANCES))))
        if combination.is_one_year and end.year > start.year:
            end = start + datetime.timedelta(days=rng.randint(1, 9))
    if combination.is_one_month and (end.year, end.month) != (start.year, start.month):
        return None
    return None if combination.is_one_year and end.year != start.year else end


def label(start: datetime.date, end: datetime.date, year: str) -> str:
    """The expression of two days: `year` is how far the text states it: "y", "yy" or "".

    >>> label(datetime.date(1979, 5, 3), datetime.date(1979, 5, 5), "yy")
    'XX79-05-03/XX79-05-05'
    """
    return f"{day_label(start, year)}/{day_label(end, year)}"


def day_label(date: datetime.date, year: str) -> str:
    """The expression of a day whose year is stated in full ("y"), by two digits ("yy") or not at all ("")."""
    return f"{year_label(date.year, year)}-{date.month:02}-{date.day:02}"


def year_label(number: int, year: str) -> str:
    return {"y": f"{number:04}", "yy": f"XX{number % 100:02}"}.get(year, "XXXX")
