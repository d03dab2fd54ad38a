"""What every rule of dates without a year is made of: a plan of the day alone, which clock times may join."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from datenorm.generation.drafts import Draft
from datenorm.generation.locales import LocaleData, locale_data, usual_script
from datenorm.generation.tables import rows

Row = tuple[str, ...]


class DayPlan(NamedTuple):
    """A layout of a day without a year.

    `is_phrase`: it begins with a preposition or an article (`on 3 May`), so that no other may stand before it.
    `is_local`: its numbers are in the locale's own order, so that words of the language may stand beside.
    """

    pattern: str
    is_phrase: bool
    write: Callable[[random.Random, datetime.date], Draft | None]
    is_local: bool = True


Source = Callable[[random.Random, LocaleData], DayPlan | None]


def own_rows(table: str, locale: LocaleData) -> tuple[Row, ...]:
    """The rows of a table that are of the locale's language, in the locale's script: no Cyrillic for sr_Latn."""
    return _own_rows(table, locale.identifier)


@cache
def _own_rows(table: str, identifier: str) -> tuple[Row, ...]:
    names = _names(locale_data(identifier))
    return tuple(row for row in rows(table) if row[0] in names)


def _names(locale: LocaleData) -> frozenset[str]:
    language, script = "nb" if locale.language == "no" else locale.language, locale.babel.script
    if not script or script == usual_script(language):
        return frozenset((language,))
    return frozenset((f"{language}_{script}",))
