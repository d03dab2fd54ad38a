"""Names with letters left out inside, as people shorten them: `Sptmbr`, `Decr`, `Feby`, `Mtwch`."""

from __future__ import annotations

import random
import unicodedata
from functools import cache

from datenorm.generation.cuts import Names, are_different, beginnings, form_of, taken_by_others

_HEADS = (1, 3, 4)  # letters that stay together at the beginning
_SHORTEST = 5  # letters of a name that is shortened
_VOWELS = frozenset("aeiouyæœøаеёиоуыэюяіїєαεηιουω")  # of Latin, Cyrillic and Greek, where writers leave them out


@cache
def contractions(name: str) -> tuple[str, ...]:
    """The name without vowels after its first, third or fourth letter, and its first three letters with its last.

    None of a name without vowels, with marks of its own or of several words.

    >>> contractions("December")
    ('Dcmbr', 'Decmbr', 'Decembr', 'Decr')
    """
    if len(name) < _SHORTEST or not name.isalpha() or all(_base(letter) not in _VOWELS for letter in name[1:]):
        return ()
    consonants = (name[:head] + "".join(c for c in name[head:] if _base(c) not in _VOWELS) for head in _HEADS)
    return tuple(short for short in dict.fromkeys((*consonants, name[:3] + name[-1])) if 3 <= len(short) < len(name))


@cache
def contraction_sets(sets: tuple[Names, ...], foreign: tuple[frozenset[str], ...]) -> tuple[Names, ...]:
    """Sets of twelve names so shortened, each in the ways that could be no other month's name or shortened name.

    `foreign` holds for each month the forms that a contraction of its name must not be equal to. A month whose name
    has no contraction keeps its name.
    """
    short_forms = [{form_of(s) for names in sets for s in contractions(names[month])} for month in range(12)]
    taken = taken_by_others([some | short for some, short in zip(beginnings(sets), short_forms, strict=True)], foreign)
    found: list[Names] = []
    for names in sets:
        ways = [[s for s in contractions(names[month]) if form_of(s) not in taken[month]] for month in range(12)]
        found += [
            tuple(short[k % len(short)] if short else name for short, name in zip(ways, names, strict=True))
            for k in range(max(map(len, ways)))
        ]
    return tuple(names for names in dict.fromkeys(found) if are_different(names))


def shortened_weekday(rng: random.Random, name: str) -> str:
    """A weekday's name as someone shortens it beside a whole date, which tells the day: `Wedn`, `Mtwch`, `Jmos`."""
    if len(name) < _SHORTEST or not name.isalpha():
        return name
    length = rng.randint(2, 4)
    if rng.random() < 0.5:
        return name[: length + 1]
    kept = sorted(rng.sample(range(1, len(name)), length))
    return rng.choice((*contractions(name), "".join(name[k] for k in (0, *kept))))


def _base(letter: str) -> str:
    """The letter in lower case without its marks."""
    return unicodedata.normalize("NFD", letter.lower())[0]
