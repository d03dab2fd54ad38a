"""Days beside the number of a document, or between the fields of a record: the table `documents.tsv`.

`Rechnung Nr. 12/16 vom 3.5.2017` is one day: the number of an invoice, a law or a case may look like a month and a year
or like an interval, and says nothing of the date.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from datenorm.generation import numeric, written
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import rows
from datenorm.generation.templates import digits, fill, filled, line
from datenorm.generation.yearless_plans import own_rows
from datenorm.month_languages import words
from datenorm.text import canonical

RECORD = 0.2  # of the forms: one of no language
NAMED = 0.5  # of the days: with the month's name
YEARS = range(1850, 2101)  # when documents had such numbers
COURTS = ("ZR", "ZB", "StR", "AZR", "BvR", "BvL", "O", "U", "W", "K", "B", "C", "R", "Ca", "Sa", "AS", "BR")
SENATES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", *map(str, range(1, 30)))


def numbered(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A day and the number of its document: `Договор № 15/2 от 12.03.2010`, `Legge 7 agosto 1990, n. 241`."""
    own = tuple(form for _, form in own_rows("documents", locale))
    form = rng.choice(own if own and rng.random() >= RECORD else _records())
    inner = (written.form if rng.random() < NAMED else numeric.separated)(rng, locale)
    if inner is None:
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        draft = inner.render(rng, date)
        if draft is None or not _is_clear(draft, locale) or date.year not in YEARS or _says_twice(form, draft.text):
            return None
        fields = {name: write(rng, date) for name, write in _FIELDS.items() if f"{{{name}}}" in form}
        return replace(draft, text=filled(form, fields | {"date": draft.text}), has_clock=True)

    return Plan(f"{form} | {inner.pattern}", render)


def document_number(rng: random.Random, date: datetime.date) -> str:
    """The number of a document of that year: `212`, `12/16`, `4/2017`, `2017-0412`, `78-17`, `A-1204`."""
    count, year = str(rng.randint(1, 999)), date.year
    short, form = f"{year % 100:02}", rng.random()
    if form < 0.3:
        return digits(rng, rng.choice((1, 2, 3, 3, 4, 5, 6)))
    if form < 0.5:
        return f"{count}/{short}"
    if form < 0.7:
        return f"{count}/{year}"
    if form < 0.82:
        return f"{year}{rng.choice('-/-')}{fill(rng, rng.choice(('###', '####', '%#')))}"
    if form < 0.9:
        return f"{short}-{count}"
    return fill(rng, rng.choice(("@-####", "@@-###", "@@ ####", "@#-###", "##.###", "%#/%-##")))


def _plain(rng: random.Random, _: datetime.date) -> str:
    return digits(rng, rng.choice((3, 3, 5, 6)))


def _case(rng: random.Random, date: datetime.date) -> str:
    return (
        f"{rng.choice(SENATES)} {rng.choice(COURTS)} {rng.randint(1, 999)}/{(date.year - rng.randint(0, 2)) % 100:02}"
    )


def _word(rng: random.Random, _: datetime.date) -> str:
    return line(rng, "no_date_code_words")


_FIELDS: dict[str, Callable[[random.Random, datetime.date], str]] = {
    "number": document_number,
    "plain": _plain,
    "case": _case,
    "word": _word,
}


def _is_clear(draft: Draft, locale: LocaleData) -> bool:
    """Whether it is a whole day in the locale's own order; a short year only beside the name of a month.

    No weekday and no preposition stands before it, as the form has its own: `от` + `среда, 3 мая`, `av` + `den 3. mai`.
    """
    if draft.precision != "day" or draft.expression or draft.is_exact or draft.has_clock:
        return False
    if (draft.open_century and draft.order) or draft.text[0].islower() or "|" in draft.text:
        return False
    said = f" {' '.join(words(canonical(draft.text)))} "
    return not any(f" {name} " in said for name in _weekdays(locale))


@cache
def _weekdays(locale: LocaleData) -> frozenset[str]:
    names = (name for some in locale.weekday_names for name in some)
    return frozenset(" ".join(words(canonical(name))) for name in names)


def _says_twice(form: str, date: str) -> bool:
    """Whether the word before the date is its first one too: `ngày` + `ngày 3 tháng 5`, `de` + `de mayo`."""
    before = form.partition("{date}")[0].split()
    return bool(before) and date.split()[0] == before[-1]


@cache
def _records() -> tuple[str, ...]:
    return tuple(form for language, form in rows("documents") if language == "*")


RULES = (DateRule("document-number", 4, numbered),)
