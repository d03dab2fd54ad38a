"""Symbols and their numbers.

A vocabulary is written as text, one symbol a line; the line number, counted from 0, is the id. Padding is id 0, so that
an array of zeros is an empty batch; the source's unknown symbol has an id of its own and is never padding.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from datenorm.calendars import CALENDARS, POSITIONS, QUALIFIERS
from datenorm.errors import ModelError

PAD, UNKNOWN, SPACE = "<pad>", "<unk>", "<space>"
START, END, NOTHING = "<start>", "<end>", "<nothing>"
INTERVAL, SLASH, OPEN = "<interval>", "/", ".."
FUTURE, PAST = "+P", "-P"
LAST = "IL"  # the position of the last
UNITS = "YQMWDK"  # years, quarters, months, weeks, days, counted weekdays
ORDERS = ("dmy", "mdy", "ymd")


class Vocabulary:
    """An ordered set of symbols: `symbols[id]` is the symbol, `id(symbol)` its number."""

    def __init__(self, symbols: Iterable[str]) -> None:
        self.symbols = tuple(symbols)
        self.ids = {symbol: number for number, symbol in enumerate(self.symbols)}
        if not self.symbols or self.symbols[0] != PAD:
            raise ModelError(
                f"a vocabulary begins with {PAD}; received {self.symbols[:1]!r}: take it from a complete model folder"
            )
        if len(self.ids) != len(self.symbols):
            raise ModelError(
                "a vocabulary names each symbol once; received one twice: take it from a complete model folder"
            )
        self.unknown = self.ids.get(UNKNOWN, 0)

    def __len__(self) -> int:
        return len(self.symbols)

    def __contains__(self, symbol: str) -> bool:
        return symbol in self.ids

    def id(self, symbol: str) -> int:
        """The number of a symbol; the unknown symbol's number where the vocabulary lacks it."""
        return self.ids.get(symbol, self.unknown)

    def text(self) -> str:
        """The file's contents: one symbol a line."""
        return "".join(symbol + "\n" for symbol in self.symbols)

    def write(self, path: Path) -> None:
        path.write_text(self.text(), encoding="utf-8", newline="\n")

    @classmethod
    def read(cls, path: Path) -> Vocabulary:
        return cls(path.read_text(encoding="utf-8").removesuffix("\n").split("\n"))


def source_vocabulary(languages: Iterable[str], characters: Iterable[str]) -> Vocabulary:
    """Padding, unknown, the order hints, the language hints, then the characters of canonical text."""
    hints = [order_symbol(order) for order in ORDERS] + [language_symbol(language) for language in languages]
    return Vocabulary([PAD, UNKNOWN, *hints, *(SPACE if c == " " else c for c in characters)])


def target_vocabulary() -> Vocabulary:
    """One symbol a field, and the marks of what a plain date cannot say.

    Century (`CXX`: open), year of it (`Y7X`: a decade), month, day; day of the year in two (`O1 N23`); ISO week, its
    day; season, quarter or half of a year; which weekday of a month (`I2 K1`, the second Monday), how many of its last
    days (`IL +P N10 D`). In front of a date its qualifier and the mark of its calendar; an interval has a mark before
    it and one between its ends. An offset has its direction, then numbers (hundreds, rest) and units.
    """
    fields = [f"C{n:02}" for n in range(100)] + ["CXX"] + [f"Y{n:02}" for n in range(100)]
    fields += [f"M{n:02}" for n in range(1, 13)] + [f"D{n:02}" for n in range(1, 32)]
    fields += [f"O{n}" for n in range(4)] + [f"N{n:02}" for n in range(100)]
    fields += [f"W{n:02}" for n in range(1, 54)] + [f"K{n}" for n in range(1, 8)]
    fields += [f"Y{n}X" for n in range(10)] + ["YXX", "MXX", "M13", "WXX", "KX"] + [f"O{n}" for n in range(4, 10)]
    fields += [f"S{n}" for n in (21, 22, 23, 24, 33, 34, 35, 36, 40, 41)]
    fields += [f"I{position}" for position in POSITIONS]
    marks = [*QUALIFIERS, INTERVAL, SLASH, OPEN, FUTURE, PAST, *UNITS, *(f"{name}:" for name in CALENDARS)]
    return Vocabulary([PAD, START, END, NOTHING, *fields, *marks])


def order_symbol(order: str) -> str:
    return f"<{order}>"


def language_symbol(language: str) -> str:
    return f"<lang:{language}>"


def encode_source(vocabulary: Vocabulary, canonical: str, order: str = "", language: str = "") -> list[int]:
    """Ids of the hints that are given (order, then language), then of the characters of canonical text."""
    ids = vocabulary.ids
    hints = []
    if order:
        hints.append(vocabulary.id(order_symbol(order)))
    if language and language_symbol(language) in ids:
        hints.append(ids[language_symbol(language)])
    space, unknown = ids.get(SPACE, vocabulary.unknown), vocabulary.unknown
    return hints + [space if c == " " else ids.get(c, unknown) for c in canonical]
