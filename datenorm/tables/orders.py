"""The verdicts on the columns of a table: in which field order each was written, from all of its texts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from datenorm.evidence import Evidence
from datenorm.normalizer import Normalizer, Request
from datenorm.tables.cache import CachedNormalizer
from datenorm.tables.layouts import Text
from datenorm.tallies import rows_by_text
from datenorm.verdicts import ColumnVerdict


def column_verdicts(
    normalizer: Normalizer,
    columns: int,
    parts: Iterable[tuple[int, Sequence[Sequence[Text]]]],
    *,
    not_after: object = None,
    not_before: object = None,
    locale: str | None = None,
    reference: datetime.date | None = None,
) -> tuple[ColumnVerdict, ...]:
    """The verdict on each of so many columns, whose texts come some rows at a time.

    A part is the number of its first row and a list of texts for each column; texts that cannot be read do not count.
    `not_after` and `not_before` are what is known of the dates. Raises InvalidReference.
    """
    cached = CachedNormalizer(normalizer)
    evidence = [Evidence(not_after, not_before, normalizer.pivot, locale is not None) for _ in range(columns)]
    for first, part in parts:
        for sums, texts in zip(evidence, part, strict=True):
            rows = rows_by_text((row, text) for row, text in enumerate(texts, first) if isinstance(text, str))
            answers = cached.convert([Request(text, locale, None, reference) for text in rows])
            for answer, numbers in zip(answers, rows.values(), strict=True):
                sums.add_rows(answer, numbers)
    return tuple(sums.verdict() for sums in evidence)
