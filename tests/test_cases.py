"""Labelled cases written by hand, in `cases/`: what the shipped model must read, and must refuse, language by language.

What it does not do yet is in `cases/known_failures.tsv`; those cases are held to fail, so that the list stays true.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from datenorm.edtf import parse
from datenorm.examples import KINDS
from datenorm.normalizer import Normalizer, Request

CASES = Path(__file__).parent / "cases"
COLUMNS = ["text", "expression", "locale", "order", "reference", "kind", "origin"]


class Case(NamedTuple):
    """A row: the text with what is known about it, and the answer, "" where it must be refused."""

    text: str
    expression: str
    locale: str
    order: str
    reference: str
    kind: str
    origin: str

    def request(self) -> Request:
        day = datetime.date.fromisoformat(self.reference) if self.reference else None
        return Request(self.text, self.locale or None, self.order or None, day)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def cases() -> tuple[Case, ...]:
    paths = sorted(path for path in CASES.glob("*.tsv") if path.name != "known_failures.tsv")
    return tuple(Case(*(row[name] or "" for name in COLUMNS)) for path in paths for row in read(path))


@cache
def known_failures() -> dict[tuple[str, str], str]:
    return {(row["text"], row["locale"]): row["reason"] for row in read(CASES / "known_failures.tsv")}


def languages() -> list[str]:
    return sorted({case.locale.split("_")[0] for case in cases()})


@pytest.fixture(scope="module")
def answers() -> Mapping[Case, str]:
    found = Normalizer.load("base").convert([case.request() for case in cases()])
    return {case: answer.edtf or "" for case, answer in zip(cases(), found, strict=True)}


@pytest.mark.parametrize("language", languages())
def test_the_shipped_model_answers_as_a_reader_would(language: str, answers: Mapping[Case, str]) -> None:
    own = [case for case in cases() if case.locale.split("_")[0] == language]
    failing = {(case.text, case.locale): answers[case] for case in own if answers[case] != case.expression}
    known = {(case.text, case.locale) for case in own} & known_failures().keys()
    assert {key: answer for key, answer in failing.items() if key not in known} == {}, "answered otherwise"
    assert known - failing.keys() == set(), "no longer fail: take them out of known_failures.tsv"


def test_the_cases_are_many_and_of_every_kind() -> None:
    assert len(cases()) >= 1500
    assert len({case.locale.split("_")[0] for case in cases()}) >= 60
    assert {case.kind for case in cases()} == set(KINDS) - {"ambiguous"}
    assert sum(not case.expression for case in cases()) >= 0.12 * len(cases())


def test_every_case_has_an_answer_of_the_language_and_an_origin_and_stands_once() -> None:
    for case in cases():
        assert case.origin
        assert not case.expression or str(parse(case.expression)) == case.expression
    keys = [(case.text, case.locale, case.order, case.reference) for case in cases()]
    assert len(set(keys)) == len(keys)


def test_known_failures_are_cases() -> None:
    assert known_failures().keys() <= {(case.text, case.locale) for case in cases()}
