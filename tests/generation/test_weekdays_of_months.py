"""Weekdays counted within a month: pairs written out, and every label led back to the day that it was written for."""

from __future__ import annotations

import datetime
import random
from functools import cache

import pytest

from datenorm.expressions import spell
from datenorm.generation import weekdays_of_months
from datenorm.generation.locales import LocaleSampler, locale_data
from datenorm.generation.tables import rows
from datenorm.reference import Prefer, Reference
from datenorm.resolution import closed, resolved

(RULE,) = weekdays_of_months.RULES


@cache
def texts(locale: str, date: datetime.date, count: int = 1500) -> set[tuple[str, str]]:
    """What the rule writes for a day, with the labels."""
    rng = random.Random(5)
    plans = (RULE.plan(rng, locale_data(locale)) for _ in range(count))
    drafts = [plan.render(rng, date) for plan in plans if plan]
    return {(draft.text, draft.expression) for draft in drafts if draft}


@pytest.mark.parametrize(
    ("locale", "day", "text", "expression"),
    [
        ("en", "2024-05-13", "the second Monday of May 2024", "2024-05-I2-1"),
        ("en", "2024-05-13", "2nd Monday in May", "XXXX-05-I2-1"),
        ("en", "2024-05-31", "last Fri of May", "XXXX-05-IL-5"),
        ("en", "2024-05-31", "the fifth Friday of next month", "P1M-I5-5"),
        ("de", "2024-05-31", "am letzten Freitag im Mai 2024", "2024-05-IL-5"),
        ("de", "2024-05-01", "erster Mittwoch im Monat", "P0M-I1-3"),
        ("fr", "2024-08-08", "le deuxième jeudi d'août 2024", "2024-08-I2-4"),
        ("it", "2024-09-29", "l'ultima domenica di settembre", "XXXX-09-IL-7"),
        ("pt", "2024-09-03", "primeira terça-feira de setembro", "XXXX-09-I1-2"),
        ("pt", "2024-09-07", "o primeiro sábado do mês", "P0M-I1-6"),
        ("ru", "2024-04-19", "в третью пятницу апреля 2024 года", "2024-04-I3-5"),
        ("pl", "2024-10-02", "w pierwszą środę października", "XXXX-10-I1-3"),
        ("fi", "2024-12-01", "joulukuun 2024 ensimmäinen sunnuntai", "2024-12-I1-7"),
        ("hu", "2024-05-06", "május első hétfője", "XXXX-05-I1-1"),
        ("sr", "2024-08-25", "последња недеља августа", "XXXX-08-IL-7"),
        ("ar", "2024-12-20", "الجمعة الثالثة من ديسمبر 2024", "2024-12-I3-5"),
        ("zh", "2024-07-16", "2024年七月的第三个星期二", "2024-07-I3-2"),
        ("ja", "2024-06-08", "6月第2土曜日", "XXXX-06-I2-6"),
        ("ko", "2024-10-31", "10월 마지막 목요일", "XXXX-10-IL-4"),
    ],
)
def test_a_weekday_of_a_month_is_written_as_the_language_does(
    locale: str, day: str, text: str, expression: str
) -> None:
    assert (text, expression) in texts(locale, datetime.date.fromisoformat(day))


def test_every_label_leads_back_to_the_day_it_was_written_for() -> None:
    rng, sampler = random.Random(7), LocaleSampler()
    seen = set()
    while len(seen) < 2000:
        plan = RULE.plan(rng, sampler.draw(rng))
        date = datetime.date(rng.randint(1950, 2050), rng.randint(1, 12), rng.randint(1, 28))
        date += datetime.timedelta(days=rng.randrange(4))
        draft = plan.render(rng, date) if plan else None
        if draft is None:
            continue
        assert len(spell(draft.expression)) <= 15
        year, month = divmod(12 * date.year + date.month - 1 - _months(draft.expression), 12)
        reference = Reference(datetime.date(year, month + 1, 1), Prefer.FUTURE)
        found = closed(draft.expression, 1969)
        assert found is not None
        assert resolved(found, reference) == date.isoformat(), draft
        seen.add(draft.text)


def _months(expression: str) -> int:
    """How many months ahead of the reference date an expression leads."""
    return {"-P1M": -1, "P1M": 1}.get(expression.partition("-I")[0], 0)


def test_every_row_of_words_has_a_word_for_each_position_and_every_form_can_be_filled() -> None:
    table = rows("weekdays_of_months")
    assert all(row[3].count("|") == 5 for row in table if row[1][0] == "=")
    assert len({row[0] for row in table}) >= 45
    for language in {row[0] for row in table}:
        assert len(texts(language, datetime.date(2024, 5, 31), 200)) >= 3
