"""The rules that write intervals: from one day, month, year or weekday to another, or open at one end.

The label has both ends in full: the end of `3–5 May 1979` that states no month or year takes it from the other, so
that the answer is `1979-05-03/1979-05-05`. Where neither states the year it is not known: `XXXX-05-03/XXXX-05-05`.
Whether an end counts (until, before, up to and including) makes no difference: the day that is named is the end.
"""

from __future__ import annotations

import datetime
import itertools
import random
import re
from dataclasses import replace

from datenorm.generation import cldr, intervals_cldr, intervals_days, numeric, relative, written, yearless_clocks
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.intervals_clocks import NONE, layouts, with_clock
from datenorm.generation.intervals_connectors import connector, is_clear, sign
from datenorm.generation.intervals_ends import Combination, end_of, label
from datenorm.generation.intervals_eras import before_christ
from datenorm.generation.intervals_forms import forms
from datenorm.generation.intervals_iso import iso
from datenorm.generation.intervals_parts import parts
from datenorm.generation.intervals_periods import periods
from datenorm.generation.intervals_stretches import stretches
from datenorm.generation.intervals_words import words
from datenorm.generation.locales import LocaleData
from datenorm.generation.rules import DateRule
from datenorm.reference import Reference
from datenorm.resolution import resolved

WHOLE = Combination("dmy", "dmy")
_NEAR_DAY = re.compile(r"-?P[12]D")
CLOCK = 0.2  # of the intervals of two whole dates: clock times at both ends
RELATIVE = (relative.name, relative.day, relative.day, relative.part, relative.part, relative.phrase)  # of both ends
# Languages whose words between two ends want a case or no article behind them: ends that count from today get a sign.
WITH_CASES = (
    "be", "bg", "bs", "ca", "cs", "el", "es", "fr", "ga", "gl", "he", "hr", "it", "lt", "lv", "mk", "pl", "pt", "ro",
    "ru", "sk", "sl", "sr", "uk", "vi",
)  # fmt: skip
BOTH_WAYS = ("bn", "hi", "mr", "pa", "ur")  # languages with one word for yesterday and tomorrow
DATES = ((cldr.length, 4), (cldr.skeleton, 3), (written.form, 3), (written.arrangement, 2), (numeric.separated, 3))


def two_dates(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Two whole dates in one layout of any other rule: `Wed, 3 May 1979 – Fri, 5 May 1979`, `17.10.17 - 19.10.17`."""
    inner = rng.choices([rule for rule, _ in DATES], [weight for _, weight in DATES])[0](rng, locale)
    if inner is None:
        return None
    joint = connector(rng, locale)
    clocks = layouts(rng, locale, CLOCK)
    has_clock = clocks != (NONE, NONE)

    def render(rng: random.Random, start: datetime.date) -> Draft | None:
        end = end_of(rng, start, WHOLE, is_next=joint.is_next)
        first, last = (inner.render(rng, day) if day else None for day in (start, end))
        if end is None or first is None or last is None or first.precision != "day":
            return None
        if first.has_clock or last.has_clock or first.open_century != last.open_century:
            return None
        if first.open_century and start.year // 100 != end.year // 100:
            return None
        used = sign(rng) if first.is_exact else joint
        if not is_clear(used, first.text, last.text):
            return None
        texts = [with_clock(rng, clock, draft.text) for clock, draft in zip(clocks, (first, last), strict=True)]
        is_open = not first.order or first.open_century or not (start.day > 12 or end.day > 12)
        year = "yy" if first.open_century else "y"
        return Draft(
            used.write(*texts), "day" if is_open else "", first.open_century, first.order, has_clock, first.is_exact,
            label(start, end, year), "range",
        )  # fmt: skip

    return Plan(" | ".join((joint.form, inner.pattern, *dict.fromkeys(clocks))), render)


def relative_ends(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Two days that count from today: `today - next Friday`, `今晚10点 - 明早6点`, `с сегодня до послезавтра`."""
    first, last = (rng.choice(RELATIVE)(rng, locale) for _ in range(2))
    joint = sign(rng) if locale.language in WITH_CASES else connector(rng, locale)
    if first is None or last is None or joint.is_whole or joint.is_next:
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        start, end = first.render(rng, date), last.render(rng, date)
        if start is None or end is None or not (_is_day(start) and _is_day(end)):
            return None
        days = [resolved(draft.expression, Reference(date)) for draft in (start, end)]
        if None in days or str(days[0]) >= str(days[1]) or not is_clear(joint, start.text, end.text):
            return None
        if locale.language in BOTH_WAYS and _is_read_turned(start, end, date):
            return None
        return Draft(
            joint.write(start.text, end.text), "", has_clock=True, expression=f"{start.expression}/{end.expression}",
            kind="range",
        )  # fmt: skip

    return Plan(f"{joint.form} | {first.pattern} | {last.pattern}", render)


def _is_read_turned(start: Draft, end: Draft, date: datetime.date) -> bool:
    """Whether the ends are in order as well where one that is a day or two away lies on the other side of today."""
    ends = (start.expression, end.expression)
    for pair in itertools.product(*({expression, _turned(expression)} for expression in ends)):
        days = [resolved(expression, Reference(date)) for expression in pair]
        if pair != ends and None not in days and str(days[0]) < str(days[1]):
            return True
    return False


def _turned(expression: str) -> str:
    """The day on the other side of today, where it is one or two days away."""
    if not _NEAR_DAY.fullmatch(expression):
        return expression
    return expression[1:] if expression.startswith("-") else f"-{expression}"


def opening_hours(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Weekdays with the hours of each: `Mo-Fr 9-17 Uhr`, `lun-sab, 8-20`, `月〜土 10:00-19:00`."""
    days, joint = forms("weekdays")(rng, locale), rng.choice((" ", " ", ", ", ": "))
    if days is None:
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        draft = days.render(rng, date)
        if draft is None or draft.expression.count("XXXX-W") < 2:
            return None
        return replace(draft, text=f"{draft.text}{joint}{yearless_clocks.hours(rng, locale)}", has_clock=True)

    return Plan(f"{days.pattern}{joint}hours", render)


def _is_day(draft: Draft) -> bool:
    """Whether it is a day that can be an end; years and months together, of which two would be too long, are none.

    Nor is the last day of a month, which the grammar has alone only.
    """
    return (draft.has_clock or draft.precision == "day") and not re.search(r"\dY\d+M|-IL-", draft.expression)


RULES: tuple[DateRule, ...] = (
    DateRule("interval-days", 24, intervals_days.named),
    DateRule("interval-numeric", 21, intervals_days.numeric),
    DateRule("interval-two-dates", 12, two_dates),
    DateRule("interval-cldr", 11, intervals_cldr.interval),
    DateRule("interval-iso", 7, iso),
    DateRule("interval-open", 27, forms("open")),
    DateRule("interval-years", 10, forms("years")),
    DateRule("interval-months", 8, forms("months")),
    DateRule("interval-relative", 24, forms("relative")),
    DateRule("interval-weekdays", 11, forms("weekdays")),
    DateRule("interval-opening-hours", 3, opening_hours),
    DateRule("interval-words", 4, words),
    DateRule("interval-spans", 5, forms("spans")),
    DateRule("interval-quarters", 3, forms("quarters")),
    DateRule("interval-parts", 8, parts),
    DateRule("interval-periods", 10, periods),
    DateRule("interval-stretches", 5, stretches),
    DateRule("interval-eras", 3, before_christ),
    DateRule("interval-relative-ends", 9, relative_ends),
)
