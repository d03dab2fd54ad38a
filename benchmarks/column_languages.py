"""Generated columns whose months have names that are other months elsewhere, and the verdicts on their languages.

A column is a pure function of its number and the seed. What is true of it is worked out from the lists of names below,
with nothing of datenorm. It is decidable where every language, or else every two languages, that have all of its names
say the same of each month, undecidable where two languages that have all do not, and contradictory where it takes two
languages that differ in a month of the column, each with at least a tenth of the rows for itself.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from datenorm.columns import read_column
from datenorm.normalizer import Normalizer

FEWEST, MOST = 5, 200
LEAST_MINORITY = 0.2
KINDS = ("decidable", "undecidable", "contradictory")

_NAMES = {
    "hr": (
        "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
        "sij velj ožu tra svi lip srp kol ruj lis stu pro",
    ),
    "pl": (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    ),
    "cs": (
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "led úno bře dub kvě čvn čvc srp zář říj lis pro",
    ),
}
_STYLES = (
    "{day}. {name} {year}",
    "{day} {name} {year}",
    "{day:02} {name} {year}",
    "{name} {year}",
    "{day}-{name}-{year}",
)


def _months() -> dict[str, dict[str, int]]:
    """The month of each name, by language."""
    return {
        language: {name: month for names in lists for month, name in enumerate(names.split(), 1)}
        for language, lists in _NAMES.items()
    }


MONTHS = _months()


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, the date that it was written for, and the name of its month."""

    text: str
    expected: str
    name: str

    @property
    def is_open(self) -> bool:
        """Whether the name is another month in another language."""
        return len({months[self.name] for months in MONTHS.values() if self.name in months}) > 1


@dataclass(frozen=True, slots=True)
class Column:
    cells: tuple[Cell, ...]
    truth: str


def columns(count: int, seed: int) -> Iterator[Column]:
    """The first so many columns: half to be decided, a quarter undecidable, a quarter contradictory."""
    return (_column(random.Random(f"{seed}/languages/{number}")) for number in range(count))


def _column(draw: random.Random) -> Column:
    """Draws columns until one is what it was meant to be."""
    wanted = draw.choices(KINDS, (2, 1, 1))[0]
    while True:
        cells = _cells(draw, wanted)
        if any(cell.is_open for cell in cells) and _truth(cells) == wanted:
            return Column(cells, wanted)


def _cells(draw: random.Random, wanted: str) -> tuple[Cell, ...]:
    own, other = draw.sample(sorted(MONTHS), 2)
    minority = draw.uniform(LEAST_MINORITY, 0.5) if wanted == "contradictory" else 0.0
    style, width = draw.choice(_STYLES), draw.randint(0, 1)
    shared = [name for name in MONTHS[own] if name in MONTHS[other]] if wanted == "undecidable" else None
    cells = []
    for _ in range(round(FEWEST * (MOST / FEWEST) ** draw.random())):
        language = other if draw.random() < minority else own
        name = draw.choice(shared or _NAMES[language][width].split())
        day = date(draw.randint(1900, 2024), MONTHS[language][name], draw.randint(1, 28))
        iso = day.isoformat() if "{day" in style else day.isoformat()[:7]
        cells.append(Cell(style.format(day=day.day, name=name, year=day.year), iso, name))
    return tuple(cells)


def _truth(cells: tuple[Cell, ...]) -> str:
    names = Counter(cell.name for cell in cells)
    alone = [months for months in MONTHS.values() if set(names) <= set(months)]
    if alone:
        return "decidable" if all(len({months[name] for months in alone}) == 1 for name in names) else "undecidable"
    pairs = [pair for pair in combinations(MONTHS.values(), 2) if set(names) <= set(pair[0]) | set(pair[1])]
    if not any(_differ(*pair, name) for pair in pairs for name in names):
        return "decidable"
    ((one, other),) = pairs
    least = min(sum(names[name] for name in names if name not in months) for months in (one, other))
    return "contradictory" if least >= LEAST_MINORITY / 2 * len(cells) else ""


def _differ(one: dict[str, int], other: dict[str, int], name: str) -> bool:
    return name in one and name in other and one[name] != other[name]


OUTCOMES = ("right", "wrong", "none")


def measure(reader: Normalizer, count: int, seed: int) -> Iterator[str]:
    """The lines of the report."""
    verdicts: Counter[tuple[str, str]] = Counter()
    rows: Counter[tuple[str, str, str]] = Counter()
    for column in columns(count, seed):
        texts = [cell.text for cell in column.cells]
        answers, report = read_column(reader, texts)
        status = report.verdict.language.status
        found = "decidable" if status in ("decided", "unneeded") else status
        verdicts[column.truth, "right" if found == column.truth else found] += 1
        for name, given in (("column", answers), ("alone", reader.normalize_many(texts))):
            for cell, answer in zip(column.cells, given, strict=True):
                if cell.is_open:
                    outcome = "none" if answer.edtf is None else "right" if answer.edtf == cell.expected else "wrong"
                    rows[column.truth, name, outcome] += 1
    yield "| columns | | verdict right | rows open: right / wrong / refused | each row alone: right / wrong / refused |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for kind in KINDS:
        whole = sum(count for (truth, _), count in verdicts.items() if truth == kind)
        shares = [
            " / ".join(f"{rows[kind, name, o]:,}" for o in ("right", "wrong", "none")) for name in ("column", "alone")
        ]
        right = f"{verdicts[kind, 'right']:,} ({verdicts[kind, 'right'] / max(1, whole):.2%})"
        yield f"| {kind} | {whole:,} | {right} | {shares[0]} | {shares[1]} |"
