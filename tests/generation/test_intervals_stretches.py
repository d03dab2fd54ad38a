"""Intervals of parts of years in words that agree: pairs written out, and which years the two ends have."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from itertools import islice

import pytest
from drawn_once import drawn_once

from datenorm import edtf
from datenorm.generation.drafts import Plan
from datenorm.generation.intervals_stretches import stretches
from datenorm.generation.locales import locale_data

PLANS = 60_000  # of one language, enough to draw each of its rows with each pair of ends


@drawn_once
def plans_of(locale: str) -> Iterator[Plan | None]:
    """Plans of one language without end."""
    rng = random.Random(5)
    while True:
        yield stretches(rng, locale_data(locale))


def plan_of(locale: str, pattern: str) -> Plan:
    """The plan with a pattern, which says what joins the ends, and the ends."""
    plans = islice(plans_of(locale), PLANS)
    return next(plan for plan in plans if plan is not None and plan.pattern == pattern)


def written(plan: Plan) -> set[tuple[str, str]]:
    """The texts and answers that a plan gives for a day in April 2019."""
    found = (plan.render(random.Random(seed), datetime.date(2019, 4, 3)) for seed in range(300))
    return {(draft.text, draft.expression) for draft in found if draft is not None}


@pytest.mark.parametrize(
    ("locale", "pattern", "text", "expression"),
    [
        ("de", "{a} bis {b} | Mitte {month} | Anfang {month}", "Mitte April bis Anfang Juni", "XXXX-04/XXXX-06"),
        ("de", "{a} bis {b} | Mitte {month} | Ende {month} {y}", "Mitte April bis Ende Juni 2019", "2019-04/2019-06"),
        ("fr", "de {a} à {b} | mi-{month} | fin {month} {y}", "de mi-avril à fin juin 2019", "2019-04/2019-06"),
        (
            "fr", "{a} {b} | {season:du printemps|de l'été|de l'automne|de l'hiver}"
            " | {season:au printemps|à l'été|à l'automne|à l'hiver} {y}",
            "du printemps à l'automne 2019", "2019-21/2019-23",
        ),
        (
            "es", "de {a} a {b} | mediados de {month} | finales de {month} de {y}",
            "de mediados de abril a finales de mayo de 2019", "2019-04/2019-05",
        ),
        (
            "pt", "do {a} ao {b} | início de {month} | fim de {month}",
            "do início de abril ao fim de maio", "XXXX-04/XXXX-05",
        ),
        (
            "it", "{a} {b} | dall'inizio di {month} | alla fine di {month}",
            "dall'inizio di aprile alla fine di maggio", "XXXX-04/XXXX-05",
        ),
        (
            "ru", "с {a} по {b} | конца {month} | середину {month} {y} года",
            "с конца апреля по середину мая 2019 года", "2019-04/2019-05",
        ),
        ("nl", "{a} t/m {b} | half {month} | eind {month}", "half april t/m eind mei", "XXXX-04/XXXX-05"),
        (
            "sv", "från {a} till {b} | mitten av {y} | början av {y}",
            "från mitten av 2019 till början av 2020", "2019/2020",
        ),
        (
            "pl", "od {a} do {b} | połowy {month} {y} r. | końca {month} {y} r.",
            "od połowy kwietnia 2019 r. do końca kwietnia 2020 r.", "2019-04/2020-04",
        ),
        (
            "tr", "{a} {b} kadar | {y} {month} ortasından | {month} sonuna",
            "2019 Nisan ortasından Mayıs sonuna kadar", "2019-04/2019-05",
        ),
        ("en", "{a} to {b} | late {month} | mid-{month} {y}", "late April to mid-June 2019", "2019-04/2019-06"),
    ],
)  # fmt: skip
def test_two_parts_of_years_are_an_interval_and_share_a_year(
    locale: str, pattern: str, text: str, expression: str
) -> None:
    assert (text, expression) in written(plan_of(locale, pattern))


@pytest.mark.parametrize(
    ("locale", "pattern", "text", "expression"),
    [
        ("de", "seit {a} | Mitte {month} {y}", "seit Mitte April 2019", "2019-04/.."),
        ("fr", "jusqu'à {a} | mi-{month}", "jusqu'à mi-avril", "../XXXX-04"),
        ("it", "{a} | dalla fine di {month}", "dalla fine di aprile", "XXXX-04/.."),
        ("ru", "к {a} | концу {month}", "к концу апреля", "../XXXX-04"),
        ("ru", "по {a} | середину {y} г.", "по середину 2019 г.", "../2019"),
        ("pl", "przed {a} | końcem {y} roku", "przed końcem 2019 roku", "../2019"),
        ("tr", "{a} kadar | {month} ortasına", "Nisan ortasına kadar", "../XXXX-04"),
    ],
)
def test_one_part_of_a_year_is_an_end(locale: str, pattern: str, text: str, expression: str) -> None:
    assert written(plan_of(locale, pattern)) == {(text, expression)}


@pytest.mark.parametrize(("locale", "pattern"), [("de", "{a} bis {b} | Mitte {month} {y} | Ende {month}")])
def test_a_year_between_the_ends_is_not_taken_for_that_of_both(locale: str, pattern: str) -> None:
    with pytest.raises(StopIteration):
        plan_of(locale, pattern)


@pytest.mark.parametrize("locale", ["de", "fr", "es", "pt", "it", "ru", "uk", "nl", "sv", "da", "nb", "pl", "cs", "ro"])
def test_every_answer_is_an_interval_that_does_not_run_backwards(locale: str) -> None:
    rng, count = random.Random(6), 0
    while count < 150:
        plan = stretches(rng, locale_data(locale))
        date = datetime.date(rng.randint(1850, 2050), rng.randint(1, 12), rng.randint(1, 28))
        draft = plan.render(rng, date) if plan else None
        if draft is not None:
            count += 1
            assert isinstance(edtf.parse(draft.expression), edtf.Interval), draft
            assert "{" not in draft.text
