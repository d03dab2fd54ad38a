"""Short text that a reader of dates falls for, and that says no day."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from functools import cache

import pytest

from datenorm.generation import hard_negatives, impossible_dates, relative_names, weekdays
from datenorm.generation.locales import USE, locale_data
from datenorm.generation.negatives import RULES
from datenorm.generation.surroundings import surround
from datenorm.generation.tables import rows
from datenorm.text import canonical

TABLES = ("no_date_fragments", "no_date_greetings", "no_date_measures", "no_date_other_words", "no_date_named_things")
HARD = {
    "fragment", "statement", "measure_in_words", "other_word", "glued_letters", "greeting", "named_thing",
    "impossible_labelled", "impossible_middle_too_large", "everyday_word_in_frame",
}  # fmt: skip


@cache
def drawn(rule, count: int) -> list[str]:
    rng = random.Random(31)
    return [rule(rng) for _ in range(count)]


def cells(table: str, first: int = 1) -> Iterator[tuple[str, str]]:
    """The language and the text of every form of a table."""
    return ((row[0], form) for row in rows(table) for cell in row[first:] for form in cell.split("|"))


@cache
def dates_in_words() -> frozenset[str]:
    """What the generator writes for months, weekdays and days from today without a number, in widely used languages."""
    found: set[str] = set()
    for locale in map(locale_data, USE):
        names = weekdays.weekdays(locale)
        months = locale.babel.months
        found.update(name for some in (*names.alone, *names.phrases) for name in some)
        found.update(str(name) for context in ("format", "stand-alone") for name in months[context]["wide"].values())
        found.update(name.text for name in relative_names.names(locale))
    for table in ("relative_days", "relative_phrases"):
        found.update(form for row in rows(table) if row[0] in USE for form in row[2].split("|"))
    return frozenset(map(canonical, found))


def distance(first: str, second: str) -> int:
    """Letters exchanged, dropped or added on the way from one word to another (Levenshtein)."""
    last = list(range(len(second) + 1))
    for number, letter in enumerate(first, 1):
        row = [number]
        for other, (before, above) in enumerate(itertools.pairwise(last)):
            row.append(min(above + 1, row[-1] + 1, before + (letter != second[other])))
        last = row
    return last[-1]


def test_hard_negatives_are_about_a_sixth_of_all_negatives() -> None:
    weights = {rule.name: rule.weight for rule in RULES}
    assert weights.keys() >= HARD
    assert 0.14 < sum(weights[name] for name in HARD) / sum(weights.values()) < 0.19


@pytest.mark.parametrize("table", TABLES)
def test_each_table_has_thirty_languages_and_no_form_twice_in_one_cell(table: str) -> None:
    assert len({row[0] for row in rows(table)}) >= 30
    for row in rows(table):
        for cell in row[1:]:
            forms = cell.split("|")
            assert len(forms) == len(set(forms)), (row[0], [form for form in forms if forms.count(form) > 1])
            assert all(form and form == form.strip() for form in forms), row[0]


def test_greetings_are_in_forty_languages() -> None:
    assert len({row[0] for row in rows("no_date_greetings")}) >= 40


def test_no_fragment_sentence_word_or_greeting_is_written_for_a_date() -> None:
    texts = [
        *cells("no_date_fragments", 2), *cells("no_date_greetings"), *cells("no_date_other_words"),
        *cells("no_date_named_things"),
    ]  # fmt: skip
    assert [text for text in texts if canonical(text[1]).strip(".!?") in dates_in_words()] == []


def test_no_two_little_words_of_a_language_make_a_date() -> None:
    rng = random.Random(32)
    for language, words, *_ in rows("no_date_fragments"):
        for _ in range(400):
            text = hard_negatives._pair(rng, language, words.split("|"))
            assert canonical(text) not in dates_in_words(), (language, text)


def test_no_sentence_or_greeting_holds_a_word_of_english_that_says_when() -> None:
    when = {"now", "today", "tonight", "tomorrow", "yesterday"}
    texts = [*cells("no_date_fragments", 3), *cells("no_date_greetings")]
    assert [text for language, text in texts if language == "en" and when & set(text.split())] == []


def test_another_word_is_two_letters_away_from_every_month_and_weekday_of_its_language() -> None:
    for language, text in cells("no_date_other_words"):
        locale = locale_data(language)
        names = {canonical(name) for some in (*locale.month_names, *locale.weekday_names) for name in some}
        near = [name for name in names if len(name) > 4 and distance(canonical(text), name) < 2]
        assert not near, (language, text, near)


def test_a_number_stands_amid_words_that_say_what_it_is() -> None:
    texts = drawn(hard_negatives.measure_in_words, 30_000)
    assert all(re.search(r"\d", text) and re.search(r"[^\W\d_]", text) for text in texts)
    for shape in (r"[Rr]ated \d+[.,]\d+", r"[Ll]evel \d+", r"chapitres \d+[.,]\d+ ?[-–] ?\d+[.,]\d+", r"iOS \d+\.\d+"):
        assert any(re.fullmatch(shape, text) for text in texts), shape
    assert not [text for text in texts if "{" in text]


def test_words_around_a_measure_are_none_that_stand_around_dates() -> None:
    rng = random.Random(33)
    around = {
        surround(rng, "{n}", language, "").casefold() for language in ("en", "de", "fr", "es") for _ in range(5000)
    }
    measures = {re.sub(r"\{.\}", "{n}", form).casefold() for _, form in cells("no_date_measures")}
    assert measures & around == set()


def test_letters_glued_to_a_word_are_three_or_more_and_no_word_that_stands_before_dates() -> None:
    for text in drawn(hard_negatives.glued_letters, 3000):
        assert text.isalpha()
        assert canonical(text) not in dates_in_words()
    assert {"from", "until", "bis", "the"} <= hard_negatives._words_before_dates()


def test_named_things_hold_more_than_a_name_of_a_month_or_weekday() -> None:
    texts = drawn(hard_negatives.named_thing, 4000)
    assert "mar adentro" in texts
    assert any(re.fullmatch(r"Café \w+", text) for text in texts)
    assert not [text for text in texts if canonical(text) in dates_in_words() or "{" in text]


def test_a_day_with_labels_has_a_day_or_a_month_that_is_none() -> None:
    texts = drawn(impossible_dates.labelled, 4000)
    for text in texts:
        numbers = [int(number) for number in re.findall(r"\d+", text) if len(number) < 3]
        assert any(number == 0 or number > 12 for number in numbers), text
    for shape in (r"day 0 of month \d+ \d{4}", r"ngày 0 tháng \d+", r"\d{4}年0月\d+日", r"\d+月0日"):
        assert any(re.fullmatch(shape, text) for text in texts), shape


def test_the_middle_of_three_numbers_is_too_large_for_a_day_beside_a_year_of_four_digits() -> None:
    for text in drawn(impossible_dates.middle_too_large, 2000):
        first, middle, last = re.findall(r"\d+", text)
        assert int(middle) > 31, text
        assert sorted(map(len, (first, last)))[1] == 4, text


def test_a_month_above_12_that_is_named_as_a_month_makes_no_date_whatever_the_day_is() -> None:
    rng = random.Random(5)
    written = {impossible_dates.ideographic(rng) for _ in range(4000)}
    months = {(int(match[1]), int(match[2])) for text in written if (match := re.search(r"(\d+)月(\d+)[日號号]", text))}
    assert any(month == 13 and 1 <= day <= 12 for month, day in months)
    labelled = {impossible_dates.labelled(rng) for _ in range(6000)}
    assert any(re.search(r"ngày \d+ tháng 13", text) for text in labelled)


def combinations(language: str) -> set[str]:
    """Every text that two parts of a language make."""
    found = (row for row in rows("no_date_parts") if row[0] == language)
    return {
        form.format(a=first, b=second)
        for _, forms, firsts, seconds in found
        for form in forms.split("|")
        for first in firsts.split("|")
        for second in seconds.split("|")
    }


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", {"April Levine", "Fredric March", "Augusta, GA", "two thousand and five hundred pounds", "May Avenue"}),
        ("de", {"Freitag AG", "Karin Sonntag", "zwölfhundert Mark", "neunzehnhundertachtzig Euro"}),
        ("fr", {"Sophie Février", "sept cents euros", "mille neuf cents francs"}),
        ("it", {"Domenico Maggio", "Salvatore Agosto", "settecento euro"}),
        ("es", {"Plácido Domingo", "Julio Iglesias", "dos mil diecinueve pesos"}),
        ("pl", {"Krzysztof Listopad", "słownie: siedemset złotych"}),
        ("ru", {"Май Иван Иванович", "кинотеатр «Октябрь»", "семьсот рублей"}),
        ("hu", {"Péntek János", "hétszáz forint"}),
        ("ja", {"五月女さん", "映画「八月の鯨」", "七百円"}),
    ],
)
def test_two_parts_make_the_names_and_amounts_they_were_written_for(language: str, texts: set[str]) -> None:
    assert texts - combinations(language) == set()


def test_no_two_parts_make_a_date() -> None:
    texts = [(row[0], text) for row in rows("no_date_parts") for text in combinations(row[0])]
    assert [text for text in texts if canonical(text[1]) in dates_in_words()] == []
    assert not [text for text in texts if "{" in text[1] or "  " in text[1]]


def test_notes_parts_and_what_is_beyond_the_calendar_are_in_many_languages() -> None:
    assert len({row[0] for row in rows("no_date_notes")}) >= 35
    assert len({row[0] for row in rows("no_date_parts")}) >= 30
    assert len({row[0] for row in rows("no_date_beyond")}) >= 50
    for table in ("no_date_notes", "no_date_beyond"):
        for row in rows(table):
            forms = row[1].split("|")
            assert len(forms) == len(set(forms)), row[0]
            assert all(form and form == form.strip() for form in forms), row[0]


def test_a_note_has_its_numbers_in_their_ranges_and_no_open_place() -> None:
    texts = drawn(hard_negatives.note, 30_000)
    assert not [text for text in texts if "{" in text]
    pressures = [re.fullmatch(r"BP (\d+)/(\d+)", text) for text in texts]
    assert all(90 <= int(match[1]) <= 190 and 50 <= int(match[2]) <= 110 for match in pressures if match)
    for shape in (
        r"Accession no\. \d{4}\.\d{1,2}\.\d{1,2}", r"P/N \d\d-\d{4}-\d\d", r"GCS \d+/15", r"art\. \d+ k\.c\.",
        r"Ps \d+,\d+", r"Sort code \d\d-\d\d-\d\d", r"血压\d+/\d+", r"АД \d+/\d+ мм рт\. ст\.",
    ):  # fmt: skip
        assert any(re.fullmatch(shape, text) for text in texts), shape
