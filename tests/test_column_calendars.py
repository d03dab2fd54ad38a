"""The calendars of a column."""

from __future__ import annotations

from datenorm.column_calendars import calendar_of, judge_calendars


def test_a_gregorian_column_has_nothing_to_tell() -> None:
    found = judge_calendars({("gregorian", None): 5}, {2024: 5})
    assert (found.mixes, found.message) == (False, None)


def test_the_shares_of_calendars_are_told_and_rows_without_a_sign_that_may_be_in_another() -> None:
    marked = {("islamic", 1443): 1, ("islamic", 1446): 2, ("gregorian", None): 7}
    found = judge_calendars(marked, {1444: 2, 1447: 1, 2024: 4})
    assert (found.mixes, found.other, found.unmarked) == (True, "islamic", 2)
    assert found.message == (
        "gregorian 7 (70.0%), islamic 3 (30.0%); "
        "2 rows with a year of 1443 to 1446 and no sign of the islamic calendar read as Gregorian"
    )


def test_years_of_eras_and_of_the_old_style_are_never_taken_for_gregorian_ones() -> None:
    found = judge_calendars({("reiwa", 6): 1, ("julian", 1752): 1, ("gregorian", None): 3}, {6: 1, 1752: 2})
    assert (found.other, found.unmarked) == (None, 0)
    assert found.message == "gregorian 3 (60.0%), julian 1 (20.0%), reiwa 1 (20.0%)"


def test_an_interval_is_in_the_calendar_of_its_ends_and_years_before_christ_are_gregorian() -> None:
    assert calendar_of("islamic:1445-09/islamic:1446-01") == ("islamic", 1445)
    assert calendar_of("bc:0044") == ("gregorian", None)
    assert calendar_of("P1D") == ("gregorian", None)
