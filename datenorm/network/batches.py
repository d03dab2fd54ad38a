"""From an endless stream of examples to batches, in a way that can be taken up again at any batch.

The stream is cut into windows, each of a fixed number of examples. A window's examples are sorted by the lengths of
target and source, cut into batches and these are shuffled, so that a batch is padded little and yet batches come in no
order. A window's batches depend on nothing but the examples, the seed and the window's number: a position in the
training is a window and a batch within it, and processes that make different windows need not know of one another.
"""

from __future__ import annotations

import multiprocessing
import queue
import signal
import traceback
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from multiprocessing.process import BaseProcess
from multiprocessing.queues import Queue
from types import TracebackType
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from datenorm.errors import TrainingError
from datenorm.examples import Example
from datenorm.expressions import spell
from datenorm.ngrams import NgramIndex
from datenorm.presets import Preset
from datenorm.text import canonical
from datenorm.vocabulary import START, Vocabulary, encode_source

Ids = NDArray[np.int32]

# Lengths to which targets are padded, and to which sources are: short targets are most, and long ones are seldom enough
# for fewer shapes, each of which the network is compiled for.
TARGET_BUCKETS = (5, 8, 15)
BUCKETS = (8, 12, 16, 20, 24, 28, 32, 40, 48, 64, 80)
COARSE_BUCKETS = (16, 24, 32, 48, 80)
_WAIT = 0.5  # seconds between looks at whether the other side of a queue still lives


class ExamplesFactory(Protocol):
    """Gives an endless stream of examples from any index on; it must be picklable, as other processes call it."""

    def __call__(self, *, start: int) -> Iterator[Example]: ...


class Position(NamedTuple):
    """The next batch of a training: the window that it lies in and its number there."""

    window: int = 0
    batch: int = 0


BEGINNING = Position()


@dataclass(frozen=True, slots=True)
class Batch:
    """`source` [batch, length] ids, `lengths` [batch], `previous` and `reference` [batch, steps]; padding is 0.

    `ngrams` [batch, length, lookups] is what `datenorm.ngrams` finds for the source. `reference` is the target,
    `previous` the same one step late with the start symbol in front.
    """

    source: Ids
    ngrams: Ids
    lengths: Ids
    previous: Ids
    reference: Ids

    def __len__(self) -> int:
        return len(self.source)

    @property
    def inputs(self) -> tuple[Ids, Ids, Ids, tuple[Ids, ...]]:
        """What the network takes: source, n-grams, lengths, and the previous symbols of each step, [batch] each.

        The steps apart, so that a backend that compiles for shapes keeps their number fixed and unrolls them.
        """
        return self.source, self.ngrams, self.lengths, tuple(self.previous.T)


@dataclass(frozen=True, slots=True)
class Codec:
    """Turns examples into ids: the vocabularies, the longest source and target that the network takes, its n-grams."""

    source: Vocabulary
    target: Vocabulary
    max_length: int
    target_length: int
    ngrams: NgramIndex

    @classmethod
    def of(cls, preset: Preset, source: Vocabulary, target: Vocabulary) -> Codec:
        ngrams = NgramIndex(source, preset.sizes.ngram_rows)
        return cls(source, target, preset.max_length, preset.target_length, ngrams)

    def encode(self, example: Example) -> tuple[list[int], list[int]] | None:
        """Ids of source and target; None where the source is empty or longer than the network reads.

        Raises TrainingError for an expression that the target vocabulary cannot say.
        """
        text = canonical(example.text)
        source = encode_source(self.source, text, example.order_hint, example.language_hint)
        if not text or len(source) > self.max_length:
            return None
        symbols = spell(example.expression)
        if len(symbols) > self.target_length or not all(symbol in self.target for symbol in symbols):
            raise TrainingError(
                f"the network cannot write {example.expression!r} (for {example.text!r}): it has no symbols for it, or "
                f"needs more than {self.target_length}; leave the example out"
            )
        return source, [self.target.ids[symbol] for symbol in symbols]

    def batch(
        self, pairs: Sequence[tuple[Sequence[int], Sequence[int]]], change: Callable[[Ids], None] | None = None
    ) -> Batch:
        """Pairs of ids as arrays, sources and targets padded to the next length of their buckets.

        `change` is done to the sources, in place, before n-grams are found in them.
        """
        steps = self._steps(pairs)
        longest = max(len(source) for source, _ in pairs)
        buckets = BUCKETS if steps <= TARGET_BUCKETS[0] else COARSE_BUCKETS
        width = next((bucket for bucket in buckets if bucket >= longest), max(longest, self.max_length))
        source = np.zeros((len(pairs), width), dtype=np.int32)
        reference = np.zeros((len(pairs), steps), dtype=np.int32)
        for row, (symbols, target) in enumerate(pairs):
            source[row, : len(symbols)] = symbols
            reference[row, : len(target)] = target
        previous = np.roll(reference, 1, axis=1)
        previous[:, 0] = self.target.ids[START]
        lengths = np.array([len(symbols) for symbols, _ in pairs], dtype=np.int32)
        if change is not None:
            change(source)
        return Batch(source, self.ngrams(source), lengths, previous, reference)

    def batches(self, examples: Iterable[Example], size: int) -> list[Batch]:
        """All examples that can be encoded, the shortest first, in batches of up to `size`."""
        pairs = self.sort(filter(None, map(self.encode, examples)))
        return [self.batch(pairs[start : start + size]) for start in range(0, len(pairs), size)]

    def sort(self, pairs: Iterable[tuple[list[int], list[int]]]) -> list[tuple[list[int], list[int]]]:
        """Pairs of ids by the bucket of the target, then by the length of the source."""
        return sorted(pairs, key=lambda pair: (self._steps([pair]), len(pair[0])))

    def _steps(self, pairs: Sequence[tuple[Sequence[int], Sequence[int]]]) -> int:
        longest = max(len(target) for _, target in pairs)
        fitting = (bucket for bucket in TARGET_BUCKETS if longest <= bucket <= self.target_length)
        return next(fitting, self.target_length)


@dataclass(frozen=True, slots=True)
class Windows:
    """The batches of each window of a stream, in full batches only."""

    factory: ExamplesFactory
    codec: Codec
    seed: int
    batch_size: int
    window_batches: int
    unknown_rate: float

    @classmethod
    def of(cls, preset: Preset, factory: ExamplesFactory, codec: Codec, seed: int) -> Windows:
        return cls(factory, codec, seed, preset.batch_size, preset.window_batches, preset.unknown_rate)

    def batches(self, window: int) -> list[Batch]:
        """The window's batches; raises TrainingError where its examples do not fill a single one.

        Examples that are too long are left out, and of the others the last few that would fill no batch.
        """
        size = self.batch_size * self.window_batches
        examples = islice(self.factory(start=window * size), size)
        pairs = list(filter(None, map(self.codec.encode, examples)))
        whole = len(pairs) // self.batch_size * self.batch_size
        if not whole:
            raise TrainingError(
                f"{len(pairs)} of {size} examples can be used, which fills no batch of {self.batch_size}; give "
                f"examples that are not empty and at most {self.codec.max_length} symbols long"
            )
        pairs = self.codec.sort(pairs[:whole])
        generator = np.random.default_rng([self.seed, window])
        starts = generator.permutation(whole // self.batch_size) * self.batch_size
        letters = _letters(self.codec.source)

        def hide(source: Ids) -> None:
            hidden = (generator.random(source.shape) < self.unknown_rate) & letters[source]
            source[hidden] = self.codec.source.unknown

        return [self.codec.batch(pairs[start : start + self.batch_size], hide) for start in starts]


def _letters(vocabulary: Vocabulary) -> NDArray[np.bool_]:
    """Which symbols, by id, are letters of an alphabet or a syllabary: neither hints nor digits nor ideographs."""
    return np.array([s.isalpha() and not unicodedata.name(s, "").startswith("CJK") for s in vocabulary.symbols])


class Feeder:
    """Batches in order from a position on, made by other processes while the network learns.

    Process k of n makes windows k, k + n and so on, and they are read in turn: the order does not depend on n or on
    who is faster. Used as a context manager; leaving it ends the processes. With no processes the batches are made
    by the caller's own.
    """

    def __init__(self, windows: Windows, position: Position = BEGINNING, processes: int = 1) -> None:
        self._windows = windows
        self._position = position
        context = multiprocessing.get_context("spawn")
        self._queues: list[Queue[_Message]] = [context.Queue(maxsize=2) for _ in range(processes)]
        self._workers: list[BaseProcess] = [
            context.Process(target=_make_windows, args=(windows, position.window + k, processes, made), daemon=True)
            for k, made in enumerate(self._queues)
        ]

    def __enter__(self) -> Feeder:
        for worker in self._workers:
            worker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker, made in zip(self._workers, self._queues, strict=True):
            worker.terminate()
            worker.join()
            made.close()
            made.cancel_join_thread()

    def __iter__(self) -> Iterator[tuple[Batch, Position]]:
        """Batches without end, each with the position after it."""
        window, first = self._position
        while True:
            batches = self._receive(window)
            for number, batch in enumerate(batches[first:], start=first + 1):
                yield batch, Position(window, number) if number < len(batches) else Position(window + 1)
            window, first = window + 1, 0

    def _receive(self, window: int) -> list[Batch]:
        if not self._workers:
            return self._windows.batches(window)
        number = (window - self._position.window) % len(self._workers)
        while True:
            try:
                message = self._queues[number].get(timeout=_WAIT)
            except queue.Empty:
                if not self._workers[number].is_alive():
                    raise TrainingError(
                        f"the process that makes examples ended (exit status {self._workers[number].exitcode}), "
                        "perhaps for want of memory; go on with --resume"
                    ) from None
                continue
            if isinstance(message, str):
                raise TrainingError(f"examples could not be made: {message}")
            return message


_Message = list[Batch] | str


def _make_windows(windows: Windows, first: int, step: int, made: Queue[_Message]) -> None:
    """The other process: windows first, first + step, ... until the process that asked for them is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    for window in count(first, step):
        try:
            message: _Message = windows.batches(window)
        except Exception as error:
            traceback.print_exc()
            message = str(error)
        while True:
            try:
                made.put(message, timeout=_WAIT)
                break
            except queue.Full:
                if parent is not None and not parent.is_alive():
                    made.cancel_join_thread()
                    return
        if isinstance(message, str):
            return
