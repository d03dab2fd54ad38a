"""The target language: read, validated, printed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datenorm.edtf import (
    Bound,
    Date,
    Expression,
    ForeignDate,
    Interval,
    LastUnits,
    NthWeekday,
    Offset,
    Ordinal,
    Season,
    Week,
    WeekdayOfMonth,
    parse,
)
from datenorm.errors import InvalidExpression

VALUES: list[tuple[str, Expression]] = [
    ("1979-05-03", Date("1979", "05", "03")),
    ("1979-05", Date("1979", "05")),
    ("1979", Date("1979")),
    ("0000", Date("0000")),
    ("197X", Date("197X")),
    ("18XX", Date("18XX")),
    ("XX79-05-03", Date("XX79", "05", "03")),
    ("XXXX-05-03", Date("XXXX", "05", "03")),
    ("XXXX-XX-26", Date("XXXX", "XX", "26")),
    ("1984-1X", Date("1984", "1X")),
    ("1850~", Date("1850", qualifier="~")),
    ("1850?", Date("1850", qualifier="?")),
    ("1979-05-03%", Date("1979", "05", "03", "%")),
    ("-0043-03-15", Date("-0043", "03", "15")),
    ("-04XX", Date("-04XX")),
    ("Y-13800000000~", Date("Y-13800000000", qualifier="~")),
    ("Y10191", Date("Y10191")),
    ("1979-21", Season("1979", 21)),
    ("2021-35", Season("2021", 35)),
    ("197X-41?", Season("197X", 41, "?")),
    ("1979-123", Ordinal("1979", "123")),
    ("XX24-366~", Ordinal("XX24", "366", "~")),
    ("2024-W10", Week("2024", "10")),
    ("2024-W10-3", Week("2024", "10", "3")),
    ("2020-W53", Week("2020", "53")),
    ("XXXX-WXX-5", Week("XXXX", "XX", "5")),
    ("XXXX-W12", Week("XXXX", "12")),
    ("2024-05-I2-1", WeekdayOfMonth("2024", "05", "2", "1")),
    ("2024-02-IL-P10D", LastUnits("2024", "02", 10, "D")),
    ("XXXX-05-IL-P31D", LastUnits("XXXX", "05", 31, "D")),
    ("2024-IL-P3M", LastUnits("2024", "", 3, "M")),
    ("2024-IL-P4Q", LastUnits("2024", "", 4, "Q")),
    ("2024-IL-P366D", LastUnits("2024", "", 366, "D")),
    ("1979-05-03/1979-05-05", Interval(Date("1979", "05", "03"), Date("1979", "05", "05"))),
    ("../1914", Interval(Bound.OPEN, Date("1914"))),
    ("1914/..", Interval(Date("1914"), Bound.OPEN)),
    ("1914/", Interval(Date("1914"), Bound.UNKNOWN)),
    ("/1914-06-28", Interval(Bound.UNKNOWN, Date("1914", "06", "28"))),
    ("1850~/187X", Interval(Date("1850", qualifier="~"), Date("187X"))),
    ("1979/1979-05", Interval(Date("1979"), Date("1979", "05"))),
    ("-0100/0100", Interval(Date("-0100"), Date("0100"))),
    ("2024-24/2025-21", Interval(Season("2024", 24), Season("2025", 21))),
    ("2020-W01/2019-12-31", Interval(Week("2020", "01"), Date("2019", "12", "31"))),
    ("-P3D/P0D", Interval(Offset(days=3, is_past=True), Offset(days=0))),
    ("P0D/P1K5", Interval(Offset(days=0), NthWeekday(5))),
    ("-P3D", Offset(days=3, is_past=True)),
    ("P2W", Offset(weeks=2)),
    ("P1W-5", Offset(weeks=1, place="5")),
    ("-P1W-1", Offset(weeks=1, place="1", is_past=True)),
    ("P0W-7", Offset(weeks=0, place="7")),
    ("P0M", Offset(months=0)),
    ("-P1M0D", Offset(months=1, days=0, is_past=True)),
    ("P1Y2M3W4D", Offset(years=1, months=2, weeks=3, days=4)),
    ("-P1Q", Offset(quarters=1, is_past=True)),
    ("P0W-X", Offset(weeks=0, place="X")),
    ("P1M-15", Offset(months=1, place="15")),
    ("-P1Y-05", Offset(years=1, place="05", is_past=True)),
    ("P0Y-02-29", Offset(years=0, place="02-29")),
    ("-P1Y-35", Offset(years=1, place="35", is_past=True)),
    ("P0M-I2-1", Offset(months=0, place="I2-1")),
    ("-P1M-IL-P3D", Offset(months=1, place="IL-P3D", is_past=True)),
    ("P1Y-IL-P2Q", Offset(years=1, place="IL-P2Q")),
    ("P0Y-02-IL-P29D", Offset(years=0, place="02-IL-P29D")),
    ("P0Y-21/P0Y-22", Interval(Offset(years=0, place="21"), Offset(years=0, place="22"))),
    ("persian:1403-02-14", ForeignDate("persian", "1403", "02", "14")),
    ("hebrew:5784-13", ForeignDate("hebrew", "5784", "13")),
    ("bc:0044~", ForeignDate("bc", "0044", qualifier="~")),
    ("julian:1917-10-25/1918", Interval(ForeignDate("julian", "1917", "10", "25"), Date("1918"))),
    ("P1K5", NthWeekday(5)),
    ("-P2K7", NthWeekday(7, 2, True)),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_each_form_is_read_and_printed(text: str, value: Expression) -> None:
    assert parse(text) == value
    assert str(value) == text


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("", 0, "the text is empty"),
        ("3 May 1979", 1, "a digit of the year or X was expected"),
        ("19799", 4, "expected to end here"),
        ("1979-5", 6, "a digit of the month or X"),
        ("1979-13", 5, "no such month, season or quarter"),
        ("1979-00", 5, "no such month"),
        ("1979-42", 5, "no such month"),
        ("1979-5X", 5, "no such month"),
        ("1979-04-31", 8, "no such day in that month"),
        ("1900-02-29", 8, "no such day in that month"),
        ("XX79-02-29", 8, "no such day in that month"),
        ("197X-02-3X", 8, "no such day in that month"),
        ("1979-05-00", 8, "no such day in that month"),
        ("1979-05-03T14:20", 10, "expected to end here"),
        ("1979-05-03 ", 10, "expected to end here"),
        ("1979-05-03~?", 11, "expected to end here"),
        ("1979~-05", 5, "expected to end here"),
        ("1979-21-03", 7, "expected to end here"),
        ("-0000", 0, "year 0 has no sign"),
        ("Y1979", 1, "5 to 12 digits"),
        ("Y01979", 1, "5 to 12 digits"),
        ("Y-1234567890123", 2, "5 to 12 digits"),
        ("Y12345-05", 6, "expected to end here"),
        ("1979-000", 5, "no such day in that year"),
        ("1979-366", 5, "no such day in that year"),
        ("1979-36X", 7, "expected to end here"),
        ("1979-123-4", 8, "expected to end here"),
        ("2024-W00", 6, "no such week"),
        ("2021-W53", 6, "no such week in that year"),
        ("2024-W10-8", 9, "a weekday from 1"),
        ("2024-W10-", 9, "a weekday from 1"),
        ("/", 1, "one end of an interval at least"),
        ("../..", 3, "one end of an interval at least"),
        ("..", 2, "expected to end here"),
        ("1979/1980/1981", 9, "the interval was expected to end here"),
        ("1979-05-05/1979-05-03", 11, "the interval ends before it starts"),
        ("1915/-1914", 5, "the interval ends before it starts"),
        ("2024-W10/2024-W09", 9, "the interval ends before it starts"),
        ("2024-36/2024-33", 8, "the interval ends before it starts"),
        ("2024-I2-1", 5, "a digit of the month"),
        ("2024-05-IL-8", 11, "a weekday from 1"),
        ("2024-05-I6-1", 9, "a position from 1 to 5 or L"),
        ("2024-05-I1-P3D", 11, "a weekday from 1"),
        ("2024-IL-P13M", 9, "1 to 4Q, 1 to 12M, 1 to 366D were expected"),
        ("2024-IL-P5Q", 9, "1 to 4Q"),
        ("2023-IL-P366D", 9, "1 to 365D"),
        ("2024-IL-P2W", 9, "1 to 366D"),
        ("2024-02-IL-P30D", 12, "1 to 29D were expected"),
        ("2023-02-IL-P29D", 12, "1 to 28D were expected"),
        ("2024-04-IL-P31D", 12, "1 to 30D"),
        ("2024-04-IL-P2M", 12, "1 to 30D"),
        ("2024-04-IL-P0D", 12, "1 to 30D"),
        ("2024-04-IL-P03D", 12, "without leading zeros"),
        ("2024-04-IL-P3D~", 14, "expected to end here"),
        ("2024-21-IL-P3D", 7, "expected to end here"),
        ("P1M-IL-P32D", 8, "1 to 31D"),
        ("P0Y-04-IL-P31D", 11, "1 to 30D"),
        ("P1W-IL-P3D", 4, "a weekday from 1"),
        ("2024-05-I2-1/..", 13, "is no end of an interval"),
        ("2024-IL-P3M/2025", 12, "is no end of an interval"),
        ("P0Y-IL-P3M/P1Y", 11, "are no end of an interval"),
        ("1979/P3D", 5, "both dates or both distances"),
        ("P", 1, "a number of 1 to 6 digits"),
        ("P3", 2, "one of Y, Q, M, W, D was expected"),
        ("P03D", 1, "without leading zeros"),
        ("P1D2W", 4, "no unit can follow D"),
        ("P0Y-42", 4, "a month from 01 to 12"),
        ("P0M-35", 4, "a day from 01 to 31"),
        ("P0Y-21-03", 6, "expected to end here"),
        ("P1W2Y", 4, "one of D was expected"),
        ("-P0D", 2, "a distance of 0 has no sign"),
        ("P0W3D", 3, "only the last number may be 0"),
        ("P1W-8", 4, "a weekday from 1"),
        ("P1D-5", 3, "no place follows D"),
        ("P0K5", 2, "one of Y, Q, M, W, D was expected"),
        ("P1K8", 3, "a weekday from 1"),
        ("P1000000D", 1, "a number of 1 to 6 digits"),
        ("１９７９", 0, "a digit of the year"),
        ("1979\u202e", 4, "expected to end here"),
    ],
)
def test_what_is_wrong_is_told_with_a_caret_under_it(text: str, position: int, reason: str) -> None:
    with pytest.raises(InvalidExpression) as caught:
        parse(text)
    first, shown, caret = str(caught.value).split("\n")
    assert first.startswith("not an expression: ")
    assert reason in first
    assert shown == "  " + text.replace("\u202e", "\N{REPLACEMENT CHARACTER}")
    assert caret == "  " + " " * position + "^"


def test_the_caret_of_a_very_long_text_stays_on_the_line() -> None:
    with pytest.raises(InvalidExpression) as caught:
        parse("Y" + "1" * 100_000 + "-")
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "build",
    [
        lambda: Date("1979", "13"),
        lambda: Date("1979", "", "03"),
        lambda: Date("1979", "21"),
        lambda: Date("1979-05"),
        lambda: Date("1979", qualifier="!"),
        lambda: Season("1979", 20),
        lambda: Season("1979", 5),
        lambda: Week("1979", "5"),
        lambda: Offset(),
        lambda: Offset(weeks=-1),
        lambda: Offset(days=0, is_past=True),
        lambda: Offset(days=1, place="5"),
        lambda: Offset(months=1, place="32"),
        lambda: Offset(years=1, place="02-30"),
        lambda: ForeignDate("mayan", "0012"),
        lambda: ForeignDate("hebrew", "5784", "14"),
        lambda: Offset(weeks=1, days=1, place="5"),
        lambda: LastUnits("2024", "13", 3, "D"),
        lambda: LastUnits("2024", "02", 3, "M"),
        lambda: LastUnits("2024", "", 0, "M"),
        lambda: Offset(weeks=1, place="IL-P3D"),
        lambda: NthWeekday(0),
        lambda: NthWeekday(5, 0),
        lambda: Interval(Date("1979"), Date("1978")),
        lambda: Interval(Bound.OPEN, Bound.OPEN),
        lambda: Interval(Interval(Date("1979"), Bound.OPEN), Date("1980")),  # type: ignore[arg-type]
        lambda: Interval(Date("1979"), Offset(days=3)),
    ],
)
def test_a_value_that_is_not_in_the_language_cannot_be_built(build: object) -> None:
    with pytest.raises(InvalidExpression):
        build()  # type: ignore[operator]


def test_values_cannot_be_changed_and_are_equal_by_their_fields() -> None:
    assert len({parse("1979-05"), Date("1979", "05"), parse("1979-05~")}) == 2
    with pytest.raises(AttributeError):
        Date("1979").year = "1980"  # type: ignore[misc]


def test_precision_and_fullness_are_those_of_the_text() -> None:
    assert [Date(*fields).precision for fields in (("1979",), ("1979", "05"), ("XXXX", "XX", "26"))] == [
        "year",
        "month",
        "day",
    ]
    assert Date("1979", "05", "03").is_day
    assert not Date("XX79", "05", "03").is_day
    assert not Date("1979", "05", "03", "?").is_day
    assert not Date("1979", "05").is_day


@given(st.dates())
def test_every_day_of_the_calendar_is_read_and_the_day_after_its_month_is_not(day: date) -> None:
    text = f"{day.year:04}-{day:%m-%d}"
    assert str(parse(text)) == text
    if day < date.max and (day + timedelta(days=1)).month != day.month and day.day < 31:
        with pytest.raises(InvalidExpression, match="no such day"):
            parse(f"{text[:8]}{day.day + 1:02}")


@given(st.dates())
def test_weeks_exist_where_the_iso_calendar_of_python_has_them(day: date) -> None:
    year, week, weekday = day.isocalendar()
    if year <= 9999:
        assert parse(f"{year:04}-W{week:02}-{weekday}") == Week(f"{year:04}", f"{week:02}", str(weekday))
    last = date(day.year, 12, 28).isocalendar().week
    if last == 52:
        with pytest.raises(InvalidExpression, match="no such week in that year"):
            parse(f"{day.year:04}-W53")


@given(st.dates(), st.dates())
def test_an_interval_of_days_is_valid_if_and_only_if_it_does_not_run_backwards(first: date, last: date) -> None:
    text = f"{first.year:04}-{first:%m-%d}/{last.year:04}-{last:%m-%d}"
    if first <= last:
        assert str(parse(text)) == text
    else:
        with pytest.raises(InvalidExpression, match="ends before it starts"):
            parse(text)


@given(st.dates(min_value=date(1, 1, 8)))
def test_an_interval_compares_weeks_with_days(day: date) -> None:
    year, week, _ = day.isocalendar()
    monday = day - timedelta(days=day.weekday())
    before = monday - timedelta(days=1)
    if year <= 9999:
        assert parse(f"{year:04}-W{week:02}/{monday.year:04}-{monday:%m-%d}")
        with pytest.raises(InvalidExpression, match="ends before it starts"):
            parse(f"{year:04}-W{week:02}/{before.year:04}-{before:%m-%d}")


# Texts made of the pieces of the language in the order that the grammar has them, so that many are valid.
_YEARS = st.from_regex(r"-?[0-9X]{4}", fullmatch=True)
_TWO = st.from_regex(r"[0-5X][0-9X]", fullmatch=True)
_ENDS = st.one_of(
    st.builds(str.__add__, _YEARS, st.sampled_from(["", "?", "~", "%"])),
    st.builds("{}-{}{}".format, _YEARS, _TWO, st.sampled_from(["", "?", "~", "%"])),
    st.builds("{}-{}-{}".format, _YEARS, _TWO, _TWO),
    st.builds("{}-{:03}".format, _YEARS, st.integers(0, 367)),
    st.builds("{}-W{}".format, _YEARS, _TWO),
    st.builds("{}-W{}-{}".format, _YEARS, _TWO, st.sampled_from("01358X")),
    st.from_regex(r"Y-?[0-9]{4,13}", fullmatch=True),
    st.from_regex(r"-?P([0-9]{1,3}Y)?([0-9]M)?([0-9]{1,2}W(-[0-9])?)?([0-9]D)?", fullmatch=True),
    st.from_regex(r"-?P[0-9]K[0-9]", fullmatch=True),
    st.from_regex(
        r"([0-9X]{4}(-[01][0-9])?|-?P[0-9][YM](-[01][0-9])?)-I(L-P[0-9]{1,3}[QMDW]|[1-6L]-[0-9])", fullmatch=True
    ),
    st.sampled_from(["", ".."]),
)
_TEXTS = st.one_of(
    _ENDS, st.builds("{}/{}".format, _ENDS, _ENDS), st.text("0123456789X-/.?~%YWPMDK", max_size=24), st.text()
)


@given(_TEXTS)
def test_whatever_is_read_is_printed_as_it_was_and_all_else_is_an_invalid_expression(text: str) -> None:
    try:
        value = parse(text)
    except InvalidExpression:
        return
    assert str(value) == text
    assert parse(str(value)) == value
    fields = {name: getattr(value, name) for name in type(value).__dataclass_fields__}
    assert type(value)(**fields) == value
