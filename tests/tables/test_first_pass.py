"""Where a column's order is decided from all of its texts, a table is read twice; standard input too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).resolve().parents[2]

# A command line whose columns are day first where any text is, by a first pass over all of them.
PROGRAM = """
import sys
sys.argv[0] = "datenorm"
from datenorm.cli import tables

def needs_first_pass(order):
    return order is None

def column_orders(order, columns, texts):
    seen = [set() for _ in range(columns)]
    for part in texts:
        for column, found in zip(seen, part, strict=True):
            column.update(found)
    return tuple("dmy" if "day first" in column else "mdy" for column in seen)

tables.needs_first_pass, tables.column_orders = needs_first_pass, column_orders
from datenorm.cli.main import main
main()
"""
ROWS = "a,b\n" + "03/04/2005,03/04/2005\n" * 5000 + "day first,x\n"


def run(*arguments: str, cwd: Path, input: bytes = b"") -> bytes:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATENORM")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "convert", *arguments, "--column", "*", "--jobs", "1"],
        cwd=cwd, input=input, capture_output=True, env=environment | {"PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    return done.stdout


EXPECTED = b"a,b,a_iso,b_iso\n" + b"03/04/2005,03/04/2005,2005-04-03,2005-03-04\n" * 5000 + b"day first,x,,\n"


@pytest.mark.parametrize("is_file", [True, False])
def test_each_column_has_the_order_that_its_texts_decide(tmp_path: Path, is_file: bool) -> None:
    if is_file:
        (tmp_path / "t.csv").write_text(ROWS)
        assert run("--input", "t.csv", cwd=tmp_path) == EXPECTED
    else:
        assert run("--input-format", "csv", cwd=tmp_path, input=ROWS.encode()) == EXPECTED


def test_a_parquet_table_is_read_twice_too(tmp_path: Path) -> None:
    dates = ["03/04/2005"] * 5000
    pq.write_table(pa.table({"a": [*dates, "day first"], "b": [*dates, "x"]}), tmp_path / "t.parquet")
    run("--input", "t.parquet", "--output", "o.parquet", cwd=tmp_path)
    found = pq.read_table(tmp_path / "o.parquet")
    assert found["a_iso"].to_pylist() == ["2005-04-03"] * 5000 + [None]
    assert found["b_iso"].to_pylist() == ["2005-03-04"] * 5000 + [None]
