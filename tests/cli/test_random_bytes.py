"""Whatever bytes come, each string gets one answer, in bounded time; the whole million is in benchmarks/."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def benchmark(load_benchmark: Callable[[str], ModuleType]) -> ModuleType:
    return load_benchmark("random_bytes")


def test_random_strings_are_of_all_kinds_and_have_no_line_end(benchmark: ModuleType) -> None:
    found = list(islice(benchmark.strings(), 5000))
    assert not any(b"\n" in text for text in found)
    assert b"" in found
    assert max(map(len, found)) > 10_000
    assert 1000 < sum(_is_utf_8(text) for text in found) < 4500


def _is_utf_8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_each_random_string_is_answered_and_none_takes_long(benchmark: ModuleType) -> None:
    benchmark.through_a_pipe(5000, PYTHONPATH=str(ROOT)).check()


def test_random_strings_in_a_table_come_back_as_they_were(benchmark: ModuleType) -> None:
    benchmark.through_a_table(5000, PYTHONPATH=str(ROOT))
