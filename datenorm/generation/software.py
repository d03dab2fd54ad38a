"""Stamps that software writes (RFC 2822, HTTP, ctime, ISO 8601, logs, spreadsheets, EXIF): the table `software.tsv`."""

from __future__ import annotations

import datetime
import random
import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData
from datenorm.generation.tables import rows
from datenorm.generation.templates import digits, fill, line
from datenorm.generation.yearless_days import expression

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ZONES = (
    "UTC", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "CET", "CEST", "EET", "EEST", "BST", "IST",
    "JST", "MSK", "AEST", "AEDT", "NZST", "HKT", "SGT", "KST", "WET", "WEST", "BRT", "SAST", "AKST", "HST", "+03", "Z",
)  # fmt: skip
OFFSETS = (
    0,
    0,
    60,
    120,
    180,
    240,
    270,
    330,
    345,
    480,
    540,
    570,
    600,
    720,
    -60,
    -180,
    -210,
    -240,
    -300,
    -360,
    -420,
    -480,
    -600,
)
# How often each name of the table is drawn.
WEIGHTS = {
    "iso": 16, "iso-time": 22, "iso-basic": 6, "digits": 3, "ordinal": 7, "week": 6, "week-alone": 1, "rfc2822": 5,
    "http": 2, "rfc850": 2, "ctime": 6, "git": 1, "javascript": 3, "log": 9, "listing": 2, "spreadsheet": 6,
    "database": 5, "exif": 2, "file": 5, "path": 1, "people": 20, "record": 4, "literal": 5, "masked": 2,
    "line": 6, "yearless-line": 3, "month-file": 0.5, "month-alone": 0.5,
}  # fmt: skip
# Run together with other digits or names: only in years when software ran.
MODERN = ("iso-basic", "digits", "path", "file", "month-file", "month-alone", "literal", "line", "yearless-line")
HOSTS = ("web01", "db2", "srv-12", "localhost", "mail", "raspberrypi", "gw", "node-3", "nas", "ip-10-0-3-17")
_DIRECTIVE = re.compile(r"%(:z|[-^]?[a-zA-Z]|04n)")
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
    order = "".join(fields) if sorted(fields) == ["d", "m", "y"] and name != "masked" else ""  # a mask tells it
    precision = _PRECISION.get(name, "day" if {"d", "-d", "e"} & set(directives) else "month")
    has_clock = bool({"H", "-H", "I", "-I"} & set(directives)) or "00:00" in pattern or "0:00" in pattern

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        is_modern = 1900 <= date.year <= 2100
        if not 1000 <= date.year <= 9998 or (name in MODERN and not is_modern):
            return None
        moment = _Moment(rng, date)
        text = _DIRECTIVE.sub(lambda found: DIRECTIVES[found[1]](moment), pattern)
        if name == "yearless-line":
            return Draft(text, has_clock=True, is_exact=True, expression=expression(date), kind="relative")
        return Draft(text, precision, "y" in directives, order, has_clock, is_exact=name != "people")

    return Plan(pattern, render, "year end" if name in _PRECISION else "")


class _Moment:
    """A day with a time of day and a zone, drawn once for a stamp."""

    __slots__ = ("date", "fraction", "hour", "iso", "minute", "number", "offset", "rng", "second", "zone")

    def __init__(self, rng: random.Random, date: datetime.date) -> None:
        self.rng, self.date, self.iso = rng, date, date.isocalendar()
        self.hour, self.minute, self.second = rng.randrange(24), rng.randrange(60), rng.randrange(60)
        self.fraction, self.number = rng.randrange(10**9), rng.randrange(100)
        self.offset, self.zone = rng.choice(OFFSETS), rng.choice(ZONES)

    def shift(self, separator: str) -> str:
        """The offset from UTC: +0200 or, with a colon, +02:00."""
        hours, minutes = divmod(abs(self.offset), 60)
        return f"{'-' if self.offset < 0 else '+'}{hours:02}{separator}{minutes:02}"


DIRECTIVES: dict[str, Callable[[_Moment], str]] = {
    "Y": lambda moment: f"{moment.date.year:04}",
    "y": lambda moment: f"{moment.date.year % 100:02}",
    "m": lambda moment: f"{moment.date.month:02}",
    "-m": lambda moment: str(moment.date.month),
    "d": lambda moment: f"{moment.date.day:02}",
    "-d": lambda moment: str(moment.date.day),
    "e": lambda moment: f"{moment.date.day:2}",
    "B": lambda moment: MONTHS[moment.date.month - 1],
    "b": lambda moment: MONTHS[moment.date.month - 1][:3],
    "A": lambda moment: WEEKDAYS[moment.date.weekday()],
    "a": lambda moment: WEEKDAYS[moment.date.weekday()][:3],
    "j": lambda moment: f"{moment.date.timetuple().tm_yday:03}",
    "G": lambda moment: f"{moment.iso.year:04}",
    "V": lambda moment: f"{moment.iso.week:02}",
    "u": lambda moment: str(moment.iso.weekday),
    "H": lambda moment: f"{moment.hour:02}",
    "-H": lambda moment: str(moment.hour),
    "I": lambda moment: f"{moment.hour % 12 or 12:02}",
    "-I": lambda moment: str(moment.hour % 12 or 12),
    "M": lambda moment: f"{moment.minute:02}",
    "S": lambda moment: f"{moment.second:02}",
    "p": lambda moment: "AM" if moment.hour < 12 else "PM",
    "L": lambda moment: f"{moment.fraction // 10**6:03}",
    "f": lambda moment: f"{moment.fraction // 10**3:06}",
    "N": lambda moment: f"{moment.fraction:09}",
    "z": lambda moment: moment.shift(""),
    ":z": lambda moment: moment.shift(":"),
    "Z": lambda moment: moment.zone,
    "04n": lambda moment: f"{moment.number:04}",
    "^b": lambda moment: MONTHS[moment.date.month - 1][:3].upper(),
    "-M": lambda moment: str(moment.minute),
    "-S": lambda moment: str(moment.second),
    "k": lambda moment: digits(moment.rng, moment.rng.choice((1, 2, 3, 4, 4, 5))),
    "w": lambda moment: line(moment.rng, "no_date_code_words"),
    "h": lambda moment: moment.rng.choice(HOSTS),
    "i": lambda moment: ".".join(str(moment.rng.randrange(256)) for _ in range(4)),
    "x": lambda moment: fill(moment.rng, "^^^^^^^"),
}


@cache
def _formats() -> dict[str, tuple[str, ...]]:
    formats: dict[str, list[str]] = defaultdict(list)
    for name, pattern in rows("software"):
        formats[name].append(pattern)
    return {name: tuple(found) for name, found in formats.items()}
