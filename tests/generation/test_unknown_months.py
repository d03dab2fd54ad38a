"""Dates whose month has a name that no language has."""

from __future__ import annotations

import random
import re

from datenorm.generation.impossible_dates import day_before_month
from datenorm.generation.locales import identifiers, locale_data
from datenorm.generation.unknown_months import unknown_month
from datenorm.text import canonical


def test_no_word_of_an_unknown_month_is_a_month_of_any_language() -> None:
    months = {canonical(name) for i in identifiers() for names in locale_data(i).month_names for name in names}
    rng = random.Random(2)
    for _ in range(4000):
        text = canonical(unknown_month(rng))
        assert not {word for word in re.findall(r"[^\W\d]+", text) if len(word) > 4} & months, text


def test_unknown_months_stand_where_months_do() -> None:
    rng = random.Random(3)
    texts = [unknown_month(rng) for _ in range(400)]
    assert all(re.search(r"\d", text) and len(re.sub(r"[\d\W]", "", text)) >= 2 for text in texts)
    assert len(set(texts)) == 400


def test_behind_a_year_of_four_digits_the_month_does_not_exist() -> None:
    rng = random.Random(4)
    for _ in range(500):
        match = re.match(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})", day_before_month(rng))
        assert match is not None
        assert int(match[3]) > 12
