"""The report of a model folder."""

import json
from dataclasses import dataclass

import pytest

from datenorm.evaluation.report import evaluate
from datenorm.examples import Example


@dataclass(frozen=True)
class Answer:
    edtf: str | None
    confidence: float
    status: str = "ok"
    reason: str | None = None
    alternatives: tuple[()] = ()


def test_the_report_holds_scores_by_pattern_and_the_calibration_of_what_was_answered() -> None:
    examples = [
        Example("3 May 1979", "1979-05-03", "en", rule="cldr", pattern="d MMM y"),
        Example("3.5.79", "XX79-05-03", "de", rule="cldr", pattern="d.M.yy"),
        Example("n/a", "", rule="placeholder"),
    ]
    answers = [Answer("1979-05-03", 0.75), Answer("1979-03-05", 0.75), Answer(None, 0.99, "rejected", "not-a-date")]
    report = evaluate(examples, answers, signature="s").json()
    assert report["signature"] == "s"
    assert report["whole"] == {"count": 3, "right": 2, "wrong": 1, "none": 0, "accuracy": 0.666667}
    assert report["by_pattern"] == {
        "d MMM y": {"count": 1, "right": 1, "wrong": 0, "none": 0, "accuracy": 1.0},
        "d.M.yy": {"count": 1, "right": 0, "wrong": 1, "none": 0, "accuracy": 0.0},
    }
    assert report["calibration"] == {
        "expected_calibration_error": 0.25,
        "area_under_risk_coverage": 0.5,
        "reliability": [{"low": 0.7, "high": 0.8, "count": 2, "confidence": 0.75, "accuracy": 0.5}],
        "risk_coverage": [{"threshold": 0.75, "coverage": 1.0, "risk": 0.5}],
    }
    assert json.loads(json.dumps(report)) == report


def test_every_example_of_a_report_needs_its_answer() -> None:
    with pytest.raises(ValueError, match="longer"):
        evaluate([], [Answer("1979", 0.5)], signature="s")


def test_a_long_curve_is_thinned_and_keeps_the_point_that_covers_everything() -> None:
    examples = [Example("1979", "1979")] * 1000
    found = evaluate(examples, [Answer("1979", number / 1000) for number in range(1000)], signature="s")
    summary = found.json()["calibration"]
    assert isinstance(summary, dict)
    assert len(summary["risk_coverage"]) == 50
    assert summary["risk_coverage"][0] == {"threshold": 0.0, "coverage": 1.0, "risk": 0.0}


def test_the_text_shows_how_often_answers_of_a_confidence_are_right_and_what_a_threshold_keeps() -> None:
    examples = [Example("1979", "1979")] * 4 + [Example("n/a", "")]
    answers = [Answer("1979", 0.99), Answer("1979", 0.97), Answer("1978", 0.65), Answer("1979", 0.6)]
    shown = evaluate(examples, [*answers, Answer(None, 1.0, "rejected")], signature="s").text(by=())
    assert shown.splitlines()[-9:] == [
        "confidence                answers   mean %  right %",
        "0.6 to 0.7                      2    62.50    50.00",
        "0.9 to 1.0                      2    98.00   100.00",
        "expected calibration error 0.0725",
        "",
        "answers kept %               from  wrong %",
        "50.00                      0.9700     0.00",
        "100.00                     0.6000    25.00",
        "area under the risk-coverage curve 0.145833",
    ]


def test_without_an_answer_nothing_is_said_of_calibration() -> None:
    shown = evaluate([Example("n/a", "")], [Answer(None, 1.0, "rejected")], signature="s").text(by=())
    assert "confidence" not in shown
