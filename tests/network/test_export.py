import keras
import numpy as np
import onnx
import onnxruntime
import pytest

from datenorm.network.export import export_decoder, export_encoder, quantized, read_weights
from datenorm.network.model import NGRAMS, Network, first_weights
from datenorm.ngrams import LOOKUPS
from datenorm.presets import Sizes

SIZES = Sizes(embedding=16, ngram_rows=64, encoder_units=32, attention_units=24, target_embedding=8, decoder_units=40)
SOURCES, TARGETS, STEPS = 90, 60, 5


@pytest.fixture(scope="module")
def network():
    """A network with weights as large as those of a trained one."""
    network = Network(SIZES, SOURCES, TARGETS)
    weights = {name: 2.5 * weight for name, weight in first_weights(network, seed=4).items()}
    integers, scale = quantized(np.random.default_rng(3).normal(size=weights[NGRAMS].shape).astype(np.float32))
    network.assign_weights(weights | {NGRAMS: integers * scale})
    return network


@pytest.fixture(scope="module")
def exported(network):
    weights = network.named_weights()
    return export_encoder(weights), export_decoder(weights)


def run_exported(exported, source, ngrams, lengths, previous):
    """Log probabilities [batch, steps, symbols] and attention weights [batch, steps, length], step by step."""
    encoder, decoder = (onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"]) for model in exported)
    annotations, keys, hidden, cell = encoder.run(None, {"source": source, "ngrams": ngrams, "lengths": lengths})
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
def test_the_exported_network_gives_the_log_probabilities_of_keras(network, exported, rows, length):
    batch = random_batch(rows, length)
    expected = keras.ops.convert_to_numpy(network(batch))
    log_probabilities, _ = run_exported(exported, *batch)
    assert np.abs(log_probabilities - expected).max() < 1e-4
    assert (log_probabilities.argmax(axis=-1) == expected.argmax(axis=-1)).all()
    assert expected.std() > 0.2


def test_the_exported_attention_sums_to_1_and_is_0_on_padding(exported):
    source, ngrams, lengths, previous = random_batch(32, 20)
    _, attention = run_exported(exported, source, ngrams, lengths, previous)
    np.testing.assert_allclose(attention.sum(axis=-1), np.ones((32, STEPS)), atol=1e-5)
    padding = np.broadcast_to((np.arange(20) >= lengths[:, None])[:, None], attention.shape)
    assert padding.any()
    assert (attention[padding] == 0).all()


def test_the_lstm_is_the_one_fused_operator(exported):
    operators = [node.op_type for node in onnx.load_from_string(exported[0]).graph.node]
    assert operators.count("LSTM") == 1
    assert "Loop" not in operators


def test_the_weights_are_read_back_bit_for_bit(network, exported):
    weights, read = network.named_weights(), read_weights(*exported)
    assert sorted(read) == sorted(weights)
    for name, weight in weights.items():
        assert (read[name] == weight).all(), name


def test_a_table_in_8_bits_has_255_levels_in_each_column():
    table = np.array([[1.27, -0.4], [-0.016, 0.1], [0.0, 0.2]], dtype=np.float32)
    integers, scale = quantized(table)
    assert integers.tolist() == [[127, -127], [-2, 32], [0, 64]]
    np.testing.assert_allclose(scale, [0.01, 0.4 / 127], rtol=1e-6)
    again, same = quantized(integers * scale)
    assert again.tolist() == integers.tolist()
    np.testing.assert_allclose(same, scale, rtol=1e-6)
    assert quantized(np.zeros((2, 1), dtype=np.float32))[0].tolist() == [[0], [0]]
