"""Verdicts on hypotheses."""

from __future__ import annotations

import pytest

from datenorm.expressions import spell
from datenorm.judgement import Reading, Readings, Verdict, in_order, is_reordered, judge
from datenorm.normalization import Hypothesis, Reason
from datenorm.vocabulary import target_vocabulary

TARGET = target_vocabulary()


def reading(expression: str, pivot: int = 1969) -> Reading:
    return Readings(TARGET, pivot)[tuple(TARGET.ids[symbol] for symbol in spell(expression)[:-1])]


def candidates(*pairs: tuple[str, float]) -> list[tuple[Reading, float]]:
    return [(reading(expression), confidence) for expression, confidence in pairs]


def verdict(*pairs: tuple[str, float], has_order: bool = False, alternatives: int = 0) -> Verdict:
    return judge(candidates(*pairs), has_order=has_order, min_confidence=0.6, alternatives=alternatives)


@pytest.mark.parametrize(
    ("expression", "edtf", "date"),
    [
        ("1979-05-03", "1979-05-03", "1979-05-03"),
        ("1979-05", "1979-05", None),
        ("1979", "1979", None),
        ("XX79-05-03", "1979-05-03", "1979-05-03"),
        ("XX68", "2068", None),
        ("1979-123", "1979-05-03", "1979-05-03"),
        ("XX24-W10-3", "2024-03-06", "2024-03-06"),
        ("2024-W10", "2024-W10", None),
        ("2024-05-IL-5", "2024-05-31", "2024-05-31"),
        ("2024-02-IL-P10D", "2024-02-20/2024-02-29", None),
        ("XX24-IL-P3M", "2024-10/2024-12", None),
        ("P1Y-IL-P2Q", "P1Y-IL-P2Q", None),
        ("", None, None),
    ],
)
def test_symbols_are_read_as_an_answer_and_as_a_day_where_it_is_one(
    expression: str, edtf: str | None, date: str | None
) -> None:
    assert reading(expression) == Reading(expression, edtf, date)


def test_padding_and_the_end_symbol_say_nothing() -> None:
    ids = [TARGET.ids[symbol] for symbol in ("C19", "Y79", "<end>", "<pad>")]
    assert Readings(TARGET, 1969)[tuple(ids)].edtf == "1979"


def test_a_day_that_the_pivot_makes_impossible_has_no_answer() -> None:
    assert reading("XX00-02-29").edtf == "2000-02-29"
    assert reading("XX00-02-29", pivot=1850) == Reading("XX00-02-29", None, None)


def test_a_sure_answer_is_given() -> None:
    assert verdict(("1979-05-03", 0.99)) == Verdict("1979-05-03", "1979-05-03", 0.99, "ok", None, (), "1979-05-03")
    assert verdict(("XX79-05", 0.7)) == Verdict("1979-05", None, 0.7, "ok", None, (), "XX79-05")


def test_nothing_is_refused() -> None:
    found = verdict(("", 0.7), ("1979-05-03", 0.3))
    assert (found.status, found.reason, found.edtf, found.expression) == ("rejected", Reason.NOT_A_DATE, None, "")
    assert found.alternatives == ()


def test_an_unsure_answer_is_refused_and_named() -> None:
    found = verdict(("1979-05-03", 0.5), ("1979-05-13", 0.4))
    assert (found.status, found.reason, found.edtf, found.date) == ("rejected", Reason.UNSURE, None, None)
    assert found.alternatives == (Hypothesis("1979-05-03", 0.5),)


def test_an_impossible_day_is_refused() -> None:
    found = judge([(reading("XX00-02-29", 1850), 0.99)], has_order=True, min_confidence=0.6)
    assert (found.status, found.reason) == ("rejected", Reason.IMPOSSIBLE_DATE)


def test_where_no_reading_that_exists_is_probable_the_text_means_a_day_that_does_not() -> None:
    found = verdict(("2023-02-28", 0.02), ("2023-02-20", 0.01))
    assert (found.status, found.reason, found.expression) == ("rejected", Reason.IMPOSSIBLE_DATE, "2023-02-28")
    assert verdict(("2023-02-28", 0.15), ("2023-02-20", 0.1)).reason is Reason.UNSURE


def test_the_same_digits_in_another_order_are_ambiguous_without_a_hint() -> None:
    found = verdict(("2005-03-04", 0.7), ("2005-04-03", 0.25), ("2005-04", 0.05))
    assert (found.status, found.reason, found.edtf) == ("ambiguous", Reason.AMBIGUOUS, None)
    assert found.alternatives == (Hypothesis("2005-03-04", 0.7), Hypothesis("2005-04-03", 0.25))


def test_with_an_order_only_an_unsure_answer_is_ambiguous() -> None:
    assert verdict(("2005-03-04", 0.7), ("2005-04-03", 0.3), has_order=True).edtf == "2005-03-04"
    assert verdict(("2005-03-04", 0.55), ("2005-04-03", 0.45), has_order=True).status == "ambiguous"


def test_another_reading_makes_no_ambiguity_where_it_is_improbable_or_no_other_order() -> None:
    assert verdict(("2005-03-04", 0.99), ("2005-04-03", 0.007)).status == "ok"
    assert verdict(("2005-03-04", 0.7), ("2005-03-14", 0.3)).status == "ok"
    assert verdict(("2005-03-04", 0.7), ("", 0.3)).status == "ok"


@pytest.mark.parametrize(
    ("text", "second", "status"),
    [
        ("10.2.2023", 0.03, "ambiguous"),
        ("10.2.2023", 0.009, "ambiguous"),
        ("10.2.2023", 0.007, "ok"),
        ("10.2.2023 um 10 uhr", 0.03, "ok"),
        ("10.2.2023 um 10 uhr", 0.06, "ambiguous"),
    ],
)
def test_words_beside_numbers_decide_their_order_sooner_than_numbers_alone(
    text: str, second: float, status: str
) -> None:
    readings = candidates(("2023-02-10", 1 - second), ("2023-10-02", second))
    assert judge(readings, has_order=False, min_confidence=0.6, text=text).status == status


def test_three_two_digit_fields_have_up_to_three_readings() -> None:
    found = verdict(("XX03-02-01", 0.5), ("XX03-01-02", 0.3), ("XX01-02-03", 0.2))
    assert [hypothesis.edtf for hypothesis in found.alternatives] == ["2003-02-01", "2003-01-02", "2001-02-03"]


def test_as_many_alternatives_are_told_as_are_asked_for() -> None:
    found = verdict(("1979-05-03", 0.8), ("1979-05", 0.1), ("", 0.06), ("1979", 0.04), alternatives=5)
    assert found.alternatives == (Hypothesis("1979-05", 0.1), Hypothesis("1979", 0.04))
    assert verdict(("1979-05-03", 0.8), ("1979-05", 0.1), ("1979", 0.04), alternatives=1).alternatives == (
        Hypothesis("1979-05", 0.1),
    )
    assert verdict(("", 0.8), ("1979", 0.1), alternatives=2).alternatives == (Hypothesis("1979", 0.1),)
    ambiguous = verdict(("2005-03-04", 0.7), ("2005-03", 0.2), ("2005-04-03", 0.1), alternatives=3)
    assert [hypothesis.edtf for hypothesis in ambiguous.alternatives] == ["2005-03-04", "2005-04-03", "2005-03"]


def test_two_expressions_of_one_answer_are_one_with_their_probabilities_together() -> None:
    found = verdict(("1979-05-03", 0.5), ("XX79-05-03", 0.25), ("1979", 0.125), ("XX79", 0.0625), alternatives=5)
    assert (found.edtf, found.confidence, found.expression) == ("1979-05-03", 0.75, "1979-05-03")
    assert found.alternatives == (Hypothesis("1979", 0.1875),)


def test_several_expressions_together_can_be_likelier_than_the_likeliest_one() -> None:
    found = verdict(("1979-05", 0.375), ("1979-05-03", 0.3125), ("XX79-05-03", 0.3125), alternatives=5)
    assert (found.edtf, found.confidence, found.alternatives) == ("1979-05-03", 0.625, (Hypothesis("1979-05", 0.375),))


def test_another_order_counts_with_all_of_its_expressions() -> None:
    swapped = verdict(("1979-05-03", 0.5), ("XX79-03-05", 0.25), ("1979-03-05", 0.125))
    assert swapped.status == "ambiguous"
    assert swapped.alternatives == (Hypothesis("1979-05-03", 0.5), Hypothesis("1979-03-05", 0.375))


@pytest.mark.parametrize(
    ("expression", "other", "expected"),
    [
        ("2011-12-10", "2010-12-11", True),
        ("2011-12-10", "2011-10-12", True),
        ("2005-05-05", "2005-05-05", False),
        ("1905-03-04", "2005-04-03", False),
        ("2005-03-04~", "2005-04-03~", True),
        ("2005-03-04~", "2005-04-03?", False),
        ("2005-064", "2005-063", False),
        ("2024-W10-3", "2024-W10-3", False),
        ("2005-03", "2003-05", False),
    ],
)
def test_only_days_of_the_same_digits_are_reordered(expression: str, other: str, expected: bool) -> None:
    assert is_reordered(expression, other) is expected


def by_weekday(text: str, *pairs: tuple[str, float]) -> Verdict:
    return judge(candidates(*pairs), has_order=False, min_confidence=0.6, text=text)


def renamed(text: str, *pairs: tuple[str, float], has_language: bool = False) -> Verdict:
    return judge(candidates(*pairs), has_order=False, min_confidence=0.6, text=text, has_language=has_language)


def test_a_weekday_tells_in_which_order_the_digits_are_read() -> None:
    found = by_weekday("tuesday 11/3/2015", ("2015-03-11", 0.79), ("2015-11-03", 0.2))
    assert (found.status, found.edtf) == ("ok", "2015-11-03")
    # 0.99 of the whole, as 0.2 * 0.98 to 0.79 * 0.02 / 6
    assert found.confidence == pytest.approx(0.99 * 0.196 / (0.196 + 0.79 * 0.02 / 6))


def test_a_weekday_of_neither_reading_or_of_both_tells_nothing() -> None:
    neither = by_weekday("friday 11/3/2015", ("2015-03-11", 0.79), ("2015-11-03", 0.2))
    assert (neither.status, neither.confidence) == ("ambiguous", 0.79)
    both = by_weekday("wednesday 2/8/2006", ("2006-08-02", 0.79), ("2006-02-08", 0.2))
    assert (both.status, both.confidence) == ("ambiguous", pytest.approx(0.79))


def test_a_weekday_tells_which_language_names_the_month_where_no_hint_does() -> None:
    july_first = [("2025-07-23", 0.7), ("2025-06-23", 0.28)]
    # the 23rd of July 2025 was a Wednesday, the 23rd of June a Monday
    assert renamed("sr 23 lip 2025", *july_first).edtf == "2025-07-23"
    assert renamed("pon 23 lip 2025", *july_first).edtf == "2025-06-23"
    assert renamed("23 lip 2025", *july_first).status == "ambiguous"
    known = renamed("pon 23 lip 2025", *july_first, has_language=True)
    assert (known.edtf, known.confidence) == ("2025-07-23", 0.7)


def test_a_month_of_another_language_is_in_question_sooner_than_an_order_beside_words() -> None:
    doubtful = (("2025-07-23", 0.97), ("2025-06-23", 0.02))
    assert renamed("23 lip 2025", *doubtful).status == "ambiguous"
    assert renamed("23 lip 2025", *doubtful, has_language=True).edtf == "2025-07-23"
    assert renamed("23 lip 2025", ("2025-07-23", 0.985), ("2025-06-23", 0.01)).edtf == "2025-07-23"
    assert renamed("3/6/2025 um 10", ("2025-06-03", 0.97), ("2025-03-06", 0.02)).edtf == "2025-06-03"


def test_a_hinted_order_chooses_among_readings_of_the_same_digits() -> None:
    april_first = candidates(("1945-04-03~", 0.6), ("1945-03-04~", 0.3), ("1945~", 0.1))
    month_first = in_order(april_first, "c. 3/4/1945", "mdy")
    assert [(reading.expression, share) for reading, share in month_first] == [
        ("1945-03-04~", pytest.approx(0.9)),
        ("1945~", 0.1),
    ]
    day_first = in_order(april_first, "c. 3/4/1945", "dmy")
    assert [(reading.expression, share) for reading, share in day_first] == [
        ("1945-04-03~", pytest.approx(0.9)),
        ("1945~", 0.1),
    ]
    assert in_order(april_first, "c. 3/4/1945", "") == april_first
    assert in_order(april_first, "tuesday 3/4/1945", "mdy") == april_first


def test_a_hinted_order_in_which_there_is_no_such_day_chooses_nothing() -> None:
    found = candidates(("2005-12-25", 0.9), ("2005-12-05", 0.1))
    assert in_order(found, "25/12/2005", "mdy") == found


def test_a_weekday_does_not_choose_between_other_readings() -> None:
    found = by_weekday("tuesday 3 5 1979", ("1979-05-03", 0.5), ("1979-05-01", 0.45))
    assert (found.status, found.reason, found.confidence) == ("rejected", Reason.UNSURE, 0.5)
