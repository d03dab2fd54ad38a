"""`datenorm inspect`: what the columns of a file are."""

from __future__ import annotations

import gzip
import json
import lzma
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

Run = Callable[..., CompletedProcess[bytes]]

CSV = """\
id;datum;note
1;03/04/2005;hello
2;25/12/2005;
3;n/a;"a;b"
4;mai 2006;<script>alert(1)</script>
5;;x
"""


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    path = tmp_path / "letters.csv"
    path.write_text(CSV, encoding="utf-8-sig")
    return path


def columns(done: CompletedProcess[bytes]) -> dict[str, Any]:
    assert (done.stderr, done.returncode) == (b"", 0)
    return {column["name"]: column for column in json.loads(done.stdout)["columns"]}


def test_each_column_of_a_table_is_told(datenorm: Run, letters: Path) -> None:
    done = datenorm("inspect", str(letters), COLUMNS="200")
    assert (done.stderr, done.returncode) == (b"", 0)
    sections = [section.splitlines() for section in done.stdout.decode().split("\n\n")]
    assert [section[0] for section in sections] == ["id (5 rows)", "datum (5 rows, 1 empty)", "note (5 rows, 1 empty)"]
    assert sections[1][1:] == [
        "  dates       with a probability of 0.81; 75.0% ok, 0.0% ambiguous, 25.0% rejected",
        "  order       dmy (day, month, year): 1 row (row 2: '25/12/2005') says so; 1 row changed by it",
        "  written     day-month-year 1, in several orders 1, in words, or with the year first 1",
        "  precision   day 66.7%, month 33.3%",
        "  range       2005-04-03 to 2006-05",
        '  ok          row 1 "03/04/2005" is 2005-04-03, row 2 "25/12/2005" is 2005-12-25, row 4 "mai 2006" is 2006-05',
        '  rejected    row 3 "n/a"',
    ]


def test_json_has_everything(datenorm: Run, letters: Path) -> None:
    found = columns(datenorm("inspect", str(letters), "--json"))
    assert list(found) == ["id", "datum", "note"]
    assert found["datum"]["verdict"]["status"] == "decided"
    assert found["datum"]["verdict"]["deciders"] == [{"row": 2, "text": "25/12/2005"}]
    assert found["datum"]["statuses"] == {"ok": 3, "ambiguous": 0, "rejected": 1}
    assert found["datum"]["precision"] == {"day": 2, "month": 1}
    assert found["note"]["dates"] == 0


def test_the_page_is_self_contained_and_escapes_what_the_file_says(
    datenorm: Run, letters: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    done = datenorm("inspect", str(letters), "--html", str(page))
    assert (done.stderr, done.returncode) == (b"", 0)
    html = page.read_text(encoding="utf-8")
    assert html.count("<section>") == 3
    assert html.count("<svg ") == 5
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "http" not in html
    assert "src=" not in html
    ElementTree.fromstring(html.removeprefix("<!DOCTYPE html>\n").replace('<meta charset="utf-8">', ""))


def test_a_file_without_a_header_has_numbered_columns(datenorm: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1,3 May 1979\n2,4 May 1979,extra\n")
    found = columns(datenorm("inspect", str(path), "--json"))
    assert {name: column["rows"] for name, column in found.items()} == {"column 1": 2, "column 2": 2, "column 3": 2}
    assert found["column 2"]["earliest"] == "1979-05-03"
    assert found["column 3"]["empty"] == 1


def test_tabs_json_lines_and_lines_are_read_too(datenorm: Run, tmp_path: Path) -> None:
    table, records, lines = tmp_path / "a.tsv", tmp_path / "a.jsonl", tmp_path / "a.txt"
    table.write_text('when\twhat\n3 May 1979\t"x"\n')
    records.write_text('{"when": "3 May 1979", "n": 1}\n{"when": null, "更": ["x"]}\n', encoding="utf-8")
    lines.write_text("3 May 1979\n\n03/04/2005\n")
    assert list(columns(datenorm("inspect", str(table), "--json"))) == ["when", "what"]
    found = columns(datenorm("inspect", str(records), "--json"))
    assert {name: (column["rows"], column["empty"]) for name, column in found.items()} == {
        "when": (2, 1),
        "n": (2, 1),
        "更": (2, 1),
    }
    (column,) = columns(datenorm("inspect", str(lines), "--json")).values()
    assert (column["rows"], column["empty"], column["verdict"]["status"]) == (3, 1, "undecidable")


def test_rows_that_are_no_json_objects_are_counted_as_refused(datenorm: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": "3 May 1979"}\n[]\n\n{"b": [1]}\n{\n')
    found = columns(datenorm("inspect", str(path), "--json"))
    assert {name: (column["rows"], column["empty"], column["reasons"]) for name, column in found.items()} == {
        "a": (4, 1, {"invalid-json": 1, "no-object": 1}),
        "b": (4, 1, {"invalid-json": 1, "no-object": 1, "no-string": 1}),
    }


TABLE = "né;né;\n3 mai 1979;5;03/04/2005\n4 mai 1979;6;25/12/2005;x\n"
SEEN = {"né": ("1979-05-03", "1979-05-04"), "column 3": ("2005-04-03", "2005-12-25"), "column 4": (None, None)}


@pytest.mark.parametrize(
    ("name", "data", "arguments"),
    [
        ("a.csv", TABLE.encode(), []),
        ("a.csv.xz", lzma.compress(TABLE.encode("utf-16")), []),
        ("a.tab", TABLE.encode("cp1252"), ["--delimiter", ";", "--encoding", "cp1252"]),
        ("a.txt", TABLE.replace(";", "|").encode(), ["--input-format", "csv"]),
        ("-", gzip.compress(TABLE.encode(), mtime=0), ["--input-format", "csv"]),
    ],
)
def test_a_table_is_read_as_convert_reads_it(
    datenorm: Run, tmp_path: Path, name: str, data: bytes, arguments: list[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    done = datenorm("inspect", name, "--json", *arguments, cwd=tmp_path, input=data)
    assert done.stderr == b""
    report = json.loads(done.stdout)
    assert [column["name"] for column in report["columns"]] == ["né", "né", "column 3", "column 4"]
    found = {column["name"]: (column["earliest"], column["latest"]) for column in reversed(report["columns"])}
    assert (report["file"], found) == (name, SEEN)


def test_parquet_is_read_too_but_for_columns_without_texts(datenorm: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = pa.array(["3 May 1979", None, "n/a"]).dictionary_encode()
    pq.write_table(pa.table({"n": [1, 2, 3], "d": texts, "l": [["3 May 1979"]] * 3}), path)
    done = datenorm("inspect", str(path), "--json")
    assert done.stderr.startswith(b"datenorm: the column l of ")
    assert done.stderr.endswith(b" holds list<element: string>, not texts; it is not shown\n")
    assert {column["name"]: (column["rows"], column["empty"]) for column in json.loads(done.stdout)["columns"]} == {
        "n": (3, 0),
        "d": (3, 1),
    }


def test_a_delimiter_without_a_table_is_wrong_usage(datenorm: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1914\n")
    done = datenorm("inspect", "a.txt", "--delimiter", ";", cwd=tmp_path)
    assert (done.stdout, done.returncode) == (b"", 2)
    assert b"--delimiter is for CSV, and a.txt is read as lines; add --input-format csv" in done.stderr


def test_a_code_page_that_was_detected_is_told(datenorm: Run, tmp_path: Path) -> None:
    data = "né;nom\n" + "1914;Zoë Lefèvre\n1915;Hélène Béjart\n" * 3
    (tmp_path / "a.csv").write_bytes(data.encode("cp1252"))
    done = datenorm("inspect", "a.csv", cwd=tmp_path)
    assert done.stderr == b"datenorm: a.csv was read as cp1252; --encoding names another\n"
    assert done.stdout.startswith("né (6 rows)\n".encode())


def test_a_name_is_shown_shortened(datenorm: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'"' + b"x" * 200_000 + b'"\n')
    assert datenorm("inspect", "a.csv", cwd=tmp_path).stdout.startswith(b"x" * 80 + b" (0 rows)\n")


def test_a_header_only_has_columns_without_rows(datenorm: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,date\n")
    found = columns(datenorm("inspect", str(path), "--json"))
    assert {name: column["rows"] for name, column in found.items()} == {"id": 0, "date": 0}
    assert b"no row has a text" in datenorm("inspect", str(path)).stdout


def test_what_is_known_gives_the_century(datenorm: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("3 May 24\n4 May 25\n")
    done = datenorm("inspect", str(path), "--not-after", "2024-05-03", COLUMNS="200")
    assert b"two-digit years are 1925 to 2024: the dates are not after 2024-05-03" in done.stdout
    assert b'row 2 "4 May 25" is 1925-05-04' in done.stdout
    (column,) = columns(datenorm("inspect", str(path), "--not-before", "1900", "--json")).values()
    assert (column["earliest"], column["latest"]) == ("1924-05-03", "1925-05-04")


@pytest.mark.parametrize(
    ("name", "contents", "message"),
    [
        ("a.csv", b"", b"it is empty"),
        ("a.csv", b"\xff\xfea", b"it is no utf-16-le, or ends within a character"),
        ("a.csv", b'd\n1914\n"x\n', b"a quote that opens in the row at line 3 is never closed"),
        ("a.jsonl", b"{\n[]\n", b"has no row that is a JSON object with a member"),
        ("a.parquet", b"PAR1", b"it is no Parquet file, or truncated or damaged"),
        ("a.csv.gz", gzip.compress(b"d\n1914\n" * 99, mtime=0)[:-9], b"its compressed data (gz) is truncated"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_status_2_and_says_where(
    datenorm: Run, tmp_path: Path, name: str, contents: bytes, message: bytes
) -> None:
    (tmp_path / name).write_bytes(contents)
    done = datenorm("inspect", str(tmp_path / name))
    assert (done.stdout, done.returncode) == (b"", 2)
    assert message in done.stderr
    assert str(tmp_path / name).encode() in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_and_a_folder_are_status_2(datenorm: Run, tmp_path: Path) -> None:
    done = datenorm("inspect", "nowhere.csv")
    assert (done.returncode, done.stderr.startswith(b"datenorm: nowhere.csv cannot be read: No such file")) == (2, True)
    assert b"it is a directory" in datenorm("inspect", str(tmp_path)).stderr


def test_bounds_that_cannot_be_are_status_2(datenorm: Run, letters: Path) -> None:
    done = datenorm("inspect", str(letters), "--not-after", "soon")
    assert (done.stdout, done.returncode) == (b"", 2)
    assert b"not_after is a date such as 2024-05-03, 2024-05 or 2024" in done.stderr


def test_the_page_does_not_overwrite_what_is_inspected(datenorm: Run, letters: Path) -> None:
    done = datenorm("inspect", str(letters), "--html", str(letters))
    assert done.returncode == 2
    assert b"would overwrite the file to inspect" in done.stderr
    assert letters.read_text(encoding="utf-8-sig") == CSV
    assert datenorm("inspect", str(letters), "--html", str(letters.parent / "no" / "x.html")).returncode == 2


def test_a_terminal_gets_no_control_characters_of_the_file(datenorm: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\x1b[31mdate\n3 May 1979\nx\x1b[0m\n")
    assert b"\x1b" not in datenorm("inspect", str(path)).stdout


def test_languages_calendars_and_the_readings_of_ambiguous_rows_are_told(datenorm: Run, tmp_path: Path) -> None:
    path = tmp_path / "dates.txt"
    path.write_text("3. října 2001\n4. kvě 2001\n5. srp 2001\n03/04/2005\n", encoding="utf-8")
    lines = datenorm("inspect", str(path), COLUMNS="200").stdout.decode().splitlines()
    assert "  languages   months are named in cs: row 1 ('3. října 2001') says so; 1 row changed by it" in lines
    assert '  ambiguous   row 4 "03/04/2005" is 2005-03-04 or 2005-04-03' in lines
    path.write_text("12 Ramadan 1445 AH\n2 May 2020\n", encoding="utf-8")
    lines = datenorm("inspect", str(path), COLUMNS="200").stdout.decode().splitlines()
    assert "  calendars   gregorian 1 (50.0%), islamic 1 (50.0%)" in lines


def test_an_order_or_a_locale_that_is_given_goes_before_the_verdict(datenorm: Run, letters: Path) -> None:
    for hints, earliest in ((("--order", "mdy"), "2005-03-04"), (("--locale", "en_US"), "2005-03-04")):
        found = columns(datenorm("inspect", str(letters), "--json", *hints))["datum"]
        assert found["earliest"] == earliest
    found = columns(datenorm("inspect", str(letters), "--json", "--order", "refuse"))["datum"]
    assert (found["order"], found["statuses"]) == (None, {"ok": 2, "ambiguous": 1, "rejected": 1})
