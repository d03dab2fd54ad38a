"""Settings that cannot be are told where they are made, before any executor hears of them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from datenorm.errors import InvalidHint, InvalidReference, ModelError
from datenorm.spark import SparkNormalizer, _normalizer

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"model": "bass"}, ModelError, "there is no model 'bass'; at hand: base"),
        ({"locale": "no such"}, InvalidHint, "a locale is written like en, en_GB or zh-Hans-CN; received 'no such'"),
        ({"reference": "soon"}, InvalidReference, "written like 2024-05-03; received 'soon'"),
        ({"prefer": "best"}, InvalidReference, "a preference is one of nearest, past, future; received 'best'"),
        ({"pivot": 0}, ValueError, "pivot is a year from 1 to 9900"),
        ({"min_confidence": 1.5}, ValueError, "min_confidence from 0 to 1"),
    ],
)
def test_a_setting_that_cannot_be_is_an_error_at_once(
    settings: Mapping[str, object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        SparkNormalizer(**settings)  # type: ignore[arg-type]


def test_an_order_that_is_none_is_an_error_at_once() -> None:
    reader = SparkNormalizer()
    for function in (reader.answer, reader.details):
        with pytest.raises(InvalidHint, match="an order is dmy, mdy, ymd or auto; received 'dym'"):
            function("written", "dym")


def test_a_bound_that_is_no_date_is_an_error_before_the_table_is_read() -> None:
    with pytest.raises(InvalidReference, match="received 'soon'"):
        SparkNormalizer().verdict(None, "written", not_after="soon")  # type: ignore[arg-type]


def test_a_shipped_model_is_found_by_name_and_another_by_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "models" / "base", tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    assert SparkNormalizer("base")._setup.model == "base"
    assert SparkNormalizer("./mine")._setup.model == str(tmp_path / "mine")


def test_a_machine_with_another_model_of_that_name_says_so() -> None:
    setup = SparkNormalizer()._setup._replace(checksum="0" * 64)
    with pytest.raises(ModelError, match="base is not the driver's base; install the same datenorm and model on every"):
        _normalizer(setup)
