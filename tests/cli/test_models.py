"""`datenorm models`: what is at hand, sound or not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from datenorm.bundle import Config, write_bundle
from datenorm.vocabulary import source_vocabulary, target_vocabulary

Run = Callable[..., CompletedProcess[bytes]]


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A folder with a sound model `fine` and a damaged one, `torn`."""
    report = {"signature": "s", "whole": {"accuracy": 0.98765}, "dates": {}, "negatives": {}, "fields": {}}
    for name in ("fine", "torn"):
        config = Config(name=name, version="2", sizes={}, max_length=40, min_confidence=0.5)
        files = {
            "config.json": config.to_json().encode(),
            "source.txt": source_vocabulary([], "a").text().encode(),
            "target.txt": target_vocabulary().text().encode(),
            "locales.tsv": b"locale\tlanguage\torder\nen\ten\tmdy\nen_GB\ten\tdmy\nsv\tsv\tymd\n",
            "encoder.onnx": b"x" * 1_200_000,
            "decoder.onnx": b"",
            "report.json": json.dumps(report).encode(),
        }
        write_bundle(tmp_path / name, files)
    (tmp_path / "torn" / "source.txt").write_text("x")
    return tmp_path


def test_models_are_a_table(datenorm: Run, places: Path) -> None:
    done = datenorm("models", DATENORM_MODELS=str(places), cwd=places)
    lines = done.stdout.decode().splitlines()
    assert lines[0].split() == ["name", "version", "languages", "size", "right", "where"]
    assert lines[1].split() == ["fine", "2", "2", "1.2", "MB", "98.77", "%", str(places / "fine")]
    assert lines[2].split() == ["torn", "-", "-", "-", "-", str(places / "torn")]
    assert done.stderr.startswith(b"datenorm: torn cannot be used: ")
    assert done.returncode == 0


def test_models_are_json(datenorm: Run, places: Path) -> None:
    fine, torn = json.loads(datenorm("models", "--json", DATENORM_MODELS=str(places), cwd=places).stdout)[:2]
    assert fine.pop("size") > 1_200_000
    assert fine == {
        "name": "fine",
        "version": "2",
        "path": str(places / "fine"),
        "shipped": False,
        "languages": 2,
        "scores": {"signature": "s", "whole": {"accuracy": 0.98765}, "dates": {}, "negatives": {}},
        "problem": None,
    }
    assert (torn["name"], torn["version"]) == ("torn", None)
    assert "damaged" in torn["problem"]
