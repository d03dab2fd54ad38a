"""Intervals by whole forms of a table: years, months, weekdays, centuries, open ends, spans that count from today.

A row of such a table has the text with its places and, beside it, the expression with the same places:

    until {y}          ../{y}
    from {k} to {l}    XXXX-{k}/XXXX-{l}

{to} stands for whatever joins two ends in the language, {r} for what counts from today, by `intervals_bases.tsv`.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from functools import cache

from datenorm.generation import cldr
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.intervals_connectors import joints
from datenorm.generation.intervals_days import fill, month_names, numeric_order, ordinal, own_styles, styles
from datenorm.generation.intervals_ends import LAST_YEAR, day_label
from datenorm.generation.intervals_tables import rows_for
from datenorm.generation.locales import LocaleData, locale_data
from datenorm.generation.number_words_roman import roman
from datenorm.generation.numeric import han_number
from datenorm.generation.relative_forms import number_in_words, units

FEW, MANY = (2, 3, 4), (5, 6, 7, 8, 9, 10, 12, 14, 15, 20, 30)
NUMBERS = (2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 18, 20, 24, 28, 30, 45, 48, 50, 60, 90, 100, 120, 180)
GENERAL = 0.12  # of the forms: one for every language, where the language has its own
YEARLESS = 0.35  # of the days at an open end
ABBREVIATED = 0.25  # of the names of months and weekdays
LATER = (1, 1, 1, 1, 2, 2, 3)  # decades or centuries from the first to the last
OUR_TIME = range(1901, 2100)  # years in Chinese that are not counted: 2000年前 is two thousand years ago
FIRST_CENTURY, LAST_CENTURY = 10, 20  # their first two digits: 11th to 21st
IN_WORDS = 0.25  # of the numbers of days, weeks, months and years: `the last three days`
OVER_THE_WEEKEND = 0.2  # of two weekdays: the later one comes first in a week, as in `Sun–Tue`
FIRST_QUARTER = 33  # its number in expressions
LAST_WEEK, SOME_WEEKS = 52, 8  # every year has 52 weeks; the second of two weeks is at most so much later
_PLACE = re.compile(r"\{(\w+)\}")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # in every language
FEW_DIGITS = (30, 600), (5, 390)  # the first year of two with an era, and how much later the other is
_COUNTED = re.compile(r"\{(n|few|many)\}([DWMY])")
_ENDING = re.compile(r"\{[wvx]\}[a-z]")  # behind a weekday, which is written in full then: `sedan i fredags`
_QUANTITIES = {"qD", "qW", "qM", "qY"}
_MONTHS = ("k", "l", "m", "h")
_DAYS, _YEARS = "de", "yz"
_CASES = {"wvx": 7, "kl": 12, _DAYS: 31, _YEARS: 20}  # places that take a form by name, and of how many names
_BASES = ("r", "past", "ahead")  # what counts from today: anything, what can have begun, what can be to come
Values = dict[str, str]


def forms(kind: str) -> Callable[[random.Random, LocaleData], Plan | None]:
    """The rule of the table's rows of one kind."""

    def plan(rng: random.Random, locale: LocaleData) -> Plan | None:
        own, general = _rows(kind, locale.identifier)
        rows = general if not own or (general and rng.random() < GENERAL) else own
        return _plan(rng, locale, *_whole(rng, locale, *rng.choice(rows))) if rows else None

    return plan


def _whole(rng: random.Random, locale: LocaleData, expression: str, form: str) -> tuple[str, str]:
    """A row with its {to}, and with the place of what counts from today, filled."""
    if "{to}" in form:
        form = form.replace("{to}", rng.choice(joints(locale.identifier)))
    for place in _BASES:
        if f"{{{place}}}" in form:
            base, text = rng.choice(bases(locale.identifier, place))
            return expression.replace(f"{{{place}}}", base), form.replace(f"{{{place}}}", text)
    return expression, form


@cache
def bases(identifier: str, place: str) -> tuple[tuple[str, str], ...]:
    """What can stand at a place for what counts from today: expression and form."""
    return tuple(
        (expression, text)
        for _, sides, expression, texts in rows_for("intervals_bases", locale_data(identifier))
        if place == "r" or place in sides
        for text in texts.split("|")
    )


def _plan(rng: random.Random, locale: LocaleData, expression: str, form: str) -> Plan | None:
    """The plan of one row; None where the locale has no names for it."""
    places = set(_PLACE.findall(form))
    cases = {place: names for place in places if (names := names_in_case(locale.identifier, place))}
    has_months, has_weekdays = bool(places & {"k", "l", "kg", "lg"}), bool(places & {"w", "v", "x"})
    if (has_months and not locale.month_names) or (has_weekdays and not locale.weekday_names):
        return None
    if "a" in places:
        return _open_day(rng, locale, expression, form)
    is_whole = bool(cases or places & {"kg", "lg"} or _ENDING.search(form))
    is_short = (has_months or has_weekdays) and rng.random() < ABBREVIATED and not is_whole
    is_ordered = "WXX-{v}" not in expression
    counted = _COUNTED.search(expression)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        labels = _labels(rng, date, places, form, is_ordered=is_ordered)
        if labels is None:
            return None
        texts = labels | _names(rng, locale, labels, places, is_short=is_short)
        texts |= {place: _in_case(names, place, int(labels[place[0]])) for place, names in cases.items()}
        in_words = counted is not None and rng.random() < IN_WORDS
        for place in places & _QUANTITIES:
            texts[place] = _quantity(rng, locale, place[1], int(labels["n"]), in_words=in_words)
        text = _filled(form, texts)
        if counted and in_words:
            text = number_in_words(rng, locale, text, counted[2], int(labels[counted[1]]))
        return Draft(text, "", expression=_filled(expression, labels), kind="range")

    return Plan(form + " | short" * is_short, render)


def _labels(rng: random.Random, date: datetime.date, places: set[str], form: str, *, is_ordered: bool) -> Values | None:
    """What stands for each place in the expression; None where the date does not fit."""
    if not 1000 <= date.year <= LAST_YEAR:
        return None
    later = _later_year(rng, date.year, form)
    months = _two_months(rng, date, is_ordered="z" not in places)
    if later is None or months is None or ("yy" in places and (date.year + 1) % 100 < 13):
        return None
    if "hi" in places and months[0] == 1:
        return None
    if "modern" in places and (date.year not in OUR_TIME or date.year % 100 == 0):
        return None
    weekday, later_weekday = _two_weekdays(rng, places, is_ordered=is_ordered)
    day = min(date.day, 28)
    has_two_days = any(place[0] == "e" for place in places) and any(place[0] in "kl" for place in places)
    last_day = 28 if has_two_days else 31  # every month has 28 days
    if day >= last_day or ("d1" in places and day == 28):
        return None
    later_day = rng.randint(day + 1, last_day)
    decade, century = date.year // 10, rng.randint(FIRST_CENTURY, LAST_CENTURY - 1)  # most dates are of our time
    later_decade, later_century = decade + rng.choice(LATER), century + rng.choice(LATER)
    if any(place[0] == "c" for place in places) and later_century > LAST_CENTURY:
        return None
    if "t1" in places:
        later_decade = decade + 1
    if "t" in places and not (decade % 10 and later_decade % 10):
        return None  # the 1800s are a century
    few, many, number = rng.choice(FEW), rng.choice(MANY), rng.choice(NUMBERS)
    week = rng.randint(1, LAST_WEEK - 1)
    later_week = rng.randint(week + 1, min(week + SOME_WEEKS, LAST_WEEK))
    quarter = rng.randint(1, 3)
    low, high = (rng.randint(*numbers) for numbers in FEW_DIGITS)
    quarters = {"i": quarter, "j": rng.randint(quarter + 1, 4), "i1": quarter + 1, "o": rng.randint(1, 4)}
    return {
        "y": str(date.year), "modern": str(date.year), "z": str(later), "k": f"{months[0]:02}", "l": f"{months[1]:02}",
        "yy": f"{(date.year + 1) % 100:02}", "zz": f"{later % 100:02}", "next": str(date.year + 1),
        "m": f"{months[0] % 12 + 1:02}", "h": f"{day % max(1, months[0] - 1) + 1:02}",
        "k2": f"{months[0]:02}", "l2": f"{months[1]:02}", "s": f"{date.year % 100:02}",
        "w": str(weekday), "v": str(later_weekday), "x": str(weekday % 7 + 1),
        "few": str(few), "hours": str(24 * few), "many": str(many), "n": str(number),
        "d": str(day), "d2": f"{day:02}", "dc": han_number(day, counted=True), "do": ordinal("en", day),
        "d1": str(day + 1), "d12": f"{day + 1:02}", "low": f"{low:04}", "high": f"{low + high:04}",
        "t": str(decade), "u": str(later_decade), "c": str(century), "f": str(later_century),
        "t1": str(decade + 1), "g": str(century + 1),
        **_century("c", century), **_century("f", later_century), **_century("g", century + 1),
        "p": str(week), "p2": f"{week:02}", "q": str(later_week), "q2": f"{later_week:02}",
        **{place: str(number) for place, number in quarters.items()},
        **{f"{place}c": str(FIRST_QUARTER - 1 + number) for place, number in quarters.items()},
        "e": str(later_day), "e2": f"{later_day:02}", "eo": ordinal("en", later_day),
    }  # fmt: skip


def _century(place: str, hundreds: int) -> Values:
    """A century as number, English ordinal and Roman numeral."""
    number = hundreds + 1
    return {f"{place}n": str(number), f"{place}o": ordinal("en", number), f"{place}r": roman(number)}


def _later_year(rng: random.Random, year: int, form: str) -> int | None:
    """A year after the first; where two digits are written, none of a month, nor of a season after a hyphen."""
    distance = rng.choice((1, 2, rng.randint(1, 9), rng.randint(5, 60)))
    if "{zz}" not in form:
        return year + distance if year + distance <= datetime.MAXYEAR else None
    last = year - year % 100 + 99
    later = max(year + distance, year - year % 100 + 13)
    is_season = "-{zz}" in form and 21 <= later % 100 <= 24
    return None if later > last or is_season or ("{s}" in form and year % 100 <= 12) else later


def _two_months(rng: random.Random, date: datetime.date, *, is_ordered: bool) -> tuple[int, int] | None:
    if not is_ordered:
        return date.month, rng.randint(1, 12)
    return (date.month, rng.randint(date.month + 1, 12)) if date.month < 12 else (rng.randint(1, 11), 12)


def _two_weekdays(rng: random.Random, places: set[str], *, is_ordered: bool) -> tuple[int, int]:
    """Two weekdays, the later one perhaps in the week after where nothing says that it is not: `Sun–Tue`."""
    if not any(place[0] == "v" for place in places):
        return rng.randint(1, 7), 7
    if not is_ordered and rng.random() < OVER_THE_WEEKEND:
        weekday = rng.randint(2, 7)
        return weekday, rng.randint(1, weekday - 1)
    weekday = rng.randint(1, 6)
    return weekday, rng.randint(weekday + 1, 7)


def _names(rng: random.Random, locale: LocaleData, labels: Values, places: set[str], *, is_short: bool) -> Values:
    """The texts of the places whose texts are not their labels: names of months and weekdays, numbers of months."""
    width = "abbreviated" if is_short else "wide"
    names: Values = {}
    for place in _MONTHS:
        number = int(labels[place])
        names |= {
            place: locale.babel.months["stand-alone"][width][number],
            place + "g": locale.babel.months["format"][width][number],
            place + "i": str(number),
            place + "c": han_number(number, counted=True),
            place + "e": MONTHS[number - 1],
            place + "u": MONTHS[number - 1].upper(),
        }
    if places & {"w", "v", "x"}:
        known = [names for names in locale.weekday_names if min(map(len, names)) > 1] or locale.weekday_names
        weekdays = rng.choice(known) if is_short else known[0]
        names |= {place: weekdays[int(labels[place]) - 1] for place in ("w", "v", "x")}
    names |= {place: labels[place].lstrip("0") for place in ("low", "high")}
    return names | {f"{place}p": han_number(int(labels[place]), counted=False) for place in ("y", "z")}


def _open_day(rng: random.Random, locale: LocaleData, expression: str, form: str) -> Plan | None:
    """The plan of a form with a day in it, with its year or without, in a style of the language or in numbers."""
    template, write = _day(rng, locale)
    if write is None:
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        inner = write(rng, date)
        if inner is None or date.year < 1000:
            return None
        labels = {"a": inner.expression}
        text = _filled(form, {"a": inner.text})
        return Draft(text, "day", inner.open_century, inner.order, expression=_filled(expression, labels), kind="range")

    return Plan(f"{form} | {template}", render)


def _day(
    rng: random.Random, locale: LocaleData
) -> tuple[str, Callable[[random.Random, datetime.date], Draft | None] | None]:
    """A way to write a day, with its name: the drafts' expressions are its labels."""
    roll = rng.random()
    if roll < 0.2 and locale.length_patterns:
        return _cldr_day(rng, locale)
    known = own_styles(locale.identifier) if locale.month_names and roll < 0.75 else ()
    named = known or tuple(s for s in styles("named") if s.order == locale.order)
    numbers = tuple(s for s in styles("numbers") if s.order == locale.order)
    choices = named if locale.month_names and roll < 0.75 else numbers
    if not choices:
        return "", None
    style = rng.choice(choices)
    part = "dm" if style.parts["dm"] and rng.random() < YEARLESS else "dmy"
    template = style.parts[part] + style.tail
    year = "" if part == "dm" else "yy" if "{yy}" in template else "y"
    order = numeric_order(template, style.order, year)

    def write(rng: random.Random, date: datetime.date) -> Draft | None:
        text = fill(template, locale, date, month_names(rng, locale))
        return Draft(text, "day", year == "yy", order, expression=day_label(date, year))

    return template, write


def _cldr_day(
    rng: random.Random, locale: LocaleData
) -> tuple[str, Callable[[random.Random, datetime.date], Draft | None] | None]:
    inner = cldr.pattern_plan(locale, rng.choice(locale.length_patterns))

    def write(rng: random.Random, date: datetime.date) -> Draft | None:
        draft = inner.render(rng, date)
        if draft is None:
            return None
        label = day_label(date, "yy" if draft.open_century else "y")
        return Draft(draft.text, "day", draft.open_century, draft.order, expression=label)

    return inner.pattern, write


def _filled(template: str, values: Values) -> str:
    return _PLACE.sub(lambda place: values[place[1]], template)


def _in_case(names: tuple[str, ...], place: str, number: int) -> str:
    """A weekday or month in a case, or the figures of a day or year with the ending that its number takes."""
    if place[0] in _YEARS:
        return f"{number}{names[_last_numeral(number)]}"
    return f"{number}{names[number - 1]}" if place[0] in _DAYS else names[number - 1]


def _last_numeral(year: int) -> int:
    """Which numeral is heard last as a year is read: that of 1 to 9, 10 to 90, a hundred or a thousand, from 0."""
    if year % 10:
        return year % 10 - 1
    return year // 10 % 10 + 8 if year % 100 else 18 if year % 1000 else 19


def _quantity(rng: random.Random, locale: LocaleData, letter: str, number: int, *, in_words: bool) -> str:
    """A number with its unit, in the form that goes with the number: `7 أيام`, `30 يوما`."""
    return rng.choice([u for u in units(locale, "q") if u.letter == letter]).say(rng, locale, number, in_words=in_words)


@cache
def names_in_case(identifier: str, place: str) -> tuple[str, ...]:
    """The names or endings of a form that a place such as `wgen` or `kto` asks for; none where it asks for no form."""
    count = next((count for letters, count in _CASES.items() if place[0] in letters), 0)
    rows = rows_for("intervals_cases", locale_data(identifier))
    return next((row[2:] for row in rows if row[1] == place[1:] and len(row) == count + 2), ())


@cache
def _rows(kind: str, identifier: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """The language's own rows of a kind and those for every language: expression and form."""
    found = rows_for(f"intervals_{kind}", locale_data(identifier))
    own = tuple((row[1], row[2]) for row in found if row[0] != "*")
    return own, tuple((row[1], row[2]) for row in found if row[0] == "*")
