"""The generated columns of the benchmark are what they are said to be."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def column_texts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("column_texts")


def test_columns_are_a_pure_function_of_the_seed(column_texts: ModuleType) -> None:
    first, again, other = (list(column_texts.columns(20, seed)) for seed in (7, 7, 8))
    assert first == again
    assert first != other


def test_every_kind_of_column_is_there_in_every_size(column_texts: ModuleType) -> None:
    columns = list(column_texts.columns(300, 1))
    truths = Counter(column.truth for column in columns)
    assert truths["dmy"] + truths["mdy"] + truths["ymd"] > 150
    assert min(truths["undecidable"], truths["contradictory"]) > 40
    sizes = [len(column.cells) for column in columns]
    assert (min(sizes), max(sizes) > 400) == (5, True)
    assert all(any(cell.is_ambiguous for cell in column.cells) for column in columns)


def test_what_the_digits_decide_is_worked_out_from_the_fields(column_texts: ModuleType) -> None:
    assert column_texts.possible("25", "12", "2005") == {"dmy"}
    assert column_texts.possible("12", "25", "2005") == {"mdy"}
    assert column_texts.possible("03", "04", "2005") == {"dmy", "mdy"}
    assert column_texts.possible("99", "12", "25") == {"ymd"}
    assert column_texts.possible("25", "12", "05") == {"dmy", "ymd"}
    assert column_texts.possible("31", "02", "2004") == frozenset()


def test_a_decidable_column_has_a_row_that_decides_and_an_undecidable_one_has_none(column_texts: ModuleType) -> None:
    for column in column_texts.columns(200, 2):
        numeric = [cell.orders for cell in column.cells if cell.orders]
        common = frozenset.intersection(*numeric)
        if column.truth in ("dmy", "mdy", "ymd"):
            assert common == {column.truth} == {column.order}
        elif column.truth == "undecidable":
            assert common == {"dmy", "mdy"}
        elif column.truth == "contradictory":
            assert common == frozenset()
