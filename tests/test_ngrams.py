"""Rows of the table of words and n-grams: what shares one and what does not."""

from __future__ import annotations

import numpy as np
import pytest

from datenorm.ngrams import LOOKUPS, NONE, NgramIndex
from datenorm.vocabulary import encode_source, source_vocabulary

VOCABULARY = source_vocabulary(["hr", "pl"], " 0123456789abcdefghijklmnopqrstuvwxyz.'年月")
INDEX = NgramIndex(VOCABULARY, 1 << 16)
WORD, OWN, TWO, THREE, FIVE = slice(0, 2), 2, 3, 4, 5


def rows(text: str, order: str = "", language: str = "", padding: int = 0) -> np.ndarray:
    """The rows of the text's own symbols: [length, LOOKUPS]."""
    source = encode_source(VOCABULARY, text, order, language)
    found = INDEX(np.array([source + [0] * padding], dtype=np.int32))
    assert found.shape == (1, len(source) + padding, LOOKUPS)
    return found[0, len(source) - len(text) : len(source)]


def test_every_letter_of_a_word_finds_the_rows_of_the_word() -> None:
    lip = rows("lip")
    assert (lip[:, WORD] == lip[0, WORD]).all()
    assert lip[0, 0] != lip[0, 1]
    assert NONE not in lip[0, WORD]


def test_a_word_has_its_rows_wherever_it_stands() -> None:
    lip = rows("lip")[0, WORD].tolist()
    for text, place in (("3. lip 1979", 3), ("2lip79", 1), ("lip", 0), ("srp lip", 4)):
        assert rows(text)[place, WORD].tolist() == lip
        assert rows(text, order="dmy", language="pl", padding=3)[place, WORD].tolist() == lip


def test_other_words_have_other_rows() -> None:
    words = ("lip", "pil", "lipa", "li", "srp", "april", "年", "月")
    assert len({tuple(rows(word)[0, WORD]) for word in words}) == len(words)


def test_what_is_no_letter_stands_in_no_word() -> None:
    found = rows("3. lip")
    assert (found[:3, WORD] == NONE).all()
    assert (found[3:, WORD] != NONE).all()


def test_a_word_has_a_row_of_its_own_with_each_language_hint_and_none_without() -> None:
    bare, croatian, polish = (rows("lip", language=language)[:, OWN] for language in ("", "hr", "pl"))
    assert (bare == NONE).all()
    assert len({*croatian, *polish}) == 2
    assert (rows("3.", language="hr")[:, OWN] == NONE).all()
    assert (rows("lip", order="dmy", language="hr")[:, OWN] == croatian).all()


def test_digits_are_all_alike_in_ngrams() -> None:
    assert (rows("12 maj 1979") == rows("30 maj 2024")).all()


def test_ngrams_are_told_apart_by_what_they_reach_and_no_further() -> None:
    one, other = rows("abcdefg")[3], rows("zbcdefz")[3]
    assert (one[[TWO, THREE, FIVE]] == other[[TWO, THREE, FIVE]]).all()
    farther, nearer = rows("abzdexg")[3], rows("abzdefg")[3]
    assert one[TWO] != nearer[TWO]
    assert nearer[[TWO, THREE]].tolist() == farther[[TWO, THREE]].tolist()
    assert nearer[FIVE] != farther[FIVE]


def test_hints_and_padding_are_no_part_of_ngrams() -> None:
    bare = rows("3 maj")
    assert (rows("3 maj", order="dmy", padding=4)[:, TWO:] == bare[:, TWO:]).all()
    assert (rows("3 maj", language="pl", padding=1)[:, TWO:] == bare[:, TWO:]).all()


def test_rows_do_not_depend_on_the_ids_that_a_vocabulary_gives() -> None:
    other = source_vocabulary(["hr"], " 0123456789zyxwvutsrqponmlkjihgfedcba.,")
    source = np.array([encode_source(other, "lip 1979", "", "hr")], dtype=np.int32)
    assert (NgramIndex(other, 1 << 16)(source)[0, 1:] == rows("lip 1979", language="hr")).all()


def test_rows_are_spread_over_the_whole_of_a_small_table() -> None:
    small = NgramIndex(VOCABULARY, 8)
    source = np.random.default_rng(1).integers(2, len(VOCABULARY), (50, 20)).astype(np.int32)
    assert set(small(source).ravel().tolist()) == set(range(8))


@pytest.mark.parametrize("count", [0, 1, 100, -8])
def test_a_table_has_a_power_of_two_of_rows(count: int) -> None:
    with pytest.raises(ValueError, match=f"power of two of rows; received {count}"):
        NgramIndex(VOCABULARY, count)


def test_symbols_in_the_same_surroundings_share_their_rows_and_others_do_not() -> None:
    texts = ("12 maj 1979", "30 maj 2024", "3 lip 2024")
    sources = [encode_source(VOCABULARY, text, "", "") for text in texts]
    length = max(map(len, sources))
    batch = np.array([source + [0] * (length - len(source)) for source in sources], dtype=np.int32)
    found, places = INDEX.distinct(batch)
    assert places.shape == batch.shape
    assert (found[places] == INDEX(batch)).all()
    assert (places[0] == places[1]).all()
    assert not set(places[0, 3:6]) & set(places[2, 2:5])
    assert len(found) == len(np.unique(places)) < places.size
    by_language = INDEX.distinct(np.array([encode_source(VOCABULARY, "lip", "", code) for code in ("hr", "pl")]))[1]
    assert not set(by_language[0, 1:]) & set(by_language[1, 1:])
