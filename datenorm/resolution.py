"""What code makes of an expression: open centuries, counted days, other calendars, distances from a reference date.

The network writes what the text says; everything that is arithmetic happens here. It has two steps. `closed` needs
nothing but the pivot. `resolved` needs a reference date: it counts offsets and weekdays from it and puts in the year,
or the month, that a text leaves out.

>>> closed("XX79-05-03", 1969), closed("bc:0044", 1969)
('1979-05-03', '-0043')
>>> reference = Reference(datetime.date(2024, 5, 15), Prefer.FUTURE)
>>> resolved("-P1M", reference), resolved("XXXX-05-03", reference), resolved("XXXX-WXX-5", reference)
('2024-04', '2025-05-03', '2024-05-17')
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace

from datenorm.calendars import day_of_week, day_of_year, weekday_of_month
from datenorm.edtf import (
    SEASONS,
    Bound,
    Calendar,
    Date,
    End,
    Expression,
    ForeignDate,
    Interval,
    LastUnits,
    NthWeekday,
    Offset,
    Ordinal,
    Relative,
    Season,
    Week,
    WeekdayOfMonth,
    parse,
)
from datenorm.errors import InvalidExpression
from datenorm.hints import MONDAY
from datenorm.judgement import DAY, Verdict
from datenorm.normalization import Hypothesis, Reason
from datenorm.reference import Prefer, Reference

# A decade such as "the 70s" is sooner past than to come: its hundred years begin this much before the pivot's.
DECADES_BEFORE_PIVOT = 39

_OPEN_CENTURY = re.compile(r"(?<![0-9X])XX([0-9])([0-9X])(?![0-9X])")
_LAST_UNITS = re.compile(r"(?P<place>[0-9]*)-?IL-P(?P<count>[0-9]+)(?P<unit>[QMD])")
_DAYS = {name: datetime.timedelta(days=count) for name, count in (("day", 1), ("week", 7))}


def closed(text: str, pivot: int) -> str | None:
    """The answer that an expression stands for without a reference date.

    Open centuries become those that bring the year into the hundred that begin with `pivot`; a day of the year or of
    an ISO week becomes its calendar date; a date of another calendar the day, or the days, that it was, or the month or
    year where that calendar has Gregorian months.

    >>> closed("XX68", 1969), closed("XX7X", 1969), closed("1979-123", 1969), closed("reiwa:0006", 1969)
    ('2068', '197X', '1979-05-03', '2024')

    None where there is no such day: 29 February 1900. Raises InvalidExpression for no expression.
    """
    try:
        return _in_days(parse(_with_centuries(text, pivot)))
    except InvalidExpression:
        parse(text)
        return None


def steps(expression: str, pivot: int, reference: Reference | None) -> Iterator[tuple[str, str]]:
    """What arithmetic makes of an expression, one step after another, each with what made it.

    >>> list(steps("XX79-123", 1969, None))
    [('1979-123', 'the pivot 1969'), ('1979-05-03', 'the calendar')]

    Ends before a step that leads to no day. Raises InvalidExpression for no expression.
    """
    text = _with_centuries(expression, pivot)
    if text != expression:
        yield text, f"the pivot {pivot}"
    days = closed(expression, pivot)
    if days is not None and days != text:
        yield days, "the calendar"
    found = resolved(days, reference) if days is not None and reference is not None else None
    if reference is not None and found is not None and found != days:
        yield found, f"the reference date {reference.date}"


def is_open(edtf: str) -> bool:
    """Whether a reference date can bear on an answer.

    >>> is_open("XXXX-05-03"), is_open("-P3D"), is_open("197X"), is_open("1979")
    (True, True, False, False)
    """
    return "P" in edtf or "XXXX" in edtf


def resolved(edtf: str, reference: Reference) -> str | None:
    """An answer with what the reference date tells; itself where that bears on nothing.

    >>> resolved("P1W-X", Reference(datetime.date(2024, 5, 15)))
    '2024-W21'

    None where there is no such day: the 31st of a month of 30 days, a year after 9999.
    """
    if not is_open(edtf):
        return edtf
    try:
        value = parse(edtf)
        if isinstance(value, Interval):
            return _one_day(str(parse("/".join(_ends(value, reference)))))
        found = _end(value, reference)
        return _last_units(found) if isinstance(found, LastUnits) else str(found)
    except (InvalidExpression, ValueError, OverflowError):
        return None


def _with_centuries(text: str, pivot: int) -> str:
    """An expression with its open centuries closed; a decade has a hundred years of its own."""

    def close(match: re.Match[str]) -> str:
        tens, ones = match.groups()
        if ones == "X":
            first = pivot - DECADES_BEFORE_PIVOT
            return f"{first + (int(tens) * 10 + 9 - first) % 100:04}"[:3] + "X"
        return f"{pivot + (int(tens + ones) - pivot) % 100:04}"

    return _OPEN_CENTURY.sub(close, text)


def resolve(verdict: Verdict, reference: Reference) -> Verdict:
    """A verdict with what the reference date tells of its answer and its alternatives.

    Where the answer leads to no day it is refused. Alternatives that lead to none are left out; those that lead to the
    same day are one, with their probabilities together, and with that of the answer where they are that.
    """
    told: dict[str | None, float] = {}
    for other in verdict.alternatives:
        day = resolved(other.edtf, reference)
        told[day] = min(1.0, told.get(day, 0.0) + other.confidence)
    edtf = None if verdict.edtf is None else resolved(verdict.edtf, reference)
    if edtf is not None and edtf in told:
        verdict = verdict._replace(confidence=min(1.0, verdict.confidence + told.pop(edtf)))
    ordered = sorted(told.items(), key=lambda item: -item[1])
    others = tuple(Hypothesis(day, share) for day, share in ordered if day)
    if edtf == verdict.edtf:
        return verdict._replace(alternatives=others)
    if edtf is None:
        return verdict._replace(edtf=None, status="rejected", reason=Reason.IMPOSSIBLE_DATE, alternatives=others)
    return verdict._replace(edtf=edtf, date=edtf if DAY.fullmatch(edtf) else None, alternatives=others)


def _in_days(value: Expression) -> str | None:
    """The text of a value; days that are counted in a week or year, and other calendars, as calendar dates."""
    match value:
        case Ordinal() if value.year.isdigit() and not value.qualifier:
            return day_of_year(int(value.year), int(value.day))
        case Week() if (value.year + value.week + value.weekday).isdigit() and value.weekday and not value.qualifier:
            return day_of_week(int(value.year), int(value.week), int(value.weekday))
        case WeekdayOfMonth() if value.year.isdigit():
            return weekday_of_month(int(value.year), int(value.month), value.position, int(value.weekday))
        case LastUnits():
            return _last_units(value)
        case ForeignDate():
            first, last = _gregorian(value)
            return first if first == last else f"{first}/{last}"
        case Interval() if isinstance(value.start, ForeignDate) or isinstance(value.end, ForeignDate):
            start = _gregorian(value.start)[0] if isinstance(value.start, ForeignDate) else str(value.start)
            end = _gregorian(value.end)[1] if isinstance(value.end, ForeignDate) else str(value.end)
            return str(parse(f"{start}/{end}"))
    return _one_day(str(value))


def _last_units(value: LastUnits) -> str:
    """The last units from the first to the last of them; the value where that depends on a year that is not stated.

    >>> _last_units(LastUnits("2024", "02", 10, "D")), _last_units(LastUnits("XXXX", "02", 10, "D"))
    ('2024-02-20/2024-02-29', 'XXXX-02-IL-P10D')
    """
    year, count = value.year, value.count
    if value.unit != "D":
        last = 12 if value.unit == "M" else 36
        return _one_day(f"{year}-{last - count + 1:02}/{year}-{last}")
    # The calendar repeats after 400 years; an open year may be a common or a leap one.
    years = (2023, 2024) if "X" in year else (2000 + int(year) % 400,)
    ends = (_last_days(value, one) for one in years)
    found = {f"{year}-{first:%m-%d}/{year}-{last:%m-%d}" for first, last in ends}
    return _one_day(found.pop()) if len(found) == 1 else str(value)


def _last_days(value: LastUnits, year: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last of the last days of the month, or of the year, in that year."""
    last = _last_day(year, int(value.month or 12))
    return last - (value.count - 1) * _DAYS["day"], last


def _one_day(text: str) -> str:
    """An interval from one day to the same is that day."""
    start, _, end = text.partition("/")
    return start if start == end else text


def _gregorian(value: ForeignDate) -> tuple[str, str]:
    """The first and last day of a date of another calendar, or the same reduced date twice where that is one.

    Raises InvalidExpression where that calendar has no such date.
    """
    mark = value.qualifier
    if value.calendar == "bc":
        year = _before_christ(value.year)
        return (str(Date(year, value.month, value.day, mark)),) * 2
    from datenorm.other_calendars import YEAR_ZERO, gregorian  # its tables are loaded where they are needed

    month, day = (int(field) if field else None for field in (value.month, value.day))
    days = gregorian(value.calendar, int(value.year), month, day) if value.year.isdigit() else None
    if days is None:
        raise InvalidExpression(f"{value} does not exist; give a date that its calendar has")
    if value.calendar in YEAR_ZERO and (reduced := _month_or_year(*days)):
        return (f"{reduced}{mark}",) * 2
    first, last = days
    return f"{first.isoformat()}{mark}", f"{last.isoformat()}{mark}"


def _month_or_year(first: datetime.date, last: datetime.date) -> str:
    """The reduced date of all days of a month or of a year; "" for other days.

    >>> _month_or_year(datetime.date(2024, 5, 1), datetime.date(2024, 5, 31))
    '2024-05'
    """
    if first.year != last.year or first.day != 1 or last != _last_day(last.year, last.month):
        return ""
    if first.month == last.month:
        return first.isoformat()[:7]
    return first.isoformat()[:4] if (first.month, last.month) == (1, 12) else ""


def _before_christ(year: str) -> str:
    """The astronomical year of a year before Christ: 44 BC is -0043; `04XX`, the fifth century, stays one."""
    if "X" in year:
        return f"-{year}"
    return f"-{int(year) - 1:04}" if year > "0001" else "0000"


def _ends(value: Interval, reference: Reference) -> Iterator[str]:
    """The ends of an interval, resolved; the second is put in the first place after the first that fits.

    Days of a week that is an interval are those of one that begins on Monday, so that a weekend is not torn apart.
    """
    reference = reference._replace(first_weekday=MONDAY)
    start = value.start if isinstance(value.start, Bound) else _end(value.start, reference)
    yield str(start)
    if isinstance(value.end, Bound):
        yield str(value.end)
        return
    first = _first_day(start)
    if first is not None and not isinstance(value.end, Relative):
        reference = reference._replace(date=first, prefer=Prefer.FUTURE)
    yield str(_end(value.end, reference))


def _first_day(value: End) -> datetime.date | None:
    """The first day of a date that is stated to the year; None for others."""
    if isinstance(value, Date) and value.year.isdigit() and "X" not in value.month + value.day:
        return datetime.date(int(value.year), int(value.month or 1), int(value.day or 1))
    return None


def _end(value: End, reference: Reference) -> End:
    """A value with what the reference date tells. Raises ValueError where there is no such day."""
    match value:
        case Offset():
            return _counted(value, reference)
        case NthWeekday():
            return _day(_nth_weekday(value, reference.date))
        case Bound() | Ordinal() | ForeignDate():
            return value
    return _filled(value, reference) if reference.fills else value


def _filled(value: Calendar, reference: Reference) -> Calendar:
    """A date without its year, or a day without its month, or a weekday, with the one that is preferred."""
    if value.year != "XXXX":
        return value
    if isinstance(value, Week) and value.week == "XX" and value.weekday.isdigit():
        return _day(_chosen(_weekdays(int(value.weekday), reference.date), reference))
    years = range(max(1, reference.date.year - 8), min(9999, reference.date.year + 8) + 1)
    if isinstance(value, Week) and value.week.isdigit():
        monday = _chosen_span(_weeks(int(value.week), years), reference)
        return Week(f"{monday.isocalendar().year:04}", value.week, value.weekday, value.qualifier)
    if isinstance(value, WeekdayOfMonth):
        return _day(_chosen(_weekdays_of_months(value, years), reference))
    if isinstance(value, LastUnits) and value.unit == "D":
        first = _chosen(_starts_of_last_days(value, years), reference)
        return replace(value, year=f"{first.year:04}")
    if isinstance(value, Season):
        return Season(f"{_chosen_span(_seasons(value.code, years), reference).year:04}", value.code, value.qualifier)
    if not isinstance(value, Date) or "X" in value.day:
        return value
    if value.month == "XX":
        return _day(_chosen(_days_of_months(int(value.day), years), reference))
    month = int(value.month)
    if value.day:
        return _day(_chosen(_existing((year, month, int(value.day)) for year in years), reference), value.qualifier)
    found = _chosen_span(((datetime.date(y, month, 1), _last_day(y, month)) for y in years), reference)
    return Date(f"{found.year:04}", value.month, "", value.qualifier)


def _weekdays(weekday: int, date: datetime.date) -> Iterator[datetime.date]:
    """That weekday in the week before a day, in its own and in the one after."""
    first = date + datetime.timedelta(days=(weekday - date.isoweekday()) % 7)
    return (first + datetime.timedelta(weeks=weeks) for weeks in (-1, 0, 1))


def _weeks(week: int, years: range) -> Iterator[tuple[datetime.date, datetime.date]]:
    """Monday and Sunday of that week of ISO 8601 in each year that has it."""
    for year in years:
        if week <= datetime.date(year, 12, 28).isocalendar().week:
            yield datetime.date.fromisocalendar(year, week, 1), datetime.date.fromisocalendar(year, week, 7)


def _weekdays_of_months(value: WeekdayOfMonth, years: range) -> Iterator[datetime.date]:
    """That weekday of the month in each year that has it."""
    for year in years:
        if day := weekday_of_month(year, int(value.month), value.position, int(value.weekday)):
            yield datetime.date.fromisoformat(day)


def _starts_of_last_days(value: LastUnits, years: range) -> Iterator[datetime.date]:
    """The first of the last days of the month, or of the year, in each year that has so many."""
    for year in years:
        first, _ = _last_days(value, year)
        if first.year == year and first.month == int(value.month or first.month):
            yield first


def _days_of_months(day: int, years: range) -> Iterator[datetime.date]:
    return _existing((year, month, day) for year in years for month in range(1, 13))


def _existing(fields: Iterator[tuple[int, int, int]]) -> Iterator[datetime.date]:
    for year, month, day in fields:
        if day <= monthrange(year, month)[1]:
            yield datetime.date(year, month, day)


def _seasons(code: int, years: range) -> Iterator[tuple[datetime.date, datetime.date]]:
    """First and last day of a season, quarter or half in each year; seasons are taken by whole months, from March."""
    first, last = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12), 33: (1, 3), 34: (4, 6), 35: (7, 9),
                   36: (10, 12), 40: (1, 6), 41: (7, 12)}.get(code, (1, 12))  # fmt: skip
    return ((datetime.date(year, first, 1), _last_day(year, last)) for year in years)


def _chosen(days: Iterator[datetime.date], reference: Reference) -> datetime.date:
    return _chosen_span(((day, day) for day in days), reference)


def _chosen_span(spans: Iterator[tuple[datetime.date, datetime.date]], reference: Reference) -> datetime.date:
    """The first day of the span that is preferred; one that holds the reference date is at no distance from it."""
    today = reference.date

    def distance(span: tuple[datetime.date, datetime.date]) -> tuple[bool, int, bool]:
        first, last = span
        days = max((first - today).days, (today - last).days, 0)
        is_past, is_to_come = last < today, first > today
        is_avoided = is_past if reference.prefer is Prefer.FUTURE else is_to_come and reference.prefer is Prefer.PAST
        return is_avoided, days, is_past

    return min(spans, key=distance)[0]


def _counted(value: Offset, reference: Reference) -> Calendar:
    """The day, month, quarter, year or week that an offset leads to, or the last units of a month or year."""
    if last := _LAST_UNITS.fullmatch(value.place):
        whole = _counted(replace(value, place=last["place"]), reference)
        return LastUnits(whole.year, whole.month if isinstance(whole, Date) else "", int(last["count"]), last["unit"])
    sign = -1 if value.is_past else 1
    months = 12 * (value.years or 0) + 3 * (value.quarters or 0) + (value.months or 0)
    date = _add_months(reference.date, sign * months)
    date += sign * ((value.weeks or 0) * _DAYS["week"] + (value.days or 0) * _DAYS["day"])
    if value.weeks is not None and value.place:
        return _in_week(date, value.place, reference.first_weekday)
    if value.days is not None or value.weeks is not None:
        return _day(date)
    if value.place.startswith("I"):
        return _weekday_in_month(date, value.place)
    if value.months is not None:
        return Date(f"{date.year:04}", f"{date.month:02}", value.place)
    if value.quarters is not None:
        return Season(f"{date.year:04}", 33 + (date.month - 1) // 3)
    year = f"{date.year:04}"
    if value.place.isdigit() and int(value.place) in SEASONS:
        return Season(year, int(value.place))
    return Date(year, *value.place.split("-")) if value.place else Date(year)


def _in_week(date: datetime.date, place: str, first_weekday: int) -> Calendar:
    """A weekday of the week that holds a date, or that week: the ISO week with which it shares most of its days."""
    start = date - datetime.timedelta(days=(date.isoweekday() - first_weekday) % 7)
    if place == "X":
        year, week, _ = (start + datetime.timedelta(days=3)).isocalendar()
        return Week(f"{year:04}", f"{week:02}")
    return _day(start + datetime.timedelta(days=(int(place) - first_weekday) % 7))


def _weekday_in_month(date: datetime.date, place: str) -> Date:
    """A weekday of the month that holds a date. Raises ValueError where it has no fifth."""
    position, weekday = place.removeprefix("I").split("-")
    day = weekday_of_month(date.year, date.month, position, int(weekday))
    if day is None:
        raise ValueError(f"there is no fifth weekday {weekday} in {date:%Y-%m}")
    return _day(datetime.date.fromisoformat(day))


def _nth_weekday(value: NthWeekday, date: datetime.date) -> datetime.date:
    """The n-th such weekday after a day, or before it; that day itself does not count."""
    if value.is_past:
        return date - datetime.timedelta(days=(date.isoweekday() - value.weekday - 1) % 7 + 1 + 7 * (value.count - 1))
    return date + datetime.timedelta(days=(value.weekday - date.isoweekday() - 1) % 7 + 1 + 7 * (value.count - 1))


def _add_months(date: datetime.date, months: int) -> datetime.date:
    """The same day some months away, or the last of that month where it has no such day."""
    year, month = divmod(12 * date.year + date.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(date.day, monthrange(year, month + 1)[1]))


def _last_day(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, monthrange(year, month)[1])


def _day(date: datetime.date, qualifier: str = "") -> Date:
    return Date(f"{date.year:04}", f"{date.month:02}", f"{date.day:02}", qualifier)
