"""From texts to answers, with a network that says what it is told to and with a real one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import datenorm
from datenorm import normalizer as module
from datenorm.errors import InvalidHint, ModelError
from datenorm.normalization import Hypothesis, Normalization, Reason
from datenorm.normalizer import Normalizer, Request
from datenorm.text import align, canonical, flaw

Scripted = Callable[..., Normalizer]

SWAPPED = [("2005-03-04", 0.55), ("2005-04-03", 0.45)]
SCRIPT = {
    "3 may 1979": [("1979-05-03", 0.995)],
    "may 1979": [("1979-05", 0.9), ("1979", 0.1)],
    "3.5.79": [("XX79-05-03", 0.95), ("XX79-03-05", 0.005)],
    "03/04/2005": SWAPPED,
    "<dmy>03/04/2005": [("2005-04-03", 0.99)],
    "<mdy>03/04/2005": [("2005-03-04", 0.99)],
    "<dmy><lang:en>03/04/2005": [("2005-04-03", 0.97)],
    "<lang:sv>03/04/2005": SWAPPED,
    "<dmy><lang:en>03.04.2005": [("2005-04-03", 0.97)],
    "<mdy><lang:en>03.04.2005": [("2005-03-04", 0.97)],
    "29.2.00": [("XX00-02-29", 0.99)],
    "maybe 1979": [("1979", 0.4), ("", 0.35)],
    "suite 200": [("", 0.9), ("0200", 0.1)],
    # Greedy follows the century 19, of which no single day has much; the likeliest whole is 2005.
    "anything": [(f"2001-01-{day:02}", 0.02 + 0.001 * (day == 7)) for day in range(1, 30)],
    "split": [("1979-05-03", 0.2), ("1979-05-04", 0.2), ("1979-05-05", 0.2), ("2005-01-01", 0.4)],
}


def test_answers_keep_the_precision_of_the_text(scripted: Scripted) -> None:
    day, month = scripted(SCRIPT).normalize_many(["3 May 1979", "MAY 1979"])
    assert day == Normalization("3 May 1979", "1979-05-03", "1979-05-03", day.confidence, "ok", expression="1979-05-03")
    assert day.confidence == pytest.approx(0.995)
    assert (month.edtf, month.date, month.status) == ("1979-05", None, "ok")
    assert day.message is None


def test_two_digits_fall_into_the_hundred_years_from_the_pivot(scripted: Scripted) -> None:
    assert scripted(SCRIPT).normalize("3.5.79").edtf == "1979-05-03"
    assert scripted(SCRIPT, pivot=1980).normalize("3.5.79").edtf == "2079-05-03"
    assert scripted(SCRIPT, pivot=1980).normalize("3.5.79").expression == "XX79-05-03"
    impossible = scripted(SCRIPT, pivot=1850).normalize("29.2.00")
    assert (impossible.edtf, impossible.reason) == (None, Reason.IMPOSSIBLE_DATE)


def test_a_text_that_is_no_date_is_refused_with_a_reason(scripted: Scripted) -> None:
    answers = scripted(SCRIPT).normalize_many(["Suite 200", "", "\x00", "x" * 50, "lorem"])
    assert [answer.reason for answer in answers] == [
        "not-a-date",
        "empty",
        "control-character",
        "too-long",
        "not-a-date",
    ]
    assert all(answer.edtf is None and answer.date is None and answer.status == "rejected" for answer in answers)
    assert answers[0].message == "no date was found in the text"
    assert [answer.confidence for answer in answers[1:4]] == [0, 0, 0]


def test_an_unsure_answer_is_refused_unless_that_much_doubt_is_allowed(scripted: Scripted) -> None:
    refused = scripted(SCRIPT).normalize("maybe 1979")
    assert (refused.edtf, refused.reason) == (None, Reason.UNSURE)
    assert refused.message == "unsure: the likeliest is 1979 with a probability of 0.40"
    assert scripted(SCRIPT, min_confidence=0.4 - 1e-9).normalize("maybe 1979").edtf == "1979"


def test_two_orders_are_ambiguous_until_a_hint_decides(scripted: Scripted) -> None:
    normalizer = scripted(SCRIPT)
    both = normalizer.normalize("03/04/2005")
    assert (both.status, both.reason, both.edtf) == ("ambiguous", "ambiguous", None)
    assert [(h.edtf, round(h.confidence, 6)) for h in both.alternatives] == [("2005-03-04", 0.55), ("2005-04-03", 0.45)]
    assert both.message == "ambiguous: 2005-03-04 or 2005-04-03; give the order of its fields"
    assert normalizer.normalize("03/04/2005", order="dmy").edtf == "2005-04-03"
    assert normalizer.normalize("03/04/2005", order="mdy").edtf == "2005-03-04"
    assert normalizer.normalize("03/04/2005", locale="en-GB").edtf == "2005-04-03"
    assert normalizer.normalize("03/04/2005", order="auto").status == "ambiguous"


def test_full_stops_have_the_order_that_the_locale_gives_them_unless_an_order_is_stated(scripted: Scripted) -> None:
    normalizer = scripted(SCRIPT)
    assert normalizer.normalize("03.04.2005", locale="en").edtf == "2005-04-03"
    assert normalizer.normalize("03.04.2005", locale="en", order="mdy").edtf == "2005-03-04"
    assert "<dmy>" in normalizer.explain("03.04.2005", locale="en").hints


def test_a_likelier_answer_than_the_greedy_one_is_found(scripted: Scripted) -> None:
    assert scripted(SCRIPT, min_confidence=0.3).normalize("split").edtf == "2005-01-01"


def test_a_text_without_any_probable_reading_is_refused_with_the_likeliest(scripted: Scripted) -> None:
    answer = scripted(SCRIPT).normalize("anything")
    assert answer.reason is Reason.UNSURE
    assert answer.alternatives == (Hypothesis("2001-01-07", pytest.approx(0.021)),)


def test_alternatives_are_told_where_they_are_asked_for(scripted: Scripted) -> None:
    assert scripted(SCRIPT).normalize("may 1979").alternatives == ()
    (other,) = scripted(SCRIPT, alternatives=3).normalize("may 1979").alternatives
    assert other == Hypothesis("1979", pytest.approx(0.1))


def test_an_unknown_locale_is_a_warning_and_an_impossible_one_an_error(scripted: Scripted) -> None:
    normalizer = scripted(SCRIPT)
    answer = normalizer.normalize("3 May 1979", locale="xx_YY")
    assert answer.edtf == "1979-05-03"
    assert answer.warnings == ("the locale xx_YY is not known to this model and was not used",)
    assert normalizer.check_hints("xx_YY", None) == answer.warnings
    for hints in ({"locale": "not a locale"}, {"order": "dym"}):
        with pytest.raises(InvalidHint):
            normalizer.normalize("3 May 1979", **hints)
        with pytest.raises(InvalidHint):
            normalizer.normalize_many([], **hints)
        with pytest.raises(InvalidHint):
            normalizer.explain("3 May 1979", **hints)


def test_requests_have_hints_of_their_own_and_a_bad_one_refuses_its_text_only(scripted: Scripted) -> None:
    requests = [
        Request("03/04/2005", order="dmy"),
        Request("03/04/2005", order="mdy"),
        Request("3 May 1979", locale="?"),
        Request("03/04/2005", locale="en_GB"),
        Request("03/04/2005"),
        Request("3 May 1979"),
    ]
    answers = scripted(SCRIPT).convert(requests)
    assert [a.edtf for a in answers] == ["2005-04-03", "2005-03-04", None, "2005-04-03", None, "1979-05-03"]
    assert (answers[2].status, answers[2].reason) == ("rejected", Reason.INVALID_HINT)
    assert answers[2].message == "a locale is written like en, en_GB or zh-Hans-CN; received '?'"


def test_a_text_that_is_no_string_is_a_type_error(scripted: Scripted) -> None:
    with pytest.raises(TypeError, match=r"a text is a str; received nan \(float\)"):
        scripted(SCRIPT).normalize_many(["3 May 1979", float("nan")])


@pytest.mark.parametrize("wrong", [{"pivot": 0}, {"pivot": 9901}, {"min_confidence": 1.1}, {"alternatives": -1}])
def test_settings_that_cannot_be_are_refused(scripted: Scripted, wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="pivot is a year from 1 to 9900"):
        scripted(SCRIPT, **wrong)


def test_answers_come_in_the_order_of_the_texts_and_equal_texts_get_equal_answers(scripted: Scripted) -> None:
    texts = ["3 May 1979", "Suite 200", "may 1979", "3 MAY  1979", "03/04/2005"] * 500
    answers = scripted(SCRIPT).normalize_many(texts)
    assert [answer.text for answer in answers] == texts
    assert [answer.edtf for answer in answers] == ["1979-05-03", None, "1979-05", "1979-05-03", None] * 500


def test_attention_is_shown_on_the_characters_that_were_typed(scripted: Scripted) -> None:
    # The scripted network looks at the first source symbol first, at the second then, and so on.
    explanation = scripted({"<dmy>3.年5": [("1979-05-03", 1.0)]}).explain("  ３.\u200b年5", order="dmy")
    assert explanation.normalization.edtf == "1979-05-03"
    assert explanation.canonical == "3.年5"
    assert explanation.symbols == ("C19", "Y79", "M05", "D03")
    assert explanation.hints == ("<dmy>",)
    assert explanation.hint_attention.tolist() == [[1], [0], [0], [0]]
    assert explanation.attention.tolist() == [
        [0, 0, 0, 0, 0, 0, 0],
        [0, 0, 1, 0, 0, 0, 0],
        [0, 0, 0, 1, 0, 0, 0],
        [0, 0, 0, 0, 0, 1, 0],
    ]


def test_an_explanation_has_alternatives_and_shows_refusals_too(scripted: Scripted) -> None:
    normalizer = scripted(SCRIPT)
    assert [h.edtf for h in normalizer.explain("may 1979").normalization.alternatives] == ["1979"]
    nothing = normalizer.explain("Suite 200")
    assert (nothing.normalization.reason, nothing.symbols) == (Reason.NOT_A_DATE, ("<nothing>",))
    assert nothing.attention.shape == (1, 9)
    unread = normalizer.explain("x\x00")
    assert (unread.normalization.reason, unread.symbols, unread.canonical) == (Reason.CONTROL_CHARACTER, (), "")
    assert unread.attention.shape == (0, 2)
    both = normalizer.explain("03/04/2005")
    assert both.symbols == ("C20", "Y05", "M03", "D04")


@pytest.fixture(scope="module")
def real(random_model: Path) -> Normalizer:
    return Normalizer.load(random_model)


TEXTS = [
    f"{day} {month} {year}{'x' * (day % 9)}" for day in range(1, 29) for month in ("may", "5") for year in (79, 1979)
]


def test_any_way_of_cutting_texts_into_calls_gives_the_same_answers(real: Normalizer) -> None:
    whole = real.normalize_many(TEXTS)
    assert len({answer.expression for answer in whole}) > 10
    assert [real.normalize(text) for text in TEXTS] == whole
    assert real.normalize_many(TEXTS[:50]) + real.normalize_many(TEXTS[50:]) == whole
    assert real.normalize_many(TEXTS[::-1])[::-1] == whole


def test_ten_threads_on_one_normalizer_give_the_answers_of_one(random_model: Path) -> None:
    alone = Normalizer.load(random_model).normalize_many(TEXTS)
    shared = Normalizer.load(random_model, threads=2)
    together = threading.Barrier(10)

    def work(number: int) -> list[Normalization]:
        together.wait()
        return [shared.normalize(text) for text in TEXTS[number::10]] + shared.normalize_many(TEXTS)

    with ThreadPoolExecutor(10) as pool:
        for number, answers in enumerate(pool.map(work, range(10))):
            assert answers == alone[number::10] + alone


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None), max_size=60))
def test_no_text_makes_it_stumble(real: Normalizer, text: str) -> None:
    answer = real.normalize(text)
    assert answer.text == text
    assert (answer.edtf is None) == (answer.status != "ok") == (answer.reason is not None)
    explained = real.explain(text).normalization
    assert explained[:6] == answer[:6]
    explanation = real.explain(text, locale="en_GB")
    assert explanation.attention.shape == (len(explanation.symbols), len(text))
    sums = explanation.attention.sum(axis=1) + explanation.hint_attention.sum(axis=1)
    assert np.allclose(sums, 1, atol=1e-5)


@given(st.text(max_size=60))
def test_what_is_aligned_is_what_is_read(text: str) -> None:
    if flaw(text) is None:
        assert align(text).canonical == canonical(text)


def test_a_model_that_is_not_there_or_damaged_is_a_model_error(tmp_path: Path, random_model: Path) -> None:
    with pytest.raises(ModelError, match="there is no model 'bsae'"):
        Normalizer.load("bsae")
    (tmp_path / "broken").mkdir()
    for file in random_model.iterdir():
        (tmp_path / "broken" / file.name).write_bytes(file.read_bytes()[:-1])
    with pytest.raises(ModelError, match=r"the model at .* (cannot be read|is damaged)"):
        Normalizer.load(tmp_path / "broken")


def test_the_module_functions_share_one_normalizer_loaded_once(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[str] = []

    def load() -> Normalizer:
        loads.append("base")
        return scripted(SCRIPT)

    monkeypatch.setattr(Normalizer, "load", load)
    monkeypatch.setattr(module, "default_normalizer", module._Default())
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(datenorm.normalize, ["3 May 1979"] * 8))
    assert {answer.edtf for answer in answers} == {"1979-05-03"}
    assert datenorm.explain("3 May 1979").symbols == ("C19", "Y79", "M05", "D03")
    assert loads == ["base"]
