"""Expressions as the network writes them: one symbol a field, and the automaton of those that exist.

A date is written as century, year of the century, month and day, so that an answer takes four steps and not ten:
`1979-05-03` becomes `C19 Y79 M05 D03 <end>`. Digits that the text leaves open are `X` within the symbol: the century
of `'79` is `CXX`. A text that is no date is `<nothing> <end>`. ISO 8601's day of the year and weeks have symbols of
their own (`1979-123` is `C19 Y79 O1 N23 <end>`, `2024-W10-3` is `C20 Y24 W10 K3 <end>`): which day that is, arithmetic
tells; so it does which day the second Monday of a month is (`2024-05-I2-1` is `C20 Y24 M05 I2 K1`), and which are its
last ten days (`2024-05-IL-P10D` is `C20 Y24 M05 IL +P N10 D`).

What a plain date cannot say is marked in front, so that a plain date stays as short: qualifier and calendar (`1850~` is
`~ C18 Y50`, `persian:1403` is `persian: C14 Y03`), interval (`<interval> C19 Y14 / C19 Y18`), offset (`-P3D` is
`-P N03 D`, `P1W-5` is `+P N01 W K5`).

The automaton is built from the symbols that a vocabulary holds. It lets through what exists and nothing else: no
31 April, 29 February in leap years only (ISO 8601-1, 4.2.1), no year 0000. Where digits are open, a day exists if it
does in any year that fits: `XX00-02-29` may be 2000-02-29. What only arithmetic can tell it leaves to that: whether an
interval ends before it starts, whether another calendar has a day.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from datenorm.calendars import CALENDARS, LAST_DAYS, QUALIFIERS, has_week_53, stand_for
from datenorm.errors import InvalidExpression
from datenorm.other_calendars import MONTH_LENGTHS
from datenorm.vocabulary import (
    END,
    FUTURE,
    INTERVAL,
    LAST,
    NOTHING,
    OPEN,
    PAST,
    SLASH,
    START,
    UNITS,
    Vocabulary,
)

_SEASON = "2[1-4]|3[3-6]|4[01]"
# Century, year of it; season; month, day, position of a weekday in the month; day of the year (O for ordinal), hundreds
# and rest; ISO week, its day. A group's first letter is the kind of its symbol.
_SPELLED = re.compile(
    r"(?P<C>[0-9X]{2})(?P<Y>[0-9X]{2})"
    r"(?:-(?P<S>" + _SEASON + r")|-(?P<M>[0-9X]{2})(?:-(?P<D>[0-9X]{2})|-I(?P<I>[1-5L])-(?P<Ki>[1-7]))?"
    r"|-(?P<O>[0-3])(?P<N>[0-9]{2})|-W(?P<W>[0-9X]{2})(?:-(?P<K>[1-7]))?)?"
)
_OFFSET = re.compile(
    r"(?P<sign>-?)P(?P<amounts>(?:[0-9]{1,3}[YQMWDK])+)(?:-?(?P<place>I[1-5L]-[1-7]|[0-9X]{1,2}(?:-[0-9]{2})?))?"
)
_AMOUNT = re.compile(r"([0-9]+)([A-Z])")
# A year or month, or the distance to one, and so many of its last units.
_LAST_UNITS = re.compile(
    r"(?P<whole>[0-9X]{4}(?:-[01][0-9])?|-?P(?:[0-9]+[YQ])*(?:[0-9]+M|[0-9]+Y(?:-[01][0-9])?))-IL-(?P<units>P[0-9]+[QMD])"
)
_FIELD_SYMBOL = re.compile(r"[CYMDW][0-9X]{2}|S[2-4][0-9]|O[0-9]|N[0-9]{2}|K[1-7X]|I[1-5L]")
_JOINTS = {"C": "", "Y": "", "N": "", "W": "-W", "I": "-I"}  # what stands before a field; a hyphen before the others
_MARKED = {f"{name}:" for name in CALENDARS}
# The kinds of symbols, a letter each, and the orders they come in.
_KINDS = dict.fromkeys(_MARKED, "c") | dict.fromkeys(QUALIFIERS, "q") | dict.fromkeys(UNITS, "u")
_KINDS |= {FUTURE: "f", PAST: "p", OPEN: "o", LAST: "L"}
_END_OF_INTERVAL = re.compile(
    r"o|q?c?CY(?:S|M(?:D|[IL]K)?|ON|WK?)?|[fp](?:O?Nu)+(?:[IL]?K|MD?|D|S)?|(?:CYM?|[fp](?:O?Nu)+M?)LfO?Nu"
)

# Which part of an expression is being written: all of it; what follows a qualifier; the first end of an interval; the
# second end, after a date, after an offset or after an open end.
_ALONE, _QUALIFIED, _FIRST, _AFTER = "alone", "qualified", "first", "after "


class _State(NamedTuple):
    """What has been read so far, as far as it bears on what may follow: the last field, its detail, and the part."""

    field: str
    detail: str = ""
    part: str = _ALONE


_START = _State("start")
_COMPLETE = _State("complete")
_DONE = _State("done")


def spell(expression: str) -> list[str]:
    """The target symbols of an expression, the end symbol included. Existence of the day is not checked here.

    >>> spell("XX79-05")
    ['CXX', 'Y79', 'M05', '<end>']
    >>> spell("../1850~")
    ['<interval>', '..', '/', '~', 'C18', 'Y50', '<end>']
    >>> spell("")
    ['<nothing>', '<end>']

    Raises InvalidExpression where the target symbols cannot say it.
    """
    if not expression:
        return [NOTHING, END]
    start, slash, end = expression.partition("/")
    try:
        if not slash:
            return [*_spell_end(start), END]
        return [INTERVAL, *_spell_end(start), SLASH, *_spell_end(end), END]
    except InvalidExpression:
        raise InvalidExpression(
            f"{expression!r} cannot be spelled; expected YYYY[-MM[-DD]], X for an open digit, YYYY-DDD, YYYY-Www[-D] "
            "or a season, perhaps with a calendar's mark and a qualifier, an offset of up to 999, or an interval"
        ) from None


def _spell_end(text: str) -> list[str]:
    if text == "..":
        return [OPEN]
    if last := _LAST_UNITS.fullmatch(text):
        return [*_spell_end(last["whole"]), LAST, *_spell_end(last["units"])]
    if offset := _OFFSET.fullmatch(text):
        return _spell_offset(*offset.group("sign", "amounts", "place"))
    qualifiers = [text[-1]] if text[-1:] and text[-1] in QUALIFIERS else []
    mark, colon, date = text.removesuffix("".join(qualifiers)).rpartition(":")
    match = _SPELLED.fullmatch(date)
    if match is None or (colon and mark not in CALENDARS):
        raise InvalidExpression(text)
    fields = [group[0] + digits for group, digits in match.groupdict().items() if digits]
    return [*qualifiers, *([mark + colon] if colon else []), *fields]


def _spell_offset(sign: str, amounts: str, place: str | None) -> list[str]:
    symbols = [PAST if sign else FUTURE]
    for number, unit in _AMOUNT.findall(amounts):
        hundreds, rest = divmod(int(number), 100)
        symbols += [f"O{hundreds}"] * (hundreds > 0) + [f"N{rest:02}", unit]
    if place is None:
        return symbols
    fields = {"W": "K", "K": "K", "M": "D", "Y": "MD"}.get(amounts[-1], "")
    if amounts[-1] == "Y" and re.fullmatch(_SEASON, place):
        fields = "S"
    if place[0] == "I":
        fields = "IK" if amounts[-1] == "M" else ""
    parts = place.split("-")
    if len(parts) > len(fields):
        raise InvalidExpression(place)
    return symbols + [field + part.removeprefix("I") for field, part in zip(fields, parts, strict=False)]


def read(symbols: Sequence[str]) -> str:
    """The expression that target symbols spell; the inverse of `spell` without the end symbol.

    >>> read(["C19", "Y79", "M05"]), read(["-P", "N03", "D"])
    ('1979-05', '-P3D')

    Raises InvalidExpression for symbols in no such order.
    """
    if list(symbols) == [NOTHING]:
        return ""
    ends = [list(symbols)]
    if symbols and symbols[0] == INTERVAL and SLASH in symbols:
        middle = list(symbols).index(SLASH)
        ends = [list(symbols[1:middle]), list(symbols[middle + 1 :])]
    if not all(_END_OF_INTERVAL.fullmatch("".join(map(_kind, end))) for end in ends) or ends == [[OPEN]]:
        raise InvalidExpression(
            f"{' '.join(symbols)!r} is no expression; expected century, year, month, day in this order"
        )
    return "/".join(map(_read_end, ends))


def _read_end(symbols: list[str]) -> str:
    if LAST in symbols and symbols[-1] in UNITS:
        at = symbols.index(LAST) + 1
        return f"{_read_end(symbols[:at])}-{_read_offset(symbols[at:])}"
    if symbols[0] in (FUTURE, PAST):
        return _read_offset(symbols)
    qualifier = symbols[0] if symbols[0] in QUALIFIERS else ""
    text = "".join(piece(symbol) if _FIELD_SYMBOL.fullmatch(symbol) else symbol for symbol in symbols)
    return text.removeprefix(qualifier) + qualifier


def _read_offset(symbols: list[str]) -> str:
    text, digits = "-P" if symbols[0] == PAST else "P", ""
    for symbol in symbols[1:]:
        if symbol[0] in "ON":
            digits += symbol[1:]
        elif symbol in UNITS:
            text, digits = f"{text}{int(digits)}{symbol}", ""
        else:
            text += symbol[1:] if text[-1] == "K" else piece(symbol)
    return text


def _kind(symbol: str) -> str:
    """The letter of a symbol's kind; one that fits nowhere for what can be in no expression."""
    return _KINDS.get(symbol) or (symbol[0] if _FIELD_SYMBOL.fullmatch(symbol) else "?")


def piece(symbol: str) -> str:
    """What a field's symbol adds to the text of a plain date; nothing where it is no field.

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
        edges: list[tuple[int, list[int], int]] = []
        for state, number in _grow(numbers):
            for symbols, following in _follow(state, kinds):
                if not symbols:
                    continue
                ids = [vocabulary.ids[symbol] for symbol in symbols]
                edges.append((number, ids, numbers.setdefault(following, len(numbers))))
        self.start, self.done = numbers[_START], numbers[_DONE]
        self.start_symbol = vocabulary.ids[START]
        self.next: NDArray[np.int32] = np.full((len(numbers), len(vocabulary)), self.done, dtype=np.int32)
        self.allowed: NDArray[np.bool_] = np.zeros(self.next.shape, dtype=np.bool_)
        for origin, ids, target in edges:
            self.next[origin, ids] = target
            self.allowed[origin, ids] = True
        self.final: NDArray[np.bool_] = np.array([state == _DONE for state in numbers])
        self.complete: NDArray[np.bool_] = np.array([state == _COMPLETE for state in numbers])


def _grow(numbers: dict[_State, int]) -> Iterator[tuple[_State, int]]:
    """Every state with its number, those included that are added while the caller looks at one."""
    done = 0
    while done < len(numbers):
        for state, number in list(numbers.items())[done:]:
            yield state, number
            done += 1


# Symbols that lead to the same state, with that state; a state may be named more than once, or with no symbols.
_Edges = Iterator[tuple[list[str], _State]]
_Kinds = dict[str, list[str]]


def _by_kind(symbols: Iterable[str]) -> _Kinds:
    """Symbols by the letter of their kind; those that are of none under their own name."""
    kinds: _Kinds = defaultdict(list)
    for symbol in symbols:
        kind = _kind(symbol)
        kinds[symbol if kind == "?" and symbol not in QUALIFIERS else kind].append(symbol)
    return kinds


def _follow(state: _State, kinds: _Kinds) -> _Edges:
    """The symbols that may follow a state, with the states they lead to."""
    field, detail, part = state
    if field == "start":
        return _starts(part, kinds)
    if field == "ended":
        return iter([(kinds[SLASH], _State("start", "", _AFTER + detail))])
    if field == "position":
        return iter([(_stated(kinds["K"]), _over(part, detail))])
    if field in _LAST_STATES:
        return _follow_last(state, kinds)
    if field in ("complete", "done"):
        return iter([(kinds[END] if field == "complete" else [], _DONE)])
    if field in _OFFSET_STATES:
        return _follow_offset(state, kinds)
    return _follow_foreign(state, kinds) if field in _FOREIGN_STATES else _follow_date(state, kinds)


def _starts(part: str, kinds: _Kinds) -> _Edges:
    """How an expression, or an end of an interval, can begin."""
    if part == _ALONE:
        yield kinds[NOTHING], _COMPLETE
        yield kinds[INTERVAL], _State("start", "", _FIRST)
    elif part != _AFTER + "open":
        yield kinds["o"], _over(part, "open")
    if part != _AFTER + "offset":
        yield kinds["q"], _State("qualified", "", part)
        yield from _dates(part, kinds)
    if part != _AFTER + "date":
        for symbol in (*kinds["f"], *kinds["p"]):
            yield [symbol], _State("direction", symbol[0], part)


def _dates(part: str, kinds: _Kinds) -> _Edges:
    for symbol in kinds["c"]:
        yield [symbol], _State("mark", symbol, part)
    for kind, centuries in _grouped(kinds["C"], _century_kind).items():
        yield centuries, _State("century", kind, part)


def _can_end(part: str, what: str, kinds: _Kinds) -> _Edges:
    """What follows an end that may be over: the second end, or the end of the expression."""
    return _follow(_over(part, what), kinds)


def _over(part: str, what: str) -> _State:
    """The state after an end that can go no further."""
    return _State("ended", what, part) if part == _FIRST else _COMPLETE


def _follow_date(state: _State, kinds: _Kinds) -> _Edges:
    field, detail, part = state
    over = _over(part, "date")
    if field == "qualified":
        yield from _dates(_QUALIFIED if part == _ALONE else part, kinds)
    elif field == "century":
        yield from _years(detail, part, kinds["Y"])
    elif field == "hundreds":
        hundreds, last = map(int, detail.split())
        yield [s for s in kinds["N"] if 1 <= 100 * hundreds + int(s[1:]) <= last], over
    elif field == "no month":
        yield kinds["D"], over
    elif field == "no week":
        yield _stated(kinds["K"]), over
    elif field == "no year":
        yield kinds["S"], over
        yield from _months(29, part, kinds["M"])
        yield [s for s in kinds["W"] if s == "WXX"], _State("no week", "", part)
        yield _stated(kinds["W"]), _State("week", "", part)
    else:
        yield from _can_end(part, "date", kinds)
        yield from _within(field, detail, part, kinds)


def _within(field: str, detail: str, part: str, kinds: _Kinds) -> _Edges:
    """What may follow a year, a month or a week that could end there."""
    over = _over(part, "date")
    if field == "year":
        february, long = map(int, detail.split())
        yield kinds["S"], over
        yield from _months(february, part, _stated(kinds["M"]))
        for symbol in kinds["O"][:4]:
            yield [symbol], _State("hundreds", f"{symbol[1]} {337 + february}", part)
        yield [s for s in _stated(kinds["W"]) if int(s[1:]) <= 52 + long], _State("week", "", part)
        yield kinds["L"] if part == _ALONE else [], _State("last", str(337 + february))
    elif field == "month":
        yield [s for s in kinds["D"] if any(stand_for(s[1:], 1, int(detail)))], over
        if part == _ALONE:
            yield from _positions("date", detail, part, kinds)
    else:
        yield _stated(kinds["K"]), over


def _years(century: str, part: str, symbols: Sequence[str]) -> _Edges:
    """The years of a century; a decade, or a century that is all open, ends there."""
    for kind, years in _grouped(symbols, lambda symbol: _year_kind(century, symbol[1:])).items():
        if kind == "open":
            yield years, _State("no year", "", part)
        elif kind == "decade":
            yield years, _over(part, "date")
        elif kind:
            yield years, _State("year", kind, part)


_CYCLE = (1, 2, 3, 4)  # centuries that have every leap year and week: the calendar repeats after 400 years


@cache
def _year_kind(century: str, digits: str) -> str:
    """The last day of February and whether there is a week 53, as far as a year tells; "" where there is no such."""
    if "X" in digits:
        return "open" if century + digits == "XXXX" else "decade"
    centuries = _CYCLE if century == "XX" else stand_for(century, 0, 99)
    years = [year for year in (100 * hundreds + int(digits) for hundreds in centuries) if year]
    return f"{29 if any(map(isleap, years)) else 28} {any(map(has_week_53, years)):d}" if years else ""


def _months(february: int, part: str, symbols: Iterable[str]) -> _Edges:
    for symbol in symbols:
        last_days = [february if month == 2 else LAST_DAYS[month - 1] for month in stand_for(symbol[1:], 1, 12)]
        if last_days:
            yield [symbol], _State("month" if symbol[1:].isdigit() else "no month", str(max(last_days)), part)


def _positions(what: str, days: str, part: str, kinds: _Kinds) -> _Edges:
    """The position of a weekday in a month of so many days; behind the last, where it is no end, so many days too."""
    yield kinds["I"], _State("position", what, part)
    yield kinds["L"], _State("last or weekday", days) if part == _ALONE else _State("position", what, part)


_LAST_STATES = ("last", "last or weekday", "number of last", "hundreds of last", "unit of last")


def _follow_last(state: _State, kinds: _Kinds) -> _Edges:
    """A number of the last units of a year or month, as many as there are in its days, and the unit."""
    field, detail, _ = state
    if field == "number of last":
        for units, numbers in _grouped(kinds["N"], lambda symbol: _countable(int(symbol[1:]), int(detail))).items():
            yield numbers if units else [], _State("unit of last", units)
        for symbol in kinds["O"]:
            if 1 <= int(symbol[1:]) <= int(detail) // 100:
                yield [symbol], _State("hundreds of last", f"{symbol[1:]} {detail}")
    elif field == "hundreds of last":
        hundreds, days = map(int, detail.split())
        yield [s for s in kinds["N"] if 100 * hundreds + int(s[1:]) <= days], _State("unit of last", "D")
    elif field == "unit of last":
        yield [s for s in kinds["u"] if s in detail], _COMPLETE
    else:
        yield kinds["f"], _State("number of last", detail)
        yield _stated(kinds["K"]) if field == "last or weekday" else [], _COMPLETE


def _countable(number: int, days: int) -> str:
    """The units of which a year or month of so many days has that number."""
    most = {"D": days} if days <= max(LAST_DAYS) else {"Q": 4, "M": 12, "D": days}
    return "".join(unit for unit, last in most.items() if 1 <= number <= last)


_FOREIGN_STATES = ("mark", "era", "first era", "foreign year", "foreign month")


def _follow_foreign(state: _State, kinds: _Kinds) -> _Edges:
    """The fields of another calendar: any year but 0, the days that its months can have."""
    field, detail, part = state
    if field == "mark":
        yield [s for s in kinds["C"] if s == "C00"], _State("first era", detail, part)
        yield [s for s in kinds["C"] if s not in ("C00", "CXX")], _State("era", detail, part)
    elif field in ("era", "first era"):
        years = [s for s in _stated(kinds["Y"]) if s != "Y00" or field == "era"]
        yield years, _State("foreign year", detail, part)
        yield [s for s in kinds["Y"] if s == "YXX" and detail == "bc:"], _over(part, "date")
    elif field == "foreign year":
        yield from _can_end(part, "date", kinds)
        lengths = MONTH_LENGTHS.get(detail.removesuffix(":"), LAST_DAYS)
        for symbol in (s for s in _stated(kinds["M"]) if int(s[1:]) <= len(lengths)):
            yield [symbol], _State("foreign month", str(lengths[int(symbol[1:]) - 1]), part)
    else:
        yield from _can_end(part, "date", kinds)
        yield [s for s in kinds["D"] if int(s[1:]) <= int(detail)], _over(part, "date")


_OFFSET_STATES = ("direction", "hundreds of", "amount", "zero", "unit", "unit after zero", "month of year")


def _follow_offset(state: _State, kinds: _Kinds) -> _Edges:
    """Numbers and units from years to days; after a zero only one unit, and behind it a place within that unit."""
    field, detail, part = state
    if field == "direction":
        yield from _numbers("", part, kinds, has_zero=detail == FUTURE[0])
    elif field == "hundreds of":
        yield kinds["N"], _State("amount", detail, part)
    elif field in ("amount", "zero"):
        yield from _units(state, kinds)
    elif field == "month of year":
        yield from _can_end(part, "offset", kinds)
        yield [s for s in kinds["D"] if int(s[1:]) <= int(detail)], _over(part, "offset")
        yield kinds["L"] if part == _ALONE else [], _State("last", detail)
    else:
        if field == "unit" and detail != "K":
            yield from _numbers(detail, part, kinds, has_zero=True)
        if detail != "K":
            yield from _can_end(part, "offset", kinds)
        yield from _places(detail, part, kinds)


def _numbers(before: str, part: str, kinds: _Kinds, *, has_zero: bool) -> _Edges:
    """A number after the unit `before`."""
    yield [s for s in kinds["O"] if s != "O0"], _State("hundreds of", before, part)
    yield [s for s in kinds["N"] if s != "N00"], _State("amount", before, part)
    yield [s for s in kinds["N"] if s == "N00" and has_zero], _State("zero", before, part)


def _units(state: _State, kinds: _Kinds) -> _Edges:
    """The units that may follow a number; counted weekdays stand alone and are never none."""
    field, before, part = state
    first = UNITS.index(before) + 1 if before else 0
    for symbol in kinds["u"]:
        if UNITS.index(symbol) < first or (symbol == "K" and (before or field == "zero")):
            continue
        after = "unit after zero" if field == "zero" else "unit"
        yield [symbol], _over(part, "offset") if symbol == "D" else _State(after, symbol, part)


def _places(unit: str, part: str, kinds: _Kinds) -> _Edges:
    """A weekday of a week, a day of a month, a month, a day or a season of a year, the last units of either."""
    if unit in "WK":
        yield kinds["K"] if unit == "W" else _stated(kinds["K"]), _over(part, "offset")
    elif unit == "M":
        yield kinds["D"], _over(part, "offset")
        yield from _positions("offset", "31", part, kinds)
    elif unit == "Y":
        yield kinds["S"], _over(part, "offset")
        yield kinds["L"] if part == _ALONE else [], _State("last", "366")
        for symbols, state in _months(29, part, _stated(kinds["M"])):
            yield symbols, state._replace(field="month of year")


def _stated(symbols: Iterable[str]) -> list[str]:
    """Those of which every digit is stated."""
    return [symbol for symbol in symbols if "X" not in symbol]


def _grouped(symbols: Iterable[str], kind: Callable[[str], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for symbol in symbols:
        groups.setdefault(kind(symbol), []).append(symbol)
    return groups


def _century_kind(symbol: str) -> str:
    """A century with the same leap years and weeks (they repeat after four), so that a hundred need six states."""
    digits = symbol[1:]
    if "X" in digits or digits == "00":
        return digits
    return f"{int(digits) % 4 or 4:02}"
