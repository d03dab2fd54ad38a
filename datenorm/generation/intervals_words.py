"""Intervals of days in words: `third to fifth May`, `vom dritten bis fünften Mai 1979`, `del tres al cinco de mayo`.

The words of the first twelve days stand in `intervals_words.tsv`, in the forms that fit; those of all days are the sets
of `data/number_words.tsv` that a row of `intervals_number_words.tsv` asks for.
"""

from __future__ import annotations

import datetime
import random
from functools import cache

from datenorm.generation import number_words_sets
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.intervals_ends import FIRST_YEAR, Combination, end_of, label
from datenorm.generation.intervals_tables import rows_for
from datenorm.generation.locales import LocaleData, locale_data

Words = tuple[str, ...]
TWELVE = 0.2  # of the intervals in languages that have both tables
CAPITAL = 0.2  # of the forms: with a capital at the beginning
ONE_MONTH, TWO_MONTHS = Combination("d", "dmy"), Combination("dm", "dmy")


def words(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Two days in words, of one month or of two, with the year or without."""
    twelve, every = rows_for("intervals_words", locale), _every(locale.identifier)
    if not locale.month_names or not (twelve or every):
        return None
    if not every or (twelve and rng.random() < TWELVE):
        _, form, *numbers = rng.choice(twelve)
        return _plan(rng, locale, form, tuple(numbers), tuple(numbers))
    return _plan(rng, locale, *rng.choice(every))


def _plan(rng: random.Random, locale: LocaleData, form: str, first: Words, last: Words) -> Plan:
    has_two_months, has_capital = "{m}" in form, rng.random() < CAPITAL

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        if date.year < FIRST_YEAR or date.day > len(first):
            return None
        end = end_of(rng, date, TWO_MONTHS if has_two_months else ONE_MONTH)
        if end is None or end.day > len(last) or (end.month == date.month) is has_two_months:
            return None
        months = locale.babel.months["format"]["wide"]
        text = form.format(
            a=first[date.day - 1], b=last[end.day - 1], m=months[date.month], n=months[end.month], y=date.year
        )
        text = text[:1].upper() + text[1:] if has_capital else text
        return Draft(text, "day", expression=label(date, end, "y" if "{y}" in form else ""), kind="range")

    return Plan(form, render)


@cache
def _every(identifier: str) -> tuple[tuple[str, Words, Words], ...]:
    """The forms of the locale's language, each with the words for the first and for the last day."""
    locale = locale_data(identifier)
    sets = number_words_sets.day_sets(locale)
    found = []
    for _, names, form in rows_for("intervals_number_words", locale):
        for name in names.split(","):
            first, _, last = name.partition("+")
            if first in sets and (last or first) in sets:
                found.append((form, sets[first], sets[last or first]))
    return tuple(found)
