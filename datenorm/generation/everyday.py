"""Everyday words of many languages, which say nothing about when: alone, a few together, beside a number.

The words are in `data/everyday_words.tsv.gz`, without those that are, hold or resemble a word of dates.
"""

from __future__ import annotations

import random
from functools import cache

from datenorm.generation.drafts import LONGEST
from datenorm.generation.locales import LocaleData, every_locale
from datenorm.generation.tables import data_rows, rows, ways
from datenorm.generation.templates import digits

# Half of the texts are the words as they are.
FORMS = (
    *("{}",) * 16,
    *("{}.", "{}?", "{}!", "{},", "{}:", "{}: ", "{}..."),
    *("({})", "[{}]", '"{}"', "'{}'", "«{}»", "„{}“", "- {}", "*{}*"),
)
JOINTS = (" ", " ", " ", " ", ", ", ", ", "/", " / ", " - ", "-", " & ", "; ", " + ", "_")
UNSPACED = ("zh", "yue", "ja", "th", "lo", "km", "my", "bo")  # languages that put no space between words
BESIDE = (*("{w} {n}", "{n} {w}") * 3, "{w}: {n}", "{w} ({n})", "{n}x {w}", "{n} × {w}")
TWICE = ("{n} {w}, {m} {v}", "{w} {n}, {v} {m}", "{w} {n} {v}", "{w}: {n}, {v}: {m}")
ALONE = 0.6  # of the texts without a number: one word
GLUED = 0.5  # of the texts of several words in such a language: without a space
NUMBERS, CONTENT, MARKED = 0.04, 0.5, 0.12  # of the words of running text
MARKS = (",", ",", ",", ".", ":", ";", " –", " -")
_TWO = 0.12  # of the texts with a number: two words
Words = tuple[tuple[str, ...], tuple[str, ...]]


def everyday_word(rng: random.Random) -> str:
    """A word, or two or three: `what`, `Hund`, `rouge, vert`, `собака?`, `なに`."""
    language, (words, apart) = _language(rng, has_apart=False)
    # Function words and short ones are all in one of the two lists, which is the shorter one as a rule.
    lists = [some for some in (words, apart) if some]
    count = 1 if rng.random() < ALONE else rng.choice((2, 2, 3))
    joint = "" if language in UNSPACED and rng.random() < GLUED else rng.choice(JOINTS)
    text = joint.join(rng.choice(rng.choice(lists)) for _ in range(count))
    return rng.choice(FORMS).format(_in_case(rng, text))


def everyday_word_with_number(rng: random.Random) -> str:
    """A word beside a number that makes no date of it: `broccoli 5`, `12 rouges`, `камень: 3`."""
    _, (_, words) = _language(rng, has_apart=True)
    form = rng.choice(TWICE if rng.random() < _TWO else BESIDE)
    return form.format(
        w=_in_case(rng, rng.choice(words)), v=_in_case(rng, rng.choice(words)), n=_number(rng), m=_number(rng)
    )


def everyday_text(rng: random.Random) -> str:
    """Running text without a date, up to the length of a line: `und keine von ihnen, aber der alte Hund 12 mal`."""
    language, (words, apart) = _language(rng, has_apart=True)
    joint, length = "" if language in UNSPACED else " ", rng.randint(20, LONGEST)
    text = rng.choice(words or apart)
    while True:
        word = _word_of_text(rng, words, apart)
        mark = rng.choice(MARKS) if rng.random() < MARKED else ""
        if len(text) + len(mark) + len(word) + 2 > length:
            return (text[0].upper() + text[1:] if rng.random() < 0.6 else text) + rng.choice(("", ".", ".", "?", ","))
        text += mark + joint + (word.capitalize() if mark == "." else word)


def _word_of_text(rng: random.Random, words: tuple[str, ...], apart: tuple[str, ...]) -> str:
    if rng.random() < NUMBERS:
        return _number(rng)
    return rng.choice(apart if rng.random() < CONTENT else words or apart)


def everyday_word_in_frame(rng: random.Random) -> str:
    """An everyday word among words that dates have too: `last horse`, `this is not a cup`, `im 3. Topf`."""
    language, frames = rng.choice(_frames())
    words, apart = _table()[language]
    text = rng.choice(frames)
    while "{w}" in text:
        text = text.replace("{w}", rng.choice(apart if rng.random() < 0.5 and apart else words or apart), 1)
    return _in_case(rng, text.replace("{n}", str(rng.randint(1, 31))))


def _in_case(rng: random.Random, text: str) -> str:
    chance = rng.random()
    if chance < 0.7:
        return text
    return text.upper() if chance < 0.78 else text.title() if chance < 0.85 else text[0].upper() + text[1:]


def _number(rng: random.Random) -> str:
    """A number that is no year."""
    return str(rng.choice((rng.randint(1, 31), rng.randint(1, 31), rng.randint(32, 99), int(digits(rng, 3)))))


def _language(rng: random.Random, *, has_apart: bool) -> tuple[str, Words]:
    """A language by its use, with its words, drawn among those that have any."""
    while True:
        locale = every_locale().draw(rng)
        words = words_of(locale)
        if words and (words[1] or not has_apart):
            return locale.language, words


def words_of(locale: LocaleData) -> Words | None:
    """The words of a locale's language, in its script where that has a row: others, and those beside numbers."""
    table = _table()
    return table.get(locale.group) or table.get(locale.language)


@cache
def _table() -> dict[str, Words]:
    return {code: (ways(words), ways(apart)) for code, words, apart in data_rows("everyday_words")}


@cache
def _frames() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((language, ways(frames)) for language, frames in rows("no_date_frames"))
