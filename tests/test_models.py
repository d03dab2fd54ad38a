"""Where models are looked up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from datenorm import models
from datenorm.bundle import Config, write_bundle
from datenorm.errors import ModelError
from datenorm.models import available_models, describe_model, find_model, is_shipped
from datenorm.vocabulary import source_vocabulary, target_vocabulary


def make(folder: Path, version: str = "1") -> Path:
    config = Config(name=folder.name, version=version, sizes={}, max_length=40, min_confidence=0.5)
    write_bundle(
        folder,
        {
            "config.json": config.to_json().encode(),
            "source.txt": source_vocabulary([], "a").text().encode(),
            "target.txt": target_vocabulary().text().encode(),
            "locales.tsv": b"locale\tlanguage\torder\nen\ten\tmdy\nen_GB\ten\tdmy\nsv\tsv\tymd\n",
            "encoder.onnx": b"",
            "decoder.onnx": b"",
            "report.json": b'{"right": 0.99}',
        },
    )
    return folder


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders `one` and `two` of DATENORM_MODELS, a working directory with `models`, and the shipped models."""
    for name in ("one", "two", "here/models", "shipped"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setenv("DATENORM_MODELS", os.pathsep.join([str(tmp_path / "one"), str(tmp_path / "two")]))
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(models, "shipped_folder", lambda: tmp_path / "shipped")
    return tmp_path


def test_a_name_is_looked_up_in_the_variable_then_here_then_among_the_shipped(places: Path) -> None:
    for place in ("shipped", "here/models", "two", "one"):
        folder = make(places / place / "base")
        assert find_model("base").resolve() == folder


def test_a_path_is_taken_as_it_is(places: Path) -> None:
    make(places / "one" / "base")
    other = make(places / "here" / "base")
    assert find_model("./base").resolve() == other
    assert find_model(str(other)) == other
    assert find_model(other) == other
    assert find_model("base") == places / "one" / "base"


def test_a_name_that_is_nowhere_may_be_a_folder_here(places: Path) -> None:
    folder = make(places / "here" / "mine")
    assert find_model("mine").resolve() == folder


def test_a_model_that_is_not_there_is_an_error_that_names_those_that_are(places: Path) -> None:
    make(places / "shipped" / "base")
    make(places / "one" / "tiny")
    for name in ("bsae", "", "../bsae"):
        with pytest.raises(ModelError, match=r"there is no model .*; at hand: tiny, base; give"):
            find_model(name)


def test_available_models_lists_each_name_once_with_its_facts(places: Path) -> None:
    make(places / "one" / "base", version="7")
    make(places / "shipped" / "base")
    make(places / "shipped" / "tiny")
    (places / "shipped" / ".half-written").mkdir()
    (places / "shipped" / ".half-written" / "config.json").write_text("{}")
    (places / "shipped" / "notes").mkdir()
    base, tiny = available_models()
    assert (base.name, base.path, base.shipped) == ("base", places / "one" / "base", False)
    assert base.config is not None
    assert base.config.version == "7"
    assert (base.languages, base.report, base.problem) == (2, {"right": 0.99}, None)
    assert base.size == sum(file.stat().st_size for file in base.path.iterdir())
    assert (tiny.name, tiny.shipped) == ("tiny", True)


def test_a_damaged_model_is_listed_with_its_problem(places: Path) -> None:
    folder = make(places / "one" / "base")
    (folder / "encoder.onnx").write_bytes(b"other")
    (info,) = available_models()
    assert info.problem is not None
    assert "checksum of encoder.onnx differs" in info.problem
    (folder / "encoder.onnx").write_bytes(b"")
    assert describe_model(folder).problem is None


def test_only_what_lies_among_the_shipped_models_is_shipped(places: Path) -> None:
    assert is_shipped(places / "shipped" / "base")
    assert is_shipped(places / "here" / ".." / "shipped" / "new")
    assert not is_shipped(places / "one" / "base")
    assert not is_shipped(places / "shipped-not" / "base")


def test_a_folder_that_is_both_here_and_shipped_is_searched_once(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "shipped_folder", lambda: places / "here" / "models")
    assert len(models.search_path()) == 3
