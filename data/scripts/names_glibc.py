"""Names in the locales of the GNU C library: Debian's package `locales`, /usr/share/i18n/locales.

Each file says: "The Free Software Foundation does not claim any copyright interest in the locale data contained in
this file."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from names_sets import NameSet

FOLDER = Path("/usr/share/i18n/locales")
SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "iqtelif": "Latn"}
# What a file holds where its name says otherwise.
LANGUAGES = {"fy_DE": "pdt", "az_IR": "az_Arab"}
# Whose names are those of another calendar than the Gregorian, or are English for want of others.
LEFT_OUT = ("gez_ER", "gez_ET", "C", "POSIX", "syr")
_KEYWORDS = {
    "mon": ("month", "wide"), "alt_mon": ("month", "wide"), "abmon": ("month", "abbreviated"),
    "ab_alt_mon": ("month", "abbreviated"), "day": ("weekday", "wide"), "abday": ("weekday", "abbreviated"),
}  # fmt: skip
_LINE = re.compile(r"^(\w+)\s+(.*)$")


def sets() -> Iterator[NameSet]:
    for path in sorted(FOLDER.iterdir()):
        name, _, variant = path.name.partition("@")
        if re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}", name) and name not in LEFT_OUT:
            language = LANGUAGES.get(name, name.split("_")[0]) + (f"_{SCRIPTS[variant]}" if variant in SCRIPTS else "")
            yield from _of_file(path, language)


def _of_file(path: Path, language: str) -> Iterator[NameSet]:
    fields = _time_fields(path.read_text(encoding="utf-8", errors="replace"))
    starts_on_monday = "19971201" in fields.get("week", "")
    for keyword, (sort, kind) in _KEYWORDS.items():
        names = tuple(_decoded(text).strip() for text in re.findall(r'"([^"]*)"', fields.get(keyword, "")))
        if not names:
            continue
        if sort == "weekday" and not starts_on_monday:
            names = (*names[1:], names[0])
        is_genitive = keyword == "mon" and "alt_mon" in fields
        yield NameSet(language, sort, "genitive" if is_genitive else kind, names, "glibc")


def _time_fields(text: str) -> dict[str, str]:
    """The keywords of LC_TIME with their values, lines that go on joined."""
    found = re.search(r"^LC_TIME$(.*?)^END LC_TIME$", text, re.MULTILINE | re.DOTALL)
    body = re.sub(r"^[%#].*$", "", found[1], flags=re.MULTILINE) if found else ""
    lines = re.sub(r"/\s*\n+\s*", "", body).splitlines()
    return {match[1]: match[2] for line in lines if (match := _LINE.match(line.strip()))}


def _decoded(text: str) -> str:
    return re.sub(r"<U([0-9A-Fa-f]{4,8})>", lambda match: chr(int(match[1], 16)), text)
