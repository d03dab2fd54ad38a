"""In which orders the digits of a text can be read, once the network has found the date among them.

The network says which numbers of a text are its day; here they are found again, and each order of day, month and year
is tried on them. `25/12/2005` can be a day in one order only, whatever a hint says, and so it tells how its column was
written; `03/04/2005` can be two. A text with a spelled month, or with the year of four digits in front, says nothing
about the order of other texts: it has no layout.

>>> names(layout("25/12/2005", "2005-12-25").orders), names(layout("03/04/2005", "2005-04-03").orders)
(('dmy',), ('dmy', 'mdy'))
>>> names(layout("25/12/05 14:20", "XX05-12-25").orders), layout("25 May 2005", "2005-05-25")
(('dmy', 'ymd'), None)
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from datenorm.errors import InvalidReference
from datenorm.text import canonical
from datenorm.vocabulary import ORDERS
from datenorm.weekdays import named_weekdays

# Orders as a set of bits: 1 is the first of ORDERS, 2 the second, 4 the third.
BITS = {order: 1 << number for number, order in enumerate(ORDERS)}

_DAY = re.compile(r"(?:XXXX|(?:[0-9]{2}|XX)([0-9]{2}))-([0-9]{2})-([0-9]{2})[?~%]?")
_NUMBERS = re.compile(r"[0-9]+")
# What may stand between the fields of a date: no letters, and no colon, which stands in clock times.
_GAP = re.compile(r"[^\w:]{0,4}")
_COMPACT = 8
_LEAP_YEAR = 2000
DEFAULT_PIVOT = 1969
# Different numbers whose readings are kept; most columns have fewer different days.
_KEPT = 1 << 14


class Window(NamedTuple):
    """What the user knows of a column's dates: none is earlier or later."""

    not_before: datetime.date | None = None
    not_after: datetime.date | None = None

    def holds(self, year: str, month: int, day: int) -> bool:
        """Whether a day is in the window; of a short year, whether a century brings it there.

        Where one bound is open a short year is taken to lie within a hundred years of the other.
        """
        if self == (None, None) or not year:
            return True
        first, last = self.not_before or datetime.date.min, self.not_after or datetime.date.max
        if len(year) == 4:
            years = [int(year)]
        else:
            low = first.year if self.not_before else last.year - 99
            high = last.year if self.not_after else first.year + 99
            years = list(range(low + (int(year) - low) % 100, high + 1, 100))
        return any(first <= found <= last for found in _days(years, month, day))


ANY_DAY = Window()


def read_window(not_before: object = None, not_after: object = None) -> Window:
    """The window between two bounds, each a date, or a text such as 2024-05-03, 2024-05 or 2024; None for no bound.

    >>> read_window("1950", "2024-02")
    Window(not_before=datetime.date(1950, 1, 1), not_after=datetime.date(2024, 2, 29))

    Raises InvalidReference for what is no date, and where the first is after the last.
    """
    first = None if not_before is None else _bound(not_before, "not_before", is_last=False)
    last = None if not_after is None else _bound(not_after, "not_after", is_last=True)
    if first and last and first > last:
        raise InvalidReference(f"no date is both not before {first} and not after {last}; exchange the two")
    return Window(first, last)


class Layout(NamedTuple):
    """The fields of a numeric date as they stand in its text.

    `orders` are those in which they are a day that exists, as bits, and `standing` those of them that give the day
    which was read; `fields` are the numbers, two where the year is not stated; `short_year` says that the year has at
    most two digits.
    """

    orders: int
    standing: int
    fields: tuple[int, ...]
    short_year: bool

    @property
    def has_year(self) -> bool:
        return len(self.fields) == 3


def names(orders: int) -> tuple[str, ...]:
    """The names of orders that are given as bits."""
    return tuple(order for order, bit in BITS.items() if orders & bit)


def layout(text: str, expression: str | None, window: Window = ANY_DAY, pivot: int = DEFAULT_PIVOT) -> Layout | None:
    """The layout of a text that the network read as `expression`; None where its digits carry no order.

    Orders whose day is outside the window, or is not the weekday that the text names, are left out, unless then none is
    left. Two digits are a year of the hundred that begin with `pivot`.
    """
    stated = _stated(expression)
    if stated is None:
        return None
    written = canonical(text)
    for fields in _runs(written, 3 if stated[0] else 2):
        if standing := standing_orders(fields, stated):
            found = _layout(fields, standing, window)
            return _on_weekday(found, written, fields, pivot)
    return None


def standing_orders(fields: tuple[str, ...], stated: tuple[str, int, int]) -> int:
    """The orders in which fields say a day: year of its century (empty where not stated), month and day."""
    year, month, day = stated
    found = 0
    for bit, read in _readings(fields).items():
        if read[1:] == (month, day) and (int(read[0]) % 100 == int(year) if year else not read[0]):
            found |= bit
    return found


def stands_in(text: str, expression: str | None, order: str) -> bool:
    """Whether the digits of a text say the expression in that order; also where they carry no order."""
    stated = _stated(expression)
    if stated is None:
        return True
    found = [standing_orders(fields, stated) for fields in _runs(canonical(text), 3 if stated[0] else 2)]
    return not any(found) or any(orders & BITS[order] for orders in found)


def _stated(expression: str | None) -> tuple[str, int, int] | None:
    """Year of its century (empty where not stated), month and day of an expression; None where it is no day."""
    read = _DAY.fullmatch(expression or "")
    return None if read is None else (read[1] or "", int(read[2]), int(read[3]))


def _layout(fields: tuple[str, ...], standing: int, window: Window) -> Layout | None:
    if len(fields[0]) == 4 and len(fields) == 3:  # a year in front is read so whatever the order of the column
        return None
    read = _readings(fields)
    inside = sum(read) if window == ANY_DAY else sum(bit for bit, found in read.items() if window.holds(*found))
    orders = inside or sum(read)
    return Layout(orders, standing & orders, tuple(map(int, fields)), max(map(len, fields)) < 3)


def _on_weekday(found: Layout | None, text: str, fields: tuple[str, ...], pivot: int) -> Layout | None:
    """A layout with the orders alone in which the fields are the weekday that the text names, where there are any."""
    if found is None or not found.has_year or len(names(found.orders)) < 2 or not (weekdays := named_weekdays(text)):
        return found
    read = _readings(fields)
    days = {bit: _first_day(read[bit], pivot) for bit in BITS.values() if found.orders & bit}
    orders = sum(bit for bit, day in days.items() if day is not None and day.isoweekday() in weekdays)
    return found._replace(orders=orders, standing=found.standing & orders) if orders else found


def _first_day(read: tuple[str, int, int], pivot: int) -> datetime.date | None:
    """The day that fields say, in the hundred years that begin with the pivot where the year is short."""
    year, month, day = read
    number = int(year) if len(year) == 4 else pivot + (int(year) - pivot) % 100
    return next(_days([number], month, day), None)


@lru_cache(_KEPT)
def _readings(fields: tuple[str, ...]) -> Mapping[int, tuple[str, int, int]]:
    """Year, month and day that fields are in each order, by its bit, in which they are a day that exists."""
    return {bit: found for order, bit in BITS.items() if (found := _in_order(fields, order))}


def _in_order(fields: tuple[str, ...], order: str) -> tuple[str, int, int] | None:
    """Year, month and day that fields are in an order; None where there is no such day."""
    if len(fields) == 2:
        first, second = map(int, fields)
        year, month, day = ("", second, first) if order == "dmy" else ("", first, second)
    else:
        by_letter = dict(zip(order, fields, strict=True))
        year, month, day = by_letter["y"], int(by_letter["m"]), int(by_letter["d"])
        if len(year) == 3 or len(year) < max(map(len, fields)) == 4:
            return None
    if not 1 <= month <= 12:
        return None
    return (year, month, day) if any(_days([_in_full(year)], month, day)) else None


def _in_full(year: str) -> int:
    """A year in which a date of that year may exist; two digits may be a leap year where any century makes them one."""
    return int(year) if len(year) == 4 else _LEAP_YEAR + int(year or 0)


def _runs(text: str, count: int) -> Iterator[tuple[str, ...]]:
    """Numbers of a canonical text that stand together, as many as a date has fields; eight digits are cut as dates."""
    numbers = list(_NUMBERS.finditer(text))
    for start in range(len(numbers) - count + 1):
        run = numbers[start : start + count]
        gaps = [text[one.end() : other.start()] for one, other in pairwise(run)]
        if all(len(number[0]) in (1, 2, 4) for number in run) and all(map(_GAP.fullmatch, gaps)):
            yield tuple(number[0] for number in run)
    for digits in (number[0] for number in numbers if count == 3 and len(number[0]) == _COMPACT):
        yield digits[:2], digits[2:4], digits[4:]


def _days(years: list[int], month: int, day: int) -> Iterator[datetime.date]:
    """That day in each of the years that has it."""
    for year in years:
        if 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]:
            yield datetime.date(year, month, day)


def _bound(value: object, name: str, is_last: bool) -> datetime.date:
    """A bound as a date; of a year or a month its first day or its last."""
    if isinstance(value, datetime.date):
        return value.date() if isinstance(value, datetime.datetime) else value
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", str(value))
    try:
        if found is None:
            raise ValueError
        year, month = int(found[1]), int(found[2] or (12 if is_last else 1))
        day = int(found[3] or (monthrange(year, month)[1] if is_last else 1))
        return datetime.date(year, month, day)
    except ValueError as error:
        raise InvalidReference(
            f"{name} is a date such as 2024-05-03, 2024-05 or 2024 of the years 0001 to 9999; received {value!r:.60}"
        ) from error
