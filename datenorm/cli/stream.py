"""Chunks in, answers out, in the order they came: here while little is waiting, in worker processes when much is.

A chunk that comes alone is converted here at once, so that a slow writer sees each answer as it would from `cat`. When
more input waits than a moment's work, workers start in the background; this process goes on converting until the first
of them is ready, and from then on only reads and writes. What is read and not yet written is bounded.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from multiprocessing.connection import wait

from datenorm.cli.answers import Answers
from datenorm.cli.workers import Workers
from datenorm.records import Chunk, Reader

Convert = Callable[[Chunk], Answers]
Emit = Callable[[Answers], None]

# Bytes of waiting input that make workers worth their start: about a second's work for one process.
MUCH = 1 << 18
# Chunks read and not yet written, for each worker.
AHEAD = 4


def convert_all(reader: Reader, make: Callable[[], Convert], jobs: int, emit: Emit) -> None:
    """Converts everything that `reader` gives and hands the answers to `emit`, in order.

    `make` gives the function that converts a chunk, here and once in each worker. Raises WorkerLost when a worker dies,
    and whatever reading, converting or emitting raises; no worker is left behind.
    """
    convert = make()
    workers: Workers[Chunk, Answers] | None = None
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


def _convert_in_workers(reader: Reader, workers: Workers[Chunk, Answers], bound: int, emit: Emit) -> None:
    waiting: deque[Chunk] = deque()
    done: dict[int, Answers] = {}
    sent = written = 0
    while waiting or written < sent or not reader.at_end:
        for worker in workers.idle():
            if waiting and sent - written < bound:
                worker.send(sent, waiting.popleft())
                sent += 1
        if waiting and written + bound > sent:
            workers.grow()
        reads = not waiting and not reader.at_end
        ready = wait([*(worker.connection for worker in workers.busy()), *([reader.fileno()] if reads else [])])
        for worker in workers.busy():
            if (number := worker.task) is not None and worker.connection in ready:
                done[number] = worker.receive()
        if reads and reader.fileno() in ready:
            waiting.extend(reader.read())
        while written in done:
            emit(done.pop(written))
            written += 1
