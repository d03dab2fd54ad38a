"""Standard output and the files that commands write: bytes as they are, and one clear error where they cannot be."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from datenorm.errors import DatenormError

# Bytes that are gathered before a file is written to.
BUFFER = 1 << 18


class UnwritableOutput(DatenormError):
    """Standard output or a file that cannot be written."""


def write(data: bytes) -> None:
    """Writes to standard output at once. Raises UnwritableOutput; BrokenPipeError where nobody reads any more."""
    if sys.stdout is None:
        raise UnwritableOutput("standard output is closed; send it to a file or a pipe")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable("standard output", error) from error


def discard() -> None:
    """Sends what is still buffered nowhere, so that the interpreter ends without a word about it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def create(path: Path) -> BinaryIO:
    """A new file, or an old one emptied. Raises UnwritableOutput."""
    try:
        return path.open("wb")
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from error


def extend(file: BinaryIO, data: bytes) -> None:
    """Writes to a file at once. Raises UnwritableOutput."""
    try:
        file.write(data)
        file.flush()
    except OSError as error:
        raise unwritable(file.name, error) from error


def unwritable(place: Path | str, error: OSError | ValueError) -> UnwritableOutput:
    """The error to raise where `place` cannot be written."""
    why = error.strerror if isinstance(error, OSError) else str(error)
    return UnwritableOutput(f"{place} cannot be written: {why}; write elsewhere")


class Sink(io.RawIOBase):
    """A file for libraries that want one, which hands on what is written to it; closing it closes nothing else."""

    def __init__(self, hand_on: Callable[[bytes], object]) -> None:
        self._hand_on = hand_on

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        copy = bytes(data)
        self._hand_on(copy)
        return len(copy)


@contextmanager
def opened(path: Path | None) -> Iterator[Sink]:
    """Standard output, or a file that takes its place complete or not at all.

    A file is written under another name in the same folder and renamed in the end; a symbolic link keeps pointing to
    where it pointed. A device or a pipe is written as it is. Raises UnwritableOutput.
    """
    if path is None:
        yield Sink(write)
        return
    target = _target(path)
    if target.exists() and not target.is_file():
        device = create(target)
        try:
            yield Sink(partial(extend, device))
        finally:
            with suppress(OSError):  # what could not be written was told
                device.close()
        return
    file = _Replacement(path, target)
    try:
        yield Sink(file.write)
        file.complete()
    finally:
        file.discard()


def _target(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise UnwritableOutput(f"{path} cannot be written: {error}; write elsewhere") from error


class _Replacement:
    """A new file beside the target, under a name of its own until it is complete."""

    def __init__(self, path: Path, target: Path) -> None:
        import tempfile  # which loads much that standard output needs not

        self._path, self._target = path, target
        try:
            descriptor, self._name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", suffix=".part", dir=target.parent)
            os.fchmod(descriptor, _permissions(target))
        except OSError as error:
            raise unwritable(path, error) from error
        self._file = os.fdopen(descriptor, "wb", BUFFER)

    def write(self, data: bytes) -> None:
        try:
            self._file.write(data)
        except OSError as error:
            raise unwritable(self._path, error) from error

    def complete(self) -> None:
        """Puts it in the target's place."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            Path(self._name).replace(self._target)
        except OSError as error:
            raise unwritable(self._path, error) from error

    def discard(self) -> None:
        """Leaves nothing behind where it was not completed."""
        with suppress(OSError):  # what could not be written was told
            self._file.close()
        Path(self._name).unlink(missing_ok=True)


def _permissions(target: Path) -> int:
    """Those of the file that is replaced, else what the process gives to new files."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
