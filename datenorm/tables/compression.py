"""Compressed bytes, read and written a piece at a time: gzip, bzip2, xz and zstandard.

What is compressed is known by its first bytes, whatever its name. However well it is compressed, a piece that is read
out has a bounded length. zstandard is the standard library's from Python 3.14 on, else the package `zstandard`.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import zlib
from collections import deque
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO, Protocol, cast

from datenorm.errors import MissingExtra

# A bzip2 file is known by more than three letters, which a table may begin with too.
_BZ2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_MAGIC = {b"\x1f\x8b": "gz", b"\xfd7zXZ\0": "xz", b"\x28\xb5\x2f\xfd": "zst"}
_BEGINNINGS = (*_MAGIC, *(b"BZh%d" % level + block for level in range(1, 10) for block in (b"1AY&SY", b"\x17rE8P\x90")))
# Bytes given to zstandard at once, which become 32 MiB at most.
_SLICE = 1024


class Decompressor(Protocol):
    """One compressed stream, as the standard library's `bz2.BZ2Decompressor` reads it."""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...

    @property
    def needs_input(self) -> bool: ...

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...


class _Gzip:
    """A gzip member."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max(max_length, 0))

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data.lstrip(b"\0")


class _Zstandard:
    """A zstandard frame by the package `zstandard`, which has no bound of its own: it is fed in small slices."""

    def __init__(self) -> None:
        self._inner = _zstandard().ZstdDecompressor().decompressobj()
        self._waiting: deque[bytes] = deque()

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        self._waiting.extend(data[start : start + _SLICE] for start in range(0, len(data), _SLICE))
        found: bytes = b""
        while self._waiting and not found and not self.eof:
            found = self._inner.decompress(self._waiting.popleft())
        return found

    @property
    def needs_input(self) -> bool:
        return not self._waiting

    @property
    def eof(self) -> bool:
        return bool(self._inner.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._inner.unused_data) + b"".join(self._waiting)


def could_be_compressed(head: bytes) -> bool:
    """Whether more bytes must be seen to know whether these begin something compressed."""
    return any(len(head) < len(beginning) and beginning.startswith(head) for beginning in _BEGINNINGS)


def compression_at(head: bytes) -> str | None:
    """The compression that the first bytes tell.

    >>> compression_at(gzip.compress(b"")), compression_at(b"BZh,date")
    ('gz', None)
    """
    if _BZ2.match(head):
        return "bz2"
    return next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)


def decompressor(kind: str) -> Decompressor:
    """Reads one stream of this kind. Raises MissingExtra."""
    return _DECOMPRESSORS[kind]()


def compressing(file: io.RawIOBase, kind: str) -> BinaryIO:
    """A file that compresses what is written to it; closing it ends the stream and leaves `file` open.

    The bytes depend on nothing but what is written: neither on the time nor on the file's name.
    """
    made: Any
    match kind:
        case "gz":
            made = gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0)
        case "bz2":
            made = bz2.BZ2File(file, "wb")
        case "xz":
            made = lzma.LZMAFile(cast(BinaryIO, file), "wb")  # noqa: SIM115
        case _:
            made = _zstandard_writer(file)
    return made  # type: ignore[no-any-return]


def broken(error: Exception) -> bool:
    """Whether this is what decompressing raises for damaged data."""
    if isinstance(error, OSError):  # bzip2's errors are of no kind of their own
        return error.errno is None
    return isinstance(error, zlib.error | lzma.LZMAError | EOFError) or type(error).__name__ == "ZstdError"


def _zstandard_reader() -> Decompressor:
    try:
        made: Decompressor = import_module("compression.zstd").ZstdDecompressor()
    except ModuleNotFoundError:
        return _Zstandard()
    return made


def _zstandard_writer(file: io.RawIOBase) -> Any:
    try:
        return import_module("compression.zstd").ZstdFile(file, "wb")
    except ModuleNotFoundError:
        return _zstandard().ZstdCompressor().stream_writer(file, closefd=False)


def _zstandard() -> Any:
    try:
        return import_module("zstandard")
    except ModuleNotFoundError as error:
        raise MissingExtra("zstandard", "tables") from error


_DECOMPRESSORS: dict[str, Callable[[], Decompressor]] = {
    "gz": _Gzip,
    "bz2": bz2.BZ2Decompressor,
    "xz": lzma.LZMADecompressor,
    "zst": _zstandard_reader,
}
