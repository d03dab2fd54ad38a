"""`datenorm inspect`: what the columns of a table are."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from datenorm.cli import output
from datenorm.cli.options import column_hint_options, json_option, model_option, window_options
from datenorm.columns import ColumnReport, Row
from datenorm.tallies import STATUSES


@click.command()
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
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
    not_after: str | None,
    not_before: str | None,
    locale: str | None,
    order: str | None,
    as_json: bool,
    html: Path | None,
    model: str,
) -> None:
    """Show what each column of FILE is: how likely it holds dates, in which order of day, month and year, in which
    language and calendar, how precise, which rows are ambiguous or refused, and the earliest and latest date.

    FILE is CSV or TSV (.csv, .tsv), JSON lines (.jsonl) or else lines. Rows are counted from 1, without the header. The
    rows of a column decide together what its ambiguous rows mean; where they do not, or contradict each other, the
    report names them.

    \b
    $ datenorm inspect letters.csv
    $ datenorm inspect births.tsv --not-after 1950 --html births.html
    $ datenorm inspect letters.csv --json
    """
    from datenorm.cli.inspect_input import read_columns
    from datenorm.columns import AUTO, read_column
    from datenorm.field_orders import read_window
    from datenorm.normalizer import Normalizer

    read_window(not_before, not_after)
    if html is not None and html.exists() and path.exists() and html.samefile(path):
        raise click.UsageError(f"--html {html} would overwrite the file to inspect; give another path")
    normalizer = Normalizer.load(model)

    def are_dates(texts: Sequence[str]) -> list[bool]:
        return [answer.status != "rejected" for answer in normalizer.normalize_many(texts)]

    read = partial(
        read_column, normalizer, order=order or AUTO, locale=locale, not_after=not_after, not_before=not_before
    )
    reports = [(column.name, read(column.texts)[1]) for column in read_columns(path, are_dates)]
    if html is not None:
        from datenorm.cli.inspect_page import page

        with output.create(html) as file:
            output.extend(file, page(path.name, reports).encode())
    click.echo(_json(path, reports) if as_json else "\n\n".join(map(_section, reports)))


def _json(path: Path, reports: Sequence[tuple[str, ColumnReport]]) -> str:
    columns = [{"name": name} | report.as_json() for name, report in reports]
    return json.dumps({"file": str(path), "columns": columns}, indent=2, ensure_ascii=False)


def _section(named: tuple[str, ColumnReport]) -> str:
    """The report on one column, a fact a line."""
    name, report = named
    empty = f", {report.tally.empty:,} empty" if report.tally.empty else ""
    lines = [f"{click.style(_printable(name), bold=True)} ({report.tally.rows:,} rows{empty})"]
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
