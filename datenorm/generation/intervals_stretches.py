"""Intervals from one part of a year to another in words that agree: `с конца апреля по середину мая 2019 года`."""

from __future__ import annotations

import random
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from datenorm.generation.drafts import Plan
from datenorm.generation.intervals_connectors import Connector, sign
from datenorm.generation.intervals_periods import closed_plan, open_plan
from datenorm.generation.intervals_tables import rows_for
from datenorm.generation.locales import LocaleData, locale_data
from datenorm.generation.vague_forms import Form, alternatives

ANY_SIGN = "-"
Ends = tuple[Form, Form]


class Row(NamedTuple):
    """A row of `intervals_stretches.tsv`: the one end, or pairs of ends in groups by which of them state the year."""

    expression: str
    form: str
    open_ends: tuple[Form, ...]
    groups: tuple[tuple[Ends, ...], ...]


def stretches(rng: random.Random, locale: LocaleData) -> Plan | None:
    """From one part of a year to another, or from or until one, by the rows of the language."""
    rows = _rows(locale.identifier)
    if not rows or not locale.month_names:
        return None
    row = rng.choice(rows)
    if row.open_ends:
        return open_plan(locale, row.expression, row.form, rng.choice(row.open_ends))
    joint = sign(rng) if row.form == ANY_SIGN else Connector(row.form)
    first, last = rng.choice(rng.choice(row.groups))
    return closed_plan(locale, joint, first, last)


@cache
def _rows(identifier: str) -> tuple[Row, ...]:
    return tuple(_row(*row[1:]) for row in rows_for("intervals_stretches", locale_data(identifier)))


def _row(expression: str, form: str, field: str, first: str, last: str = "") -> Row:
    starts, ends = (tuple(_form(field, text) for text in alternatives(end)) for end in (first, last or first))
    if "{b}" not in expression:
        return Row(expression, form, starts, ())
    groups = defaultdict(list)
    for start in starts:
        for end in ends:
            if pair := _one_year(start, end):
                groups[_states_year(start.text), _states_year(end.text)].append(pair)
    return Row(expression, form, (), tuple(tuple(group) for group in groups.values()))


def _form(field: str, text: str) -> Form:
    year = "{Y}" if _states_year(text) else "XXXX"
    return Form("", f"{year}-{field}" if field else year, text)


def _one_year(first: Form, last: Form) -> Ends | None:
    """The two ends, the year of the one given to the other; None where the year stands between them."""
    has_year = _states_year(first.text), _states_year(last.text)
    if has_year == (False, True):
        is_outermost = not last.text.startswith("{y}")
        return (Form("", last.expression, first.text), last) if is_outermost else None
    if has_year == (True, False):
        return (first, Form("", first.expression, last.text)) if first.text.startswith("{y}") else None
    return first, last


def _states_year(text: str) -> bool:
    return "{y}" in text
