"""`datenorm train` from the first line to a model folder that converts."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from datenorm import presets
from datenorm.bundle import Bundle
from datenorm.cli.main import cli
from datenorm.cli.progress import describe, duration
from datenorm.network.checkpoints import Record
from datenorm.network.training import Progress
from datenorm.normalizer import Normalizer
from datenorm.presets import PRESETS, Sizes

SMALL = replace(
    PRESETS["tiny"],
    sizes=Sizes(embedding=8, ngram_rows=64, encoder_units=8, attention_units=8, target_embedding=8, decoder_units=8),
    locales=("zh", "en"),
    examples=1024,
    batch_size=64,
    window_batches=8,
    validation_examples=64,
    test_examples=60,
)


@pytest.fixture
def train(monkeypatch, tmp_path):
    """Runs `datenorm train ARGUMENTS` in an empty folder, with a preset tiny that takes seconds."""
    monkeypatch.setitem(presets.PRESETS, "tiny", SMALL)
    monkeypatch.chdir(tmp_path)

    def train(*arguments):
        return CliRunner().invoke(cli, ["train", *arguments])

    return train


@pytest.mark.slow
def test_a_training_leaves_a_complete_model_folder_and_nothing_else(train, tmp_path):
    done = train("--preset", "tiny", "--output", "made/little")
    assert done.exit_code == 0, done.output
    assert done.stdout == "made/little\n"
    assert "the model goes to made/little" in done.stderr
    assert "training on 1,024 examples, about" in done.stderr
    assert "100.0 %, 1,024 examples" in done.stderr
    assert [path.name for path in Path("made").iterdir()] == ["little"]
    bundle = Bundle.load("made/little")
    assert bundle.config.training["examples"] == 1024
    assert bundle.config.min_confidence >= 0.5
    assert len(Normalizer.load("made/little").normalize_many(["3 May 1979", "2024年5月3日"])) == 2
    report = json.loads(Path("made/little/report.json").read_text())
    assert report["whole"]["count"] == 60
    assert "generated-test,seed=1,n=60" in report["signature"]
    assert {"by_locale", "by_script", "by_pattern", "calibration"} <= report.keys()
    assert report["signature"] in Path("made/little/README.md").read_text()
    assert Path("made/little/curves.png").read_bytes().startswith(b"\x89PNG")


def test_a_folder_with_something_in_it_is_refused_before_training(train, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("kept")
    done = train("--preset", "tiny", "--output", "mine")
    assert done.exit_code == 3
    assert "mine is there already and is not overwritten; move it away or give another --output" in done.output


def test_a_shipped_model_is_never_overwritten(train, tmp_path, monkeypatch):
    monkeypatch.setattr("datenorm.models.shipped_folder", lambda: tmp_path / "shipped")
    done = train("--output", "shipped/base")
    assert done.exit_code == 3
    assert "lies among the models that ship with datenorm" in done.output


def test_a_place_that_cannot_be_written_is_refused_before_training(train, tmp_path):
    (tmp_path / "file").write_text("in the way")
    done = train("--preset", "tiny", "--minutes", "1", "--output", "file/model")
    assert done.exit_code == 3
    assert "cannot be written to (Not a directory)" in done.output


def test_resuming_what_was_never_begun_is_an_error(train):
    done = train("--preset", "tiny", "--resume")
    assert done.exit_code == 3
    assert "there is no unfinished training in models/my-tiny.training; start one without --resume" in done.output


def test_a_backend_that_is_not_installed_is_named(train, monkeypatch):
    monkeypatch.setattr("datenorm.cli.train.find_spec", lambda name: None)
    done = train("--backend", "jax")
    assert done.exit_code == 3
    assert "the backend jax is not installed; install it with: pip install jax" in done.output


def test_weights_of_a_model_that_is_not_there_are_an_error(train):
    done = train("--from", "nowhere")
    assert done.exit_code == 3
    assert "there is no model 'nowhere'" in done.output


def test_progress_names_rate_loss_accuracy_and_time_left():
    record = Record(2000, 10.0, 0.001, 0.5, 0.25, 0.9871)
    progress = Progress(0.1234, 1_234_567, 2345.6, 0.12344, 3725.0, record, new_record=True)
    assert describe(progress) == (
        "12.3 %, 1,234,567 examples, 2,346/s, loss 0.1234, 98.71 % right in validation, 1 h 2 min left"
    )


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.4, "0 s"), (119, "119 s"), (120, "2 min"), (3600, "1 h 0 min"), (7500, "2 h 5 min")]
)
def test_durations_are_said_in_the_unit_that_fits(seconds, shown):
    assert duration(seconds) == shown
