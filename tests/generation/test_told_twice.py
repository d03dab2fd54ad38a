"""A day told twice: the date is the answer, and the words beside it never contradict it."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

import pytest
from drawn_once import drawn_once

from datenorm.generation.drafts import Draft
from datenorm.generation.locales import LocaleSampler, locale_data
from datenorm.generation.told_twice import RULES, _fits, told_twice

THURSDAY = datetime.date(1979, 5, 3)  # of week 18


@cache
def draws() -> list[tuple[Draft, datetime.date]]:
    rng, sampler, found = random.Random(7), LocaleSampler(), []
    for _ in range(3000):
        day = datetime.date(2000 + rng.randrange(30), rng.randint(1, 12), rng.randint(1, 28))
        plan = told_twice(rng, sampler.draw(rng))
        if plan is not None and (draft := plan.render(rng, day)):
            found.append((draft, day))
    return found


@drawn_once
def of_thursday(locale: str) -> Iterator[Draft | None]:
    """Drafts of one day without end, None where nothing was drawn."""
    rng = random.Random(7)
    while True:
        plan = told_twice(rng, locale_data(locale))
        yield plan and plan.render(rng, THURSDAY)


@pytest.mark.parametrize(
    ("locale", "text", "expression"),
    [
        ("en", "today, May 3, 1979", ""),
        ("en", "tomorrow, May 3", "XXXX-05-03"),
        ("de", "heute, 3. Mai 1979", ""),
        ("de", "gestern, 3. Mai", "XXXX-05-03"),
        ("fr", "demain, 3 mai 1979", ""),
    ],
)
def test_the_date_is_the_answer(locale: str, text: str, expression: str) -> None:
    drafts = (draft for draft in islice(of_thursday(locale), 30_000) if draft and draft.text == text)
    assert [draft.expression for draft in islice(drafts, 3)] == [expression] * 3


@pytest.mark.parametrize(
    ("text", "expression", "fits"),
    [
        ("tomorrow", "P1D", True),
        ("next Thursday", "P1K4", True),
        ("next Friday", "P1K5", False),
        ("Thursday last week", "-P1W-4", True),
        ("Friday last week", "-P1W-5", False),
        ("week 18", "XXXX-W18", True),
        ("week 19", "XXXX-W19", False),
        ("week 18, 1979", "1979-W18", False),
        ("3 days ago", "-P3D", False),
        ("last month", "-P1M", False),
    ],
)
def test_words_fit_where_they_may_be_said_of_the_day(text: str, expression: str, fits: bool) -> None:
    assert _fits(Draft(text, expression=expression), THURSDAY) is fits


def test_a_day_without_a_year_has_its_month_by_name() -> None:
    yearless = [(draft, day) for draft, day in draws() if draft.expression]
    assert len(yearless) > 50
    for draft, day in yearless:
        assert draft.expression == f"XXXX-{day:%m-%d}"
        assert not draft.order
        assert not re.search(r"\d\s?[-/.]\s?\d(?!bre)", draft.text), draft.text  # 9bre is November


def test_a_full_date_is_the_only_thing_with_a_number_but_for_a_week() -> None:
    assert all(draft.precision == "day" for draft, _ in draws() if not draft.expression)


def test_the_rule_is_drawn() -> None:
    assert [rule.name for rule in RULES] == ["told-twice"]
