"""The probabilities of orders from counts of rows."""

from __future__ import annotations

import pytest

from datenorm.conventions import STEPS, weigh

DMY, MDY, YMD = 1, 2, 4


def _orders(rows: dict[tuple[int, int], int], firsts: int = 0, lasts: int = 0) -> tuple[float, float, float, float]:
    found = weigh(rows, firsts, lasts)
    return (*(round(found.orders[bit], 3) for bit in (DMY, MDY, YMD)), round(found.mixed, 3))


def test_no_row_says_nothing() -> None:
    assert _orders({}) == (0.317, 0.317, 0.317, 0.05)


def test_one_certain_row_tells_the_order_and_many_ambiguous_ones_do_not() -> None:
    assert _orders({(DMY, STEPS): 1})[0] == pytest.approx(0.94, abs=0.02)
    assert _orders({(DMY | MDY, STEPS): 500})[:2] == (0.491, 0.491)
    assert _orders({(DMY | MDY, STEPS): 500, (DMY, STEPS): 1})[0] > 0.95


def test_rows_of_two_digit_years_leave_out_one_order_only() -> None:
    assert _orders({(DMY | YMD, STEPS): 50})[:3] == (0.486, 0.0, 0.486)
    assert _orders({(DMY | YMD, STEPS): 50, (DMY | MDY, STEPS): 50})[0] > 0.97


def test_a_few_odd_rows_do_not_turn_an_order_and_many_make_it_two() -> None:
    assert _orders({(DMY, STEPS): 98, (MDY, STEPS): 2})[0] > 0.95
    assert _orders({(DMY, STEPS): 80, (MDY, STEPS): 20})[3] > 0.99
    assert _orders({(DMY, STEPS): 4, (MDY, STEPS): 1})[0] < 0.9


def test_a_row_that_may_be_no_date_says_less() -> None:
    assert 0.4 < _orders({(DMY, STEPS // 2): 1})[0] < 0.8


def test_numbers_that_run_through_the_month_are_days_where_the_others_hardly_change() -> None:
    days, years = (1 << 32) - 2, 1 << 20 | 1 << 21
    assert _orders({(DMY | YMD, STEPS): 30}, days, years)[0] > 0.95
    assert _orders({(DMY | YMD, STEPS): 30}, years, days)[2] > 0.95
    assert _orders({(DMY | YMD, STEPS): 30}, 0b1110, 0b10)[0] < 0.5
