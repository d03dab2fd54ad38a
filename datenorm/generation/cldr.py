"""Rules that write dates with CLDR's own patterns, in every locale: four lengths, skeletons, eras."""

from __future__ import annotations

import datetime
import random

from datenorm.generation.dates import BARE_YEARS
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData, Pattern


def length(rng: random.Random, locale: LocaleData) -> Plan | None:
    """The full, long, medium or short pattern: `tisdag 5 mars 2024`, `5/3/24`."""
    return pattern_plan(locale, rng.choice(locale.length_patterns)) if locale.length_patterns else None


def skeleton(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A skeleton with year, month and day: yMMMEd, yMd, GyMMMd.

    Some locales have inherited a skeleton in numbers with the month first that nobody there writes (fi: M.d.y G).
    """
    orders = ("", "dmy", "ymd", locale.order)
    patterns = [p for p in locale.skeleton_patterns if p.precision == "day" and p.order in orders]
    return pattern_plan(locale, rng.choice(patterns)) if patterns else None


def reduced(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A skeleton without a day: `März 2021`, `2021年3月`, `3/2021`; or the year alone, marked (`2021年`)."""
    patterns = [p for p in locale.reduced_patterns if p.text != "y" or rng.random() < 0.2]
    return pattern_plan(locale, rng.choice(patterns)) if patterns else None


def pattern_plan(locale: LocaleData, pattern: Pattern) -> Plan:
    """The plan of one CLDR pattern; years below 100 only beside an era, where they cannot be short for another.

    A number alone is a year only where it is of our time or not long before or after.
    """
    years = range(1 if pattern.has_era or pattern.has_short_year else 100, datetime.MAXYEAR + 1)
    if pattern.text == "y":
        years = BARE_YEARS

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        if date.year not in years:
            return None
        if pattern.has_era and pattern.has_short_year:
            return None
        text = str(pattern.parsed.apply(date, locale.babel))
        return Draft(text, pattern.precision, pattern.has_short_year, pattern.order)

    return Plan(pattern.text, render)
