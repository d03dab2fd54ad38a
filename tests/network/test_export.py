import keras
import numpy as np
import onnx
import onnxruntime
import pytest

from datenorm.errors import TrainingError
from datenorm.network.export import export_decoder, export_encoder, read_weights
from datenorm.network.model import Network, first_weights
from datenorm.ngrams import LOOKUPS
from datenorm.presets import Sizes

SIZES = Sizes(embedding=16, ngram_rows=64, encoder_units=32, attention_units=24, target_embedding=8, decoder_units=40)
SOURCES, TARGETS, STEPS = 90, 60, 5
TABLES = {"encoder.embedding": 1.5, "encoder.ngrams": 0.3, "decoder.embedding": 1.5}


@pytest.fixture(scope="module")
def network():
    """A network with weights about as large as those of a trained one, and such as 8 bits can hold."""
    network = Network(SIZES, SOURCES, TARGETS)
    first = {name: 2.0 * weight for name, weight in first_weights(network, seed=4).items()}
    generator = np.random.default_rng(3)
    first |= {name: generator.normal(0, size, first[name].shape).astype(np.float32) for name, size in TABLES.items()}
    network.assign_weights(read_weights(export_encoder(first), export_decoder(first)))
    return network


@pytest.fixture(scope="module")
def exported(network):
    weights = network.named_weights()
    return export_encoder(weights), export_decoder(weights)


def run_exported(exported, source, ngrams, lengths, previous):
    """Log probabilities [batch, steps, symbols] and attention weights [batch, steps, length], step by step."""
    encoder, decoder = (onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"]) for model in exported)
    distinct, places = np.unique(ngrams.reshape(-1, LOOKUPS), axis=0, return_inverse=True)
    places = places.reshape(source.shape).astype(np.int32)
    inputs = {"source": source, "ngrams": distinct, "places": places, "lengths": lengths}
    annotations, keys, hidden, cell = encoder.run(None, inputs)
    outputs = []
    for step in range(previous.shape[1]):
        state = {"previous": previous[:, step], "state_h": hidden, "state_c": cell}
        memory = {"annotations": annotations, "keys": keys, "lengths": lengths}
        log_probabilities, attention, hidden, cell = decoder.run(None, state | memory)
        outputs.append((log_probabilities, attention))
    return tuple(np.stack(part, axis=1) for part in zip(*outputs, strict=True))


def random_batch(rows, length):
    generator = np.random.default_rng(11)
    source = generator.integers(1, SOURCES, (rows, length)).astype(np.int32)
    lengths = generator.integers(1, length + 1, rows).astype(np.int32)
    source[np.arange(length) >= lengths[:, None]] = 0
    ngrams = generator.integers(0, SIZES.ngram_rows, (rows, length, LOOKUPS)).astype(np.int32)
    return source, ngrams, lengths, generator.integers(1, TARGETS, (rows, STEPS)).astype(np.int32)


@pytest.mark.parametrize(("rows", "length"), [(64, 40), (1, 1), (3, 80)])
def test_the_exported_network_gives_the_log_probabilities_of_keras_but_for_what_8_bits_lose(
    network, exported, rows, length
):
    batch = random_batch(rows, length)
    expected = keras.ops.convert_to_numpy(network(batch))
    log_probabilities, _ = run_exported(exported, *batch)
    assert np.abs(log_probabilities - expected).mean() < 0.015
    assert (log_probabilities.argmax(axis=-1) == expected.argmax(axis=-1)).mean() > 0.95
    assert expected.std() > 0.2


def test_a_row_gets_the_same_whatever_is_beside_it_in_the_batch(exported):
    source, ngrams, lengths, previous = random_batch(32, 20)
    together, _ = run_exported(exported, source, ngrams, lengths, previous)
    for row in range(32):
        one = slice(row, row + 1)
        alone, _ = run_exported(exported, source[one], ngrams[one], lengths[one], previous[one])
        np.testing.assert_allclose(alone[0], together[row], atol=1e-5)


def test_the_exported_attention_sums_to_1_and_is_0_on_padding(exported):
    source, ngrams, lengths, previous = random_batch(32, 20)
    _, attention = run_exported(exported, source, ngrams, lengths, previous)
    np.testing.assert_allclose(attention.sum(axis=-1), np.ones((32, STEPS)), atol=1e-5)
    padding = np.broadcast_to((np.arange(20) >= lengths[:, None])[:, None], attention.shape)
    assert padding.any()
    assert (attention[padding] == 0).all()


def test_the_lstm_is_one_fused_operator(exported):
    operators = [node.op_type for node in onnx.load_from_string(exported[0]).graph.node]
    assert operators.count("DynamicQuantizeLSTM") == 1
    assert "Loop" not in operators


def test_the_weights_are_read_back(network, exported):
    weights, read = network.named_weights(), read_weights(*exported)
    assert sorted(read) == sorted(weights)
    for name, weight in weights.items():
        np.testing.assert_allclose(read[name], weight, rtol=1e-5, err_msg=name)


def test_what_an_older_version_exported_is_an_error_that_says_so(exported):
    decoder = onnx.load_from_string(exported[1])
    kept = [initializer for initializer in decoder.graph.initializer if "reach" not in initializer.name]
    del decoder.graph.initializer[:]
    decoder.graph.initializer.extend(kept)
    with pytest.raises(TrainingError, match=r"datenorm 0\.4 or older exported it"):
        read_weights(exported[0], decoder.SerializeToString())
