"""Characters as files and wires write them, read back: references, escapes, UTF-8 read in another encoding.

Text out of a web page, an address, a program's string or a file that was opened in the wrong encoding says
`3&nbsp;Mai`, `3%20Mai`, `f\\u00e9vrier` or `MÃ¤rz` where it means `3 Mai`, `février` and `März`. Each has one meaning:

- character references of HTML, named or numbered, with their semicolon (`&auml;`, `&#228;`, `&#xe4;`);
- percent-encoding of UTF-8 (RFC 3986), in text without spaces;
- `\\u00e4` of JSON and of programs, and `%u00e4` of JavaScript's old `escape`;
- UTF-8 read in the encodings of Windows for Western and for Cyrillic letters (`MÃ¤rz`, `РјР°СЏ`), where every letter
  beyond ASCII belongs to such a sequence.

What was escaped twice (`&amp;nbsp;`) is read back twice.

>>> unescaped("3.&nbsp;M&auml;rz"), unescaped("3%20May%201979"), unescaped("1er aoÃ»t"), unescaped("1 РјР°СЏ")
('3.\\xa0März', '3 May 1979', '1er août', '1 мая')
>>> unescaped("50%20 off; R&D"), unescaped("3. März – 5. Mai")
('50%20 off; R&D', '3. März – 5. Mai')
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

Span = tuple[int, int]

_LAYERS = 2


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to write characters: where it stands in a text, how it is read, and in which texts it is looked for."""

    pattern: re.Pattern[str]
    read: Callable[[str], str]
    fits: Callable[[str, re.Pattern[str]], bool] = lambda text, pattern: True


def unescaped(text: str) -> str:
    """The text with its escaped characters read back."""
    return unescape(text, [(0, 0)] * len(text))[0] if is_suspect(text) else text


def is_suspect(text: str) -> bool:
    """Whether a text may hold escaped characters, which a look at it tells quickly."""
    if "&" in text or "%" in text or "\\u" in text:
        return True
    return not text.isascii() and any(pattern.search(text) for pattern in _MISREAD)


def unescape(text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """The text with its escaped characters read back, and for each character the span it came from.

    `spans` has one for each character of `text`; a character that was read back has that of all its escape.
    """
    spans = list(spans)
    for form in _FORMS * _LAYERS:
        if form.fits(text, form.pattern):
            text, spans = _read_back(text, spans, form)
    return text, spans


def _read_back(text: str, spans: list[Span], form: _Form) -> tuple[str, list[Span]]:
    characters, kept, end = [], [], 0
    for match in form.pattern.finditer(text):
        read = form.read(match[0])
        characters += [text[end : match.start()], read]
        kept += spans[end : match.start()]
        kept += [(spans[match.start()][0], spans[match.end() - 1][1])] * len(read)
        end = match.end()
    return "".join(characters) + text[end:], kept + spans[end:]


def _from_percent(escaped: str) -> str:
    try:
        return unquote(escaped, errors="strict")
    except UnicodeDecodeError:
        return escaped


def _from_units(escaped: str) -> str:
    """UTF-16 code units in hexadecimal, two of which may be one character."""
    units = re.findall("[0-9A-Fa-f]{4}", escaped)
    try:
        return b"".join(map(bytes.fromhex, units)).decode("utf-16-be")
    except UnicodeDecodeError:
        return escaped


def _misread(encoding: str, leads: range) -> _Form:
    """UTF-8 read in a single-byte encoding: sequences of two bytes that begin with one of `leads`, and of three."""

    def characters(codes: range) -> str:
        return re.escape(bytes(codes).decode(encoding, errors="ignore"))

    def read(sequence: str) -> str:
        try:
            return sequence.encode(encoding).decode("utf-8")
        except UnicodeDecodeError:
            return sequence

    follow = f"[{characters(range(0x80, 0xC0))}]"
    pattern = re.compile(f"[{characters(leads)}]{follow}|[{characters(range(0xE0, 0xF0))}]{follow}{{2}}")
    return _Form(pattern, read, _has_all_letters)


def _has_all_letters(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether no letter beyond ASCII stands outside of what the pattern finds."""
    return all(c.isascii() or not c.isalpha() for c in pattern.sub("", text))


def _has_no_space(text: str, _: re.Pattern[str]) -> bool:
    return not any(map(str.isspace, text))


# Of cp1252 the leads are those of Latin letters, but for É, after which a quote is often one.
_MISREAD_FORMS = (_misread("cp1252", range(0xC2, 0xC9)), _misread("cp1251", range(0xD0, 0xD3)))
_MISREAD = tuple(form.pattern for form in _MISREAD_FORMS)
_FORMS = (
    _Form(re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"), html.unescape),
    _Form(re.compile(r"(?:[\\%]u[0-9A-Fa-f]{4})+"), _from_units),
    _Form(re.compile(r"(?:%[0-9A-Fa-f]{2})+"), _from_percent, _has_no_space),
    *_MISREAD_FORMS,
)
