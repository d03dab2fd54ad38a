"""Names cut short as people cut them: `Septe`, `juil`, `kwiec`. A cut could be read as one month only."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import cache

from datenorm.text import canonical

LENGTHS = (3, 4, 5, 6)
_LONGEST = 6  # letters of a cut; a name that is not told apart by them is written in full
Names = tuple[str, ...]


@cache
def cut_sets(sets: tuple[Names, ...], foreign: tuple[frozenset[str], ...]) -> tuple[Names, ...]:
    """Sets of twelve names cut to each length, or longer where a shorter cut begins another month's name.

    `foreign` holds for each month the forms that a cut of its name must not be equal to.

    >>> french = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    >>> cut_sets((tuple(french.split()),), (frozenset(),) * 12)[0][4:8]
    ('mai', 'juin', 'juil', 'aoû')
    """
    taken = taken_by_others(beginnings(sets), foreign)
    found = (
        tuple(_cut(names[month], length, taken[month]) for month in range(12)) for names in sets for length in LENGTHS
    )
    known = set(sets)
    return tuple(names for names in dict.fromkeys(found) if names not in known and are_different(names))


def beginnings(sets: tuple[Names, ...]) -> list[set[str]]:
    """By month, everything that the forms of its names begin with, themselves included."""
    forms = [[form_of(names[month]) for names in sets] for month in range(12)]
    return [{form[:end] for form in own for end in range(1, len(form) + 1)} for own in forms]


def taken_by_others(own: list[set[str]], foreign: tuple[frozenset[str], ...]) -> list[frozenset[str]]:
    """By month, what no short name of it may be: what is other months' own, and the foreign forms."""
    return [foreign[month].union(*own[:month], *own[month + 1 :]) for month in range(12)]


@cache
def form_of(name: str) -> str:
    """The name as names are compared: canonical, without a full stop at its end."""
    return canonical(name).rstrip(".")


def are_different(names: Names) -> bool:
    """Whether a reader of canonical text can tell the names apart: `Më.` and `Mé.` are one."""
    return len(set(map(form_of, names))) == len(names)


def _cut(name: str, length: int, taken: Collection[str]) -> str:
    """The name cut to `length` letters, or to more until the cut is none of those taken by other months."""
    for end in range(length, min(_LONGEST, len(name)) + 1):
        cut = name[:end]
        if _is_of_letters(cut) and not _parts_a_syllable(name, end) and form_of(cut) not in taken:
            return cut
    return name


def _is_of_letters(cut: str) -> bool:
    """Whether it is within one word: `Meá` of Meán Fómhair, not `Meán F`."""
    return cut[-1] != "\u200d" and all(c.isalpha() or unicodedata.category(c)[0] == "M" for c in cut)


def _parts_a_syllable(name: str, end: int) -> bool:
    """Whether the letter before the cut goes on after it, as an Indic consonant with its vowel sign."""
    return unicodedata.category(name[end : end + 1] or " ")[0] == "M"
