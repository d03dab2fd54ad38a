"""Writes data/cldr_calendars.tsv from CLDR's JSON packages of calendars other than the Gregorian one.

    npm pack cldr-cal-persian-full cldr-cal-islamic-full …      and unpack each, then
    python data/scripts/cldr_calendars.py FOLDER... > data/cldr_calendars.tsv

Each FOLDER holds a package's `package.json` and `main/`. Only the standard library is used. A locale has a row only for
what differs from the locale above it (`fa_AF` from `fa`, `fa` from the root), so a reader goes up the same way.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# The calendar of a package, as CLDR calls it; the months of the last three are those of the Gregorian calendar.
CALENDARS = ("persian", "islamic", "hebrew", "ethiopic", "coptic", "indian", "buddhist", "roc", "japanese")
GREGORIAN_MONTHS = ("buddhist", "roc", "japanese")
ERAS = {"japanese": ("232", "233", "234", "235", "236"), "roc": ("1",), "ethiopic": ("1",), "coptic": ("1",)}
ROOT = ("root", "und")
HEADER = """\
# Months, eras and date patterns of other calendars in the languages of CLDR, without what a locale shares with the one
# above it (fa_AF with fa, fa with root).
# calendars, locale, kind, name, values. `months` by width and context (hebrew: 13, then Adar II, which is month 7 of
# leap years); `eras` by width (japanese: Meiji to Reiwa; "" where CLDR has none); `pattern` by length or skeleton.
# Unicode CLDR, https://github.com/unicode-org/cldr-json, written by data/scripts/cldr_calendars.py from the packages
# {packages}.
# Licence: Unicode-3.0, https://www.unicode.org/license.txt (Copyright 1991-2026 Unicode, Inc.); packages before 46 came
# under its forerunners Unicode-DFS-2016 and the Unicode terms of use."""
Rows = dict[tuple[str, str], tuple[str, ...]]  # (kind, name) -> values


def main(folders: list[str]) -> None:
    """Writes the table to standard output."""
    packages = [Path(folder) for folder in folders]
    names = ", ".join(sorted(f"{_meta(p)['name']} {_meta(p)['version']}" for p in packages))
    found: dict[tuple[str, ...], list[str]] = {}  # row without its calendars -> calendars
    for calendar in CALENDARS:
        package = next(p for p in packages if f"-{calendar}-" in str(_meta(p)["name"]))
        for row in _differences({path.name: _rows(calendar, path) for path in _locales(calendar, package)}):
            found.setdefault(row, []).append(calendar)
    lines = ["\t".join((" ".join(calendars), *row)) for row, calendars in found.items()]
    sys.stdout.write("\n".join((HEADER.replace("{packages}", names), *lines)) + "\n")


def _meta(package: Path) -> dict[str, Any]:
    meta: dict[str, Any] = json.loads((package / "package.json").read_text(encoding="utf-8"))
    return meta


def _locales(calendar: str, package: Path) -> list[Path]:
    return sorted(path.parent for path in package.glob(f"main/*/ca-{calendar}.json"))


def _rows(calendar: str, folder: Path) -> Rows:
    """Everything of one locale."""
    text = (folder / f"ca-{calendar}.json").read_text(encoding="utf-8")
    data = json.loads(text)["main"][folder.name]["dates"]["calendars"][calendar]
    rows: Rows = {}
    if calendar not in GREGORIAN_MONTHS:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                rows["months", f"{width} {context}"] = _months(data["months"][context][width])
    for width in ("eraNames", "eraAbbr", "eraNarrow"):
        rows["eras", width] = _eras(data["eras"][width], ERAS.get(calendar, ("0",)))
    patterns = data["dateFormats"] | data["dateTimeFormats"]["availableFormats"]
    for name, pattern in patterns.items():
        if name in data["dateFormats"] or ("y" in name and not set(name) & set("QwUh")):
            rows["pattern", name] = (pattern["_value"] if isinstance(pattern, dict) else pattern,)
    return rows


def _months(names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names[key] for key in sorted(names, key=lambda key: (not key.isdigit(), int(key.split("-")[0]))))


def _eras(names: dict[str, str], keys: tuple[str, ...]) -> tuple[str, ...]:
    """Names of the eras, "" for the placeholder that CLDR writes where it has none."""
    return tuple("" if names.get(key, "").startswith("ERA") else names.get(key, "") for key in keys)


def _differences(locales: dict[str, Rows]) -> Iterator[tuple[str, ...]]:
    """The rows of a calendar, each without what the locale above has too; the root first."""
    root = next(name for name in ROOT if name in locales)
    for name in sorted(locales, key=lambda name: (name != root, name)):
        parts = name.split("-")
        above = ["-".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]
        parent = next((p for p in above if p in locales), root) if name != root else ""
        inherited = locales.get(parent, {})
        for key, values in locales[name].items():
            if inherited.get(key) != values:
                yield ("root" if name == root else name.replace("-", "_"), *key, *values)


if __name__ == "__main__":
    main(sys.argv[1:])
