"""The exported network in ONNX Runtime: no Keras, nothing but arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnxruntime

from datenorm.bundle import Bundle
from datenorm.errors import ModelError
from datenorm.ngrams import NgramIndex
from datenorm.search import Arrays, Encoded, Ids, Step

_ERRORS_ONLY = 3


class Network:
    """The network of a model folder. Several threads may use one at a time; `threads` is for the work within one call.

    Raises ModelError where ONNX Runtime cannot load the network.
    """

    def __init__(self, bundle: Bundle, threads: int = 1) -> None:
        try:
            self._ngrams = NgramIndex(bundle.source, bundle.config.sizes["ngram_rows"])
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(
                f"the network of {bundle.path} cannot be used: config.json gives no size ngram_rows that can be "
                f"({error}); install the model again"
            ) from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY
        try:
            self._encoder = _session(bundle.encoder, options)
            self._decoder = _session(bundle.decoder, options)
        except Exception as error:  # ONNX Runtime's exceptions have no common class but this one
            raise ModelError(
                f"the network of {bundle.path} cannot be loaded ({str(error).splitlines()[0]}); "
                "install the model again or update onnxruntime"
            ) from error

    def encode(self, source: Ids, lengths: Ids) -> Encoded:
        """Annotations [batch, length, width], keys [batch, length, units] and lengths; state twice [batch, units]."""
        lengths = lengths.astype(np.int32, copy=False)
        ngrams, places = self._ngrams.distinct(source)
        annotations, keys, *state = self._encoder.run(
            ["annotations", "keys", "state_h", "state_c"],
            {"source": source.astype(np.int32, copy=False), "ngrams": ngrams, "places": places, "lengths": lengths},
        )
        return Encoded((annotations, keys, lengths), tuple(state))

    def step(self, memory: Arrays, state: Arrays, previous: Ids) -> Step:
        annotations, keys, lengths = memory
        inputs: dict[str, Any] = {
            "previous": previous.astype(np.int32, copy=False),
            "state_h": state[0],
            "state_c": state[1],
            "annotations": annotations,
            "keys": keys,
            "lengths": lengths,
        }
        outputs = ["log_probabilities", "attention", "next_h", "next_c"]
        log_probabilities, attention, *following = self._decoder.run(outputs, inputs)
        return Step(log_probabilities, attention, tuple(following))


def _session(model: bytes, options: onnxruntime.SessionOptions) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
