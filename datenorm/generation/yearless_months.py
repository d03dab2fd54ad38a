"""A month and nothing else: `May`, `im Mai`, `в мае`, `5月`, `early May`.

Cut names are words in some language or other (`mar`, `set`, `ago`), so that only names in full stand alone, and those
of the table.
"""

from __future__ import annotations

import datetime
import random
from functools import cache

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData, has_letters, locale_data
from datenorm.generation.yearless_plans import own_rows

Names = tuple[str, ...]
NAME = 0.5  # of the months: the name and nothing else


def alone(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A month's name, or a phrase with it."""
    names, phrases = _months(locale.identifier)
    if not names:
        return None
    pattern, months = rng.choice(names if not phrases or rng.random() < NAME else phrases)

    def render(_: random.Random, date: datetime.date) -> Draft:
        return Draft(months[date.month - 1], "", expression=f"XXXX-{date.month:02}", kind="relative")

    return Plan(pattern, render)


@cache
def _months(identifier: str) -> tuple[tuple[tuple[str, Names], ...], tuple[tuple[str, Names], ...]]:
    """The locale's names in full and its phrases, each with the name of its pattern."""
    locale = locale_data(identifier)
    months = locale.babel.months
    wide = {
        context: tuple(str(months[context]["wide"][number]) for number in range(1, 13))
        for context in ("stand-alone", "format")
    }
    if not locale.month_names or not all(map(has_letters, wide["stand-alone"])) or wide["format"][0] == "M01":
        return (), ()
    table = own_rows("yearless_months", locale)
    forms = tuple(row[2] for row in table if row[1] == "form")
    phrases = tuple(
        (form, tuple(form.replace("{Month}", name) for name in wide["stand-alone"]))
        for form in forms
        if "{Month}" in form
    )
    own = tuple((row[2], row[2:]) for row in table if row[1] == "names")
    return tuple(wide.items()), (*phrases, *own)
