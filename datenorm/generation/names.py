"""Names of months and weekdays beside CLDR's: other spellings, older and regional names, inflections, romanizations.

They come from two kinds of tables: `data/names.tsv`, collected from software (see data/scripts), and the tables
`month_names`, `names_months`, `names_weekdays` and `names_single` beside this module, written by hand. A row belongs to
a language, or to a language in one script (`sr_Latn`).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache

from datenorm.generation.tables import data_rows, rows

Names = tuple[str, ...]


def extra_month_names(language: str, group: str) -> tuple[Names, ...]:
    """Sets of twelve names, January first; `group` is the language with a script, where the locale names one.

    >>> ("jänner", "feber") in {(names[0].lower(), names[1].lower()) for names in extra_month_names("de", "de")}
    True
    """
    return _of("month", language, group)


def extra_weekday_names(language: str, group: str) -> tuple[Names, ...]:
    """Sets of seven names, Monday first."""
    return _of("weekday", language, group)


@cache
def single_month_names(language: str) -> tuple[tuple[int, str], ...]:
    """Names that are known alone, with the number of the month: `(9, "Setbr")`."""
    by_hand = ((row[0], int(row[1]), name) for row in rows("names_single") for name in row[2:])
    collected = ((row[0], int(row[3]), row[4]) for row in data_rows("names") if row[2] == "single")
    return tuple(dict.fromkeys((number, name) for code, number, name in (*by_hand, *collected) if code == language))


def completed(base: Names, singles: tuple[tuple[int, str], ...]) -> tuple[Names, ...]:
    """Sets of twelve that hold every single name, with the names of `base` where a month has no more of them."""
    variants = [[name for number, name in singles if number == month] for month in range(1, len(base) + 1)]
    depth = max(map(len, variants), default=0)
    return tuple(
        tuple(names[k] if k < len(names) else base[month] for month, names in enumerate(variants)) for k in range(depth)
    )


@cache
def extra_languages() -> tuple[str, ...]:
    """Every language, or language and script, that has sets of months in these tables, sorted."""
    return tuple(sorted(_sets("month")))


def script_of(names: Names) -> str:
    """The script of the names, as the first word of the Unicode name of their first letter: LATIN, CYRILLIC."""
    letter = next((c for name in names for c in name if c.isalpha()), " ")
    return unicodedata.name(letter, " ").split()[0]


@cache
def _of(sort: str, language: str, group: str) -> tuple[Names, ...]:
    sets = _sets(sort)
    return tuple(dict.fromkeys(names for code in dict.fromkeys((language, group)) for names in sets.get(code, ())))


@cache
def _sets(sort: str) -> dict[str, list[Names]]:
    """All sets by language; those written by hand first."""
    found: dict[str, list[Names]] = defaultdict(list)
    by_hand = (*rows("month_names"), *rows("names_months")) if sort == "month" else rows("names_weekdays")
    for row in by_hand:
        found[row[0]].append(row[1:])
    for row in data_rows("names"):
        if row[1] == sort and row[2] != "single":
            found[row[0]].append(row[3:])
    return dict(found)
