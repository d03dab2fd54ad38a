"""datenorm on Spark beside datenorm itself: `python benchmarks/spark.py [--rows N] [--rounds N] [--output FILE]`

Needs `pip install -e '.[spark]'` and Java 17. Every row is another string, and no function reads the rows of another,
so that no answer is known before. What is compared is measured in one run, in turns, on clusters of one and of two
executors of one core each that have started and have loaded the model; medians are shown. The table is read from
Parquet, and the answers are thrown away.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pyspark
import texts
from pyspark.sql import DataFrame, SparkSession
from report import tell

import datenorm
from datenorm.normalizer import Normalizer
from datenorm.spark import SparkNormalizer

ROWS, ROUNDS = 60_000, 3
PARTITIONS, WARM_UP = 10, 2_000
FUNCTIONS = ("answer", "details", "verdict")
LIBRARY = "`Normalizer.normalize_many` in one process"


def library(strings: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The seconds of the plain library, without loading the model."""
    reader = Normalizer.load()
    reader.normalize_many(strings[:WARM_UP])
    yield LIBRARY, _seconds(lambda: reader.normalize_many(strings[WARM_UP:]))


def cluster(executors: int, folder: Path) -> Iterator[tuple[str, float]]:
    """The seconds of each function on a cluster that has just been started."""
    reader = SparkNormalizer()
    spark = _session(executors)
    works: dict[str, Callable[[DataFrame], object]] = {
        "answer": lambda table: _throw_away(table.select(reader.answer("text"))),
        "details": lambda table: _throw_away(table.select(reader.details("text"))),
        "verdict": lambda table: reader.verdict(table, "text"),
    }
    for name, work in works.items():
        work(spark.read.parquet(str(folder / name / "few")))
        seconds = _seconds(partial(work, spark.read.parquet(str(folder / name / "many"))))
        yield f"`{name}`, {executors} executor{'s' * (executors > 1)}", seconds
    spark.stop()


def _throw_away(table: DataFrame) -> None:
    table.write.format("noop").mode("overwrite").save()


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _session(executors: int) -> SparkSession:
    settings = {
        "spark.log.level": "ERROR",
        "spark.sql.files.minPartitionNum": str(PARTITIONS),
        "spark.scheduler.minRegisteredResourcesRatio": "1.0",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    return SparkSession.builder.master(f"local-cluster[{executors},1,1024]").config(map=settings).getOrCreate()


def _write(folder: Path, strings: Sequence[str]) -> None:
    """A few rows and many, in files that are a partition each."""
    for name, part in (("few", strings[:WARM_UP]), ("many", strings[WARM_UP:])):
        (folder / name).mkdir(parents=True)
        size = -(-len(part) // PARTITIONS)
        for number in range(PARTITIONS):
            rows = pa.table({"text": part[number * size : (number + 1) * size]})
            pq.write_table(rows, folder / name / f"{number}.parquet")


def measure(rows: int, rounds: int) -> Iterator[str]:
    """The lines of the report."""
    seconds: dict[str, list[float]] = {}
    strings = (item.text for item in texts.english())
    parts = {name: list(islice(strings, rows + WARM_UP)) for name in FUNCTIONS}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, part in parts.items():
            _write(folder / name, part)
        for _ in range(rounds):
            for what, taken in chain(library(parts["answer"]), cluster(1, folder), cluster(2, folder)):
                seconds.setdefault(what, []).append(taken)
    medians = {what: statistics.median(taken) for what, taken in seconds.items()}
    yield (
        f"datenorm {datenorm.__version__}, PySpark {pyspark.__version__}; {rows:,} rows, each another string, "
        f"medians of {rounds} rounds; {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}."
    )
    yield from ("", "| | rows/s | beside the library | beside 1 executor |", "| --- | ---: | ---: | ---: |")
    for what, taken in medians.items():
        one = medians.get(what.replace("2 executors", "1 executor"), taken)
        beside = f"{one / taken:.2f}" if "2 executors" in what else ""
        yield f"| {what} | {rows / taken:,.0f} | {medians[LIBRARY] / taken:.2f} | {beside} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    os.environ |= {
        "SPARK_HOME": str(Path(pyspark.__file__).parent),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "localhost",
        "PYSPARK_PYTHON": sys.executable,
    }
    tell("Spark", "spark.py", measure(options.rows, options.rounds), options.output)


if __name__ == "__main__":
    main()
