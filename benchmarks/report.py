"""The lines of a report: printed as they come, and written to a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def tell(title: str, script: str, lines: Iterable[str], output: Path | None) -> None:
    """Prints lines, and writes them to a file under a title, with what made them, where one is given."""
    told = []
    for line in lines:
        print(line, flush=True)
        told.append(line)
    if output is not None:
        head = [f"# {title}", "", f"`python benchmarks/{script}` wrote this.", ""]
        output.write_text("\n".join([*head, *told]).rstrip() + "\n", encoding="utf-8")
