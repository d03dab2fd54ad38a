"""A weekday counted within a month: `the second Monday of May 2024`, `letzter Freitag im Mai`, `下个月第一个周一`.

Which day that is, arithmetic tells: the answer has the month, the position and the weekday (`2024-05-I2-1`).
"""

from __future__ import annotations

import datetime
import random
import re
from calendar import monthrange
from functools import cache

from datenorm.calendars import POSITIONS
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.intervals_tables import rows_for
from datenorm.generation.locales import LocaleData
from datenorm.generation.relative_forms import named
from datenorm.generation.rules import DateRule
from datenorm.generation.weekdays import Names, weekdays

LAST = 0.6  # of the weekdays that are the last of their month: called so, and not the fourth or fifth
_WEEK = 7
_PLACE = re.compile(r"\{(\w+)\}")


def weekday_of_month(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A form of the table in the locale's language."""
    forms = [row for row in rows_for("weekdays_of_months", locale) if row[1][0] != "="]
    if not forms:
        return None
    _, month, form = rng.choice(forms)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        if date.year < 1000 and "{y}" in form:
            return None
        position = _position(rng, date)
        texts = {place: _text(rng, locale, place, date, position) for place in _PLACE.findall(form)}
        if "-" in texts.values():
            return None
        expression = f"{month.format(Y=f'{date.year:04}', M=f'{date.month:02}')}-I{position}-{date.isoweekday()}"
        return Draft(form.format(**texts), expression=expression, kind="relative")

    return Plan(form, render)


def _position(rng: random.Random, date: datetime.date) -> str:
    """Which of its weekdays in the month a day is."""
    is_last = date.day + _WEEK > monthrange(date.year, date.month)[1]
    return POSITIONS[-1] if is_last and rng.random() < LAST else str((date.day - 1) // _WEEK + 1)


def _text(rng: random.Random, locale: LocaleData, place: str, date: datetime.date, position: str) -> str:
    """What stands for a place of a form; - where the language has no sure way to say it."""
    if place == "y":
        return str(date.year)
    if place[0] in "mM":
        names = named(locale, place)
        return rng.choice(names)[date.month - 1] if names else "-"
    if place[0] == "w":
        return rng.choice(_weekdays(locale, place))[date.weekday()]
    called = _words(locale).get((place, date.isoweekday()), ("-",) * len(POSITIONS))
    return rng.choice(called[POSITIONS.index(position)].split("/"))


@cache
def _weekdays(locale: LocaleData, place: str) -> tuple[Names, ...]:
    """Sets of seven names, Monday first: in full, abbreviated (ws), all that can stand alone (wa), or of a case."""
    if place == "wa":
        return weekdays(locale).alone
    width = {"w": "wide", "ws": "abbreviated"}.get(place)
    days = locale.babel.days["stand-alone"]
    return (tuple(str(days[width][number]) for number in range(7)),) if width else named(locale, place)


@cache
def _words(locale: LocaleData) -> dict[tuple[str, int], Names]:
    """What the positions are called, by the name of the words and the weekday that they go with."""
    return {
        (row[1][1:], int(weekday)): tuple(row[3].split("|"))
        for row in rows_for("weekdays_of_months", locale)
        if row[1][0] == "="
        for weekday in row[2]
    }


RULES = (DateRule("weekday-of-month", 6, weekday_of_month),)
