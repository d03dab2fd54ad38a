"""Clock times and zones, as people and software write them around a date.

The answer that goes with such a text is the date alone, so everything here is decoration: it may be long, odd or in
any language, but it must never offer a second reading of the date's own digits. Hence two rules that hold for every
text this module writes. A clock time always has a colon, a letter or a separator of its own, so that it is never a
bare number. And between the date's digits and the clock's there is always at least a space.

Patterns use the letters of CLDR (Unicode Technical Standard 35, part 4). Babel's own formatting costs far more than a
stream of training examples can pay, so each pattern is compiled once to a ``%`` template and each locale's names are
looked up once (:class:`_Speech`).
"""

import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from babel import Locale

from datenorm.generation import clock_words
from datenorm.generation.locales import babel_locale, has_letters

_TABLES = Path(__file__).with_name("tables")

# Share of each source of a clock time; what a source lacks falls to the next.
CLOCK_SOURCES = {"language": 0.25, "software": 0.40, "cldr": 0.35}
# Share of each source of the glue between date and clock time.
GLUE_SOURCES = {"language": 0.25, "software": 0.40, "cldr": 0.35}
# Share of the clock times without a zone of their own that get one.
ZONE_RATE = 0.12
# Share of the clock times that are a span (14:00-16:00).
SPAN_RATE = 0.07
# Share of those beside a date that are a part of the day (in the evening), and of those with words of the language:
# a span, a limit or an approximation (between 5 and 7 pm, ab ca. 18 Uhr); see `clock_words`.
PART_RATE, WORDS_RATE = 0.07, 0.14
SPANS = ("-", " - ", "–", " – ", "-", " - ", " to ", "/", "~", " bis ", " à ", " a ", "〜")

# Whole hours and minutes away from Greenwich, as often as people live there, roughly.
_HOURS_OFF = (0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8, 9, 9, 10, 11, 12, 13)
_MINUTES_OFF = (0,) * 12 + (30, 30, 30, 45)

_TOKEN = re.compile(r"'((?:[^']|'')*)'|(([A-Za-z])\3*)|(.)", re.DOTALL)
_FIELDS = re.compile("HH?|hh?|KK?|kk?|mm?|ss?|a|B|PP?|pp?")
_Any = TypeVar("_Any")
_DATE_LETTERS = frozenset("yMdEGQwWLecUrDu")


class _Template(NamedTuple):
    """A compiled pattern: the pattern as CLDR writes it, and the same as a ``%`` template over field names."""

    pattern: str
    template: str
    has_zone: bool
    has_fraction: bool


class _Glue(NamedTuple):
    """How date and clock time are joined: ``before`` + one + ``between`` + the other + ``after``."""

    pattern: str
    before: str
    between: str
    after: str
    clock_first: bool


class _Speech(NamedTuple):
    """All that one locale needs to tell the time: patterns, glue and names, looked up once."""

    own: tuple[_Template, ...]
    cldr: tuple[_Template, ...]
    plain: tuple[_Template, ...]
    own_glue: tuple[_Glue, ...]
    cldr_glue: tuple[_Glue, ...]
    markers: tuple[tuple[str, str], ...]  # by half day: the locale's "a", abbreviated and wide
    day_periods: tuple[str, ...]  # by hour: "B"
    noon_and_midnight: Mapping[int, str]  # by hour, on the minute: "B"
    zone_names: tuple[str, ...]
    gmt: str


def clock_time(rng: random.Random, locale: Locale) -> str:
    """Return a time of day as text, with or without a zone, in a form of ``locale`` or of software."""
    return _clock(rng, _speech(str(locale)))[0]


def zone(rng: random.Random, locale: Locale) -> str:
    """Return a time zone as text: an offset, an abbreviation, an identifier or a name in the language of ``locale``."""
    return _zone(rng, _speech(str(locale)))


def with_clock(rng: random.Random, locale: Locale, date_text: str, *, has_words: bool = True) -> tuple[str, str]:
    """Return ``date_text`` with a clock time before or after it, and the name of the pattern that joined the two.

    Without ``has_words`` no words of the language say about, from, until or between of the clock.

    The name is the glue in CLDR's own writing, ``{1}`` being the date, with the clock time's pattern filled in for
    ``{0}``: ``"{1} um HH:mm Uhr"``.
    """
    identifier, draw = str(locale), rng.random()
    if draw < PART_RATE + WORDS_RATE * has_words:
        said = clock_words.with_part if draw < PART_RATE else clock_words.with_words
        if found := said(rng, identifier, date_text):
            return found
    speech = _speech(identifier)
    glue, is_own = _choose_glue(rng, speech)
    time, pattern = _plain(rng, speech) if is_own else _clock(rng, speech)
    return _glued(glue, date_text, time, pattern)


def with_own_words(rng: random.Random, locale: Locale, date_text: str) -> tuple[str, str] | None:
    """Like `with_clock`, with words of the language for certain; None where the table has none.

    They say of numbers in which language, and so in which order, they are: `3/4/2017 à 15:00`, `3.4.2017 nachmittags`.
    """
    said = rng.choice((clock_words.with_part, clock_words.with_words, _with_own_glue, _with_own_glue))
    return said(rng, str(locale), date_text)


def _with_own_glue(rng: random.Random, identifier: str, date_text: str) -> tuple[str, str] | None:
    speech = _speech(identifier)
    glues = [glue for glue in speech.own_glue if has_letters(glue.pattern)]
    return _glued(rng.choice(glues), date_text, *_plain(rng, speech)) if glues else None


def _plain(rng: random.Random, speech: _Speech) -> tuple[str, str]:
    """A clock time without words, and its pattern."""
    face = rng.choice(speech.plain)
    return _write(rng, speech, face), face.pattern


def _glued(glue: _Glue, date_text: str, time: str, pattern: str) -> tuple[str, str]:
    first, second = (time, date_text) if glue.clock_first else (date_text, time)
    between = _safe_between(first, glue.between, second, glue.clock_first)
    return glue.before + first + between + second + glue.after, glue.pattern.replace("{0}", pattern)


def iso_time(rng: random.Random) -> str:
    """Return what software writes right after an ISO 8601 date: ``T14:20:33.123Z``, `` 14:20:33,123``, ``T142033``."""
    face = _pick(rng, *_weighted_clocks("iso"))
    tail = face.template % _fields(rng, None, face)
    if ":" in tail:
        return tail + _iso_zone(rng, ":")
    return tail + _iso_zone(rng, "") if tail[0] == "T" else tail


def _iso_zone(rng: random.Random, colon: str) -> str:
    draw = rng.random()
    if draw < 0.45:
        return ""
    if draw < 0.68:
        return "Z"
    if draw < 0.88:
        return _offset(rng, colon)
    if draw < 0.92:
        return _offset(rng, "")
    if draw < 0.94:
        return _offset(rng, "")[:3]
    if draw < 0.96:
        return f"{_offset(rng, colon)}[{rng.choice(_zones()['identifier'])}]"
    return rng.choice((" UTC", " GMT", " Z", " +0000", " +00:00", " -0700", "z"))


def _clock(rng: random.Random, speech: _Speech) -> tuple[str, str]:
    """Return a clock time and the name of its pattern."""
    draw = rng.random()
    if rng.random() < SPAN_RATE:
        face, span = rng.choice(speech.plain), rng.choice(SPANS)
        return _write(rng, speech, face) + span + _write(rng, speech, face), face.pattern + span + face.pattern
    if speech.own and draw < CLOCK_SOURCES["language"]:
        face = rng.choice(speech.own)
    elif draw < CLOCK_SOURCES["language"] + CLOCK_SOURCES["software"]:
        face = _pick(rng, *_weighted_clocks("*"))
    else:
        face = rng.choice(speech.cldr)
    text = _write(rng, speech, face)
    if face.has_zone or rng.random() >= ZONE_RATE:
        return text, face.pattern
    where = _zone(rng, speech)
    glued = where[0] in "+-" and text[-1].isdigit() and rng.random() < 0.5
    return (f"{text}{where}" if glued else f"{text} {where}"), f"{face.pattern} z"


def _write(rng: random.Random, speech: _Speech, face: _Template) -> str:
    return face.template % _fields(rng, speech, face)


def _fields(rng: random.Random, speech: _Speech | None, face: _Template) -> dict[str, Any]:
    """Return the text of each pattern letter for one drawn time of day."""
    hour, minute, second = _time_of_day(rng)
    half, twelve = divmod(hour, 12)
    fields: dict[str, Any] = {
        "H": hour, "HH": f"{hour:02}", "h": twelve or 12, "hh": f"{twelve or 12:02}", "K": twelve, "KK": f"{twelve:02}",
        "k": hour or 24, "kk": f"{hour or 24:02}", "m": minute, "mm": f"{minute:02}", "s": second, "ss": f"{second:02}",
        "P": ("AM", "PM")[half], "p": ("am", "pm")[half], "PP": ("A.M.", "P.M.")[half], "pp": ("a.m.", "p.m.")[half],
    }  # fmt: skip
    if face.has_fraction:
        fields["S"] = f"{rng.randrange(10**9):09}"
    if speech is not None:
        fields["a"] = speech.markers[half][rng.random() < 0.5]
        on_the_dot = speech.noon_and_midnight.get(hour) if minute == second == 0 else None
        fields["B"] = on_the_dot or speech.day_periods[hour]
        if face.has_zone:
            where = _zone(rng, speech)
            # A bare offset that leads ("z HH:mm") would stand right after the date.
            fields["z"] = f"GMT{where}" if where[0] in "+-" and face.template.startswith("%(z)") else where
    return fields


def _time_of_day(rng: random.Random) -> tuple[int, int, int]:
    """Return hour, minute and second; midnight, whole hours and quarters are as common as they are in data."""
    second = int(rng.random() * 86400)
    minute, second = divmod(second, 60)
    hour, minute = divmod(minute, 60)
    draw = rng.random()
    if draw < 0.07:
        return 0, 0, 0
    if draw < 0.17:
        return hour, 0, 0
    if draw < 0.30:
        return hour, minute // 15 * 15, 0
    return hour, minute, second


def _zone(rng: random.Random, speech: _Speech) -> str:
    draw = rng.random()
    if draw < 0.38:
        return rng.choice(_zones()["abbreviation"])
    if draw < 0.60:
        return _offset(rng, ":" if draw < 0.50 else "")
    if draw < 0.74:
        return _offset_from_greenwich(rng, speech)
    if draw < 0.80:
        return f"({rng.choice(_zones()['abbreviation'])})"
    if draw < 0.87:
        identifier = rng.choice(_zones()["identifier"])
        return f"[{identifier}]" if draw < 0.82 else identifier
    name = rng.choice(speech.zone_names if draw < 0.95 else _zones()["name"])
    return f"({name})" if rng.random() < 0.4 else name


def _offset(rng: random.Random, colon: str) -> str:
    return f"{rng.choice('++-')}{rng.choice(_HOURS_OFF):02}{colon}{rng.choice(_MINUTES_OFF):02}"


def _offset_from_greenwich(rng: random.Random, speech: _Speech) -> str:
    draw = rng.random()
    if draw < 0.4:
        offset = _offset(rng, ":")
    else:
        offset = f"{rng.choice('++-')}{rng.choice(_HOURS_OFF)}" + (":30" if draw > 0.95 else "")
    return speech.gmt % offset if rng.random() < 0.4 else rng.choice(("GMT", "UTC")) + offset


def _choose_glue(rng: random.Random, speech: _Speech) -> tuple[_Glue, bool]:
    """Return the glue, and whether it is one of the language's own, which asks for a clock time without words."""
    draw = rng.random()
    if speech.own_glue and draw < GLUE_SOURCES["language"]:
        return rng.choice(speech.own_glue), True
    if draw < GLUE_SOURCES["language"] + GLUE_SOURCES["software"]:
        return _pick(rng, *_software_glue()), False
    return rng.choice(speech.cldr_glue), False


def _safe_between(first: str, between: str, second: str, clock_first: bool) -> str:
    """Keep the digits of date and clock time apart: by a comma where ``14.20`` or ``kl 14`` leads, else by a space."""
    if not (second[:1].isnumeric() and first[-1:].isnumeric()):
        return between or (" " if second[:1].isascii() and first[-1:].isascii() else "")
    if clock_first and ":" not in first and not between.strip():
        return ", "
    return between or " "


@cache
def _speech(identifier: str) -> _Speech:
    locale = babel_locale(identifier)
    plain = ["HH:mm", "HH:mm", "HH:mm:ss", *(locale.time_formats[length].pattern for length in ("medium", "short"))]
    return _Speech(
        own=tuple(map(_compile, _rows_of(locale, "clock.tsv"))),
        cldr=tuple(dict.fromkeys(map(_compile, _cldr_patterns(locale)))),
        plain=tuple(map(_compile, plain)),
        own_glue=tuple(map(_glue, _rows_of(locale, "glue.tsv"))),
        cldr_glue=tuple(_glue(_unquoted(str(glue))) for _, glue in sorted(locale.datetime_formats.items())),
        markers=(_markers(locale, "am"), _markers(locale, "pm")),
        day_periods=tuple(_day_period(locale, hour) for hour in range(24)),
        noon_and_midnight=dict(_exact_periods(locale)),
        zone_names=tuple(sorted(_zone_names(locale))) or _zones()["name"],
        gmt=locale.zone_formats.get("gmt", "GMT%s"),
    )


def _cldr_patterns(locale: Locale) -> Iterator[str]:
    """Yield the locale's time formats and time skeletons, less those that are a bare number or minutes and seconds."""
    for _, form in sorted(locale.time_formats.items()):
        yield form.pattern
    for skeleton, form in sorted(locale.datetime_skeletons.items()):
        is_clock = _DATE_LETTERS.isdisjoint(skeleton) and skeleton not in ("ms", "mmss")
        if is_clock and not re.fullmatch(r"\W*[HhKk]+\W*", form.pattern):
            yield form.pattern


def _markers(locale: Locale, half: str) -> tuple[str, str]:
    """Return the AM or PM of the locale, abbreviated and wide; English where its own would hold a digit."""
    widths = locale.day_periods["format"]
    short = widths["abbreviated"][half]
    names = (short, widths.get("wide", {}).get(half) or short)
    return half.upper() if _has_digit(names[0]) else names[0], half.upper() if _has_digit(names[1]) else names[1]


def _day_period(locale: Locale, hour: int) -> str:
    second = hour * 3600
    for period, rules in (locale.day_period_rules.get(None) or {}).items():
        for rule in rules:
            start, end = rule.get("from"), rule.get("before")
            if start is None or end is None:
                continue
            if start <= second < end or (end < start and not end <= second < start):
                return _period_name(locale, period) or _markers(locale, "am" if hour < 12 else "pm")[0]
    return _markers(locale, "am" if hour < 12 else "pm")[0]


def _exact_periods(locale: Locale) -> Iterator[tuple[int, str]]:
    for period, rules in (locale.day_period_rules.get(None) or {}).items():
        for rule in rules:
            if "at" in rule and (name := _period_name(locale, period)):
                yield rule["at"] // 3600 % 24, name


def _period_name(locale: Locale, period: str) -> str:
    widths = locale.day_periods["format"]
    found = (str(names[period]) for names in (widths["abbreviated"], widths.get("wide", {})) if period in names)
    name = next(found, "")
    return "" if _has_digit(name) else name


def _zone_names(locale: Locale) -> set[str]:
    widths = (zone.get(width, {}) for zone in locale.meta_zones.values() for width in ("long", "short"))
    return {name for names in widths for name in names.values() if len(name) > 1 and not _has_digit(name)}


def _has_digit(text: str) -> bool:
    return any(character.isnumeric() for character in text)


@cache
def _compile(pattern: str) -> _Template:
    """Return ``pattern`` as a template.

    Raises ValueError for a letter that is no field of a clock time.
    """
    parts, has_zone, has_fraction = [], False, False
    for literal, field, _, other in _TOKEN.findall(pattern):
        if not field:
            parts.append((literal or other or "'").replace("''", "'").replace("%", "%%"))
        elif set(field) == {"S"}:
            has_fraction = True
            parts.append(f"%(S).{len(field)}s")
        elif field[0] in "zvZ":
            has_zone = True
            parts.append("%(z)s")
        elif _FIELDS.fullmatch(field):
            parts.append(f"%({field})s")
        else:
            raise ValueError(f"{field!r} in {pattern!r} is no field of a clock time: put literal letters in quotes")
    return _Template(pattern, "".join(parts), has_zone, has_fraction)


def _glue(pattern: str) -> _Glue:
    before, first, between, _, after = re.split(r"(\{[01]\})", pattern)
    return _Glue(pattern, before, between, after, first == "{0}")


def _unquoted(pattern: str) -> str:
    return pattern.replace("'", "")


def _pick(rng: random.Random, values: tuple[_Any, ...], cumulative: tuple[int, ...]) -> _Any:
    return rng.choices(values, cum_weights=cumulative)[0]


@cache
def _rows(table: str) -> tuple[tuple[str, ...], ...]:
    lines = (_TABLES / table).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("# "))


def _rows_of(locale: Locale, table: str) -> list[str]:
    """Return the rows of the longest prefix of the locale's name that the table has: sr_Latn before sr."""
    parts = str(locale).split("_")
    for length in range(len(parts), 0, -1):
        found = [row[1] for row in _rows(table) if row[0] == "_".join(parts[:length])]
        if found:
            return found
    return []


def _weighted(table: str, key: str) -> tuple[list[str], tuple[int, ...]]:
    rows = [row for row in _rows(table) if row[0] == key]
    return [row[1].replace("\\t", "\t") for row in rows], tuple(accumulate(int(row[2]) for row in rows))


@cache
def _weighted_clocks(key: str) -> tuple[tuple[_Template, ...], tuple[int, ...]]:
    patterns, weights = _weighted("clock.tsv", key)
    return tuple(map(_compile, patterns)), weights


@cache
def _software_glue() -> tuple[tuple[_Glue, ...], tuple[int, ...]]:
    patterns, weights = _weighted("glue.tsv", "*")
    return tuple(map(_glue, patterns)), weights


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    rows = _rows("zones.tsv")
    return {kind: tuple(name for key, name in rows if key == kind) for kind in ("abbreviation", "identifier", "name")}
