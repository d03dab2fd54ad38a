"""Answers to the rows of a table: a chunk of rows in, the same rows with their answers out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from datenorm.cli.answers import NOTICES, Answers, Notice, Settings, message, warnings_of
from datenorm.field_orders import Window
from datenorm.records import Answer
from datenorm.tables.cache import KEPT, Reads
from datenorm.tables.cells import Added, Cell
from datenorm.tables.layouts import Layout, Text
from datenorm.tables.orders import read_texts
from datenorm.tables.parquet import TextChunk
from datenorm.tables.source import RowChunk

# Bytes of the longest row of which it is kept how its answers are written.
_LONGEST = 1 << 10
RAGGED = "some rows have fewer or more fields than the header; their answers are at their end all the same"


@dataclass(frozen=True, slots=True)
class TableSettings:
    """What decides about the answers to a table; travels to worker processes.

    `window` is what is known of the dates.
    """

    common: Settings
    added: Added
    window: Window


@dataclass(frozen=True, slots=True)
class ColumnAnswers:
    """Answers to rows that are put into their table elsewhere: `cells` for each column, and what is told of them.

    `rejected` are the indices of the refused rows, `first` is the number of the first row.
    """

    told: Answers
    cells: list[list[Cell]]
    first: int
    rejected: list[int]
    reasons: list[str]


class Judged:
    """The answers to rows that lie together, up to the first refused row where that is to end the conversion.

    `columns` has a list of answers for each column, `rejected` are the indices of the rows for the file of rejects.
    """

    def __init__(self, first: int, columns: Sequence[Sequence[Answer]], settings: TableSettings) -> None:
        self.first = first
        self.columns = columns
        self.failure: Notice | None = None
        self._names = settings.added.names
        self._keep = settings.common.on_error == "keep"
        self._refused = self._indices(lambda answer: answer.edtf is None)
        self.rejected = self._refused
        self.count = len(columns[0]) if columns else 0
        if self._refused and settings.common.on_error == "fail":
            self.count = self._refused[0]
            self.failure = self._notices([self.count])[0]
            self.rejected, self._refused = [self.count], []

    def reason(self, index: int) -> str:
        """Why a row was refused; of several columns, each that was."""
        found = [(name, answer.reason) for name, answer in self.refused_in(index)]
        return "; ".join(f"{name}: {why}" if len(self._names) > 1 else f"{why}" for name, why in found)

    def cells(self) -> list[list[Cell]]:
        """What is written, a list for each column."""
        return [[_cell(answer, self._keep) for answer in column[: self.count]] for column in self.columns]

    def answers(self, output: bytes = b"", rejects: bytes = b"", *more: str) -> Answers:
        """How many rows there were, and what people are told of them."""
        ambiguous = set(self._indices(lambda answer: answer.status == "ambiguous"))
        warnings = [warnings_of(column[: self.count]) for column in self.columns]
        return Answers(
            output=output,
            count=self.count,
            refused=len(self._refused),
            ambiguous=len(ambiguous.intersection(self._refused)),
            notices=tuple(self._notices(self._refused[:NOTICES])[:NOTICES]),
            warnings=frozenset(more).union(*warnings),
            rejects=rejects,
            failure=self.failure,
        )

    def refused_in(self, index: int) -> list[tuple[str, Answer]]:
        """The answers of a row that are none, with the names of their columns."""
        row = [(name, column[index]) for name, column in zip(self._names, self.columns, strict=True)]
        return [(name, answer) for name, answer in row if answer.edtf is None]

    def _indices(self, condition: Callable[[Answer], bool]) -> list[int]:
        """The rows in which an answer meets a condition, in their order."""
        found = [[index for index, answer in enumerate(column) if condition(answer)] for column in self.columns]
        return found[0] if len(found) == 1 else sorted(set().union(*found))

    def _notices(self, indices: Sequence[int]) -> list[Notice]:
        several = len(self._names) > 1
        return [
            Notice(f"row {self.first + index}{f', {name}' if several else ''}", answer.text, message(answer))
            for index in indices
            for name, answer in self.refused_in(index)
        ]


def _cell(answer: Answer, keep: bool) -> Cell:
    """What is written for an answer; `keep` says that a refused text stays."""
    if keep and answer.edtf is None:
        return Cell(answer.text, answer.confidence, answer.status, answer.alternatives, True)
    return Cell(answer.edtf, answer.confidence, answer.status, answer.alternatives)


class ColumnConverter:
    """Converts the texts of columns; `readers` has for each column what reads its texts."""

    def __init__(self, readers: Sequence[Reads], settings: TableSettings) -> None:
        self._readers = readers
        self._settings = settings

    def __call__(self, chunk: TextChunk) -> ColumnAnswers:
        judged = self.judge(chunk.first, chunk.texts)
        reasons = list(map(judged.reason, judged.rejected))
        return ColumnAnswers(judged.answers(), judged.cells(), judged.first, judged.rejected, reasons)

    def judge(self, first: int, columns: Sequence[Sequence[Text]]) -> Judged:
        """The answers to the texts of columns; the first of them are those of the row with the number `first`."""
        answers = [read_texts(read, texts) for texts, read in zip(columns, self._readers, strict=True)]
        return Judged(first, answers, self._settings)


class RowConverter:
    """Converts rows of bytes."""

    def __init__(self, columns: ColumnConverter, layout: Layout, settings: TableSettings) -> None:
        self._columns = columns
        self._layout = layout
        self._has_rejects = settings.common.rejects
        self._keep = settings.common.on_error == "keep"
        self._adds = bool(settings.added.new_names())
        self._kept = lru_cache(KEPT)(self._prepared)

    def __call__(self, chunk: RowChunk) -> Answers:
        """The rows of a chunk with their answers, blank lines as they were."""
        split = list(map(self._layout.split, chunk.rows))
        rows = [(raw, parts) for raw, parts in zip(chunk.rows, split, strict=True) if parts is not None]
        judged = self._columns.judge(chunk.first, self._layout.texts([parts for _, parts in rows]))
        prepare = self._prepared if max(map(len, chunk.rows)) > _LONGEST else self._kept
        prepared = map(prepare, zip(*judged.columns, strict=True))
        write = self._layout.write
        written = [write(raw, parts, new) for (raw, parts), new in zip(rows[: judged.count], prepared, strict=False)]
        output = written
        if judged.count == len(rows) < len(chunk.rows):  # else, stopped at a refused row, blank lines are no loss
            fresh = iter(written)
            output = [raw if parts is None else next(fresh) for raw, parts in zip(chunk.rows, split, strict=True)]
        is_ragged = self._adds and any(self._layout.is_ragged(parts) for _, parts in rows)
        return judged.answers(self._outward(output), self._rejects(rows, judged), *[RAGGED] * is_ragged)

    def _prepared(self, answers: tuple[Answer, ...]) -> Any:
        """What is written to a row with these answers to its columns."""
        return self._layout.prepared([_cell(answer, self._keep) for answer in answers])

    def _rejects(self, rows: Sequence[tuple[bytes, Any]], judged: Judged) -> bytes:
        if not self._has_rejects:
            return b""
        found = [(rows[index][0], judged.first + index, judged.reason(index)) for index in judged.rejected]
        return self._outward([self._layout.reject(*row) for row in found])

    def _outward(self, rows: Sequence[bytes]) -> bytes:
        return self._layout.encoding.outward(b"".join(rows))
