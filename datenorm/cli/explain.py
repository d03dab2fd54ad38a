"""`datenorm explain`: an answer, what else it might have been, and the characters that it was read from."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from datenorm.cli import output
from datenorm.cli.extras import needs_extra
from datenorm.cli.options import (
    check_prefer,
    hint_options,
    json_option,
    model_option,
    reading_options,
    reference_options,
)

if TYPE_CHECKING:
    from datenorm.normalization import Explanation, Normalization

PICTURES = (".png", ".svg")
REFUSED = 1
_DIGITS = 4
_PLAIN_WIDTH = 100


@click.command()
@click.argument("text")
@click.option(
    "--output",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Draw the attention weights to FILE too, which ends in .png or .svg. Needs the train extra.",
)
@json_option
@hint_options
@reference_options
@reading_options
@model_option
@click.pass_context
def explain(
    context: click.Context,
    /,
    text: str,
    path: Path | None,
    as_json: bool,
    locale: str | None,
    order: str | None,
    reference: datetime.date | None,
    prefer: str | None,
    model: str,
    **reading: Any,
) -> None:
    """Show how a text was read: the answer, the readings with their probabilities, and the attention weights.

    The weights are a matrix with a row for each symbol that the network wrote (C19 and Y79 are the century and the
    year in it, M05 the month, D03 the day) and a column for each character of the text. Light means large weight. Where
    there are no colours (not on a terminal, or NO_COLOR is set) a digit gives the tenths of the weight.

    \b
    $ datenorm explain "3 May 1979"
    $ datenorm explain --order dmy "03/04/2005"
    $ datenorm explain "Thursday, May 3rd, 1979" --output attention.svg
    $ datenorm explain --reference-date 2024-05-15 "next Friday"
    $ datenorm explain --json "17.XI.2024"

    Ends with status 0, or 1 where the text was refused.
    """
    if path is not None and path.suffix.lower() not in PICTURES:
        raise click.BadParameter(f"{path} ends in neither .png nor .svg", param_hint="--output")
    check_prefer(prefer, reference is not None)
    from datenorm.normalizer import Normalizer

    normalizer = Normalizer.load(model, prefer=prefer, today=datetime.date.today(), **reading)
    explanation = normalizer.explain(text, locale=locale, order=order, reference=reference)
    if path is not None:
        _draw(explanation, path)
    if as_json:
        click.echo(json.dumps(_fields(explanation)))
    else:
        click.echo("\n".join(_describe(explanation, _wants_color(context))))
    for warning in normalizer.check_hints(locale, order):
        click.echo(f"datenorm: {warning}", err=True)
    context.exit(0 if explanation.normalization.edtf is not None else REFUSED)


def _describe(explanation: Explanation, color: bool) -> list[str]:
    from datenorm.cli.answers import message
    from datenorm.cli.shading import matrix

    normalization = explanation.normalization
    lines = [f"answer      {normalization.edtf or f'none: {message(normalization)}'}"]
    if normalization.expression is not None:
        lines.append(f"confidence  {normalization.confidence:.{_DIGITS}f}")
        lines.append(f"written     {normalization.expression or 'nothing: not a date'}")
        lines += [f"{'becomes':<12}{edtf}  by {means}" for edtf, means in explanation.steps]
    labels = ["readings", *[""] * len(normalization.alternatives)]
    readings = zip(labels, _readings(normalization), strict=False)
    lines += [f"{label:<12}{edtf}  {confidence:.{_DIGITS}f}" for label, (edtf, confidence) in readings]
    if explanation.symbols:
        width = shutil.get_terminal_size((_PLAIN_WIDTH, 0)).columns
        text = normalization.text
        lines += ["", *matrix(text, explanation.symbols, explanation.attention, color=color, width=width)]
        lines += ["", "light: large weight" if color else "tenths of the weight; . is less than half a tenth"]
    return lines


def _readings(normalization: Normalization) -> list[tuple[str, float]]:
    """Every reading with its probability, the answer first."""
    first = [] if normalization.edtf is None else [(normalization.edtf, normalization.confidence)]
    return [*first, *((reading.edtf, reading.confidence) for reading in normalization.alternatives)]


def _fields(explanation: Explanation) -> dict[str, Any]:
    from datenorm.records import answer_fields

    return {
        "text": explanation.normalization.text,
        **answer_fields(explanation.normalization),
        "canonical": explanation.canonical,
        "steps": [{"edtf": edtf, "by": means} for edtf, means in explanation.steps],
        "symbols": list(explanation.symbols),
        "attention": explanation.attention.round(_DIGITS).tolist(),
        "hints": list(explanation.hints),
        "hint_attention": explanation.hint_attention.round(_DIGITS).tolist(),
    }


def _draw(explanation: Explanation, path: Path) -> None:
    """Writes the picture. Raises MissingExtra without the plotting library, UnwritableOutput."""
    with needs_extra("train"):
        from datenorm.evaluation import plots
    normalization = explanation.normalization
    if not explanation.symbols:
        click.echo(f"datenorm: {path} was not written: the text did not reach the network", err=True)
        return
    title = f"{normalization.edtf or 'none'}  (confidence {normalization.confidence:.{_DIGITS}f})"
    try:
        plots.attention(normalization.text, explanation.symbols, explanation.attention, path, title=title)
    except OSError as error:
        raise output.unwritable(path, error) from error


def _wants_color(context: click.Context) -> bool:
    return context.color is not False and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
