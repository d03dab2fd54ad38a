"""Words and n-grams of a source as rows of one table, so that the network remembers names without computing them.

An LSTM of a hundred units cannot hold the names of months, days and numbers of four hundred languages. A table can, and
reading a row costs next to nothing: to the embedding of each symbol the network adds rows of a table that are found by
hashing what stands around it (hash embeddings: Svenstrup, Hansen and Winther, 2017, https://arxiv.org/abs/1709.03933;
n-grams as in fastText: Bojanowski et al., 2017, https://arxiv.org/abs/1607.04606). For each symbol these are

- its word (the run of letters that it stands in), twice by different hashes, so that no two words share both rows;
- its word together with the language hint, where there is one: Croatian "lip" is not Polish "lip";
- the n-grams of 2, 3 and 5 symbols around it, so that a misspelt word, and one of a script without spaces, is known
  by its parts.

Digits are all alike here. Hashes are of characters, not of their ids: a table stays good when the vocabulary grows.

Much of a batch stands in the same surroundings, the more so as digits are alike: the rows are worked out, and read from
the table, once for what is told apart.
"""

from __future__ import annotations

import unicodedata
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from datenorm.vocabulary import ORDERS, PAD, UNKNOWN, Vocabulary, order_symbol

LOOKUPS = 6
NONE = 0  # the row of a symbol that stands in no word, or in a text without a language hint

_HINTS = 2  # hints that a source has at most, all of them at its front
_WIDEST = 2  # symbols on either side of one that an n-gram reaches to
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIXERS = tuple(map(np.uint64, (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53)))
_FAR = np.uint64(0x2545F4914F6CDD1D)
_HALF = np.uint64(32)
# An odd multiplier for each lookup, from a random source; the highest bits of the product are the row (Dietzfelbinger
# et al., 1997, https://doi.org/10.1006/jagm.1997.0873).
_MULTIPLIERS = np.array(
    (
        0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB, 0x8EBC6AF09C88C6E3, 0x589965CC75374CC3,
        0x1D8E4E27C47D124F,
    ),
    dtype=np.uint64,
)  # fmt: skip

Ids = NDArray[np.integer[Any]]
Hashes = NDArray[np.uint64]


class NgramIndex:
    """Finds the rows of a table of `rows` rows, a power of two, for sources in the ids of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, rows: int) -> None:
        if rows < 2 or rows & (rows - 1):
            raise ValueError(f"a table has a power of two of rows; received {rows}")
        self._shift = np.uint64(64 - (rows - 1).bit_length())
        symbols = vocabulary.symbols
        self._codes = _mixed(np.array(list(map(_code, symbols)), dtype=np.uint64))
        self._codes[[_is_outside(symbol) for symbol in symbols]] = 0
        self._letters = np.array([symbol == UNKNOWN or _is_letter(symbol) for symbol in symbols])
        self._languages = _mixed(np.array(list(map(_code, symbols)), dtype=np.uint64))
        self._languages[[not symbol.startswith("<lang:") for symbol in symbols]] = 0

    def __call__(self, source: Ids) -> NDArray[np.int32]:
        """Rows [batch, length, LOOKUPS] of the table for the ids of sources [batch, length], padded with 0."""
        rows, places = self.distinct(source)
        return rows[places]

    def distinct(self, source: Ids) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The same without repetition: rows [number, LOOKUPS], and which of them each symbol has, [batch, length]."""
        codes, letters = self._codes[source], self._letters[source]
        words = _word_hashes(codes, letters) * letters
        languages = self._languages[source[:, :_HINTS]].sum(axis=1)[:, None]
        own = (words ^ languages) * (letters & (languages != 0))
        two, three, five = _ngram_hashes(codes)
        first, places = _told_apart(five * _BASE ^ words ^ own * _FAR)
        hashes = np.stack([lookup.ravel()[first] for lookup in (words, words, own, two, three, five)], axis=1)
        hashes *= _MULTIPLIERS
        return (hashes >> self._shift).astype(np.int32), places.reshape(source.shape)


def _told_apart(hashes: Hashes) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
    """Where each different hash stands first, and for each place the number of its hash."""
    flat = hashes.ravel()
    order = flat.argsort()
    ordered = flat[order]
    is_new = np.empty(len(flat), dtype=np.bool_)
    is_new[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    places = np.empty(len(flat), dtype=np.int32)
    places[order] = np.cumsum(is_new, dtype=np.int32) - 1
    return order[is_new], places


def _word_hashes(codes: Hashes, letters: NDArray[np.bool_]) -> Hashes:
    """A hash [batch, length] of the run of letters that each symbol stands in: a polynomial in the codes of the run."""
    length = codes.shape[1]
    positions = np.arange(length)
    starts = np.maximum.accumulate(np.where(letters, 0, positions + 1), axis=1)
    ends = np.minimum.accumulate(np.where(letters, length, positions)[:, ::-1], axis=1)[:, ::-1]
    powers = np.full(length + 1, _BASE).cumprod()
    sums = np.zeros((len(codes), length + 1), dtype=np.uint64)
    np.cumsum(codes * powers[np.maximum(positions - starts, 0)], axis=1, out=sums[:, 1:])
    before = np.take_along_axis(sums, np.minimum(starts, length), axis=1)
    whole: Hashes = np.take_along_axis(sums, ends, axis=1) - before
    return whole ^ (whole >> _HALF)


def _ngram_hashes(codes: Hashes) -> tuple[Hashes, Hashes, Hashes]:
    """Hashes [batch, length] of a symbol with the one before, with one on either side, and with two."""
    wide = np.pad(codes, ((0, 0), (_WIDEST, _WIDEST)))
    length = codes.shape[1]
    far_left, left, right, far_right = (wide[:, start : start + length] for start in (0, 1, 3, 4))
    two = codes + left * _BASE
    three = two + right * _MIXERS[0]
    return two, three, three + far_left * _MIXERS[1] + far_right * _FAR


def _mixed(values: Hashes) -> Hashes:
    """Bits well mixed: the finalizer of MurmurHash3 (Appleby, 2011)."""
    for mixer in _MIXERS:
        values = (values ^ (values >> np.uint64(33))) * mixer
    return values ^ (values >> np.uint64(33))


def _code(symbol: str) -> int:
    """A number for what a symbol is: digits are all alike, characters their code points, others by their names."""
    if len(symbol) == 1:
        return ord("0") if symbol.isdecimal() else ord(symbol)
    return zlib.crc32(symbol.encode()) + 0x110000


def _is_letter(symbol: str) -> bool:
    return len(symbol) == 1 and unicodedata.category(symbol)[0] in "LM"


def _is_outside(symbol: str) -> bool:
    """Whether a symbol is no part of the text: n-grams do not tell whether there are hints or padding."""
    return symbol == PAD or symbol.startswith("<lang:") or symbol in map(order_symbol, ORDERS)
