"""The training loop: steps, schedule, validation, checkpoints."""

from __future__ import annotations

import math
import signal
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import keras
import numpy as np

from datenorm.errors import TrainingError
from datenorm.examples import Example
from datenorm.network.batches import Batch, Codec, ExamplesFactory, Feeder, Position, Windows
from datenorm.network.checkpoints import (
    Advance,
    Arrays,
    Checkpoint,
    Record,
    Setting,
    has_checkpoint,
    load_checkpoint,
    prepare_folder,
    save_checkpoint,
)
from datenorm.network.model import Network, first_weights, sequence_loss
from datenorm.network.starting import starting_weights
from datenorm.presets import Preset
from datenorm.vocabulary import Vocabulary

_REPORT_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a training stands: share of the budget used, examples seen and a second, losses, seconds still to go.

    `record` is the newest point of the learning curves, None before the first; `new_record` says that it is new.
    """

    fraction: float
    examples: int
    examples_per_second: float
    loss: float
    seconds_left: float
    record: Record | None
    new_record: bool


@dataclass(frozen=True, slots=True)
class Trained:
    """A training at its end. `finished` is False where it was interrupted and can be resumed."""

    network: Network
    codec: Codec
    setting: Setting
    advance: Advance
    finished: bool


def train(
    preset: Preset,
    examples_factory: ExamplesFactory,
    validation_examples: Sequence[Example],
    source_vocabulary: Vocabulary,
    target_vocabulary: Vocabulary,
    folder: Path,
    *,
    seed: int = 0,
    minutes: float | None = None,
    examples: int | None = None,
    resume: bool = False,
    start_from: Path | None = None,
    processes: int = 1,
    progress: Callable[[Progress], None] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Trained:
    """Trains a network on a stream of examples; checkpoints go to `folder`.

    The budget is `minutes`, or `examples`, or the preset's number of examples. `resume` goes on from the checkpoint in
    `folder`, with the same arguments; then the budget is the checkpoint's unless another is given. `start_from` is a
    model folder or a training's folder whose weights are taken over, with a schedule of its own. `processes` other
    processes make the examples (0: this one does). SIGINT ends the training after the step in hand, with a
    checkpoint. Raises TrainingError where it cannot start or go on.
    """
    setting = _setting(preset, seed, source_vocabulary, target_vocabulary, minutes, examples)
    checkpoint = load_checkpoint(folder) if resume else None
    if checkpoint is None and has_checkpoint(folder):
        raise TrainingError(f"{folder} has an unfinished training; go on with --resume, or remove the folder")
    codec = Codec.of(preset, source_vocabulary, target_vocabulary)
    network = Network(preset.sizes, len(source_vocabulary), len(target_vocabulary))
    prepare_folder(folder, 3 * sum(array.nbytes for array in network.named_weights().values()))
    validation = codec.batches(validation_examples, preset.batch_size)
    if not validation:
        raise TrainingError("no example to validate on can be used; give examples that are not empty or too long")
    loop = _Loop(preset, network, setting, folder, validation, progress or _silent, clock)
    if checkpoint:
        loop.restore(checkpoint, budget_given=minutes is not None or examples is not None)
    else:
        loop.begin(starting_weights(start_from, network, codec, seed) if start_from else first_weights(network, seed))
    windows = Windows.of(preset, examples_factory, codec, seed)
    with Feeder(windows, loop.position, processes) as feeder, _interruptible() as interrupted:
        finished = loop.run(iter(feeder), interrupted)
    return Trained(network, codec, loop.setting, loop.advance, finished)


def learning_rate(preset: Preset, fraction: float) -> float:
    """The learning rate after a share of the budget: linear warm-up, then a cosine (Loshchilov and Hutter, 2017)."""
    if fraction < preset.warm_up:
        return preset.learning_rate * max(fraction / preset.warm_up, 0.01)
    done = min(1.0, (fraction - preset.warm_up) / (1 - preset.warm_up))
    cosine = (1 + math.cos(math.pi * done)) / 2
    return preset.learning_rate * (preset.final_rate + (1 - preset.final_rate) * cosine)


def compile_network(network: Network, preset: Preset) -> keras.optimizers.Optimizer:
    """Readies the network for training; the optimizer is Adam (Kingma and Ba, 2015), the gradient's norm is clipped."""
    optimizer = keras.optimizers.Adam(preset.learning_rate, global_clipnorm=preset.clip_norm)
    # XLA is slower than TensorFlow's own kernels for this network on CPUs; JAX is XLA.
    compiled = keras.backend.backend() == "jax"
    network.compile(optimizer=optimizer, loss=sequence_loss, jit_compile=compiled)
    optimizer.build(network.trainable_variables)
    return optimizer


class _Loop:
    """The state of a training and its steps."""

    def __init__(
        self,
        preset: Preset,
        network: Network,
        setting: Setting,
        folder: Path,
        validation: Sequence[Batch],
        progress: Callable[[Progress], None],
        clock: Callable[[], float],
    ) -> None:
        self.setting = setting
        self.advance = Advance()
        self._losses: list[float] = []  # of the steps since the last record
        self._preset, self._network, self._folder = preset, network, folder
        self._validation, self._progress, self._clock = validation, progress, clock
        self._optimizer = compile_network(network, preset)

    @property
    def position(self) -> Position:
        return Position(self.advance.window, self.advance.batch)

    def begin(self, weights: Arrays) -> None:
        """Sets the weights and writes a first checkpoint, so that a disk that refuses is known at once."""
        self._network.assign_weights(weights)
        self._save()

    def restore(self, checkpoint: Checkpoint, budget_given: bool) -> None:
        """Takes up the training of a checkpoint; raises TrainingError where it was begun otherwise."""
        mine = self.setting
        if not budget_given:
            mine = replace(mine, examples=checkpoint.setting.examples, seconds=checkpoint.setting.seconds)
        for name in ("preset", "sizes", "seed", "source", "target"):
            if getattr(mine, name) != getattr(checkpoint.setting, name):
                raise TrainingError(
                    f"the unfinished training in {self._folder} was begun with another {name}; resume it with the "
                    "same, or remove the folder and train anew"
                )
        self.setting, self.advance = mine, checkpoint.advance
        self._network.assign_weights(checkpoint.weights)
        for number, variable in enumerate(self._optimizer.variables):
            variable.assign(checkpoint.optimizer[str(number)])

    def run(self, batches: Iterator[tuple[Batch, Position]], interrupted: threading.Event) -> bool:
        """Steps until the budget is used (True) or an interrupt comes (False); ends with a checkpoint."""
        began = self._clock() - self.advance.seconds
        meter = _Meter(self._preset.checkpoint_seconds, self.advance)
        while self.fraction < 1 and not interrupted.is_set():
            batch, position = next(batches)
            self._step(batch, position)
            self.advance = replace(self.advance, seconds=self._clock() - began)
            if meter.checkpoint_due(self.advance):
                self._record()
                self._report(meter, new_record=True)
            elif meter.report_due(self.advance):
                self._report(meter, new_record=False)
        if self._losses:
            self._record()
            self._report(meter, new_record=True)
        return self.fraction >= 1

    @property
    def fraction(self) -> float:
        """The share of the budget that is used."""
        if self.setting.seconds is not None:
            return self.advance.seconds / self.setting.seconds
        return self.advance.examples / (self.setting.examples or 1)

    def _step(self, batch: Batch, position: Position) -> None:
        """One step of the optimizer."""
        self._optimizer.learning_rate = learning_rate(self._preset, self.fraction)
        loss = float(self._network.train_on_batch(batch.inputs, batch.reference))
        if not math.isfinite(loss):
            raise TrainingError(f"the loss became {loss}; go on from the last checkpoint with --resume")
        self._losses.append(loss)
        before = self.advance
        self.advance = replace(
            before,
            window=position.window,
            batch=position.batch,
            examples=before.examples + len(batch),
            digest=zlib.crc32(batch.source.tobytes() + batch.reference.tobytes(), before.digest),
        )

    def _record(self) -> None:
        """Adds a point to the learning curves and writes a checkpoint."""
        loss, accuracy = validate(self._network, self._validation)
        rate = learning_rate(self._preset, self.fraction)
        record = Record(self.advance.examples, self.advance.seconds, rate, self._loss(), loss, accuracy)
        self.advance = replace(self.advance, records=(*self.advance.records, record))
        self._losses.clear()
        self._save()

    def _loss(self) -> float:
        """The mean loss of the steps since the last record, or that record's where there was none."""
        if self._losses:
            return sum(self._losses) / len(self._losses)
        return self.advance.records[-1].loss if self.advance.records else math.nan

    def _save(self) -> None:
        variables = {str(n): keras.ops.convert_to_numpy(v) for n, v in enumerate(self._optimizer.variables)}
        checkpoint = Checkpoint(self.setting, self.advance, self._network.named_weights(), variables)
        save_checkpoint(self._folder, checkpoint)

    def _report(self, meter: _Meter, new_record: bool) -> None:
        rate = meter.rate(self.advance)
        if self.setting.seconds is not None:
            left = self.setting.seconds - self.advance.seconds
        else:
            left = ((self.setting.examples or 0) - self.advance.examples) / max(rate, 1e-9)
        record = self.advance.records[-1] if self.advance.records else None
        examples = self.advance.examples
        self._progress(Progress(self.fraction, examples, rate, self._loss(), max(left, 0.0), record, new_record))


class _Meter:
    """When a report or a checkpoint is due, and the examples a second since the report before."""

    def __init__(self, checkpoint_seconds: float, advance: Advance) -> None:
        self._checkpoint_seconds = checkpoint_seconds
        self._checkpoint = self._reported = advance
        self._rate = 0.0

    def checkpoint_due(self, advance: Advance) -> bool:
        due = advance.seconds - self._checkpoint.seconds >= self._checkpoint_seconds
        if due:
            self._checkpoint = advance
        return due

    def report_due(self, advance: Advance) -> bool:
        return advance.seconds - self._reported.seconds >= _REPORT_SECONDS

    def rate(self, advance: Advance) -> float:
        """Examples a second, smoothed over the last five reports or so."""
        seconds = advance.seconds - self._reported.seconds
        if seconds > 0:
            newest = (advance.examples - self._reported.examples) / seconds
            self._rate = 0.8 * self._rate + 0.2 * newest if self._rate else newest
        self._reported = advance
        return self._rate


def validate(network: Network, batches: Sequence[Batch]) -> tuple[float, float]:
    """Mean loss of an example in nats, and the share of targets that greedy search would write without a mistake.

    Where the most probable symbol is the reference's at every step of teacher forcing, greedy search writes the
    reference, and otherwise it does not: one pass tells.
    """
    loss, right, count = 0.0, 0, 0
    for batch in batches:
        predicted = np.asarray(network.predict_on_batch(batch.inputs))
        likelihood = np.take_along_axis(predicted, batch.reference[..., None], axis=-1)[..., 0]
        real = batch.reference != 0
        loss -= float(likelihood[real].sum())
        right += int(((predicted.argmax(axis=-1) == batch.reference) | ~real).all(axis=1).sum())
        count += len(batch)
    return loss / count, right / count


@contextmanager
def _interruptible() -> Iterator[threading.Event]:
    """An event that SIGINT sets, so that the step in hand ends first; a second SIGINT interrupts at once."""
    event = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield event
        return

    def interrupt(number: int, frame: object) -> None:
        event.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield event
    finally:
        signal.signal(signal.SIGINT, before)


def _setting(
    preset: Preset,
    seed: int,
    source: Vocabulary,
    target: Vocabulary,
    minutes: float | None,
    examples: int | None,
) -> Setting:
    if minutes is not None and examples is not None:
        raise TrainingError("a budget is a number of minutes or of examples; received both: give one")
    if min(minutes or 1, examples or 1) <= 0:
        raise TrainingError(f"a budget must be positive; received {minutes if examples is None else examples}")
    seconds = None if minutes is None else 60 * minutes
    if seconds is None and examples is None:
        examples = preset.examples
    return Setting(preset.name, preset.sizes, seed, source.symbols, target.symbols, examples, seconds)


def _silent(progress: Progress) -> None:
    """Reports nothing."""
