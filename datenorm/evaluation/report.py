"""The report that a model folder carries: the scores on the test split and how well the confidence is calibrated."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Protocol

from datenorm.evaluation import calibration, metrics
from datenorm.examples import Example

_CURVE_POINTS = 50


class ConfidentAnswer(metrics.Answer, Protocol):
    """An answer with the probability that the model gives it."""

    @property
    def confidence(self) -> float: ...


def training_report(
    examples: Iterable[Example], answers: Iterable[ConfidentAnswer], *, signature: str, pivot: int = 1969
) -> dict[str, object]:
    """The value of `report.json`: what `Report.json` has, and `calibration` over everything that was answered.

    Raises ValueError where the numbers of examples and answers differ.
    """
    report = metrics.Report(signature)
    confidences: list[float] = []
    right: list[bool] = []
    for example, answer in zip(examples, answers, strict=True):
        report.add(example, answer, pivot)
        if answer.edtf is not None:
            confidences.append(answer.confidence)
            right.append(answer.edtf == metrics.reference(example, pivot))
    return report.json() | {"calibration": calibration_summary(confidences, right)}


def calibration_summary(confidences: Sequence[float], right: Sequence[bool]) -> dict[str, object]:
    """The reliability table, its error, and at most 50 points of the risk-coverage curve, as values that JSON has."""
    table = calibration.reliability(confidences, right)
    curve = calibration.risk_coverage(confidences, right)
    every = max(1, -(-len(curve) // _CURVE_POINTS))
    return {
        "expected_calibration_error": round(calibration.expected_calibration_error(table), 6),
        "reliability": [asdict(row) for row in table],
        "risk_coverage": [asdict(operation) for operation in itertools.islice(reversed(curve), 0, None, every)],
    }
