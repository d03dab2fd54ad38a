"""Forms of the tables of vague dates: text and expression with places in braces, filled from one moment in time.

A row has languages, the expression and the text: `en  {Y}-{S}  {season:spring|summer|autumn|winter} {y}`. Both sides
are filled from the same `Moment`, so that the label stands beside the words it belongs to and can be read there.
`{season:a|b|c|d}` takes the name by number, `<a|b>` in a text stands for two rows, and the names in `vague_names.tsv`
are places of their own, by language.

`next` and `then` before a place are that of another decade, century or millennium: the next one in number, and one up
to three further on (`{tt}-{then tt}-е годы` is `60-80-е годы`); before Christ the next number is the earlier one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR
from functools import cache

from datenorm.generation.locales import LocaleData, locale_data
from datenorm.generation.numeric import han_number
from datenorm.generation.tables import rows

_PLACE = re.compile(r"\{([^{}]+)\}")
_CHOICE = re.compile(r"<([^<>]*)>")
VOLUMES, ISSUES, PAGES = range(1, 121), range(1, 61), range(1, 400)  # of newspapers and journals
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of a year in a locale; the year may be one before Christ, counted as people count it (44 BC is 44)."""

    year: int
    month: int
    day: int
    locale: LocaleData

    @property
    def century(self) -> int:
        """The number of the century as it is called: 20 for 1979."""
        return self.year // 100 + 1

    @property
    def millennium(self) -> int:
        """The number of the millennium as it is called: 2 for 1979."""
        return self.year // 1000 + 1


class Form:
    """A row of a table: what is written, and what that means."""

    def __init__(self, language: str, expression: str, text: str) -> None:
        self.language = language
        self.expression = expression
        self.text = text

    def fill(self, rng: random.Random, moment: Moment) -> tuple[str, str] | None:
        """The text and the expression; None where something in them has no value at this moment."""
        text = _filled(rng, self.text, moment)
        expression = _filled(rng, self.expression, moment) if text else None
        return (text, expression) if text and expression else None


@cache
def forms(table: str, identifier: str) -> tuple[Form, ...]:
    """The forms of a locale's language, and of its script where the row names one (`sr_Latn`)."""
    groups = locale_data(identifier).written_groups
    return tuple(form for form in _table(table) if form.language in groups)


@cache
def shared_forms(table: str) -> tuple[Form, ...]:
    """The forms that no language owns."""
    return tuple(form for form in _table(table) if form.language == "*")


@cache
def _table(table: str) -> tuple[Form, ...]:
    found = (
        Form(language, expression, text)
        for languages, expression, form in rows(table)
        for language in languages.split(",")
        for text in alternatives(form)
    )
    return tuple(found)


def alternatives(form: str) -> Iterator[str]:
    """The forms that one with choices stands for: `<early|late> {y}` is `early {y}` and `late {y}`."""
    match = _CHOICE.search(form)
    if match is None:
        yield form
        return
    for choice in match[1].split("|"):
        yield from alternatives(form[: match.start()] + choice + form[match.end() :])


def _filled(rng: random.Random, form: str, moment: Moment) -> str | None:
    pieces = []
    for piece in _pieces(form):
        value = piece if isinstance(piece, str) else piece(rng, moment)
        if value is None:
            return None
        pieces.append(value)
    return "".join(pieces)


_Piece = Callable[[random.Random, Moment], str | None]


@cache
def _pieces(form: str) -> tuple[str | _Piece, ...]:
    """The form in order: what it says by itself, and the functions for its places."""
    parts = _PLACE.split(form)
    return tuple(_place(part) if number % 2 else part for number, part in enumerate(parts) if part)


_OTHERS = ("next", "then")
_FURTHER = (1, 1, 1, 2, 1, 2, 3)  # how many decades or centuries further `then` is, by the day of the month
# The places of centuries and millennia, with the years between one and the next; decades are ten years apart.
_LONG = dict.fromkeys(("c", "c th", "c han", "R", "r", "cc", "hundred", "century", "C"), 100)
_LONG |= dict.fromkeys(("k", "k th", "k roman", "k han", "millennium"), 1000)
_OF_ONE_CENTURY = ("tt", "tens", "decade")  # places that leave the century to what stands beside them


def _place(name: str) -> _Piece:
    other, _, rest = name.partition(" ")
    if other in _OTHERS and rest:
        what, piece = rest.partition(":")[0], _place(rest)
        return lambda rng, moment: _at(rng, piece, what, moment, _FURTHER[moment.day % 7] if other == "then" else 1)
    if name in _VALUES:
        value = _VALUES[name]
        return lambda rng, moment: value(moment)
    if name in _DRAWN:
        drawn = _DRAWN[name]
        return lambda rng, moment: drawn(rng)
    what, _, names = name.partition(":")
    number = _NUMBERS[what.partition("_")[0]]
    if names:
        options = tuple(tuple(option.split(",")) for option in names.split("|"))
        return lambda rng, moment: _named(rng, options, number(moment))
    return lambda rng, moment: _named(rng, _own_names(moment.locale.identifier, what), number(moment))


def _at(rng: random.Random, piece: _Piece, what: str, moment: Moment, count: int) -> str | None:
    """What a place is so many decades, centuries or millennia further on; None after the year 9999."""
    year = moment.year + count * _LONG.get(what, 10)
    if year > MAXYEAR or (what in _OF_ONE_CENTURY and year // 100 != moment.year // 100):
        return None
    return piece(rng, replace(moment, year=year))


def _named(rng: random.Random, options: tuple[tuple[str, ...], ...], number: int) -> str | None:
    """The name with this number, from 1; None where the names do not go so far or leave it out."""
    if not 1 <= number <= len(options):
        return None
    return rng.choice(options[number - 1]) or None


@cache
def _own_names(identifier: str, what: str) -> tuple[tuple[str, ...], ...]:
    """The names of a place in a locale's language: by number, and for each number all that are in use."""
    languages = locale_data(identifier).written_groups
    found = (row[2] for row in rows("vague_names") if row[1] == what and languages & set(row[0].split(",")))
    return tuple(tuple(option.split(",")) for option in next(found, "").split("|"))


def quarter(moment: Moment) -> int:
    return (moment.month - 1) // 3 + 1


def bimester(moment: Moment) -> int:
    """Which two months of the year: 1 is January and February."""
    return (moment.month + 1) // 2


def half(moment: Moment) -> int:
    return (moment.month - 1) // 6 + 1


def season(moment: Moment) -> int:
    """1 spring (March to May) to 4 winter; which of them a day falls in decides only which one is written."""
    return (moment.month // 3 - 1) % 4 + 1


def roman(number: int) -> str:
    """A number in Roman numerals, below 90.

    >>> roman(4), roman(19), roman(41)
    ('IV', 'XIX', 'XLI')
    """
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def english_ordinal(number: int) -> str:
    """A number below 100 as English counts: `1st`, `12th`, `23rd`."""
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _year(moment: Moment) -> str | None:
    return str(moment.year) if moment.year >= 1000 else None


def _decade(moment: Moment) -> str | None:
    """`1970`; not the first of a century, which would be that century as well: the 1900s."""
    return str(moment.year // 10 * 10) if moment.year >= 1000 and moment.year % 100 >= 10 else None


def _short_decade(moment: Moment) -> str | None:
    """`70`; from 20, as fewer of a decade's names begin with 10."""
    return f"{moment.year % 100 // 10}0" if moment.year % 100 >= 20 else None


def _tens(moment: Moment) -> str | None:
    """`70`, where the century is said as well."""
    return f"{moment.year % 100 // 10}0" if moment.year % 100 >= 10 else None


def _month(moment: Moment, context: str, width: str) -> str | None:
    return moment.locale.babel.months[context][width][moment.month] if moment.locale.month_names else None


def _half_century(moment: Moment) -> str:
    first = moment.year // 100 * 100
    return f"{first + 1:04}/{first + 50:04}" if half(moment) == 1 else f"{first + 51:04}/{first + 100:04}"


def _quarter_century(moment: Moment) -> str:
    first = moment.year // 100 * 100 + 25 * (quarter(moment) - 1)
    return f"{first + 1:04}/{first + 25:04}"


def _half_century_bc(moment: Moment) -> str:
    """The first half before Christ has the higher numbers: of the fifth century 500 to 451."""
    first = 100 * moment.century - 50 * (half(moment) - 1)
    return f"bc:{first:04}/bc:{first - 49:04}"


def _quarter_century_bc(moment: Moment) -> str:
    first = 100 * moment.century - 25 * (quarter(moment) - 1)
    return f"bc:{first:04}/bc:{first - 24:04}"


def _millennia(moment: Moment, count: int) -> str | None:
    """The years of so many millennia after Christ, to the third, as the symbols have no open hundreds (`1XXX`)."""
    first = 1000 * (moment.millennium - 1) + 1
    return f"{first:04}/{first + 1000 * count - 1:04}" if first + 1000 * count <= 3001 else None


def _millennia_bc(moment: Moment, count: int) -> str | None:
    """The years of so many millennia before Christ, the last of them that of the moment: `bc:3000/bc:2001`."""
    last = 1000 * (moment.millennium - 1) + 1
    return f"bc:{last + 1000 * count - 1:04}/bc:{last:04}" if last + 1000 * count <= 10_000 else None


def _two_months(moment: Moment, year: str) -> str:
    last = 2 * bimester(moment)
    return f"{year}-{last - 1:02}/{year}-{last:02}"


_NUMBERS: dict[str, Callable[[Moment], int]] = {
    "season": season,
    "month": lambda moment: moment.month,
    "bimester": bimester,
    "quarter": quarter,
    "half": half,
    "century": lambda moment: moment.century,
    "millennium": lambda moment: moment.millennium,
    "decade": lambda moment: moment.year % 100 // 10,
}
# Places in small letters stand in texts, those that begin with a capital in expressions; `{R}` and the like apart.
_VALUES: dict[str, Callable[[Moment], str | None]] = {
    "y": _year,
    "yy": lambda moment: f"{moment.year % 100:02}",
    "y han": lambda moment: han_number(moment.year, counted=False) if moment.year >= 1000 else None,
    "yy han": lambda moment: han_number(moment.year, counted=False)[-2:] if moment.year >= 1000 else None,
    "any": lambda moment: str(moment.year),
    "next": lambda moment: str(moment.year + 1) if moment.year >= 1000 else None,
    "nn": lambda moment: f"{(moment.year + 1) % 100:02}",
    "d": lambda moment: str(moment.day),
    "m": lambda moment: str(moment.month),
    "month": lambda moment: _month(moment, "format", "wide"),
    "month alone": lambda moment: _month(moment, "stand-alone", "wide"),
    "mon": lambda moment: _month(moment, "format", "abbreviated"),
    "t": _decade,
    "tt": _short_decade,
    "tens": _tens,
    "ten": lambda moment: str(moment.year // 10) if moment.year >= 1000 else None,
    "decade year": lambda moment: str(moment.year // 10 * 10),
    "c": lambda moment: str(moment.century),
    "c th": lambda moment: english_ordinal(moment.century),
    "c han": lambda moment: han_number(moment.century, counted=True),
    "R": lambda moment: roman(moment.century),
    "r": lambda moment: roman(moment.century).lower(),
    "cc": lambda moment: str(moment.year // 100) if moment.year >= 1000 else None,
    "hundred": lambda moment: str(moment.year // 100) if 1000 <= moment.year < 2000 else None,  # the 2000s: a decade
    "k": lambda moment: str(moment.millennium),
    "k th": lambda moment: english_ordinal(moment.millennium),
    "k roman": lambda moment: roman(moment.millennium),
    "k han": lambda moment: han_number(moment.millennium, counted=True),
    "b": lambda moment: str(bimester(moment)),
    "b roman": lambda moment: roman(bimester(moment)),
    "q": lambda moment: str(quarter(moment)),
    "q th": lambda moment: english_ordinal(quarter(moment)),
    "q roman": lambda moment: roman(quarter(moment)),
    "q han": lambda moment: "一二三四"[quarter(moment) - 1],
    "h": lambda moment: str(half(moment)),
    "h th": lambda moment: english_ordinal(half(moment)),
    "h roman": lambda moment: roman(half(moment)),
    "Y": lambda moment: f"{moment.year:04}",
    "YY": lambda moment: f"XX{moment.year % 100:02}",
    "M": lambda moment: f"{moment.month:02}",
    "D": lambda moment: f"{moment.day:02}",
    "T": lambda moment: f"{moment.year // 10:03}X",
    "TT": lambda moment: f"XX{moment.year % 100 // 10}X",
    "C": lambda moment: f"{moment.year // 100:02}XX",
    "CH": _half_century,
    "CQ": _quarter_century,
    "BCH": _half_century_bc,
    "BCQ": _quarter_century_bc,
    "K": lambda moment: _millennia(moment, 1),
    "KK": lambda moment: _millennia(moment, 2),
    "BK": lambda moment: _millennia_bc(moment, 1),
    "BKK": lambda moment: _millennia_bc(moment, 2),
    "YB": lambda moment: _two_months(moment, f"{moment.year:04}"),
    "XB": lambda moment: _two_months(moment, "XXXX"),
    "S": lambda moment: str(20 + season(moment)),
    "Q": lambda moment: str(32 + quarter(moment)),
    "H": lambda moment: str(39 + half(moment)),
}
# Numbers that say nothing about when.
_DRAWN: dict[str, Callable[[random.Random], str]] = {
    "vol": lambda rng: str(rng.choice(VOLUMES)),
    "vol roman": lambda rng: roman(rng.choice(VOLUMES[:39])),
    "no": lambda rng: str(rng.choice(ISSUES)),
    "pp": lambda rng: str(rng.choice(PAGES)),
}
