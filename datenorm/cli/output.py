"""Standard output and the files that commands write: bytes as they are, and one clear error where they cannot be."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

from datenorm.errors import DatenormError


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
