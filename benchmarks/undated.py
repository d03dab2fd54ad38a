"""Text that is no date, through `datenorm`: `python benchmarks/undated.py FOLDER [--output FILE]`

FOLDER holds the unpacked wheels of `PACKAGES`, whose texts no training has seen: what programs say to their users
(`xx/LC_MESSAGES/*.po`), names of airports (`airports.csv`), and of languages, countries and their parts in many
languages (`xx/LC_MESSAGES/*.mo`). Left out is what holds a word of dates, as are names with a digit and messages of
one or two words; the rest says nothing about when, so that an answer is wrong.
"""

from __future__ import annotations

import argparse
import csv
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

from report import tell

from datenorm import Normalizer
from datenorm.generation.date_guard import reads_as_date
from datenorm.generation.drafts import LONGEST
from datenorm.generation.time_words import holds_time_word
from datenorm.normalizer import Request

PACKAGES = "sphinx==9.0.4 plone.app.locales==7.0.4 airportsdata==20260905 pycountry==26.2.16"
OF_A_LANGUAGE, OF_NAMES, WORDS, SHOWN = 150, 20_000, 3, 12
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
    normalizer = Normalizer.load()
    found = messages(folder)
    languages = len({code for code, _ in found})
    told = f"messages of programs in {languages} languages"
    yield from _section(normalizer, told, [text for _, text in found])
    yield ""
    yield from _section(normalizer, "names of airports", airports(folder))
    yield ""
    yield from _section(normalizer, "names of languages, countries and their parts", names(folder))


def _section(normalizer: Normalizer, told: str, texts: list[str]) -> Iterator[str]:
    answers = list(normalizer.convert([Request(text) for text in texts]))
    answered = [(text, answer) for text, answer in zip(texts, answers, strict=True) if answer.edtf]
    yield f"## {len(texts):,} {told}"
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
    return [(code, text) for code in sorted(found) for text in _some(found[code], OF_A_LANGUAGE)]


def airports(folder: Path) -> list[str]:
    with (folder / "airportsdata" / "airports.csv").open(encoding="utf-8", newline="") as file:
        return _some({row["name"] for row in csv.DictReader(file) if _is_name(row["name"])}, OF_NAMES)


def names(folder: Path) -> list[str]:
    found: set[str] = set()
    for path in (folder / "pycountry" / "locales").rglob("*.mo"):
        with path.open("rb") as file:
            entries = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        found.update(text for text in entries.values() if isinstance(text, str) and _is_name(text))
    return _some(found, OF_NAMES)


def _is_name(text: str) -> bool:
    is_line = 0 < len(text) <= LONGEST and "\n" not in text
    return is_line and not any(map(str.isdigit, text)) and not reads_as_date(text) and not holds_time_word(text)


def _some(texts: set[str], most: int) -> list[str]:
    """As many of the texts, in a fixed order."""
    return sorted(texts, key=lambda text: (zlib.crc32(text.encode()), text))[:most]


def _texts(path: Path) -> Iterator[str]:
    """The translated messages of a catalogue, their places filled, cut to the length of a line."""
    for message in _MESSAGE.findall(path.read_text(encoding="utf-8", errors="replace")):
        text = "".join(_STRING.findall(message)).replace("\\n", " ").replace('\\"', '"')
        if "Project-Id-Version" not in text:
            yield " ".join(_PLACE.sub("X1", text).split())[:LONGEST]


if __name__ == "__main__":
    main()
