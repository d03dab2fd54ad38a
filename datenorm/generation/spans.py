"""Text that the model does not write yet: two days, a day without a year beside a clock time, other calendars.

These are what a reader of single dates is most easily led astray by: the digits of `15.07. 13:14 Uhr` and of
`10 - 22 August 2012` could all be taken for a year or passed over.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from functools import cache

from datenorm.generation import cldr, clock, numeric, written
from datenorm.generation.drafts import Plan
from datenorm.generation.locales import LocaleData, LocaleSampler, locale_data
from datenorm.generation.tables import rows
from datenorm.generation.unwritten import numeric_without_year, without_year

SIGNS = ("-", " - ", "–", " – ", "—", " — ", "/", " / ", "~", " ~ ", "..", " bis ", " to ")
WORDS = 0.45  # of the intervals whose language has words for it
CLOCK = 0.25  # of the intervals: clock times at both ends
BARE_CLOCK = 0.12  # of the clock times beside a named day without its year: four digits and nothing else
HOURS = (*(f"{hour:02}" for hour in range(15)), "22", "23")  # four digits that begin so are not read as a likely year
DATES: tuple[Callable[[random.Random, LocaleData], Plan | None], ...] = (
    cldr.length,
    cldr.skeleton,
    written.form,
    written.arrangement,
    numeric.separated,
)


def yearless_with_clock(rng: random.Random) -> str:
    """A day and a month beside a clock time: `15.07. 13:14 Uhr`, `7 May at 11:00`, `Wed 1 Nov 0805`."""
    day = without_year(rng) if rng.random() < 0.6 else numeric_without_year(rng)
    locale = _locale(rng)
    if rng.random() < 0.35:
        day = f"{rng.choice(rng.choice(locale.weekday_names))}{rng.choice((' ', ', ', ' den ', '. '))}{day}"
    if rng.random() < BARE_CLOCK and sum(map(str.isalpha, day)) > 2:
        return f"{day}{rng.choice((' ', ', ', ' '))}{rng.choice(HOURS)}{5 * rng.randrange(12):02}"
    return clock.with_clock(rng, locale.babel, day)[0]


def days_of_a_month(rng: random.Random) -> str:
    """Two days of one month: `10 - 22 August 2012`, `August 10 to 22`, `vom 07.-09.08.2017`, `2019年4月12-19日`."""
    locale = _locale(rng)
    first = rng.randint(1, 27)
    last, month, year = rng.randint(first + 1, 28), rng.randint(1, 12), rng.randint(1900, 2060)
    before, between = _connector(rng, locale)
    if not locale.month_names or rng.random() < 0.3:
        form = rng.choice(
            ("{a}.{c}{b}.{m:02}.{y}", "{a:02}.{c}{b:02}.{m:02}.{y}", "{a}.{c}{b}.{m}.", "{y}年{m}月{a}{c}{b}日")
        )
    else:
        form = rng.choice(
            ("{a}{c}{b} {n} {y}", "{n} {a}{c}{b}, {y}", "{n} {a}{c}{b}", "{a}{c}{b} {n}", "{a}.{c}{b}. {n} {y}")
        )
    name = rng.choice(locale.month_names)[month - 1] if locale.month_names else ""
    return before + form.format(a=first, b=last, c=between, m=month, n=name, y=year)


def days_of_two_months(rng: random.Random) -> str:
    """Two days with months of their own and a year or none: `10 August - 12 September 2013`, `28.7-03.08.`."""
    locale = _locale(rng)
    before, between = _connector(rng, locale)
    start = datetime.date(rng.randint(1900, 2060), rng.randint(1, 9), rng.randint(1, 28))
    end = datetime.date(start.year, rng.randint(start.month + 1, 12), rng.randint(1, 28))
    names = rng.choice(locale.month_names) if locale.month_names else ()
    tails = rng.choice((("", ""), ("", " {y}"), (" {y}", ""), ("", ", {y}")))
    if names and rng.random() < 0.7:
        order = rng.choice(("{d} {n}", "{n} {d}", "{d}. {n}"))
        ends = [order.format(d=day.day, n=names[day.month - 1]) for day in (start, end)]
    else:
        order = rng.choice(("{d:02}.{m:02}.", "{d}.{m}.", "{d:02}.{m:02}", "{d}/{m}", "{m}/{d}"))
        ends = [order.format(d=day.day, m=day.month) for day in (start, end)]
    ends = [end + tail.format(y=start.year) for end, tail in zip(ends, tails, strict=True)]
    return before + between.join(_with_clocks(rng, locale, ends))


def two_dates(rng: random.Random) -> str:
    """Two full dates: `15.10.17 - 16.10.17`, `from 3 May 1979 to 5 May 1980`, `2024-01-01/2024-02-01`."""
    locale = _locale(rng)
    before, between = _connector(rng, locale)
    start = datetime.date(rng.randint(1900, 2060), rng.randint(1, 12), rng.randint(1, 28))
    end = start + datetime.timedelta(days=rng.choice((1, 1, 2, 3, 7, 14, 30, rng.randint(2, 4000))))
    plan = rng.choice(DATES)(rng, locale)
    drafts = [plan.render(rng, day) for day in (start, end)] if plan else []
    ends = [draft.text if draft else str(day) for draft, day in zip(drafts or [None, None], (start, end), strict=True)]
    return before + between.join(_with_clocks(rng, locale, ends))


def other_calendar(rng: random.Random) -> str:
    """A date of another calendar, or before the common era: `令和6年5月3日`, `พ.ศ. 2522`, `44 BC`."""
    language, form = rng.choice(rows("other_calendars"))
    locale = locale_data(language)
    month = rng.randint(1, 12)
    return form.format(
        d=rng.randint(1, 29),
        m=month,
        n=rng.choice(locale.month_names)[month - 1],
        e=rng.randint(2, 31),
        s=rng.randint(2, 64),
        r=rng.randint(60, 115),
        b=rng.randint(2400, 2580),
        h=rng.randint(1300, 1460),
        p=rng.randint(1300, 1410),
        j=rng.randint(5600, 5800),
        y=rng.randint(1, 900),
        x=rng.choice(("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")),
    )


def _with_clocks(rng: random.Random, locale: LocaleData, ends: list[str]) -> list[str]:
    if rng.random() >= CLOCK:
        return ends
    return [clock.with_clock(rng, locale.babel, end)[0] for end in ends]


def _connector(rng: random.Random, locale: LocaleData) -> tuple[str, str]:
    """What stands before an interval and between its ends."""
    words = [row[1:] for row in rows("connectors") if row[0] == locale.language]
    if not words or rng.random() >= WORDS:
        return "", rng.choice(SIGNS)
    before, between = rng.choice(words)
    return f"{before} " if before else "", f" {between} "


def _locale(rng: random.Random) -> LocaleData:
    """A locale whose weekdays have names, for which English stands in."""
    locale = _sampler().draw(rng)
    return locale if locale.weekday_names else locale_data("en")


@cache
def _sampler() -> LocaleSampler:
    return LocaleSampler()
