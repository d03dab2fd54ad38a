"""In which languages a word is the name of a month, and of which.

Some words are names of different months in two languages: `lip` is July in Polish and June in Croatian, `srp` is July
in Croatian and August in Czech. Others belong to one language or a few, and so tell the language of their column.

>>> {month: languages for month, languages in month_languages("srp").items()}
{7: ('hr',), 8: ('cs',)}
>>> month_languages("sijecnja")
{1: ('hr',)}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from datenorm.text import canonical

Months = Mapping[int, tuple[str, ...]]

_TABLE = "month_languages.tsv"
# A word of canonical text: what stands between spaces, digits and the marks around dates.
WORD = re.compile(r"[^\s0-9.,:;/\\()\[\]{}<>!?\"#*_=+|~-]+")
# The month of an expression, also where the year is not stated.
_MONTH = re.compile(r"[0-9X]{4}-(0[1-9]|1[0-2])(?:-[0-9X]{2})?[?~%]?")


def words(text: str) -> list[str]:
    """The words of a canonical text.

    >>> words("3. lip 2020")
    ['lip']
    """
    return WORD.findall(text)


def month_of(expression: str | None) -> int | None:
    """The month of a day or a month, None of anything else.

    >>> month_of("XX20-06-03"), month_of("2020-06"), month_of("2020"), month_of("2020-21")
    (6, 6, None, None)
    """
    found = _MONTH.fullmatch(expression or "")
    return int(found[1]) if found else None


def month_name(text: str, expression: str | None) -> str | None:
    """The word of a text that is the name of the month that was read in it, in most languages; None where none is.

    >>> month_name("3. srpnja 2020", "2020-07-03"), month_name("3.7.2020", "2020-07-03")
    ('srpnja', None)
    """
    month = month_of(expression)
    if month is None:
        return None
    found = [word for word in words(canonical(text)) if month in month_languages(word)]
    return max(found, key=lambda word: len(month_languages(word)[month]), default=None)


def with_month(text: str, month: int) -> str:
    """An expression or an answer that is a day or a month, in another month.

    >>> with_month("XX20-06-03", 7)
    'XX20-07-03'
    """
    return f"{text[:5]}{month:02}{text[7:]}"


def is_renamed(text: str, expression: str, other: str) -> bool:
    """Whether two readings of a text differ in the month alone, and its name is that of both months.

    >>> is_renamed("3 srp 1979", "1979-07-03", "1979-08-03"), is_renamed("3 lipca 1979", "1979-07-03", "1979-06-03")
    (True, False)
    """
    month = month_of(other)
    if month is None or month == month_of(expression) or with_month(expression, month) != other:
        return False
    word = month_name(text, expression)
    return word is not None and month in month_languages(word)


def has_other_months(text: str, expression: str) -> bool:
    """Whether the name of the month that was read in a text is that of others, too."""
    word = month_name(text, expression)
    return word is not None and len(month_languages(word)) > 1


def month_languages(word: str) -> Months:
    """The languages in which a word in canonical form is the name of a month, by the month."""
    return _read()[0].get(word, {})


def by_use(languages: Iterable[str]) -> tuple[str, ...]:
    """Languages in the order in which people are told of them, those of more people first.

    >>> by_use(["szl", "pl"])
    ('pl', 'szl')
    """
    places = _read()[1]
    return tuple(sorted(languages, key=lambda language: (places.get(language, len(places)), language)))


@cache
def _read() -> tuple[Mapping[str, Months], Mapping[str, int]]:
    """The table, and the place of each language among all."""
    text = Path(__file__).with_name(_TABLE).read_text(encoding="utf-8")
    (_, *languages), *rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return (
        {word: dict(map(_meaning, cells)) for word, *cells in rows},
        {language: place for place, language in enumerate(languages)},
    )


def _meaning(cell: str) -> tuple[int, tuple[str, ...]]:
    month, _, languages = cell.partition("=")
    return int(month), tuple(languages.split(","))
