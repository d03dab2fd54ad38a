"""What arithmetic makes of an expression, with and without a reference date."""

from __future__ import annotations

import datetime
from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datenorm.errors import InvalidExpression, InvalidReference
from datenorm.judgement import Verdict
from datenorm.normalization import Hypothesis, Reason
from datenorm.reference import Prefer, Reference, read_prefer, read_reference
from datenorm.resolution import closed, resolve, resolved, steps

WEDNESDAY = datetime.date(2024, 5, 15)
SATURDAY, SUNDAY = 6, 7


@pytest.mark.parametrize(
    ("text", "pivot", "answer"),
    [
        ("XX69-01-01", 1969, "1969-01-01"),
        ("XX68-12", 1969, "2068-12"),
        ("XX00", 1900, "1900"),
        ("XX99", 1900, "1999"),
        ("XX05", 1, "0005"),
        ("XX00", 1, "0100"),
        ("XX00-02-29", 1969, "2000-02-29"),
        ("XX00-02-29", 1850, None),
        ("XX14/XX18-11", 1850, "1914/1918-11"),
        ("XX49/XX51", 1850, None),
        ("1979-05-03", 1850, "1979-05-03"),
        ("XXXX-05-03", 1969, "XXXX-05-03"),
        ("19XX", 1969, "19XX"),
        ("XXX9", 1969, "XXX9"),
        ("P3D", 1969, "P3D"),
        ("1979-123", 1969, "1979-05-03"),
        ("XX24-366", 1969, "2024-12-31"),
        ("XX00-366", 1850, None),
        ("2024-W10-3", 1969, "2024-03-06"),
        ("2024-W10", 1969, "2024-W10"),
        ("2025-W01-1", 1969, "2024-12-30"),
        ("XXXX-WXX-5", 1969, "XXXX-WXX-5"),
        ("9999-W52-7", 1969, None),
        ("XX21-35", 1969, "2021-35"),
        ("2017-12-19/2017-12-19", 1969, "2017-12-19"),
    ],
)
def test_an_open_century_is_the_one_that_falls_into_the_window_of_the_pivot(
    text: str, pivot: int, answer: str | None
) -> None:
    assert closed(text, pivot) == answer


@pytest.mark.parametrize(
    ("text", "answer"), [("XX7X", "197X"), ("XX3X", "193X"), ("XX2X", "202X"), ("XX0X", "200X"), ("XX9X", "199X")]
)
def test_a_decade_is_sooner_past_than_to_come(text: str, answer: str) -> None:
    assert closed(text, 1969) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("bc:0044-03-15", "-0043-03-15"),
        ("bc:0001", "0000"),
        ("bc:04XX", "-04XX"),
        ("bc:0044~", "-0043~"),
        ("bc:0100/bc:0044", "-0099/-0043"),
        ("bc:0100/0014", "-0099/0014"),
        ("reiwa:0006-05-03", "2024-05-03"),
        ("reiwa:0006-05", "2024-05"),
        ("buddhist:2567", "2024"),
        ("roc:0113-02~", "2024-02~"),
        ("heisei:0031", "2019-01-01/2019-04-30"),
        ("heisei:0028-04/reiwa:0002-03", "2016-04/2020-03"),
        ("persian:1403-01", "2024-03-20/2024-04-19"),
        ("buddhist:2567-05-03~", "2024-05-03~"),
        ("julian:1917-10-25", "1917-11-07"),
        ("persian:1403-01-01/persian:1403-12-30", "2024-03-20/2025-03-20"),
        ("persian:1402-12-30", None),
        ("islamic:1445-09-01", "2024-03-11"),
        ("hebrew:5784-06-01", "2024-02-10"),
        ("hebrew:5785-06-01", None),
    ],
)
def test_a_date_of_another_calendar_becomes_the_days_that_it_was(text: str, answer: str | None) -> None:
    assert closed(text, 1969) == answer


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("P0D", "2024-05-15"),
        ("-P1D", "2024-05-14"),
        ("P2W", "2024-05-29"),
        ("-P3D", "2024-05-12"),
        ("P120D", "2024-09-12"),
        ("-P1M", "2024-04"),
        ("-P1M0D", "2024-04-15"),
        ("P1Y", "2025"),
        ("P1Y0D", "2025-05-15"),
        ("-P1Y2M0D", "2023-03-15"),
        ("P1Q", "2024-35"),
        ("-P2Q", "2023-36"),
        ("P0W-X", "2024-W20"),
        ("P1W-5", "2024-05-24"),
        ("-P1W-1", "2024-05-06"),
        ("P1K5", "2024-05-17"),
        ("-P1K3", "2024-05-08"),
        ("P2K3", "2024-05-29"),
        ("P1M-15", "2024-06-15"),
        ("-P1Y-05", "2023-05"),
        ("-P1Y-12-25", "2023-12-25"),
        ("-P1Y-35", "2023-35"),
        ("P0Y-22", "2024-22"),
        ("P1Y-40", "2025-40"),
        ("-P1M/P0D", "2024-04/2024-05-15"),
        ("P0W-X/P1W-X", "2024-W20/2024-W21"),
        ("-P1Y/..", "2023/.."),
        ("P0W-6/P0W-7", "2024-05-18/2024-05-19"),
        ("-P6M0D/P0D", "2023-11-15/2024-05-15"),
        ("P0D/..", "2024-05-15/.."),
    ],
)
def test_an_offset_is_counted_from_the_reference_date(expression: str, answer: str) -> None:
    assert resolved(expression, Reference(WEDNESDAY)) == answer


@pytest.mark.parametrize(
    ("date", "expression", "answer"),
    [
        ("2024-03-31", "-P1M0D", "2024-02-29"),
        ("2023-03-31", "-P1M0D", "2023-02-28"),
        ("2024-02-29", "P1Y0D", "2025-02-28"),
        ("2024-01-31", "P1M", "2024-02"),
        ("2024-01-31", "P1M-31", None),
        ("9999-12-31", "P1D", None),
        ("0001-01-01", "-P1Y", None),
    ],
)
def test_months_are_clipped_at_their_ends_and_what_no_calendar_has_is_none(
    date: str, expression: str, answer: str | None
) -> None:
    assert resolved(expression, Reference(datetime.date.fromisoformat(date))) == answer


@pytest.mark.parametrize(
    ("first_weekday", "expression", "answer"),
    [
        (1, "P0W-7", "2024-05-19"),
        (SUNDAY, "P0W-7", "2024-05-12"),
        (SATURDAY, "P0W-6", "2024-05-11"),
        (SUNDAY, "P1W-1", "2024-05-20"),
        (SUNDAY, "P1W-X", "2024-W21"),
    ],
)
def test_weeks_begin_where_the_locale_begins_them(first_weekday: int, expression: str, answer: str) -> None:
    assert resolved(expression, Reference(WEDNESDAY, first_weekday=first_weekday)) == answer


def test_a_weekend_is_one_wherever_weeks_begin() -> None:
    for first_weekday in (1, SATURDAY, SUNDAY):
        found = resolved("P0W-6/P0W-7", Reference(WEDNESDAY, first_weekday=first_weekday))
        assert found == "2024-05-18/2024-05-19"


def test_next_week_on_a_sunday_depends_on_where_weeks_begin() -> None:
    sunday = datetime.date(2024, 5, 19)
    assert resolved("P1W-X", Reference(sunday)) == "2024-W21"
    assert resolved("P1W-X", Reference(sunday, first_weekday=SUNDAY)) == "2024-W22"


@pytest.mark.parametrize(
    ("expression", "nearest", "past", "future"),
    [
        ("XXXX-05-03", "2024-05-03", "2024-05-03", "2025-05-03"),
        ("XXXX-12-25", "2023-12-25", "2023-12-25", "2024-12-25"),
        ("XXXX-05-15", "2024-05-15", "2024-05-15", "2024-05-15"),
        ("XXXX-02-29", "2024-02-29", "2024-02-29", "2028-02-29"),
        ("XXXX-05", "2024-05", "2024-05", "2024-05"),
        ("XXXX-04", "2024-04", "2024-04", "2025-04"),
        ("XXXX-XX-26", "2024-05-26", "2024-04-26", "2024-05-26"),
        ("XXXX-XX-31", "2024-05-31", "2024-03-31", "2024-05-31"),
        ("XXXX-WXX-5", "2024-05-17", "2024-05-10", "2024-05-17"),
        ("XXXX-WXX-1", "2024-05-13", "2024-05-13", "2024-05-20"),
        ("XXXX-WXX-3", "2024-05-15", "2024-05-15", "2024-05-15"),
        ("XXXX-35", "2024-35", "2023-35", "2024-35"),
        ("XXXX-12-28/XXXX-12-30", "2023-12-28/2023-12-30", "2023-12-28/2023-12-30", "2024-12-28/2024-12-30"),
        ("XXXX-WXX-1/XXXX-WXX-5", "2024-05-13/2024-05-17", "2024-05-13/2024-05-17", "2024-05-20/2024-05-24"),
        ("../XXXX-WXX-5", "../2024-05-17", "../2024-05-10", "../2024-05-17"),
    ],
)
def test_what_is_left_out_is_the_nearest_the_last_or_the_next(
    expression: str, nearest: str, past: str, future: str
) -> None:
    found = [resolved(expression, Reference(WEDNESDAY, prefer)) for prefer in Prefer]
    assert found == [nearest, past, future]


def test_without_a_preference_what_is_left_out_is_the_nearest() -> None:
    assert resolved("XXXX-12-25", Reference(WEDNESDAY)) == "2023-12-25"
    assert resolved("XXXX-WXX-1", Reference(WEDNESDAY)) == "2024-05-13"
    assert resolved("XXXX-WXX-3", Reference(WEDNESDAY)) == "2024-05-15"


@pytest.mark.parametrize(
    ("expression", "answer"),
    [("XXXX-W20", "2024-W20"), ("XXXX-W32", "2024-W32"), ("XXXX-W50", "2023-W50"), ("XXXX-W53", "2026-W53")],
)
def test_a_week_without_a_year_is_that_of_the_nearest_year_that_has_it(expression: str, answer: str) -> None:
    assert resolved(expression, Reference(WEDNESDAY)) == answer


def test_today_alone_puts_in_no_year() -> None:
    today = Reference(WEDNESDAY, fills=False)
    assert resolved("XXXX-05-03", today) == "XXXX-05-03"
    assert resolved("XXXX-WXX-5", today) == "XXXX-WXX-5"
    assert resolved("-P1D", today) == "2024-05-14"


@pytest.mark.parametrize("answer", ["1979-05-03", "197X", "1914/1918", "../1914", "1850~", "2024-W10", "-0043"])
def test_a_reference_date_bears_on_nothing_that_is_stated(answer: str) -> None:
    assert resolved(answer, Reference(WEDNESDAY)) == answer


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(9000, 1, 1)), st.sampled_from(list(Prefer)))
def test_every_preference_gives_a_day_of_that_name_on_its_side(date: datetime.date, prefer: Prefer) -> None:
    for weekday in range(1, 8):
        answer = resolved(f"XXXX-WXX-{weekday}", Reference(date, prefer))
        assert answer is not None
        found = datetime.date.fromisoformat(answer)
        assert found.isoweekday() == weekday
        sides = {Prefer.NEAREST: range(-3, 4), Prefer.PAST: range(-6, 1), Prefer.FUTURE: range(7)}
        assert (found - date).days in sides[prefer]


def test_a_verdict_is_resolved_with_its_alternatives_and_refused_where_there_is_no_such_day() -> None:
    others = (Hypothesis("XXXX-03-05", 0.2), Hypothesis("P1M-31", 0.1))
    verdict = Verdict("XXXX-05-03", None, 0.7, "ok", None, others, "XXXX-05-03")
    found = resolve(verdict, Reference(WEDNESDAY))
    assert (found.edtf, found.date, found.expression) == ("2024-05-03", "2024-05-03", "XXXX-05-03")
    assert found.alternatives == (Hypothesis("2024-03-05", 0.2),)
    missing = resolve(Verdict("P1M-31", None, 0.9, "ok", None, (), "P1M-31"), Reference(WEDNESDAY))
    assert (missing.edtf, missing.status, missing.reason) == (None, "rejected", Reason.IMPOSSIBLE_DATE)


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("2024-05-I1-3", "2024-05-01"),
        ("2024-05-I5-3", "2024-05-29"),
        ("2024-05-IL-3", "2024-05-29"),
        ("XX24-02-IL-4", "2024-02-29"),
        ("2023-02-I5-3", None),
        ("XXXX-11-I4-4", "XXXX-11-I4-4"),
    ],
)
def test_a_weekday_of_a_month_becomes_its_day_where_the_year_is_stated(expression: str, answer: str | None) -> None:
    assert closed(expression, 1969) == answer


@pytest.mark.parametrize(
    ("expression", "prefer", "answer"),
    [
        ("XXXX-11-I4-4", Prefer.NEAREST, "2023-11-23"),
        ("XXXX-11-I4-4", Prefer.FUTURE, "2024-11-28"),
        ("XXXX-02-I5-4", Prefer.NEAREST, "2024-02-29"),
        ("P0M-IL-5", Prefer.NEAREST, "2024-05-31"),
        ("P1M-I1-1", Prefer.NEAREST, "2024-06-03"),
        ("-P1M-I5-2", Prefer.NEAREST, "2024-04-30"),
        ("P1M-I5-1", Prefer.NEAREST, None),
    ],
)
def test_a_weekday_of_a_month_without_its_year_takes_it_from_the_reference(
    expression: str, prefer: Prefer, answer: str | None
) -> None:
    assert resolved(expression, Reference(WEDNESDAY, prefer)) == answer


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("2024-02-IL-P10D", "2024-02-20/2024-02-29"),
        ("2023-02-IL-P10D", "2023-02-19/2023-02-28"),
        ("1900-02-IL-P2D", "1900-02-27/1900-02-28"),
        ("2024-02-IL-P29D", "2024-02-01/2024-02-29"),
        ("2024-02-IL-P1D", "2024-02-29"),
        ("XX24-02-IL-P3D", "2024-02-27/2024-02-29"),
        ("XX00-02-IL-P29D", "2000-02-01/2000-02-29"),
        ("2084-IL-P6M", "2084-07/2084-12"),
        ("2084-IL-P2Q", "2084-35/2084-36"),
        ("2084-IL-P1Q", "2084-36"),
        ("2084-IL-P12M", "2084-01/2084-12"),
        ("2024-IL-P3D", "2024-12-29/2024-12-31"),
        ("2024-IL-P100D", "2024-09-23/2024-12-31"),
        ("2024-IL-P366D", "2024-01-01/2024-12-31"),
        ("9999-IL-P3D", "9999-12-29/9999-12-31"),
        ("0000-02-IL-P1D", "0000-02-29"),
        ("XXXX-05-IL-P2D", "XXXX-05-30/XXXX-05-31"),
        ("XXXX-04-IL-P2D", "XXXX-04-29/XXXX-04-30"),
        ("XXXX-02-IL-P2D", "XXXX-02-IL-P2D"),
        ("XXXX-02-IL-P1D", "XXXX-02-IL-P1D"),
        ("XXXX-IL-P3M", "XXXX-10/XXXX-12"),
        ("XXXX-IL-P3D", "XXXX-12-29/XXXX-12-31"),
        ("P0Y-IL-P3M", "P0Y-IL-P3M"),
    ],
)
def test_the_last_units_are_counted_where_the_year_is_stated_or_does_not_matter(expression: str, answer: str) -> None:
    assert closed(expression, 1969) == answer


def test_29_days_of_a_february_that_has_28_are_none() -> None:
    assert closed("XX00-02-IL-P29D", 1850) is None


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("P0Y-IL-P3M", "2024-10/2024-12"),
        ("-P1Y-IL-P2Q", "2023-35/2023-36"),
        ("P1Y-IL-P10D", "2025-12-22/2025-12-31"),
        ("P0M-IL-P2D", "2024-05-30/2024-05-31"),
        ("P1M-IL-P2D", "2024-06-29/2024-06-30"),
        ("-P1M-IL-P2D", "2024-04-29/2024-04-30"),
        ("-P3M-IL-P1D", "2024-02-29"),
        ("P0Y-02-IL-P2D", "2024-02-28/2024-02-29"),
        ("-P1Y-02-IL-P2D", "2023-02-27/2023-02-28"),
        ("P9M-IL-P2D", "2025-02-27/2025-02-28"),
        ("P1M-IL-P31D", None),
        ("-P1Y-02-IL-P29D", None),
        ("-P2024Y-IL-P3M", None),
    ],
)
def test_the_last_units_of_a_year_or_month_beside_today_are_counted_from_the_reference_date(
    expression: str, answer: str | None
) -> None:
    assert resolved(expression, Reference(WEDNESDAY)) == answer


@pytest.mark.parametrize(
    ("today", "expression", "nearest", "past", "future"),
    [
        ("2024-05-15", "XXXX-02-IL-P2D", "2024-02-28/2024-02-29", "2024-02-28/2024-02-29", "2025-02-27/2025-02-28"),
        ("2022-12-01", "XXXX-02-IL-P2D", "2023-02-27/2023-02-28", "2022-02-27/2022-02-28", "2023-02-27/2023-02-28"),
        ("2024-05-15", "XXXX-02-IL-P1D", "2024-02-29", "2024-02-29", "2025-02-28"),
        ("2022-05-15", "XXXX-02-IL-P29D", "2024-02-01/2024-02-29", "2020-02-01/2020-02-29", "2024-02-01/2024-02-29"),
        ("2024-05-30", "XXXX-05-IL-P3D", "2024-05-29/2024-05-31", "2024-05-29/2024-05-31", "2025-05-29/2025-05-31"),
        ("2024-05-30", "XXXX-05-29/XXXX-05-31", *["2024-05-29/2024-05-31"] * 2, "2025-05-29/2025-05-31"),
    ],
)
def test_the_last_days_of_a_month_take_the_year_that_an_interval_of_them_takes(
    today: str, expression: str, nearest: str, past: str, future: str
) -> None:
    references = [Reference(datetime.date.fromisoformat(today), prefer) for prefer in Prefer]
    assert [resolved(expression, reference) for reference in references] == [nearest, past, future]


def test_today_alone_does_not_say_in_which_year_february_ends() -> None:
    assert resolved("XXXX-02-IL-P2D", Reference(WEDNESDAY, fills=False)) == "XXXX-02-IL-P2D"


@given(st.dates(), st.integers(1, 31))
def test_the_last_days_of_a_month_end_with_it_and_are_so_many(date: datetime.date, count: int) -> None:
    month = f"{date.year:04}-{date.month:02}"
    days = monthrange(date.year, date.month)[1]
    if count > days:
        with pytest.raises(InvalidExpression):
            closed(f"{month}-IL-P{count}D", 1969)
    elif count > 1:
        assert closed(f"{month}-IL-P{count}D", 1969) == f"{month}-{days - count + 1:02}/{month}-{days}"


def test_each_step_says_what_made_it() -> None:
    assert list(steps("reiwa:0006-05-03", 1969, None)) == [("2024-05-03", "the calendar")]
    assert list(steps("-P3D", 1969, Reference(WEDNESDAY))) == [("2024-05-12", "the reference date 2024-05-15")]
    assert list(steps("XXXX-05-I1-5", 1969, Reference(WEDNESDAY))) == [("2024-05-03", "the reference date 2024-05-15")]
    assert list(steps("XX24-02-IL-P3D", 1969, None)) == [
        ("2024-02-IL-P3D", "the pivot 1969"),
        ("2024-02-27/2024-02-29", "the calendar"),
    ]
    assert list(steps("P0Y-IL-P2Q", 1969, Reference(WEDNESDAY))) == [
        ("2024-35/2024-36", "the reference date 2024-05-15")
    ]
    assert list(steps("XX79-05", 1969, Reference(WEDNESDAY))) == [("1979-05", "the pivot 1969")]
    assert list(steps("1979-05-03", 1969, Reference(WEDNESDAY))) == []


def test_a_reference_date_is_a_date_or_a_text_of_one() -> None:
    assert read_reference("2024-05-15") == WEDNESDAY
    assert read_reference("2024-05-15T23:59:00+02:00") == WEDNESDAY
    assert read_reference(datetime.datetime(2024, 5, 15, 12)) == WEDNESDAY
    for wrong in ("15.5.2024", "2024-02-30", "10000-01-01", "0000-01-01", "", "tomorrow"):
        with pytest.raises(InvalidReference, match="written like 2024-05-03; received"):
            read_reference(wrong)
    with pytest.raises(InvalidReference, match="one of nearest, past, future; received 'next'"):
        read_prefer("next")
