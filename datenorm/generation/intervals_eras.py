"""Intervals that begin before Christ: `475–221 BC`, `前475年至前221年`, `27 BC – AD 14`, `5th–4th century BC`."""

from __future__ import annotations

import datetime
import random
import re
from functools import cache
from typing import NamedTuple

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.intervals_connectors import Connector, connector, is_clear, joints, sign
from datenorm.generation.locales import LocaleData
from datenorm.generation.vague_forms import Form, Moment, forms

CENTURIES_SHARE = 0.3  # of the intervals; the others are of years
AFTER_CHRIST = 0.2  # of the last ends
SHORT = 0.5  # of the intervals that can: the first end leaves the era to the last one
SAME = 0.5  # of the others: the last end is written as the first
YEARS_AGO = ((10, 99), (50, 800), (50, 2500))
LONGEST, LATEST = 120, 400  # years from one end to the other, the last year after Christ
FIRST_CENTURY = 9
# Words behind or in front of the number, with no preposition; where words are not parted, any.
_YEAR = re.compile(r"\{any\}.+|.+\{any\}|.*[年년].*")
_CENTURY = re.compile(r"\{.*|.*(?:世|세기).*")
_AFTER_CHRIST = re.compile(r"公元|西元|西暦|기원후|서기|\b(?:AD|CE)\b|A\.D\.|n\. ?Chr|н\. ?э")
_HEAD = re.compile(r"\{any\}|\{(?:c|c th|R)\}\S*")  # with what is written right behind a century: 5th, 5.


class _Ends(NamedTuple):
    """The forms of a language for years or centuries before Christ, and those that say that they are after Christ."""

    before: tuple[Form, ...]
    after: tuple[Form, ...]


def before_christ(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Two years or centuries, the first of them before Christ."""
    ends = _centuries(locale) if rng.random() < CENTURIES_SHARE else _years(locale)
    if not ends.before:
        return None
    first = last = rng.choice(ends.before)
    joint = connector(rng, locale) if joints(locale.identifier) else sign(rng)
    if joint.is_next or joint.is_whole:
        return None
    if ends.after and rng.random() < AFTER_CHRIST:
        return closed_plan(locale, joint, first, rng.choice(ends.after))
    head = _HEAD.match(first.text)
    if head and "/" not in joint.form and rng.random() < SHORT:
        first = Form(first.language, first.expression, head[0])
    elif joints(locale.identifier) and rng.random() > SAME:
        last = rng.choice(ends.before)
    return closed_plan(locale, joint, first, last)


def closed_plan(locale: LocaleData, joint: Connector, first: Form, last: Form) -> Plan:
    """The plan of two forms and what joins them."""

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        number = _two_centuries if "{C}" in first.expression else _two_years
        years = number(rng, last.expression.startswith("bc:"))
        start, end = (
            form.fill(rng, Moment(year, date.month, date.day, locale))
            for form, year in zip((first, last), years, strict=True)
        )
        if start is None or end is None or not is_clear(joint, start[0], end[0]):
            return None
        return Draft(joint.write(start[0], end[0]), "", expression=f"{start[1]}/{end[1]}", kind="range")

    return Plan(f"{joint.form} | {first.text} | {last.text}", render)


def _two_years(rng: random.Random, is_before: bool) -> tuple[int, int]:
    """Two years as they are counted, the last one before Christ or after."""
    first = rng.randint(*rng.choice(YEARS_AGO))
    return first, rng.randint(max(1, first - LONGEST), first - 1) if is_before else rng.randint(1, LATEST)


def _two_centuries(rng: random.Random, is_before: bool) -> tuple[int, int]:
    """A year of each of two centuries."""
    first = rng.randint(2, FIRST_CENTURY)
    last = rng.randint(max(1, first - 3), first - 1) if is_before else rng.randint(1, 4)
    return 100 * first - 50, 100 * last - 50


@cache
def _years(locale: LocaleData) -> _Ends:
    before = _found("vague_eras", locale, "bc:{Y}", _YEAR)
    return _Ends(before, _found("vague_years", locale, "{Y}", _YEAR, "{any}"))


@cache
def _centuries(locale: LocaleData) -> _Ends:
    before = _found("vague_centuries", locale, "bc:{C}", _CENTURY)
    after = _found("vague_centuries", locale, "{C}", _CENTURY)
    return _Ends(before, tuple(form for form in after if _AFTER_CHRIST.search(form.text)))


def _found(table: str, locale: LocaleData, expression: str, text: re.Pattern[str], place: str = "") -> tuple[Form, ...]:
    known = forms(table, locale.identifier)
    return tuple(f for f in known if f.expression == expression and text.fullmatch(f.text) and place in f.text)
