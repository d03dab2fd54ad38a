"""How `convert` converts a table: opened, its columns chosen, then row by row into a table like it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from datenorm.cli import output
from datenorm.cli.answers import Answers, Settings, message
from datenorm.cli.notices import Notices
from datenorm.cli.outlets import Outlets, Places, open_rejects
from datenorm.cli.stream import Crew, Reads
from datenorm.cli.table_answers import ColumnAnswers, TableSettings
from datenorm.cli.table_work import Chunk, Convert, Gather, TableWork, load_work
from datenorm.columns import Evidence
from datenorm.field_orders import read_window
from datenorm.tables.cells import Added
from datenorm.tables.formats import format_of
from datenorm.tables.layouts import Layout, Text
from datenorm.tables.parquet import ParquetRejects, ParquetTable, ParquetWriter
from datenorm.tables.selection import added, is_pattern, select
from datenorm.tables.source import Opening, RowTable
from datenorm.verdicts import ColumnVerdict, bounded_pivot

if TYPE_CHECKING:
    from datenorm.cli.table_options import TableOptions

# Rows that a dry run shows, and characters of a text.
SHOWN = 10
_WIDEST = 40
_REFUSED = {"ambiguous": "ambiguous: ", "rejected": "refused: "}

Table = RowTable | ParquetTable
TableCrew = Crew[Gather | Convert, Any]
Run = Callable[[Callable[[Any], None]], None]


def convert_table(
    opening: Opening, chosen: TableOptions, common: Settings, jobs: int, places: Places, exit_zero: bool
) -> bool:
    """Converts a table and says whether a row was refused."""
    _check_output(opening, places)
    window = read_window(chosen.not_before, chosen.not_after)
    with closing(_opened(opening, twice=chosen.decides)) as table:
        fresh = _added(table, opening, chosen)
        if isinstance(table, RowTable) and table.was_guessed:
            click.echo(f"datenorm: {table.name} was read as {table.encoding.name}; --encoding names another", err=True)
        if not chosen.decides and (pivot := bounded_pivot(window)) is not None:
            common = replace(common, pivot=pivot)
        settings = TableSettings(common, fresh, window)
        make = partial(load_work, _layout(table, fresh), settings)
        work = make()
        with closing(TableCrew(work, make, jobs)) as crew:
            verdicts = _verdicts(table, work, crew, settings) if chosen.decides else ()
            if chosen.dry_run:
                return _show_first(table, work, verdicts, settings)
            has_refused = _convert(table, crew, verdicts, settings, places, exit_zero)
        if chosen.decides and table.has_grown():
            click.echo(f"datenorm: {table.name} has grown meanwhile; rows that came later are not converted", err=True)
        return has_refused


def _verdicts(table: Table, work: TableWork, crew: TableCrew, settings: TableSettings) -> tuple[ColumnVerdict, ...]:
    """The verdict on each column by all of its rows; each is told. The table goes back to its first row."""
    sums = work.no_evidence()

    def add(part: list[Evidence]) -> None:
        for evidence, fresh in zip(sums, part, strict=True):
            evidence.update(fresh)
        if isinstance(table, ParquetTable):
            table.rows.popleft()

    reader: Reads[Chunk] = table
    crew.run(reader, Gather, add)
    table.rewind()
    verdicts = tuple(evidence.verdict() for evidence in sums)
    for name, verdict in zip(settings.added.names, verdicts, strict=True):
        for notice in verdict.notices(work.pivot):
            click.echo(f"datenorm: {name}: {notice}", err=True)
    return verdicts


def _check_output(opening: Opening, places: Places) -> None:
    for flag, path in (("--output", places.answers), ("--rejects", places.rejects)):
        told = format_of(path)
        if told not in (None, opening.format):
            raise click.UsageError(
                f"a table comes back in its own format, {opening.format}: {flag} {path} is named as {told}"
            )
    if opening.format == "parquet" and places.answers is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError("Parquet is nothing for a terminal; give --output FILE")


def _opened(opening: Opening, twice: bool) -> Table:
    return ParquetTable(opening.path) if opening.format == "parquet" else RowTable(opening, twice=twice)


def _added(table: Table, opening: Opening, chosen: TableOptions) -> Added:
    """The columns to read and to write; a member that the first JSON object lacks may be in those that follow."""
    names = list(table.names)
    if opening.format == "jsonl":
        names += [name for name in dict.fromkeys(chosen.columns) if name not in names and not is_pattern(name)]
    columns = select(names, chosen.columns)
    found = added(names, columns, chosen.into, replace=chosen.replace, details=chosen.details)
    if isinstance(table, ParquetTable):
        table.choose(columns)
    return found


def _layout(table: Table, fresh: Added) -> Layout | None:
    return table.layout(fresh) if isinstance(table, RowTable) else None


def _convert(
    table: Table,
    crew: TableCrew,
    verdicts: tuple[ColumnVerdict, ...],
    settings: TableSettings,
    places: Places,
    exit_zero: bool,
) -> bool:
    notices = Notices("row", table.fraction, shares_terminal=places.answers is None)
    with (
        open_rejects(places.rejects) as rejects,
        closing(notices),
        places.opened() as sink,
    ):
        outlets = Outlets(sink, rejects, notices, exit_zero)
        reader: Reads[Chunk] = table
        run = partial(crew.run, reader, partial(Convert, verdicts))
        if isinstance(table, ParquetTable):
            _convert_parquet(table, settings, run, outlets)
        else:
            _convert_rows(table, settings, run, outlets)
    notices.finish(always=True)
    return notices.refused > 0


def _convert_rows(table: RowTable, settings: TableSettings, run: Run, outlets: Outlets) -> None:
    heading, rejects = (
        table.encoding.outward(part) for part in (table.heading(settings.added), table.rejects_heading())
    )
    outlets.emit(Answers(heading, 0, 0, 0, rejects=rejects))
    run(outlets.emit)


def _convert_parquet(table: ParquetTable, settings: TableSettings, run: Run, outlets: Outlets) -> None:
    writer = ParquetWriter(outlets.sink, table, settings.added)
    rejects = None if outlets.rejects is None else ParquetRejects(outlets.rejects, table)
    writers = [writer, *([] if rejects is None else [rejects])]

    def emit(answers: ColumnAnswers) -> None:
        batch = table.rows.popleft()
        if rejects is not None:
            rejects.write(batch, answers.first, answers.rejected, answers.reasons)
        writer.write(batch.slice(0, answers.told.count), answers.cells)
        outlets.emit(answers.told)

    try:
        run(emit)
        for each in writers:
            each.close()
    finally:
        for each in writers:
            each.abandon()


def _show_first(table: Table, work: TableWork, verdicts: tuple[ColumnVerdict, ...], settings: TableSettings) -> bool:
    """Prints the first rows with their answers, and says whether one of them was refused."""
    texts: list[list[Text]] = [[] for _ in settings.added.columns]
    while not table.at_end and len(texts[0]) < SHOWN:
        for chunk in table.read():
            texts = [(shown + column)[:SHOWN] for shown, column in zip(texts, work.texts(chunk), strict=True)]
    judged = work.columns(verdicts).judge(1, texts)
    rows = list(zip(*judged.columns, strict=True))
    shown = [["row"]]
    for name, target in zip(settings.added.names, settings.added.targets, strict=True):
        shown[0] += [name, "answer" if settings.added.replace else target]
    for index, row in enumerate(rows):
        shown.append([str(index + 1)])
        for answer in row:
            shown[-1] += [answer.text, answer.edtf or f"{_REFUSED[answer.status]}{message(answer)}"]
    output.write(_aligned([[_short(field) for field in fields] for fields in shown]).encode())
    return any(answer.edtf is None for row in rows for answer in row)


def _short(field: str) -> str:
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in field)
    return shown if len(shown) <= _WIDEST or shown.startswith(tuple(_REFUSED.values())) else shown[: _WIDEST - 1] + "…"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(field.ljust(width) for field, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(lines) + "\n"
