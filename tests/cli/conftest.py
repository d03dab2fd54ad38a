"""Running the command line as a user does: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
Start = Callable[..., "subprocess.Popen[bytes]"]


def _environment(**variables: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("DATENORM", "NO_COLOR"))}
    return inherited | {"PYTHONPATH": str(ROOT)} | variables


def _command(program: str, arguments: tuple[str | bytes, ...]) -> list[str | bytes]:
    front: dict[str, list[str | bytes]] = {"standin": [str(HERE / "standin.py")], "datenorm": ["-m", "datenorm"]}
    return [sys.executable, *front[program], *arguments]


def _run(program: str) -> Run:
    def run(*arguments: str | bytes, input: bytes = b"", cwd: Path = ROOT, **variables: str) -> Any:
        command = _command(program, arguments)
        return subprocess.run(
            command, input=input, capture_output=True, cwd=cwd, env=_environment(**variables), timeout=120, check=False
        )

    return run


@pytest.fixture
def standin() -> Run:
    """Runs `datenorm ARGUMENTS` with the stand-in for the network; keywords set the environment."""
    return _run("standin")


@pytest.fixture
def datenorm() -> Run:
    """Runs `datenorm ARGUMENTS` as it is shipped."""
    return _run("datenorm")


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts `datenorm ARGUMENTS` with the stand-in, in a session of its own; ended with the test."""
    started = []

    def start(*arguments: str, **options: Any) -> Any:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        process = subprocess.Popen(
            _command("standin", arguments), cwd=ROOT, env=_environment(), start_new_session=True, bufsize=0, **pipes
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()


@pytest.fixture
def wait_until_read() -> Callable[..., None]:
    """Waits until a process has read a file to its end."""

    def wait(process: subprocess.Popen[bytes], path: Path) -> None:
        end = time.monotonic() + 60
        while _position(process.pid, path) < path.stat().st_size:
            assert process.poll() is None, "it ended"
            assert time.monotonic() < end, "it did not come to pass"
            time.sleep(0.02)
        time.sleep(0.3)

    return wait


def _position(pid: int, path: Path) -> int:
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):
            if link.readlink() == path:
                told = Path(f"/proc/{pid}/fdinfo/{link.name}").read_text()
                return int(told.split("pos:")[1].split()[0])
    return 0
