"""Rules that write dates with the day or the year in words: `the third of May nineteen seventy-nine`.

The words come in sets as a language has them (see `number_words_sets`); what stands around them is in
`tables/number_words.tsv`, one form a row, or is a pattern of CLDR whose day and year are put into words. A year that a
form leaves out is not stated: `May the third` is `XXXX-05-03`.
"""

from __future__ import annotations

import datetime
import random
import re
from dataclasses import replace
from functools import cache

from babel.dates import DateTimeFormat, DateTimePattern

from datenorm.generation import number_words_asian, number_words_foreign, number_words_roman
from datenorm.generation.drafts import LONGEST, Draft, Plan
from datenorm.generation.locales import LocaleData, fields_of, locale_data
from datenorm.generation.number_words_sets import (
    LATIN_BESIDE,
    Words,
    chosen,
    day_sets,
    days_before_months,
    names_of,
    year_sets,
    years_after_months,
)
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import rows
from datenorm.text import canonical

FIRST_YEAR_ALONE = 1100
MONTHS = ("month", "Month", "mon")
NO_HYPHENS, ALL_HYPHENS, CAPITAL, TITLE = 0.25, 0.1, 0.15, 0.05
_PLACE = re.compile(r"\{(\w+)(?::([^}]*))?\}")
_MONTH_FIELD = re.compile(r"%\((?:M|L){3,4}\)s")
_DAY_FIELD = re.compile(r"%\(d+\)s\.?")
_YEAR_FIELD = re.compile(r"%\(y+\)s")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
# French and Catalan de before the names of months that begin with a vowel.
_ELIDED = re.compile(r"(?i)\bde (?=(?:avril|avr|août|aout|octobre|oct|abril|agost|octubre)\b)")


def form(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A form of the language's table: `the third of May nineteen seventy-nine`, `tres de mayo de mil novecientos`."""
    forms = forms_of(locale)
    return form_plan(rng, locale, rng.choice(forms)) if forms else None


def form_plan(rng: random.Random, locale: LocaleData, pattern: str) -> Plan | None:
    """The plan of one row of `tables/number_words.tsv`, with a set of words chosen for the day and for the year."""
    text = _PLACE.sub(lambda place: chosen(rng, locale, place), pattern)
    places = [(place[1], place[2]) for place in _PLACE.finditer(text)]
    if "{}" in text or (not locale.month_names and any(place in MONTHS for place, _ in places)):
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        values = [_value(locale, date, place, name) for place, name in places]
        if not all(values):
            return None
        parts = iter(values)
        return _draft(rng, locale, date, {place for place, _ in places}, _PLACE.sub(lambda _: next(parts), text))

    return Plan(text, render)


def latin(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A date in Latin, as church registers of many countries have it: `die decima quarta Septembris`."""
    if locale.language not in LATIN_BESIDE:
        return None
    own = locale_data("la")
    plan = form_plan(rng, own, rng.choice(forms_of(own)))
    return _without_locale(plan) if plan is not None and locale.language != own.language else plan


def _without_locale(plan: Plan) -> Plan:
    """The plan, whose language is not that of the locale it is drawn for."""

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        draft = plan.render(rng, date)
        return draft and replace(draft, has_no_locale=True)

    return Plan(plan.pattern, render)


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
    day = rng.choice(days_before_months(locale)) if "d" in in_words and days else ""
    year = rng.choice(years_after_months(locale)) if "y" in in_words and years else ""
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
    has_month, has_day = bool(places & {*MONTHS, "m"}), "d" in places
    if "y" in places and date.year < (1000 if has_month else FIRST_YEAR_ALONE):
        return None
    if locale.language in ("fr", "ca"):
        text = _ELIDED.sub("d'", text)
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


def _with_hyphens(rng: random.Random, language: str, text: str) -> str:
    """Words with or without their hyphens; French since 1990 with hyphens between all parts of a number."""
    if "-" in text and rng.random() < NO_HYPHENS:
        return _HYPHEN.sub(" ", text)
    if language == "fr" and rng.random() < ALL_HYPHENS:
        return re.sub(r"\b(mille|mil|cents?|et|deux(?= (?:mil|cent))|soixante) (?=\w)", r"\1-", text)
    return text


def _in_case(rng: random.Random, text: str) -> str:
    roll = rng.random()
    if roll < TITLE:
        return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
    return text[:1].upper() + text[1:] if roll < CAPITAL else text


def forms_of(locale: LocaleData) -> Words:
    """The rows of the table for the locale's language, or those of its own script or country."""
    return _forms(names_of(locale.identifier))


@cache
def _forms(languages: Words) -> Words:
    return tuple(text for language, text in rows("number_words") if language in languages)


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
    DateRule("number-words-latin", 1.5, latin),
    *number_words_foreign.RULES,
    *number_words_asian.RULES,
    *number_words_roman.RULES,
)
