"""Pictures: their shape, what is light in them, and that no script brings a warning."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imread

from datenorm.evaluation import plots
from datenorm.evaluation.calibration import Bin, Operation


@pytest.fixture(autouse=True)
def _warnings_are_errors() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def test_light_means_large_weight(tmp_path: Path) -> None:
    heavy, light = tmp_path / "heavy.png", tmp_path / "light.png"
    plots.attention("3 May", ["D03"], np.zeros((1, 5)), heavy)
    plots.attention("3 May", ["D03"], np.ones((1, 5)), light)
    middle = tuple(size // 2 for size in imread(heavy).shape[:2])
    assert imread(heavy)[middle][:3].tolist() == [0.0, 0.0, 0.0]
    assert imread(light)[middle][:3].tolist() == [1.0, 1.0, 1.0]


def test_characters_of_every_kind_are_drawn_without_a_warning(tmp_path: Path) -> None:
    text = "$5^年٣\u0301ก็\u200f\t😀\U0001e952\x00\ud800 \ufdd0"
    plots.attention(text, ["C19"], np.full((1, len(text)), 1 / len(text)), tmp_path / "all.png", title="$1 = 2$ 年"[:7])
    assert (tmp_path / "all.png").read_bytes().startswith(b"\x89PNG")


def test_the_suffix_decides_the_format_and_equal_pictures_are_equal_files(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        plots.attention("1979", ["C19", "Y79"], np.eye(2, 4), tmp_path / name)
    assert b"<svg" in (tmp_path / "one.svg").read_bytes()
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_weights_of_another_shape_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\(4, 1\) do not fit 1 symbols and 4 characters"):
        plots.attention("1979", ["C19"], np.ones((4, 1)), tmp_path / "x.png")


def test_learning_curves_take_points_that_lack_a_value(tmp_path: Path) -> None:
    points = [
        {"examples": 0, "loss": 3.0},
        {"examples": 1000, "loss": 1.0, "validation_loss": 1.1, "validation_accuracy": 0.5},
    ]
    plots.learning_curves(points, tmp_path / "curves.png")
    assert imread(tmp_path / "curves.png").shape[:2] == (462, 770)


def test_a_reliability_table_becomes_a_picture(tmp_path: Path) -> None:
    plots.calibration([Bin(0.9, 1.0, 12, 0.97, 0.99)], tmp_path / "calibration.png")
    assert imread(tmp_path / "calibration.png").shape[:2] == (528, 528)


def test_a_risk_coverage_curve_becomes_a_picture(tmp_path: Path) -> None:
    plots.risk_coverage([Operation(0.9, 0.5, 0.0), Operation(0.5, 1.0, 0.1)], tmp_path / "risk.png")
    assert imread(tmp_path / "risk.png").shape[:2] == (396, 528)
