"""Rows of the interval tables that speak a locale's language."""

from __future__ import annotations

from functools import cache

from datenorm.generation.locales import LocaleData, locale_data, usual_script
from datenorm.generation.tables import rows


def rows_for(table: str, locale: LocaleData) -> tuple[tuple[str, ...], ...]:
    """The rows of a table whose first column names the locale's language, alone or in a list with commas.

    A language in a script that is not its usual one has rows of its own: those of `zh` are not for `zh_Hant`. The rows
    of `*` are for every language.
    """
    return _rows_for(table, locale.identifier)


def open_frames(locale: LocaleData) -> tuple[tuple[str, str], ...]:
    """Expression and words of the open ends of the language itself, around a date at {a}."""
    return _open_frames(locale.identifier)


@cache
def _open_frames(identifier: str) -> tuple[tuple[str, str], ...]:
    found = _rows_for("intervals_open", identifier)
    return tuple((row[1], row[2]) for row in found if row[0] != "*" and "{a}" in row[2])


@cache
def _rows_for(table: str, identifier: str) -> tuple[tuple[str, ...], ...]:
    found = _rows_by_name(table)
    numbers = {number for name in ("*", *_names(locale_data(identifier))) for number in found.get(name, ())}
    every = rows(table)
    return tuple(every[number] for number in sorted(numbers))


@cache
def _rows_by_name(table: str) -> dict[str, list[int]]:
    """The numbers of a table's rows by each of the names in their first column."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows(table)):
        for name in row[0].split(","):
            found.setdefault(name, []).append(number)
    return found


def _names(locale: LocaleData) -> set[str]:
    names = {locale.group}
    if locale.babel.script in (None, usual_script(locale.language)):
        names.add("nb" if locale.language == "no" else locale.language)
    return names
