"""How other software reads a column: for each row an ISO 8601 date, or None.

A reader is there where its package is. Each is called as its documentation shows for a column of strings of unknown
format, so that what cannot be read gives nothing and no error.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

Read = Callable[[Sequence[str], Sequence[str]], list[str | None]]


def peers() -> Iterator[tuple[str, Read]]:
    """The readers whose packages are installed, by name and version."""
    for name, package, read in _PEERS:
        with suppress(PackageNotFoundError):
            yield name.format(version(package)), read


def _pandas(column: Sequence[str], languages: Sequence[str]) -> list[str | None]:
    """`to_datetime`, which takes the format of the first row for the whole column."""
    return _read_by_pandas(column)


def _pandas_mixed(column: Sequence[str], languages: Sequence[str]) -> list[str | None]:
    """`to_datetime` row by row."""
    return _read_by_pandas(column, format="mixed")


def _read_by_pandas(column: Sequence[str], **options: Any) -> list[str | None]:
    import warnings

    import pandas

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = pandas.to_datetime(pandas.Series(column, dtype=object), errors="coerce", **options)
        except Exception:  # zones that it makes of words, for one
            return [None] * len(column)
    return [None if pandas.isna(value) else value.date().isoformat() for value in found]


def _polars(column: Sequence[str], languages: Sequence[str]) -> list[str | None]:
    """`str.to_datetime` and then `str.to_date`, each of which infers one format."""
    import polars

    series = polars.Series("dates", column)
    for read in (series.str.to_datetime, series.str.to_date):
        with suppress(polars.exceptions.PolarsError):
            return [value and value[:10] for value in read(strict=False).cast(polars.String).to_list()]
    return [None] * len(column)


def _duckdb(column: Sequence[str], languages: Sequence[str]) -> list[str | None]:
    """`read_csv`, whose sniffer finds the date format that fits all rows; other columns stay text."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "column.csv")
        rows = ['"' + text.replace('"', '""') + '"' for text in column]
        path.write_text("day\n" + "\n".join(rows) + "\n", encoding="utf-8")
        found = duckdb.sql(f"select day from read_csv('{path}', header=true, delim=',', quote='\"')").fetchall()
    values = [value for (value,) in found]
    if len(values) != len(column):
        return [None] * len(column)
    return [
        None if value is None or isinstance(value, str) or not hasattr(value, "year") else str(value)[:10]
        for value in values
    ]


def _dateutil(column: Sequence[str], languages: Sequence[str]) -> list[str | None]:
    return [_by_dateutil(text) for text in column]


@lru_cache(1 << 16)
def _by_dateutil(text: str) -> str | None:
    import dateutil.parser

    try:
        return dateutil.parser.parse(text).date().isoformat()
    except (ValueError, OverflowError, TypeError):
        return None


def _dateparser(column: Sequence[str], languages: Sequence[str]) -> list[str | None]:
    """With the languages of the column given, English where it names none."""
    names = tuple(sorted(languages)) or ("en",)
    return [_by_dateparser(text, names) for text in column]


@lru_cache(1 << 16)
def _by_dateparser(text: str, languages: tuple[str, ...]) -> str | None:
    found = _dateparser_for(languages).get_date_data(text).date_obj
    return None if found is None else found.date().isoformat()


@lru_cache(64)
def _dateparser_for(languages: tuple[str, ...]) -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=list(languages))


_PEERS: tuple[tuple[str, str, Read], ...] = (
    ("pandas {}", "pandas", _pandas),
    ("pandas {}, mixed", "pandas", _pandas_mixed),
    ("polars {}", "polars", _polars),
    ("DuckDB {}", "duckdb", _duckdb),
    ("python-dateutil {}", "python-dateutil", _dateutil),
    ("dateparser {}, languages given", "dateparser", _dateparser),
)
