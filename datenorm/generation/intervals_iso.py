"""Intervals as standards and software write them: ISO 8601, EDTF, TEI, queries: the table `intervals_iso.tsv`."""

from __future__ import annotations

import datetime
import random
from functools import cache

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData
from datenorm.generation.tables import rows
from datenorm.generation.templates import filled, line

YEARS = range(1000, 3000)
LONGEST_STAY = (1, 2, 3, 7, 14, 30, 90, 365)  # days from the first to the last, at most
_EXPRESSIONS = {"day": "{Y}-{m}-{d}/{Z}-{n}-{e}", "month": "{Y}-{m}/{Z}-{n}", "year": "{Y}/{Z}", "clock": "{Y}-{m}-{d}"}


def iso(rng: random.Random, locale: LocaleData) -> Plan:
    """One row of the table: `2017-04-09/12`, `20170409/20170412`, `<date from="1805-03-12" to="1805-04-01"/>`."""
    return iso_plan(*rng.choice(_table()))


def iso_plan(precision: str, same: str, form: str) -> Plan:
    """The plan of one row: what its ends state, and whether both are in one `year` or `month`."""

    def render(rng: random.Random, start: datetime.date) -> Draft | None:
        end = start + datetime.timedelta(rng.randint(1, rng.choice(LONGEST_STAY)))
        if precision == "year":
            end = end.replace(year=start.year + rng.randint(1, 60), day=1)
        if start.year not in YEARS or end.year not in YEARS or not _fits(precision, same, start, end):
            return None
        fields = _fields(start, end) | _clocks(rng) | {"word": line(rng, "no_date_code_words")}
        expression = _EXPRESSIONS[precision].format(**fields)
        kind = "absolute+time" if precision == "clock" else "range"
        return Draft(filled(form, fields), has_clock=True, is_exact=True, expression=expression, kind=kind)

    return Plan(form, render)


def _fits(precision: str, same: str, start: datetime.date, end: datetime.date) -> bool:
    """Whether the end is as near as the form needs, and another month where only months are stated."""
    if same and (start.year != end.year or (same == "month" and start.month != end.month)):
        return False
    return precision != "month" or (start.year, start.month) != (end.year, end.month)


def _fields(start: datetime.date, end: datetime.date) -> dict[str, str]:
    first = {"Y": f"{start.year:04}", "m": f"{start.month:02}", "d": f"{start.day:02}"}
    last = {"Z": f"{end.year:04}", "n": f"{end.month:02}", "e": f"{end.day:02}"}
    dates = {"a": "-".join(first.values()), "b": "-".join(last.values())}
    return first | last | dates


def _clocks(rng: random.Random) -> dict[str, str]:
    """Hours and minutes at both ends, the second later in the day."""
    hour = rng.randrange(23)
    later = rng.randint(hour + 1, 23)
    return {
        "H": f"{hour:02}",
        "M": rng.choice(("00", "15", "30", "45")),
        "I": f"{later:02}",
        "N": rng.choice(("00", "30")),
    }


@cache
def _table() -> tuple[tuple[str, str, str], ...]:
    return tuple((precision, same, form) for precision, same, form in rows("intervals_iso"))
