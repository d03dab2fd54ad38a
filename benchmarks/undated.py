"""What programs say to their users, through `datenorm`: `python benchmarks/undated.py FOLDER [--output FILE]`

FOLDER holds catalogues of messages (`xx/LC_MESSAGES/*.po`) that no training has seen, as those of the wheels of
Sphinx and Plone, unpacked. Messages that hold a word of dates are left out, and so are those of one or two words;
the rest says nothing about when, so that an answer is wrong.
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from report import tell

from datenorm import Normalizer
from datenorm.generation.date_guard import reads_as_date
from datenorm.generation.drafts import LONGEST
from datenorm.generation.time_words import holds_time_word
from datenorm.normalizer import Request

PACKAGES = "sphinx==9.0.4 plone.app.locales==7.0.4"
OF_A_LANGUAGE, WORDS, SHOWN = 150, 3, 12
_MESSAGE = re.compile(r'^msgstr (".*"(?:\n".*")*)', re.MULTILINE)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_PLACE = re.compile(r"%\(?\w*\)?[sdr]|\$\{\w+\}|\{\w*\}|<[^>]+>")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--output", type=Path)
    given = arguments.parse_args()
    tell(
        "Text that is no date",
        f"undated.py FOLDER` with the unpacked wheels of `{PACKAGES}",
        lines(given.folder),
        given.output,
    )


def lines(folder: Path) -> Iterator[str]:
    texts = messages(folder)
    answers = list(Normalizer.load().convert([Request(text) for _, text in texts]))
    answered = [(text, answer) for (_, text), answer in zip(texts, answers, strict=True) if answer.edtf]
    languages = len({code for code, _ in texts})
    yield f"{len(texts):,} messages of programs in {languages} languages, without a hint; none is a date."
    yield ""
    yield f"Answered: {len(answered)}, {100 * len(answered) / len(texts):.2f} %. The surest of them:"
    yield ""
    yield "| text | answer | confidence |"
    yield "| --- | --- | ---: |"
    for text, answer in sorted(answered, key=lambda pair: -pair[1].confidence)[:SHOWN]:
        shown = text.replace("|", "\\|")
        yield f"| `{shown}` | {answer.edtf} | {answer.confidence:.3f} |"


def messages(folder: Path) -> list[tuple[str, str]]:
    """Language and text, up to `OF_A_LANGUAGE` of each, in a fixed order."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.rglob("LC_MESSAGES/*.po")):
        code = path.parts[-3]
        for text in _texts(path):
            if len(text.split()) >= WORDS and not reads_as_date(text) and not holds_time_word(text):
                found[code].add(text)
    by_hash = {code: sorted(texts, key=lambda text: zlib.crc32(text.encode())) for code, texts in found.items()}
    return [(code, text) for code in sorted(by_hash) for text in by_hash[code][:OF_A_LANGUAGE]]


def _texts(path: Path) -> Iterator[str]:
    """The translated messages of a catalogue, their places filled, cut to the length of a line."""
    for message in _MESSAGE.findall(path.read_text(encoding="utf-8", errors="replace")):
        text = "".join(_STRING.findall(message)).replace("\\n", " ").replace('\\"', '"')
        if "Project-Id-Version" not in text:
            yield " ".join(_PLACE.sub("X1", text).split())[:LONGEST]


if __name__ == "__main__":
    main()
