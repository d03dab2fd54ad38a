"""In which encoding a table is written: as its user says, as its byte order mark says, or as its bytes look.

Rows are split and put together as bytes, so that nothing is lost of a text that is wrong in its encoding. That takes an
encoding in which ASCII is ASCII. UTF-16 and UTF-32 are brought to UTF-8 on the way in and back on the way out.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from datenorm.errors import MissingExtra
from datenorm.records import Unreadable, UnreadableInput

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_WIDE = frozenset({"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
_ASCII = bytes(range(128))
# Codecs in which an ASCII byte may be something else, though each by itself is ASCII; UTF is told apart before.
_NOT_TO_SPLIT = r"utf-|iso2022|idna|punycode|.*unicode.escape"
# Bytes of a sample whose lines beyond ASCII are shown to the detector.
_SHOWN = 1 << 16
# What is not UTF may be detected as: code pages of Windows, and encodings of Russia and East Asia.
_DETECTED = (*(f"cp{number}" for number in range(1250, 1259)), "cp874", "koi8_r")
_DETECTED += ("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr")
# The code page of Western Europe, and how much less coherent a text may be in it than in another that is as clean:
# code pages of Latin letters are hard to tell apart, and this one is by far the most frequent.
WESTERN = "cp1252"
_NEARLY = 0.07
MARK = codecs.BOM_UTF8


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the texts of a table are read. `wide` is the codec of a file whose bytes were brought to UTF-8, else None."""

    codec: str = "utf-8"
    wide: str | None = None

    @property
    def name(self) -> str:
        return self.wide or self.codec

    def text(self, field: bytes) -> str | Unreadable:
        """A field as text, or why it is none."""
        return decoded(field, self.codec)

    def written(self, text: str) -> bytes:
        """A text as bytes of the table; what its encoding lacks becomes a question mark."""
        return text.encode(self.codec, "replace")

    def outward(self, data: bytes) -> bytes:
        """Rows as bytes of the file."""
        if self.wide is None:
            return data
        return data.decode("utf-8", "surrogatepass").encode(self.wide, "surrogatepass")

    def inward(self) -> Callable[[bytes, bool], bytes]:
        """A function that brings pieces of the file, the last one marked, to bytes that can be split into rows."""
        if self.wide is None:
            return lambda piece, _: piece
        decoder = codecs.getincrementaldecoder(self.wide)("surrogatepass")
        return lambda piece, final: decoder.decode(piece, final).encode("utf-8", "surrogatepass")


def decoded(field: bytes, codec: str) -> str | Unreadable:
    """A field as text, or why it is none."""
    try:
        return field.decode(codec)
    except UnicodeDecodeError:
        return Unreadable.INVALID_UTF8 if codec == "utf-8" else Unreadable.INVALID_ENCODING


def named_encoding(name: str, sample: bytes) -> Encoding:
    """The encoding that a user names. Raises UnreadableInput where there is none of that name or it cannot be used."""
    try:
        codec = codecs.lookup(name).name
        is_ascii = re.match(_NOT_TO_SPLIT, codec) is None and _ASCII.decode(codec) == _ASCII.decode("ascii")
    except (LookupError, ValueError):
        codec, is_ascii = name, False
    if is_ascii:
        return Encoding(codec)
    if codec in ("utf-8", "utf-8-sig"):
        return Encoding()
    if codec in ("utf-16", "utf-32"):
        marked = _marked(sample)
        codec = marked if marked is not None and marked.startswith(codec) else f"{codec}-le"
    if codec in _WIDE:
        return Encoding(wide=codec)
    raise UnreadableInput(f"the encoding {name!r} is not known, or not one to split rows in; give one such as cp1252")


def detected_encoding(sample: bytes, name: str) -> Encoding:
    """The encoding of the file `name`, by its first bytes. Raises UnreadableInput where they do not tell."""
    codec = _marked(sample) or _zeros(sample)
    if codec in _WIDE:
        return Encoding(wide=codec)
    if codec is not None or _is_utf_8(sample):
        return Encoding()
    return Encoding(_likeliest(sample, name))


def _marked(sample: bytes) -> str | None:
    return next((codec for mark, codec in _MARKS.items() if sample.startswith(mark)), None)


def _zeros(sample: bytes) -> str | None:
    """UTF-16 without a mark, by the zero bytes beside its ASCII characters."""
    head = sample[: 1 << 12]
    if not head or head.count(0) * 10 < len(head) * 3:
        return None
    odd = head[1::2].count(0)
    return "utf-16-le" if odd > head[::2].count(0) else "utf-16-be"


def _is_utf_8(sample: bytes) -> bool:
    """Whether it is UTF-8, but perhaps for a character that the sample's end cuts."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _likeliest(sample: bytes, name: str) -> str:
    """What the bytes beyond ASCII look like; the lines that have none are not shown to the detector."""
    try:
        from charset_normalizer import from_bytes
    except ModuleNotFoundError as error:
        missing = MissingExtra("charset_normalizer", "tables")
        raise UnreadableInput(
            f"{name} is not UTF-8; name its --encoding, such as cp1252, or have it detected: {missing}"
        ) from error
    telling = b"".join(line for line in sample.splitlines(keepends=True) if not line.isascii())[:_SHOWN]
    matches = list(from_bytes(telling, cp_isolation=[*_DETECTED]))
    if not matches:
        raise UnreadableInput(f"{name} is not UTF-8 and looks like nothing else; name its --encoding, such as cp1252")
    best = matches[0]
    for match in matches:
        is_as_good = match.chaos <= best.chaos and match.coherence >= best.coherence - _NEARLY
        if is_as_good and WESTERN in match.could_be_from_charset:
            return WESTERN
    return codecs.lookup(best.encoding).name
