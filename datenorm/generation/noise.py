"""What happens to a written date on its way into a file: capitals, lost accents, spaces, slips of the finger.

Every kind of noise is one row of ``NOISES``, with the share of the texts that it touches; several may meet in one text.
No kind changes the date that a reader would take from the text:

- digits are never changed, added, dropped, joined or parted, and what stands between two digits stays;
- letters are damaged in words of four letters and more, by one or two edits, and only while the damaged word is
  strictly nearer to its own spelling than to every other name that the caller passed as ``protect`` (edit distance
  with transpositions: Damerau 1964, restricted). So ``juin`` never comes near ``juil``, nor ``Mar`` near ``May``.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from datenorm.text import canonical

_TABLES = Path(__file__).with_name("tables")

_WORD = re.compile(r"[a-zA-ZÀ-ɏḀ-ỿ]{4,}|[Ѐ-ӿ]{4,}|[Ͱ-Ͽ]{4,}|[ա-և]{5,}|[א-ת]{4,}|[ء-ي]{4,}|[ა-ჰ]{5,}")
_WORD_WITH_MARKS = re.compile(r"[^\s\d!-/:-@\[-`{-~،。、．：（）]{4,}")
_LONG_WORD = 8  # letters; from here on a word may take two edits
_NUMERIC_DATE = re.compile(r"(?<![\d./-])(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?![\d./-])")
_LETTER = r"[^\W\d_]"
_LOOSE_SPACE = re.compile(
    rf"(?<=\d) (?={_LETTER}{{2}}|[^\W\d_a-zA-Z])|(?:(?<={_LETTER}{{2}})|(?<=[^\W\d_a-zA-Z])) (?=\d)"
    rf"|(?<=[.,;:]) (?={_LETTER})|(?<=\d[.,]) (?=\d{{4}}(?![-:./\d]))"
)
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
_SPACES = ("\u00a0", "\u202f", "\u2009", "\u2007", "\u3000", "\t")
_MARKS = ("\u200b", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad", "\ufe0f", "\ufe0e", "\u061c")
_DASHES = "‐‑‒–−﹣－"
_APOSTROPHES = "’‘ʼ´`′＇"
_QUOTES = "“”„«»＂"

Names = tuple[str, ...]


class Noise(NamedTuple):
    """One kind of noise: the share of the texts that it is tried on, and what it does to a text."""

    name: str
    rate: float
    apply: Callable[[random.Random, str, Names], str]


def add_noise(rng: random.Random, text: str, protect: Sequence[str]) -> str:
    """Return ``text`` with each kind of ``NOISES`` applied at its rate; most texts come back as they were.

    ``protect`` holds the names that a damaged word must not come near: the twelve months of the text's locale in all
    widths, and whatever else tells dates apart (weekdays, numbers in words). Pass the same tuple for the same locale:
    what is worked out from it is kept.
    """
    names = tuple(protect)
    for noise in NOISES:
        if rng.random() < noise.rate:
            text = noise.apply(rng, text, names)
    return text


def _misspelled(rng: random.Random, text: str, names: Names) -> str:
    words = [match for match in _WORD.finditer(text) if match[0].lower() in _misspellings()]
    if not words:
        return text
    match = rng.choice(words)
    wrong = rng.choice(_misspellings()[match[0].lower()])
    return _replaced(text, match, _in_case_of(match[0], wrong)) if _is_safe(wrong, match[0], names) else text


def _slipped(rng: random.Random, text: str, names: Names) -> str:
    words = [match for match in _WORD.finditer(text) if match[0].isalpha()]
    if not words:
        return text
    match = rng.choice(words)
    damaged = match[0]
    for _ in range(2 if len(damaged) >= _LONG_WORD and rng.random() < 0.15 else 1):
        damaged = _with_one_edit(rng, damaged)
    return _replaced(text, match, damaged) if _is_safe(damaged, match[0], names) else text


def _confused(rng: random.Random, text: str, names: Names) -> str:
    """Write a letter for one that sounds or looks like it."""
    words = list(_WORD_WITH_MARKS.finditer(text))
    if not words:
        return text
    match = rng.choice(words)
    places = [place for place in _confusable().finditer(match[0]) if place.start()]
    if not places:
        return text
    place = rng.choice(places)
    confused = _replaced(match[0], place, rng.choice(_confusions()[place[0]]))
    return _replaced(text, match, confused) if _is_safe(confused, match[0], names) else text


def _with_one_edit(rng: random.Random, word: str) -> str:
    """Return the word with one letter exchanged for its neighbour on a keyboard, dropped, doubled or transposed."""
    at = rng.randrange(1 if rng.random() < 0.9 else 0, len(word) - 1)
    kind = rng.random()
    if kind < 0.35:
        return word[:at] + _neighbour(rng, word[at]) + word[at + 1 :]
    if kind < 0.65:
        return word[:at] + word[at + 1 :]
    if kind < 0.80:
        return word[: at + 1] + word[at:]
    swapped = word[at + 1] + word[at]
    return word[:at] + (swapped.title() if at == 0 and word[0].isupper() else swapped) + word[at + 2 :]


def _neighbour(rng: random.Random, letter: str) -> str:
    keys = _neighbours().get(letter.lower())
    if keys is None:
        return letter
    return rng.choice(keys).upper() if letter.isupper() else rng.choice(keys)


@lru_cache(maxsize=2**16)
def _is_safe(damaged: str, word: str, names: Names) -> bool:
    """Tell whether the damaged word is strictly nearer to its own spelling than to every other name."""
    written, own = canonical(damaged), canonical(word)
    edits = _edits(written, own, len(own))
    near = (name for name in _name_words(names) if name != own and abs(len(name) - len(written)) <= edits)
    return not any(_edits(written, name, edits) <= edits for name in near)


@lru_cache(maxsize=4096)
def _name_words(names: Names) -> tuple[str, ...]:
    """Return the words of the names in canonical form, each once, whole names with spaces among them."""
    whole = [canonical(name) for name in names]
    words = [word.strip(".,") for name in whole for word in (name, *name.split())]
    return tuple(dict.fromkeys(word for word in words if any(character.isalpha() for character in word)))


def _edits(first: str, second: str, limit: int) -> int:
    """Return how many letters must be exchanged, dropped, added or transposed; any number over ``limit`` if more."""
    start, end, shorter = 0, 0, min(len(first), len(second))
    while start < shorter and first[start] == second[start]:
        start += 1
    while end < shorter - start and first[-1 - end] == second[-1 - end]:
        end += 1
    first, second = first[start : len(first) - end], second[start : len(second) - end]
    longest = max(len(first), len(second))
    if longest <= 1:
        return longest
    if limit == 1:
        return 1 if len(first) == len(second) == 2 and first == second[::-1] else 2
    return _edits_of_table(first, second)


def _edits_of_table(first: str, second: str) -> int:
    before_last: list[int] = []
    last = list(range(len(second) + 1))
    for i, a in enumerate(first):
        row = [i + 1]
        for j, b in enumerate(second):
            cost = min(last[j] + (a != b), last[j + 1] + 1, row[j] + 1)
            if i and j and a == second[j - 1] and first[i - 1] == b:
                cost = min(cost, before_last[j - 1] + 1)
            row.append(cost)
        before_last, last = last, row
    return last[-1]


def _in_case_of(model: str, word: str) -> str:
    if model.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word


def _replaced(text: str, match: re.Match[str], by: str) -> str:
    return text[: match.start()] + by + text[match.end() :]


def _one(rng: random.Random, text: str, places: re.Pattern[str], by: str) -> str:
    """Replace one match of the pattern, drawn at random."""
    found = list(places.finditer(text))
    return _replaced(text, rng.choice(found), by) if found else text


def _upper(_: random.Random, text: str, __: Names) -> str:
    return text if _CASELESS.search(text) else text.upper()


def _lower(_: random.Random, text: str, __: Names) -> str:
    return text.replace("İ", "i").lower()


def _title(_: random.Random, text: str, __: Names) -> str:
    return text if _CASELESS.search(text) else _START_OF_WORD.sub(lambda match: match[0].title(), text.lower())


def _without_accents(_: random.Random, text: str, __: Names) -> str:
    return text if text.isascii() else "".join(map(_bare_letter, text.translate(_NO_ACCENTS)))


@cache
def _bare_letter(letter: str) -> str:
    """Return a Latin or Greek letter without its accents; every other character as it is."""
    if "\u0300" <= letter <= "\u036f":
        return ""
    if not unicodedata.name(letter, "").startswith(("LATIN", "GREEK")):
        return letter
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


def _spelled_out(_: random.Random, text: str, __: Names) -> str:
    return text if text.isascii() else text.translate(_SPELLED_OUT)


def _space_doubled(rng: random.Random, text: str, _: Names) -> str:
    return _one(rng, text, _SPACE, rng.choice(("  ", "  ", "   ", " \t")))


def _space_missing(rng: random.Random, text: str, _: Names) -> str:
    return _LOOSE_SPACE.sub("", text) if rng.random() < 0.5 else _one(rng, text, _LOOSE_SPACE, "")


def _space_added(rng: random.Random, text: str, _: Names) -> str:
    if rng.random() < 0.5 and _NUMERIC_DATE.search(text):
        return _NUMERIC_DATE.sub(rng.choice((r"\1 \2 \3 \2 \4", r"\1\2 \3\2 \4", r"\1 \2\3 \2\4")), text)
    return _one(rng, text, _MISSING_SPACE, " ")


def _space_around(rng: random.Random, text: str, _: Names) -> str:
    return rng.choice((" {}", "{} ", "  {}", " {} ", "\t{}", "{}  ")).format(text)


def _mark_dropped(rng: random.Random, text: str, _: Names) -> str:
    return _DROPPED_MARK.sub("", text) if rng.random() < 0.5 else _one(rng, text, _DROPPED_MARK, "")


def _mark_added(rng: random.Random, text: str, _: Names) -> str:
    if rng.random() < 0.3:
        return text + rng.choice(".,;")
    return _one(rng, text, _AFTER_A_WORD, rng.choice(",,,.;"))


def _mark_changed(rng: random.Random, text: str, _: Names) -> str:
    return _one(rng, text, _COMMA_AFTER_A_WORD, rng.choice((";", ".", " ,", ":")))


def _dashes(rng: random.Random, text: str, _: Names) -> str:
    return text if "-" not in text or _TWO_PARTS.search(text) else text.replace("-", rng.choice(_DASHES))


def _quotes(rng: random.Random, text: str, _: Names) -> str:
    return text.replace("'", rng.choice(_APOSTROPHES)).replace('"', rng.choice(_QUOTES))


def _full_width(rng: random.Random, text: str, _: Names) -> str:
    if not _EAST_ASIAN.search(text) and rng.random() < 0.7:
        return text
    if rng.random() < 0.5:
        return text.translate(_FULL_WIDTH_DIGITS)
    return text.translate(_FULL_WIDTH).replace(" ", rng.choice(" \u3000"))


def _other_spaces(rng: random.Random, text: str, _: Names) -> str:
    space = rng.choice(_SPACES)
    return text.replace(" ", space) if rng.random() < 0.5 else _one(rng, text, _SPACE, space)


def _invisible(rng: random.Random, text: str, _: Names) -> str:
    """Add marks that do not show: before each number, as Windows does, at an end, at a space or in a word."""
    mark, where = rng.choice(_MARKS), rng.random()
    if where < 0.3:
        return _DIGITS.sub(rng.choice(("\u200e", "\u200f")) + r"\g<0>", text)
    if where < 0.5:
        return mark + text
    if where < 0.7:
        return text + mark
    return _one(rng, text, _BEFORE_A_SPACE if where < 0.9 else _IN_A_WORD, mark)


NOISES = (
    Noise("misspelled", 0.020, _misspelled),
    Noise("slipped", 0.060, _slipped),
    Noise("confused", 0.020, _confused),
    Noise("without accents", 0.040, _without_accents),
    Noise("spelled out", 0.010, _spelled_out),
    Noise("upper", 0.040, _upper),
    Noise("lower", 0.060, _lower),
    Noise("title", 0.020, _title),
    Noise("mark dropped", 0.060, _mark_dropped),
    Noise("mark added", 0.030, _mark_added),
    Noise("mark changed", 0.015, _mark_changed),
    Noise("space missing", 0.040, _space_missing),
    Noise("space added", 0.020, _space_added),
    Noise("space doubled", 0.020, _space_doubled),
    Noise("space around", 0.015, _space_around),
    Noise("quotes", 0.020, _quotes),
    Noise("dashes", 0.020, _dashes),
    Noise("other spaces", 0.020, _other_spaces),
    Noise("full width", 0.015, _full_width),
    Noise("invisible", 0.015, _invisible),
)


def _rows(table: str) -> Iterator[list[str]]:
    for line in (_TABLES / table).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


@cache
def _misspellings() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, wrong in _rows("misspellings.tsv"):
        found[word] = (*found.get(word, ()), *wrong.split())
    return found


@cache
def _confusions() -> dict[str, tuple[str, ...]]:
    rows = _rows("confusions.tsv")
    return {right: tuple("" if letters == "-" else letters for letters in wrong.split()) for right, wrong in rows}


@cache
def _confusable() -> re.Pattern[str]:
    """Match every letter, or pair of letters, that is written for another; pairs before their first letter."""
    return re.compile("|".join(sorted(map(re.escape, _confusions()), key=len, reverse=True)))


@cache
def _neighbours() -> dict[str, tuple[str, ...]]:
    """Return the letters around each letter on all keyboards that have it."""
    layouts: dict[str, list[str]] = {}
    for layout, row in _rows("keyboards.tsv"):
        layouts.setdefault(layout, []).append(row)
    around: dict[str, set[str]] = {}
    for rows in layouts.values():
        keys = {(r, c): letter for r, row in enumerate(rows) for c, letter in enumerate(row)}
        for (r, c), letter in keys.items():
            places = ((r, c - 1), (r, c + 1), (r - 1, c), (r - 1, c + 1), (r + 1, c - 1), (r + 1, c))
            around.setdefault(letter, set()).update(keys[place] for place in places if place in keys)
    return {letter: tuple(sorted(keys)) for letter, keys in around.items()}
