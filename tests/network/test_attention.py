import keras
import numpy as np

from datenorm.network.attention import AdditiveAttention


def attend(layer, state, annotations, lengths):
    annotations = np.array(annotations, dtype=np.float32)
    mask = np.arange(annotations.shape[1]) < np.array(lengths)[:, None]
    state = np.array(state, dtype=np.float32)
    context, weights = layer(state, annotations, layer.keys(annotations), mask)
    return keras.ops.convert_to_numpy(context), keras.ops.convert_to_numpy(weights)


def random_attention(lengths):
    generator = np.random.default_rng(5)
    annotations = generator.normal(size=(len(lengths), 7, 4))
    return attend(AdditiveAttention(3), generator.normal(size=(len(lengths), 6)), annotations, lengths)


def test_each_row_of_weights_sums_to_1():
    _, weights = random_attention([7, 4, 1])
    np.testing.assert_allclose(weights.sum(axis=1), [1, 1, 1], atol=1e-6)


def test_padding_has_weight_0_and_the_source_has_more():
    _, weights = random_attention([7, 4, 1])
    assert (weights[1, 4:] == 0).all()
    assert (weights[2, 1:] == 0).all()
    assert (weights[0] > 0).all()
    assert (weights[1, :4] > 0).all()
    assert weights[2, 0] == 1


def test_a_hand_set_layer_gives_the_written_out_weights_and_context():
    layer = AdditiveAttention(1)
    annotations = [[[0, 1], [1, 0], [9, 9]]]
    attend(layer, [[1, 0]], annotations, [2])  # builds the layer
    layer.query.set_weights([np.array([[1.0], [5.0]]), np.array([0.0])])
    layer.key.set_weights([np.array([[1.0], [0.0]])])
    layer.energy.set_weights([np.array([[1.0]])])
    context, weights = attend(layer, [[1, 0]], annotations, [2])
    # energies tanh(1 + 0) = 0.761594 and tanh(1 + 1) = 0.964028; the third position is padding
    np.testing.assert_allclose(weights, [[0.449563, 0.550437, 0]], atol=1e-6)
    np.testing.assert_allclose(context, [[0.550437, 0.449563]], atol=1e-6)
