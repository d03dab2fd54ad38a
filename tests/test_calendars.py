"""Days are numbered as the standard library numbers them, and go on where it ends."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datenorm.calendars import day_number, day_of_week, day_of_year, first_monday, has_week_53, stand_for


@given(st.dates())
def test_days_are_numbered_and_named_as_the_standard_library_does(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert day_of_year(day.year, day.timetuple().tm_yday) == day.isoformat()
    assert day_of_week(*day.isocalendar()) == day.isoformat()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [((0, 12, 31), (1, 1, 1)), ((-4, 2, 29), (-4, 3, 1)), ((-1, 2, 28), (-1, 3, 1)), ((9999, 12, 31), (10000, 1, 1))],
)
def test_days_follow_one_another_outside_of_its_range(
    earlier: tuple[int, int, int], later: tuple[int, int, int]
) -> None:
    assert day_number(*later) - day_number(*earlier) == 1


def test_long_years_are_those_of_the_iso_calendar() -> None:
    assert [year for year in range(1998, 2033) if has_week_53(year)] == [1998, 2004, 2009, 2015, 2020, 2026, 2032]
    assert first_monday(2024) == date(2024, 1, 1).toordinal()
    assert first_monday(2020) == date(2019, 12, 30).toordinal()


def test_a_day_that_no_four_digits_can_name_is_none() -> None:
    assert day_of_week(9999, 52, 6) is None
    assert day_of_week(9999, 52, 5) == "9999-12-31"
    assert day_of_year(0, 366) is None


def test_open_digits_stand_for_every_number_that_fits() -> None:
    assert stand_for("XX", 1, 12) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    assert stand_for("3X", 1, 31) == [30, 31]
    assert stand_for("X9", 1, 31) == [9, 19, 29]
    assert stand_for("13", 1, 12) == []
