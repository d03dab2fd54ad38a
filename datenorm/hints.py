"""Hints: what a locale and a field order tell the network about a text.

A locale stands for its language and for the field order of CLDR's short date; both are symbols in front of the source.
What each locale means is part of the model (locales.tsv), because the model was trained with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from datenorm.errors import InvalidHint, ModelError
from datenorm.vocabulary import ORDERS

AUTO = "auto"
MONDAY = 1

# Subtags of letters and digits, the language first (RFC 5646, 2.1), joined by hyphens or underscores.
_LOCALE = re.compile(r"[a-z]{2,8}(?:_[a-z0-9]{1,8})*")
_LONGEST_LOCALE = 100


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known about a text: `order` and `language` are empty where nothing is; `warnings` are for people.

    `first_weekday`, 1 for Monday to 7 for Sunday, begins the weeks where the locale is used.
    """

    order: str = ""
    language: str = ""
    warnings: tuple[str, ...] = ()
    first_weekday: int = MONDAY


class LocaleTable:
    """The meaning of each locale that a model knows, found by the locale or the longest part of it.

    A meaning is a language, an order and the weekday, 1 to 7, on which weeks begin.
    """

    def __init__(self, locales: Mapping[str, tuple[str, str, int]]) -> None:
        self._locales = {_normal(locale): meaning for locale, meaning in locales.items()}

    @classmethod
    def parse(cls, text: str) -> LocaleTable:
        """Reads locales.tsv: a header line, then locale, language, order and first weekday, separated by tabs.

        Without the last, weeks begin on Monday.
        """
        header, *rows = [line.split("\t") for line in text.splitlines()] or [[]]
        if header[:3] != ["locale", "language", "order"] or any(len(row) < 3 for row in rows):
            raise ModelError("locales.tsv needs the columns locale, language and order; install the model again")
        return cls({row[0]: (row[1], row[2], int(row[3]) if row[3:] else MONDAY) for row in rows})

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
                language, usual, first_weekday = self._locales[known]
                return Hint(stated or (usual if usual in ORDERS else ""), language, first_weekday=first_weekday)
        return Hint(stated, warnings=(f"the locale {locale} is not known to this model and was not used",))


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
