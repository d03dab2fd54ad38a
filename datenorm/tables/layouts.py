"""How a row of a table is read and written again: its bytes, and in them the fields of the columns that are asked for.

A layout travels to worker processes. It reads a row to the texts of its columns, and writes it with the answers; all
bytes that are not an answer's are those that came.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from datenorm.errors import DatenormError
from datenorm.records import Unreadable
from datenorm.tables.cells import Added, Cell
from datenorm.tables.delimited import LINE_ENDS, fields, quoted, split_end, unquoted
from datenorm.tables.encodings import Encoding, decoded

Text = str | Unreadable
# Fields of which it is kept what they say, and their greatest length.
_KEPT, _LONGEST = 1 << 16, 200


class TakenName(DatenormError):
    """A row that has a field of the name that the answer is to have."""


class Layout(Protocol):
    """Reads and writes the rows of one table."""

    @property
    def encoding(self) -> Encoding: ...

    def split(self, raw: bytes) -> Any:
        """The parts of a row; None for a blank line, which is none."""

    def texts(self, rows: Sequence[Any]) -> list[list[Text]]:
        """For each column, what it says in rows of which these are the parts."""

    def is_ragged(self, parts: Any) -> bool:
        """Whether a row has more or fewer fields than the header."""

    def prepared(self, cells: Sequence[Cell]) -> Any:
        """The answers to the columns of a row as `write` takes them; the same for all rows with these answers."""

    def write(self, raw: bytes, parts: Any, prepared: Any) -> bytes:
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

    def split(self, raw: bytes) -> list[bytes] | None:
        if len(raw) < 3 and raw in LINE_ENDS:
            return None
        return fields(raw.rstrip(b"\r\n"), self.delimiter)

    def texts(self, rows: Sequence[Sequence[bytes]]) -> list[list[Text]]:
        return [
            [self.text(parts[number]) if number < len(parts) else "" for parts in rows] for number in self.added.columns
        ]

    def is_ragged(self, parts: Sequence[bytes]) -> bool:
        return len(parts) != self.width

    def prepared(self, cells: Sequence[Cell]) -> tuple[Sequence[Cell], bytes]:
        return cells, self.fresh(self.added.new_texts(cells))

    def write(self, raw: bytes, parts: Sequence[bytes], prepared: tuple[Sequence[Cell], bytes]) -> bytes:
        cells, fresh = prepared
        body = raw.rstrip(b"\r\n")
        end = raw[len(body) :]
        if self.added.replace:
            body = self.delimiter.join(self._replaced(parts, cells)) or b'""'
        return body + fresh + end

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
        said = _said if len(part) <= _LONGEST else _said.__wrapped__
        return said(part, self.encoding.codec)

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


@lru_cache(_KEPT)
def _said(part: bytes, codec: str) -> Text:
    """What a field says."""
    return decoded(unquoted(part) if part.startswith(b'"') else part, codec)


@dataclass(frozen=True, slots=True)
class ObjectLayout:
    """JSON lines. `names` are the members to read; a number is its text, null and what is missing are empty."""

    encoding: Encoding
    names: tuple[str, ...]
    added: Added

    def split(self, raw: bytes) -> dict[str, Any] | Unreadable | None:
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

    def texts(self, rows: Sequence[dict[str, Any] | Unreadable]) -> list[list[Text]]:
        return [
            [parts if isinstance(parts, Unreadable) else member(parts.get(name)) for parts in rows]
            for name in self.names
        ]

    def is_ragged(self, parts: dict[str, Any] | Unreadable) -> bool:
        return False

    def prepared(self, cells: Sequence[Cell]) -> tuple[Sequence[Cell], dict[str, Any]]:
        return cells, dict(zip(self.added.new_names(), self.added.new_values(cells), strict=True))

    def write(
        self, raw: bytes, parts: dict[str, Any] | Unreadable, prepared: tuple[Sequence[Cell], dict[str, Any]]
    ) -> bytes:
        if isinstance(parts, Unreadable):
            return raw
        cells, members = prepared
        taken = [name for name in members if name in parts]
        if taken:
            raise TakenName(f"a row has a member {taken[0]} already; name the new one with --into")
        if self.added.replace:
            raw = self._replaced(raw, cells)
        return self._inserted(raw, members, not parts) if members else raw

    def reject(self, raw: bytes, number: int, reason: str) -> bytes:
        body = raw.strip(b" \t\r\n")
        if not isinstance(self.split(raw), dict):
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
