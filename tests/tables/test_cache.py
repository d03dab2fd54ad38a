"""Repeated strings are converted once, and what is kept is bounded."""

from __future__ import annotations

from collections.abc import Sequence

from datenorm.normalization import Normalization
from datenorm.normalizer import Request
from datenorm.tables.cache import CachedNormalizer


class Echo:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def convert(self, requests: Sequence[Request]) -> list[Normalization]:
        self.asked += [request.text for request in requests]
        return [
            Normalization(request.text, f"{request.text}{request.order or ''}", None, 1.0, "ok") for request in requests
        ]


def edtf(cached: CachedNormalizer, *texts: str, order: str | None = None) -> list[str | None]:
    return [answer.edtf for answer in cached.convert([Request(text, order=order) for text in texts])]


def test_a_string_that_comes_again_is_not_asked_for_again() -> None:
    echo = Echo()
    cached = CachedNormalizer(echo)
    assert edtf(cached, "a", "b", "a") == ["a", "b", "a"]
    assert edtf(cached, "b", "c") == ["b", "c"]
    assert echo.asked == ["a", "b", "c"]
    assert edtf(cached) == []


def test_hints_make_another_answer() -> None:
    assert edtf(CachedNormalizer(Echo()), "a", order="dmy") == ["admy"]


def test_no_more_are_kept_than_stated_and_frequent_ones_stay() -> None:
    echo = Echo()
    cached = CachedNormalizer(echo, kept=100)
    for number in range(1000):
        edtf(cached, "frequent", f"{number}")
        assert len(cached) <= 100
    assert echo.asked.count("frequent") == 1
    assert len(echo.asked) == 1001


def test_more_strings_at_once_than_are_kept_all_get_their_answers() -> None:
    texts = [f"{number}" for number in range(1000)]
    assert edtf(CachedNormalizer(Echo(), kept=10), *texts, *texts) == texts * 2


def test_long_texts_are_not_kept() -> None:
    cached = CachedNormalizer(Echo())
    edtf(cached, "x" * 10_000)
    assert len(cached) == 0
