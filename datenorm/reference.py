"""The reference date: the day that relative words count from, and how what a text leaves out is chosen."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import NamedTuple

from datenorm.errors import InvalidReference
from datenorm.hints import MONDAY


class Prefer(StrEnum):
    """Which of the days that a text can mean is taken, where it leaves out the year, the month or the week."""

    NEAREST = "nearest"
    PAST = "past"
    FUTURE = "future"


class Reference(NamedTuple):
    """A reference date with what is done with it.

    `first_weekday`, 1 for Monday to 7 for Sunday, begins the weeks in which "next week" counts. `fills` says that a
    missing year, month or week is put in too; without it only words that count from a day are resolved.
    """

    date: datetime.date
    prefer: Prefer = Prefer.NEAREST
    first_weekday: int = MONDAY
    fills: bool = True


def read_reference(value: object) -> datetime.date:
    """The date of a `datetime.date`, or of a text such as 2024-05-03; a time of day behind it is read over.

    >>> read_reference("2024-05-03T23:10:00+02:00")
    datetime.date(2024, 5, 3)

    Raises InvalidReference for what is no date of the years 1 to 9999.
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.datetime.fromisoformat(str(value)).date()
    except ValueError as error:
        raise InvalidReference(
            f"a reference date is a day of the years 0001 to 9999, written like 2024-05-03; received {value!r:.60}"
        ) from error


def read_prefer(value: str | None) -> Prefer:
    """The preference of that name, nearest where there is none. Raises InvalidReference."""
    if value is None:
        return Prefer.NEAREST
    try:
        return Prefer(value)
    except ValueError as error:
        names = ", ".join(Prefer)
        raise InvalidReference(f"a preference is one of {names}; received {value!r:.60}") from error
