"""Names of months that another language, which far more people write, gives to another month.

Haitian `out` is August and Portuguese `out` is October: a text without a hint that has it is Portuguese. Languages that
many people write are those of `locales.USE`. Likewise `mar 3` is in March; a Tuesday for who knows that it is Italian.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from datenorm.generation.cuts import form_of
from datenorm.generation.drafts import Draft
from datenorm.generation.locales import USE, LocaleData, locale_data
from datenorm.generation.names import Names
from datenorm.month_languages import month_of, words
from datenorm.text import canonical

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
    names = _months_of_wide_use()
    found = (word for word in words(canonical(draft.text)) if month not in names.get(word, {month}))
    return any(word not in _weekdays(locale) for word in found)


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
def _weekdays(locale: LocaleData) -> frozenset[str]:
    return frozenset(form_of(name) for names in locale.weekday_names for name in names)
