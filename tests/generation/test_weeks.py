"""Weeks by their number: pairs written out."""

from __future__ import annotations

import datetime
import random
from functools import cache

import pytest

from datenorm.generation import weeks
from datenorm.generation.locales import locale_data


@cache
def pairs(identifier: str, date: datetime.date) -> dict[str, str]:
    rng, found = random.Random(2), {}
    for _ in range(1200):
        plan = weeks.numbered(rng, locale_data(identifier))
        draft = plan.render(rng, date) if plan else None
        if draft is not None:
            found[draft.text] = draft.expression
    return found


@pytest.mark.parametrize(
    ("identifier", "text", "expression"),
    [
        ("en", "week 32, 2015", "2015-W32"),
        ("de", "KW 32/2015", "2015-W32"),
        ("de", "32. KW", "XXXX-W32"),
        ("de", "KW 32/15", "XX15-W32"),
        ("en", "CW32 '15", "XX15-W32"),
        ("fi", "vko 32/2015", "2015-W32"),
        ("sv", "v. 32", "XXXX-W32"),
        ("zh", "2015年第32周", "2015-W32"),
        ("zh", "15年第32周", "XX15-W32"),
        ("zh", "第32周", "XXXX-W32"),
        ("zh", "二〇一五年第三十二周", "2015-W32"),
        ("zh_Hant", "2015年第三十二週", "2015-W32"),
        ("ja", "第32週", "XXXX-W32"),
        ("ko", "15년 32주차", "XX15-W32"),
        ("ru", "32-я неделя 2015 года", "2015-W32"),
    ],
)
def test_a_week_is_written_by_its_number(identifier: str, text: str, expression: str) -> None:
    assert pairs(identifier, datetime.date(2015, 8, 5))[text] == expression


def test_a_week_belongs_to_the_year_of_its_thursday() -> None:
    assert pairs("en", datetime.date(2021, 1, 1))["week 53, 2020"] == "2020-W53"
    assert pairs("en", datetime.date(2024, 12, 30))["W01 2025"] == "2025-W01"


def test_a_language_without_forms_writes_none() -> None:
    assert weeks.numbered(random.Random(1), locale_data("bo")) is None
