"""Columns of a table are reported as `read_column` reports all their texts, however the rows come."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from datenorm.columns import read_column
from datenorm.normalizer import Normalizer
from datenorm.tables import source, whole
from datenorm.tables.reports import Known, column_reports
from datenorm.tables.source import Opening
from datenorm.tables.whole import open_whole

COLUMNS = {
    "decided": ["03/04/2005", "25/12/2005", "n/a", "", "3 May 2006", "03/04/2005", "05/06/2007"] * 2,
    "undecidable": ["03/04/2005", "05/06/2007", "x", "1914", "", "", "07/08/2009"] * 2,
    "contradictory": ["25/12/2005", "12/25/2005", "03/04/2005", "26/12/2005", "12/26/2005", "13/01/2001", "01/13/2001"]
    * 2,
    "short years": ["3 May 79", "4 June 1902", "5 May 1903", "6 May 1904", "7 May 1905", "8 May 1906", "03/04/05"] * 2,
    "words": ["3 May 1979", "mars 2021", "Suite 200", "n/a", "-", "1850-1860", "Q3 2021"] * 2,
    "names": ["3. lip 2020", "2. sij 2020", "5. lip 2021", "x", "", "4. srp 2019", "1. lip 2020"] * 2,
    "open names": ["3. lip 2020", "5. lip 2021", "x", "", "1. lip 2020", "2 lip 2003", "4 lip 1999"] * 2,
    "nothing": [""] * 14,
}


@pytest.fixture(scope="module")
def reader() -> Normalizer:
    return Normalizer.load()


def not_dates(texts: Sequence[str]) -> list[bool]:
    return [False] * len(texts)


def reports(reader: Normalizer, path: Path, known: Known, format: str = "csv") -> dict[str, Any]:
    table = open_whole(Opening(path, format), not_dates)
    found = {name: report.as_json() for name, report in column_reports(reader, table, known)}
    table.close()
    return found


@pytest.mark.parametrize("chunk", [1, 5, 2048])
@pytest.mark.parametrize(
    "known",
    [
        Known(),
        Known(not_after="1990"),
        Known(not_before="1850-05-03", locale="en_GB"),
        Known(order="mdy"),
        Known(order="refuse"),
    ],
    ids=str,
)
def test_every_column_is_reported_as_its_texts_are(
    reader: Normalizer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, known: Known
) -> None:
    monkeypatch.setattr(source, "ROWS", chunk)
    path = tmp_path / "t.csv"
    rows = zip(*COLUMNS.values(), strict=True)
    path.write_text("\n".join(map(",".join, [list(COLUMNS), *rows])) + "\n")
    options = {"not_after": known.not_after, "not_before": known.not_before, "locale": known.locale}
    assert reports(reader, path, known) == {
        name: read_column(reader, texts, order=known.order, **options)[1].as_json()  # type: ignore[arg-type]
        for name, texts in COLUMNS.items()
    }


def test_a_table_that_is_not_changed_by_its_verdicts_is_read_once(
    reader: Normalizer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    monkeypatch.setattr(source.RowTable, "rewind", read.append)
    path = tmp_path / "t.csv"
    path.write_text("a,b\n3 May 1979,n/a\n2024-05-03,x\n")
    reports(reader, path, Known())
    assert read == []


def test_a_member_that_comes_late_counts_as_empty_before(reader: Normalizer, tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"a": "1914"}\n' * 3000 + '{"b": "25/12/2005"}\n{"b": "03/04/2005"}\n')
    found = reports(reader, path, Known(), "jsonl")
    texts = {"a": ["1914"] * 3000 + ["", ""], "b": [""] * 3000 + ["25/12/2005", "03/04/2005"]}
    assert found == {name: read_column(reader, column)[1].as_json() for name, column in texts.items()}


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_columns_without_end_are_not_followed(
    reader: Normalizer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.setattr(whole, "MOST_COLUMNS", 3)
    path = tmp_path / "t"
    path.write_text(
        "a,b\n1914,x\n" + "," * 50 + "\n" if format == "csv" else '{"a": 1914}\n{"b": 1, "c": 2, "d": 3, "e": 4}\n'
    )
    table = open_whole(Opening(path, format), not_dates)
    found = [(name, report.tally.rows) for name, report in column_reports(reader, table, Known())]
    table.close()
    third = "column 3" if format == "csv" else "c"
    assert found == [("a", 2), ("b", 2), (third, 2)]
    assert table.warnings == {"columns behind the first 10,000 are not shown"}
