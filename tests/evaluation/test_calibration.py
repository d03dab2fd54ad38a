"""Reliability, calibration error, and thresholds, on answers written out by hand."""

import pytest

from datenorm.evaluation.calibration import (
    Bin,
    Operation,
    area_under_risk_coverage,
    at_coverages,
    expected_calibration_error,
    reliability,
    risk_coverage,
    threshold,
)

CONFIDENCES = [0.95, 0.5, 0.85, 0.9, 0.1]
RIGHT = [True, False, True, False, False]


def test_answers_are_binned_by_their_confidence() -> None:
    assert reliability([0.25, 0.75, 1.0, 0.5], [False, True, True, False], bins=2) == [
        Bin(low=0.0, high=0.5, count=1, confidence=0.25, accuracy=0.0),
        Bin(low=0.5, high=1.0, count=3, confidence=0.75, accuracy=2 / 3),
    ]


def test_a_confidence_without_its_answer_is_an_error() -> None:
    with pytest.raises(ValueError, match="2 confidences for 1 answers"):
        reliability([0.1, 0.2], [True])


def test_the_calibration_error_weighs_bins_by_their_answers() -> None:
    table = [Bin(0.0, 0.5, 1, 0.25, 0.0), Bin(0.5, 1.0, 3, 0.75, 0.5)]
    assert expected_calibration_error(table) == pytest.approx(0.25)


def test_nothing_measured_has_no_calibration_error() -> None:
    assert expected_calibration_error([]) == 0.0


def test_risk_and_coverage_grow_from_the_strictest_threshold_to_the_one_that_keeps_all() -> None:
    assert risk_coverage(CONFIDENCES, RIGHT) == [
        Operation(threshold=0.95, coverage=0.2, risk=0.0),
        Operation(threshold=0.9, coverage=0.4, risk=0.5),
        Operation(threshold=0.85, coverage=0.6, risk=1 / 3),
        Operation(threshold=0.5, coverage=0.8, risk=0.5),
        Operation(threshold=0.1, coverage=1.0, risk=0.6),
    ]


def test_answers_of_one_confidence_are_kept_or_refused_together() -> None:
    assert risk_coverage([0.9, 0.9], [True, False]) == [Operation(threshold=0.9, coverage=1.0, risk=0.5)]


def test_the_threshold_is_the_lowest_that_keeps_the_risk() -> None:
    assert threshold(CONFIDENCES, RIGHT, risk=0.4) == 0.85
    assert threshold(CONFIDENCES, RIGHT, risk=0.1) == 0.95
    assert threshold(CONFIDENCES, RIGHT, risk=1.0) == 0.1


def test_without_a_threshold_that_keeps_the_risk_only_certainty_will_do() -> None:
    assert threshold([0.9], [False], risk=0.1) == 1.0


def test_the_area_under_the_curve_is_the_mean_risk_over_all_coverages() -> None:
    assert area_under_risk_coverage(risk_coverage(CONFIDENCES, RIGHT)) == pytest.approx(
        (0 + 0.5 + 1 / 3 + 0.5 + 0.6) / 5
    )
    assert area_under_risk_coverage(risk_coverage([0.9, 0.9], [True, False])) == 0.5
    assert area_under_risk_coverage([]) == 0.0


def test_a_coverage_is_reached_by_the_strictest_threshold_that_keeps_so_much() -> None:
    curve = risk_coverage(CONFIDENCES, RIGHT)
    assert [kept.threshold for kept in at_coverages(curve, [0.1, 0.2, 0.5, 1.0])] == [0.95, 0.85, 0.1]
