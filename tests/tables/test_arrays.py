"""Columns in memory."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from datenorm.errors import InvalidHint
from datenorm.normalization import Normalization, Reason
from datenorm.normalizer import Request
from datenorm.tables.arrays import normalize_column
from datenorm.tallies import Row

ROOT = Path(__file__).resolve().parents[2]


class Years:
    """Reads numbers of four digits, and remembers what it was asked."""

    pivot = 1969

    def __init__(self) -> None:
        self.asked: list[Request] = []

    def check_hints(self, locale: str | None, order: str | None) -> tuple[str, ...]:
        if order == "ydm":
            raise InvalidHint("ydm")
        return ()

    def convert(self, requests: Sequence[Request], alternatives: int | None = None) -> list[Normalization]:
        self.asked += requests
        return [self._answer(request.text) for request in requests]

    def _answer(self, text: str) -> Normalization:
        if text.isdigit():
            return Normalization(text, text, None, 0.5, "ok")
        return Normalization(text, None, None, 0.5, "rejected", Reason.NOT_A_DATE)


def normalize(column: Any, **hints: Any) -> Any:
    return normalize_column(column, normalizer=Years(), **hints).values  # type: ignore[arg-type]


VALUES = ["1914", None, "x", "1915"]
ANSWERS = ["1914", None, None, "1915"]


def test_a_list_gives_a_list_and_a_tuple_a_tuple() -> None:
    assert normalize(VALUES) == ANSWERS
    assert normalize(tuple(VALUES)) == tuple(ANSWERS)
    assert normalize([]) == []


def test_a_pandas_series_keeps_its_index_and_name() -> None:
    found = normalize(pd.Series(VALUES, index=[3, 1, 4, 1], name="born"))
    assert isinstance(found, pd.Series)
    assert (found.name, list(found.index)) == ("born", [3, 1, 4, 1])
    assert [None if pd.isna(value) else value for value in found] == ANSWERS
    assert found.dtype == "string"


def test_pandas_numbers_with_gaps_are_years_and_stamps_are_days() -> None:
    assert normalize(pd.Series([1914, None])).tolist()[0] == "1914"
    asked = Years()
    normalize_column(pd.Series(pd.to_datetime(["1979-05-03", None])), normalizer=asked)  # type: ignore[arg-type]
    assert [request.text for request in asked.asked] == ["1979-05-03T00:00:00", ""]


def test_a_polars_series_keeps_its_name_and_holds_strings() -> None:
    found = normalize(pl.Series("born", VALUES))
    assert found.equals(pl.Series("born", ANSWERS, dtype=pl.String))
    assert normalize(pl.Series("born", ["x", None])).dtype == pl.String


def test_pyarrow_arrays_give_arrays_and_chunks_stay() -> None:
    assert normalize(pa.array(VALUES)).equals(pa.array(ANSWERS))
    assert normalize(pa.array(VALUES).dictionary_encode()).equals(pa.array(ANSWERS))
    found = normalize(pa.chunked_array([VALUES[:1], VALUES[1:]]))
    assert [chunk.to_pylist() for chunk in found.chunks] == [ANSWERS[:1], ANSWERS[1:]]


def test_a_column_decides_what_its_rows_leave_open_and_comes_with_a_report() -> None:
    answers, report = normalize_column(pd.Series(["03/04/2005", None, "25/12/2005", "n/a"]))
    assert [None if pd.isna(value) else value for value in answers] == ["2005-04-03", None, "2005-12-25", None]
    assert (report.order, report.verdict.deciders) == ("dmy", (Row(3, "25/12/2005"),))
    assert (report.tally.rows, report.tally.empty) == (4, 1)
    assert report.verdict.message == "dmy (day, month, year): 1 row (row 3: '25/12/2005') says so; 1 row changed by it"


def test_the_order_and_the_bounds_are_those_of_a_column() -> None:
    texts = ["03/04/05", "25/12/05"]
    assert normalize_column(texts, order="refuse").values == [None, None]
    assert normalize_column(texts, order="dmy").values == ["2005-04-03", "2005-12-25"]
    found = normalize_column(texts, order="dmy", not_after="1980")
    assert (found.values, found.report.verdict.pivot) == (["1905-04-03", "1905-12-25"], 1881)


def test_numbers_and_dates_are_read_as_they_are_written() -> None:
    reader = Years()
    values = [1914, 1915.0, np.int64(1916), float("nan"), datetime.date(1979, 5, 3)]
    normalize_column(values, normalizer=reader)  # type: ignore[arg-type]
    assert [request.text for request in reader.asked] == ["1914", "1915", "1916", "", "1979-05-03"]


def test_hints_and_reference_hold_for_the_whole_column_and_strings_are_asked_for_once() -> None:
    reader = Years()
    normalize_column(["a", "b", "a"] * 20_000, locale="sv", order="dmy", reference="2024-05-15", normalizer=reader)  # type: ignore[arg-type]
    day = datetime.date(2024, 5, 15)
    assert set(reader.asked) == {Request(text, "sv", order, day) for text in ("a", "b") for order in (None, "dmy")}
    assert len(reader.asked) == 4


@pytest.mark.parametrize(
    "column", ["1914", 1914, None, {"a": 1}, pd.DataFrame({"a": ["1"]}), [b"1914"], [True], [["1"]]]
)
def test_what_is_no_column_of_texts_is_a_type_error(column: object) -> None:
    with pytest.raises(TypeError, match=r"a column (is|holds)"):
        normalize(column)


def test_a_hint_that_can_be_none_is_refused() -> None:
    with pytest.raises(InvalidHint):
        normalize(["1914"], order="ydm")


def test_a_list_needs_none_of_the_libraries() -> None:
    code = (
        "import sys, datenorm; assert datenorm.normalize_column(['3 May 1979', 'x']).values == ['1979-05-03', None]; "
        "assert not {'pandas', 'polars', 'pyarrow'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
