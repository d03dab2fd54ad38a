"""Texts on their way to the network."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datenorm.hints import Hint
from datenorm.normalization import Reason
from datenorm.sources import BATCH_ROWS, BATCH_SYMBOLS, SourceReader
from datenorm.text import canonical, flaw
from datenorm.vocabulary import encode_source, source_vocabulary

VOCABULARY = source_vocabulary(["en", "zh"], " abcdefghijklmnopqrstuvwxyz0123456789./-年月日🗓")
READER = SourceReader(VOCABULARY, max_length=40)


def ids(sources: list[str]) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for numbers, source, lengths in READER.batches(sources):
        for number, row, length in zip(numbers.tolist(), source.tolist(), lengths.tolist(), strict=True):
            assert row[length:] == [0] * (len(row) - length)
            found[number] = row[:length]
    assert sorted(found) == list(range(len(sources)))
    return [found[number] for number in range(len(sources))]


def test_hints_come_first_then_canonical_text_and_what_is_not_known_is_unknown() -> None:
    source = READER.read(READER.prefix(Hint("dmy", "zh")), " 3 \tMAÝ ф ")
    dmy, zh, unknown = VOCABULARY.ids["<dmy>"], VOCABULARY.ids["<lang:zh>"], 1
    three, space, m, a, y = (VOCABULARY.ids[symbol] for symbol in ("3", "<space>", "m", "a", "y"))
    assert ids([source]) == [[dmy, zh, three, space, m, a, y, space, unknown]]


@given(
    st.lists(st.text(max_size=38), max_size=30), st.sampled_from(["", "dmy", "ymd"]), st.sampled_from(["", "en", "fr"])
)
def test_ids_are_those_of_training(texts: list[str], order: str, language: str) -> None:
    prefix = READER.prefix(Hint(order, language))
    readable = [text for text in texts if flaw(text) is None and 0 < len(canonical(text)) <= 38]
    sources = [READER.read(prefix, text) for text in readable]
    assert not any(isinstance(source, Reason) for source in sources)
    assert ids(sources) == [encode_source(VOCABULARY, canonical(text), order, language) for text in readable]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        (" \t\n\u00a0\u200b", Reason.EMPTY),
        ("3 May\x00 1979", Reason.CONTROL_CHARACTER),
        ("\x1b[31m3 May 1979", Reason.CONTROL_CHARACTER),
        ("3 May \ud800 1979", Reason.LONE_SURROGATE),
        ("\u202e9791 yaM 3", Reason.BIDIRECTIONAL_OVERRIDE),
        ("x" * 41, Reason.TOO_LONG),
        ("e" + "\u0301" * 1_000_000, Reason.TOO_LONG),
        ("\u202e" * 100_000, Reason.TOO_LONG),
        ("9" * 100_000, Reason.TOO_LONG),
    ],
)
def test_what_no_network_should_see_is_refused_with_a_reason(text: str, reason: Reason) -> None:
    assert READER.read("", text) is reason


def test_hints_count_towards_the_longest_source() -> None:
    assert READER.read("", "x" * 40) == "x" * 40
    assert READER.read(READER.prefix(Hint("dmy")), "x" * 40) is Reason.TOO_LONG


def test_line_breaks_and_tabs_in_a_text_are_spaces() -> None:
    assert READER.read("", "3\r\nMay\t1979") == "3 may 1979"


@pytest.mark.parametrize("text", [None, b"3 May 1979", 1979, float("nan")])
def test_a_text_that_is_no_string_is_a_type_error(text: object) -> None:
    with pytest.raises(TypeError, match="a text is a str; received"):
        READER.read("", text)  # type: ignore[arg-type]


def test_an_order_is_told_from_the_source() -> None:
    assert READER.order(READER.prefix(Hint("ymd")) + "1979") == "ymd"
    assert READER.order(READER.prefix(Hint("", "en")) + "1979") == ""
    assert READER.hint_symbols(READER.prefix(Hint("ymd", "en"))) == ("<ymd>", "<lang:en>")
    assert READER.prefix(Hint("ydm", "qq")) == ""


def test_batches_are_bounded_and_hold_sources_of_about_the_same_length() -> None:
    sources = ["x" * (1 + number % 40) for number in range(1000)]
    batches = list(READER.batches(sources))
    assert sum(len(batch.numbers) for batch in batches) == 1000
    for batch in batches:
        assert len(batch.numbers) <= BATCH_ROWS
        assert batch.source.size <= BATCH_SYMBOLS
        assert batch.source.shape[1] % 8 == 0
        assert np.ptp(batch.lengths) <= 6
    assert list(READER.batches([])) == []
