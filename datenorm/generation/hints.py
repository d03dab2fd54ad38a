"""Which hints come with a text: none, the writer's locale, or at times a wrong one that must lose to the text."""

from __future__ import annotations

import datetime
import random
import re
from collections import Counter
from functools import cache

from datenorm.generation import surroundings
from datenorm.generation.drafts import Draft
from datenorm.generation.locales import FIRST, LocaleData, identifiers, locale_data
from datenorm.generation.mixture import HINTS, WRONG_HINT
from datenorm.month_languages import words
from datenorm.text import canonical
from datenorm.vocabulary import ORDERS
from datenorm.weekdays import named_weekdays

_LONG_NUMBER = re.compile(r"\d{5}")
_CLOCK_SIGNS = re.compile(r"(?i)(?<![^\W\d_])(?:[ap]\.?\s?m\.?|utc|gmt|[htz])(?![^\W\d_])")  # of every language
FEW_LOCALES = 0.1  # of a language's locales: those of Puerto Rico and Panama write the month first in Spanish
_DAYS = re.compile(r"\d/[\dX]")  # an interval with two ends


def draw_hints(
    rng: random.Random, locale: LocaleData, others: LocaleData, draft: Draft | None = None, *, is_open: bool = False
) -> tuple[str, str]:
    """(order hint, language hint), each "" where it is not given; `is_open` says that the text leaves its order open.

    An order that the text leaves open is never contradicted: the hint is then the order that was written. A language
    alone comes only with a text that needs no order. Text in a language without a locale has no hint of a language.
    """
    order, language = _hints(rng, locale, others, draft, is_open)
    return order, "" if draft is not None and draft.has_no_locale else language


def _hints(
    rng: random.Random, locale: LocaleData, others: LocaleData, draft: Draft | None, is_open: bool
) -> tuple[str, str]:
    mode = rng.choices([name for name, _ in HINTS], [weight for _, weight in HINTS])[0]
    if mode == "none":
        return "", ""
    source = others if not is_open and rng.random() < WRONG_HINT else locale
    language = source.language if mode in ("locale", "language") else ""
    if mode == "language" and not is_open:
        return "", language
    order = source.order if mode == "locale" else rng.choice(ORDERS)
    if draft is not None and draft.order in ORDERS and (is_open or (mode == "order" and rng.random() < 0.8)):
        order = draft.order
    return order, language


def is_decided(draft: Draft, date: datetime.date) -> bool:
    """Whether numbers leave one order: those of `2005-03-04` and `25/12/2005` do, those of `03/04/2005` do not.

    Six digits run together are taken for a year, a month and a day.
    """
    if not draft.order or draft.precision != "day":
        return True
    if _DAYS.search(draft.expression) and date.day == date.month:
        return False  # 03/03/2005 - 04/03/2005: the first day tells nothing of the last
    if draft.expression.startswith("XXXX"):
        return date.day > 12 or date.day == date.month
    if draft.order[0] == "y" and (not draft.open_century or _LONG_NUMBER.search(draft.text)):
        return True
    if not draft.open_century:
        return date.day > 12 or date.day == date.month
    fields = {"y": date.year % 100, "m": date.month, "d": date.day}
    numbers = [fields[letter] for letter in draft.order]
    return len({_read(numbers, order) for order in ORDERS} - {None}) == 1


def is_told_by_words(text: str, locale: LocaleData, draft: Draft) -> bool:
    """Whether words tell the order of numbers: those of a language that is written in one order nearly everywhere.

    English is written in all of them, and software and forms write English everywhere. Four digits tell where the year
    is.
    """
    if draft.is_exact or not _words_of(text) - _english_words():
        return False
    orders = _orders(locale.language)
    if draft.expression.startswith("XXXX"):
        return {order.replace("y", "") for order in orders} == {draft.order.replace("y", "")}
    if draft.open_century:
        return orders == {draft.order}
    return {order for order in orders if order.index("y") == draft.order.index("y")} == {draft.order}


def is_told_by_weekday(text: str, date: datetime.date, draft: Draft) -> bool:
    """Whether a weekday tells the order of numbers that are a date: only in the order that was written it is that day.

    The century of a short year is taken for known.
    """
    weekdays = named_weekdays(canonical(text))
    if date.isoweekday() not in weekdays or draft.precision != "day":
        return False
    fields = {"y": date.year % 100, "m": date.month, "d": date.day}
    orders = ORDERS if draft.open_century else [order for order in ORDERS if order.index("y") == draft.order.index("y")]
    numbers, century = [fields[letter] for letter in draft.order], date.year - date.year % 100
    days = {_day(numbers, order, century) for order in orders} - {None, date}
    return not any(day.isoweekday() in weekdays for day in days if day is not None)


@cache
def _orders(language: str) -> frozenset[str]:
    """The orders of the short dates in a language's locales, but for those of a few."""
    orders = [locale_data(identifier).order for identifier in identifiers() if identifier.split("_")[0] == language]
    shares = {order: (1 - FIRST) * count / len(orders) for order, count in Counter(orders).items()}
    shares[orders[0]] += FIRST
    return frozenset(order for order, share in shares.items() if share >= FEW_LOCALES)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(words(canonical(_CLOCK_SIGNS.sub("", text))))


@cache
def _english_words() -> frozenset[str]:
    """The words that English, and software, set around dates."""
    return _words_of(" ".join(surroundings.words_around("en")))


def _read(numbers: list[int], order: str) -> tuple[int, int, int] | None:
    """(year of the century, month, day) of three short numbers in an order; None where no century has that day."""
    day = _day(numbers, order, 2000)
    return None if day is None else (day.year % 100, day.month, day.day)


def _day(numbers: list[int], order: str, century: int) -> datetime.date | None:
    """The day that three short numbers are in an order, in the hundred years from that one; None where it has none."""
    fields = dict(zip(order, numbers, strict=True))
    try:
        return datetime.date(century + fields["y"], fields["m"], fields["d"])
    except ValueError:
        return None
