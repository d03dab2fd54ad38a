"""A table is read twice where its columns decide their own order: first for the verdicts, then row by row."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from datenorm.columns import read_column
from datenorm.normalizer import Normalizer

ROOT = Path(__file__).resolve().parents[2]
ROWS = "a,b\n" + "03/04/2005,03/04/2005\n" * 5000 + "25/12/2005,12/25/2005\n"
EXPECTED = (
    b"a,b,a_iso,b_iso\n"
    + b"03/04/2005,03/04/2005,2005-04-03,2005-03-04\n" * 5000
    + b"25/12/2005,12/25/2005,2005-12-25,2005-12-25\n"
)
TOLD = (
    b"datenorm: a: dmy (day, month, year): 1 row (row 5001: '25/12/2005') says so; 5,000 rows changed by it\n"
    b"datenorm: b: mdy (month, day, year): 1 row (row 5001: '12/25/2005') says so; 5,000 rows changed by it\n"
)


def run(*arguments: str, cwd: Path, input: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATENORM")}
    return subprocess.run(
        [sys.executable, "-m", "datenorm", "convert", *arguments, "--column", "*", "--jobs", "1"],
        cwd=cwd, input=input, capture_output=True, env=environment | {"PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("is_file", [True, False])
def test_each_column_has_the_order_that_its_texts_decide_and_the_verdict_is_told(tmp_path: Path, is_file: bool) -> None:
    (tmp_path / "t.csv").write_text(ROWS)
    source = ("--input", "t.csv") if is_file else ("--input-format", "csv")
    done = run(*source, cwd=tmp_path, input=b"" if is_file else ROWS.encode())
    assert (done.stdout, done.returncode) == (EXPECTED, 0)
    assert done.stderr.startswith(TOLD)


def test_a_parquet_table_is_read_twice_too(tmp_path: Path) -> None:
    dates = ["03/04/2005"] * 5000
    pq.write_table(pa.table({"a": [*dates, "25/12/2005"], "b": [*dates, "12/25/2005"]}), tmp_path / "t.parquet")
    done = run("--input", "t.parquet", "--output", "o.parquet", cwd=tmp_path)
    assert done.stderr.startswith(TOLD)
    found = pq.read_table(tmp_path / "o.parquet")
    assert found["a_iso"].to_pylist() == ["2005-04-03"] * 5000 + ["2005-12-25"]
    assert found["b_iso"].to_pylist() == ["2005-03-04"] * 5000 + ["2005-12-25"]


def test_ambiguous_rows_stay_refused_where_nothing_decides_or_two_orders_are_there(tmp_path: Path) -> None:
    open_rows = "03/04/2005\n05/06/2007\n"
    (tmp_path / "t.csv").write_text("a\n" + open_rows)
    done = run("--input", "t.csv", cwd=tmp_path)
    assert done.stdout == b"a,a_iso\n03/04/2005,\n05/06/2007,\n"
    assert b"datenorm: a: undecidable: " in done.stderr
    (tmp_path / "t.csv").write_text("a\n" + open_rows + "25/12/2005\n12/25/2005\n" * 3)
    done = run("--input", "t.csv", cwd=tmp_path)
    assert done.stdout.startswith(b"a,a_iso\n03/04/2005,\n05/06/2007,\n25/12/2005,2005-12-25\n")
    assert b"datenorm: a: contradictory: " in done.stderr
    assert b"row 3: '25/12/2005'" in done.stderr
    assert b"row 4: '12/25/2005'" in done.stderr


def test_an_order_that_is_given_goes_before_the_columns_own(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a\n03/04/2005\n25/12/2005\n")
    done = run("--input", "t.csv", "--order", "mdy", cwd=tmp_path)
    assert done.stdout == b"a,a_iso\n03/04/2005,2005-03-04\n25/12/2005,2005-12-25\n"
    assert b"datenorm: a:" not in done.stderr


def test_with_the_order_refuse_a_table_is_read_once_and_no_row_decides_another(tmp_path: Path) -> None:
    table = b"a\n03/04/2005\n25/12/2005\n"
    done = run("--input-format", "csv", "--order", "refuse", cwd=tmp_path, input=table)
    assert done.stdout == b"a,a_iso\n03/04/2005,\n25/12/2005,2005-12-25\n"
    assert b"datenorm: a:" not in done.stderr
    assert b'row 1: "03/04/2005": two readings: 2005-03-04 or 2005-04-03' in done.stderr
    assert run("--input-format", "csv", "--order", "auto", cwd=tmp_path, input=table).stdout == (
        b"a,a_iso\n03/04/2005,2005-04-03\n25/12/2005,2005-12-25\n"
    )


def test_what_is_known_of_the_dates_bears_on_century_and_order(tmp_path: Path) -> None:
    table = b"a,b\n03/11/2024,3 May 25\n03/04/2024,4 May 23\n"
    done = run("--input-format", "csv", "--not-after", "2024-05-03", cwd=tmp_path, input=table)
    assert done.stdout == (
        b"a,b,a_iso,b_iso\n03/11/2024,3 May 25,2024-03-11,1925-05-03\n03/04/2024,4 May 23,2024-03-04,2023-05-04\n"
    )
    assert b"datenorm: a: mdy (month, day, year): 1 row (row 1: '03/11/2024') says so; " in done.stderr
    assert b"datenorm: b: two-digit years are 1925 to 2024: the dates are not after 2024-05-03\n" in done.stderr


def test_a_table_that_is_read_once_has_the_century_of_what_is_known_too(tmp_path: Path) -> None:
    for order in ("dmy", "refuse"):
        arguments = ("--input-format", "csv", "--not-before", "1890", "--order", order)
        done = run(*arguments, cwd=tmp_path, input=b"a\n3 May 25\n")
        assert done.stdout == b"a,a_iso\n3 May 25,1925-05-03\n"


@pytest.mark.parametrize("mode", [(), ("--order", "refuse")])
def test_bounds_that_can_be_none_are_refused_before_anything_is_read(tmp_path: Path, mode: tuple[str, ...]) -> None:
    for bounds, message in (
        (("--not-after", "soon"), b"not_after is a date such as 2024-05-03, 2024-05 or 2024"),
        (("--not-after", "1950", "--not-before", "1960"), b"exchange the two"),
    ):
        done = run("--input-format", "csv", *bounds, *mode, cwd=tmp_path, input=b"a\n3 May 25\n")
        assert (done.stdout, done.returncode) == (b"", 2)
        assert message in done.stderr


def test_bounds_are_for_columns(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "datenorm", "convert", "--not-after", "1950", "3 May 25"],
        capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"--not-after is for tables; add --column NAME" in done.stderr


def test_a_table_is_read_as_the_library_reads_the_column(tmp_path: Path) -> None:
    texts = ["03/04/05", "25/12/05", "1. 6. 1944", "30.6.1899", "4 May 1901", "1904-05-06", "March 1900", "1902", "x"]
    (tmp_path / "t.csv").write_text("a\n" + "".join(f"{text}\n" for text in texts))
    done = run("--input", "t.csv", "--details", cwd=tmp_path)
    answers, _ = read_column(Normalizer.load(), texts)
    rows = [line.split(",") for line in done.stdout.decode().splitlines()[1:]]
    assert [(row[1], row[3]) for row in rows] == [(answer.edtf or "", answer.status) for answer in answers]
    assert [row[1] for row in rows[:3]] == ["1905-04-03", "1905-12-25", "1944-06-01"]


def test_the_language_that_the_rows_tell_is_told_and_its_months_are_read(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a\n3. srp 1979\n5. lis 2019\n3. října 2001\n4. kvě 2001\n", encoding="utf-8")
    done = run("--input", "t.csv", cwd=tmp_path)
    assert [line.split(b",")[1] for line in done.stdout.splitlines()[1:]] == [
        b"1979-08-03", b"2019-11-05", b"2001-10-03", b"2001-05-04",
    ]  # fmt: skip
    assert "datenorm: a: months are named in cs: row 3 ('3. října 2001') says so; " in done.stderr.decode()


def test_a_month_that_depends_on_the_language_is_ambiguous_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a\n3 srp 1979\n", encoding="utf-8")
    done = run("--input", "t.csv", "--details", cwd=tmp_path)
    _, answer, confidence, status, alternatives = done.stdout.decode().splitlines()[1].split(",")
    assert (answer, status) == ("", "ambiguous")
    readings = dict(reading.split("=") for reading in alternatives.split())
    assert sorted(readings) == ["1979-07-03", "1979-08-03"]
    assert confidence == max(readings.values())
    assert 0.4 < float(confidence) < 0.9 < sum(map(float, readings.values()))
    both = "two readings: 1979-07-03 or 1979-08-03; the language (--locale) decides"
    assert f'datenorm: row 1: "3 srp 1979": {both}\n' in done.stderr.decode()
    undecidable = b"undecidable: the rows do not tell in which language months are named; 1 row with 'srp' in doubt"
    assert b"datenorm: a: " + undecidable in done.stderr
    shown = run("--input", "t.csv", "--dry-run", cwd=tmp_path).stdout.decode()
    assert shown.splitlines()[1] == f"1    3 srp 1979  ambiguous: {both}"
    assert run("--input", "t.csv", "--locale", "cs", cwd=tmp_path).stdout == b"a,a_iso\n3 srp 1979,1979-08-03\n"


def test_calendars_that_mix_are_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a\n12 Ramadan 1445 AH\n13/09/1445\n", encoding="utf-8")
    told = run("--input", "t.csv", cwd=tmp_path).stderr.decode()
    assert (
        "datenorm: a: calendars: gregorian 1 (50.0%), islamic 1 (50.0%); 1 row with a year of 1445 and no sign " in told
    )


def test_what_is_ambiguous_has_both_readings_in_parquet_and_json(tmp_path: Path) -> None:
    readings = ["2005-03-04", "2005-04-03"]
    pq.write_table(pa.table({"a": ["03/04/2005"]}), tmp_path / "t.parquet")
    run("--input", "t.parquet", "--output", "o.parquet", "--details", cwd=tmp_path)
    (row,) = pq.read_table(tmp_path / "o.parquet").to_pylist()
    assert (row["a_iso"], row["a_status"]) == (None, "ambiguous")
    assert sorted(reading["edtf"] for reading in row["a_alternatives"]) == readings
    (tmp_path / "t.jsonl").write_text('{"a": "03/04/2005"}\n')
    found = json.loads(run("--input", "t.jsonl", "--details", cwd=tmp_path).stdout)
    assert (found["a_iso"], found["a_status"]) == (None, "ambiguous")
    assert sorted(reading["edtf"] for reading in found["a_alternatives"]) == readings
