"""Rules that write dates of other calendars, with CLDR's patterns and as people do: `令和6年5月3日`, `12 Ramadan 1445`.

The answer holds the calendar's own fields (`reiwa:0006-05-03`); which Gregorian day that is, code works out later. A
text tells its calendar: by an era, by the names of its months, or by a mark.
"""

from __future__ import annotations

import datetime
import random
import re
from functools import cache

from datenorm.generation import foreign_names, numeric
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.foreign_dates import ForeignDate, foreign_date, in_window
from datenorm.generation.foreign_numerals import hebrew_day_and_year
from datenorm.generation.locales import LocaleData, Pattern, digits_from
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import rows

ERA_SIGNS = {
    "meiji": ("明治", "Meiji", "M", "㍾", "메이지"),
    "taisho": ("大正", "Taisho", "T", "㍽", "다이쇼"),
    "showa": ("昭和", "Showa", "S", "㍼", "쇼와"),
    "heisei": ("平成", "Heisei", "H", "㍻", "헤이세이"),
    "reiwa": ("令和", "Reiwa", "R", "㋿", "레이와"),
}
MACRONS = {"Taisho": "Taishō", "Showa": "Shōwa"}
HEBREW_NUMERALS = 0.5  # of CLDR's Hebrew dates in Hebrew letters
MACRON = 0.35
FULL_WEIGHT = 14  # of a language's calendars together; a language with less is passed over in proportion
_PLACE = re.compile(r"\{(\w+)\}")
_DAYS = {"d", "dd", "hd", "dh", "fd", "fdd"}
_MONTHS = {"m", "mm", "month", "gmonth", "gmon", "hm", "fm", "fmm"}
_PERSIAN_DIGITS = str.maketrans("0123456789", digits_from(0x6F0))


def cldr(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A pattern of CLDR in another calendar: `3 พฤษภาคม 2567`, `۱۴ اردیبهشت ۱۴۰۳`, `May 3, 6 Reiwa`."""
    calendar = _draw_calendar(rng, locale)
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
        found = _found(rng, calendar, date)
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
    calendar = _draw_calendar(rng, locale)
    forms = _forms(locale).get(calendar, ())
    return form_plan(locale, calendar, rng.choice(forms)) if forms else None


def form_plan(locale: LocaleData, calendar: str, form: str) -> Plan:
    """The plan of one row of `foreign_forms.tsv`."""
    places = set(_PLACE.findall(form))
    precision = "day" if places & _DAYS else "month" if places & _MONTHS else "year"
    order = _order(form) if precision == "day" and not places & {"month", "gmonth", "gmon", "hm"} else ""

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        found = _found(rng, calendar, date)
        if found is None or not _is_as_open(order, found[1], found[0]):
            return None
        values = _written_values(rng, locale, found[1], places)
        if values is None:
            return None
        return _draft(_PLACE.sub(lambda place: values[place[1]], form), found[1], precision, order)

    return Plan(f"{calendar} {form}", render)


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


def _draw_calendar(rng: random.Random, locale: LocaleData) -> str:
    """A calendar that the locale's language writes; "" where none, and mostly where its weights are small."""
    names, weights = foreign_names.calendars_of(locale)
    return rng.choices(names, weights)[0] if rng.random() * FULL_WEIGHT < sum(weights) else ""


def _found(rng: random.Random, calendar: str, date: datetime.date) -> tuple[datetime.date, ForeignDate] | None:
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
    return _month_name(rng.choice(sets), found) if sets else ""


def _month_name(names: tuple[str, ...], found: ForeignDate) -> str:
    return names[13] if found.is_leap_adar else names[found.month - 1]


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


def _written_values(
    rng: random.Random, locale: LocaleData, found: ForeignDate, places: set[str]
) -> dict[str, str] | None:
    """What stands at each place of a form; None where the locale has no name for it."""
    year, month, day = found.year, found.month, found.day
    values = {
        "y": str(year), "yy": f"{year:02}", "gan": "元" if year == 1 else str(year),
        "m": str(month), "mm": f"{month:02}", "d": str(day), "dd": f"{day:02}",
    }  # fmt: skip
    values |= {f"f{place}": values[place].translate(_PERSIAN_DIGITS) for place in ("y", "m", "mm", "d", "dd")}
    if "month" in places:
        sets = foreign_names.month_sets(found.calendar, locale)
        if not sets:
            return None
        values["month"] = _month_name(rng.choice(sets), found)
    if places & {"gmonth", "gmon"}:
        values["gmonth"] = foreign_names.gregorian_months(locale, "MMMM")[month]
        values["gmon"] = foreign_names.gregorian_months(locale, "MMM")[month]
    if places & {"hy", "hp", "hm", "hd"}:
        values |= _han(year, month, day)
    if places & {"yh", "dh"}:
        values["dh"], values["yh"] = hebrew_day_and_year(rng, day, year)
    return values | _era(rng, found.calendar)


def _han(year: int, month: int, day: int) -> dict[str, str]:
    hundreds = numeric.han_number(year, counted=True)
    return {
        "hy": "元" if year == 1 else "一" + hundreds if hundreds.startswith("百") else hundreds,
        "hp": "元" if year == 1 else numeric.han_number(year, counted=year < 100),
        "hm": numeric.han_number(month, counted=True),
        "hd": numeric.han_number(day, counted=True),
    }


def _era(rng: random.Random, calendar: str) -> dict[str, str]:
    if calendar not in ERA_SIGNS:
        return {}
    signs = dict(zip(("era", "Era", "E", "sign", "kera"), ERA_SIGNS[calendar], strict=True))
    if rng.random() < MACRON:
        signs["Era"] = MACRONS.get(signs["Era"], signs["Era"])
    return signs


def _order(form: str) -> str:
    """The order of the fields of a form in numbers."""
    letters = {"gan": "y", "fy": "y", "fm": "m", "fmm": "m", "fd": "d", "fdd": "d"}
    fields = (
        letters.get(place, place[0]) for place in _PLACE.findall(form) if place not in ("era", "Era", "E", "sign")
    )
    return "".join(field for field in fields if field in "dmy")


@cache
def _forms(locale: LocaleData) -> dict[str, tuple[str, ...]]:
    """The forms of a locale's language by calendar."""
    found: dict[str, list[str]] = {}
    for languages, calendar, form in rows("foreign_forms"):
        known = languages == "*" and calendar in foreign_names.calendars_of(locale)[0]
        if (known or locale.language in languages.split(" ")) and (locale.month_names or "{g" not in form):
            found.setdefault(calendar, []).append(form)
    return {calendar: tuple(forms) for calendar, forms in found.items()}


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
    DateRule("foreign-julian", 10, julian),
)
