"""CLDR's texts beside dates, in every locale: names of places, languages, money and zones; units; times ago."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from babel import localedata

from datenorm.generation.locales import identifiers, locale_data

_NAME_TABLES = ("territories", "languages", "scripts", "currency_names", "variants")
_FORMS = ("other", "many", "few")  # plural forms that numbers above 1 may take
_LONGEST_NAME = 40


def texts(identifier: str, *path: str) -> dict[str, str]:
    """The texts at a place of a locale's data, by key, in the order of keys; {} where the locale has none of its own.

    Babel's aliases to other places are passed over: they resolve by writing into data that locales share.
    """
    found = localedata.load(identifier)
    for key in path:
        found = _own(found).get(key, {})
    entries = _own(found)
    return {str(key): entries[key] for key in sorted(entries, key=str) if isinstance(entries[key], str)}


@cache
def languages() -> tuple[str, ...]:
    """Identifiers of the languages, and of languages in a script, without territories."""
    return tuple(i for i in identifiers() if all(len(part) == 4 for part in i.split("_")[1:]))


def draw_language(rng: random.Random, texts_of: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """The texts that one of the languages has, drawn among those that have any."""
    while True:
        if found := texts_of(rng.choice(languages())):
            return found


@cache
def names(identifier: str) -> tuple[str, ...]:
    """Names of territories, languages, scripts, currencies and spellings."""
    found = {name for table in _NAME_TABLES for name in texts(identifier, table).values()}
    return tuple(sorted(name for name in found if len(name) <= _LONGEST_NAME))


@cache
def zone_names(identifier: str) -> tuple[str, ...]:
    """Names of time zones: `mitteleuropäische Zeit`."""
    zones = _own(localedata.load(identifier)["meta_zones"])
    return tuple(sorted({name for zone in zones for name in texts(identifier, "meta_zones", zone, "long").values()}))


@cache
def unit_patterns(identifier: str) -> tuple[str, ...]:
    """Patterns of a number with a unit that is no time: `{0} kilograms`."""
    return tuple(_patterns(identifier, (name for name in _units(identifier) if not name.startswith("duration-"))))


@cache
def duration_patterns(identifier: str, unit: str) -> tuple[str, ...]:
    """Patterns of a number of days, weeks, months, years, decades or centuries that the root lacks: `{0} days`."""
    units = (f"duration-{unit}",)
    roots = frozenset(_patterns("root", units))
    return tuple(pattern for pattern in _patterns(identifier, units) if pattern not in roots)


@cache
def day_periods(identifier: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the halves of the day, and of its parts: (AM, PM), (noon, in the morning, at night)."""
    periods = locale_data(identifier).babel.day_periods["format"]
    found = {key: str(name) for width in sorted(periods) for key, name in sorted(periods[width].items())}
    halves = tuple(name for key, name in found.items() if key in ("am", "pm")) or ("AM", "PM")
    return halves, tuple(name for key, name in found.items() if key not in ("am", "pm")) or halves


def _units(identifier: str) -> list[str]:
    return sorted(_own(localedata.load(identifier)["unit_patterns"]))


def _patterns(identifier: str, units: Iterable[str]) -> list[str]:
    table = _own(localedata.load(identifier)["unit_patterns"])
    widths = (_own(_own(table.get(unit)).get(width)) for unit in units for width in ("long", "short"))
    found = (forms[form] for forms in widths for form in _FORMS if isinstance(forms.get(form), str))
    return list(dict.fromkeys(text for text in found if text.count("{0}") == 1))


def _own(value: Any) -> Mapping[Any, Any]:
    """What a locale itself holds at a place: of an alias nothing, of an alias with additions the additions."""
    if isinstance(value, tuple):
        value = value[1]
    return value if isinstance(value, Mapping) else {}
