"""Repeated strings are converted once, and what is kept is bounded."""

from __future__ import annotations

from collections.abc import Sequence

from datenorm.normalization import Normalization
from datenorm.tables.cache import CachedReader


class Echo:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> list[Normalization]:
        self.asked += texts
        return [Normalization(text, text, None, 1.0, "ok") for text in texts]


def edtf(cached: CachedReader, *texts: str) -> list[str | None]:
    return [answer.edtf for answer in cached(texts)]


def test_a_string_that_comes_again_is_not_asked_for_again() -> None:
    echo = Echo()
    cached = CachedReader(echo)
    assert edtf(cached, "a", "b", "a") == ["a", "b", "a"]
    assert edtf(cached, "b", "c") == ["b", "c"]
    assert echo.asked == ["a", "b", "c"]
    assert edtf(cached) == []


def test_no_more_are_kept_than_stated_and_frequent_ones_stay() -> None:
    echo = Echo()
    cached = CachedReader(echo, kept=100)
    for number in range(1000):
        edtf(cached, "frequent", f"{number}")
        assert len(cached) <= 100
    assert echo.asked.count("frequent") == 1
    assert len(echo.asked) == 1001


def test_more_strings_at_once_than_are_kept_all_get_their_answers() -> None:
    texts = [f"{number}" for number in range(1000)]
    assert edtf(CachedReader(Echo(), kept=10), *texts, *texts) == texts * 2


def test_long_texts_are_not_kept() -> None:
    cached = CachedReader(Echo())
    edtf(cached, "x" * 10_000)
    assert len(cached) == 0
