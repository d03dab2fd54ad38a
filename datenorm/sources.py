"""Texts on their way to the network: refused, or brought to canonical form and to ids, many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from datenorm.hints import Hint
from datenorm.normalization import Reason
from datenorm.text import canonical, flaw
from datenorm.vocabulary import ORDERS, SPACE, Vocabulary, language_symbol, order_symbol

# Characters of the user's text that are looked at; no date is that long.
LONGEST_TEXT = 1000
# Rows of a batch, and symbols of a batch with its padding.
BATCH_ROWS = 128
BATCH_SYMBOLS = 128 * 64
# Lengths are padded to a multiple of this: then sums over a row are made in the same order whatever the batch holds.
_PADDED_TO = 8
# Hint symbols are written in front of the canonical text as lone surrogates, which canonical text never holds.
_FIRST_HINT = 0xD800
_LAST_HINT = 0xDFFF


class Batch(NamedTuple):
    """Sources of about the same length: their numbers, ids [batch, length] padded with 0, and lengths [batch]."""

    numbers: NDArray[np.int64]
    source: NDArray[np.int32]
    lengths: NDArray[np.int32]


class SourceReader:
    """Writes hints and text as one string, a character for each source symbol, and such strings as batches of ids."""

    def __init__(self, vocabulary: Vocabulary, max_length: int) -> None:
        self._max_length = max_length
        symbols = {ord(symbol): number for symbol, number in vocabulary.ids.items() if len(symbol) == 1}
        symbols[ord(" ")] = vocabulary.id(SPACE)
        hints = [symbol for symbol in vocabulary.symbols if _is_hint(symbol)]
        self._hints = {symbol: chr(_FIRST_HINT + number) for number, symbol in enumerate(hints)}
        symbols |= {ord(mark): vocabulary.ids[symbol] for symbol, mark in self._hints.items()}
        known = ((order, order_symbol(order)) for order in ORDERS)
        self._order_of = {self._hints[symbol]: order for order, symbol in known if symbol in self._hints}
        self._all_hints = "".join(self._hints.values())
        self._languages = set(self._hints.values()) - set(self._order_of)
        self._last = max(symbols) + 1
        self._ids = np.full(self._last + 1, vocabulary.unknown, dtype=np.int32)
        self._ids[list(symbols)] = list(symbols.values())

    def prefix(self, hint: Hint) -> str:
        """The marks of the hint symbols that the model has: order, then language."""
        symbols = (order_symbol(hint.order), language_symbol(hint.language))
        return "".join(self._hints.get(symbol, "") for symbol in symbols)

    def hint_symbols(self, prefix: str) -> tuple[str, ...]:
        """The hint symbols that a prefix stands for."""
        return tuple(symbol for symbol, mark in self._hints.items() if mark in prefix)

    def order(self, source: str) -> str:
        """The order of fields that a source begins with a hint of, "" where it has none."""
        return self._order_of.get(source[0], "")

    def has_language(self, source: str) -> bool:
        """Whether a source begins with a hint of its language, perhaps behind one of the order."""
        return not self._languages.isdisjoint(source[:2])

    def text(self, source: str) -> str:
        """The canonical text of a source, without hints."""
        return source.lstrip(self._all_hints)

    def read(self, prefix: str, text: str) -> str | Reason:
        """The source as a string, or why the text is refused before the network sees it. Raises TypeError."""
        if not isinstance(text, str):
            raise TypeError(f"a text is a str; received {text!r:.100} ({type(text).__name__})")
        if len(text) > LONGEST_TEXT:
            return Reason.TOO_LONG
        if not text.isprintable() and (found := flaw(text)) is not None:
            return Reason(found.replace(" ", "-"))
        characters = canonical(text)
        if not characters:
            return Reason.EMPTY
        source = prefix + characters
        return source if len(source) <= self._max_length else Reason.TOO_LONG

    def batches(self, sources: Sequence[str]) -> Iterator[Batch]:
        """Every source once, in batches of about the same length."""
        lengths = np.fromiter(map(len, sources), dtype=np.int32, count=len(sources))
        order = np.argsort(lengths, kind="stable")
        ids = self._encode("".join([sources[number] for number in order.tolist()]))
        lengths = lengths[order]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        for first, end in _cuts(lengths):
            width = -(-int(lengths[end - 1]) // _PADDED_TO) * _PADDED_TO
            source = np.zeros((end - first, width), dtype=np.int32)
            source[np.arange(width) < lengths[first:end, None]] = ids[starts[first] : starts[end]]
            yield Batch(order[first:end], source, lengths[first:end])

    def _encode(self, sources: str) -> NDArray[np.int32]:
        codes = np.frombuffer(sources.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        ids: NDArray[np.int32] = self._ids[np.minimum(codes, self._last)]
        return ids


def _is_hint(symbol: str) -> bool:
    return symbol in map(order_symbol, ORDERS) or symbol.startswith("<lang:")


def _cuts(lengths: NDArray[np.int32]) -> Iterator[tuple[int, int]]:
    """First and end of each batch of rising lengths."""
    first = 0
    while first < len(lengths):
        end = min(first + BATCH_ROWS, len(lengths))
        while (end - first) * int(lengths[end - 1]) > BATCH_SYMBOLS and end - first > 1:
            end = first + max(1, (end - first) // 2)
        yield first, end
        first = end
