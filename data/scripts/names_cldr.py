"""Names in older releases of CLDR: npm's `cldr-dates-full`, Unicode licence. What old software still writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from names_sets import NameSet

RELEASES = ("48.2.0", "42.0.0", "38.0.0", "34.0.0", "30.0.3", "27.0.0")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = tuple(map(str, range(1, 13)))
_SORTS = (
    ("months", "month", _MONTHS, ("wide", "abbreviated")),
    ("days", "weekday", _DAYS, ("wide", "abbreviated", "short")),
)


def sets(folder: Path) -> Iterator[NameSet]:
    for release in RELEASES:
        for path in sorted((folder / f"cldr-dates-full-{release}" / "main").glob("*/ca-gregorian.json")):
            yield from _of_file(path, f"CLDR {release.split('.')[0]}")


def _of_file(path: Path, origin: str) -> Iterator[NameSet]:
    locale = path.parent.name
    parts = locale.split("-")
    language = "_".join(part for part in parts if part.islower() or (len(part) == 4 and part.istitle()))
    data = json.loads(path.read_text(encoding="utf-8"))["main"][locale]["dates"]["calendars"]["gregorian"]
    for key, sort, numbers, widths in _SORTS:
        for width in widths:
            for context in ("format", "stand-alone"):
                names = data[key][context].get(width, {})
                yield NameSet(language, sort, width, tuple(names.get(number, "") for number in numbers), origin)
