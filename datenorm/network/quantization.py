"""Weights in 8 bits, with a scale for each column, and fixed ranges for what they are multiplied with.

The factors of a product are bytes: ONNX Runtime takes the range of the numbers that it is given, over the whole batch,
and divides it into 255 steps. An answer must not depend on the others in its batch, so the ranges are made constant: an
LSTM gets two inputs and two units more, which are always at both ends of the range. The inputs are fed so, and the
units keep a cell state of ±LATCHED for ever, so that their hidden state is ±1, which no other exceeds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int8]

# Processors without VNNI add two products of a byte and a weight in 16 bits: 2 · 255 · 64 fits, 2 · 255 · 65 does not.
LARGEST_WEIGHT = 64
LARGEST_IN_TABLE = 127

ENDS = 2
LATCHED = np.float32(10)  # tanh(10) is 1 in 32 bits
# Of the two units more: nothing enters, nothing is forgotten, all is shown. Gates: input, forget, cell, output.
_LATCH_BIASES = (-20, 20, 0, 20)


def quantized(matrix: Floats, largest: int) -> tuple[Integers, Floats]:
    """A matrix [..., rows, width] as integers from -largest to largest, and the scale [..., width] to restore it by."""
    scale = np.maximum(np.abs(matrix).max(axis=-2), np.float32(1e-6)) / np.float32(largest)
    return np.rint(matrix / scale[..., None, :]).astype(np.int8), scale


def restored(integers: Integers, scale: Floats) -> Floats:
    """The matrix [..., rows, width] that integers and scale [..., width] stand for."""
    return integers.astype(np.float32) * scale[..., None, :]


def latched(kernel: Floats, recurrent: Floats, bias: Floats) -> tuple[Floats, Floats, Floats]:
    """An LSTM's weights with ENDS more inputs, which do nothing, and ENDS more units, which keep what they begin with.

    `kernel` [inputs, 4 units], `recurrent` [units, 4 units] and `bias` [4 units] have one gate after another: input,
    forget, cell, output.
    """
    biases = zip(np.split(bias, 4), _LATCH_BIASES, strict=True)
    return (
        _widened(kernel),
        _widened(recurrent),
        np.concatenate([np.pad(gate, (0, ENDS), constant_values=latch) for gate, latch in biases]).astype(np.float32),
    )


def unlatched(kernel: Floats, recurrent: Floats, bias: Floats) -> tuple[Floats, Floats, Floats]:
    """The weights that `latched` was given."""
    gates = [gate[:-ENDS] for gate in np.split(bias, 4)]
    return _narrowed(kernel), _narrowed(recurrent), np.concatenate(gates)


def _widened(kernel: Floats) -> Floats:
    return np.concatenate([np.pad(gate, (0, ENDS)) for gate in np.split(kernel, 4, axis=1)], axis=1)


def _narrowed(kernel: Floats) -> Floats:
    return np.concatenate([gate[:-ENDS, :-ENDS] for gate in np.split(kernel, 4, axis=1)], axis=1)
