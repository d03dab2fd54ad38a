"""Records as they lie in files and streams, read as they come and in chunks of bounded size.

A record is a line (or ends with NUL): a text, or a JSON object that holds one. Input is read as bytes and never waited
for where some of it is at hand, so that a slow writer's record is answered at once; it is decoded a chunk at a time,
perhaps in another process. A record longer than any date is read over without being held.
"""

from __future__ import annotations

import datetime
import json
import math
import os
import select
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from datenorm.errors import DatenormError, InvalidReference
from datenorm.normalization import Hypothesis, Normalization
from datenorm.reference import read_reference

# Bytes asked for in one read, and of one record that are held at most.
BLOCK = 1 << 16
LONGEST = 1 << 20
# What is kept of a longer record, to name it by, in bytes.
HEAD = 100
# Records converted together at most.
CHUNK = 2048
FORMATS = ("lines", "jsonl")
JSONL_SUFFIXES = (".jsonl", ".ndjson")
# Digits of the probabilities that are written.
DIGITS = 6
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class UnreadableInput(DatenormError):
    """A file or stream that cannot be read."""


class Unreadable(StrEnum):
    """Why a record was refused before its text could be looked at."""

    INVALID_UTF8 = "invalid-utf-8"
    INVALID_ENCODING = "invalid-encoding"
    RECORD_TOO_LONG = "record-too-long"
    INVALID_JSON = "invalid-json"
    NO_OBJECT = "no-object"
    NO_TEXT = "no-text"
    NO_STRING = "no-string"
    INVALID_HINT = "invalid-hint"
    INVALID_REFERENCE = "invalid-reference"

    @property
    def message(self) -> str:
        return _MESSAGES[self]


_MESSAGES = {
    Unreadable.INVALID_UTF8: "the record is not valid UTF-8",
    Unreadable.INVALID_ENCODING: "the text is not valid in the encoding of its file; see --encoding",
    Unreadable.RECORD_TOO_LONG: f"the record is longer than {LONGEST:,} bytes",
    Unreadable.INVALID_JSON: "the record is not valid JSON",
    Unreadable.NO_OBJECT: "the record is no JSON object",
    Unreadable.NO_TEXT: 'the record has no "text" that is a string',
    Unreadable.NO_STRING: "the value is neither a string nor a number",
    Unreadable.INVALID_REFERENCE: 'the record\'s "reference" is no date such as 2024-05-03',
    Unreadable.INVALID_HINT: 'the record\'s "locale" or "order" is no string',
}


@dataclass(frozen=True, slots=True)
class Unread:
    """In place of the answer to a record whose text could not be had."""

    text: str
    reason: Unreadable
    edtf: None = None
    date: None = None
    confidence: float = 0.0
    status: str = "rejected"
    alternatives: tuple[Hypothesis, ...] = ()
    expression: None = None
    lacks: None = None
    warnings: tuple[str, ...] = ()
    reference: None = None

    @property
    def message(self) -> str:
        return self.reason.message


Answer = Normalization | Unread


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, or standard input where `path` is None; `format` is one of FORMATS."""

    path: Path | None
    format: str

    @property
    def name(self) -> str:
        return "-" if self.path is None else str(self.path)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole records of one input, without their separators; `first` is the number of the first one, from 1.

    `cut` says that the first record was longer than LONGEST, so that only its head is here.
    """

    source: str
    format: str
    first: int
    records: list[bytes]
    cut: bool = False


class Record(NamedTuple):
    """A record as read: its bytes, its text and hints, and what a JSON object held beside; or why it has no text."""

    raw: bytes
    text: str
    locale: str | None = None
    order: str | None = None
    reference: datetime.date | None = None
    fields: Mapping[str, Any] = {}
    problem: Unreadable | None = None


def format_of(path: Path | None) -> str:
    """The input format that a file's name tells."""
    return "jsonl" if path is not None and path.suffix.lower() in JSONL_SUFFIXES else "lines"


def check_inputs(inputs: Sequence[Input]) -> None:
    """Raises UnreadableInput for the first that cannot be read, before any of them is."""
    for entry in inputs:
        if entry.path is None:
            if sys.stdin is None:
                raise UnreadableInput("standard input is closed; give texts as arguments or files with --input")
            continue
        try:
            status = entry.path.stat()
        except (OSError, ValueError) as error:
            raise _unreadable(entry, error) from error
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableInput(f"{entry.name} cannot be read: it is a directory; give files")
        if not os.access(entry.path, os.R_OK):
            raise UnreadableInput(f"{entry.name} cannot be read: permission denied; check its permissions")


class Splitter:
    """Cuts blocks of bytes into records; blocks must not be longer than LONGEST."""

    def __init__(self, separator: bytes) -> None:
        self._separator = separator
        self._rest = b""
        self._cut = False

    def feed(self, block: bytes) -> tuple[list[bytes], bool]:
        """The records that end in this block, and whether the first of them is only a head."""
        first, *others = block.split(self._separator)
        if not self._cut:
            self._rest += first
            if len(self._rest) > LONGEST:
                self._rest, self._cut = self._rest[:HEAD], True
        if not others:
            return [], False
        records, cut = [self._rest, *others[:-1]], self._cut
        self._rest, self._cut = others[-1], False
        return records, cut

    def finish(self) -> tuple[list[bytes], bool]:
        """The last record, where the input does not end with a separator."""
        return ([self._rest] if self._rest or self._cut else []), self._cut


class Reader:
    """The chunks of several inputs, one after another; each `read` makes at most one system call that can wait."""

    def __init__(self, inputs: Sequence[Input], separator: bytes) -> None:
        self._inputs = list(inputs)
        self._separator = separator
        self._run = 0
        self._open_next()

    def fileno(self) -> int:
        """The descriptor that is readable when `read` does not wait."""
        return self._descriptor

    def holds(self) -> bool:
        """Nothing is held back: what was read is given at once."""
        return False

    def backlog(self) -> int:
        """Bytes that lay ready each time that they were asked for, and what is left of a file."""
        status = os.fstat(self._descriptor)
        if not stat.S_ISREG(status.st_mode):
            return self._run
        return self._run + max(0, status.st_size - os.lseek(self._descriptor, 0, os.SEEK_CUR))

    def read(self) -> list[Chunk]:
        """What one read gives: none where no record is complete yet. Raises UnreadableInput."""
        try:
            must_wait = not select.select([self._descriptor], [], [], 0)[0]
            block = os.read(self._descriptor, BLOCK)
        except OSError as error:
            raise _unreadable(self._input, error) from error
        if block:
            self._run = 0 if must_wait else self._run + len(block)
            return self._chunks(*self._splitter.feed(block))
        chunks = self._chunks(*self._splitter.finish())
        self.close()
        self._open_next()
        return chunks

    def close(self) -> None:
        if not self.at_end and self._input.path is not None:
            os.close(self._descriptor)

    def _open_next(self) -> None:
        self.at_end = not self._inputs
        if self.at_end:
            return
        self._input = self._inputs.pop(0)
        self._number = 1
        self._splitter = Splitter(self._separator)
        try:
            self._descriptor = 0 if self._input.path is None else os.open(self._input.path, os.O_RDONLY)
        except OSError as error:
            self.at_end = True
            raise _unreadable(self._input, error) from error

    def _chunks(self, records: list[bytes], cut: bool) -> list[Chunk]:
        if records and self._number == 1:
            records[0] = records[0].removeprefix(_BYTE_ORDER_MARK)
        chunks = []
        for start in range(0, len(records), CHUNK):
            part = records[start : start + CHUNK]
            chunks.append(Chunk(self._input.name, self._input.format, self._number, part, cut and start == 0))
            self._number += len(part)
        return chunks


def parse(chunk: Chunk, separator: bytes) -> Iterator[Record]:
    """The records of a chunk; one for each, in order."""
    records = iter(chunk.records)
    if chunk.cut:
        head = next(records)
        yield Record(head, head.decode(errors="replace"), problem=Unreadable.RECORD_TOO_LONG)
    if chunk.format == "jsonl":
        yield from map(_object, records)
    elif separator == b"\n":
        for raw in records:
            yield _line(raw.removesuffix(b"\r"))
    else:
        yield from map(_line, records)


def answer_fields(answer: Answer) -> dict[str, Any]:
    """What a JSON answer says beside the text."""
    return {
        "edtf": answer.edtf,
        "date": answer.date,
        "confidence": round(answer.confidence, DIGITS),
        "status": answer.status,
        "reason": answer.reason,
        "alternatives": [
            {"edtf": reading.edtf, "confidence": round(reading.confidence, DIGITS)} for reading in answer.alternatives
        ],
        "expression": answer.expression,
    } | ({} if answer.reference is None else {"reference": answer.reference.isoformat()})


def _line(raw: bytes) -> Record:
    try:
        return Record(raw, raw.decode())
    except UnicodeDecodeError:
        return _refused(raw, Unreadable.INVALID_UTF8)


def _object(raw: bytes) -> Record:
    try:
        fields = _DECODER.decode(raw.decode())
    except UnicodeDecodeError:
        return _refused(raw, Unreadable.INVALID_UTF8)
    except (ValueError, RecursionError):
        return _refused(raw, Unreadable.INVALID_JSON)
    if not isinstance(fields, dict):
        return _refused(raw, Unreadable.NO_OBJECT)
    text, locale, order = fields.get("text"), fields.get("locale"), fields.get("order")
    if not isinstance(text, str):
        return _refused(raw, Unreadable.NO_TEXT)._replace(fields=fields)
    if not isinstance(locale, str | None) or not isinstance(order, str | None):
        return Record(raw, text, fields=fields, problem=Unreadable.INVALID_HINT)
    try:
        reference = read_reference(fields["reference"]) if fields.get("reference") is not None else None
    except InvalidReference:
        return Record(raw, text, fields=fields, problem=Unreadable.INVALID_REFERENCE)
    return Record(raw, text, locale, order, reference, fields)


def _refused(raw: bytes, problem: Unreadable) -> Record:
    return Record(raw, raw.decode(errors="replace"), problem=problem)


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(f"{digits} is out of range")
    return number


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


# JSON as RFC 8259 has it: what cannot be written again is not read.
_DECODER = json.JSONDecoder(parse_float=_finite, parse_constant=_no_constant)


def _unreadable(entry: Input, error: OSError | ValueError) -> UnreadableInput:
    name = "standard input" if entry.path is None else entry.name
    why = error.strerror if isinstance(error, OSError) else str(error)
    return UnreadableInput(f"{name} cannot be read: {why}; check the path")
