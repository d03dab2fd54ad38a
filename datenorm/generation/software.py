"""Stamps that software writes (RFC 2822, HTTP, ctime, ISO 8601, logs, spreadsheets, EXIF): the table `software.tsv`."""

from __future__ import annotations

import datetime
import random
import re
from collections import defaultdict
from functools import cache

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData
from datenorm.generation.tables import rows

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ZONES = (
    "UTC", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "CET", "CEST", "EET", "EEST", "BST", "IST", "JST",
    "MSK", "AEST", "AEDT", "NZST", "HKT", "SGT", "KST", "WET", "WEST", "BRT", "SAST", "AKST", "HST", "+03", "-03", "Z",
)  # fmt: skip
OFFSETS = (0, 0, 60, 120, 180, 240, 270, 330, 345, 480, 540, 570, 600, 720, -60, -180, -210, -240, -300, -360, -420, -480, -600)
# How often each name of the table is drawn.
WEIGHTS = {
    "iso": 16, "iso-time": 22, "iso-basic": 6, "digits": 3, "ordinal": 3, "week": 3, "week-alone": 1, "rfc2822": 5, "http": 2,
    "rfc850": 2, "ctime": 6, "git": 1, "javascript": 3, "log": 9, "listing": 2, "spreadsheet": 6, "database": 5, "exif": 2,
    "file": 2, "path": 1, "people": 20,
}  # fmt: skip
_DIRECTIVE = re.compile(r"%(:z|-?[a-zA-Z]|04n)")
_PRECISION = {"ordinal": "ordinal", "week": "week day", "week-alone": "week"}
_NUMERIC_FIELDS = {"d": "d", "-d": "d", "e": "d", "m": "m", "-m": "m", "Y": "y", "y": "y"}


def stamp(rng: random.Random, locale: LocaleData) -> Plan:
    """A stamp of the table; English whatever the locale, as software is."""
    names = list(WEIGHTS)
    name = rng.choices(names, list(WEIGHTS.values()))[0]
    return stamp_plan(name, rng.choice(_formats()[name]))


def stamp_plan(name: str, pattern: str) -> Plan:
    """The plan of one row of `software.tsv`."""
    directives = _DIRECTIVE.findall(pattern)
    fields = [_NUMERIC_FIELDS[d] for d in directives if d in _NUMERIC_FIELDS]
    order = "".join(fields) if sorted(fields) == ["d", "m", "y"] else ""
    precision = _PRECISION.get(name, "day" if {"d", "-d", "e"} & set(directives) else "month")
    has_clock = bool({"H", "-H", "I", "-I"} & set(directives)) or "00:00" in pattern or "0:00" in pattern

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        week_year, moment = date.isocalendar().year, _Moment(rng)
        if not 1000 <= date.year <= 9998 or (name in ("iso-basic", "digits", "path", "file") and not 1900 <= date.year <= 2100):
            return None
        text = _DIRECTIVE.sub(lambda found: _directive(found[1], date, moment, week_year), pattern)
        return Draft(text, precision, "y" in directives, order, has_clock, is_exact=name != "people")

    return Plan(pattern, render)


class _Moment:
    """A time of day and a zone, drawn once for a stamp."""

    __slots__ = ("fraction", "hour", "minute", "number", "offset", "second", "zone")

    def __init__(self, rng: random.Random) -> None:
        self.hour, self.minute, self.second = rng.randrange(24), rng.randrange(60), rng.randrange(60)
        self.fraction, self.number = rng.randrange(10**9), rng.randrange(100)
        self.offset, self.zone = rng.choice(OFFSETS), rng.choice(ZONES)


def _directive(name: str, date: datetime.date, moment: _Moment, week_year: int) -> str:
    match name:
        case "Y":
            return f"{date.year:04}"
        case "y":
            return f"{date.year % 100:02}"
        case "m":
            return f"{date.month:02}"
        case "-m":
            return str(date.month)
        case "d":
            return f"{date.day:02}"
        case "-d":
            return str(date.day)
        case "e":
            return f"{date.day:2}"
        case "B":
            return MONTHS[date.month - 1]
        case "b":
            return MONTHS[date.month - 1][:3]
        case "A":
            return WEEKDAYS[date.weekday()]
        case "a":
            return WEEKDAYS[date.weekday()][:3]
        case "j":
            return f"{date.timetuple().tm_yday:03}"
        case "G":
            return f"{week_year:04}"
        case "V":
            return f"{date.isocalendar().week:02}"
        case "u":
            return str(date.isoweekday())
    return _clock_directive(name, moment)


def _clock_directive(name: str, moment: _Moment) -> str:
    sign, minutes = "-" if moment.offset < 0 else "+", abs(moment.offset)
    match name:
        case "H":
            return f"{moment.hour:02}"
        case "-H":
            return str(moment.hour)
        case "I":
            return f"{moment.hour % 12 or 12:02}"
        case "-I":
            return str(moment.hour % 12 or 12)
        case "M":
            return f"{moment.minute:02}"
        case "S":
            return f"{moment.second:02}"
        case "p":
            return "AM" if moment.hour < 12 else "PM"
        case "L":
            return f"{moment.fraction // 10**6:03}"
        case "f":
            return f"{moment.fraction // 10**3:06}"
        case "N":
            return f"{moment.fraction:09}"
        case "z":
            return f"{sign}{minutes // 60:02}{minutes % 60:02}"
        case ":z":
            return f"{sign}{minutes // 60:02}:{minutes % 60:02}"
        case "Z":
            return moment.zone
        case "04n":
            return f"{moment.number:04}"
    raise ValueError(f"software.tsv holds a directive that is not known: %{name}")


@cache
def _formats() -> dict[str, tuple[str, ...]]:
    formats: dict[str, list[str]] = defaultdict(list)
    for name, pattern in rows("software"):
        formats[name].append(pattern)
    return {name: tuple(found) for name, found in formats.items()}
