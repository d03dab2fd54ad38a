"""Which dates are drawn, and how a date is written in the target language.

Years 1 to 9999 are possible and most lie between 1900 and 2100, as in what people keep; month ends, leap days and year
turns, where mistakes live, are drawn more often than the calendar has them; a share comes from Faker.
"""

from __future__ import annotations

import datetime
import random
from functools import cache

from faker import Faker

from datenorm.generation.splits import Split

# (share, first year, last year)
YEARS = (
    (0.41, 1990, 2035),
    (0.36, 1900, 2100),
    (0.13, 1600, 1899),
    (0.045, 1000, 1599),
    (0.02, 1330, 1499),
    (0.005, 1451, 1499),  # in the Islamic calendar mostly to come
    (0.01, 1, 999),
    (0.02, 2101, 9999),
)
# (share, how the day is chosen within a year)
DAYS = (
    (0.70, "any"),
    (0.10, "first twelve"),
    (0.07, "month end"),
    (0.04, "month start"),
    (0.03, "leap day"),
    (0.03, "year turn"),
    (0.03, "faker"),
)
BARE_YEARS = range(1000, 2200)  # years that four digits alone are; any other such number counts something else
HABIT = 0.5  # of the dates that a rule with a habit writes
FAKER_RANGE = (datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


def draw_date(rng: random.Random, split: Split, habit: str = "") -> datetime.date:
    """A date of the split: a date belongs to one split only, whatever text it is written in.

    Leap days and the last days of leap years are in all: which years have them is known by heart or not at all.

    `habit` draws a share of the dates as some forms need them: `ancient` from years 1 to 1500, many of two digits,
    `year end` from the last days of leap years and of years with 53 weeks.
    """
    while True:
        date = _draw_date(rng)
        if habit and rng.random() < HABIT:
            date = _ancient(rng, date) if habit == "ancient" else _year_end(rng)
        if tells_a_leap_year(date) or split.owns(f"{date.year % 100:02}{date.month:02}{date.day:02}"):
            return date


def tells_a_leap_year(date: datetime.date) -> bool:
    """Whether it is 29 February or a day 366: `29 Feb 1968`, `1968-366`."""
    return (date.month, date.day) == (2, 29) or date.timetuple().tm_yday == 366


def _ancient(rng: random.Random, date: datetime.date) -> datetime.date:
    last = 99 if rng.random() < 0.4 else 1500
    return date.replace(year=rng.randint(1, last), day=min(date.day, 28))


def _year_end(rng: random.Random) -> datetime.date:
    """One of the last eight days of a year that has a day 366 or a week 53."""
    while True:
        year = rng.randint(1900, 2100)
        if _is_leap(year) or datetime.date(year, 12, 28).isocalendar().week == 53:
            return datetime.date(year, 12, rng.randint(24, 31))


def _draw_date(rng: random.Random) -> datetime.date:
    way = _pick(rng, DAYS)
    if way == "faker":
        fake = _faker()
        fake.seed_instance(rng.getrandbits(64))
        return fake.date_between_dates(*FAKER_RANGE)
    year = draw_year(rng)
    if way == "leap day":
        year = max(4, year - year % 4)
        return datetime.date(year, 2, 29) if _is_leap(year) else datetime.date(year, 2, 28)
    if way == "year turn":
        month, day = rng.choice(((12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)))
        return datetime.date(year, month, day)
    month = rng.randint(1, 12)
    last = days_of(year, month)
    if way == "month end":
        return datetime.date(year, month, rng.randint(28, last))
    highest = {"month start": 3, "first twelve": 12}.get(way, last)
    return datetime.date(year, month, rng.randint(1, highest))


def draw_year(rng: random.Random) -> int:
    roll = rng.random()
    for share, first, last in YEARS:
        if roll < share:
            return rng.randint(first, last)
        roll -= share
    return rng.randint(1900, 2100)


def expression(date: datetime.date, precision: str = "day", open_century: bool = False) -> str:
    """What the network is to write for a date at a precision; `XX` for a century that the text leaves open.

    Beside `day`, `month` and `year` there are ISO 8601's day of the year (`ordinal`) and weeks (`week day`, `week`).

    >>> date = datetime.date(1979, 5, 3)
    >>> expression(date), expression(date, "month", open_century=True), expression(date, "ordinal")
    ('1979-05-03', 'XX79-05', '1979-123')
    """
    year = f"XX{date.year % 100:02}" if open_century else f"{date.year:04}"
    iso = date.isocalendar()
    match precision:
        case "year":
            return year
        case "month":
            return f"{year}-{date.month:02}"
        case "ordinal":
            return f"{year}-{date.timetuple().tm_yday:03}"
        case "week":
            return f"{iso.year:04}-W{iso.week:02}"
        case "week day":
            return f"{iso.year:04}-W{iso.week:02}-{iso.weekday}"
    return f"{year}-{date.month:02}-{date.day:02}"


def days_of(year: int, month: int) -> int:
    """The number of days of a month of the proleptic Gregorian calendar."""
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _pick(rng: random.Random, table: tuple[tuple[float, str], ...]) -> str:
    roll = rng.random()
    for share, name in table:
        if roll < share:
            return name
        roll -= share
    return table[0][1]


@cache
def _faker() -> Faker:
    return Faker()
