"""`datenorm convert` in pipelines: slow writers, impatient readers, much input, workers, interrupts and memory."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

Start = Callable[..., "subprocess.Popen[bytes]"]
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

PATIENCE = 60.0


def read(stream: IO[bytes] | None, count: int) -> bytes:
    """Exactly `count` bytes of a pipe, as they come; fewer where nothing comes for long."""
    assert stream is not None
    found = b""
    while len(found) < count and select.select([stream], [], [], PATIENCE)[0]:
        piece = os.read(stream.fileno(), count - len(found))
        if not piece:
            break
        found += piece
    return found


def write(process: subprocess.Popen[bytes], data: bytes) -> None:
    assert process.stdin is not None
    view = memoryview(data)
    while view:
        view = view[process.stdin.write(view) :]


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """The process ids of the workers that have started, by their command line."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)


def exists(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists() and " Z " not in Path(f"/proc/{pid}/stat").read_text()


def peak_memory(process: subprocess.Popen[bytes]) -> int:
    """The largest resident set so far, in KiB."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


# The first record keeps the command busy until its workers have started, however busy the machine is.
BUSY = "sleep 0.8\n"


@pytest.fixture
def much(tmp_path: Path) -> Path:
    """A file with a record to be busy with, then the years 1000 to 9999 over and over: 120,000 lines."""
    path = tmp_path / "much.txt"
    path.write_text(BUSY + "".join(f"{1000 + number % 9000}\n" for number in range(119_999)))
    return path


def answers(path: Path) -> bytes:
    """What `much` is converted to."""
    return path.read_bytes().replace(BUSY.encode(), b"\n")


def test_each_line_of_a_slow_writer_is_answered_at_once(start: Start) -> None:
    process = start("convert", "--jobs", "2")
    for year in (b"1914\n", b"1915\n", b"x\n", b"1916\n"):
        write(process, year)
        expected = b"\n" if year == b"x\n" else year
        assert read(process.stdout, len(expected)) == expected


def test_a_line_that_comes_in_pieces_is_one_record(start: Start) -> None:
    process = start("convert")
    for piece in (b"19", b"14", b"\r", b"\n19"):
        write(process, piece)
        time.sleep(0.05)
    assert read(process.stdout, 5) == b"1914\n"
    assert process.stdin is not None
    write(process, b"15")
    process.stdin.close()
    assert read(process.stdout, 6) == b"1915\n"


def test_a_slow_writer_is_answered_at_once_after_workers_have_started(start: Start, much: Path) -> None:
    process = start("convert", "--jobs", "2")
    feeder = os.fork()
    if not feeder:
        write(process, much.read_bytes())
        os._exit(0)
    assert read(process.stdout, len(answers(much))) == answers(much)
    os.waitpid(feeder, 0)
    assert len(workers(process)) == 2
    for year in (b"1914\n", b"1915\n"):
        write(process, year)
        assert read(process.stdout, 5) == year


@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_any_number_of_processes_gives_the_same_answers_in_the_same_order(standin: Run, much: Path, jobs: str) -> None:
    done = standin("convert", "--input", str(much), "--jobs", jobs)
    assert done.stdout == answers(much)
    assert done.stderr.splitlines()[-1] == b"datenorm: 120,000 records: 119,999 converted, 1 refused"


def test_much_input_is_shared_out_to_as_many_workers_as_it_keeps_busy(standin: Run, tmp_path: Path) -> None:
    path = tmp_path / "who.txt"
    path.write_text(BUSY + ("who\n" * 2000 + "sleep 0.05\n") * 50)
    done = standin("convert", "--input", str(path), "--jobs", "3")
    assert len(set(done.stdout.split())) == 1 + 3  # the command itself and the workers


def test_little_input_starts_no_worker(standin: Run) -> None:
    assert len(set(standin("convert", "--jobs", "3", input=b"who\n" * 50_000).stdout.split())) == 1


def test_refused_records_are_counted_and_listed_in_order_from_workers_too(standin: Run, tmp_path: Path) -> None:
    path, rejects = tmp_path / "many.txt", tmp_path / "rejects.tsv"
    path.write_text(BUSY + "".join("1914\n" if number % 1000 else f"no {number}\n" for number in range(2, 100_001)))
    done = standin("convert", "--jobs", "2", "--input", str(path), "--rejects", str(rejects))
    assert done.returncode == 1
    lines = done.stderr.decode().splitlines()
    assert lines[1] == 'datenorm: line 1000: "no 1000": no date was found in the text'
    assert len(lines) == 12
    assert lines[-1] == "datenorm: 100,000 records: 99,899 converted, 101 refused"
    rows = rejects.read_text().splitlines()
    assert rows[1:] == [f"{number}\tnot-a-date\tno {number}" for number in range(1000, 100_001, 1000)]


def test_failing_at_a_record_writes_all_answers_before_it_and_none_after(standin: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("1914\n" * 80_000 + "x\n" + "1915\n" * 40_000)
    done = standin("convert", "--jobs", "2", "--on-error", "fail", "--input", str(path))
    assert done.stdout == b"1914\n" * 80_000
    assert done.stderr == b'datenorm: line 80001: "x": no date was found in the text; stopped there\n'
    assert done.returncode == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_leaves_ends_it_quietly(start: Start, much: Path, jobs: str) -> None:
    process = start("convert", "--jobs", jobs, "--exit-zero", "--input", str(much))
    assert process.stdout is not None
    assert read(process.stdout, 11) == b"\n1000\n1001\n"
    process.stdout.close()
    assert process.wait(PATIENCE) == 141
    assert process.stderr is not None
    assert process.stderr.read().count(b"\n") == 1  # on the record to be busy with


@pytest.fixture
def endless(start: Start) -> Iterator[subprocess.Popen[bytes]]:
    """A conversion without end that has two workers at work."""
    years = subprocess.Popen(["yes", "1914"], stdout=subprocess.PIPE)
    process = start("convert", "--jobs", "2", stdin=years.stdout, stdout=subprocess.DEVNULL)
    wait_for(lambda: len(workers(process)) == 2)
    yield process
    years.kill()
    years.wait()
    assert years.stdout is not None
    years.stdout.close()


@pytest.mark.parametrize("delay", [0.0, 1.0], ids=["as workers start", "as workers work"])
def test_an_interrupt_ends_it_and_its_workers_with_130_and_no_word(
    endless: subprocess.Popen[bytes], delay: float
) -> None:
    time.sleep(delay)
    started = workers(endless)
    os.killpg(endless.pid, signal.SIGINT)
    assert endless.wait(PATIENCE) == 130
    assert read(endless.stderr, 1) == b""
    wait_for(lambda: not any(map(exists, started)))


def test_an_interrupt_while_waiting_for_input_is_quiet_too(start: Start) -> None:
    process = start("convert")
    write(process, b"1914\n")
    assert read(process.stdout, 5) == b"1914\n"
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130
    assert read(process.stderr, 1) == b""


def test_no_worker_outlives_a_command_that_is_killed(endless: subprocess.Popen[bytes]) -> None:
    started = workers(endless)
    endless.kill()
    endless.wait()
    wait_for(lambda: not any(map(exists, started)))


def test_a_killed_worker_is_a_clear_error_and_no_hang(endless: subprocess.Popen[bytes]) -> None:
    os.kill(workers(endless)[0], signal.SIGKILL)
    assert endless.wait(PATIENCE) == 3
    assert read(endless.stderr, 200) == (
        b"datenorm: a worker process was killed by signal 9 before its work was done; "
        b"try again with --jobs 1, which needs none\n"
    )


def test_a_worker_that_dies_of_a_record_is_a_clear_error(standin: Run, tmp_path: Path) -> None:
    path = tmp_path / "deadly.txt"
    path.write_text(BUSY + "1914\n" * 80_000 + "die\n")
    done = standin("convert", "--jobs", "2", "--input", str(path))
    assert done.returncode == 3
    assert b"was killed by signal 9" in done.stderr


def test_a_bug_in_a_worker_is_reported_whole(standin: Run, tmp_path: Path) -> None:
    path = tmp_path / "bug.txt"
    path.write_text(BUSY + "1914\n" * 80_000 + "bug\n")
    done = standin("convert", "--jobs", "2", "--input", str(path))
    assert done.returncode == 1
    assert b"ZeroDivisionError: a bug" in done.stderr


def test_a_line_of_100_megabytes_takes_no_memory(start: Start) -> None:
    process = start("convert", "--on-error", "keep")
    write(process, b"1914\n" + b"1914\n" * 1000)
    read(process.stdout, 5 * 1001)
    before = peak_memory(process)
    for _ in range(100):
        write(process, b"x" * 1_000_000)
    write(process, b"\n1915\n")
    assert read(process.stdout, 6) == b"\n1915\n"
    assert peak_memory(process) - before < 10_000


def test_memory_does_not_grow_with_the_number_of_lines(start: Start) -> None:
    process = start("convert", "--jobs", "1")
    peaks = []
    for count in (10, 40):
        for _ in range(count):
            write(process, b"1914\nno\n" * 4000)
            assert len(read(process.stdout, 6 * 4000)) == 6 * 4000
        peaks.append(peak_memory(process))
    assert peaks[1] < 1.05 * peaks[0]


def test_a_full_disk_is_a_clear_error(start: Start) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start("convert", "1914", stdout=full)
    assert process.wait(PATIENCE) == 2
    assert read(process.stderr, 200) == (
        b"datenorm: standard output cannot be written: No space left on device; write elsewhere\n"
    )


@pytest.mark.parametrize(
    ("redirection", "message"),
    [(">&-", b"standard output is closed"), ("<&-", b"standard input is closed")],
)
def test_streams_that_are_closed_are_clear_errors(redirection: str, message: bytes) -> None:
    program = Path(__file__).parent / "standin.py"
    shell = f'echo 1914 | "$PYTHON" {program} convert {redirection}'
    environment = os.environ | {"PYTHON": sys.executable, "PYTHONPATH": str(program.parents[2])}
    done = subprocess.run(["sh", "-c", shell], capture_output=True, env=environment, timeout=PATIENCE, check=False)
    assert done.returncode == 2
    assert message in done.stderr
    assert b"Traceback" not in done.stderr
