"""A rule for dates given in two calendars, the Gregorian one among them: `2024年（令和6年）5月3日`.

Both mean one day; the answer is the Gregorian date, which stands there: `7 November [O.S. 25 October] 1917` is
`1917-11-07`. So is a date that says that it is New Style.

Before 1752 the year began on 25 March in England, so that a day before that has two years there: `10 March 1698/9` is
`1699-03-10`.
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
from datenorm.generation.vague_forms import english_ordinal

DOUBLE_YEARS = (
    "{d} {m} {y}", "{d} {m} {y}", "{m} {d}, {y}", "{th} {m} {y}", "{m} {th}, {y}", "the {th} of {m} {y}",
    "{d} {m}, {y}", "{m} {y}",
)  # fmt: skip
YEARS_FROM_LADY_DAY = 1538, 1752  # from the first parish registers to the last year that began so
LADY_DAY = 82  # the last day of the old year, 24 March, counted from 1 January, which is 0


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


def double_year(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A day or month between New Year's Days with both years: `10 March 1698/9`, `Feb. 3, 1731/32`."""
    if locale.language != "en":
        return None
    form, width = rng.choice(DOUBLE_YEARS), rng.choice(("wide", "abbreviated"))
    has_day, digits = "{d}" in form or "{th}" in form, rng.choice((1, 1, 2, 2, 4))

    def render(rng: random.Random, _date: datetime.date) -> Draft | None:
        year = rng.randint(*YEARS_FROM_LADY_DAY)
        date = datetime.date(year, 1, 1) + datetime.timedelta(rng.randint(0, LADY_DAY))
        if (digits == 1 and year % 10 == 0) or (digits == 2 and year % 100 == 0):
            return None
        text = form.format(
            d=date.day, th=english_ordinal(date.day), m=locale.babel.months["format"][width][date.month],
            y=f"{year - 1}/{str(year)[-digits:]}",
        )  # fmt: skip
        precision = "day" if has_day else "month"
        return Draft(text, "day" if has_day else "", expression=expression(date, precision), kind="absolute")

    return Plan(f"{form} {width} {digits}", render)
