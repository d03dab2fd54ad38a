"""Distances from today whose number is not exact."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable, Iterator
from itertools import islice

import pytest
from drawn_once import drawn_once

from datenorm.edtf import parse
from datenorm.expressions import spell
from datenorm.generation import relative, relative_names, relative_ranges
from datenorm.generation.drafts import Plan
from datenorm.generation.locales import LocaleData, LocaleSampler, locale_data
from datenorm.generation.tables import rows

Rule = Callable[[random.Random, LocaleData], Plan | None]


@drawn_once
def pairs(rule: Rule, locale: LocaleData | None) -> Iterator[tuple[str, str] | None]:
    """Texts and answers of a rule in a locale, or in those that the sampler draws, without end, None where none is."""
    rng, sampler = random.Random(3), LocaleSampler()
    while True:
        plan = rule(rng, locale or sampler.draw(rng))
        draft = plan.render(rng, datetime.date(2024, 5, 3)) if plan else None
        yield (draft.text, draft.expression) if draft else None


def drawn(rule: Rule, locale: LocaleData | None) -> set[tuple[str, str]]:
    return {pair for pair in islice(pairs(rule, locale), 3000) if pair is not None}


@pytest.mark.parametrize(
    ("rule", "locale", "text", "expression"),
    [
        (relative_ranges.between, "en", "2 to 3 days ago", "-P3D/-P2D"),
        (relative_ranges.between, "en", "in 2 to 3 weeks", "P2W/P3W"),
        (relative_ranges.between, "en", "2 or 3 months ago", "-P3M0D/-P2M0D"),
        (relative_ranges.between, "de", "vor 2 bis 3 Tagen", "-P3D/-P2D"),
        (relative_ranges.between, "fr", "dans 2 ou 3 ans", "P2Y0D/P3Y0D"),
        (relative_ranges.between, "ja", "2～3 日前", "-P3D/-P2D"),
        (relative_ranges.about, "en", "about 2 weeks ago", "-P2W"),
        (relative_ranges.about, "it", "circa 3 mesi fa", "-P3M0D"),
        (relative_ranges.about, "sw", "siku ~3 zilizopita", "-P3D"),
        (relative_ranges.half, "en", "1.5 years ago", "-P1Y6M0D"),
        (relative_ranges.half, "de", "vor 2,5 Jahren", "-P2Y6M0D"),
    ],
)
def test_a_number_that_is_not_exact_has_the_answer_beside_it(
    rule: Rule, locale: str, text: str, expression: str
) -> None:
    assert (text, expression) in islice(pairs(rule, locale_data(locale)), 12_000)


def test_between_two_numbers_the_earlier_day_comes_first() -> None:
    for text, expression in drawn(relative_ranges.between, None):
        first, last = (int(re.sub(r"P(\d+).*", r"\1", end)) for end in expression.split("/"))
        assert first < last, (text, expression)
        assert parse(expression)


def test_more_or_fewer_than_a_number_and_parts_of_a_week_name_no_day() -> None:
    rng = random.Random(2)
    texts = {relative_ranges.bound(rng) for _ in range(30_000)}
    for way in (r"\d+\+ days ago", r"more than \d+ weeks ago", r"vor mehr als \d+ Jahren", r"\d+\.5 weeks ago"):
        assert any(re.fullmatch(way, text) for text in texts), way
    assert not [text for text in texts if re.fullmatch(r"\d+(\.5|½) years ago", text)]
    assert not [text for text in texts if "{" in text]


def test_the_largest_numbers_can_be_spelled() -> None:
    for unit, largest in relative.LARGEST.items():
        for number in (largest, largest + max(relative_ranges.GAPS)):
            assert spell(relative_names.distance(number, unit, is_past=True)), (unit, number)


def test_one_number_or_another_are_neighbours() -> None:
    for text, _ in drawn(relative_ranges.between, locale_data("en")):
        found = re.search(r"(\d+) or (\d+)", text)
        assert found is None or int(found[2]) - int(found[1]) == 1, text


def test_every_way_has_the_places_of_its_kind() -> None:
    places = {"between": [{"{a}", "{b}"}, {"{a}", "{next}"}], "about": [{"{a}"}], "bound": [{"{a}"}]}
    for _, kind, ways in rows("relative_ranges"):
        for way in ways.split("|"):
            assert set(re.findall(r"\{\w+\}", way)) in places[kind], way
