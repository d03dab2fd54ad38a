"""Tables of the generator, plain text to read and change: one row a line, tabs between, `#` begins a comment."""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources
from pathlib import Path


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `<name>.tsv` in order, comments and blank lines left out."""
    return _parsed(resources.files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8"))


def table_names() -> list[str]:
    """The names of all tables here, sorted."""
    return sorted(Path(file.name).stem for file in resources.files(__name__).iterdir() if file.name.endswith(".tsv"))


@cache
def data_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `<name>.tsv` in the folder data/, which holds what was collected elsewhere, with its origins.

    A table that is large is compressed, as `<name>.tsv.gz`.
    """
    package = Path(__file__).parents[2]
    folders = (folder for folder in (package / "_shipped" / "data", package.parent / "data") if folder.is_dir())
    file = next(folders) / f"{name}.tsv"
    if file.exists():
        return _parsed(file.read_text(encoding="utf-8"))
    return _parsed(gzip.decompress(file.with_name(f"{name}.tsv.gz").read_bytes()).decode())


def ways(cell: str) -> tuple[str, ...]:
    """The ways of a cell, with bars between; none of an empty one."""
    return tuple(cell.split("|")) if cell else ()


def _parsed(text: str) -> tuple[tuple[str, ...], ...]:
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)
