"""A training's progress on stderr: one line that is rewritten on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datenorm.network.training import Progress


class ProgressLine:
    """Shows every report on a terminal; elsewhere those with a new point of the learning curves, each on its line."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()

    def show(self, progress: Progress) -> None:
        line = describe(progress)
        if self._is_terminal:
            click.echo(f"\r\x1b[K{line}", err=True, nl=progress.new_record)
        elif progress.new_record:
            click.echo(line, err=True)


def describe(progress: Progress) -> str:
    """Such as `12.3 %, 1,234,567 examples, 2,345/s, loss 0.1234, 98.71 % right in validation, 1 h 2 min left`."""
    parts = [
        f"{100 * min(progress.fraction, 1):.1f} %",
        f"{progress.examples:,} examples",
        f"{progress.examples_per_second:,.0f}/s",
        f"loss {progress.loss:.4f}",
    ]
    if progress.record is not None:
        parts.append(f"{100 * progress.record.validation_accuracy:.2f} % right in validation")
    return ", ".join([*parts, f"{duration(progress.seconds_left)} left"])


def duration(seconds: float) -> str:
    """A time for people.

    >>> duration(40), duration(600), duration(3725)
    ('40 s', '10 min', '1 h 2 min')
    """
    if seconds < 120:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
