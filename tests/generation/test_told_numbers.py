"""Numbers whose text tells which is the day, the month and the year."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable, Iterator
from itertools import count, islice

import pytest
from drawn_once import drawn_once

from datenorm.generation import mixture, told_numbers
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData, locale_data
from datenorm.generation.stream import Generator
from datenorm.generation.tables import rows

DAY = datetime.date(2031, 4, 7)
FIELD = "%[dmy]|[dmytj]{2,4}"
Writer = Callable[[random.Random, LocaleData], Plan]


@drawn_once
def rendered(write: Writer, language: str) -> Iterator[Draft | None]:
    """Drafts of one day without end, None where there is none."""
    for seed in count():
        rng = random.Random(seed)
        yield write(rng, locale_data(language)).render(rng, DAY)


def drafts(write: Writer, language: str, seeds: int = 1500) -> list[Draft]:
    return [draft for draft in islice(rendered(write, language), seeds) if draft is not None]


def is_drawn(text: str, write: Writer, language: str, seeds: int) -> bool:
    return any(draft is not None and draft.text == text for draft in islice(rendered(write, language), seeds))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "07/04/2031 (DD/MM/YYYY)"),
        ("en", "04/07/2031 (mm/dd/yyyy)"),
        ("en", "TO_DATE('07.04.2031', 'dd.MM.yyyy')"),
        ("en", "STR_TO_DATE('07/04/2031', '%d/%m/%Y')"),
        ("de", "TT.MM.JJJJ: 07.04.2031"),
        ("fr", "(JJ/MM/AAAA) 07/04/2031"),
        ("pl", "DD.MM.RRRR: 07.04.2031"),
    ],
)
def test_a_mask_stands_beside_the_numbers_that_it_describes(language: str, text: str) -> None:
    assert is_drawn(text, told_numbers.masked, language, 40_000)


def test_a_mask_has_its_letters_where_the_numbers_have_their_fields() -> None:
    fields = {"dd": "07", "mm": "04", "yyyy": "2031", "yy": "31", "tt": "07", "jjjj": "2031", "jj": "31"}
    fields |= {"%d": "07", "%m": "04", "%y": "31"}
    for draft in drafts(told_numbers.masked, "de"):
        numbers = next(match[0] for match in re.finditer(r"\d+([/. -])\d+\1\d+", draft.text))
        mask = re.search(rf"(?i)(?<!\w)({FIELD})([/. -])({FIELD})\2({FIELD})(?!\w)", draft.text)
        assert mask
        said = ["2031" if part == "%Y" else fields[part.lower()] for part in (mask[1], mask[3], mask[4])]
        assert said == re.findall(r"\d+", numbers)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Day 07 Month 04 Year 2031"),
        ("en", "year=2031/month=04/day=07"),
        ("en", '{"year": 2031, "month": 4, "day": 7}'),
        ("de", "tag: 7, monat: 4, jahr: 2031"),
        ("es", "Año: 2031, Mes: 04, Día: 07"),
        ("ru", "День 7 Месяц 4 Год 2031"),
        ("sr_Latn", "Dan 07 Mesec 04 Godina 2031"),
        ("zu", "Month 4 Day 7 Year 2031"),
    ],
)
def test_each_number_stands_with_its_word(language: str, text: str) -> None:
    assert is_drawn(text, told_numbers.named, language, 20_000)


def test_what_the_text_tells_needs_no_hint_and_minds_none() -> None:
    for write in (told_numbers.masked, told_numbers.named):
        assert {(d.order, d.precision, d.needs_order, d.is_exact) for d in drafts(write, "de")} == {
            ("", "day", False, True)
        }


def test_six_digits_are_a_day_for_who_is_told_their_order() -> None:
    found = drafts(told_numbers.six_digits, "en", 100)
    assert {(d.text, d.order) for d in found} == {("310407", "ymd"), ("070431", "dmy"), ("040731", "mdy")}
    assert all(draft.needs_order and draft.open_century for draft in found)


def test_six_digits_of_the_stream_have_the_hint_of_their_order_and_without_one_are_no_date() -> None:
    rules = {rule.name: rule for rule in (*mixture.DATE_RULES, *mixture.NEGATIVE_RULES)}
    for seed in range(30):
        dated = Generator(seed).example_of(rules["numeric-six-digits"])
        alone = Generator(seed).example_of(rules["no-six_digits_alone"])
        assert dated is not None
        assert dated.order_hint
        assert dated.expression.startswith("XX")
        assert alone is not None
        assert alone.expression == ""
        assert not told_numbers.is_run_together(alone.text) or alone.order_hint == alone.language_hint == ""


@pytest.mark.parametrize(("text", "told"), [("870214", True), ("140287", True), ("873945", False), ("19870214", False)])
def test_six_digits_can_be_a_day(text: str, told: bool) -> None:
    assert told_numbers.is_run_together(text) is told


def test_every_row_has_three_words_and_three_letters_or_none() -> None:
    for row in rows("field_words"):
        assert len(row) == 7
        assert all(row[:4])
        assert all(map(str.isalpha, row[4:])) or not any(row[4:])
