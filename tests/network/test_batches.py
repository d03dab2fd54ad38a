from itertools import count

import numpy as np
import pytest

from datenorm.errors import TrainingError
from datenorm.examples import Example
from datenorm.network.batches import Codec, Windows
from datenorm.ngrams import NgramIndex
from datenorm.vocabulary import source_vocabulary, target_vocabulary

SOURCE = source_vocabulary(["en"], " 0123456789abcdefghijklmnopqrstuvwxyz年")
TARGET = target_vocabulary()
NGRAMS = NgramIndex(SOURCE, 64)
CODEC = Codec(SOURCE, TARGET, max_length=20, target_length=5, ngrams=NGRAMS)


def numbered(*, start):
    """Example n is the year 1000 + n, some of them padded with letters to different lengths."""
    return (Example("abcdefg"[: n % 7] + f" {1000 + n}", f"{1000 + n}") for n in count(start))


def windows(factory=numbered, **changes):
    settings = {"seed": 1, "batch_size": 4, "window_batches": 8, "unknown_rate": 0.0} | changes
    return Windows(factory, CODEC, **settings)


def years(batch):
    """The years that a batch's targets state."""
    symbols = [[TARGET.symbols[symbol] for symbol in row] for row in batch.reference]
    return [int(century[1:] + year[1:]) for century, year, *_ in symbols]


def same(one, other):
    return len(one) == len(other) and all(
        np.array_equal(a.source, b.source) and np.array_equal(a.reference, b.reference)
        for a, b in zip(one, other, strict=True)
    )


def test_an_example_becomes_hints_characters_and_the_symbols_of_its_fields():
    source, target = CODEC.encode(Example("May 79", "XX79-05", order_hint="dmy", language_hint="en"))
    assert [SOURCE.symbols[symbol] for symbol in source] == ["<dmy>", "<lang:en>", "m", "a", "y", "<space>", "7", "9"]
    assert [TARGET.symbols[symbol] for symbol in target] == ["CXX", "Y79", "M05", "<end>"]


def test_a_source_is_left_out_where_it_is_empty_or_too_long():
    assert CODEC.encode(Example("  ", "")) is None
    assert CODEC.encode(Example("a" * 21, "")) is None
    assert CODEC.encode(Example("a" * 19, "", language_hint="en")) is not None
    assert CODEC.encode(Example("a" * 20, "", language_hint="en")) is None


def test_an_expression_that_the_network_cannot_write_is_named():
    codec = Codec(SOURCE, TARGET, max_length=20, target_length=4, ngrams=NGRAMS)
    with pytest.raises(TrainingError, match="cannot write '1979-05-03'"):
        codec.encode(Example("3 May 1979", "1979-05-03"))


def test_a_batch_is_padded_with_zeros_and_the_previous_symbols_are_one_step_late():
    batch = CODEC.batch([([5, 6], [7, 2]), ([5, 6, 7, 8, 9], [8, 9, 10, 11, 2])])
    assert batch.source.tolist() == [[5, 6, 0, 0, 0, 0, 0, 0], [5, 6, 7, 8, 9, 0, 0, 0]]
    assert batch.lengths.tolist() == [2, 5]
    assert batch.reference.tolist() == [[7, 2, 0, 0, 0], [8, 9, 10, 11, 2]]
    assert batch.previous.tolist() == [[1, 7, 2, 0, 0], [1, 8, 9, 10, 11]]


def test_a_window_holds_each_of_its_examples_once():
    seen = [year for batch in windows().batches(2) for year in years(batch)]
    assert sorted(seen) == list(range(1064, 1096))


def test_batches_hold_sources_of_like_length_and_come_in_no_order():
    batches = windows().batches(0)
    assert all(np.ptp(batch.lengths) <= 2 for batch in batches)
    longest = [batch.lengths.max() for batch in batches]
    assert longest != sorted(longest)


def test_a_window_depends_on_its_number_and_the_seed_alone():
    assert same(windows().batches(3), windows().batches(3))
    assert not same(windows().batches(3), windows(seed=2).batches(3))


def test_examples_that_would_fill_no_batch_are_left_out():
    def mostly_long(*, start):
        return (Example("1979" if n % 3 else "a" * 21, "1979" if n % 3 else "") for n in count(start))

    assert [len(batch) for batch in windows(mostly_long).batches(0)] == [4] * 5


def test_a_window_without_a_whole_batch_is_an_error():
    def empty(*, start):
        return (Example("", "") for _ in count())

    with pytest.raises(TrainingError, match="0 of 32 examples can be used"):
        windows(empty).batches(0)


def test_letters_are_hidden_at_the_stated_rate_and_digits_hints_and_ideographs_never():
    def lettered(*, start):
        return (Example("abc 2024年", "2024", language_hint="en") for _ in count())

    batches = windows(lettered, unknown_rate=0.25, batch_size=100, window_batches=10).batches(0)
    symbols = np.concatenate([batch.source for batch in batches])[:, :9]
    hidden = symbols == SOURCE.unknown
    assert not hidden[:, [0, 4, 5, 6, 7, 8]].any()
    assert hidden[:, 1:4].mean() == pytest.approx(0.25, abs=0.03)


def test_ngrams_are_those_of_the_source_as_it_is_after_letters_are_hidden():
    def lettered(*, start):
        return (Example("abc 2024", "2024") for _ in count())

    (batch, *_) = windows(lettered, unknown_rate=0.5).batches(0)
    assert (batch.source == SOURCE.unknown).any()
    assert batch.ngrams.tolist() == NGRAMS(batch.source).tolist()
