"""Clock times at the ends of an interval of days: `3.5.79 14:00 - 5.5.79 16:00`, `Thu 3 May (arrival 18.00)`.

The answer is the interval of the days; the clock is read over, at both ends or at one.
"""

from __future__ import annotations

import random

from datenorm.generation.intervals_tables import rows_for
from datenorm.generation.locales import LocaleData

NONE = "{x}"  # the layout without a clock time
BOTH, FIRST = 0.75, 0.15  # at both ends, at the first alone; the rest at the last
OTHER_LAYOUT = 0.15  # of the clock times at both ends: in two layouts


def layouts(rng: random.Random, locale: LocaleData, share: float) -> tuple[str, str]:
    """How the clock time stands at the first and at the last end, `NONE` where it does not; at the stated share."""
    if rng.random() >= share:
        return NONE, NONE
    rows = rows_for("intervals_clocks", locale)
    own = [row[1] for row in rows if row[0] != "*"]
    general = [row[1] for row in rows if row[0] == "*"]
    choices = own if own and rng.random() < 0.5 else general
    layout, roll = rng.choice(choices), rng.random()
    if roll < BOTH:
        return layout, rng.choice(choices) if rng.random() < OTHER_LAYOUT else layout
    return (layout, NONE) if roll < BOTH + FIRST else (NONE, layout)


def with_clock(rng: random.Random, layout: str, text: str) -> str:
    """The text with a clock time in the given layout; numbers never touch."""
    hour, minute = rng.randrange(24), rng.choice((0, 0, 30, rng.randrange(60)))
    gap = " " if layout.startswith("{x}{") and text[-1:].isdigit() else ""
    return layout.format(
        x=text + gap, h=hour, hh=f"{hour:02}", r=hour, i=f"{minute:02}",
        k=(hour - 1) % 12 + 1, p="am" if hour < 12 else "pm",
    )  # fmt: skip
