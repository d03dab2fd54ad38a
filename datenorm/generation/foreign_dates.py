"""Dates of other calendars: what day of them a Gregorian day is, and what the network is to write for it."""

from __future__ import annotations

import datetime
import random
from functools import cache
from typing import NamedTuple

from datenorm.other_calendars import ADAR_I, ERAS, MONTH_LENGTHS, YEAR_ZERO, months_of

# Gregorian years in which people use a calendar without more words; between those of one month's name in two calendars
# (Tir is Persian in 1403 and Ethiopic in 2016) no year is shared.
WINDOWS = {
    "islamic": (800, 2080), "hebrew": (1840, 2060), "persian": (1850, 2060), "ethiopic": (1850, 2050),
    "coptic": (1850, 2050), "indian": (1900, 2060), "buddhist": (1900, 2057), "roc": (1912, 2060),
    "japanese": (1873, 2050), "julian": (1000, 1950), "new style": (1600, 1923),
}  # fmt: skip
# Gregorian year of year 0, about.
_YEAR_ZERO = {"persian": 621, "hebrew": -3761, "coptic": 283, "ethiopic": 7, "indian": 78, "julian": 0}


class ForeignDate(NamedTuple):
    """A day of another calendar; `calendar` is the mark that the network writes, an era for Japanese dates."""

    calendar: str
    year: int
    month: int
    day: int

    def label(self, precision: str) -> str:
        """The answer: `ForeignDate("reiwa", 6, 5, 3).label("month")` is `reiwa:0006-05`."""
        end = {"day": f"-{self.month:02}-{self.day:02}", "month": f"-{self.month:02}", "year": ""}[precision]
        return f"{self.calendar}:{self.year:04}{end}"

    @property
    def is_leap_adar(self) -> bool:
        """Whether the month is the Adar of a leap year, which is called Adar II."""
        return self.calendar == "hebrew" and self.month == ADAR_I + 1 and ADAR_I in months_of("hebrew", self.year)


def foreign_date(calendar: str, date: datetime.date) -> ForeignDate | None:
    """The same day in another calendar; `japanese` gives it in its era. None before the calendar's first year.

    >>> foreign_date("japanese", datetime.date(2024, 5, 3))
    ForeignDate(calendar='reiwa', year=6, month=5, day=3)
    >>> foreign_date("hebrew", datetime.date(2024, 5, 3))
    ForeignDate(calendar='hebrew', year=5784, month=8, day=25)
    """
    if calendar == "japanese":
        era = next((era for era, (first, last) in ERAS.items() if first <= date <= last), None)
        return foreign_date(era, date) if era else None
    if calendar in YEAR_ZERO:
        year = date.year - YEAR_ZERO[calendar]
        return ForeignDate(calendar, year, date.month, date.day) if year > 0 else None
    number = date.toordinal()
    about = (number - 227015) * 100 // 35437 + 1 if calendar == "islamic" else date.year - _YEAR_ZERO[calendar]
    for year in (about, about - 1, about + 1):
        for month, (first, days) in months_of(calendar, year).items() if year > 0 else ():
            if first <= number < first + min(days, MONTH_LENGTHS[calendar][month - 1]):
                return ForeignDate(calendar, year, month, number - first + 1)
    return None


def in_window(rng: random.Random, calendar: str, date: datetime.date) -> datetime.date | None:
    """The date, moved by centuries into the years in which the calendar is used.

    The year of the century, month and day stay, by which dates are split; None for a leap day without a year for it.
    """
    first, last = WINDOWS[calendar]
    if first <= date.year <= last:
        return date
    year = rng.choice(_years(first, last, date.year % 100) or (0,))
    try:
        return date.replace(year=year)
    except ValueError:
        return None


@cache
def _years(first: int, last: int, short: int) -> tuple[int, ...]:
    return tuple(year for year in range(first, last + 1) if year % 100 == short)
