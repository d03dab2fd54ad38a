"""Trainings for real, of a network small enough to take seconds."""

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from functools import partial
from itertools import count, islice
from pathlib import Path

import numpy as np
import pytest

from datenorm.bundle import Config, write_bundle
from datenorm.errors import TrainingError
from datenorm.network.checkpoints import load_checkpoint
from datenorm.network.export import export_decoder, export_encoder, read_weights
from datenorm.network.model import Network, first_weights
from datenorm.network.starting import starting_weights
from datenorm.network.training import learning_rate, train, validate
from datenorm.vocabulary import Vocabulary

pytestmark = pytest.mark.slow
PROGRAM = Path(__file__).with_name("little_training.py")


@pytest.fixture(scope="module")
def train_in(little):
    """Trains on little dates; keyword arguments go to `train`."""

    def train_in(folder, preset=little.PRESET, source=little.SOURCE, factory=None, **options):
        options = {"seed": 3, "processes": 0} | options
        factory = factory or little.LittleDates(1)
        return train(preset, factory, little.validation(), source, little.TARGET, folder, **options)

    return train_in


@pytest.fixture
def run(train_in, tmp_path):
    """Trains on little dates in a folder of the test's own, if no other is given."""
    return partial(train_in, tmp_path / "run")


@pytest.fixture(scope="module")
def learned(train_in, tmp_path_factory):
    """A training long enough to have learned the little dates."""
    folder = tmp_path_factory.mktemp("learned")
    reports = []
    trained = train_in(folder, progress=reports.append)
    return trained, reports, folder


@pytest.fixture(scope="module")
def interrupted(train_in, tmp_path_factory):
    """A training of a minute, on a clock that goes on by five seconds each time, interrupted in its second half."""
    folder, ticks = tmp_path_factory.mktemp("interrupted"), count(0, 5)

    def interrupt(report):
        if report.fraction > 0.5:
            os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
    try:
        trained = train_in(folder, minutes=1, clock=lambda: float(next(ticks)), progress=interrupt)
        after = signal.getsignal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    return trained, folder, ticks, after


def test_a_training_learns_to_read_dates(learned):
    trained, _, _ = learned
    assert trained.finished
    assert trained.advance.records[-1].validation_accuracy > 0.95
    assert trained.advance.records[0].validation_accuracy < 0.5


def test_validation_accuracy_is_that_of_whole_answers_written_greedily(learned, little):
    trained, _, _ = learned
    network, batch = trained.network, trained.codec.batches(islice(little.LittleDates(4)(start=0), 100), 100)[0]
    memory, state = network.encode(batch.source, batch.ngrams, batch.lengths)
    previous, right = batch.previous[:, 0], np.ones(len(batch), dtype=bool)
    for step in range(5):
        log_probabilities, _, state = network.decoder.step(previous, state, memory)
        previous = np.asarray(log_probabilities).argmax(axis=1).astype(np.int32)
        right &= (previous == batch.reference[:, step]) | (batch.reference[:, step] == 0)
    assert validate(network, [batch])[1] == pytest.approx(right.mean())


def test_progress_counts_up_to_the_budget(learned):
    trained, reports, _ = learned
    assert [report.fraction for report in reports] == sorted(report.fraction for report in reports)
    assert reports[-1].fraction >= 1
    assert reports[-1].seconds_left == 0
    assert reports[-1].examples == trained.advance.examples == 16_000  # whole batches of 64
    assert reports[-1].record == trained.advance.records[-1]
    assert all(report.examples_per_second > 0 for report in reports)


def test_the_rate_warms_up_and_falls_along_a_cosine(little):
    preset = replace(little.PRESET, learning_rate=0.1, warm_up=0.2, final_rate=0.01)
    rates = [learning_rate(preset, fraction) for fraction in (0.0, 0.1, 0.2, 0.6, 1.0, 1.1)]
    assert rates == pytest.approx([0.001, 0.05, 0.1, 0.0505, 0.001, 0.001])


def test_a_training_that_is_killed_and_resumed_sees_what_an_uncut_one_sees(learned, run, tmp_path):
    uncut = learned[0].advance
    assert killed(tmp_path / "run").returncode == -signal.SIGKILL
    cut = load_checkpoint(tmp_path / "run").advance
    resumed = run(resume=True).advance
    assert 16_000 / 3 < cut.examples < resumed.examples == uncut.examples == 16_000
    assert resumed.digest == uncut.digest != cut.digest
    assert (resumed.window, resumed.batch) == (uncut.window, uncut.batch)
    assert resumed.records[-1].validation_loss == pytest.approx(uncut.records[-1].validation_loss, rel=0.05)


def test_an_interrupt_ends_a_training_with_a_checkpoint_to_resume_from(interrupted):
    stopped, folder, _, handler_after = interrupted
    assert not stopped.finished
    assert 0 < stopped.advance.examples < 12 * 64
    assert load_checkpoint(folder).advance == stopped.advance
    assert handler_after is signal.default_int_handler


def test_a_budget_of_time_survives_a_cut(interrupted, run, tmp_path):
    first, folder, ticks, _ = interrupted
    assert 0.5 < first.advance.seconds / 60 < 1
    shutil.copytree(folder, tmp_path / "run")
    second = run(resume=True, clock=lambda: float(next(ticks)))
    assert second.finished
    assert second.advance.seconds == 60
    assert second.setting.seconds == 60


def test_a_second_training_in_a_folder_is_refused(learned, train_in):
    with pytest.raises(TrainingError, match="has an unfinished training; go on with --resume"):
        train_in(learned[2])


def test_a_resumed_training_must_be_begun_alike(learned, train_in):
    with pytest.raises(TrainingError, match="was begun with another seed"):
        train_in(learned[2], resume=True, seed=4)


def test_a_budget_is_minutes_or_examples_and_positive(run):
    with pytest.raises(TrainingError, match="received both"):
        run(minutes=1, examples=64)
    with pytest.raises(TrainingError, match="must be positive; received -1"):
        run(minutes=-1)


def test_examples_that_another_process_cannot_make_end_the_training_with_the_reason(run, little):
    with pytest.raises(TrainingError, match="examples could not be made: there is no month 13"):
        run(factory=little.NoDates(), processes=1)


def test_a_training_goes_on_from_the_weights_of_another(learned, run):
    other, _, folder = learned
    taught = run(examples=640, start_from=folder)
    assert taught.advance.records[-1].validation_loss < 0.5
    assert taught.advance.examples == 640
    assert other.advance.records[0].validation_loss > 5


def test_a_model_folder_gives_the_weights_that_it_was_exported_from(learned, little, tmp_path):
    trained, _, folder = learned
    weights = trained.network.named_weights()
    config = Config(name="little", version="1", sizes={}, max_length=32, min_confidence=0.5)
    files = {
        "config.json": config.to_json().encode(),
        "source.txt": little.SOURCE.text().encode(),
        "target.txt": little.TARGET.text().encode(),
        "locales.tsv": b"locale\tlanguage\torder\n",
        "encoder.onnx": export_encoder(weights),
        "decoder.onnx": export_decoder(weights),
    }
    write_bundle(tmp_path / "model", files)
    rounded = read_weights(files["encoder.onnx"], files["decoder.onnx"])
    for path, expected in ((folder, weights), (tmp_path / "model", rounded)):
        read = starting_weights(path, trained.network, trained.codec, seed=9)
        assert sorted(read) == sorted(weights)
        assert all((read[name] == weight).all() for name, weight in expected.items())


def test_symbols_that_both_vocabularies_know_keep_their_weights(learned, little):
    trained, _, folder = learned
    source = Vocabulary([*little.SOURCE.symbols[:10], "é", *little.SOURCE.symbols[10:]])
    network = Network(little.PRESET.sizes, len(source), len(little.TARGET))
    read = starting_weights(folder, network, replace(trained.codec, source=source), seed=9)
    old = trained.network.named_weights()
    assert (np.delete(read["encoder.embedding"], 10, axis=0) == old["encoder.embedding"]).all()
    assert (read["encoder.embedding"][10] == first_weights(network, seed=9)["encoder.embedding"][10]).all()
    assert (read["decoder.output.kernel"] == old["decoder.output.kernel"]).all()


def killed(folder):
    """The small training as a program of its own, which is killed."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "TF_CPP_MIN_LOG_LEVEL": "3"}
    return subprocess.run([sys.executable, PROGRAM, folder], env=environment, capture_output=True, text=True)
