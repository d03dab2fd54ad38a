"""Short text that a reader of dates falls for: little words, numbers, words that hold a date word, greetings, names.

What they say is in tables by language, plain to read and change; no text here says when something is.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

from datenorm.generation import relative_names
from datenorm.generation.locales import LocaleData, every_locale, locale_data
from datenorm.generation.negative_times import cased
from datenorm.generation.tables import rows
from datenorm.text import canonical

_PAIR = 0.35  # of the fragments: two little words of a language
_END_MARKS = ("", "", "", "", ".", "!", "?", "...")
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցփքօ",
)
_GLUED = (3, 4, 4, 5)  # letters; fewer could be a slip, or a short word without its space
_FOREIGN = 0.5  # of the letters glued: of another script than the word
_SHORTEST = 4  # letters of a word that others are glued to
_BEFORE_DATES = ("surroundings", "yearless_contexts", "intervals_open", "intervals_connectors", "relative_phrases")
_WORD = re.compile(r"[^\W\d_]+")


def _between(first: int, last: int, form: str = "{}") -> Callable[[random.Random, str], str]:
    return lambda rng, _: form.format(rng.randint(first, last))


# The numbers of the table of notes, as its head has them; {n}, {k} and {x} are those of measures.
_NOTED: dict[str, Callable[[random.Random, str], str]] = {
    "d": _between(1, 31), "m": _between(1, 12), "y": _between(1900, 2030), "z": _between(1, 99, "{:02}"),
    "h": _between(100, 999), "t": _between(2200, 9999), "a": _between(1, 9), "g": _between(3, 15),
    "b": lambda rng, _: str(rng.randrange(90, 191, rng.choice((1, 5, 10)))),
    "l": lambda rng, _: str(rng.randrange(50, 111, rng.choice((1, 5, 10)))),
}  # fmt: skip


def fragment(rng: random.Random) -> str:
    """Little words that lost what they belong to: `on the`, `days ago`, `vor dem`, `jusqu'à`."""
    language, words, fragments, _ = rng.choice(rows("no_date_fragments"))
    if rng.random() >= _PAIR:
        return cased(rng, rng.choice(fragments.split("|")))
    return cased(rng, _pair(rng, language, words.split("|")))


def statement(rng: random.Random) -> str:
    """A short sentence without a date: `this is fine`, `das ist kein Datum`, `c'est bon`."""
    sentences = rng.choice(rows("no_date_fragments"))[3].split("|")
    return cased(rng, rng.choice(sentences)) + rng.choice(_END_MARKS)


def measure_in_words(rng: random.Random) -> str:
    """A number that words make a measure: `step 3 of 7`, `Kapitel 10.2`, `niveau 7`."""
    form = rng.choice(rng.choice(rows("no_date_measures"))[1].split("|"))
    text = re.sub(r"\{(.)\}", lambda match: _number(rng, match[1]), form)
    return text[0].upper() + text[1:] if rng.random() < 0.2 else text


def other_word(rng: random.Random) -> str:
    """Another word that has a word of time in it: `knowhow`, `mayhem`, `Morgenstern`, `Sonntagskind`, `marsouin`."""
    return cased(rng, rng.choice(rng.choice(rows("no_date_other_words"))[1].split("|")))


def glued_letters(rng: random.Random) -> str:
    """Letters of any script glued in front of a word of time: `bqxuFriday`, `жшкmarch`, `trkωсегодня`."""
    while True:
        words = _time_words(every_locale().draw(rng).identifier)
        if words:
            break
    word = rng.choice(words)
    others = [alphabet for alphabet in _ALPHABETS if word[0].lower() not in alphabet]
    alphabet = rng.choice(others if rng.random() < _FOREIGN else [a for a in _ALPHABETS if a not in others])
    while True:
        letters = "".join(rng.choice(alphabet) for _ in range(rng.choice(_GLUED)))
        if letters not in _words_before_dates():
            return letters + word


def greeting(rng: random.Random) -> str:
    """A greeting, thanks, good wishes: `good morning`, `guten Abend`, `спокойной ночи`, `おはよう`."""
    return cased(rng, rng.choice(rng.choice(rows("no_date_greetings"))[1].split("|"))) + rng.choice(_END_MARKS)


def named_thing(rng: random.Random) -> str:
    """What has a month's or weekday's name, or sounds like it: `Café Sonntag`, `rue de Mai`, `mar adentro`."""
    language, forms = rng.choice(rows("no_date_named_things"))
    babel = locale_data(language).babel
    return rng.choice(forms.split("|")).format(
        m=babel.months["stand-alone"]["wide"][rng.randint(1, 12)], w=babel.days["stand-alone"]["wide"][rng.randrange(7)]
    )


def note(rng: random.Random) -> str:
    """Numbers that their words make no date: `BP 120/80`, `Psalm 19:12`, `art. 415 k.c.`, `Accession no. 1978.12.4`."""
    form = rng.choice(rng.choice(rows("no_date_notes"))[1].split("|"))
    return re.sub(r"\{(.)\}", lambda match: _NOTED.get(match[1], _number)(rng, match[1]), form)


def from_parts(rng: random.Random) -> str:
    """Names and amounts of two parts: `Domenico Maggio`, `Freitag AG`, `Augusta, GA`, `sept cents euros`."""
    _, forms, first, second = rng.choice(rows("no_date_parts"))
    return rng.choice(forms.split("|")).format(a=rng.choice(first.split("|")), b=rng.choice(second.split("|")))


def _pair(rng: random.Random, language: str, words: list[str]) -> str:
    """Two different little words, as the language joins them."""
    return ("" if language.startswith(("zh", "ja", "th")) else " ").join(rng.sample(words, 2))


def _number(rng: random.Random, kind: str) -> str:
    """A number for a place of the table of measures."""
    if kind == "n":
        return str(rng.choice((rng.randint(1, 12), rng.randint(1, 31), rng.randint(32, 120), rng.randint(121, 999))))
    if kind == "k":
        return str(rng.randint(3, 40))
    if kind == "v":
        return f"{rng.randint(1, 18)}.{rng.randint(0, 14)}"
    point = rng.choice("..,")
    if kind == "s":
        first = rng.randint(1, 31)
        dash = rng.choice((" - ", " – ", "-"))
        return f"{first}{point}{rng.randint(1, 12)}{dash}{first}{point}{rng.randint(1, 12)}"
    return f"{rng.randint(1, 31)}{point}{rng.choice((rng.randint(0, 9), rng.randint(1, 12), rng.randint(0, 99)))}"


@cache
def _time_words(identifier: str) -> tuple[str, ...]:
    """Single words in an alphabet that say when: days from today, weekdays, months."""
    locale: LocaleData = locale_data(identifier)
    names = (*locale.month_names, *locale.weekday_names)
    found = [*(name for some in names for name in some), *(name.text for name in relative_names.names(locale))]
    return tuple(dict.fromkeys(text for text in found if _is_word(text)))


def _is_word(text: str) -> bool:
    return len(text) >= _SHORTEST and text.isalpha() and any(text[0].lower() in letters for letters in _ALPHABETS)


@cache
def _words_before_dates() -> frozenset[str]:
    """Every word of the tables of what stands around dates: glued to a date each could be one without its space."""
    return frozenset(
        word
        for table in _BEFORE_DATES
        for row in rows(table)
        for cell in row
        for word in _WORD.findall(canonical(cell))
    )
