"""Words that are no dates: words, names, sentences, headings, addresses and what forms hold instead of a date."""

from __future__ import annotations

import random

from datenorm.generation import fakes
from datenorm.generation.cldr_texts import draw_language, names
from datenorm.generation.drafts import LONGEST
from datenorm.generation.templates import digits, fill, line

_SPACES = (" ", "  ", "   ", "\t", "\u00a0", "\u3000", "\u2003", " \t ", "\u200b")
_HEADINGS = (
    ("company", "company"), ("job", "job"), ("job", "job"), ("color", "color_name"), ("address", "city"),
    ("address", "country"), ("lorem", "word"), ("lorem", "word"), ("lorem", "word"),
)  # fmt: skip
_ROMAN_OR_LETTER = ("I", "II", "III", "IV", "V", "VI", "IX", "XI", "XII", "XIV", "A", "B", "C")
_ARTICLES = ("the", "a", "my", "no", "old", "two", "la", "der", "un", "el", "de", "den")
_MARKS = "-—–_.…,;:!?*#/\\|+=~<>()[]{}\"'`^&%@$€§°·•。、，！？「」؟،"
_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwxz", "aeiou"
_KEYBOARD = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "1234567890",
    "azerty",
    "qwertz",
)
_TITLES = (
    "Mayor",
    "Marsha",
    "Mrs",
    "Mr",
    "Dr.",
    "Herr",
    "Frau",
    "M.",
    "Mme",
    "Sr.",
    "Sra.",
    "Prof.",
    "Miss",
    "Dame",
    "Sir",
)
_CJK_NUMBERED = (
    "第{}章",
    "第{}節",
    "第{}課",
    "第{}回",
    "第{}页",
    "第{}条",
    "제{}장",
    "제{}과",
    "第{}巻",
    "{}号室",
    "{}番",
    "{}階",
    "{}楼",
    "{}番線",
    "{}번",
)


def blank(rng: random.Random) -> str:
    """Nothing, or spaces only."""
    return rng.choice(("", "", *_SPACES))


def punctuation(rng: random.Random) -> str:
    """Marks only: `-`, `--`, `?`, `...`, `***`, `(-)`."""
    mark = rng.choice(_MARKS)
    form = rng.random()
    if form < 0.4:
        return mark * rng.choice((1, 1, 1, 2, 2, 3, 3, 5, 8, 20))
    if form < 0.6:
        return f"{rng.choice('([{<')}{mark * rng.choice((0, 1, 2, 3))}{rng.choice(')]}>')}"
    return "".join(rng.choice(_MARKS + "   ") for _ in range(rng.randint(2, 8))).strip() or mark


def placeholder(rng: random.Random) -> str:
    """What people and programs write where there is no date: `n/a`, `s.d.`, `не указано`, `不明`, `#REF!`."""
    text = line(rng, "no_date_placeholders")
    chance = rng.random()
    if chance < 0.12:
        return f"{rng.choice('([<-*')}{text}{rng.choice(')]>-*')}"
    if chance < 0.3:
        return rng.choice(
            (text.upper(), text.capitalize(), text.title(), text + ".", text + "?", " " + text, f'"{text}"', text + "!")
        )
    return text


def person(rng: random.Random) -> str:
    """Names of people in all of Faker's languages."""
    return fakes.draw(rng, "person", rng.choice(("name", "name", "name", "first_name", "last_name")))


def person_named_as_month(rng: random.Random) -> str:
    """People whose names are months or look like them: `April O'Neil`, `Julio César`, `Frau Mai`, `June, Dr. Avril`."""
    name, other = (
        line(rng, "no_date_month_like_names"),
        fakes.draw(rng, "person", rng.choice(("last_name", "first_name"))),
    )
    return rng.choice(
        (
            f"{name} {other}",
            f"{other} {name}",
            f"{other}, {name}",
            f"{rng.choice(_TITLES)} {name}",
            f"{name} & {other}",
            f"{name[0]}. {other}",
        )
    )


def sentence(rng: random.Random) -> str:
    """A sentence of real words in one of Faker's languages, or the first words of it."""
    text = fakes.draw(rng, "lorem", "sentence")
    words = text.split()
    if rng.random() < 0.5 or len(text) > 50:
        text = " ".join(words[: rng.randint(1, 6)])[:60]
    return text.lower() if rng.random() < 0.15 else text


def passage(rng: random.Random) -> str:
    """What stands in one line of a longer text in one of Faker's languages, with the beginning of what follows."""
    text = fakes.draw(rng, "lorem", "paragraph").split()
    first, length = rng.randrange(max(1, len(text) // 3)), rng.randint(30, LONGEST)
    line_of_text = " ".join(text[first:])[:length]
    return line_of_text.rpartition(" ")[0] or line_of_text


def heading(rng: random.Random) -> str:
    """Companies, professions, colours, towns, countries, single words."""
    text = fakes.draw(rng, *rng.choice(_HEADINGS))[:60]
    return text.upper() if rng.random() < 0.15 else text


def cldr_word(rng: random.Random) -> str:
    """A territory, language, script, currency or unit by its name in any language that CLDR has."""
    return rng.choice(draw_language(rng, names))


def cldr_list(rng: random.Random) -> str:
    """Two or three names of one language in a list."""
    words = draw_language(rng, names)
    return rng.choice((", ", "; ", " / ", " - ", " + ", " & ", ",")).join(
        rng.choice(words) for _ in range(rng.choice((2, 2, 3)))
    )[:60]


def address(rng: random.Random) -> str:
    """Streets with house numbers: `12 rue de la Paix`, `Bahnhofstraße 7`, `Suite 200`."""
    if rng.random() < 0.5:
        return line(rng, "no_date_street_layouts").format(
            rng.choice((rng.randint(1, 99), rng.randint(100, 999), rng.randint(10000, 12000)))
        )
    text = fakes.draw(rng, "address", rng.choice(("street_address", "street_address", "address"))).replace(
        "\n", rng.choice((", ", " "))
    )
    return text if len(text) <= 60 else text.split(",")[0][:60]


def numbered(rng: random.Random) -> str:
    """A word with its number: `Chapter 12`, `Zimmer 7`, `第3章`, `Глава IV`, `Group 3b`."""
    number = str(rng.choice((rng.randint(1, 12), rng.randint(13, 99), rng.randint(100, 999))))
    chance = rng.random()
    if chance < 0.2:
        return rng.choice(_CJK_NUMBERED).format(number)
    word = line(rng, "no_date_numbered_words")
    if chance < 0.3:
        return f"{word} {rng.choice(_ROMAN_OR_LETTER)}"
    if chance < 0.4:
        number += rng.choice(("a", "b", "c", "A", f".{rng.randint(1, 9)}", f"-{rng.randint(1, 9)}"))
    return word + rng.choice((" ", " ", " ", " ", ": ", " #", " no. ", "-", ". ")) + number


def month_like(rng: random.Random) -> str:
    """Words that look like months, alone or with a number: `Marsh`, `octopus 8`, `Mayor 512`, `40 apricot`."""
    word = line(rng, "no_date_month_like_words")
    form = rng.random()
    if form < 0.35:
        return rng.choice((word, word.capitalize(), word.upper()))
    if form < 0.55:
        return (
            f"{word.capitalize()} {rng.choice((rng.randint(1, 31), rng.randint(100, 999), rng.randint(10000, 99999)))}"
        )
    if form < 0.75:
        return f"{rng.choice((rng.randint(1, 31), rng.randint(100, 999), rng.randint(10000, 99999)))} {word}"
    return f"{word} {fakes.draw(rng, 'lorem', 'word')}" if form < 0.9 else f"{rng.choice(_ARTICLES)} {word}"


def sentence_with_number(rng: random.Random) -> str:
    """A number amid words: `I have 10 apples`, `at 6.5 kilograms`, words of many languages around a number."""
    number = rng.choice((
        str(rng.randint(1, 99)),
        str(rng.randint(100, 999)),
        digits(rng, rng.choice((5, 6))),
        f"{rng.randint(0, 99)}.{rng.randint(0, 9)}",
        f"{rng.randint(0, 9)},{rng.randint(0, 99)}",
        f"{rng.randint(1, 9)},{rng.randint(0, 999):03}",
    ))  # fmt: skip
    if rng.random() < 0.5:
        return line(rng, "no_date_number_sentences").replace("{n}", number)
    words = fakes.draw(rng, "lorem", "sentence").split()[: rng.randint(2, 6)]
    words.insert(rng.randint(0, len(words)), number)
    return " ".join(words)[:60].rstrip()


def garbled(rng: random.Random) -> str:
    """No words of any language: `xkqz`, `asdfgh`, `bofitu rame`, `?????`, broken encodings."""
    form = rng.randrange(5)
    if form == 0:
        return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(2, 14)))
    if form == 1:
        row = rng.choice(_KEYBOARD)
        start = rng.randrange(len(row) - 3)
        text = row[start : start + rng.randint(3, 9)] * rng.choice((1, 1, 1, 2))
        return text if not text.isdigit() else text + rng.choice("qwz")
    if form == 2:
        syllables = ("".join((rng.choice(_CONSONANTS), rng.choice(_VOWELS))) for _ in range(rng.randint(2, 5)))
        return "".join(syllables) + rng.choice(("", "n", "s", "r", " " + fill(rng, "&&&")))
    if form == 3:
        return rng.choice(("Ã¤", "Ã©", "â€™", "Ã¼", "ï¿½", "\ufffd", "Ð°", "Ã±", "â‚¬", "??")).join(
            fill(rng, "&&&") for _ in range(rng.randint(2, 3))
        )
    text = fakes.draw(rng, "lorem", "word")
    letters = list(text)
    rng.shuffle(letters)
    return "".join(letters)
