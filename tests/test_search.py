"""Greedy and beam search within the automaton, over networks that say what they are told to."""

from __future__ import annotations

from collections.abc import Callable
from math import log
from typing import Any

import numpy as np
import pytest

from datenorm.expressions import Automaton, read
from datenorm.search import Arrays, Encoded, Ids, SearchHypothesis, Step, attend, beam, greedy
from datenorm.vocabulary import Vocabulary

SCRIPT = {
    "a": [("1979-05-03", 0.9), ("1979-03-05", 0.08), ("", 0.02)],
    "bb": [("2005-03-04", 0.3), ("2005-04-03", 0.4), ("XX05-04", 0.2)],
    "ccc": [("", 0.75), ("1979", 0.25)],
    "dddd": [("1979", 0.5), ("1979-05", 0.3), ("1979-05-01", 0.2)],
}
TEXTS = list(SCRIPT)


@pytest.fixture(scope="module")
def automaton(vocabularies: tuple[Vocabulary, Vocabulary]) -> Automaton:
    return Automaton(vocabularies[1])


@pytest.fixture
def network(scripted_network: Callable[..., Any]) -> Any:
    return scripted_network(SCRIPT)


def batch(texts: list[str], source: Vocabulary) -> tuple[Ids, Ids]:
    rows = np.zeros((len(texts), 8), dtype=np.int32)
    for row, text in enumerate(texts):
        rows[row, : len(text)] = [source.ids[character] for character in text]
    return rows, np.array([len(text) for text in texts], dtype=np.int32)


def written(ids: Any, target: Vocabulary) -> str:
    symbols = [target.symbols[number] for number in ids if number]
    return read([symbol for symbol in symbols if symbol != "<end>"])


def test_greedy_takes_the_likeliest_symbol_and_multiplies_their_probabilities(
    network: Any, automaton: Automaton, vocabularies: tuple[Vocabulary, Vocabulary]
) -> None:
    best = greedy(network, automaton, *batch(TEXTS, vocabularies[0]))
    assert [written(row, vocabularies[1]) for row in best.symbols.tolist()] == ["1979-05-03", "2005-04-03", "", "1979"]
    # The century of 2005 has 0.7, of which 4 in 7 go on to April.
    assert np.exp(best.log_probabilities).tolist() == pytest.approx([0.9, 0.4, 0.75, 0.5])


def test_a_day_and_nothing_end_without_a_step_of_the_network(
    network: Any, automaton: Automaton, vocabularies: tuple[Vocabulary, Vocabulary]
) -> None:
    greedy(network, automaton, *batch(["a"], vocabularies[0]))
    assert network.steps == 4
    greedy(network, automaton, *batch(["ccc"], vocabularies[0]))
    assert network.steps == 5


def test_beam_finds_every_hypothesis_with_its_probability_likeliest_first(
    network: Any, automaton: Automaton, vocabularies: tuple[Vocabulary, Vocabulary]
) -> None:
    found = beam(network, automaton, *batch(TEXTS, vocabularies[0]), width=4, floor=0.01)
    told = [
        [(written(h.symbols, vocabularies[1]), round(float(np.exp(h.log_probability)), 6)) for h in row]
        for row in found
    ]
    assert told == [
        [("1979-05-03", 0.9), ("1979-03-05", 0.08), ("", 0.02)],
        [("2005-04-03", 0.4), ("2005-03-04", 0.3), ("XX05-04", 0.2)],
        [("", 0.75), ("1979", 0.25)],
        [("1979", 0.5), ("1979-05", 0.3), ("1979-05-01", 0.2)],
    ]


def test_beam_leaves_out_what_is_below_the_floor_and_what_a_narrow_beam_cannot_hold(
    network: Any, automaton: Automaton, vocabularies: tuple[Vocabulary, Vocabulary]
) -> None:
    (row,) = beam(network, automaton, *batch(["a"], vocabularies[0]), width=4, floor=0.05)
    assert [written(h.symbols, vocabularies[1]) for h in row] == ["1979-05-03", "1979-03-05"]
    (row,) = beam(network, automaton, *batch(["bb"], vocabularies[0]), width=1, floor=0.01)
    assert [written(h.symbols, vocabularies[1]) for h in row] == ["2005-04-03"]
    assert beam(network, automaton, *batch(["bb"], vocabularies[0]), width=4, floor=0.5) == [[]]


def test_a_row_may_have_more_hypotheses_than_there_are_rows_and_another_none(
    scripted_network: Callable[..., Any], automaton: Automaton, vocabularies: tuple[Vocabulary, Vocabulary]
) -> None:
    days = [(f"2001-01-{day:02}", 0.1) for day in range(1, 10)]
    network = scripted_network({"a": days, "b": [("1979", 0.04)], "c": [("1979-05-03", 0.97), ("1979-05-13", 0.02)]})
    many, none, sure = beam(network, automaton, *batch(["a", "b", "c"], vocabularies[0]), width=12, floor=0.05)
    assert [written(h.symbols, vocabularies[1]) for h in many] == [expression for expression, _ in days]
    assert none == []
    assert [written(h.symbols, vocabularies[1]) for h in sure] == ["1979-05-03"]


def test_every_batch_size_gives_the_same_answers_in_the_same_order(
    scripted_network: Callable[..., Any], automaton: Automaton, vocabularies: tuple[Vocabulary, Vocabulary]
) -> None:
    texts = TEXTS * 3
    alone: list[list[SearchHypothesis]] = []
    for text in texts:
        alone += beam(scripted_network(SCRIPT), automaton, *batch([text], vocabularies[0]), width=4, floor=0.01)
    together = beam(scripted_network(SCRIPT), automaton, *batch(texts, vocabularies[0]), width=4, floor=0.01)
    assert together == alone


class SureOf:
    """A network that gives the same symbols at each step, whatever it reads."""

    def __init__(self, target: Vocabulary, *steps: dict[str, float]) -> None:
        self._steps = [{target.ids[symbol]: share for symbol, share in step.items()} for step in steps]
        self._size = len(target)

    def encode(self, source: Ids, lengths: Ids) -> Encoded:
        return Encoded((lengths,), (np.zeros(len(lengths), dtype=np.int64),))

    def step(self, memory: Arrays, state: Arrays, previous: Ids) -> Step:
        log_probabilities = np.full((len(previous), self._size), -50.0)
        for row, number in enumerate(state[0].tolist()):
            for symbol, share in self._steps[number].items():
                log_probabilities[row, symbol] = log(share)
        return Step(log_probabilities, np.ones((len(previous), 1)), (state[0] + 1,))


def test_an_impossible_day_is_not_written_and_its_probability_not_handed_on(
    automaton: Automaton, vocabularies: tuple[Vocabulary, Vocabulary]
) -> None:
    network = SureOf(vocabularies[1], {"C20": 1.0}, {"Y23": 1.0}, {"M02": 1.0}, {"D29": 0.9, "D28": 0.06, "D27": 0.04})
    source, lengths = batch(["a", "b"], vocabularies[0])
    best = greedy(network, automaton, source, lengths)
    assert [written(row, vocabularies[1]) for row in best.symbols.tolist()] == ["2023-02-28", "2023-02-28"]
    assert np.exp(best.log_probabilities).tolist() == pytest.approx([0.06, 0.06])
    for row in beam(network, automaton, source, lengths, width=3, floor=0.001):
        told = [(written(h.symbols, vocabularies[1]), round(float(np.exp(h.log_probability)), 6)) for h in row]
        assert told == [("2023-02-28", 0.06), ("2023-02-27", 0.04)]


def test_a_network_that_wants_no_symbol_of_the_language_still_gets_an_expression(
    automaton: Automaton, vocabularies: tuple[Vocabulary, Vocabulary]
) -> None:
    network = SureOf(vocabularies[1], *[{"<pad>": 1.0}] * 6)
    best = greedy(network, automaton, *batch(["a"], vocabularies[0]))
    assert written(best.symbols[0].tolist(), vocabularies[1]) in ("", "0001-01-01")
    assert best.log_probabilities[0] <= -50


def test_attention_is_that_of_the_steps_that_write_the_symbols(
    network: Any, automaton: Automaton, vocabularies: tuple[Vocabulary, Vocabulary]
) -> None:
    source, target = vocabularies
    ids = [target.ids[symbol] for symbol in ("C19", "Y79", "M05", "D01")]
    weights = attend(network, automaton, batch(["dddd"], source)[0][0, :4], ids)
    assert weights.tolist() == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
    assert attend(network, automaton, batch(["dddd"], source)[0][0, :4], []).shape == (0, 4)
