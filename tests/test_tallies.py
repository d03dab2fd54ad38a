"""Counts of answers."""

from __future__ import annotations

import pytest

from datenorm.normalization import Hypothesis, Normalization, Reason
from datenorm.tallies import Row, Tally, precision


def _ok(text: str, edtf: str) -> Normalization:
    return Normalization(text, edtf, edtf if len(edtf) == 10 else None, 0.99, "ok", expression=edtf)


def _refused(text: str) -> Normalization:
    return Normalization(text, None, None, 0.9, "rejected", Reason.NOT_A_DATE, expression="")


@pytest.mark.parametrize(
    ("edtf", "name"),
    [
        ("1979-05-03", "day"),
        ("1979-05", "month"),
        ("-0043", "year"),
        ("1850~", "year"),
        ("2021-35", "season or quarter"),
        ("2024-W10", "week"),
        ("197X", "decade or century"),
        ("18XX", "decade or century"),
        ("../1914", "interval"),
        ("XXXX-05-03", "without a year"),
        ("-P3D", "relative"),
        ("1979-XX-03", "other"),
    ],
)
def test_an_answer_has_a_precision(edtf: str, name: str) -> None:
    assert precision(edtf) == name


def test_rows_are_counted_by_status_precision_and_year() -> None:
    tally = Tally()
    tally.add([_ok("a", "1979-05-03"), _ok("b", "1980-05"), _ok("c", "1979-21"), _refused("n/a"), _refused(" ")], 10)
    readings = (Hypothesis("2005-04-03", 0.6), Hypothesis("2005-03-04", 0.4))
    tally.add([Normalization("d", None, None, 0.6, "ambiguous", Reason.AMBIGUOUS, readings)], 15)
    assert (tally.rows, tally.empty, tally.filled, tally.dates) == (6, 1, 5, 4)
    assert tally.statuses == {"ok": 3, "ambiguous": 1, "rejected": 1}
    assert tally.precisions == {"day": 1, "month": 1, "season or quarter": 1}
    assert (tally.years, tally.earliest, tally.latest) == ({1979: 1, 1980: 1}, "1979-05-03", "1980-05")
    assert tally.examples["rejected"] == [Row(13, "n/a")]
    assert tally.examples["ok"][0] == Row(10, "a", "1979-05-03")


def test_examples_are_the_lowest_rows_whatever_comes_first() -> None:
    tally = Tally()
    for number in (9, 3, 7, 1, 8, 5, 2):
        tally.add([_refused(f"x{number}")], number)
    assert [row.number for row in tally.examples["rejected"]] == [1, 2, 3, 5, 7]


def test_long_texts_are_named_by_their_beginning() -> None:
    tally = Tally()
    tally.add([_refused("x" * 1000)])
    assert tally.examples["rejected"] == [Row(1, "x" * 80)]


def test_a_column_holds_dates_as_likely_as_most_of_its_rows_are_dates() -> None:
    empty, one, junk, most, half, many = (Tally() for _ in range(6))
    one.add([_ok("a", "1979")])
    junk.add([_refused("x")] * 10)
    most.add([_ok("a", "1979")] * 9 + [_refused("x")])
    half.add([_ok("a", "1979")] * 5 + [_refused("x")] * 5)
    many.add_rows(_ok("a", "1979"), range(1, 900_001))
    many.add_rows(_refused("x"), range(900_001, 1_000_001))
    assert [round(tally.likelihood, 2) for tally in (empty, one, junk, most, half, many)] == [0, 0.75, 0, 0.99, 0.5, 1]
