"""Columns on a cluster: the answers and the verdict of one machine, whatever happens to its processes."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyspark.sql import DataFrame, SparkSession

from datenorm.columns import read_column
from datenorm.normalizer import Normalizer
from datenorm.spark import SparkNormalizer
from datenorm.verdicts import ColumnVerdict

ROOT = Path(__file__).resolve().parents[2]
COPIES = 60
# Six rows that come again and again, each time with another year.
DECIDED = ["03/04/{}", "25/12/{}", None, "n/a", "3 May {}", "mars {}"]
UNDECIDABLE = ["03/04/{}", "{}-05-03", "", "Suite 200", "５/６/{}", None]
MONTHS = ["2. sij {}", "5. lip {}", "3. srp {}", None, "n/a", "3. 5. {}."]
CONTRADICTORY = ["03/04/{}", "25/12/{}", "12/25/{}", "late {}", None, "31/31/{}"]


def column(templates: list[str | None]) -> list[str | None]:
    return [text and text.format(1950 + copy) for copy in range(COPIES) for text in templates]


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Parquet file of columns of every verdict, with bytes, numbers and days beside them."""
    days = [datetime.date(2000, 1, 1) + datetime.timedelta(7 * number) for number in range(6 * COPIES)]
    table = pa.table(
        {
            "id": pa.array(range(6 * COPIES), pa.int64()),
            "decided": column(DECIDED),
            "undecidable": column(UNDECIDABLE),
            "contradictory": column(CONTRADICTORY),
            "months": column(MONTHS),
            "bytes": pa.array([b"3 May 1979", b"\xff\xfe", None] * 2 * COPIES, pa.binary()),
            "number": pa.array([20050403, 1979, 7, None, 20051331, 0] * COPIES, pa.int32()),
            "day": pa.array(days, pa.date32()),
        }
    )
    path = tmp_path_factory.mktemp("letters") / "letters.parquet"
    pq.write_table(table, path)
    return path


@pytest.fixture(scope="module")
def table(spark: SparkSession, letters: Path) -> DataFrame:
    """The rows of the file, mixed, in four partitions of two batches each."""
    return spark.read.parquet(str(letters)).repartition(4)


@pytest.fixture(scope="module")
def reader() -> SparkNormalizer:
    return SparkNormalizer()


def datenorm(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATENORM")}
    return subprocess.run(
        [sys.executable, "-m", "datenorm", "convert", "--exit-zero", *arguments],
        input=text, capture_output=True, cwd=ROOT, env=environment, encoding="utf-8", check=True,
    )  # fmt: skip


def unnamed(verdict: ColumnVerdict) -> ColumnVerdict:
    """A verdict without the rows that it names."""
    return replace(verdict, deciders=(), against=(), language=replace(verdict.language, deciders=(), against=()))


def converted(table: DataFrame, reader: SparkNormalizer, *columns: str) -> DataFrame:
    """The table with the columns that `datenorm convert --details` adds."""
    for name in columns:
        verdict = reader.verdict(table, name)
        details = reader.details(name, verdict)
        table = table.withColumn(f"{name}_iso", reader.answer(name, verdict))
        for part in ("confidence", "status", "alternatives"):
            table = table.withColumn(f"{name}_{part}", details[part])
    return table


def test_a_table_has_the_answers_of_one_machine(
    spark: SparkSession, table: DataFrame, reader: SparkNormalizer, letters: Path, tmp_path: Path
) -> None:
    columns = ("decided", "undecidable", "contradictory", "months", "bytes", "number", "day")
    named = [argument for name in columns for argument in ("--column", name)]
    run = datenorm("--input", str(letters), *named, "--details", "--output", str(tmp_path / "one.parquet"))
    assert re.findall(r"^datenorm: (\w+): (\w+)", run.stderr, re.MULTILINE)[:3] == [
        ("decided", "dmy"),
        ("undecidable", "undecidable"),
        ("contradictory", "contradictory"),
    ]
    converted(table, reader, *columns).write.parquet(str(tmp_path / "many"))
    one, many = (pq.read_table(tmp_path / name).sort_by("id").to_pydict() for name in ("one.parquet", "many"))
    assert list(many) == list(one)
    for name in one:
        assert many[name] == one[name]
    assert {status: one["decided_status"].count(status) for status in ("ok", "rejected")} == {
        "ok": 240,
        "rejected": 120,
    }
    assert one["contradictory_status"].count("ambiguous") == COPIES
    assert one["decided_iso"][:6] == ["1950-04-03", "1950-12-25", None, None, "1950-05-03", "1950-03"]
    assert one["undecidable_iso"][:6] == [None, "1950-05-03", None, None, None, None]
    assert (one["bytes_status"][1], one["bytes_confidence"][1]) == ("rejected", 0.0)
    assert one["number_iso"][:3] == ["2005-04-03", "1979", None]


def test_details_have_the_names_and_values_of_a_json_answer(spark: SparkSession, table: DataFrame) -> None:
    texts = ["3.5.79", "gestern", "3. Mai", "Montag", "03/04/2005", "n/a", "", "ca. 1850", "1.2.2003 oder so"]
    options = ["--locale", "de", "--reference-date", "2024-05-15", "--prefer", "past", "--pivot", "1850"]
    run = datenorm(
        *options, "--min-confidence", "0.9", "--format", "jsonl", text="".join(f"{text}\n" for text in texts)
    )
    answers = {answer["text"]: answer for answer in map(json.loads, run.stdout.splitlines())}
    frame = spark.createDataFrame([(text,) for text in texts], "text string")
    reader = SparkNormalizer(locale="de", reference="2024-05-15", prefer="past", pivot=1850, min_confidence=0.9)
    found = {
        row.text: row.details.asDict(True) for row in frame.withColumn("details", reader.details("text")).collect()
    }
    names = ["edtf", "date", "confidence", "status", "reason", "alternatives"]
    assert found == {text: {name: answers[text][name] for name in names} for text in texts}
    assert list(found["gestern"]) == names
    assert (found["3.5.79"]["date"], found["gestern"]["date"], found["3. Mai"]["date"]) == (
        "1879-05-03",
        "2024-05-14",
        "2024-05-03",
    )


@pytest.mark.parametrize("column", ["decided", "undecidable", "contradictory", "months"])
def test_a_verdict_is_that_of_one_machine_however_the_rows_are_spread(
    spark: SparkSession, reader: SparkNormalizer, letters: Path, column: str
) -> None:
    texts = [text or "" for text in pq.read_table(letters)[column].to_pylist()]
    _, report = read_column(Normalizer.load(), texts)
    whole = spark.read.parquet(str(letters)).coalesce(1)
    found = [reader.verdict(part, column) for part in (whole.orderBy(column), whole.repartition(5, "id"))]
    assert [unnamed(verdict) for verdict in found] == [unnamed(report.verdict)] * 2
    assert found[0] == found[1]
    assert found[0].rows == 6 * COPIES


def test_a_verdict_names_rows_by_their_texts(table: DataFrame, reader: SparkNormalizer) -> None:
    verdict = reader.verdict(table, "contradictory")
    assert [row.text for row in verdict.deciders] == [f"25/12/{year}" for year in range(1950, 1955)]
    assert [row.text for row in verdict.against] == [f"12/25/{year}" for year in range(1950, 1955)]
    assert verdict.message == (
        "contradictory: 60 rows ('25/12/1950') say dmy, 60 rows ('12/25/1950') say mdy; "
        "60 ambiguous rows refused; give the order if you know it"
    )
    assert verdict.as_json()["deciders"][0] == {"row": None, "text": "25/12/1950"}
    assert "months are named in hr: '2. sij 1950' says so; " in (reader.verdict(table, "months").language.message or "")


def test_what_is_known_of_the_dates_can_decide(spark: SparkSession, reader: SparkNormalizer) -> None:
    texts = ["03/11/24", "04/05/24", ""]
    frame = spark.createDataFrame([(text,) for text in texts], "text string")
    verdict = reader.verdict(frame, frame.text, not_after="2024-05-03", not_before="2020")
    _, report = read_column(Normalizer.load(), texts, not_after="2024-05-03", not_before="2020")
    assert unnamed(verdict) == unnamed(report.verdict)
    assert verdict.order == "mdy"


def test_what_is_known_of_the_texts_bears_on_the_verdict_as_on_one_machine(spark: SparkSession) -> None:
    texts = ["03/04/2005", "12/11/2006", "vor drei Tagen", "3. Mai 2004"]
    frame = spark.createDataFrame([(text,) for text in texts], "text string")
    reader = SparkNormalizer(locale="de", reference="2024-05-15", pivot=1900)
    verdict = reader.verdict(frame, "text")
    day = datetime.date(2024, 5, 15)
    answers, report = read_column(Normalizer.load(pivot=1900), texts, locale="de", reference=day)
    assert unnamed(verdict) == unnamed(report.verdict)
    found = frame.withColumn("iso", reader.answer("text", verdict)).collect()
    assert sorted(tuple(row) for row in found) == sorted((answer.text, answer.edtf) for answer in answers)
    assert ("vor drei Tagen", "2024-05-12") in [tuple(row) for row in found]


def test_a_table_without_rows_has_a_verdict_and_no_answers(spark: SparkSession, reader: SparkNormalizer) -> None:
    frame = spark.createDataFrame([], "text string")
    verdict = reader.verdict(frame, "text")
    assert (verdict.status, verdict.rows, verdict.order) == ("unneeded", 0, None)
    assert frame.select(reader.answer("text", verdict)).collect() == []


def test_a_process_loads_the_model_once(spark: SparkSession, table: DataFrame, reader: SparkNormalizer) -> None:
    both = table.withColumn("iso", reader.answer("decided")).withColumn("details", reader.details("undecidable"))
    assert len(both.collect()) == 6 * COPIES

    def look(batches: Iterator[Any]) -> Iterator[Any]:
        from datenorm.spark import _normalizer, _reader

        list(batches)
        normalizers, readers = _normalizer.cache_info(), _reader.cache_info()
        loaded = {"loads": normalizers.misses, "kept": normalizers.currsize, "uses": readers.hits}
        yield pa.RecordBatch.from_pylist([{"pid": os.getpid()} | loaded])

    seen = spark.range(8, numPartitions=8).mapInArrow(look, "pid long, loads long, kept long, uses long").collect()
    assert {row.loads - row.kept for row in seen} == {0}
    assert max(row.uses / row.loads for row in seen if row.loads) >= 4
    assert os.getpid() not in {row.pid for row in seen}


def test_a_column_of_lists_is_refused_by_name_of_its_type(spark: SparkSession, reader: SparkNormalizer) -> None:
    frame = spark.range(1).selectExpr("array('3 May 1979') as texts")
    with pytest.raises(Exception, match=r"UnreadableInput: the column holds list<element: string not null>, not texts"):
        frame.select(reader.answer("texts")).collect()


def test_the_job_of_the_readme_does_what_it_says(
    spark: SparkSession, letters: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (job,) = re.findall(r"^```python\n(from pyspark.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert job.count("\n") <= 10
    job = job.replace("letters_iso.parquet", str(tmp_path / "iso")).replace("letters.parquet", str(letters))
    exec(job.replace("written", "decided"), {})
    assert capsys.readouterr().out.startswith("dmy (day, month, year): 60 rows ('25/12/1950') say so")
    found = pq.read_table(tmp_path / "iso").sort_by("id")
    assert found["decided_iso"].to_pylist()[:4] == ["1950-04-03", "1950-12-25", None, None]


def losing_an_executor(table: DataFrame, told: Path) -> DataFrame:
    """The table; the first executor that reads its third partition is killed, and its command written to `told`."""

    def kill_once(batches: Iterator[Any]) -> Iterator[Any]:
        import signal

        from pyspark import TaskContext

        context = TaskContext.get()
        for batch in batches:
            if context is not None and context.partitionId() == 2 and not told.exists():
                parent = Path(f"/proc/{os.getppid()}/stat").read_text().rpartition(")")[2].split()[1]
                told.write_text(Path(f"/proc/{parent}/cmdline").read_text())
                os.kill(int(parent), signal.SIGKILL)
            yield batch

    return table.mapInArrow(kill_once, table.schema)


def test_an_executor_that_is_killed_changes_no_verdict_and_no_answer(
    table: DataFrame, reader: SparkNormalizer, tmp_path: Path
) -> None:
    column = table.select("id", "contradictory")
    expected = reader.verdict(column, "contradictory")
    assert reader.verdict(losing_an_executor(column, tmp_path / "first"), "contradictory") == expected
    details = reader.details("contradictory", "dmy").alias("details")
    answers = column.select("id", details).collect()
    lost = losing_an_executor(column, tmp_path / "second").select("id", details).collect()
    assert sorted(lost) == sorted(answers)
    assert len(lost) == 6 * COPIES
    for told in ("first", "second"):
        assert "CoarseGrainedExecutorBackend" in (tmp_path / told).read_text()
