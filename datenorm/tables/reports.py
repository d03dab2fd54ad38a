"""What each column of a whole table is: the verdict on its rows, and what their answers under it come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from datenorm.columns import AUTO, ColumnReport, Evidence, Tally
from datenorm.normalization import Normalization, Reason
from datenorm.normalizer import Normalizer
from datenorm.records import Unreadable
from datenorm.tables.cache import KEPT, CachedReader, Reads
from datenorm.tables.layouts import Text
from datenorm.tables.orders import answered, plain_reader, reader_under
from datenorm.tables.whole import WholeTable
from datenorm.verdicts import ColumnVerdict
from datenorm.vocabulary import ORDERS

_NOTHING = Normalization("", None, None, 0.0, "rejected", Reason.EMPTY)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the columns of a table; each as `datenorm.read_column` has it."""

    order: str = AUTO
    locale: str | None = None
    not_after: object = None
    not_before: object = None


def column_reports(normalizer: Normalizer, table: WholeTable, known: Known) -> list[tuple[str, ColumnReport]]:
    """The name of each column of a table, and what `datenorm.read_column` says of all its texts.

    What is held does not grow with the number of rows. The table is read once, and once more for columns some of whose
    answers are others under their verdict. Raises InvalidHint, InvalidReference, UnreadableInput.
    """
    normalizer.check_hints(known.locale, None)
    plain = CachedReader(plain_reader(normalizer, known.locale))
    sums = _summed(normalizer, plain, table, known)
    verdicts = [evidence.verdict() for evidence, _ in sums]
    tallies = dict(enumerate(tally for _, tally in sums))
    changed = {
        place: reader_under(verdict, normalizer, plain, known.locale, order=known.order)
        for place, verdict in enumerate(verdicts)
        if _changes(verdict, known.order, normalizer.pivot)
    }
    if changed:
        kept = KEPT // len(changed)
        readers = {place: CachedReader(read, kept) for place, read in changed.items()}
        tallies |= _tallied(readers, table)
    applied = None if known.order not in (AUTO, *ORDERS) else known.order
    return [
        (name, ColumnReport(verdict, verdict.order if applied == AUTO else applied, tallies[place]))
        for place, (name, verdict) in enumerate(zip(table.names, verdicts, strict=True))
    ]


def _changes(verdict: ColumnVerdict, order: str, pivot: int) -> bool:
    """Whether answers may be others under a verdict than by themselves."""
    if verdict.pivot != pivot or order in ORDERS:
        return True
    is_named = bool(verdict.language.changed or verdict.language.open_words)
    return order == AUTO and (is_named or verdict.ambiguous > 0 or verdict.changed > 0)


def _summed(normalizer: Normalizer, plain: Reads, table: WholeTable, known: Known) -> list[tuple[Evidence, Tally]]:
    """Evidence and counts of the answers to the texts of each column, each text read by itself."""
    sums: list[tuple[Evidence, Tally]] = []

    def reach(columns: int) -> None:
        while len(sums) < columns:
            evidence = Evidence(known.not_after, known.not_before, normalizer.pivot, known.locale is not None)
            sums.append((evidence, Tally()))

    for columns in table.read():
        for place, cells in columns.items():
            reach(place + 1)
            evidence, tally = sums[place]
            _count_unread(tally, cells)
            for answer, rows in answered(plain, cells):
                evidence.add_rows(answer, rows)
                tally.add_rows(answer, rows)
    reach(len(table.names))
    for evidence, tally in sums:
        missing = _complete(tally, table)
        evidence.add_rows(_NOTHING, range(missing))
    return sums


def _tallied(readers: Mapping[int, Reads], table: WholeTable) -> dict[int, Tally]:
    """Counts of the answers that these readers give to the texts of these columns."""
    tallies = {place: Tally() for place in readers}
    for columns in table.read():
        for place, read in readers.items():
            cells = columns.get(place, [])
            _count_unread(tallies[place], cells)
            for answer, rows in answered(read, cells):
                tallies[place].add_rows(answer, rows)
    for tally in tallies.values():
        _complete(tally, table)
    return tallies


def _count_unread(tally: Tally, cells: Iterable[tuple[int, Text]]) -> None:
    for _, text in cells:
        if isinstance(text, Unreadable):
            tally.add_unread(text.value)


def _complete(tally: Tally, table: WholeTable) -> int:
    """Counts the rows of a table in which a column has no field, and says how many of them are empty."""
    for reason, count in table.unread.items():
        tally.add_unread(reason.value, count)
    missing = table.rows - tally.rows
    tally.add_rows(_NOTHING, range(missing))
    return missing
