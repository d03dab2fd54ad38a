"""What joins the two ends of an interval: words of a language, or a sign that is not mistaken for part of a date."""

from __future__ import annotations

import random
from functools import cache
from typing import NamedTuple

from datenorm.generation.intervals_tables import rows_for
from datenorm.generation.locales import LocaleData, locale_data

WORDS = 0.55  # of the intervals whose language has words for it
OFTEN = 5  # how much more often the everyday words are drawn
SIGNS = (
    ("{a}-{b}", 22), ("{a} - {b}", 24), ("{a}–{b}", 16), ("{a} – {b}", 14), ("{a}—{b}", 2), ("{a} — {b}", 3),
    ("{a}/{b}", 4), ("{a} / {b}", 2), ("{a}~{b}", 3), ("{a} ~ {b}", 3), ("{a}～{b}", 2), ("{a}..{b}", 2),
    ("{a} .. {b}", 0.5), ("{a} → {b}", 1.5), ("{a} -> {b}", 1), ("{a} to {b}", 3), ("{a} ... {b}", 0.5),
    ("{a} -{b}", 0.7), ("{a}- {b}", 0.7), ("{a} > {b}", 0.4), ("{a} −{b}", 0.2), ("{a} until {b}", 0.3),
)  # fmt: skip
DASHES = "-–—−－―/~."


class Connector(NamedTuple):
    """A form with {a} and {b}; `is_next`: for two days in a row; `is_whole`: for ends that state what they can."""

    form: str
    is_next: bool = False
    is_whole: bool = False

    @property
    def between(self) -> str:
        """What stands between the ends, spaces included."""
        return self.form.partition("{a}")[2].partition("{b}")[0]

    def write(self, first: str, last: str) -> str:
        return self.form.replace("{a}", first).replace("{b}", last)


def connector(rng: random.Random, locale: LocaleData, share: float = WORDS) -> Connector:
    """Words in the given share of cases where the language has some, else a sign."""
    words, weights = _words(locale.identifier)
    if words and rng.random() < share:
        return rng.choices(words, weights)[0]
    return sign(rng)


@cache
def _words(identifier: str) -> tuple[tuple[Connector, ...], tuple[int, ...]]:
    """The words of the locale's language and how often each is drawn."""
    rows = rows_for("intervals_connectors", locale_data(identifier))
    words = tuple(Connector(form, "next" in marks, "whole" in marks) for _, form, *marks in rows)
    plain = tuple(Connector(f"{{a}}{joint}{{b}}") for joint in joints(identifier))
    return words + plain, tuple(OFTEN if "often" in marks else 1 for _, _, *marks in rows) + (1,) * len(plain)


@cache
def joints(identifier: str) -> tuple[str, ...]:
    """What stands between any two ends in the locale's language, dashes and words."""
    rows = rows_for("intervals_joints", locale_data(identifier))
    return tuple(joint for _, found in rows for joint in found.split("|"))


def sign(rng: random.Random) -> Connector:
    return Connector(rng.choices([form for form, _ in SIGNS], [weight for _, weight in SIGNS])[0])


def is_clear(connector: Connector, first: str, last: str) -> bool:
    """Whether the mark between the ends stands out from those within them; where there is none, their words do.

    >>> is_clear(Connector("{a}-{b}"), "3.5.", "5.5."), is_clear(Connector("{a}-{b}"), "1979-05-03", "1979-05-05")
    (True, False)
    """
    between = connector.between
    mark = between.strip()
    if not mark or (mark not in DASHES and mark not in ("..", "...")):
        return True
    if mark.startswith("."):
        return not first.endswith(".")
    is_spaced = between.startswith(" ") and between.endswith(" ")
    return mark not in first + last or (is_spaced and mark != "/" and between not in first + last)
