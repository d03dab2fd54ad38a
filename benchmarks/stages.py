"""Where the time of `datenorm convert` goes, beside what its arithmetic would take: `python benchmarks/stages.py`

Needs `pip install -e '.[benchmarks,train]'`. Unique English strings go through what one process does with them, on one
core; the clock stops for a stage while one inside it runs, so that the stages add up. Writes benchmarks/stages.md.

The limit is the time of the multiplications alone, at the speed that ONNX Runtime multiplies large matrices of 8 bits
with on this core, and NumPy those of 32.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import platform
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import texts
from onnx import TensorProto, helper
from report import tell

import datenorm.normalizer
from datenorm import __version__
from datenorm.bundle import Bundle
from datenorm.cli import answers
from datenorm.models import find_model
from datenorm.ngrams import NgramIndex
from datenorm.normalizer import Normalizer
from datenorm.records import Chunk
from datenorm.runtime import Network
from datenorm.sources import SourceReader

STRINGS = 100_000
CHUNK = 2048
SIZE = 768  # rows and columns of the large matrices

STAGES: list[tuple[str, Any, str]] = [
    ("reading and writing records", answers.Converter, "__call__"),
    ("requests, verdicts, answers", Normalizer, "convert"),
    ("canonical text", SourceReader, "read"),
    ("greedy search", datenorm.normalizer, "greedy"),
    ("search for other readings", datenorm.normalizer, "beam"),
    ("words and n-grams of the text", NgramIndex, "distinct"),
    ("network: encoder", Network, "encode"),
    ("network: decoder", Network, "step"),
]


class Stopwatch:
    """Seconds of each stage without those inside it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = 0.0

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def run(*arguments: Any, **named: Any) -> Any:
            self._turn(stage)
            try:
                return function(*arguments, **named)
            finally:
                self._turn()
                self._running.pop()

        return run

    def _turn(self, stage: str | None = None) -> None:
        now = time.perf_counter()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = time.perf_counter()
        if stage is not None:
            self._running.append(stage)


@contextmanager
def watched() -> Iterator[Stopwatch]:
    """A stopwatch of all stages."""
    watch = Stopwatch()
    before = [(owner, name, getattr(owner, name)) for _, owner, name in STAGES]
    for stage, owner, name in STAGES:
        setattr(owner, name, watch.timed(stage, getattr(owner, name)))
    try:
        yield watch
    finally:
        for owner, name, function in before:
            setattr(owner, name, function)


def measure(normalizer: Normalizer) -> dict[str, float]:
    """Microseconds a string of each stage."""
    lines = [item.text.encode() for item in islice(texts.english(), STRINGS)]
    with watched() as watch:
        convert = answers.Converter(normalizer, answers.Settings())
        for first in range(0, STRINGS, CHUNK):
            convert(Chunk("strings", "lines", first + 1, lines[first : first + CHUNK]))
    return {stage: 1e6 * watch.seconds[stage] / STRINGS for stage, _, _ in STAGES}


def multiplications(bundle: Bundle, length: float, symbols: float) -> dict[str, float]:
    """Those of a string of so many symbols with an answer of so many: encoder and decoder."""
    size = bundle.config.sizes
    units, width, state = size["encoder_units"], 2 * size["encoder_units"], size["decoder_units"]
    encoder = 2 * 4 * units * (size["embedding"] + units) + width * size["attention_units"]
    cell = 4 * state * (size["target_embedding"] + width + state)
    attention = state * size["attention_units"] + length * (size["attention_units"] + width)
    output = (state + width + size["target_embedding"]) * len(bundle.target)
    return {"network: encoder": length * encoder, "network: decoder": symbols * (cell + attention + output)}


def speeds() -> tuple[float, float]:
    """Multiplications a second on one core, in 8 and in 32 bits."""
    kinds = {"A": TensorProto.UINT8, "B": TensorProto.INT8, "C": TensorProto.INT32}
    a, b, c = (helper.make_tensor_value_info(name, kind, [SIZE, SIZE]) for name, kind in kinds.items())
    node = helper.make_node("MatMulInteger", ["A", "B"], ["C"])
    graph = helper.make_graph([node], "product", [a, b], [c])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    small = {"A": np.ones((SIZE, SIZE), np.uint8), "B": np.ones((SIZE, SIZE), np.int8)}
    wide = np.ones((SIZE, SIZE), np.float32)
    return _speed(lambda: session.run(None, small)), _speed(lambda: wide @ wide)


def _speed(multiply: Callable[[], object]) -> float:
    times = []
    for _ in range(20):
        start = time.perf_counter()
        multiply()
        times.append(time.perf_counter() - start)
    return SIZE**3 / min(times)


def report(bundle: Bundle, stages: dict[str, float], rates: tuple[float, float]) -> Iterator[str]:
    """The table, line by line."""
    items = list(islice(texts.english(), STRINGS))
    length, symbols = sum(len(item.text) for item in items) / STRINGS, 4.0
    products = multiplications(bundle, length, symbols)
    total = sum(stages.values())
    yield "| stage | µs a string | share | multiplications | their limit in 8 bits | in 32 bits |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for stage, taken in stages.items():
        count = products.get(stage)
        limits = (
            ["", "", ""] if count is None else [f"{count:,.0f}", *(f"{1e6 * count / rate:.1f} µs" for rate in rates)]
        )
        yield f"| {' | '.join([stage, f'{taken:.1f}', f'{taken / total:.0%}', *limits])} |"
    count = sum(products.values())
    limits = [f"{1e6 * count / rate:.1f} µs" for rate in rates]
    yield f"| {' | '.join(['all', f'{total:.1f}', '100%', f'{count:,.0f}', *limits])} |"
    yield ""
    yield (
        f"A string has {length:.1f} symbols on average, an answer {symbols:.0f}. Large matrices are multiplied at "
        f"{rates[0] / 1e9:.0f} billion multiplications a second in 8 bits, {rates[1] / 1e9:.0f} in 32."
    )


def main() -> None:
    """Measures, prints and writes the table."""
    bundle = Bundle.load(find_model("base"))
    normalizer = Normalizer.load("base")
    measure(normalizer)
    head = (
        f"datenorm {__version__}, {STRINGS:,} unique English strings, one process on one core of {platform.machine()}."
    )
    lines = chain([head, ""], report(bundle, measure(normalizer), speeds()))
    tell("Stages", "stages.py", lines, Path(__file__).with_name("stages.md"))


if __name__ == "__main__":
    main()
