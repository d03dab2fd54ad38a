"""Additive attention (Bahdanau, Cho and Bengio, 2014, https://arxiv.org/abs/1409.0473, appendix A.1.2)."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

Tensor = Any

_MASKED = -1e9  # an energy so low that its weight is exactly 0 in single precision


class AdditiveAttention(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
    """A small network that compares the decoder's last state s(t-1) with every annotation a(t').

    energies e(t, t') = v . tanh(W s(t-1) + b + U a(t')); weights = softmax of the energies over t';
    context vector c(t) = sum over t' of weights(t, t') a(t').

    U a(t') does not depend on t: `keys` computes it once for a source, of shape [batch, length, units].
    """

    def __init__(self, units: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.query = keras.layers.Dense(units, name="query")
        self.key = keras.layers.Dense(units, use_bias=False, name="key")
        self.energy = keras.layers.Dense(1, use_bias=False, name="energy")

    def keys(self, annotations: Tensor) -> Tensor:
        """U a(t'): [batch, length, units] from annotations [batch, length, width]."""
        return self.key(annotations)

    def call(self, state: Tensor, annotations: Tensor, keys: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Context vector [batch, width] and attention weights [batch, length].

        `state` is s(t-1), [batch, state units]; `annotations` are [batch, length, width]; `keys` come from `keys`;
        `mask` [batch, length] is True on symbols of the source. Each row of weights sums to 1, with 0 on padding.
        """
        query = ops.expand_dims(self.query(state), axis=1)
        energies = ops.squeeze(self.energy(ops.tanh(query + keys)), axis=-1)
        weights = ops.softmax(ops.where(mask, energies, _MASKED), axis=-1)
        context = ops.squeeze(ops.matmul(ops.expand_dims(weights, axis=1), annotations), axis=1)
        return context, weights
