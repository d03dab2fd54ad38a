"""Whether a confidence means what it says: reliability, calibration error, and what a threshold costs and buys.

Reliability tables and the expected calibration error are those of Guo et al. (2017, "On calibration of modern neural
networks"); risk and coverage those of Geifman and El-Yaniv (2017, "Selective classification for deep neural networks").
Everywhere, `confidences` are probabilities (0 to 1) and `right` says of the same answers whether each was right.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers with a confidence in [low, high), 1 included in the last; their mean confidence and accuracy."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Operation:
    """What a threshold does: the share of answers kept (coverage) and the share of those that are wrong (risk)."""

    threshold: float
    coverage: float
    risk: float


def reliability(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> list[Bin]:
    """Bins of equal width that hold an answer, lowest first."""
    if len(confidences) != len(right):
        raise ValueError(f"{len(confidences)} confidences for {len(right)} answers; each answer needs one")
    held: list[list[int]] = [[] for _ in range(bins)]
    for index, confidence in enumerate(confidences):
        held[min(int(confidence * bins), bins - 1)].append(index)
    return [
        Bin(
            low=number / bins,
            high=(number + 1) / bins,
            count=len(indexes),
            confidence=math.fsum(confidences[index] for index in indexes) / len(indexes),
            accuracy=sum(right[index] for index in indexes) / len(indexes),
        )
        for number, indexes in enumerate(held)
        if indexes
    ]


def expected_calibration_error(table: Sequence[Bin]) -> float:
    """The mean distance of confidence and accuracy over the answers of a reliability table; 0 is perfect."""
    count = sum(row.count for row in table)
    return math.fsum(row.count * abs(row.confidence - row.accuracy) for row in table) / count if count else 0.0


def risk_coverage(confidences: Sequence[float], right: Sequence[bool]) -> list[Operation]:
    """What each threshold that makes a difference does, from the strictest to the one that keeps everything."""
    ranked = sorted(zip(confidences, right, strict=True), key=lambda pair: -pair[0])
    return list(_operations(ranked))


def _operations(ranked: Sequence[tuple[float, bool]]) -> Iterator[Operation]:
    wrong = 0
    for kept, (confidence, is_right) in enumerate(ranked, start=1):
        wrong += not is_right
        if kept == len(ranked) or ranked[kept][0] != confidence:
            yield Operation(threshold=confidence, coverage=kept / len(ranked), risk=wrong / kept)


def area_under_risk_coverage(curve: Sequence[Operation]) -> float:
    """The mean risk over all coverages (AURC): small where the wrong answers are the least sure; 0 for no answers."""
    coverages = [0.0, *(operation.coverage for operation in curve)]
    return math.fsum(
        operation.risk * (operation.coverage - before) for operation, before in zip(curve, coverages, strict=False)
    )


def at_coverages(curve: Sequence[Operation], coverages: Sequence[float]) -> list[Operation]:
    """For each coverage, the strictest threshold that keeps so large a share of the answers, each threshold once."""
    found = (next(operation for operation in curve if operation.coverage >= least) for least in coverages)
    return list(dict.fromkeys(found))


def threshold(confidences: Sequence[float], right: Sequence[bool], risk: float) -> float:
    """The lowest confidence to ask for such that at most a share `risk` of the answers kept is wrong.

    1.0 where no threshold reaches it: then nothing short of certainty is kept.
    """
    low_enough = [operation for operation in risk_coverage(confidences, right) if operation.risk <= risk]
    return low_enough[-1].threshold if low_enough else 1.0
