"""What a rule makes: a plan for a pattern, and from it a draft of the text for a date."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass

LONGEST = 78  # characters of canonical text that a source holds beside its hints


@dataclass(frozen=True, slots=True)
class Draft:
    """A date in text, before clock time, surroundings, noise and hints.

    `order` is the order of its fields where the month is a number (dmy, mdy, ymd, ydm), "" where it has a name.
    `has_clock`: a clock time is in it already; `is_exact`: software wrote it, with no words around and little noise.
    `expression` is what the network is to write where that is not the date at its precision, and `kind` then says of
    which kind of `examples.KINDS` it is. A clock time is set beside a draft of precision `day` only. `needs_language`:
    it is a date only for who knows the language, as `16.9` is where decimals have a comma. `needs_order`: it is a date
    only for who knows the order of its fields. `has_no_locale`: it is in a language that no locale stands for, so that
    no hint can name it.
    """

    text: str
    precision: str = "day"
    open_century: bool = False
    order: str = ""
    has_clock: bool = False
    is_exact: bool = False
    expression: str = ""
    kind: str = ""
    needs_language: bool = False
    needs_order: bool = False
    has_no_locale: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A pattern, chosen before the date so that splits go by it; `render` gives None where a date does not fit."""

    pattern: str
    render: Callable[[random.Random, datetime.date], Draft | None]
    habit: str = ""  # of which days it is written most of all: "ancient", "year end" (see `dates.draw_date`)


def year_text(date: datetime.date, rng: random.Random) -> str:
    """A year in full: from 1000 as it is, from 100 with or without a leading zero, below 100 with zeros."""
    year = date.year
    if year >= 1000:
        return str(year)
    return f"{year:04}" if year < 100 or rng.random() < 0.5 else str(year)
