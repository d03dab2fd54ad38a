"""Words that are written wrongly: misspelled, mistyped, misread by a scanner, parted, cut off.

Letters are damaged by one or two edits, and only while the damaged word is strictly nearer to its own spelling than to
every other name that the caller passed as ``protect`` (edit distance with transpositions: Damerau 1964, restricted). So
``juin`` never comes near ``juil``, nor ``Mar`` near ``May``. A word of four letters that is no such name is left alone:
``last`` is too near to ``past``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache, lru_cache

from datenorm.generation.tables import rows
from datenorm.text import canonical

Names = tuple[str, ...]

_WORD = re.compile(
    r"(?<![^\W\d_])(?:[a-zA-ZÀ-ɏḀ-ỿ]{4,}|[Ѐ-ӿ]{4,}|[Ͱ-Ͽ]{4,}|[ա-և]{5,}|[א-ת]{4,}|[ء-ي]{4,}|[ა-ჰ]{5,})(?![^\W\d_])"
)
_WORD_WITH_MARKS = re.compile(r"[^\s\d!-/:-@\[-`{-~،。、．：（）]{4,}")
_LONG_WORD = 8  # letters; from here on a word may take two edits
_LATIN_WORD = re.compile(r"(?<![\w'’])[a-zA-Z]{3,}(?![\w'’])")
_UNNAMED = 5  # letters that a word needs which is none of the names
_MISREAD = {
    "m": ("rn", "in"),
    "d": ("cl",),
    "w": ("vv",),
    "u": ("ii",),
    "n": ("ri",),
    "h": ("li",),
    "cl": ("d",),
    "rn": ("m",),
}
_MISREAD_LETTER = re.compile("cl|rn|[mdwunh]")
_LIKE_A_DIGIT = re.compile("o|(?<=.)[liszb](?=.)", re.IGNORECASE)
_AS_DIGITS = {"o": "0", "l": "1", "i": "1", "s": "5", "z": "2", "b": "8"}
_AT_A_LINE_END = ("-\n", "-\n", "-\r\n", "- ", "\u00ac\n")
_LAST_WORD = re.compile(r"[^\W\d_]{6,}$")


def misspelled(rng: random.Random, text: str, names: Names) -> str:
    words = [match for match in _WORD.finditer(text) if match[0].lower() in _misspellings()]
    if not words:
        return text
    match = rng.choice(words)
    wrong = rng.choice(_misspellings()[match[0].lower()])
    return _replaced(text, match, _in_case_of(match[0], wrong)) if is_safe(wrong, match[0], names) else text


def slipped(rng: random.Random, text: str, names: Names) -> str:
    words = [match for match in _WORD.finditer(text) if match[0].isalpha() and _may_be_damaged(match[0], names)]
    if not words:
        return text
    match = rng.choice(words)
    damaged = match[0]
    for _ in range(2 if len(damaged) >= _LONG_WORD and rng.random() < 0.15 else 1):
        damaged = _with_one_edit(rng, damaged)
    return _replaced(text, match, damaged) if is_safe(damaged, match[0], names) else text


def confused(rng: random.Random, text: str, names: Names) -> str:
    """Write a letter for one that sounds or looks like it."""
    words = [match for match in _WORD_WITH_MARKS.finditer(text) if _may_be_damaged(match[0], names)]
    if not words:
        return text
    match = rng.choice(words)
    places = [place for place in _confusable().finditer(match[0]) if place.start()]
    if not places:
        return text
    place = rng.choice(places)
    confused = _replaced(match[0], place, rng.choice(_confusions()[place[0]]))
    return _replaced(text, match, confused) if is_safe(confused, match[0], names) else text


def misread(rng: random.Random, text: str, names: Names) -> str:
    """Letters as a scanner takes them: `Septernber`, `rnay`, `vvednesday`, `clecember`."""
    return _with_damaged_word(rng, text, names, _MISREAD_LETTER, lambda letters: rng.choice(_MISREAD[letters.lower()]))


def with_digits(rng: random.Random, text: str, names: Names) -> str:
    """Letters read as digits: `0ctober`, `Ju1y`, `N0v`, `Novem8er`. Of the digits only a 0 stands before a word."""
    return _with_damaged_word(rng, text, names, _LIKE_A_DIGIT, lambda letter: _AS_DIGITS[letter.lower()])


def broken_at_line_end(rng: random.Random, text: str, _: Names) -> str:
    """A word that goes on in the next line: `Sep-` and `tember`."""
    words = [match for match in _WORD.finditer(text) if len(match[0]) >= 6]
    if not words:
        return text
    match = rng.choice(words)
    at = rng.randint(2, len(match[0]) - 2)
    return _replaced(text, match, match[0][:at] + rng.choice(_AT_A_LINE_END) + match[0][at:])


def parted(rng: random.Random, text: str, names: Names) -> str:
    """A month's name in two parts or letter by letter: `Septem ber`, `M a r c h`."""
    own = name_words(names)
    words = [match for match in _WORD.finditer(text) if canonical(match[0]) in own and match[0].isalpha()]
    if not words:
        return text
    match = rng.choice(words)
    at = rng.randint(2, len(match[0]) - 2)
    parts = match[0][:at], match[0][at:]
    if rng.random() < 0.3:
        return _replaced(text, match, " ".join(match[0]))
    if len(match[0]) < 6 or any(canonical(part) in own for part in parts):
        return text
    return _replaced(text, match, " ".join(parts))


def cut_off(rng: random.Random, text: str, names: Names) -> str:
    """A month's name at the end of a text without its last letters, as columns of fixed width have it: `3 Septemb`."""
    match = _LAST_WORD.search(text)
    if not match or canonical(match[0]) not in name_words(names):
        return text
    rest = match[0][: -rng.randint(1, 2)]
    return _replaced(text, match, rest) if is_safe(rest, match[0], names) else text


def _with_damaged_word(
    rng: random.Random, text: str, names: Names, places: re.Pattern[str], damage: Callable[[str], str]
) -> str:
    """The text with one place of one word damaged; a word of three letters only if it is one of the names."""
    own = name_words(names)
    words = [m for m in _LATIN_WORD.finditer(text) if len(m[0]) >= _UNNAMED or canonical(m[0]) in own]
    if not words:
        return text
    match = rng.choice(words)
    found = list(places.finditer(match[0]))
    if not found:
        return text
    damaged = _replaced(match[0], place := rng.choice(found), damage(place[0]))
    damaged = damaged.upper() if match[0].isupper() else damaged
    return _replaced(text, match, damaged) if is_safe(damaged, match[0], names) else text


def _may_be_damaged(word: str, names: Names) -> bool:
    return len(word) >= _UNNAMED or canonical(word) in name_words(names)


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
def is_safe(damaged: str, word: str, names: Names) -> bool:
    """Tell whether the damaged word is strictly nearer to its own spelling than to every other name."""
    written, own = canonical(damaged), canonical(word)
    edits = _edits(written, own, len(own))
    near = (name for name in name_words(names) if name != own and abs(len(name) - len(written)) <= edits)
    return not any(_edits(written, name, edits) <= edits for name in near)


@lru_cache(maxsize=4096)
def name_words(names: Names) -> tuple[str, ...]:
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


@cache
def _misspellings() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, wrong in rows("misspellings"):
        found[word] = (*found.get(word, ()), *wrong.split())
    return found


@cache
def _confusions() -> dict[str, tuple[str, ...]]:
    wrongs = {right: wrong.split() for right, wrong in rows("confusions")}
    return {right: tuple("" if letters == "-" else letters for letters in wrong) for right, wrong in wrongs.items()}


@cache
def _confusable() -> re.Pattern[str]:
    """Match every letter, or pair of letters, that is written for another; pairs before their first letter."""
    return re.compile("|".join(sorted(map(re.escape, _confusions()), key=len, reverse=True)))


@cache
def _neighbours() -> dict[str, tuple[str, ...]]:
    """Return the letters around each letter on all keyboards that have it."""
    layouts: dict[str, list[str]] = {}
    for layout, row in rows("keyboards"):
        layouts.setdefault(layout, []).append(row)
    around: dict[str, set[str]] = {}
    for lines in layouts.values():
        keys = {(r, c): letter for r, row in enumerate(lines) for c, letter in enumerate(row)}
        for (r, c), letter in keys.items():
            places = ((r, c - 1), (r, c + 1), (r - 1, c), (r - 1, c + 1), (r + 1, c - 1), (r + 1, c))
            around.setdefault(letter, set()).update(keys[place] for place in places if place in keys)
    return {letter: tuple(sorted(keys)) for letter, keys in around.items()}
