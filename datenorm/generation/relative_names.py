"""Time from now as CLDR says it in a locale: names (`yesterday`, `next month`) and patterns (`3 days ago`).

Patterns that other software writes (`a day ago`) are among them.

Every text goes with its expression. A text that says two things in its locale, as Hindi has one word for yesterday and
for tomorrow, is left out, and so is one that is the name of a weekday or a month: without its marks, the Vietnamese
for next month is June.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from datenorm.generation.locales import LocaleData
from datenorm.generation.tables import data_rows
from datenorm.text import canonical

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNITS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "hour": "H"}
HOURS = 24  # of a day
MULTIPLES = {"F": (2, "W"), "E": (10, "Y"), "N": (1, "D")}  # fortnights, decades, nights: so many of a unit each
CLOCK = ("hour", "minute", "second")
WORDS = {"one": 1, "two": 2}  # the numbers that a pattern may leave out, by its category
NO_THIS_WEEKDAY = frozenset(("sr",))  # where it is said as "on Friday", which names no week
Texts = dict[tuple[str, str], tuple[str, ...]]


class Name(NamedTuple):
    """A text for a day, week, month, quarter or year, with its expression."""

    text: str
    expression: str


class Amount(NamedTuple):
    """A text with a place for a number of units from now; `unit` is "" for minutes and seconds: they are today."""

    text: str
    unit: str
    is_past: bool
    category: str  # of the plural


@cache
def names(locale: LocaleData) -> tuple[Name, ...]:
    """The names of a locale: `last night` is not among them, `today`, `this quarter` and `next Friday` are."""
    found = []
    texts = _texts(locale)
    bare = {canonical(name).rstrip(".") for names in (*locale.weekday_names, *locale.month_names) for name in names}
    for (field, key), forms in texts.items():
        if "." in key:
            continue
        expression = _expression(field, int(key), is_in_week=_is_in_week(texts, key))
        if not expression or (field in WEEKDAYS and key == "0" and locale.language in NO_THIS_WEEKDAY):
            continue
        found += [
            Name(form, expression)
            for text in forms
            for form in map(str.strip, text.split("/"))
            if canonical(form).rstrip(".") not in bare
        ]
    return tuple(_unambiguous(found))


@cache
def amounts(locale: LocaleData) -> tuple[Amount, ...]:
    """The patterns of a locale: `in {0} weeks`, `{0}d ago`."""
    found, meanings = [], defaultdict(set)
    for (field, key), forms in _texts(locale).items():
        direction, _, category = key.partition(".")
        if category and category != "zero" and field != "quarter":
            unit = UNITS.get(field, "")
            for text in forms:
                found.append(Amount(text, unit, direction == "past", category))
                meanings[canonical(text)].add((unit, bool(unit) and direction == "past"))
    named = {canonical(name.text) for name in names(locale)}
    return tuple(amount for amount in found if len(meanings[text := canonical(amount.text)]) == 1 and text not in named)


def quantity(amount: Amount, number: int | str, category: str) -> str | None:
    """The pattern with a number, or with what is written for one; None where it is for another number."""
    if "{0}" in amount.text:
        return amount.text.replace("{0}", str(number)) if amount.category == category else None
    return amount.text if left_out(amount) == number else None


def left_out(amount: Amount) -> int | None:
    """The one number that a pattern without a place is for: one of `a day ago`; None where any may stand in it."""
    return None if "{0}" in amount.text else WORDS.get(amount.category)


def distance(number: int, unit: str, *, is_past: bool) -> str:
    """The expression of a distance from today; months and years away are days too, and hours that make whole ones."""
    factor, unit = MULTIPLES.get(unit, (1, unit))
    number *= factor
    if unit == "H" and number % HOURS == 0:
        number, unit = number // HOURS, "D"
    if unit in ("", "H", "T") or number == 0:
        return "P0D"
    return f"{'-' * is_past}P{number}{unit}" + ("0D" if unit in "YM" else "")


def _expression(field: str, offset: int, *, is_in_week: bool) -> str:
    sign, size = "-" * (offset < 0), abs(offset)
    if field in WEEKDAYS:
        weekday = WEEKDAYS.index(field) + 1
        return f"{sign}P{size}W-{weekday}" if is_in_week or not size else f"{sign}P{size}K{weekday}"
    if field in CLOCK:
        return "" if offset else "P0D"
    return f"{sign}P{size}{UNITS[field]}" + ("-X" if field == "week" else "")


def _is_in_week(texts: Texts, key: str) -> bool:
    """Whether the language says next Friday as `Friday of next week`, as Chinese and Swedish do."""
    weeks = [canonical(text) for text in texts.get(("week", key), ())]
    return any(week in canonical(text) for text in texts.get(("fri", key), ()) for week in weeks)


def _unambiguous(found: Iterable[Name]) -> Iterable[Name]:
    found = tuple(dict.fromkeys(found))
    meanings = defaultdict(set)
    for name in found:
        meanings[canonical(name.text)].add(name.expression)
    return (name for name in found if len(meanings[canonical(name.text)]) == 1)


def _texts(locale: LocaleData) -> Texts:
    """The texts of a locale by field and key: those of CLDR, which it may have from its parents, and of software."""
    cldr, software = _rows("cldr_relative"), _rows("relative_software")
    parts = locale.identifier.split("_")
    parents = ["_".join(parts[:length]) for length in range(1, len(parts) + 1)]
    found = {place: texts for parent in parents for place, texts in cldr.get(parent, ())}
    for group in sorted(locale.written_groups):
        for place, texts in software.get(group, ()):
            found[place] = tuple(dict.fromkeys((*found.get(place, ()), *texts)))
    return {place: texts for place, texts in found.items() if texts}


@cache
def _rows(name: str) -> dict[str, list[tuple[tuple[str, str], tuple[str, ...]]]]:
    """The rows of a table in the folder data/, by locale."""
    table = defaultdict(list)
    for locale, field, *cells in data_rows(name):
        for cell in cells:
            key, _, texts = cell.partition("=")
            table[locale].append(((field, key), tuple(text.strip() for text in texts.split("|") if text.strip())))
    return table
