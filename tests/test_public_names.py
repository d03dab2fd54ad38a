"""The names of the package itself."""

from __future__ import annotations

import pytest

import datenorm


def test_every_public_name_is_there_when_asked_for() -> None:
    for name in datenorm.__all__:
        assert getattr(datenorm, name) is not None
        assert name in dir(datenorm)
    assert datenorm.normalize.__module__ == "datenorm.normalizer"
    assert datenorm.available_models.__module__ == "datenorm.models"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'datenorm' has no attribute 'normalise'"):
        _ = datenorm.normalise  # type: ignore[attr-defined]
