"""Intervals of parts of years: pairs written out, and every answer an interval that does not run backwards."""

from __future__ import annotations

import datetime
import random
import re

import pytest

from datenorm import edtf
from datenorm.generation.drafts import Plan
from datenorm.generation.intervals_connectors import Connector
from datenorm.generation.intervals_periods import closed_plan, one_year_plan, open_plan, periods
from datenorm.generation.locales import LocaleSampler, locale_data
from datenorm.generation.vague_forms import forms


def written(plan: Plan, date: datetime.date) -> set[tuple[str, str]]:
    """The texts and answers that a plan gives for a day."""
    found = (plan.render(random.Random(seed), date) for seed in range(200))
    return {(draft.text, draft.expression) for draft in found if draft is not None}


@pytest.mark.parametrize(
    ("locale", "table", "joint", "first", "last", "text", "expression"),
    [
        (
            "ja", "vague_seasons", "{a}から{b}", "{y}年{season}", "{y}年{season}",
            "2019年秋から2020年春", "2019-23/2020-21",
        ),
        (
            "zh", "vague_periods", "{a}至{b}", "{y}年{half:上|下}半年", "{y}年{half:上|下}半年",
            "2019年下半年至2020年上半年", "2019-41/2020-40",
        ),
        (
            "ko", "vague_parts", "{a}부터 {b}까지", "{m}월 초순", "{m}월 말",
            "9월 초순부터 10월 말까지", "XXXX-09/XXXX-10",
        ),
        (
            "en", "vague_parts", "{a} to {b}", "early {month}", "late {month}",
            "early September to late October", "XXXX-09/XXXX-10",
        ),
        ("ja", "vague_decades", "{a}から{b}", "{t}年代末", "{t}年代初頭", "2010年代末から2020年代初頭", "201X/202X"),
        ("ko", "vague_decades", "{a}에서 {b}", "{t}년대 말", "{t}년대 초", "2010년대 말에서 2020년대 초", "201X/202X"),
    ],
)  # fmt: skip
def test_two_parts_of_years_are_an_interval(
    locale: str, table: str, joint: str, first: str, last: str, text: str, expression: str
) -> None:
    known = {form.text: form for form in forms(table, locale)}
    plan = closed_plan(locale_data(locale), Connector(joint), known[first], known[last])
    assert (text, expression) in written(plan, datetime.date(2019, 9, 3))


@pytest.mark.parametrize(
    ("locale", "table", "frame", "form", "text", "expression"),
    [
        ("ko", "vague_periods", ("{a}/..", "{a}부터"), "{y}년 {half:상|하}반기", "2019년 하반기부터", "2019-41/.."),
        ("vi", "vague_parts", ("../{a}", "trước {a}"), "cuối năm {y}", "trước cuối năm 2019", "../2019"),
    ],
)
def test_one_part_of_a_year_is_an_end(
    locale: str, table: str, frame: tuple[str, str], form: str, text: str, expression: str
) -> None:
    known = {form.text: form for form in forms(table, locale)}
    assert written(open_plan(locale_data(locale), *frame, known[form]), datetime.date(2019, 9, 3)) == {
        (text, expression)
    }


@pytest.mark.parametrize(
    ("locale", "joint", "yearless", "text", "expression"),
    [
        ("en", "{a} to {b}", "early {month}", "early September to late October 2019", "2019-09/2019-10"),
        ("en", "{a} to {b}", "mid-{month}", "mid-September to early November 2019", "2019-09/2019-11"),
        ("ja", "{a}から{b}", "{m}月末", "2019年9月初めから10月末", "2019-09/2019-10"),
    ],
)
def test_the_year_of_both_parts_may_stand_once(
    locale: str, joint: str, yearless: str, text: str, expression: str
) -> None:
    known = tuple(forms("vague_parts", locale))
    first, found, rng = next(form for form in known if form.text == yearless), set(), random.Random(5)
    for _ in range(4000):
        plan = one_year_plan(rng, locale_data(locale), Connector(joint), first, (known,))
        draft = plan and plan.render(rng, datetime.date(2019, 9, 3))
        found |= {(draft.text, draft.expression)} if draft else set()
    assert (text, expression) in found
    assert all(label.count("2019") == 2 for _, label in found)


def test_two_centuries_are_an_interval_of_their_names() -> None:
    known = {form.text: form for form in forms("vague_centuries", "ja")}
    plan = closed_plan(locale_data("ja"), Connector("{a}から{b}"), known["{c}世紀末"], known["{c}世紀初頭"])
    assert ("16世紀末から17世紀初頭", "15XX/16XX") in written(plan, datetime.date(2019, 9, 3))


def test_the_last_of_two_decades_may_leave_its_century_to_the_first() -> None:
    rng, found = random.Random(5), {}
    for _ in range(20_000):
        plan = periods(rng, locale_data("zh"))
        draft = plan.render(rng, datetime.date(1979, 9, 3)) if plan else None
        if draft is not None:
            found[draft.text] = draft.expression
    short = {answer for text, answer in found.items() if re.match(r"1970年代[^世]*(?<!\d)80年代", text)}
    assert short == {"197X/198X"}


def test_every_answer_is_an_interval_that_does_not_run_backwards() -> None:
    rng, sampler, count = random.Random(3), LocaleSampler(), 0
    while count < 1500:
        plan = periods(rng, sampler.draw(rng))
        date = datetime.date(rng.randint(1850, 2050), rng.randint(1, 12), rng.randint(1, 28))
        draft = plan.render(rng, date) if plan else None
        if draft is not None:
            count += 1
            assert isinstance(edtf.parse(draft.expression), edtf.Interval), draft
            assert "{" not in draft.text


@pytest.mark.parametrize(("locale", "word"), [("en", "until in "), ("vi", "ngày "), ("th", "วันที่")])
def test_no_words_of_a_day_or_a_second_preposition_stand_around_a_part_of_a_year(locale: str, word: str) -> None:
    rng = random.Random(4)
    for _ in range(1500):
        plan = periods(rng, locale_data(locale))
        draft = plan.render(rng, datetime.date(2019, 9, 3)) if plan else None
        assert draft is None or word not in draft.text, draft


def test_a_form_that_is_an_interval_itself_is_no_end() -> None:
    rng = random.Random(6)
    for _ in range(3000):
        plan = periods(rng, locale_data("ja"))
        draft = plan.render(rng, datetime.date(1979, 9, 3)) if plan else None
        assert draft is None or draft.expression.count("/") == 1, draft
