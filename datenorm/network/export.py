"""The network as two ONNX models that run without Keras, and its weights read back from them.

The models are built operator by operator, so that the bidirectional LSTM is the one fused operator that ONNX has;
Keras's own export unrolls it into a loop, which is some four times slower. Every weight is one initializer, so that a
model folder is enough to go on training from; that of the table of n-grams is rounded to 8 bits.

encoder: source int32 [batch, length], ngrams int32 [batch, length, lookups], lengths int32 [batch]
    -> annotations [batch, length, 2 units], keys [batch, length, attention units], state_h and state_c [batch, units]
decoder: previous int32 [batch], state_h, state_c, annotations, keys, lengths
    -> log_probabilities [batch, symbols], attention [batch, length], next_h and next_c
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from datenorm import __version__
from datenorm.network.model import NGRAMS, Weights
from datenorm.ngrams import LOOKUPS

OPSET = 17
IR_VERSION = 8
_MASKED = np.float32(-1e9)

# Keras keeps an LSTM's gates in the order input, forget, cell, output; ONNX in the order input, output, forget, cell.
_TO_ONNX = (0, 3, 1, 2)
_TO_KERAS = (0, 2, 3, 1)


def export_encoder(weights: Weights) -> bytes:
    """The encoder as a serialized ONNX model."""
    graph = _Graph()
    graph.constant("encoder.embedding", weights["encoder.embedding"])
    graph.dense(weights, "encoder.first_hidden", "encoder.first_cell")
    graph.constant("attention.key.kernel", weights["attention.key.kernel"])
    graph.lstm("encoder", [_cell(weights, f"encoder.{direction}") for direction in ("forward", "backward")])
    units = weights["encoder.forward.recurrent_kernel"].shape[0]
    graph.constant("backward", np.array(1, dtype=np.int64))
    graph.constant("joined", np.array([0, 0, 2 * units], dtype=np.int64))
    graph.node("Transpose", ["source"], "by_time", perm=[1, 0])
    graph.node("Gather", ["encoder.embedding", "by_time"], "symbols")
    _look_up(graph, weights[NGRAMS])
    graph.node("Add", ["symbols", "ngrams.sum"], "embedded")
    graph.node(
        "LSTM",
        ["embedded", "encoder.W", "encoder.R", "encoder.B", "lengths"],
        ("states", "last"),
        hidden_size=units,
        direction="bidirectional",
    )
    graph.node("Transpose", ["states"], "by_row", perm=[2, 0, 1, 3])
    graph.node("Reshape", ["by_row", "joined"], "annotations")
    graph.node("MatMul", ["annotations", "attention.key.kernel"], "keys")
    graph.node("Gather", ["last", "backward"], "first", axis=0)
    for part, name in (("hidden", "state_h"), ("cell", "state_c")):
        graph.node("Gemm", ["first", f"encoder.first_{part}.kernel", f"encoder.first_{part}.bias"], f"{name}.inner")
        graph.node("Tanh", [f"{name}.inner"], name)
    width = weights["attention.key.kernel"].shape
    state = weights["encoder.first_hidden.bias"].shape[0]
    return graph.serialize(
        "encoder",
        {
            "source": (TensorProto.INT32, ["batch", "length"]),
            "ngrams": (TensorProto.INT32, ["batch", "length", LOOKUPS]),
            "lengths": (TensorProto.INT32, ["batch"]),
        },
        {
            "annotations": (TensorProto.FLOAT, ["batch", "length", width[0]]),
            "keys": (TensorProto.FLOAT, ["batch", "length", width[1]]),
            "state_h": (TensorProto.FLOAT, ["batch", state]),
            "state_c": (TensorProto.FLOAT, ["batch", state]),
        },
    )


def export_decoder(weights: Weights) -> bytes:
    """One step of the decoder as a serialized ONNX model."""
    graph = _Graph()
    graph.constant("decoder.embedding", weights["decoder.embedding"])
    graph.dense(weights, "attention.query", "decoder.output")
    graph.constant("attention.energy.kernel", weights["attention.energy.kernel"])
    graph.lstm("decoder", [_cell(weights, "decoder.cell")])
    _attend(graph)
    _advance(graph, units=weights["decoder.cell.recurrent_kernel"].shape[0])
    width, units = weights["attention.key.kernel"].shape
    symbols, _ = weights["decoder.embedding"].shape
    state = ["batch", weights["decoder.cell.recurrent_kernel"].shape[0]]
    return graph.serialize(
        "decoder",
        {
            "previous": (TensorProto.INT32, ["batch"]),
            "state_h": (TensorProto.FLOAT, state),
            "state_c": (TensorProto.FLOAT, state),
            "annotations": (TensorProto.FLOAT, ["batch", "length", width]),
            "keys": (TensorProto.FLOAT, ["batch", "length", units]),
            "lengths": (TensorProto.INT32, ["batch"]),
        },
        {
            "log_probabilities": (TensorProto.FLOAT, ["batch", symbols]),
            "attention": (TensorProto.FLOAT, ["batch", "length"]),
            "next_h": (TensorProto.FLOAT, state),
            "next_c": (TensorProto.FLOAT, state),
        },
    )


def read_weights(encoder: bytes, decoder: bytes) -> Weights:
    """The weights under the names that `Network.named_weights` gives, from the two exported models."""
    constants: Weights = {}
    for model in (encoder, decoder):
        for initializer in onnx.load_from_string(model).graph.initializer:
            constants[initializer.name] = numpy_helper.to_array(initializer)
    weights = {name: array.copy() for name, array in constants.items() if "." in name and name[-2:] not in _LSTM_PARTS}
    weights[NGRAMS] = weights[NGRAMS].astype(np.float32) * weights.pop(_SCALE)
    for prefix, cells in (("encoder", ("encoder.forward", "encoder.backward")), ("decoder", ("decoder.cell",))):
        for direction, cell in enumerate(cells):
            kernel, recurrent, bias = (constants[prefix + part][direction] for part in _LSTM_PARTS)
            weights[f"{cell}.kernel"] = _reorder(kernel, _TO_KERAS).T.copy()
            weights[f"{cell}.recurrent_kernel"] = _reorder(recurrent, _TO_KERAS).T.copy()
            weights[f"{cell}.bias"] = _reorder(bias[: len(bias) // 2], _TO_KERAS)
    return weights


_LSTM_PARTS = (".W", ".R", ".B")
_SCALE = f"{NGRAMS}.scale"
_LARGEST = 127


def quantized(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A table in 8 bits: integers [rows, width] and the scale [width] that they are multiplied with."""
    scale = np.maximum(np.abs(table).max(axis=0), np.float32(1e-6)) / np.float32(_LARGEST)
    return np.rint(table / scale).astype(np.int8), scale


def _look_up(graph: _Graph, table: NDArray[np.float32]) -> None:
    """The sum of the rows that `ngrams` names, [length, batch, width]; see `datenorm.ngrams`."""
    integers, scale = quantized(table)
    graph.constant(NGRAMS, integers)
    graph.constant(_SCALE, scale)
    graph.constant("lookups", np.array([2], dtype=np.int64))
    graph.node("Transpose", ["ngrams"], "ngrams.by_time", perm=[1, 0, 2])
    graph.node("Gather", [NGRAMS, "ngrams.by_time"], "ngrams.rows")
    graph.node("Cast", ["ngrams.rows"], "ngrams.float", to=TensorProto.FLOAT)
    graph.node("ReduceSum", ["ngrams.float", "lookups"], "ngrams.integers", keepdims=0)
    graph.node("Mul", ["ngrams.integers", _SCALE], "ngrams.sum")


def _attend(graph: _Graph) -> None:
    """Attention weights and context vector from the last state; see `datenorm.network.attention`."""
    graph.constant("one", np.array([1], dtype=np.int64))
    graph.constant("last", np.array([-1], dtype=np.int64))
    graph.constant("zero", np.array(0, dtype=np.int64))
    graph.constant("step", np.array(1, dtype=np.int64))
    graph.constant("masked", _MASKED)
    graph.node("Gemm", ["state_h", "attention.query.kernel", "attention.query.bias"], "query")
    graph.node("Unsqueeze", ["query", "one"], "query.wide")
    graph.node("Add", ["query.wide", "keys"], "compared")
    graph.node("Tanh", ["compared"], "compared.tanh")
    graph.node("MatMul", ["compared.tanh", "attention.energy.kernel"], "energies.wide")
    graph.node("Squeeze", ["energies.wide", "last"], "energies")
    graph.node("Shape", ["keys"], "length", start=1, end=2)
    graph.node("Squeeze", ["length"], "length.scalar")
    graph.node("Range", ["zero", "length.scalar", "step"], "positions")
    graph.node("Cast", ["lengths"], "lengths.long", to=TensorProto.INT64)
    graph.node("Unsqueeze", ["lengths.long", "one"], "lengths.wide")
    graph.node("Less", ["positions", "lengths.wide"], "mask")
    graph.node("Where", ["mask", "energies", "masked"], "energies.masked")
    graph.node("Softmax", ["energies.masked"], "attention", axis=-1)
    graph.node("Unsqueeze", ["attention", "one"], "attention.wide")
    graph.node("MatMul", ["attention.wide", "annotations"], "context.wide")
    graph.node("Squeeze", ["context.wide", "one"], "context")


def _advance(graph: _Graph, units: int) -> None:
    """The next state from symbol and context vector, and the log probabilities of the next symbol."""
    graph.constant("front", np.array([0], dtype=np.int64))
    graph.node("Gather", ["decoder.embedding", "previous"], "embedded")
    graph.node("Concat", ["embedded", "context"], "fed", axis=-1)
    for name in ("fed", "state_h", "state_c"):
        graph.node("Unsqueeze", [name, "front"], f"{name}.time")
    graph.node(
        "LSTM",
        ["fed.time", "decoder.W", "decoder.R", "decoder.B", "", "state_h.time", "state_c.time"],
        ("", "next_h.time", "next_c.time"),
        hidden_size=units,
    )
    graph.node("Squeeze", ["next_h.time", "front"], "next_h")
    graph.node("Squeeze", ["next_c.time", "front"], "next_c")
    graph.node("Concat", ["next_h", "context"], "features", axis=-1)
    graph.node("Gemm", ["features", "decoder.output.kernel", "decoder.output.bias"], "logits")
    graph.node("LogSoftmax", ["logits"], "log_probabilities", axis=-1)


class _Graph:
    """Nodes and initializers on the way to an ONNX model."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._initializers: list[onnx.TensorProto] = []

    def constant(self, name: str, array: NDArray[np.generic] | np.generic) -> None:
        self._initializers.append(numpy_helper.from_array(np.ascontiguousarray(array).reshape(array.shape), name))

    def dense(self, weights: Weights, *names: str) -> None:
        """Kernel and bias of dense layers."""
        for name in names:
            for part in ("kernel", "bias"):
                self.constant(f"{name}.{part}", weights[f"{name}.{part}"])

    def lstm(self, prefix: str, cells: Sequence[Sequence[NDArray[np.float32]]]) -> None:
        """W [directions, 4 units, inputs], R [directions, 4 units, units] and B [directions, 8 units]."""
        for part, arrays in zip(_LSTM_PARTS, zip(*cells, strict=True), strict=True):
            self.constant(prefix + part, np.stack(arrays))

    def node(self, operator: str, inputs: Sequence[str], outputs: str | Sequence[str], **attributes: Any) -> None:
        names = [outputs] if isinstance(outputs, str) else list(outputs)
        self._nodes.append(helper.make_node(operator, list(inputs), names, name=names[-1], **attributes))

    def serialize(
        self,
        name: str,
        inputs: Mapping[str, tuple[int, list[str | int]]],
        outputs: Mapping[str, tuple[int, list[str | int]]],
    ) -> bytes:
        """The checked model; `inputs` and `outputs` give each one's element type and shape."""
        graph = helper.make_graph(self._nodes, name, _infos(inputs), _infos(outputs), self._initializers)
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
            producer_name="datenorm",
            producer_version=__version__,
        )
        onnx.checker.check_model(model, full_check=True)
        return bytes(model.SerializeToString())


def _infos(values: Mapping[str, tuple[int, list[str | int]]]) -> list[onnx.ValueInfoProto]:
    return [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in values.items()]


def _cell(weights: Weights, name: str) -> tuple[NDArray[np.float32], ...]:
    """W, R and B of one direction: the gates' rows in ONNX's order, and no bias of the recurrence's own."""
    bias = _reorder(weights[f"{name}.bias"], _TO_ONNX)
    return (
        _reorder(weights[f"{name}.kernel"].T, _TO_ONNX),
        _reorder(weights[f"{name}.recurrent_kernel"].T, _TO_ONNX),
        np.concatenate([bias, np.zeros_like(bias)]),
    )


def _reorder(rows: NDArray[np.float32], order: Sequence[int]) -> NDArray[np.float32]:
    """Rows of four gates, one gate after another, in another order of the gates."""
    gates = np.split(rows, 4)
    return np.concatenate([gates[gate] for gate in order])
