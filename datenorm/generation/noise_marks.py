"""Capitals, accents, spaces and marks of a written date as people and programs leave them out, add or exchange them.

Digits are never changed, added, dropped, joined or parted, and what stands between two digits stays.
"""

from __future__ import annotations

import random
import re
import unicodedata
from functools import cache

Names = tuple[str, ...]

_NUMERIC_DATE = re.compile(r"(?<![\d./-])(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?![\d./-])")
_LETTER = r"[^\W\d_]"
_LOOSE_SPACE = re.compile(
    rf"(?<=\d) (?={_LETTER}{{2}}|[^\W\d_a-zA-Z])|(?:(?<={_LETTER}{{2}})|(?<=[^\W\d_a-zA-Z])) (?=\d)"
    rf"|(?<=[.,;:]) (?={_LETTER})|(?<=\d[.,]) (?=\d{{4}}(?![-:./\d]))"
)
_TYPED = "[a-zA-ZÀ-ɏЀ-ӿ]"
_SPACE_OF_WORDS = re.compile(rf"(?:(?<={_TYPED}{{2}})|(?<=\d)) (?={_TYPED}{{3}})")
_MISSING_SPACE = re.compile(rf"(?<=\d)(?={_LETTER}{{2}})|(?<={_LETTER}{{2}})(?=\d)|(?<=\w)(?=[,;:](?:\s|$))")
_DROPPED_MARK = re.compile(
    rf"(?<={_LETTER})[.,](?=\s|$)|(?<=\d)[.,](?=\s*{_LETTER}|\s*$)|(?<={_LETTER} \d),(?= \d{{4}}\b)"
    rf"|(?<={_LETTER} \d\d),(?= \d{{4}}\b)"
)
_AFTER_A_WORD = re.compile(rf"(?<={_LETTER}{{3}})(?=\s)")
_COMMA_AFTER_A_WORD = re.compile(rf"(?<={_LETTER}),(?=\s)")
_TWO_PARTS = re.compile(r"(?<![-\d])\d{1,4}-\d{1,4}(?![-\d])")
_START_OF_WORD = re.compile(rf"(?<![\w'’]){_LETTER}")
_SPACE = re.compile(" ")
_BEFORE_A_SPACE = re.compile("(?= )")
_IN_A_WORD = re.compile(rf"(?<={_LETTER})(?={_LETTER})")
_DIGITS = re.compile(r"\d+")
_CASELESS = re.compile("[ა-ჿ]")  # Georgian, whose capitals of Unicode 11 nobody types
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_FULL_WIDTH_DIGITS = {code: code + 0xFEE0 for code in range(0x30, 0x3A)}
_NO_ACCENTS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "İ": "I", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "ð": "d", "þ": "th", "Þ": "Th", "ё": "е", "Ё": "Е", "ħ": "h"}
)  # fmt: skip
_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa", "ø": "oe", "Ø": "Oe"}
)
_SPACES = ("\u00a0", "\u202f", "\u2009", "\u2007", "\u3000", "\t", "\n")
_MARKS = ("\u200b", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad", "\ufe0f", "\ufe0e", "\u061c")
_DASHES = "‐‑‒–−﹣－"
_APOSTROPHES = "’‘ʼ´`′＇"
_QUOTES = "“”„«»＂"
_SMALL_NUMBERS = re.compile(r"(?:.*\D)?\d{1,2}[.,]?")


def upper(_: random.Random, text: str, __: Names) -> str:
    return text if _CASELESS.search(text) else text.upper()


def lower(_: random.Random, text: str, __: Names) -> str:
    return text.replace("İ", "i").lower()


def title(_: random.Random, text: str, __: Names) -> str:
    return text if _CASELESS.search(text) else _START_OF_WORD.sub(lambda match: match[0].title(), text.lower())


def without_accents(_: random.Random, text: str, __: Names) -> str:
    return text if text.isascii() else "".join(map(_bare_letter, text.translate(_NO_ACCENTS)))


@cache
def _bare_letter(letter: str) -> str:
    """Return a Latin or Greek letter without its accents; every other character as it is."""
    if "\u0300" <= letter <= "\u036f":
        return ""
    if not unicodedata.name(letter, "").startswith(("LATIN", "GREEK")):
        return letter
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


def spelled_out(_: random.Random, text: str, __: Names) -> str:
    return text if text.isascii() else text.translate(_SPELLED_OUT)


def space_doubled(rng: random.Random, text: str, _: Names) -> str:
    return _one(rng, text, _SPACE, rng.choice(("  ", "  ", "   ", " \t")))


def space_missing(rng: random.Random, text: str, _: Names) -> str:
    return _LOOSE_SPACE.sub("", text) if rng.random() < 0.5 else _one(rng, text, _LOOSE_SPACE, "")


def words_joined(rng: random.Random, text: str, _: Names) -> str:
    """Lose every space between words, or one of them, as those do who type in haste: `nextfriday`, `3daysago`."""
    return _SPACE_OF_WORDS.sub("", text) if rng.random() < 0.6 else _one(rng, text, _SPACE_OF_WORDS, "")


def space_added(rng: random.Random, text: str, _: Names) -> str:
    if rng.random() < 0.5 and _NUMERIC_DATE.search(text):
        return _NUMERIC_DATE.sub(rng.choice((r"\1 \2 \3 \2 \4", r"\1\2 \3\2 \4", r"\1 \2\3 \2\4")), text)
    return _one(rng, text, _MISSING_SPACE, " ")


def space_around(rng: random.Random, text: str, _: Names) -> str:
    return rng.choice((" {}", "{} ", "  {}", " {} ", "\t{}", "{}  ")).format(text)


def mark_dropped(rng: random.Random, text: str, _: Names) -> str:
    if _is_told_by_its_stop(text):
        return text
    return _DROPPED_MARK.sub("", text) if rng.random() < 0.5 else _one(rng, text, _DROPPED_MARK, "")


def _is_told_by_its_stop(text: str) -> bool:
    """Whether a full stop at the end makes numbers a day, or a day and its month: `26.`, `3.5.`."""
    return _SMALL_NUMBERS.fullmatch(text) is not None and not any(map(str.isalpha, text))


def mark_added(rng: random.Random, text: str, _: Names) -> str:
    if rng.random() < 0.3:
        return text + rng.choice(",;" if _is_told_by_its_stop(text) else ".,;")
    return _one(rng, text, _AFTER_A_WORD, rng.choice(",,,.;"))


def mark_changed(rng: random.Random, text: str, _: Names) -> str:
    return _one(rng, text, _COMMA_AFTER_A_WORD, rng.choice((";", ".", " ,", ":")))


def dashes(rng: random.Random, text: str, _: Names) -> str:
    return text if "-" not in text or _TWO_PARTS.search(text) else text.replace("-", rng.choice(_DASHES))


def quotes(rng: random.Random, text: str, _: Names) -> str:
    return text.replace("'", rng.choice(_APOSTROPHES)).replace('"', rng.choice(_QUOTES))


def full_width(rng: random.Random, text: str, _: Names) -> str:
    if not _EAST_ASIAN.search(text) and rng.random() < 0.7:
        return text
    if rng.random() < 0.5:
        return text.translate(_FULL_WIDTH_DIGITS)
    return text.translate(_FULL_WIDTH).replace(" ", rng.choice(" \u3000"))


def other_spaces(rng: random.Random, text: str, _: Names) -> str:
    space = rng.choice(_SPACES)
    return text.replace(" ", space) if rng.random() < 0.5 else _one(rng, text, _SPACE, space)


def invisible(rng: random.Random, text: str, _: Names) -> str:
    """Add marks that do not show: before each number, as Windows does, at an end, at a space or in a word."""
    mark, where = rng.choice(_MARKS), rng.random()
    if where < 0.3:
        return _DIGITS.sub(rng.choice(("\u200e", "\u200f")) + r"\g<0>", text)
    if where < 0.5:
        return mark + text
    if where < 0.7:
        return text + mark
    return _one(rng, text, _BEFORE_A_SPACE if where < 0.9 else _IN_A_WORD, mark)


def _one(rng: random.Random, text: str, places: re.Pattern[str], by: str) -> str:
    """Replace one match of the pattern, drawn at random."""
    found = list(places.finditer(text))
    return text[: (match := rng.choice(found)).start()] + by + text[match.end() :] if found else text
