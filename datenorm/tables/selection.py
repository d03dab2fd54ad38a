"""Which columns are meant: by name, by number from 1, or by a pattern such as `date_*`."""

from __future__ import annotations

import fnmatch
from collections.abc import Sequence

from datenorm.errors import DatenormError
from datenorm.tables.cells import Added

# Names that an error lists at most.
_LISTED = 20


class NoSuchColumn(DatenormError):
    """A column that is not in the table, is there twice, or would be."""


def select(names: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """The numbers, from 0, of the wanted columns, each once and in the order of the table. Raises NoSuchColumn.

    >>> select(["id", "born", "died"], ["3", "b*"])
    [1, 2]
    """
    return sorted({number for want in wanted for number in _matching(names, want)})


def is_pattern(wanted: str) -> bool:
    """Whether a column is not named but described.

    >>> is_pattern("date_*"), is_pattern("3"), is_pattern("born")
    (True, True, False)
    """
    return (wanted.isascii() and wanted.isdigit()) or any(character in wanted for character in "*?[")


def added(names: Sequence[str], columns: Sequence[int], into: Sequence[str], *, replace: bool, details: bool) -> Added:
    """Where the answers for these columns go. Raises NoSuchColumn where a new column has the name of an old one."""
    if into and len(into) != len(columns):
        raise NoSuchColumn(
            f"--into was given {len(into)} times for {len(columns)} columns; give it once for each, in their order"
        )
    own = [names[number] or str(number + 1) for number in columns]
    targets = list(into) or [f"{name}_iso" for name in own]
    found = Added(tuple(columns), tuple(own), tuple(targets), replace, details)
    taken = set(names)
    for name in found.new_names():
        if name in taken:
            raise NoSuchColumn(f"the table would have two columns named {name}; name the new one with --into")
        taken.add(name)
    return found


def _matching(names: Sequence[str], wanted: str) -> list[int]:
    exact = [number for number, name in enumerate(names) if name == wanted]
    if len(exact) > 1:
        numbers = " and ".join(str(number + 1) for number in exact)
        raise NoSuchColumn(
            f"the columns {numbers} are all named {wanted}; give the number of one: --column {exact[0] + 1}"
        )
    if exact:
        return exact
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(names):
        return [int(wanted) - 1]
    found = [number for number, name in enumerate(names) if fnmatch.fnmatchcase(name, wanted)]
    if not found:
        raise NoSuchColumn(f"there is no column {wanted}; the table has {_listed(names)}")
    return found


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown} and {len(names) - _LISTED} more"
