"""Checkpoints: all that a training needs to go on, in one file that is replaced in a single step.

A checkpoint is a NumPy archive (no pickle) with the network's weights, the optimizer's variables and a JSON text that
holds the progress and what the training was begun with.
"""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from datenorm.errors import TrainingError
from datenorm.presets import Sizes

FILE = "checkpoint.npz"
_SPARE = 64 << 20  # bytes to be free beyond two checkpoints: the model folder and what else writes meanwhile

Arrays = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a training was begun with; one that is resumed must be given the same.

    The budget is `examples` or `seconds`, the other is None.
    """

    preset: str
    sizes: Sizes
    seed: int
    source: tuple[str, ...]
    target: tuple[str, ...]
    examples: int | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Record:
    """One point of the learning curves: losses per example in nats, accuracy of whole strings from 0 to 1."""

    examples: int
    seconds: float
    learning_rate: float
    loss: float
    validation_loss: float
    validation_accuracy: float


@dataclass(frozen=True, slots=True)
class Advance:
    """How far a training has come.

    `window` and `batch` are the position of the next batch, `examples` and `seconds` what was used of the budget,
    `digest` a checksum (CRC-32) over every batch seen, in order.
    """

    window: int = 0
    batch: int = 0
    examples: int = 0
    seconds: float = 0.0
    digest: int = 0
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A training at one moment."""

    setting: Setting
    advance: Advance
    weights: Arrays
    optimizer: Arrays = field(default_factory=dict)


def save_checkpoint(folder: Path, checkpoint: Checkpoint) -> None:
    """Writes the folder's checkpoint under a temporary name, forces it to disk and renames it.

    Raises TrainingError where the disk refuses; the checkpoint before is then still whole.
    """
    text = json.dumps({"setting": asdict(checkpoint.setting), "advance": asdict(checkpoint.advance)})
    arrays = _prefixed("weights/", checkpoint.weights) | _prefixed("optimizer/", checkpoint.optimizer)
    temporary = folder / f".{FILE}.tmp"
    try:
        with temporary.open("wb") as file:
            np.savez(file, allow_pickle=False, state=np.array(text), **arrays)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / FILE)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise TrainingError(
            f"the checkpoint could not be written to {folder} ({error.strerror}); make room there or make it writable, "
            "then go on with --resume"
        ) from error


def load_checkpoint(folder: Path) -> Checkpoint:
    """The folder's checkpoint; raises TrainingError where there is none or it cannot be read."""
    path = folder / FILE
    if not path.is_file():
        raise TrainingError(f"there is no unfinished training in {folder}; start one without --resume")
    try:
        with np.load(path, allow_pickle=False) as archive:
            state = json.loads(str(archive["state"]))
            weights = _with_prefix("weights/", archive)
            optimizer = _with_prefix("optimizer/", archive)
        return Checkpoint(_setting(state["setting"]), _advance(state["advance"]), weights, optimizer)
    except (OSError, EOFError, ValueError, LookupError, TypeError, zipfile.BadZipFile) as error:
        raise TrainingError(f"the checkpoint {path} cannot be read ({error}); remove it and train anew") from error


def has_checkpoint(folder: Path) -> bool:
    return (folder / FILE).is_file()


def prepare_folder(folder: Path, needed: int) -> None:
    """Makes the folder and checks that it can be written to and that `needed` bytes fit twice, before hours are spent.

    Raises TrainingError where not.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"\0")
        probe.unlink()
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise TrainingError(f"{folder} cannot be written to ({error.strerror}); give another --output") from error
    if free < 2 * needed + _SPARE:
        raise TrainingError(
            f"{folder} has {free >> 20} MB free and the training needs {(2 * needed + _SPARE) >> 20} MB; make room or "
            "give another --output"
        )


def _prefixed(prefix: str, arrays: Arrays) -> Arrays:
    return {prefix + name: array for name, array in arrays.items()}


def _with_prefix(prefix: str, archive: Mapping[str, NDArray[np.float32]]) -> Arrays:
    return {name.removeprefix(prefix): archive[name] for name in archive if name.startswith(prefix)}


def _setting(values: dict[str, object]) -> Setting:
    sizes, source, target = values.pop("sizes"), values.pop("source"), values.pop("target")
    return Setting(sizes=Sizes(**sizes), source=tuple(source), target=tuple(target), **values)  # type: ignore[arg-type]


def _advance(values: dict[str, object]) -> Advance:
    records = values.pop("records")
    return Advance(records=tuple(Record(**record) for record in records), **values)  # type: ignore[attr-defined, arg-type]
