"""The columns of a file for `inspect`: CSV and TSV, JSON lines, or lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from datenorm.errors import InvalidRecord
from datenorm.records import JSONL_SUFFIXES, Input, check_inputs

SEPARATED_SUFFIXES = {".csv", ".tsv", ".tab"}
DELIMITERS = ",;\t|"
# Characters from which the delimiter is told.
_SAMPLE = 1 << 16

AreDates = Callable[[Sequence[str]], Sequence[bool]]


class Column(NamedTuple):
    """A column's name and the texts of its rows, "" where a row has none."""

    name: str
    texts: list[str]


def read_columns(path: Path, are_dates: AreDates) -> list[Column]:
    """The columns of a file, by its name: CSV or TSV, JSON lines, or else one column of lines.

    The first row of a CSV file is a header where no cell with a digit is a date, which `are_dates` tells. Raises
    UnreadableInput, and InvalidRecord for a file that is not what its name says.
    """
    check_inputs([Input(path, "lines")])
    text = _decoded(path)
    if not text:
        raise InvalidRecord(f"{path} is empty; give a file with a row at least")
    suffix = path.suffix.lower()
    if suffix in SEPARATED_SUFFIXES:
        return _separated(path, text, are_dates)
    if suffix in JSONL_SUFFIXES:
        return _objects(path, text)
    return [Column("lines", text.removesuffix("\n").split("\n"))]


def _decoded(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidRecord(f"{path} is not valid UTF-8 ({error}); convert it first") from error


def _separated(path: Path, text: str, are_dates: AreDates) -> list[Column]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(path, text))
    try:
        rows = [row for row in reader if row]
    except csv.Error as error:
        raise InvalidRecord(f"{path}, line {reader.line_num}: {error}; correct the line") from error
    has_header = bool(rows) and not any(are_dates([name for name in rows[0] if any(map(str.isdigit, name))]))
    names = rows[0] if has_header else []
    width = max(map(len, rows), default=0)
    return [
        Column(
            names[place] if place < len(names) and names[place] else f"column {place + 1}",
            [row[place] if place < len(row) else "" for row in rows[has_header:]],
        )
        for place in range(width)
    ]


def _delimiter(path: Path, text: str) -> str:
    """The delimiter of a file: a tab where its name says so, else what the first lines suggest, a comma in doubt."""
    if path.suffix.lower() != ".csv":
        return "\t"
    try:
        return csv.Sniffer().sniff(text[:_SAMPLE], DELIMITERS).delimiter
    except csv.Error:
        return ","


def _objects(path: Path, text: str) -> list[Column]:
    columns: dict[str, list[str]] = {}
    lines = text.removesuffix("\n").split("\n")
    for number, line in enumerate(lines):
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InvalidRecord(f"{path}, line {number + 1} is no JSON ({error}); write one object a line") from error
        if not isinstance(fields, dict):
            raise InvalidRecord(f"{path}, line {number + 1} is no JSON object; write one object a line")
        for name, value in fields.items():
            columns.setdefault(name, [""] * len(lines))[number] = _as_text(value)
    return [Column(name, texts) for name, texts in columns.items()]


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
