"""The network as two ONNX models that run without Keras, and its weights read back from them.

The models are built operator by operator, so that the bidirectional LSTM is one fused operator; Keras's own export
unrolls it into a loop, which is some six times slower. What is large is in 8 bits (`datenorm.network.quantization`),
and every weight is in an initializer, so that a model folder is enough to go on training from.

encoder: source int32 [batch, length], ngrams int32 [number, lookups], places int32 [batch, length] (of its own among
    them, for each symbol), lengths int32 [batch]
    -> annotations [batch, length, 2 (units + ENDS)], keys [batch, length, attention units], state_h and state_c
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
from datenorm.errors import TrainingError
from datenorm.network.model import NGRAMS, Weights
from datenorm.network.quantization import (
    ENDS,
    LARGEST_IN_TABLE,
    LARGEST_WEIGHT,
    LATCHED,
    Floats,
    latched,
    quantized,
    restored,
    unlatched,
)
from datenorm.ngrams import LOOKUPS

OPSET = 17
IR_VERSION = 8
_CONTRIBUTED = "com.microsoft"  # where ONNX Runtime keeps the operators that it adds to ONNX
_MASKED = np.float32(-1e9)

# Keras keeps an LSTM's gates in the order input, forget, cell, output; ONNX in the order input, output, forget, cell;
# the decoder's cell, written out here, in the order input, forget, output, cell.
_TO_ONNX = (0, 3, 1, 2)
_FROM_ONNX = (0, 2, 3, 1)
_TO_DECODER = _FROM_DECODER = (0, 1, 3, 2)

# The bytes that stand for -1 to 1: one step, and the byte for 0.
_UNIT = np.float32(1 / 127)
_ZERO_BYTE = np.uint8(128)

_EMBEDDING = "encoder.embedding"
_DIRECTIONS = ("encoder.forward", "encoder.backward")
_SYMBOLS = "decoder.embedding"
_REACH = "decoder.embedding.reach"
_CELL = "decoder.cell"
_OUTPUT = "decoder.output"
_SCALE = ".scale"
_UNCHANGED = ("encoder.first_", "attention.query", "attention.energy", "decoder.output.bias")


def export_encoder(weights: Weights) -> bytes:
    """The encoder as a serialized ONNX model."""
    graph = _Graph()
    units = weights["encoder.forward.recurrent_kernel"].shape[0]
    graph.dense(weights, "encoder.first_hidden", "encoder.first_cell")
    graph.unit()
    graph.constant("backward", np.array(1, dtype=np.int64))
    graph.constant("joined", np.array([0, 0, 2 * (units + ENDS)], dtype=np.int64))
    _embed(graph, weights)
    _read_both_ways(graph, weights, units)
    graph.node("Transpose", ["states"], "by_row", perm=[2, 0, 1, 3])
    graph.node("Reshape", ["by_row", "joined"], "annotations")
    graph.node("QuantizeLinear", ["annotations", "unit", "zero.byte"], "annotations.bytes")
    key = _widened(weights["attention.key.kernel"])
    graph.product("annotations.bytes", "attention.key", key, None, "keys")
    graph.node("Gather", ["last", "backward"], "first", axis=0)
    for part, name in (("hidden", "state_h"), ("cell", "state_c")):
        graph.node("Gemm", ["first", f"encoder.first_{part}.kernel", f"encoder.first_{part}.bias"], f"{name}.inner")
        graph.node("Tanh", [f"{name}.inner"], name)
    state = weights["encoder.first_hidden.bias"].shape[0]
    return graph.serialize(
        "encoder",
        {
            "source": (TensorProto.INT32, ["batch", "length"]),
            "ngrams": (TensorProto.INT32, ["number", LOOKUPS]),
            "places": (TensorProto.INT32, ["batch", "length"]),
            "lengths": (TensorProto.INT32, ["batch"]),
        },
        {
            "annotations": (TensorProto.FLOAT, ["batch", "length", key.shape[0]]),
            "keys": (TensorProto.FLOAT, ["batch", "length", key.shape[1]]),
            "state_h": (TensorProto.FLOAT, ["batch", state]),
            "state_c": (TensorProto.FLOAT, ["batch", state]),
        },
    )


def export_decoder(weights: Weights) -> bytes:
    """One step of the decoder as a serialized ONNX model."""
    graph = _Graph()
    graph.dense(weights, "attention.query")
    graph.constant("attention.energy.kernel", weights["attention.energy.kernel"])
    _attend(graph)
    _advance(graph, weights)
    width, units = _widened(weights["attention.key.kernel"]).shape
    symbols, _ = weights[_SYMBOLS].shape
    state = ["batch", weights[f"{_CELL}.recurrent_kernel"].shape[0]]
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
    """The weights under the names that `Network.named_weights` gives, from the two exported models.

    Raises TrainingError where an older version of datenorm exported them.
    """
    constants = {
        initializer.name: numpy_helper.to_array(initializer)
        for model in (encoder, decoder)
        for initializer in onnx.load_from_string(model).graph.initializer
    }
    if _REACH not in constants:
        raise TrainingError(
            "the weights of this model cannot be read: datenorm 0.4 or older exported it; begin with a newer model"
        )
    weights = {name: array.copy() for name, array in constants.items() if name.startswith(_UNCHANGED)}
    for name in (_EMBEDDING, NGRAMS, "attention.key.kernel", _SYMBOLS, f"{_OUTPUT}.kernel"):
        weights[name] = restored(constants[name], constants[name + _SCALE])
    weights[_EMBEDDING] = np.ascontiguousarray(weights[_EMBEDDING][:, :-ENDS])
    weights["attention.key.kernel"] = _narrowed(weights["attention.key.kernel"])
    output, units = weights[f"{_OUTPUT}.kernel"], len(constants[f"{_CELL}.bias"]) // 4
    weights[f"{_OUTPUT}.kernel"] = np.concatenate([output[:units], _narrowed(output[units:])])
    return weights | _encoder_cells(constants) | _decoder_cell(constants)


def _encoder_cells(constants: Mapping[str, NDArray[Any]]) -> Weights:
    kernels, recurrents = (restored(constants[name], constants[name + _SCALE]) for name in ("encoder.W", "encoder.R"))
    weights: Weights = {}
    for name, kernel, recurrent, biases in zip(_DIRECTIONS, kernels, recurrents, constants["encoder.B"], strict=True):
        parts = (_reorder(part, _FROM_ONNX) for part in (kernel, recurrent, biases[: len(biases) // 2]))
        weights |= _named_cell(name, *unlatched(*parts))
    return weights


def _decoder_cell(constants: Mapping[str, NDArray[Any]]) -> Weights:
    rows = restored(constants[f"{_CELL}.kernel"], constants[f"{_CELL}.kernel{_SCALE}"])
    rows, bias = (_reorder(part, _FROM_DECODER) for part in (rows, constants[f"{_CELL}.bias"]))
    symbols, units = constants[_SYMBOLS].shape[1], len(bias) // 4
    symbol, context, recurrent = np.split(rows, [symbols, len(rows) - units])
    kernel = np.concatenate([symbol / (constants[_REACH] / _UNIT), _narrowed(context)])
    return _named_cell(_CELL, kernel, recurrent, bias)


def _named_cell(name: str, kernel: Floats, recurrent: Floats, bias: Floats) -> Weights:
    return {f"{name}.kernel": kernel, f"{name}.recurrent_kernel": recurrent, f"{name}.bias": bias}


def _embed(graph: _Graph, weights: Weights) -> None:
    """Embeddings with the n-grams' rows, [length, batch, width + ENDS], kept within what a symbol alone can reach."""
    symbols = weights[_EMBEDDING]
    reach = np.abs(symbols).max()
    ends = np.tile(np.array([reach, -reach]), (len(symbols), 1)).astype(np.float32)
    graph.eight_bits(_EMBEDDING, np.concatenate([symbols, ends], axis=1), LARGEST_IN_TABLE)
    graph.constant("reach", reach)
    graph.constant("reach.negative", -reach)
    graph.constant("room", np.array([0, 0, 0, ENDS], dtype=np.int64))
    graph.node("Transpose", ["source"], "by_time", perm=[1, 0])
    graph.look_up(_EMBEDDING, "by_time", "symbols")
    _look_up_ngrams(graph, weights[NGRAMS])
    graph.node("Pad", ["ngrams.sum", "room"], "ngrams.wide")
    graph.node("Transpose", ["places"], "places.by_time", perm=[1, 0])
    graph.node("Gather", ["ngrams.wide", "places.by_time"], "ngrams.by_time")
    graph.node("Add", ["symbols", "ngrams.by_time"], "summed")
    graph.node("Clip", ["summed", "reach.negative", "reach"], "embedded")


def _look_up_ngrams(graph: _Graph, table: Floats) -> None:
    """The sums of the rows that `ngrams` names, [number, width]; see `datenorm.ngrams`."""
    graph.eight_bits(NGRAMS, table, LARGEST_IN_TABLE)
    graph.constant("lookups", np.array([1], dtype=np.int64))
    graph.node("Gather", [NGRAMS, "ngrams"], "ngrams.rows")
    graph.node("Cast", ["ngrams.rows"], "ngrams.float", to=TensorProto.FLOAT)
    graph.node("ReduceSum", ["ngrams.float", "lookups"], "ngrams.integers", keepdims=0)
    graph.node("Mul", ["ngrams.integers", NGRAMS + _SCALE], "ngrams.sum")


def _read_both_ways(graph: _Graph, weights: Weights, units: int) -> None:
    """Hidden states [length, 2, batch, units + ENDS] of the LSTM in both directions, the last ones [2, batch, units].

    The units that are latched stay among the states, as cutting them out would copy all; they meet weights of 0.
    """
    cells = [[_reorder(part, _TO_ONNX) for part in latched(*_cell(weights, name))] for name in _DIRECTIONS]
    kernels, recurrents, biases = zip(*cells, strict=True)
    graph.eight_bits("encoder.W", np.stack(kernels), LARGEST_WEIGHT)
    graph.eight_bits("encoder.R", np.stack(recurrents), LARGEST_WEIGHT)
    graph.constant("encoder.B", np.stack([np.concatenate([bias, np.zeros_like(bias)]) for bias in biases]))
    graph.constant("encoder.zero", np.zeros((len(cells), biases[0].size), dtype=np.int8))
    _latch(graph, units)
    scales = ["encoder.W.scale", "encoder.zero", "encoder.R.scale", "encoder.zero"]
    graph.node(
        "DynamicQuantizeLSTM",
        ["embedded", "encoder.W", "encoder.R", "encoder.B", "lengths", "", "latched", "", *scales],
        ("states", "last.wide"),
        domain=_CONTRIBUTED,
        hidden_size=units + ENDS,
        direction="bidirectional",
    )
    for name, value in (("from", 0), ("to", units), ("width", -1)):
        graph.constant(name, np.array([value], dtype=np.int64))
    graph.node("Slice", ["last.wide", "from", "to", "width"], "last")


def _widened(rows: Floats) -> Floats:
    """Rows that annotations meet, [2 units, outputs], with rows of 0 for the latched units of each direction."""
    return np.pad(_by_direction(rows), ((0, 0), (0, ENDS), (0, 0))).reshape(-1, rows.shape[1])


def _narrowed(rows: Floats) -> Floats:
    """Undoes `_widened`."""
    return _by_direction(rows)[:, :-ENDS].reshape(-1, rows.shape[1])


def _by_direction(rows: Floats) -> Floats:
    return rows.reshape(len(_DIRECTIONS), -1, rows.shape[1])


def _latch(graph: _Graph, units: int) -> None:
    """The cell states to begin with, [2, batch, units + ENDS]."""
    cells = np.zeros((2, 1, units + ENDS), dtype=np.float32)
    cells[..., units:] = LATCHED, -LATCHED
    graph.constant("latch", cells)
    graph.constant("directions", np.array([2], dtype=np.int64))
    graph.constant("units", np.array([units + ENDS], dtype=np.int64))
    graph.node("Shape", ["source"], "rows", start=0, end=1)
    graph.node("Concat", ["directions", "rows", "units"], "latch.shape", axis=0)
    graph.node("Expand", ["latch", "latch.shape"], "latched")


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


def _advance(graph: _Graph, weights: Weights) -> None:
    """The next state from symbol and context vector, and the log probabilities of the next symbol.

    Context vector and hidden state lie between -1 and 1 and become bytes of that range, embeddings bytes of their own;
    the rows of the kernel that these meet are as much larger.
    """
    symbols = weights[_SYMBOLS]
    reach = np.abs(symbols).max()
    kernel, recurrent, bias = (_reorder(part, _TO_DECODER) for part in _cell(weights, _CELL))
    rows = np.concatenate([reach * kernel[: symbols.shape[1]], _widened(kernel[symbols.shape[1] :]), recurrent])
    graph.unit()
    graph.constant(_REACH, reach * _UNIT)
    graph.eight_bits(_SYMBOLS, symbols, LARGEST_IN_TABLE)
    graph.look_up(_SYMBOLS, "previous", "symbol")
    graph.node("QuantizeLinear", ["symbol", _REACH, "zero.byte"], "symbol.bytes")
    graph.node("Concat", ["context", "state_h"], "seen", axis=-1)
    graph.node("QuantizeLinear", ["seen", "unit", "zero.byte"], "seen.bytes")
    graph.node("Concat", ["symbol.bytes", "seen.bytes"], "fed", axis=-1)
    graph.product("fed", _CELL, rows, bias, "gates")
    units = recurrent.shape[0]
    _pass_gates(graph, units)
    graph.node("Concat", ["next_h", "context"], "features", axis=-1)
    graph.node("QuantizeLinear", ["features", "unit", "zero.byte"], "features.bytes")
    output = weights[f"{_OUTPUT}.kernel"]
    output = np.concatenate([output[:units], _widened(output[units:])])
    graph.product("features.bytes", _OUTPUT, output, weights[f"{_OUTPUT}.bias"], "logits")
    graph.node("LogSoftmax", ["logits"], "log_probabilities", axis=-1)


def _pass_gates(graph: _Graph, units: int) -> None:
    """An LSTM's next state from the sums at its gates: input, forget, output, cell."""
    graph.constant("sigmoids", np.array([3 * units, units], dtype=np.int64))
    graph.constant("each", np.array([units] * 3, dtype=np.int64))
    graph.node("Split", ["gates", "sigmoids"], ("gates.open", "cell.inner"), axis=-1)
    graph.node("Sigmoid", ["gates.open"], "gates.share")
    graph.node("Split", ["gates.share", "each"], ("input", "forget", "output"), axis=-1)
    graph.node("Tanh", ["cell.inner"], "cell")
    graph.node("Mul", ["input", "cell"], "entering")
    graph.node("Mul", ["forget", "state_c"], "kept")
    graph.node("Add", ["entering", "kept"], "next_c")
    graph.node("Tanh", ["next_c"], "next_c.tanh")
    graph.node("Mul", ["output", "next_c.tanh"], "next_h")


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

    def eight_bits(self, name: str, matrix: Floats, largest: int) -> None:
        """A matrix [..., rows, width] as integers and their scale."""
        integers, scale = quantized(matrix, largest)
        self.constant(name, integers)
        self.constant(name + _SCALE, scale)

    def look_up(self, table: str, ids: str, output: str) -> None:
        self.node("Gather", [table, ids], f"{output}.integers")
        self.node("Cast", [f"{output}.integers"], f"{output}.float", to=TensorProto.FLOAT)
        self.node("Mul", [f"{output}.float", table + _SCALE], output)

    def unit(self) -> None:
        """What makes bytes of -1 to 1."""
        self.constant("unit", _UNIT)
        self.constant("zero.byte", _ZERO_BYTE)

    def product(self, input: str, name: str, kernel: Floats, bias: Floats | None, output: str) -> None:
        """A dense layer on bytes between -1 and 1: its kernel [inputs, outputs] in 8 bits, and its bias [outputs]."""
        self.eight_bits(f"{name}.kernel", kernel, LARGEST_WEIGHT)
        inputs = [input, f"{name}.kernel", "unit", f"{name}.kernel{_SCALE}", "zero.byte", ""]
        if bias is not None:
            self.constant(f"{name}.bias", bias)
            inputs.append(f"{name}.bias")
        self.node("MatMulIntegerToFloat", inputs, output, domain=_CONTRIBUTED)

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
            opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(_CONTRIBUTED, 1)],
            ir_version=IR_VERSION,
            producer_name="datenorm",
            producer_version=__version__,
        )
        onnx.checker.check_model(model, full_check=True)
        return bytes(model.SerializeToString())


def _infos(values: Mapping[str, tuple[int, list[str | int]]]) -> list[onnx.ValueInfoProto]:
    return [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in values.items()]


def _cell(weights: Weights, name: str) -> tuple[Floats, Floats, Floats]:
    """Kernel [inputs, 4 units], recurrent kernel [units, 4 units] and bias [4 units] in Keras's order of the gates."""
    return weights[f"{name}.kernel"], weights[f"{name}.recurrent_kernel"], weights[f"{name}.bias"]


def _reorder(columns: Floats, order: Sequence[int]) -> Floats:
    """Columns of four gates, one gate after another, in another order of the gates."""
    gates = np.split(columns, 4, axis=-1)
    return np.concatenate([gates[gate] for gate in order], axis=-1)
