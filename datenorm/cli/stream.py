"""Chunks in, answers out, in the order they came: here while little is waiting, in worker processes when much is.

A chunk that comes alone is converted here at once, so that a slow writer sees each answer as it would from `cat`. When
more input waits than a moment's work, workers start in the background; this process goes on converting until the first
of them is ready, and from then on only reads and writes. What is read and not yet written is bounded.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from multiprocessing.connection import wait
from typing import Protocol, TypeVar

from datenorm.cli.answers import Answers
from datenorm.cli.workers import Workers

Piece = TypeVar("Piece")
Result = TypeVar("Result")
Emit = Callable[[Answers], None]


class Reads(Protocol[Piece]):
    """What gives chunks: lines, or rows of a table."""

    @property
    def at_end(self) -> bool: ...

    def fileno(self) -> int:
        """The descriptor that is readable when `read` does not wait."""

    def holds(self) -> bool:
        """Whether `read` gives something although the descriptor need not be readable."""

    def backlog(self) -> int:
        """Bytes that are known to wait."""

    def read(self) -> list[Piece]:
        """The next chunks, perhaps none."""


# Bytes of waiting input that make workers worth their start: about a second's work for one process.
MUCH = 1 << 18
# Chunks read and not yet written, for each worker.
AHEAD = 4


def convert_all(
    reader: Reads[Piece], make: Callable[[], Callable[[Piece], Result]], jobs: int, emit: Callable[[Result], None]
) -> None:
    """Converts everything that `reader` gives and hands the answers to `emit`, in order.

    `make` gives the function that converts a chunk, here and once in each worker. Raises WorkerLost when a worker dies,
    and whatever reading, converting or emitting raises; no worker is left behind.
    """
    convert = make()
    workers: Workers[Piece, Result] | None = None
    try:
        while not reader.at_end:
            if workers is None and jobs > 1 and reader.backlog() >= MUCH:
                workers = Workers(make, jobs)
            if workers is not None and workers.ready():
                _convert_in_workers(reader, workers, AHEAD * jobs, emit)
            else:
                for chunk in reader.read():
                    emit(convert(chunk))
    finally:
        if workers is not None:
            workers.close()


def _convert_in_workers(
    reader: Reads[Piece], workers: Workers[Piece, Result], bound: int, emit: Callable[[Result], None]
) -> None:
    waiting: deque[Piece] = deque()
    done: dict[int, Result] = {}
    sent = written = 0
    while waiting or written < sent or not reader.at_end:
        for worker in workers.idle():
            if waiting and sent - written < bound:
                worker.send(sent, waiting.popleft())
                sent += 1
        if waiting and written + bound > sent:
            workers.grow()
        reads = not waiting and not reader.at_end
        holds = reads and reader.holds()
        descriptors = [reader.fileno()] if reads else []
        ready = wait([*(worker.connection for worker in workers.busy()), *descriptors], timeout=0 if holds else None)
        for worker in workers.busy():
            if (number := worker.task) is not None and worker.connection in ready:
                done[number] = worker.receive()
        if holds or (reads and reader.fileno() in ready):
            waiting.extend(reader.read())
        while written in done:
            emit(done.pop(written))
            written += 1
