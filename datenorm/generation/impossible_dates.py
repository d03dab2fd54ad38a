"""Dates that do not exist, written as dates are: 31 April 2020, 2021-02-30, 13/13/2020, 30 février 1999, 00.00.0000.

The rules that write dates get a day that no year has. What comes out is impossible under every order of day, month and
year and in every century of a two-digit year: that is checked by going through all of them.

What only some years have is never among them, 29 February, a day 366 and a week 53: the network reads it in any year,
and the automaton of expressions that exist (`datenorm.expressions`) knows in which years it is. Told that `2021-02-29`
is no date, the network doubts `2020-02-29`.
"""

from __future__ import annotations

import datetime
import itertools
import random
import re
from collections.abc import Callable
from functools import cache

from datenorm.generation import cldr, clock, numeric, software, surroundings, written
from datenorm.generation.date_guard import is_day, is_day_in_some_order, reads_as_date
from datenorm.generation.drafts import LONGEST, Draft, Plan
from datenorm.generation.locales import LocaleData, every_locale, locale_data
from datenorm.generation.tables import rows
from datenorm.generation.templates import line
from datenorm.generation.time_words import holds_weekday
from datenorm.text import canonical

_PlanRule = Callable[[random.Random, LocaleData], Plan | None]
# Rules that write a month's name, which must be one of twelve, and those that write numbers; with their shares.
_NAMING: tuple[tuple[_PlanRule, float], ...] = (
    (cldr.length, 4), (cldr.skeleton, 4), (written.form, 6), (written.arrangement, 6), (software.stamp, 3),
    (numeric.roman, 0.7),
)  # fmt: skip
_NUMBERING: tuple[tuple[_PlanRule, float], ...] = ((numeric.separated, 12), (numeric.compact, 1.5), (numeric.han, 0.4))
_NO_MONTH = 0.35  # of the dates in Chinese, Japanese and Korean that do not exist
_ZERO = 0.6  # of the labelled fields that are wrong
_SLIP = 0.7  # of the years of five digits: one of four with a 0 too many
_YEAR_FIRST = 0.75  # of three numbers with a middle that is too large
_CLOCK, _SURROUNDINGS, _NATIVE_DIGITS = 0.24, 0.10, 0.45
_WEEK_OR_ORDINAL = re.compile("%[jGVu]")
_RUN = re.compile("(?<![0-9])(?:[0-9]{6}|[0-9]{8})(?![0-9])")
_TRIPLE = re.compile(r"(?<![0-9])([0-9]{1,4})([-/. ]|\. )([0-9]{1,2})\2([0-9]{1,4})(?![0-9])")


class NoSuchDay(datetime.date):
    """A year, month and day that make no day, in the clothes of a date; its weekday is that of another day."""

    _fields: tuple[int, int]

    def __new__(cls, year: int, month: int, day: int) -> NoSuchDay:
        self = super().__new__(cls, year, min(max(month, 1), 12), day % 28 + 1)
        self._fields = month, day
        return self

    @property
    def month(self) -> int:
        return self._fields[0]

    @property
    def day(self) -> int:
        return self._fields[1]


def named(rng: random.Random) -> str:
    """In every form and language that dates are written in: `31 avril 2020`, `Feb 30th, 1999`, `2019年2月30日`."""
    return _write(rng, _NAMING, months=range(1, 13))


def numbered(rng: random.Random) -> str:
    """Three numbers, parted or not: `31/04/2020`, `2021-02-30`, `32.1.1999`, `13-13-2020`."""
    return _write(rng, _NUMBERING, months=range(100))


def ideographic(rng: random.Random) -> str:
    """Chinese, Japanese and Korean: `2020年2月30日`, `二〇二〇年二月三十日`, `令和2年13月1日`, `2021년 4월 31일`.

    Each number is named there, so that a month above 12 is none whatever the day is.
    """
    if rng.random() < _NO_MONTH:
        year, month, day = (
            rng.randint(1900, 2060),
            _month_above_12(rng),
            rng.randint(1, 31),
        )
    else:
        date = _draw_day(rng, range(100))
        year, month, day = date.year, date.month, date.day
    form = rng.randrange(7)
    if form == 0 and month and day:
        counted = (numeric.han_number(number, counted=True) for number in (month, day))
        return "{}年{}月{}日".format(numeric.han_number(year, counted=False), *counted)
    if form == 1:
        return f"{year}년 {month}월 {day}일"
    if form == 6 and 2011 <= year <= 2060:
        return f"{rng.choice(('民國', '中華民國', '民国'))}{year - 1911}年{month}月{day}日"
    if form == 2 and year >= 2020:
        return f"令和{year - 2018}年{month}月{day}日"
    if form == 3 and 1990 <= year <= 2018:
        return f"平成{year - 1988}年{month}月{day}日"
    return f"{year}年{month}月{day}{rng.choice('日日號号')}" if form == 4 else f"{year}年{month:02}月{day:02}日"


def ordinal(rng: random.Random) -> str:
    """A day or a week that no year has: `2021-367`, `1979-000`, `2024-W54-1`, `2021-W00-1`."""
    year = rng.randint(1900, 2099)
    if rng.random() < 0.5:
        number = rng.choice((0, 0, 0, *(rng.randint(367, 400) for _ in range(4)), rng.randint(400, 999)))
        return f"{year}{rng.choice('--./')}{number:03}"
    week, day = _impossible_week(rng)
    return rng.choice((f"{year}-W{week:02}-{day}", f"{year}W{week:02}{day}", f"{year}-W{week:02}-{day}T10:00"))


def month_of_year(rng: random.Random) -> str:
    """A month that no year has, with its year: `13/2020`, `00.1999`, `2020/14`, `1979-00`."""
    month, year = rng.choice((0, 0, 13, 14, 15, 16, 17, 18, 19)), rng.randint(1920, 2099)
    if month and year % 100 < month:  # 2013/14 would be two years, one cut short
        year += 20
    if rng.random() < 0.6 or not month:
        groups = [f"{month:02}", str(year)]
        return rng.choice(("/", ".", "-")).join(groups if rng.random() < 0.6 else groups[::-1])
    return f"{year}/{month}"


def yearless(rng: random.Random) -> str:
    """Day and month without a year: `31 April`, `30 février`, `0. Mai`; never `April 31`, which is April 1931."""
    if rng.random() < 0.25:
        month, day = rng.choice(((2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31)))
        written_month = f"{month:02}" if rng.random() < 0.5 else str(month)
        return f"{day}/{written_month}"
    while True:
        locale = every_locale().draw(rng)
        patterns = _day_first_patterns(locale.identifier)
        if patterns:
            break
    kind = rng.random()
    if kind < 0.5:
        date = NoSuchDay(2000, rng.choice((4, 6, 9, 11)), 31)
    else:
        date = NoSuchDay(2000, 2, rng.choice((30, 31))) if kind < 0.9 else NoSuchDay(2000, rng.randint(1, 12), 0)
    text = str(locale.babel.datetime_skeletons[rng.choice(patterns)].apply(date, locale.babel))
    return yearless(rng) if holds_weekday(text) else text  # a month of one language is Friday in another


@cache
def _day_first_patterns(identifier: str) -> tuple[str, ...]:
    """Skeletons of day and named month whose pattern begins with the day."""
    skeletons = locale_data(identifier).babel.datetime_skeletons
    return tuple(
        name
        for name in ("MMMd", "MMMMd")
        if name in skeletons
        and re.match("'?[^']*d", skeletons[name].pattern.split("M")[0].split("L")[0])
        and re.search("MMM|LLL", skeletons[name].pattern)
    )


def day_before_month(rng: random.Random) -> str:
    """Behind a year comes the month, and this one does not exist: `2021-13-01`, `2014/22/3 10:00`."""
    separator = rng.choice(("-", "-", "/", ".", " "))
    form = "{:02}" if rng.random() < 0.7 else "{}"
    fields = (rng.randint(1900, 2060), form.format(rng.randint(13, 31)), form.format(rng.randint(1, 12)))
    return separator.join(map(str, fields)) + (clock.iso_time(rng) if rng.random() < 0.2 else "")


def labelled(rng: random.Random) -> str:
    """Day and month named as such, one of them none: `ngày 0 tháng 4`, `2000年13月3日`, `day 45 of month 4`."""
    form = rng.choice(rng.choice(rows("no_date_labelled_fields"))[1].split("|"))
    is_zero = rng.random() < _ZERO
    is_day_wrong = "{m}" not in form or ("{d}" in form and rng.random() < 0.5)
    wrong_day, wrong_month = (0, 0) if is_zero else (rng.randint(32, 99), _month_above_12(rng))
    day, month = (wrong_day, rng.randint(1, 12)) if is_day_wrong else (rng.randint(1, 31), wrong_month)
    return form.format(d=day, m=month, y=rng.randint(1900, 2060))


def middle_too_large(rng: random.Random) -> str:
    """Three numbers of which the middle one is no day and no month: `2012 80 10`, `2023-45-12`, `7.64.1998`."""
    separator = rng.choice(("-", "-", "/", ".", " ", " ", ":", "_", " - ", ". ", ", "))
    form = "{:02}" if rng.random() < 0.7 else "{}"
    fields = [str(rng.randint(1900, 2060)), str(rng.randint(32, 99)), form.format(rng.randint(0, 31))]
    return separator.join(fields if rng.random() < _YEAR_FIRST else fields[::-1])


def beyond(rng: random.Random) -> str:
    """What no calendar has, in many languages: `Q5 2020`, `KW 54`, `30 février`, `22.6.20019`, `22.6.201`."""
    year = rng.randint(1950, 2035)
    longer = f"{year // 100}0{year % 100:02}" if rng.random() < _SLIP else str(rng.randint(10_000, 99_999))
    return rng.choice(rng.choice(rows("no_date_beyond"))[1].split("|")).format(
        q=rng.choice((5, 5, 6, 7, 8, 9)), w=rng.choice((54, 54, 55, rng.randint(56, 99))), y=year, Y=longer,
        d=rng.choice((32, 32, 33, rng.randint(34, 60))), o=rng.choice((13, 13, 14, rng.randint(15, 31))),
        a=rng.randint(1, 28), b=f"{rng.randint(1, 12):02}", S=year // 10,
    )  # fmt: skip


def blank_form(rng: random.Random) -> str:
    """A form that nobody filled in, or filled with zeros: `00/00/0000`, `dd/mm/yyyy`, `__/__/____`."""
    return line(rng, "no_date_blank_forms")


def exists_in_some_order(year: str, month: int, day: int) -> bool:
    """Whether a day can be read out of a year as written (two or four digits), a month by number or name, and a day."""
    return is_day_in_some_order((year, str(month), str(day))) or is_day_with_month(month, str(day), year)


def is_day_with_month(month: int, first: str, second: str) -> bool:
    """Whether two groups of digits beside a month's name are its day and a year of two or four digits, in any order."""
    return any(
        len(year) in (2, 4) and len(day) < 3 and is_day(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
        for day, year in itertools.permutations((first, second))
    )


def _write(rng: random.Random, rules: tuple[tuple[_PlanRule, float], ...], months: range) -> str:
    while True:
        locale = every_locale().draw(rng)
        plan = _pick(rng, rules)(rng, locale)
        if plan is None or _WEEK_OR_ORDINAL.search(plan.pattern):
            continue
        date = _draw_day(rng, months)
        draft = plan.render(rng, date)
        if draft is None or draft.precision != "day":
            continue
        year = f"{date.year % 100:02}" if draft.open_century else str(date.year)
        text = _dressed(rng, locale, draft)
        if len(text) <= LONGEST and not exists_in_some_order(year, date.month, date.day) and not _holds_day(text):
            return text


def _holds_day(text: str) -> bool:
    """Whether digits in the text, run together or parted by one sign, are a day, as a time of day may be (11.17.23)."""
    folded = canonical(text)
    triples = ((match[1], match[3], match[4]) for match in _TRIPLE.finditer(folded))
    return any(map(is_day_in_some_order, triples)) or any(map(reads_as_date, _RUN.findall(folded)))


def _dressed(rng: random.Random, locale: LocaleData, draft: Draft) -> str:
    """The draft with a clock time, words around it and native digits, as often as dates have them."""
    text = draft.text
    if not draft.is_exact and not draft.has_clock and rng.random() < _CLOCK:
        text = clock.with_clock(rng, locale.babel, text)[0]
    if rng.random() < _SURROUNDINGS:
        text = surroundings.surround(rng, text, locale.language, "day")
    if locale.digits and not draft.is_exact and rng.random() < _NATIVE_DIGITS:
        text = text.translate(_native(locale.digits))
    return text


def _draw_day(rng: random.Random, months: range) -> NoSuchDay:
    """A day that is none in this order; month 0 and months above 12 only where `months` has them."""
    year = rng.randint(1900, 2099) if rng.random() < 0.85 else rng.randint(1500, 2100)
    kind = rng.random()
    if kind < 0.35:
        return NoSuchDay(year, rng.choice((4, 6, 9, 11)), 31)
    if kind < 0.75:
        return NoSuchDay(year, 2, rng.choice((30, 30, 31)))
    if kind < 0.85 or (12 in months and 13 not in months and kind < 0.95):
        return NoSuchDay(year, rng.randint(1, 12), rng.choice((32, 32, 33, rng.randint(32, 49), rng.randint(50, 99))))
    if kind < 0.88 or 13 not in months:
        return NoSuchDay(year, rng.randint(1, 12), 0)
    if kind < 0.91:
        return NoSuchDay(year, 0, rng.randint(0, 31))
    return NoSuchDay(year, rng.randint(13, 31 if kind < 0.97 else 99), rng.randint(13, 31 if kind < 0.97 else 99))


def _month_above_12(rng: random.Random) -> int:
    return rng.choice((13, 13, 14, 15, rng.randint(16, 31), rng.randint(32, 99)))


def _impossible_week(rng: random.Random) -> tuple[int, int]:
    """A week and a day of it (1 to 7) of which no year has one."""
    if rng.random() < 0.8:
        return rng.choice((0, rng.randint(54, 60), rng.randint(61, 99))), rng.randint(1, 7)
    return rng.randint(1, 52), rng.choice((0, 8, 9))


def _pick(rng: random.Random, rules: tuple[tuple[_PlanRule, float], ...]) -> _PlanRule:
    return rng.choices([rule for rule, _ in rules], [weight for _, weight in rules])[0]


@cache
def _native(digits: str) -> dict[int, int]:
    return str.maketrans("0123456789", digits)
