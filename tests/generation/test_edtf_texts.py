"""The language of answers as text: what datenorm writes, it reads."""

from __future__ import annotations

import datetime
import random
from functools import cache

import pytest

from datenorm.examples import KINDS
from datenorm.expressions import read, spell
from datenorm.generation.drafts import Draft
from datenorm.generation.edtf_texts import edtf, edtf_plan
from datenorm.generation.locales import locale_data
from datenorm.generation.tables import rows


@cache
def drawn() -> tuple[Draft, ...]:
    rng, english = random.Random(5), locale_data("en")
    dates = [datetime.date(rng.randint(1000, 2100), rng.randint(1, 12), rng.randint(1, 28)) for _ in range(9000)]
    drafts = (edtf(rng, english).render(rng, date) for date in dates)
    return tuple(draft for draft in drafts if draft is not None)


def test_a_text_is_its_own_expression_which_the_network_can_write() -> None:
    assert len(drawn()) > 6000
    for draft in drawn():
        assert draft.text == draft.expression
        assert draft.kind in KINDS
        assert read(spell(draft.expression)[:-1]) == draft.expression


def test_all_that_the_language_of_answers_marks_is_written() -> None:
    texts = {draft.text for draft in drawn()}
    for part in ("~", "?", "%", "X/", "XX", "XXXX-", "-XX-", "WXX-", "/..", "../", "-21", "-33", "-41"):
        assert any(part in text for text in texts), part


@pytest.mark.parametrize("form", sorted({form for _, form in rows("edtf_texts")}))
def test_every_row_writes_something(form: str) -> None:
    rng = random.Random(8)
    plan = edtf_plan("vague", form)
    assert any(plan.render(rng, datetime.date(1979, 5, day)) for day in range(1, 29))


def test_what_people_mean_otherwise_is_not_written() -> None:
    texts = {draft.text for draft in drawn()}
    assert not [text for text in texts if text.endswith("%") and text[:-1].isdecimal()]
    assert not [text for text in texts if text.replace("-", "").isdecimal() and len(text) in (4, 10)]
    spans = [text for text in texts if len(text) == 7 and text.replace("-", "").isdecimal()]
    assert spans
    assert all(int(text[2:4]) >= int(text[5:]) for text in spans)


def test_an_interval_ends_after_it_begins() -> None:
    ends = [draft.text.split("/") for draft in drawn() if "/" in draft.text and ".." not in draft.text]
    assert len(ends) > 1000
    assert all(first[: len(last)] < last or first < last[: len(first)] for first, last in ends)
