"""Chunks in, answers out, in the order they came: here while little is waiting, in worker processes when much is.

A chunk that comes alone is converted here at once, so that a slow writer sees each answer as it would from `cat`. When
more input waits than a moment's work, workers start in the background; this process goes on converting until the first
of them is ready, and from then on only reads and writes. What is read and not yet written is bounded.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import closing
from multiprocessing.connection import wait
from typing import Generic, Protocol, TypeVar

from datenorm.cli.answers import Answers
from datenorm.cli.workers import Workers, collect_seldom

Piece = TypeVar("Piece")
Given = TypeVar("Given", covariant=True)
Task = TypeVar("Task")
Result = TypeVar("Result")
Emit = Callable[[Answers], None]


class Reads(Protocol[Given]):
    """What gives chunks: lines, or rows of a table."""

    @property
    def at_end(self) -> bool: ...

    def fileno(self) -> int:
        """The descriptor that is readable when `read` does not wait."""

    def holds(self) -> bool:
        """Whether `read` gives something although the descriptor need not be readable."""

    def backlog(self) -> int:
        """Bytes that are known to wait."""

    def read(self) -> Sequence[Given]:
        """The next chunks, perhaps none."""


# Bytes of waiting input that make workers worth their start: about a second's work for one process.
MUCH = 1 << 18
# Chunks read and not yet written, for each worker.
AHEAD = 4


class Crew(Generic[Task, Result]):
    """This process, and others where much is waiting, which do tasks side by side.

    `work` does a task here; `make` gives the function that does one, once in each worker.
    """

    def __init__(self, work: Callable[[Task], Result], make: Callable[[], Callable[[Task], Result]], jobs: int) -> None:
        self._work, self._make, self._jobs = work, make, jobs
        self._workers: Workers[Task, Result] | None = None
        collect_seldom()

    def run(self, reader: Reads[Piece], task: Callable[[Piece], Task], emit: Callable[[Result], None]) -> None:
        """Makes a task of everything that `reader` gives and hands the results to `emit`, in order.

        Raises WorkerLost when a worker dies, and whatever reading, working or emitting raises.
        """
        while not reader.at_end:
            if self._workers is None and self._jobs > 1 and reader.backlog() >= MUCH:
                self._workers = Workers(self._make, self._jobs)
            if self._workers is not None and self._workers.ready():
                _run_in_workers(reader, task, self._workers, AHEAD * self._jobs, emit)
            else:
                for piece in reader.read():
                    emit(self._work(task(piece)))

    def close(self) -> None:
        """Ends all workers."""
        if self._workers is not None:
            self._workers.close()


def convert_all(
    reader: Reads[Task], make: Callable[[], Callable[[Task], Result]], jobs: int, emit: Callable[[Result], None]
) -> None:
    """Converts everything that `reader` gives with what `make` gives, and hands the answers to `emit`, in order.

    Raises WorkerLost when a worker dies, and whatever reading, converting or emitting raises; no worker is left behind.
    """
    with closing(Crew(make(), make, jobs)) as crew:
        crew.run(reader, lambda piece: piece, emit)


def _run_in_workers(
    reader: Reads[Piece],
    task: Callable[[Piece], Task],
    workers: Workers[Task, Result],
    bound: int,
    emit: Callable[[Result], None],
) -> None:
    waiting: deque[Task] = deque()
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
            waiting.extend(map(task, reader.read()))
        while written in done:
            emit(done.pop(written))
            written += 1
