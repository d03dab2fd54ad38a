"""Tables that lie on several machines: columns converted and judged by Apache Spark (the extra `spark`).

    reader = SparkNormalizer(locale="de")
    verdict = reader.verdict(letters, "written")
    letters.withColumn("written_iso", reader.answer("written", verdict))

A column crosses to Python in batches of Arrow. Each Python process of an executor loads the model once and keeps its
last answers, as a process of `datenorm convert` does; datenorm, with this extra, is installed on every executor. What
comes back are results of tasks and nothing else, so that tasks that are lost or run twice change nothing.
"""

from __future__ import annotations

import datetime
import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from datenorm.bundle import CHECKSUMS
from datenorm.errors import MissingExtra, ModelError
from datenorm.evidence import Evidence
from datenorm.models import find_model, is_shipped
from datenorm.normalizer import DEFAULT_MODEL, Day, Normalizer
from datenorm.records import Answer, UnreadableInput, answer_fields
from datenorm.reference import read_reference
from datenorm.tables.cache import KEPT, CachedReader
from datenorm.tables.layouts import Text
from datenorm.tables.orders import answered, plain_reader, read_texts, reader_under
from datenorm.tables.parquet import texts
from datenorm.tallies import UNNUMBERED
from datenorm.verdicts import ColumnVerdict

try:
    import pyarrow
    from pyspark.sql import Column, DataFrame
    from pyspark.sql.functions import arrow_udf
except ModuleNotFoundError as error:
    raise MissingExtra((error.name or "a package").partition(".")[0], "spark") from error

__all__ = ["SparkNormalizer"]

# Normalizers that a process keeps, and readers with their answers: tables seldom have columns of more kinds.
_NORMALIZERS, _READERS = 4, 8
# Tasks among which the evidence of all partitions is merged, before the driver merges theirs.
_MERGING = 8

_DETAILS_SQL = (
    "edtf string, date string, confidence double, status string, reason string, "
    "alternatives array<struct<edtf: string, confidence: double>>"
)
_EVIDENCE_SQL = "evidence string"
_STRING, _NUMBER = pyarrow.string(), pyarrow.float64()
_DETAILS = pyarrow.struct(
    {
        "edtf": _STRING,
        "date": _STRING,
        "confidence": _NUMBER,
        "status": _STRING,
        "reason": _STRING,
        "alternatives": pyarrow.list_(pyarrow.struct({"edtf": _STRING, "confidence": _NUMBER})),
    }
)
_EVIDENCE = pyarrow.schema({"evidence": _STRING})

Batches = Iterator[Any]
Task = Callable[[Batches], Batches]
Write = Callable[[Sequence[Answer]], Any]
Hints = tuple[str | None, str | None, datetime.date | None]


class SparkNormalizer:
    """Reads the dates of columns with one model and what is known about them all.

    The settings are those of `Normalizer.load` and `Normalizer.normalize`. A model that does not ship with datenorm
    must lie at the same path on every machine. No clock is read: words such as "yesterday" need a reference date.
    Raises, here and at once, ModelError, InvalidHint, InvalidReference, and ValueError for numbers out of range.
    """

    def __init__(
        self,
        model: str | Path = DEFAULT_MODEL,
        *,
        locale: str | None = None,
        reference: Day | None = None,
        prefer: str | None = None,
        pivot: int | None = None,
        min_confidence: float | None = None,
    ) -> None:
        folder = find_model(model)
        self._normalizer = Normalizer.load(folder, pivot=pivot, min_confidence=min_confidence, prefer=prefer)
        self._normalizer.check_hints(locale, None)
        self._locale, self._reference = locale, None if reference is None else read_reference(reference)
        name = folder.name if is_shipped(folder) else str(folder.resolve())
        self._setup = _Setup(name, _checksum(folder), pivot, min_confidence, prefer)

    def answer(self, column: str | Column, order: str | ColumnVerdict | None = None) -> Column:
        """The column with the answers to its texts, as strings; null where there is none.

        `order` is the verdict on the column, under which all of it is then read, as `datenorm convert --column` does;
        or dmy, mdy or ymd. Without it each text is read by itself. Raises InvalidHint.
        """
        return self._function(order, _edtf, "string")(column)

    def details(self, column: str | Column, order: str | ColumnVerdict | None = None) -> Column:
        """The column with everything about the answers, as structs that are never null themselves.

        Their fields are those of `datenorm convert --format jsonl`: edtf, date, confidence, status, reason and
        alternatives, a list of edtf and confidence. `order` is that of `answer`. Raises InvalidHint.
        """
        return self._function(order, _structs, _DETAILS_SQL)(column)

    def verdict(
        self, table: DataFrame, column: str | Column, *, not_after: object = None, not_before: object = None
    ) -> ColumnVerdict:
        """What the rows of a column say together, in one pass over it: as `datenorm.read_column` finds it.

        The verdict is the same however the rows are spread. As they have no order, the rows that it names have no
        number; they are those of whose kind the texts sort first, each text once. `not_after` and `not_before` are what
        is known of the dates, a date or a text such as 2024-05-03, 2024-05 or 2024. Raises InvalidReference.
        """
        none = Evidence(not_after, not_before, self._normalizer.pivot, self._locale is not None).to_json()
        gather = _gather(self._setup, self._locale, self._reference, none)
        gathered = table.select(column).mapInArrow(gather, _EVIDENCE_SQL)
        merged = gathered.repartition(_MERGING).mapInArrow(_merge(none), _EVIDENCE_SQL)
        return _sum(none, (row.evidence for row in merged.collect())).verdict()

    def _function(self, order: str | ColumnVerdict | None, write: Write, kind: str) -> Callable[..., Column]:
        """The function of a column whose answers are written to arrays of a kind."""
        verdict, stated = (pickle.dumps(order), None) if isinstance(order, ColumnVerdict) else (None, order)
        self._normalizer.check_hints(self._locale, stated)
        convert = _convert(self._setup, verdict, (self._locale, stated, self._reference), write)
        function: Callable[..., Column] = arrow_udf(convert, kind)
        return function


class _Setup(NamedTuple):
    """How an executor's process loads its normalizer; the checksum is of the driver's model."""

    model: str
    checksum: str
    pivot: int | None
    min_confidence: float | None
    prefer: str | None


@lru_cache(_NORMALIZERS)
def _normalizer(setup: _Setup) -> Normalizer:
    """This process's normalizer. Raises ModelError where this machine has no such model, or another."""
    model, checksum, pivot, min_confidence, prefer = setup
    folder = find_model(model)
    if _checksum(folder) != checksum:
        raise ModelError(
            f"the model at {folder} is not the driver's {model}; install the same datenorm and model on every machine"
        )
    return Normalizer.load(folder, pivot=pivot, min_confidence=min_confidence, prefer=prefer)


@lru_cache(_READERS)
def _reader(setup: _Setup, hints: Hints, verdict: bytes | None = None) -> CachedReader:
    """What reads texts in this process, under a pickled verdict or by themselves, and keeps their answers."""
    normalizer = _normalizer(setup)
    if verdict is None:
        return CachedReader(plain_reader(normalizer, *hints))
    locale, _, reference = hints
    under = reader_under(pickle.loads(verdict), normalizer, _reader(setup, hints), locale, reference)
    return CachedReader(under, KEPT // _READERS)


def _checksum(folder: Path) -> str:
    """What tells a model from all others: the checksum of those of its files."""
    return hashlib.sha256((folder / CHECKSUMS).read_bytes()).hexdigest()


def _convert(setup: _Setup, verdict: bytes | None, hints: Hints, write: Write) -> Callable[..., Any]:
    """What makes answers of a batch of a column. Functions of one array share a process, and so its answers."""

    def convert(batch: pyarrow.Array) -> pyarrow.Array:
        return write(read_texts(_reader(setup, hints, verdict), _texts(batch)))

    return convert


def _gather(setup: _Setup, locale: str | None, reference: datetime.date | None, none: str) -> Task:
    """What makes the evidence of a partition of its batches; `none` is evidence of no rows."""

    def gather(batches: Batches) -> Batches:
        evidence = Evidence.from_json(none)
        for batch in batches:
            cells = ((UNNUMBERED, text) for text in _texts(batch.column(0)))
            for answer, rows in answered(_reader(setup, (locale, None, reference)), cells):
                evidence.add_rows(answer, rows)
        yield _evidence_batch(evidence)

    return gather


def _merge(none: str) -> Task:
    """What makes one piece of evidence of those of several partitions."""

    def merge(batches: Batches) -> Batches:
        yield _evidence_batch(_sum(none, (text for batch in batches for text in batch.column(0).to_pylist())))

    return merge


def _sum(none: str, parts: Iterable[str]) -> Evidence:
    """The evidence of all parts, each as JSON; `none` is evidence of no rows."""
    evidence = Evidence.from_json(none)
    for part in parts:
        evidence.update(Evidence.from_json(part))
    return evidence


def _evidence_batch(evidence: Evidence) -> Any:
    return pyarrow.RecordBatch.from_pylist([{"evidence": evidence.to_json()}], _EVIDENCE)


def _texts(array: Any) -> list[Text]:
    """The values of a column as texts; null is empty. Raises UnreadableInput."""
    try:
        return texts(array)
    except pyarrow.ArrowException as error:
        raise UnreadableInput(f"the column holds {array.type}, not texts; choose another column") from error


def _edtf(answers: Iterable[Answer]) -> Any:
    return pyarrow.array([answer.edtf for answer in answers], _STRING)


def _structs(answers: Iterable[Answer]) -> Any:
    return pyarrow.array(map(answer_fields, answers), _DETAILS)
