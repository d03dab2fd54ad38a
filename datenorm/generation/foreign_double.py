"""A rule for dates given in two calendars, the Gregorian one among them: `2024年（令和6年）5月3日`.

Both mean one day; the answer is the Gregorian date, which stands there: `7 November [O.S. 25 October] 1917` is
`1917-11-07`. So is a date that says that it is New Style.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Set

from datenorm.generation.dates import expression
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.foreign_dates import ForeignDate, foreign_date, in_window
from datenorm.generation.foreign_forms import Form, written_values
from datenorm.generation.foreign_names import gregorian_months
from datenorm.generation.locales import LocaleData
from datenorm.generation.tables import rows


def double(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A form of `foreign_double.tsv`."""
    forms = [row[1:] for row in rows("foreign_double") if locale.language in row[0].split(" ") and locale.month_names]
    if not forms:
        return None
    calendar, form = rng.choice(forms)
    return double_plan(locale, calendar, form)


def double_plan(locale: LocaleData, calendar: str, form: str) -> Plan:
    """The plan of one form."""
    shape = Form(form)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        moved = in_window(rng, "new style" if calendar == "julian" else calendar, date)
        other = foreign_date(calendar, moved) if moved is not None else None
        if moved is None or other is None or not _fits(shape.places, other, moved):
            return None
        values = written_values(rng, locale, other, shape.places - {"gmonth"})
        if values is None:
            return None
        months = gregorian_months(locale, "MMMM")
        values |= {"Y": str(moved.year), "d": str(moved.day), "m": str(moved.month), "gmonth": months[moved.month]}
        values |= {"od": str(other.day), "omonth": months[other.month]}
        answer = expression(moved, shape.precision)
        precision = "day" if shape.precision == "day" else ""
        return Draft(shape.filled(values), precision, order=shape.order, expression=answer, kind="calendar")

    return Plan(f"{calendar} {form}", render)


def _fits(places: Set[str], other: ForeignDate, date: datetime.date) -> bool:
    """Whether the form says what differs: of an Old Style date the month, never the year."""
    if "od" not in places:
        return True
    return other.year == date.year and ("omonth" in places) == (other.month != date.month)
