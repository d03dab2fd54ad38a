"""The strings of the benchmarks say what they are expected to mean, and none comes twice."""

from collections.abc import Callable
from itertools import islice
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def texts(load_benchmark: Callable[[str], ModuleType]) -> ModuleType:
    return load_benchmark("texts")


def test_strings_say_the_day_that_is_expected_of_them(texts: ModuleType) -> None:
    english = [(item.text, item.expected) for item in islice(texts.english(), 14)]
    assert english[0] == ("1 January 1900", "1900-01-01")
    assert english[1] == ("November 24, 2037", "2037-11-24")
    assert english[2] == ("Saturday, 18 October 1975", "1975-10-18")
    assert english[6] == ("20-May-1927", "1927-05-20")
    others = [(item.text, item.expected, item.language) for item in islice(texts.many_languages(), 12)]
    assert others[2] == ("18. lokakuuta 1975", "1975-10-18", "fi")
    assert others[11] == ("2016年11月11日", "2016-11-11", "zh")


def test_no_string_comes_twice(texts: ModuleType) -> None:
    for strings in (texts.english, texts.many_languages):
        first = [item.text for item in islice(strings(), 200_000)]
        assert len(set(first)) == 200_000
