"""Text that comes near a date and is none."""

from __future__ import annotations

import random
import re

from datenorm.generation import near_dates
from datenorm.generation.locales import locale_data
from datenorm.generation.relative_names import names
from datenorm.text import canonical

RNG = random.Random(7)


def test_a_grown_word_is_no_word_of_time_any_more() -> None:
    words = {canonical(name.text) for code in ("en", "de", "fr", "es") for name in names(locale_data(code))}
    english = locale_data("en")
    months = {canonical(name) for some in english.month_names for name in some}
    for _ in range(3000):
        text = canonical(near_dates.grown_word(RNG))
        assert text.isalpha()
        assert text not in words | months


def test_a_counted_weekday_names_an_ordinal_a_weekday_and_a_month() -> None:
    texts = [near_dates.counted_weekday(RNG) for _ in range(2000)]
    assert any(re.fullmatch(r"(second|2nd) \w+day of \w+( \d{4})?", text) for text in texts)
    assert any(re.fullmatch(r"\d{1,2}月の?(第\d|第[一二三]|最終)\w曜日", text) for text in texts)
    assert not [text for text in texts if "{" in text]


def test_a_span_in_two_units_has_two_numbers() -> None:
    drawn = [near_dates.clock_span(RNG) for _ in range(500)]
    assert all(len(re.findall(r"\d+", canonical(span))) >= 2 for span in drawn)


def test_a_decimal_stands_behind_words_and_has_one_digit_behind_its_point() -> None:
    for _ in range(500):
        assert re.search(r" \d{1,2}[.,]\d$", near_dates.decimal_in_words(RNG))
