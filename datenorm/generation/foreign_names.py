"""Names of other calendars' months and eras, and CLDR's patterns for their dates, by locale."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from datenorm.generation.locales import LocaleData, fields_of
from datenorm.generation.tables import data_rows, rows
from datenorm.other_calendars import ERAS
from datenorm.text import canonical

GREGORIAN_MONTHS = ("buddhist", "roc", "japanese")
# Calendars whose month names tell enough where no era is written; Buddhist years do in Thai, as nobody writes others.
TOLD_BY_MONTH = ("islamic", "hebrew", "persian", "ethiopic", "coptic")
# Where calendars are written in numbers whose years are short (Mar 23 Minguo) or whose months people count in two ways.
NUMBERED = {"japanese": ("ja", "zh", "ko"), "roc": ("ja", "zh"), "hebrew": ()}
NO_ERA = {("islamic", "bn")}  # CLDR has the word "era" there
_ROOT = "root"


@dataclass(frozen=True, slots=True)
class ForeignPattern:
    """A CLDR pattern for a date of another calendar with what it holds."""

    text: str
    precision: str
    order: str  # of its fields, where the month is a number; else ""

    @property
    def has_era(self) -> bool:
        return "G" in self.text


@cache
def calendars_of(locale: LocaleData) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The other calendars that a locale's language writes, and their weights."""
    found = {row[0]: row[1] for row in rows("foreign_calendars")}
    pairs = [pair.split("=") for pair in (found.get(locale.group) or found.get(locale.language) or "").split()]
    return tuple(name for name, _ in pairs), tuple(float(weight) for _, weight in pairs)


@cache
def month_sets(calendar: str, locale: LocaleData) -> tuple[tuple[str, ...], ...]:
    """Sets of names of a calendar's own months: CLDR's and those of `foreign_months.tsv`."""
    widths = ("wide format", "wide stand-alone", "abbreviated format")
    sets = [_resolved(calendar, locale.identifier).get(("months", width), ()) for width in widths]
    is_latin = not locale.month_names or locale.month_names[0][0][:1] < "\u0250"
    languages = (locale.language, "*") if is_latin else (locale.language,)
    sets += [row[2:] for row in rows("foreign_months") if row[0] == calendar and row[1] in languages]
    complete = (names for names in dict.fromkeys(sets) if names and len(set(names)) == len(names))
    return tuple(names for names in complete if is_latin or not any(name.isascii() for name in names))


def era_names(calendar: str, locale: LocaleData, era: str = "") -> tuple[str, ...]:
    """CLDR's names of the era in all widths, without doubles; `era` is that of a Japanese date."""
    if (calendar, locale.language) in NO_ERA:
        return ()
    resolved = _resolved(calendar, locale.identifier)
    position = list(ERAS).index(era) if calendar == "japanese" else 0
    names = (resolved.get(("eras", width), ())[position:][:1] for width in ("eraNames", "eraAbbr", "eraNarrow"))
    return tuple(dict.fromkeys(name[0] for name in names if name and name[0]))


@cache
def patterns_of(calendar: str, locale: LocaleData) -> tuple[ForeignPattern, ...]:
    """CLDR's patterns in which nothing but this calendar can be meant."""
    texts = [values[0] for (kind, _), values in _resolved(calendar, locale.identifier).items() if kind == "pattern"]
    found = (_pattern(text) for text in dict.fromkeys(texts))
    return tuple(p for p in found if p is not None and _is_told(calendar, locale, p))


def _pattern(text: str) -> ForeignPattern | None:
    """A pattern with a year in full; None for others."""
    fields = fields_of(text)
    letters = {field[0].replace("L", "M") for field in fields}
    if "y" not in letters or "yy" in fields or letters - set("GyMdEc") or ("d" in letters and "M" not in letters):
        return None
    precision = "day" if "d" in letters else "month" if "M" in letters else "year"
    is_numeric = not any(field[0] in "ML" and len(field) > 2 for field in fields)
    order = "".join(dict.fromkeys("m" if f[0] in "ML" else f[0] for f in fields if f[0] in "yMLd"))
    return ForeignPattern(text, precision, order if is_numeric and precision == "day" else "")


def _is_told(calendar: str, locale: LocaleData, pattern: ForeignPattern) -> bool:
    """Whether a pattern tells its calendar: by the era, or by names of months that no other calendar has there."""
    is_named = "MMM" in pattern.text or "LLL" in pattern.text
    is_plain = pattern.precision == "year" or (is_named and (pattern.precision == "day" or calendar == "hebrew"))
    if not is_plain and locale.language not in NUMBERED.get(calendar, (locale.language,)):
        return False
    if pattern.order not in ("", "ymd", locale.order):
        return False
    if pattern.has_era:
        has_month = pattern.precision != "year" and is_named
        return bool(_eras(calendar, locale)) and (not has_month or _has_months(calendar, locale))
    if not is_named or not _has_months(calendar, locale):
        return False
    return calendar in TOLD_BY_MONTH or (calendar == "buddhist" and locale.language == "th")


def _eras(calendar: str, locale: LocaleData) -> tuple[str, ...]:
    return era_names(calendar, locale, "showa" if calendar == "japanese" else "")


@cache
def _has_months(calendar: str, locale: LocaleData) -> bool:
    """Whether there are names of months, of the calendar's own ones such as are not Gregorian in that language too."""
    if calendar in GREGORIAN_MONTHS:
        return bool(locale.month_names)
    return bool(month_sets(calendar, locale)) and not shares_names(calendar, locale)


@cache
def shares_names(calendar: str, locale: LocaleData) -> bool:
    """Whether a month of the calendar is called as a Gregorian one is: all of Tigrinya's are."""
    gregorian = {canonical(name).rstrip(".") for names in locale.month_names for name in names}
    return any(canonical(name).rstrip(".") in gregorian for names in month_sets(calendar, locale) for name in names)


@cache
def _resolved(calendar: str, identifier: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Everything that CLDR says of a calendar in a locale, what it takes from the locales above among it."""
    parts = identifier.split("_")
    above = ["_".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]
    table = _table()
    parent = next((name for name in above if (calendar, name) in table), _ROOT) if identifier != _ROOT else ""
    inherited = _resolved(calendar, parent) if parent else {}
    return inherited | table.get((calendar, identifier), {})


@cache
def _table() -> dict[tuple[str, str], dict[tuple[str, str], tuple[str, ...]]]:
    table: dict[tuple[str, str], dict[tuple[str, str], tuple[str, ...]]] = defaultdict(dict)
    for calendars, identifier, kind, name, *values in (*data_rows("cldr_calendars"), *data_rows("icu_calendars")):
        for calendar in calendars.split(" "):
            table[calendar, identifier][kind, name] = tuple(values)
    return dict(table)


def gregorian_months(locale: LocaleData, field: str) -> dict[int, str]:
    """Names of Gregorian months for a CLDR field: MMMM, LLL."""
    context = "stand-alone" if field[0] == "L" else "format"
    names: dict[int, str] = locale.babel.months[context]["wide" if len(field) == 4 else "abbreviated"]
    return names


FIELD = re.compile(r"'([^']*)'|(([a-zA-Z])\3*)")
