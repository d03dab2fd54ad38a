"""Weekdays alone: their names, and which of them are no other word."""

from __future__ import annotations

import datetime
import random

import pytest

from datenorm.generation.locales import locale_data
from datenorm.generation.tables import rows
from datenorm.generation.weekdays import alone, weekdays
from datenorm.text import canonical

FRIDAY = datetime.date(2024, 5, 3)


def texts(locale: str) -> set[str]:
    rng, found = random.Random(3), set()
    for _ in range(300):
        plan = alone(rng, locale_data(locale))
        assert plan is not None
        draft = plan.write(rng, FRIDAY)
        assert draft is not None
        assert draft.expression == "XXXX-WXX-5"
        found.add(draft.text)
    return found


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("en", {"Friday", "Fri", "Fri.", "on Friday", "on Fri"}),
        ("de", {"Freitag", "Fr.", "am Freitag"}),
        ("fr", {"vendredi", "le vendredi"}),
        ("nl", {"vrijdag", "op vrijdag"}),
        ("ru", {"пятница", "в пятницу", "пт"}),
        ("zh", {"星期五", "周五", "礼拜五"}),
        ("zh_Hant", {"星期五", "週五", "禮拜五"}),
        ("ja", {"金曜日", "金曜", "(金)"}),
        ("ko", {"금요일", "금요일에"}),
        ("pt", {"sexta-feira", "na sexta", "6ª-feira"}),
        ("fi", {"perjantai", "perjantaina"}),
        ("he", {"יום שישי", "ביום שישי"}),
    ],
)
def test_a_weekday_alone_has_the_names_of_its_language(locale: str, names: set[str]) -> None:
    assert names <= texts(locale)


def test_short_names_that_are_other_words_do_not_stand_alone() -> None:
    assert not {"do", "we", "sun", "mo"} & {canonical(n) for names in weekdays(locale_data("en")).alone for n in names}
    assert not {"mar", "dom"} & {canonical(n).strip(".") for names in weekdays(locale_data("es")).alone for n in names}
    assert "mawrth" not in {canonical(name) for names in weekdays(locale_data("cy")).alone for name in names}


def test_every_row_of_the_table_has_seven_different_names() -> None:
    for row in rows("weekdays"):
        assert len(row) == 9, row
        assert len(set(row[2:])) == 7, row


def test_names_of_the_table_are_on_the_weekday_that_cldr_names() -> None:
    for row in rows("weekdays"):
        if row[1] not in ("name", "phrase"):
            continue
        wide = weekdays(locale_data(row[0])).wide[0]
        matches = [canonical(wide[n])[:4] in canonical(row[2 + n]) for n in range(7)]
        wrong = [
            (row[2 + n], wide[m])
            for n in range(7)
            for m in range(7)
            if m != n
            and canonical(wide[m]) in canonical(row[2 + n])
            and canonical(wide[n]) not in canonical(row[2 + n])
        ]
        assert not wrong or any(matches), wrong
