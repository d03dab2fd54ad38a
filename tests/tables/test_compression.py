"""Compressed input: read in bounded pieces, whole or with a clear error."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from datenorm.records import UnreadableInput
from datenorm.tables.compression import compressing
from datenorm.tables.inflow import BLOCK, Inflow

COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.compress,
}
KINDS = list(COMPRESS)


def pieces(path: Path) -> list[bytes]:
    inflow = Inflow(path)
    found = list(iter(inflow.read, None))
    inflow.close()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_compressed_comes_out_whatever_the_name(tmp_path: Path, kind: str) -> None:
    data, path = os.urandom(3_000_000), tmp_path / "table"
    path.write_bytes(COMPRESS[kind](data))
    assert b"".join(pieces(path)) == data


@pytest.mark.parametrize("kind", KINDS)
def test_parts_that_were_compressed_one_by_one_are_one_file(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "table"
    path.write_bytes(COMPRESS[kind](b"a,b\n") + COMPRESS[kind](b"") + COMPRESS[kind](b"1,2\n"))
    assert b"".join(pieces(path)) == b"a,b\n1,2\n"


@pytest.mark.parametrize("kind", KINDS)
def test_pieces_are_bounded_however_well_it_is_compressed(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "table"
    path.write_bytes(COMPRESS[kind](bytes(50_000_000)))
    inflow, total, longest = Inflow(path), 0, 0
    while (piece := inflow.read()) is not None:
        total, longest = total + len(piece), max(longest, len(piece))
    inflow.close()
    assert total == 50_000_000
    assert longest <= (BLOCK if kind != "zst" else 1 << 25)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cut", [1, 9, 5000])
def test_a_truncated_file_says_so(tmp_path: Path, kind: str, cut: int) -> None:
    path = tmp_path / "table"
    path.write_bytes(COMPRESS[kind](os.urandom(10_000))[:-cut])
    with pytest.raises(UnreadableInput, match=rf"table cannot be read: its compressed data \({kind}\) is truncated"):
        pieces(path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_says_so(tmp_path: Path, kind: str) -> None:
    path, data = tmp_path / "table", bytearray(COMPRESS[kind](b"1,2,3\n" * 1000 + os.urandom(1000)))
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=rf"its compressed data \({kind}\) is (damaged|truncated)"):
        pieces(path)


@pytest.mark.parametrize("data", [b"", b"B", b"BZh,date\n", b"\x1f", b"a"])
def test_a_beginning_that_is_nearly_compressed_is_plain(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "table"
    path.write_bytes(data)
    assert b"".join(pieces(path)) == data


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_compressed_is_the_same_each_time_and_reads_back(tmp_path: Path, kind: str) -> None:
    def written() -> bytes:
        file = io.BytesIO()
        out = compressing(file, kind)  # type: ignore[arg-type]
        out.write(b"a,b\n")
        out.write(b"1,2\n")
        out.close()
        return file.getvalue()

    path = tmp_path / "table"
    path.write_bytes(written())
    assert b"".join(pieces(path)) == b"a,b\n1,2\n"
    assert written() == path.read_bytes()


def test_a_named_pipe_gives_what_has_come_so_far(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = os.open(path, os.O_RDWR)
    inflow = Inflow(path)
    for part in (b"a,b\n", b"1,2\n"):
        os.write(writer, part)
        assert inflow.read() == part
    assert inflow.fraction() is None
    inflow.close()
    os.close(writer)
