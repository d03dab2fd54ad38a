"""The command `datenorm`: its subcommands, each imported when it is asked for, and how it ends.

Every error that a user can act on becomes one line on stderr and an exit status here, and nowhere else.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

import datenorm
from datenorm.cli import output
from datenorm.errors import DatenormError

COMMANDS = {
    "convert": "Convert texts to ISO 8601.",
    "inspect": "Show what the columns of a table are: dates, in which order, how sure.",
    "explain": "Show which characters an answer was read from.",
    "evaluate": "Score a model on labelled texts.",
    "generate": "Write generated texts with their dates.",
    "train": "Train a model.",
    "models": "List the models at hand.",
}
INTERRUPTED = 130
PIPE_CLOSED = 141


class Commands(click.Group):
    """Subcommands by name; a command's module `datenorm.cli.NAME` holds it under the same name."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = getattr(import_module(f"datenorm.cli.{name}"), name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(context, args)
        except click.UsageError as error:
            hint = "To convert a text: datenorm convert TEXT."
            raise click.UsageError(f"{error.format_message()} {hint}", context) from error

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, context: click.Context) -> Any:
        if os.environ.get("NO_COLOR"):
            context.color = False
        try:
            return super().invoke(context)
        except DatenormError as error:
            if isinstance(error, output.UnwritableOutput):
                output.discard()
            click.echo(f"{click.style('datenorm:', fg='red')} {error}", err=True)
            context.exit(error.exit_status)
        except KeyboardInterrupt:
            context.exit(INTERRUPTED)
        except BrokenPipeError:
            output.discard()
            context.exit(PIPE_CLOSED)


def _print_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if not value or context.resilient_parsing:
        return
    click.echo(f"datenorm {datenorm.__version__}, {_default_model()}")
    context.exit()


def _default_model() -> str:
    """Name and version of the model that is used where no other is named."""
    from datenorm.bundle import Config
    from datenorm.errors import ModelError
    from datenorm.models import find_model

    name = os.environ.get("DATENORM_MODEL", "base")
    try:
        config = Config.from_json((find_model(name) / "config.json").read_text(encoding="utf-8"))
    except (ModelError, OSError, ValueError):
        return f"model {name} not usable"
    return f"model {config.name} {config.version}"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the versions of datenorm and of its model.",
)
def cli() -> None:
    """Reads dates as people write them, in every language CLDR knows, and writes ISO 8601.

    \b
    $ datenorm convert "3 May 1979" "２０２４年５月３日" "17.XI.2024"
    1979-05-03
    2024-05-03
    2024-11-17

    `datenorm COMMAND --help` describes a command, with examples.
    """


def main() -> None:
    """Runs the command line and ends the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    cli(prog_name="datenorm")
