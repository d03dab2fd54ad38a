"""The verdicts on generated columns, beside other software: `python benchmarks/columns.py [--count N] [--seed N]`

Needs `pip install -e '.[benchmarks]'`; a peer that is not installed is left out. Prints three tables; with --output
FILE they are written there too. What is true of a column is what its own digits say (`column_texts.py`), or the names
of its months (`column_languages.py`).
"""

from __future__ import annotations

import argparse
import platform
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from column_languages import measure as measure_languages
from column_peers import Read, peers
from column_texts import ORDERS, Column, columns
from report import tell

import datenorm
from datenorm.columns import ColumnReport, read_column
from datenorm.normalizer import Normalizer

COUNT, SEED = 2000, 1
DECIDABLE, UNDECIDABLE, CONTRADICTORY, SPREAD = "decidable", "undecidable", "contradictory", "year's place open"


def kind(column: Column) -> str:
    """Which of the four kinds a column is."""
    if column.truth in ORDERS:
        return DECIDABLE
    return SPREAD if column.truth == "spread" else column.truth


class Verdicts:
    """How many verdicts were right, by kind of column, and which were not."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.missed: list[str] = []

    def add(self, column: Column, report: ColumnReport) -> None:
        outcome = self._outcome(column, report)
        self.counts[kind(column), outcome] += 1
        if outcome in ("wrong", "refused") and kind(column) != SPREAD:
            self.missed.append(f"column {column.number}, {column.truth}: {report.verdict.message}")

    def _outcome(self, column: Column, report: ColumnReport) -> str:
        verdict = report.verdict
        if column.truth == "contradictory":
            return "right" if verdict.status == "contradictory" else "wrong" if verdict.order else "refused"
        if column.truth == "undecidable":
            return "wrong" if verdict.order else "right"
        return "right" if verdict.order == column.order else "wrong" if verdict.order else "refused"

    def table(self) -> Iterator[str]:
        goals = {
            DECIDABLE: "right ≥ 99.5 %",
            UNDECIDABLE: "decided: 0",
            CONTRADICTORY: "called so ≥ 95 %",
            SPREAD: "wrong: 0",
        }
        yield "| columns | | verdict right | refused instead | decided wrongly | goal |"
        yield "| --- | ---: | ---: | ---: | ---: | --- |"
        for name, goal in goals.items():
            found = [self.counts[name, outcome] for outcome in ("right", "refused", "wrong")]
            whole = sum(found)
            right = f"{found[0] / whole:.2%}" if whole else "-"
            yield f"| {name} | {whole:,} | {found[0]:,} ({right}) | {found[1]:,} | {found[2]:,} | {goal} |"


class Answers:
    """What a reader made of the rows that can be several dates, column by column."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.seconds = 0.0
        self._columns: Counter[tuple[str, str]] = Counter()
        self._rows: Counter[tuple[str, str]] = Counter()

    def add(self, column: Column, found: Sequence[str | None]) -> None:
        pairs = [(cell, answer) for cell, answer in zip(column.cells, found, strict=True) if cell.is_ambiguous]
        rows = Counter(_outcome(answer, cell.expected) for cell, answer in pairs)
        for outcome, count in rows.items():
            self._rows[kind(column), outcome] += count
        is_all_right = rows["right"] == len(pairs)
        self._columns[kind(column), "all right" if is_all_right else "wrong" if rows["wrong"] else "refused"] += 1
        self._columns[kind(column), "answered"] += rows["right"] + rows["wrong"] > 0

    def row(self) -> str:
        cells = [
            self._share(self._columns, DECIDABLE, "all right", ("all right", "wrong", "refused")),
            self._share(self._columns, DECIDABLE, "wrong", ("all right", "wrong", "refused")),
            self._share(self._columns, UNDECIDABLE, "answered", ("all right", "wrong", "refused")),
            self._share(self._columns, CONTRADICTORY, "answered", ("all right", "wrong", "refused")),
            self._wrong_rows(),
            f"{self.seconds:.0f} s",
        ]
        return f"| {self.name} | {' | '.join(cells)} |"

    def _share(self, counts: Counter[tuple[str, str]], name: str, outcome: str, whole: Sequence[str]) -> str:
        total = sum(counts[name, each] for each in whole)
        return f"{counts[name, outcome] / total:.1%}" if total else "-"

    def _wrong_rows(self) -> str:
        wrong = sum(count for (_, outcome), count in self._rows.items() if outcome == "wrong")
        answered = wrong + sum(count for (_, outcome), count in self._rows.items() if outcome == "right")
        return f"{wrong:,} of {answered:,}"


def _outcome(answer: str | None, expected: str | None) -> str:
    if answer is None:
        return "none"
    return "right" if answer == expected else "wrong"


HEADER = (
    "| | decidable: all ambiguous rows right | some wrong | undecidable: some answered | contradictory: some answered "
    "| wrong, of ambiguous rows answered | time |"
)


def measure(count: int, seed: int) -> Iterator[str]:
    """The lines of the report."""
    reader = Normalizer.load()
    verdicts, ours = Verdicts(), Answers("datenorm")
    others: list[tuple[Answers, Read]] = [(Answers(name), read) for name, read in peers()]
    cells = 0
    for column in columns(count, seed):
        cells += len(column.cells)
        start = time.perf_counter()
        answers, report = read_column(reader, column.texts)
        ours.seconds += time.perf_counter() - start
        verdicts.add(column, report)
        ours.add(column, [answer.date for answer in answers])
        for sums, read in others:
            start = time.perf_counter()
            found = read(column.texts, column.languages)
            sums.seconds += time.perf_counter() - start
            sums.add(column, found)
    yield (
        f"datenorm {datenorm.__version__}, model {reader.config.name} {reader.config.version}; {count:,} columns, "
        f"{cells:,} rows, seed {seed}; {platform.machine()}, Python {platform.python_version()}."
    )
    yield from ("", *verdicts.table(), "", HEADER, "| --- |" + " ---: |" * 6, ours.row())
    yield from (sums.row() for sums, _ in others)
    yield from ("", *(f"- {missed}" for missed in verdicts.missed))
    yield from (f"Columns of months whose names are other months elsewhere, {count // 4:,} of them:", "")
    yield from measure_languages(reader, count // 4, seed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    tell("Columns", "columns.py", measure(options.count, options.seed), options.output)


if __name__ == "__main__":
    main()
