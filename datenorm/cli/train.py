"""`datenorm train`: from generated examples to a model folder."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from datenorm.cli.extras import needs_extra
from datenorm.cli.options import setting
from datenorm.cli.progress import ProgressLine, duration
from datenorm.errors import MissingExtra, TrainingError
from datenorm.models import is_shipped
from datenorm.presets import PRESETS, Preset, find_preset

if TYPE_CHECKING:
    from datenorm.network.batches import ExamplesFactory
    from datenorm.network.training import Trained
    from datenorm.vocabulary import Vocabulary

BACKENDS = {"tensorflow": "tensorflow", "jax": "jax", "torch": "torch"}
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training is to do; `run` is the folder of its checkpoints, `output` that of the finished model."""

    preset: Preset
    seed: int
    minutes: float | None
    output: Path
    resume: bool
    start_from: Path | None

    @property
    def run(self) -> Path:
        return self.output.with_name(self.output.name + ".training")


@click.command()
@setting(
    "--preset",
    type=click.Choice(list(PRESETS)),
    default="base",
    show_default=True,
    help="; ".join(f"{preset.name}: {preset.summary}" for preset in PRESETS.values()) + ".",
)
@click.option(
    "--minutes",
    type=click.FloatRange(min=0, min_open=True),
    metavar="N",
    help="Train for so long.  [default: until the preset's number of examples is seen]",
)
@setting(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Which examples, which first weights."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder of the model.  [default: models/my-PRESET]",
)
@setting("--backend", type=click.Choice(list(BACKENDS)), default="tensorflow", show_default=True, help="Keras backend.")
@click.option("--resume", is_flag=True, help="Go on with a training that was cut short, from its last checkpoint.")
@click.option(
    "--from",
    "start_from",
    metavar="NAME|PATH",
    help="Begin with the weights of this model, or of the training in this folder, instead of random ones.",
)
def train(
    preset: str,
    minutes: float | None,
    seed: int,
    output: Path | None,
    backend: str,
    resume: bool,
    start_from: str | None,
) -> None:
    """Train a model on generated examples.

    Says first what it will do, for about how long on this machine, and where it will write. The training and the test
    that follows leave a complete model folder or none; `datenorm convert --model FOLDER` uses it. Checkpoints go to a
    folder beside it (FOLDER.training) and are removed at the end; a training that was stopped with Ctrl-C or killed
    goes on with the same options and --resume. Needs the train extra.

    \b
    $ datenorm train --preset tiny
    $ datenorm train --minutes 120 --output models/mine
    $ datenorm train --minutes 120 --output models/mine --resume
    """
    folder = output or Path("models") / f"my-{preset}"
    plan = Plan(find_preset(preset), seed, minutes, folder, resume, _weights_folder(start_from))
    _check_output(plan.output)
    _select_backend(backend)
    with needs_extra("train"):
        _load_keras()
        trained = _train(plan)
    if not trained.finished:
        click.echo(f"stopped; go on with the same options and --resume (checkpoint in {plan.run})", err=True)
        raise click.exceptions.Exit(INTERRUPTED)
    with needs_extra("train"):
        from datenorm.cli.finished import write_model

        write_model(trained, plan.preset, plan.output, plan.run)
    shutil.rmtree(plan.run, ignore_errors=True)
    click.echo(plan.output)


def _train(plan: Plan) -> Trained:
    from datenorm.generation.stream import examples
    from datenorm.network.training import train as train_network

    source, target = _vocabularies(plan.preset.locales)
    factory = partial(examples, plan.seed, "train", locales=plan.preset.locales, groups=plan.preset.groups)
    _announce(plan, factory, source, target)
    validation = examples(plan.seed, "validation", locales=plan.preset.locales, groups=plan.preset.groups)
    return train_network(
        plan.preset,
        factory,
        list(islice(validation, plan.preset.validation_examples)),
        source,
        target,
        plan.run,
        seed=plan.seed,
        minutes=plan.minutes,
        resume=plan.resume,
        start_from=plan.start_from,
        processes=_feeding_processes(),
        progress=ProgressLine().show,
    )


def _vocabularies(locales: Sequence[str] | None) -> tuple[Vocabulary, Vocabulary]:
    from datenorm.generation.locales import locale_table
    from datenorm.generation.stream import expand_locales
    from datenorm.generation.symbols import source_symbols
    from datenorm.vocabulary import source_vocabulary, target_vocabulary

    table = locale_table(expand_locales(locales) if locales else None)
    languages = sorted({entry.language for entry in table})
    return source_vocabulary(languages, source_symbols(locales)), target_vocabulary()


def _announce(plan: Plan, factory: ExamplesFactory, source: Vocabulary, target: Vocabulary) -> None:
    """Says what will be done, for about how long, and where it is written."""
    preset = plan.preset
    click.echo(f"preset {preset.name} ({preset.summary}), seed {plan.seed}", err=True)
    click.echo(f"the model goes to {plan.output}, checkpoints until then to {plan.run}", err=True)
    if plan.resume:
        click.echo("going on from the last checkpoint", err=True)
    elif plan.minutes is not None:
        click.echo(f"training for {duration(60 * plan.minutes)}, then a test", err=True)
    else:
        from datenorm.network.speed import examples_per_second

        rate = examples_per_second(preset, factory, source, target)
        click.echo(
            f"training on {preset.examples:,} examples, about {duration(preset.examples / rate)} on this machine "
            f"({rate:,.0f} examples/s), then a test; --minutes N takes less or more",
            err=True,
        )
    click.echo("Ctrl-C stops it; --resume goes on", err=True)


def _check_output(output: Path) -> None:
    """Raises TrainingError where the model could not be written at the end, before anything is done."""
    if is_shipped(output):
        raise TrainingError(
            f"{output} lies among the models that ship with datenorm, which are never overwritten; "
            "give another --output"
        )
    if output.is_symlink() or output.is_file() or (output.is_dir() and any(output.iterdir())):
        raise TrainingError(f"{output} is there already and is not overwritten; move it away or give another --output")


def _select_backend(backend: str) -> None:
    """Keras reads its backend from the environment when it is imported."""
    if find_spec(BACKENDS[backend]) is None:
        if backend == "tensorflow":
            raise MissingExtra("tensorflow", "train")
        raise TrainingError(f"the backend {backend} is not installed; install it with: pip install {backend}")
    os.environ["KERAS_BACKEND"] = backend
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # The operations of so small a network are quicker side by side, each on one core, than shared out.
    os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")
    os.environ.setdefault("TF_NUM_INTEROP_THREADS", str(os.cpu_count() or 2))


def _load_keras() -> None:
    """Imports what is slow, while what TensorFlow writes to stderr meanwhile goes nowhere: nobody can act on it."""
    sys.stderr.flush()
    stderr, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        import datenorm.network.training  # noqa: F401
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
        os.close(nowhere)


def _weights_folder(start_from: str | None) -> Path | None:
    """The folder of a model by name or path, or of a training that was not finished."""
    from datenorm.models import find_model

    if start_from is None or (Path(start_from) / "checkpoint.npz").is_file():
        return None if start_from is None else Path(start_from)
    return find_model(start_from)


def _feeding_processes() -> int:
    """Processes that make examples: one for every two cores, up to four."""
    return max(1, min(4, (os.cpu_count() or 1) // 2))
