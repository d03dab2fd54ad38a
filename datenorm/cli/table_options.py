"""The options of `convert` that are for tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import click

from datenorm.cli.options import REFUSE, Command, setting, window_options
from datenorm.tables.formats import FORMATS, format_of


@dataclass(frozen=True, slots=True)
class TableOptions:
    """Which columns are converted, how, and how the table is to be read.

    `decides` says that the rows of each column decide its order together; `not_after` and `not_before` are what is
    known of the dates.
    """

    columns: tuple[str, ...]
    into: tuple[str, ...]
    replace: bool
    details: bool
    delimiter: bytes | None
    encoding: str | None
    dry_run: bool
    not_after: str | None
    not_before: str | None
    decides: bool

    @classmethod
    def taken_from(cls, options: dict[str, Any]) -> TableOptions:
        """The table's options, taken out of those of the command, whose order is then that of each text, or None."""
        options["decides"] = options["order"] is None
        if options["order"] == REFUSE:
            options["order"] = None
        return cls(**{field.name: options.pop(field.name) for field in fields(cls)})

    def check(self) -> None:
        """Raises UsageError for what does not go together."""
        if self.replace and self.into:
            raise click.UsageError("--replace puts the answers where the texts were; it has no use for --into")

    def only_for_tables(self) -> str | None:
        """The first option that was given and makes no sense without a table."""
        given = {
            "--column": self.columns,
            "--into": self.into,
            "--replace": self.replace,
            "--details": self.details,
            "--dry-run": self.dry_run,
        }
        return next((flag for flag, value in given.items() if value), None)

    def format(self, inputs: Sequence[Path], input_format: str | None) -> str | None:
        """The format of the table that is to be converted; None where there is none. Raises UsageError."""
        formats = [input_format or format_of(path) or "lines" for path in inputs or [Path("-")]]
        found = next((kind for kind in formats if kind in FORMATS), None)
        flag = self.only_for_tables()
        if flag is None and (found is None or all(kind in ("lines", "jsonl") for kind in formats)):
            return None
        if found is None:
            raise click.UsageError(
                f"{flag} is for tables, and lines have no columns; name the format of the table, --input-format csv, "
                "tsv, jsonl or parquet"
            )
        if not self.columns:
            raise click.UsageError(f"this is a table ({found}): say which column holds the dates, with --column NAME")
        if len(formats) > 1:
            raise click.UsageError("a table is converted by itself; give one --input")
        return found


def table_options(command: Command) -> Command:
    """--column, --into, --replace, --details, --delimiter, --encoding, --dry-run, --not-after and --not-before."""
    command = window_options(command)
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def dialect_options(command: Command) -> Command:
    """--delimiter and --encoding."""
    for option in reversed(_DIALECT):
        command = option(command)
    return command


def _delimiter(context: click.Context, parameter: click.Parameter, value: str | None) -> bytes | None:
    if value is None:
        return None
    found = {"\\t": "\t", "tab": "\t"}.get(value.lower(), value)
    if len(found) != 1 or not found.isascii() or found in '"\r\n\0':
        raise click.BadParameter("a delimiter is one ASCII character, such as ';' or tab", context, parameter)
    return found.encode()


_DIALECT = (
    setting(
        "--delimiter",
        metavar="CHARACTER",
        callback=_delimiter,
        help="What separates the fields of CSV, such as ';' or tab.  [default: as the first rows look]",
    ),
    setting(
        "--encoding",
        metavar="NAME",
        help="Encoding of a table, such as cp1252 or utf-16.  [default: as its first bytes look]",
    ),
)
_OPTIONS = (
    click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="NAME",
        help="Column of a table to convert: its name, its number from 1, or a pattern such as 'date_*'. Repeatable.",
    ),
    click.option(
        "--into",
        multiple=True,
        metavar="NAME",
        help="Name of the new column, once for each column.  [default: the column's own name and _iso]",
    ),
    click.option("--replace", is_flag=True, help="Write the answers in place of the texts, not in a new column."),
    click.option("--details", is_flag=True, help="Add columns with confidence, status and alternatives."),
    *_DIALECT,
    click.option("--dry-run", is_flag=True, help="Show the first rows of a table with their answers, write nothing."),
)
