"""Another date parser over the strings of the benchmarks, as a process of its own.

`python benchmarks/peers.py dateparser|dateutil english|many_languages COUNT` prints the seconds that the parsing took,
imports and a warm-up left out, and how many answers were right, as JSON; `... table FROM TO COUNT` the seconds that so
many rows of a table took, read and written row by row.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from itertools import islice
from pathlib import Path

import texts

Parser = Callable[[texts.Text], datetime | None]
_WARM_UP = 50


def with_dateparser() -> Parser:
    """dateparser with the language of each string given."""
    from dateparser.date import DateDataParser

    parsers: dict[str, DateDataParser] = {}

    def parse(item: texts.Text) -> datetime | None:
        parser = parsers.get(item.language)
        if parser is None:
            parser = parsers[item.language] = DateDataParser(languages=[item.language])
        found: datetime | None = parser.get_date_data(item.text).date_obj
        return found

    return parse


def with_dateutil() -> Parser:
    """python-dateutil, which reads English."""
    from dateutil import parser

    return lambda item: parser.parse(item.text)


def measure(parse: Parser, items: list[texts.Text]) -> dict[str, float]:
    """Seconds for all items and the number of right answers."""
    for item in items[:_WARM_UP]:
        parse(item)
    right = 0
    start = time.perf_counter()
    for item in items[_WARM_UP:]:
        found = parse(item)
        right += found is not None and found.date().isoformat() == item.expected
    return {"seconds": time.perf_counter() - start, "count": len(items) - _WARM_UP, "right": right}


def convert_table(parse: Parser, source: Path, target: Path, rows: int) -> dict[str, float]:
    """Seconds for the first rows of a table, the date in its second column, row by row into a table with an answer."""
    parse(texts.Text("3 May 1979", "1979-05-03", "en"))
    start = time.perf_counter()
    with source.open(newline="") as before, target.open("w", newline="") as after:
        reader, writer = csv.reader(before), csv.writer(after)
        writer.writerow([*next(reader), "iso"])
        for row in islice(reader, rows):
            found = parse(texts.Text(row[1], "", "en"))
            writer.writerow([*row, found.date().isoformat() if found else ""])
    return {"seconds": time.perf_counter() - start, "count": rows}


if __name__ == "__main__":
    name, strings, *rest, count = sys.argv[1:]
    parser = {"dateparser": with_dateparser, "dateutil": with_dateutil}[name]()
    if strings == "table":
        print(json.dumps(convert_table(parser, *map(Path, rest), int(count))))
    else:
        print(json.dumps(measure(parser, list(islice(getattr(texts, strings)(), int(count) + _WARM_UP)))))
