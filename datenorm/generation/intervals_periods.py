"""Intervals of parts of years, decades and centuries: `2019年秋から2020年春`, `mid-May to early June 2019`, `since Q3`.

The parts of decades and centuries are theirs: `16世紀末から17世紀初頭`, `early 1980s to late 1990s`.
"""

from __future__ import annotations

import datetime
import random
import re
from dataclasses import replace
from functools import cache

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.intervals_connectors import Connector, connector, is_clear
from datenorm.generation.intervals_tables import open_frames, rows_for
from datenorm.generation.locales import LocaleData
from datenorm.generation.vague_forms import Form, Moment, forms

TABLES = ("vague_seasons", "vague_periods", "vague_parts", "vague_decades", "vague_centuries")
WHOLES = (  # of both ends
    *("{Y}-{S}", "{Y}-{Q}", "{Y}-{H}", "{Y}-{M}", "{Y}"),
    *("XXXX-{S}", "XXXX-{Q}", "XXXX-{H}", "XXXX-{M}"),
)
LONG_WHOLES = {"{T}": 10, "{TT}": 10, "{C}": 100}  # likewise, and how many years they have
LATER = (31, 61, 92, 183, 365, 730)  # days from one end to the other
LATER_UNITS = (1, 1, 1, 2)  # decades or centuries from one end to the other
HUNDREDS = (10, 19)  # of the years of the centuries
SHORT_END = 0.3  # of the decades: the last one says its century no more (1980年代末から90年代初頭)
NO_ENDS = re.compile(r"[~?%:/]|\{C[HQ]\}|\{B|K")  # expressions of no end: doubt, before Christ, intervals
OPEN = 0.4  # of the intervals: one end alone
ONE_YEAR = 0.4  # of the others: the year stands once, behind the last end or before the first


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
    if first.expression == "{T}" and rng.random() < SHORT_END:
        known = _short_decades(found) or known
    joint = connector(rng, locale)
    is_whole = first.expression in (*WHOLES, *LONG_WHOLES)
    if not is_whole or joint.is_next or joint.is_whole or _avoids(locale, joint.form):
        return None
    if first.expression.startswith("XXXX") and rng.random() < ONE_YEAR:
        return one_year_plan(rng, locale, joint, first, found)
    return closed_plan(locale, joint, first, rng.choice((first, rng.choice(known))))


def closed_plan(locale: LocaleData, joint: Connector, first: Form, last: Form) -> Plan:
    """The plan of two forms and what joins them; where only one of the texts states the year it is that of both."""
    is_one_year = ("{y}" in first.text) != ("{y}" in last.text)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        moment, later = _moments(rng, date, locale, first.expression)
        if is_one_year:
            later = replace(later, year=moment.year)
        start, end = first.fill(rng, moment), last.fill(rng, later)
        if start is None or end is None or start[1] >= end[1] or not is_clear(joint, start[0], end[0]):
            return None
        return Draft(joint.write(start[0], end[0]), "", expression=f"{start[1]}/{end[1]}", kind="range")

    return Plan(f"{joint.form} | {first.text} | {last.text}", render)


def one_year_plan(
    rng: random.Random, locale: LocaleData, joint: Connector, yearless: Form, tables: tuple[tuple[Form, ...], ...]
) -> Plan | None:
    """The plan of two forms of which one states the year of both: it ends the text or begins it."""
    dated = yearless.expression.replace("XXXX", "{Y}")
    forms = [form for table in tables for form in table if form.expression == dated]
    ends = [form for form in forms if form.text.endswith("{y}")]
    starts = [form for form in forms if form.text.startswith("{y}")]
    if not ends and not starts:
        return None
    own = Form(yearless.language, dated, yearless.text)
    return closed_plan(locale, joint, *((own, rng.choice(ends)) if ends else (rng.choice(starts), own)))


def open_plan(locale: LocaleData, expression: str, frame: str, form: Form) -> Plan:
    """The plan of a row of `intervals_open.tsv` around one form."""

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        filled = form.fill(rng, _moment_of(rng, date, locale, form.expression))
        if filled is None:
            return None
        text, label = frame.replace("{a}", filled[0]), expression.replace("{a}", filled[1])
        return Draft(text, "", expression=label, kind="range")

    return Plan(f"{frame} | {form.text}", render)


def _moments(rng: random.Random, date: datetime.date, locale: LocaleData, expression: str) -> tuple[Moment, Moment]:
    """When the first end is, and when the last one."""
    years = LONG_WHOLES.get(expression)
    if years is None:
        later = date + datetime.timedelta(rng.choice(LATER) * rng.randint(1, 3))
        return _moment(date, locale), _moment(later, locale)
    moment = _moment_of(rng, date, locale, expression)
    return moment, replace(moment, year=moment.year + years * rng.choice(LATER_UNITS))


def _moment_of(rng: random.Random, date: datetime.date, locale: LocaleData, expression: str) -> Moment:
    """The day itself, or for a century the same day of one of them."""
    moment = _moment(date, locale)
    return replace(moment, year=100 * rng.randint(*HUNDREDS) + date.year % 100) if expression == "{C}" else moment


def _moment(date: datetime.date, locale: LocaleData) -> Moment:
    return Moment(date.year, date.month, date.day, locale)


def _short_decades(found: tuple[tuple[Form, ...], ...]) -> list[Form]:
    """The forms of decades that say no century, for an end whose century is that of the other."""
    return [Form(form.language, "{T}", form.text) for table in found for form in table if form.expression == "{TT}"]


@cache
def _forms(locale: LocaleData) -> tuple[tuple[Form, ...], ...]:
    """The forms of each table that can stand at an end; none in a language that the table does not name."""
    if not rows_for("intervals_periods", locale):
        return ()
    tables = (tuple(form for form in forms(name, locale.identifier) if _is_end(locale, form)) for name in TABLES)
    return tuple(table for table in tables if table)


@cache
def _frames(locale: LocaleData) -> tuple[tuple[str, str], ...]:
    """Expression and words of the open ends of the language."""
    return tuple((expression, form) for expression, form in open_frames(locale) if not _avoids(locale, form))


def _words(locale: LocaleData) -> str:
    return "|".join(row[1] for row in rows_for("intervals_periods", locale))


def _is_end(locale: LocaleData, form: Form) -> bool:
    return not NO_ENDS.search(form.expression) and not _begins_badly(locale, form.text)


def _begins_badly(locale: LocaleData, text: str) -> bool:
    return re.match(rf"(?:{_words(locale)})(?![a-z])", text) is not None


def _avoids(locale: LocaleData, form: str) -> bool:
    return re.search(rf"(?<![a-z])(?:{_words(locale)})(?![a-z])", form) is not None
