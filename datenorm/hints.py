"""Hints: what a locale and a field order tell the network about a text.

A locale stands for its language and for the field order of CLDR's short date; both are symbols in front of the source.
A language alone can have another order for numbers with full stops: `en` is written as in the United States, month
first and with strokes, while the English of Europe alone has full stops, day first.
What each locale means is part of the model (locales.tsv), because the model was trained with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from datenorm.errors import InvalidHint, ModelError
from datenorm.vocabulary import ORDERS

AUTO = "auto"
MONDAY = 1

# Subtags of letters and digits, the language first (RFC 5646, 2.1), joined by hyphens or underscores.
_LOCALE = re.compile(r"[a-z]{2,8}(?:_[a-z0-9]{1,8})*")
_LONGEST_LOCALE = 100
# A day and a month joined by a full stop (`5.12.2017`, `8. 11.`), and what shows a clock time in it: `3/4/05 at 5.30`.
_FULL_STOP = re.compile(r"(?<!\d)\d\d?\. ?\d\d?(?!\d)")
_OTHER_SEPARATOR = re.compile(r"\d/\d|\d-\d\d?-\d")


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known about a text: `order` and `language` are empty where nothing is; `warnings` are for people.

    `first_weekday`, 1 for Monday to 7 for Sunday, begins the weeks where the locale is used. `with_full_stops` is the
    order of numbers with full stops, where the locale has another for these.
    """

    order: str = ""
    language: str = ""
    warnings: tuple[str, ...] = ()
    first_weekday: int = MONDAY
    with_full_stops: str = ""

    def beside_full_stops(self) -> Hint:
        """The hint for a text of which `has_full_stops` is true."""
        return replace(self, order=self.with_full_stops) if self.with_full_stops else self


class Meaning(NamedTuple):
    """A row of locales.tsv behind its locale."""

    language: str
    order: str
    first_weekday: int = MONDAY
    with_full_stops: str = ""


def has_full_stops(text: str) -> bool:
    """Whether a text has the numbers of a date with full stops between them.

    >>> [has_full_stops(text) for text in ("5.12.2017", "on 8. 11.", "5/12/2017 at 8.30", "5 May 2017")]
    [True, True, False, False]
    """
    return _FULL_STOP.search(text) is not None and _OTHER_SEPARATOR.search(text) is None


class LocaleTable:
    """The meaning of each locale that a model knows, found by the locale or the longest part of it.

    A meaning is a language, an order, the weekday, 1 to 7, on which weeks begin, and the order with full stops.
    """

    def __init__(self, locales: Mapping[str, Meaning]) -> None:
        self._locales = {_normal(locale): meaning for locale, meaning in locales.items()}

    @classmethod
    def parse(cls, text: str) -> LocaleTable:
        """Reads locales.tsv: a header line, then locale, language, order, first weekday and the order with full stops.

        Tabs stand between. The last is empty where it is not another.

        Without the last two, weeks begin on Monday and full stops tell nothing.
        """
        header, *rows = [line.split("\t") for line in text.splitlines()] or [[]]
        if header[:3] != ["locale", "language", "order"] or any(len(row) < 3 for row in rows):
            raise ModelError("locales.tsv needs the columns locale, language and order; install the model again")
        return cls({row[0]: _meaning(*row[1:5]) for row in rows})

    def resolve(self, locale: str | None, order: str | None) -> Hint:
        """The hint that a locale and an order make; an order goes before that of the locale.

        Raises InvalidHint for what can be no locale or is no order.
        """
        if order is not None and (not isinstance(order, str) or order.lower() not in (*ORDERS, AUTO)):
            raise InvalidHint(f"an order is {', '.join(ORDERS)} or {AUTO}; received {order!r:.100}")
        stated = order.lower() if order and order.lower() != AUTO else ""
        if locale is None:
            return Hint(stated)
        if not isinstance(locale, str) or len(locale) > _LONGEST_LOCALE or not _LOCALE.fullmatch(_normal(locale)):
            raise InvalidHint(f"a locale is written like en, en_GB or zh-Hans-CN; received {locale!r:.100}")
        for known in _shortened(_normal(locale)):
            if known in self._locales:
                language, usual, first_weekday, with_full_stops = self._locales[known]
                if stated:
                    return Hint(stated, language, (), first_weekday)
                return Hint(usual if usual in ORDERS else "", language, (), first_weekday, with_full_stops)
        return Hint(stated, warnings=(f"the locale {locale} is not known to this model and was not used",))


def _meaning(language: str, order: str, first_weekday: str = "", with_full_stops: str = "") -> Meaning:
    return Meaning(language, order, int(first_weekday or MONDAY), with_full_stops)


def _normal(locale: str) -> str:
    return locale.replace("-", "_").lower()


def _shortened(locale: str) -> Iterator[str]:
    """The locale, then its ever shorter beginnings; with the region but not the script before the language alone."""
    subtags = locale.split("_")
    for count in range(len(subtags), 1, -1):
        yield "_".join(subtags[:count])
    if len(subtags) > 2 and len(subtags[1]) == 4:
        yield f"{subtags[0]}_{subtags[2]}"
    yield subtags[0]
