"""How fast this machine trains: a few steps before the training proper."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from datenorm.network.batches import Codec, ExamplesFactory, Windows
from datenorm.network.model import Network, first_weights
from datenorm.network.training import compile_network
from datenorm.presets import Preset
from datenorm.vocabulary import Vocabulary

_BATCHES = 8


def examples_per_second(
    preset: Preset,
    factory: ExamplesFactory,
    source_vocabulary: Vocabulary,
    target_vocabulary: Vocabulary,
    clock: Callable[[], float] = time.monotonic,
) -> float:
    """Training speed on this machine, measured on a few batches that are seen twice; takes some seconds.

    The first pass, in which graphs are made, is not timed.
    """
    codec = Codec.of(preset, source_vocabulary, target_vocabulary)
    batches = Windows.of(replace(preset, window_batches=_BATCHES), factory, codec, seed=0).batches(0)
    network = Network(preset.sizes, len(source_vocabulary), len(target_vocabulary))
    network.assign_weights(first_weights(network, seed=0))
    compile_network(network, preset)
    for _ in range(2):
        started = clock()
        for batch in batches:
            network.train_on_batch(batch.inputs, batch.reference)
    return sum(map(len, batches)) / max(clock() - started, 1e-9)
