"""The words that numbers of dates are in, by language: `data/number_words.tsv` and `tables/number_words_added.tsv`.

The days 1 to 31 are a set as a language has them (cardinals, ordinals in their genders and cases); the years are the
words of their hundreds before those of the rest, or the rest before them.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from datenorm.generation.locales import LocaleData
from datenorm.generation.tables import data_rows, rows

# Locales whose own words are those of their language, or of another.
SAME_WORDS = {
    "no": "nb", "sr_Cyrl": "sr", "bs_Latn": "bs", "az_Latn": "az", "kk_Cyrl": "kk", "ff_Latn": "ff", "uz_Latn": "uz",
    "pa_Guru": "pa",
}  # fmt: skip
WEEKDAYS_TOO = (  # sets with names of weekdays among their words: `quinta` is Thursday, `שני` Monday
    "pt ordinal-feminine", "pt_PT ordinal-feminine", "he ordinal-masculine", "he ordinal-feminine",
    "he cardinal-masculine", "he construct-masculine", "vi ordinal",
)  # fmt: skip
# Sets of the data that nobody writes, as `једна хиљаду`, `jedna tisíc`, `ألف وتسعة مائة`, `ஒன்று ஆயிரம்`; in their stead
# the added table has others.
UNNATURAL_DAYS = ("da n2w-ordinal", "ta numbering-year", "am numbering-year", "am ordinal", "ak numbering-year")
UNNATURAL_YEARS = (
    *(f"{code} {name}" for code in ("sr", "sr_Latn", "bs") for name in ("numbering-year", "numbering-year-short")),
    "sr ordinal", "sr_Latn ordinal", "bs ordinal", "cs numbering-year", "cs numbering-year-short", "cs n2w-cardinal",
    "ar numbering-year", "ta numbering-year", "te n2w-cardinal", "el numbering-year", "et numbering-year",
    "da n2w-cardinal", "am numbering-year", "am numbering", "sl n2w-year", "sk numbering-year",
)  # fmt: skip
FOREIGN = "foreign-"  # how the sets of other calendars' years are named
NO_DAYS = (FOREIGN, "month", "by-hand-month")  # how sets are named that are no days or years by themselves
# Languages with cases: the sets for a day beside a month's name, mostly in the genitive (`třetího května`).
BEFORE_MONTHS = {
    "be": ("by-hand-ordinal-genitive", "ordinal-neuter"),
    "bs": ("by-hand-ordinal-genitive", "ordinal"),
    "cs": ("by-hand-ordinal-genitive", "by-hand-ordinal-genitive-joined", "by-hand-ordinal"),
    "hr": ("by-hand-ordinal-genitive", "ordinal-masculine"),
    "hu": ("by-hand-ordinal", "numbering-year"),
    "pl": ("by-hand-ordinal-genitive", "by-hand-ordinal"),
    "ru": ("by-hand-ordinal-genitive", "by-hand-ordinal-neuter"),
    "sk": ("by-hand-ordinal-genitive",),
    "sl": ("by-hand-ordinal-genitive", "n2w-ordinal"),
    "sr": ("by-hand-ordinal-genitive", "ordinal"),
    "tr": ("numbering-year", "n2w-cardinal"),
    "uk": ("by-hand-ordinal-genitive", "by-hand-ordinal-neuter"),
}
COUNTRIES = ("fr_BE", "fr_CH", "pt_PT")  # whose words differ from those of their language
# Languages beside whose records Latin ones are kept; noise must not turn one of their words into another either.
LATIN_BESIDE = (
    "la", "en", "de", "fr", "it", "es", "pt", "ca", "nl", "pl", "cs", "sk", "hu", "hr", "sl", "sv", "da", "nb", "lt",
    "ro",
)  # fmt: skip
_CARDINAL = re.compile("numbering|cardinal|n2w-cardinal|by-hand-cardinal")
_ORDINAL = re.compile("ordinal|n2w-ordinal|by-hand-ordinal")
OTHER_CASE = re.compile("genitive|dative|accusative|ablative|instrumental|locative|personal|class|[a-z]{4,}ive$")
NOT_SAID = "-"

Words = tuple[str, ...]


class YearWords(NamedTuple):
    """The words of years: of the hundreds from `first` on, of the rest, and of years that are said otherwise."""

    heads: Words
    tails: Words
    exceptions: Mapping[int, str]
    first: int = 1000
    is_turned: bool = False  # the rest stands first

    def of(self, year: int) -> str:
        """The year in words; "" where the set has none for it."""
        if year in self.exceptions:
            return self.exceptions[year]
        position, rest = (year - self.first) // 100, year % 100
        if not 0 <= position < len(self.heads) or rest == 0:
            return ""
        head, tail = self.heads[position], self.tails[rest - 1]
        if not head or tail == NOT_SAID:
            return ""
        return tail + head if self.is_turned else head + tail


def chosen(rng: random.Random, locale: LocaleData, place: re.Match[str]) -> str:
    """The place with one of the sets that its row allows; `{}` where the language has none of them."""
    if place[2] is None:
        return place[0]
    sets = list(year_sets(locale) if place[1] in ("y", "s") else day_sets(locale))
    names = [name for wanted in place[2].split(",") for name in sets if is_of(name, wanted)]
    return f"{{{place[1]}:{rng.choice(names)}}}" if names else "{}"


def is_of(name: str, wanted: str) -> bool:
    """Whether a set is the one wanted, or one of a group: any cardinal, any ordinal, names that begin alike (`x*`)."""
    if wanted == "cardinal*":
        return bool(_CARDINAL.match(name)) and not OTHER_CASE.search(name)
    if wanted == "ordinal*":
        return bool(_ORDINAL.match(name)) and not OTHER_CASE.search(name)
    if wanted == "year*":
        return not _ORDINAL.match(name) and not name.startswith(FOREIGN)
    return name.startswith(wanted[:-1]) if wanted.endswith("*") else name == wanted


def days_before_months(locale: LocaleData) -> list[str]:
    """The sets for the day before or after a month's name, in the case that the language puts it in."""
    sets = day_sets(locale)
    wanted = BEFORE_MONTHS.get(locale.language)
    return [name for name in wanted if name in sets] if wanted else _simple(sets)


def years_after_months(locale: LocaleData) -> list[str]:
    """The sets for the year after a month's name: cardinals, and in the languages of `BEFORE_MONTHS` genitives."""
    sets = year_sets(locale)
    if locale.language in BEFORE_MONTHS:
        return [name for name in sets if not _ORDINAL.search(name) or name.endswith("ordinal-genitive")]
    return _simple(sets)


def _simple(sets: Mapping[str, object]) -> list[str]:
    """The sets without those of an oblique case or of the feminine, where there are others."""
    usual = [name for name in sets if not name.startswith(NO_DAYS)]
    return [name for name in usual if not (OTHER_CASE.search(name) or "feminine" in name)] or usual


def day_sets(locale: LocaleData) -> Mapping[str, Words]:
    """The sets of words for 1 to 31, by name."""
    return day_sets_of(names_of(locale.identifier))


def year_sets(locale: LocaleData) -> Mapping[str, YearWords]:
    """The sets of words for years, by name."""
    return year_sets_of(names_of(locale.identifier))


def words_of(locale: LocaleData) -> Words:
    """Every single word of the locale's numbers, sorted: noise must not turn one into another."""
    languages = (*names_of(locale.identifier), *(("la",) if locale.language in LATIN_BESIDE else ()))
    texts = [word for words in day_sets_of(languages).values() for word in words]
    texts += [text for words in year_sets_of(languages).values() for text in (*words.heads, *words.tails)]
    return tuple(sorted({part for text in texts for part in re.findall(r"\w+", text)}))


@cache
def names_of(identifier: str) -> Words:
    """The languages of the table whose words a locale uses: a country's own besides the language's."""
    parts = identifier.split("_")
    group = "_".join(part for part in parts[:2] if part is parts[0] or len(part) == 4)
    country = f"{parts[0]}_{parts[-1]}"
    if country in COUNTRIES:
        return (parts[0], country)
    if group in SAME_WORDS:
        return (SAME_WORDS[group],)
    return (group,) if group == parts[0] or group == "sr_Latn" else ()


@cache
def day_sets_of(languages: Words) -> Mapping[str, Words]:
    """The sets of words for 1 to 31 of the languages as the data names them, by name."""
    left_out = (*WEEKDAYS_TOO, *UNNATURAL_DAYS)
    return {
        own_name(language, name): tuple(body[0].split("|"))
        for language in languages
        for name, body in _data()[("days", language)]
        if f"{language} {name}" not in left_out
    }


@cache
def year_sets_of(languages: Words) -> Mapping[str, YearWords]:
    """The sets of words for years of the languages as the data names them, by name."""
    return {
        own_name(language, name): _year_words(kind, language, body)
        for language in languages
        for kind in ("years", "years-turned")
        for name, body in _data()[(kind, language)]
        if f"{language} {name}" not in UNNATURAL_YEARS
    }


def _year_words(kind: str, language: str, body: Words) -> YearWords:
    heads, tails, exceptions = body
    start, colon, heads_of = heads.partition(":")
    if tails.startswith("="):
        tails = next(other[1] for name, other in _data()[("years", language)] if name == tails[1:])
    pairs = (pair.split("=") for pair in exceptions.split("|") if pair)
    return YearWords(
        tuple((heads_of if colon else heads).split("|")),
        tuple(tails.split("|")),
        {int(year): word for year, word in pairs},
        int(start) if colon else 1000,
        kind == "years-turned",
    )


def own_name(language: str, name: str) -> str:
    """The name of a set, with the country's where its words are those of one country: `numbering fr_BE`."""
    return f"{name} {language}" if language in COUNTRIES else name


@cache
def _data() -> Mapping[tuple[str, str], list[tuple[str, Words]]]:
    """The rows of the data and of the table beside it, by kind and language."""
    found: dict[tuple[str, str], list[tuple[str, Words]]] = defaultdict(list)
    for kind, language, name, *body in (*data_rows("number_words"), *rows("number_words_added")):
        found[kind, language].append((name, tuple(body)))
    return found
