"""What each process does for a table: gathers evidence of its columns, then converts them under the verdicts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from datenorm.cli.answers import Answers, load_normalizer
from datenorm.cli.table_answers import ColumnAnswers, ColumnConverter, RowConverter, TableSettings
from datenorm.columns import ColumnVerdict, Evidence
from datenorm.normalizer import Normalizer
from datenorm.tables.cache import KEPT, CachedReader, Reads
from datenorm.tables.layouts import Layout, Text
from datenorm.tables.orders import answered, plain_reader, reader_under
from datenorm.tables.parquet import TextChunk
from datenorm.tables.source import RowChunk

Chunk = RowChunk | TextChunk
Converts = Callable[[Any], Answers | ColumnAnswers]


@dataclass(frozen=True, slots=True)
class Gather:
    """The task of taking evidence of the columns of a chunk."""

    chunk: Chunk


@dataclass(frozen=True, slots=True)
class Convert:
    """The task of converting a chunk, under the verdicts on its columns where there are any."""

    verdicts: tuple[ColumnVerdict, ...]
    chunk: Chunk


class TableWork:
    """What a process does for a table, chunk by chunk: gathers evidence of its columns, and converts them.

    `layout` reads the rows of a chunk; None where chunks are texts already. What was answered once is kept.
    """

    def __init__(self, normalizer: Normalizer, layout: Layout | None, settings: TableSettings) -> None:
        self.pivot = normalizer.pivot
        self._normalizer, self._layout, self._settings = normalizer, layout, settings
        self._plain = self._reader()
        self._convert: Converts | None = None

    def __call__(self, task: Gather | Convert) -> Any:
        if isinstance(task, Gather):
            return self._gather(task.chunk)
        if self._convert is None:
            self._convert = self._converter(task.verdicts)
        return self._convert(task.chunk)

    def _converter(self, verdicts: Sequence[ColumnVerdict]) -> Converts:
        columns = self.columns(verdicts)
        return columns if self._layout is None else RowConverter(columns, self._layout, self._settings)

    def columns(self, verdicts: Sequence[ColumnVerdict]) -> ColumnConverter:
        """What converts columns under the verdicts on them; without verdicts, each text by itself."""
        columns, common = len(self._settings.added.columns), self._settings.common
        under = [
            reader_under(verdict, self._normalizer, self._plain, common.locale, common.reference)
            for verdict in verdicts
        ]
        readers: list[Reads] = [CachedReader(read, KEPT // columns) for read in under]
        return ColumnConverter(readers or [self._reader(common.order)] * columns, self._settings)

    def _reader(self, order: str | None = None) -> CachedReader:
        """What reads each text by itself."""
        common = self._settings.common
        return CachedReader(plain_reader(self._normalizer, common.locale, order, common.reference))

    def texts(self, chunk: Chunk) -> list[list[Text]]:
        """The texts of each column of a chunk."""
        if isinstance(chunk, TextChunk):
            return chunk.texts
        assert self._layout is not None
        return self._layout.texts([parts for parts in map(self._layout.split, chunk.rows) if parts is not None])

    def no_evidence(self) -> list[Evidence]:
        """The evidence of no rows, for each column."""
        not_before, not_after = self._settings.window
        has_locale = self._settings.common.locale is not None
        columns = self._settings.added.columns
        return [Evidence(not_after, not_before, self._normalizer.pivot, has_locale) for _ in columns]

    def _gather(self, chunk: Chunk) -> list[Evidence]:
        found = self.no_evidence()
        for sums, texts in zip(found, self.texts(chunk), strict=True):
            cells = enumerate(texts, chunk.first)
            for answer, rows in answered(self._plain, cells):
                sums.add_rows(answer, rows)
        return found


def load_work(layout: Layout | None, settings: TableSettings) -> TableWork:
    """What the settings describe, here or in a worker. Raises ModelError and InvalidHint."""
    return TableWork(load_normalizer(settings.common), layout, settings)
