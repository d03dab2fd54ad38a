"""From a finished training to a model folder: threshold, scores, curves and card."""

from __future__ import annotations

import json
import math
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path

import click

import datenorm
from datenorm.bundle import Config, write_bundle
from datenorm.cli.requests import as_request
from datenorm.evaluation import calibration, metrics, plots
from datenorm.evaluation.report import evaluate
from datenorm.examples import Example
from datenorm.generation.locales import LocaleEntry, locale_table
from datenorm.generation.stream import examples, expand_locales
from datenorm.network.card import model_card
from datenorm.network.export import export_decoder, export_encoder
from datenorm.network.model import keras_in_use
from datenorm.network.training import Trained
from datenorm.normalizer import Normalizer
from datenorm.presets import Preset

# Of the answers given on the validation split, the share that may be wrong, and the least that is asked of an answer.
RISK = 0.008
LEAST_CONFIDENCE = 0.5

# Patterns by the thousand are drawn once or twice; the report has those that were drawn this often.
FEWEST = 10


def write_model(trained: Trained, preset: Preset, output: Path, run: Path) -> None:
    """Tests the network as it will run, and writes its folder to `output`, complete or not at all.

    The least confidence of an answer is chosen on the validation split, the scores are those of the test split.
    """
    config = _config(trained, preset, output.name)
    files = _network_files(trained, preset)
    candidate = run / "candidate"
    shutil.rmtree(candidate, ignore_errors=True)
    write_bundle(candidate, files | {"config.json": config.to_json().encode()})
    click.echo("choosing the least confidence on the validation split", err=True)
    config = replace(config, min_confidence=_least_confidence(candidate, _drawn(trained, preset, "validation")))
    click.echo("scoring on the test split", err=True)
    report = _report(candidate, config, trained.setting.seed, _drawn(trained, preset, "test"))
    files |= {
        "config.json": config.to_json().encode(),
        "report.json": (json.dumps(report, indent=1, ensure_ascii=False) + "\n").encode(),
        "curves.png": _curves(trained),
        "README.md": model_card(config, preset, trained.advance, report, RISK).encode(),
    }
    write_bundle(output, files)


def _config(trained: Trained, preset: Preset, name: str) -> Config:
    last = trained.advance.records[-1]
    keras_version, backend = keras_in_use()
    facts = {
        "preset": preset.name,
        "seed": trained.setting.seed,
        "examples": trained.advance.examples,
        "seconds": round(trained.advance.seconds),
        "loss": round(last.loss, 6),
        "validation_loss": round(last.validation_loss, 6),
        "validation_accuracy": round(last.validation_accuracy, 6),
        "stream_crc32": f"{trained.advance.digest:08x}",
        "backend": backend,
    }
    return Config(
        name=name,
        version="1",
        sizes=asdict(preset.sizes),
        max_length=preset.max_length,
        min_confidence=0.0,
        keras=keras_version,
        datenorm=datenorm.__version__,
        training=facts,
    )


def _network_files(trained: Trained, preset: Preset) -> dict[str, bytes]:
    weights = trained.network.named_weights()
    locales = locale_table(expand_locales(preset.locales) if preset.locales else None)
    rows = [LocaleEntry._fields, *locales]
    return {
        "source.txt": trained.codec.source.text().encode(),
        "target.txt": trained.codec.target.text().encode(),
        "locales.tsv": "".join("\t".join(row) + "\n" for row in rows).encode(),
        "encoder.onnx": export_encoder(weights),
        "decoder.onnx": export_decoder(weights),
    }


def _drawn(trained: Trained, preset: Preset, split: str) -> list[Example]:
    drawn = examples(trained.setting.seed, split, locales=preset.locales, groups=preset.groups)
    return list(islice(drawn, preset.test_examples))


def _least_confidence(model: Path, drawn: Sequence[Example]) -> float:
    """The lowest threshold at which few enough answers are wrong, rounded up to hundredths."""
    normalizer = Normalizer.load(model, min_confidence=0.0)
    answered = [
        (answer.confidence, answer.edtf == metrics.reference(example, normalizer.pivot))
        for example, answer in zip(drawn, normalizer.convert(list(map(as_request, drawn))), strict=True)
        if answer.edtf is not None
    ]
    if not answered:
        return LEAST_CONFIDENCE
    confidences, right = zip(*answered, strict=True)
    return max(LEAST_CONFIDENCE, math.ceil(100 * calibration.threshold(confidences, right, RISK)) / 100)


def _report(model: Path, config: Config, seed: int, drawn: Sequence[Example]) -> dict[str, object]:
    normalizer = Normalizer.load(model, min_confidence=config.min_confidence)
    signature = metrics.signature(
        model=config.name,
        version=config.version,
        test_set=metrics.generated_test_set("test", seed, len(drawn)),
        options={"pivot": normalizer.pivot, "min_confidence": normalizer.min_confidence},
    )
    answers = normalizer.convert(list(map(as_request, drawn)))
    evaluation = evaluate(drawn, answers, signature=signature, pivot=normalizer.pivot)
    patterns = evaluation.scores.groups["pattern"]
    evaluation.scores.groups["pattern"] = {name: tally for name, tally in patterns.items() if tally.count >= FEWEST}
    return evaluation.json()


def _curves(trained: Trained) -> bytes:
    points = list(map(asdict, trained.advance.records))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "curves.png"
        plots.learning_curves(points, path)
        return path.read_bytes()
