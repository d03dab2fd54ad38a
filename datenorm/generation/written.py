"""Rules that write dates as people do beside CLDR's patterns: forms by language, free arrangements, cut names."""

from __future__ import annotations

import datetime
import random
import re
from collections import defaultdict
from functools import cache

from datenorm.generation.contractions import shortened_weekday
from datenorm.generation.drafts import Draft, Plan, year_text
from datenorm.generation.locales import LocaleData, has_letters, locale_data
from datenorm.generation.names import Names
from datenorm.generation.tables import rows

# Free arrangement of day, month name and year, as one format applied to every locale gives it.
ARRANGEMENTS = (("dmy", 50), ("mdy", 26), ("ymd", 20), ("ydm", 4))
SEPARATORS = (
    (" ", 50), ("-", 10), (", ", 6), (".", 5), (". ", 6), ("/", 5), ("", 5), (" - ", 1), (",", 1), ("_", 1.5),
    (" / ", 0.7), ("  ", 1), (" . ", 0.3), ("|", 0.2),
)  # fmt: skip
WEEKDAYS = (
    ("{date}", 62), ("{weekday}, {date}", 14), ("{weekday} {date}", 14), ("{date} {weekday}", 3),
    ("{date}, {weekday}", 3), ("{date} ({weekday})", 2), ("{weekday}. {date}", 1), ("({weekday}) {date}", 1),
    ("{weekday} - {date}", 0.5), ("{weekday}-{date}", 0.5),
)  # fmt: skip
# What databases and spreadsheets print with a short name of the month: Oracle's DD-MON-YY, SAS's DATE7.
STAMPS = (
    ("{dd}-{mon}-{yy}", 36), ("{d}-{mon}-{yy}", 14), ("{dd}-{mon}-{y}", 14), ("{d}-{mon}-{y}", 6), ("{dd}{mon}{yy}", 5),
    ("{dd}{mon}{y}", 5), ("{dd} {mon} {yy}", 8), ("{d} {mon} {yy}", 4), ("{dd}/{mon}/{yy}", 4), ("{dd}/{mon}/{y}", 2),
    ("{dd}.{mon}.{yy}", 2),
)  # fmt: skip
CUT_STAMP = 0.5  # of these: the name is cut
LONGEST_STAMP = 6  # letters of the name, where the locale has one as short
CONTRACTED = 0.15  # of the names that are cut: letters are left out inside
SHORTENED_WEEKDAY = 0.2
SHORT_YEAR_OF_MONTH, SHORT_YEAR_OF_SHEETS = 0.08, 0.5
SHORT_YEAR, APOSTROPHE, CUT_NAME, COMMA_YEAR, FULL_STOP, ERA = 0.12, 0.35, 0.15, 0.2, 0.08, 0.02
_PLACE = re.compile(r"\{(\w+)\}")


def form(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A form of the language's table: `the 3rd of May, 1979`, `3 мая 1979 г.`, `ngày 3 tháng 5 năm 1979`."""
    forms = _forms(locale)
    return form_plan(locale, rng.choice(forms)) if forms else None


def form_plan(locale: LocaleData, pattern: str) -> Plan:
    """The plan of one row of `written.tsv`."""
    places = set(_PLACE.findall(pattern))
    precision = (
        "day" if places & {"d", "dd", "ord"} else "month" if places & {"month", "Month", "mon", "m", "mm"} else "year"
    )
    is_numeric = not places & {"month", "Month", "mon"}
    order = _numeric_order(pattern) if is_numeric and precision == "day" else ""

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        values = _values(rng, locale, date, places)
        if values is None or (precision != "day" and date.year < 1000):
            return None
        text = _PLACE.sub(lambda place: values[place[1]], pattern)
        return Draft(text, precision, "yy" in places, order)

    return Plan(pattern, render)


def arrangement(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Day, month name and year in any order with any separator, a weekday or an era beside: `26-Sept-'81`."""
    if not locale.month_names:
        return None
    order = _weighted(rng, ARRANGEMENTS)
    separator = _weighted(rng, SEPARATORS)
    is_short = order in ("dmy", "mdy") and rng.random() < SHORT_YEAR
    frame = _weighted(rng, WEEKDAYS) if locale.weekday_names else "{date}"
    is_cut = rng.random() < CUT_NAME and bool(locale.cut_month_names)
    is_contracted = is_cut and rng.random() < CONTRACTED and bool(locale.contracted_month_names)
    sets = locale.contracted_month_names if is_contracted else locale.cut_month_names if is_cut else locale.month_names
    has_era = not is_short and rng.random() < ERA and bool(locale.eras)
    marks = ("yy" if is_short else "y") + (" contracted" if is_contracted else " cut" * is_cut) + " era" * has_era
    pattern = f"{order} {separator!r} {marks} {frame}"

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        name = rng.choice(sets)[date.month - 1]
        if rng.random() < FULL_STOP and len(name) <= 5 and not name.endswith("."):
            name += "."
        year = _short_year(rng, date) if is_short else str(date.year) if has_era else year_text(date, rng)
        if year is None or (not separator and (order == "ydm" or not (has_letters(name[0]) and has_letters(name[-1])))):
            return None
        day = str(date.day) if rng.random() < 0.7 else f"{date.day:02}"
        values = {"d": day, "m": name, "y": str(year)}
        text = separator.join(values[field] for field in order)
        if order == "mdy" and (not separator or (separator == " " and rng.random() < 0.4)):
            text = f"{name}{separator}{day}, {year}" if rng.random() < 0.8 else f"{name}{separator}{day},{year}"
        elif order == "dmy" and separator in (" ", "") and rng.random() < COMMA_YEAR:
            text = f"{day}{separator}{name}, {year}"
        elif order == "ymd" and separator == " " and rng.random() < COMMA_YEAR:
            text = f"{year}, {name} {day}"
        if has_era:
            era = rng.choice(locale.eras)
            text = f"{text} {era}" if rng.random() < 0.75 or order == "ymd" else f"{era} {text}"
        weekday = rng.choice(locale.weekday_names)[date.weekday()] if frame != "{date}" else ""
        if rng.random() < SHORTENED_WEEKDAY:
            weekday = shortened_weekday(rng, weekday)
        return Draft(frame.format(date=text, weekday=weekday), open_century=is_short)

    return Plan(pattern, render)


def stamp(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A day with a short name of its month, as software prints it: `03-May-79`, `3-mai-1979`, `03МАЙ79`."""
    if not locale.month_names:
        return None
    form, is_cut = _weighted(rng, STAMPS), rng.random() < CUT_STAMP
    sets = locale.cut_month_names if is_cut else locale.month_names
    names = rng.choice([names for names in sets if max(map(len, names)) <= LONGEST_STAMP] or sets or locale.month_names)
    is_joined, is_short = "}{" in form, "{yy}" in form

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        name = names[date.month - 1]
        if date.year < 1000 or (is_joined and not (has_letters(name[0]) and has_letters(name[-1]))):
            return None
        text = form.format(
            d=date.day, dd=f"{date.day:02}", mon=name, y=date.year, yy=f"{date.year % 100:02}",
        )  # fmt: skip
        return Draft(text, open_century=is_short)

    return Plan(f"{form}{' cut' * is_cut} {names[0]}", render)


def bilingual(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A day as passports and licences have it, its month in two languages: `12 MAY/MAI 09`, `14 AGO / AUG 1985`."""
    own, second = _short_names(locale), _short_names(locale_data("fr" if locale.language == "en" else "en"))
    if not own or not second:
        return None
    first, last = rng.choice(own), rng.choice(second)
    slash, is_short = rng.choice(("/", "/", " / ", "/ ")), rng.random() < 0.5
    case = rng.choice((str.upper, str.upper, str.upper, str))

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        if date.year < 1000:
            return None
        names = case(f"{first[date.month - 1]}{slash}{last[date.month - 1]}")
        return Draft(
            f"{date.day:02} {names} {f'{date.year % 100:02}' if is_short else date.year}", open_century=is_short
        )

    return Plan(f"dd {first[0]}{slash}{last[0]} {'yy' if is_short else 'y'}", render)


@cache
def _short_names(locale: LocaleData) -> tuple[Names, ...]:
    """The names of months that fit on a card."""
    return tuple(names for names in locale.month_names if max(map(len, names)) <= LONGEST_STAMP)


def era(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A date of any precision with its era, early most of all: `10 August 88 AD`, `AD 79`, `Mai 127 n. Chr.`."""
    eras = era_names(locale)
    if not eras:
        return None
    precision = rng.choice(("day", "day", "month", "year", "year", "year") if locale.month_names else ("year",))
    order = rng.choice(("dmy", "dmy", "mdy"))
    is_first = rng.random() < 0.15
    has_space = rng.random() < 0.93

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        name = rng.choice(eras)
        year = f"{name} {date.year}" if is_first else f"{date.year}{' ' * has_space}{name}"
        if precision == "year":
            return Draft(year, "year")
        month = rng.choice(locale.month_names)[date.month - 1]
        if precision == "month":
            return Draft(f"{month} {year}", "month")
        return Draft(f"{date.day} {month} {year}" if order == "dmy" else f"{month} {date.day}, {year}")

    return Plan(f"{precision} {order} {'era first' if is_first else 'era last'}", render, "ancient")


def era_names(locale: LocaleData) -> tuple[str, ...]:
    """Names of the common era: CLDR's and those of `eras.tsv`."""
    return (*locale.eras, *(row[1] for row in rows("eras") if row[0] == locale.language))


def month_and_year(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A month's name and a year without a day: `Sept. 1979`, `1979 mars`, `mai-79`.

    Two digits behind a short name and a hyphen are a year, as spreadsheets write one (ECMA-376, number format 17:
    `Jun-20`); elsewhere those up to 31 have an apostrophe, as they could be a day.
    """
    if not locale.month_names:
        return None
    separator = rng.choice((" ", " ", " ", "-", "/", ".", ", ", ". ", "", " - "))
    order = rng.choice(("my", "my", "my", "ym"))
    is_short = order == "my" and rng.random() < (SHORT_YEAR_OF_SHEETS if separator == "-" else SHORT_YEAR_OF_MONTH)
    is_cut = rng.random() < CUT_NAME and bool(locale.cut_month_names)
    pattern = f"{order} {separator!r} {'yy' if is_short else 'y'}" + " cut" * is_cut

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        name = rng.choice(locale.cut_month_names if is_cut else locale.month_names)[date.month - 1]
        if date.year < 1000 or not (has_letters(name[0]) and has_letters(name[-1])):
            return None
        year = f"{date.year % 100:02}" if is_short else str(date.year)
        if is_short and rng.random() < APOSTROPHE:
            year = "'" + year
        elif is_short and date.year % 100 <= 31 and not (separator == "-" and len(name) <= LONGEST_STAMP):
            return None
        return Draft(separator.join((name, year) if order == "my" else (year, name)), "month", is_short)

    return Plan(pattern, render)


@cache
def _forms(locale: LocaleData) -> tuple[str, ...]:
    names = {locale.language, f"{locale.language}_{locale.babel.script or _default_script(locale.language)}"}
    forms = tuple(form for language, form in rows("written") if language in names)
    return forms if locale.month_names else ()


def _default_script(language: str) -> str:
    return {"sr": "Cyrl"}.get(language, "")


def _values(rng: random.Random, locale: LocaleData, date: datetime.date, places: set[str]) -> dict[str, str] | None:
    """What stands at each place of a form, or None where the locale or the date has nothing to put there."""
    year = year_text(date, rng)
    months, days = locale.babel.months, locale.babel.days
    if year is None or ("m" in places and not locale.month_names):
        return None
    abbreviated = months["format" if rng.random() < 0.6 else "stand-alone"]["abbreviated"][date.month]
    return {
        "d": str(date.day),
        "dd": f"{date.day:02}",
        "ord": _ordinal(rng, locale.language, date.day) if "ord" in places else "",
        "month": months["format"]["wide"][date.month],
        "Month": months["stand-alone"]["wide"][date.month],
        "mon": abbreviated.rstrip(".") if rng.random() < 0.5 else abbreviated,
        "m": str(date.month),
        "mm": f"{date.month:02}",
        "y": year,
        "yy": f"{date.year % 100:02}",
        "wd": days["format"]["wide"][date.weekday()],
        "wda": days["format"]["abbreviated"][date.weekday()],
    }


def _ordinal(rng: random.Random, language: str, day: int) -> str:
    systems = _ordinals().get(language)
    if not systems:
        return str(day)
    suffixes = rng.choice(systems)
    return f"{day}{suffixes.get(day, suffixes.get(0, ''))}"


@cache
def _ordinals() -> dict[str, tuple[dict[int, str], ...]]:
    """By language, the systems of suffixes: day -> suffix, 0 for any other day."""
    systems: dict[str, list[dict[int, str]]] = defaultdict(list)
    for language, text in rows("ordinals"):
        suffixes: dict[int, str] = {}
        for part in text.split(" "):
            numbers, _, suffix = part.partition("=")
            suffixes |= {0: suffix} if numbers == "*" else dict.fromkeys(map(int, numbers.split(",")), suffix)
        systems[language].append(suffixes)
    return {language: tuple(found) for language, found in systems.items()}


def _numeric_order(pattern: str) -> str:
    letters = {"d": "d", "dd": "d", "m": "m", "mm": "m", "y": "y", "yy": "y"}
    return "".join(letters[place] for place in _PLACE.findall(pattern) if place in letters)


def _short_year(rng: random.Random, date: datetime.date) -> str:
    year = f"{date.year % 100:02}"
    return rng.choice("''’") + year if rng.random() < APOSTROPHE else year


def _weighted(rng: random.Random, table: tuple[tuple[str, float], ...]) -> str:
    return rng.choices([name for name, _ in table], [weight for _, weight in table])[0]
