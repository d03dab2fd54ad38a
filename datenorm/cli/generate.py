"""`datenorm generate`: the generator's examples as a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from datenorm.cli import output
from datenorm.cli.extras import needs_extra
from datenorm.cli.options import setting
from datenorm.examples import write_jsonl, write_tsv
from datenorm.records import format_of

if TYPE_CHECKING:
    from datenorm.generation.stream import Generator

WRITERS = {"tsv": write_tsv, "jsonl": write_jsonl}


@click.command()
@setting("--count", type=click.IntRange(min=0), default=1000, show_default=True, help="How many examples.")
@setting("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Which stream of examples.")
@click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="LOCALE",
    help="Only dates of this locale (pt_BR) or language (pt). Repeatable.  [default: all that CLDR has]",
)
@setting(
    "--split",
    type=click.Choice(["train", "validation", "test"]),
    default="train",
    show_default=True,
    help="Which part of the patterns and dates; the three share no text.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(list(WRITERS), case_sensitive=False),
    help="Tab-separated values with a header line, or JSON lines.  [default: by the name of --output, else tsv]",
)
@click.option("--rules", is_flag=True, help="List every rule with its share of the examples and an example pair.")
@click.option("--output", "path", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE.")
def generate(
    count: int,
    seed: int,
    locales: tuple[str, ...],
    split: str,
    output_format: str | None,
    rules: bool,
    path: Path | None,
) -> None:
    """Write generated texts with their dates.

    An example has the text, the expression that it means (nothing where it is no date), its locale, the order of an
    all-numeric date, the hints given with it, and the rule, pattern and kind that made it. The examples of a seed are
    the same on every machine, and the first of them are the same whatever the count. Needs the train extra.

    \b
    $ datenorm generate --count 20
    $ datenorm generate --count 5000 --locale sv --locale fi --output nordic.tsv
    $ datenorm generate --rules
    $ datenorm generate --split test --seed 7 --format jsonl | head
    """
    with needs_extra("train"):
        from datenorm.generation.stream import Generator, examples
    if rules:
        with _open(path) as file:
            _list_rules(Generator(seed, split, locales or None), file)
        return
    write = WRITERS[output_format or ("jsonl" if format_of(path) == "jsonl" else "tsv")]
    stream = examples(seed, split, locales=locales or None)
    with _open(path) as file:
        write(islice(stream, count), file)


def _list_rules(generator: Generator, file: TextIO) -> None:
    """A line for each rule: its share of all examples in percent, its name, a text and the expression for it."""
    for rule, share in generator.shares():
        example = generator.example_of(rule)
        if example is not None:
            text = example.text.replace("\t", " ").replace("\n", " ")
            file.write(f"{100 * share:.2f}\t{rule.name}\t{text}\t{example.expression}\n")


@contextmanager
def _open(path: Path | None) -> Iterator[TextIO]:
    """The file as text, or standard output; what cannot be written raises UnwritableOutput."""
    try:
        if path is None:
            yield sys.stdout
            sys.stdout.flush()
        else:
            with output.create(path) as file, io.TextIOWrapper(file, encoding="utf-8", newline="") as text:
                yield text
    except BrokenPipeError:
        raise
    except OSError as error:
        raise output.unwritable(path or "standard output", error) from error
