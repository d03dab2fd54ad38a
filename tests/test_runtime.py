"""The exported network in ONNX Runtime."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from datenorm.bundle import Bundle
from datenorm.errors import ModelError
from datenorm.expressions import Automaton
from datenorm.runtime import Network
from datenorm.search import beam, greedy


@pytest.fixture(scope="module")
def bundle(random_model: Path) -> Bundle:
    return Bundle.load(random_model)


def sources(count: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(5)
    lengths = random.integers(1, 33, count).astype(np.int32)
    ids = random.integers(2, 40, (count, 32)).astype(np.int32) * (np.arange(32) < lengths[:, None])
    return ids, lengths


def test_each_row_of_attention_sums_to_one_with_nothing_on_padding(bundle: Bundle) -> None:
    network = Network(bundle)
    source, lengths = sources(20)
    memory, state = network.encode(source, lengths)
    step = network.step(memory, state, np.full(20, 1))
    assert step.attention.shape == (20, 32)
    assert np.allclose(step.attention.sum(axis=1), 1, atol=1e-6)
    assert not step.attention[np.arange(32) >= lengths[:, None]].any()
    assert np.allclose(np.exp(step.log_probabilities).sum(axis=1), 1, atol=1e-5)


def test_answers_and_probabilities_are_the_same_whatever_the_batch_and_the_threads(bundle: Bundle) -> None:
    automaton = Automaton(bundle.target)
    source, lengths = sources(70)
    whole = greedy(Network(bundle), automaton, source, lengths)
    searched = beam(Network(bundle), automaton, source, lengths, width=4, floor=1e-4)
    for size, threads in ((1, 1), (7, 1), (33, 1), (70, 2)):
        network = Network(bundle, threads)
        for first in range(0, 70, size):
            rows = slice(first, first + size)
            width = -(-int(lengths[rows].max()) // 8) * 8
            part = greedy(network, automaton, source[rows, :width], lengths[rows])
            steps = part.symbols.shape[1]
            assert part.symbols.tolist() == whole.symbols[rows, :steps].tolist()
            assert part.log_probabilities.tolist() == whole.log_probabilities[rows].tolist()
            assert beam(network, automaton, source[rows, :width], lengths[rows], 4, 1e-4) == searched[rows]


def test_threads_that_share_a_network_get_the_answers_of_one(bundle: Bundle) -> None:
    network, automaton = Network(bundle), Automaton(bundle.target)
    source, lengths = sources(64)
    alone = greedy(network, automaton, source, lengths).log_probabilities.tolist()
    with ThreadPoolExecutor(10) as pool:
        answers = pool.map(lambda _: greedy(network, automaton, source, lengths).log_probabilities.tolist(), range(40))
        assert all(answer == alone for answer in answers)


def test_what_is_no_network_is_a_model_error(bundle: Bundle) -> None:
    for contents in (b"", b"not a network", bundle.encoder[: len(bundle.encoder) // 2]):
        with pytest.raises(ModelError, match="cannot be loaded"):
            Network(replace(bundle, encoder=contents))


@pytest.mark.parametrize("sizes", [{}, {"ngram_rows": 100}, {"ngram_rows": "many"}])
def test_a_table_of_no_size_that_can_be_is_a_model_error(bundle: Bundle, sizes: dict[str, int]) -> None:
    with pytest.raises(ModelError, match="no size ngram_rows that can be"):
        Network(replace(bundle, config=replace(bundle.config, sizes=sizes)))
