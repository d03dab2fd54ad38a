"""Vocabularies: symbols, numbers, files."""

from __future__ import annotations

from pathlib import Path

import pytest

from datenorm.errors import ModelError
from datenorm.vocabulary import Vocabulary, encode_source, source_vocabulary, target_vocabulary

SOURCE = source_vocabulary(["en", "de"], [" ", "3", "a", "m", "y"])


def test_ids_are_line_numbers_with_padding_first_and_the_unknown_symbol_apart() -> None:
    assert SOURCE.symbols == (
        "<pad>",
        "<unk>",
        "<dmy>",
        "<mdy>",
        "<ymd>",
        "<lang:en>",
        "<lang:de>",
        "<space>",
        "3",
        "a",
        "m",
        "y",
    )
    assert SOURCE.id("3") == 8
    assert SOURCE.id("ж") == 1
    assert SOURCE.text().splitlines()[7] == "<space>"


def test_a_written_vocabulary_is_read_back_the_same(tmp_path: Path) -> None:
    vocabulary = Vocabulary(["<pad>", "<unk>", "\u2028", "\x85", "a"])
    vocabulary.write(tmp_path / "source.txt")
    assert Vocabulary.read(tmp_path / "source.txt").symbols == vocabulary.symbols


def test_a_source_is_the_given_hints_then_the_characters() -> None:
    assert encode_source(SOURCE, "3 may") == [8, 7, 10, 9, 11]
    assert encode_source(SOURCE, "3 ж", "mdy", "de") == [3, 6, 8, 7, 1]
    assert encode_source(SOURCE, "3", "", "xx") == [8]


def test_the_target_has_one_symbol_a_field() -> None:
    target = target_vocabulary()
    assert target.symbols[:6] == ("<pad>", "<start>", "<end>", "<nothing>", "C00", "C01")
    assert {"CXX", "Y00", "Y99", "M12", "D31", "O3", "N99", "W53", "K7"} <= set(target.symbols)
    assert {"Y7X", "YXX", "MXX", "M13", "S33", "~", "<interval>", "/", "..", "-P", "hebrew:"} <= set(target.symbols)
    assert "M14" not in target
    assert "D32" not in target


@pytest.mark.parametrize("symbols", [[], ["a"], ["<pad>", "a", "a"]])
def test_a_file_that_is_no_vocabulary_is_a_model_error(symbols: list[str]) -> None:
    with pytest.raises(ModelError):
        Vocabulary(symbols)
