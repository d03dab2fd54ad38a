"""One pair of source text and target expression, and the files that hold pairs.

Generation, network and evaluation do not know one another; they meet in `Example`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import TextIO

from datenorm.errors import InvalidRecord

KINDS = (
    "absolute", "absolute+time", "numeric", "two-digit-year", "native-digits", "partial", "ambiguous",
    "relative", "range", "vague", "calendar", "words", "damaged", "reject",
)  # fmt: skip
_EXPRESSION_KEYS = ("expression", "edtf", "expected")


@dataclass(frozen=True, slots=True)
class Example:
    """A text as a person would write it and the expression that the network is to write for it.

    `expression` is EDTF, "" for a text that is no date; a century that the text leaves open is `XX` (`XX79-05-03`).
    `order` is the order of the fields of an all-numeric date (dmy, mdy, ymd), "" elsewhere. `order_hint` and
    `language_hint` are the hints given with the text, "" where none. `rule` and `pattern` say how it was generated.
    `kind` is one of KINDS; a bare numeric date that several orders read, given without a hint, is `ambiguous`.
    """

    text: str
    expression: str
    locale: str = "und"
    order: str = ""
    order_hint: str = ""
    language_hint: str = ""
    rule: str = ""
    pattern: str = ""
    kind: str = ""


COLUMNS = tuple(field.name for field in fields(Example))


def write_tsv(examples: Iterable[Example], stream: TextIO) -> None:
    """Tab-separated values with a header line; quoted as CSV where a text holds a tab, a quote or a line end."""
    rows = csv.writer(stream, delimiter="\t", lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows([getattr(example, name) for name in COLUMNS] for example in examples)


def write_jsonl(examples: Iterable[Example], stream: TextIO) -> None:
    """One JSON object a line, keys as in `Example`."""
    for example in examples:
        stream.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")


def read_tsv(stream: TextIO) -> Iterator[Example]:
    """Rows under a header line that names `text` and `expression` (or `edtf`), or two columns without a header."""
    rows = csv.reader(stream, delimiter="\t")
    names: list[str] | None = None
    for number, row in enumerate(rows, start=1):
        if not row:
            continue
        if names is None:
            has_header = "text" in row
            names = row if has_header else ["text", "expression"]
            if has_header:
                continue
        yield _example(dict(zip(names, row, strict=False)), number)


def read_jsonl(stream: TextIO) -> Iterator[Example]:
    """One JSON object a line with `text` and `expression` (or `edtf`, `expected`); null or "" is no date."""
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InvalidRecord(f"line {number} is no JSON ({error}): write one object a line") from error
        if not isinstance(record, dict):
            raise InvalidRecord(f"line {number} is no JSON object: received {line.strip()[:60]!r}")
        yield _example(record, number)


def _example(record: dict[str, object], number: int) -> Example:
    key = next((key for key in _EXPRESSION_KEYS if key in record), None)
    if key is None or not isinstance(record.get("text"), str):
        received = ", ".join(map(str, record)) or "nothing"
        raise InvalidRecord(f"line {number} needs a text and an expression; received {received}")
    known = {name: str(record[name]) for name in COLUMNS if record.get(name) is not None}
    return Example(**known | {"expression": str(record[key] or "")})
