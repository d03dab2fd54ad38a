"""Writes `data/cldr_relative.tsv`: what CLDR says for yesterday, next month, last Friday, 3 days ago, in every locale.

Source: the npm package `cldr-dates-full`, version 48.2.0 (CLDR 48), licence Unicode-3.0. To write the table anew:

    npm pack cldr-dates-full@48.2.0 && tar xzf cldr-dates-full-48.2.0.tgz
    python data/scripts/cldr_relative.py package > data/cldr_relative.tsv

Babel ships the patterns (`3 days ago`) but not the names (`yesterday`), hence this table. A row has locale, field and
cells such as `-1=yesterday`, `past.one={0} day ago|{0}d ago`: the key is an offset (-2 … 2) for a name, or a direction
and a plural category for a pattern; the texts have bars between, the widest first. A locale has the cells that differ
from those of its parent, which is its own identifier cut at the last underscore; no texts means that it lacks what its
parent has. What the root has is left out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

UNITS = ("year", "quarter", "month", "week", "day", "hour", "minute", "second")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WIDTHS = ("", "-short", "-narrow")
NAME, DIRECTION, PATTERN = "relative-type-", "relativeTime-type-", "relativeTimePattern-count-"
HEAD = """\
# Names and patterns of relative time by locale: yesterday, next month, last Friday, 3 days ago.
# Origin: Unicode CLDR 48, npm package cldr-dates-full 48.2.0, (c) 1991-2025 Unicode, Inc. Licence: Unicode-3.0.
# Written by data/scripts/cldr_relative.py, which explains the rows: locale, field, key=texts, …
"""
Rows = dict[tuple[str, str], tuple[str, ...]]


def main(folder: Path) -> None:
    """Print the table of the unpacked package in `folder`."""
    root = _rows(folder / "main" / "und")
    known: dict[str, Rows] = {}
    print(HEAD, end="")
    for path in sorted((folder / "main").iterdir(), key=lambda path: path.name.replace("-", "_")):
        locale = path.name.replace("-", "_")
        if locale == "und":
            continue
        rows = known[locale] = _without(_rows(path), root, is_english=locale.split("_")[0] == "en")
        parent = _parent(locale, known)
        changed: dict[str, list[str]] = {}
        for field, key in dict.fromkeys((*rows, *parent)):
            texts = rows.get((field, key), ())
            if texts != parent.get((field, key), ()):
                changed.setdefault(field, []).append(f"{key}={'|'.join(texts)}")
        for field, cells in changed.items():
            print(locale, field, *cells, sep="\t")


def _rows(folder: Path) -> Rows:
    """All texts of a locale; of the weekdays the names alone, in letters enough to tell Tuesday from Thursday."""
    fields = json.loads((folder / "dateFields.json").read_text(encoding="utf-8"))["main"][folder.name]["dates"][
        "fields"
    ]
    found: dict[tuple[str, str], dict[str, None]] = {}
    for name in (*UNITS, *WEEKDAYS):
        for width in WIDTHS if name in UNITS else WIDTHS[:2]:
            for key, text in _texts(fields[name + width], has_patterns=name in UNITS and name != "quarter"):
                found.setdefault((name, key), {})[text] = None
    return {place: tuple(texts) for place, texts in found.items()}


def _texts(field: dict[str, object], *, has_patterns: bool) -> list[tuple[str, str]]:
    """The pairs of key and text of one field in one width."""
    found = []
    for key, value in field.items():
        if key.startswith(NAME) and isinstance(value, str):
            found.append((key.removeprefix(NAME), value))
        elif key.startswith(DIRECTION) and isinstance(value, dict) and has_patterns:
            direction = key.removeprefix(DIRECTION)
            found += [(f"{direction}.{count.removeprefix(PATTERN)}", text) for count, text in value.items()]
    return found


def _without(rows: Rows, root: Rows, *, is_english: bool) -> Rows:
    """The rows without the root's texts, which are English or signs and stand where a locale has none of its own."""
    foreign = {text for texts in root.values() for text in texts if text[0] in "+-" or not is_english}
    own = {place: tuple(text for text in texts if text not in foreign) for place, texts in rows.items()}
    return {place: texts for place, texts in own.items() if texts}


def _parent(locale: str, known: dict[str, Rows]) -> Rows:
    """The rows of the nearest locale that the identifier begins with."""
    while "_" in locale:
        locale = locale.rpartition("_")[0]
        if locale in known:
            return known[locale]
    return {}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
