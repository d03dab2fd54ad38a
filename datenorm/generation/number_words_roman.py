"""Rules for years in Roman numerals: `3 May MCMLXXIX`, `3.V.MCMLXXIX`, `Anno Domini MDCCCXLVIII`, `MCMLXXIX`."""

from __future__ import annotations

import datetime
import random
from functools import cache

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData
from datenorm.generation.numeric import ROMAN
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import rows

FIRST_YEAR_ALONE = 1500
SHORTEST_ALONE = 4  # letters: MDC and MM are too little to be sure of a year
ADDED_ONLY, STOPS = 0.1, 0.04  # MDCCCLXXXXVIIII for MDCCCXCIX, M.DCCC.XCIX as on old title pages
_NUMERALS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int, *, added_only: bool = False) -> str:
    """A number in Roman numerals, with `added_only` without taking anything away.

    >>> roman(1979), roman(1899, added_only=True)
    ('MCMLXXIX', 'MDCCCLXXXXVIIII')
    """
    text = ""
    for value, numeral in _NUMERALS:
        if added_only and len(numeral) == 2:
            continue
        text += numeral * (number // value)
        number %= value
    return text


def roman_year(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A date, a month or a year alone with the year in Roman numerals."""
    forms = _forms(locale.language)
    pattern = rng.choice(forms)
    if "{month}" in pattern and not locale.month_names:
        return None
    return form_plan(locale, pattern, is_lower=rng.random() < 0.25)


def form_plan(locale: LocaleData, pattern: str, *, is_lower: bool) -> Plan:
    """The plan of one row of `tables/number_words_roman.tsv`."""
    has_month, has_day = "{m" in pattern, "{d" in pattern

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        year = _year(rng, date.year, may_have_stop="." not in pattern)
        is_alone = not has_month
        if not (FIRST_YEAR_ALONE if is_alone else 1000) <= date.year <= 2199 or len(year) < SHORTEST_ALONE * is_alone:
            return None
        values = {"y": year, "d": str(date.day), "dr": roman(date.day), "mr": ROMAN[date.month - 1]}
        if is_lower:
            values = {name: value.lower() for name, value in values.items()}
        name = rng.choice(locale.month_names)[date.month - 1] if "{month}" in pattern else ""
        text = pattern.format(month=name, **values)
        expression = f"{date.year:04}" + f"-{date.month:02}" * has_month + f"-{date.day:02}" * has_day
        precision = "day" if has_day else "month" if has_month else "year"
        return Draft(text, precision, expression=expression, kind="words")

    return Plan(f"{pattern} {'lower' if is_lower else 'upper'}", render)


def _year(rng: random.Random, year: int, *, may_have_stop: bool) -> str:
    text = roman(year, added_only=rng.random() < ADDED_ONLY)
    if may_have_stop and rng.random() < STOPS:
        head = roman(year // 100 * 100)
        rest = text.removeprefix(head)
        return f"{head}.{rest}" if rest and rest != text else text
    return text


@cache
def _forms(language: str) -> tuple[str, ...]:
    return tuple(form for name, form in rows("number_words_roman") if name in ("*", language))


RULES: tuple[DateRule, ...] = (DateRule("number-words-roman-year", 8, roman_year),)
