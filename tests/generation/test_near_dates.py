"""Text that comes near a date and is none."""

from __future__ import annotations

import random
import re

from datenorm.generation import near_dates, relative_forms
from datenorm.generation.locales import locale_data
from datenorm.generation.relative_names import names
from datenorm.generation.tables import rows
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


def test_a_counted_weekday_is_one_that_no_month_has_or_of_every_month() -> None:
    texts = [near_dates.counted_weekday(RNG) for _ in range(2000)]
    assert any(re.fullmatch(r"(seventh|7th) \w+day of \w+ \d{4}", text) for text in texts)
    assert any(re.fullmatch(r"毎月第\d\w曜日", text) for text in texts)
    assert not [text for text in texts if re.match(r"(the )?(first|second|1st|2nd) \w+day (of|in) (?!e)", text)]
    assert not [text for text in texts if "{" in text]


def test_a_span_in_two_units_has_two_numbers() -> None:
    drawn = [near_dates.clock_span(RNG) for _ in range(500)]
    assert all(len(re.findall(r"\d+", canonical(span))) >= 2 for span in drawn)


def test_a_decimal_stands_behind_words_and_has_one_digit_behind_its_point() -> None:
    for _ in range(500):
        assert re.search(r" \d{1,2}[.,]\d$", near_dates.decimal_in_words(RNG))


def test_a_distance_from_another_day_names_both() -> None:
    rng = random.Random(4)
    texts = [near_dates.counted_from(rng) for _ in range(40_000)]
    assert any(re.fullmatch(r"\d+ weeks after \w+day", text) for text in texts)
    assert any(re.fullmatch(r"\d+ Tage vor \d{1,2}\. \w+ \d{4}", text) for text in texts)
    assert any(re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日之后\d+天", text) for text in texts)
    assert {"3 weeks after yesterday", "2 Tage nach morgen"} <= set(texts)
    assert not {text for text in texts if re.fullmatch(r"\d+ (weeks|months|years) (after|from) tomorrow", text)}
    assert not [text for text in texts if "{" in text]


def test_a_step_from_a_day_names_the_step_and_the_day() -> None:
    rng = random.Random(4)
    texts = [near_dates.step_from(rng) for _ in range(40_000)]
    expected = (
        r"the day after .+", r"the week before .+", r"the morning after .+", r"der Tag nach dem \d{1,2}\. .+",
        r"la veille avant le \d{1,2} .+", r"\d{4}年\d{1,2}月\d{1,2}日の翌日", r"неделя после \d{1,2} .+",
        r"dzień po \d{1,2} .+",
    )  # fmt: skip
    assert not [pattern for pattern in expected if not any(re.fullmatch(pattern, text) for text in texts)]
    assert not [text for text in texts if "{" in text or not re.search(r"\d|[A-Za-z]", canonical(text))]


def test_an_amount_without_its_number_is_a_plural_or_has_what_a_program_writes_in_its_place() -> None:
    rng = random.Random(4)
    texts = {near_dates.unfinished_amount(rng) for _ in range(60_000)}
    assert {"days ago", "in weeks", "vor Stunden", "hace días", "dni temu", "лет назад"} <= texts
    assert {"in NaN days", "vor undefined Tagen", "%d saat önce", "null日前"} <= texts
    assert not [text for text in texts if any(map(str.isdecimal, text.replace("{0}", "")))]
    assert texts & {"saat önce", "gün önce", "日前", "vuoden kuluttua", "za rok", "hace día", "час назад"} == set()


def test_a_day_of_another_calendar_has_no_year_beside_it_and_its_month_is_no_short_form() -> None:
    rng = random.Random(5)
    texts = [near_dates.day_of_other_calendar(rng) for _ in range(8000)]
    assert not [text for text in texts if re.search(r"\d{3}", text)]
    assert any(re.fullmatch(r"\d{1,2} Ramadan", text) for text in texts)
    assert any(re.fullmatch(r"\d{1,2}\. Muharram", text) for text in texts)
    assert any(re.fullmatch(r"[א-ת]+[׳״'\"’”]+[א-ת]* ?ב?תשרי", text) for text in texts)
    assert not [text for text in texts if re.fullmatch(r"\d{1,2} av\.?", text)]


def test_a_lunar_day_says_that_it_is_one() -> None:
    texts = {near_dates.lunar_day(RNG) for _ in range(4000)}
    marks = re.compile("[农農阴陰旧夏]|음력|âm lịch|rằm|正月|腊月|闰")
    assert all(marks.search(text) for text in texts)
    assert any(re.fullmatch("农历[一二三四五六七八九十]+月初[一二三四五六七八九十]", text) for text in texts)
    assert any(re.fullmatch(r"음력 \d{1,2}월 \d{1,2}일", text) for text in texts)


def test_what_is_named_for_a_day_says_what_it_is() -> None:
    texts = {near_dates.named_for_a_day(RNG) for _ in range(6000)}
    assert any(re.fullmatch(r"ул\. \d{1,2} [а-я]+", text) for text in texts)
    assert any(re.fullmatch(r"rue du \d{1,2} \w+,? \d{1,3}", text) for text in texts)
    assert any(re.fullmatch(r"\d{1,2} \w+ Caddesi", text) for text in texts)
    months = {canonical(name) for some in locale_data("nl").month_names for name in some}
    assert not [text for text in texts if set(re.findall(r"[^\W\d]+", canonical(text))) <= months]


def test_working_days_are_named_as_such() -> None:
    texts = {near_dates.working_day(RNG) for _ in range(3000)}
    assert {"next business day", "翌営業日", "nächster Werktag"} <= texts
    assert [text for text in texts if re.fullmatch(r"in \d+ business days", text)]


def test_days_counted_from_an_event_name_it() -> None:
    texts = {near_dates.event(RNG) for _ in range(6000)}
    assert {"the day before the wedding", "la veille de l'examen", "考试前一天"} <= texts
    assert not [text for text in texts if "{" in text]


def test_weekends_counted_from_today_are_said_in_figures_and_words() -> None:
    texts = {near_dates.counted_weekend(RNG) for _ in range(20_000)}
    expected = {
        "2 weekends ago", "3 weekends from now", "in two weekends", "vor zwei Wochenenden", "in 3 Wochenenden",
        "il y a deux week-ends", "hace dos fines de semana", "há 2 fins de semana", "tra due weekend",
        "twee weekenden geleden", "för två helger sedan", "for 2 weekender siden", "kaksi viikonloppua sitten",
        "pięć weekendów temu", "za dva víkendy", "před dvěma víkendy", "2 уикенда назад",
        "három hétvége múlva", "σε τρία σαββατοκύριακα", "iki hafta sonu önce", "两个周末前", "2 akhir pekan lalu",
    }  # fmt: skip
    assert expected - texts == set()


def test_a_counted_weekend_is_never_one_that_the_language_of_answers_can_say() -> None:
    said = {
        canonical(form.text)
        for row in rows("no_date_counted_weekends")
        for form in relative_forms.phrases(locale_data(row[0]))
    }
    texts = {canonical(near_dates.counted_weekend(RNG)) for _ in range(20_000)}
    assert len({row[0] for row in rows("no_date_counted_weekends")}) >= 15
    assert texts & said == set()
    assert not [text for text in texts if re.search(r"[{}=]|  |^ | $|\b1\b", text)]
