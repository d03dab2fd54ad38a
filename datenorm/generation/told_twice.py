"""A day told twice, once by its date: `tomorrow, Thu 3 May 1979`, `heute (3.5.1979)`, `KW 45, 9. November`.

Mails and notices say so what the reader need not work out. The date says all; the words that count from another day, or
the number of the week, add nothing to it and never contradict it.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from dataclasses import replace

from datenorm.generation import cldr, numeric, relative, weeks, written, yearless, yearless_days
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData
from datenorm.generation.rules import DateRule

Source = Callable[[random.Random, LocaleData], Plan | None]
YEARLESS: tuple[tuple[Source, float], ...] = (
    (yearless.alone(yearless_days.form), 3), (yearless.alone(yearless_days.cldr), 2),
)  # fmt: skip
DATES: tuple[tuple[Source, float], ...] = (
    (cldr.length, 5),
    (cldr.skeleton, 3),
    (written.form, 4),
    (written.arrangement, 3),
    (numeric.separated, 4),
)
WITHOUT_YEAR = 0.25  # of the dates
WORDS: tuple[tuple[Source, float], ...] = (
    (relative.day, 5),
    (relative.name, 2),
    (relative.part, 4),
    (weeks.numbered, 2),
)
FRAMES = (
    ("{words}, {date}", 26), ("{words} {date}", 14), ("{words} ({date})", 14), ("{date} ({words})", 10),
    ("{date}, {words}", 8), ("{words} - {date}", 6), ("{date} - {words}", 4), ("{words} – {date}", 4),
    ("{words}: {date}", 3), ("({words}) {date}", 2), ("{words} / {date}", 1),
)  # fmt: skip
_NEAR = re.compile(r"-?P(?:\d{1,2}D|\d[WK]-?(?P<weekday>[1-7]))")
_YEARLESS = re.compile(r"XXXX-\d\d-\d\d")
_WEEK = re.compile(r"XXXX-W(?P<week>\d{2})")


def told_twice(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A date with words that name the same day otherwise, before or after it."""
    said = _source(rng, WORDS)(rng, locale)
    dated = _source(rng, YEARLESS if rng.random() < WITHOUT_YEAR else DATES)(rng, locale)
    if said is None or dated is None:
        return None
    frame = rng.choices([frame for frame, _ in FRAMES], [weight for _, weight in FRAMES])[0]

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        draft, words = dated.render(rng, date), said.render(rng, date)
        if draft is None or words is None or draft.has_clock or draft.is_exact:
            return None
        if not (_is_day(draft) and _fits(words, date)):
            return None
        text = frame.replace("{words}", words.text).replace("{date}", draft.text)
        return replace(draft, text=text, has_clock=words.has_clock)

    return Plan(f"{frame} | {said.pattern} | {dated.pattern}", render)


def _fits(words: Draft, date: datetime.date) -> bool:
    """Whether the words can be said of the date: any day may be tomorrow, but not any is next Friday or in week 45."""
    if any(map(str.isnumeric, words.text)):
        week = _WEEK.fullmatch(words.expression)
        return week is not None and int(week["week"]) == date.isocalendar().week
    near = _NEAR.fullmatch(words.expression)
    return near is not None and near["weekday"] in (None, str(date.isoweekday()))


def _is_day(draft: Draft) -> bool:
    """Whether it is a full day, or one whose month has a name: `today 12.10` may be a clock time."""
    if draft.expression:
        return not draft.order and bool(_YEARLESS.fullmatch(draft.expression))
    return draft.precision == "day"


def _source(rng: random.Random, weighted: tuple[tuple[Source, float], ...]) -> Source:
    return rng.choices([source for source, _ in weighted], [weight for _, weight in weighted])[0]


RULES = (DateRule("told-twice", 9, told_twice),)
