"""Which characters the source vocabulary holds: those that dates are written with, in every locale."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Sequence

from datenorm.generation.locales import LocaleData, identifiers, locale_data
from datenorm.generation.stream import expand_locales
from datenorm.generation.tables import rows
from datenorm.text import canonical

TABLES = (
    "written",
    "ordinals",
    "clock",
    "glue",
    "surroundings",
    "eras",
    "month_names",
    "connectors",
    "other_calendars",
    "unwritten_forms",
    "unwritten_relative",
)
SIGNS = "·•†‡*§©®°№〇一二三四五六七八九十百千万廿卅年月日号號时時分秒点點上下午前后後曜火水木金土星期周週日第元 «»…→~₂"


def source_symbols(locales: Sequence[str] | None = None) -> list[str]:
    """Characters of canonical text, sorted: ASCII, those of every name and pattern of the locales, those of the tables.

    What else a text holds is the unknown symbol; text that is no date holds much of it.
    """
    chosen = expand_locales(locales) if locales else identifiers()
    texts = [string.printable, SIGNS, *_of_tables(), *(text for i in chosen for text in _of_locale(locale_data(i)))]
    return sorted({character for text in texts for character in canonical(text)} | {" "})


def _of_locale(locale: LocaleData) -> Iterator[str]:
    for names in (*locale.month_names, *locale.weekday_names):
        yield from names
    yield from locale.eras
    yield from (pattern.text for pattern in (*locale.length_patterns, *locale.skeleton_patterns))
    yield from _strings(locale.babel.day_periods)
    yield from (format.pattern for format in locale.babel.time_formats.values())
    yield from _strings(locale.babel.datetime_formats)


def _of_tables() -> Iterable[str]:
    return (text for table in TABLES for row in rows(table) for text in row)


def _strings(tree: object) -> Iterator[str]:
    if hasattr(tree, "values"):
        for branch in tree.values():
            yield from _strings(branch)
    else:
        yield str(tree)
