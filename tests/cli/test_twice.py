"""A table that is read twice gives the same rows both times, or an error: never a verdict on other rows."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from datenorm.records import UnreadableInput
from datenorm.tables.parquet import ParquetTable
from datenorm.tables.source import Opening, RowTable

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
Start = Callable[..., "subprocess.Popen[bytes]"]
PATIENCE = 60.0


def rows(table: RowTable) -> list[bytes]:
    """All rows that are still to come."""
    found: list[bytes] = []
    while not table.at_end:
        found += [row for chunk in table.read() for row in chunk.rows]
    return found


def again(table: RowTable) -> list[bytes]:
    table.rewind()
    return rows(table)


def opened(path: Path, data: bytes, encoding: str | None = None) -> RowTable:
    path.write_bytes(data)
    return RowTable(Opening(path, "csv", encoding=encoding), twice=True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_same_rows_come_again(tmp_path: Path, encoding: str) -> None:
    table = opened(tmp_path / "t.csv", "\r\nd;é\n1;2\n\n3;4".encode(encoding), encoding)
    first = rows(table)
    assert (again(table), first) == (first, [b"1;2\n", b"\n", b"3;4"])
    assert (table.names[0], table.delimiter, table.has_grown()) == ("d", b";", False)
    table.close()


def test_rows_that_come_later_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    table = opened(path, b"d\n" + b"1914\n" * 400_000)
    assert len(rows(table)) == 400_000
    with path.open("ab") as file:
        file.write(b"1915\n" * 3)
    assert again(table) == [b"1914\n"] * 400_000
    assert table.has_grown()
    table.close()


@pytest.mark.parametrize("changed", [b"d\n1914\n", b"d\n1914\n1916\n", b"d\n1914\n1916\n1917\n"])
def test_a_file_that_is_changed_between_is_an_error(tmp_path: Path, changed: bytes) -> None:
    path = tmp_path / "t.csv"
    table = opened(path, b"d\n1914\n1915\n")
    rows(table)
    path.write_bytes(changed)
    with pytest.raises(UnreadableInput, match="cannot be read: it was changed while it was read"):
        again(table)
    table.close()


def test_a_row_that_is_being_written_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    table = opened(path, b"d\n1914\n3 May 19")
    assert rows(table) == [b"1914\n", b"3 May 19"]
    with path.open("ab") as file:
        file.write(b"79\n")
    with pytest.raises(UnreadableInput, match="a row was being written to it"):
        again(table)
    table.close()


def test_another_file_of_the_same_name_is_not_the_one_that_was_opened(tmp_path: Path) -> None:
    path, other = tmp_path / "t.csv", tmp_path / "u.csv"
    table = opened(path, b"d\n1914\n")
    rows(table)
    other.write_bytes(b"d\n1915\n1916\n")
    other.replace(path)
    assert again(table) == [b"1914\n"]
    table.close()


def test_a_parquet_file_comes_again_and_is_an_error_where_it_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"d": ["1914", "1915"]}), path)
    table = ParquetTable(path)
    table.choose([0])
    for _ in range(2):
        assert [chunk.texts for chunk in table.read()] == [[["1914", "1915"]]]
        assert table.read() == []
        table.rewind()
    table.read()
    os.utime(path, ns=(1, 1))
    with pytest.raises(UnreadableInput, match="it was changed while it was read"):
        table.read()
    table.close()


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_named_pipe_is_read_twice_from_a_copy(standin: Run, tmp_path: Path, kind: str) -> None:
    path, pipe = tmp_path / f"t.{kind}", tmp_path / f"pipe.{kind}"
    pq.write_table(pa.table({"d": ["1914"]}), path)
    if kind == "csv":
        path.write_bytes(b"d\n1914\n")
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(path.read_bytes()))
    writer.start()
    done = standin("convert", "--input", str(pipe), "--column", "d")
    writer.join(PATIENCE)
    assert (done.stderr, done.returncode) == (b"datenorm: 1 row: 1 converted\n", 0)
    if kind == "csv":
        assert done.stdout == b"d,d_iso\n1914,1914\n"


def test_standard_input_is_read_twice_from_where_it_stands(standin: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"# a comment\nd\n1914\n")
    program = Path(__file__).with_name("standin.py")
    shell = f'(read -r line; exec "$PYTHON" {program} convert --input-format csv --column d) < {path}'
    done = subprocess.run(
        ["bash", "-c", shell], capture_output=True, timeout=PATIENCE, check=False,
        env=os.environ | {"PYTHON": sys.executable, "PYTHONPATH": str(program.parents[2])},
    )  # fmt: skip
    assert (done.stdout, done.returncode) == (b"d,d_iso\n1914,1914\n", 0)


@pytest.mark.parametrize(
    ("appended", "status", "said"),
    [
        (b"1915\n", 1, b"t.csv has grown meanwhile; rows that came later are not converted\n"),
        (None, 2, b"t.csv cannot be read: it was changed while it was read; convert a copy of it\n"),
    ],
)
def test_a_file_that_is_written_to_is_converted_as_it_was_or_not_at_all(
    start: Start,
    wait_until_read: Callable[..., None],
    tmp_path: Path,
    appended: bytes | None,
    status: int,
    said: bytes,
) -> None:
    path, output = tmp_path / "t.csv", tmp_path / "out.csv"
    path.write_bytes(b"d\n1914\nsleep 1.5\n")
    process = start("convert", "--input", str(path), "--column", "d", "--output", str(output), "--jobs", "1")
    wait_until_read(process, path)
    if appended is None:
        path.write_bytes(b"d\n1914\n1915\n")
    else:
        with path.open("ab") as file:
            file.write(appended)
    told = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == status
    assert told.endswith(said)
    assert (output.read_bytes() if output.exists() else None) == (
        b"d,d_iso\n1914,1914\nsleep 1.5,\n" if appended else None
    )
