"""The encoder: source symbols to annotations, one for each symbol, that know what stands on both sides."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from datenorm.network.attention import Tensor


class Encoder(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
    """Embedding and bidirectional LSTM, and the decoder's first state.

    To the embedding of a symbol the rows of a table are added that `datenorm.ngrams` finds for what stands around it.
    As in Bahdanau, Cho and Bengio (2014), the decoder begins from the backward LSTM's state at the first symbol, which
    has read the whole source; a dense layer with tanh makes each of the two parts of an LSTM state from it.
    """

    def __init__(
        self, symbols: int, ngram_rows: int, embedding: int, units: int, decoder_units: int, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.units = units
        self.embedding = keras.layers.Embedding(symbols, embedding, name="embedding")
        self.ngrams = keras.layers.Embedding(ngram_rows, embedding, name="ngrams")
        self.lstm = keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True), name="lstm")
        self.first_hidden = keras.layers.Dense(decoder_units, activation="tanh", name="first_hidden")
        self.first_cell = keras.layers.Dense(decoder_units, activation="tanh", name="first_cell")

    def call(self, source: Tensor, ngrams: Tensor, mask: Tensor) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """Annotations [batch, length, 2 units] and the decoder's first state, twice [batch, decoder units].

        `source` holds ids, [batch, length], `ngrams` rows of the table, [batch, length, lookups]; `mask`, of the shape
        of `source`, is True on symbols and False on padding, which stands at the end only. What the annotations hold
        on padding means nothing.
        """
        embedded = self.embedding(source) + ops.sum(self.ngrams(ngrams), axis=2)
        annotations = self.lstm(embedded, mask=mask)
        backward = annotations[:, 0, self.units :]
        return annotations, (self.first_hidden(backward), self.first_cell(backward))


def padding_mask(lengths: Tensor, length: int) -> Tensor:
    """True on the first `lengths` positions of each row: [batch, length] from [batch]."""
    return ops.expand_dims(ops.arange(length, dtype="int32"), axis=0) < ops.expand_dims(lengths, axis=1)
