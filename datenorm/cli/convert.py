"""`datenorm convert`: texts in, ISO 8601 out, a record at a time and in the same order."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from datenorm.cli import output
from datenorm.cli.options import (
    check_prefer,
    hint_options,
    jobs_option,
    model_option,
    reading_options,
    reference_options,
    setting,
)
from datenorm.errors import DatenormError

if TYPE_CHECKING:
    from datenorm.cli.answers import Answers, Settings
    from datenorm.cli.notices import Notices
    from datenorm.cli.stream import Emit
    from datenorm.records import Input

REFUSED = 1
STANDARD_INPUT = Path("-")


class RecordRefused(DatenormError):
    """The refused record that ends a conversion with --on-error fail."""

    def __init__(self, message: str, exit_status: int) -> None:
        super().__init__(message)
        self.exit_status = exit_status


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option(
    "--input",
    "inputs",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Read records from FILE (- is standard input). Repeatable: files are read one after another.",
)
@setting(
    "--input-format",
    type=click.Choice(["lines", "jsonl"], case_sensitive=False),
    help="What a record is: a line, or a JSON object with a text.  [default: by the file's name, else lines]",
)
@setting(
    "--format",
    "output_format",
    type=click.Choice(["text", "tsv", "jsonl"], case_sensitive=False),
    default="text",
    show_default=True,
    help="How an answer is written (see above).",
)
@click.option("-0", "--null", is_flag=True, help="Records, and answers, end with NUL instead of a line end.")
@hint_options
@reference_options
@reading_options
@setting(
    "--alternatives",
    type=click.IntRange(min=0),
    metavar="N",
    default=0,
    show_default=True,
    help="Give at most N other readings in JSON; those of an ambiguous text are always given.",
)
@setting(
    "--on-error",
    type=click.Choice(["blank", "keep", "fail"], case_sensitive=False),
    default="blank",
    show_default=True,
    help="In place of a refused record write nothing, keep its text, or stop there.",
)
@click.option(
    "--rejects",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the refused records to FILE: line number, reason, text.",
)
@setting("--exit-zero", is_flag=True, help="End with status 0 although records were refused.")
@model_option
@jobs_option
@click.pass_context
def convert(
    context: click.Context,
    /,
    texts: tuple[str, ...],
    inputs: tuple[Path, ...],
    rejects: Path | None,
    exit_zero: bool,
    null: bool,
    input_format: str | None,
    output_format: str,
    jobs: int | None,
    prefer: str | None,
    **options: Any,
) -> None:
    """Convert texts to ISO 8601: the arguments, or the files of --input, or standard input.

    Each record gives one answer, in the same order; what is refused gives an empty one. Only answers go to standard
    output. A slow writer's records are answered as they come; large input is shared out to several processes.

    \b
    $ datenorm convert "3 May 1979" "mars 2021"
    $ datenorm convert --input letters.txt --format tsv > dates.tsv
    $ tail -f app.log | cut -f 2 | datenorm convert --locale en_GB
    $ datenorm convert --input records.jsonl --format jsonl --alternatives 3
    $ datenorm convert --reference-date 2024-05-15 "last Friday" "3 May" --prefer past
    $ git log -z --format=%ad | datenorm convert -0 --on-error keep --exit-zero

    \b
    Output formats:
      text   the answer alone
      tsv    text, answer, confidence, status, reason, separated by tabs, without a header
      jsonl  text, edtf (the answer, or null), date (the answer where it is one full day, or null), confidence,
             status (ok, ambiguous or rejected), reason, alternatives, expression (as the network wrote it), and
             reference where the answer counts from a reference date

    A JSON record is an object such as {"text": "3/5/79", "locale": "en_GB", "order": "dmy", "reference": "1980-01-15"};
    locale, order and reference (a date) are its own and count before the options. Its other keys come back in JSON
    answers as they were.

    \b
    Exit status:
      0  everything was converted
      1  something was refused (0 with --exit-zero)
      2  wrong usage, or input that cannot be read
      3  the model is missing, damaged or too new
    """
    if texts and inputs:
        raise click.UsageError("give texts as arguments or files with --input, not both")
    entries = [] if texts else _inputs(inputs, input_format)
    records_have_references = input_format == "jsonl" or any(entry.format == "jsonl" for entry in entries)
    check_prefer(prefer, options["reference"] is not None or records_have_references)
    from datenorm.cli.answers import Settings
    from datenorm.cli.notices import Notices

    settings = Settings(
        **options,
        prefer=prefer,
        today=datetime.date.today(),
        separator=b"\0" if null else b"\n",
        format=output_format,
        rejects=rejects is not None,
        many_sources=len(inputs) > 1,
    )
    notices = Notices()
    with _open_rejects(rejects, inputs) as rejects_file, closing(notices):
        emit = partial(_emit, notices, rejects_file, exit_zero)
        if texts:
            _convert_arguments(texts, input_format or "lines", settings, emit)
        else:
            _convert_inputs(entries, settings, jobs or _cores(), emit)
    notices.finish(always=not texts)
    context.exit(REFUSED if notices.refused and not exit_zero else 0)


def _convert_arguments(texts: Sequence[str], input_format: str, settings: Settings, emit: Emit) -> None:
    from datenorm.cli.answers import load_converter
    from datenorm.records import CHUNK, Chunk

    convert = load_converter(settings)
    records = [os.fsencode(text) for text in texts]
    for start in range(0, len(records), CHUNK):
        emit(convert(Chunk("", input_format, start + 1, records[start : start + CHUNK])))


def _convert_inputs(inputs: Sequence[Input], settings: Settings, jobs: int, emit: Emit) -> None:
    from datenorm.cli.answers import load_converter
    from datenorm.cli.stream import convert_all
    from datenorm.records import Reader

    if any(entry.path is None for entry in inputs) and sys.stdin.isatty():
        click.echo("datenorm: reading texts from the terminal, one a line; Ctrl-D ends", err=True)
    convert_all(Reader(inputs, settings.separator), partial(load_converter, settings), jobs, emit)


def _inputs(paths: Sequence[Path], input_format: str | None) -> list[Input]:
    """The files to read, checked; standard input where there are none, or for `-`."""
    from datenorm.records import Input, check_inputs, format_of

    chosen = [None if path == STANDARD_INPUT else path for path in paths] or [None]
    inputs = [Input(path, input_format or format_of(path)) for path in chosen]
    check_inputs(inputs)
    return inputs


@contextmanager
def _open_rejects(path: Path | None, inputs: Sequence[Path]) -> Iterator[BinaryIO | None]:
    if path is None:
        yield None
        return
    if path.exists() and any(entry.exists() and entry.samefile(path) for entry in inputs):
        raise click.UsageError(f"--rejects {path} would overwrite a file of --input; give another path")
    file = output.create(path)
    try:
        yield file
    finally:
        with suppress(OSError):  # what it held is written already, or its loss was told
            file.close()


def _emit(notices: Notices, rejects: BinaryIO | None, exit_zero: bool, answers: Answers) -> None:
    """Writes the answers of a chunk, then tells of them. Raises RecordRefused where a refused record is to end it."""
    output.write(answers.output)
    if rejects is not None:
        output.extend(rejects, answers.rejects)
    notices.add(answers)
    if answers.failure is not None:
        from datenorm.cli.notices import describe

        raise RecordRefused(f"{describe(answers.failure)}; stopped there", 0 if exit_zero else REFUSED)


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
