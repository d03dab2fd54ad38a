"""Reference dates from a request to the answer, with a network whose readings are known."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from datenorm.errors import InvalidReference
from datenorm.normalization import Hypothesis, Reason
from datenorm.normalizer import Normalizer, Request

SCRIPT = {
    "three days ago": [("-P3D", 0.9)],
    "3 may": [("XXXX-05-03", 0.9)],
    "friday": [("XXXX-WXX-5", 0.9)],
    "last month": [("-P1M", 0.9)],
    "the 31st of next month": [("P1M-31", 0.9)],
    "5/6": [("XXXX-06-05", 0.55), ("XXXX-05-06", 0.45)],
    "mon to fri": [("XXXX-WXX-1/XXXX-WXX-5", 0.9)],
    "3 may 79": [("XX79-05-03", 0.9)],
    "backwards": [("1980/1979", 0.9)],
}
DAY = datetime.date(2024, 5, 15)
Scripted = Callable[..., Normalizer]


@pytest.mark.parametrize(
    ("text", "edtf", "date"),
    [
        ("three days ago", "2024-05-12", "2024-05-12"),
        ("3 May", "2024-05-03", "2024-05-03"),
        ("Friday", "2024-05-17", "2024-05-17"),
        ("last month", "2024-04", None),
        ("Mon to Fri", "2024-05-13/2024-05-17", None),
    ],
)
def test_an_answer_says_what_the_reference_date_did(scripted: Scripted, text: str, edtf: str, date: str | None) -> None:
    answer = scripted(SCRIPT).normalize(text, reference="2024-05-15")
    assert (answer.edtf, answer.date, answer.status, answer.reference) == (edtf, date, "ok", DAY)
    assert answer.expression == SCRIPT[text.lower()][0][0]


def test_a_reference_date_that_bears_on_nothing_is_not_said(scripted: Scripted) -> None:
    answer = scripted(SCRIPT).normalize("3 May 79", reference=DAY)
    assert (answer.edtf, answer.reference) == ("1979-05-03", None)


def test_without_a_reference_date_nothing_is_made_up(scripted: Scripted) -> None:
    normalizer = scripted(SCRIPT)
    assert normalizer.normalize("three days ago").edtf == "-P3D"
    assert normalizer.normalize("3 May").edtf == "XXXX-05-03"
    assert normalizer.normalize("3 May").date is None


def test_today_resolves_words_that_count_from_a_day_and_nothing_else(scripted: Scripted) -> None:
    normalizer = scripted(SCRIPT, today=DAY)
    assert normalizer.normalize("three days ago").edtf == "2024-05-12"
    assert normalizer.normalize("3 May").edtf == "XXXX-05-03"
    assert normalizer.normalize("three days ago", reference="2020-01-02").edtf == "2019-12-30"


def test_a_preference_chooses_the_side(scripted: Scripted) -> None:
    found = [scripted(SCRIPT, prefer=side).normalize("3 May", reference=DAY).edtf for side in ("past", "future")]
    assert found == ["2024-05-03", "2025-05-03"]
    assert scripted(SCRIPT, prefer="past").normalize("Friday", reference=DAY).edtf == "2024-05-10"
    with pytest.raises(InvalidReference, match="one of nearest, past, future"):
        scripted(SCRIPT, prefer="soon")


def test_each_request_has_a_reference_date_of_its_own(scripted: Scripted) -> None:
    days = [DAY, None, datetime.date(1999, 12, 31)]
    answers = scripted(SCRIPT).convert([Request("three days ago", reference=day) for day in days])
    assert [answer.edtf for answer in answers] == ["2024-05-12", "-P3D", "1999-12-28"]


def test_a_day_that_does_not_exist_is_refused(scripted: Scripted) -> None:
    answer = scripted(SCRIPT).normalize("the 31st of next month", reference=DAY)
    assert (answer.edtf, answer.status, answer.reason) == (None, "rejected", Reason.IMPOSSIBLE_DATE)
    backwards = scripted(SCRIPT).normalize("backwards")
    assert (backwards.edtf, backwards.reason) == (None, Reason.IMPOSSIBLE_DATE)


def test_both_readings_of_an_ambiguous_day_are_resolved(scripted: Scripted) -> None:
    answer = scripted(SCRIPT).normalize("5/6", reference=DAY)
    assert answer.status == "ambiguous"
    assert [reading.edtf for reading in answer.alternatives] == ["2024-06-05", "2024-05-06"]


def test_an_explanation_shows_the_steps(scripted: Scripted) -> None:
    normalizer = scripted(SCRIPT)
    explanation = normalizer.explain("three days ago", reference=DAY)
    assert explanation.steps == (("2024-05-12", "the reference date 2024-05-15"),)
    assert explanation.symbols == ("-P", "N03", "D")
    assert normalizer.explain("3 May 79").steps == (("1979-05-03", "the pivot 1969"),)
    assert normalizer.explain("backwards").steps == ()


def test_what_is_no_date_cannot_be_a_reference_date(scripted: Scripted) -> None:
    with pytest.raises(InvalidReference, match="received 'yesterday'"):
        scripted(SCRIPT).normalize("3 May", reference="yesterday")


def test_the_first_reading_is_told_where_no_answer_is_sure(scripted: Scripted) -> None:
    unsure = scripted(SCRIPT, min_confidence=0.95).normalize("3 May", reference=DAY)
    assert unsure.alternatives == (Hypothesis("2024-05-03", pytest.approx(0.9)),)
