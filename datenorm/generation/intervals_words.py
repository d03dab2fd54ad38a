"""Intervals of days in words: `third to fifth May`, `vom dritten bis fünften Mai 1979`, `del tres al cinco de mayo`."""

from __future__ import annotations

import datetime
import random

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.intervals_ends import FIRST_YEAR, label
from datenorm.generation.intervals_tables import rows_for
from datenorm.generation.locales import LocaleData


def words(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Two of the first twelve days of one month, with its year or without."""
    rows = rows_for("intervals_words", locale)
    if not rows or not locale.month_names:
        return None
    _, form, *numbers = rng.choice(rows)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        if date.day >= len(numbers) or date.year < FIRST_YEAR:
            return None
        end = date.replace(day=rng.randint(date.day + 1, len(numbers)))
        name = locale.babel.months["format"]["wide"][date.month]
        text = form.format(a=numbers[date.day - 1], b=numbers[end.day - 1], n=name, y=date.year)
        return Draft(text, "day", expression=label(date, end, "y" if "{y}" in form else ""), kind="range")

    return Plan(form, render)
