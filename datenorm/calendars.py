"""Arithmetic of the proleptic Gregorian calendar, for years before 1 and after 9999 too.

Digits that a text leaves open are `X`, as in EDTF: `stand_for` says which numbers they can be.

Days are numbered as `datetime.date.toordinal` does: 1 January of year 1 is day 1, a Monday. Years are astronomical:
year 0 is 1 BC.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date
from itertools import product

DIGITS = "0123456789"
POSITIONS = "12345L"  # of a weekday in a month; L is the last
QUALIFIERS = "?~%"  # uncertain, approximate, both
# Marks of other calendars; `bc` of years before Christ, and of the Japanese eras each its own.
CALENDARS = (
    "bc", "buddhist", "coptic", "ethiopic", "hebrew", "heisei", "indian", "islamic", "julian", "meiji", "persian",
    "reiwa", "roc", "showa", "taisho",
)  # fmt: skip
LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day; months below 1 and above 12 are those of the years before and after.

    >>> day_number(1, 1, 1), day_number(2024, 0, 31) == day_number(2023, 12, 31)
    (1, True)
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12
    before = year - 1
    leap_day = month > 1 and isleap(year)
    return 365 * before + before // 4 - before // 100 + before // 400 + _DAYS_BEFORE[month] + leap_day + day


def day_of_year(year: int, day: int) -> str | None:
    """The date of a day of the year, counted from 1; None outside of the years 1 to 9999.

    >>> day_of_year(1979, 123)
    '1979-05-03'
    """
    return _date(day_number(year, 1, 1) + day - 1)


def day_of_week(year: int, week: int, weekday: int) -> str | None:
    """The date of a weekday, 1 Monday to 7 Sunday, of an ISO week; None outside of the years 1 to 9999.

    >>> day_of_week(2024, 10, 3)
    '2024-03-06'
    """
    return _date(first_monday(year) + 7 * week - 7 + weekday - 1)


def weekday_of_month(year: int, month: int, position: str, weekday: int) -> str | None:
    """The date of the first ("1"), second, …, fifth or last ("L") such weekday, 1 Monday to 7 Sunday, of a month.

    >>> weekday_of_month(2024, 5, "2", 1), weekday_of_month(2024, 5, "L", 5), weekday_of_month(2024, 2, "5", 5)
    ('2024-05-13', '2024-05-31', None)

    None where the month has no fifth.
    """
    days, weekday_of_first = monthrange(year, month)[1], (day_number(year, month, 1) - 1) % 7 + 1
    first = 1 + (weekday - weekday_of_first) % 7
    day = first + (days - first) // 7 * 7 if position == "L" else first + 7 * (int(position) - 1)
    return f"{year:04}-{month:02}-{day:02}" if day <= days else None


def first_monday(year: int) -> int:
    """The number of the day on which ISO week 1 begins: the Monday of the week with 4 January (ISO 8601-1, 4.2.2)."""
    fourth = day_number(year, 1, 4)
    return fourth - (fourth - 1) % 7


def has_week_53(year: int) -> bool:
    """Whether an ISO year has 53 weeks."""
    return first_monday(year + 1) - first_monday(year) == 7 * 53


def stand_for(digits: str, low: int, high: int) -> list[int]:
    """The numbers from low to high that digits, X for any digit, can stand for, in rising order.

    >>> stand_for("1X", 1, 12)
    [10, 11, 12]
    """
    if "X" not in digits:
        return [int(digits)] if low <= int(digits) <= high else []
    return [number for number in numbers(digits) if low <= number <= high]


def numbers(digits: str) -> Iterator[int]:
    """Every number that digits, X for any digit, can stand for, in rising order."""
    return (int("".join(chosen)) for chosen in product(*(DIGITS if digit == "X" else digit for digit in digits)))


def _date(number: int) -> str | None:
    return date.fromordinal(number).isoformat() if 1 <= number <= date.max.toordinal() else None
