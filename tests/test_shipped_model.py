"""What the shipped model must read: dates in seventy languages, written by hand, and texts that are none."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from datenorm.columns import read_column
from datenorm.evaluation.metrics import reference
from datenorm.examples import Example, read_tsv
from datenorm.models import find_model
from datenorm.normalizer import Normalizer, Request

HANDWRITTEN = Path(__file__).parents[1] / "data" / "handwritten.tsv"
LARGEST = 8_000_000  # bytes of a model folder


@pytest.fixture(scope="module")
def normalizer() -> Normalizer:
    return Normalizer.load("base")


def handwritten() -> list[Example]:
    with HANDWRITTEN.open(encoding="utf-8", newline="") as stream:
        return list(read_tsv(stream))


@pytest.mark.parametrize("with_locale", [False, True])
def test_handwritten_dates_are_read_and_the_rest_is_refused(normalizer: Normalizer, with_locale: bool) -> None:
    examples = handwritten()
    locales = [e.locale if with_locale and e.locale != "und" else None for e in examples]
    answers = normalizer.convert([Request(e.text, locale) for e, locale in zip(examples, locales, strict=True)])
    expected = [reference(example, normalizer.pivot) for example in examples]
    misses = [(a.text, e, a.edtf) for a, e in zip(answers, expected, strict=True) if a.edtf != e]
    wrong = [miss for miss in misses if miss[2] is not None]
    assert len(misses) <= 0.04 * len(examples), misses
    assert len(wrong) <= 0.015 * len(examples), wrong


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("3 May 1979", "1979-05-03"),
        ("tisdag 5 mars 2024", "2024-03-05"),
        ("2024年5月3日", "2024-05-03"),
        ("٣ مايو ١٩٧٩", "1979-05-03"),
        ("3 मई 1979", "1979-05-03"),
        ("Septmber 5 2020", "2020-09-05"),
        ("March 2021", "2021-03"),
        ("1979", "1979"),
        ("2021-045", "2021-02-14"),
        ("31 April 2020", None),
        ("Suite 200", None),
        ("nan", None),
    ],
)
def test_what_everyone_expects(normalizer: Normalizer, text: str, answer: str | None) -> None:
    assert normalizer.normalize(text).edtf == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("2024-02-29", "2024-02-29"),
        ("2023-02-29", None),
        ("29 February 1996", "1996-02-29"),
        ("29 February 1997", None),
        ("29. Februar 1900", None),
        ("29.02.2000", "2000-02-29"),
        ("2020-366", "2020-12-31"),
        ("2021-366", None),
        ("2020-W53-5", "2021-01-01"),
        ("2021-W53-5", None),
    ],
)
def test_days_that_only_some_years_have_are_read_in_those(
    normalizer: Normalizer, text: str, answer: str | None
) -> None:
    assert normalizer.normalize(text).edtf == answer


@pytest.mark.parametrize(
    "answer",
    [
        "1979-05-03", "1979-05", "1979", "197X", "18XX", "1850~", "1850?", "1850-05~", "1850-05-03%", "18XX?",
        "2024-W10", "XXXX-05-03", "XXXX-05", "XXXX-XX-26", "XXXX-WXX-5", "1979-05-03/1979-05-05", "1914~/1918?",
        "../1914", "1914/..", "198X/199X", "XXXX-05-03/XXXX-05-05",
    ],
)  # fmt: skip
def test_what_it_writes_it_reads(normalizer: Normalizer, answer: str) -> None:
    assert normalizer.normalize(answer).edtf == answer


@pytest.mark.parametrize("text", ["03/04/2005", "3.4.2005", "05-06-2010", "01/02/03"])
def test_numbers_that_two_orders_read_are_ambiguous_until_a_hint_decides(normalizer: Normalizer, text: str) -> None:
    answer = normalizer.normalize(text)
    assert answer.status == "ambiguous"
    assert answer.edtf is None
    assert len(answer.alternatives) >= 2
    by_order = {order: normalizer.normalize(text, order=order).edtf for order in ("dmy", "mdy")}
    assert None not in by_order.values()
    assert by_order["dmy"] != by_order["mdy"]


def test_a_wrong_hint_loses_to_the_text(normalizer: Normalizer) -> None:
    assert normalizer.normalize("25/12/2005", order="mdy").edtf == "2005-12-25"
    assert normalizer.normalize("3. Mai 1979", locale="ja").edtf == "1979-05-03"
    assert normalizer.normalize("2005-03-04", order="dmy").edtf == "2005-03-04"


def test_two_digits_of_a_year_fall_into_the_pivots_hundred_years() -> None:
    assert Normalizer.load("base").normalize("3 May 79").edtf == "1979-05-03"
    assert Normalizer.load("base", pivot=2000).normalize("3 May 79").edtf == "2079-05-03"
    assert Normalizer.load("base", pivot=1780).normalize("3 May 79").edtf == "1879-05-03"


def test_the_model_folder_is_small() -> None:
    folder = find_model("base")
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) <= LARGEST


def test_ten_threads_that_read_columns_with_one_normalizer_get_the_reports_of_one(normalizer: Normalizer) -> None:
    texts = [example.text for example in handwritten()]
    columns = [[*texts[start::10], "25/12/2005", "03/04/2005", "3. lip 2020", "2. sij 2020"] for start in range(10)]
    together = threading.Barrier(10)

    def read(column: list[str]) -> tuple[list[str | None], str]:
        together.wait(60)
        answers, report = read_column(normalizer, column)
        return [answer.edtf for answer in answers], json.dumps(report.as_json())

    with ThreadPoolExecutor(10) as pool:
        found = list(pool.map(read, columns))
    alone = [read_column(Normalizer.load("base"), column) for column in columns]
    assert found == [([a.edtf for a in answers], json.dumps(report.as_json())) for answers, report in alone]
