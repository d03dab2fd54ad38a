"""The whole network, its loss, and its weights by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import keras
import numpy as np
from keras import ops
from numpy.typing import NDArray

from datenorm.errors import TrainingError
from datenorm.network.attention import Tensor
from datenorm.network.decoder import Decoder, Memory, State
from datenorm.network.encoder import Encoder, padding_mask
from datenorm.ngrams import LOOKUPS
from datenorm.presets import Sizes

Weights = dict[str, NDArray[np.float32]]
NGRAMS = "encoder.ngrams"


class Network(keras.Model):  # type: ignore[misc]  # Keras has no types
    """Encoder and decoder. Padding is id 0 in source and target alike."""

    def __init__(self, sizes: Sizes, source_symbols: int, target_symbols: int) -> None:
        super().__init__(name="network")
        self.sizes = sizes
        self.encoder = Encoder(
            source_symbols,
            sizes.ngram_rows,
            sizes.embedding,
            sizes.encoder_units,
            sizes.decoder_units,
            name="encoder",
        )
        self.decoder = Decoder(
            target_symbols, sizes.target_embedding, sizes.decoder_units, sizes.attention_units, name="decoder"
        )
        self._build_layers()

    def encode(self, source: Tensor, ngrams: Tensor, lengths: Tensor) -> tuple[Memory, State]:
        """What the decoder looks at and begins from.

        `source` [batch, length] holds ids, `ngrams` [batch, length, lookups] what `datenorm.ngrams` finds for them,
        `lengths` [batch] int32 how many count.
        """
        mask = padding_mask(lengths, ops.shape(source)[1])
        annotations, state = self.encoder(source, ngrams, mask)
        return self.decoder.remember(annotations, mask), state

    def call(self, inputs: tuple[Tensor, Tensor, Tensor, Tensor | tuple[Tensor, ...]]) -> Tensor:
        """Log probabilities [batch, steps, symbols] from (source, ngrams, lengths, previous) under teacher forcing.

        `previous` is one array [batch, steps] or one [batch] for each step.
        """
        source, ngrams, lengths, previous = inputs
        memory, state = self.encode(source, ngrams, lengths)
        return self.decoder(ops.stack(previous, axis=1) if isinstance(previous, tuple) else previous, state, memory)

    def named_weights(self) -> Weights:
        """A copy of every weight under its name."""
        return {name: ops.convert_to_numpy(variable) for name, variable in self._named_variables().items()}

    def assign_weights(self, weights: Mapping[str, NDArray[Any]]) -> None:
        """Sets every weight; raises TrainingError where names or shapes are not this network's."""
        variables = self._named_variables()
        own = {name: tuple(variable.shape) for name, variable in variables.items()}
        given = {name: array.shape for name, array in weights.items()}
        if own != given:
            name = next(name for name in [*own, *given] if own.get(name) != given.get(name))
            raise TrainingError(
                f"these weights are of another network: {name} is {given.get(name)} and should be {own.get(name)}; "
                "take them from a training with the same preset"
            )
        for name, variable in variables.items():
            variable.assign(weights[name])

    def _build_layers(self) -> None:
        """Creates all weights by one pass over a tiny batch, so that they can be read and set at once."""
        two = np.full((1, 2), 2, dtype=np.int32)
        self((two, np.ones((1, 2, LOOKUPS), dtype=np.int32), two[0, :1], two))

    def _named_variables(self) -> dict[str, Any]:
        encoder, decoder = self.encoder, self.decoder
        attention = decoder.attention
        layers: dict[str, Any] = {
            "encoder.forward": encoder.lstm.forward_layer.cell,
            "encoder.backward": encoder.lstm.backward_layer.cell,
            "decoder.cell": decoder.cell,
        }
        named = {
            f"{name}.{part}": getattr(cell, part)
            for name, cell in layers.items()
            for part in ("kernel", "recurrent_kernel", "bias")
        }
        dense = {
            "encoder.first_hidden": encoder.first_hidden,
            "encoder.first_cell": encoder.first_cell,
            "attention.query": attention.query,
            "decoder.output": decoder.output_layer,
        }
        named |= {
            f"{name}.{part}": getattr(layer, part) for name, layer in dense.items() for part in ("kernel", "bias")
        }
        return named | {
            "encoder.embedding": encoder.embedding.embeddings,
            NGRAMS: encoder.ngrams.embeddings,
            "decoder.embedding": decoder.embedding.embeddings,
            "attention.key.kernel": attention.key.kernel,
            "attention.energy.kernel": attention.energy.kernel,
        }


def keras_in_use() -> tuple[str, str]:
    """Keras's version and the name of its backend."""
    return keras.__version__, keras.backend.backend()


def sequence_loss(reference: Tensor, log_probabilities: Tensor) -> Tensor:
    """Negative log likelihood of each whole target, [batch]; padding counts for nothing.

    `reference` holds ids, [batch, steps], 0 on padding; `log_probabilities` are [batch, steps, symbols].
    """
    reference = ops.cast(reference, "int32")
    symbols = ops.one_hot(reference, ops.shape(log_probabilities)[-1], dtype=log_probabilities.dtype)
    likelihood = ops.sum(symbols * log_probabilities, axis=-1)
    return -ops.sum(ops.where(reference != 0, likelihood, 0.0), axis=-1)


def first_weights(network: Network, seed: int) -> Weights:
    """Weights to begin a training from, drawn from `seed` alone and the same whatever backend runs the network.

    Recurrent kernels are orthogonal (Saxe et al., 2013), other kernels uniform by the number of inputs and outputs
    (Glorot and Bengio, 2010), embeddings uniform with variance 1, biases 0 except 1 for forget gates (Gers et al.,
    2000). With embeddings as small as Keras's own, +-0.05, attention takes three times as many examples to form. The
    table of n-grams begins at 0.
    """
    generator = np.random.default_rng(seed)
    return {name: _draw(name, array.shape, generator) for name, array in network.named_weights().items()}


def _draw(name: str, shape: tuple[int, ...], generator: np.random.Generator) -> NDArray[np.float32]:
    if name.endswith("bias") or name == NGRAMS:
        values = np.zeros(shape)
        if name.endswith("bias") and name.startswith(("encoder.forward", "encoder.backward", "decoder.cell")):
            values[shape[0] // 4 : shape[0] // 2] = 1.0
    elif name.endswith("recurrent_kernel"):
        values = np.linalg.qr(generator.standard_normal(shape[::-1]))[0].T
    elif name.endswith("kernel"):
        limit = np.sqrt(6 / (shape[0] + shape[1]))
        values = generator.uniform(-limit, limit, shape)
    else:
        values = generator.uniform(-np.sqrt(3), np.sqrt(3), shape)
    return values.astype(np.float32)
