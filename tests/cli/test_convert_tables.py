"""`datenorm convert` of tables: every byte but the answers as it came, and nothing lost however it ends."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import lzma
import os
import resource
import signal
import stat
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
Start = Callable[..., "subprocess.Popen[bytes]"]
Convert = Callable[..., "subprocess.CompletedProcess[bytes]"]
PATIENCE = 60.0


@pytest.fixture
def convert(standin: Run, tmp_path: Path) -> Convert:
    """Runs `datenorm convert --input FILE ARGUMENTS` on a file of these bytes, in its folder."""

    def convert(data: bytes, *arguments: str, name: str = "t.csv") -> subprocess.CompletedProcess[bytes]:
        (tmp_path / name).write_bytes(data)
        return standin("convert", "--input", name, *arguments, cwd=tmp_path)

    return convert


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)


AWKWARD = b'id;d;note\r\n1;1979-05-03;"a;\n""b"""\n\n2;"1914";\r\n3;x\r\n4;1915;y;z\n5;;\xc3\xa9"'


def test_answers_stand_in_a_new_column_and_all_other_bytes_are_as_they_were(convert: Convert) -> None:
    done = convert(AWKWARD, "--column", "d")
    assert done.stdout == (
        b'id;d;note;d_iso\r\n1;1979-05-03;"a;\n""b""";1979-05-03\n\n2;"1914";;1914\r\n3;x;\r\n4;1915;y;z;1915\n5;;\xc3\xa9";'
    )
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "datenorm: some rows have fewer or more fields than the header; their answers are at their end all the same\n"
        'datenorm: row 3: "x": no date was found in the text\n'
        'datenorm: row 5: "": the text is empty\n'
        "datenorm: 5 rows: 3 converted, 2 refused\n"
    )


def test_answers_replace_texts_in_the_quotes_that_they_had(convert: Convert) -> None:
    done = convert(AWKWARD, "--column", "d", "--replace")
    assert done.stdout == b'id;d;note\r\n1;1979-05-03;"a;\n""b"""\n\n2;"1914";\r\n3;\r\n4;1915;y;z\n5;;\xc3\xa9"'


def test_refused_texts_can_be_kept(convert: Convert) -> None:
    data = b'd,"e,f"\n"x ""y""",1914\n1915,"a,b"\n'
    assert convert(data, "--column", "d", "--column", "2", "--replace", "--on-error", "keep").stdout == (
        b'd,"e,f"\n"x ""y""",1914\n1915,"a,b"\n'
    )
    assert convert(data, "--column", "1", "--column", "2", "--on-error", "keep").stdout == (
        b'd,"e,f",d_iso,"e,f_iso"\n"x ""y""",1914,"x ""y""",1914\n1915,"a,b",1915,"a,b"\n'
    )


def test_details_stand_behind_the_answer(convert: Convert) -> None:
    done = convert(b"d\n03/04/2005\n1914\n", "--column", "d", "--into", "day", "--details")
    assert done.stdout == (
        b"d,day,d_confidence,d_status,d_alternatives\n"
        b"03/04/2005,,0.5625,ambiguous,2005-04-03=0.5625 2005-03-04=0.4375\n"
        b"1914,1914,0.75,ok,\n"
    )


def test_columns_are_named_numbered_or_matched_and_keep_their_order(convert: Convert) -> None:
    data = b"a,date_1,3,date_2\n1901,1902,1903,1904\n"
    done = convert(data, "--column", "date_*", "--column", "1", "--column", "3")
    assert done.stdout == (
        b"a,date_1,3,date_2,a_iso,date_1_iso,3_iso,date_2_iso\n1901,1902,1903,1904,1901,1902,1903,1904\n"
    )


@pytest.mark.parametrize(
    ("header", "arguments", "why"),
    [
        (b"a,b", ["--column", "c"], "there is no column c; the table has a, b"),
        (b"a,b", ["--column", "3"], "there is no column 3; the table has a, b"),
        (b"a,b,a", ["--column", "a"], "the columns 1 and 3 are all named a; give the number of one: --column 1"),
        (b"d,d_iso", ["--column", "d"], "the table would have two columns named d_iso; name the new one with --into"),
        (b"a,a", ["--column", "*"], "the table would have two columns named a_iso; name the new one with --into"),
        (b"a,b", ["--column", "*", "--into", "x"], "--into was given 1 times for 2 columns; give it once for each, in"),
    ],
)
def test_a_column_that_cannot_be_is_status_2(convert: Convert, header: bytes, arguments: list[str], why: str) -> None:
    done = convert(header + b"\n1914,1915\n", *arguments)
    assert (done.stdout, done.returncode) == (b"", 2)
    assert done.stderr.decode().startswith(f"datenorm: {why}")


def test_columns_of_the_same_name_or_none_are_had_by_number(convert: Convert) -> None:
    done = convert(b",a,a,\n1,1914,1915,1916\n", "--column", "3", "--column", "4")
    assert done.stdout == b",a,a,,a_iso,4_iso\n1,1914,1915,1916,1915,1916\n"


@pytest.mark.parametrize(
    ("name", "arguments", "why"),
    [
        ("t.txt", ["--column", "d"], b"--column is for tables, and lines have no columns"),
        ("t.txt", ["--dry-run"], b"--dry-run is for tables"),
        ("t.csv", [], b"this is a table (csv): say which column holds the dates, with --column NAME"),
        ("t.parquet", [], b"this is a table (parquet): say which column"),
        ("t.jsonl", ["--details"], b"this is a table (jsonl): say which column"),
        ("t.csv", ["--column", "d", "--format", "tsv"], b"--format is for lines"),
        ("t.csv", ["--column", "d", "-0"], b"--null is for lines"),
        ("t.csv", ["--column", "d", "--input", "t.csv"], b"a table is converted by itself"),
        ("t.csv", ["--column", "d", "--replace", "--into", "x"], b"it has no use for --into"),
        ("t.csv", ["--column", "d", "--delimiter", ",,"], b"a delimiter is one ASCII character"),
        ("t.csv", ["--column", "d", "--output", "x.parquet"], b"--output x.parquet is named as parquet"),
        ("t.csv", ["--column", "d", "--output", "./t.csv"], b"--output t.csv would overwrite a file of --input"),
        ("t.csv", ["--column", "d", "--rejects", "t.csv"], b"--rejects t.csv would overwrite a file of --input"),
        ("t.csv", ["--column", "d", "--rejects", "x", "--output", "x"], b"--output and --rejects are both x"),
        ("t.csv", ["--column", "d", "--encoding", "klingon"], b"the encoding 'klingon' is not known"),
    ],
)
def test_wrong_usage_is_status_2_and_one_line_says_why(
    convert: Convert, tmp_path: Path, name: str, arguments: list[str], why: bytes
) -> None:
    done = convert(b"d\n1914\n", *arguments, name=name)
    assert (done.stdout, done.returncode) == (b"", 2)
    assert why in done.stderr.splitlines()[-1]
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == b"d\n1914\n"


def test_texts_given_as_arguments_have_no_columns(standin: Run) -> None:
    done = standin("convert", "--column", "d", "1914")
    assert done.returncode == 2
    assert b"--column is for tables" in done.stderr


def test_standard_input_is_a_table_where_that_is_said(standin: Run) -> None:
    done = standin("convert", "--input-format", "csv", "--column", "d", input=b"d,e\n1914,x\n")
    assert (done.stdout, done.stderr, done.returncode) == (
        b"d,e,d_iso\n1914,x,1914\n",
        b"datenorm: 1 row: 1 converted\n",
        0,
    )


def test_tabs_separate_the_fields_of_a_tsv_file(convert: Convert) -> None:
    done = convert(b"d,x\te\n1914\ta,b\n", "--column", "1", name="t.tsv")
    assert done.stdout == b"d,x\te\td,x_iso\n1914\ta,b\t1914\n"


def test_a_delimiter_can_be_named(convert: Convert) -> None:
    assert convert(b"a,b:d\n1;2:1914\n", "--column", "d", "--delimiter", ":").stdout == b"a,b:d:d_iso\n1;2:1914:1914\n"
    assert convert(b"a,b\td\n1,2\t1914\n", "--column", "d", "--delimiter", "tab").stdout.endswith(b"\t1914\t1914\n")


def test_a_header_alone_is_a_table(convert: Convert) -> None:
    done = convert(b"d,e", "--column", "d")
    assert (done.stdout, done.stderr, done.returncode) == (b"d,e,d_iso", b"", 0)


@pytest.mark.parametrize("data", [b"", b"\n\r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_no_table(convert: Convert, data: bytes) -> None:
    done = convert(data, "--column", "d")
    assert (done.stdout, done.returncode) == (b"", 2)
    assert done.stderr == (
        b"datenorm: t.csv cannot be read: it is empty; a table begins with the names of its columns\n"
    )


def test_a_quote_that_is_never_closed_is_status_2_and_says_where(convert: Convert, tmp_path: Path) -> None:
    done = convert(b'd,e\n1914,x\n1915,"y\n1916,z\n', "--column", "d", "--output", "out.csv")
    assert done.returncode == 2
    assert b"t.csv cannot be read: a quote that opens in the row at line 3 is never closed" in done.stderr
    assert not (tmp_path / "out.csv").exists()


def test_what_is_only_for_tables_is_told_where_there_is_none(convert: Convert) -> None:
    done = convert(b"1914\n", "--delimiter", ";", name="t.txt")
    assert done.returncode == 2
    assert b"--delimiter is for tables; add --column NAME" in done.stderr


def test_a_dash_as_output_is_standard_output(convert: Convert, tmp_path: Path) -> None:
    assert convert(b"d\n1914\n", "--column", "d", "--output", "-").stdout == b"d,d_iso\n1914,1914\n"
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


def test_utf_16_comes_back_as_utf_16(convert: Convert, tmp_path: Path) -> None:
    data = '\ufeff"d,é",n\r\n1914,"ő\r\nś"\r\n'.encode("utf-16-le")
    done = convert(data + "x,\n".encode("utf-16-le"), "--column", "d,é", "--rejects", "r.csv")
    assert done.stdout.decode("utf-16-le") == '\ufeff"d,é",n,"d,é_iso"\r\n1914,"ő\r\nś",1914\r\nx,,\n'
    assert (tmp_path / "r.csv").read_bytes().decode("utf-16") == 'row,reason,"d,é",n\r\n2,not-a-date,x,\n'


def test_a_byte_order_mark_stays_and_is_no_part_of_a_name(convert: Convert) -> None:
    assert convert(b'\xef\xbb\xbf"d",e\n1914,\n', "--column", "d").stdout == b'\xef\xbb\xbf"d",e,d_iso\n1914,,1914\n'
    done = convert(b'\xef\xbb\xbf{"d": "1914"}\n', "--column", "d", name="t.jsonl")
    assert done.stdout == b'\xef\xbb\xbf{"d": "1914", "d_iso": "1914"}\n'


def test_latin_1_is_read_as_named_and_comes_back(convert: Convert) -> None:
    done = convert("né;nom\n1914;Zoë\nÀ;x\n".encode("latin-1"), "--column", "né", "--encoding", "latin-1")
    assert done.stdout == "né;nom;né_iso\n1914;Zoë;1914\nÀ;x;\n".encode("latin-1")
    assert 'row 2: "À"'.encode() in done.stderr


def test_a_code_page_is_detected_and_told(convert: Convert) -> None:
    data = "né;nom\n" + "1914;Zoë Lefèvre\n1915;Hélène Béjart\n" * 3
    done = convert(data.encode("cp1252"), "--column", "né")
    assert done.stdout.decode("cp1252").startswith("né;nom;né_iso\n1914;Zoë Lefèvre;1914\n")
    assert done.stderr.startswith(b"datenorm: t.csv was read as cp1252; --encoding names another\n")


def test_a_field_that_is_no_text_is_refused_and_comes_back(convert: Convert) -> None:
    done = convert(b"d,e\n" + b"1914,\xc3\xa9\n" * 200_000 + b"\xff,\xfe\n1915,\n", "--column", "d", "--exit-zero")
    assert done.stdout.endswith(b"\n\xff,\xfe,\n1915,,1915\n")
    assert b"row 200001: " in done.stderr
    assert b"the record is not valid UTF-8" in done.stderr


COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstandard.compress,
}  # fmt: skip


@pytest.mark.parametrize("kind", list(COMPRESS))
def test_compressed_tables_are_read_and_written(convert: Convert, standin: Run, tmp_path: Path, kind: str) -> None:
    data = COMPRESS[kind](b"d\n1914\n")
    done = convert(data, "--column", "d", "--output", f"out.csv.{kind}", name=f"t.csv.{kind}")
    assert done.returncode == 0
    plain = standin("convert", "--input-format", "csv", "--column", "d", input=data)
    assert plain.stdout == b"d,d_iso\n1914,1914\n"
    written = standin("convert", "--input", f"out.csv.{kind}", "--column", "d_iso", cwd=tmp_path)
    assert written.stdout == b"d,d_iso,d_iso_iso\n1914,1914,1914\n"
    assert (tmp_path / f"out.csv.{kind}").read_bytes()[:3] == data[:3]


def test_a_truncated_gzip_is_status_2_and_leaves_the_old_output(convert: Convert, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_bytes(b"old")
    data = gzip.compress(b"d\n" + b"".join(b"%d\n" % (1000 + year) for year in range(9000)) * 8)[:-500]
    done = convert(data, "--column", "d", "--output", "out.csv", name="t.csv.gz")
    assert done.returncode == 2
    assert b"t.csv.gz cannot be read: its compressed data (gz) is truncated; get the whole file\n" in done.stderr
    assert (tmp_path / "out.csv").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "t.csv.gz"]


def test_rejects_are_whole_rows_with_number_and_reason(convert: Convert, tmp_path: Path) -> None:
    data = b'd,e\r\n1914,1915\r\nx,"1\n2"\r\n\r\n03/04/2005,1916\r\n1917,'
    convert(data, "--column", "d", "--rejects", "r.csv")
    assert (tmp_path / "r.csv").read_bytes() == (
        b'row,reason,d,e\r\n2,not-a-date,x,"1\n2"\r\n3,ambiguous,03/04/2005,1916\r\n'
    )
    convert(data, "--column", "d", "--column", "e", "--rejects", "r.csv")
    assert (tmp_path / "r.csv").read_bytes() == (
        b'row,reason,d,e\r\n2,d: not-a-date; e: not-a-date,x,"1\n2"\r\n'
        b"3,d: ambiguous,03/04/2005,1916\r\n4,e: empty,1917,\n"
    )


def test_fail_ends_at_the_first_refused_row_and_writes_no_file(convert: Convert, tmp_path: Path) -> None:
    data = b"d\n1914\n\nx\n1915\n"
    done = convert(data, "--column", "d", "--on-error", "fail")
    assert (done.stdout, done.returncode) == (b"d,d_iso\n1914,1914\n", 1)
    assert done.stderr == b'datenorm: row 2: "x": no date was found in the text; stopped there\n'
    assert convert(data, "--column", "d", "--on-error", "fail", "--output", "out.csv").returncode == 1
    assert not (tmp_path / "out.csv").exists()


def test_a_dry_run_shows_the_first_rows_and_writes_nothing(convert: Convert, tmp_path: Path) -> None:
    data = b"id,d\n1,1979-05-03\n2,\x1bx\n" + b"3,1914\n" * 20
    done = convert(data, "--column", "d", "--dry-run", "--output", "out.csv", "--rejects", "r.csv")
    assert done.stdout.decode().splitlines()[:4] == [
        "row  d           d_iso",
        "1    1979-05-03  1979-05-03",
        "2    \ufffdx          refused: no date was found in the text",
        "3    1914        1914",
    ]
    assert (len(done.stdout.splitlines()), done.returncode) == (11, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


OBJECTS = b"""\
{"n": 1.50, "d": "1979-05-03" }
{"d":1914,"t":{"d":"x"}}

{"n": 2}\r
{}
{"d": null, "d": "1915"}
nope
[1]
{"d": ["1914"]}"""


def test_json_objects_get_a_member_and_are_else_as_they_were(convert: Convert, tmp_path: Path) -> None:
    done = convert(OBJECTS, "--column", "d", "--rejects", "r.jsonl", name="t.jsonl")
    assert done.stdout.decode() == (
        '{"n": 1.50, "d": "1979-05-03", "d_iso": "1979-05-03" }\n'
        '{"d":1914,"t":{"d":"x"}, "d_iso": "1914"}\n'
        "\n"
        '{"n": 2, "d_iso": null}\r\n'
        '{"d_iso": null}\n'
        '{"d": null, "d": "1915", "d_iso": "1915"}\n'
        "nope\n"
        "[1]\n"
        '{"d": ["1914"], "d_iso": null}'
    )
    assert (tmp_path / "r.jsonl").read_bytes().splitlines() == [
        b'{"row": 3, "reason": "empty", "record": {"n": 2}}',
        b'{"row": 4, "reason": "empty", "record": {}}',
        b'{"row": 6, "reason": "invalid-json", "record": "nope"}',
        b'{"row": 7, "reason": "no-object", "record": "[1]"}',
        b'{"row": 8, "reason": "no-string", "record": {"d": ["1914"]}}',
    ]


def test_values_of_json_objects_are_replaced_where_they_stand(convert: Convert) -> None:
    done = convert(OBJECTS, "--column", "d", "--replace", "--on-error", "keep", name="t.jsonl")
    assert done.stdout == (OBJECTS.replace(b'"d":1914', b'"d":"1914"'))
    done = convert(b'{"d": "x", "e" : "\\u00e9"}', "--column", "d", "--replace", "--details", name="t.jsonl")
    assert done.stdout == (
        b'{"d": null, "e" : "\\u00e9", "d_confidence": 0.9, "d_status": "rejected", "d_alternatives": []}'
    )


def test_a_json_member_that_is_there_already_is_not_hidden(convert: Convert) -> None:
    done = convert(b'{"d": "1914"}\n{"d": "1915", "d_iso": "mine"}\n', "--column", "d", name="t.jsonl")
    assert done.returncode == 2
    assert b"a row has a member d_iso already; name the new one with --into" in done.stderr


def test_json_without_a_column_is_records_of_their_own(convert: Convert) -> None:
    assert convert(b'{"text": "1914"}\n', name="t.jsonl").stdout == b"1914\n"


def parquet(**columns: Any) -> bytes:
    file = io.BytesIO()
    schema_metadata = {b"owner": b"me"}
    pq.write_table(
        pa.table(columns).replace_schema_metadata(schema_metadata), file, compression="zstd", row_group_size=3
    )
    return file.getvalue()


def test_parquet_gets_columns_and_keeps_its_own(convert: Convert, tmp_path: Path) -> None:
    dates = ["1979-05-03", None, "x", "03/04/2005", "1914"]
    data = parquet(n=[1, 2, 3, None, 5], d=pa.array(dates).dictionary_encode(), b=[b"\xff", b"", None, b"a", b"b"])
    done = convert(
        data, "--column", "d", "--details", "--output", "out.parquet", "--rejects", "r.parquet", name="t.parquet"
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == b"datenorm: 5 rows: 2 converted, 1 ambiguous, 2 refused"
    found, before = pq.read_table(tmp_path / "out.parquet"), pq.read_table(tmp_path / "t.parquet")
    assert found.select(["n", "d", "b"]).equals(before)
    assert found.schema.metadata[b"owner"] == b"me"
    assert found["d_iso"].to_pylist() == ["1979-05-03", None, None, None, "1914"]
    assert found["d_confidence"].to_pylist() == [0.99, 0.0, 0.9, 0.5625, 0.75]
    assert found["d_status"].to_pylist() == ["ok", "rejected", "rejected", "ambiguous", "ok"]
    assert found["d_alternatives"].to_pylist()[3] == [
        {"edtf": "2005-04-03", "confidence": 0.5625},
        {"edtf": "2005-03-04", "confidence": 0.4375},
    ]
    assert pq.ParquetFile(tmp_path / "out.parquet").metadata.row_group(0).column(0).compression == "ZSTD"
    rejects = pq.read_table(tmp_path / "r.parquet").to_pydict()
    assert (rejects["row"], rejects["reason"], rejects["n"]) == (
        [2, 3, 4],
        ["empty", "not-a-date", "ambiguous"],
        [2, 3, None],
    )


def test_parquet_comes_from_standard_input_compressed_and_goes_to_standard_output(standin: Run) -> None:
    data = gzip.compress(parquet(y=[1914, 1915], d=["x", None]))
    done = standin("convert", "--input-format", "parquet", "--column", "y", "--replace", input=data)
    assert pq.read_table(io.BytesIO(done.stdout)).to_pydict() == {"y": ["1914", "1915"], "d": ["x", None]}


def test_parquet_without_rows_keeps_its_columns(convert: Convert, tmp_path: Path) -> None:
    done = convert(parquet(d=pa.array([], pa.string())), "--column", "d", "--output", "o.parquet", name="t.parquet")
    assert done.returncode == 0
    assert pq.read_table(tmp_path / "o.parquet").schema.names == ["d", "d_iso"]


@pytest.mark.parametrize("cut", [1, 8, 100])
def test_a_truncated_parquet_file_is_status_2_and_leaves_no_output(convert: Convert, tmp_path: Path, cut: int) -> None:
    done = convert(parquet(d=["1914"] * 100)[:-cut], "--column", "d", "--output", "o.parquet", name="t.parquet")
    assert done.returncode == 2
    assert done.stderr.startswith(
        b"datenorm: t.parquet cannot be read: it is no Parquet file, or truncated or damaged ("
    )
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["t.parquet"]


def test_parquet_whose_pages_are_damaged_is_status_2_and_leaves_no_output(convert: Convert, tmp_path: Path) -> None:
    data = bytearray(parquet(d=[str(1000 + year) for year in range(9000)]))
    data[200:60_000] = bytes(59_800)
    done = convert(bytes(data), "--column", "d", "--output", "o.parquet", name="t.parquet")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["t.parquet"]


def test_a_parquet_column_without_texts_is_status_2(convert: Convert) -> None:
    done = convert(parquet(d=[["1914"]]), "--column", "d", "--output", "o.parquet", name="t.parquet")
    assert done.returncode == 2
    assert b"the column d of t.parquet holds list<" in done.stderr


@pytest.fixture
def much(tmp_path: Path) -> Path:
    """A table with a row to be busy with, then 36,000 rows, some of them quoted, refused or ambiguous."""
    path = tmp_path / "much.csv"
    rows = [f'{number},"{1000 + number % 9000}","a\nb {number}"\n' for number in range(12_000)]
    rows += [f"{number},x{number % 7},\r\n" for number in range(12_000)]
    rows += [f"{number},03/04/2005,\n" for number in range(12_000)]
    path.write_text("id,d,note\n0,sleep 0.8,\n" + "".join(rows), newline="")
    return path


def stripped(data: bytes) -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    return [row[:-1] for row in rows]


def test_any_number_of_processes_gives_the_same_bytes(standin: Run, much: Path, tmp_path: Path) -> None:
    outputs = set()
    for jobs in ("1", "2", "3"):
        rejects = tmp_path / f"r{jobs}.csv"
        done = standin("convert", "--input", str(much), "--column", "d", "--jobs", jobs, "--rejects", str(rejects))
        outputs.add((done.stdout, rejects.read_bytes(), done.stderr))
    ((output, refused, said),) = outputs
    assert stripped(output) == list(csv.reader(io.StringIO(much.read_text(), newline="")))
    assert refused.count(b"ambiguous") == 12_000
    assert said.endswith(b"datenorm: 36,001 rows: 12,000 converted, 12,000 ambiguous, 12,001 refused\n")


def test_any_number_of_processes_gives_the_same_parquet(standin: Run, tmp_path: Path) -> None:
    path = tmp_path / "much.parquet"
    dates = ["sleep 0.8", *(str(1000 + number % 9000) for number in range(150_000))]
    pq.write_table(pa.table({"d": dates}), path)
    outputs = []
    for jobs in ("1", "3"):
        output = tmp_path / f"{jobs}.parquet"
        standin("convert", "--input", str(path), "--column", "d", "--jobs", jobs, "--output", str(output))
        outputs.append(output.read_bytes())
    assert outputs[0] == outputs[1]
    assert pq.read_table(tmp_path / "1.parquet")["d_iso"].to_pylist() == [None, *dates[1:]]
    assert pq.ParquetFile(tmp_path / "1.parquet").num_row_groups == 2


def test_a_slow_writer_sees_each_row_at_once_where_the_order_is_given(start: Start) -> None:
    process = start("convert", "--input-format", "csv", "--column", "d", "--order", "dmy")
    assert process.stdin is not None
    assert process.stdout is not None
    for row, answer in (
        (b"n;d\n", b"n;d;d_iso\n"),
        (b"1;1914\n", b"1;1914;1914\n"),
        (b'2;"1915"\n', b'2;"1915";1915\n'),
    ):
        process.stdin.write(row)
        assert process.stdout.read(len(answer)) == answer
    process.stdin.close()
    assert process.wait(PATIENCE) == 0


def test_a_reader_that_leaves_ends_it_quietly(start: Start, much: Path) -> None:
    process = start("convert", "--input", str(much), "--column", "d", "--jobs", "2")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(PATIENCE) == 141
    assert all(line.startswith(b"datenorm: ") for line in process.stderr.read().splitlines())


def test_a_reader_that_leaves_parquet_ends_it_quietly(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "much.parquet"
    pq.write_table(pa.table({"d": ["1914"] * 400_000, "r": os.urandom(4_000_000).hex(" ", 10).split()[:400_000]}), path)
    process = start("convert", "--input", str(path), "--column", "d", "--jobs", "1")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(4)
    process.stdout.close()
    assert process.wait(PATIENCE) == 141
    assert process.stderr.read() == b""


@pytest.mark.parametrize("old", [None, b"old"])
def test_killed_in_the_middle_it_leaves_the_old_output_or_none(start: Start, tmp_path: Path, old: bytes | None) -> None:
    path, output = tmp_path / "t.csv", tmp_path / "out.csv"
    path.write_bytes(b"d\n" + b"1914\n" * 300_000 + b"sleep 60\n" + b"1914\n" * 300_000)
    if old is not None:
        output.write_bytes(old)
    process = start(
        "convert", "--input", str(path), "--column", "d", "--output", str(output), "--order", "dmy", "--jobs", "1"
    )
    wait_for(lambda: sum(part.stat().st_size for part in tmp_path.glob(".out.csv.*.part")) > 500_000)
    process.send_signal(signal.SIGKILL)
    assert process.wait(PATIENCE) == -signal.SIGKILL
    assert (output.read_bytes() if output.exists() else None) == old
    assert path.stat().st_size == 3_000_011


def test_interrupted_it_leaves_nothing_behind(start: Start, tmp_path: Path) -> None:
    path, output = tmp_path / "t.csv", tmp_path / "out.csv"
    path.write_bytes(b"d\nsleep 60\n")
    process = start(
        "convert", "--input", str(path), "--column", "d", "--output", str(output), "--order", "dmy", "--jobs", "1"
    )
    wait_for(lambda: list(tmp_path.glob(".out.csv.*.part")))
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130
    assert [entry.name for entry in tmp_path.iterdir()] == ["t.csv"]


@pytest.mark.parametrize("name", ["out.csv", "out.csv.gz", "out.parquet"])
def test_a_full_disk_is_status_2_and_leaves_the_old_output(start: Start, tmp_path: Path, name: str) -> None:
    is_parquet = name.endswith("parquet")
    path, output = tmp_path / ("t.parquet" if is_parquet else "t.csv"), tmp_path / name
    noise = os.urandom(2_000_000).hex(" ", 20).split()
    rows = {"d": ["1914"] * len(noise), "noise": noise}
    if is_parquet:
        pq.write_table(pa.table(rows), path)
    else:
        path.write_text("d,noise\n" + "".join(f"1914,{part}\n" for part in noise))
    output.write_bytes(b"old")
    process = start(
        "convert", "--input", str(path), "--column", "d", "--output", str(output), "--jobs", "1",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000)),
    )  # fmt: skip
    said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 2
    assert said == f"datenorm: {output} cannot be written: File too large; write elsewhere\n".encode()
    assert output.read_bytes() == b"old"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted([name, path.name])


def test_a_worker_that_dies_leaves_the_old_output(standin: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"d\nsleep 1\n" + b"1914\n" * 200_000 + b"die\n" + b"1914\n" * 200_000)
    (tmp_path / "out.csv").write_bytes(b"old")
    done = standin(
        "convert",
        "--input",
        str(path),
        "--column",
        "d",
        "--order",
        "dmy",
        "--jobs",
        "2",
        "--output",
        str(tmp_path / "out.csv"),
    )
    assert done.returncode == 3
    assert b"a worker process was killed by signal 9" in done.stderr
    assert (tmp_path / "out.csv").read_bytes() == b"old"


def test_a_symbolic_link_keeps_pointing_to_the_file_that_is_replaced(convert: Convert, tmp_path: Path) -> None:
    folder, link = tmp_path / "elsewhere", tmp_path / "out.csv"
    folder.mkdir()
    (folder / "real.csv").write_bytes(b"old")
    (folder / "real.csv").chmod(0o640)
    link.symlink_to("elsewhere/real.csv")
    assert convert(b"d\n1914\n", "--column", "d", "--output", "out.csv").returncode == 0
    assert link.readlink() == Path("elsewhere/real.csv")
    assert (folder / "real.csv").read_bytes() == b"d,d_iso\n1914,1914\n"
    assert stat.S_IMODE((folder / "real.csv").stat().st_mode) == 0o640
    assert [path.name for path in folder.iterdir()] == ["real.csv"]


def test_a_link_to_the_input_is_the_input(convert: Convert, tmp_path: Path) -> None:
    (tmp_path / "soft.csv").symlink_to("t.csv")
    done = convert(b"d\n1914\n", "--column", "d", "--output", "soft.csv")
    assert done.returncode == 2
    os.link(tmp_path / "t.csv", tmp_path / "hard.csv")
    assert convert(b"d\n1914\n", "--column", "d", "--output", "hard.csv").returncode == 2
    assert (tmp_path / "t.csv").read_bytes() == b"d\n1914\n"


def test_a_device_as_output_is_written_and_stays_a_device(convert: Convert) -> None:
    assert convert(b"d\n1914\n", "--column", "d", "--output", "/dev/null").returncode == 0
    assert Path("/dev/null").is_char_device()
    done = convert(b"d\n1914\n", "--column", "d", "--output", "/dev/full")
    assert (done.returncode, done.stderr) == (
        2, b"datenorm: /dev/full cannot be written: No space left on device; write elsewhere\n",
    )  # fmt: skip


def test_an_output_in_no_folder_is_status_2(convert: Convert) -> None:
    done = convert(b"d\n1914\n", "--column", "d", "--output", "no/out.csv")
    assert (done.returncode, done.stderr) == (
        2, b"datenorm: no/out.csv cannot be written: No such file or directory; write elsewhere\n",
    )  # fmt: skip


def test_answers_to_lines_go_to_a_file_too(convert: Convert, tmp_path: Path) -> None:
    assert convert(b"1914\nx\n", "--output", "out.txt", name="t.txt").stdout == b""
    assert (tmp_path / "out.txt").read_bytes() == b"1914\n\n"


def test_a_row_of_ten_megabytes_and_ten_thousand_columns_come_through(convert: Convert) -> None:
    wide = b",".join(b"c%d" % number for number in range(10_000))
    row = b",".join([b"1914"] * 9_999 + [b'"' + b"x\n" * 5_000_000 + b'"'])
    last = b",".join([b"1915"] * 10_000)
    done = convert(wide + b"\n" + row + b"\n" + last, "--column", "c5000")
    assert done.stdout == wide + b",c5000_iso\n" + row + b",1914\n" + last + b",1915"


@pytest.mark.slow
def test_memory_is_bounded_whatever_the_number_of_rows(
    start: Start, wait_until_read: Callable[..., None], tmp_path: Path
) -> None:
    peaks = []
    for rows in (50_000, 1_000_000):
        path = tmp_path / f"{rows}.csv"
        path.write_text("d,n\n" + "".join(f"{1000 + number % 9000},{number:0100}\n" for number in range(rows)))
        with path.open("ab") as file:
            file.write(b"sleep 60,\n")
        process = start("convert", "--input", str(path), "--column", "d", "--jobs", "1", stdout=subprocess.DEVNULL)
        wait_until_read(process, path)
        time.sleep(2)
        peaks.append(_peak_memory(process.pid))
        process.kill()
    assert peaks[1] < peaks[0] + 20_000


def _peak_memory(pid: int) -> int:
    """The largest resident set so far, in KiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])
