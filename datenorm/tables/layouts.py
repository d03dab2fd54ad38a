"""How a row of a table is read and written again: its bytes, and in them the fields of the columns that are asked for.

A layout travels to worker processes. It reads a row to the texts of its columns, and writes it with the answers; all
bytes that are not an answer's are those that came.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from datenorm.errors import DatenormError
from datenorm.records import Unreadable
from datenorm.tables.cells import Added, Cell
from datenorm.tables.delimited import LINE_ENDS, fields, quoted, split_end, unquoted
from datenorm.tables.encodings import Encoding

Text = str | Unreadable


class Row(NamedTuple):
    """A row as read: the texts of its columns (or why one is none), and what its layout needs to write it again.

    `is_ragged` says that it has more or fewer fields than the header.
    """

    texts: Sequence[Text]
    parts: Any
    is_ragged: bool = False


class TakenName(DatenormError):
    """A row that has a field of the name that the answer is to have."""


class Layout(Protocol):
    """Reads and writes the rows of one table."""

    @property
    def encoding(self) -> Encoding: ...

    def read(self, raw: bytes) -> Row | None:
        """A row; None for a blank line, which is none."""

    def write(self, raw: bytes, row: Row, cells: Sequence[Cell]) -> bytes:
        """The row with the answers to its columns."""

    def reject(self, raw: bytes, number: int, reason: str) -> bytes:
        """The whole row with its number and why it was refused, for the file of rejects."""


@dataclass(frozen=True, slots=True)
class DelimitedLayout:
    """CSV and TSV; `width` is the number of columns in the header."""

    delimiter: bytes
    encoding: Encoding
    width: int
    added: Added

    def read(self, raw: bytes) -> Row | None:
        if len(raw) < 3 and raw in LINE_ENDS:
            return None
        parts = fields(raw.rstrip(b"\r\n"), self.delimiter)
        count = len(parts)
        texts = [self.text(parts[number]) if number < count else "" for number in self.added.columns]
        return Row(texts, parts, count != self.width)

    def write(self, raw: bytes, row: Row, cells: Sequence[Cell]) -> bytes:
        body, end = split_end(raw)
        if self.added.replace:
            body = self.delimiter.join(self._replaced(row.parts, cells)) or b'""'
        return body + self.fresh(self.added.new_texts(cells)) + end

    def reject(self, raw: bytes, number: int, reason: str) -> bytes:
        body, end = split_end(raw)
        return b"%d" % number + self.delimiter + self._field(reason) + self.delimiter + body + (end or b"\n")

    def header(self, raw: bytes) -> bytes:
        """The header with the names of the new columns."""
        body, end = split_end(raw)
        return body + self.fresh(self.added.new_names()) + end

    def fresh(self, texts: Sequence[str]) -> bytes:
        """New fields, each behind a delimiter."""
        return b"".join([self.delimiter + self._field(text) for text in texts])

    def text(self, part: bytes) -> Text:
        """What a field says."""
        return self.encoding.text(unquoted(part) if part.startswith(b'"') else part)

    def _field(self, text: str) -> bytes:
        return quoted(self.encoding.written(text), self.delimiter)

    def _replaced(self, parts: Sequence[bytes], cells: Sequence[Cell]) -> list[bytes]:
        """The fields of a row with the answers in place; one that is kept stays as it is written."""
        found = list(parts)
        for number, cell in zip(self.added.columns, cells, strict=True):
            if number < len(found) and not cell.kept:
                value = self.encoding.written(cell.value or "")
                found[number] = quoted(value, self.delimiter, always=found[number].startswith(b'"'))
        return found


@dataclass(frozen=True, slots=True)
class ObjectLayout:
    """JSON lines. `names` are the members to read; a number is its text, null and what is missing are empty."""

    encoding: Encoding
    names: tuple[str, ...]
    added: Added

    def read(self, raw: bytes) -> Row | None:
        found = self.members(raw)
        if found is None:
            return None
        if isinstance(found, Unreadable):
            return Row([found] * len(self.names), None)
        return Row([member(found.get(name)) for name in self.names], found)

    def members(self, raw: bytes) -> dict[str, Any] | Unreadable | None:
        """The members of an object, or why a row has none; None for a blank line."""
        if not raw.strip(b" \t\r\n"):
            return None
        text = self.encoding.text(raw)
        if isinstance(text, Unreadable):
            return text
        try:
            found = _DECODER.decode(text)
        except (ValueError, RecursionError):
            return Unreadable.INVALID_JSON
        return found if isinstance(found, dict) else Unreadable.NO_OBJECT

    def write(self, raw: bytes, row: Row, cells: Sequence[Cell]) -> bytes:
        if row.parts is None:
            return raw
        members = dict(zip(self.added.new_names(), self.added.new_values(cells), strict=True))
        taken = [name for name in members if name in row.parts]
        if taken:
            raise TakenName(f"a row has a member {taken[0]} already; name the new one with --into")
        if self.added.replace:
            raw = self._replaced(raw, cells)
        return self._inserted(raw, members, not row.parts) if members else raw

    def reject(self, raw: bytes, number: int, reason: str) -> bytes:
        body = raw.strip(b" \t\r\n")
        row = self.read(raw)
        if row is None or row.parts is None:
            body = self._json(body.decode(self.encoding.codec, "replace"))
        return b'{"row": %d, "reason": %b, "record": %b}\n' % (number, self._json(reason), body)

    def _json(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=self.encoding.codec != "utf-8").encode(self.encoding.codec, "replace")

    def _inserted(self, raw: bytes, members: Mapping[str, Any], is_empty: bool) -> bytes:
        """An object with more members behind its own."""
        end = raw.rindex(b"}")
        body = raw[:end].rstrip(b" \t")
        fresh = b", ".join([self._json(name) + b": " + self._json(value) for name, value in members.items()])
        return body + (b"" if is_empty else b", ") + fresh + raw[len(body) :]

    def _replaced(self, raw: bytes, cells: Sequence[Cell]) -> bytes:
        """An object with the answers as values of its own members; one that is kept, or missing, stays as it is."""
        text = raw.decode(self.encoding.codec)
        spans = spans_of_values(text)
        answers = [(spans[name], cell) for name, cell in zip(self.names, cells, strict=True) if name in spans]
        for (start, end), cell in sorted(answers, key=lambda answer: answer[0], reverse=True):
            if not cell.kept:
                text = f"{text[:start]}{json.dumps(cell.value)}{text[end:]}"
        return text.encode(self.encoding.codec)


def spans_of_values(text: str) -> dict[str, tuple[int, int]]:
    """Where the value of each member of a JSON object lies; of a name that is there twice, the last.

    >>> spans_of_values('{"a": 1, "b":[2]}')
    {'a': (6, 7), 'b': (13, 16)}
    """
    spans = {}
    at = _past_space(text, text.index("{") + 1)
    while text[at] != "}":
        name, at = _DECODER.raw_decode(text, at)
        start = _past_space(text, _past_space(text, at) + 1)
        _, end = _DECODER.raw_decode(text, start)
        spans[name] = start, end
        at = _past_space(text, end)
        if text[at] == ",":
            at = _past_space(text, at + 1)
    return spans


def _past_space(text: str, at: int) -> int:
    while text[at] in " \t\r\n":
        at += 1
    return at


def member(value: Any) -> Text:
    """The value of a member as text."""
    if value is None:
        return ""
    return value if isinstance(value, str) else Unreadable.NO_STRING


# Numbers stay as they are written.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
