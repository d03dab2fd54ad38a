"""Rules of dates without a year: day and month, a day, a weekday or a month alone, with clock times and words around.

The answer leaves open what the text does not state: `XXXX-05-03`, `XXXX-XX-26`, `XXXX-WXX-5`, `XXXX-05`. A weekday
beside a day is left out of it. Clock times change nothing; they stand beside full dates here too, in the forms of
messages (`Fri 3 May 2024 from 10 to 12`).
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from datenorm.generation import cldr, numeric, weekdays, written, yearless_days, yearless_months
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData
from datenorm.generation.rules import DateRule
from datenorm.generation.yearless_clocks import Frame, frame
from datenorm.generation.yearless_plans import DayPlan, Source, own_rows

# What stands beside a clock time or in a context, by share.
BESIDE_CLOCK: tuple[tuple[Source, float], ...] = (
    (yearless_days.form, 32),
    (weekdays.alone, 24),
    (yearless_days.cldr, 14),
    (yearless_days.arrangement, 14),
    (yearless_days.numeric_beside, 16),
    (yearless_days.weekday_and_numbers, 10),
    (yearless_days.day_alone, 8),
)
FULL: tuple[Callable[[random.Random, LocaleData], Plan | None], ...] = (
    cldr.length,
    cldr.skeleton,
    written.form,
    written.arrangement,
    numeric.separated,
)
CONTEXT = 0.08  # of the days with clock times: a short word before or after


def alone(source: Source) -> Callable[[random.Random, LocaleData], Plan | None]:
    """The rule of a source of days: its text and nothing else; the stream may set a clock time beside."""

    def plan(rng: random.Random, locale: LocaleData) -> Plan | None:
        day = source(rng, locale)
        if day is None:
            return None

        def render(rng: random.Random, date: datetime.date) -> Draft | None:
            draft = day.write(rng, date)
            if draft is None or day.is_local:
                return replace(draft, has_clock=draft.has_clock or _ends_in_bare_day(draft)) if draft else None
            return replace(draft, is_exact=True)

        return Plan(day.pattern, render)

    return plan


def with_clock(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A day without a year beside a clock time or a part of the day: `Fri 3 May from 10 to 12`, `Sonntagabend`."""
    chosen = frame(rng, locale, lambda text: True)
    day = _drawn(rng, locale)
    if chosen is None or day is None or (chosen.needs_plain and day.is_phrase):
        return None
    if chosen.needs_weekday:
        return _weekday_with_clock(locale, chosen)
    context = _context(rng, locale, "{date}") if chosen.begins_with_day and rng.random() < CONTEXT else "{date}"

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        draft = day.write(rng, date)
        if draft is None or not _is_clear(draft, chosen):
            return None
        return replace(draft, text=context.format(date=chosen.fill(rng, draft.text)), has_clock=True)

    return Plan(f"{context} {chosen.text} | {day.pattern}", render)


def full_with_clock(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A full date beside a clock time in the same forms: `5.8.2018 um 14 Uhr`, `on 03.05.2024 around noon`."""
    chosen = frame(rng, locale, lambda text: text.startswith("{date}"))
    inner = rng.choice(FULL)(rng, locale)
    if chosen is None or inner is None:
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        draft = inner.render(rng, date)
        if draft is None or draft.precision != "day" or draft.is_exact or draft.has_clock:
            return None
        return replace(draft, text=chosen.fill(rng, draft.text), has_clock=True) if _is_clear(draft, chosen) else None

    return Plan(f"{chosen.text} | {inner.pattern}", render)


def in_context(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A day without a year with a short word of messages and bookings: `flight on 29/05`, `Flug am 3.5.`, `3 May?`."""
    day = _drawn(rng, locale)
    context = _context(rng, locale, "")
    if day is None or not context or (day.is_phrase and "{day}" in context):
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        draft = day.write(rng, date)
        return replace(draft, text=context.format(date=draft.text, day=draft.text), has_clock=True) if draft else None

    return Plan(f"{context} | {day.pattern}", render)


def _drawn(rng: random.Random, locale: LocaleData) -> DayPlan | None:
    """A plan of a day; none in an order that is not the locale's, as words would belie it."""
    source = rng.choices([source for source, _ in BESIDE_CLOCK], [share for _, share in BESIDE_CLOCK])[0]
    day = source(rng, locale)
    return day if day is not None and day.is_local else None


def _weekday_with_clock(locale: LocaleData, chosen: Frame) -> Plan | None:
    """A weekday's full name in a frame that is for weekdays only: `Sonntagabend`, `Friday 9 to 11`."""
    sets = weekdays.weekdays(locale).wide
    if not sets:
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        text = chosen.fill(rng, sets[0][date.weekday()])
        return Draft(text, has_clock=True, expression=weekdays.expression(date), kind="relative")

    return Plan(chosen.text, render)


def _is_clear(draft: Draft, chosen: Frame) -> bool:
    """Whether day and clock stay apart: `Fri 3 pm` and `Fri 3 - 5 pm` have no day, and `14.20 03.05` two."""
    if draft.order and chosen.needs_name():
        return False
    if (chosen.is_dashed and draft.text.rstrip(".")[-1:].isdigit()) or (chosen.is_glued and draft.text[-1:].isdigit()):
        return False
    ends_in_day = _ends_in_bare_day(draft)
    return not (ends_in_day and not chosen.has_time) and not (chosen.is_half_of_day and draft.text[-1:].isdigit())


def _ends_in_bare_day(draft: Draft) -> bool:
    """Whether a clock's words would make a clock time of the day: `Friday 3` + `in the morning`."""
    return draft.expression.startswith("XXXX-XX-") and draft.text[-1:].isdigit()


def _context(rng: random.Random, locale: LocaleData, default: str) -> str:
    contexts = _contexts(locale)
    if default:
        contexts = tuple(context for context in contexts if "{date}" in context)
    return rng.choice(contexts) if contexts else default


@cache
def _contexts(locale: LocaleData) -> tuple[str, ...]:
    return tuple(row[1] for row in own_rows("yearless_contexts", locale))


RULES: tuple[DateRule, ...] = (
    DateRule("yearless-form", 18, alone(yearless_days.form)),
    DateRule("yearless-cldr", 10, alone(yearless_days.cldr)),
    DateRule("yearless-arrangement", 9, alone(yearless_days.arrangement)),
    DateRule("yearless-numeric", 8, alone(yearless_days.numeric)),
    DateRule("yearless-weekday-numeric", 5, alone(yearless_days.weekday_and_numbers)),
    DateRule("yearless-roman", 1, alone(yearless_days.roman)),
    DateRule("yearless-iso", 0.7, alone(yearless_days.iso)),
    DateRule("yearless-day", 5, alone(yearless_days.day_alone)),
    DateRule("yearless-weekday", 12, alone(weekdays.alone)),
    DateRule("yearless-month", 7, yearless_months.alone),
    DateRule("yearless-clock", 24, with_clock),
    DateRule("yearless-context", 4, in_context),
    DateRule("full-clock", 7, full_with_clock),
)
