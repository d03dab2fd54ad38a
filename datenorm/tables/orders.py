"""Columns of a table that come some rows at a time: what their texts say, by themselves and under a verdict."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from datenorm.columns import AUTO, read_under
from datenorm.normalization import Normalization
from datenorm.normalizer import Normalizer, Request
from datenorm.records import Unreadable
from datenorm.tables.cache import Converts
from datenorm.tables.layouts import Text
from datenorm.tallies import rows_by_text
from datenorm.verdicts import ColumnVerdict


def answered(
    reader: Converts,
    cells: Iterable[tuple[int, Text]],
    locale: str | None = None,
    reference: datetime.date | None = None,
) -> list[tuple[Normalization, list[int]]]:
    """What the texts in some rows of a column say, each with the numbers of its rows; no text that cannot be read."""
    rows = rows_by_text((row, text) for row, text in cells if not isinstance(text, Unreadable))
    answers = reader.convert([Request(text, locale, None, reference) for text in rows])
    return list(zip(answers, rows.values(), strict=True))


class UnderVerdict:
    """A normalizer that reads the texts of a column under the verdict on it; the column's order is not asked for.

    `plain` is `normalizer`, or one that may know its answers already. `order` is that of `datenorm.read_column`.
    """

    def __init__(self, normalizer: Normalizer, verdict: ColumnVerdict, plain: Converts, order: str = AUTO) -> None:
        self._verdict, self._order = verdict, order
        self._normalizer = normalizer if verdict.pivot == normalizer.pivot else normalizer.with_pivot(verdict.pivot)
        self._plain = plain if self._normalizer is normalizer else self._normalizer

    def convert(self, requests: Sequence[Request]) -> list[Normalization]:
        if not requests:
            return []
        _, locale, _, reference = requests[0]  # a column has one of each
        texts = [request.text for request in requests]
        answers = self._plain.convert([Request(text, locale, None, reference) for text in texts])
        return read_under(
            self._normalizer,
            texts,
            self._verdict,
            order=self._order,
            locale=locale,
            reference=reference,
            answers=answers,
        )
