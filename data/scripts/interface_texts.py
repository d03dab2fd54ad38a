"""Writes `data/interface_texts.tsv.gz`: what programs say to their users, by language, without a word of when.

Sources, packages of npm: `blockly` 12.5.1 (messages translated at translatewiki.net, Apache-2.0),
`datatables.net-plugins` 3.0.2 (MIT), `jquery-validation` 1.22.1 (MIT) and `primelocale` 2.5.0 (MIT). To write the
table anew:

    npm pack blockly@12.5.1 datatables.net-plugins@3.0.2 jquery-validation@1.22.1 primelocale@2.5.0
    (each unpacked in a folder of its name)
    python data/scripts/interface_texts.py sources > data/interface_texts.tsv.gz

A row has a language (with script where it is not the usual one) and its texts, with bars between. A place that a
program fills in is `{}`. What could be taken for a date, or holds a word that says when, is left out.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from datenorm.generation.date_guard import reads_as_date
from datenorm.generation.everyday import UNSPACED
from datenorm.generation.locales import identifiers, usual_script
from datenorm.generation.time_words import holds_time_word

MOST, LONGEST = 220, 160  # texts of a language, characters of a text
SHORTEST = 5  # characters of a text in a language without spaces; of others it has two words
FEWEST = 15  # texts that make a row
# Codes that are not those of locales; "" where there is no locale.
CODES = {
    "zh_hans": "zh", "zh_hant": "zh_Hant", "zh_tw": "zh_Hant", "zh_cn": "zh", "no": "nb", "no_nb": "nb", "no_no": "nb",
    "nb_no": "nb", "sr_latn": "sr_Latn", "sr_lat": "sr_Latn", "sr_sp": "sr", "sr_rs": "sr_Latn", "tl": "fil",
    "ge": "ka", "tj": "tg", "uz_cr": "uz_Cyrl", "ganda": "lg", "snd": "sd", "pnb": "pa_Arab", "be_tarask": "be",
    "en_gb": "en", "tg_latn": "", "bcc": "", "ku_latn": "ku", "qqq": "", "constants": "", "messages": "",
}  # fmt: skip
PLACE = re.compile(r"%%|%[0-9ds](?:\$[ds])?|\{\w+\}|_[A-Z]{3,}_|\$\{?\w+\}?")
MARKUP = re.compile(r"<[^>]*>|\\[nrt]")
BLOCKLY = re.compile(r'^Blockly\.Msg\["(\w+)"\] = "((?:[^"\\]|\\.)*)";(?!  // untranslated)', re.MULTILINE)
JQUERY = re.compile(r'^\s*(?!\w*date)\w+:.*?"((?:[^"\\]|\\.)*)"', re.MULTILINE)
TIMELY = re.compile("date|month|year|week|day|decade|hour|minute|second|^am$|^pm$", re.IGNORECASE)  # keys of packages
HEAD = """\
# What programs say to their users, by language, without a word that says when; {} is a place that they fill in.
# Written by data/scripts/interface_texts.py, which explains the rows. Origins:
# npm blockly 12.5.1, Apache-2.0; datatables.net-plugins 3.0.2, jquery-validation 1.22.1, primelocale 2.5.0, MIT
"""


def main(folder: Path) -> None:
    """Write the table of the unpacked packages in `folder` to standard output."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for code, text in (*_blockly(folder), *_datatables(folder), *_jquery(folder), *_primelocale(folder)):
        text = " ".join(MARKUP.sub(" ", PLACE.sub("{}", html.unescape(text))).replace("|", "/").split())
        language = _language(code)
        if language and _is_phrase(language, text) and len(text) <= LONGEST and _says_no_day(text):
            found[language][text] = None
    lines = [HEAD]
    for language in sorted(found):
        texts = sorted(found[language], key=lambda text: zlib.crc32(text.encode()))[:MOST]
        if len(texts) >= FEWEST:
            lines.append(f"{language}\t{'|'.join(sorted(texts))}\n")
    sys.stdout.buffer.write(gzip.compress("".join(lines).encode(), mtime=0))


def _is_phrase(language: str, text: str) -> bool:
    return len(text) >= SHORTEST if language.split("_")[0] in UNSPACED else " " in text


def _says_no_day(text: str) -> bool:
    filled = text.replace("{}", "x")
    letters = sum(map(str.isalpha, filled))
    return letters > 2 and "http" not in text and not reads_as_date(filled) and not holds_time_word(filled)


def _language(code: str) -> str:
    """The language of a package's code as locales name it, "" where there is none."""
    code = code.replace("-", "_").lower()
    found = CODES.get(code, code.partition("_")[0] if code.count("_") == 1 and len(code) <= 6 else code)
    language, _, script = found.partition("_")
    return language if script and script == usual_script(language) else found if language in identifiers() else ""


def _blockly(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((folder / "blockly" / "package" / "msg").glob("*.js")):
        for key, text in BLOCKLY.findall(path.read_text(encoding="utf-8")):
            if not key.endswith(("URL", "_KEY", "HUE")):
                yield path.stem, re.sub(r"\\(.)", r"\1", text.replace("\\n", " "))


def _datatables(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((folder / "datatables.net-plugins" / "package" / "i18n").glob("*.json")):
        for text in _texts(json.loads(path.read_text(encoding="utf-8-sig"))):
            yield path.stem, text


def _jquery(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((folder / "jquery-validation" / "package" / "dist" / "localization").glob("messages_*.js")):
        if not path.name.endswith(".min.js"):
            for text in JQUERY.findall(path.read_text(encoding="utf-8")):
                yield path.stem.removeprefix("messages_"), text


def _primelocale(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((folder / "primelocale" / "package").glob("*.json")):
        if path.stem not in ("package", "tsconfig"):
            for texts in json.loads(path.read_text(encoding="utf-8-sig")).values():
                for text in _texts(texts):
                    yield path.stem, text


def _texts(node: object) -> Iterator[str]:
    """All texts of a tree, but for those whose key is about time."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            if not TIMELY.search(key):
                yield from _texts(value)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
