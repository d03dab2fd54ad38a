"""All columns of a table as texts, some rows at a time: for a look at a table of which nothing is known yet."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from datenorm.errors import InvalidRecord
from datenorm.records import Unreadable, UnreadableInput
from datenorm.tables.cells import Added
from datenorm.tables.layouts import DelimitedLayout, ObjectLayout, Text, member
from datenorm.tables.parquet import ParquetTable
from datenorm.tables.source import Opening, RowTable

# Columns that are looked at; garbage can have a million in one row.
MOST_COLUMNS = 10_000
TOO_WIDE = f"columns behind the first {MOST_COLUMNS:,} are not shown"

AreDates = Callable[[Sequence[str]], Sequence[bool]]
Cells = dict[int, list[tuple[int, Text]]]


class WholeTable(ABC):
    """An opened table. `names` are its columns, which become more where rows have more than the first.

    `rows` counts those that were read, `unread` those of them that have no fields at all, and why; `warnings` are for
    people.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)
        self.rows = 0
        self.unread: Counter[Unreadable] = Counter()
        self.warnings: set[str] = set()

    def read(self) -> Iterator[Cells]:
        """The fields of each column with the numbers of their rows, from 1; rows that lack a column are left out.

        Reads to the end, and from the beginning each time. Raises UnreadableInput.
        """
        if self.rows:
            self._rewind()
            self.rows = 0
            self.unread.clear()
        yield from self._cells()

    @abstractmethod
    def close(self) -> None: ...

    @abstractmethod
    def _rewind(self) -> None: ...

    @abstractmethod
    def _cells(self) -> Iterator[Cells]: ...


class _WholeRows(WholeTable):
    """A table of rows of bytes."""

    def __init__(self, table: RowTable, names: Iterable[str]) -> None:
        super().__init__(names)
        self._table = table
        if table.was_guessed:
            self.warnings.add(f"{table.name} was read as {table.encoding.name}; --encoding names another")

    def close(self) -> None:
        self._table.close()

    def _rewind(self) -> None:
        self._table.rewind()

    def _chunks(self) -> Iterator[list[bytes]]:
        while not self._table.at_end:
            for chunk in self._table.read():
                yield chunk.rows

    def _next(self) -> int:
        self.rows += 1
        return self.rows


class WholeLines(_WholeRows):
    """Lines, as a table of one column."""

    def __init__(self, table: RowTable) -> None:
        super().__init__(table, ["lines"])

    def _cells(self) -> Iterator[Cells]:
        text = self._table.encoding.text
        for rows in self._chunks():
            yield {0: [(self._next(), text(row.rstrip(b"\r\n"))) for row in rows]}


class WholeDelimited(_WholeRows):
    """CSV or TSV. Its first row is a header where no field with a digit is a date, else the first of the rows."""

    def __init__(self, table: RowTable, are_dates: AreDates) -> None:
        has_header = not any(are_dates([name for name in table.names if any(map(str.isdigit, name))]))
        self._first_row = [] if has_header else table.names
        names = table.names if has_header else [""] * len(table.names)
        super().__init__(table, [name or f"column {number}" for number, name in enumerate(names, 1)])
        self._layout = DelimitedLayout(table.delimiter, table.encoding, len(names), Added((), (), ()))
        self._reach(len(names))

    def _cells(self) -> Iterator[Cells]:
        if self._first_row:
            number = self._next()
            yield {place: [(number, text)] for place, text in enumerate(self._first_row[:MOST_COLUMNS])}
        for rows in self._chunks():
            split = [parts for parts in map(self._layout.split, rows) if parts is not None]
            yield self._columns([(self._next(), parts) for parts in split])

    def _columns(self, rows: Sequence[tuple[int, Sequence[bytes]]]) -> Cells:
        text = self._layout.text
        found: Cells = {}
        while rows := [row for row in rows if len(row[1]) > len(found)]:
            place = len(found)
            if not self._reach(place + 1):
                break
            found[place] = [(number, text(parts[place])) for number, parts in rows]
        return found

    def _reach(self, width: int) -> bool:
        """Makes it so many columns wide, if so many are allowed."""
        if width > MOST_COLUMNS:
            del self.names[MOST_COLUMNS:]
            self.warnings.add(TOO_WIDE)
            return False
        self.names += [f"column {number}" for number in range(len(self.names) + 1, width + 1)]
        return True


class WholeObjects(_WholeRows):
    """JSON lines; the members of all objects are columns."""

    def __init__(self, table: RowTable) -> None:
        super().__init__(table, [])
        self._places: dict[str, int] = {}
        self._layout = ObjectLayout(table.encoding, (), Added((), (), ()))

    def _cells(self) -> Iterator[Cells]:
        for rows in self._chunks():
            found: Cells = {}
            for members in map(self._layout.split, rows):
                if isinstance(members, Unreadable):
                    self._next()
                    self.unread[members] += 1
                elif members is not None:
                    self._add(found, self._next(), members)
            self.names = list(self._places)
            yield found
        if not self._places:
            raise InvalidRecord(f"{self._table.name} has no row that is a JSON object with a member; is it JSON lines?")

    def _add(self, found: Cells, number: int, members: dict[str, object]) -> None:
        for name, value in members.items():
            place = self._places.setdefault(name, len(self._places))
            if place < MOST_COLUMNS:
                found.setdefault(place, []).append((number, member(value)))
            else:
                del self._places[name]
                self.warnings.add(TOO_WIDE)


class WholeParquet(WholeTable):
    """Parquet; columns that hold no texts, such as lists, are left out and told."""

    def __init__(self, table: ParquetTable) -> None:
        super().__init__([])
        self._table = table
        chosen = []
        for number in range(len(table.names)):
            try:
                table.choose([number])
                chosen.append(number)
            except UnreadableInput as error:
                self.warnings.add(f"{error}".replace("choose another column", "it is not shown"))
        table.choose(chosen)
        self.names = [table.names[number] or f"column {number + 1}" for number in chosen]

    def close(self) -> None:
        self._table.close()

    def _rewind(self) -> None:
        self._table.rewind()

    def _cells(self) -> Iterator[Cells]:
        while not self._table.at_end:
            for chunk in self._table.read():
                self.rows += self._table.rows.popleft().num_rows
                yield {place: list(enumerate(texts, chunk.first)) for place, texts in enumerate(chunk.texts)}


def open_whole(opening: Opening, are_dates: AreDates) -> WholeTable:
    """A table to be looked at whole; `are_dates` tells which texts are dates. Raises UnreadableInput, MissingExtra."""
    if opening.format == "parquet":
        return WholeParquet(ParquetTable(opening.path))
    table = RowTable(opening, twice=True)
    match opening.format:
        case "jsonl":
            return WholeObjects(table)
        case "lines":
            return WholeLines(table)
        case _:
            return WholeDelimited(table, are_dates)
