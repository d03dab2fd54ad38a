"""Expressions as the network writes them: one symbol a field, and the automaton of those that exist.

A date is written as century, year of the century, month and day, so that an answer takes four steps and not ten:
`1979-05-03` becomes `C19 Y79 M05 D03 <end>`. Digits that the text leaves open are `X` within the symbol: the century
of `'79` is `CXX`. A text that is no date is `<nothing> <end>`. ISO 8601's day of the year and weeks have symbols of
their own (`1979-123` is `C19 Y79 O1 N23 <end>`, `2024-W10-3` is `C20 Y24 W10 K3 <end>`): which day that is, arithmetic
tells.

The automaton is built from the symbols that a vocabulary holds. It lets through what exists and nothing else: no
31 April, 29 February in leap years only (ISO 8601-1, 4.2.1), no year 0000. Where digits are open, a day exists if it
does in any year that fits: `XX00-02-29` may be 2000-02-29.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from datenorm.calendars import LAST_DAYS, has_week_53, stand_for
from datenorm.errors import InvalidExpression
from datenorm.vocabulary import END, NOTHING, START, Vocabulary

# Century, year of the century, month, day; day of the year (O for ordinal), hundreds and rest; ISO week and its day.
_SPELLED = re.compile(
    r"(?P<C>[0-9X]{2})(?P<Y>[0-9X]{2})"
    r"(?:-(?P<M>[0-9X]{2})(?:-(?P<D>[0-9X]{2}))?|-(?P<O>[0-3])(?P<N>[0-9]{2})|-W(?P<W>[0-9]{2})(?:-(?P<K>[1-7]))?)?"
)
_FIELD_SYMBOL = re.compile(r"[CYMD][0-9X]{2}|O[0-3]|[NW][0-9]{2}|K[1-7]")
_JOINTS = {"C": "", "Y": "", "N": "", "W": "-W"}  # what stands before a field; a hyphen before the others
_SEQUENCES = ("CY", "CYM", "CYMD", "CYON", "CYW", "CYWK")

# What has been read so far, as far as it bears on what may follow: the last field, and that field's detail.
_State = tuple[str, str]
_START: _State = ("start", "")
_COMPLETE: _State = ("complete", "")
_DONE: _State = ("done", "")


def spell(expression: str) -> list[str]:
    """The target symbols of an expression, the end symbol included. Existence of the day is not checked here.

    >>> spell("XX79-05")
    ['CXX', 'Y79', 'M05', '<end>']
    >>> spell("")
    ['<nothing>', '<end>']

    Raises InvalidExpression where the target symbols cannot say it.
    """
    if not expression:
        return [NOTHING, END]
    match = _SPELLED.fullmatch(expression)
    if match is None:
        raise InvalidExpression(
            f"{expression!r} cannot be spelled; expected YYYY[-MM[-DD]], X for an open digit, YYYY-DDD or YYYY-Www[-D]"
        )
    return [field + digits for field, digits in match.groupdict().items() if digits] + [END]


def read(symbols: Sequence[str]) -> str:
    """The expression that target symbols spell; the inverse of `spell` without the end symbol.

    >>> read(["C19", "Y79", "M05"])
    '1979-05'

    Raises InvalidExpression for symbols in no such order.
    """
    if list(symbols) == [NOTHING]:
        return ""
    in_order = "".join(symbol[:1] for symbol in symbols) in _SEQUENCES
    if not in_order or not all(_FIELD_SYMBOL.fullmatch(symbol) for symbol in symbols):
        raise InvalidExpression(
            f"{' '.join(symbols)!r} is no expression; expected century, year, month, day in this order"
        )
    return "".join(map(piece, symbols))


def piece(symbol: str) -> str:
    """What a target symbol adds to the text of its expression; nothing where it is no field.

    >>> piece("C19"), piece("M05"), piece("<end>")
    ('19', '-05', '')
    """
    return _JOINTS.get(symbol[0], "-") + symbol[1:] if _FIELD_SYMBOL.fullmatch(symbol) else ""


class Automaton:
    """The finite automaton of the expressions that exist, over the ids of a target vocabulary.

    `start` is the first state; `allowed[state, id]` (bool) says what may follow and `next[state, id]` (int32) where it
    leads; `final[state]` (bool) marks `done`, the state after the end symbol, where nothing may follow and where all
    that is not allowed leads; `complete[state]` (bool) marks those where only the end may follow. `start_symbol` is the
    id of the symbol that comes before the first.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        kinds = _by_kind(vocabulary.symbols)
        numbers: dict[_State, int] = {_START: 0, _DONE: 1}
        edges: list[tuple[int, int, int]] = []
        for state, number in _grow(numbers):
            for symbol, following in _follow(state, kinds):
                edges.append((number, vocabulary.ids[symbol], numbers.setdefault(following, len(numbers))))
        self.start, self.done = numbers[_START], numbers[_DONE]
        self.start_symbol = vocabulary.ids[START]
        self.next: NDArray[np.int32] = np.full((len(numbers), len(vocabulary)), self.done, dtype=np.int32)
        self.allowed: NDArray[np.bool_] = np.zeros(self.next.shape, dtype=np.bool_)
        origins, symbols, targets = np.array(edges, dtype=np.int32).reshape(-1, 3).T
        self.next[origins, symbols] = targets
        self.allowed[origins, symbols] = True
        self.final: NDArray[np.bool_] = np.array([state == _DONE for state in numbers])
        self.complete: NDArray[np.bool_] = np.array([state == _COMPLETE for state in numbers])


def _grow(numbers: dict[_State, int]) -> Iterator[tuple[_State, int]]:
    """Every state with its number, those included that are added while the caller looks at one."""
    done = 0
    while done < len(numbers):
        for state, number in list(numbers.items())[done:]:
            yield state, number
            done += 1


def _by_kind(symbols: Iterable[str]) -> dict[str, list[str]]:
    """Symbols by field letter; the two that are no field under their own name."""
    kinds: dict[str, list[str]] = {}
    for symbol in symbols:
        kinds.setdefault(symbol[0] if _FIELD_SYMBOL.fullmatch(symbol) else symbol, []).append(symbol)
    return kinds


def _follow(state: _State, kinds: dict[str, list[str]]) -> Iterator[tuple[str, _State]]:
    """The symbols that may follow a state, each with the state it leads to."""
    field, detail = state
    if field in ("year", "month", "week", "complete"):
        yield from ((symbol, _DONE) for symbol in kinds.get(END, []))
    if field == "start":
        yield from ((symbol, _COMPLETE) for symbol in kinds.get(NOTHING, []))
        yield from ((symbol, ("century", _century_kind(symbol[1:]))) for symbol in kinds.get("C", []))
    elif field == "century":
        yield from _years(detail, kinds.get("Y", []))
    elif field == "year":
        february, long = detail.split()
        yield from _months(int(february), kinds.get("M", []))
        yield from ((s, ("hundreds", f"{s[1]} {337 + int(february)}")) for s in kinds.get("O", []))
        yield from ((s, ("week", "")) for s in kinds.get("W", []) if 1 <= int(s[1:]) <= 52 + int(long))
    elif field == "hundreds":
        hundreds, last = map(int, detail.split())
        yield from ((s, _COMPLETE) for s in kinds.get("N", []) if 1 <= 100 * hundreds + int(s[1:]) <= last)
    elif field == "week":
        yield from ((symbol, _COMPLETE) for symbol in kinds.get("K", []))
    elif field == "month":
        yield from ((s, _COMPLETE) for s in kinds.get("D", []) if any(stand_for(s[1:], 1, int(detail))))


def _years(century: str, symbols: Iterable[str]) -> Iterator[tuple[str, _State]]:
    for symbol in symbols:
        pairs = product(stand_for(century, 0, 99), stand_for(symbol[1:], 0, 99))
        years = [100 * hundreds + rest for hundreds, rest in pairs if hundreds or rest]
        if years:
            february, long = 29 if any(map(isleap, years)) else 28, any(map(has_week_53, years))
            yield symbol, ("year", f"{february} {long:d}")


def _months(february: int, symbols: Iterable[str]) -> Iterator[tuple[str, _State]]:
    for symbol in symbols:
        last_days = [february if month == 2 else LAST_DAYS[month - 1] for month in stand_for(symbol[1:], 1, 12)]
        if last_days:
            yield symbol, ("month", str(max(last_days)))


def _century_kind(digits: str) -> str:
    """A century with the same leap years and weeks (they repeat after four), so that a hundred need five states."""
    if "X" in digits or digits == "00":
        return digits
    return f"{int(digits) % 4 or 4:02}"
