"""What a rule of the generator is: a name, a weight among its like, and the function that writes."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

from datenorm.generation.drafts import Plan
from datenorm.generation.locales import LocaleData


class DateRule(NamedTuple):
    """A rule that writes text with an answer; its plan is None where the locale has nothing for it.

    `holds_patterns_out`: its patterns only arrange what others arrange too, so that each belongs to one split. Where
    they are words of the language to be known by heart, as "{n} days ago", the splits share them.
    """

    name: str
    weight: float
    plan: Callable[[random.Random, LocaleData], Plan | None]
    holds_patterns_out: bool = True


class TextRule(NamedTuple):
    """A rule that writes text for which the answer is nothing.

    `is_closed`: what it writes without a digit are phrases to be known by heart, as "free fall".
    """

    name: str
    weight: float
    write: Callable[[random.Random], str]
    is_closed: bool = False
