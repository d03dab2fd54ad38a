"""Names in the interface messages of MediaWiki: Debian's package `mediawiki`, languages/i18n/*.json.

Translated at translatewiki.net; CC BY 3.0, and as a part of MediaWiki GPL 2 or later. What is not translated is not in
a file, or is a copy of English or of the language that MediaWiki falls back to; such copies are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from names_sets import NameSet

ORIGIN = "MediaWiki"
FOLDER = "mediawiki/usr/share/mediawiki/languages"
# MediaWiki's codes that are no language with a script, and what they are elsewhere.
CODES = {
    "be-tarask": "be", "cbk-zam": "cbk", "crh-ro": "crh", "de-at": "de", "de-ch": "de", "de-formal": "de",
    "en-ca": "en", "en-gb": "en", "es-formal": "es", "hu-formal": "hu", "gom-deva": "kok", "gom-latn": "kok_Latn",
    "ike-cans": "iu", "ike-latn": "iu_Latn", "knc": "kr", "ko-kp": "ko", "nan-latn-pehoeji": "nan_Latn",
    "nan-latn-tailo": "nan_Latn", "nds-nl": "nds", "nl-informal": "nl", "nrm": "nrf", "pt-br": "pt", "sh-latn": "sh",
    "sr-ec": "sr", "sr-el": "sr_Latn", "zh-hans": "zh", "zh-hant": "zh_Hant", "zh-hk": "zh_Hant",
}  # fmt: skip
NO_LANGUAGES = ("en", "qqq")
# Names with a letter of another script or another slip of the pen.
MISTYPED = {
    ".Fiv": "Fiv.", ".Nov": "Nov.", "Aрб": "Арб", "Xем": "Хем", "cәу": "сәу", "cٴاۋ": "ٴساۋ", "cٴاۋىر": "ٴساۋىر",
    "Aλωναρί": "Αλωναρί", "Aλωνάρτς": "Αλωνάρτς", "ngôida ya kûmi na zôle": "ngônda ya kûmi na zôle",
}  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SORTS = (
    ("month", "wide", tuple("may_long" if month == "may" else month for month in _MONTHS)),
    ("month", "genitive", tuple(f"{month}-gen" for month in _MONTHS)),
    ("month", "abbreviated", tuple(month[:3] for month in _MONTHS)),
    ("weekday", "wide", _DAYS),
    ("weekday", "abbreviated", tuple(day[:3] for day in _DAYS)),
)
_FALLBACK = re.compile(r"^\$fallback = '([^']*)'", re.MULTILINE)


def sets(folder: Path) -> Iterator[NameSet]:
    place = folder / FOLDER
    messages = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (place / "i18n").glob("*.json")}
    for code in sorted(set(messages) - set(NO_LANGUAGES)):
        others = [messages.get(other, {}) for other in (*_fallbacks(place, code), "en")]
        for sort, kind, keys in _SORTS:
            names = _texts(messages[code], keys)
            if all(names) and not any(_texts(other, keys) == names for other in others):
                yield NameSet(_language(code), sort, kind, names, ORIGIN)


def _texts(messages: dict[str, str], keys: tuple[str, ...]) -> tuple[str, ...]:
    names = (" ".join(str(messages.get(key, "")).split()) for key in keys)
    return tuple(MISTYPED.get(name, name) for name in names)


def _fallbacks(place: Path, code: str) -> list[str]:
    """The languages whose messages stand in for those that are missing."""
    path = place / "messages" / f"Messages{code.capitalize().replace('-', '_')}.php"
    found = _FALLBACK.search(path.read_text(encoding="utf-8")) if path.exists() else None
    return re.split(r",\s*", found[1]) if found else []


def _language(code: str) -> str:
    """The language, and its script where one is named: `tt-cyrl` is tt_Cyrl."""
    if code in CODES:
        return CODES[code]
    language, _, script = code.partition("-")
    return f"{language}_{script.title()}" if len(script) == 4 and script != "tara" else code
