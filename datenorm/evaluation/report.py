"""An evaluation as a whole: the scores of a model, and whether the confidence of its answers means what it says."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Protocol

from datenorm.evaluation import calibration, metrics
from datenorm.examples import Example

COVERAGES = (0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)
_CURVE_POINTS = 50


class ConfidentAnswer(metrics.Answer, Protocol):
    """An answer with the probability that the model gives it."""

    @property
    def confidence(self) -> float: ...


@dataclass(slots=True)
class Evaluation:
    """Scores, and of each answer that was given its confidence (0 to 1) and whether it was right."""

    scores: metrics.Report
    confidences: list[float] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)

    @property
    def reliability(self) -> list[calibration.Bin]:
        return calibration.reliability(self.confidences, self.right)

    @property
    def risk_coverage(self) -> list[calibration.Operation]:
        return calibration.risk_coverage(self.confidences, self.right)

    def json(self) -> dict[str, object]:
        """The scores, and `calibration`: the reliability table, its error, and the risk-coverage curve, thinned."""
        curve = self.risk_coverage
        every = max(1, -(-len(curve) // _CURVE_POINTS))
        summary = {
            "expected_calibration_error": round(calibration.expected_calibration_error(self.reliability), 6),
            "area_under_risk_coverage": round(calibration.area_under_risk_coverage(curve), 6),
            "reliability": [asdict(row) for row in self.reliability],
            "risk_coverage": [asdict(operation) for operation in itertools.islice(reversed(curve), 0, None, every)],
        }
        return self.scores.json() | {"calibration": summary}

    def text(self, by: Sequence[str]) -> str:
        """Scores by group, then the reliability table and what thresholds cost and buy, for people."""
        lines = [self.scores.text(by)]
        if self.confidences:
            lines += ["", *self._calibration(), "", *self._thresholds()]
        return "\n".join(lines)

    def _calibration(self) -> Iterator[str]:
        yield f"{'confidence':<24} {'answers':>8} {'mean %':>8} {'right %':>8}"
        for row in self.reliability:
            name = f"{row.low:.1f} to {row.high:.1f}"
            yield f"{name:<24} {row.count:>8} {100 * row.confidence:>8.2f} {100 * row.accuracy:>8.2f}"
        yield f"expected calibration error {calibration.expected_calibration_error(self.reliability):.4f}"

    def _thresholds(self) -> Iterator[str]:
        yield f"{'answers kept %':<24} {'from':>8} {'wrong %':>8}"
        curve = self.risk_coverage
        for kept in calibration.at_coverages(curve, COVERAGES):
            yield f"{100 * kept.coverage:<24.2f} {kept.threshold:>8.4f} {100 * kept.risk:>8.2f}"
        yield f"area under the risk-coverage curve {calibration.area_under_risk_coverage(curve):.6f}"


def evaluate(
    examples: Iterable[Example], answers: Iterable[ConfidentAnswer], *, signature: str, pivot: int = 1969
) -> Evaluation:
    """The evaluation of one answer for each example, in the same order.

    Raises ValueError where the numbers of examples and answers differ.
    """
    found = Evaluation(metrics.Report(signature))
    for example, answer in zip(examples, answers, strict=True):
        found.scores.add(example, answer, pivot)
        if answer.edtf is not None:
            found.confidences.append(answer.confidence)
            found.right.append(answer.edtf == metrics.reference(example, pivot))
    return found
