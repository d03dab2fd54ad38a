"""Days of other calendars, against published dates and against a second implementation."""

from __future__ import annotations

import datetime
import random

import pytest

from datenorm.other_calendars import MONTH_LENGTHS, gregorian, months_of


def day(calendar: str, year: int, month: int, of_month: int) -> str | None:
    span = gregorian(calendar, year, month, of_month)
    assert span is None or span[0] == span[1]
    return None if span is None else span[0].isoformat()


def span(calendar: str, year: int, month: int | None = None) -> tuple[str, str] | None:
    found = gregorian(calendar, year, month, None)
    return None if found is None else (found[0].isoformat(), found[1].isoformat())


@pytest.mark.parametrize(
    ("calendar", "year", "month", "of_month", "expected"),
    [
        ("persian", 1399, 1, 1, "2020-03-20"),  # Nowruz
        ("persian", 1400, 1, 1, "2021-03-21"),
        ("persian", 1403, 1, 1, "2024-03-20"),
        ("persian", 1404, 1, 1, "2025-03-21"),
        ("persian", 1403, 2, 14, "2024-05-03"),
        ("persian", 1357, 11, 22, "1979-02-11"),  # the Islamic Revolution of Iran
        ("persian", 1403, 12, 30, "2025-03-20"),
        ("islamic", 1445, 9, 1, "2024-03-11"),  # Ramadan in Saudi Arabia
        ("islamic", 1444, 9, 1, "2023-03-23"),
        ("islamic", 1446, 1, 1, "2024-07-07"),
        ("islamic", 1, 1, 1, "0622-07-19"),  # 16 July in the Julian calendar
        ("hebrew", 5784, 1, 1, "2023-09-16"),  # Rosh Hashanah
        ("hebrew", 5785, 1, 1, "2024-10-03"),
        ("hebrew", 5784, 8, 15, "2024-04-23"),  # Passover
        ("hebrew", 5784, 7, 14, "2024-03-24"),  # Purim, in Adar II
        ("hebrew", 5785, 5, 15, "2025-02-13"),  # Tu BiShvat
        ("hebrew", 5708, 9, 5, "1948-05-14"),  # the independence of Israel
        ("buddhist", 2567, 5, 3, "2024-05-03"),
        ("roc", 113, 5, 3, "2024-05-03"),
        ("roc", 1, 1, 1, "1912-01-01"),
        ("reiwa", 6, 5, 3, "2024-05-03"),
        ("reiwa", 1, 5, 1, "2019-05-01"),
        ("heisei", 31, 4, 30, "2019-04-30"),
        ("heisei", 1, 1, 8, "1989-01-08"),
        ("showa", 64, 1, 7, "1989-01-07"),
        ("showa", 54, 5, 3, "1979-05-03"),
        ("showa", 1, 12, 25, "1926-12-25"),
        ("taisho", 1, 7, 30, "1912-07-30"),
        ("meiji", 45, 7, 29, "1912-07-29"),
        ("ethiopic", 2016, 1, 1, "2023-09-12"),  # Enkutatash, a day later before a leap year
        ("ethiopic", 2017, 1, 1, "2024-09-11"),
        ("ethiopic", 2016, 8, 25, "2024-05-03"),
        ("ethiopic", 2015, 13, 6, "2023-09-11"),
        ("coptic", 1740, 1, 1, "2023-09-12"),  # Nayrouz
        ("coptic", 1, 1, 1, "0284-08-29"),
        ("indian", 1946, 1, 1, "2024-03-21"),  # 1 Chaitra of a leap year
        ("indian", 1947, 1, 1, "2025-03-22"),
        ("indian", 1879, 1, 1, "1957-03-22"),  # the day from which it holds
        ("julian", 1917, 10, 25, "1917-11-07"),  # the October Revolution
        ("julian", 1582, 10, 5, "1582-10-15"),
        ("julian", 1900, 2, 29, "1900-03-13"),
    ],
)
def test_published_days_are_found(calendar: str, year: int, month: int, of_month: int, expected: str) -> None:
    assert day(calendar, year, month, of_month) == expected


@pytest.mark.parametrize(
    ("calendar", "year", "month", "of_month"),
    [
        ("persian", 1402, 12, 30),  # Esfand of a common year
        ("persian", 1403, 7, 31),
        ("islamic", 1445, 9, 31),
        ("islamic", 1446, 9, 30),  # Ramadan had 29 days
        ("hebrew", 5783, 6, 1),  # Adar I of a common year
        ("hebrew", 5784, 14, 1),
        ("reiwa", 0, 5, 3),
        ("reiwa", 1, 4, 30),
        ("showa", 64, 2, 1),
        ("heisei", 1, 1, 7),
        ("taisho", 1, 1, 1),
        ("meiji", 45, 7, 30),
        ("roc", 112, 2, 29),
        ("buddhist", 2567, 13, 1),
        ("ethiopic", 2016, 13, 6),
        ("julian", 1917, 2, 29),
        ("buddhist", 543, 1, 1),
        ("hebrew", 3000, 1, 1),
        ("julian", 9999, 12, 31),
        ("reiwa", 9000, 1, 1),
    ],
)
def test_days_that_a_calendar_lacks_are_none(calendar: str, year: int, month: int, of_month: int) -> None:
    assert day(calendar, year, month, of_month) is None


@pytest.mark.parametrize(
    ("calendar", "year", "month", "expected"),
    [
        ("showa", 64, None, ("1989-01-01", "1989-01-07")),
        ("heisei", 1, None, ("1989-01-08", "1989-12-31")),
        ("reiwa", 1, None, ("2019-05-01", "2019-12-31")),
        ("taisho", 1, 7, ("1912-07-30", "1912-07-31")),
        ("showa", 64, 2, None),
        ("persian", 1403, None, ("2024-03-20", "2025-03-20")),
        ("persian", 1403, 2, ("2024-04-20", "2024-05-20")),
        ("islamic", 1445, 9, ("2024-03-11", "2024-04-09")),
        ("hebrew", 5784, None, ("2023-09-16", "2024-10-02")),
        ("hebrew", 5784, 6, ("2024-02-10", "2024-03-10")),
        ("hebrew", 5785, 6, None),
        ("roc", 113, 2, ("2024-02-01", "2024-02-29")),
        ("buddhist", 2567, None, ("2024-01-01", "2024-12-31")),
    ],
)
def test_months_and_years_cover_their_days(
    calendar: str, year: int, month: int | None, expected: tuple[str, str] | None
) -> None:
    assert span(calendar, year, month) == expected


def test_a_day_without_its_month_is_none() -> None:
    assert gregorian("persian", 1403, None, 14) is None


@pytest.mark.parametrize("calendar", ["persian", "hebrew", "ethiopic", "coptic", "indian", "julian"])
def test_years_follow_one_another_without_a_gap_and_months_keep_within_their_lengths(calendar: str) -> None:
    for year in range(1, 9000):
        months = months_of(calendar, year)
        first, days = months[max(months)]
        assert first + days == months_of(calendar, year + 1)[1][0], year
        assert all(days <= MONTH_LENGTHS[calendar][month - 1] for month, (_, days) in months.items())


def test_every_month_is_as_long_as_stated_in_some_year() -> None:
    for calendar in ("persian", "islamic", "hebrew", "ethiopic", "coptic", "indian", "julian"):
        years = [months_of(calendar, year) for year in range(1350, 1600)]
        for month, longest in enumerate(MONTH_LENGTHS[calendar], start=1):
            assert max(months[month][1] for months in years if month in months) == longest


@pytest.mark.parametrize(
    ("calendar", "module", "first", "last"),
    [
        ("coptic", "coptic", 1, 5000),
        ("indian", "indian_civil", 1, 5000),
        ("julian", "julian", 1, 5000),
        ("islamic", "islamic", 1, 1342),
        ("persian", "persian", 1304, 1420),
    ],
)
def test_days_agree_with_a_second_implementation(calendar: str, module: str, first: int, last: int) -> None:
    other = pytest.importorskip(f"convertdate.{module}")
    rng = random.Random(1)
    for _ in range(30 if calendar == "persian" else 300):
        fields = rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 29 if calendar != "julian" else 28)
        expected = datetime.date(*map(int, other.to_gregorian(*fields)))
        assert gregorian(calendar, *fields) == (expected, expected), fields


@pytest.mark.filterwarnings("ignore:month_days:DeprecationWarning")
def test_hebrew_days_agree_with_a_second_implementation_that_counts_months_from_nisan() -> None:
    other = pytest.importorskip("convertdate.hebrew")
    rng = random.Random(1)
    for _ in range(300):
        year, of_month = rng.randint(3800, 8000), rng.randint(1, 29)
        for month, from_nisan in ((1, 7), (3, 9), (4, 10), (5, 11), (8, 1), (13, 6)):
            expected = datetime.date(*map(int, other.to_gregorian(year, from_nisan, of_month)))
            assert gregorian("hebrew", year, month, of_month) == (expected, expected)
