"""Dates in languages for which CLDR, as Babel has it, knows no months: Udmurt, Ido, Samoan, Kashubian, Scots.

The names, in full and short, come from the tables that `names` reads. Such a date is drawn for the locales without
names of their own: at times in their own language where the tables have it, else in one that no locale stands for. As
no hint names the latter, none of its names is written that is another month's in another such language or in one that
is read widely.
"""

from __future__ import annotations

import datetime
import random
from functools import cache

from babel import localedata

from datenorm.generation.cuts import form_of
from datenorm.generation.drafts import Draft, Plan, year_text
from datenorm.generation.locales import USE, LocaleData, locale_data
from datenorm.generation.names import Names, extra_languages, extra_month_names, extra_weekday_names
from datenorm.generation.overshadowed import months_by_name, weekdays_of, wide_use
from datenorm.generation.rules import DateRule

DAY_LAYOUTS = (
    *("{d} {m} {y}", "{d} {m} {y}", "{d} {m} {y}", "{m} {d}, {y}", "{y} {m} {d}", "{d}. {m} {y}", "{dd} {m} {y}"),
    *("{d} {m}, {y}", "{m} {d} {y}", "{y}, {m} {d}", "{dd}-{m}-{y}", "{dd}.{m}.{y}", "{d}/{m}/{y}", "{d}-{m}-{yy}"),
    *("{y}-{m}-{dd}", "{m}-{dd}-{y}", "{m} {d}, {y}", "{d} {m} {yy}"),
)
MONTH_LAYOUTS = ("{m} {y}", "{m} {y}", "{y} {m}", "{m}-{y}", "{m}, {y}", "{y}, {m}")
FRAMES = ("{w}, {date}", "{w} {date}", "{date}, {w}", "{date} ({w})")
WEEKDAY = 0.25  # of the dates in languages whose weekdays are known
OWN = 0.3  # of the dates for a locale that has names in the tables: in its own language


def unlisted_day(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A day in such a language: `12 толшур 1979`, `Enero 3, 2011`, `lundio, 3 mayo 1979`."""
    language = _language_for(rng, locale)
    if language is None:
        return None
    weekdays = _weekdays(language)
    has_no_locale = language != locale.group
    layout = rng.choice(DAY_LAYOUTS)
    frame = rng.choice(FRAMES) if weekdays and rng.random() < WEEKDAY else "{date}"

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        name, year = _name(rng, language, date.month, has_no_locale), year_text(date, rng)
        if name is None or year is None:
            return None
        text = layout.format(d=date.day, dd=f"{date.day:02}", m=name, y=year, yy=f"{date.year % 100:02}")
        if frame != "{date}":
            text = frame.format(date=text, w=rng.choice(weekdays)[date.weekday()])
        return Draft(text, open_century="{yy}" in layout, has_no_locale=has_no_locale)

    return Plan(f"{language} {frame} {layout}", render)


def unlisted_month(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A month in such a language: `Pebrero 2011`, `1979 толшур`."""
    language = _language_for(rng, locale)
    if language is None:
        return None
    has_no_locale = language != locale.group
    layout = rng.choice(MONTH_LAYOUTS)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        name = _name(rng, language, date.month, has_no_locale)
        if name is None or date.year < 1000:
            return None
        return Draft(layout.format(m=name, y=date.year), "month", has_no_locale=has_no_locale)

    return Plan(f"{language} {layout}", render)


@cache
def unlisted_languages() -> tuple[str, ...]:
    """The languages of the tables that no locale stands for."""
    listed = {identifier.split("_")[0] for identifier in localedata.locale_identifiers()}
    return tuple(code for code in extra_languages() if code.split("_")[0] not in listed)


def _language_for(rng: random.Random, locale: LocaleData) -> str | None:
    """At times the locale's own language where the tables alone name its months; None where CLDR names them."""
    if locale.month_names:
        return None
    if locale.group in extra_languages() and rng.random() < OWN:
        return locale.group
    return rng.choice(unlisted_languages())


def _name(rng: random.Random, language: str, month: int, has_no_locale: bool) -> str | None:
    """A name of the month; None where it could be another month's for who has no hint of the language."""
    name = rng.choice(_months(language))[month - 1]
    return None if has_no_locale and form_of(name) in _ambiguous_names() else name


@cache
def _ambiguous_names() -> frozenset[str]:
    """The names that are different months' in languages without a locale and in those that people write most.

    So are those that are weekdays in the latter, as `Sun` is, which is June in Wallisian.
    """
    used = wide_use()
    unlisted = [names for code in unlisted_languages() for names in _months(code)]
    several = {form for form, found in months_by_name([*unlisted, *used]).items() if len(found) > 1}
    weekdays = {form for code in USE for form in weekdays_of(locale_data(code)) if len(form) > 2}
    return frozenset(several | (weekdays - months_by_name(used).keys()))


def _months(language: str) -> tuple[Names, ...]:
    return extra_month_names(language, language)


def _weekdays(language: str) -> tuple[Names, ...]:
    return extra_weekday_names(language, language)


RULES = (DateRule("unlisted-day", 4, unlisted_day), DateRule("unlisted-month", 1, unlisted_month))
