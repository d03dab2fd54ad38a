"""What the network costs by length of the source and of the answer.

Reading costs a term for each source symbol; each symbol of the answer costs a fixed term for the decoder and one for
each source symbol, because attention compares with all of them: source + answer + source × answer.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from datenorm.bundle import Bundle
from datenorm.models import find_model
from datenorm.runtime import Network

SOURCES = (8, 16, 32, 48, 64, 96)
ANSWERS = (1, 2, 4, 8, 16)
BATCH = 256
ROUNDS = 5

Cost = Mapping[tuple[int, int], float]


def measure(model: str = "base") -> Cost:
    """Microseconds a string on one core, by (source length, answer length), in batches of 256; medians."""
    bundle = Bundle.load(find_model(model))
    network = Network(bundle, threads=1)
    taken: dict[tuple[int, int], list[float]] = {}
    random = np.random.default_rng(0)
    for _ in range(ROUNDS):
        for length in SOURCES:
            source = random.integers(2, len(bundle.source), (BATCH, length), dtype=np.int32)
            for answer, seconds in _run(network, source).items():
                taken.setdefault((length, answer), []).append(1e6 * seconds / BATCH)
    return {lengths: statistics.median(values) for lengths, values in taken.items()}


def _run(network: Network, source: np.ndarray) -> dict[int, float]:
    """Seconds from the start until so many symbols are written; what they are makes no difference to the time."""
    previous = np.ones(len(source), dtype=np.int32)
    marks: dict[int, float] = {}
    start = time.perf_counter()
    encoded = network.encode(source, np.full(len(source), source.shape[1], dtype=np.int32))
    state = encoded.state
    for written in range(1, ANSWERS[-1] + 1):
        step = network.step(encoded.memory, state, previous)
        state = step.state
        if written in ANSWERS:
            marks[written] = time.perf_counter() - start
    return marks


def draw(cost: Cost, path: Path) -> None:
    """A line for each length of the answer, over the length of the source."""
    figure = Figure(figsize=(6.4, 4.2), layout="constrained")
    axes = figure.add_subplot()
    for answer in reversed(ANSWERS):
        label = f"{answer} symbol{'s' * (answer > 1)} written"
        axes.plot(SOURCES, [cost[source, answer] for source in SOURCES], marker="o", label=label)
    axes.set(xlabel="source length, symbols", ylabel="µs a string, one core", xlim=(0, None), ylim=(0, None))
    axes.set_xticks(SOURCES)
    axes.legend(title="a full day is 4 symbols")
    figure.savefig(path, dpi=110, metadata={"Software": None})
