"""Rows of CSV and TSV as bytes: where each ends, where its fields lie, and how one is put in or added (RFC 4180).

A quote opens only at the start of a field, is written twice inside, and lets delimiters and line ends be part of the
field. A row ends with LF, CRLF or a lone CR. Nothing here decodes, so that whatever a field holds comes back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

DELIMITERS = (b",", b";", b"\t", b"|")
LINE_ENDS = frozenset({b"\n", b"\r\n", b"\r"})
# Bytes of one row that are held at most; behind an open quote it would be the rest of the file.
LONGEST_ROW = 1 << 27
_CLOSE = re.compile(rb'(?:[^"]++|"")*+"')
_QUOTED = re.compile(rb'"((?:[^"]++|"")*+)"?')
# Rows of a sample that are compared for their number of fields.
_COMPARED = 200


class OpenQuote(ValueError):
    """A quoted field that is not closed, in the row that begins at this line, from 1 for the first."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class LongRow(ValueError):
    """The row that begins at this line, from 1 for the first, is longer than LONGEST_ROW."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Patterns:
    """Where a quoted field opens, what a field is behind its delimiter, and lines each of which closes its quotes.

    `bare` matches a value that needs no quotes.
    """

    opening: re.Pattern[bytes]
    field: re.Pattern[bytes]
    closed: re.Pattern[bytes]
    bare: Callable[[bytes], object]


@cache
def patterns(delimiter: bytes) -> Patterns:
    mark = re.escape(delimiter)
    field = rb'%b("(?:[^"]++|"")*+"?[^%b]*+|[^%b]*+)' % (mark, mark, mark)
    inner = rb"[^%b\r\n]*+" % mark
    whole = rb'(?:"(?:[^"\r\n]++|"")*+"%b|(?!")%b)' % (inner, inner)
    row = rb"%b(?:%b%b)*+" % (whole, mark, whole)
    closed = rb"(?:%b[\r\n]++)*+%b" % (row, row)
    bare = re.compile(rb'[^"\r\n%b]*+' % mark).fullmatch
    return Patterns(re.compile(rb'(?:^|%b)"' % mark), re.compile(field), re.compile(closed), bare)


class RowSplitter:
    """Cuts pieces of bytes into rows, each with its line end; raises OpenQuote or LongRow where one has no end."""

    def __init__(self, delimiter: bytes) -> None:
        self._opening = patterns(delimiter).opening
        self._is_closed = patterns(delimiter).closed.fullmatch
        self._line: list[bytes] = []
        self._row: list[bytes] = []
        self._held = 0
        self._lines = 0

    def feed(self, piece: bytes) -> list[bytes]:
        """The rows that end in this piece."""
        self._hold(piece)
        if b"\n" not in piece and b"\r" not in piece and not self._ends_with_cr():
            return []
        lines = b"".join(self._line).splitlines(keepends=True)
        self._line = [lines.pop()] if lines and not lines[-1].endswith(b"\n") else []
        return self._join(lines)

    def finish(self) -> list[bytes]:
        """The last row, where it has no line end."""
        rows = self._join(b"".join(self._line).splitlines(keepends=True))
        self._line = []
        if self._row:
            raise OpenQuote(self._lines - len(self._row) + 1)
        return rows

    def _ends_with_cr(self) -> bool:
        return len(self._line) > 1 and self._line[-2].endswith(b"\r")

    def _hold(self, piece: bytes) -> None:
        self._line.append(piece)
        self._held += len(piece)
        if self._held > LONGEST_ROW + len(piece):
            first = self._lines - len(self._row) + 1
            raise OpenQuote(first) if self._row else LongRow(first)

    def _join(self, lines: Sequence[bytes]) -> list[bytes]:
        """Rows of these lines; most are a row each."""
        is_plain = not self._row and self._are_closed(b"".join(lines))
        rows = list(lines) if is_plain else self._joined(lines)
        self._lines += len(lines)
        if rows:
            self._held = sum(map(len, self._row)) + sum(map(len, self._line))
        return rows

    def _joined(self, lines: Sequence[bytes]) -> list[bytes]:
        """Rows of lines of which one that leaves a quote open goes on in the next."""
        rows = []
        for line in lines:
            if not self._row and self._are_closed(line):
                rows.append(line)
            elif self._stays_open(line):
                self._row.append(line)
            else:
                rows.append(b"".join([*self._row, line]))
                self._row = []
        return rows

    def _are_closed(self, lines: bytes) -> bool:
        """Whether each of these lines closes the quotes that it opens."""
        return b'"' not in lines or bool(self._is_closed(lines))

    def _stays_open(self, line: bytes) -> bool:
        """Whether a quote is open at the end of a line; one is open at its start within a row."""
        at, is_open = 0, bool(self._row)
        while True:
            if is_open:
                close = _CLOSE.match(line, at)
                if close is None:
                    return True
                at = close.end()
            opening = self._opening.search(line, at)
            if opening is None:
                return False
            at, is_open = opening.end(), True


def split_end(row: bytes) -> tuple[bytes, bytes]:
    """A row without its line end, and that.

    >>> split_end(b"a,b\\r\\n")
    (b'a,b', b'\\r\\n')
    """
    body = row.rstrip(b"\r\n")
    return body, row[len(body) :]


def fields(body: bytes, delimiter: bytes) -> list[bytes]:
    """The fields of a row without its line end, each as it is written.

    >>> fields(b'a,"b, ""c"" d",', b",")
    [b'a', b'"b, ""c"" d"', b'']
    """
    if b'"' not in body:
        return body.split(delimiter)
    return patterns(delimiter).field.findall(delimiter + body)


def unquoted(field: bytes) -> bytes:
    """What a field says.

    >>> unquoted(b'"b, ""c"" d"'), unquoted(b'5" disk')
    (b'b, "c" d', b'5" disk')
    """
    quoted = _QUOTED.match(field)
    if quoted is None:
        return field
    inner = quoted[1]
    return (inner.replace(b'""', b'"') if b'"' in inner else inner) + field[quoted.end() :]


def quoted(value: bytes, delimiter: bytes, always: bool = False) -> bytes:
    """A value as a field, in quotes where it must be or `always`.

    >>> quoted(b'a "b", c', b","), quoted(b"1979-05-03", b",")
    (b'"a ""b"", c"', b'1979-05-03')
    """
    if always or not (value.isalnum() or patterns(delimiter).bare(value)):
        return b'"' + value.replace(b'"', b'""') + b'"'
    return value


def detected_delimiter(sample: bytes) -> bytes:
    """The delimiter under which the rows of a sample have most alike the number of fields of the first; else a comma.

    >>> detected_delimiter(b"name;born\\nJane, Ann;3 May 1979\\n")
    b';'
    """
    return max(DELIMITERS, key=lambda delimiter: _likeness(sample, delimiter))


def _likeness(sample: bytes, delimiter: bytes) -> tuple[float, int]:
    """The share of rows as wide as the first, and that width; nothing where it is a single field."""
    splitter = RowSplitter(delimiter)
    rows = [row for row in splitter.feed(sample) if row not in LINE_ENDS][:_COMPARED]
    counts = [len(fields(split_end(row)[0], delimiter)) for row in rows or sample.splitlines()[:1]]
    if not counts or counts[0] == 1:
        return 0.0, 0
    return sum(count == counts[0] for count in counts) / len(counts), counts[0]
