"""`datenorm inspect`: what the columns of a table are."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from datenorm.cli import output
from datenorm.cli.options import column_hint_options, json_option, model_option, setting, window_options
from datenorm.cli.table_options import dialect_options
from datenorm.columns import ColumnReport, Row
from datenorm.records import Input, check_inputs
from datenorm.tables.formats import format_of
from datenorm.tallies import LONGEST_EXAMPLE, STATUSES

if TYPE_CHECKING:
    from datenorm.tables.source import Opening

STANDARD_STREAM = Path("-")


@click.command()
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@setting(
    "--input-format",
    type=click.Choice(["lines", "csv", "tsv", "jsonl", "parquet"], case_sensitive=False),
    help="What FILE is.  [default: by its name, else lines]",
)
@dialect_options
@window_options
@column_hint_options
@json_option
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the report as a page with charts to FILE, too.",
)
@model_option
def inspect(
    path: Path,
    input_format: str | None,
    delimiter: bytes | None,
    encoding: str | None,
    as_json: bool,
    html: Path | None,
    model: str,
    **known: Any,
) -> None:
    """Show what each column of FILE is: how likely it holds dates, in which order of day, month and year, in which
    language and calendar, how precise, which rows are ambiguous or refused, and the earliest and latest date.

    FILE is a table as `datenorm convert` reads it (CSV, TSV, JSON lines or Parquet, compressed or not), or else lines;
    - is standard input. Rows are counted from 1, without the header. The rows of a column decide together what its
    ambiguous rows mean; where they do not, or contradict each other, the report names them.

    \b
    $ datenorm inspect letters.csv
    $ datenorm inspect births.tsv.gz --not-after 1950 --html births.html
    $ zcat letters.csv.gz | datenorm inspect --input-format csv --json -
    """
    from datenorm.field_orders import read_window
    from datenorm.tables.source import Opening

    read_window(known["not_before"], known["not_after"])
    if html is not None and html.exists() and path.exists() and html.samefile(path):
        raise click.UsageError(f"--html {html} would overwrite the file to inspect; give another path")
    entry = Input(None if path == STANDARD_STREAM else path, input_format or format_of(path) or "lines")
    if delimiter is not None and entry.format not in ("csv", "tsv"):
        raise click.UsageError(f"--delimiter is for CSV, and {path} is read as {entry.format}; add --input-format csv")
    check_inputs([entry])
    reports = _reports(Opening(entry.path, entry.format, delimiter, encoding), model, **known)
    if html is not None:
        from datenorm.cli.inspect_page import page

        with output.create(html) as file:
            output.extend(file, page(path.name, reports).encode())
    click.echo(_json(path, reports) if as_json else "\n\n".join(map(_section, reports)))


def _reports(opening: Opening, model: str, order: str | None, **known: Any) -> list[tuple[str, ColumnReport]]:
    """The report on each column of a file; what concerns the file as a whole is told."""
    from datenorm.columns import AUTO
    from datenorm.normalizer import Normalizer
    from datenorm.tables.reports import Known, column_reports
    from datenorm.tables.whole import open_whole

    normalizer = Normalizer.load(model)

    def are_dates(texts: Sequence[str]) -> list[bool]:
        return [answer.status != "rejected" for answer in normalizer.normalize_many(texts)]

    with closing(open_whole(opening, are_dates)) as table:
        found = column_reports(normalizer, table, Known(order or AUTO, **known))
        for warning in sorted(table.warnings):
            click.echo(f"datenorm: {warning}", err=True)
    return found


def _json(path: Path, reports: Sequence[tuple[str, ColumnReport]]) -> str:
    columns = [{"name": name} | report.as_json() for name, report in reports]
    return json.dumps({"file": str(path), "columns": columns}, indent=2, ensure_ascii=False)


def _section(named: tuple[str, ColumnReport]) -> str:
    """The report on one column, a fact a line."""
    name, report = named
    empty = f", {report.tally.empty:,} empty" if report.tally.empty else ""
    lines = [f"{click.style(_printable(name[:LONGEST_EXAMPLE]), bold=True)} ({report.tally.rows:,} rows{empty})"]
    width = max(40, shutil.get_terminal_size().columns)
    for label, fact in facts(report):
        lines += click.wrap_text(fact, width, f"  {label:<12}", " " * 14).splitlines()
    return "\n".join(lines)


def facts(report: ColumnReport) -> Iterator[tuple[str, str]]:
    """What is told of a column, each fact with its label."""
    yield "dates", _dates(report)
    if not report.tally.dates:
        if report.tally.examples["rejected"]:
            yield "rejected", examples(report.tally.examples["rejected"])
        return
    verdict = report.verdict
    yield "order", verdict.message
    if verdict.forms:
        yield "written", ", ".join(f"{FORMS[form]} {count:,}" for form, count in verdict.forms.items())
    if verdict.century is not None:
        yield "century", verdict.century
    if verdict.language.message is not None:
        yield "languages", verdict.language.message
    if verdict.calendars.message is not None:
        yield "calendars", verdict.calendars.message
    if shares := report.precision_shares():
        yield "precision", ", ".join(f"{name} {share:.1%}" for name, share in shares.items())
    if report.earliest is not None:
        yield "range", f"{report.earliest} to {report.latest}"
    for status in STATUSES:
        if report.tally.examples[status]:
            yield status, examples(report.tally.examples[status])


FORMS = {
    "dmy": "day-month-year",
    "mdy": "month-day-year",
    "ymd": "year-month-day in two digits",
    "open": "in several orders",
    "other": "in words, or with the year first",
}


def _dates(report: ColumnReport) -> str:
    if not report.tally.filled:
        return "no row has a text"
    shares = ", ".join(f"{report.share(status):.1%} {status}" for status in STATUSES)
    return f"with a probability of {report.likelihood:.2f}; {shares}"


def examples(rows: Sequence[Row]) -> str:
    """Rows as they are named to people."""
    return ", ".join(
        f'row {row.number} "{_printable(row.text)}"{f" is {row.answer}" if row.answer else ""}' for row in rows
    )


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
