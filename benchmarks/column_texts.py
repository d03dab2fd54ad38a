"""Generated columns of dates, each with what its own digits decide.

A column is a pure function of its number and the seed. What is true of it is worked out from the fields that were
written, by trying the three orders on them, with nothing of datenorm: it is decidable where one order alone fits every
row that is no junk, undecidable where several do, contradictory where none does. A spelled month or a year of four
digits in front fits every order. A row or two in another order are junk only where at least twenty rows speak against
the first, and fifty against each one more. Years of two digits are in the hundred years that datenorm's pivot gives.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import texts

ORDERS = ("dmy", "mdy", "ymd")
FEWEST, MOST = 5, 500
ONE_OFF_IN = 50
LEAST_FOR_ONE_OFF = 20
LEAST_MINORITY = 0.15

_SEPARATORS = ("/", ".", "-", ". ", " ", "/", ".", "-")
_CLOCKS = ("", "", "", " 14:20", " 2:20 PM", ", 09:05", " 23:59:07")
_DIGITS = {"": "", "arabic": "٠١٢٣٤٥٦٧٨٩", "wide": "０１２３４５６７８９", "devanagari": "०१२३४५६७८९"}
_JUNK = (
    *("", "n/a", "N/A", "-", "?", "unknown", "none", "TBD", "see note", "not stated", "illegible", "s. o.", "k. A."),
    *(
        "Suite 200",
        "12 Main Street",
        "order 4711",
        "call 555-0199",
        "v2.10.3",
        "A-113",
        "3 days",
        "45/2005/77",
        "n. d.",
    ),
    *(
        "ISBN 978-3-16-148410-0",
        "12:30",
        "room 12-14",
        "99.5 %",
        "EUR 12.50",
        "May Chen",
        "lorem ipsum",
        "x",
        "0",
        "#REF!",
    ),
    *("31/02/2004", "13/13/2013", "00/00/0000", "2,5 kg", "(blank)", "page 12 of 31", "10:12:03", "+49 30 123456"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, the date that it was written for (None for junk), and the orders in which it can be that of its column.

    `orders` is None for junk and for what fits every order.
    """

    text: str
    expected: str | None
    orders: frozenset[str] | None = None

    @property
    def is_ambiguous(self) -> bool:
        return self.orders is not None and len(self.orders) > 1


@dataclass(frozen=True, slots=True)
class Column:
    """`truth` is an order, "undecidable" or "contradictory"; or "spread" where the digits leave it open whether the
    year is in front, which the spread of the numbers may tell. `order` is the one that most rows were written in.
    """

    number: int
    cells: tuple[Cell, ...]
    truth: str
    order: str
    languages: tuple[str, ...]

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]


def columns(count: int, seed: int) -> Iterator[Column]:
    """The first so many columns: six in ten to be decided, two in ten undecidable, two in ten contradictory."""
    return (_column(number, random.Random(f"{seed}/{number}")) for number in range(count))


def possible(first: str, second: str, third: str) -> frozenset[str]:
    """The orders in which three numbers are a day that exists.

    >>> sorted(possible("25", "12", "2005")), sorted(possible("25", "12", "05")), sorted(possible("3", "4", "2005"))
    (['dmy'], ['dmy', 'ymd'], ['dmy', 'mdy'])
    """
    found = set()
    for order in ORDERS:
        fields = dict(zip(order, (first, second, third), strict=True))
        if len(fields["y"]) < max(map(len, fields.values())) == 4:
            continue
        try:
            date(
                int(fields["y"]) if len(fields["y"]) == 4 else 2000 + int(fields["y"]),
                int(fields["m"]),
                int(fields["d"]),
            )
        except ValueError:
            continue
        found.add(order)
    return frozenset(found)


def _column(number: int, draw: random.Random) -> Column:
    """Draws columns until one is what it was meant to be."""
    wanted = draw.choices(("decidable", "undecidable", "contradictory"), (6, 2, 2))[0]
    while True:
        column = _Writer(number, draw, wanted).column()
        found = column.truth if column.truth in ("undecidable", "contradictory") else "decidable"
        if found == wanted and any(cell.is_ambiguous for cell in column.cells):
            return column


class _Writer:
    """The habits of one column's writers."""

    def __init__(self, number: int, draw: random.Random, wanted: str) -> None:
        self._number, self._draw, self._wanted = number, draw, wanted
        self._rows = round(FEWEST * (MOST / FEWEST) ** draw.random())
        self._is_short = draw.random() < 0.2
        self._order = draw.choice(ORDERS if self._is_short else ORDERS[:2])
        self._other = draw.choice([order for order in ORDERS[:2] if order != self._order])
        self._numeric, self._small = draw.uniform(0.1, 1), draw.uniform(0.05, 0.95)
        self._junk = draw.uniform(0, 0.1)
        self._minority = draw.uniform(LEAST_MINORITY, 0.5) if wanted == "contradictory" else 0.0
        self._languages = tuple(draw.sample(sorted(texts.LANGUAGES), draw.randint(1, 3)))
        self._separator, self._clock = draw.choice(_SEPARATORS), draw.choice(_CLOCKS)
        self._is_padded = draw.random() < 0.6
        self._digits = _DIGITS[draw.choice(list(_DIGITS))] if draw.random() < 0.1 else ""
        self._first = date(draw.randint(1970 if self._is_short else 1900, 2015), 1, 1)
        self._span = draw.choice((30, 365, 1000, 4000))
        self._small_only = wanted == "undecidable"

    def column(self) -> Column:
        cells = [self._cell() for _ in range(self._rows)]
        decisive = sum(cell.orders is not None and len(cell.orders) == 1 for cell in cells)
        for place in self._draw.sample(range(len(cells)), round(self._junk * self._rows)):
            cells[place] = Cell(self._draw.choice(_JUNK), None)
        if self._wanted == "decidable" and self._draw.random() < 0.25:
            for _ in range(max(decisive // ONE_OFF_IN, int(decisive >= LEAST_FOR_ONE_OFF))):
                cells[self._draw.randrange(len(cells))] = self._one_off()
        return Column(self._number, tuple(cells), self._truth(cells), self._order, self._languages)

    def _truth(self, cells: list[Cell]) -> str:
        stated = [cell.orders for cell in cells if cell.orders]
        left = [order for order in ORDERS if all(order in orders for orders in stated)]
        if len(left) == 1:
            return left[0]
        if not left:
            telling = [orders for orders in stated if len(orders) == 1]
            least = min(sum(order not in orders for orders in telling) for order in ORDERS[:2])
            return "contradictory" if least >= max(1, LEAST_MINORITY * len(telling)) else "decidable"
        return "spread" if "ymd" in left else "undecidable"

    def _cell(self) -> Cell:
        day = self._day()
        if self._draw.random() >= self._numeric:
            return Cell(self._spelled(day), day.isoformat())
        order = self._other if self._draw.random() < self._minority else self._order
        return self._written(day, order)

    def _day(self) -> date:
        """A day, small or not, that is not the same day and month."""
        small = self._small_only or self._draw.random() < self._small
        while True:
            day = self._first + timedelta(self._draw.randrange(self._span))
            if (day.day <= 12) == small and day.day != day.month:
                return day

    def _spelled(self, day: date) -> str:
        if self._draw.random() < 0.3:
            return day.isoformat() + self._clock
        return texts.spelled(self._draw.choice(self._languages), day)

    def _written(self, day: date, order: str) -> Cell:
        width = 2 if self._is_padded else 1
        fields = {
            "d": f"{day.day:0{width}}",
            "m": f"{day.month:0{width}}",
            "y": str(day.year)[2 if self._is_short else 0 :],
        }
        numbers = [fields[letter] for letter in order]
        text = self._separator.join(numbers) + self._clock
        if self._digits:
            text = text.translate({ord("0") + number: digit for number, digit in enumerate(self._digits)})
        return Cell(text, day.isoformat(), possible(*numbers))

    def _one_off(self) -> Cell:
        """A date in the other order, which by its digits is in no order but that."""
        day = self._day()
        while day.day <= 12:
            day = self._first + timedelta(self._draw.randrange(max(self._span, 31)))
        return Cell(self._written(day, self._other).text, None)
