"""Distances from today whose number is not exact: `2-3 days ago`, `in 3 to 4 weeks`, `about 2 weeks ago`.

Between two numbers lie the days from the one to the other; about a number is that number; more or fewer than a number
names no day, and has no answer.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from datenorm.generation import relative, relative_names
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData, every_locale
from datenorm.generation.relative_names import Amount
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import rows

OWN = 0.7  # of the ways to write two numbers or one about: the language's own, where it has some
HALVED, FRACTION = 0.25, 0.2  # of the bounds: a number and a half; of those written with the sign ½
UNITS = ("D", "W", "M", "Y")
GAPS = (1, 1, 1, 2, 3, 5)  # from the smaller number to the greater
_PLACE = re.compile(r"(?<![-+−])\{0\}")  # of a number that has no sign


class Said(NamedTuple):
    """What is written for a number, the number that the plural goes by, and the answer."""

    written: str
    number: float
    expression: str


def between(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Two numbers of one unit: `2-3 days ago`, `vor 2 bis 3 Tagen`, `2、3天前`."""
    drawn = _drawn(rng, locale, "between")
    if drawn is None:
        return None
    amount, way = drawn

    def say(rng: random.Random) -> Said:
        first = relative.number_of(rng, amount.unit)
        last = first + (1 if "{next}" in way else rng.choice(GAPS))
        ends = [relative_names.distance(number, amount.unit, is_past=amount.is_past) for number in (first, last)]
        return Said(way.format(a=first, b=last, next=last), last, "/".join(reversed(ends) if amount.is_past else ends))

    return _plan(locale, amount, way, say)


def about(rng: random.Random, locale: LocaleData) -> Plan | None:
    """One number with a word that takes it for about right: `about 2 weeks ago`, `il y a environ 3 mois`."""
    drawn = _drawn(rng, locale, "about")
    if drawn is None:
        return None
    amount, way = drawn

    def say(rng: random.Random) -> Said:
        number = relative.number_of(rng, amount.unit)
        expression = relative_names.distance(number, amount.unit, is_past=amount.is_past)
        return Said(way.format(a=number), number, expression)

    return _plan(locale, amount, way, say)


def half(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Years and a half, which are months: `1.5 years ago`, `vor 2,5 Jahren`."""
    amounts = [amount for amount in _dated_amounts(locale) if amount.unit == "Y"]
    if not amounts:
        return None
    amount = rng.choice(amounts)

    def say(rng: random.Random) -> Said:
        number = rng.choice((1, 1, 2, 2, 3, rng.randint(4, 10)))
        expression = f"{'-' * amount.is_past}P{number}Y6M0D"
        return Said(_halved(rng, locale, number), number + 0.5, expression)

    return _plan(locale, amount, "half", say)


def _plan(locale: LocaleData, amount: Amount, way: str, say: Callable[[random.Random], Said]) -> Plan:
    """The plan of an amount with what is said of its number; it draws nothing where the plural is another."""

    def render(rng: random.Random, _date: datetime.date) -> Draft | None:
        said = say(rng)
        text = relative_names.quantity(amount, said.written, locale.babel.plural_form(said.number))
        if text is None:
            return None
        is_range = "/" in said.expression
        precision = "day" if amount.unit == "D" and not is_range else ""
        return Draft(text, precision, expression=said.expression, kind="range" if is_range else "relative")

    return Plan(f"{way} | {amount.text}", render)


def bound(rng: random.Random) -> str:
    """More or fewer than a number, or parts of a week, which name no day: `30+ days ago`, `vor über 3 Jahren`."""
    while True:
        locale = every_locale().draw(rng)
        drawn = _drawn(rng, locale, "bound")
        if drawn is None:
            continue
        amount, way = drawn
        number = relative.number_of(rng, amount.unit)
        is_halved = amount.unit != "Y" and rng.random() < HALVED
        written = _halved(rng, locale, number) if is_halved else way.format(a=number)
        text = relative_names.quantity(amount, written, locale.babel.plural_form(number + 0.5 * is_halved))
        if text is not None:
            return text


def _drawn(rng: random.Random, locale: LocaleData, kind: str) -> tuple[Amount, str] | None:
    """An amount with a place for its number, and a way to write what is not exact."""
    amounts = _dated_amounts(locale)
    if not amounts:
        return None
    own, general = _ways(kind, locale.group) or _ways(kind, locale.language), _ways(kind, "*")
    return rng.choice(amounts), rng.choice(own if own and rng.random() < OWN else general)


@cache
def _dated_amounts(locale: LocaleData) -> tuple[Amount, ...]:
    """The amounts of days, weeks, months and years that have a place for a number."""
    return tuple(
        amount for amount in relative_names.amounts(locale) if amount.unit in UNITS and _PLACE.search(amount.text)
    )


@cache
def _ways(kind: str, language: str) -> tuple[str, ...]:
    return tuple(
        way
        for name, its_kind, ways in rows("relative_ranges")
        if (name, its_kind) == (language, kind)
        for way in ways.split("|")
    )


def _halved(rng: random.Random, locale: LocaleData, number: int) -> str:
    """A number and a half, with the locale's decimal sign or the fraction: `2.5`, `2,5`, `2½`."""
    sign = str(locale.babel.number_symbols.get("latn", {}).get("decimal", "."))
    return f"{number}½" if rng.random() < FRACTION else f"{number}{sign}5"


RULES = (
    DateRule("relative-between", 6, between),
    DateRule("relative-about", 4, about),
    DateRule("relative-half", 1.5, half),
)
