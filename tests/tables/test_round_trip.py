"""Without its new column, a converted table is the one that was read, byte for byte."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from datenorm.cli.answers import Settings
from datenorm.cli.table_answers import ColumnConverter, RowConverter, TableSettings
from datenorm.errors import DatenormError
from datenorm.field_orders import Window
from datenorm.normalization import Normalization, Reason
from datenorm.tables.cells import Added
from datenorm.tables.delimited import LINE_ENDS, fields, split_end
from datenorm.tables.layouts import spans_of_values
from datenorm.tables.selection import added
from datenorm.tables.source import Opening, RowChunk, RowTable


def answer_of(text: str) -> str | None:
    if text == "odd":
        return '1,2;3\t4|5"6'
    return text if text.isdigit() and len(text) == 4 else None


class Years:
    """Reads numbers of four digits; to "odd" it answers with what must be quoted everywhere."""

    def __call__(self, texts: Sequence[str]) -> list[Normalization]:
        return list(map(self._answer, texts))

    def _answer(self, text: str) -> Normalization:
        answer = answer_of(text)
        reason = Reason.NOT_A_DATE if answer is None else None
        return Normalization(text, answer, None, 0.5, "rejected" if answer is None else "ok", reason)


def row_converter(table: RowTable, new: Added) -> RowConverter:
    settings = TableSettings(Settings(), new, Window())
    return RowConverter(ColumnConverter([Years()], settings), table.layout(new), settings)


def convert(data: bytes, delimiter: str, encoding: str, number: int, replace: bool = False) -> bytes:
    """A table with its column of this number converted, as bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_bytes(data)
        table = RowTable(Opening(path, "csv", delimiter.encode(), encoding))
        new = added(
            table.names,
            [number % len(table.names)],
            ["the answer"] if not replace else [],
            replace=replace,
            details=False,
        )
        converter = row_converter(table, new)
        output = table.encoding.outward(table.heading(new))
        while not table.at_end:
            output += b"".join(converter(chunk).output for chunk in table.read())
        table.close()
    return output


ends = st.sampled_from(["\n", "\r\n"])
plain = st.text(st.sampled_from("ab1 é-'"), max_size=4)
awkward = st.text(st.sampled_from('ab1",;\t|\r\n é'), max_size=5)
values = st.one_of(st.sampled_from(["1914", "odd", ""]), plain, awkward)


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, str, str]:
    """A table as text with its delimiter and encoding: quotes where they must be or not, all line ends, ragged rows."""
    delimiter = draw(st.sampled_from(",;\t|:"))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-be"]))

    def field() -> str:
        value = draw(values)
        needs = any(character in value for character in f'{delimiter}"\r\n')
        return '"' + value.replace('"', '""') + '"' if needs or draw(st.booleans()) else value

    def row(width: int) -> str:
        return delimiter.join(field() for _ in range(width)) or '""'

    width = draw(st.integers(1, 4))
    names = delimiter.join(f"n{number}" for number in range(width))
    rows = draw(st.lists(st.one_of(st.just(width), st.integers(1, 5), st.just(0)), max_size=6))
    text = names + draw(ends)
    text += "".join((row(size) if size else "") + draw(ends) for size in rows)
    text += row(width) if draw(st.booleans()) else ""
    return text, delimiter, encoding


def without_last_field(text: str, delimiter: str) -> str:
    """A table as text without the last field of each row; blank lines stay."""
    found, held = [], ""
    for line in _lines(text):
        held += line
        if held.count('"') % 2:
            continue
        body, end = split_end(held.encode())
        parts = fields(body, delimiter.encode())
        found.append(held if held.encode() in LINE_ENDS else (delimiter.encode().join(parts[:-1]) + end).decode())
        held = ""
    return "".join(found)


def _lines(text: str) -> list[str]:
    return [line.decode() for line in text.encode().splitlines(keepends=True)]


@settings(deadline=None, max_examples=300)
@given(tables(), st.integers(0, 9))
def test_without_the_new_column_it_is_the_input_byte_for_byte(table: tuple[str, str, str], number: int) -> None:
    text, delimiter, encoding = table
    data = text.encode(encoding)
    codec = "utf-8" if encoding == "utf-8-sig" else encoding
    output = convert(data, delimiter, encoding, number)
    written = output.decode(codec)
    if encoding == "utf-16":
        assert without_last_field(written, delimiter).encode("utf-16") == data
    else:
        assert without_last_field(written, delimiter).encode(codec) == data


@settings(deadline=None, max_examples=200)
@given(tables(), st.integers(0, 9))
def test_only_the_replaced_column_differs_and_only_by_its_answers(table: tuple[str, str, str], number: int) -> None:
    text, delimiter, encoding = table
    output = convert(text.encode(encoding), delimiter, encoding, number, replace=True)
    before, after = (
        list(csv.reader(io.StringIO(shown, newline=""), delimiter=delimiter))
        for shown in (text, output.decode(encoding))
    )
    column = number % len(before[0])
    assert before[0] == after[0]
    assert [len(row) for row in before] == [len(row) for row in after]
    for old, new in zip(before[1:], after[1:], strict=True):
        for place, (was, now) in enumerate(zip(old, new, strict=True)):
            assert now == ((answer_of(was) or "") if place == column else was)


def rows_and_outputs(data: bytes, format: str) -> tuple[bytes, list[tuple[bytes, bytes]], bytes]:
    """A table whose dialect is detected: the bytes of all its rows, each row with what is written, the delimiter."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t"
        path.write_bytes(data)
        table = RowTable(Opening(path, format))
        new = added(table.names or ["a"], [0], ["the answer"], replace=False, details=False)
        converter = row_converter(table, new)
        rows = []
        while not table.at_end:
            rows += [row for chunk in table.read() for row in chunk.rows]
        table.close()
    found = [(row, converter(RowChunk(1, [row])).output) for row in rows]
    whole = table.encoding.outward(table.heading(Added((), (), ())) + b"".join(rows))
    return whole, [(row, table.encoding.inward()(written, True)) for row, written in found], table.delimiter


noise = st.one_of(
    st.binary(max_size=80),
    st.text(st.sampled_from('a1",;\t|\r\n\x00é\ud800\U0001f600\ufeff{}'), max_size=60).map(
        lambda text: text.encode("utf-8", "surrogatepass")
    ),
    st.text(st.sampled_from('a1",;\n\ud800é'), max_size=40).map(lambda text: text.encode("utf-16", "surrogatepass")),
)


@settings(deadline=None, max_examples=400)
@given(noise, st.sampled_from(["csv", "jsonl"]))
def test_whatever_bytes_come_they_come_back_or_are_an_error_of_our_own(data: bytes, format: str) -> None:
    try:
        whole, rows, delimiter = rows_and_outputs(data, format)
    except DatenormError:
        return
    assert whole == data
    for row, written in rows:
        body, end = split_end(row)
        fresh = {body + delimiter + answer + end for answer in (b"", b"1914")}
        assert written == row or (written in fresh if format == "csv" else len(written) > len(row))


objects = st.dictionaries(
    st.text(max_size=3),
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.lists(st.text(max_size=2), max_size=2),
    max_size=3,
)


@settings(deadline=None, max_examples=200)
@given(st.lists(objects, max_size=4), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.sampled_from([None, 1]))
def test_json_objects_without_the_new_member_are_as_they_were(
    rows: list[dict[str, object]], end: str, ascii: bool, indent: int | None
) -> None:
    lines = [json.dumps(row, ensure_ascii=ascii, indent=indent).replace("\n", " \t") for row in rows]
    data = end.join(lines).encode()
    whole, written, _ = rows_and_outputs(data, "jsonl")
    assert whole == data
    assert [re.sub(rb'(, )?"the answer": (null|"[^"]*")', b"", answer) for _, answer in written] == [
        line for line, _ in written
    ]


@settings(deadline=None, max_examples=200)
@given(objects)
def test_the_value_of_each_member_is_found(row: dict[str, object]) -> None:
    text = json.dumps(row, indent=1)
    spans = spans_of_values(text)
    assert [json.dumps(json.loads(text[start:end])) for start, end in spans.values()] == [
        json.dumps(value) for value in row.values()
    ]
    assert list(spans) == list(row)
