"""A column of dates read as a column: its rows decide together what one row leaves open.

>>> from datenorm.normalizer import Normalizer
>>> answers, report = read_column(Normalizer.load(), ["03/04/2005", "25/12/2005", "n/a"])
>>> [answer.edtf for answer in answers]
['2005-04-03', '2005-12-25', None]
>>> print(report.verdict.message)
dmy (day, month, year): 1 row (row 2: '25/12/2005') says so; 1 row changed by it

For tables that come in chunks, or lie on several machines: `gather` the evidence of each chunk, merge it, and read each
chunk with `read_under` its verdict.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datenorm.errors import InvalidHint
from datenorm.evidence import OWN_TEXT_DECIDES, Evidence, changing_orders
from datenorm.field_orders import BITS, layout, stands_in
from datenorm.judgement import is_reordered
from datenorm.named_months import ALTERNATIVES, name_months, refused
from datenorm.normalization import Normalization, Reason
from datenorm.normalizer import Normalizer, Request
from datenorm.tallies import Row, Tally, rows_by_text
from datenorm.verdicts import ColumnVerdict
from datenorm.vocabulary import ORDERS

__all__ = ["ColumnReport", "ColumnVerdict", "Evidence", "Row", "Tally", "gather", "read_column", "read_under"]

Convert = Callable[..., list[Normalization]]

AUTO, REFUSE = "auto", "refuse"


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """What a column was found to be.

    `verdict` is what its rows say together and `order` the order by which ambiguous rows were read: that of the
    verdict, or the one that was asked for, or None. `tally` counts the answers that were given.
    """

    verdict: ColumnVerdict
    order: str | None
    tally: Tally

    @property
    def likelihood(self) -> float:
        """The probability that the column holds dates: that more than half of its texts are some."""
        return self.tally.likelihood

    @property
    def earliest(self) -> str | None:
        """The earliest date, to the day, month or year; None where there is none."""
        return self.tally.earliest

    @property
    def latest(self) -> str | None:
        """The latest date, to the day, month or year; None where there is none."""
        return self.tally.latest

    def share(self, status: str) -> float:
        """The share of "ok", "ambiguous" or "rejected" answers among the rows that are not empty."""
        return self.tally.statuses[status] / self.tally.filled if self.tally.filled else 0.0

    def precision_shares(self) -> dict[str, float]:
        """The share of each precision among the answers, most frequent first."""
        answered = self.tally.precisions.total()
        ordered = sorted(self.tally.precisions.items(), key=lambda item: (-item[1], item[0]))
        return {name: count / answered for name, count in ordered}

    def as_json(self) -> dict[str, Any]:
        """The report for programs."""
        return {"order": self.order, "verdict": self.verdict.as_json(), **self.tally.as_json()}


def gather(
    normalizer: Normalizer,
    texts: Sequence[str],
    first_row: int = 1,
    *,
    not_after: object = None,
    not_before: object = None,
    locale: str | None = None,
) -> Evidence:
    """The evidence of rows that follow each other, the first of which has the number `first_row`.

    `not_after` and `not_before` are dates, or texts such as 2024-05-03, 2024-05 or 2024. Raises InvalidReference.
    """
    evidence = Evidence(not_after, not_before, normalizer.pivot, locale is not None)
    rows = rows_by_text(enumerate(texts, first_row))
    _count(evidence, normalizer.convert([Request(text, locale) for text in rows]), rows)
    return evidence


def read_column(
    normalizer: Normalizer,
    texts: Sequence[str],
    *,
    order: str = AUTO,
    not_after: object = None,
    not_before: object = None,
    locale: str | None = None,
    reference: datetime.date | None = None,
) -> tuple[list[Normalization], ColumnReport]:
    """What each row of a column says, in their order, and what the column is.

    With the order "auto" the column decides what its ambiguous rows mean, if it can; with "refuse" they stay refused;
    with "dmy", "mdy" or "ymd" they are read so. `not_after` and `not_before` are what is known of its dates; `locale`
    and `reference` are those of `Normalizer.normalize`. Raises InvalidHint, InvalidReference.
    """
    _check(order)
    normalizer.check_hints(locale, None)
    evidence = Evidence(not_after, not_before, normalizer.pivot, locale is not None)
    rows = rows_by_text(enumerate(texts, 1))
    answers = normalizer.convert([Request(text, locale, None, reference) for text in rows])
    _count(evidence, answers, rows)
    verdict = evidence.verdict()
    answers = read_under(
        normalizer, list(rows), verdict, order=order, locale=locale, reference=reference, answers=answers
    )
    tally = Tally()
    _count(tally, answers, rows)
    by_text = {answer.text: answer for answer in answers}
    return [by_text[text] for text in texts], ColumnReport(verdict, _applied(order, verdict), tally)


def read_under(
    normalizer: Normalizer,
    texts: Sequence[str],
    verdict: ColumnVerdict,
    *,
    order: str = AUTO,
    locale: str | None = None,
    reference: datetime.date | None = None,
    answers: Sequence[Normalization] | None = None,
) -> list[Normalization]:
    """What each text of a column, or of a part of it, says under the verdict on the column.

    Only rows that their own text leaves open are changed: with an order they are read by it, and stay refused where
    they cannot be; where the column leaves the order open, they all are refused. So are months whose names depend on
    the language, where `locale` does not give that; with another order than "auto" each row is read by itself.
    `answers`, where they are at hand, are what `normalizer` said of the texts without an order. Raises InvalidHint.
    """
    _check(order)
    if verdict.pivot != normalizer.pivot:
        normalizer, answers = normalizer.with_pivot(verdict.pivot), None

    def convert(
        texts: Iterable[str], order: str | None = None, alternatives: int | None = None, locale: str | None = locale
    ) -> list[Normalization]:
        return normalizer.convert([Request(text, locale, order, reference) for text in texts], alternatives)

    if order in ORDERS:
        return convert(texts, order)
    found = list(answers) if answers is not None else convert(texts)
    if order == AUTO and locale is None:
        name_months(convert, lambda language: not normalizer.check_hints(language, None), found, verdict.language)
    if order == AUTO and verdict.order is not None:
        _resolve(convert, found, verdict, verdict.order)
    elif order == AUTO and verdict.ambiguous:
        _refuse(convert, found, verdict)
    return found


def _resolve(convert: Convert, answers: list[Normalization], verdict: ColumnVerdict, order: str) -> None:
    """Reads the rows that are open by an order, and puts the answers in.

    One that cannot be read so stays ambiguous, and is refused as unsure where it was nearly sure of another order.
    """
    numbers = [number for number, answer in enumerate(answers) if _open_orders(answer, verdict) & BITS[order]]
    hinted = convert([answers[number].text for number in numbers], order)
    for number, answer in zip(numbers, hinted, strict=True):
        if answer.status == "ok" and stands_in(answer.text, answer.expression, order):
            answers[number] = answer
        elif answers[number].status == "ok":
            answers[number] = refused(answers[number], "rejected", Reason.UNSURE, ())


def _refuse(convert: Convert, answers: list[Normalization], verdict: ColumnVerdict) -> None:
    """Makes nearly sure rows of several orders ambiguous, as their column has other rows in which nothing decides."""
    numbers = [n for n, answer in enumerate(answers) if answer.status == "ok" and _open_orders(answer, verdict)]
    searched = convert([answers[number].text for number in numbers], None, ALTERNATIVES)
    for number, answer in zip(numbers, searched, strict=True):
        others = [other for other in answer.alternatives if is_reordered(answer.edtf or "", other.edtf)]
        if others:
            answers[number] = refused(answer, "ambiguous", Reason.AMBIGUOUS, others)


def _open_orders(answer: Normalization, verdict: ColumnVerdict) -> int:
    """The orders, as bits, by which a column changes an answer; all for an ambiguous one without a known layout."""
    if answer.status == "rejected" or (answer.status == "ok" and answer.confidence >= OWN_TEXT_DECIDES):
        return 0
    found = layout(answer.text, answer.expression, verdict.window, verdict.pivot)
    if found is not None:
        return changing_orders(answer, found)
    return sum(BITS.values()) if answer.lacks == "order" else 0


def _applied(order: str, verdict: ColumnVerdict) -> str | None:
    return verdict.order if order == AUTO else order if order in ORDERS else None


def _check(order: str) -> None:
    if order not in (AUTO, REFUSE, *ORDERS):
        raise InvalidHint(f"the order of a column is {', '.join(ORDERS)}, {AUTO} or {REFUSE}; received {order!r:.60}")


def _count(sums: Evidence | Tally, answers: Iterable[Normalization], rows: Mapping[str, Sequence[int]]) -> None:
    """Counts the answer to each text in all its rows."""
    for answer in answers:
        sums.add_rows(answer, rows[answer.text])
