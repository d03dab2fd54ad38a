"""The first or last units of a year or month: `the first three months of 2024`, `2024年前三季度`, `2 weeks of May`.

A row of `intervals_parts.tsv` is a part, as `the <first/last> {n} months {x}`, or a whole, as `of {y}`, for which {x}
stands. The label of the first ones has the first and the last of them: three months of 2024 are `2024-01/2024-03`. For
the last ones it says how many, and arithmetic tells which these are: `2024-IL-P3M`. Weeks are seven days each, from the
first day or up to the last.
"""

from __future__ import annotations

import datetime
import random
import re
from functools import cache
from typing import NamedTuple

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.intervals_ends import LAST_YEAR
from datenorm.generation.intervals_tables import rows_for
from datenorm.generation.locales import LocaleData, locale_data
from datenorm.generation.relative_forms import named, words_for_numbers

NUMBERS = {
    "M": (2, 2, 3, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9, 10, 11),
    "Q": (2, 3),
    "W": (2, 2, 3),
    "D": (*range(2, 16), 2, 3, 5, 7, 10, 10),
}
UNITS = {"M": 5, "Q": 2, "W": 2, "D": 5}
YEARS = {"{y}": 8, "P0Y": 2, "-P1Y": 2, "P1Y": 1}
MONTHS = {"{y}-{m}": 6, "XXXX-{m}": 4, "P0M": 1, "-P1M": 1, "P1M": 1, "P0Y-{m}": 0.5, "-P1Y-{m}": 0.5, "P1Y-{m}": 0.5}
OF_A_MONTH = 0.75  # of the days and weeks
FIRST_QUARTER = 33
LAST = 0.45  # of the parts: the last units, not the first
IN_WORDS = 0.55  # of the numbers that a form has in figures or in words
_PLACE = re.compile(r"\{(\w+)(?::(\w+))?\}")
_ENDS = re.compile(r"<([^/>]*)/([^>]*)>")
_WAYS = re.compile(r"\[([^]]*)\]")


class Part(NamedTuple):
    """A way to say that so many units are meant."""

    unit: str  # M, Q, W or D
    low: int
    high: int
    form: str

    def fits(self, unit: str, number: int, *, is_last: bool) -> bool:
        ends = _ENDS.search(self.form)
        return self.unit == unit and self.low <= number <= self.high and ends is not None and ends[1 + is_last] != ""


def parts(rng: random.Random, locale: LocaleData) -> Plan | None:
    """So many units at the start or at the end of a year or month."""
    unit = rng.choices(tuple(UNITS), tuple(UNITS.values()))[0]
    number, is_last = rng.choice(NUMBERS[unit]), rng.random() < LAST
    kinds = MONTHS if unit in "DW" and rng.random() < OF_A_MONTH else YEARS
    base = rng.choices(tuple(kinds), tuple(kinds.values()))[0]
    forms = [part.form for part in _parts(locale.identifier) if part.fits(unit, number, is_last=is_last)]
    wholes = [form for expression, form in _wholes(locale.identifier) if expression == base]
    if not forms or not wholes:
        return None
    form, whole = rng.choice(forms), rng.choice(wholes)
    return _plan(rng, locale, form, whole, base, unit, number, is_last=is_last)


def _plan(
    rng: random.Random, locale: LocaleData, form: str, whole: str, base: str, unit: str, number: int, *, is_last: bool
) -> Plan | None:
    """The plan of a part and a whole; None where the language has no word for the number, or no names of months."""
    months = _month_names(locale, whole)
    said = _said(rng, locale, form, number, is_last=is_last)
    if said is None or months is None:
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        expression = label(base, unit, number, date, is_last=is_last)
        if expression is None:
            return None
        values = {"y": str(date.year), "number": str(date.month)}
        text = said.replace("{x}", _PLACE.sub(lambda p: values.get(p[1]) or months[date.month - 1], whole))
        return Draft(text, "", expression=expression, kind="range")

    return Plan(f"{form} | {whole}", render)


def label(base: str, unit: str, number: int, date: datetime.date, *, is_last: bool) -> str | None:
    """The expression of so many units of the year or month of a date; None for years that are not written so.

    >>> label("{y}", "M", 3, datetime.date(2024, 5, 3), is_last=False)
    '2024-01/2024-03'
    >>> label("{y}-{m}", "D", 2, datetime.date(2024, 2, 1), is_last=True)
    '2024-02-IL-P2D'
    >>> label("{y}-{m}", "W", 2, datetime.date(2024, 2, 1), is_last=False)
    '2024-02-01/2024-02-14'
    """
    if unit == "W":
        return label(base, "D", 7 * number, date, is_last=is_last)
    if not 1000 <= date.year <= LAST_YEAR:
        return None
    whole = base.replace("{y}", str(date.year)).replace("{m}", f"{date.month:02}")
    if is_last:
        return f"{whole}-IL-P{number}{unit}"
    if unit == "D" and base in YEARS:
        whole += "-01"
    before = FIRST_QUARTER - 1 if unit == "Q" else 0
    return f"{whole}-{before + 1:02}/{whole}-{before + number:02}"


def _said(rng: random.Random, locale: LocaleData, form: str, number: int, *, is_last: bool) -> str | None:
    """A form with its ways chosen and its number said; None where that is to be in words that the language lacks."""
    form = _ENDS.sub(lambda ends: ends[1 + is_last], form)
    form = _WAYS.sub(lambda ways: rng.choice(ways[1].split("|")), form)
    place = next((place for place in _PLACE.finditer(form) if place[1] in ("n", "words")), None)
    if place is None:
        return form
    words = words_for_numbers(locale, place[2])[number - 1 : number] if place[2] else ()
    ways = words[0] if words else ()
    if place[1] == "words" and not ways:
        return None
    in_words = ways and (place[1] == "words" or rng.random() < IN_WORDS)
    return form.replace(place[0], rng.choice(ways) if in_words else str(number))


def _month_names(locale: LocaleData, whole: str) -> tuple[str, ...] | None:
    """The names that stand for the place of a month's name; none where there is no such place, None without names."""
    place = next((place[1] for place in _PLACE.finditer(whole) if place[1] not in ("y", "number")), None)
    if place is None:
        return ()
    return next(iter(named(locale, place)), None)


@cache
def _parts(identifier: str) -> tuple[Part, ...]:
    found = (row[2:] for row in rows_for("intervals_parts", locale_data(identifier)) if row[1] == "part")
    return tuple(
        Part(unit, int(low), int(high), form)
        for unit, numbers, form in found
        for low, _, high in (numbers.partition("-"),)
    )


@cache
def _wholes(identifier: str) -> tuple[tuple[str, str], ...]:
    """Expression and form of each."""
    found = rows_for("intervals_parts", locale_data(identifier))
    return tuple((row[2], row[3]) for row in found if row[1] == "whole")
