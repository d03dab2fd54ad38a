"""Records from files and streams, cut from bytes as they come."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Timer

import pytest

from datenorm import records
from datenorm.records import Chunk, Input, Reader, Record, Splitter, Unreadable, UnreadableInput, check_inputs, parse


def split(*blocks: bytes, separator: bytes = b"\n") -> list[bytes]:
    splitter = Splitter(separator)
    found = [record for block in blocks for record in splitter.feed(block)[0]]
    return found + splitter.finish()[0]


def read(*paths: Path, separator: bytes = b"\n", format: str = "lines") -> list[Chunk]:
    reader = Reader([Input(path, format) for path in paths], separator)
    chunks = []
    while not reader.at_end:
        chunks += reader.read()
    return chunks


def parsed(*raw: bytes, format: str = "lines", separator: bytes = b"\n", cut: bool = False) -> list[Record]:
    return list(parse(Chunk("-", format, 1, list(raw), cut), separator))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([], []),
        ([b"a\nb\n"], [b"a", b"b"]),
        ([b"a\nb"], [b"a", b"b"]),
        ([b"a", b"b\n", b"", b"c"], [b"ab", b"c"]),
        ([b"\n\n"], [b"", b""]),
        ([b"a\n", b"\n", b"b\r\n"], [b"a", b"", b"b\r"]),
        ([b"\xe2\x80", b"\xa8\x85\x0b\x0c\n"], [b"\xe2\x80\xa8\x85\x0b\x0c"]),
    ],
)
def test_records_end_at_separators_only_wherever_blocks_end(blocks: list[bytes], expected: list[bytes]) -> None:
    assert split(*blocks) == expected


def test_records_may_end_with_nul_and_hold_line_ends() -> None:
    assert split(b"a\nb\0c", b"d\0", separator=b"\0") == [b"a\nb", b"cd"]


def test_of_a_record_that_is_too_long_a_head_is_kept_and_the_next_is_whole() -> None:
    splitter = Splitter(b"\n")
    block = b"x" * records.BLOCK
    assert splitter.feed(b"first\n") == ([b"first"], False)
    for _ in range(100 * records.LONGEST // records.BLOCK):
        assert splitter.feed(block) == ([], False)
        assert len(splitter._rest) <= records.LONGEST
    assert splitter.feed(b"end\nnext\nla") == ([b"x" * records.HEAD, b"next"], True)
    assert splitter.feed(b"st\n") == ([b"last"], False)


def test_a_record_that_is_too_long_may_be_the_last() -> None:
    splitter = Splitter(b"\n")
    for _ in range(records.LONGEST // records.BLOCK + 1):
        splitter.feed(b"x" * records.BLOCK)
    assert splitter.finish() == ([b"x" * records.HEAD], True)


def test_a_record_of_just_the_longest_length_is_whole() -> None:
    splitter = Splitter(b"\n")
    for _ in range(records.LONGEST // records.BLOCK):
        splitter.feed(b"x" * records.BLOCK)
    assert splitter.feed(b"\n") == ([b"x" * records.LONGEST], False)


def test_a_file_comes_in_chunks_that_count_its_records(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("".join(f"{number}\n" for number in range(1, 5001)))
    chunks = read(path)
    assert [record for chunk in chunks for record in chunk.records] == [b"%d" % number for number in range(1, 5001)]
    assert all(int(chunk.records[0]) == chunk.first and len(chunk.records) <= records.CHUNK for chunk in chunks)
    assert {chunk.source for chunk in chunks} == {str(path)}


def test_each_file_counts_from_one_and_ends_its_last_record(tmp_path: Path) -> None:
    one, two, empty = tmp_path / "one", tmp_path / "two", tmp_path / "empty"
    one.write_bytes(b"a\nb")
    two.write_bytes(b"c\n")
    empty.write_bytes(b"")
    assert [(chunk.first, chunk.records) for chunk in read(one, empty, two)] == [(1, [b"a"]), (2, [b"b"]), (1, [b"c"])]


def test_a_byte_order_mark_is_no_part_of_the_first_record(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes(b"\xef\xbb\xbf3 May\r\n\xef\xbb\xbf4 May\r\n")
    assert read(path)[0].records == [b"3 May\r", b"\xef\xbb\xbf4 May\r"]


def test_only_the_chunk_of_the_long_record_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a\n" + b"x" * (records.LONGEST + 1) + b"\nb\n")
    assert [(chunk.first, len(chunk.records), chunk.cut) for chunk in read(path)] == [(1, 1, False), (2, 2, True)]


def test_reading_a_pipe_gives_what_is_there_and_its_backlog_ends_where_it_runs_dry(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    writer = os.open(fifo, os.O_RDWR)
    reader = Reader([Input(fifo, "lines")], b"\n")
    os.write(writer, b"1979\n19")
    assert [chunk.records for chunk in reader.read()] == [[b"1979"]]
    os.write(writer, b"80\n")
    assert [chunk.records for chunk in reader.read()] == [[b"1980"]]
    assert reader.backlog() == len(b"1979\n1980\n")
    Timer(0.1, os.write, [writer, b"1981\n"]).start()
    assert [chunk.records for chunk in reader.read()] == [[b"1981"]]
    assert reader.backlog() == 0
    os.close(writer)
    assert reader.read() == []
    assert reader.at_end


def test_the_backlog_of_a_file_is_what_is_left_of_it_and_was_read(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_bytes(b"1979\n" * 100_000)
    reader = Reader([Input(path, "lines")], b"\n")
    assert reader.backlog() == 500_000
    reader.read()
    assert reader.backlog() == 500_000
    reader.close()


def test_lines_lose_the_carriage_return_of_their_end_only() -> None:
    assert [record.text for record in parsed(b"3 May\r", b"\r", b"3\rMay", b"3\r\r")] == ["3 May", "", "3\rMay", "3\r"]
    assert [record.text for record in parsed(b"3 May\r", separator=b"\0")] == ["3 May\r"]


def test_bytes_that_are_not_utf_8_are_a_refused_record_and_the_others_go_on() -> None:
    bad, good = parsed(b"3 ao\xfbt", b"ao\xc3\xbbt")
    assert (bad.problem, bad.text, bad.raw) == (Unreadable.INVALID_UTF8, "3 ao\ufffdt", b"3 ao\xfbt")
    assert (good.problem, good.text) == (None, "août")
    assert parsed(b'{"text": "\xff"}', format="jsonl")[0].problem == Unreadable.INVALID_UTF8


def test_a_json_record_has_its_text_its_hints_and_everything_that_it_came_with() -> None:
    (record,) = parsed(
        b'{"id": 7, "text": "3/5/79", "locale": "en_GB", "order": "dmy", "reference": null}\r', format="jsonl"
    )
    assert (record.text, record.locale, record.order, record.problem) == ("3/5/79", "en_GB", "dmy", None)
    assert record.fields == {"id": 7, "text": "3/5/79", "locale": "en_GB", "order": "dmy", "reference": None}


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "invalid-json"),
        (b"3 May 1979", "invalid-json"),
        (b'{"text": "a"} {"text": "b"}', "invalid-json"),
        (b'{"text": "a", "n": NaN}', "invalid-json"),
        (b'{"text": "a", "n": 1e999}', "invalid-json"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "invalid-json"),
        (b"[" * 200_000, "invalid-json"),
        (b'["3 May 1979"]', "no-object"),
        (b'"3 May 1979"', "no-object"),
        (b"null", "no-object"),
        (b"{}", "no-text"),
        (b'{"text": null}', "no-text"),
        (b'{"text": 1979}', "no-text"),
        (b'{"text": "a", "locale": 3}', "invalid-hint"),
        (b'{"text": "a", "order": ["dmy"]}', "invalid-hint"),
    ],
)
def test_a_json_record_that_cannot_be_used_says_why(raw: bytes, problem: str) -> None:
    (record,) = parsed(raw, format="jsonl")
    assert record.problem == problem
    assert record.problem is not None
    assert record.problem.message.startswith("the record")


def test_a_cut_record_is_refused_and_the_rest_of_its_chunk_is_read() -> None:
    long, next_one = parsed(b"xxx\xc3", b"1979", cut=True)
    assert (long.problem, long.text) == (Unreadable.RECORD_TOO_LONG, "xxx\ufffd")
    assert (next_one.problem, next_one.text) == (None, "1979")


@pytest.mark.parametrize(
    ("name", "expected"), [("a.jsonl", "jsonl"), ("a.NDJSON", "jsonl"), ("a.txt", "lines"), ("a", "lines")]
)
def test_the_name_of_a_file_tells_its_format(name: str, expected: str) -> None:
    assert records.format_of(Path(name)) == expected


def test_standard_input_is_lines() -> None:
    assert records.format_of(None) == "lines"


def test_inputs_are_checked_before_any_is_read(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("1979\n")
    check_inputs([Input(tmp_path / "there", "lines"), Input(None, "lines")])
    with pytest.raises(UnreadableInput, match="missing cannot be read: No such file"):
        check_inputs([Input(tmp_path / "there", "lines"), Input(tmp_path / "missing", "lines")])
    with pytest.raises(UnreadableInput, match="is a directory"):
        check_inputs([Input(tmp_path, "lines")])
    with pytest.raises(UnreadableInput, match="cannot be read: embedded null byte"):
        check_inputs([Input(Path("a\0b"), "lines")])


def test_a_file_that_vanishes_before_its_turn_is_a_clear_error(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1979\n")
    two.write_text("1980\n")
    reader = Reader([Input(one, "lines"), Input(two, "lines")], b"\n")
    two.unlink()
    assert reader.read()[0].records == [b"1979"]
    with pytest.raises(UnreadableInput, match="two cannot be read: No such file"):
        reader.read()
