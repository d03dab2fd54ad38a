"""Dates among names, words and numbers: what stands around says nothing of when."""

from __future__ import annotations

import datetime
import os
import random
import re
import subprocess
import sys
from functools import cache

import pytest

from datenorm import edtf
from datenorm.generation import fakes, mixture, passages
from datenorm.generation.drafts import Draft
from datenorm.generation.locales import locale_data
from datenorm.generation.templates import lines
from datenorm.generation.time_words import holds_time_word

DAY = datetime.date(1957, 5, 23)
LANGUAGES = ("en", "de", "fr", "ru", "ja", "ar", "xh")


@cache
def days(language: str) -> list[tuple[str, Draft]]:
    """Pattern and draft of that day, from many plans."""
    found = []
    for seed in range(1200):
        rng = random.Random(seed)
        plan = passages.among_names(rng, locale_data(language))
        draft = plan and plan.render(rng, DAY)
        if plan is not None and draft is not None:
            found.append((plan.pattern, draft))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_around_changes_nothing_of_the_day(language: str) -> None:
    assert len(days(language)) > 300
    assert {(d.precision, d.expression, d.has_clock) for _, d in days(language)} == {("day", "", True)}
    assert not any(re.search(r"\{\w+\}", draft.text) for _, draft in days(language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", r"\S.*, 23 May 1957, \S.*"),
        ("en", r"\S.* \| May 23, 1957"),
        ("de", r"\S.*: 23\. Mai 1957"),
        ("fr", r"\S.* \(23 mai 1957\)"),
        ("ru", r"23 мая 1957.* \S.*"),
        ("ja", r"\S.*1957年5月23日.*"),
    ],
)
def test_names_and_words_stand_before_and_after_the_day(language: str, text: str) -> None:
    assert any(re.fullmatch(text, draft.text) for _, draft in days(language))


def test_numbers_are_in_the_order_of_the_words_around_or_begin_with_the_year() -> None:
    assert {draft.order for _, draft in days("de") if draft.order} <= {"dmy", "ymd"}
    assert "dmy" in {draft.order for _, draft in days("de")}
    # Xhosa has no names here: English ones stand around, which tell no order.
    assert {draft.order for _, draft in days("xh") if draft.order} == {"ymd"}


def test_no_other_number_stands_right_beside_a_date_in_numbers() -> None:
    in_numbers = [pattern for pattern, draft in days("de") if draft.order]
    assert len(in_numbers) > 20
    assert not [p for p in in_numbers if re.search(r"\{(?:number|code|sum|small)\} \{date\}|^\{date\} \{number\}", p)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_or_word_says_when(language: str) -> None:
    rng = random.Random(1)
    found = [passages.around(rng, "7–8", locale_data(language), "day") for _ in range(400)]
    assert not [text for text in found if holds_time_word(text)]
    assert all("7–8" in text for text in found)


def test_a_year_stands_behind_a_name_and_two_are_a_life() -> None:
    found = set()
    for seed in range(200):
        rng = random.Random(seed)
        draft = passages.work_or_life(rng, locale_data("en")).render(rng, datetime.date(1917, 1, 1))
        assert draft is not None
        years = re.findall(r"\d{4}", draft.text)
        assert (draft.precision, draft.expression) == (("year", "") if len(years) == 1 else ("", f"1917/{years[1]}"))
        assert years[0] == "1917"
        found.add(len(years))
        if draft.expression:
            assert str(edtf.parse(draft.expression)) == draft.expression
            assert 1 <= int(years[1]) - 1917 <= passages.LONGEST_LIFE
    assert found == {1, 2}


def test_a_life_that_ends_after_the_years_of_four_digits_alone_is_not_written() -> None:
    for seed in range(100):
        rng = random.Random(seed)
        plan = passages.work_or_life(rng, locale_data("en"))
        assert plan.render(rng, datetime.date(2300, 1, 1)) is None


def test_every_form_has_one_date_and_places_that_are_known() -> None:
    places = {"date", "person", "place", "firm", "words", "word", "sentence", "small", "number", "code", "sum"}
    for form in (*lines("passages"), *passages.YEARS, *passages.LIVES):
        assert form.count("{date}") == 1
        assert set(re.findall(r"\{(\w*)\}", form)) <= places


def test_names_are_of_the_language_where_there_are_any_and_else_english() -> None:
    assert re.search(r"[а-яА-Я]", fakes.draw(random.Random(1), "person", "name", "ru"))
    assert fakes.draw(random.Random(1), "person", "name", "xh").isascii()


def test_the_rules_are_in_the_mixture() -> None:
    assert {"among-names", "work-or-life"} <= {rule.name for rule in mixture.DATE_RULES}


@pytest.mark.parametrize("seed", ["1", "2"])
def test_what_faker_draws_is_the_same_in_every_process(seed: str) -> None:
    """Faker 40 makes the list of Italian towns of a set."""
    towns = "from datenorm.generation import fakes; import random; rng = random.Random(3)\n"
    towns += "print(*(fakes.draw(rng, 'address', 'city', 'it') for _ in range(20)), sep=', ', end='')"
    found = subprocess.run(
        [sys.executable, "-c", towns], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True
    )
    rng = random.Random(3)
    assert found.stdout == ", ".join(fakes.draw(rng, "address", "city", "it") for _ in range(20)), found.stderr
