"""The same bytes come out whatever the size of the pieces that are read, and the number of processes."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from datenorm.cli.main import cli
from datenorm.tables import inflow, parquet, source

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    ["03/04/2005", "3. lip 2020", "a;b"],
    ["25/12/2005", "2. sij 2020", 'x\n""y""'],
    ["n/a", "5/6/07", ""],
    ["3 May 79", "07/08/2009", "\u00e9"],
    ["", "26/12/2005", "-"],
    ["05/06/2007", "12/25/2005", "1914"],
] * 20
CSV = "a;b;n\r\n" + "".join(f'{a};"{b}";"{n}"\n' + "\r\n" * (a == "n/a") for a, b, n in ROWS) + "1914;1915"
JSON = "".join(f'{{"a": "{a}", "b":"{b}" }}\n' for a, b, _ in ROWS)
TABLES = {
    "t.csv": CSV.encode(),
    "t.csv.gz": gzip.compress(CSV.encode("utf-16"), mtime=0),
    "t.jsonl": JSON.encode(),
}
COPIES = 10  # of three thousand dates: more than the 256 KiB for which workers start
COLUMNS = ("--column", "a", "--column", "b", "--details", "--exit-zero")


def converted(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> tuple[bytes, bytes, str]:
    """The output and the rejects of a table in a folder, and what was said."""
    suffix = name.removeprefix("t")
    output, rejects = folder / f"o{suffix}", folder / f"r{suffix.removesuffix('.gz')}"
    options = ["--jobs", "1", "--output", str(output), "--rejects", str(rejects), "--delimiter", ";"]
    assert cli(["convert", "--input", str(folder / name), *COLUMNS, *options], standalone_mode=False) == 0
    return output.read_bytes(), rejects.read_bytes(), capsys.readouterr().err


@pytest.mark.parametrize("name", list(TABLES))
def test_the_size_of_chunks_and_blocks_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / name).write_bytes(TABLES[name])
    expected = converted(tmp_path, name, capsys)
    assert "a: dmy" in expected[2]
    assert "b: contradictory" in expected[2]
    for chunk, block in ((1, 1 << 18), (7, 5), (2048, 64)):
        monkeypatch.setattr(source, "ROWS", chunk)
        monkeypatch.setattr(inflow, "BLOCK", block)
        assert converted(tmp_path, name, capsys) == expected


def test_the_size_of_batches_changes_no_row_of_parquet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pq.write_table(
        pa.table({"a": [a or None for a, _, _ in ROWS], "b": [b for _, b, _ in ROWS]}), tmp_path / "t.parquet"
    )
    found = []
    for batch in (4096, 1, 7):
        monkeypatch.setattr(parquet, "BATCH", batch)
        _, _, said = converted(tmp_path, "t.parquet", capsys)
        found.append((pq.read_table(tmp_path / "o.parquet"), pq.read_table(tmp_path / "r.parquet"), said))
    assert found[0] == found[1] == found[2]
    assert found[0][0]["a_iso"].to_pylist()[:4] == ["2005-04-03", "2005-12-25", None, "1979-05-03"]


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    dates = [
        text
        for year in range(1990, 2020)
        for day in range(1, 29)
        for text in (
            f"{day:02}/{day % 12 + 1:02}/{year}",
            f"{day}. lip {year}",
            f"{year}-06-{day:02}",
            f"n. {day} {year}",
        )
    ]
    (tmp_path / "t.csv").write_text("d,n\n" + "".join(f"{text},\n" for text in dates * COPIES))
    outputs = set()
    for jobs in ("1", "3"):
        done = subprocess.run(
            [sys.executable, "-m", "datenorm", "convert", "--input", "t.csv", "--column", "d", "--jobs", jobs,
             "--rejects", f"r{jobs}.csv"],
            cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        outputs.add((done.stdout, (tmp_path / f"r{jobs}.csv").read_bytes(), done.stderr, done.returncode))
    ((output, rejects, said, status),) = outputs
    assert (output.count(b"\n"), status) == (COPIES * len(dates) + 1, 1)
    assert rejects.count(b"\n") > len(dates)
    assert said.startswith(b"datenorm: d: dmy (day, month, year): ")
