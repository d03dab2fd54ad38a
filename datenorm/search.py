"""Greedy and beam search for the likeliest expressions, over a step function and within an automaton.

Arrays have the batch as their first axis. At each step the symbols that the automaton forbids are left out of the
choice, but their probability is not handed to the others: the log probability of a hypothesis is the network's own, so
that a text of which the network makes an impossible date gets an unsure answer. Where only the end symbol may follow,
a hypothesis is finished without asking the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from datenorm.expressions import Automaton

Arrays = tuple[NDArray[Any], ...]
Ids = NDArray[np.integer[Any]]


class Encoded(NamedTuple):
    """A batch that was read: `memory` is what each step looks at, `state` what the first begins from."""

    memory: Arrays
    state: Arrays


class Step(NamedTuple):
    """One step: `log_probabilities` [batch, symbols], `attention` [batch, source length] and the next `state`."""

    log_probabilities: NDArray[np.floating[Any]]
    attention: NDArray[np.floating[Any]]
    state: Arrays


class Steps(Protocol):
    """What search needs of a network."""

    def encode(self, source: Ids, lengths: Ids) -> Encoded:
        """Reads `source` [batch, length], of which the first `lengths` [batch] symbols of each row count."""
        ...

    def step(self, memory: Arrays, state: Arrays, previous: Ids) -> Step:
        """The next symbol after `previous` [batch]."""
        ...


class Best(NamedTuple):
    """The answer to each row: `symbols` [batch, steps] without the end symbol that is understood, padded with 0, and
    `log_probabilities` [batch].
    """

    symbols: NDArray[np.int64]
    log_probabilities: NDArray[np.float64]


class SearchHypothesis(NamedTuple):
    """A finished hypothesis: its symbols' ids without the end symbol where that is understood."""

    symbols: tuple[int, ...]
    log_probability: float


def greedy(network: Steps, automaton: Automaton, source: Ids, lengths: Ids) -> Best:
    """The likeliest allowed symbol at each step; `source` [batch, length], `lengths` [batch].

    An answer with a probability above one half is the likeliest of all.
    """
    memory, state = network.encode(source, lengths)
    rows = np.arange(len(lengths))
    states = np.full(rows.shape, automaton.start)
    previous = np.full(rows.shape, automaton.start_symbol, dtype=np.int32)
    total = np.zeros(len(rows))
    columns: list[NDArray[np.int64]] = []
    while rows.size:
        log_probabilities, _, state = network.step(memory, state, previous)
        going = states != automaton.done
        chosen = log_probabilities.argmax(axis=1)
        forbidden = np.flatnonzero(going & ~automaton.allowed[states, chosen])
        if forbidden.size:
            allowed = automaton.allowed[states[forbidden]]
            chosen[forbidden] = np.where(allowed, log_probabilities[forbidden], -np.inf).argmax(axis=1)
        total[rows] += np.where(going, log_probabilities[np.arange(len(rows)), chosen], 0.0)
        columns.append(np.zeros(len(total), dtype=np.int64))
        columns[-1][rows] = chosen * going
        states = automaton.next[states, chosen]
        states[automaton.complete[states]] = automaton.done
        previous = chosen.astype(np.int32)
        going = states != automaton.done
        if 2 * np.count_nonzero(going) <= len(rows):
            rows, states, previous = rows[going], states[going], previous[going]
            memory, state = _take(memory, going), _take(state, going)
    return Best(np.stack(columns, axis=1) if columns else np.zeros((0, 0), dtype=np.int64), total)


def beam(
    network: Steps, automaton: Automaton, source: Ids, lengths: Ids, width: int, floor: float = 0.0
) -> list[list[SearchHypothesis]]:
    """The hypotheses of each row, likeliest first; `source` [batch, length], `lengths` [batch].

    At each step the `width` likeliest unfinished hypotheses of a row go on, of those with a probability of at least
    `floor`. All with that probability are found where they are never more than `width`; a row may have none.
    """
    encoded, state = network.encode(source, lengths)
    memory, lowest = encoded, np.log(floor) if floor > 0 else -np.inf
    rows = np.arange(len(lengths))
    states = np.full(rows.shape, automaton.start)
    symbols = np.full((len(rows), 1), automaton.start_symbol, dtype=np.int32)
    scores = np.zeros(len(rows))
    finished: list[list[SearchHypothesis]] = [[] for _ in lengths]
    while rows.size:
        log_probabilities, _, state = network.step(memory, state, symbols[:, -1])
        parents, chosen, grown = _continuations(automaton, states, scores, log_probabilities, lowest)
        following = automaton.next[states[parents], chosen]
        written = np.column_stack([symbols[parents], chosen.astype(np.int32)])
        has_end = automaton.final[following]
        ends = has_end | automaton.complete[following]
        _collect(finished, rows[parents[ends]], written[ends], grown[ends], has_end[ends])
        kept = _likeliest(rows[parents], np.where(ends, -np.inf, grown), width)
        parents = parents[kept]
        if 2 * len(kept) > len(rows) and len(np.unique(parents)) == len(kept):
            # Nearly all go on and none is split: those that ended stay in their places, without a score.
            scores, states, symbols = (
                np.full(rows.shape, -np.inf),
                np.full(rows.shape, automaton.done),
                _widened(symbols),
            )
            scores[parents], states[parents], symbols[parents] = grown[kept], following[kept], written[kept]
        else:
            rows, scores, states, symbols = rows[parents], grown[kept], following[kept], written[kept]
            memory, state = _take(encoded, rows), _take(state, parents)
    for hypotheses in finished:
        if len(hypotheses) > 1:
            hypotheses.sort(key=lambda hypothesis: (-hypothesis.log_probability, hypothesis.symbols))
    return finished


def attend(network: Steps, automaton: Automaton, source: Ids, symbols: Sequence[int]) -> NDArray[np.float64]:
    """The attention weights [steps, length] with which the network writes `symbols` after one source [length]."""
    memory, state = network.encode(source[None, :], np.array([len(source)], dtype=np.int32))
    weights = np.zeros((len(symbols), len(source)))
    for number, previous in enumerate([automaton.start_symbol, *symbols][: len(symbols)]):
        _, weights[number], state = network.step(memory, state, np.array([previous], dtype=np.int32))
    return weights


def _continuations(
    automaton: Automaton,
    states: NDArray[np.integer[Any]],
    scores: NDArray[np.float64],
    log_probabilities: NDArray[np.floating[Any]],
    lowest: float,
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """The hypotheses that can go on, the symbols they go on with and the log probabilities that they then have.

    Where the likeliest symbol leaves so little that no other can reach `lowest`, the others are not looked at.
    """
    best = log_probabilities.argmax(axis=1)
    top = np.minimum(log_probabilities[np.arange(len(best)), best].astype(np.float64), 0.0)
    with np.errstate(divide="ignore"):
        is_sure = scores + np.log(-np.expm1(top)) < lowest
    one = np.flatnonzero(is_sure & automaton.allowed[states, best] & (scores + top >= lowest))
    several = np.flatnonzero(~is_sure)
    grown = scores[several, None] + log_probabilities[several]
    grown[~automaton.allowed[states[several]]] = -np.inf
    parents, chosen = np.nonzero((grown >= lowest) & (grown > -np.inf))
    return (
        np.concatenate([one, several[parents]]),
        np.concatenate([best[one], chosen]),
        np.concatenate([(scores + top)[one], grown[parents, chosen]]),
    )


def _likeliest(rows: Ids, scores: NDArray[np.float64], width: int) -> NDArray[np.intp]:
    """Positions of the `width` highest finite scores of each row, by row and score."""
    order = np.lexsort((-scores, rows))
    order = order[scores[order] > -np.inf]
    ordered = rows[order]
    first = np.searchsorted(ordered, ordered)
    return order[np.arange(len(order)) - first < width]


def _collect(
    finished: list[list[SearchHypothesis]],
    rows: Ids,
    symbols: Ids,
    scores: NDArray[np.float64],
    has_end: NDArray[np.bool_],
) -> None:
    for row, ids, score, ended in zip(rows.tolist(), symbols.tolist(), scores.tolist(), has_end.tolist(), strict=True):
        finished[row].append(SearchHypothesis(tuple(ids[1:-1] if ended else ids[1:]), score))


def _widened(symbols: Ids) -> NDArray[np.int32]:
    """Symbols [hypotheses, steps] with a place for one more step."""
    return np.pad(symbols, ((0, 0), (0, 1)))


def _take(arrays: Arrays, rows: NDArray[Any]) -> Arrays:
    return tuple(array[rows] for array in arrays)
