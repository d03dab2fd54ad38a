"""Weights to start from: those of an earlier training, with what the two vocabularies have in common."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from datenorm.bundle import Bundle
from datenorm.network.batches import Codec
from datenorm.network.checkpoints import has_checkpoint, load_checkpoint
from datenorm.network.export import read_weights
from datenorm.network.model import Network, Weights, first_weights
from datenorm.vocabulary import Vocabulary

# The axis along which a weight has one row for each symbol, by the vocabulary that it belongs to.
_SOURCE_AXES = {"encoder.embedding": 0}
_TARGET_AXES = {"decoder.embedding": 0, "decoder.output.kernel": 1, "decoder.output.bias": 0}


def starting_weights(path: Path, network: Network, codec: Codec, seed: int) -> Weights:
    """The weights of a model folder or of an unfinished training's folder, for a network with `codec`'s vocabularies.

    Symbols that both know keep their weights; new ones begin as in a fresh network. Raises ModelError where `path` is
    no model, TrainingError (when the weights are assigned) where the sizes differ.
    """
    if has_checkpoint(path):
        checkpoint = load_checkpoint(path)
        weights, source, target = checkpoint.weights, checkpoint.setting.source, checkpoint.setting.target
    else:
        bundle = Bundle.load(path)
        weights, source, target = (
            read_weights(bundle.encoder, bundle.decoder),
            bundle.source.symbols,
            bundle.target.symbols,
        )
    fresh = first_weights(network, seed)
    for axes, symbols, vocabulary in ((_SOURCE_AXES, source, codec.source), (_TARGET_AXES, target, codec.target)):
        for name, axis in axes.items():
            weights[name] = _merged(fresh[name], weights[name], symbols, vocabulary, axis)
    return weights


def _merged(
    fresh: NDArray[np.float32],
    old: NDArray[np.float32],
    symbols: tuple[str, ...],
    vocabulary: Vocabulary,
    axis: int,
) -> NDArray[np.float32]:
    """The old weights of the symbols that the vocabulary has, fresh ones for the others."""
    merged, kept = np.moveaxis(fresh.copy(), axis, 0), np.moveaxis(old, axis, 0)
    for number, symbol in enumerate(symbols):
        if symbol in vocabulary and kept.shape[1:] == merged.shape[1:]:
            merged[vocabulary.ids[symbol]] = kept[number]
    return np.moveaxis(merged, 0, axis)
