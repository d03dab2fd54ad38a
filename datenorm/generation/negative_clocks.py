"""Clock times alone and time zones: `13:44 AM`, `10.30 Uhr`, `15 h 30`, `午後3時`, `14:05:33.123Z`, `UTC+02:00`."""

from __future__ import annotations

import random
import re
from functools import cache

from babel.core import get_global

from datenorm.generation import yearless_clocks
from datenorm.generation.cldr_texts import day_periods, draw_language, languages, zone_names
from datenorm.generation.locales import LocaleData, every_locale, locale_data
from datenorm.generation.negative_times import cased
from datenorm.generation.tables import rows
from datenorm.generation.templates import line
from datenorm.text import canonical

Texts = dict[str, tuple[str, ...]]

_FIELD = re.compile(r"'((?:[^']|'')*)'|([a-zA-Z])\2*")
_BESIDE_DAYS = 0.5  # of the times in words: as they stand beside days
_DAYS = ("relative_days", "relative_phrases")
_HALVES = ("AM", "PM", "am", "pm", "a.m.", "p.m.", "A.M.", "P.M.", "a", "p")
_OFFSETS = (
    "Z",
    "Z",
    "+00:00",
    "+01:00",
    "+02:00",
    "-05:00",
    "-0800",
    "+0530",
    " UTC",
    " GMT",
    " CET",
    " CEST",
    " EST",
    " PDT",
    " JST",
    " MSK",
)


def local_time(rng: random.Random) -> str:
    """A time by one of a locale's own patterns: `2:05 du matin`, `오후 3:05`, `15.30`."""
    locale = locale_data(rng.choice(languages()))
    text = _FIELD.sub(lambda match: _field(rng, locale, match), rng.choice(_patterns(locale.identifier))).strip()
    if locale.digits and rng.random() < 0.3:
        return text.translate(str.maketrans("0123456789", locale.digits))
    return text


def software_time(rng: random.Random) -> str:
    """A time as software and people write it: `14:05:33.123Z`, `T1405`, `9pm`, `13:44 AM`."""
    hour, minute, second = rng.randrange(24), rng.randrange(60), rng.randrange(60)
    form = rng.randrange(8)
    if form == 0:
        return f"{hour:02}:{minute:02}"
    if form == 1:
        return f"{hour:02}:{minute:02}:{second:02}{rng.choice(('', '', *_OFFSETS))}"
    if form == 2:
        return (
            f"{hour:02}:{minute:02}:{second:02}{rng.choice('.,')}{rng.randrange(1000):03}{rng.choice(('', *_OFFSETS))}"
        )
    if form == 3:
        return f"{hour % 12 or 12}:{minute:02}{rng.choice(('', ' ', ' '))}{rng.choice(_HALVES)}"
    if form == 4:
        return f"{hour}:{minute:02} {rng.choice(_HALVES)}"
    if form == 5:
        return f"{hour % 12 or 12}{rng.choice(('', ' '))}{rng.choice(_HALVES)}"
    if form == 6:
        return (
            f"T{hour:02}:{minute:02}:{second:02}{rng.choice(_OFFSETS)}"
            if rng.random() < 0.5
            else f"T{hour:02}{minute:02}"
        )
    return f"{hour:02}:{minute:02}{rng.choice(('-', ' - ', '–', ' – '))}{rng.randrange(24):02}:{rng.randrange(60):02}"


def time_out_of_range(rng: random.Random) -> str:
    """A time that no clock shows: `25:61`, `10:15:75`, `T24:61:07Z`."""
    hour, minute, second = rng.randrange(24), rng.randrange(60), rng.randrange(60)
    wrong = rng.randrange(3)
    hour = rng.randint(25, 99) if wrong == 0 else hour
    minute = rng.randint(60, 99) if wrong == 1 or (wrong == 0 and rng.random() < 0.5) else minute
    second = rng.randint(61, 99) if wrong == 2 else second
    text = f"{hour:02}:{minute:02}" + ("" if wrong < 2 and rng.random() < 0.4 else f":{second:02}")
    return rng.choice(("", "", "", "T", "at ", "um ")) + text + rng.choice(("", "", "", *_OFFSETS))


def spoken_time(rng: random.Random) -> str:
    """A time in words and numbers of many languages: `10.30 Uhr`, `kl. 14.05`, `half past three`, `à 15 h 30`."""
    hour, minute = rng.randrange(24), rng.randrange(60)
    later, its_minute = rng.randrange(24), rng.choice((0, 0, 15, 30, 45, rng.randrange(60)))
    if rng.random() < _BESIDE_DAYS:
        return yearless_clocks.clock_time(rng, locale_data(rng.choice(yearless_clocks.languages())))
    return line(rng, "no_date_clock_times").format(
        h=hour, hh=f"{hour:02}", k=hour % 12 or 12, m=f"{minute:02}", s=f"{rng.randrange(60):02}",
        g=later, j=later % 12 or 12, n=f"{its_minute:02}",
    )  # fmt: skip


def part_of_day(rng: random.Random) -> str:
    """A part of the day without its day: `in the evening`, `mittags`, `рано утром`, `下午`."""
    return cased(rng, rng.choice(_of_a_language(rng, _parts_of_day())))


def time_in_part(rng: random.Random) -> str:
    """A clock time with a part of the day: `8 Uhr abends`, `at 8 in the evening`, `晚上8点`."""
    return rng.choice(_of_a_language(rng, _times_in_parts())).format(
        M=rng.randint(5, 11), A=rng.randint(1, 5), V=rng.randint(5, 6), E=rng.randint(6, 11), N=rng.randint(1, 4),
        m=f"{rng.choice((15, 30, 45, rng.randrange(60))):02}",
    )  # fmt: skip


def zone(rng: random.Random) -> str:
    """`UTC+02:00`, `Europe/Berlin`, `(GMT-05:00)`, or a zone's name in some language."""
    chance = rng.random()
    if chance < 0.2:
        return rng.choice(_zone_identifiers())
    if chance < 0.5:
        return rng.choice(draw_language(rng, zone_names))
    sign, hour, minute = rng.choice("+-"), rng.randrange(13), rng.choice((0, 0, 0, 30, 45))
    offset = rng.choice((f"{sign}{hour:02}:{minute:02}", f"{sign}{hour}", f"{sign}{hour:02}{minute:02}"))
    return rng.choice((f"UTC{offset}", f"GMT{offset}", f"(GMT{offset})", f"UTC {offset}", f"(UTC{offset})"))


def _of_a_language(rng: random.Random, table: Texts) -> tuple[str, ...]:
    """The texts of a language that is drawn by its use."""
    while True:
        locale = every_locale().draw(rng)
        if found := table.get(locale.group) or table.get(locale.language):
            return found


def _field(rng: random.Random, locale: LocaleData, match: re.Match[str]) -> str:
    field = match[0]
    if match[2] is None:
        return match[1] or "'"
    letter, width = field[0], len(field)
    if letter in "hHKk":
        return f"{rng.randint(1, 12) if letter in 'hK' else rng.randrange(24):0{width}}"
    if letter in "ms":
        return f"{rng.randrange(60):0{width}}"
    if letter in "abB":
        return rng.choice(day_periods(locale.identifier)[letter == "B"])
    return rng.choice(_OFFSETS).strip() if letter in "zvVxXZO" else ""


@cache
def _times_in_parts() -> Texts:
    return {language: tuple(forms.split("|")) for language, forms in rows("no_date_times_in_parts")}


@cache
def _parts_of_day() -> Texts:
    """What each language says of a part of the day, without the words that are a day in some language, as `sabah`."""
    days = {canonical(text) for name in _DAYS for row in rows(name) for text in row[2].split("|")}
    found = {row[0]: row[2].split(" | ") for row in rows("clock_words") if row[1] == "part"}
    return {name: tuple(text for text in texts if canonical(text) not in days) for name, texts in found.items()}


@cache
def _patterns(identifier: str) -> tuple[str, ...]:
    """The locale's patterns of hours, minutes and seconds alone."""
    babel = locale_data(identifier).babel
    skeletons = (
        str(pattern.pattern) for name, pattern in babel.datetime_skeletons.items() if set(name) <= set("hHmsvB")
    )
    lengths = (str(pattern.pattern) for pattern in babel.time_formats.values())
    texts = dict.fromkeys((*lengths, *skeletons))
    return tuple(text for text in texts if set("hHKk") & set(_FIELD.sub(lambda match: match[2] or "", text)))


@cache
def _zone_identifiers() -> tuple[str, ...]:
    return tuple(sorted(get_global("zone_territories")))
