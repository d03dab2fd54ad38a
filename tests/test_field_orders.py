"""Which orders the digits of a text allow."""

from __future__ import annotations

from datetime import date

import pytest

from datenorm.errors import InvalidReference
from datenorm.field_orders import ANY_DAY, Window, layout, names, read_window, stands_in


@pytest.mark.parametrize(
    ("text", "expression", "orders"),
    [
        ("25/12/2005", "2005-12-25", ("dmy",)),
        ("12/25/2005", "2005-12-25", ("mdy",)),
        ("03/04/2005", "2005-04-03", ("dmy", "mdy")),
        ("05.05.2005", "2005-05-05", ("dmy", "mdy")),
        ("25/12/05", "XX05-12-25", ("dmy", "ymd")),
        ("25/12/99", "XX99-12-25", ("dmy",)),
        ("99-12-25", "XX99-12-25", ("ymd",)),
        ("05/31/12", "XX12-05-31", ("mdy",)),
        ("3/4/5", "XX05-04-03", ("dmy", "mdy", "ymd")),
        ("25/12", "XXXX-12-25", ("dmy",)),
        ("12/25", "XXXX-12-25", ("mdy", "ymd")),
        ("2/29/2004", "2004-02-29", ("mdy",)),
        ("25122005", "2005-12-25", ("dmy",)),
        ("２５．１２．２００５", "2005-12-25", ("dmy",)),
        ("٢٥/١٢/٢٠٠٥", "2005-12-25", ("dmy",)),
        ("25/12/2005 14:20", "2005-12-25", ("dmy",)),
        ("14:20 25/12/2005", "2005-12-25", ("dmy",)),
        ("Sonntag, 25. 12. 2005", "2005-12-25", ("dmy",)),
    ],
)
def test_each_order_in_which_the_digits_are_a_day_is_found(text: str, expression: str, orders: tuple[str, ...]) -> None:
    found = layout(text, expression)
    assert found is not None
    assert names(found.orders) == orders


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("3 May 2004", "2004-05-03"),
        ("3 May 2004 05:12", "2004-05-03"),
        ("2004-05-03", "2004-05-03"),
        ("2004:05:03 10:00", "2004-05-03"),
        ("20040503", "2004-05-03"),
        ("2004年5月3日", "2004-05-03"),
        ("May 2004", "2004-05"),
        ("3.-5.4.2005", "2005-04-03/2005-04-05"),
        ("19XX-05-03", "19XX-05-03"),
        ("n/a", ""),
        ("n/a", None),
    ],
)
def test_what_says_nothing_about_the_order_of_other_rows_has_no_layout(text: str, expression: str | None) -> None:
    assert layout(text, expression) is None


def test_the_orders_that_give_the_day_that_was_read_are_told_apart() -> None:
    found = layout("05/12/25", "XX25-12-05")
    assert found is not None
    assert (names(found.orders), names(found.standing)) == (("dmy", "mdy", "ymd"), ("dmy",))
    assert (found.fields, found.short_year, found.has_year) == ((5, 12, 25), True, True)


def test_an_order_outside_what_the_user_knows_is_left_out() -> None:
    until = read_window(None, "2024-05-03")
    assert names(_layout("03/11/2024", "2024-11-03", until)) == ("mdy",)
    assert names(_layout("03/11/24", "XX24-11-03", until)) == ("mdy", "ymd")
    assert names(_layout("25/12/05", "XX05-12-25", read_window("2000", "2020"))) == ("dmy",)


def test_a_day_that_is_outside_in_every_order_keeps_them_all() -> None:
    assert names(_layout("03/04/2031", "2031-04-03", read_window(None, 2024))) == ("dmy", "mdy")


def test_an_order_in_which_the_day_is_another_weekday_is_left_out() -> None:
    assert names(_layout("Tue 3/11/2015", "2015-11-03")) == ("dmy",)
    assert names(_layout("Wed 3/11/2015", "2015-11-03")) == ("mdy",)
    assert names(_layout("Fri 3/11/2015", "2015-11-03")) == ("dmy", "mdy")


def test_a_weekday_of_a_short_year_is_that_of_the_hundred_years_that_it_means() -> None:
    assert names(_layout("Tue 3/11/15", "XX15-11-03")) == ("dmy",)
    found = layout("Wed 3/11/15", "XX15-11-03", pivot=1900)
    assert found is not None
    assert names(found.orders) == ("dmy",)


def _layout(text: str, expression: str, window: Window = ANY_DAY) -> int:
    found = layout(text, expression, window)
    assert found is not None
    return found.orders


def test_a_reading_stands_in_its_order_and_in_any_where_the_digits_carry_none() -> None:
    assert stands_in("03/04/2005", "2005-04-03", "dmy")
    assert not stands_in("03/04/2005", "2005-04-03", "mdy")
    assert stands_in("25/12/2005", "2005-12-25", "dmy")
    assert not stands_in("25/12/2005", "2005-12-25", "mdy")
    assert stands_in("3 May 2004", "2004-05-03", "mdy")
    assert stands_in("n/a", None, "mdy")


def test_bounds_are_days_months_or_years() -> None:
    assert read_window("1950", "2024-02") == (date(1950, 1, 1), date(2024, 2, 29))
    assert read_window(date(1950, 3, 4), "2024-05-03") == (date(1950, 3, 4), date(2024, 5, 3))
    assert read_window() == (None, None)


@pytest.mark.parametrize("bound", ["soon", "2024-13", "2024-02-30", "24", "0000", ""])
def test_a_bound_that_is_no_date_is_refused_with_what_was_received(bound: str) -> None:
    with pytest.raises(InvalidReference, match=rf"not_after is a date such as .* received '{bound}'"):
        read_window(None, bound)


def test_bounds_that_leave_no_day_are_refused() -> None:
    with pytest.raises(InvalidReference, match="not before 2024-01-01 and not after 2023-12-31"):
        read_window("2024", "2023")
