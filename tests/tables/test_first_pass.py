"""A table is read twice where its columns decide their own order: first for the verdicts, then row by row."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

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
