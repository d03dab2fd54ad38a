"""What `convert` says on stderr: the first refused records, progress on a terminal, and a summary."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

import click

from datenorm.cli.answers import NOTICES, Answers, Notice
from datenorm.cli.progress import duration

# Seconds before the first progress line and between two.
PROGRESS_EVERY = 0.5
_SHOWN = 80


class Notices:
    """Counts answers and tells of them as they come; at most NOTICES refused records are told one by one.

    `noun` is what they are answers to, `fraction` says how much of the input was read, where that is known. Answers
    that go to the terminal too (`shares_terminal`) leave no room for progress.
    """

    def __init__(
        self, noun: str = "record", fraction: Callable[[], float | None] = lambda: None, shares_terminal: bool = True
    ) -> None:
        self._noun, self._fraction = noun, fraction
        self.count = self.refused = self.ambiguous = 0
        self._told = 0
        self._warned: set[str] = set()
        shared = shares_terminal and sys.stdout is not None and sys.stdout.isatty()
        self._has_progress = sys.stderr is not None and sys.stderr.isatty() and not shared
        self._started = self._last = monotonic()
        self._line_open = False

    def add(self, answers: Answers) -> None:
        self.count += answers.count
        self.refused += answers.refused
        self.ambiguous += answers.ambiguous
        for warning in sorted(answers.warnings - self._warned):
            self._warn(warning)
        for notice in answers.notices[: NOTICES - self._told]:
            self._told += 1
            self._say(describe(notice))
            if self._told == NOTICES:
                self._say(f"more refused {self._noun}s are counted, not named; --rejects FILE lists all")
        if self._has_progress and monotonic() - self._last >= PROGRESS_EVERY:
            self._show_progress()

    def _warn(self, warning: str) -> None:
        """Says what concerns many records, once, and not without end."""
        if len(self._warned) < NOTICES:
            self._warned.add(warning)
            self._say(warning)

    def finish(self, always: bool) -> None:
        """Says how many records there were, if any was refused or where it is asked for `always`."""
        self.close()
        if self.refused or (always and self.count):
            self._say(self._summary())

    def _summary(self) -> str:
        parts = [f"{self.count - self.refused:,} converted"]
        if self.ambiguous:
            parts.append(f"{self.ambiguous:,} ambiguous")
        if self.refused > self.ambiguous:
            parts.append(f"{self.refused - self.ambiguous:,} refused")
        return f"{self.count:,} {self._noun}{'' if self.count == 1 else 's'}: {', '.join(parts)}"

    def _show_progress(self) -> None:
        self._last = monotonic()
        elapsed = self._last - self._started
        parts = [f"{self.count:,} {self._noun}s", f"{self.count / elapsed:,.0f} a second"]
        if (fraction := self._fraction()) is not None and 0 < fraction < 1:
            parts = [f"{100 * fraction:.0f} %", *parts, f"{duration(elapsed / fraction - elapsed)} left"]
        click.echo(f"\r\x1b[K{', '.join(parts)}", err=True, nl=False)
        self._line_open = True

    def close(self) -> None:
        """Clears the progress line, so that what comes next has the line for itself."""
        if self._line_open:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._line_open = False

    def _say(self, message: str) -> None:
        self.close()
        click.echo(f"{click.style('datenorm:', fg='yellow')} {message}", err=True)


def describe(notice: Notice) -> str:
    """One line on a refused record, such as `line 3: "03/04/2005": two readings: …`."""
    shown = notice.text if len(notice.text) <= _SHOWN else notice.text[: _SHOWN - 1] + "…"
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in shown)
    return f'{notice.where}{": " if notice.where else ""}"{printable}": {notice.message}'
