"""What a rule of the generator is: a name, a weight among its like, and the function that writes."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

from datenorm.generation.drafts import Plan
from datenorm.generation.locales import LocaleData


class DateRule(NamedTuple):
    """A rule that writes text with an answer; its plan is None where the locale has nothing for it."""

    name: str
    weight: float
    plan: Callable[[random.Random, LocaleData], Plan | None]


class TextRule(NamedTuple):
    """A rule that writes text for which the answer is nothing."""

    name: str
    weight: float
    write: Callable[[random.Random], str]
