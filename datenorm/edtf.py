"""The target language: what datenorm can say about a day, written after ISO 8601-1:2019 and EDTF (ISO 8601-2:2019).

    expression = calendar | relative | interval
    calendar   = date | season | ordinal | week | ofmonth | last | foreign
    date       = year [ "-" month [ "-" day ] ] [ qualifier ] | longyear [ qualifier ]
    season     = year "-" ( "21" … "41" ) [ qualifier ]             sub-year groupings of EDTF level 2
    ordinal    = year "-" 3 digits [ qualifier ]                    day of the year, from 001
    week       = year "-W" week [ "-" weekday ] [ qualifier ]       ISO weeks, which begin on Monday
    ofmonth    = year "-" month "-I" position "-" weekday           the second Monday of a month, its last Friday
    position   = "1" … "5" | "L"
    last       = year [ "-" month ] "-" units                       the last ten days of a month, months of a year
    units      = "IL-P" n ( "Q" | "M" | "D" )                       of a month days only; n from 1, not more than it has
    year       = [ "-" ] 4 digits       -0043 is 44 BC;  digits of year, month, day and week may be X: not stated
    longyear   = "Y" [ "-" ] 5 to 12 digits, the first not 0
    qualifier  = "?" uncertain | "~" approximate | "%" both
    foreign    = calendar mark ":" year [ "-" month [ "-" day ] ] [ qualifier ]
    interval   = end "/" end            both ends calendar or both relative, or one of them ".." (open) or
                                        nothing (unknown); the start not after the end; no ofmonth, no units
    relative   = [ "-" ] offset | [ "-" ] nth
    offset     = "P" [ n "Y" ] [ n "Q" ] [ n "M" ] [ n "W" ] [ n "D" ] [ "-" place ]
    place      = weekday, after W; day, "I" position "-" weekday or units, after M; month [ "-" ( day | units ) ],
                 units or "21" … "41", after Y
    nth        = "P" n "K" weekday
    weekday    = "1" (Monday) … "7" (Sunday), in a week also "X"

An offset counts from a reference date, backwards with a minus sign. Days and weeks lead to a day, and so do the others
where they end with days: `-P3D` is three days ago, `P2W` in two weeks, `-P1M0D` the day one month ago. Otherwise the
last unit is the precision: `P0M` this month, `-P1M` last month, `P1Q` the next quarter. A place is counted within that
unit: `P1W-X` next week, `P1M-15` the 15th of next month, `-P1Y-05` May last year, `P0Y-35` the third quarter of this
year. Only the last number may be 0.
There are four ways to say a weekday; K is the designator of weekdays in ISO 8601-2, and I that of a position:

    XXXX-WXX-5   Friday, which one is not stated
    P1W-5        the Friday of next week; P0W-5 of this week, -P1W-5 of last week
    P1K5         the first Friday after the reference date; -P1K5 the last before it, P2K5 the second after it
    2024-05-I2-5 the second Friday of May 2024; 2024-05-IL-5 the last, P1M-I1-5 the first of next month

The last units of a year or month are an interval whose days arithmetic tells: `2024-02-IL-P10D` are the last ten days
of February 2024, `P1Y-IL-P2Q` the last two quarters of next year. The first are written as the interval that they are.

A foreign date is written in the fields of its own calendar, under the mark of that (`persian:1403-02-14`); `bc` marks
years before Christ as they are counted (`bc:0044` is `-0043`). EDTF has no such thing: it is what the network writes
and code converts, as it resolves what counts from a reference date.

Not in the language: clock times, sets, qualifiers of single components, exponents and significant digits of years.
Nothing here counts: offsets are resolved elsewhere. Each value can only be built valid, and `parse(str(x)) == x`.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from datenorm.calendars import (
    CALENDARS,
    DIGITS,
    LAST_DAYS,
    POSITIONS,
    QUALIFIERS,
    day_number,
    first_monday,
    has_week_53,
    numbers,
    stand_for,
)
from datenorm.errors import InvalidExpression

# First and last month of the sub-year groupings that have fixed months: quarters, thirds and halves of the year.
GROUP_MONTHS = {
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
SEASONS = range(21, 42)
_SEASON_CODES = frozenset(map(str, SEASONS))

_UNITS = "YQMWD"
_LAST = "IL-P"  # the mark of the last units of a year or month
_MARK = re.compile("([a-z]+):")


class Bound(Enum):
    """An end of an interval that is no date."""

    OPEN = ".."
    UNKNOWN = ""

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date, perhaps reduced: `month` and `day` are empty where the precision ends before them.

    >>> str(Date("1979", "05")), Date("197X").precision, Date("1979", "05", "03").is_day
    ('1979-05', 'year', True)
    """

    year: str
    month: str = ""
    day: str = ""
    qualifier: str = ""

    def __post_init__(self) -> None:
        _ensure_valid(self)

    def __str__(self) -> str:
        return "-".join(filter(None, (self.year, self.month, self.day))) + self.qualifier

    @property
    def precision(self) -> str:
        return "day" if self.day else "month" if self.month else "year"

    @property
    def is_day(self) -> bool:
        """Whether it is one full day: every digit stated and nothing in doubt."""
        return bool(self.day) and not self.qualifier and "X" not in self.year + self.month + self.day


@dataclass(frozen=True, slots=True)
class Season:
    """A season (21 spring to 24 winter, 25 to 28 northern, 29 to 32 southern), quarter (33 to 36), third or half."""

    year: str
    code: int
    qualifier: str = ""

    def __post_init__(self) -> None:
        _ensure_valid(self)

    def __str__(self) -> str:
        return f"{self.year}-{self.code}{self.qualifier}"


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A day of the year, `001` to `366`."""

    year: str
    day: str
    qualifier: str = ""

    def __post_init__(self) -> None:
        _ensure_valid(self)

    def __str__(self) -> str:
        return f"{self.year}-{self.day}{self.qualifier}"


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week, or with `weekday` (1 to 7, or X) a day of it."""

    year: str
    week: str
    weekday: str = ""
    qualifier: str = ""

    def __post_init__(self) -> None:
        _ensure_valid(self)

    def __str__(self) -> str:
        return f"{self.year}-W{self.week}" + (f"-{self.weekday}" if self.weekday else "") + self.qualifier


@dataclass(frozen=True, slots=True)
class WeekdayOfMonth:
    """The first (`position` 1) to fifth or the last (L) such weekday (1 Monday to 7 Sunday) of a month."""

    year: str
    month: str
    position: str
    weekday: str

    def __post_init__(self) -> None:
        _ensure_valid(self)

    def __str__(self) -> str:
        return f"{self.year}-{self.month}-I{self.position}-{self.weekday}"


@dataclass(frozen=True, slots=True)
class LastUnits:
    """The last `count` quarters, months or days (`unit` Q, M or D) of a year, or days of a month."""

    year: str
    month: str
    count: int
    unit: str

    def __post_init__(self) -> None:
        _ensure_valid(self)

    def __str__(self) -> str:
        return "-".join(filter(None, (self.year, self.month, f"{_LAST}{self.count}{self.unit}")))


@dataclass(frozen=True, slots=True)
class ForeignDate:
    """A date in the fields of another calendar, perhaps reduced."""

    calendar: str
    year: str
    month: str = ""
    day: str = ""
    qualifier: str = ""

    def __post_init__(self) -> None:
        _ensure_valid(self)

    def __str__(self) -> str:
        return f"{self.calendar}:" + "-".join(filter(None, (self.year, self.month, self.day))) + self.qualifier


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance from a reference date; units not stated are None. `place` is counted within the last unit."""

    years: int | None = None
    quarters: int | None = None
    months: int | None = None
    weeks: int | None = None
    days: int | None = None
    place: str = ""
    is_past: bool = False

    def __post_init__(self) -> None:
        _ensure_valid(self)

    def __str__(self) -> str:
        units = zip((self.years, self.quarters, self.months, self.weeks, self.days), _UNITS, strict=True)
        amounts = "".join(f"{amount}{unit}" for amount, unit in units if amount is not None)
        return f"{'-' * self.is_past}P{amounts}" + (f"-{self.place}" if self.place else "")


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The `count`-th such weekday (1 Monday to 7 Sunday) after the reference date, or before it."""

    weekday: int
    count: int = 1
    is_past: bool = False

    def __post_init__(self) -> None:
        _ensure_valid(self)

    def __str__(self) -> str:
        return f"{'-' * self.is_past}P{self.count}K{self.weekday}"


Calendar = Date | Season | Ordinal | Week | WeekdayOfMonth | LastUnits | ForeignDate
Relative = Offset | NthWeekday
End = Calendar | Relative | Bound


@dataclass(frozen=True, slots=True)
class Interval:
    """From one day, month, … to another, both included; an end may be open or unknown, not both."""

    start: End
    end: End

    def __post_init__(self) -> None:
        _ensure_valid(self)

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


Expression = Calendar | Relative | Interval
_Value = TypeVar(
    "_Value", Date, Season, Ordinal, Week, WeekdayOfMonth, LastUnits, ForeignDate, Offset, NthWeekday, Interval
)


def parse(text: str) -> Expression:
    """The value of an expression.

    >>> parse("1979-05-03/1979-05-05").end
    Date(year='1979', month='05', day='05', qualifier='')
    >>> parse("1979-02-29")
    Traceback (most recent call last):
    ...
    datenorm.errors.InvalidExpression: not an expression: there is no such day in that month
      1979-02-29
              ^

    Raises InvalidExpression with a caret under the offending character.
    """
    return _read(text)


class _FaultError(Exception):
    """What is wrong with a text and where."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__(position, reason)
        self.position = position
        self.reason = reason


def _read(text: str) -> Expression:
    try:
        return _Reader(text).expression()
    except _FaultError as fault:
        start = max(0, fault.position - 60)
        shown = "".join(
            c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[start : fault.position + 20]
        )
        caret = " " * (fault.position - start) + "^"
        raise InvalidExpression(f"not an expression: {fault.reason}\n  {shown}\n  {caret}") from None


def _unchecked(kind: type[_Value], *fields: object) -> _Value:
    """A value of fields that were read in its text, so that they need not be read again."""
    value = object.__new__(kind)
    for name, field in zip(kind.__dataclass_fields__, fields, strict=True):
        object.__setattr__(value, name, field)
    return value


def _ensure_valid(value: Expression) -> None:
    """Refuses a value whose text is not in the language or reads as another value."""
    if _read(str(value)) != value:
        raise InvalidExpression(f"{value!r} is not in the language: its text {str(value)!r} reads as another value")


class _Reader:
    """Reads a text from left to right; `at` is the position of the next character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def expression(self) -> Expression:
        if not self.text:
            raise _FaultError(0, "the text is empty")
        start = self.end()
        if self.at == len(self.text) and not isinstance(start, Bound):
            return start
        if not self.take("/"):
            raise _FaultError(self.at, "a date, a distance or an interval was expected to end here")
        position = self.at
        end = self.end()
        if self.at < len(self.text):
            raise _FaultError(self.at, "the interval was expected to end here")
        _check_ends(start, end, position)
        return _unchecked(Interval, start, end)

    def end(self) -> End:
        if self.text[self.at : self.at + 1] in ("", "/"):
            return Bound.UNKNOWN
        if self.take(".."):
            return Bound.OPEN
        if self.text.startswith(("P", "-P"), self.at):
            return self.relative()
        if self.text[self.at : self.at + 1].islower():
            return self.foreign()
        return self.long_year() if self.take("Y") else self.calendar()

    def foreign(self) -> ForeignDate:
        mark = _MARK.match(self.text, self.at)
        if mark is None or mark[1] not in CALENDARS:
            raise _FaultError(self.at, f"a calendar was expected here, one of {', '.join(CALENDARS)}, and a colon")
        self.at = mark.end()
        year = self.digits(4, "of the year")
        month = self.number(1, 13, "month") if self.take("-") else ""
        day = self.number(1, 32, "day") if month and self.take("-") else ""
        return _unchecked(ForeignDate, mark[1], year, month, day, self.qualifier())

    def long_year(self) -> Date:
        start = self.at - 1
        self.take("-")
        first = self.at
        while self.at < len(self.text) and self.text[self.at] in DIGITS:
            self.at += 1
        if not 5 <= self.at - first <= 12 or self.text[first] == "0":
            raise _FaultError(first, "after Y a year has 5 to 12 digits and does not begin with 0")
        return _unchecked(Date, self.text[start : self.at], "", "", self.qualifier())

    def calendar(self) -> Calendar:
        start = self.at
        year = "-" * self.take("-") + self.digits(4, "of the year")
        if year == "-0000":
            raise _FaultError(start, "year 0 has no sign")
        if not self.take("-"):
            return _unchecked(Date, year, "", "", self.qualifier())
        if self.take("W"):
            return self.week(year)
        if self.take(_LAST):
            return _unchecked(LastUnits, year, "", *self.last_units(_units_of_year(_days_of_year(year))))
        start = self.at
        if all(digit in DIGITS for digit in self.text[start : start + 3]) and len(self.text) >= start + 3:
            return self.ordinal(year)
        month = self.digits(2, "of the month")
        if month.isdigit() and int(month) in SEASONS:
            return _unchecked(Season, year, int(month), self.qualifier())
        if not stand_for(month, 1, 12):
            raise _FaultError(start, "there is no such month, season or quarter")
        if month.isdigit() and self.take(f"-{_LAST}"):
            return _unchecked(LastUnits, year, month, *self.last_units({"D": _days_of_month(year, month)}))
        if month.isdigit() and self.take("-I"):
            return _unchecked(WeekdayOfMonth, year, month, *self.weekday_of_month())
        day = self.day(year, month) if self.take("-") else ""
        return _unchecked(Date, year, month, day, self.qualifier())

    def weekday_of_month(self) -> tuple[str, str]:
        """Position and weekday behind the mark of a position."""
        position = self.text[self.at : self.at + 1]
        if not position or position not in POSITIONS or self.text[self.at + 1 : self.at + 2] != "-":
            raise _FaultError(self.at, "a position from 1 to 5 or L, the last, and a hyphen were expected here")
        self.at += 2
        return position, self.weekday("1234567")

    def last_units(self, most: Mapping[str, int]) -> tuple[int, str]:
        """How many units of which kind, behind the mark of the last; `most` says how many there are of each."""
        start = self.at
        count, unit = self.amount(), self.text[self.at : self.at + 1]
        if unit not in most or not 1 <= count <= most[unit]:
            fitting = ", ".join(f"1 to {number}{unit}" for unit, number in most.items())
            raise _FaultError(start, f"{fitting} were expected here, which the year or month has")
        self.at += 1
        return count, unit

    def day(self, year: str, month: str) -> str:
        start = self.at
        day = self.digits(2, "of the day")
        if not stand_for(day, 1, _days_of_month(year, month)):
            raise _FaultError(start, "there is no such day in that month")
        return day

    def ordinal(self, year: str) -> Ordinal:
        start = self.at
        day = self.digits(3, "of the day")
        if not 1 <= int(day) <= _days_of_year(year):
            raise _FaultError(start, "there is no such day in that year")
        return _unchecked(Ordinal, year, day, self.qualifier())

    def week(self, year: str) -> Week:
        start = self.at
        week = self.digits(2, "of the week")
        last = 53 if any(map(has_week_53, _years(year))) else 52
        if not stand_for(week, 1, last):
            raise _FaultError(start, "there is no such week in that year")
        weekday = self.weekday("1234567X") if self.take("-") else ""
        return _unchecked(Week, year, week, weekday, self.qualifier())

    def relative(self) -> Relative:
        is_past = self.take("-")
        self.take("P")
        amounts: dict[str, int] = {}
        while not amounts or self.text[self.at : self.at + 1] not in ("", "/", "-"):
            start = self.at
            amount = self.amount()
            if not amounts and amount and self.take("K"):
                return _unchecked(NthWeekday, int(self.weekday("1234567")), amount, is_past)
            amounts[self.unit(amounts)] = amount
            if 0 in list(amounts.values())[:-1] or (is_past and not any(amounts.values())):
                raise _FaultError(start, "only the last number may be 0, and a distance of 0 has no sign")
        place = self.place(list(amounts)[-1]) if self.take("-") else ""
        return _unchecked(Offset, *map(amounts.get, _UNITS), place, is_past)

    def place(self, unit: str) -> str:
        """A place within a unit: its text without the hyphen in front."""
        if unit == "W":
            return self.weekday("1234567X")
        if unit not in "YM":
            raise _FaultError(self.at - 1, f"no place follows {unit}")
        if self.take(_LAST):
            return self.last_place(_units_of_year(366) if unit == "Y" else {"D": 31})
        if unit == "M":
            return "I" + "-".join(self.weekday_of_month()) if self.take("I") else self.number(1, 31, "day")
        if self.text[self.at : self.at + 2] in _SEASON_CODES:
            return self.digits(2, "of the season")
        month = self.number(1, 12, "month")
        if not self.take("-"):
            return month
        days = LAST_DAYS[int(month) - 1]
        return f"{month}-" + (self.last_place({"D": days}) if self.take(_LAST) else self.number(1, days, "day"))

    def last_place(self, most: Mapping[str, int]) -> str:
        """The last units as a place within a year or month."""
        count, unit = self.last_units(most)
        return f"{_LAST}{count}{unit}"

    def number(self, low: int, high: int, what: str) -> str:
        """Two digits that count something."""
        start = self.at
        digits = self.digits(2, f"of the {what}")
        if not digits.isdigit() or not low <= int(digits) <= high:
            raise _FaultError(start, f"a {what} from {low:02} to {high} was expected here")
        return digits

    def amount(self) -> int:
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in DIGITS:
            self.at += 1
        digits = self.text[start : self.at]
        if not 1 <= len(digits) <= 6 or (digits[0] == "0" and digits != "0"):
            raise _FaultError(start, "a number of 1 to 6 digits without leading zeros was expected here")
        return int(digits)

    def unit(self, taken: dict[str, int]) -> str:
        remaining = _UNITS[max((_UNITS.index(unit) + 1 for unit in taken), default=0) :]
        for unit in remaining:
            if self.take(unit):
                return unit
        raise _FaultError(
            self.at, f"one of {', '.join(remaining)} was expected here" if remaining else "no unit can follow D"
        )

    def weekday(self, days: str) -> str:
        day = self.text[self.at : self.at + 1]
        if not day or day not in days:
            raise _FaultError(self.at, "a weekday from 1 (Monday) to 7 (Sunday) was expected here")
        self.at += 1
        return day

    def qualifier(self) -> str:
        return next((mark for mark in QUALIFIERS if self.take(mark)), "")

    def digits(self, count: int, what: str) -> str:
        """The next `count` characters, each a digit or X."""
        digits = self.text[self.at : self.at + count]
        for position in range(count):
            if digits[position : position + 1] not in {*DIGITS, "X"}:
                raise _FaultError(self.at + position, f"a digit {what} or X was expected here")
        self.at += count
        return digits

    def take(self, mark: str) -> bool:
        """Steps over `mark` if it comes next."""
        found = self.text.startswith(mark, self.at)
        self.at += len(mark) * found
        return found


def _check_ends(start: End, end: End, position: int) -> None:
    if isinstance(start, WeekdayOfMonth | LastUnits) or isinstance(end, WeekdayOfMonth | LastUnits):
        raise _FaultError(position, "what is counted within a year or month is no end of an interval")
    if any(isinstance(one, Offset) and _LAST in one.place for one in (start, end)):
        raise _FaultError(position, "the last units of a year or month are no end of an interval")
    if isinstance(start, Bound) or isinstance(end, Bound):
        if isinstance(start, Bound) and isinstance(end, Bound):
            raise _FaultError(position, "one end of an interval at least is a date or a distance")
    elif isinstance(start, Relative) != isinstance(end, Relative):
        raise _FaultError(position, "the ends are either both dates or both distances from a reference date")
    elif isinstance(start, Relative | ForeignDate) or isinstance(end, Relative | ForeignDate):
        return
    elif _days(start)[0] > _days(end)[1]:
        raise _FaultError(position, "the interval ends before it starts")


def _units_of_year(days: int) -> dict[str, int]:
    """How many of each unit a year of so many days has."""
    return {"Q": 4, "M": 12, "D": days}


def _days_of_year(year: str) -> int:
    """How many days a year has, at most where some of its digits are open."""
    return 366 if any(map(isleap, _years(year))) else 365


def _days_of_month(year: str, month: str) -> int:
    """How many days a month has, at most where some of its digits or the year's are open."""
    months = stand_for(month, 1, 12)
    return max(28 if m == 2 and _days_of_year(year) == 365 else LAST_DAYS[m - 1] for m in months)


def _years(year: str) -> Iterator[int]:
    """Every year, astronomical (0 is 1 BC), that four digits with a sign can stand for."""
    return (-number for number in numbers(year[1:])) if year[0] == "-" else numbers(year)


def _days(value: Date | Season | Ordinal | Week) -> tuple[int, int]:
    """The first and the last day that a date can mean, at the widest, as day numbers; for the order of an interval."""
    first, last = sorted(int(value.year.removeprefix("Y").replace("X", digit)) for digit in "09")
    if isinstance(value, Week):
        weeks = stand_for(value.week, 1, 53)
        return first_monday(first) + 7 * weeks[0] - 7, first_monday(last) + 7 * weeks[-1] - 1
    if isinstance(value, Season):
        # A season may begin in the December before its year and end in the March after it.
        months = GROUP_MONTHS.get(value.code, (0, 15))
        return day_number(first, months[0], 1), day_number(last, months[1], 31)
    if isinstance(value, Ordinal):
        return day_number(first, 1, int(value.day)), day_number(last, 1, int(value.day))
    fitting, days = stand_for(value.month or "XX", 1, 12), stand_for(value.day or "XX", 1, 31)
    return day_number(first, fitting[0], days[0]), day_number(last, fitting[-1], days[-1])
