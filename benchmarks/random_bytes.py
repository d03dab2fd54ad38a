"""A million random byte strings through `datenorm convert`: `python benchmarks/random_bytes.py [COUNT]`

None may crash it, each gets exactly one answer, memory is bounded, and none takes 100 times as long as the median one.
Writes benchmarks/random_bytes.md where COUNT is not given (Linux, about 15 minutes).

Strings go through a pipe, a group at a time, and a group is waited for before the next: a group that takes less than
100 median strings has none that takes more, and in others each string is timed by itself, three times.
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

COUNT = 1_000_000
# Strings that are sent together, and how many are timed by themselves for the median.
GROUP = 50
TIMED = 2_000
# How many times the median string the slowest may take.
SLOWEST = 100
# What memory may grow by after the first half of the strings, in KiB.
GROWTH = 50_000
PATIENCE = 120.0

HERE = Path(__file__).resolve().parent
DATENORM = [sys.executable, "-m", "datenorm"]
DATES = [
    "3 May 1979", "tisdag 5 mars 2024", "2024年5月3日", "٣ مايو ١٩٧٩", "03/04/2005", "circa 1850", "three days ago",
    "3-5 May 1979", "令和6年5月3日", "12 Ramadan 1445 AH", "{'d': 1}", "=cmd|' /C calc'!A0", "\ufeff1979",
]  # fmt: skip
_SCRIPTS = [
    "0123456789-/. ",
    "年月日平成令和昭",
    "٠١٢٣مايو",
    "IVXLCDM.",
    "abcdefghijklmnopqrstuvwxyz 0123456789",
    "\u202e\u200b\u0301\t\r",
]


def strings(seed: int = 1) -> Iterator[bytes]:
    """Random strings without end: bytes, characters of any plane or of one script, damaged dates; none has a LF."""
    draw = random.Random(seed)
    kinds = [_bytes, _characters, _of_one_script, _damaged, _long]
    while True:
        (kind,) = draw.choices(kinds, [20, 10, 30, 39.9, 0.1])
        yield kind(draw).replace(b"\n", b"\r")


def _bytes(draw: random.Random) -> bytes:
    return draw.randbytes(int(draw.expovariate(1 / 20)))


def _characters(draw: random.Random) -> bytes:
    count = int(draw.expovariate(1 / 12))
    return "".join(chr(draw.randrange(0x110000)) for _ in range(count)).encode("utf-8", "surrogatepass")


def _of_one_script(draw: random.Random) -> bytes:
    return "".join(draw.choices(draw.choice(_SCRIPTS), k=int(draw.expovariate(1 / 15)))).encode()


def _damaged(draw: random.Random) -> bytes:
    text = bytearray(draw.choice(DATES).encode())
    for _ in range(draw.randrange(4)):
        at = draw.randrange(len(text))
        text[at : at + draw.randrange(3)] = draw.randbytes(draw.randrange(3))
        text = text or bytearray(b"1")
    return bytes(text)


def _long(draw: random.Random) -> bytes:
    return draw.choice(DATES).encode() * draw.randrange(1, 5_000)


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds of the median string and of the slowest; memory in KiB, after half of the strings and in the end."""

    count: int
    median: float
    slowest: float
    early_memory: int
    memory: int

    def check(self) -> None:
        """Raises AssertionError where a bound is broken."""
        assert self.slowest <= SLOWEST * self.median, f"a string took {self.slowest / self.median:.0f} medians"
        assert self.memory <= self.early_memory + GROWTH, f"memory grew from {self.early_memory:,} to {self.memory:,}"


class Pipe:
    """`datenorm convert` with a pipe in and a pipe out."""

    def __init__(self, environment: dict[str, str] | None = None) -> None:
        command = [*DATENORM, "convert", "--jobs", "1"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, bufsize=0
        )

    def seconds(self, group: Sequence[bytes]) -> float:
        """How long these strings take until each is answered."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        start = time.perf_counter()
        self._send(b"\n".join(group) + b"\n")
        missing = len(group)
        while missing:
            answers = os.read(self._process.stdout.fileno(), 1 << 16)
            assert answers, "it ended before all were answered"
            missing -= answers.count(b"\n")
        assert missing == 0, "there were more answers than strings"
        return time.perf_counter() - start

    def memory(self) -> int:
        """The largest resident set so far, in KiB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])

    def finish(self, count: int) -> None:
        """Ends it, and makes sure that it counted as many."""
        output, said = self._process.communicate(timeout=PATIENCE)
        assert output == b"", "there were more answers than strings"
        assert self._process.returncode == 1, f"it ended with status {self._process.returncode}"
        assert f" {count:,} records: ".encode() in said.splitlines()[-1], said.splitlines()[-1]
        assert b"Traceback" not in said

    def _send(self, data: bytes) -> None:
        assert self._process.stdin is not None
        view = memoryview(data)
        while view:
            view = view[self._process.stdin.write(view) :]


def through_a_pipe(count: int, **environment: str) -> Result:
    """Sends that many strings; raises AssertionError where one is not answered."""
    pipe = Pipe(os.environ | environment)
    source = strings()
    sent = min(TIMED, count // 10)
    singles = [pipe.seconds([text]) for text in islice(source, sent)]
    median = statistics.median(singles)
    suspects = [text for text, seconds in zip(islice(strings(), sent), singles, strict=True) if seconds > 10 * median]
    early = 0
    while sent < count:
        group = list(islice(source, min(GROUP, count - sent)))
        seconds = pipe.seconds(group)
        sent += len(group)
        if seconds > SLOWEST * median / 2:
            suspects += group
        if not early and sent >= count // 2:
            early = pipe.memory()
    slowest = max((min(pipe.seconds([text]) for _ in range(3)) for text in suspects), default=max(singles))
    memory = pipe.memory()
    pipe.finish(count + 3 * len(suspects))
    return Result(count, median, slowest, early, memory)


def through_a_table(count: int, **environment: str) -> None:
    """Has that many strings converted as a column of CSV; raises AssertionError where not all bytes come back."""
    rows = [b'"' + text.replace(b'"', b'""') + b'"' for text in islice(strings(2), count)]
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder) / "t.csv", Path(folder) / "out.csv"
        path.write_bytes(b"d\n" + b"\n".join(rows))
        command = [*DATENORM, "convert", "--input", str(path), "--column", "d", "--encoding", "utf-8", "--exit-zero"]
        done = subprocess.run(
            [*command, "--output", str(output)], env=os.environ | environment, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        found = output.read_bytes().split(b"\n")
    assert found[0] == b"d,d_iso"
    assert len(found) == count + 1
    for row, line in zip(rows, found[1:], strict=True):
        assert line.startswith(row + b","), "a row did not come back as it was"
        assert b'"' not in line[len(row) :], "an answer is not an answer"


def main() -> None:
    is_whole = len(sys.argv) == 1
    count = COUNT if is_whole else int(sys.argv[1])
    start = time.perf_counter()
    result = through_a_pipe(count)
    result.check()
    through_a_table(count)
    report = _report(result, time.perf_counter() - start)
    print(report)
    if is_whole:
        (HERE / "random_bytes.md").write_text(report, encoding="utf-8")


def _report(result: Result, seconds: float) -> str:
    import datenorm

    memory, early, bound = (size / 1024 for size in (result.memory, result.early_memory, GROWTH))
    return f"""# Random bytes

`python benchmarks/random_bytes.py` wrote this: datenorm {datenorm.__version__}, {os.cpu_count()} cores, Python \
{platform.python_version()}, {seconds / 60:.0f} minutes.

| {result.count:,} strings through `datenorm convert`, and as many as a column of CSV | | bound |
| --- | ---: | ---: |
| answers, each in its place | {result.count:,} | {result.count:,} |
| rows of the table that came back as they were | {result.count:,} | {result.count:,} |
| median string by itself | {1000 * result.median:.2f} ms | |
| slowest string, in medians | {result.slowest / result.median:.1f} | {SLOWEST} |
| resident set at the end, beside that after half | {memory:.0f} MiB, {early:.0f} MiB | {bound:.0f} MiB more |
"""


if __name__ == "__main__":
    main()
