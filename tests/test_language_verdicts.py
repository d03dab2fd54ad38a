"""Verdicts on the languages of columns, from counts of the names of months."""

from __future__ import annotations

import pytest

from datenorm.language_verdicts import LanguageVerdict, NameKind, decide_languages
from datenorm.languages import LEVELS, grouped, weigh_languages
from datenorm.tallies import Row


def decide(*names: tuple[str, int] | tuple[str, int, int], sure: bool = False) -> LanguageVerdict:
    """The verdict on rows with these names, read as these months, each so many times; rows are counted from 1."""
    kinds: dict[NameKind, int] = {}
    examples: dict[str, list[Row]] = {}
    for row, (word, month, *count) in enumerate(names, 1):
        kinds[NameKind(word, month, LEVELS, sure, False)] = count[0] if count else 1
        examples.setdefault(word, []).append(Row(row, f"1 {word} 2020"))
    return decide_languages(kinds, examples)


def test_one_name_that_a_single_language_has_decides_the_others() -> None:
    found = decide(("lip", 7, 40), ("sij", 1))
    assert (found.status, found.months["lip"], found.changed) == ("decided", (6, ("hr",)), 40)
    assert (found.languages, found.deciders) == ((("hr",),), (Row(2, "1 sij 2020"),))
    assert found.message == "months are named in hr: row 2 ('1 sij 2020') says so; 40 rows changed by it"
    assert decide(("lip", 7, 40), ("kwietnia", 4)).months["lip"] == (7, ("pl", "szl"))


def test_names_that_are_open_one_by_one_decide_each_other() -> None:
    found = decide(("lip", 7), ("ruj", 9), ("kol", 8))
    assert {word: month for word, (month, _) in found.months.items()} == {"lip": 6, "ruj": 9, "kol": 8}


def test_a_name_alone_decides_nothing_however_often_it_stands() -> None:
    for count in (1, 1000):
        found = decide(("srp", 7, count))
        assert (found.status, found.months, found.doubted, found.languages) == ("undecidable", {}, count, ())
        assert dict(found.open_words["srp"]) == {7: ("hr",), 8: ("cs",)}
    assert found.message == (
        "undecidable: the rows do not tell in which language months are named; 1,000 rows with 'srp' in doubt; "
        "give the locale if you know it"
    )


def test_names_of_a_third_language_decide_nothing() -> None:
    found = decide(("july", 7, 20), ("october", 10, 20), ("lip", 7))
    assert (found.status, list(found.open_words), found.doubted) == ("undecidable", ["lip"], 1)


def test_what_is_sure_alone_needs_no_language() -> None:
    assert decide(("mar", 3), sure=True).status == "unneeded"
    found = decide(("may", 5), ("june", 6), ("october", 10), sure=True)
    assert (found.status, found.languages[0][0], found.message) == ("unneeded", "en", "months are named in en (or hi)")


def test_two_languages_that_differ_in_a_month_contradict_each_other_and_both_sides_are_named() -> None:
    found = decide(("srp", 7, 3), ("ozu", 3, 5), ("svi", 5, 5), ("rij", 10, 5), ("kve", 5, 5))
    assert (found.status, found.doubted, found.changed) == ("contradictory", 3, 0)
    assert sorted(found.languages) == [("cs",), ("hr",)]
    assert dict(found.open_words["srp"]) == {7: ("hr",), 8: ("cs",)}
    sides = {found.deciders, found.against}
    assert sides == {(Row(2, "1 ozu 2020"), Row(3, "1 svi 2020")), (Row(4, "1 rij 2020"), Row(5, "1 kve 2020"))}
    assert found.message is not None
    assert "contradictory: months are named in " in found.message


def test_two_languages_that_do_not_differ_are_both_told() -> None:
    found = decide(("lip", 6, 3), ("sij", 1, 20), ("october", 10, 20), ("february", 2, 20))
    assert (found.status, found.months["lip"][0]) == ("unneeded", 6)
    assert {languages[0] for languages in found.languages} == {"hr", "en"}


def test_an_odd_row_among_many_does_not_turn_the_language() -> None:
    found = decide(("srp", 7, 3), ("rij", 10, 50), ("kve", 5, 50), ("sij", 1))
    assert (found.months["srp"], found.changed) == ((8, ("cs",)), 3)
    assert decide(("srp", 7), ("rij", 10), ("kve", 5), ("sij", 1)).status != "decided"


def test_a_row_that_may_be_no_date_tells_less() -> None:
    doubtful = {NameKind("srp", 7, LEVELS, False, False): 1, NameKind("sij", 1, LEVELS // 4, False, False): 1}
    assert decide_languages(doubtful, {}).status == "undecidable"


def test_no_name_needs_no_verdict() -> None:
    assert decide_languages({}, {}) == LanguageVerdict()
    assert LanguageVerdict().message is None


def test_languages_without_a_name_of_their_own_are_left_out_and_the_probabilities_sum_to_one() -> None:
    rows = {("lip", LEVELS): 2, ("lis", LEVELS): 1, ("srp", LEVELS): 1}
    groups = grouped(rows)
    assert [group.languages for group in groups] == [("hr",), ("pl", "szl"), ("cs",)]
    found = weigh_languages(rows, groups)
    assert sum(found.values()) == pytest.approx(1)
    assert max(found, key=lambda members: found[members]) == (0,)
