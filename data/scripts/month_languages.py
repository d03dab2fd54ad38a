"""Writes `datenorm/month_languages.tsv`: in which languages a word is the name of which month.

Sources: CLDR through Babel (Unicode licence), `data/names.tsv` (whose header has its origins) and the tables
`month_names`, `names_months` and `names_single` of the generator, written by hand. Needs the `train` extra:

    python data/scripts/month_languages.py > datenorm/month_languages.tsv

A row has a word in canonical form and, for each month that it names, `month=language,language`. Names of several words
or with digits are left out, and so are names that one language has for two months. The languages of the first line
stand in the order in which people are told of them: by the share of the people who use them, summed over territories.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from babel import Locale
from babel.core import get_global

from datenorm.generation.locales import identifiers
from datenorm.generation.names import extra_languages, extra_month_names, single_month_names
from datenorm.month_languages import words
from datenorm.text import canonical

HEAD = """\
# Words that are names of months: the word in canonical form, then month=languages.
# Written by data/scripts/month_languages.py out of CLDR (Unicode licence), data/names.tsv and the generator's tables.
"""
Found = Iterator[tuple[str, int, str]]


def main() -> None:
    """Print the table."""
    months: dict[tuple[str, str], set[int]] = defaultdict(set)
    for language, month, name in (*_of_cldr(), *_of_tables()):
        word = canonical(name).strip(" .")
        if len(word) > 1 and words(word) == [word]:
            months[word, language].add(month)
    table: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (word, language), found in sorted(months.items()):
        if len(found) == 1:
            table[word][min(found)].append(language)
    print(HEAD, end="")
    print("", *_by_use({language for _, language in months}), sep="\t")
    for word, by_month in sorted(table.items()):
        cells = (f"{month}={','.join(languages)}" for month, languages in sorted(by_month.items()))
        print(word, *cells, sep="\t")


def _of_cldr() -> Found:
    for identifier in identifiers():
        locale = Locale.parse(identifier)
        for widths in locale.months.values():
            for width in ("wide", "abbreviated"):
                yield from ((locale.language, month, name) for month, name in widths[width].items())


def _of_tables() -> Found:
    for group in extra_languages():
        language = group.partition("_")[0]
        for names in extra_month_names(language, group):
            yield from ((language, month, name) for month, name in enumerate(names, 1))
        yield from ((language, month, name) for month, name in single_month_names(language))


def _by_use(languages: set[str]) -> list[str]:
    shares: Counter[str] = Counter()
    for used in get_global("territory_languages").values():
        for code, facts in used.items():
            shares[code.partition("_")[0]] += round(1000 * facts["population_percent"])
    return sorted(languages, key=lambda language: (-shares[language], language))


if __name__ == "__main__":
    main()
