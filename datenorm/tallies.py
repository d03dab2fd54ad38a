"""Counts of answers that merge: how many of each status and precision, the first rows of each, the dates' range."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import merge
from itertools import islice
from math import comb, erf, sqrt
from typing import Any, NamedTuple

from datenorm.normalization import Normalization

# Rows that are named as examples of one thing, always those with the lowest numbers, and characters of their texts.
EXAMPLES = 5
LONGEST_EXAMPLE = 80
STATUSES = ("ok", "ambiguous", "rejected")

_PRECISIONS = (
    ("day", re.compile(r"-?\d{4}-\d\d-\d\d[?~%]?")),
    ("month", re.compile(r"-?\d{4}-(?:0\d|1[0-2])[?~%]?")),
    ("year", re.compile(r"-?\d{4}[?~%]?")),
    ("season or quarter", re.compile(r"-?\d{4}-[2-4]\d[?~%]?")),
    ("week", re.compile(r"\d{4}-W\d\d[?~%]?")),
    ("decade or century", re.compile(r"-?(?:\d{3}X|\d\dXX|\dXXX)[?~%]?")),
    ("interval", re.compile(r".*/.*")),
    ("without a year", re.compile(r"XXXX.*")),
    ("relative", re.compile(r".*P.*")),
)
_STATED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_SEASON = re.compile(r"\d{4}-[2-4]\d")
# Probabilities are summed in whole thousandths, so that any order gives the same sum.
_SHARE = 1000
_FEW = 1000


class Row(NamedTuple):
    """A row of a column: its number, its text (its beginning, where it is long) and its answer; of an ambiguous one its
    two likeliest readings ("2005-03-04 or 2005-04-03"), empty for none.
    """

    number: int
    text: str
    answer: str = ""


@lru_cache(1 << 16)
def precision(edtf: str) -> str:
    """What an answer states.

    >>> precision("1979-05-03"), precision("1979-05~"), precision("197X"), precision("1914/1918"), precision("1979-21")
    ('day', 'month', 'decade or century', 'interval', 'season or quarter')
    """
    return next((name for name, pattern in _PRECISIONS if pattern.fullmatch(edtf)), "other")


class RowSums(ABC):
    """Sums over the rows of a column; a text that stands in several rows counts as often."""

    def add(self, answers: Iterable[Normalization], first_row: int = 1) -> None:
        """Counts the answers to rows that follow each other."""
        for number, answer in enumerate(answers, first_row):
            self.add_rows(answer, (number,))

    @abstractmethod
    def add_rows(self, answer: Normalization, rows: Sequence[int]) -> None:
        """Counts the answer to a text that stands in these rows."""


class Tally(RowSums):
    """Counts of the answers to a column's rows. `merge` is associative and commutative, and exact."""

    def __init__(self) -> None:
        self.rows = self.empty = 0
        self.statuses: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.precisions: Counter[str] = Counter()
        self.years: Counter[int] = Counter()
        self.earliest: str | None = None
        self.latest: str | None = None
        self.examples: dict[str, list[Row]] = {status: [] for status in STATUSES}
        self._probability = 0

    def add_rows(self, answer: Normalization, rows: Sequence[int]) -> None:
        """Counts the answer to a text that stands in these rows."""
        count = len(rows)
        if not count:
            return
        self.rows += count
        if not answer.text.strip():
            self.empty += count
            return
        self.statuses[answer.status] += count
        if answer.reason is not None:
            self.reasons[answer.reason.value] += count
        self._probability += count * round(_SHARE * date_probability(answer))
        if answer.edtf is not None:
            self.precisions[precision(answer.edtf)] += count
            if _is_stated(answer.edtf):
                self.years[int(answer.edtf[:4])] += count
                self._stretch(answer.edtf)
        known = self.examples[answer.status]
        self.examples[answer.status] = with_rows(known, rows, answer.text, _told(answer))

    def add_unread(self, reason: str, count: int = 1) -> None:
        """Counts rows whose text could not be had, and why."""
        self.rows += count
        self.statuses["rejected"] += count
        self.reasons[reason] += count

    def merge(self, other: Tally) -> Tally:
        """The tally of both columns' rows, as a new one."""
        found = Tally()
        for part in (self, other):
            found.rows += part.rows
            found.empty += part.empty
            found._probability += part._probability
            for name in ("statuses", "reasons", "precisions", "years"):
                getattr(found, name).update(getattr(part, name))
            for edtf in (part.earliest, part.latest):
                if edtf is not None:
                    found._stretch(edtf)
            found.examples = {status: lowest(found.examples[status], part.examples[status]) for status in STATUSES}
        return found

    @property
    def filled(self) -> int:
        """Rows that are not empty."""
        return self.rows - self.empty

    @property
    def dates(self) -> int:
        """Rows that are dates, ambiguous ones too."""
        return self.statuses["ok"] + self.statuses["ambiguous"]

    @property
    def likelihood(self) -> float:
        """The probability that more than half of the texts that such a column can hold are dates."""
        return _probability_of_most(round(self._probability / _SHARE), self.filled) if self.filled else 0.0

    def as_json(self) -> dict[str, Any]:
        """Everything that was counted, for programs."""
        return {
            "rows": self.rows,
            "empty": self.empty,
            "dates": self.dates,
            "likelihood": round(self.likelihood, 6),
            "statuses": {status: self.statuses[status] for status in STATUSES},
            "reasons": dict(sorted(self.reasons.items())),
            "precision": dict(sorted(self.precisions.items(), key=lambda item: (-item[1], item[0]))),
            "years": {f"{year:04}": count for year, count in sorted(self.years.items())},
            "earliest": self.earliest,
            "latest": self.latest,
            "examples": {status: [row._asdict() for row in self.examples[status]] for status in STATUSES},
        }

    def _stretch(self, edtf: str) -> None:
        """Takes a date into the range."""
        self.earliest = edtf if self.earliest is None else min(self.earliest, edtf)
        self.latest = edtf if self.latest is None else max(self.latest, edtf)


def _told(answer: Normalization) -> str:
    """An answer as it is shown in an example."""
    if answer.status == "ambiguous":
        return " or ".join(sorted(reading.edtf for reading in answer.alternatives[:2]))
    return answer.edtf or ""


def _is_stated(edtf: str) -> bool:
    """Whether an answer is one year, month or day of the years 0 to 9999, without a doubt about it."""
    return bool(_STATED.fullmatch(edtf)) and not _SEASON.fullmatch(edtf)


def date_probability(answer: Normalization) -> float:
    """The network's probability that a text is the date that was read, in whatever order of its fields."""
    if answer.status == "rejected":
        return 0.0
    readings = sum(other.confidence for other in answer.alternatives) if answer.status == "ambiguous" else 0.0
    return min(1.0, max(answer.confidence, readings))


def rows_by_text(numbered: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    """Each text once, with the numbers of the rows in which it stands."""
    found: dict[str, list[int]] = {}
    for number, text in numbered:
        found.setdefault(text, []).append(number)
    return found


def with_rows(known: list[Row], numbers: Sequence[int], text: str, answer: str = "") -> list[Row]:
    """The first few rows of those that are known and those in which a text stands."""
    if len(known) == EXAMPLES and known[-1].number < min(numbers):
        return known
    return lowest(known, [Row(number, text[:LONGEST_EXAMPLE], answer) for number in sorted(numbers)[:EXAMPLES]])


def lowest(rows: Iterable[Row], others: Iterable[Row]) -> list[Row]:
    """The first few of two lists of rows that are sorted, none twice."""
    return list(islice(dict.fromkeys(merge(rows, others)), EXAMPLES))


def _probability_of_most(dates: int, rows: int) -> float:
    """That more than half are dates, where `dates` of `rows` are and every share was equally likely before."""
    if rows > _FEW:
        return 0.5 * (1 + erf((2 * dates - rows) / sqrt(2 * rows)))
    return float(sum(comb(rows + 1, count) for count in range(dates + 1)) / 2 ** (rows + 1))
