"""Where answers go as they come: standard output or a file, the file of rejects, and what people are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from datenorm.cli import output
from datenorm.errors import DatenormError
from datenorm.tables.formats import compression_of

if TYPE_CHECKING:
    from datenorm.cli.answers import Answers
    from datenorm.cli.notices import Notices

REFUSED = 1


class RecordRefused(DatenormError):
    """The refused record that ends a conversion with --on-error fail."""

    def __init__(self, message: str, exit_status: int) -> None:
        super().__init__(message)
        self.exit_status = exit_status


@dataclass(frozen=True, slots=True)
class Outlets:
    """The output, perhaps a file of rejects, and what is said on stderr."""

    sink: output.Sink
    rejects: BinaryIO | None
    notices: Notices
    exit_zero: bool

    def emit(self, answers: Answers) -> None:
        """Writes the answers of a chunk, then tells of them. Raises RecordRefused where a refused record ends it."""
        if answers.output:
            self.sink.write(answers.output)
        if self.rejects is not None:
            output.extend(self.rejects, answers.rejects)
        self.notices.add(answers)
        if answers.failure is not None:
            from datenorm.cli.notices import describe

            message = f"{describe(answers.failure)}; stopped there"
            raise RecordRefused(message, 0 if self.exit_zero else REFUSED)


@dataclass(frozen=True, slots=True)
class Places:
    """The files that are written; `answers` None is standard output, `rejects` None is nowhere."""

    answers: Path | None
    rejects: Path | None

    def check(self, inputs: Sequence[Path]) -> None:
        """Raises UsageError where a file that is read would be written, or one written twice."""
        for flag, path in (("--output", self.answers), ("--rejects", self.rejects)):
            if path is not None and any(_is_same(path, entry) for entry in inputs):
                raise click.UsageError(f"{flag} {path} would overwrite a file of --input; give another path")
        if self.answers is not None and self.rejects is not None and _is_same(self.answers, self.rejects):
            raise click.UsageError(f"--output and --rejects are both {self.answers}; give another path to one")

    @contextmanager
    def opened(self) -> Iterator[output.Sink]:
        """The output; what goes to a file is compressed as its name says. Raises UnwritableOutput, MissingExtra."""
        kind = None if self.answers is None else compression_of(self.answers)
        with output.opened(self.answers) as sink:
            if kind is None:
                yield sink
                return
            from datenorm.tables.compression import compressing

            file = compressing(sink, kind)
            yield output.Sink(file.write)
            file.close()


@contextmanager
def open_rejects(path: Path | None) -> Iterator[BinaryIO | None]:
    """The file of rejects, where there is one. Raises UnwritableOutput."""
    if path is None:
        yield None
        return
    file = output.create(path)
    try:
        yield file
    finally:
        with suppress(OSError):  # what it held is written already, or its loss was told
            file.close()


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return path.absolute() == other.absolute()
