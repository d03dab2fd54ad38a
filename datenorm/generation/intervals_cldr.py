"""Intervals by CLDR's own patterns in every locale: `3.–5. Mai 1979`, `май – авг. 1979 г.`, `5月3日～8月5日`."""

from __future__ import annotations

import datetime
import random
import re
from functools import cache
from typing import NamedTuple

from babel.dates import DateTimePattern, parse_pattern

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.intervals_ends import FIRST_YEAR, Combination, day_label, end_of, year_label
from datenorm.generation.locales import LocaleData, fields_of, has_letters, locale_data

LETTERS = frozenset("GyMLdEc")
_NAMED_MONTH = re.compile("MMM|LLL")
_STAND_FOR = {"L": "M", "c": "E"}
_QUOTED = re.compile("'[^']*'")


class IntervalPattern(NamedTuple):
    """A pattern for one skeleton and the greatest field in which the ends differ (`y`, `M` or `d`)."""

    name: str
    halves: tuple[DateTimePattern, DateTimePattern]
    letters: frozenset[str]
    difference: str
    order: str
    has_short_year: bool

    @property
    def year(self) -> str:
        """How far the pattern states the year."""
        return "" if "y" not in self.letters else "yy" if self.has_short_year else "y"


def interval(rng: random.Random, locale: LocaleData) -> Plan | None:
    """One of the locale's interval patterns."""
    patterns = _patterns(locale.identifier)
    if not patterns:
        return None
    pattern = rng.choice(patterns)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        end = _end(rng, date, pattern)
        if end is None or (pattern.has_short_year and end.year // 100 != date.year // 100):
            return None
        halves = zip(pattern.halves, (date, end), strict=True)
        text = "".join(str(half.apply(day, locale.babel)) for half, day in halves)
        is_decided = not pattern.has_short_year and (date.day > 12 or end.day > 12)
        precision = "day" if "d" in pattern.letters and not (pattern.order and is_decided) else ""
        expression = f"{_label(date, pattern)}/{_label(end, pattern)}"
        return Draft(text, precision, pattern.has_short_year, pattern.order, expression=expression, kind="range")

    return Plan(pattern.name, render)


def _end(rng: random.Random, start: datetime.date, pattern: IntervalPattern) -> datetime.date | None:
    """A day that differs from the start in the pattern's greatest field; None where there is none."""
    if pattern.difference == "d":
        return end_of(rng, start, Combination("d", "dmy"))
    if start.year < FIRST_YEAR:
        return None
    if pattern.difference == "M":
        if start.month == 12:
            return None
        nearest = start.month + 1 if rng.random() < 0.5 else rng.randint(start.month + 1, 12)
        return datetime.date(start.year, nearest, rng.randint(1, 28))
    year = start.year + (1 if rng.random() < 0.4 else rng.randint(1, 60))
    return datetime.date(year, rng.randint(1, 12), rng.randint(1, 28)) if year < 9999 else None


def _label(date: datetime.date, pattern: IntervalPattern) -> str:
    if "d" in pattern.letters:
        return day_label(date, pattern.year) if "M" in pattern.letters else f"XXXX-XX-{date.day:02}"
    year = year_label(date.year, pattern.year)
    return f"{year}-{date.month:02}" if "M" in pattern.letters else year


@cache
def _patterns(identifier: str) -> tuple[IntervalPattern, ...]:
    locale = locale_data(identifier)
    found: dict[tuple[str, str], IntervalPattern] = {}
    for skeleton, differences in sorted((k, v) for k, v in locale.babel.interval_formats.items() if k):
        for difference in ("y", "M", "d"):
            if isinstance(differences, str) or difference not in differences:
                continue
            halves = tuple(differences[difference])
            pattern = _pattern(locale, halves, difference) if len(halves) == 2 else None
            if pattern is not None and set(skeleton) <= LETTERS:
                found.setdefault((halves[0] + halves[1], difference), pattern)
    return tuple(found.values())


def _pattern(locale: LocaleData, halves: tuple[str, ...], difference: str) -> IntervalPattern | None:
    """The pattern, if both halves together are a plain interval that cannot be read as one day or two numbers."""
    fields = [fields_of(half) for half in halves]
    letters = [{_STAND_FOR.get(field[0], field[0]) for field in half} for half in fields]
    stated = letters[0] | letters[1]
    joined = "".join(halves)
    is_numeric = not _NAMED_MONTH.search(joined)
    has_gap = {"d", "y"} <= stated and "M" not in stated
    if stated - LETTERS or has_gap or not all(difference in half for half in letters):
        return None
    if not is_numeric and not locale.month_names:
        return None
    if is_numeric and not stated & {"E", "G"} and not _is_plain(joined, fields):
        return None
    order = _order(fields) if is_numeric and {"d", "M"} <= stated else ""
    has_short_year = any(field == "yy" for half in fields for field in half)
    parsed = (parse_pattern(halves[0]), parse_pattern(halves[1]))
    return IntervalPattern(f"{joined} by {difference}", parsed, frozenset(stated), difference, order, has_short_year)


def _is_plain(text: str, fields: list[list[str]]) -> bool:
    """Whether numbers say that they are dates: full dates, years of four digits, or letters such as 月 beside them."""
    if has_letters(re.sub("[a-zA-Z]", "", _QUOTED.sub("日", text))):
        return True
    count = len(fields[0]) + len(fields[1])
    letters = {field[0] for half in fields for field in half}
    return count in (4, 6) or (letters == {"y"} and "yy" not in text) or (letters == {"d"} and "." in text)


def _order(fields: list[list[str]]) -> str:
    """The order of day and month, and of the year where it is stated."""
    longest = max(fields, key=len)
    letters = "".join(dict.fromkeys(_STAND_FOR.get(f[0], f[0]) for f in longest if f[0] in "yMLd")).lower()
    if len(letters) < 3:
        return "mdy" if letters.startswith("m") else "dmy"
    return letters if letters in ("dmy", "mdy", "ymd", "ydm") else ""
