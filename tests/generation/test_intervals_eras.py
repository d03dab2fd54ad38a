"""Intervals that begin before Christ: pairs written out, and every answer an interval that does not run backwards."""

from __future__ import annotations

import datetime
import random
import re

import pytest

from datenorm.generation.intervals_connectors import Connector
from datenorm.generation.intervals_eras import before_christ, closed_plan
from datenorm.generation.locales import LocaleSampler, locale_data
from datenorm.generation.vague_forms import Form


@pytest.mark.parametrize(
    ("locale", "first", "last", "pattern"),
    [
        ("en", ("bc:{Y}", "{any}"), ("bc:{Y}", "{any} BC"), r"(\d+)-(\d+) BC"),
        ("en", ("bc:{Y}", "{any} BC"), ("{Y}", "AD {any}"), r"(\d+) BC-AD (\d+)"),
        ("zh", ("bc:{Y}", "公元前{any}年"), ("bc:{Y}", "前{any}年"), r"公元前(\d+)年-前(\d+)年"),
    ],
)
def test_two_years_are_an_interval_whose_first_end_is_before_christ(
    locale: str, first: tuple[str, str], last: tuple[str, str], pattern: str
) -> None:
    plan = closed_plan(locale_data(locale), Connector("{a}-{b}"), Form(locale, *first), Form(locale, *last))
    for seed in range(50):
        draft = plan.render(random.Random(seed), datetime.date(1979, 5, 3))
        assert draft is not None
        start, end = draft.expression.split("/")
        years = (int(start.removeprefix("bc:")), int(end.removeprefix("bc:")))
        written = first[1].replace("{any}", str(years[0])) + "-" + last[1].replace("{any}", str(years[1]))
        assert draft.text == written
        assert start.startswith("bc:")
        assert end.startswith("bc:") == last[0].startswith("bc:")


@pytest.mark.parametrize(
    ("locale", "first", "last", "text", "expression"),
    [
        ("en", ("bc:{C}", "{c th}"), ("bc:{C}", "{c th} century BC"), "5th-4th century BC", "bc:04XX/bc:03XX"),
        ("de", ("bc:{C}", "{c}."), ("bc:{C}", "{c}. Jh. v. Chr."), "5.-4. Jh. v. Chr.", "bc:04XX/bc:03XX"),
        ("zh", ("bc:{C}", "公元前{c}世纪"), ("{C}", "公元{c}世纪"), "公元前2世纪-公元1世纪", "bc:01XX/00XX"),
    ],
)
def test_two_centuries_are_an_interval(
    locale: str, first: tuple[str, str], last: tuple[str, str], text: str, expression: str
) -> None:
    plan = closed_plan(locale_data(locale), Connector("{a}-{b}"), Form(locale, *first), Form(locale, *last))
    drafts = [plan.render(random.Random(seed), datetime.date(1979, 5, 3)) for seed in range(500)]
    assert (text, expression) in {(draft.text, draft.expression) for draft in drafts if draft is not None}


def test_the_first_end_may_leave_its_era_to_the_last() -> None:
    rng, found = random.Random(1), 0
    for _ in range(2000):
        plan = before_christ(rng, locale_data("en"))
        draft = plan.render(rng, datetime.date(1979, 5, 3)) if plan else None
        found += draft is not None and re.fullmatch(r"\d+ ?\W ?\d+ BCE?", draft.text) is not None
    assert found > 5


def test_every_answer_is_an_interval_that_does_not_run_backwards() -> None:
    rng, sampler, count = random.Random(3), LocaleSampler(), 0
    while count < 1000:
        plan = before_christ(rng, sampler.draw(rng))
        draft = plan.render(rng, datetime.date(1979, 5, 3)) if plan else None
        if draft is not None:
            count += 1
            start, end = draft.expression.split("/")
            assert place(start) < place(end), draft
            assert "{" not in draft.text


def place(end: str) -> int:
    """Where a year or century lies among those before and after Christ."""
    number = int(end.removeprefix("bc:").replace("X", "0"))
    return -number - 1 if end.startswith("bc:") else number
