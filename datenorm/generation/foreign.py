"""Rules that write dates of other calendars, with CLDR's patterns and as people do: `令和6年5月3日`, `12 Ramadan 1445`.

The answer holds the calendar's own fields (`reiwa:0006-05-03`); which Gregorian day that is, code works out later. A
text tells its calendar: by an era, by the names of its months, or by a mark.
"""

from __future__ import annotations

import datetime
import random
import re
from dataclasses import replace
from functools import cache

from datenorm.generation import foreign_names
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.foreign_dates import ForeignDate, foreign_date, in_window
from datenorm.generation.foreign_double import double, double_year
from datenorm.generation.foreign_forms import Form, forms_of, month_name, written_values
from datenorm.generation.foreign_numerals import hebrew_day_and_year
from datenorm.generation.intervals_connectors import connector, is_clear
from datenorm.generation.locales import LocaleData, Pattern
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import rows
from datenorm.resolution import closed

HEBREW_NUMERALS = 0.5  # of CLDR's Hebrew dates in Hebrew letters
SHARED_MARK = 0.4  # of the intervals whose ends have the same mark behind them: at the second alone
NO_SPACES = ("ja", "zh", "ko")  # what follows a year there is part of it
LATER = tuple(datetime.timedelta(days) for days in (1, 7, 31, 366))  # steps from one end of an interval to the other
# Short years that are of another calendar where nothing else is written: 67 in Thai is 2567.
SHORT_YEARS = {"th": range(45, 76)}
# Years that are of another calendar where no month is named and nothing tells the calendar: 1402 in Persian.
FULL_YEARS = {"fa": range(1250, 1421), "ps": range(1300, 1421), "ar": range(1330, 1451)}
FULL_WEIGHT = 14  # of a language's calendars together; a language with less is passed over in proportion

_MARKED_YEAR = re.compile(r"(.*?)(\d+)(\D*)")


def cldr(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A pattern of CLDR in another calendar: `3 พฤษภาคม 2567`, `۱۴ اردیبهشت ۱۴۰۳`, `May 3, 6 Reiwa`."""
    calendar = draw_calendar(rng, locale)
    patterns = foreign_names.patterns_of(calendar, locale) if calendar else ()
    if not patterns:
        return None
    is_hebrew = calendar == "hebrew" and locale.language in ("he", "yi") and rng.random() < HEBREW_NUMERALS
    return cldr_plan(locale, calendar, rng.choice(patterns), is_hebrew)


def cldr_plan(
    locale: LocaleData, calendar: str, pattern: foreign_names.ForeignPattern, is_hebrew: bool = False
) -> Plan:
    """The plan of one CLDR pattern; `is_hebrew`: in Hebrew letters."""

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        found = found_in(rng, calendar, date)
        if found is None or not _is_as_open(pattern.order, found[1], found[0]):
            return None
        values = _cldr_values(rng, locale, calendar, *found)
        if is_hebrew:
            values["d"], values["y"] = hebrew_day_and_year(rng, found[1].day, found[1].year)
        text = foreign_names.FIELD.sub(lambda match: match[1] or _cldr_field(match[2], values), pattern.text)
        return _draft(text, found[1], pattern.precision, pattern.order)

    return Plan(f"{calendar} {pattern.text}" + " in Hebrew letters" * is_hebrew, render)


def written(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A form of `foreign_forms.tsv`: `R6.5.3`, `民國113年5月3日`, `ט״ו בשבט תשפ״ה`, `14 Ordibehesht 1403`."""
    calendar = draw_calendar(rng, locale)
    forms = forms_of(locale).get(calendar, ())
    return form_plan(locale, calendar, rng.choice(forms)) if forms else None


def form_plan(locale: LocaleData, calendar: str, form: str) -> Plan:
    """The plan of one row of `foreign_forms.tsv`."""
    shape = Form(form)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        found = found_in(rng, calendar, date)
        if found is None or not shape.is_written_in(found[1].year) or not _is_as_open(shape.order, found[1], found[0]):
            return None
        values = written_values(rng, locale, found[1], shape.places)
        if values is None:
            return None
        draft = _draft(shape.filled(values), found[1], shape.precision, shape.order)
        return replace(draft, needs_language=shape.needs_language)

    return Plan(f"{calendar} {form}", render)


def interval(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Two days, months or years of one calendar in one form: `พ.ศ. 2484 - 2488`, `平成28年4月～令和2年3月`."""
    plan, joint = rng.choice((cldr, written, written))(rng, locale), connector(rng, locale)
    if plan is None or joint.is_whole or joint.is_next:
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        later = date + rng.choice(LATER) * rng.randint(1, 12)
        first, last = plan.render(rng, date), plan.render(rng, later)
        if first is None or last is None or not _is_before(first, last):
            return None
        if first.order or not is_clear(joint, first.text, last.text):
            return None
        expression = f"{first.expression}/{last.expression}"
        text = first.text
        if locale.language not in NO_SPACES and rng.random() < SHARED_MARK:
            text = _without_mark(first, last)
        return Draft(joint.write(text, last.text), "", expression=expression, kind="range")

    return Plan(f"{joint.form} | {plan.pattern}", render)


def _is_before(first: Draft, last: Draft) -> bool:
    """Whether a date begins before another; each may have been moved by centuries into the years of its calendar."""
    days = [closed(draft.expression, 1969) for draft in (first, last)]
    return None not in days and str(days[0])[:10] < str(days[1])[:10]


def _without_mark(first: Draft, last: Draft) -> str:
    """The first of two dates without what stands behind the years of both: `1440` of `1440هـ` and `1445هـ`."""
    found = [_MARKED_YEAR.fullmatch(draft.text) for draft in (first, last)]
    years = [draft.expression.partition(":")[2].partition("-")[0] for draft in (first, last)]
    if None in found or [int(match[2]) for match in found if match] != [int(year) for year in years]:
        return first.text
    marks = {match[3] for match in found if match}
    return first.text.removesuffix(marks.pop()) if len(marks) == 1 else first.text


def julian(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A date that says it is Old Style: `25 October 1917 (O.S.)`, `25 октября 1917 г. (ст. ст.)`."""
    frames, patterns = _julian_frames(locale.language), julian_patterns(locale)
    return julian_plan(locale, rng.choice(frames), rng.choice(patterns)) if frames and patterns else None


def julian_plan(locale: LocaleData, frame: str, pattern: Pattern) -> Plan:
    """The plan of one row of `foreign_julian.tsv` around one CLDR pattern.

    The day drawn is taken as it stands for a day of the Julian calendar, which has every day that the Gregorian has.
    """

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        moved = in_window(rng, "julian", date)
        if moved is None:
            return None
        text = frame.replace("{date}", str(pattern.parsed.apply(moved, locale.babel)))
        return _draft(text, ForeignDate("julian", moved.year, moved.month, moved.day), "day", pattern.order)

    return Plan(f"{frame} {pattern.text}", render)


def _draft(text: str, found: ForeignDate, precision: str, order: str) -> Draft:
    """A clock time may stand beside a full day only."""
    return Draft(
        text, precision if precision == "day" else "", order=order, expression=found.label(precision), kind="calendar"
    )


def draw_calendar(rng: random.Random, locale: LocaleData) -> str:
    """A calendar that the locale's language writes; "" where none, and mostly where its weights are small."""
    names, weights = foreign_names.calendars_of(locale)
    return rng.choices(names, weights)[0] if rng.random() * FULL_WEIGHT < sum(weights) else ""


def found_in(rng: random.Random, calendar: str, date: datetime.date) -> tuple[datetime.date, ForeignDate] | None:
    """The date, moved into the years of the calendar, and the same day in it."""
    moved = in_window(rng, calendar, date)
    found = foreign_date(calendar, moved) if moved is not None else None
    return (moved, found) if moved is not None and found is not None else None


def _is_as_open(order: str, found: ForeignDate, date: datetime.date) -> bool:
    """Whether numbers leave their order open exactly where those of the Gregorian date do, by which hints are drawn."""
    if not order or order[0] == "y":
        return True
    return (found.day > 12 or found.day == found.month) == (date.day > 12 or date.day == date.month)


def _cldr_values(
    rng: random.Random, locale: LocaleData, calendar: str, date: datetime.date, found: ForeignDate
) -> dict[str, str]:
    """What stands for each field; fields with names hold every width."""
    values = {"y": str(found.year), "d": str(found.day), "m": str(found.month)}
    eras = foreign_names.era_names(calendar, locale, found.calendar)
    values |= {"G": eras[0] if eras else "", "GGGGG": eras[-1] if eras else ""}
    for field in ("MMMM", "MMM", "LLLL", "LLL"):
        values[field] = _month(rng, locale, calendar, found, field)
    if locale.weekday_names:
        days = locale.babel.days["format"]
        values |= {"EEEE": days["wide"][date.weekday()], "E": days["abbreviated"][date.weekday()]}
    return values


def _month(rng: random.Random, locale: LocaleData, calendar: str, found: ForeignDate, field: str) -> str:
    if calendar in foreign_names.GREGORIAN_MONTHS:
        return foreign_names.gregorian_months(locale, field)[found.month]
    sets = foreign_names.month_sets(calendar, locale)
    return month_name(rng.choice(sets), found) if sets else ""


def _cldr_field(field: str, values: dict[str, str]) -> str:
    letter = field[0]
    if letter == "G":
        return values["GGGGG" if len(field) == 5 else "G"]
    if letter in "Ec":
        return values.get("EEEE" if len(field) == 4 else "E", "")
    if letter in "ML" and len(field) > 2:
        return values[field[:4]]
    text = values[letter.lower().replace("l", "m")]
    return text.zfill(len(field)) if text.isdigit() else text


@cache
def _julian_frames(language: str) -> tuple[str, ...]:
    return tuple(form for name, form in rows("foreign_julian") if name == language)


@cache
def julian_patterns(locale: LocaleData) -> tuple[Pattern, ...]:
    """CLDR's patterns of a day with the year in full and without weekday, which in the Julian calendar is another."""
    patterns = (p for p in locale.day_patterns if not p.has_short_year and not p.has_era)
    return tuple(p for p in patterns if not re.search("[Ec]", re.sub("'[^']*'", "", p.text)))


RULES: tuple[DateRule, ...] = (
    DateRule("foreign-cldr", 34, cldr),
    DateRule("foreign-written", 56, written),
    DateRule("foreign-julian", 9, julian),
    DateRule("foreign-double", 5, double),
    DateRule("foreign-double-year", 1.5, double_year),
    DateRule("foreign-interval", 9, interval),
)
