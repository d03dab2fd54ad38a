"""Rules that write dates of other calendars in words: `بیست و دوم بهمن هزار و سیصد و پنجاه و هفت`, `สองพันห้าร้อยหกสิบเจ็ด`.

The forms are in `tables/number_words_foreign.tsv`. The answer holds the calendar's own fields, as where a date of it
has figures: `persian:1357-11-22`.
"""

from __future__ import annotations

import datetime
import random
import re
from functools import cache

from datenorm.generation import foreign_names
from datenorm.generation.drafts import LONGEST, Draft, Plan
from datenorm.generation.foreign_dates import ForeignDate, foreign_date, in_window
from datenorm.generation.foreign_forms import month_name
from datenorm.generation.locales import LocaleData
from datenorm.generation.number_words_sets import chosen, day_sets, year_sets
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import rows
from datenorm.text import canonical

ANY_YEAR = "*"
_PLACE = re.compile(r"\{(\w+)(?::([^}]*))?\}")


def form(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A form of the language's table."""
    forms = forms_of(locale.language)
    return form_plan(rng, locale, *rng.choice(forms)) if forms else None


def form_plan(rng: random.Random, locale: LocaleData, calendar: str, years: str, pattern: str) -> Plan | None:
    """The plan of one row of `tables/number_words_foreign.tsv`, with sets of words chosen for the day and the year."""
    form = _PLACE.sub(lambda place: chosen(rng, locale, place), pattern)
    if "{}" in form:
        return None
    places = [(place[1], place[2]) for place in _PLACE.finditer(form)]
    precision = "day" if any(place == "d" for place, _ in places) else "month" if "{month}" in form else "year"
    first, last = (int(year) for year in years.split("-")) if years != ANY_YEAR else (1, 9999)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        moved = in_window(rng, calendar, date)
        found = foreign_date(calendar, moved) if moved is not None else None
        if moved is None or found is None or not first <= found.year <= last:
            return None
        values = [_value(rng, locale, calendar, moved, found, *place) for place in places]
        parts = iter(values)
        text = _PLACE.sub(lambda _: next(parts), form).replace("ماه ماه", "ماه")  # some names of months have the word
        if not all(values) or len(canonical(text)) > LONGEST:
            return None
        clock = precision if precision == "day" else ""  # a clock time may stand beside a full day only
        return Draft(text, clock, expression=found.label(precision), kind="words")

    return Plan(f"{calendar} {form}", render)


def _value(
    rng: random.Random,
    locale: LocaleData,
    calendar: str,
    date: datetime.date,
    found: ForeignDate,
    place: str,
    name: str,
) -> str:
    """What stands at a place of a form; "" where there are no words for it."""
    match place:
        case "d":
            return day_sets(locale)[name][found.day - 1] if name else str(found.day)
        case "y":
            return year_sets(locale)[name].of(found.year) if name else str(found.year)
        case "s":
            short = found.year % 100
            return year_sets(locale)[name].tails[short - 1] if short else ""
        case "wd":
            return str(locale.babel.days["format"]["wide"][date.weekday()])
    if calendar in foreign_names.GREGORIAN_MONTHS:
        return str(locale.babel.months["format"]["wide"][found.month])
    sets = _whole_names(calendar, locale)
    return month_name(rng.choice(sets), found) if sets else ""


@cache
def _whole_names(calendar: str, locale: LocaleData) -> tuple[tuple[str, ...], ...]:
    """The sets of names of months that are not cut: in words no month is abbreviated."""
    sets = foreign_names.month_sets(calendar, locale)
    return tuple(names for names in sets if names == sets[0] or not _is_cut(names, sets[0]))


def _is_cut(names: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return sum(len(name) for name in names) < 0.8 * sum(len(name) for name in whole)


@cache
def forms_of(language: str) -> tuple[tuple[str, str, str], ...]:
    """The rows of the table for a language: calendar, years, form."""
    return tuple(
        (calendar, years, form) for name, calendar, years, form in rows("number_words_foreign") if name == language
    )


RULES: tuple[DateRule, ...] = (DateRule("number-words-foreign", 4, form),)
