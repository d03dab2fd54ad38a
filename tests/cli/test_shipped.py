"""The command line with the shipped model, as a user meets it first."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

MONTHS = ("January", "March", "May", "August", "November")


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Four thousand texts, most of them dates, no two alike."""
    path = tmp_path / "letters.txt"
    lines = [
        line
        for number in range(1000)
        for line in (
            f"{number % 28 + 1} {MONTHS[number % 5]} {1000 + number}",
            f"{number % 9 + 1}.{number % 11 + 1}.{1900 + number % 100}, {number}",
            f"{2000 + number}-03-{number % 28 + 1:02}",
            f"Suite {number}",
        )
    ]
    path.write_text("".join(f"{line}\n" for line in lines))
    return path


def test_dates_of_several_scripts_are_read_and_what_is_none_is_refused(datenorm: Run) -> None:
    texts = ["3 May 1979", "tisdag 5 mars 2024", "2024年5月3日", "٣ مايو ١٩٧٩", "3 मई 1979", "17.XI.2024", "Suite 200"]
    done = datenorm("convert", *texts)
    assert done.stdout == b"1979-05-03\n2024-03-05\n2024-05-03\n1979-05-03\n1979-05-03\n2024-11-17\n\n"
    assert done.returncode == 1
    assert b'datenorm: "Suite 200": no date was found in the text\n' in done.stderr


def test_a_numeric_date_with_two_readings_is_ambiguous_until_a_hint_decides(datenorm: Run) -> None:
    done = datenorm("convert", "03/04/2005")
    assert (done.stdout, done.returncode) == (b"\n", 1)
    assert b"two readings: 2005-03-04 or 2005-04-03" in done.stderr
    assert datenorm("convert", "--order", "dmy", "03/04/2005").stdout == b"2005-04-03\n"
    assert datenorm("convert", "--locale", "en_US", "03/04/2005").stdout == b"2005-03-04\n"
    assert datenorm("convert", "--order", "mdy", "25/12/2005").stdout == b"2005-12-25\n"


def test_the_pivot_gives_the_century(datenorm: Run) -> None:
    assert datenorm("convert", "3 May 79", "--pivot", "2001").stdout == b"2079-05-03\n"
    assert datenorm("convert", "3 May 79").stdout == b"1979-05-03\n"


def test_json_records_with_hints_of_their_own(datenorm: Run) -> None:
    records = [{"text": "03/04/2005", "order": "dmy"}, {"text": "March 2021", "id": 2}, {"text": "\u202e9791 yaM 3"}]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    done = datenorm("convert", "--input-format", "jsonl", "--format", "jsonl", input=lines.encode())
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert (first["edtf"], first["date"], first["status"]) == ("2005-04-03", "2005-04-03", "ok")
    assert (second["edtf"], second["date"], second["id"]) == ("2021-03", None, 2)
    assert 0.9 < first["confidence"] <= 1
    assert (third["edtf"], third["reason"]) == (None, "bidirectional-override")


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (b"3 May\0 1979", b"control character"),
        (b"3 May 1979\xed\xa0\x80", b"not valid UTF-8"),
        ("3 May 1979\u202e".encode(), b"reverses the order"),
        (b"a" + "\u0301".encode() * 400_000, b"longer than a date"),
        (b"a" + "\u0301".encode() * 1_000_000, b"longer than 1,048,576 bytes"),
        (b"3 May 1979 " * 100, b"longer than a date"),
    ],
)
def test_bad_records_are_refused_and_the_others_go_on(datenorm: Run, record: bytes, why: bytes) -> None:
    done = datenorm("convert", input=b"3 May 1979\n" + record + b"\n4 May 1979\n")
    assert (done.stdout, done.returncode) == (b"1979-05-03\n\n1979-05-04\n", 1)
    assert why in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_processes_and_chunks_make_no_difference_to_answers(datenorm: Run, letters: Path) -> None:
    """The same texts five times: enough for workers to start, and cut into other chunks each time."""
    many = letters.with_name("many.txt")
    many.write_bytes(letters.read_bytes() * 5)
    whole = datenorm("convert", "--format", "jsonl", "--input", str(letters), "--jobs", "1").stdout.splitlines()
    assert len(whole) == 4000
    shared = datenorm("convert", "--format", "jsonl", "--input", str(many), "--jobs", "2").stdout.splitlines()
    assert shared == whole * 5
    texts = letters.read_text().splitlines()[:40]
    assert datenorm("convert", "--format", "jsonl", *texts).stdout.splitlines() == whole[:40]


def test_explain_shows_where_each_part_was_read(datenorm: Run) -> None:
    done = datenorm("explain", "--json", "3 May 1979")
    explained = json.loads(done.stdout)
    assert explained["symbols"] == ["C19", "Y79", "M05", "D03"]
    strongest = ["3 May 1979"[row.index(max(row))] for row in explained["attention"]]
    assert strongest[0] in "1979"
    assert strongest[1] in "1979"
    assert strongest[2] in "May"
    assert strongest[3] in "3 "
    for row, hints in zip(explained["attention"], explained["hint_attention"], strict=True):
        assert sum(row) + sum(hints) == pytest.approx(1, abs=0.01)
    assert datenorm("explain", "3 May 1979").stdout.startswith(b"answer      1979-05-03\n")


def test_the_shipped_model_is_listed_and_named_with_the_version(datenorm: Run, tmp_path: Path) -> None:
    (base,) = [model for model in json.loads(datenorm("models", "--json", cwd=tmp_path).stdout) if model["shipped"]]
    assert (base["name"], base["problem"]) == ("base", None)
    assert base["languages"] > 300
    assert base["scores"]["whole"]["accuracy"] > 0.9
    assert f"model base {base['version']}\n".encode() in datenorm("--version", cwd=tmp_path).stdout


def test_the_generated_test_split_is_answered_as_the_model_promises(datenorm: Run) -> None:
    report = json.loads(datenorm("evaluate", "--count", "150", "--json").stdout)
    assert report["signature"].startswith("datenorm:")
    assert report["whole"]["accuracy"] > 0.9
