"""The verdict on a column: its order of fields and its century, or why they stay open, with the rows that tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

from datenorm.column_calendars import Calendars
from datenorm.conventions import STEPS, Probabilities, weigh
from datenorm.field_orders import BITS, Window, names
from datenorm.language_verdicts import LanguageVerdict
from datenorm.tallies import UNNUMBERED, Row, lowest

# An order is decided where it has at least this probability; one below the second is out of the question.
DECIDED, POSSIBLE = 0.9, 0.02
# Rows with this probability are certain to be the date that was read.
CERTAIN_STEPS = 0.9 * STEPS
# Rows with four digits of the year that a column needs to tell the century of the others, and the share at both ends
# of these years that does not count.
LEAST_YEARS, OUTER_YEARS = 5, 0.05

NO_SHORT_YEAR = "no year has two digits"
DESCRIPTIONS = {"dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}


class Kind(NamedTuple):
    """What counts as the same row: the orders in which it is a day, as bits (0: its digits carry none), the network's
    probability in steps, whether the row alone is ambiguous, whether it has a year, and the orders, as bits, by which a
    column changes its answer.
    """

    orders: int
    steps: int
    is_ambiguous: bool
    has_year: bool
    changed_by: int


class Sums(NamedTuple):
    """What a verdict is made from: counts of rows, examples by orders, years, and the settings."""

    rows: int
    dates: int
    ambiguous: int
    kinds: Mapping[Kind, int]
    examples: Mapping[int, list[Row]]
    forms: Mapping[str, int]
    years: Mapping[int, int]
    short_years: int
    firsts: int
    lasts: int
    window: Window
    pivot: int


@dataclass(frozen=True, slots=True)
class ColumnVerdict:
    """What the rows of a column say together.

    `status` is "decided", "undecidable" (nothing tells), "contradictory" (rows of two orders are certain to be there)
    or "unneeded" (no row is ambiguous). `order` is the order of the column where it is known; ambiguous rows are to be
    read by it, and stay refused where it is None. `probability` is that of `order`, or of the likeliest one.
    `decided_by` counts the rows that tell the order from the others and `deciders` are the first of them; `against` and
    `odd` are those that are certainly in another order, `other`. `changed` counts the rows that the order changes:
    ambiguous ones that it resolves, and nearly sure ones that it reads otherwise. `forms` counts rows by what they
    certainly are: an order, "open" (several orders), "other" (no order to decide, as with a spelled month). Two-digit
    years fall in the hundred years that begin with `pivot`. `window` is what was known of the dates. `language` and
    `calendars` are what was found of these.
    """

    status: str
    order: str | None
    probability: float
    probabilities: Mapping[str, float]
    rows: int
    dates: int
    ambiguous: int
    changed: int
    decided_by: int
    deciders: tuple[Row, ...]
    other: str | None
    odd: int
    against: tuple[Row, ...]
    forms: Mapping[str, int]
    pivot: int
    pivot_reason: str
    window: Window
    language: LanguageVerdict
    calendars: Calendars

    @property
    def mixes(self) -> bool:
        """Whether rows of several orders are certain to be in the column, one-off ones included."""
        return self.odd > 0

    @property
    def message(self) -> str:
        """The verdict in words for people."""
        match self.status:
            case "unneeded":
                return f"no row is ambiguous{f'; the order is {_described(self.order)}' if self.order else ''}"
            case "decided":
                return f"{self._reason()}; {_count(self.changed, 'row')} changed by it{self._exceptions()}"
            case "contradictory":
                return (
                    f"contradictory: {_rows(self.decided_by, self.deciders)} {_verb(self.decided_by)} "
                    f"{self._likeliest()}, {_rows(self.odd, self.against)} {_verb(self.odd)} {self.other}; "
                    f"{_count(self.ambiguous, 'ambiguous row')} refused; give the order if you know it"
                )
        return (
            f"undecidable: no row tells whether {' or '.join(self._open())}; "
            f"{_count(self.ambiguous, 'ambiguous row')} refused; give the order if you know it"
        )

    @property
    def century(self) -> str | None:
        """What two-digit years are and why, in words for people; None where no year has two digits."""
        if self.pivot_reason == NO_SHORT_YEAR:
            return None
        return f"two-digit years are {self.pivot} to {self.pivot + 99}: {self.pivot_reason}"

    def notices(self, pivot: int) -> list[str]:
        """What people should know of a column that is read under this verdict, where `pivot` was to be expected."""
        found = [None if self.status == "unneeded" else self.message]
        found.append(None if self.pivot == pivot else self.century)
        found.append(None if self.language.status == "unneeded" else self.language.message)
        found.append(f"calendars: {self.calendars.message}" if self.calendars.mixes else None)
        return [message for message in found if message is not None]

    def as_json(self) -> dict[str, Any]:
        """The verdict for programs."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        fields["probability"] = round(self.probability, 6)
        fields["probabilities"] = {order: round(share, 6) for order, share in self.probabilities.items()}
        for name in ("deciders", "against"):
            fields[name] = [row.as_json() for row in fields[name]]
        fields["language"], fields["calendars"] = self.language.as_json(), self.calendars.as_json()
        for name, day in fields.pop("window")._asdict().items():
            fields[name] = None if day is None else day.isoformat()
        return fields | {"forms": dict(self.forms), "message": self.message}

    def _reason(self) -> str:
        if self.decided_by:
            return f"{_described(self.order)}: {_rows(self.decided_by, self.deciders)} {_verb(self.decided_by)} so"
        return (
            f"{_described(self.order)}: the numbers at one end run through the month, at the other they hardly change"
        )

    def _exceptions(self) -> str:
        return f"; {_rows(self.odd, self.against)} {_verb(self.odd)} otherwise" if self.odd else ""

    def _likeliest(self) -> str:
        return max(self.probabilities, key=lambda order: self.probabilities[order])

    def _open(self) -> list[str]:
        return [order for order, share in self.probabilities.items() if share >= POSSIBLE]


def decide(sums: Sums, language: LanguageVerdict, calendars: Calendars) -> ColumnVerdict:
    """The verdict on the sums of a column, with what was found of its languages and calendars."""
    rows: dict[tuple[int, int], int] = {}
    for kind, count in sums.kinds.items():
        rows[kind.orders, kind.steps] = rows.get((kind.orders, kind.steps), 0) + count
    found = weigh(rows, sums.firsts, sums.lasts)
    likeliest = max(found.orders, key=lambda bit: found.orders[bit])
    order = _decided(sums, found, likeliest)
    contradictory = order is None and all(_certain(sums, without=bit) for bit in BITS.values())
    bit = likeliest if order is None else BITS[order]
    rival = _rival(sums, bit)
    other = max(BITS.values(), key=lambda other: (_certain(sums, other, without=bit), -other))
    odd = _certain(sums, without=bit) if order or not contradictory else _certain(sums, other, without=bit)
    decided_by = _certain(sums, bit, without=other if contradictory else rival)
    changed = sum(n for kind, n in sums.kinds.items() if order and kind.changed_by & bit)
    pivot, pivot_reason = century(sums)
    return ColumnVerdict(
        status=_status(sums, order, changed, contradictory),
        order=order,
        probability=found.orders[bit],
        probabilities={name: found.orders[one] for name, one in BITS.items()},
        rows=sums.rows,
        dates=sums.dates,
        ambiguous=sums.ambiguous,
        changed=changed,
        decided_by=decided_by,
        deciders=_examples(sums, bit, without=other if contradictory else rival),
        other=names(other)[0] if odd else None,
        odd=odd,
        against=_examples(sums, other if contradictory else 0, without=bit) if odd else (),
        forms=dict(sorted(sums.forms.items())),
        pivot=pivot,
        pivot_reason=pivot_reason,
        window=sums.window,
        language=language,
        calendars=calendars,
    )


def century(sums: Sums) -> tuple[int, str]:
    """The first of the hundred years that two digits mean, and why."""
    if not sums.short_years:
        return sums.pivot, NO_SHORT_YEAR
    if (bounded := bounded_pivot(sums.window)) is not None:
        not_before, not_after = sums.window
        known = f"not after {not_after}" if not_after is not None else f"not before {not_before}"
        return bounded, f"the dates are {known}"
    stated = sum(sums.years.values())
    if stated < LEAST_YEARS:
        return sums.pivot, "nothing in the column tells otherwise"
    first, last = _inner_years(sums.years)
    if sums.pivot <= first and last <= sums.pivot + 99:
        return sums.pivot, f"the years of four digits, {first} to {last}, agree"
    if last - first >= 99:
        return sums.pivot, f"the years of four digits, {first} to {last}, do not tell"
    return min(9900, max(1, (first + last) // 2 - 49)), f"the years of four digits are {first} to {last}"


def bounded_pivot(window: Window) -> int | None:
    """The first of the hundred years that two digits mean by what is known of the dates; None where nothing is.

    >>> from datenorm.field_orders import read_window
    >>> bounded_pivot(read_window(not_after="2024-12-31")), bounded_pivot(read_window(not_before="1890"))
    (1925, 1890)
    """
    if window.not_after is not None:
        return max(1, window.not_after.year - 99)
    return None if window.not_before is None else min(9900, window.not_before.year)


def _decided(sums: Sums, found: Probabilities, likeliest: int) -> str | None:
    """The order that is probable enough, if one is; month before day is enough where no row has a year."""
    if found.orders[likeliest] >= DECIDED:
        return names(likeliest)[0]
    month_first = found.orders[BITS["mdy"]] + found.orders[BITS["ymd"]]
    if month_first >= DECIDED and not any(kind.is_ambiguous and kind.has_year for kind in sums.kinds):
        return "mdy"
    return None


def _status(sums: Sums, order: str | None, changed: int, contradictory: bool) -> str:
    if contradictory:
        return "contradictory"
    if not sums.ambiguous and not changed:
        return "unneeded"
    return "decided" if order else "undecidable"


def _rival(sums: Sums, bit: int) -> int:
    """The order that most ambiguous rows can have too; that of most rows where none is ambiguous."""
    others = [other for other in BITS.values() if other != bit]
    counts = {
        other: sum(
            n for kind, n in sums.kinds.items() if kind.is_ambiguous and kind.orders & other and kind.orders & bit
        )
        for other in others
    }
    return max(others, key=lambda other: (counts[other], -other))


def _fits(orders: int, bit: int, without: int) -> bool:
    """Whether a row can have the order `bit` (0: any) and cannot have the order `without`."""
    return bool(orders) and (not bit or bool(orders & bit)) and not orders & without


def _certain(sums: Sums, bit: int = 0, *, without: int) -> int:
    """Rows that are certainly a date, can have one order and cannot have another."""
    return sum(n for kind, n in sums.kinds.items() if kind.steps >= CERTAIN_STEPS and _fits(kind.orders, bit, without))


def _examples(sums: Sums, bit: int, *, without: int) -> tuple[Row, ...]:
    found: list[Row] = []
    for orders, rows in sorted(sums.examples.items()):
        if _fits(orders, bit, without):
            found = lowest(found, rows)
    return tuple(found)


def _inner_years(years: Mapping[int, int]) -> tuple[int, int]:
    """First and last of the years, without the few at both ends."""
    ordered = sorted(years)
    reached = list(accumulate(years[year] for year in ordered))
    outer = OUTER_YEARS * reached[-1]
    first = next(year for year, count in zip(ordered, reached, strict=True) if count > outer)
    last = next(year for year, count in zip(ordered, reached, strict=True) if count >= reached[-1] - outer)
    return first, last


def _described(order: str | None) -> str:
    return f"{order} ({DESCRIPTIONS[order]})" if order else "not known"


def _rows(count: int, examples: tuple[Row, ...]) -> str:
    """How many rows, with the first of them."""
    if not examples:
        return _count(count, "row")
    number, text, _ = examples[0]
    return f"{_count(count, 'row')} ({'' if number == UNNUMBERED else f'row {number}: '}{text!r})"


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _verb(count: int) -> str:
    return "says" if count == 1 else "say"
