"""Whatever bytes come, each string gets one answer, in bounded time; the whole million is in benchmarks/."""

from __future__ import annotations

import importlib.util
import sys
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_random_bytes", ROOT / "benchmarks" / "random_bytes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


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
    benchmark.through_a_pipe(8000, PYTHONPATH=str(ROOT)).check()


def test_random_strings_in_a_table_come_back_as_they_were(benchmark: ModuleType) -> None:
    benchmark.through_a_table(8000, PYTHONPATH=str(ROOT))
