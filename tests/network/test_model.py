import keras
import numpy as np
import pytest

from datenorm.errors import TrainingError
from datenorm.network.model import NGRAMS, Network, first_weights, sequence_loss
from datenorm.ngrams import LOOKUPS
from datenorm.presets import Sizes

SMALL = Sizes(embedding=4, ngram_rows=16, encoder_units=5, attention_units=3, target_embedding=4, decoder_units=6)
ONES = Sizes(embedding=1, ngram_rows=2, encoder_units=1, attention_units=1, target_embedding=1, decoder_units=1)
# Every weight of a network whose layers all have one unit; gates in the order input, forget, cell, output.
HAND_SET = {
    "encoder.embedding": [[0], [1], [-1], [2]],
    "encoder.ngrams": [[0], [0.5]],
    "encoder.forward.kernel": [[1, 0, 1, 0]],
    "encoder.forward.recurrent_kernel": [[0, 0, 1, 1]],
    "encoder.forward.bias": [0, 1, 0, 0],
    "encoder.backward.kernel": [[0, 1, 1, 0]],
    "encoder.backward.recurrent_kernel": [[1, 0, 0, 0]],
    "encoder.backward.bias": [0, 0, 0, 1],
    "encoder.first_hidden.kernel": [[1]],
    "encoder.first_hidden.bias": [0.5],
    "encoder.first_cell.kernel": [[-1]],
    "encoder.first_cell.bias": [0],
    "attention.query.kernel": [[1]],
    "attention.query.bias": [0.25],
    "attention.key.kernel": [[1], [-1]],
    "attention.energy.kernel": [[2]],
    "decoder.embedding": [[0], [1], [-1], [0.5]],
    "decoder.cell.kernel": [[1, 0, 0, 1], [0, 1, 0, 0], [0, 0, 1, 0]],
    "decoder.cell.recurrent_kernel": [[1, 0, 0, 1]],
    "decoder.cell.bias": [0, 1, 0, 0],
    "decoder.output.kernel": [[1, 0, -1, 0.5], [0, 1, 0, 1], [2, 0, 0, 0]],
    "decoder.output.bias": [0, 0.1, 0, -0.1],
}


def ids(rows):
    return np.array(rows, dtype=np.int32)


def no_ngrams(source):
    """Lookups that all find the first row of the table."""
    return np.zeros((*np.shape(source), LOOKUPS), dtype=np.int32)


def answer(network, source, lengths, previous):
    return numpy(network((source, no_ngrams(source), lengths, previous)))


def numpy(tensor):
    return keras.ops.convert_to_numpy(tensor)


@pytest.fixture(scope="module")
def hand_set():
    network = Network(ONES, source_symbols=4, target_symbols=4)
    network.assign_weights({name: np.array(values, dtype=np.float32) for name, values in HAND_SET.items()})
    return network


@pytest.fixture(scope="module")
def small():
    network = Network(SMALL, source_symbols=12, target_symbols=9)
    network.assign_weights({name: 3 * weight for name, weight in first_weights(network, seed=1).items()})
    return network


def test_a_hand_set_network_gives_the_written_out_annotations_and_first_state(hand_set):
    memory, (hidden, cell) = hand_set.encode(ids([[1, 2, 3]]), no_ngrams([[1, 2, 3]]), ids([3]))
    expected = [[[0.252788, 0.080088], [0.130776, -0.221598], [0.412074, 0.327408]]]
    np.testing.assert_allclose(numpy(memory.annotations), expected, atol=2e-6)
    np.testing.assert_allclose(numpy(hidden), [[0.522729]], atol=2e-6)
    np.testing.assert_allclose(numpy(cell), [[-0.079917]], atol=2e-6)


def test_rows_of_the_table_are_added_to_the_embedding_of_a_symbol(hand_set):
    # 2, whose embedding is -1, with four times the row 0.5 is what 1, whose embedding is 1, is without
    ngrams = no_ngrams([[1, 2, 3]])
    ngrams[0, 1, :4] = 1
    with_rows, _ = hand_set.encode(ids([[1, 2, 3]]), ngrams, ids([3]))
    without, _ = hand_set.encode(ids([[1, 1, 3]]), no_ngrams([[1, 1, 3]]), ids([3]))
    np.testing.assert_allclose(numpy(with_rows.annotations), numpy(without.annotations), atol=1e-6)


def test_a_hand_set_network_gives_the_written_out_attention_and_log_probabilities(hand_set):
    memory, state = hand_set.encode(ids([[1, 2, 3]]), no_ngrams([[1, 2, 3]]), ids([3]))
    first, first_weights_, state = hand_set.decoder.step(ids([1]), state, memory)
    second, second_weights, _ = hand_set.decoder.step(ids([2]), state, memory)
    np.testing.assert_allclose(numpy(first_weights_), [[0.325521, 0.375660, 0.298819]], atol=2e-6)
    np.testing.assert_allclose(numpy(second_weights), [[0.313876, 0.417464, 0.268660]], atol=2e-6)
    np.testing.assert_allclose(numpy(first), [[-1.481831, -1.184947, -1.515845, -1.396774]], atol=2e-6)
    np.testing.assert_allclose(numpy(second), [[-1.490745, -1.182803, -1.522973, -1.385040]], atol=2e-6)


def test_single_steps_give_what_teacher_forcing_gives(small):
    source, lengths, previous = ids([[2, 3, 4, 5], [6, 7, 0, 0]]), ids([4, 2]), ids([[1, 4, 5], [1, 8, 2]])
    forced = answer(small, source, lengths, previous)
    memory, state = small.encode(source, no_ngrams(source), lengths)
    for step in range(3):
        log_probabilities, _, state = small.decoder.step(previous[:, step], state, memory)
        np.testing.assert_allclose(numpy(log_probabilities), forced[:, step], atol=1e-5)


def test_padding_does_not_change_the_answer(small):
    previous = ids([[1, 4, 5]])
    bare = answer(small, ids([[6, 7, 3]]), ids([3]), previous)
    padded = answer(small, ids([[6, 7, 3, 0, 0, 0, 0]]), ids([3]), previous)
    np.testing.assert_allclose(padded, bare, atol=1e-5)
    unpadded = answer(small, ids([[6, 7, 3, 1, 1, 1, 1]]), ids([7]), previous)
    assert np.abs(unpadded - bare).max() > 1e-3


def test_every_symbol_of_the_source_bears_on_the_answer(small):
    previous = ids([[1, 4, 5]])
    before = answer(small, ids([[6, 7, 3, 2]]), ids([4]), previous)
    for position in range(4):
        source = ids([[6, 7, 3, 2]])
        source[0, position] = 11
        assert np.abs(answer(small, source, ids([4]), previous) - before).max() > 1e-4


def test_the_loss_is_the_sum_over_a_target_without_its_padding():
    log_probabilities = np.log([[[0.5, 0.25, 0.25], [0.2, 0.2, 0.6]], [[0.1, 0.8, 0.1], [0.9, 0.05, 0.05]]])
    loss = numpy(sequence_loss(ids([[1, 2], [1, 0]]), log_probabilities.astype(np.float32)))
    # -ln 0.25 - ln 0.6 and -ln 0.8: what the second row says after its end does not count
    np.testing.assert_allclose(loss, [1.897120, 0.223144], atol=1e-6)


def test_weights_of_another_network_are_refused_by_name(hand_set, small):
    with pytest.raises(TrainingError, match=r"encoder.forward.kernel is \(4, 20\) and should be \(1, 4\)"):
        hand_set.assign_weights(small.named_weights())


def test_first_weights_come_from_the_seed_alone(small):
    one, same, other = (first_weights(small, seed) for seed in (1, 1, 2))
    assert all((one[name] == same[name]).all() for name in one)
    assert (one["encoder.embedding"] != other["encoder.embedding"]).any()
    assert one["decoder.cell.bias"].tolist() == [0] * 6 + [1] * 6 + [0] * 12
    assert not one[NGRAMS].any()
    recurrent = one["encoder.forward.recurrent_kernel"]
    np.testing.assert_allclose(recurrent @ recurrent.T, np.eye(5), atol=1e-6)
