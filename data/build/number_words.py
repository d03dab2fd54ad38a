"""Writes `data/number_words.tsv`: the days 1 to 31 and the years 1000 to 2099 in words, by language.

    apt-get install libicu-dev pkg-config g++ && pip install PyICU num2words
    python data/build/number_words.py > data/number_words.tsv

Words come from the rule-based number formats of CLDR (through ICU) and, where those have nothing for a language or a
kind of number, from num2words. A set of words is kept only if it has no digits in it and no two numbers alike once
letters are lower case and accents gone, so that every row can be read backwards. `datenorm` must be importable.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from importlib import metadata

import icu
import num2words

from datenorm.text import canonical

HEADER = """\
# Numbers in words, made by data/build/number_words.py. Fields of a row are parted by tabs, words by `|`.
# Origin: the rule-based number formats of CLDR, through ICU {icu} (Unicode licence v3, (c) Unicode, Inc.); sets named
# `n2w-...` are the output of num2words {n2w} (LGPL 2.1, Savoir-faire Linux); `by-hand-...` composed in the script.
# days <language> <set> words of 1 to 31
# years <language> <set> words of 1000 to 2000 by hundreds, before the rest | the rest, 1 to 99 | exceptions
"""
# Sets of words for years; of the ordinals only those with which a language says its years.
YEAR_SETS = ("numbering-year", "numbering", "cardinal", "numbering-verbose", "cardinal-verbose")
YEAR_ORDINALS = {
    "ru": ("ordinal-masculine", "ordinal-masculine-genitive", "ordinal-masculine-locative"),
    "be": ("ordinal-masculine",),
    "bg": ("ordinal-feminine",),
    "az": ("ordinal",),
    "tr": ("ordinal",),
    "hu": ("ordinal",),
    "sr": ("ordinal",),
    "sr_Latn": ("ordinal",),
}
# How people begin the words of 1979 where the rules of CLDR write them out in full.
SHORTER = {
    "ru": ("одна тысяча", "тысяча"),
    "uk": ("одна тисяча", "тисяча"),
    "be": ("адна тысяча", "тысяча"),
    "mk": ("една илјада", "илјада"),
    "sr": ("једна хиљаду", "хиљаду"),
    "sr_Latn": ("jedna hiljadu", "hiljadu"),
    "cs": ("jedna tisíc", "tisíc"),
    "sk": ("jedna tisíc", "tisíc"),
    "ro": ("una mie", "o mie"),
    "fa": ("یک هزار", "هزار"),
    "hy": ("մեկ հազար", "հազար"),
    "sq": ("një mijë", "mijë"),
    "vi": ("nghìn", "ngàn"),
    "de": ("eintausend", "tausend"),
    "az": ("bir min", "min"),
    "kk": ("бір мың", "мың"),
}
LEFT_OUT = (
    "bs",
    "chr",
    "ccp",
    "no",
    "zh",
    "yue",
    "ja",
    "ko",
    "ff_Adlm",
)  # doubtful, or written by modules of their own
COPIES = {"bs": "sr_Latn"}
NUM2WORDS = {
    "am": "am", "be": "be", "ca": "ca", "cs": "cs", "cy": "cy", "da": "da", "de": "de", "en": "en", "eo": "eo",
    "es": "es", "fi": "fi", "fr": "fr", "he": "he", "hu": "hu", "id": "id", "it": "it", "kk": "kz", "kn": "kn",
    "lt": "lt", "lv": "lv", "nb": "no", "nl": "nl", "pl": "pl", "pt": "pt", "ro": "ro", "ru": "ru", "sk": "sk",
    "sl": "sl", "sr_Latn": "sr", "sv": "sv", "te": "te", "tg": "tg", "tr": "tr", "uk": "uk", "ce": "ce", "az": "az",
    "ar": "ar", "fa": "fa",
}  # fmt: skip
YEARS = range(1000, 2100)
CENTURIES = range(10, 21)
MOST_EXCEPTIONS = 150
Words = Callable[[int], str]


def main() -> None:
    print(HEADER.format(icu=icu.ICU_VERSION, n2w=metadata.version("num2words")), end="")
    rows = itertools.chain(_rows_of_icu(), _rows_of_num2words())
    seen: set[tuple[str, str, str]] = set()
    for kind, language, name, body in rows:
        if (kind, language, body) not in seen:
            seen.add((kind, language, body))
            print(kind, language, name, body, sep="\t")


def _rows_of_icu() -> Iterator[tuple[str, str, str, str]]:
    for language in sorted(icu.Locale.getAvailableLocales()):
        if not _is_wanted(language):
            continue
        target = next((copy for copy, source in COPIES.items() if source == language), "")
        for row in _rows_of_language(language):
            yield row
            if target:
                yield (row[0], target, *row[2:])


def _is_wanted(language: str) -> bool:
    """A language of its own, or a script or country whose words differ; not one for which ICU answers in English."""
    if language.split("_")[0] in LEFT_OUT or language in LEFT_OUT:
        return False
    if "_" in language and language not in ("fr_BE", "fr_CH", "sr_Latn", "pt_PT"):
        return False
    return language == "en" or "nine" not in _spellout(language).format(19, "%spellout-numbering")


def _spellout(language: str) -> icu.RuleBasedNumberFormat:
    return icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(language))


def _rows_of_language(language: str) -> Iterator[tuple[str, str, str, str]]:
    spellout = _spellout(language)
    names = [spellout.getRuleSetName(i) for i in range(spellout.getNumberOfRuleSetNames())]
    for full_name in names:
        name = full_name.removeprefix("%spellout-")
        if "plural" in name or "financial" in name:
            continue
        words = _clean(lambda number, full_name=full_name: spellout.format(number, full_name))
        yield from _days(language, name, words)
        if name in YEAR_SETS or name in YEAR_ORDINALS.get(language, ()):
            yield from _years(language, name, words)
            if language in SHORTER:
                yield from _years(language, name + "-short", _shorter(words, *SHORTER[language]))


def _rows_of_num2words() -> Iterator[tuple[str, str, str, str]]:
    for language, code in NUM2WORDS.items():
        for kind in ("cardinal", "ordinal", "year"):
            words = _clean(lambda number, code=code, kind=kind: num2words.num2words(number, lang=code, to=kind))
            if kind != "year":
                yield from _days(language, f"n2w-{kind}", words)
            if kind != "ordinal":
                yield from _years(language, f"n2w-{kind}", words)


def _clean(words: Words) -> Words:
    return lambda number: words(number).replace("\u00ad", "").replace("\u200b", "").strip()


def _shorter(words: Words, long: str, short: str) -> Words:
    return lambda number: words(number).replace(long, short, 1)


def _days(language: str, name: str, words: Words) -> Iterator[tuple[str, str, str, str]]:
    found = _distinct(words, range(1, 32))
    if found:
        yield "days", language, name, "|".join(found)


def _years(language: str, name: str, words: Words) -> Iterator[tuple[str, str, str, str]]:
    found = _distinct(words, YEARS)
    if found:
        body = _compact(dict(zip(YEARS, found, strict=True)))
        if body:
            yield "years", language, name, body


def _distinct(words: Words, numbers: range) -> list[str]:
    """The words of the numbers; none where one has digits in it, cannot be made, or reads like another."""
    try:
        found = [words(number) for number in numbers]
    except Exception:  # num2words raises what it likes where a language has no such numbers
        return []
    if any(character.isdigit() or character in "|\t=" for word in found for character in word) or not all(found):
        return []
    return found if len({canonical(word) for word in found}) == len(found) else []


def _compact(words: dict[int, str]) -> str:
    """Years as what comes before the rest, the rest, and exceptions; "" where a language composes otherwise."""
    heads = {century: _common_start([words[century * 100 + rest] for rest in range(21, 100)]) for century in CENTURIES}
    tails = [
        _most_common(
            [words[c * 100 + rest][len(heads[c]) :] for c in CENTURIES if words[c * 100 + rest].startswith(heads[c])]
        )
        for rest in range(1, 100)
    ]
    composed = {c * 100 + rest: heads[c] + tails[rest - 1] for c in CENTURIES for rest in range(1, 100)}
    exceptions = {year: word for year, word in words.items() if composed.get(year) != word}
    if len(exceptions) > MOST_EXCEPTIONS:
        print(f"left out: {len(exceptions)} exceptions, such as {words[1979]}", file=sys.stderr)
        return ""
    listed = "|".join(f"{year}={word}" for year, word in exceptions.items())
    return "\t".join(("|".join(heads.values()), "|".join(tails), listed))


def _common_start(texts: list[str]) -> str:
    first, last = min(texts), max(texts)
    return "".join(a for a, _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False)))


def _most_common(words: list[str]) -> str:
    return max(dict.fromkeys(words), key=words.count) if words else ""


if __name__ == "__main__":
    main()
