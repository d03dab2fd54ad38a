"""Processes that convert chunks side by side.

Each worker holds one end of a pipe and converts one chunk at a time. It ends when its pipe closes, so that none
outlives the command however that ends, and a worker that dies is noticed at once, because its pipe closes too.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar

from datenorm.errors import DatenormError

Task = TypeVar("Task")
Result = TypeVar("Result")

# Workers that are started at once; more follow while there is more to do than they do.
FIRST = 2
# How long a worker that was told to end may take before it is made to, in seconds.
PATIENCE = 2.0
# Arrays come and go by the megabyte, which glibc would give back to the system and ask for again, each time.
ALLOCATION = {"MALLOC_MMAP_THRESHOLD_": "1000000000", "MALLOC_TRIM_THRESHOLD_": "1000000000"}
# Objects between two looks for garbage: work leaves no cycles behind, and has many objects at a time.
GARBAGE = 1 << 16


class WorkerLost(DatenormError):
    """A worker process ended before its work did."""

    exit_status = 3


@dataclass(slots=True, eq=False)
class Worker(Generic[Task, Result]):
    """One process; `task` is the number of the task that it is busy with, None while it is idle."""

    process: SpawnProcess
    connection: Connection
    task: int | None = None

    def fileno(self) -> int:
        """The descriptor that is readable when the worker has something to say."""
        return self.connection.fileno()

    def send(self, number: int, task: Task) -> None:
        try:
            self.connection.send(task)
        except OSError as error:
            raise self._lost() from error
        self.task = number

    def receive(self) -> Result:
        """The result of its task, or None where it says that it has started; raises what went wrong in it."""
        try:
            outcome = self.connection.recv()
        except (EOFError, OSError) as error:
            raise self._lost() from error
        self.task = None
        if isinstance(outcome, Exception):
            raise outcome
        result: Result = outcome
        return result

    def _lost(self) -> WorkerLost:
        self.process.join(PATIENCE)
        status = self.process.exitcode
        how = f"was killed by signal {-status}" if status is not None and status < 0 else f"ended with status {status}"
        return WorkerLost(f"a worker process {how} before its work was done; try again with --jobs 1, which needs none")


class Workers(Generic[Task, Result]):
    """At most `most` processes that start in the background; each calls `make` once for the function of its tasks.

    `make`, tasks and results travel between processes: they must be picklable.
    """

    def __init__(self, make: Callable[[], Callable[[Task], Result]], most: int) -> None:
        self._make = make
        self._most = most
        self._starting: list[Worker[Task, Result]] = []
        self._started: list[Worker[Task, Result]] = []
        self._start(min(most, FIRST))

    def _start(self, count: int) -> None:
        context = multiprocessing.get_context("spawn")
        for name, value in ALLOCATION.items():
            os.environ.setdefault(name, value)
        with _interrupts_held_back():
            for _ in range(count):
                here, there = context.Pipe()
                process = context.Process(target=_serve, args=(there, self._make), daemon=True)
                process.start()
                there.close()
                self._starting.append(Worker(process, here))

    def grow(self) -> None:
        """Starts as many again, where all have started and more are allowed."""
        if not self._starting:
            self._start(min(len(self._started), self._most - len(self._started)))

    def ready(self) -> bool:
        """Whether one has started; does not wait. Raises what kept it from starting."""
        for worker in [worker for worker in self._starting if worker.connection.poll()]:
            worker.receive()
            self._starting.remove(worker)
            self._started.append(worker)
        return bool(self._started)

    def idle(self) -> list[Worker[Task, Result]]:
        self.ready()
        return [worker for worker in self._started if worker.task is None]

    def busy(self) -> list[Worker[Task, Result]]:
        return [worker for worker in self._started if worker.task is not None]

    def close(self) -> None:
        """Ends all of them."""
        workers = self._starting + self._started
        for worker in workers:
            worker.connection.close()
        for worker in workers:
            if worker.task is not None or worker in self._starting:
                worker.process.terminate()
            worker.process.join(PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C is the command's to answer, not the workers': they inherit that it is blocked."""
    resource_tracker.ensure_running()  # it unblocks interrupts as it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def collect_seldom() -> None:
    """Looks for garbage seldom in this process from now on, and never among what is loaded already."""
    gc.freeze()
    gc.set_threshold(GARBAGE)


def _serve(connection: Connection, make: Callable[[], Callable[[Task], Result]]) -> None:
    """A worker's whole life: say that it has started, then answer each task until the pipe closes."""
    try:
        work = make()
        collect_seldom()
        connection.send(None)
        while True:
            connection.send(work(connection.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except DatenormError as error:
        _tell(connection, error)
    except Exception:
        _tell(connection, RuntimeError(f"in a worker process:\n{traceback.format_exc()}"))


def _tell(connection: Connection, error: Exception) -> None:
    with suppress(OSError):
        connection.send(error)
