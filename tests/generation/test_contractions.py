"""Names with letters left out inside, as people shorten them."""

from __future__ import annotations

import random

import pytest

from datenorm.generation.contractions import contraction_sets, contractions, shortened_weekday
from datenorm.generation.locales import locale_data
from datenorm.generation.written import arrangement


def test_vowels_are_left_out_and_the_last_letter_stays() -> None:
    assert contractions("September") == ("Sptmbr", "Septmbr", "Sepr")
    assert contractions("August") == ("Agst", "Augst", "Augt")
    assert contractions("октября") == ("октбр", "октябр", "октя")


@pytest.mark.parametrize("name", ["May", "Juni", "יולי", "जनवरी", "Meán Fómhair"])
def test_short_names_and_those_without_vowels_or_of_several_words_have_no_contraction(name: str) -> None:
    assert contractions(name) == ()


def test_june_and_july_are_not_shortened_to_what_could_be_either() -> None:
    shortened = {form for names in locale_data("es").contracted_month_names for form in names[5:7]}
    assert "jn" not in shortened
    assert {"junio", "julio"}.isdisjoint(contractions("junio"))
    months = (*(f"{letter}anana" for letter in "abcdefghik"), "jonio", "julio")
    kept = contraction_sets((months,), (frozenset(),) * 12)
    assert all(names[10] != names[11] for names in kept)


def test_a_shortened_weekday_begins_as_its_name_does() -> None:
    rng = random.Random(1)
    drawn = {shortened_weekday(rng, "Wednesday") for _ in range(500)}
    assert {"Wed", "Wedn", "Wdnsd", "Wedy"} <= drawn
    assert all(short[0] == "W" and len(short) < len("Wednesday") for short in drawn)
    assert shortened_weekday(rng, "周三") == "周三"


def test_arrangements_have_contracted_months_and_weekdays() -> None:
    rng, locale = random.Random(3), locale_data("en")
    patterns = {plan.pattern for _ in range(2000) if (plan := arrangement(rng, locale)) is not None}
    assert any(" contracted" in pattern for pattern in patterns)
