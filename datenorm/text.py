"""One canonical form of text, used alike in training and in use.

People write the same date with composed and decomposed accents, full-width forms, capitals, digits of fifty scripts,
no-break spaces and marks that do not show. `canonical` brings all of it to one form, character by character, so that
the network sees few symbols and the spans of an answer can be mapped back to what was typed:

- Unicode compatibility forms (NFKC, Unicode Standard Annex 15), lower case, decimal digits of any script as ASCII;
- accents of Latin, Greek and Cyrillic letters, Arabic vowel marks, Hebrew points, Indic nuktas dropped: no language
  tells two months apart by them alone, and people leave them out;
- every dash is `-`, every apostrophe `'`, every quote `"`, every white space one space; characters that do not show go.

What is escaped (`&nbsp;`, `%20`, `\\u00e9`) or was read in another encoding is read back first (`datenorm.escapes`).

>>> canonical("  3\u00a0MAI\u200b １９７９ ")
'3 mai 1979'
>>> canonical("٣ مايو ١٩٧٩"), canonical("Août"), canonical("㍻6年5月3日"), canonical("3.&nbsp;MÃ¤rz")
('3 مايو 1979', 'aout', '平成6年5月3日', '3. marz')
"""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass

from datenorm.escapes import Span, is_suspect, unescape, unescaped

# Letters whose stroke, dot or tail is no combining mark in Unicode but is left out or exchanged like one.
FOLDED_LETTERS = {
    "ı": "i", "ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ß": "ss", "ς": "σ", "æ": "ae", "œ": "oe",
    "ی": "ي", "ى": "ي", "ې": "ي", "ک": "ك", "ہ": "ه", "ۀ": "ه", "ە": "ه", "ھ": "ه", "ٱ": "ا", "ـ": "",
    "ʼ": "'", "ʻ": "'", "ʹ": "'", "ˈ": "'", "´": "'", "`": "'", "׳": "'", "״": '"', "՚": "'", "ꞌ": "'", "ʾ": "'",
    "ʿ": "'", "،": ",", "、": ",", "。": ".", "।": ".", "։": ":", "۔": ".", "∶": ":", "⁄": "/", "∕": "/", "−": "-",
    "‧": ".", "・": ".", "„": '"',
    "ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്",
    "〜": "~", "～": "~", "〇": "〇", "零": "〇", "○": "〇", "◯": "〇",
}  # fmt: skip
QUOTES = {"Pi": '"', "Pf": '"'}
APOSTROPHES = "‘’‚‛‹›′"
# Combining marks that canonical text does without: of Latin, Greek and Cyrillic, of Hebrew and of Arabic, nuktas.
DROPPED_MARKS = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670),
    (0x06D6, 0x06ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF), (0x093C, 0x093C), (0x09BC, 0x09BC), (0x0A3C, 0x0A3C), (0x0ABC, 0x0ABC), (0x0B3C, 0x0B3C),
    (0x0CBC, 0x0CBC),
)  # fmt: skip
OVERRIDES = "\u202d\u202e"


class _Characters(dict[int, str]):
    """Canonical form of each character by code point, worked out when first met; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _canonical_character(chr(code))
        return found


def canonical(text: str) -> str:
    """The one form of `text` that the network reads.

    Characters that do not show are dropped, not refused: `flaw` tells what makes a text unreadable.
    """
    if is_suspect(text):
        text = unescaped(unicodedata.normalize("NFC", text))
    if text.isascii():
        return (
            " ".join(text.translate(_CHARACTERS).split())
            if not text.isprintable() or "`" in text
            else " ".join(text.lower().split())
        )
    composed = unicodedata.normalize("NFC", text)
    return " ".join(composed.translate(_CHARACTERS).split())


def flaw(text: str) -> str | None:
    """What makes a text unreadable (control character, lone surrogate, bidirectional override); None if nothing."""
    if text.isprintable():
        return None
    for character in text:
        category = unicodedata.category(character)
        if category == "Cc" and character not in "\t\n\r\x0b\x0c\x85":
            return "control character"
        if category == "Cs":
            return "lone surrogate"
        if character in OVERRIDES:
            return "bidirectional override"
    return None


@dataclass(frozen=True, slots=True)
class Aligned:
    """Canonical text and, for each of its characters, the span (start, end) of the user's own text it came from."""

    canonical: str
    spans: tuple[Span, ...]


def align(text: str) -> Aligned:
    """`canonical(text)` with the span of each character in `text`.

    >>> align("３ \u200bMai").spans
    ((0, 1), (1, 2), (3, 4), (4, 5), (5, 6))
    """
    typed = [(at, at + 1) for at in range(len(text))]
    if is_suspect(text):
        text, typed = unescape(*_composed(text, typed))
    characters: list[str] = []
    spans: list[Span] = []
    for character, span in zip(*_composed(text, typed), strict=True):
        for form in character.translate(_CHARACTERS):
            if form == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(form)
            spans.append(span)
    if characters and characters[-1] == " ":
        characters.pop()
        spans.pop()
    return Aligned("".join(characters), tuple(spans))


def _composed(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """The text in NFC, and for each of its characters the span of those it was composed of."""
    characters: list[str] = []
    composed: list[Span] = []
    for start, end in _clusters(text):
        together = unicodedata.normalize("NFC", text[start:end])
        characters.append(together)
        composed += [(spans[start][0], spans[end - 1][1])] * len(together)
    return "".join(characters), composed


def _clusters(text: str) -> list[Span]:
    """Spans that Unicode composition does not reach across, in order; together they are the whole text."""
    starts = [i for i, c in enumerate(text) if i == 0 or not _composes_backwards(c)]
    return list(itertools.pairwise([*starts, len(text)]))


def _composes_backwards(character: str) -> bool:
    """Whether NFC may join the character to the one before: marks, and vowels and finals of Hangul."""
    return unicodedata.category(character) in ("Mn", "Mc") or "\u1160" <= character <= "\u11ff"


def _canonical_character(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in ("Cf", "Cc", "Cs"):
        return ""
    if character in FOLDED_LETTERS:
        return FOLDED_LETTERS[character]
    if character in APOSTROPHES:
        return "'"
    compatible = unicodedata.normalize("NFKC", character)
    if compatible != character:
        return "".join(map(_canonical_character, compatible))
    return "".join(map(_canonical_part, _decomposed(character.lower())))


def _decomposed(character: str) -> str:
    """The character without the marks that canonical text drops; composed again where marks remain (か + ゛)."""
    kept = "".join(c for c in unicodedata.normalize("NFD", character) if not _is_dropped_mark(c))
    return unicodedata.normalize("NFC", kept)


def _is_dropped_mark(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in DROPPED_MARKS)


def _canonical_part(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Pd":
        return "-"
    if character.isspace():
        return " "
    return QUOTES.get(category, FOLDED_LETTERS.get(character, character))


_CHARACTERS = _Characters()
