"""Weekdays in a text, and the table of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

import datenorm
from datenorm.month_languages import words
from datenorm.text import canonical
from datenorm.weekdays import fitting, named_weekdays

TABLE = Path(datenorm.__file__).parent / "weekdays.tsv"


def test_every_row_is_a_word_in_canonical_form_with_its_weekdays() -> None:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    names = [name for name, _ in rows]
    assert len(names) > 4000
    assert names == sorted(set(names))
    for name, weekdays in rows:
        assert len(name) > 1
        assert words(canonical(name)) == [name]
        assert set(weekdays) <= set("1234567")


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("Tuesday 11/3/2015", {2}),
        ("11/3/2015, on a Tuesday", {2}),
        ("Donnerstag, den 5.10.2017", {4}),
        ("lundi 8/2/2016", {1}),
        ("понедельник 8.2.2016", {1}),
        ("Mo, 3.4.2005", {1}),
        ("Fr 3.4.2005", {5}),
        ("3.4.2005 (Mo)", {1}),
        ("3.4.2005 [mar]", {2}),
        ("sab 3.4.2005", {6, 7}),
    ],
)
def test_weekdays_are_found_in_every_language(text: str, weekdays: set[int]) -> None:
    assert named_weekdays(canonical(text)) == weekdays


@pytest.mark.parametrize(
    "text",
    ["03/04/2005", "on 03/04/2005", "le 8/2/2016", "den 3.4.2005", "3/4/2005 14:20 ET", "3/4/2005 14:20 CET", "Mo"],
)
def test_short_words_that_are_something_else_name_no_weekday(text: str) -> None:
    assert named_weekdays(canonical(text)) == frozenset()


def test_a_weekday_in_a_long_sentence_need_not_be_that_of_its_date() -> None:
    assert named_weekdays("tuesday " * 9 + "11/3/2015") == frozenset()


def test_days_fit_where_they_are_the_weekday() -> None:
    assert fitting(frozenset({2}), ["2015-03-11", "2015-11-03"]) == [False, True]
