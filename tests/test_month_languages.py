"""The table of the names of months."""

from __future__ import annotations

from pathlib import Path

import datenorm
from datenorm.month_languages import (
    by_use,
    has_other_months,
    is_renamed,
    month_languages,
    month_name,
    month_of,
    words,
)
from datenorm.text import canonical

TABLE = Path(datenorm.__file__).parent / "month_languages.tsv"


def test_every_row_is_a_word_in_canonical_form_with_months_and_languages() -> None:
    _, *rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    names = [row[0] for row in rows]
    assert len(names) > 5000
    assert names == sorted(set(names))
    for name in names:
        assert words(canonical(name)) == [name]
        for month, languages in month_languages(name).items():
            assert 1 <= month <= 12
            assert languages == tuple(sorted(set(languages)))


def test_names_of_two_months_have_both_with_their_languages() -> None:
    assert dict(month_languages("lis")) == {10: ("hr",), 11: ("cs", "pl", "szl")}
    assert month_languages("listopada")[10] == ("hr",)
    assert "pt" in month_languages("out")[10]
    assert "ht" in month_languages("out")[8]
    assert month_languages("frimaire") == {}


def test_the_name_is_the_word_that_the_month_was_read_from() -> None:
    assert month_name("Środa, 3 LIP 2020 r.", "2020-07-03") == "lip"
    assert month_name("May Chen, 3 October 2020", "2020-10-03") == "october"
    assert month_name("3.vii.2020", "2020-07-03") is None
    assert month_name("3 lip 2020", None) is None
    assert month_name("12. září 2020", "2020-09-12") == "zari"


def test_a_month_is_that_of_a_day_or_a_month_alone() -> None:
    assert [month_of(text) for text in ("1979-05-03", "XXXX-05-03", "1979-05~", "1979-05-XX")] == [5, 5, 5, 5]
    assert [month_of(text) for text in ("1979-21", "1979-05/1979-06", "islamic:1445-09", "P1M", "")] == [None] * 5


def test_two_readings_are_names_of_one_word_where_all_else_is_the_same() -> None:
    assert is_renamed("lip 2020", "2020-07", "2020-06")
    assert not is_renamed("lip 2020", "2020-07", "2020-08")
    assert not is_renamed("3 lip 2020", "2020-07-03", "2020-06-13")
    assert not is_renamed("3 lip 2020", "2020-07-03", "2020-07-03")
    assert not is_renamed("3 july 2020", "2020-07-03", "2020-06-03")
    assert has_other_months("lip 2020", "2020-07")
    assert not has_other_months("lipca 2020", "2020-07")


def test_languages_of_more_people_are_told_first() -> None:
    assert by_use(["szl", "gsw", "pl", "de", "en"]) == ("en", "de", "gsw", "pl", "szl")
