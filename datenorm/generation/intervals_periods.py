"""Intervals of parts of years: `2019年秋から2020年春`, `5월 초순부터 6월 말까지`, `Q1 2020 to Q3 2021`, `since Q3`."""

from __future__ import annotations

import datetime
import random
import re
from functools import cache

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.intervals_connectors import Connector, connector, is_clear
from datenorm.generation.intervals_tables import rows_for
from datenorm.generation.locales import LocaleData
from datenorm.generation.vague_forms import Form, Moment, forms

TABLES = ("vague_seasons", "vague_periods", "vague_parts")
WHOLES = ("{Y}-{S}", "{Y}-{Q}", "{Y}-{H}", "{Y}-{M}", "{Y}", "XXXX-{M}")  # of both ends
LATER = (31, 61, 92, 183, 365, 730)  # days from one end to the other
OPEN = 0.4  # of the intervals: one end alone


def periods(rng: random.Random, locale: LocaleData) -> Plan | None:
    """From one season, quarter, half or part of a month to another, or one that is an end."""
    found = _forms(locale)
    if not found:
        return None
    first = rng.choice(rng.choice(found))
    if rng.random() < OPEN:
        frames = _frames(locale)
        return open_plan(locale, *rng.choice(frames), first) if frames else None
    known = [form for table in found for form in table if form.expression == first.expression]
    joint = connector(rng, locale)
    if first.expression not in WHOLES or joint.is_next or joint.is_whole or _avoids(locale, joint.form):
        return None
    return closed_plan(locale, joint, first, rng.choice((first, rng.choice(known))))


def closed_plan(locale: LocaleData, joint: Connector, first: Form, last: Form) -> Plan:
    """The plan of two forms and what joins them; where only one of the texts states the year it is that of both."""
    is_one_year = ("{y}" in first.text) != ("{y}" in last.text)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        later = date + datetime.timedelta(rng.choice(LATER) * rng.randint(1, 3))
        if is_one_year and later.year > date.year:
            later = later.replace(date.year, day=1)
        start, end = first.fill(rng, _moment(date, locale)), last.fill(rng, _moment(later, locale))
        if start is None or end is None or start[1] >= end[1] or not is_clear(joint, start[0], end[0]):
            return None
        return Draft(joint.write(start[0], end[0]), "", expression=f"{start[1]}/{end[1]}", kind="range")

    return Plan(f"{joint.form} | {first.text} | {last.text}", render)


def open_plan(locale: LocaleData, expression: str, frame: str, form: Form) -> Plan:
    """The plan of a row of `intervals_open.tsv` around one form."""

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        filled = form.fill(rng, _moment(date, locale))
        if filled is None:
            return None
        text, label = frame.replace("{a}", filled[0]), expression.replace("{a}", filled[1])
        return Draft(text, "", expression=label, kind="range")

    return Plan(f"{frame} | {form.text}", render)


def _moment(date: datetime.date, locale: LocaleData) -> Moment:
    return Moment(date.year, date.month, date.day, locale)


@cache
def _forms(locale: LocaleData) -> tuple[tuple[Form, ...], ...]:
    """The forms of each table that can stand at an end; none in a language that the table does not name."""
    if not rows_for("intervals_periods", locale):
        return ()
    tables = (tuple(f for f in forms(name, locale.identifier) if not _begins_badly(locale, f.text)) for name in TABLES)
    return tuple(table for table in tables if table)


@cache
def _frames(locale: LocaleData) -> tuple[tuple[str, str], ...]:
    """Expression and words of the open ends of the language."""
    found = (row[1:3] for row in rows_for("intervals_open", locale) if row[0] != "*" and "{a}" in row[2])
    return tuple((expression, form) for expression, form in found if not _avoids(locale, form))


def _words(locale: LocaleData) -> str:
    return "|".join(row[1] for row in rows_for("intervals_periods", locale))


def _begins_badly(locale: LocaleData, text: str) -> bool:
    return re.match(rf"(?:{_words(locale)})(?![a-z])", text) is not None


def _avoids(locale: LocaleData, form: str) -> bool:
    return re.search(rf"(?<![a-z])(?:{_words(locale)})(?![a-z])", form) is not None
