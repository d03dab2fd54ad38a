"""Parquet: read in batches, written with the answers as new columns (needs pyarrow, the extra `tables`).

Everything else of the table (schema, metadata, types of the columns) comes back as it was. What is held at a time is a
batch that is read and a row group that is to be written.
"""

from __future__ import annotations

import io
import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from datenorm.errors import MissingExtra
from datenorm.records import Unreadable, UnreadableInput
from datenorm.tables.cells import Added, Cell
from datenorm.tables.inflow import Inflow, spool
from datenorm.tables.layouts import Text

if TYPE_CHECKING:
    import pyarrow

# Rows that are converted together, and of a row group that is written at most; bytes that close a row group early.
BATCH = 4096
GROUP = 32 * BATCH
GROUP_BYTES = 1 << 27


@dataclass(frozen=True, slots=True)
class TextChunk:
    """The texts of rows that lie together, a list for each column; `first` is the number of the first, from 1."""

    first: int
    texts: list[list[Text]]


def arrow() -> Any:
    """The package pyarrow with its Parquet. Raises MissingExtra."""
    try:
        import pyarrow.compute
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise MissingExtra("pyarrow", "tables") from error
    return pyarrow


class ParquetTable:
    """An opened Parquet file; standard input, and what is compressed once more, is copied to a temporary file first.

    `rows` are the batches whose texts were read and which wait for their answers, the oldest first.
    """

    def __init__(self, path: Path | None) -> None:
        self._arrow = arrow()
        self.name = "standard input" if path is None else str(path)
        self._file = _opened(path)
        try:
            self._parquet = self._arrow.parquet.ParquetFile(self._file)
        except (self._arrow.ArrowException, OSError) as error:
            self._file.close()
            raise self._unreadable(error) from error
        self.schema: pyarrow.Schema = self._parquet.schema_arrow
        self.names: list[str] = self.schema.names
        self.compression = self._compression()
        self.rows: deque[pyarrow.RecordBatch] = deque()
        self._columns: Sequence[int] = ()
        self._count: int = self._parquet.metadata.num_rows
        self._state = self._file_state()
        self.rewind()

    def rewind(self) -> None:
        """Goes back to the first row."""
        self.rows.clear()
        self._done = 0
        self._batches: Iterator[Any] = self._parquet.iter_batches(BATCH)
        self.at_end = False

    def has_grown(self) -> bool:
        """Never: the end of a Parquet file says where its rows are."""
        return False

    def choose(self, columns: Sequence[int]) -> None:
        """Names the columns that are read. Raises UnreadableInput for one that holds no texts."""
        string = self._arrow.string()
        for number in columns:
            kind = _plain(self._arrow, self.schema.field(number).type)
            try:
                self._arrow.array([], kind).cast(string)
            except self._arrow.ArrowException as error:
                raise UnreadableInput(
                    f"the column {self.names[number]} of {self.name} holds {kind}, not texts; choose another column"
                ) from error
        self._columns = columns

    def fileno(self) -> int:
        return self._file.fileno()

    def holds(self) -> bool:
        """A file is never waited for."""
        return True

    def backlog(self) -> int:
        """About what is left, in bytes of text."""
        return 16 * len(self._columns) * (self._count - self._done)

    def fraction(self) -> float | None:
        return self._done / self._count if self._count else 1.0

    def close(self) -> None:
        self._file.close()

    def read(self) -> list[TextChunk]:
        """The texts of the next batch. Raises UnreadableInput."""
        try:
            batch = next(self._batches, None)
        except (self._arrow.ArrowException, OSError) as error:
            raise self._unreadable(error) from error
        if batch is None:
            self.at_end = True
            if self._file_state() != self._state:
                raise UnreadableInput(f"{self.name} cannot be read: it was changed while it was read; convert a copy")
            return []
        first, self._done = self._done + 1, self._done + batch.num_rows
        self.rows.append(batch)
        return [TextChunk(first, [texts(batch.column(number)) for number in self._columns])]

    def _file_state(self) -> tuple[int, int]:
        """Size and time of the last change."""
        status = os.fstat(self._file.fileno())
        return status.st_size, status.st_mtime_ns

    def _compression(self) -> str:
        """The compression of its first column, for the output."""
        metadata = self._parquet.metadata
        if not metadata.num_row_groups or not metadata.num_columns:
            return "snappy"
        kind: str = metadata.row_group(0).column(0).compression.lower()
        return "none" if kind == "uncompressed" else kind

    def _unreadable(self, error: Exception) -> UnreadableInput:
        why = str(error).splitlines()[0].rstrip(".")
        return UnreadableInput(f"{self.name} cannot be read: it is no Parquet file, or truncated or damaged ({why})")


def texts(array: Any) -> list[Text]:
    """The values of an array as texts; null is empty. A text that is not UTF-8 is told as such."""
    pyarrow = arrow()
    if not (pyarrow.types.is_string(array.type) or pyarrow.types.is_large_string(array.type)):
        plain = array.cast(_plain(pyarrow, array.type))
        if pyarrow.types.is_binary(plain.type) or pyarrow.types.is_large_binary(plain.type):
            return [_decoded(value) for value in plain.to_pylist()]
        array = plain.cast(pyarrow.string())
    try:
        return [value or "" for value in array.to_pylist()]
    except UnicodeDecodeError:
        return [_decoded(value) for value in array.cast(pyarrow.large_binary()).to_pylist()]


class _Groups:
    """Batches on their way to a file, gathered into row groups whose size depends on the rows alone."""

    def __init__(self, file: IO[bytes] | io.RawIOBase, schema: Any, compression: str) -> None:
        self._arrow = arrow()
        self._writer = self._arrow.parquet.ParquetWriter(file, schema, compression=compression)
        self._waiting: list[Any] = []

    def put(self, batch: Any) -> None:
        self._waiting.append(batch)
        rows, size = (sum(getattr(part, what) for part in self._waiting) for what in ("num_rows", "nbytes"))
        if rows >= GROUP or size >= GROUP_BYTES:
            self._flush()

    def close(self) -> None:
        """Completes the file."""
        self._flush()
        self._writer.close()

    def abandon(self) -> None:
        """Leaves the file as it is, so that nothing more is written to it."""
        self._writer.is_open = False

    def _flush(self) -> None:
        if self._waiting:
            group = self._arrow.Table.from_batches(self._waiting)
            self._waiting = []
            self._writer.write_table(group, row_group_size=group.num_rows)


class ParquetWriter(_Groups):
    """Writes batches with the answers to their columns."""

    def __init__(self, file: IO[bytes] | io.RawIOBase, table: ParquetTable, added: Added) -> None:
        self._added = added
        self._schema = schema_with(table.schema, added)
        super().__init__(file, self._schema, table.compression)

    def write(self, batch: Any, cells: Sequence[Sequence[Cell]]) -> None:
        """A batch with its cells, a list for each column."""
        columns = batch.columns
        if self._added.replace:
            for number, column in zip(self._added.columns, cells, strict=True):
                columns[number] = self._arrow.array([cell.value for cell in column], self._arrow.string())
        rows = [self._added.new_values(row) for row in zip(*cells, strict=True)]
        kinds = self._schema.types[len(columns) :]
        fresh = zip(*rows, strict=True) if rows else [()] * len(kinds)
        columns += [self._arrow.array(values, kind) for values, kind in zip(fresh, kinds, strict=True)]
        self.put(self._arrow.RecordBatch.from_arrays(columns, schema=self._schema))


class ParquetRejects(_Groups):
    """Writes whole rows with their number and why they were refused."""

    def __init__(self, file: IO[bytes] | io.RawIOBase, table: ParquetTable) -> None:
        pyarrow = arrow()
        front = [pyarrow.field("row", pyarrow.int64()), pyarrow.field("reason", pyarrow.string())]
        self._schema = pyarrow.schema([*front, *table.schema])
        super().__init__(file, self._schema, table.compression)

    def write(self, batch: Any, first: int, refused: Sequence[int], reasons: Sequence[str]) -> None:
        """The rows of these indices in a batch whose first row has the number `first`."""
        if refused:
            numbers = self._arrow.array([first + index for index in refused], self._arrow.int64())
            rows = batch.take(self._arrow.array(refused, self._arrow.int64()))
            columns = [numbers, self._arrow.array(reasons, self._arrow.string()), *rows.columns]
            self.put(self._arrow.RecordBatch.from_arrays(columns, schema=self._schema))


def schema_with(schema: Any, added: Added) -> Any:
    """A schema with the new columns, or with texts in place of those that are replaced."""
    pyarrow = arrow()
    fields = list(schema)
    if added.replace:
        for number in added.columns:
            fields[number] = fields[number].with_type(pyarrow.string()).with_nullable(True)
    other = pyarrow.struct([("edtf", pyarrow.string()), ("confidence", pyarrow.float64())])
    details = [pyarrow.float64(), pyarrow.string(), pyarrow.list_(other)] if added.details else []
    kinds = ([] if added.replace else [pyarrow.string()]) + details
    names = added.new_names()
    fields += map(pyarrow.field, names, chain.from_iterable([kinds] * len(added.columns)))
    return pyarrow.schema(fields, schema.metadata)


def _opened(path: Path | None) -> BinaryIO:
    """The file, as one that can be read at any place."""
    inflow = Inflow(path)
    if path is None or not inflow.is_file or inflow.is_compressed():
        copy = spool(inflow)
        inflow.close()
        return copy
    inflow.close()
    return path.open("rb")


def _plain(pyarrow: Any, kind: Any) -> Any:
    """The type of the values of a dictionary, else the type itself."""
    return kind.value_type if pyarrow.types.is_dictionary(kind) else kind


def _decoded(value: bytes | None) -> Text:
    try:
        return (value or b"").decode()
    except UnicodeDecodeError:
        return Unreadable.INVALID_UTF8
