"""Text that holds more dates than one answer says, or a date that is set aside."""

from __future__ import annotations

import datetime
import random
import re

import pytest

from datenorm.generation import several_dates
from datenorm.generation.drafts import LONGEST
from datenorm.generation.locales import locale_data
from datenorm.generation.tables import rows


def test_the_days_of_a_list_leave_gaps_so_that_they_are_no_interval() -> None:
    rng, pairs = random.Random(2), set()
    for _ in range(4000):
        text = several_dates._days_of_a_month(rng, locale_data("en_GB"))
        found = re.fullmatch(r"(?:\w+,? )?(\d+)(?:, | and | or )(\d+) (?:\w+)(?: \d{4})?", text)
        if found:
            pairs.add((int(found[1]), int(found[2])))
    assert len(pairs) > 50
    assert all(second - first >= 2 for first, second in pairs)


@pytest.mark.parametrize(
    ("locale", "write", "pattern"),
    [
        ("en", several_dates._days_of_a_month, r"May \d+, \d+, (and|or) \d+, \d{4}"),
        ("de", several_dates._days_of_a_month, r"\d+\., \d+\. (und|oder) \d+\. Mai \d{4}"),
        ("zh", several_dates._days_of_a_month, r"\d{4}年5月\d+、\d+和\d+日"),
        ("en", several_dates._dates, r"May \d+, \d{4}; (May|June|July) \d+, \d{4}"),
        ("fr", several_dates._dates, r"\d\d/05/\d{4}, \d\d/\d\d/\d{4}"),
        ("en", several_dates._years, r"\d{4}, \d{4}"),
        ("es", several_dates._years, r"\d{4}, \d{4} y \d{4}"),
        ("en", several_dates._months, r"May, \w+, (and|or) \w+ \d{4}"),
        ("de", several_dates._weekdays, r"Montag, \w+ und \w+"),
    ],
)
def test_a_list_is_written_as_the_language_lists_things(locale: str, write: object, pattern: str) -> None:
    rng = random.Random(1)
    assert callable(write)
    texts = {write(rng, locale_data(locale)) for _ in range(6000)}
    assert any(re.fullmatch(pattern, text) for text in texts), sorted(texts)[:20]


def test_a_list_is_drawn_in_every_kind_of_language_and_short_enough() -> None:
    rng = random.Random(4)
    texts = [several_dates.several_dates(rng) for _ in range(3000)]
    assert all(0 < len(text) <= LONGEST for text in texts)
    assert not [text for text in texts if "{" in text]
    assert len(set(texts)) > 2900


def test_every_form_that_sets_a_date_aside_is_filled_in() -> None:
    languages = [row[0] for row in rows("no_date_set_aside")]
    assert len(languages) == len(set(languages)) >= 35
    rng = random.Random(4)
    texts = {several_dates.set_aside(rng) for _ in range(20_000)}
    assert not [text for text in texts if "{" in text]
    assert any(re.fullmatch(r"except \w+ \d+, \d{4}", text) for text in texts)
    assert any(re.fullmatch(r"jedes Jahr am \d+\. \w+", text) for text in texts)
    assert any(re.fullmatch(r"毎年\d+月\d+日", text) for text in texts)


def test_the_gaps_reach_no_month_that_does_not_exist() -> None:
    rng = random.Random(6)
    for _ in range(3000):
        assert several_dates._months(rng, locale_data("en"))
        assert several_dates._weekdays(rng, locale_data("en"))
        day = datetime.date(2024, 1, several_dates._with_gaps(rng, rng.randint(1, 20), 28)[-1])
        assert day.month == 1
