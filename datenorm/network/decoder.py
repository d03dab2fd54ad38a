"""The decoder: writes the target one symbol at a time, looking at the source anew for each."""

from __future__ import annotations

from typing import Any, NamedTuple

import keras
from keras import ops

from datenorm.network.attention import AdditiveAttention, Tensor

State = tuple[Tensor, Tensor]


class Memory(NamedTuple):
    """What the decoder looks at: annotations [batch, length, width], their keys and mask [batch, length]."""

    annotations: Tensor
    keys: Tensor
    mask: Tensor


class Decoder(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
    """An LSTM fed with the previous symbol and the context vector; one layer for training and for single steps."""

    def __init__(self, symbols: int, embedding: int, units: int, attention_units: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.embedding = keras.layers.Embedding(symbols, embedding, name="embedding")
        self.attention = AdditiveAttention(attention_units, name="attention")
        self.cell = keras.layers.LSTMCell(units, name="cell")
        self.output_layer = keras.layers.Dense(symbols, name="output")

    def remember(self, annotations: Tensor, mask: Tensor) -> Memory:
        """The annotations with what every step needs of them, computed once."""
        return Memory(annotations, self.attention.keys(annotations), mask)

    def step(self, previous: Tensor, state: State, memory: Memory) -> tuple[Tensor, Tensor, State]:
        """Log probabilities [batch, symbols] of the next symbol, attention weights [batch, length], next state.

        `previous` [batch] holds the ids of the symbols before.
        """
        features, weights, state = self._advance(self.embedding(previous), state, memory)
        return self._read_out(features), weights, state

    def call(self, previous: Tensor, state: State, memory: Memory) -> Tensor:
        """Log probabilities [batch, steps, symbols] under teacher forcing.

        `previous` [batch, steps] is the reference, one step late, with the start symbol in front.
        """
        embedded = ops.unstack(self.embedding(previous), axis=1)
        features = []
        for symbol in embedded:
            step, _, state = self._advance(symbol, state, memory)
            features.append(step)
        return self._read_out(ops.stack(features, axis=1))

    def _advance(self, symbol: Tensor, state: State, memory: Memory) -> tuple[Tensor, Tensor, State]:
        """State and context vector side by side, attention weights, next state."""
        context, weights = self.attention(state[0], memory.annotations, memory.keys, memory.mask)
        hidden, (hidden, cell) = self.cell(ops.concatenate([symbol, context], axis=-1), list(state))
        return ops.concatenate([hidden, context], axis=-1), weights, (hidden, cell)

    def _read_out(self, features: Tensor) -> Tensor:
        return ops.log_softmax(self.output_layer(features), axis=-1)
