"""Rules for what stands around dates of other calendars: open ends, about, quarters, halves, decades and centuries.

`民國100年以前`, `ตั้งแต่ พ.ศ. 2558`, `昭和60年頃`, `令和5年第1四半期`, `昭和50年代`. What has no symbol of its own in
another calendar is written as the interval that it is, of months or of years: `reiwa:0005-01/reiwa:0005-03`.
"""

from __future__ import annotations

import datetime
import random
import re
from dataclasses import replace
from functools import cache

from datenorm.generation import foreign, foreign_names
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.foreign_dates import ForeignDate, foreign_date
from datenorm.generation.foreign_forms import Form, written_values
from datenorm.generation.intervals_days import ordinal
from datenorm.generation.intervals_tables import open_frames, rows_for
from datenorm.generation.locales import LocaleData
from datenorm.generation.numeric import han_number
from datenorm.generation.rules import DateRule
from datenorm.generation.templates import filled
from datenorm.other_calendars import ERAS

_PLACE = re.compile(r"\{[^}]*\}")
_LIMITED_YEAR = re.compile(r"\{y \d")  # a year that tells its calendar only in the language: `Q2/2565`
_LABELLED = re.compile(":|^ลงวันที่")  # what has a label of its own has no words in front
LAST_CENTURIES = {"buddhist": 26, "islamic": 15, "persian": 14}  # the one that we live in


def framed(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A row of `foreign_frames.tsv`: a form of its own, or one around any date: `令和元年以降`, `since 1445 AH`."""
    calendar = foreign.draw_calendar(rng, locale)
    known = frames_of(locale).get(calendar, ())
    if not known:
        return None
    expression, form = rng.choice(known)
    if "{x}" not in form:
        return form_plan(locale, calendar, expression, form)
    return around(expression, form, rng.choice((foreign.cldr, foreign.written, foreign.written))(rng, locale))


def open_day(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A day of another calendar at an open end, in the words of `intervals_open.tsv`: `令和6年3月31日まで`."""
    frames = open_frames(locale)
    if not frames:
        return None
    expression, form = (part.replace("{a}", "{x}") for part in rng.choice(frames))
    return around(expression, form, rng.choice((foreign.cldr, foreign.written))(rng, locale), is_day=True)


def around(expression: str, form: str, inner: Plan | None, *, is_day: bool = False) -> Plan | None:
    """The plan of a frame around another plan's date: one that is a day, or one that is a month or a year."""
    if inner is None:
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        draft = inner.render(rng, date)
        if draft is None or is_day != (draft.precision == "day") or _clashes(form, draft.text):
            return None
        kind = "vague" if expression.endswith("~") else "range"
        text, label = form.replace("{x}", draft.text), expression.replace("{x}", draft.expression)
        return replace(draft, text=text, precision="", expression=label, kind=kind)

    return Plan(f"{form} | {inner.pattern}", render)


def _clashes(form: str, text: str) -> bool:
    """Whether a date has a label or begins with the word that ends the words in front: `ตั้งแต่วันที่ วันที่ 3 ...`."""
    return bool(_LABELLED.search(text)) or form.partition("{x}")[0].rstrip().endswith(text.split()[0])


def form_plan(locale: LocaleData, calendar: str, expression: str, form: str) -> Plan:
    """The plan of one row that writes year or century itself: `昭和50年代`, `ไตรมาส 2/2565`."""
    shape = Form(form)
    needs_language = bool(_LIMITED_YEAR.search(form)) and _PLACE.sub("", form).isascii()

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        result = foreign.found_in(rng, calendar, date)
        if result is None or not shape.is_written_in(result[1].year):
            return None
        moved, found = result
        century = rng.randint(2, LAST_CENTURIES.get(calendar, 2))
        labels = _labels(calendar, found, century)
        is_part = "-" in expression or "{first}" in expression
        if is_part and not (_holds(calendar, found, moved) and ("{first}" not in expression or found.year >= 10)):
            return None
        values = written_values(rng, locale, found, shape.places)
        if values is None:
            return None
        values |= {
            "t": str(found.year // 10 * 10), "th": han_number(found.year // 10 * 10, counted=True),
            "c": str(century), "co": ordinal("en", century),
        }  # fmt: skip
        text = shape.filled(values)
        label, kind = filled(expression, labels), "vague" if expression.endswith("~") else "range"
        return Draft(text, "", expression=label, kind=kind, needs_language=needs_language)

    return Plan(f"{calendar} {form}", render)


def _labels(calendar: str, found: ForeignDate, century: int) -> dict[str, str]:
    """What stands at the places of an expression: the year, the years of its decade that the era has, a century."""
    years = range(found.year // 10 * 10, found.year // 10 * 10 + 10)
    last = max((year for year in years if calendar != "japanese" or _is_in_era(found, year)), default=found.year)
    return {
        "x": found.label("year"),
        "first": found._replace(year=years[0]).label("year"), "last": found._replace(year=last).label("year"),
        "begin": found._replace(year=100 * century - 99).label("year"),
        "end": found._replace(year=100 * century).label("year"),
    }  # fmt: skip


def _is_in_era(found: ForeignDate, year: int) -> bool:
    """Whether the era of a Japanese date has begun the year before it ended."""
    first, last = ERAS[found.calendar]
    return first.year + year - 1 <= last.year


def _holds(calendar: str, found: ForeignDate, date: datetime.date) -> bool:
    """Whether the Gregorian year of a date is one year of the calendar from its first day to its last."""
    ends = (date.replace(month=1, day=1), date.replace(month=12, day=31))
    days = [foreign_date(calendar, end) for end in ends]
    return all(day is not None and (day.calendar, day.year) == (found.calendar, found.year) for day in days)


@cache
def frames_of(locale: LocaleData) -> dict[str, tuple[tuple[str, str], ...]]:
    """Expression and form of the rows of a locale's language by calendar."""
    written = rows_for("foreign_frames", locale)
    return {
        calendar: tuple((row[2], row[3]) for row in written if row[1] in ("*", calendar))
        for calendar in foreign_names.calendars_of(locale)[0]
    }


RULES: tuple[DateRule, ...] = (
    DateRule("foreign-framed", 14, framed),
    DateRule("foreign-open-day", 7, open_day),
)
