"""Columns in memory: a list, or a column of pandas, polars or pyarrow, converted to one of the same kind.

None of these libraries is imported here. Who passes a column of one has it, and the column knows its own class.
"""

from __future__ import annotations

import datetime
import math
import numbers
import sys
from collections.abc import Callable, Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from datenorm.columns import AUTO, ColumnReport, read_column
from datenorm.normalizer import Day, Normalizer, default_normalizer
from datenorm.reference import read_reference

Column = TypeVar("Column")
Answers = list[str | None]


class NormalizedColumn(NamedTuple, Generic[Column]):
    """A column of answers, and what the column that they answer was found to be; unpacks into the two."""

    values: Column
    report: ColumnReport


def normalize_column(
    column: Column,
    *,
    order: str = AUTO,
    not_after: object = None,
    not_before: object = None,
    locale: str | None = None,
    reference: Day | None = None,
    normalizer: Normalizer | None = None,
) -> NormalizedColumn[Column]:
    """A column with the answers to its texts, of the same kind and length, and the report on it.

    `column` is a list or tuple, a pandas or polars Series, or an array of pyarrow; numbers and dates in it are read as
    they are written. It is read as a column, whose rows decide together what one leaves open; what is refused, and what
    was null, is null. `order`, `not_after`, `not_before`, `locale` and `reference` are those of
    `datenorm.read_column`; `normalizer` is the model `base` where none is given. Raises InvalidHint, InvalidReference,
    and TypeError for what is no column of texts.

    >>> answers, report = normalize_column(["03/04/2005", None, "25/12/2005", "n/a"])
    >>> answers, report.order
    (['2005-04-03', None, '2005-12-25', None], 'dmy')
    """
    answers, report = read_column(
        default_normalizer() if normalizer is None else normalizer,
        [_text(value) or "" for value in _values(column)],
        order=order,
        not_after=not_after,
        not_before=not_before,
        locale=locale,
        reference=None if reference is None else read_reference(reference),
    )
    return NormalizedColumn(_rebuild(column)([answer.edtf for answer in answers]), report)


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
