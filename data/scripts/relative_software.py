"""Writes `data/relative_software.tsv`: what software beside CLDR writes for a day ago, in 3 weeks, in its languages.

Sources: dayjs 1.11.23 and date-fns 4.4.0 of npm (MIT), arrow 1.4.0 of PyPI (Apache-2.0). To write the table anew:

    npm install dayjs@1.11.23 date-fns@4.4.0 && pip install arrow==1.4.0 babel
    node data/scripts/relative_software.mjs | python data/scripts/relative_software.py > data/relative_software.tsv

The rows are those of `cldr_relative.tsv`: locale, field, and cells such as `past.one=vor einem Tag|vor {0} Tag`. A text
without a number is for one of its unit (`one`) or two (`two`). Left out are texts that have a number but do not say
when (the bare `3 days`), those that say the same before and after, and those of `OTHERWISE`. The regions of a language
are put together, and its scripts kept apart.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from arrow import locales as arrow_locales
from babel.core import Locale, get_global
from babel.localedata import locale_identifiers

HEAD = """\
# Patterns of relative time by locale that CLDR lacks: a day ago, in 3 weeks, as software writes them.
# Origins: dayjs 1.11.23 (MIT, (c) 2018-present iamkun), date-fns 4.4.0 (MIT, (c) 2021 Sasha Koss and Lesha Koss),
# arrow 1.4.0 (Apache-2.0, (c) 2023 Chris Smith). Written by data/scripts/relative_software.py, which explains the rows.
"""
UNITS = ("year", "month", "week", "day", "hour", "minute")
NUMBERS = range(1, 32)
EXACT = {1: "one", 2: "two"}
WORD = " in a word"  # sets the numbers that a text leaves out apart from the plural category of the same name
IDENTIFIERS = frozenset(locale_identifiers())
OTHER_NAMES = {"tl": "fil", "no": "nb", "me": "sr", "gom": "kok", "rs": "sr", "ua": "uk", "kh": "km", "ee": "et"}
OF_SCRIPT = {("ku", "Arab"): "ckb", ("kok", "Latn"): "kok_Latn"}
TRADITIONAL = ("zh-tw", "zh-hk", "zh-TW", "zh-HK")
# What says something else: within so many days, which is every day from now until then; last year, as precise as that.
OTHERWISE = {("zh", "内"), ("zh", "內"), ("ko", "작년"), ("ko", "내후년"), ("zu", "inyanga edlule")}
SCRIPTS = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "DEVANAGARI": "Deva", "TIFINAGH": "Tfng"}
Place = tuple[str, str, str, str]  # locale, unit, direction and plural category
Cells = dict[tuple[str, str], dict[str, list[str]]]


class Said(NamedTuple):
    """What a library says for a number of units; `direction` is past, future, or bare where it says none."""

    library: str
    locale: str
    unit: str
    direction: str
    number: int
    text: str


def main() -> None:
    """Print the table; the texts of dayjs and date-fns come from standard input."""
    said = [*_read(sys.stdin), *_of_arrow()]
    print(HEAD, end="")
    for (locale, unit), cells in sorted(_cells(said).items(), key=lambda row: (row[0][0], UNITS.index(row[0][1]))):
        print(locale, unit, *(f"{key}={'|'.join(texts)}" for key, texts in sorted(cells.items())), sep="\t")


def _read(lines: Iterable[str]) -> Iterator[Said]:
    for line in lines:
        library, locale, unit, direction, number, text = line.rstrip("\n").split("\t")
        yield Said(library, locale, unit, direction, int(number), " ".join(text.split()))


def _of_arrow() -> Iterator[Said]:
    for name, kind in arrow_locales._locale_map.items():
        locale = kind()
        for unit in UNITS:
            for number in NUMBERS:
                frame = unit if number == 1 else f"{unit}s"
                if frame not in locale.timeframes:
                    continue
                for direction, sign, is_bare in (("past", -1, False), ("future", 1, False), ("bare", 1, True)):
                    text = locale.describe(frame, sign * number, only_distance=is_bare)  # type: ignore[arg-type]
                    yield Said("arrow", name, unit, direction, number, " ".join(text.split()))


def _cells(said: Iterable[Said]) -> Cells:
    """The texts by locale and unit, then by `past.one` and its like."""
    counts: dict[tuple[str, Place], Counter[str]] = defaultdict(Counter)
    for one in said:
        place = _place(one)
        if place:
            counts[one.library, place][_pattern(one)] += 1
    found: Cells = defaultdict(lambda: defaultdict(list))
    usual = {key: count.most_common(1)[0][0] for key, count in counts.items()}
    for (library, (locale, unit, direction, category)), text in usual.items():
        others = [usual.get((library, (locale, unit, other, category))) for other in ("past", "future", "bare")]
        is_told = sum(_letters(text) == _letters(other or "") for other in others) == 1
        is_other = any(locale.startswith(language) and part in text for language, part in OTHERWISE)
        texts = found[locale, unit][f"{direction}.{category.removesuffix(WORD)}"]
        if direction != "bare" and is_told and not is_other and text not in texts:
            texts.append(text)
    rows = {row: {key: texts for key, texts in cells.items() if texts} for row, cells in found.items()}
    return {row: cells for row, cells in rows.items() if cells}


def _place(said: Said) -> Place | None:
    """Where the text goes; None for a locale that CLDR lacks and a number beyond two that the text leaves out."""
    locale = _locale(said.locale, said.text)
    if locale is None:
        return None
    if "{0}" in _pattern(said):
        return locale, said.unit, said.direction, Locale.parse(locale).plural_form(said.number)
    return (locale, said.unit, said.direction, EXACT[said.number] + WORD) if said.number in EXACT else None


def _pattern(said: Said) -> str:
    digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in said.text)
    return re.sub(rf"(?<!\d){said.number}(?!\d)", "{0}", digits)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _locale(name: str, text: str) -> str | None:
    """The language of a locale's name as CLDR writes it, with the script of the text where that is not the usual."""
    if name in TRADITIONAL:
        return "zh_Hant"
    language = re.split("[-_]", name)[0].lower()
    language = OTHER_NAMES.get(language, language)
    usual = get_global("likely_subtags").get(language, "").split("_")
    words = [SCRIPTS.get(unicodedata.name(sign, "").split()[0]) for sign in text if sign.isalpha()]
    script = Counter(words).most_common(1)[0][0] if words else None
    if script and len(usual) == 3 and script != usual[1]:
        language = OF_SCRIPT.get((language, script), f"{language}_{script}")
    return language if language in IDENTIFIERS else None


if __name__ == "__main__":
    main()
