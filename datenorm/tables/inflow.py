"""The bytes of a file or of standard input as they come, decompressed, in pieces of bounded size."""

from __future__ import annotations

import os
import select
import stat
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from datenorm.records import UnreadableInput
from datenorm.tables.compression import (
    Decompressor,
    broken,
    compression_at,
    could_be_compressed,
    decompressor,
)

# Bytes asked for in one read, and given out in one piece at most (but for zstandard).
BLOCK = 1 << 18


class Seen(NamedTuple):
    """The bytes that were read: how many they were, and their checksum."""

    size: int = 0
    checksum: int = 0

    def with_block(self, block: bytes) -> Seen:
        return Seen(self.size + len(block), zlib.crc32(block, self.checksum))


class Inflow:
    """The bytes of `path`, or of standard input where it is None; each `read` waits at most once.

    Raises UnreadableInput where the file cannot be opened, read or decompressed, or ends too early.
    """

    def __init__(self, path: Path | None) -> None:
        self.name = "standard input" if path is None else str(path)
        self._owned = path is not None
        try:
            self._descriptor = 0 if path is None else os.open(path, os.O_RDONLY)
            status = os.fstat(self._descriptor)
        except OSError as error:
            raise self.unreadable(error.strerror or str(error)) from error
        self._size = status.st_size if stat.S_ISREG(status.st_mode) else None
        self._origin = 0 if self._size is None else self._position()
        self._before: Seen | None = None
        self._begin()

    def _begin(self) -> None:
        self._kind: str | None = None
        self._decompressor: Decompressor | None = None
        self._head = b""
        self._ended = self._started = False
        self._run = 0
        self._seen = Seen()

    def keep(self) -> None:
        """Makes it one that can be read twice: what is no file is copied to a temporary one, from which it is read."""
        if self.is_file:
            return
        copy = self.copied(iter(self._raw, b""))
        size, descriptor = os.fstat(copy.fileno()).st_size, os.dup(copy.fileno())
        copy.close()
        self.close()
        self._descriptor, self._owned, self._size, self._origin = descriptor, True, size, 0
        self._begin()

    def rewind(self) -> None:
        """Goes back to where it began; what is read again ends where it ended, though the file may have grown since.

        Reading then raises UnreadableInput where the bytes are not those that were read before.
        """
        os.lseek(self._descriptor, self._origin, os.SEEK_SET)
        self._before = self._seen
        self._begin()

    def has_grown(self) -> bool:
        """Whether a file has more bytes than were read of it."""
        return self.is_file and os.fstat(self._descriptor).st_size > self._position()

    @property
    def is_file(self) -> bool:
        """Whether all of it lies ready."""
        return self._size is not None

    def fileno(self) -> int:
        """The descriptor that is readable when `read` does not wait."""
        return self._descriptor

    def holds(self) -> bool:
        """Whether `read` gives something although the descriptor need not be readable."""
        return bool(self._head) or (self._decompressor is not None and not self._decompressor.needs_input)

    def backlog(self) -> int:
        """Bytes that lay ready each time that they were asked for, and what is left of a file."""
        return self._run + (0 if self._size is None else max(0, self._size - self._position()))

    def fraction(self) -> float | None:
        """How much of a file was read; None where its size is not known."""
        return None if self._size is None else min(1.0, self._position() / self._size) if self._size else 1.0

    def is_compressed(self) -> bool:
        """Whether its first bytes say so."""
        if not self._started:
            self._start()
        return self._kind is not None

    def read(self) -> bytes | None:
        """The next piece, perhaps empty; None at the end."""
        if not self._started:
            self._start()
        if self._kind is None:
            return self._take() or None
        try:
            return self._decompressed()
        except Exception as error:
            if not broken(error):
                raise
            raise self.unreadable(f"its compressed data ({self._kind}) is damaged; get the file again") from error

    def close(self) -> None:
        if self._owned:
            os.close(self._descriptor)
            self._owned = False

    def unreadable(self, why: str) -> UnreadableInput:
        """The error to raise where it cannot be read."""
        return UnreadableInput(f"{self.name} cannot be read: {why}")

    def _start(self) -> None:
        """Reads as much as tells whether this is compressed, which is the first bytes of nearly everything."""
        self._started = True
        head = b""
        while not self._ended and (not head or could_be_compressed(head)):
            head += self._raw()
        self._head = head
        self._kind = compression_at(head)

    def _take(self) -> bytes:
        """What was read ahead, else what comes next."""
        if self._head:
            piece, self._head = self._head, b""
            return piece
        return b"" if self._ended else self._raw()

    def _decompressed(self) -> bytes | None:
        assert self._kind is not None
        if self._decompressor is None:
            piece = self._take()
            if not piece:
                return None
            self._decompressor = decompressor(self._kind)
            found = self._decompressor.decompress(piece, BLOCK)
        else:
            piece = self._take() if self._decompressor.needs_input else b""
            if self._ended and not piece and self._decompressor.needs_input:
                raise self.unreadable(f"its compressed data ({self._kind}) is truncated; get the whole file")
            found = self._decompressor.decompress(piece, BLOCK)
        if self._decompressor.eof:
            self._head, self._decompressor = self._decompressor.unused_data, None
        return found

    def _raw(self) -> bytes:
        try:
            must_wait = not select.select([self._descriptor], [], [], 0)[0]
            block = os.read(self._descriptor, min(BLOCK, self._rest()))
        except OSError as error:
            raise self.unreadable(f"{error.strerror}; check the path") from error
        self._run = 0 if must_wait else self._run + len(block)
        self._seen = self._seen.with_block(block)
        self._ended = not block
        if self._ended and self._before not in (None, self._seen):
            raise self.unreadable("it was changed while it was read; convert a copy of it")
        return block

    def _rest(self) -> int:
        """How many bytes are to come at most."""
        return BLOCK if self._before is None else self._before.size - self._seen.size

    def copied(self, pieces: Iterable[bytes]) -> BinaryIO:
        """What comes, in a temporary file that has no name, at its beginning."""
        file = tempfile.TemporaryFile()  # noqa: SIM115
        try:
            file.writelines(pieces)
            file.seek(0)
        except OSError as error:
            with suppress(OSError):  # what could not be written is told
                file.close()
            folder = tempfile.gettempdir()
            raise self.unreadable(f"no temporary copy of it could be made in {folder}: {error.strerror}") from error
        return file

    def _position(self) -> int:
        return os.lseek(self._descriptor, 0, os.SEEK_CUR)


def spool(inflow: Inflow) -> BinaryIO:
    """All bytes of an inflow in a temporary file that has no name, at its beginning. Raises UnreadableInput."""
    return inflow.copied(iter(inflow.read, None))
