"""A table of rows of bytes (CSV, TSV, JSON lines), or plain lines, opened: its columns, then its rows as they come."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from datenorm.records import Unreadable, UnreadableInput
from datenorm.tables.cells import Added
from datenorm.tables.delimited import (
    LINE_ENDS,
    LONGEST_ROW,
    LongRow,
    OpenQuote,
    RowSplitter,
    detected_delimiter,
    fields,
    split_end,
    unquoted,
)
from datenorm.tables.encodings import MARK, detected_encoding, named_encoding
from datenorm.tables.inflow import BLOCK, Inflow
from datenorm.tables.layouts import DelimitedLayout, Layout, ObjectLayout

# Bytes of a file that are looked at for its encoding and delimiter; of a stream, what comes with its first line.
SAMPLE = 4 * BLOCK
# Rows of a chunk at most: many, as the texts that they share are looked up once.
ROWS = 4096


@dataclass(frozen=True, slots=True)
class RowChunk:
    """Rows that lie together, each with its line end, blank lines too; `first` is the number of the first, from 1."""

    first: int
    rows: list[bytes]


@dataclass(frozen=True, slots=True)
class Opening:
    """How a table is to be read: its file (None is standard input), its format, and what the user says of it."""

    path: Path | None
    format: str
    delimiter: bytes | None = None
    encoding: str | None = None


class Splitter(Protocol):
    """Cuts pieces of bytes into rows, each with its line end."""

    def feed(self, piece: bytes) -> list[bytes]: ...

    def finish(self) -> list[bytes]: ...


class LineSplitter:
    """Cuts pieces of bytes into lines, each with its line end."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._size = 0

    def feed(self, piece: bytes) -> list[bytes]:
        self._held.append(piece)
        self._size += len(piece)
        if b"\n" not in piece:
            if self._size > LONGEST_ROW:
                raise UnreadableInput(
                    f"a line is longer than {LONGEST_ROW:,} bytes; is this JSON with one object a line?"
                )
            return []
        lines = [line + b"\n" for line in b"".join(self._held).split(b"\n")]
        last = lines.pop()[:-1]
        self._held, self._size = [last], len(last)
        return lines

    def finish(self) -> list[bytes]:
        last = b"".join(self._held)
        return [last] if last else []


class RowTable:
    """An opened table of rows of bytes. `names` are its columns; of JSON lines, the members of the first row."""

    def __init__(self, opening: Opening, *, twice: bool = False) -> None:
        self._inflow = Inflow(opening.path)
        if twice:
            self._inflow.keep()
        self.name = self._inflow.name
        sample = self._sample()
        given = opening.encoding
        self.encoding = named_encoding(given, sample) if given else detected_encoding(sample, self.name)
        self.was_guessed = given is None and self.encoding.codec != "utf-8"
        self._format = opening.format
        self._begin(sample, opening.delimiter or (b"\t" if opening.format == "tsv" else None))

    def _begin(self, sample: bytes, delimiter: bytes | None) -> None:
        """Reads to the first row; the delimiter is detected where none is given."""
        self._inward = self.encoding.inward()
        self._ended = False
        head = self._brought(sample)
        self._front = [MARK] if head.startswith(MARK) and self.encoding.codec == "utf-8" else []
        head = head[len(MARK) :] if self._front else head
        self._header: bytes | None = None
        self.delimiter = delimiter or detected_delimiter(head)
        self._splitter: Splitter = LineSplitter() if self._format in ("jsonl", "lines") else RowSplitter(self.delimiter)
        self._number = 1
        self._ready = deque(self._split(head))
        self.names = self._open_front()

    def rewind(self) -> None:
        """Goes back to the first row, where it was opened to be read `twice`.

        The same rows come again, though the file may have grown; UnreadableInput is raised where they are not the same.
        """
        self._inflow.rewind()
        self._begin(self._sample(), self.delimiter)

    def has_grown(self) -> bool:
        """Whether, at its end, the file has more rows than were read."""
        return self._inflow.has_grown()

    @property
    def at_end(self) -> bool:
        return self._ended and not self._ready

    def fileno(self) -> int:
        return self._inflow.fileno()

    def backlog(self) -> int:
        return self._inflow.backlog() + sum(map(len, self._ready))

    def holds(self) -> bool:
        """Whether `read` gives something although the descriptor need not be readable."""
        return bool(self._ready) or self._inflow.holds()

    def fraction(self) -> float | None:
        return self._inflow.fraction()

    def close(self) -> None:
        self._inflow.close()

    def read(self) -> list[RowChunk]:
        """The next chunk, or none where one read did not give a whole row. Raises UnreadableInput."""
        if not self._ready and not self._ended:
            self._ready.extend(self._more())
        if not self._ready:
            return []
        rows = [self._ready.popleft() for _ in range(min(ROWS, len(self._ready)))]
        first, self._number = self._number, self._number + len(rows) - sum(map(self._is_blank, rows))
        return [RowChunk(first, rows)]

    def layout(self, added: Added) -> Layout:
        """How its rows are read and written with these new columns."""
        if self._format == "jsonl":
            return ObjectLayout(self.encoding, added.names, added)
        return DelimitedLayout(self.delimiter, self.encoding, len(self.names), added)

    def heading(self, added: Added) -> bytes:
        """What stands in front of the first row in the output: byte order mark, blank lines, header."""
        front, layout = b"".join(self._front), self.layout(added)
        if self._header is None or not isinstance(layout, DelimitedLayout):
            return front
        return front + layout.header(self._header)

    def rejects_heading(self) -> bytes:
        """What stands in front of the first row in the file of rejects."""
        if self._header is None:
            return b""
        body, end = split_end(self._header)
        return b"row" + self.delimiter + b"reason" + self.delimiter + body + (end or b"\n")

    def _is_blank(self, row: bytes) -> bool:
        if self._format == "lines":
            return False
        return row in LINE_ENDS or (self._format == "jsonl" and not row.strip())

    def _sample(self) -> bytes:
        """The first bytes, which tell how to read the rest: many of a file, of a stream what comes with a line."""
        found = b""
        while (piece := self._inflow.read()) is not None:
            found += piece
            if len(found) >= SAMPLE or (not self._inflow.is_file and (b"\n" in found or b"\r" in found)):
                return found
        return found

    def _brought(self, piece: bytes | None) -> bytes:
        """A piece of the file as bytes that can be split into rows; None is its end."""
        try:
            return self._inward(piece or b"", piece is None)
        except UnicodeDecodeError as error:
            raise self._inflow.unreadable(f"it is no {self.encoding.name}, or ends within a character") from error

    def _split(self, piece: bytes) -> list[bytes]:
        try:
            return self._splitter.feed(piece)
        except OpenQuote as error:
            raise self._unclosed(error) from error
        except LongRow as error:
            raise self._inflow.unreadable(
                f"the row at line {error.line} is longer than {LONGEST_ROW:,} bytes; is this a table?"
            ) from error

    def _more(self) -> list[bytes]:
        piece = self._inflow.read()
        if piece is not None:
            return self._split(self._brought(piece))
        self._ended = True
        rows = self._split(self._brought(None))
        try:
            last = self._splitter.finish()
        except OpenQuote as error:
            raise self._unclosed(error) from error
        if last and self._inflow.has_grown() and not last[-1].endswith((b"\n", b"\r")):
            raise self._inflow.unreadable("a row was being written to it; convert it, or a copy, when that is done")
        return rows + last

    def _unclosed(self, error: OpenQuote) -> UnreadableInput:
        return self._inflow.unreadable(
            f"a quote that opens in the row at line {error.line} is never closed; close it, or quote the field"
        )

    def _open_front(self) -> list[str]:
        """Reads to the first row that is not blank, for the names of the columns; it is the header, but in JSON.

        Lines have no columns and no names.
        """
        if self._format == "lines":
            return []
        while self._ready or not self._ended:
            if not self._ready:
                self._ready.extend(self._more())
            if self._format == "jsonl" and self._ready:
                return self._members()
            while self._ready and self._ready[0] in LINE_ENDS:
                self._front.append(self._ready.popleft())
            if self._ready:
                self._header = self._ready.popleft()
                return self._columns(self._header)
        if self._format == "jsonl":
            return []
        raise self._inflow.unreadable("it is empty; a table begins with the names of its columns")

    def _columns(self, header: bytes) -> list[str]:
        parts = map(unquoted, fields(split_end(header)[0], self.delimiter))
        return [part.decode(self.encoding.codec, "backslashreplace") for part in parts]

    def _members(self) -> list[str]:
        layout = ObjectLayout(self.encoding, (), Added((), (), ()))
        for raw in self._ready:
            members = layout.split(raw)
            if members and not isinstance(members, Unreadable):
                return list(members)
        return []
