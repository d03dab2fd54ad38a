"""What `convert` says on stderr: the first refused records, progress on a terminal, and a summary."""

from __future__ import annotations

import sys
from time import monotonic

import click

from datenorm.cli.answers import NOTICES, Answers, Notice

# Seconds before the first progress line and between two.
PROGRESS_EVERY = 0.5
_SHOWN = 80


class Notices:
    """Counts answers and tells of them as they come; at most NOTICES refused records are told one by one."""

    def __init__(self) -> None:
        self.count = self.refused = self.ambiguous = 0
        self._told = 0
        self._warned: set[str] = set()
        self._has_progress = sys.stderr is not None and sys.stderr.isatty() and not sys.stdout.isatty()
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
                self._say("more refused records are counted, not named; --rejects FILE lists all")
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
        return f"{self.count:,} {'record' if self.count == 1 else 'records'}: {', '.join(parts)}"

    def _show_progress(self) -> None:
        self._last = monotonic()
        rate = self.count / (self._last - self._started)
        click.echo(f"\r\x1b[K{self.count:,} records, {rate:,.0f} a second", err=True, nl=False)
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
