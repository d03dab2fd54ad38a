"""`datenorm models`: what can be given as --model."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import click

from datenorm.cli.options import json_option
from datenorm.models import ModelInfo, available_models

SCORES = ("signature", "whole", "dates", "negatives")
HEADER = ("name", "version", "languages", "size", "right", "where")


@click.command()
@json_option
def models(as_json: bool) -> None:
    """List the models at hand: version, languages, size, the share of test texts that they answer right, and folder.

    A name given as --model is looked up in the folders of the environment variable DATENORM_MODELS (separated as in
    PATH), then in ./models, then among the models that ship with datenorm.

    \b
    $ datenorm models
    $ DATENORM_MODELS=/srv/models datenorm models --json
    """
    found = available_models()
    if as_json:
        click.echo(json.dumps([_fields(model) for model in found], indent=2, ensure_ascii=False))
        return
    click.echo(_table([HEADER, *map(_row, found)]))
    for model in found:
        if model.problem is not None:
            click.echo(f"datenorm: {model.name} cannot be used: {model.problem}", err=True)


def _fields(model: ModelInfo) -> dict[str, Any]:
    return {
        "name": model.name,
        "version": model.config.version if model.config else None,
        "path": str(model.path),
        "shipped": model.shipped,
        "languages": model.languages,
        "size": model.size,
        "scores": {name: model.report[name] for name in SCORES if name in model.report},
        "problem": model.problem,
    }


def _row(model: ModelInfo) -> tuple[str, ...]:
    where = f"{model.path} (shipped)" if model.shipped else str(model.path)
    if model.config is None:
        return (model.name, "-", "-", "-", "-", where)
    size = f"{model.size / 1e6:.1f} MB"
    return (model.name, model.config.version, str(model.languages), size, _accuracy(model.report), where)


def _accuracy(report: Mapping[str, Any]) -> str:
    whole = report.get("whole")
    return f"{100 * whole['accuracy']:.2f} %" if isinstance(whole, dict) and "accuracy" in whole else "-"


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
