"""What files do to a text: scanners, wrong encodings, mark-up, addresses, quoting.

The date stays the one that a reader takes from the text: a digit is read as a letter that looks like it, never as
another digit, and only where enough of its number remains; and no damage gives two months the same form.
"""

from __future__ import annotations

import html
import html.entities
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from urllib.parse import quote

from datenorm.generation.damage_words import Names, is_safe, name_words
from datenorm.generation.drafts import LONGEST
from datenorm.text import canonical, flaw

# Digits and the letters that they are taken for. S and Z stand at no end of a number: 197s is a decade.
_LOOKS = {"0": "OOo", "1": "lI", "8": "B", "2": "Z", "5": "S"}
_LOOKS_CYRILLIC = {"0": "ООо", "3": "З"}
_INSIDE = "25"
_NUMBER = re.compile(r"(?<!\d)(?:\d{4}|\d{2})(?![\dA-Za-z'’])", re.ASCII)
_FIRST = re.compile(r"(?<![\w.,:/-])1(?=(?:\.|st|er)? [^\W\d_]{3})")
_NUMBERS = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[À-ɏḀ-ỿ]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_INNER_LETTER = re.compile(r"(?<=[a-zA-ZÀ-ɏ])[À-ɏ](?=[a-zA-ZÀ-ɏ])")
_SIGN_NAMES = {"–": "&ndash;", "—": "&mdash;", "\u00a0": "&nbsp;", '"': "&quot;", "’": "&rsquo;", "…": "&hellip;"}
_YEAR_AT_THE_END = re.compile(r"(?<=[^\W\d_] )([12]\d{3})$")
# Marks that say nothing about a date, at the beginning and at the end of a text.
_BEFORE = ('"', "(", "[", "|", ";", ",", ":", "_", "•", "·", "»", "{", "\\", "`", "| ", ": ", "; ", "_ ")
_AFTER = (
    '"',
    ")",
    "]",
    "|",
    ";",
    ",",
    ":",
    "_",
    "•",
    "·",
    "«",
    "}",
    "\\",
    "`",
    " |",
    " ;",
    " :",
    ",,",
    ";;",
    " _",
    ")]",
)
# Encodings that a text was written and read in, and in which script that happens.
_MIXUPS = (
    (_LATIN, "utf-8", "cp1252", 10), (_LATIN, "utf-8", "mac_roman", 0.5), (_LATIN, "cp1252", "cp437", 0.5),
    (_LATIN, "cp1252", "mac_roman", 0.3), (_CYRILLIC, "utf-8", "cp1251", 3), (_CYRILLIC, "cp1251", "cp1252", 2),
    (_CYRILLIC, "koi8-r", "cp1251", 1), (_CYRILLIC, "cp1251", "koi8-r", 1), (_CYRILLIC, "cp866", "cp1251", 0.5),
)  # fmt: skip


def digits_as_letters(rng: random.Random, text: str, _: Names) -> str:
    """`2O24`, `l979`, `1B.05.2020`: one digit of two, one or two of four, by the letters that they look like."""
    looks = _LOOKS_CYRILLIC if _CYRILLIC.search(text) and rng.random() < 0.5 else _LOOKS
    numbers = [match for match in _NUMBER.finditer(text) if _places(match[0], looks)]
    if not numbers:
        return text
    match = rng.choice(numbers)
    number, places = list(match[0]), _places(match[0], looks)
    for place in rng.sample(places, min(len(places), 2 if len(number) == 4 and rng.random() < 0.4 else 1)):
        number[place] = rng.choice(looks[match[0][place]])
    return text[: match.start()] + "".join(number) + text[match.end() :]


def _places(number: str, looks: Mapping[str, str]) -> list[int]:
    inner = range(1, len(number) - 1)
    return [at for at, digit in enumerate(number) if digit in looks and (digit not in _INSIDE or at in inner)]


def one_as_letter(rng: random.Random, text: str, _: Names) -> str:
    """The first of a month by a letter that looks like it: `l. Mai 1886`, `lst March`, `I września 1939`."""
    return _FIRST.sub(lambda match: rng.choice("lllI") + match[0][1:], text, count=1)


def spaced_digits(_: random.Random, text: str, __: Names) -> str:
    """Numbers that were written into the boxes of a form, one digit each: `1 4 / 0 8 / 1 9 9 2`."""
    return " ".join(text) if _NUMBERS.fullmatch(text) else text


def spaced_year(_: random.Random, text: str, __: Names) -> str:
    """A year at the end, behind a word, digit by digit: `3 May 1 9 7 9`."""
    return _YEAR_AT_THE_END.sub(lambda match: " ".join(match[1]), text)


def supplied_digits(rng: random.Random, text: str, __: Names) -> str:
    """A year at the end of which an editor supplied digits, in brackets: `3 May 19[79]`, `17 mai 185[0]`."""
    first = rng.randrange(4)
    last = rng.randint(first + 1, 4) if first < 2 else 4

    def supplied(match: re.Match[str]) -> str:
        year = match[1]
        return f"{year[:first]}[{year[first:last]}]{year[last:]}"

    return text if "[" in text else _YEAR_AT_THE_END.sub(supplied, text)


def mojibake(rng: random.Random, text: str, names: Names) -> str:
    """Text written in one encoding and read in another: `MÃ¤rz`, `aoÃ»t`, `3â€“5 May`, `РјР°СЏ`, `ìàÿ`."""
    if text.isascii():
        return text
    mixups = [(written, read, weight) for script, written, read, weight in _MIXUPS if script.search(text)]
    if not mixups and "–" in text:
        mixups = [("utf-8", "cp1252", 1)]
    if not mixups:
        return text
    written, read, _ = rng.choices(mixups, [weight for _, _, weight in mixups])[0]
    garbled = _read_wrongly(text, written, read)
    if written == "utf-8" and read == "cp1252" and rng.random() < 0.06:
        garbled = _read_wrongly(garbled, written, read)
    return garbled if _is_fit(garbled, text) and _tells_apart(garbled, names, written, read) else text


def _read_wrongly(text: str, written: str, read: str) -> str:
    """The text as it looks in the other encoding; "" where it cannot be written or read in it."""
    try:
        return text.encode(written).decode(read)
    except UnicodeError:
        return ""


def _tells_apart(garbled: str, names: Names, written: str, read: str) -> bool:
    """Whether no word of the text is what two names become, nor a name itself."""
    confused = _confused_names(names, written, read)
    return confused.isdisjoint(canonical(garbled).split())


@lru_cache(maxsize=4096)
def _confused_names(names: Names, written: str, read: str) -> frozenset[str]:
    words = name_words(names)
    forms = Counter(canonical(_read_wrongly(word, written, read)) for word in words)
    titles = Counter(canonical(_read_wrongly(word.capitalize(), written, read)) for word in words)
    own = {form for counts in (forms, titles) for form, count in counts.items() if count > 1}
    return frozenset(own | {word for word in words if not word.isascii()})


def lost_letters(rng: random.Random, text: str, names: Names) -> str:
    """Letters that an encoding lacks, each a question mark or the replacement character: `M?rz`, `f\ufffdvrier`."""
    if not _INNER_LETTER.search(text):
        return text
    sign = rng.choice(("?", "\ufffd"))
    damaged = _INNER_LETTER.sub(sign, text)
    pairs = zip(text.split(), damaged.split(), strict=True)
    return damaged if all(is_safe(after, before, names) for before, after in pairs if before != after) else text


def entities(rng: random.Random, text: str, _: Names) -> str:
    """Characters by their names or numbers in HTML: `M&auml;rz`, `3&nbsp;May`, `Mi&#233;rcoles`."""
    if text.isascii() or rng.random() < 0.4:
        if " " in text and rng.random() < 0.7:
            return _if_fit(text.replace(" ", rng.choice(("&nbsp;", "&nbsp;", "&#160;"))), text)
        return _if_fit(html.escape(text), text)
    name_of: Callable[[str], str] = rng.choice((_named_entity, _named_entity, lambda c: f"&#{ord(c)};"))
    if _CYRILLIC.search(text):
        return text
    return _if_fit("".join(c if c.isascii() or not _is_western(c) else name_of(c) for c in text), text)


def _named_entity(character: str) -> str:
    name = html.entities.codepoint2name.get(ord(character))
    return _SIGN_NAMES.get(character) or (f"&{name};" if name else f"&#{ord(character)};")


def _is_western(character: str) -> bool:
    return character in _SIGN_NAMES or unicodedata.name(character, "").startswith(("LATIN", "GREEK"))


def in_address(rng: random.Random, text: str, _: Names) -> str:
    """As in a web address: `3%20May%201979`, `03%2F05%2F1979`, `3+May+1979`, `M%C3%A4rz`."""
    if rng.random() < 0.35:
        return text.replace(" ", "+") if "+" not in text else text
    if not all(c.isascii() or _is_western(c) for c in text):
        return text
    return _if_fit(quote(text, safe=rng.choice(("-.", "-.:,", "-.:/,"))), text)


def escaped(rng: random.Random, text: str, _: Names) -> str:
    """As in code and exports: `\\"3 May 1979\\"`, `03\\/05\\/1979`, `f\\u00e9vrier`, `""3 May""`, `3 May 1979\\n`."""
    form = rng.random()
    if form < 0.25 and "/" in text:
        return text.replace("/", "\\/")
    if form < 0.45 and not text.isascii() and not _CYRILLIC.search(text):
        return _if_fit("".join(c if c.isascii() else f"\\u{ord(c):04x}" for c in text if ord(c) < 0x10000), text)
    if form < 0.75:
        text = text.replace('"', '\\"').replace("'", "\\'")
        return f'\\"{text}\\"'
    return rng.choice(('""{}""', "{}\\n", "{}\\r\\n", "{}\\t", "\\'{}\\'", "'''{}'''", "\\n{}", "{}\\")).format(text)


def underscores(_: random.Random, text: str, __: Names) -> str:
    """Underscores for spaces, as in names of files: `3_May_1979`."""
    return text if "_" in text else text.replace(" ", "_")


def stray_marks(rng: random.Random, text: str, _: Names) -> str:
    """A bracket without its other half, a quote, a bar: `3 May 1979)`, `|3 May 1979`, `[3 May 1979`, `3 May 1979,,`."""
    if rng.random() < 0.4:
        return rng.choice(_BEFORE) + text
    return (rng.choice(_BEFORE) if rng.random() < 0.2 else "") + text + rng.choice(_AFTER)


def _if_fit(damaged: str, text: str) -> str:
    return damaged if len(damaged) <= LONGEST else text


def _is_fit(damaged: str, text: str) -> bool:
    """Whether the damaged text is short, can be read, and has the digits of the text and no others."""
    if not damaged or len(damaged) > LONGEST or flaw(damaged) or not damaged.replace("\u00a0", " ").isprintable():
        return False
    return _digits(damaged) == _digits(text)


def _digits(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isdecimal())


@cache
def signs() -> str:
    """Characters of canonical text that damage alone brings: for the vocabulary of the source."""
    letters = "".join(map(chr, (*range(0xC0, 0x180), 0x2013, 0x2014, 0x2019, 0x2026)))
    garbled = (_read_wrongly(letter, "utf-8", "cp1252") for letter in letters)
    found = {c for text in garbled for c in "".join(map(canonical, text)) if not c.isalnum() and not c.isascii()}
    return "".join(sorted(found | {"\ufffd", "\u00ac"}))
