"""Clock times, spans of clock times and parts of the day beside a day: `3 May at 10`, `Freitag ab 19:00`, `周五3点`.

What is said of the clock changes nothing of the day, so that the answer stays that of the day. The forms are those of
messages and bookings, where a time may be a bare number (`at 10`, `9 to 11`) or left vague (`around noon`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

from datenorm.generation.locales import LocaleData, locale_data
from datenorm.generation.tables import rows
from datenorm.generation.yearless_plans import own_rows

OWN = 0.8  # of the forms in languages that have their own
_TIME = re.compile(r"\{(time|after|span|loose)\}")
_DAY = re.compile(r"\{(?:date|day|wd)\}")
_HALF_OF_DAY = re.compile(r"\{date\} [ap]\.?m\b")
_MINUTES = (0, 0, 0, 30, 30, 15, 45)


class Frame:
    """A form of `yearless_clocks.tsv` with the forms of its clock times chosen."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.needs_weekday = "{wd}" in text
        self.needs_plain = "{day}" in text
        self.is_glued = "}{" in text
        self.is_dashed = text.startswith("{date} - ") and ":" not in text
        self.begins_with_day = text.startswith("{date}")
        self.is_half_of_day = bool(_HALF_OF_DAY.match(text))
        self.has_time = "mm}" in text or "{digits}" in text or "H}" in text or "h}" in text

    def needs_name(self) -> bool:
        """Whether its clock time is digits and points only, which beside numbers would be a date as well."""
        return not re.search(r"[^\W\d_]|:", _DAY.sub("", re.sub(r"\{\w+\}", "", self.text)))

    def fill(self, rng: random.Random, day: str) -> str:
        """The day in its place, with a time of day drawn."""
        return self.text.format(date=day, day=day, wd=day, **time_fields(rng))


def frame(rng: random.Random, locale: LocaleData, fits: Callable[[str], bool]) -> Frame | None:
    """One of the locale's frames, or of those for every language, that fits."""
    own, every = _frames(locale.identifier)
    text = rng.choice(own if own and rng.random() < OWN else every)
    if not fits(text):
        return None
    times = _times(locale.identifier)
    for kind in _TIME.findall(text):
        text = text.replace("{" + kind + "}", rng.choice(times[kind]), 1)
    return Frame(text)


def clock_time(rng: random.Random, locale: LocaleData) -> str:
    """A clock time or a span of them by itself, as it stands beside a day: `18 Uhr`, `kello 9`, `9-11 am`."""
    times = _times(locale.identifier)
    forms = [form for form in (*times["time"], *times["span"]) if not Frame(form).needs_name()]
    return rng.choice(forms).format(**time_fields(rng))


def hours(rng: random.Random, locale: LocaleData) -> str:
    """From one clock time to another, as behind weekdays: `9-17`, `von 8 bis 16 Uhr`, `10:00-19:00`."""
    times = _times(locale.identifier)
    return rng.choice((*times["span"], *times.get("loose", ()))).format(**time_fields(rng))


@cache
def languages() -> tuple[str, ...]:
    """The languages that have clock times of their own, sorted."""
    return tuple(sorted({row[0] for row in rows("yearless_times")} - {"*"}))


@cache
def _frames(identifier: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    times = _times(identifier)
    found = (row[1] for row in own_rows("yearless_clocks", locale_data(identifier)))
    own = tuple(text for text in found if all(times.get(kind) for kind in _TIME.findall(text)))
    return own, tuple(row[1] for row in rows("yearless_clocks") if row[0] == "*")


@cache
def _times(identifier: str) -> dict[str, tuple[str, ...]]:
    """The forms of clock times by kind; of two languages' forms, the locale's own and those for every language."""
    table = (*own_rows("yearless_times", locale_data(identifier)), *(r for r in rows("yearless_times") if r[0] == "*"))
    kinds = dict.fromkeys(row[1] for row in table)
    return {kind: tuple(row[2] for row in table if row[1] == kind) for kind in kinds}


def time_fields(rng: random.Random) -> dict[str, str]:
    """The fields of a time of day, mostly between 7 and 21 o'clock, and of a later one."""
    hour = rng.randint(7, 20) if rng.random() < 0.85 else rng.randrange(23)
    later = rng.randint(hour + 1, min(23, hour + rng.choice((1, 2, 3, 8))))
    first, second = _minute(rng), _minute(rng)
    return {
        "H": str(hour), "HH": f"{hour:02}", "h": str(hour % 12 or 12), "hh": f"{hour % 12 or 12:02}",
        "K": str(later), "KK": f"{later:02}", "k": str(later % 12 or 12), "kk": f"{later % 12 or 12:02}",
        "mm": f"{first:02}", "nn": f"{second:02}", **_halves("pPx", hour), **_halves("qQz", later),
        "digits": _four_digits(rng),
        "pp": "a.m." if hour < 12 else "p.m.", "qq": "a.m." if later < 12 else "p.m.",
    }  # fmt: skip


def _four_digits(rng: random.Random) -> str:
    """A clock time in four digits, as timetables write it, at hours that are no likely year: `0730`, `1145`, `2330`."""
    hour = rng.choice((*range(5, 16), *range(7, 16), 22, 23))
    return f"{hour:02}{5 * rng.randrange(12):02}"


def _halves(names: str, hour: int) -> dict[str, str]:
    letter = "a" if hour < 12 else "p"
    return dict(zip(names, (f"{letter}m", f"{letter.upper()}M", letter), strict=True))


def _minute(rng: random.Random) -> int:
    roll = rng.random()
    return rng.choice(_MINUTES) if roll < 0.6 else 5 * rng.randrange(12) if roll < 0.85 else rng.randrange(60)
