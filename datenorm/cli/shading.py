"""Attention weights as a matrix of shades in a terminal: a row a symbol, a column a character as it is seen.

Light means large weight. Where colours are not wanted, a digit gives the tenths of the weight.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.floating[Any]]

# Every column is as wide as the widest characters, in terminal cells.
CELL = 2
# The greys of a terminal with 256 colours, from the darkest.
_DARKEST, _GREYS = 232, 24
_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"


@dataclass(frozen=True, slots=True)
class Cluster:
    """What is seen as one character, a letter with its marks, and its span in the text."""

    shown: str
    start: int
    end: int


def clusters(text: str) -> list[Cluster]:
    """The text as a reader sees it: characters without a width of their own belong to the one before.

    >>> [cluster.shown for cluster in clusters("3 ма\u0301й")]
    ['3', '␣', 'м', 'а́', 'й']
    """
    starts = [index for index, character in enumerate(text) if index == 0 or _width(character) > 0]
    return [Cluster(_visible(text[start:end]), start, end) for start, end in pairwise([*starts, len(text)])]


def matrix(text: str, symbols: Sequence[str], weights: Weights, *, color: bool, width: int) -> Iterator[str]:
    """Lines of at most `width` cells that show `weights` of shape [symbols, characters of the text].

    A text too long for one row of columns goes on in further blocks, with an empty line between them.
    """
    columns = clusters(text)
    margin = max(map(len, symbols), default=0) + 2
    fitting = max(1, (width - margin) // CELL)
    for first in range(0, len(columns), fitting):
        block = columns[first : first + fitting]
        if first:
            yield ""
        yield (" " * margin + "".join(map(_heading, block))).rstrip()
        for symbol, row in zip(symbols, weights, strict=True):
            cells = "".join(_cell(float(row[column.start : column.end].sum()), color) for column in block)
            yield (symbol.ljust(margin) + cells).rstrip()


def _cell(weight: float, color: bool) -> str:
    weight = min(max(weight, 0.0), 1.0)
    if color:
        return f"\x1b[48;5;{_DARKEST + round(weight * (_GREYS - 1))}m{' ' * CELL}\x1b[0m"
    return ("." if weight < 0.05 else str(min(round(10 * weight), 9))).ljust(CELL)


def _heading(column: Cluster) -> str:
    """A column's character, filled up to the cell; marks keep letters of right-to-left scripts in their columns."""
    padding = " " * max(0, CELL - sum(map(_width, column.shown)))
    is_rtl = any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in column.shown)
    return column.shown + (_LEFT_TO_RIGHT if is_rtl else "") + padding


def _width(character: str) -> int:
    """Terminal cells that a character takes: 0 for marks and what does not show, 2 for wide ones (UAX 11)."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _visible(cluster: str) -> str:
    """A space as an open box, a mark that stands alone on a dotted circle, nothing that moves the cursor."""
    base = cluster[0]
    if base.isspace():
        return "\N{OPEN BOX}" + cluster[1:]
    if unicodedata.category(base) in ("Mn", "Me"):
        return "\N{DOTTED CIRCLE}" + cluster
    return "".join(c for c in cluster if unicodedata.category(c) not in ("Cf", "Cc", "Cs")) or "?"
