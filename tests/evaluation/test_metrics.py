"""Scores on examples and answers written out by hand."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from datenorm.evaluation import metrics
from datenorm.evaluation.metrics import Report
from datenorm.examples import Example


@dataclass(frozen=True)
class Reading:
    edtf: str


@dataclass(frozen=True)
class Answer:
    edtf: str | None
    status: str = "ok"
    reason: str | None = None
    alternatives: tuple[Reading, ...] = ()
    confidence: float = 0.9


REFUSED = Answer(None, "rejected", "not-a-date")


def scored(*pairs: tuple[Example, Answer], pivot: int = 1969) -> Report:
    report = Report("test")
    for example, answer in pairs:
        report.add(example, answer, pivot)
    return report


def test_an_answer_is_right_wrong_or_none() -> None:
    date = Example("3 May 1979", "1979-05-03")
    report = scored((date, Answer("1979-05-03")), (date, Answer("1979-03-05")), (date, REFUSED), (date, REFUSED))
    assert (report.whole.right, report.whole.wrong, report.whole.none) == (1, 1, 2)
    assert report.whole.accuracy == 0.25


def test_refusing_what_is_no_date_is_right_and_answering_it_is_wrong() -> None:
    negative = Example("Suite 200", "")
    report = scored((negative, REFUSED), (negative, Answer("0200")), (Example("1979", "1979"), Answer("1979")))
    assert (report.negatives.right, report.negatives.wrong, report.negatives.none) == (1, 1, 0)
    assert report.dates.count == 1
    assert report.whole.count == 3


def test_fields_count_where_the_reference_states_them() -> None:
    report = scored(
        (Example("3 May 1979", "1979-05-03"), Answer("1979-05-04")),
        (Example("May 1979", "1979-05"), Answer("1978-05-01")),
        (Example("1979", "1979"), REFUSED),
        (Example("4 May 1979", "1979-05-04"), Answer("1979-05")),
    )
    year, month, day = (report.fields[name] for name in ("year", "month", "day"))
    assert (year.right, year.wrong, year.none) == (2, 1, 1)
    assert (month.right, month.wrong, month.none) == (3, 0, 0)
    assert (day.right, day.wrong, day.none) == (0, 2, 0)


def test_an_added_field_makes_the_whole_answer_wrong() -> None:
    assert scored((Example("May 1979", "1979-05"), Answer("1979-05-01"))).whole.wrong == 1


def test_an_open_century_is_compared_after_the_pivot() -> None:
    example = Example("3.5.79", "XX79-05-03")
    assert scored((example, Answer("1979-05-03"))).whole.right == 1
    assert scored((example, Answer("1979-05-03")), pivot=1980).whole.wrong == 1
    assert scored((example, Answer("2079-05-03")), pivot=1980).whole.right == 1


def test_a_leap_day_that_the_pivot_makes_impossible_should_be_refused() -> None:
    example = Example("29.2.00", "XX00-02-29")
    assert scored((example, REFUSED), pivot=1900).whole.right == 1
    assert scored((example, Answer("2000-02-29")), pivot=1969).whole.right == 1


def test_an_ambiguous_date_is_none_and_its_reference_may_be_named() -> None:
    readings = (Reading("2005-03-04"), Reading("2005-04-03"))
    ambiguous = Answer(None, "ambiguous", "ambiguous", readings)
    report = scored(
        (Example("03/04/2005", "2005-04-03"), ambiguous),
        (Example("05/04/2005", "2005-04-05"), ambiguous),
        (Example("xx 2005", "2005"), REFUSED),
    )
    assert report.whole.none == 3
    assert report.named == 1
    assert dict(report.reasons) == {"ambiguous": 2, "not-a-date": 1}


def test_saying_that_numbers_have_two_readings_is_right_where_they_do() -> None:
    example = Example("03/04/2005", "2005-04-03", kind="ambiguous")
    report = scored((example, Answer(None, "ambiguous")), (example, Answer("2005-04-03")), (example, Answer(None)))
    assert (report.dates.right, report.dates.wrong, report.dates.none) == (1, 1, 1)


def test_groups_are_summed_by_locale_kind_script_rule_and_pattern() -> None:
    thai = Example("3 พฤษภาคม 1979", "1979-05-03", "th", kind="absolute", rule="cldr", pattern="d MMMM y")
    report = scored((thai, Answer("1979-05-03")), (Example("3 May 1979", "1979-05-03", "en", rule="cldr"), REFUSED))
    assert {name: tally.right for name, tally in report.groups["locale"].items()} == {"th": 1, "en": 0}
    assert {name: tally.count for name, tally in report.groups["script"].items()} == {"Thai": 1, "Latin": 1}
    assert {name: tally.count for name, tally in report.groups["rule"].items()} == {"cldr": 2}
    assert list(report.groups["kind"]) == ["absolute"]
    assert list(report.groups["pattern"]) == ["d MMMM y"]


def test_groups_are_summed_by_language_and_by_other_calendar() -> None:
    reiwa = Example("令和6年5月3日", "reiwa:0006-05-03", "ja_JP")
    report = scored((reiwa, Answer("2024-05-03")), (Example("3 May 1979", "1979-05-03", "en_GB"), REFUSED))
    assert {name: tally.right for name, tally in report.groups["language"].items()} == {"ja": 1, "en": 0}
    assert {name: tally.right for name, tally in report.groups["calendar"].items()} == {"reiwa": 1}


def test_the_text_shows_the_worst_of_a_group_first_and_says_what_it_leaves_out() -> None:
    answers = {"sv": Answer("1979"), "de": REFUSED, "fr": Answer("1980")}
    report = scored(*((Example("1979", "1979", locale), answer) for locale, answer in answers.items()))
    lines = report.text(by=["locale"], limit=2).splitlines()
    assert lines[0] == "test"
    assert lines[3] == "all                             3    33.33    33.33    33.33"
    assert [line.split()[0] for line in lines[-3:]] == ["de", "fr", "..."]
    assert lines[-1] == "  ... and 1 more, all at least as good"


def test_the_report_is_json_with_every_group() -> None:
    report = scored((Example("1979", "1979", "sv", kind="partial"), Answer("1979")))
    assert json.loads(json.dumps(report.json())) == report.json()
    assert report.json()["by_kind"] == {"partial": {"count": 1, "right": 1, "wrong": 0, "none": 0, "accuracy": 1.0}}


def test_a_signature_changes_with_every_option_that_bears_on_the_answers() -> None:
    fixed = {"model": "base", "version": "1", "test_set": "x"}
    one = metrics.signature(**fixed, options={"pivot": 1969, "hints": "given"})
    assert one.endswith("|model:base@1|set:x|pivot:1969|hints:given")
    assert one != metrics.signature(**fixed, options={"pivot": 1970, "hints": "given"})


def test_an_edited_test_file_has_another_name(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_bytes(b"1979\t1979\n")
    assert metrics.file_test_set(path) == "mine.tsv,sha256=afdf0bf1f3fb10e57111f917a40b8d0a"
    path.write_bytes(b"1979\t1978\n")
    assert metrics.file_test_set(path) != "mine.tsv,sha256=afdf0bf1f3fb10e57111f917a40b8d0a"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("３ Ｍａｙ １９７９", "Latin"),
        ("令和6年5月3日", "Han"),
        ("2024 оны 5-р сар, UTC", "Cyrillic"),
        ("३/५/१९७९", "Devanagari"),
        ("1979-05-03", "Digits"),
        ("--", "None"),
        ("", "None"),
    ],
)
def test_the_script_of_a_text_is_that_of_most_of_its_letters(text: str, script: str) -> None:
    assert metrics.script(text) == script
