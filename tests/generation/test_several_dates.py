"""Text that holds more dates than one answer says, or a date that is set aside."""

from __future__ import annotations

import datetime
import random
import re

import pytest

from datenorm.generation import several_dates
from datenorm.generation.intervals_tables import open_frames
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
    assert all(0 < len(text) <= 64 for text in texts)
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


@pytest.mark.parametrize(
    ("locale", "affirmed", "denied"),
    [
        ("en", ("../{y}", "before {y}"), ("{y}/..", "not before {y}")),
        ("en", ("{a}/..", "after {a}"), ("../{a}", "not after {a}")),
        ("de", ("{y}/..", "nach {y}"), ("../{y}", "nicht nach {y}")),
        ("fr", ("../{y}", "avant {y}"), ("{y}/..", "pas avant {y}")),
        ("es", ("{y}/..", "después de {y}"), ("../{y}", "no después de {y}")),
        ("it", ("../{y}", "prima del {y}"), ("{y}/..", "non prima del {y}")),
        ("nl", ("{y}/..", "na {y}"), ("../{y}", "niet na {y}")),
        ("ru", ("{a}/..", "после {a}"), ("../{a}", "не после {a}")),
        ("fi", ("../{y}", "ennen vuotta {y}"), ("{y}/..", "ei ennen vuotta {y}")),
    ],
)
def test_a_limit_that_is_denied_lies_at_the_other_end(
    locale: str, affirmed: tuple[str, str], denied: tuple[str, str]
) -> None:
    known = {row[1:] for row in rows("intervals_open") if locale in row[0].split(",")}
    assert affirmed in known
    assert denied in known


def test_denied_limits_stand_in_fifty_languages() -> None:
    assert open_frames(locale_data("vi"))
    denying = re.compile(
        r"^(not|nicht|pas|no|non|não|niet|inte|ikke|ikkje|ekki|nie|ne|не|ei|mitte|nu|jo|tidak|không|si|ddim|όχι|ليس|לא|نه)"
        r"\b|नहीं|নয়|نہیں|değil|deyil|不|早くとも|遅くとも|빨라도|늦어도|^ไม่|^nem "
    )
    found = {name for row in rows("intervals_open") if denying.search(row[2]) for name in row[0].split(",")}
    assert len(found) >= 50


def test_the_gaps_reach_no_month_that_does_not_exist() -> None:
    rng = random.Random(6)
    for _ in range(3000):
        assert several_dates._months(rng, locale_data("en"))
        assert several_dates._weekdays(rng, locale_data("en"))
        day = datetime.date(2024, 1, several_dates._with_gaps(rng, rng.randint(1, 20), 28)[-1])
        assert day.month == 1
