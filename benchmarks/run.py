"""datenorm beside dateparser and python-dateutil: `python benchmarks/run.py [PART]...`

Parts are start, throughput, processes, table, memory, rows and cost. Needs `pip install -e '.[benchmarks]'`. Prints a
table; a run of everything (no argument, about 25 minutes on 2 cores) also writes it to benchmarks/results.md, and the
part `cost` draws benchmarks/cost.png. What is compared is measured in one run, in turns, and medians are shown.
"""

from __future__ import annotations

import csv
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import cost
import memory
import texts

ROUNDS = 3
START_ROUNDS = 15
STRINGS = 1_000_000  # for datenorm
SOME_STRINGS = 200_000  # for python-dateutil, and datenorm in one and two processes
FEW_STRINGS = 3_000  # for dateparser
ROWS = 1_000_000
FEW_LINES, MANY_LINES = 100_000, 10_000_000
FEW_ROWS, MANY_ROWS = 100_000, 20_000_000

HERE = Path(__file__).resolve().parent
DATENORM = str(Path(sys.executable).with_name("datenorm"))
ONE_DATE = "import dateparser; print(dateparser.parse('3 May 1979', languages=['en']).date())"

PEERS = {"python-dateutil": "dateutil", "dateparser, language given": "dateparser"}

DATEPARSER = ("dateparser, language given", FEW_STRINGS, 20.0)

Row = tuple[str, str, str, str, str]
Measure = Callable[[], tuple[float, float]]  # what is done in a second, and the share that is right
HEADER: Row = ("measured", "datenorm", "peer", "ratio", "goal")


def start() -> Iterator[Row]:
    """One conversion from the shell."""
    commands = ([DATENORM, "convert", "3 May 1979"], [sys.executable, "-c", ONE_DATE])
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(START_ROUNDS):
        for command, taken in zip(commands, seconds, strict=True):
            begin = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            taken.append(time.perf_counter() - begin)
    ours, theirs = map(statistics.median, seconds)
    yield (
        "one conversion from the shell, start included",
        f"{ours:.3f} s",
        f"dateparser, language given: {theirs:.3f} s",
        f"{ours / theirs:.2f}",
        "at most 1.3",
    )


def throughput() -> Iterator[Row]:
    """Unique strings from a file; the peers' imports and warm-up are not counted, datenorm's start is."""
    for title, strings, peers in (
        ("English strings", "english", (("python-dateutil", SOME_STRINGS, 1.0), DATEPARSER)),
        ("strings in twelve languages", "many_languages", (DATEPARSER,)),
    ):
        yield from _compare(
            f"unique {title} from a file, all cores, strings/s (share right)",
            partial(_convert, strings),
            {name: (partial(_peer, PEERS[name], strings, count), goal) for name, count, goal in peers},
        )


def _compare(measured: str, ours: Measure, peers: Mapping[str, tuple[Measure, float]]) -> Iterator[Row]:
    """datenorm and its peers in turns; each peer with the least ratio that is wanted."""
    measures = {"datenorm": ours} | {name: measure for name, (measure, _) in peers.items()}
    rates: dict[str, list[float]] = {name: [] for name in measures}
    shares: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, measure in measures.items():
            rate, shares[name] = measure()
            rates[name].append(rate)
    medians = {name: statistics.median(found) for name, found in rates.items()}
    for name, (_, goal) in peers.items():
        yield (
            measured,
            f"{medians['datenorm']:,.0f} ({shares['datenorm']:.1%})",
            f"{name}: {medians[name]:,.0f} ({shares[name]:.1%})",
            f"{medians['datenorm'] / medians[name]:.2f}",
            f"at least {goal:g}",
        )


def _convert(strings: str, count: int = STRINGS, *options: str) -> tuple[float, float]:
    """Strings a second of `datenorm convert`, and the share that it reads right."""
    items = list(islice(getattr(texts, strings)(), count))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "strings.txt")
        path.write_text("".join(f"{item.text}\n" for item in items), encoding="utf-8")
        begin = time.perf_counter()
        command = [DATENORM, "convert", "--exit-zero", "--input", str(path), *options]
        run = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        seconds = time.perf_counter() - begin
    answers = run.stdout.splitlines()
    right = sum(item.expected == answer for item, answer in zip(items, answers, strict=True))
    return len(items) / seconds, right / len(items)


def _peer(module: str, strings: str, count: int) -> tuple[float, float]:
    measured = _measured_peer(module, strings, count)
    return measured["count"] / measured["seconds"], measured["right"] / measured["count"]


def _measured_peer(*arguments: object) -> dict[str, float]:
    command = [sys.executable, str(HERE / "peers.py"), *map(str, arguments)]
    measured: dict[str, float] = json.loads(
        subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    )
    return measured


def processes() -> Iterator[Row]:
    """Two processes beside one."""
    rates: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for jobs, found in enumerate(rates, 1):
            found.append(_convert("english", SOME_STRINGS, "--jobs", f"{jobs}")[0])
    one, two = map(statistics.median, rates)
    yield (
        f"{SOME_STRINGS:,} unique English strings in two processes, strings/s",
        f"{two:,.0f}",
        f"datenorm in one: {one:,.0f}",
        f"{two / one:.2f}",
        "at least 1.7",
    )


def table() -> Iterator[Row]:
    """A table whose dates repeat, under its verdict, beside peers row by row; all write the table with the answers."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "table.csv"), Path(folder, "answers.csv")
        _write_table(source, ROWS)
        peers = {
            f"{name}, row by row": (partial(_peer_on_table, PEERS[name], source, target, rows), goal)
            for name, rows, goal in (
                ("python-dateutil", ROWS, 3.0),
                ("dateparser, language given", FEW_STRINGS, 100.0),
            )
        }
        measured = f"table of {ROWS:,} rows, dates of ten years in three spellings, all cores, rows/s (share right)"
        yield from _compare(measured, partial(_convert_table, source, target), peers)


def _peer_on_table(module: str, source: Path, target: Path, rows: int) -> tuple[float, float]:
    measured = _measured_peer(module, "table", source, target, rows)
    return measured["count"] / measured["seconds"], _right(target)


def _write_table(path: Path, rows: int) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["number", "when", "amount"])
        writer.writerows(row for _, row in texts.table(rows))


def _convert_table(source: Path, target: Path) -> tuple[float, float]:
    """Rows a second of `datenorm convert`, and the share that it reads right."""
    begin = time.perf_counter()
    command = [DATENORM, "convert", "--exit-zero", "--input", str(source), "--column", "when", "--output", str(target)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - begin
    return ROWS / seconds, _right(target)


def _right(path: Path) -> float:
    """The share of the rows of a table that end with the day that they say."""
    with path.open(newline="") as file:
        answers = [row[-1] for row in islice(csv.reader(file), 1, None)]
    return sum(item.expected == answer for (item, _), answer in zip(texts.table(ROWS), answers, strict=False)) / len(
        answers
    )


def table_resident() -> Iterator[Row]:
    """Memory with a table of many rows, beside one of few."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = (_watched(Path(folder, "table.csv"), rows) for rows in (FEW_ROWS, MANY_ROWS))
    yield (
        f"resident set of all processes at a table of {MANY_ROWS:,} rows, beside {FEW_ROWS:,}",
        f"{many.peak / 2**20:.0f} MiB ({many.lines:,} lines in {many.seconds:.0f} s)",
        f"datenorm itself: {few.peak / 2**20:.0f} MiB",
        f"{many.peak / few.peak:.2f}",
        "at most 1.2",
    )


def _watched(path: Path, rows: int) -> memory.Usage:
    _write_table(path, rows)
    return memory.watch([DATENORM, "convert", "--exit-zero", "--input", str(path), "--column", "when"])


def resident() -> Iterator[Row]:
    """Memory with many lines piped through, beside few."""
    command = [DATENORM, "convert", "--exit-zero"]
    few = statistics.median(memory.measure(command, FEW_LINES).peak for _ in range(ROUNDS))
    many = memory.measure(command, MANY_LINES)
    yield (
        f"resident set of all processes at {MANY_LINES:,} lines, beside {FEW_LINES:,}",
        f"{many.peak / 2**20:.0f} MiB ({many.lines:,} lines in {many.seconds:.0f} s)",
        f"datenorm itself: {few / 2**20:.0f} MiB",
        f"{many.peak / few:.2f}",
        "at most 1.2",
    )


def network_cost() -> Iterator[Row]:
    """The network's time by length of source and answer."""
    measured = cost.measure()
    cost.draw(measured, HERE / "cost.png")
    (short, long), (few, many) = cost.SOURCES[:: len(cost.SOURCES) - 1], cost.ANSWERS[:: len(cost.ANSWERS) - 1]
    yield (
        f"network, one core: {many} symbols from {long} characters, beside {few} from {short}",
        f"{measured[long, many]:.0f} µs a string",
        f"datenorm itself: {measured[short, few]:.0f} µs a string",
        f"{measured[long, many] / measured[short, few]:.1f}",
        "see cost.png",
    )


PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "start": start,
    "throughput": throughput,
    "processes": processes,
    "table": table,
    "memory": resident,
    "rows": table_resident,
    "cost": network_cost,
}


def machine() -> str:
    """What was measured with what, in a line."""
    packages = ("datenorm", "onnxruntime", "numpy", "dateparser", "python-dateutil")
    named = ", ".join(f"{package} {version(package)}" for package in packages)
    tool = subprocess.run([DATENORM, "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    return f"{tool}; {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; {named}."


def main(names: Sequence[str]) -> None:
    unknown = set(names) - set(PARTS)
    if unknown:
        sys.exit(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    lines = []
    for line in _table(names or list(PARTS)):
        print(line, flush=True)
        lines.append(line)
    if not names:
        text = "\n".join(["# Benchmarks", "", "`python benchmarks/run.py` wrote this.", "", machine(), "", *lines, ""])
        (HERE / "results.md").write_text(text + "\n![cost by length](cost.png)\n", encoding="utf-8")


def _table(names: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join(HEADER)} |"
    yield "| --- | ---: | ---: | ---: | --- |"
    for name in names:
        for row in PARTS[name]():
            yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    main(sys.argv[1:])
