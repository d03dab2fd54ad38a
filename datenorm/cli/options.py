"""Options that several commands share, and how an option is set from the environment."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

import click

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]

ORDERS = ("dmy", "mdy", "ymd", "auto")
REFUSE = "refuse"


def setting(flag: str, *names: str, **attributes: Any) -> Decorator:
    """An option that the environment can set too, as DATENORM_ and its name; the flag wins over the environment."""
    variable = "DATENORM_" + flag.removeprefix("--").replace("-", "_").upper()
    return click.option(flag, *names, envvar=variable, show_envvar=True, **attributes)


def model_option(command: Command) -> Command:
    """--model: a name on the search path, or a folder."""
    return setting(
        "--model",
        metavar="NAME|PATH",
        default="base",
        show_default=True,
        help="Model to use: a name that `datenorm models` lists, or a model folder.",
    )(command)


def hint_options(command: Command) -> Command:
    """--locale and --order; `order` arrives as None where it is left to the text."""
    help = "Field order of all-numeric dates; auto (the default) leaves it to the text and the locale."
    return _locale(_order_option(ORDERS, help)(command))


def column_hint_options(command: Command) -> Command:
    """--locale and --order for texts and columns; `order` arrives as None where it is left to them, or as "refuse"."""
    help = (
        "Field order of all-numeric dates; auto (the default) leaves it to the text, the locale and, in a table, "
        "to all rows of the column; refuse leaves refused what one row leaves open, and reads a table once."
    )
    return _locale(_order_option((*ORDERS, REFUSE), help)(command))


def window_options(command: Command) -> Command:
    """--not-after and --not-before: what is known of the dates of columns."""
    not_after = setting("--not-after", metavar="DATE", help="No date of a column is later: 2024-05-03, 2024-05 or 2024")
    not_before = setting("--not-before", metavar="DATE", help="No date of a column is earlier.")
    return not_after(not_before(command))


def reference_options(command: Command) -> Command:
    """--reference-date and --prefer; `reference` arrives as a date."""
    reference = setting(
        "--reference-date",
        "reference",
        metavar="DATE",
        callback=_reference,
        help="The day that relative words count from, such as 2024-05-03; it also gives a year, month or week that the "
        "text leaves out.  [default: today, for words such as yesterday only]",
    )
    prefer = setting(
        "--prefer",
        type=click.Choice(["nearest", "past", "future"], case_sensitive=False),
        help="Which day is meant where year, month or week is left out; needs a reference date.  [default: nearest]",
    )
    return reference(prefer(command))


def reading_options(command: Command) -> Command:
    """--min-confidence and --pivot."""
    confidence = setting(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        metavar="P",
        help="Refuse an answer whose probability is below P (0 to 1).  [default: the model's own]",
    )
    pivot = setting(
        "--pivot",
        type=click.IntRange(1, 9900),
        metavar="YEAR",
        help="First of the hundred years that a two-digit year may mean.  [default: the model's own]",
    )
    return confidence(pivot(command))


def jobs_option(command: Command) -> Command:
    """--jobs: worker processes at most; one a core by default."""
    return setting(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Processes to use for large input.  [default: one a core]",
    )(command)


def json_option(command: Command) -> Command:
    """--json: the answer for programs; arrives as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON.")(command)


def _reference(context: click.Context, parameter: click.Parameter, value: str | None) -> datetime.date | None:
    if value is None:
        return None
    from datenorm.errors import InvalidReference
    from datenorm.reference import read_reference

    try:
        return read_reference(value)
    except InvalidReference as error:
        raise click.BadParameter(str(error), context, parameter) from error


def check_prefer(prefer: str | None, has_reference: bool) -> None:
    """Raises UsageError for a preference where no record can have a reference date."""
    if prefer is not None and not has_reference:
        raise click.UsageError(
            f"--prefer {prefer} has nothing to prefer without a reference date; add --reference-date YYYY-MM-DD"
        )


def _locale(command: Command) -> Command:
    return setting(
        "--locale",
        metavar="LOCALE",
        help="Locale of the texts, such as en_GB or pt-BR: a hint of their language and field order.",
    )(command)


def _order_option(orders: Sequence[str], help: str) -> Decorator:
    return setting("--order", type=click.Choice(orders, case_sensitive=False), callback=_order, help=help)


def _order(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    return None if value in (None, "auto") else value
