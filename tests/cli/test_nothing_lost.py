"""However a conversion goes wrong, nothing is lost: the input and the old output stay, and it is said why."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
Start = Callable[..., "subprocess.Popen[bytes]"]
PATIENCE = 60.0
STANDIN = Path(__file__).with_name("standin.py")


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """The process ids of the workers that have started, by their command line."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def is_gone(pid: int) -> bool:
    try:
        return " Z " in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return True


TEXTS = ["sleep 1", *("1914" if number % 2_000 else f"sleep 0.25{number}" for number in range(1, 200_000))]


@pytest.fixture(params=["csv", "parquet"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A table that keeps two workers busy for more than ten seconds, in each reading."""
    path: Path = tmp_path / f"t.{request.param}"
    if request.param == "csv":
        path.write_text("d,n\n" + "".join(f"{text},\n" for text in TEXTS))
    else:
        pq.write_table(pa.table({"d": TEXTS}), path)
    return path


@pytest.fixture(params=["auto", "dmy"], ids=["as it is read first", "as it is converted"])
def at_work(request: pytest.FixtureRequest, start: Start, table: Path) -> subprocess.Popen[bytes]:
    """A conversion of the table by workers, over an old output."""
    output = table.with_name(f"out{table.suffix}")
    output.write_bytes(b"old")
    process = start(
        "convert", "--input", str(table), "--column", "d", "--output", str(output), "--order", request.param,
        "--jobs", "2",
    )  # fmt: skip
    wait_for(lambda: len(workers(process)) == 2)
    return process


def test_killed_it_leaves_the_input_the_old_output_and_no_worker(at_work: subprocess.Popen[bytes], table: Path) -> None:
    before, started = table.read_bytes(), workers(at_work)
    time.sleep(1.5)
    at_work.kill()
    assert at_work.wait(PATIENCE) == -signal.SIGKILL
    wait_for(lambda: all(map(is_gone, started)))
    assert table.read_bytes() == before
    assert table.with_name(f"out{table.suffix}").read_bytes() == b"old"


@pytest.mark.parametrize("delay", [0.0, 1.5], ids=["as it starts", "as it works"])
def test_a_killed_worker_is_an_error_and_leaves_the_old_output(
    at_work: subprocess.Popen[bytes], table: Path, delay: float
) -> None:
    time.sleep(delay)
    started = workers(at_work)
    os.kill(started[-1], signal.SIGKILL)
    said = at_work.communicate(timeout=PATIENCE)[1]
    assert at_work.returncode == 3
    assert said.endswith(
        b"datenorm: a worker process was killed by signal 9 before its work was done; "
        b"try again with --jobs 1, which needs none\n"
    )
    assert b"Traceback" not in said
    wait_for(lambda: all(map(is_gone, started)))
    assert table.with_name(f"out{table.suffix}").read_bytes() == b"old"
    assert sorted(path.name for path in table.parent.iterdir()) == [f"out{table.suffix}", table.name]


def test_a_killed_worker_leaves_an_output_that_is_not_taken_for_whole(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("d\n" + "\n".join(TEXTS) + "\n")
    with (tmp_path / "out.csv").open("wb") as output:
        process = start(
            "convert", "--input", str(path), "--column", "d", "--order", "dmy", "--jobs", "2", stdout=output
        )
    wait_for(lambda: len(workers(process)) == 2)
    time.sleep(1.5)
    os.kill(workers(process)[0], signal.SIGKILL)
    assert process.wait(PATIENCE) == 3
    rows = (tmp_path / "out.csv").read_bytes()
    assert rows.startswith(b"d,d_iso\nsleep 1,\n1914,1914\n")
    assert rows.endswith(b"\n")


SMALL_DISK = 'mount -t tmpfs -o size=300k tmpfs "$1" && shift && exec "$@"'


@pytest.fixture
def on_a_small_disk(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `datenorm ARGUMENTS` where the folder `disk` is a disk of 300 KiB; skipped where none can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    unshare = shutil.which("unshare")
    front = [
        unshare or "",
        "--mount",
        *([] if os.geteuid() == 0 else ["--map-root-user"]),
        "sh",
        "-c",
        SMALL_DISK,
        "sh",
    ]
    if unshare is None or subprocess.run([*front, disk, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here: unshare --mount is missing or not allowed")

    def run(*arguments: str, input: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
        environment = os.environ | {"PYTHONPATH": str(STANDIN.parents[2])} | variables
        return subprocess.run(
            [*front, disk, sys.executable, str(STANDIN), *arguments],
            input=input, capture_output=True, cwd=tmp_path, env=environment, timeout=PATIENCE, check=False,
        )  # fmt: skip

    return run


NOISE = "d,noise\n" + "".join(f"1914,\nx,{os.urandom(20).hex()}\n" for _ in range(15_000))


@pytest.mark.parametrize("name", ["out.csv", "out.csv.gz"])
def test_an_output_on_a_full_disk_is_status_2(
    on_a_small_disk: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path, name: str
) -> None:
    (tmp_path / "t.csv").write_text(NOISE)
    done = on_a_small_disk("convert", "--input", "t.csv", "--column", "d", "--output", f"disk/{name}", "--jobs", "1")
    assert done.returncode == 2
    why = f"datenorm: disk/{name} cannot be written: No space left on device; write elsewhere\n"
    assert done.stderr.endswith(why.encode())
    assert b"Traceback" not in done.stderr


def test_rejects_on_a_full_disk_are_status_2_and_leave_the_old_output(
    on_a_small_disk: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text(NOISE)
    (tmp_path / "out.csv").write_bytes(b"old")
    done = on_a_small_disk(
        "convert", "--input", "t.csv", "--column", "d", "--output", "out.csv", "--rejects", "disk/r.csv"
    )
    assert done.returncode == 2
    assert done.stderr.endswith(b"disk/r.csv cannot be written: No space left on device; write elsewhere\n")
    assert (tmp_path / "out.csv").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["disk", "out.csv", "t.csv"]


def test_no_room_for_a_copy_of_standard_input_is_status_2(
    on_a_small_disk: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
) -> None:
    disk = str(tmp_path / "disk")
    done = on_a_small_disk("convert", "--input-format", "csv", "--column", "d", input=NOISE.encode(), TMPDIR=disk)
    assert (done.stdout, done.returncode) == (b"", 2)
    assert done.stderr.decode() == (
        f"datenorm: standard input cannot be read: no temporary copy of it could be made in {disk}: "
        "No space left on device\n"
    )


def test_a_truncated_parquet_that_was_compressed_is_status_2(standin: Run, tmp_path: Path) -> None:
    pq.write_table(pa.table({"d": ["1914"] * 1000}), tmp_path / "t.parquet")
    data = gzip.compress((tmp_path / "t.parquet").read_bytes())
    for cut in (1, len(data) // 2):
        (tmp_path / "t.parquet").write_bytes(data[:-cut])
        done = standin("convert", "--input", "t.parquet", "--column", "d", "--output", "o.parquet", cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr == (
            b"datenorm: t.parquet cannot be read: its compressed data (gz) is truncated; get the whole file\n"
        )
        assert [path.name for path in tmp_path.iterdir()] == ["t.parquet"]


@pytest.mark.parametrize("name", ["t.csv.gz", "t.jsonl.gz"])
def test_a_table_truncated_in_its_verdict_writes_nothing(standin: Run, tmp_path: Path, name: str) -> None:
    row = b'{"d": "1914"}\n' if "json" in name else b"1914\n"
    (tmp_path / name).write_bytes(gzip.compress(b"d\n" + row * 60_000)[:-20])
    done = standin("convert", "--input", name, "--column", "d", cwd=tmp_path)
    assert (done.stdout, done.returncode) == (b"", 2)
    assert b"is truncated; get the whole file" in done.stderr


LONG = "x" * 10_000_000


def test_texts_of_ten_megabytes_are_refused_and_come_back(standin: Run, tmp_path: Path) -> None:
    rows = [{"d": "1914", "n": LONG}, {"d": LONG}, {"d": "1915"}]
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    done = standin("convert", "--input-format", "jsonl", "--column", "d", input=data)
    assert done.returncode == 1
    found = list(map(json.loads, done.stdout.splitlines()))
    assert [row.pop("d_iso") for row in found] == ["1914", None, "1915"]
    assert found == rows
    pq.write_table(pa.table({"d": ["1914", LONG, "1915"]}), tmp_path / "t.parquet")
    standin("convert", "--input", "t.parquet", "--column", "d", "--output", "o.parquet", cwd=tmp_path)
    assert pq.read_table(tmp_path / "o.parquet").to_pydict() == {
        "d": ["1914", LONG, "1915"],
        "d_iso": ["1914", None, "1915"],
    }


def test_all_of_ten_thousand_columns_are_converted(standin: Run, tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(10_000)]
    (tmp_path / "t.csv").write_text(",".join(names) + "\n" + ",".join(["1914"] * 10_000) + "\n")
    done = standin("convert", "--input", "t.csv", "--column", "*", cwd=tmp_path)
    assert done.stdout.splitlines()[1] == b",".join([b"1914"] * 20_000)
    pq.write_table(pa.table({name: ["1914"] for name in names}), tmp_path / "t.parquet")
    standin("convert", "--input", "t.parquet", "--column", "*", "--replace", "--output", "o.parquet", cwd=tmp_path)
    assert pq.read_table(tmp_path / "o.parquet").to_pydict() == {name: ["1914"] for name in names}


def test_parquet_columns_of_the_same_name_or_none_are_had_by_number(standin: Run, tmp_path: Path) -> None:
    table = pa.Table.from_arrays([pa.array(["1914"]), pa.array(["1915"]), pa.array([1916])], names=["a", "a", ""])
    pq.write_table(table, tmp_path / "t.parquet")
    done = standin("convert", "--input", "t.parquet", "--column", "a", cwd=tmp_path)
    assert done.returncode == 2
    assert b"the columns 1 and 2 are all named a; give the number of one" in done.stderr
    numbers = ["--column", "2", "--column", "3"]
    standin("convert", "--input", "t.parquet", *numbers, "--output", "o.parquet", cwd=tmp_path)
    found = pq.ParquetFile(tmp_path / "o.parquet").read()
    assert found.column_names == ["a", "a", "", "a_iso", "3_iso"]
    assert [column.to_pylist() for column in found.columns] == [["1914"], ["1915"], [1916], ["1915"], ["1916"]]


def test_a_link_to_nothing_gives_the_file_that_it_names_and_a_link_to_itself_is_status_2(
    standin: Run, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text("d\n1914\n")
    (tmp_path / "link.csv").symlink_to("new.csv")
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    assert standin("convert", "--input", "t.csv", "--column", "d", "--output", "link.csv", cwd=tmp_path).returncode == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "new.csv").read_bytes() == b"d,d_iso\n1914,1914\n"
    done = standin("convert", "--input", "t.csv", "--column", "d", "--output", "loop.csv", cwd=tmp_path)
    assert done.returncode == 2
    assert b"loop.csv cannot be written: " in done.stderr
    assert len(done.stderr.splitlines()) == 1
