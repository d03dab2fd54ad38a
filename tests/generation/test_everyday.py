"""Everyday words that say nothing about when, alone and beside a number. (12 seconds)"""

from __future__ import annotations

import itertools
import random
import re
import unicodedata
from functools import cache

import pytest

from datenorm.generation import everyday, mixture, relative_names
from datenorm.generation.date_guard import reads_as_date
from datenorm.generation.locales import ALSO_USED, USE, locale_data
from datenorm.generation.negatives import RULES
from datenorm.generation.stream import Generator
from datenorm.generation.tables import data_rows
from datenorm.generation.time_words import holds_time_word, says_when
from datenorm.text import canonical

BY_NAME = {rule.name: rule for rule in RULES}
WORD, NUMBERED = BY_NAME["everyday_word"], BY_NAME["everyday_word_with_number"]
FRAMED = BY_NAME["everyday_word_in_frame"]
TABLE = {code: (words.split("|"), apart.split("|")) for code, words, apart in data_rows("everyday_words")}


def names_of_days(code: str) -> set[str]:
    """Months, weekdays and days from today of a language, in canonical form."""
    locale = locale_data(code)
    names = {name for some in (*locale.month_names, *locale.weekday_names) for name in some}
    names |= {name.text for name in relative_names.names(locale)}
    return {canonical(name).strip(".") for name in names}


@cache
def drawn(rule, count: int, seed: int = 41) -> list[str]:
    rng = random.Random(seed)
    return [rule.write(rng) for _ in range(count)]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ["what", "who", "they", "because", "where", "cat", "dog", "bread", "house", "green", "milk"]),
        ("de", ["Hund", "Katze", "welche", "vielleicht", "Milch"]),
        ("fr", ["chien", "chat", "rouge", "pourquoi"]),
        ("es", ["perro", "agua", "casa"]),
        ("ru", ["кошка", "собака", "почему"]),
        ("ja", ["パン", "こと"]),
        ("sw", ["samaki"]),
        ("is", ["hundur"]),
    ],
)
def test_everyday_words_of_a_language_are_in_its_list(code: str, words: list[str]) -> None:
    assert set(words) - {word for cell in TABLE[code] for word in cell} == set()


@pytest.mark.parametrize(
    "word",
    [
        "may", "march", "mar", "sun", "sat", "mon", "match", "today", "week", "day", "night", "spring", "fall",
        "second", "Mai", "mars", "heute", "Morgen", "Tag", "Jahr", "Winter", "hier", "demain", "hoy", "mañana", "год",
        "месяц", "сегодня", "今日", "月", "日", "年", "gün", "ay", "kuu", "mwezi", "siku",
        "วัน", "일", "오늘", "يوم", "ngày",
        "a", "i", "5", "iv",
    ],
)  # fmt: skip
def test_no_list_holds_a_word_of_dates(word: str) -> None:
    assert [code for code, cells in TABLE.items() for cell in cells if word in cell] == []


def test_more_than_a_hundred_languages_have_from_forty_to_two_thousand_words_without_digits() -> None:
    assert len(TABLE) > 100
    for code, (words, apart) in TABLE.items():
        every = [word for word in (*words, *apart) if word]
        assert 40 <= len(every) <= 2000, code
        assert len(every) == len(set(every)), code
        assert not any(unicodedata.category(c)[0] == "N" for word in every for c in word), code


def test_no_word_of_a_phrase_is_a_month_a_weekday_or_a_day_from_today_in_a_widely_used_language() -> None:
    names = {name for code in (*USE, *ALSO_USED) for name in names_of_days(code)}
    found = {
        (code, text) for code, cells in TABLE.items() for cell in cells for text in cell
        if not names.isdisjoint((canonical(text), *canonical(text).split()))
    }  # fmt: skip
    assert found == set()


def test_no_word_of_a_widely_used_language_begins_a_month_or_weekday_of_it_or_begins_with_one() -> None:
    found = set()
    for code in TABLE.keys() & USE.keys():
        locale = locale_data(code)
        names = {canonical(name) for some in (*locale.month_names, *locale.weekday_names) for name in some}
        names = {name for name in names if len(name) > 3 and " " not in name}
        beginnings = {name[:length] for name in names for length in range(2, len(name))}
        for word in {canonical(word) for cell in TABLE[code] for text in cell for word in text.split()}:
            if word in beginnings or any(word[:length] in names for length in range(4, len(word) + 1)):
                found.add((code, word))
    assert found == set()


def test_texts_of_the_rules_are_no_dates_to_the_guard() -> None:
    for text in (*drawn(WORD, 3000), *drawn(NUMBERED, 3000)):
        assert not reads_as_date(text), text
        assert not holds_time_word(text), text


def test_words_in_a_frame_are_no_date_and_do_not_say_when() -> None:
    for text in drawn(FRAMED, 3000):
        assert not reads_as_date(text), text
        assert not says_when(text), text


def test_a_number_beside_a_word_has_at_most_three_digits_so_that_it_is_no_year() -> None:
    for text in drawn(NUMBERED, 2000):
        assert re.search(r"\d", text), text
        assert all(len(number) <= 3 for number in re.findall(r"\d+", text)), text


@pytest.mark.parametrize(
    ("rule", "shape"),
    [
        (WORD, r"[a-z]{4}"),
        (WORD, r"[A-ZÄÖÜ]{4,}"),
        (WORD, r"\w+\?"),
        (WORD, r"\w+: ?"),
        (WORD, r"„.+“"),
        (WORD, r"\w+, \w+, \w+"),
        (WORD, r"[а-я]+ [а-я]+"),
        (WORD, r"[\u4e00-\u9fff]{2,}"),
        (NUMBERED, r"[a-z]{4,} \d{1,2}"),
        (NUMBERED, r"\d{1,2} [a-z]{4,}"),
        (NUMBERED, r"\d{3}x \w+"),
        (NUMBERED, r"\w+: \d+, \w+: \d+"),
        (FRAMED, r"last [a-z]{4,}"),
        (FRAMED, r"this is not a [a-z]{4,}"),
        (FRAMED, r"im \d{1,2}\. \w+"),
        (FRAMED, r"de \w+ à \w+"),
        (FRAMED, r"прошлый \w+"),
        (FRAMED, r"次の\w+"),
    ],
)
def test_a_rule_draws_texts_of_a_shape(rule, shape: str) -> None:
    rng = random.Random(43)
    assert any(re.fullmatch(shape, rule.write(rng)) for _ in range(40_000))


def test_every_language_of_the_table_is_drawn() -> None:
    locales = {code: locale_data(code) for code in TABLE}
    assert all(everyday.words_of(locale) for locale in locales.values())
    rng = random.Random(44)
    languages = {everyday._language(rng, has_apart=False)[0] for _ in range(20_000)}
    assert {locale.language for locale in locales.values()} - languages == set()


def test_a_hundredth_of_all_examples_are_everyday_words_and_a_third_as_many_have_numbers() -> None:
    shares = {rule.name: share for rule, share in Generator.shares()}
    assert 0.009 < shares["no-everyday_word"] < 0.012
    assert 0.003 < shares["no-everyday_word_with_number"] < 0.004
    assert mixture.NEGATIVE_SHARE == 0.17


def test_splits_share_no_everyday_word() -> None:
    rule = next(rule for rule, _ in Generator.shares() if rule.name == "no-everyday_word")
    texts = {}
    for split in ("train", "validation", "test"):
        generator = Generator(5, split)
        drawn_texts = [generator._text(random.Random(number), rule) for number in range(400)]
        assert {example.expression for example in drawn_texts} == {""}
        texts[split] = {canonical(example.text) for example in drawn_texts}
    assert all(len(some) > 300 for some in texts.values())
    assert all(texts[a] & texts[b] <= {""} for a, b in itertools.combinations(texts, 2))
