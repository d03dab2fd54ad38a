"""Writes `data/everyday_words.tsv.gz`: everyday words and short phrases by language that say nothing about when.

Sources: the npm packages `cldr-annotations-full` 48.2.0 (names and keywords of emoji in CLDR 48, licence Unicode-3.0)
and `stopwords-iso` 1.1.0 (function words, MIT). To write the table anew:

    npm pack cldr-annotations-full@48.2.0 && npm pack stopwords-iso@1.1.0
    (each unpacked in a folder of its name)
    python data/scripts/everyday_words.py sources > data/everyday_words.tsv.gz

A row has a language (with script where it is not the usual one), words, and words that may stand beside a number, with
bars between. What is a date's word, or near to one, is left out (`everyday_dates.py`); so is every word that a language
mostly uses for emoji whose English words say when: clocks, calendars, moons, seasons, feasts, numbers.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import zlib
from collections import Counter
from pathlib import Path

from everyday_dates import is_about_dates, is_apart, is_known, words

from datenorm.generation.locales import USE, identifiers, locale_data

MOST, MOST_OF_OTHERS = 2000, 550  # words of a language: of those that people write most, of the others
LONGEST_WORD, LONGEST_PHRASE = 18, 24
FEWEST = 40  # words that make a row
TIMELY = 0.34  # share of a word's emoji that say when, from which on it is left out
CODES = {"no": "nb", "tl": "fil"}
TIME = re.compile(
    r"\b(times?|clock|watch|hours?|hourglass|minutes?|second|third|first|days?|daytime|date|calendar|weekly|weeks?|weekend"
    r"|months?|monthly|years?|moon|lunar|sun|sunny|solar|sunrise|sunset|seasons?|spring|summer|autumn|fall|winter|morning"
    r"|noon|afternoon|evening|nights?|midnight|dawn|dusk|today|tomorrow|yesterday|now|soon|early|late|past|future|ages?"
    r"|christmas|xmas|easter|halloween|holiday|festival|birthday|anniversary|valentine|thanksgiving|january|february"
    r"|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|hundred|thousand|numbers?|schedule|alarm|timer|wake|zodiac|era|century|eve|ramadan|hanukkah"
    r"|diwali|daily|period|before|after|ago|bedtime|eclipse|deadline|appointment|24)\b"
)
_CHARACTER = r"[^\s\d_!-&(-,./:-@\[-`{-~、。「」『』（）()،؛“”„«»·•…]"  # of a word: letters and marks, - and '
_SHAPE = re.compile(rf"[^\W\d_]{_CHARACTER}*(?: [^\W\d_]{_CHARACTER}*){{0,2}}")
HEAD = """\
# Everyday words by language that say nothing about when, and those of them that may stand beside a number.
# Written by data/scripts/everyday_words.py, which explains the rows. Origins:
# names and keywords of emoji: Unicode CLDR 48, npm cldr-annotations-full 48.2.0, (c) Unicode, Inc.; Unicode-3.0
# function words: npm stopwords-iso 1.1.0, MIT
"""


def main(folder: Path) -> None:
    """Write the table of the unpacked packages in `folder` to standard output."""
    annotations = folder / "cldr-annotations-full" / "package" / "annotations"
    stopwords = json.loads((folder / "stopwords-iso" / "package" / "stopwords-iso.json").read_text(encoding="utf-8"))
    functions = {CODES.get(code, code): list(filter(_is_no_code, found)) for code, found in stopwords.items()}
    timely = {
        emoji for emoji, texts in _annotations(annotations / "en").items() if TIME.search(" ".join(texts).lower())
    }
    groups = {locale_data(identifier).group for identifier in identifiers()}
    named = {CODES.get(path.name, path.name).replace("-", "_"): path for path in annotations.iterdir()}
    lines = []
    for code in sorted((named.keys() | functions) & groups):
        emoji = _annotations(named[code]) if code in named else {}
        row = _row(code, emoji, functions.get(code, []), timely)
        if row:
            lines.append(row)
    text = HEAD + "\n".join(lines) + "\n"
    sys.stdout.buffer.write(gzip.compress(text.encode(), 9, mtime=0))


def _annotations(folder: Path) -> dict[str, list[str]]:
    found = json.loads((folder / "annotations.json").read_text(encoding="utf-8"))["annotations"]
    return {
        emoji: [*entry.get("tts", ()), *entry.get("default", ())]
        for emoji, entry in found.get("annotations", {}).items()
    }


def _is_no_code(word: str) -> bool:
    """Whether a function word has more than two letters: among the shorter ones are many codes of countries."""
    return len(word) > 2 or not word.isascii()


def _row(code: str, emoji: dict[str, list[str]], functions: list[str], timely: set[str]) -> str:
    """The row of a language; empty where it has too few words, or where nobody knows its months."""
    if not is_known(code):
        return ""
    blocked = _blocked(emoji, timely)
    named = Counter(text for key, texts in emoji.items() if key not in timely for text in set(texts))
    taken = {text for text in (*named, *functions) if _is_everyday(code, text, blocked)}
    chosen = sorted(
        taken, key=lambda text: (text not in functions, " " in text, -named[text], zlib.crc32(text.encode()))
    )
    chosen = chosen[: MOST if code in USE else MOST_OF_OTHERS]
    if len(chosen) < FEWEST:
        return ""
    apart = sorted(text for text in chosen if text not in functions and " " not in text and is_apart(code, text))
    return "\t".join((code, "|".join(sorted(set(chosen) - set(apart))), "|".join(apart)))


def _blocked(emoji: dict[str, list[str]], timely: set[str]) -> set[str]:
    """The words that a language uses for emoji that say when more than for others."""
    every: Counter[str] = Counter()
    when: Counter[str] = Counter()
    for key, texts in emoji.items():
        found = {word for text in texts for word in words(text)}
        every.update(found)
        if key in timely:
            when.update(found)
    return {word for word, count in when.items() if count >= TIMELY * every[word]}


def _is_everyday(code: str, text: str, blocked: set[str]) -> bool:
    if len(text) > (LONGEST_PHRASE if " " in text else LONGEST_WORD) or not _SHAPE.fullmatch(text):
        return False
    own = words(text)
    return bool(own) and all(len(word) > 1 and word not in blocked and not is_about_dates(code, word) for word in own)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
