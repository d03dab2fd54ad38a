"""Answers to the rows of a table: a chunk of rows in, the same rows with their answers out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from datenorm.cli.answers import NOTICES, Answers, Notice, Settings, Unread, load_normalizer, message, warnings_of
from datenorm.normalization import Normalization
from datenorm.normalizer import Request
from datenorm.records import Unreadable
from datenorm.tables.cache import CachedNormalizer, Converts
from datenorm.tables.cells import Added, Cell
from datenorm.tables.layouts import Layout, Row, Text
from datenorm.tables.parquet import TextChunk
from datenorm.tables.source import RowChunk

Answer = Normalization | Unread
RAGGED = "some rows have fewer or more fields than the header; their answers are at their end all the same"


@dataclass(frozen=True, slots=True)
class TableSettings:
    """What decides about the answers to a table; travels to worker processes. `orders` has one for each column."""

    common: Settings
    added: Added
    orders: tuple[str | None, ...]


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

    `rejected` are the refused rows that the file of rejects gets, by their index.
    """

    def __init__(self, first: int, rows: Sequence[tuple[Answer, ...]], settings: TableSettings) -> None:
        self.first = first
        self.rows = rows
        self.failure: Notice | None = None
        self._names = settings.added.names
        self._keep = settings.common.on_error == "keep"
        self._refused = [index for index, row in enumerate(rows) if any(answer.edtf is None for answer in row)]
        self.rejected = self._refused
        self.count = len(rows)
        if self._refused and settings.common.on_error == "fail":
            self.count = self._refused[0]
            self.failure = self._notices([self.count])[0]
            self.rejected, self._refused = [self.count], []

    def reason(self, index: int) -> str:
        """Why a row was refused; of several columns, each that was."""
        found = [(name, answer.reason) for name, answer in self._refused_in(index)]
        return "; ".join(f"{name}: {why}" if len(self._names) > 1 else f"{why}" for name, why in found)

    def cells(self, index: int) -> list[Cell]:
        """What is written for a row."""
        return [self._cell(answer) for answer in self.rows[index]]

    def answers(self, output: bytes = b"", rejects: bytes = b"", *more: str) -> Answers:
        """How many rows there were, and what people are told of them."""
        every = [answer for row in self.rows[: self.count] for answer in row]
        ambiguous = [index for index in self._refused if any(a.status == "ambiguous" for a in self.rows[index])]
        return Answers(
            output=output,
            count=self.count,
            refused=len(self._refused),
            ambiguous=len(ambiguous),
            notices=tuple(self._notices(self._refused[:NOTICES])[:NOTICES]),
            warnings=warnings_of(every).union(more),
            rejects=rejects,
            failure=self.failure,
        )

    def _refused_in(self, index: int) -> list[tuple[str, Answer]]:
        return [
            (name, answer) for name, answer in zip(self._names, self.rows[index], strict=True) if answer.edtf is None
        ]

    def _notices(self, indices: Sequence[int]) -> list[Notice]:
        several = len(self._names) > 1
        return [
            Notice(f"row {self.first + index}{f', {name}' if several else ''}", answer.text, message(answer))
            for index in indices
            for name, answer in self._refused_in(index)
        ]

    def _cell(self, answer: Answer) -> Cell:
        kept = self._keep and answer.edtf is None
        value = answer.text if kept else answer.edtf
        return Cell(value, answer.confidence, answer.status, answer.alternatives, kept)


class ColumnConverter:
    """Converts the texts of columns; what repeats is converted once."""

    def __init__(self, normalizer: Converts, settings: TableSettings) -> None:
        self._normalizer = CachedNormalizer(normalizer)
        self._settings = settings

    def __call__(self, chunk: TextChunk) -> ColumnAnswers:
        judged = self.judge(chunk.first, list(zip(*chunk.texts, strict=True)))
        rows = list(map(judged.cells, range(judged.count)))
        return ColumnAnswers(
            judged.answers(),
            [[row[number] for row in rows] for number in range(len(chunk.texts))],
            judged.first,
            judged.rejected,
            list(map(judged.reason, judged.rejected)),
        )

    def judge(self, first: int, rows: Sequence[Sequence[Text]]) -> Judged:
        """The answers to rows of texts, of which the first has the number `first`."""
        columns = [self._column([row[number] for row in rows], order) for number, order in self._orders()]
        return Judged(first, list(zip(*columns, strict=True)), self._settings)

    def _orders(self) -> list[tuple[int, str | None]]:
        return list(enumerate(self._settings.orders))

    def _column(self, texts: Sequence[Text], order: str | None) -> list[Answer]:
        """An answer for each text of a column; what could not be read never reaches the network."""
        common = self._settings.common
        readable = [text for text in texts if not isinstance(text, Unreadable)]
        requests = [Request(text, common.locale, order, common.reference) for text in readable]
        converted = iter(self._normalizer.convert(requests))
        return [Unread("", text) if isinstance(text, Unreadable) else next(converted) for text in texts]


class RowConverter:
    """Converts rows of bytes."""

    def __init__(self, normalizer: Converts, layout: Layout, settings: TableSettings) -> None:
        self._columns = ColumnConverter(normalizer, settings)
        self._layout = layout
        self._has_rejects = settings.common.rejects
        self._adds = bool(settings.added.new_names())

    def __call__(self, chunk: RowChunk) -> Answers:
        """The rows of a chunk with their answers, blank lines as they were."""
        read = list(map(self._layout.read, chunk.rows))
        rows = [(raw, row) for raw, row in zip(chunk.rows, read, strict=True) if row is not None]
        judged = self._columns.judge(chunk.first, [row.texts for _, row in rows])
        written = iter([self._layout.write(*rows[index], judged.cells(index)) for index in range(judged.count)])
        if judged.count == len(rows):
            output = [raw if row is None else next(written) for raw, row in zip(chunk.rows, read, strict=True)]
        else:  # stopped at a refused row; blank lines before it are no loss
            output = list(written)
        warnings = [RAGGED] if self._adds and any(row.is_ragged for _, row in rows) else []
        return judged.answers(self._outward(output), self._rejects(rows, judged), *warnings)

    def _rejects(self, rows: Sequence[tuple[bytes, Row]], judged: Judged) -> bytes:
        if not self._has_rejects:
            return b""
        found = [(rows[index][0], judged.first + index, judged.reason(index)) for index in judged.rejected]
        return self._outward([self._layout.reject(*row) for row in found])

    def _outward(self, rows: Sequence[bytes]) -> bytes:
        return self._layout.encoding.outward(b"".join(rows))


def load_columns(settings: TableSettings) -> ColumnConverter:
    """The converter of texts that the settings describe, here or in a worker. Raises ModelError and InvalidHint."""
    return ColumnConverter(load_normalizer(settings.common), settings)


def load_rows(layout: Layout, settings: TableSettings) -> RowConverter:
    """The converter of rows that the settings describe, here or in a worker. Raises ModelError and InvalidHint."""
    return RowConverter(load_normalizer(settings.common), layout, settings)
