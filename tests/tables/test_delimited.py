"""Rows and fields of CSV as bytes."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datenorm.tables import delimited
from datenorm.tables.delimited import (
    LongRow,
    OpenQuote,
    RowSplitter,
    detected_delimiter,
    fields,
    quoted,
    split_end,
    unquoted,
)


def split(data: bytes, size: int = 1 << 20, delimiter: bytes = b",") -> list[bytes]:
    splitter = RowSplitter(delimiter)
    rows = []
    for start in range(0, len(data), size):
        rows += splitter.feed(data[start : start + size])
    return rows + splitter.finish()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_rows_keep_their_line_ends_however_the_bytes_come(size: int) -> None:
    data = b'a,"b\r\n""c""\n",d\r\n\n1,2\r3,"4"\r\n"x\ry"\n5" disk,6\nlast'
    assert split(data, size) == [
        b'a,"b\r\n""c""\n",d\r\n',
        b"\n",
        b"1,2\r",
        b'3,"4"\r\n',
        b'"x\ry"\n',
        b'5" disk,6\n',
        b"last",
    ]


def test_a_quote_within_a_field_opens_nothing() -> None:
    assert split(b'a,5"\nb,"c"d"\ne\n') == [b'a,5"\n', b'b,"c"d"\n', b"e\n"]


def test_a_quote_that_is_never_closed_names_its_line() -> None:
    with pytest.raises(OpenQuote) as error:
        split(b'a,b\n\n"c\nd"\n1,"2\n3,4\n')
    assert error.value.line == 5


def test_an_open_quote_does_not_hold_the_rest_of_a_large_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LONGEST_ROW", 1000)
    splitter = RowSplitter(b",")
    splitter.feed(b'1,2\n3,"4\n')
    for _ in range(10):
        splitter.feed(b"x" * 99 + b"\n")
    with pytest.raises(OpenQuote) as error:
        splitter.feed(b"x" * 99 + b"\n")
    assert error.value.line == 2


def test_a_row_of_ten_megabytes_is_one_row() -> None:
    row = b'1,"' + b"x\n" * 5_000_000 + b'",2\n'
    assert split(row + b"3,4\n", 1 << 16) == [row, b"3,4\n"]


def test_fields_are_as_they_are_written() -> None:
    assert fields(b'a,"b,""c""\n d",,5" x, "y",', b",") == [b"a", b'"b,""c""\n d"', b"", b'5" x', b' "y"', b""]
    assert fields(b"", b",") == [b""]
    assert fields(b'""|a,b|"|"', b"|") == [b'""', b"a,b", b'"|"']


def test_ten_thousand_fields_are_ten_thousand() -> None:
    assert len(fields(b",".join([b'"x,y"'] * 10_000), b",")) == 10_000


def test_quotes_come_off_and_go_on() -> None:
    assert unquoted(b'"a ""b"", c"') == b'a "b", c'
    assert unquoted(b'"a"b') == b"ab"
    assert quoted(b"a;b", b";") == b'"a;b"'
    assert quoted(b"a;b", b",") == b"a;b"
    assert quoted(b"1979", b",", always=True) == b'"1979"'


@pytest.mark.parametrize(
    ("sample", "delimiter"),
    [
        (b"name,born\nAnn,1979\n", b","),
        (b"name;born;note\nAnn;3 May 1979;a,b,c\nJo;May 4, 1980;\n", b";"),
        (b"name\tborn\nAnn, J.\t1979\n", b"\t"),
        (b"name|born\nAnn|1979", b"|"),
        (b"born\n3 May 1979\n", b","),
        (b'"a;b;c",born\n"d;e;f",1979\n', b","),
        (b"name;born", b";"),
        (b"", b","),
    ],
)
def test_the_delimiter_is_the_one_that_makes_rows_alike(sample: bytes, delimiter: bytes) -> None:
    assert detected_delimiter(sample) == delimiter


texts = st.text(st.sampled_from('ab"",;\t|\r\n é'), max_size=6)
tables = st.lists(st.lists(texts, min_size=1, max_size=4), min_size=1, max_size=6)


@settings(deadline=None)
@given(tables, st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.integers(1, 9))
def test_what_the_csv_module_writes_is_split_into_the_same_rows_and_fields(
    rows: list[list[str]], delimiter: str, end: str, all_quoted: bool, size: int
) -> None:
    stream = io.StringIO()
    all_quoted |= "\r" in str(rows) or end == "\n"  # of which the module leaves some without quotes
    quoting = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    data, mark = stream.getvalue().encode(), delimiter.encode()
    found = split(data, size, mark)
    assert b"".join(found) == data
    assert [[unquoted(field).decode() for field in fields(split_end(row)[0], mark)] for row in found] == rows


@settings(deadline=None)
@given(st.binary(max_size=60), st.integers(1, 9))
def test_whatever_bytes_come_are_all_in_the_rows(data: bytes, size: int) -> None:
    try:
        found = split(data, size)
    except OpenQuote:
        assert b'"' in data
        return
    assert b"".join(found) == data
    assert all(b",".join(fields(split_end(row)[0], b",")) == split_end(row)[0] for row in found)
    assert found == split(data)


def test_a_row_without_an_end_is_not_held_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LONGEST_ROW", 1000)
    splitter = RowSplitter(b",")
    assert splitter.feed(b"1,2\n3,4") == [b"1,2\n"]
    splitter.feed(b"x" * 1000)
    with pytest.raises(LongRow) as error:
        splitter.feed(b"x" * 10)
    assert error.value.line == 2
