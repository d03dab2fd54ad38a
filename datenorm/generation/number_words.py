"""Rules that write dates with the day or the year in words: `the third of May nineteen seventy-nine`.

The words are in `data/number_words.tsv`, in sets as a language has them (cardinals, ordinals in their genders and
cases, ways to say a year); what stands around them is in `tables/number_words.tsv`, one form a row, or is a pattern
of CLDR whose day and year are put into words. A year that a form leaves out is not stated: `May the third` is
`XXXX-05-03`.
"""

from __future__ import annotations

import datetime
import random
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from babel.dates import DateTimeFormat, DateTimePattern

from datenorm.generation import number_words_asian, number_words_roman
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData, fields_of, locale_data
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import data_rows, rows
from datenorm.text import canonical

LONGEST = 78  # characters of canonical text
FIRST_YEAR_ALONE = 1100
NO_HYPHENS, ALL_HYPHENS, CAPITAL, TITLE = 0.25, 0.1, 0.15, 0.05
# Locales whose own words are those of their language, or of another.
SAME_WORDS = {
    "no": "nb", "sr_Cyrl": "sr", "bs_Latn": "bs", "az_Latn": "az", "kk_Cyrl": "kk", "ff_Latn": "ff", "uz_Latn": "uz",
    "pa_Guru": "pa",
}  # fmt: skip
WEEKDAYS_TOO = (  # sets with names of weekdays among their words: `quinta` is Thursday, `שני` Monday
    "pt ordinal-feminine", "pt_PT ordinal-feminine", "he ordinal-masculine", "he ordinal-feminine",
    "he cardinal-masculine", "he construct-masculine", "vi ordinal",
)  # fmt: skip
COUNTRIES = ("fr_BE", "fr_CH", "pt_PT")  # whose words differ from those of their language
_CARDINAL = re.compile("numbering|cardinal|n2w-cardinal|by-hand-cardinal")
_ORDINAL = re.compile("ordinal|n2w-ordinal|by-hand-ordinal")
_OTHER_CASE = re.compile("genitive|dative|accusative|ablative|instrumental|locative|personal|class|[a-z]{4,}ive$")
_PLACE = re.compile(r"\{(\w+)(?::([^}]*))?\}")
_MONTH_FIELD = re.compile(r"%\((?:M|L){3,4}\)s")
_DAY_FIELD = re.compile(r"%\(d+\)s\.?")
_YEAR_FIELD = re.compile(r"%\(y+\)s")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")

Words = tuple[str, ...]


class YearWords(NamedTuple):
    """The words of the years 1000 to 2099: before the rest, the rest, and years that are said otherwise."""

    heads: Words
    tails: Words
    exceptions: Mapping[int, str]

    def of(self, year: int) -> str:
        """The year in words; "" where the set has none for it."""
        if not 1000 <= year <= 2099:
            return ""
        if year in self.exceptions or year % 100 == 0:
            return self.exceptions.get(year, "")
        head = self.heads[year // 100 - 10]
        return head + self.tails[year % 100 - 1] if head else ""


def form(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A form of the language's table: `the third of May nineteen seventy-nine`, `tres de mayo de mil novecientos`."""
    forms = forms_of(locale)
    return form_plan(rng, locale, rng.choice(forms)) if forms else None


def form_plan(rng: random.Random, locale: LocaleData, pattern: str) -> Plan | None:
    """The plan of one row of `tables/number_words.tsv`, with a set of words chosen for the day and for the year."""
    chosen = _PLACE.sub(lambda place: _chosen(rng, locale, place), pattern)
    if "{}" in chosen or not locale.month_names:
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        values = [_value(locale, date, place[1], place[2]) for place in _PLACE.finditer(chosen)]
        if not all(values):
            return None
        parts = iter(values)
        return _draft(
            rng, locale, date, {p[1] for p in _PLACE.finditer(chosen)}, _PLACE.sub(lambda _: next(parts), chosen)
        )

    return Plan(chosen, render)


def pattern(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A pattern of CLDR with its day, its year or both in words: `5月` stays, `3. Mai 1979` is `dritter Mai 1979`."""
    days, years, patterns = day_sets(locale), year_sets(locale), _named_patterns(locale.identifier)
    if not patterns or not (days or years):
        return None
    text, parsed = rng.choice(patterns)
    places = {"d"} if _DAY_FIELD.search(str(parsed.format)) else set()
    places |= {"y"} if _YEAR_FIELD.search(str(parsed.format)) else set()
    has_month = bool(_MONTH_FIELD.search(str(parsed.format)))
    in_words = rng.choice([{"d"}, {"y"}, {"d", "y"}]) & places
    day = rng.choice(_simple(days)) if "d" in in_words and days else ""
    year = rng.choice(_simple(years)) if "y" in in_words and years else ""
    if not (day or year):
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        day_words = days[day][date.day - 1] if day else ""
        year_words = years[year].of(date.year) if year else ""
        if (day and not day_words) or (year and not year_words):
            return None
        layout = _DAY_FIELD.sub(day_words, str(parsed.format), count=1) if day else str(parsed.format)
        layout = _YEAR_FIELD.sub(year_words, layout) if year else layout
        formatted = layout % DateTimeFormat(date, locale.babel)
        return _draft(rng, locale, date, places | ({"month"} if has_month else set()), formatted)

    return Plan(f"{text} with {' and '.join(filter(None, (day, year)))}", render)


def _draft(rng: random.Random, locale: LocaleData, date: datetime.date, places: set[str], text: str) -> Draft | None:
    """The text with what it means, by the places that were filled; None where it is too long or could be no year."""
    has_month, has_day = bool(places & {"month", "Month", "mon", "m"}), "d" in places
    if "y" in places and date.year < (1000 if has_month else FIRST_YEAR_ALONE):
        return None
    text = _in_case(rng, _with_hyphens(rng, locale.language, text))
    if len(canonical(text)) > LONGEST:
        return None
    year = f"{date.year:04}" if "y" in places else f"XX{date.year % 100:02}" if "yy" in places else "XXXX"
    month = f"-{date.month:02}" if has_month else ""
    day = f"-{date.day:02}" if has_day else ""
    precision = "day" if has_day else "month" if has_month else "year"
    return Draft(text, precision, open_century="yy" in places, expression=year + month + day, kind="words")


def _value(locale: LocaleData, date: datetime.date, place: str, name: str | None) -> str:
    """What stands at a place of a form; "" where the set has no word for it."""
    months, days = locale.babel.months, locale.babel.days
    match place:
        case "d":
            return day_sets(locale)[name][date.day - 1] if name else str(date.day)
        case "y":
            return year_sets(locale)[name].of(date.year) if name else str(date.year) if date.year >= 1000 else ""
        case "yy":
            return f"{date.year % 100:02}"
        case "m":
            return str(date.month) if not name else day_sets(locale)[name][date.month - 1]
        case "wd":
            return str(days["format"]["wide"][date.weekday()])
        case "mon":
            return str(months["format"]["abbreviated"][date.month]).rstrip(".")
    return str(months["stand-alone" if place == "Month" else "format"]["wide"][date.month])


def _chosen(rng: random.Random, locale: LocaleData, place: re.Match[str]) -> str:
    """The place with one of the sets that its row allows; `{}` where the language has none of them."""
    if place[2] is None:
        return place[0]
    sets = list(year_sets(locale) if place[1] == "y" else day_sets(locale))
    names = [name for wanted in place[2].split(",") for name in sets if _is_of(name, wanted)]
    return f"{{{place[1]}:{rng.choice(names)}}}" if names else "{}"


def _is_of(name: str, wanted: str) -> bool:
    """Whether a set is the one wanted, or one of a group: any cardinal, any ordinal, names that begin alike (`x*`)."""
    if wanted == "cardinal*":
        return bool(_CARDINAL.match(name)) and not _OTHER_CASE.search(name)
    if wanted == "ordinal*":
        return bool(_ORDINAL.match(name)) and not _OTHER_CASE.search(name)
    if wanted == "year*":
        return not _ORDINAL.match(name)
    return name.startswith(wanted[:-1]) if wanted.endswith("*") else name == wanted


def _simple(sets: Mapping[str, object]) -> list[str]:
    """The sets without those of an oblique case or of the feminine, where there are others."""
    return [name for name in sets if not (_OTHER_CASE.search(name) or "feminine" in name)] or list(sets)


def _with_hyphens(rng: random.Random, language: str, text: str) -> str:
    """Words with or without their hyphens; French since 1990 with hyphens between all parts of a number."""
    if "-" in text and rng.random() < NO_HYPHENS:
        return _HYPHEN.sub(" ", text)
    if language == "fr" and rng.random() < ALL_HYPHENS:
        return re.sub(r"\b(mille|cents?|et|deux|soixante) (?=\w)", r"\1-", text)
    return text


def _in_case(rng: random.Random, text: str) -> str:
    roll = rng.random()
    if roll < TITLE:
        return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
    return text[:1].upper() + text[1:] if roll < CAPITAL else text


def forms_of(locale: LocaleData) -> Words:
    """The rows of the table for the locale's language, or those of its own script or country."""
    return _forms(_names(locale.identifier))


@cache
def _forms(languages: Words) -> Words:
    return tuple(text for language, text in rows("number_words") if language in languages)


def day_sets(locale: LocaleData) -> Mapping[str, Words]:
    """The sets of words for 1 to 31, by name."""
    return day_sets_of(_names(locale.identifier))


def year_sets(locale: LocaleData) -> Mapping[str, YearWords]:
    """The sets of words for years, by name."""
    return year_sets_of(_names(locale.identifier))


def words_of(locale: LocaleData) -> Words:
    """Every single word of the locale's numbers, sorted: noise must not turn one into another."""
    texts = [word for words in day_sets(locale).values() for word in words]
    texts += [text for words in year_sets(locale).values() for text in (*words.heads, *words.tails)]
    return tuple(sorted({part for text in texts for part in re.findall(r"\w+", text)}))


@cache
def _names(identifier: str) -> Words:
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
    return {
        _own_name(language, name): tuple(body[0].split("|"))
        for language in languages
        for name, body in _data()[("days", language)]
        if f"{language} {name}" not in WEEKDAYS_TOO
    }


@cache
def year_sets_of(languages: Words) -> Mapping[str, YearWords]:
    """The sets of words for years of the languages as the data names them, by name."""
    found: dict[str, YearWords] = {}
    for language in languages:
        for name, (heads, tails, exceptions) in _data()[("years", language)]:
            pairs = (pair.split("=") for pair in exceptions.split("|") if pair)
            words = YearWords(tuple(heads.split("|")), tuple(tails.split("|")), {int(y): word for y, word in pairs})
            found[_own_name(language, name)] = words
    return found


def _own_name(language: str, name: str) -> str:
    """The name of a set, with the country's where its words are those of one country: `numbering fr_BE`."""
    return f"{name} {language}" if language in COUNTRIES else name


@cache
def _data() -> Mapping[tuple[str, str], list[tuple[str, Words]]]:
    """The rows of the data by kind and language."""
    found: dict[tuple[str, str], list[tuple[str, Words]]] = defaultdict(list)
    for kind, language, name, *body in data_rows("number_words"):
        found[kind, language].append((name, tuple(body)))
    return found


@cache
def _named_patterns(identifier: str) -> tuple[tuple[str, DateTimePattern], ...]:
    """CLDR's patterns with the month's name, with and without a year, and without an era."""
    locale = locale_data(identifier)
    if not locale.month_names:
        return ()
    skeletons = locale.babel.datetime_skeletons
    yearless = [(skeletons[name].pattern, skeletons[name]) for name in ("MMMMd", "MMMd") if name in skeletons]
    named = [(p.text, p.parsed) for p in (*locale.day_patterns, *locale.reduced_patterns) if not p.has_era]
    return tuple({text: parsed for text, parsed in (*named, *yearless) if _is_named(text)}.items())


def _is_named(text: str) -> bool:
    fields = fields_of(text)
    return any(field[0] in "ML" and len(field) > 2 for field in fields) and "yy" not in fields


RULES: tuple[DateRule, ...] = (
    DateRule("number-words", 40, form),
    DateRule("number-words-pattern", 30, pattern),
    *number_words_asian.RULES,
    *number_words_roman.RULES,
)
