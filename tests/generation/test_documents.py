"""Days beside the numbers of documents, and intervals as standards write them: pairs written out."""

from __future__ import annotations

import datetime
import random
import re
from functools import cache

import pytest

from datenorm import edtf
from datenorm.generation import documents, intervals_iso, mixture
from datenorm.generation.drafts import Draft
from datenorm.generation.locales import locale_data
from datenorm.generation.tables import rows
from datenorm.text import canonical

DAY = datetime.date(2017, 5, 3)


@cache
def drafts(language: str) -> list[Draft]:
    found = []
    for seed in range(2000):
        rng = random.Random(seed)
        plan = documents.numbered(rng, locale_data(language))
        draft = plan and plan.render(rng, DAY)
        if draft is not None:
            found.append(draft)
    return found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", r".+ \d+/(20)?17,? .*2017"),
        ("de", r".+ Nr\. \S+ vom 0?3\. ?0?5\. ?2017"),
        ("de", r"(Urteil|Urt\.|Beschl\.|Beschluss) .* [IVX\d]+ \w+ \d+/\d\d"),
        ("fr", r".+ n° .+ du 3 mai 2017"),
        ("it", r".+ 2017, n\. \d+"),
        ("ru", r".+ № \d+/(20)?17 от .+2017.*"),
        ("ro", r".+ nr\. \d{3,6}/0?3.+2017"),
        ("tr", r".*2017 tarih(li)? ve .+ sayılı .+"),
        ("ko", r"제\d{3,6}호 2017.+"),
    ],
)
def test_a_document_has_its_number_before_or_after_its_day(language: str, text: str) -> None:
    assert any(re.fullmatch(text, draft.text) for draft in drafts(language))


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt", "ru", "pl", "nb", "vi", "tr", "ja", "ar"])
def test_the_number_of_a_document_changes_nothing(language: str) -> None:
    found = drafts(language)
    assert len(found) > 300
    assert {(draft.precision, draft.expression, draft.has_clock) for draft in found} == {("day", "", True)}
    assert not any("{" in draft.text and "date}" in draft.text for draft in found)


def test_no_word_stands_twice_before_the_day() -> None:
    assert not any(
        re.search(r"\b(ngày|den|de|del|du|vom)\s+\1\b", d.text) for n in ("vi", "nb", "es") for d in drafts(n)
    )


def test_no_weekday_stands_between_a_preposition_and_the_day() -> None:
    assert not any(re.search(r"(?i)\b(среда|ср)\b", draft.text) for draft in drafts("ru"))


def test_a_document_of_a_time_without_such_numbers_is_not_written() -> None:
    plan = documents.numbered(random.Random(1), locale_data("de"))
    assert plan is not None
    assert plan.render(random.Random(1), datetime.date(1512, 5, 3)) is None


def test_the_numbers_of_documents_take_these_shapes() -> None:
    rng = random.Random(2)
    shapes = {re.sub(r"\d", "9", documents.document_number(rng, DAY)) for _ in range(4000)}
    assert {"999", "99/99", "9/9999", "9999-9999", "99-999", "A-9999"} <= {re.sub("[A-Z]", "A", s) for s in shapes}


def test_every_form_has_one_day_and_at_most_one_number() -> None:
    for _, form in rows("documents"):
        assert form.count("{date}") == 1
        assert sum(form.count(f"{{{name}}}") for name in ("number", "plain", "case")) <= 1, form


@pytest.mark.parametrize(
    ("precision", "same", "form", "text", "expression"),
    [
        ("day", "", "{a}/{b}", r"2017-05-03/(2017|2018)-\d\d-\d\d", r"2017-05-03/(2017|2018)-\d\d-\d\d"),
        ("day", "month", "{a}/{e}", r"2017-05-03/\d\d", r"2017-05-03/2017-05-\d\d"),
        ("day", "year", "{a}/{n}-{e}", r"2017-05-03/\d\d-\d\d", r"2017-05-03/2017-\d\d-\d\d"),
        ("month", "", "{Y}-{m}/{Z}-{n}", r"2017-05/201[78]-\d\d", r"2017-05/201[78]-\d\d"),
        ("year", "", "{Y}/{Z}", r"2017/20\d\d", r"2017/20\d\d"),
        ("clock", "", "{a}T{H}:{M}/T{I}:{N}", r"2017-05-03T\d\d:\d\d/T\d\d:\d\d", "2017-05-03"),
    ],
)
def test_intervals_of_iso_8601_have_both_ends_in_full(
    precision: str, same: str, form: str, text: str, expression: str
) -> None:
    found = [intervals_iso.iso_plan(precision, same, form).render(random.Random(seed), DAY) for seed in range(40)]
    written = [draft for draft in found if draft is not None]
    assert written
    for draft in written:
        assert re.fullmatch(text, draft.text)
        assert re.fullmatch(expression, draft.expression)
        last = "".join(re.findall(r"\d", draft.text.split("/")[-1]))
        assert precision == "clock" or draft.expression.replace("-", "").endswith(last)


def test_every_row_of_the_table_of_intervals_makes_an_expression_that_exists() -> None:
    rng = random.Random(3)
    for row in rows("intervals_iso"):
        found = [intervals_iso.iso_plan(*row).render(rng, DAY) for _ in range(60)]
        drafts = [draft for draft in found if draft is not None]
        assert drafts, row
        for draft in drafts:
            assert str(edtf.parse(draft.expression)) == draft.expression
            assert len(canonical(draft.text)) <= 78


def test_both_rules_are_drawn() -> None:
    assert {"document-number", "interval-iso"} <= {rule.name for rule in mixture.DATE_RULES}
