"""Which hints come with a text: none, the writer's locale, or at times a wrong one that must lose to the text."""

from __future__ import annotations

import datetime
import random
import re

from datenorm.generation.drafts import Draft
from datenorm.generation.locales import LocaleData
from datenorm.generation.mixture import HINTS, WRONG_HINT
from datenorm.vocabulary import ORDERS

_NUMBERS = re.compile(r"\d+")


def draw_hints(rng: random.Random, locale: LocaleData, others: LocaleData, draft: Draft | None) -> tuple[str, str]:
    """(order hint, language hint), each "" where it is not given.

    An order that the text leaves open is never contradicted: the hint is then the order that was written.
    """
    mode = rng.choices([name for name, _ in HINTS], [weight for _, weight in HINTS])[0]
    if mode == "none":
        return "", ""
    is_open = draft is not None and bool(draft.order) and not is_decided(draft)
    source = others if not is_open and rng.random() < WRONG_HINT else locale
    language = source.language if mode in ("locale", "language") else ""
    if mode == "language":
        return "", language
    order = source.order if mode == "locale" else rng.choice(ORDERS)
    if draft is not None and draft.order in ORDERS and (is_open or (mode == "order" and rng.random() < 0.8)):
        order = draft.order
    return order, language


def is_decided(draft: Draft) -> bool:
    """Whether numbers leave one order: those of `2005-03-04` and `25/12/2005` do, those of `03/04/2005` do not."""
    numbers = [number for number in _NUMBERS.findall(draft.text) if len(number) <= 4][:3]
    if not draft.order or len(numbers) < 3:
        return True
    if max(map(len, numbers)) > 2:
        return len(numbers[0]) > 2 or _one_day(numbers[:2])
    readings = {_read(numbers, order) for order in ORDERS} - {None}
    return len(readings) == 1


def _one_day(numbers: list[str]) -> bool:
    """Whether day and month cannot change places, or it makes no difference."""
    first, second = map(int, numbers)
    return first == second or first > 12 or second > 12


def _read(numbers: list[str], order: str) -> tuple[int, int, int] | None:
    """(year of the century, month, day) of three short numbers in an order; None where no century has that day."""
    fields = dict(zip(order, map(int, numbers), strict=True))
    try:
        date = datetime.date(2000 + fields["y"], fields["m"], fields["d"])
    except ValueError:
        return None
    return date.year % 100, date.month, date.day
