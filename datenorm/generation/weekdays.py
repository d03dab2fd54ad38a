"""Names of weekdays, and a weekday as all that a text says: `Friday`, `am Freitag`, `в пятницу`, `周五`, `金曜`.

A weekday alone is `XXXX-WXX-5`. Short names are other words in other languages (`do`, `ma`, `sun`), so that alone stand
only names in full, those of the table, and abbreviations in scripts of their own.
"""

from __future__ import annotations

import datetime
import random
from functools import cache
from typing import NamedTuple

from datenorm.generation.drafts import Draft
from datenorm.generation.locales import USE, LocaleData, locale_data
from datenorm.generation.yearless_plans import DayPlan, own_rows
from datenorm.text import canonical

Names = tuple[str, ...]
PHRASE = 0.45  # of the weekdays alone in languages that have phrases


class Weekdays(NamedTuple):
    """The names of a locale, sets of seven, Monday first, by where they may stand."""

    wide: tuple[Names, ...]
    short: tuple[Names, ...]  # beside a date
    alone: tuple[Names, ...]
    phrases: tuple[Names, ...]


def weekdays(locale: LocaleData) -> Weekdays:
    """The locale's names, CLDR's and those of `weekdays.tsv`."""
    return _weekdays(locale.identifier)


def alone(rng: random.Random, locale: LocaleData) -> DayPlan | None:
    """A weekday and nothing else, by name or in a phrase of the language."""
    found = weekdays(locale)
    is_phrase = bool(found.phrases) and rng.random() < PHRASE
    sets = found.phrases if is_phrase else found.alone
    if not sets:
        return None
    number = rng.randrange(len(sets))

    def write(_: random.Random, date: datetime.date) -> Draft | None:
        return Draft(sets[number][date.weekday()], expression=expression(date), kind="relative")

    return DayPlan(f"{'phrase' if is_phrase else 'name'} {number}", is_phrase, write)


def expression(date: datetime.date) -> str:
    """The weekday of a date, which week being open.

    >>> expression(datetime.date(1979, 5, 3))
    'XXXX-WXX-4'
    """
    return f"XXXX-WXX-{date.isoweekday()}"


@cache
def _weekdays(identifier: str) -> Weekdays:
    locale = locale_data(identifier)
    table = [(row[1], row[2:]) for row in own_rows("weekdays", locale)]
    wide = tuple(
        dict.fromkeys(
            tuple(str(locale.babel.days[context]["wide"][number]) for number in range(7))
            for context in ("format", "stand-alone")
        )
    )
    wide = tuple(names for names in wide if len(set(names)) == 7)
    own = tuple(names for use, names in table if use in ("name", "alone"))
    beside = tuple(names for use, names in table if use in ("name", "beside"))
    cut = tuple(names for names in locale.weekday_names if names not in wide)
    scripted = tuple(names for names in cut if locale.language in USE and not any(map(_is_latin, "".join(names))))
    months = {canonical(name) for names in locale.month_names for name in names}
    free = tuple(
        names
        for names in dict.fromkeys((*wide, *own, *scripted))
        if not months & {canonical(name).strip(".") for name in names} and min(map(len, names)) > 1
    )
    phrases = tuple(names for use, names in table if use == "phrase")
    return Weekdays(wide or own, tuple(dict.fromkeys((*cut, *beside))) or wide, free, phrases)


def _is_latin(character: str) -> bool:
    return character.isalpha() and character < "\u0250"
