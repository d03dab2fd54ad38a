"""Columns of a table that come some rows at a time: what their texts say, by themselves and under a verdict."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from datenorm.columns import AUTO, read_under
from datenorm.normalization import Normalization
from datenorm.normalizer import Normalizer, Request
from datenorm.records import Answer, Unread, Unreadable
from datenorm.tables.cache import Reads
from datenorm.tables.layouts import Text
from datenorm.tallies import rows_by_text
from datenorm.verdicts import ColumnVerdict


def answered(read: Reads, cells: Iterable[tuple[int, Text]]) -> list[tuple[Normalization, list[int]]]:
    """What the texts in some rows of a column say, each with the numbers of its rows; no text that cannot be read."""
    rows = rows_by_text((row, text) for row, text in cells if not isinstance(text, Unreadable))
    return list(zip(read(list(rows)), rows.values(), strict=True))


def read_texts(read: Reads, texts: Sequence[Text]) -> Sequence[Answer]:
    """An answer for each text of a column; what could not be read never reaches the network."""
    readable = [text for text in texts if not isinstance(text, Unreadable)]
    found = read(readable)
    if len(found) == len(texts):
        return found
    answers = iter(found)
    return [Unread("", text) if isinstance(text, Unreadable) else next(answers) for text in texts]


def plain_reader(
    normalizer: Normalizer,
    locale: str | None = None,
    order: str | None = None,
    reference: datetime.date | None = None,
) -> Reads:
    """What reads each text of a column by itself, with what is known of all of them."""

    def read(texts: Sequence[str]) -> list[Normalization]:
        return normalizer.convert([Request(text, locale, order, reference) for text in texts])

    return read


def reader_under(
    verdict: ColumnVerdict,
    normalizer: Normalizer,
    plain: Reads,
    locale: str | None = None,
    reference: datetime.date | None = None,
    order: str = AUTO,
) -> Reads:
    """What reads the texts of a column under the verdict on it.

    `plain` reads each by itself, and may know the answers already. `order` is that of `datenorm.read_column`.
    """
    if verdict.pivot != normalizer.pivot:
        normalizer = normalizer.with_pivot(verdict.pivot)
        plain = plain_reader(normalizer, locale, None, reference)

    def read(texts: Sequence[str]) -> list[Normalization]:
        answers = plain(texts)
        return read_under(normalizer, texts, verdict, order=order, locale=locale, reference=reference, answers=answers)

    return read
