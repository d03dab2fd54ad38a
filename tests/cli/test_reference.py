"""Reference dates on the command line, with the shipped model."""

from __future__ import annotations

import datetime
import json
import subprocess
from collections.abc import Callable

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def test_relative_words_count_from_the_reference_date(datenorm: Run) -> None:
    texts = ["three days ago", "next Friday", "last month", "3 May", "3-5 May 1979"]
    done = datenorm("convert", "--reference-date", "2024-05-15", *texts)
    assert done.stdout.decode().splitlines() == [
        "2024-05-12",
        "2024-05-17",
        "2024-04",
        "2024-05-03",
        "1979-05-03/1979-05-05",
    ]


def test_without_one_words_count_from_today_and_a_year_is_not_made_up(datenorm: Run) -> None:
    before = datetime.date.today()
    done = datenorm("convert", "yesterday", "3 May")
    days = {(day - datetime.timedelta(days=1)).isoformat() for day in (before, datetime.date.today())}
    yesterday, may = done.stdout.decode().splitlines()
    assert yesterday in days
    assert may == "XXXX-05-03"


def test_a_preference_chooses_the_side(datenorm: Run) -> None:
    options = ("convert", "--reference-date", "2024-05-15", "3 May")
    assert datenorm(*options, "--prefer", "future").stdout == b"2025-05-03\n"
    assert datenorm(*options, "--prefer", "past").stdout == b"2024-05-03\n"


def test_json_records_have_reference_dates_of_their_own_and_answers_say_what_they_did(datenorm: Run) -> None:
    records = [
        {"text": "three days ago", "reference": "2024-05-15"},
        {"text": "3 May 1979", "reference": "2024-05-15"},
        {"text": "three days ago", "reference": "15.5.2024"},
    ]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    done = datenorm("convert", "--input-format", "jsonl", "--format", "jsonl", "--prefer", "past", input=lines.encode())
    first, second, third = map(json.loads, done.stdout.decode().splitlines())
    assert (first["edtf"], first["expression"], first["reference"]) == ("2024-05-12", "-P3D", "2024-05-15")
    assert second["edtf"] == "1979-05-03"
    assert (third["edtf"], third["reason"]) == (None, "invalid-reference")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--reference-date", "15.5.2024"], b"written like 2024-05-03; received '15.5.2024'"),
        (["--reference-date", "10000-01-01"], b"a day of the years 0001 to 9999"),
        (["--reference-date", "2024-02-30"], b"received '2024-02-30'"),
        (["--prefer", "past"], b"--prefer past has nothing to prefer without a reference date"),
        (["--prefer", "soon"], b"'soon' is not one of 'nearest', 'past', 'future'"),
    ],
)
def test_what_can_be_no_reference_date_or_preference_is_said(datenorm: Run, options: list[str], message: bytes) -> None:
    for command in ("convert", "explain"):
        done = datenorm(command, *options, "3 May")
        assert done.returncode == 2
        assert message in done.stderr.replace(b"\n", b" ")


def test_explain_shows_what_calendars_offsets_and_intervals_became(datenorm: Run) -> None:
    offset = datenorm("explain", "--reference-date", "2024-05-15", "three days ago").stdout.decode()
    assert "written     -P3D\n" in offset
    assert "becomes     2024-05-12  by the reference date 2024-05-15\n" in offset
    calendar = datenorm("explain", "令和6年5月3日").stdout.decode()
    assert "written     reiwa:0006-05-03\n" in calendar
    assert "becomes     2024-05-03  by the calendar\n" in calendar
    interval = datenorm("explain", "1914-1918").stdout.decode()
    assert "written     1914/1918\n" in interval


def test_the_rules_are_listed_with_their_shares_and_an_example_each(datenorm: Run) -> None:
    lines = [line.split("\t") for line in datenorm("generate", "--rules").stdout.decode().splitlines()]
    names = [line[1] for line in lines]
    assert {"cldr-length", "relative-name", "interval-days", "vague-century", "foreign-written", "no-duration"} <= set(
        names
    )
    assert len(set(names)) == len(names)
    assert 99 < sum(float(line[0]) for line in lines) < 101
    assert all(len(line) == 4 for line in lines)
