"""Writes `data/number_words.tsv`: the days 1 to 31 and the years 1000 to 2099 in words, by language.

    apt-get install libicu-dev pkg-config g++ && pip install PyICU num2words
    python data/scripts/number_words.py > data/number_words.tsv

Words come from the rule-based number formats of CLDR (through ICU) and, where those have nothing for a language or a
kind of number, from num2words. A set of words is kept only if it has no digits in it and no two numbers alike once
letters are lower case and accents gone, so that every row can be read backwards. `datenorm` must be importable.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import metadata

import icu
import num2words

from datenorm.generation.tables import rows
from datenorm.text import canonical

HEADER = """\
# Numbers in words, made by data/scripts/number_words.py. Fields of a row are parted by tabs, words by `|`.
# Origin: the rule-based number formats of CLDR, through ICU {icu} (Unicode licence v3, (c) Unicode, Inc.); sets named
# `n2w-...` are the output of num2words {n2w} (LGPL 2.1, Savoir-faire Linux); `by-hand-...` composed in the script.
# days <language> <set> words of 1 to 31
# years <language> <set> words of 1000 to 2000 by hundreds, before the rest | the rest, 1 to 99 | exceptions
"""
# Sets of words for years; of the ordinals only those with which a language says its years.
YEAR_SETS = ("numbering-year", "numbering", "cardinal", "numbering-verbose", "cardinal-verbose")
YEAR_ORDINALS = {
    "bg": ("ordinal-feminine",),
    "az": ("ordinal",),
    "tr": ("ordinal",),
    "hu": ("ordinal",),
    "kk": ("ordinal",),
    "ky": ("ordinal",),
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
    "fr": ("mille ", "mil "),
    "az": ("bir min", "min"),
    "kk": ("бір мың", "мың"),
}
# Languages whose rules in CLDR are doubtful (Slovene's are Croatian) or that have modules of their own.
LEFT_OUT = ("bs", "chr", "ccp", "no", "sl", "zh", "yue", "ja", "ko", "ff_Adlm")
YEARS_LEFT_OUT = ("ga numbering-year",)  # 2005 would be said like 25
SETS_LEFT_OUT = ("nb n2w-ordinal", "sv n2w-cardinal", "ar n2w-ordinal", "he n2w-ordinal")
NO_ROUND_YEARS = ("bg ordinal-feminine",)  # its rules end those wrongly
COPIES = {"bs": "sr_Latn"}
NUM2WORDS = {
    "am": "am", "be": "be", "ca": "ca", "cs": "cs", "cy": "cy", "da": "da", "de": "de", "en": "en", "eo": "eo",
    "es": "es", "fi": "fi", "fr": "fr", "he": "he", "hu": "hu", "id": "id", "it": "it", "kk": "kz", "kn": "kn",
    "lt": "lt", "lv": "lv", "nb": "no", "nl": "nl", "pl": "pl", "pt": "pt", "ro": "ro", "ru": "ru", "sk": "sk",
    "sl": "sl", "sr_Latn": "sr", "sv": "sv", "te": "te", "tg": "tg", "tr": "tr", "uk": "uk", "ce": "ce", "az": "az",
    "ar": "ar", "fa": "fa", "bn": "bn",
}  # fmt: skip
# What CLDR or num2words misspell, by language and set: Persian "wire" for the 30th, a Turkish thousand in Azerbaijani,
# Thai letters in Lao words, plurals and hundreds that Macedonian and Slovak do not have.
CORRECTIONS = {
    ("fa", "n2w-ordinal"): (("|سیم|", "|سی\u200cام|"),),
    ("el", "numbering-year"): (("εννενήντα", "ενενήντα"),),
    ("az", "ordinal"): (
        ("bir bininci", "mininci"),
        ("iki bininci", "iki mininci"),
        ("bir bin ", "min "),
        ("iki bin ", "iki min "),
    ),
    ("mk", "numbering-year"): (("две илјада", "две илјади"), ("еднасто", "сто")),
    ("mk", "numbering-year-short"): (("две илјада", "две илјади"), ("еднасто", "сто")),
    ("sk", "numbering-year-short"): (("jednasto", "sto"),),
    ("lo", "numbering-year"): (("พัน", "ພັນ"), ("ร้อย", "ຮ້ອຍ")),
    ("lo", "ordinal"): (("ที่", "ທີ"),),
    ("ar", "n2w-cardinal"): (("2000=ألفا", "2000=ألفان"), ("1200=ألف و مئتا|", "1200=ألف و مئتان|")),
    ("af", "numbering-year"): (("2000=twintig honderd nul", "2000=tweeduisend"), (" honderd nul", " honderd")),
}
YEARS = range(1000, 2100)
CENTURIES = range(10, 21)
MOST_EXCEPTIONS = 150
MOST_ALIKE = 2
Words = Callable[[int], str]
LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"
CYRILLIC = dict(zip(LATIN.split(), "абвгдђежзијклљмнњопрстћуфхцчџш", strict=True))


def main() -> None:
    print(HEADER.format(icu=icu.ICU_VERSION, n2w=metadata.version("num2words")), end="")
    found = itertools.chain(_rows_of_icu(), _rows_of_num2words(), _rows_by_hand())
    seen: set[tuple[str, str, str, bool]] = set()
    for kind, language, name, body in found:
        for wrong, right in CORRECTIONS.get((language, name), ()):
            body = body.replace(wrong, right)
        key = (kind, language, body, name.startswith("by-hand"))  # the table of forms names sets by hand
        if key not in seen:
            seen.add(key)
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
        if f"{language} {name}" in YEARS_LEFT_OUT:
            continue
        if name in YEAR_SETS or name in YEAR_ORDINALS.get(language, ()):
            yield from _years(language, name, words)
            if language in SHORTER:
                yield from _years(language, name + "-short", _shorter(words, *SHORTER[language]))


def _rows_of_num2words() -> Iterator[tuple[str, str, str, str]]:
    for language, code in NUM2WORDS.items():
        for kind in ("cardinal", "ordinal", "year"):
            words = _clean(lambda number, code=code, kind=kind: num2words.num2words(number, lang=code, to=kind))
            if f"{language} n2w-{kind}" in SETS_LEFT_OUT:
                continue
            if kind != "year":
                yield from _days(language, f"n2w-{kind}", words)
            if kind != "ordinal" and (language, kind) != ("bn", "year"):
                yield from _years(language, f"n2w-{kind}", words)


def _clean(words: Words) -> Words:
    """The words without marks that do not show, and with Cyrillic і where the rules have Latin i."""

    def cleaned(number: int) -> str:
        text = " ".join(words(number).replace("\u00ad", "").replace("\u200b", "").replace("‘", "").split())
        return text.replace("i", "і") if any("а" <= letter <= "я" for letter in text) else text

    return cleaned


def _shorter(words: Words, long: str, short: str) -> Words:
    return lambda number: words(number).replace(long, short, 1)


def _rows_by_hand() -> Iterator[tuple[str, str, str, str]]:
    """What `tables/number_words_by_hand.tsv` composes, and Serbian of it in both scripts, Bosnian like Serbian."""
    for kind, language, name, body in _composed_by_hand():
        yield kind, language, name, body
        if language == "sr_Latn":
            yield kind, "bs", name, body
            yield kind, "sr", name, "".join(CYRILLIC.get(part, part) for part in re.split("(lj|nj|dž|[a-zč-ž])", body))


def _composed_by_hand() -> Iterator[tuple[str, str, str, str]]:
    table = [list(row) for row in rows("number_words_by_hand")]
    heads = {row[1]: row[2].split("|") for row in table if row[0] == "heads"}
    rounds = {(row[1], row[2]): row[3].split("|") for row in table if row[0] == "rounds"}
    changes = [(row[1], row[2], row[3], row[4]) for row in table if row[0] == "endings"]
    for kind, language, name, *fields in table:
        if kind == "list":
            yield from _days(language, name, _numbered(fields[0].split("|"), 1))
        elif kind == "pairs":
            yield from _years(language, name, _pairs(language, *fields))
        elif kind == "parts":
            tens, joined, ones = fields
            known = rounds.get((language, name), [])
            sets = [(name, ones.split("|"), known)]
            for _, _, new, ends in (row for row in changes if row[:2] == (language, name)):
                sets.append((new, [_ending(w, ends) for w in ones.split("|")], [_ending(w, ends) for w in known]))
            for new, words, round_years in sets:
                below_hundred = _below_hundred(tens, joined.replace("_", " ").replace("+", ""), words)
                yield from _days(language, new, below_hundred)
                if language in heads:
                    yield from _years(language, new, _with_heads(heads[language], below_hundred, round_years))


def _numbered(words: list[str], first: int) -> Words:
    return lambda number: words[number - first]


def _ending(word: str, ends: str) -> str:
    """The word with the first change of its end that fits: `третьего=третье ого=ое`."""
    for old, new in (change.split("=") for change in ends.split(" ")):
        if word.endswith(old):
            return word.removesuffix(old) + new
    return word


def _below_hundred(tens: str, joined: str, words: list[str]) -> Words:
    """Words of 1 to 99 from those of 1 to 20, 30 ... 90 and those of the tens before a unit."""
    full = words[19:]
    before = full if tens == "=" else tens.split("|")

    def spelled(number: int) -> str:
        if number <= 20:
            return words[number - 1]
        ten, unit = divmod(number, 10)
        return before[ten - 2] + joined + words[unit - 1] if unit else full[ten - 2]

    return spelled


def _with_heads(heads: list[str], below_hundred: Words, round_years: list[str]) -> Words:
    """Years from the words of their hundreds and of the rest; round ones only where they are given."""

    def spelled(year: int) -> str:
        century, rest = divmod(year, 100)
        if not rest:
            return round_years[century - 10] if round_years else ""
        return f"{heads[century - 10]} {below_hundred(rest)}"

    return spelled


def _pairs(language: str, heads: str, joined: str, zero: str) -> Words:
    """Years said in two halves: `nineteen seventy-nine`, `nineteen oh five`, `devatenáct set pět`."""
    words = _clean(lambda number: num2words.num2words(number, lang=NUM2WORDS[language]))

    def spelled(year: int) -> str:
        century, rest = divmod(year, 100)
        head = heads.split("|")[century - 10]
        if not head or not rest or (rest < 10 and zero == "!"):
            return ""
        first = f"{zero} " if zero and rest < 10 else ""
        return head + joined.replace("_", " ") + first + words(rest)

    return spelled


def _days(language: str, name: str, words: Words) -> Iterator[tuple[str, str, str, str]]:
    found = _distinct(words, range(1, 32))
    if found.count("") <= MOST_ALIKE:
        yield "days", language, name, "|".join(found)


def _years(language: str, name: str, words: Words) -> Iterator[tuple[str, str, str, str]]:
    found = _distinct(words, YEARS)
    if f"{language} {name}" in NO_ROUND_YEARS:
        found = ["" if year % 100 == 0 else word for year, word in zip(YEARS, found, strict=True)]
    if any(found):
        body = _compact(dict(zip(YEARS, found, strict=True)))
        if body:
            yield "years", language, name, body


def _distinct(words: Words, numbers: range) -> list[str]:
    """The words of the numbers, "" for those not said so or alike; all "" where one has digits in it.

    Norwegian `åttende` and `attende`, the 8th and the 18th, are alike without the ring.
    """
    try:
        found = [words(number) for number in numbers]
    except Exception:  # num2words raises what it likes where a language has no such numbers
        return [""] * len(numbers)
    if any(character.isdigit() or character in "|\t=" for word in found for character in word):
        return [""] * len(numbers)
    counts = Counter(canonical(word) for word in found)
    return [word if counts[canonical(word)] == 1 else "" for word in found]


def _compact(words: dict[int, str]) -> str:
    """Years as what comes before the rest, the rest, and exceptions; "" where a language composes otherwise.

    A century without words has no beginning; a single year without has an empty exception.
    """
    heads = {c: _common_start([words[c * 100 + rest] for rest in range(21, 100)]) for c in CENTURIES}
    tails = [
        _most_common([words[c * 100 + rest].removeprefix(heads[c]) for c in CENTURIES if heads[c]])
        for rest in range(1, 100)
    ]
    composed = {c * 100 + rest: heads[c] + tails[rest - 1] for c in CENTURIES for rest in range(1, 100) if heads[c]}
    exceptions = {year: word for year, word in words.items() if composed.get(year, "") != word}
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
