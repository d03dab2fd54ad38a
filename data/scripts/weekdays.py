"""Writes `datenorm/weekdays.tsv`: which words are names of weekdays, and of which.

Sources: CLDR through Babel (Unicode licence), `data/names.tsv` (whose header has its origins) and the generator's table
`names_weekdays`, written by hand. Needs the `train` extra:

    python data/scripts/weekdays.py > datenorm/weekdays.tsv

A row has a word in canonical form and the weekdays that it names in some language, 1 for Monday to 7. Names of several
words or with digits are left out, and so are single letters, names that one language has for two weekdays, and short
names that some language writes around dates, or has as an everyday word: on, den, le, do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from babel import Locale

from datenorm.generation.locales import identifiers
from datenorm.generation.names import extra_languages, extra_weekday_names
from datenorm.generation.tables import data_rows, rows
from datenorm.month_languages import words
from datenorm.text import canonical

HEAD = """\
# Words that are names of weekdays: the word in canonical form, then its weekdays, 1 for Monday to 7.
# Written by data/scripts/weekdays.py out of CLDR (Unicode licence), data/names.tsv and the generator's tables.
"""
SHORT = 4  # characters of the longest name that is not asked for where it is another word


def main() -> None:
    """Print the table."""
    weekdays: dict[tuple[str, str], set[int]] = defaultdict(set)
    others = {word for word in _other_words() if len(word) <= SHORT}
    for language, weekday, name in (*_of_cldr(), *_of_tables()):
        word = canonical(name).strip(" .")
        if words(word) == [word] and word not in others and len(word) > 1:
            weekdays[word, language].add(weekday)
    table: dict[str, set[int]] = defaultdict(set)
    for (word, _), found in weekdays.items():
        if len(found) == 1:
            table[word] |= found
    print(HEAD, end="")
    for word, found in sorted(table.items()):
        print(word, "".join(map(str, sorted(found))), sep="\t")


def _of_cldr() -> Iterator[tuple[str, int, str]]:
    for identifier in identifiers():
        locale = Locale.parse(identifier)
        for widths in locale.days.values():
            for width in ("wide", "abbreviated", "short"):
                for number, name in widths.get(width, {}).items():
                    yield locale.language, number + 1, name


def _of_tables() -> Iterator[tuple[str, int, str]]:
    for group in extra_languages():
        language = group.partition("_")[0]
        for names in extra_weekday_names(language, group):
            yield from ((language, number, name) for number, name in enumerate(names, 1))


def _other_words() -> Iterator[str]:
    """Words that stand around dates, and everyday ones."""
    for _, kind, _, form in rows("surroundings"):
        yield from words(canonical(form)) if kind != "places" else ()
    for _, *groups in data_rows("everyday_words"):
        yield from (canonical(word) for group in groups for word in group.split("|"))


if __name__ == "__main__":
    main()
