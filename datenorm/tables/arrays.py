"""Columns in memory: a list, or a column of pandas, polars or pyarrow, converted to one of the same kind.

None of these libraries is imported here. Who passes a column of one has it, and the column knows its own class.
"""

from __future__ import annotations

import datetime
import math
import numbers
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from datenorm.normalization import Normalization
from datenorm.normalizer import Day, Normalizer, Request, default_normalizer
from datenorm.reference import read_reference
from datenorm.tables.cache import CachedNormalizer

Column = TypeVar("Column")
Answers = list[str | None]

# Texts that are converted together.
_SLICE = 8192


def normalize_column(
    column: Column,
    *,
    locale: str | None = None,
    order: str | None = None,
    reference: Day | None = None,
    normalizer: Normalizer | None = None,
) -> Column:
    """A column with the answers to its texts, of the same kind and length; null where there is none.

    `column` is a list or tuple, a pandas or polars Series, or an array of pyarrow. Numbers and dates in it are read as
    they are written, each text for itself; `datenorm.read_column` reads a list as a column. `locale`, `order` and
    `reference` hold for all of it, `normalizer` is the model `base` where none is given. Raises InvalidHint,
    InvalidReference, and TypeError for what is no column of texts.

    >>> normalize_column(["3 May 1979", None, "n/a"])
    ['1979-05-03', None, None]
    """
    answers = _normalizations([_text(value) for value in _values(column)], locale, order, reference, normalizer)
    found: Column = _rebuild(column)([None if answer is None else answer.edtf for answer in answers])
    return found


def _normalizations(
    texts: Sequence[str | None],
    locale: str | None,
    order: str | None,
    reference: Day | None,
    normalizer: Normalizer | None,
) -> list[Normalization | None]:
    """What each text of a column says; None for null."""
    reader = default_normalizer() if normalizer is None else normalizer
    reader.check_hints(locale, order)
    day = None if reference is None else read_reference(reference)
    known = [text for text in texts if text is not None]
    cached = CachedNormalizer(reader)
    found: list[Normalization] = []
    for first in range(0, len(known), _SLICE):
        found += cached.convert([Request(text, locale, order, day) for text in known[first : first + _SLICE]])
    answers = iter(found)
    return [None if text is None else next(answers) for text in texts]


def _library(column: object) -> str:
    """The package that the column's class is of."""
    return type(column).__module__.partition(".")[0]


def _values(column: Any) -> Iterable[Any]:
    if isinstance(column, list | tuple):
        return column
    if _library(column) == "pyarrow" and hasattr(column, "to_pylist"):
        return column.to_pylist()  # type: ignore[no-any-return]
    if _library(column) in ("pandas", "polars") and type(column).__name__ == "Series":
        return column.to_list()  # type: ignore[no-any-return]
    raise TypeError(
        "a column is a list, a pandas or polars Series, or a pyarrow array; "
        f"received {type(column).__module__}.{type(column).__qualname__}"
    )


def _rebuild(column: Any) -> Callable[[Answers], Any]:
    """What makes a column like this one of answers."""
    library = sys.modules.get(_library(column))
    match _library(column):
        case "pandas":
            return lambda answers: type(column)(answers, index=column.index, name=column.name, dtype="string")
        case "polars":
            return lambda answers: type(column)(column.name, answers, dtype=library.String)  # type: ignore[union-attr]
        case "pyarrow":
            return lambda answers: _arrow(library, column, answers)
        case _:
            return type(column)


def _arrow(pyarrow: Any, column: Any, answers: Answers) -> Any:
    """An array of strings, in chunks where the column has chunks."""
    if not hasattr(column, "chunks"):
        return pyarrow.array(answers, pyarrow.string())
    chunks, start = [], 0
    for chunk in column.chunks:
        chunks.append(pyarrow.array(answers[start : start + len(chunk)], pyarrow.string()))
        start += len(chunk)
    return pyarrow.chunked_array(chunks, pyarrow.string())


def _text(value: Any) -> str | None:
    """A value as it is written; None for null. Raises TypeError."""
    if isinstance(value, str):
        return value
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return None if math.isnan(value) else f"{value:.0f}" if value.is_integer() else str(value)
    if not isinstance(value, bool) and isinstance(value, numbers.Integral):
        return str(value)
    raise TypeError(f"a column holds texts, numbers, dates and nulls; received {value!r:.100} ({type(value).__name__})")
