"""Names of months that another language, which far more people write, gives to another month.

Haitian `out` is August and Portuguese `out` is October: a text without a hint that has it is Portuguese. Languages that
many people write are those of `locales.USE`. Likewise `mar 3` is in March; a Tuesday for who knows that it is Italian.
And `ሚያዝያ 2016` is a month of the Ethiopic calendar, as most who have that name write it; April in Tigrinya.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from datenorm.generation import foreign_names
from datenorm.generation.cuts import form_of
from datenorm.generation.drafts import Draft
from datenorm.generation.locales import USE, LocaleData, locale_data
from datenorm.generation.names import Names
from datenorm.generation.tables import rows
from datenorm.month_languages import month_of, words
from datenorm.text import canonical

NATIONAL = 10  # the weight in foreign_calendars.tsv of a calendar that a language writes as often as the Gregorian one
_NO_MONTH = "XXXX-XX-"


def is_overshadowed(draft: Draft, date: datetime.date, locale: LocaleData) -> bool:
    """Whether a draft in a language that few people write has another month's name in a language that many write.

    Of a weekday beside a day alone, whether its name is a month's in any language that many people write.
    """
    if draft.expression.startswith(_NO_MONTH):
        return any(word in _months_of_wide_use() for word in words(canonical(draft.text)))
    if locale.group in USE or draft.precision not in ("day", "month"):
        return False
    month = month_of(draft.expression) if draft.expression else date.month
    if month is None:
        return False
    names, others = _months_of_wide_use(), _months_of_other_calendars(locale.language)
    found = (w for w in words(canonical(draft.text)) if month not in names.get(w, {month}) or w in others)
    return any(word not in weekdays_of(locale) for word in found)


def wide_use() -> list[Names]:
    """The sets of names of months in the languages that many people write."""
    return [names for code in USE for names in locale_data(code).month_names]


def months_by_name(sets: Iterable[Names]) -> Mapping[str, set[int]]:
    """The months that each name, as `form_of` has it, is of in some of the sets."""
    months: dict[str, set[int]] = defaultdict(set)
    for names in sets:
        for month, name in enumerate(names, start=1):
            months[form_of(name)].add(month)
    return months


@cache
def _months_of_wide_use() -> Mapping[str, set[int]]:
    return months_by_name(wide_use())


@cache
def _months_of_other_calendars(language: str) -> frozenset[str]:
    """The months of calendars that are written every day in another language than this one."""
    found: set[str] = set()
    for code, _ in rows("foreign_calendars"):
        names, weights = foreign_names.calendars_of(locale_data(code)) if code != language else ((), ())
        for calendar, weight in zip(names, weights, strict=True):
            if weight >= NATIONAL and calendar in foreign_names.TOLD_BY_MONTH:
                sets = foreign_names.month_sets(calendar, locale_data(code))
                found.update(form_of(name) for months in sets for name in months)
    return frozenset(found)


@cache
def weekdays_of(locale: LocaleData) -> frozenset[str]:
    """The names of weekdays in the locale, as `form_of` has them."""
    return frozenset(form_of(name) for names in locale.weekday_names for name in names)
