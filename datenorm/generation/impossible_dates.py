"""Dates that do not exist, in the forms that dates are written in: 31 April 2020, 2021-02-29, 13/13/2020, 00.00.0000.

Each is impossible under every order of day, month and year and every century of a two-digit year: that is checked on
the numbers as written, by going through all orders.
"""

from __future__ import annotations

import datetime
import itertools
import random
import re
from functools import cache, partial

from datenorm.generation.date_guard import is_day, is_day_in_some_order, reads_as_date
from datenorm.generation.locales import LocaleData, LocaleSampler
from datenorm.generation.numeric import ROMAN, han_number
from datenorm.generation.templates import columns, line

_FIELD = re.compile(r"'((?:[^']|'')*)'|([a-zA-Z])\2*")
_CLOCKS = (
    "",
    "",
    "",
    "",
    "",
    " 10:30",
    " 00:00",
    " 23:59:59",
    " 00:00:00",
    "T00:00:00Z",
    "T12:34:56+02:00",
    ", 14:05",
    " 5:30 PM",
)
_SEPARATORS = ("/", "/", ".", ".", "-", "-", " ", ". ", "/", "-")
_ORDERS = ("dmy", "mdy", "ymd")


def numeric(rng: random.Random) -> str:
    """Three numbers: `31/04/2020`, `2021-02-29`, `32.1.1999`, `13-13-2020`, `00/05/1999`, `31.2.99`."""
    separator, order, is_padded = rng.choice(_SEPARATORS), rng.choice(_ORDERS), rng.random() < 0.7
    is_short = rng.random() < 0.2
    while True:
        year, month, day = _draw_fields(rng, is_named=False)
        values = {
            "y": f"{year % 100:02}" if is_short else str(year),
            "m": f"{month:02}" if is_padded else str(month),
            "d": f"{day:02}" if is_padded else str(day),
        }
        groups = values[order[0]], values[order[1]], values[order[2]]
        if not is_day_in_some_order(groups):
            return separator.join(groups) + rng.choice(_CLOCKS)


def compact(rng: random.Random) -> str:
    """Six or eight digits run together: `20200230`, `31042020`, `310499`, `20201332T101500Z`."""
    order, is_short = rng.choice(_ORDERS), rng.random() < 0.25
    while True:
        year, month, day = _draw_fields(rng, is_named=False)
        values = {"y": f"{year % 100:02}" if is_short else str(year), "m": f"{month:02}", "d": f"{day:02}"}
        text = "".join(values[field] for field in order)
        if not reads_as_date(text):
            return text + (rng.choice(("", "", "T101500Z", "T000000")) if order == "ymd" and not is_short else "")


def named(rng: random.Random) -> str:
    """A locale's own pattern with the month's name or number, and the patterns that people use beside it."""
    locale = _sampler().draw(rng)
    text = _by_pattern(rng, locale) if rng.random() < 0.5 else _by_layout(rng, locale)
    if locale.digits and rng.random() < 0.3:
        text = text.translate(_native(locale.digits))
    return text


def roman(rng: random.Random) -> str:
    """The month in Roman numerals: `31.IV.2020`, `30 ii 1999`."""
    year, month, day = _draw_named(rng)
    numeral = ROMAN[month - 1] if rng.random() < 0.8 else ROMAN[month - 1].lower()
    return rng.choice((".", ".", " ", "-", "/")).join((str(day), numeral, str(year)))


def ideographic(rng: random.Random) -> str:
    """Chinese, Japanese and Korean: `2020年2月30日`, `二〇二〇年二月三十日`, `令和2年13月1日`, `2021년 4월 31일`."""
    year, month, day = _draw_fields(rng, is_named=False)
    while is_day(year, month, day):
        year, month, day = _draw_fields(rng, is_named=False)
    form = rng.randrange(6)
    if form == 0 and month and day:
        return (
            f"{han_number(year, counted=False)}年{han_number(month, counted=True)}月{han_number(day, counted=True)}日"
        )
    if form == 1:
        return f"{year}년 {month}월 {day}일"
    if form == 2 and year >= 2020:
        return f"令和{year - 2018}年{month}月{day}日"
    if form == 3 and 1990 <= year <= 2018:
        return f"平成{year - 1988}年{month}月{day}日"
    return f"{year}年{month}月{day}{rng.choice('日日號号')}" if form == 4 else f"{year}年{month:02}月{day:02}日"


def ordinal(rng: random.Random) -> str:
    """A day of the year or a week that the year does not have: `2021-366`, `1979-000`, `2024-W54`, `2021-W53-1`."""
    year = rng.randint(1900, 2099)
    if rng.random() < 0.5:
        last = 366 if is_day(year, 2, 29) else 365
        number = rng.choice((0, last + 1, rng.randint(last + 1, 400), rng.randint(400, 999)))
        return f"{year}{rng.choice('--./')}{number:03}"
    week, day = _impossible_week(rng, year)
    return rng.choice((f"{year}-W{week:02}-{day}", f"{year}W{week:02}{day}", f"{year}-W{week:02}-{day}T10:00"))


def month_of_year(rng: random.Random) -> str:
    """A month that no year has, with its year: `13/2020`, `00.1999`, `2020/14`, `1979-00`."""
    month, year = rng.choice((0, 0, 13, 14, 15, 16, 17, 18, 19)), rng.randint(1920, 2099)
    if rng.random() < 0.6 or not month:
        groups = [f"{month:02}", str(year)]
        return rng.choice(("/", ".", "-")).join(groups if rng.random() < 0.6 else groups[::-1])
    return f"{year}/{month}"


def blank_form(rng: random.Random) -> str:
    """A form that nobody filled in, or filled with zeros: `00/00/0000`, `dd/mm/yyyy`, `__/__/____`."""
    return line(rng, "no_date_blank_forms")


def _draw_fields(rng: random.Random, *, is_named: bool) -> tuple[int, int, int]:
    """Year, month and day that are no day when written in this order; other orders are for the caller to check."""
    year = rng.randint(1900, 2099) if rng.random() < 0.85 else rng.randint(1500, 2100)
    kind = rng.random()
    if kind < 0.32:
        return year, rng.choice((4, 6, 9, 11)), 31
    if kind < 0.50:
        return year, 2, rng.choice((30, 30, 31))
    if kind < 0.68:
        return (year, 2, 29) if not is_day(year, 2, 29) else (year + 1, 2, 29)
    if kind < 0.80 or (is_named and kind < 0.95):
        return year, rng.randint(1, 12), rng.choice((32, 32, 33, rng.randint(32, 49), rng.randint(50, 99)))
    if kind < 0.84 or is_named:
        return year, rng.randint(1, 12), 0
    if kind < 0.88:
        return year, 0, rng.randint(0, 31)
    if kind < 0.95:
        return year, rng.randint(13, 31), rng.randint(13, 31)
    return year, rng.randint(13, 99), rng.randint(13, 99)


def _draw_named(rng: random.Random) -> tuple[int, int, int]:
    return _draw_fields(rng, is_named=True)


def _by_pattern(rng: random.Random, locale: LocaleData) -> str:
    """One of CLDR's patterns for a day, where no order of its numbers makes a day."""
    while True:
        pattern = rng.choice(locale.day_patterns)
        year, month, day = _draw_named(rng)
        year_text = f"{year % 100:02}" if pattern.has_short_year else str(year)
        if pattern.order and is_day_in_some_order((year_text, str(month), str(day))):
            continue
        if is_day_with_month(month, str(day), year_text):
            continue
        return _FIELD.sub(partial(_field, rng, locale, (year_text, month, day)), pattern.text)


def is_day_with_month(month: int, first: str, second: str) -> bool:
    """Whether two groups of digits beside a month's name are its day and a year of two or four digits, in any order."""
    return any(
        len(year) in (2, 4) and len(day) < 3 and is_day(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
        for day, year in itertools.permutations((first, second))
    )


def _field(rng: random.Random, locale: LocaleData, date: tuple[str, int, int], match: re.Match[str]) -> str:
    """One field of a CLDR pattern, written out; quoted text without its quotes."""
    field = match[0]
    if match[2] is None:
        return match[1] or "'"
    year, month, day = date
    letter, width = field[0], len(field)
    if letter == "y":
        return year
    if letter == "d":
        return f"{day:0{width}}"
    if letter in "ML":
        names = locale.babel.months["format" if letter == "M" else "stand-alone"]
        return f"{month:0{width}}" if width < 3 else str(names["wide" if width == 4 else "abbreviated"][month])
    if letter in "Ec":
        return rng.choice(locale.weekday_names[0 if width == 4 else -1])
    return rng.choice(locale.eras) if locale.eras else ""


def _by_layout(rng: random.Random, locale: LocaleData) -> str:
    """A layout that people use: those of the language, or the ones that serve everywhere."""
    if not locale.month_names:
        return numeric(rng)
    layouts = _layouts(locale.language) if rng.random() < 0.6 else _layouts("*")
    while True:
        year, month, day = _draw_named(rng)
        layout = rng.choice(layouts)
        year_text = f"{year % 100:02}" if "{yy}" in layout else str(year)
        if is_day_with_month(month, str(day), year_text):
            continue
        names = rng.choice(locale.month_names)
        text = layout.format(
            d=day,
            dd=f"{day:02}",
            th=_ending(day),
            M=names[month - 1],
            y=year,
            yy=year_text,
            E=rng.choice(rng.choice(locale.weekday_names)),
        )
        return _changed_case(rng, text) + (rng.choice(_CLOCKS) if rng.random() < 0.3 else "")


def _changed_case(rng: random.Random, text: str) -> str:
    chance = rng.random()
    return text.upper() if chance < 0.1 else text.lower() if chance < 0.2 else text


def _ending(day: int) -> str:
    return "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _impossible_week(rng: random.Random, year: int) -> tuple[int, int]:
    """A week and a day of it (1 to 7) of which one is not in the year."""
    has_53 = datetime.date(year, 12, 28).isocalendar().week == 53
    weeks = (0, rng.randint(54, 60), rng.randint(61, 99), 99 if has_53 else 53)
    if rng.random() < 0.8:
        return rng.choice(weeks), rng.randint(1, 7)
    return rng.randint(1, 52), rng.choice((0, 8, 9))


@cache
def _sampler() -> LocaleSampler:
    return LocaleSampler()


@cache
def _layouts(language: str) -> tuple[str, ...]:
    """The layouts of a language, or of every language (`*`) where the table has none of its own."""
    rows = columns("no_date_impossible_layouts")
    return tuple(layout for name, layout in rows if name == language) or _layouts("*")


@cache
def _native(digits: str) -> dict[int, int]:
    return str.maketrans("0123456789", digits)
