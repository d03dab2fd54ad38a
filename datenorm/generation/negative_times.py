"""Words of time that are no dates: spans, what happens again and again, vague times, feasts, names of columns."""

from __future__ import annotations

import random
import re
from functools import cache

from datenorm.generation import relative_forms
from datenorm.generation.cldr_texts import draw_language, duration_patterns
from datenorm.generation.locales import locale_data
from datenorm.generation.tables import rows
from datenorm.generation.templates import line
from datenorm.text import canonical

_UNITS = ("day", "week", "month", "hour", "minute", "night")
_DAY_OR_MONTH = ("{0}日", "{0} 日", "{0}月", "{0}号", "{0}일", "{0}월", "{0} 일", "{0} 월")
_IN_WORDS, _BY_HAND = 0.25, 0.7  # of the spans: numbers in words; up to the second, forms of the table
_EVERY_WEEKDAY = 0.6  # of the sets: one weekday
_LETTERS = 3  # of a unit in full: "5 d." could be a day, "3 kv." a quarter
_LARGEST = 99  # a larger number of years could be a year
_NUMBERED_DAY = re.compile(r"\{n\}[日일]")  # a number of days that is written as the day of a month is
_SIGNS = ("{}:", "{}: ", "{} *", "{}*", "*{}", "[{}]", "({})", "<{}>", '"{}"', "{}?", "{} ↓", "{}▼", "{} …", "{}.")


def duration(rng: random.Random) -> str:
    """How long, not when: `5 days`, `3 Wochen`, `for 3 months`, `三天`, `90 min`, in every language that CLDR has."""
    chance = rng.random()
    if chance < _IN_WORDS:
        return _in_words(rng)
    if chance < _BY_HAND:
        number = rng.choice((rng.randint(2, 9), rng.randint(2, 31), rng.randint(10, _LARGEST)))
        return line(rng, "no_date_durations").format(n=number)
    number = rng.choice((rng.randint(2, 9), rng.randint(2, 31), rng.randint(10, 400)))
    return rng.choice(draw_language(rng, _patterns)).replace("{0}", str(number))


def _in_words(rng: random.Random) -> str:
    """`three weeks`, `trzy tygodnie`, in the languages whose distances are told in words."""
    locale = locale_data(rng.choice(sorted({row[0] for row in rows("relative_units")})))
    whens = {way.case for way in relative_forms.ways(locale) if way.text == "{q}"}  # `három hete` is three weeks ago
    cases = sorted({row[1] for row in rows("relative_units") if row[0] == locale.group} - whens)
    units = [unit for case in cases for unit in relative_forms.units(locale, case) if unit.words]
    units = [unit for unit in units if not any(map(_NUMBERED_DAY.search, unit.forms.values()))]
    number = rng.choice((rng.randint(2, 10), rng.randint(2, 10), rng.randint(11, 20)))
    return rng.choice(units).say(rng, locale, number, in_words=True) if units else _in_words(rng)


def repeated(rng: random.Random) -> str:
    """A set of days: `every Friday`, `daily`, `montags`, `по будням`, `毎週金曜日`."""
    if rng.random() < _EVERY_WEEKDAY:
        return _every_weekday(rng)
    return cased(rng, line(rng, "no_date_sets"))


def _every_weekday(rng: random.Random) -> str:
    language, forms = rng.choice(rows("no_date_every_weekday"))
    name = str(locale_data(language).babel.days["format"]["wide"][rng.randrange(7)])
    clock = f"{rng.randint(7, 21)}{rng.choice(('', ':00', ':30'))}"
    return rng.choice(forms.split("|")).format(w=name, t=clock)


def vague(rng: random.Random) -> str:
    """Some time: `a few days ago`, `recently`, `vor einigen Jahren`, `bientôt`, `很久以前`."""
    return cased(rng, line(rng, "no_date_vague"))


def feast(rng: random.Random) -> str:
    """A feast without its year: `Easter`, `Heiligabend`, `رمضان`, `春节`."""
    return cased(rng, line(rng, "no_date_holidays"))


def column_name(rng: random.Random) -> str:
    """The name of a column, a label without its value, a pattern: `Date of birth`, `createdAt`, `Datum:`, `%Y-%m`."""
    text = line(rng, "no_date_column_names")
    return rng.choice(_SIGNS).format(text) if rng.random() < 0.15 else text


def phrase(rng: random.Random) -> str:
    """Where a month's, a weekday's or an ordinal's word is something else: `may I`, `sat down`, `火星`."""
    return cased(rng, line(rng, "no_date_phrases"))


def cased(rng: random.Random, text: str) -> str:
    chance = rng.random()
    if chance < 0.08:
        return text.upper()
    if chance < 0.2:
        return text.lower()
    return text[0].upper() + text[1:] if chance < 0.4 else text


@cache
def _patterns(identifier: str) -> tuple[str, ...]:
    """A locale's patterns of spans, its units in full, but for those that a day or a month of a date is written in."""
    found = (pattern for unit in _UNITS for pattern in duration_patterns(identifier, unit))
    return tuple(pattern for pattern in found if pattern not in _DAY_OR_MONTH and _is_in_full(pattern))


def _is_in_full(pattern: str) -> bool:
    unit = canonical(pattern.replace("{0}", ""))
    return sum(map(str.isalpha, unit)) >= (_LETTERS if unit.isascii() else 2) and "." not in unit
