"""How `convert` converts a table: opened, its columns chosen, then row by row into a table like it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from datenorm.cli import output
from datenorm.cli.answers import Answers, Settings, load_normalizer, message
from datenorm.cli.notices import Notices
from datenorm.cli.outlets import Outlets, Places, open_rejects
from datenorm.cli.stream import convert_all
from datenorm.cli.table_answers import ColumnAnswers, TableSettings, load_columns, load_rows
from datenorm.field_orders import Window, read_window
from datenorm.tables.cells import Added
from datenorm.tables.formats import format_of
from datenorm.tables.inflow import spool_standard_input
from datenorm.tables.layouts import Text
from datenorm.tables.orders import column_verdicts
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


def convert_table(
    opening: Opening, chosen: TableOptions, common: Settings, jobs: int, places: Places, exit_zero: bool
) -> bool:
    """Converts a table and says whether a row was refused."""
    _check_output(opening, places)
    window = read_window(chosen.not_before, chosen.not_after)
    if opening.path is None and chosen.decides:
        spool_standard_input()
    with closing(_opened(opening)) as table:
        fresh = _added(table, opening, chosen)
        if isinstance(table, RowTable) and table.was_guessed:
            click.echo(f"datenorm: {table.name} was read as {table.encoding.name}; --encoding names another", err=True)
        if not chosen.decides:
            pivot = bounded_pivot(window)
            settings = TableSettings(common if pivot is None else replace(common, pivot=pivot), fresh)
            return _convert(table, settings, chosen.dry_run, jobs, places, exit_zero)
        settings = TableSettings(common, fresh, _verdicts(table, fresh, common, window))
    if opening.path is None:
        os.lseek(0, 0, os.SEEK_SET)
    with closing(_opened(opening)) as table:
        if isinstance(table, ParquetTable):
            table.choose(fresh.columns)
        return _convert(table, settings, chosen.dry_run, jobs, places, exit_zero)


def _verdicts(table: Table, fresh: Added, common: Settings, window: Window) -> tuple[ColumnVerdict, ...]:
    """The verdict on each column by all of its rows; each is told."""
    normalizer = load_normalizer(common)
    verdicts = column_verdicts(
        normalizer,
        len(fresh.columns),
        _texts(table, fresh),
        not_after=window.not_after,
        not_before=window.not_before,
        locale=common.locale,
        reference=common.reference,
    )
    for name, verdict in zip(fresh.names, verdicts, strict=True):
        for notice in verdict.notices(normalizer.pivot):
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


def _opened(opening: Opening) -> Table:
    return ParquetTable(opening.path) if opening.format == "parquet" else RowTable(opening)


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


def _texts(table: Table, fresh: Added) -> Iterator[tuple[int, list[list[Text]]]]:
    """The number of the first row and the texts of each column, some rows at a time."""
    if isinstance(table, ParquetTable):
        while not table.at_end:
            for chunk in table.read():
                table.rows.clear()
                yield chunk.first, chunk.texts
        return
    layout = table.layout(fresh)
    while not table.at_end:
        for part in table.read():
            rows = [row.texts for row in map(layout.read, part.rows) if row is not None]
            yield part.first, [[row[number] for row in rows] for number in range(len(fresh.columns))]


def _convert(table: Table, settings: TableSettings, dry_run: bool, jobs: int, places: Places, exit_zero: bool) -> bool:
    if dry_run:
        return _show_first(table, settings)
    notices = Notices("row", table.fraction, shares_terminal=places.answers is None)
    with (
        open_rejects(places.rejects) as rejects,
        closing(notices),
        places.opened() as sink,
    ):
        outlets = Outlets(sink, rejects, notices, exit_zero)
        if isinstance(table, ParquetTable):
            _convert_parquet(table, settings, jobs, outlets)
        else:
            _convert_rows(table, settings, jobs, outlets)
    notices.finish(always=True)
    return notices.refused > 0


def _convert_rows(table: RowTable, settings: TableSettings, jobs: int, outlets: Outlets) -> None:
    layout = table.layout(settings.added)
    heading, rejects = (
        table.encoding.outward(part) for part in (table.heading(settings.added), table.rejects_heading())
    )
    outlets.emit(Answers(heading, 0, 0, 0, rejects=rejects))
    convert_all(table, partial(load_rows, layout, settings), jobs, outlets.emit)


def _convert_parquet(table: ParquetTable, settings: TableSettings, jobs: int, outlets: Outlets) -> None:
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
        convert_all(table, partial(load_columns, settings), jobs, emit)
        for each in writers:
            each.close()
    finally:
        for each in writers:
            each.abandon()


def _show_first(table: Table, settings: TableSettings) -> bool:
    """Prints the first rows with their answers, and says whether one of them was refused."""
    texts: list[list[Text]] = [[] for _ in settings.added.columns]
    for _, columns in _texts(table, settings.added):
        texts = [(shown + column)[:SHOWN] for shown, column in zip(texts, columns, strict=True)]
        if len(texts[0]) >= SHOWN:
            break
    judged = load_columns(settings).judge(1, texts)
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
