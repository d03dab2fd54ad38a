import numpy as np

from datenorm.network.quantization import LARGEST_WEIGHT, latched, quantized, restored, unlatched


def matrix(rows):
    return np.array(rows, dtype=np.float32)


def test_a_table_in_8_bits_has_255_levels_in_each_column():
    integers, scale = quantized(matrix([[1.27, -0.4], [-0.016, 0.1], [0.0, 0.2]]), 127)
    assert integers.tolist() == [[127, -127], [-2, 32], [0, 64]]
    np.testing.assert_allclose(scale, [0.01, 0.4 / 127], rtol=1e-6)
    np.testing.assert_allclose(restored(integers, scale), [[1.27, -0.4], [-0.02, 0.1008], [0, 0.2016]], atol=1e-4)


def test_integers_stay_what_they_are_when_made_again():
    integers, scale = quantized(np.random.default_rng(5).normal(size=(40, 9)).astype(np.float32), 127)
    again, same = quantized(restored(integers, scale), 127)
    assert (again == integers).all()
    np.testing.assert_allclose(same, scale, rtol=1e-6)


def test_a_column_of_zeros_stays_zero():
    assert quantized(matrix([[0.0], [0.0]]), 127)[0].tolist() == [[0], [0]]


def test_two_products_of_a_byte_and_a_weight_fit_in_16_bits():
    assert 2 * 255 * LARGEST_WEIGHT < 2**15 <= 2 * 255 * (LARGEST_WEIGHT + 1)


def test_two_units_more_hold_what_they_begin_with_and_touch_no_other():
    kernel, recurrent, bias = matrix([[1, 2, 3, 4]]), matrix([[5, 6, 7, 8]]), matrix([0.1, 0.2, 0.3, 0.4])
    wide, wide_recurrent, wide_bias = latched(kernel, recurrent, bias)
    assert wide.tolist() == [[1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0], [0] * 12, [0] * 12]
    assert wide_recurrent.tolist() == [[5, 0, 0, 6, 0, 0, 7, 0, 0, 8, 0, 0], [0] * 12, [0] * 12]
    np.testing.assert_allclose(wide_bias, [0.1, -20, -20, 0.2, 20, 20, 0.3, 0, 0, 0.4, 20, 20])
    for part, was in zip(unlatched(wide, wide_recurrent, wide_bias), (kernel, recurrent, bias), strict=True):
        assert part.tolist() == was.tolist()
