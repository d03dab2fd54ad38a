"""What kind of table a file is, by its name: `births.csv.gz` is CSV, compressed with gzip."""

from __future__ import annotations

from pathlib import Path

FORMATS = ("csv", "tsv", "jsonl", "parquet")
_SUFFIXES = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_COMPRESSIONS = {".gz": "gz", ".bz2": "bz2", ".xz": "xz", ".zst": "zst"}


def format_of(path: Path | None) -> str | None:
    """The table format that a file's name tells, behind the ending of a compression; None where it tells none.

    >>> format_of(Path("births.csv.gz")), format_of(Path("letters.txt")), format_of(None)
    ('csv', None, None)
    """
    if path is None:
        return None
    bare = path.with_suffix("") if path.suffix.lower() in _COMPRESSIONS else path
    return _SUFFIXES.get(bare.suffix.lower())


def compression_of(path: Path) -> str | None:
    """The compression that a file's name tells: gz, bz2, xz or zst.

    >>> compression_of(Path("births.csv.gz")), compression_of(Path("births.csv"))
    ('gz', None)
    """
    return _COMPRESSIONS.get(path.suffix.lower())
