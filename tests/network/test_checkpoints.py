import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from datenorm.errors import TrainingError
from datenorm.network.checkpoints import (
    Advance,
    Checkpoint,
    Record,
    Setting,
    load_checkpoint,
    prepare_folder,
    save_checkpoint,
)
from datenorm.presets import Sizes

SETTING = Setting("tiny", Sizes(1, 2, 3, 4, 5, 6), 7, ("<pad>", "é", "月"), ("<pad>", "<end>"), 1000, None)
ADVANCE = Advance(3, 4, 500, 12.5, 99, (Record(500, 12.5, 0.001, 2.5, 2.25, 0.75),))


def checkpoint(value: float = 1.0) -> Checkpoint:
    weights = {"encoder.embedding": np.full((2, 3), value, dtype=np.float32)}
    return Checkpoint(SETTING, ADVANCE, weights, {"0": np.array(17, dtype=np.int64)})


def test_a_checkpoint_is_read_as_it_was_written(tmp_path):
    save_checkpoint(tmp_path, checkpoint(0.1))
    read = load_checkpoint(tmp_path)
    assert read.setting == SETTING
    assert read.advance == ADVANCE
    assert read.weights["encoder.embedding"].tolist() == np.full((2, 3), 0.1, dtype=np.float32).tolist()
    assert read.weights["encoder.embedding"].dtype == np.float32
    assert read.optimizer["0"] == 17


def test_a_checkpoint_replaces_the_one_before_and_leaves_nothing_else(tmp_path):
    save_checkpoint(tmp_path, checkpoint(1.0))
    save_checkpoint(tmp_path, checkpoint(2.0))
    assert load_checkpoint(tmp_path).weights["encoder.embedding"][0, 0] == 2.0
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint.npz"]


def test_a_disk_that_refuses_leaves_the_checkpoint_before_whole(tmp_path, monkeypatch):
    save_checkpoint(tmp_path, checkpoint(1.0))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TrainingError, match=r"No space left on device.*--resume"):
        save_checkpoint(tmp_path, checkpoint(2.0))
    assert load_checkpoint(tmp_path).weights["encoder.embedding"][0, 0] == 1.0
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint.npz"]


def test_resuming_without_a_checkpoint_says_so(tmp_path):
    with pytest.raises(TrainingError, match=r"no unfinished training in .*start one without --resume"):
        load_checkpoint(tmp_path)


@pytest.mark.parametrize("kept", [0, 100, 700])
def test_a_truncated_checkpoint_is_an_error_that_names_it(tmp_path, kept):
    save_checkpoint(tmp_path, checkpoint())
    path = tmp_path / "checkpoint.npz"
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(TrainingError, match=r"checkpoint\.npz cannot be read"):
        load_checkpoint(tmp_path)


def test_a_full_disk_is_an_error_before_training(tmp_path, monkeypatch):
    usage = shutil._ntuple_diskusage(total=1 << 40, used=1 << 40, free=70 << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    prepare_folder(tmp_path, needed=1 << 20)
    with pytest.raises(TrainingError, match="has 70 MB free and the training needs 84 MB"):
        prepare_folder(tmp_path, needed=10 << 20)


def test_a_folder_that_cannot_be_made_is_an_error_before_training(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(TrainingError, match=r"cannot be written to .*give another --output"):
        prepare_folder(tmp_path / "file" / "model", needed=0)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_write_permission_is_an_error_before_training(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(TrainingError, match="Permission denied"):
        prepare_folder(tmp_path, needed=0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_disk_that_fills_while_a_checkpoint_is_written_is_an_error(tmp_path):
    (tmp_path / ".checkpoint.npz.tmp").symlink_to("/dev/full")
    with pytest.raises(TrainingError, match="No space left on device"):
        save_checkpoint(tmp_path, checkpoint())
