"""What is said of a clock time beside a date: `between 5 and 7 pm`, `ab ca. 18 Uhr`, `im Laufe des Vormittags`.

The answer is the date alone, so that an approximation, a limit or a span must be seen to belong to the clock. A span
in bare numbers (`from 9 to 11`) stands only beside a year in full, a clock that begins with a bare number is set off
from a day by a comma, and one that ends in a number stands before a date only with a word between. `until` comes after
the date.

The words are data: `tables/clock_words.tsv`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from babel import Locale

from datenorm.generation.locales import locale_data
from datenorm.generation.yearless_clocks import time_fields
from datenorm.generation.yearless_plans import own_rows

# What is said of a clock, by share, in the languages that have words for it.
KINDS = (("span", 0.38), ("limit", 0.26), ("about", 0.20), ("bare", 0.08), ("until", 0.08))
# Shares of the parts of the day that are of the table, not CLDR's, and that hold the date ("the evening of 3 May").
OWN_PARTS, AROUND_DATE = 0.8, 0.15
JOINS = (
    *("{date} {clock}",) * 6,
    *("{date}, {clock}",) * 4,
    "{date} ({clock})",
    "{date}: {clock}",
    "{clock}, {date}",
    "{clock} {date}",
)
_AFTER = JOINS[0]
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ENDS_IN_YEAR = re.compile(r"(?<!\d)\d{4}$")
_ENDS_IN_MINUTES = re.compile(r":\d\d$")
_SAYS_CLOCK = re.compile(r"\d{1,2}(?::\d\d|\.\d\d ?[ap]\.?m|h(?![^\W\d_])|u\d| ?[AaPp]\.?[Mm]|[ \u202f]?[時时点點시])")


class _Words(NamedTuple):
    """The words of one locale, looked up once."""

    forms: dict[str, tuple[str, ...]]  # by kind, as in the table
    kinds: tuple[str, ...]
    cumulated: tuple[float, ...]
    parts: tuple[str, ...]  # of the day, by CLDR
    joins: tuple[str, ...]


def with_words(rng: random.Random, identifier: str, date_text: str) -> tuple[str, str] | None:
    """The text with words and a clock beside it, and the name of the pattern; None where the language has no words."""
    words = _words(identifier)
    if not words.kinds:
        return None
    kind = rng.choices(words.kinds, cum_weights=words.cumulated)[0]
    if kind == "bare" and not _YEAR.search(date_text):
        kind = "span"
    form = rng.choice(words.forms[kind])
    if "{time}" in form:
        form = form.replace("{time}", rng.choice(words.forms["time"]))
    clock = form.format_map(_fields(rng))
    join = rng.choice(words.joins)
    is_fit = _fits(join, date_text) and not (_is_clock_first(join) and _must_follow(kind, clock, join))
    return _joined(join if is_fit else _AFTER, date_text, clock), _name(join if is_fit else _AFTER, form)


def with_part(rng: random.Random, identifier: str, date_text: str) -> tuple[str, str] | None:
    """The text with a part of the day beside or around it; None where neither the table nor CLDR has any."""
    words = _words(identifier)
    around, own = words.forms.get("of", ()), words.forms.get("part", ())
    if around and rng.random() < AROUND_DATE and _fits(form := rng.choice(around), date_text):
        return form.replace("{date}", date_text), form.replace("{date}", "{1}")
    parts = own if own and (rng.random() < OWN_PARTS or not words.parts) else words.parts
    if not parts:
        return None
    part, join = rng.choice(parts), rng.choice(words.joins)
    join = join if _fits(join, date_text) else _AFTER
    return _joined(join, date_text, part), _name(join, part)


def _is_clock_first(join: str) -> bool:
    return join.index("{clock}") < join.index("{date}")


def _must_follow(kind: str, clock: str, join: str) -> bool:
    """Whether the clock may not stand before the date: `until 6 pm`, `9 to 11` and `from 6 pm` with nothing between."""
    between = join[join.index("{clock}") + len("{clock}") : join.index("{date}")].strip()
    if kind == "until" or (kind == "limit" and not between):
        return True
    has_word = any(map(str.isalpha, between))
    return clock[-1].isnumeric() and not has_word and not (between and _ENDS_IN_MINUTES.search(clock))


def _fits(form: str, date_text: str) -> bool:
    """Whether a word may stand before the date: not beside one of words, nor one that begins with a preposition."""
    if not any(map(str.isalpha, form.partition("{date}")[0].replace("{clock}", ""))):
        return True
    return not date_text[0].islower() and any(map(str.isnumeric, date_text))


def _joined(join: str, date_text: str, clock: str) -> str:
    """Both in their places, with a comma where a clock that begins with a bare number could be read as a year."""
    if clock[0].isnumeric() and not _is_clock_first(join):
        if not _is_clear(date_text, clock):
            join = re.sub(r"(?<=\{date\}) ?(?=\{clock\})", ", ", join)
        elif date_text.rstrip(".")[-1:].isnumeric():
            join = join.replace("{date}{clock}", "{date} {clock}")
    return join.replace("{clock}", clock).replace("{date}", date_text)


def _is_clear(date_text: str, clock: str) -> bool:
    """Whether the clock may follow the date after a space: the date has its year, or the clock says that it is one."""
    if _SAYS_CLOCK.match(clock) or not any(map(str.isnumeric, date_text)):
        return True
    ends_in_number = date_text.rstrip(".")[-1:].isnumeric()
    return bool((_ENDS_IN_YEAR if ends_in_number else _YEAR).search(date_text))


def _name(join: str, form: str) -> str:
    return join.replace("{clock}", form).replace("{date}", "{1}")


def _fields(rng: random.Random) -> dict[str, str]:
    """The fields of the table's forms for one drawn time of day and a later one."""
    morning, half, early, opening = rng.randint(6, 10), rng.randint(1, 5), rng.randint(6, 10), rng.randint(5, 14)
    noon, closing, minutes = rng.randint(morning + 1, 12), rng.randint(opening + 1, 15), rng.choice(("00", "30", "45"))
    return {
        **time_fields(rng), "M": str(morning), "N": str(noon), "a": str(half), "A": str(half + 12), "e": str(early),
        "E": str(early + 12), "HHmm": f"{opening:02}{minutes}", "KKnn": f"{closing:02}{rng.choice(('00', '30'))}",
    }  # fmt: skip


@cache
def _words(identifier: str) -> _Words:
    locale = locale_data(identifier)
    forms: dict[str, tuple[str, ...]] = {}
    for _, kind, text in own_rows("clock_words", locale):
        forms[kind] = (*forms.get(kind, ()), *text.split(" | "))
    found = [(kind, share) for kind, share in KINDS if kind in forms]
    return _Words(
        forms=forms,
        kinds=tuple(kind for kind, _ in found),
        cumulated=tuple(accumulate(share for _, share in found)),
        parts=tuple(dict.fromkeys(_parts_of_day(locale.babel))),
        joins=(*JOINS, *forms.get("join", ())),
    )


def _parts_of_day(locale: Locale) -> Iterator[str]:
    """Yield CLDR's names of morning, noon, afternoon, evening and night that have letters and no digit."""
    for context in ("format", "stand-alone"):
        widths = locale.day_periods.get(context, {})
        for period, name in (item for width in ("wide", "abbreviated") for item in widths.get(width, {}).items()):
            if period not in ("am", "pm") and len(name) > 1 and not any(map(str.isnumeric, name)):
                yield str(name)
