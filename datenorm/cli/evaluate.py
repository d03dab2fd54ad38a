"""`datenorm evaluate`: scores of a model on labelled texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from datenorm.cli import output
from datenorm.cli.extras import needs_extra
from datenorm.cli.options import json_option, model_option, reading_options, setting
from datenorm.errors import InvalidRecord
from datenorm.examples import Example, read_jsonl, read_tsv
from datenorm.records import Input, check_inputs, format_of

if TYPE_CHECKING:
    from datenorm.evaluation.report import Evaluation

GROUPS = ("language", "locale", "kind", "script", "calendar", "rule")


@click.command()
@click.option(
    "--input",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Labelled texts, TSV or (by its name) JSON lines.  [default: the generated test split]",
)
@setting("--count", type=click.IntRange(min=1), default=10_000, show_default=True, help="Generated texts.")
@setting("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Which generated texts.")
@click.option(
    "--by",
    multiple=True,
    type=click.Choice(GROUPS),
    default=("kind", "script", "locale"),
    help="Groups to score one by one. Repeatable.  [default: kind, script, locale]",
)
@json_option
@click.option(
    "--plots",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Draw calibration.png and risk-coverage.png there.",
)
@reading_options
@model_option
def evaluate(
    path: Path | None,
    count: int,
    seed: int,
    by: tuple[str, ...],
    as_json: bool,
    folder: Path | None,
    model: str,
    **reading: Any,
) -> None:
    """Score a model: whole answers right, wrong and refused, by field, locale, kind and script; and its calibration.

    A labelled file has a text and the expression that is right for it, empty where it is no date: TSV under a header
    line that names the columns text and expression (or edtf), or two columns without a header; or JSON lines with these
    keys. Columns locale, kind and rule give the groups; order_hint and language_hint are given to the model.

    Without a file the test split of the generator is scored, which no training sees; this needs the train extra.

    Below the scores: of the answers given with each confidence, how many are right; and how many are wrong of the
    answers that a higher --min-confidence would keep. With --min-confidence 0 this is about every answer.

    The first line is the signature: two scores compare only where their signatures agree.

    \b
    $ datenorm evaluate --input mine.tsv
    $ datenorm evaluate --count 50000 --seed 7 --by locale --by rule
    $ datenorm evaluate --model models/mine --json > scores.json
    $ datenorm evaluate --min-confidence 0 --plots pictures
    """
    if path is not None:
        check_inputs([Input(path, format_of(path))])
    from datenorm.cli.requests import as_request
    from datenorm.evaluation import metrics, report
    from datenorm.normalizer import Normalizer

    paint = _painter(folder) if folder is not None else None
    normalizer = Normalizer.load(model, **reading)
    examples = _generated(seed, count) if path is None else _labelled(path)
    evaluation = report.evaluate(
        examples,
        normalizer.convert([as_request(example) for example in examples]),
        signature=metrics.signature(
            model=normalizer.config.name,
            version=normalizer.config.version,
            test_set=metrics.generated_test_set("test", seed, count) if path is None else metrics.file_test_set(path),
            options={"pivot": normalizer.pivot, "min_confidence": normalizer.min_confidence},
        ),
        pivot=normalizer.pivot,
    )
    click.echo(json.dumps(evaluation.json(), indent=2, ensure_ascii=False) if as_json else evaluation.text(by))
    if paint is not None:
        paint(evaluation)


def _painter(folder: Path) -> Callable[[Evaluation], None]:
    """What draws the pictures in the folder, made now; raises MissingExtra without the plotting library."""
    with needs_extra("train"):
        from datenorm.evaluation import plots

    def paint(evaluation: Evaluation) -> None:
        try:
            plots.calibration(evaluation.reliability, folder / "calibration.png")
            plots.risk_coverage(evaluation.risk_coverage, folder / "risk-coverage.png")
        except OSError as error:
            raise output.unwritable(folder, error) from error

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise output.unwritable(folder, error) from error
    return paint


def _generated(seed: int, count: int) -> list[Example]:
    with needs_extra("train"):
        from datenorm.generation.stream import examples
    return list(islice(examples(seed, "test"), count))


def _labelled(path: Path) -> Sequence[Example]:
    """The examples of a file. Raises InvalidRecord, which names the line, where it holds something else."""
    read = read_jsonl if format_of(path) == "jsonl" else read_tsv
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            examples = list(read(stream))
    except UnicodeDecodeError as error:
        raise InvalidRecord(f"{path} is not valid UTF-8 ({error}); convert it first") from error
    except InvalidRecord as error:
        raise InvalidRecord(f"{path}: {error}") from error
    if not examples:
        raise InvalidRecord(f"{path} holds no examples; each line needs a text and an expression")
    return examples
