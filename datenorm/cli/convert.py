"""`datenorm convert`: texts in, ISO 8601 out, a record at a time and in the same order."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from datenorm.cli.options import (
    check_prefer,
    column_hint_options,
    jobs_option,
    model_option,
    reading_options,
    reference_options,
    setting,
)
from datenorm.cli.outlets import REFUSED, Outlets, Places, open_rejects
from datenorm.cli.table_options import TableOptions, table_options

if TYPE_CHECKING:
    from datenorm.cli.answers import Settings
    from datenorm.cli.stream import Emit
    from datenorm.records import Input

STANDARD_STREAM = Path("-")


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
    type=click.Choice(["lines", "csv", "tsv", "jsonl", "parquet"], case_sensitive=False),
    help="What is read: lines, a table, or JSON objects, one a line.  [default: by the file's name, else lines]",
)
@table_options
@setting(
    "--format",
    "output_format",
    type=click.Choice(["text", "tsv", "jsonl"], case_sensitive=False),
    default="text",
    show_default=True,
    help="How an answer is written (see above); a table comes back as a table.",
)
@click.option(
    "--output",
    "output_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE (- is standard output), complete or not at all; compressed as its name says.",
)
@click.option("-0", "--null", is_flag=True, help="Records, and answers, end with NUL instead of a line end.")
@column_hint_options
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
    help="Write the refused records to FILE: number, reason, and the text or the whole row.",
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
    output_path: Path | None,
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
    $ datenorm convert --input births.csv.gz --column 'date_*' --details --output births_iso.csv.gz

    With --column, a table (CSV, TSV, JSON lines, Parquet; compressed or not) comes back as it is, with the answers in a
    new column NAME_iso, or in place of the texts with --replace. A table is read and written row by row.

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
    chosen = TableOptions.taken_from(options)
    places = Places(None if output_path == STANDARD_STREAM else output_path, rejects)
    table_format = None if texts else chosen.format(inputs, input_format)
    _check_usage(context, chosen, is_table=table_format is not None, null=null)
    entries = [] if texts else _inputs(inputs, table_format or input_format)
    records_have_references = input_format == "jsonl" or any(entry.format == "jsonl" for entry in entries)
    check_prefer(prefer, options["reference"] is not None or (records_have_references and table_format is None))
    places.check(inputs)
    from datenorm.cli.answers import Settings

    settings = Settings(
        **options,
        prefer=prefer,
        today=datetime.date.today(),
        separator=b"\0" if null else b"\n",
        format=output_format,
        rejects=rejects is not None,
        many_sources=len(inputs) > 1,
    )
    jobs = jobs or _cores()
    if table_format is None:
        has_refused = _convert_records(texts, input_format, entries, settings, jobs, places, exit_zero)
    else:
        from datenorm.cli.tables import convert_table
        from datenorm.tables.source import Opening

        opening = Opening(entries[0].path, table_format, chosen.delimiter, chosen.encoding)
        has_refused = convert_table(opening, chosen, settings, jobs, places, exit_zero)
    context.exit(REFUSED if has_refused and not exit_zero else 0)


def _check_usage(context: click.Context, chosen: TableOptions, is_table: bool, null: bool) -> None:
    """Raises UsageError where options for tables and for lines are mixed."""
    chosen.check()
    flag = chosen.only_for_tables()
    if not is_table and flag is not None:
        raise click.UsageError(f"{flag} is for tables, not for texts given as arguments; give a file with --input")
    if is_table and null:
        raise click.UsageError("--null is for lines; the rows of a table end as they do")
    unused = ["output_format"] if is_table else ["delimiter", "encoding", "not_after", "not_before"]
    given = [name for name in unused if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE]
    if given and not is_table:
        flag = given[0].replace("_", "-")
        raise click.UsageError(f"--{flag} is for tables; add --column NAME, and --input-format csv where no name tells")
    if given:
        raise click.UsageError("--format is for lines; a table comes back in its own format (--details adds columns)")


def _convert_records(
    texts: Sequence[str],
    input_format: str | None,
    entries: Sequence[Input],
    settings: Settings,
    jobs: int,
    places: Places,
    exit_zero: bool,
) -> bool:
    """Converts the arguments, or lines and JSON objects, and says whether one was refused."""
    from datenorm.cli.notices import Notices

    notices = Notices(shares_terminal=places.answers is None)
    with open_rejects(places.rejects) as rejects, closing(notices), places.opened() as sink:
        emit = Outlets(sink, rejects, notices, exit_zero).emit
        if texts:
            _convert_arguments(texts, input_format or "lines", settings, emit)
        else:
            _convert_inputs(entries, settings, jobs, emit)
    notices.finish(always=not texts)
    return notices.refused > 0


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

    chosen = [None if path == STANDARD_STREAM else path for path in paths] or [None]
    inputs = [Input(path, input_format or format_of(path)) for path in chosen]
    check_inputs(inputs)
    return inputs


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
