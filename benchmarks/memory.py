"""The resident memory of a command and all its processes while it works (Linux)."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_INTERVAL = 0.1  # seconds between two looks
_TEXTS = Path(__file__).with_name("texts.py")


@dataclass(frozen=True, slots=True)
class Usage:
    """The largest sum of resident sets seen, in bytes, over `seconds` in which `lines` lines came out."""

    lines: int
    peak: int
    seconds: float


def measure(command: Sequence[str], lines: int) -> Usage:
    """Pipes that many English strings through a command, and watches it."""
    source = subprocess.Popen([sys.executable, str(_TEXTS), str(lines)], stdout=subprocess.PIPE)
    assert source.stdout is not None
    try:
        return watch(command, source.stdout)
    finally:
        source.wait()


def watch(command: Sequence[str], source: IO[bytes] | None = None) -> Usage:
    """Runs a command to its end, with standard input from `source`, and watches it."""
    start = time.perf_counter()
    sink = subprocess.Popen(["wc", "-l"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process = subprocess.Popen(command, stdin=source, stdout=sink.stdin, stderr=subprocess.DEVNULL)
    for stream in (source, sink.stdin):
        if stream is not None:
            stream.close()
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_resident, _family(process.pid))))
        time.sleep(_INTERVAL)
    seconds = time.perf_counter() - start
    assert sink.stdout is not None
    return Usage(int(sink.stdout.read()), peak, seconds)


def _family(pid: int) -> list[int]:
    """A process and its descendants."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        children = []
    return [pid, *(descendant for child in children for descendant in _family(int(child)))]


def _resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    sizes = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return 1024 * int(sizes[0]) if sizes else 0
