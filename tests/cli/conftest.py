"""Running the command line as a user does: in a process of its own."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
Start = Callable[..., "subprocess.Popen[bytes]"]
PATIENCE = 120.0


def _environment(**variables: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("DATENORM", "NO_COLOR"))}
    return inherited | {"PYTHONPATH": str(ROOT)} | variables


def _command(program: str, arguments: tuple[str | bytes, ...]) -> list[str | bytes]:
    front: dict[str, list[str | bytes]] = {"standin": [str(HERE / "standin.py")], "datenorm": ["-m", "datenorm"]}
    return [sys.executable, *front[program], *arguments]


def _run(program: str) -> Run:
    def run(*arguments: str | bytes, input: bytes = b"", cwd: Path = ROOT, **variables: str) -> Any:
        command, environment = _command(program, arguments), _environment(**variables)
        return subprocess.run(
            command, input=input, capture_output=True, cwd=cwd, env=environment, timeout=PATIENCE, check=False
        )

    return run


class Server:
    """A process that has imported the stand-in, and becomes each command by a fork: one process for each, as ever.

    `folder` is to hold an empty module for ONNX Runtime, whose threads no fork has and which the stand-in does without.
    """

    def __init__(self, folder: Path) -> None:
        (folder / "onnxruntime.py").write_text("")
        alone = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self._channel, other = socket.socketpair()
        self._channel.settimeout(PATIENCE)
        with other:
            self._process = subprocess.Popen(
                _command("standin", ("--serve", str(other.fileno()))),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                pass_fds=[other.fileno()], env=_environment(**alone, PYTHONPATH=f"{folder}{os.pathsep}{ROOT}"),
            )  # fmt: skip

    def run(self, arguments: tuple[str | bytes, ...], input: bytes, cwd: Path) -> subprocess.CompletedProcess[bytes]:
        command = pickle.dumps(([os.fsdecode(argument) for argument in arguments], str(cwd), _environment()))
        pipes = [os.pipe() for _ in range(3)]
        theirs, ours = [pipes[0][0], pipes[1][1], pipes[2][1]], [pipes[0][1], pipes[1][0], pipes[2][0]]
        socket.send_fds(self._channel, [len(command).to_bytes(8, "big")], theirs)
        for descriptor in theirs:
            os.close(descriptor)
        self._channel.sendall(command)
        child = int.from_bytes(self._told(), "big")
        with ThreadPoolExecutor(3) as pool:
            pool.submit(_write_all, ours[0], input)
            output, said = (pool.submit(_read_all, descriptor) for descriptor in ours[1:])
            try:
                status = int.from_bytes(self._told(), "big", signed=True)
            except TimeoutError:
                os.kill(child, signal.SIGKILL)
                self._told()
                raise
        return subprocess.CompletedProcess(_command("standin", arguments), status, output.result(), said.result())

    def close(self) -> None:
        self._channel.close()
        self._process.communicate(timeout=PATIENCE)

    def _told(self) -> bytes:
        told = self._channel.recv(8, socket.MSG_WAITALL)
        assert len(told) == 8, "the server ended"
        return told


def _write_all(descriptor: int, data: bytes) -> None:
    with suppress(BrokenPipeError), os.fdopen(descriptor, "wb", buffering=0) as file:
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]


def _read_all(descriptor: int) -> bytes:
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("server"))
    yield server
    server.close()


@pytest.fixture
def standin(server: Server) -> Run:
    """Runs `datenorm ARGUMENTS` with the stand-in for the network; keywords set the environment.

    What depends on the environment, and what must not depend on the process, has an interpreter of its own.
    """
    fresh = _run("standin")

    def run(*arguments: str | bytes, input: bytes = b"", cwd: Path = ROOT, **variables: str) -> Any:
        if variables or "--jobs" in arguments:
            return fresh(*arguments, input=input, cwd=cwd, **variables)
        return server.run(arguments, input, cwd)

    return run


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
