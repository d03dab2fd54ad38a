"""`datenorm convert`: what goes in, what comes out where, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[bytes]]

TOLD_ONCE = b"datenorm: more refused records are counted, not named; --rejects FILE lists all\n"


def test_arguments_are_converted_in_order_and_nothing_is_said(standin: Run) -> None:
    done = standin("convert", "1979-05-03", "1914")
    assert (done.stdout, done.stderr, done.returncode) == (b"1979-05-03\n1914\n", b"", 0)


def test_a_refused_argument_is_a_blank_line_a_message_and_status_1(standin: Run) -> None:
    done = standin("convert", "Suite 200", "1914")
    assert (done.stdout, done.returncode) == (b"\n1914\n", 1)
    assert done.stderr == (
        b'datenorm: "Suite 200": no date was found in the text\ndatenorm: 2 records: 1 converted, 1 refused\n'
    )


def test_standard_input_is_read_where_nothing_is_given(standin: Run) -> None:
    done = standin("convert", input=b"1979-05-03\n1914\n")
    assert (done.stdout, done.stderr, done.returncode) == (
        b"1979-05-03\n1914\n",
        b"datenorm: 2 records: 2 converted\n",
        0,
    )


def test_empty_input_gives_nothing_and_status_0(standin: Run) -> None:
    done = standin("convert", input=b"")
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)


def test_every_record_gives_a_line_blank_ones_too(standin: Run) -> None:
    done = standin("convert", input=b"\n1914\r\n\r\n  \n1915")
    assert done.stdout == b"\n1914\n\n\n1915\n"
    assert done.returncode == 1
    assert b'datenorm: line 3: "": the text is empty\n' in done.stderr


def test_files_are_read_one_after_another_and_a_dash_is_standard_input(standin: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.jsonl"
    one.write_bytes(b"\xef\xbb\xbf1914\n1915")
    two.write_bytes(b'{"text": "1917"}\n{"text": "x"}\n')
    done = standin("convert", "--input", str(one), "--input", "-", "--input", str(two), input=b"1916\n")
    assert done.stdout == b"1914\n1915\n1916\n1917\n\n"
    assert f'datenorm: {two}:2: "x": no date was found in the text\n'.encode() in done.stderr


def test_an_ambiguous_date_is_refused_with_both_readings_named(standin: Run) -> None:
    done = standin("convert", "03/04/2005")
    assert (done.stdout, done.returncode) == (b"\n", 1)
    assert done.stderr == (
        b'datenorm: "03/04/2005": two readings: 2005-03-04 or 2005-04-03; an order (--order dmy, mdy or ymd) decides\n'
        b"datenorm: 1 record: 0 converted, 1 ambiguous\n"
    )


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        (["--order", "dmy"], b"2005-04-03\n"),
        (["--order", "MDY"], b"2005-03-04\n"),
        (["--locale", "en_US"], b"2005-03-04\n"),
        (["--locale", "en-gb"], b"2005-04-03\n"),
        (["--locale", "en_GB", "--order", "auto"], b"2005-04-03\n"),
        (["--locale", "en_GB", "--order", "mdy"], b"2005-03-04\n"),
    ],
)
def test_hints_decide(standin: Run, options: list[str], answer: bytes) -> None:
    done = standin("convert", *options, "03/04/2005")
    assert (done.stdout, done.stderr, done.returncode) == (answer, b"", 0)


def test_an_unknown_locale_is_said_once_and_not_used(standin: Run) -> None:
    done = standin("convert", "--locale", "tlh_KX", "1979", "1980")
    assert done.stdout == b"1979\n1980\n"
    assert done.stderr == b"datenorm: the locale tlh_KX is not known to this model and was not used\n"


@pytest.mark.parametrize("options", [["--locale", "!"], ["--order", "ydm"], ["--min-confidence", "2"], ["--jobs", "0"]])
def test_an_option_that_cannot_be_is_status_2_and_one_line_says_why(standin: Run, options: list[str]) -> None:
    done = standin("convert", *options, "1979")
    assert (done.stdout, done.returncode) == (b"", 2)
    assert options[1].encode() in done.stderr.splitlines()[-1]
    assert b"Traceback" not in done.stderr


def test_texts_and_files_together_are_wrong_usage(standin: Run) -> None:
    done = standin("convert", "--input", "x.txt", "1979")
    assert done.returncode == 2
    assert b"not both" in done.stderr


def test_the_flag_goes_before_the_environment_and_that_before_the_default(standin: Run) -> None:
    assert standin("convert", "03/04/2005", DATENORM_ORDER="dmy").stdout == b"2005-04-03\n"
    assert standin("convert", "--order", "mdy", "03/04/2005", DATENORM_ORDER="dmy").stdout == b"2005-03-04\n"
    assert standin("convert", "x", DATENORM_EXIT_ZERO="1", DATENORM_ON_ERROR="keep").returncode == 0


def test_the_help_names_each_variable(standin: Run) -> None:
    shown = standin("convert", "--help").stdout.decode()
    for name in ("MODEL", "LOCALE", "ORDER", "JOBS", "PIVOT", "MIN_CONFIDENCE", "FORMAT", "ON_ERROR"):
        assert f"DATENORM_{name}" in shown.replace("\n", "")


def test_answers_below_the_confidence_are_refused(standin: Run) -> None:
    done = standin("convert", "--min-confidence", "0.8", "1914", "1914-05-03")
    assert done.stdout == b"\n1914-05-03\n"
    assert b"unsure: the likeliest is 1914 with a probability of 0.75" in done.stderr


def test_kept_records_come_back_byte_for_byte(standin: Run) -> None:
    done = standin("convert", "--on-error", "keep", input=b" a\tb \r\n\xff\xfe\n1914\n")
    assert (done.stdout, done.returncode) == (b" a\tb \n\xff\xfe\n1914\n", 1)


def test_a_kept_json_text_stays_on_one_line(standin: Run) -> None:
    done = standin(
        "convert", "--on-error", "keep", "--input-format", "jsonl", input=b'{"text": "a\\nb\\u2028c"}\nnope\n'
    )
    assert done.stdout.decode() == "a b\u2028c\nnope\n"


def test_fail_stops_at_the_first_refused_record(standin: Run, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.tsv"
    done = standin("convert", "--on-error", "fail", "--rejects", str(rejects), input=b"1914\nx\n1915\ny\n")
    assert (done.stdout, done.returncode) == (b"1914\n", 1)
    assert done.stderr == b'datenorm: line 2: "x": no date was found in the text; stopped there\n'
    assert rejects.read_bytes() == b"2\tnot-a-date\tx\n"


def test_exit_zero_ends_with_0_whatever_was_refused(standin: Run) -> None:
    assert standin("convert", "--exit-zero", "x").returncode == 0
    assert standin("convert", "--exit-zero", "--on-error", "fail", "x").returncode == 0


def test_rejects_are_lines_of_number_reason_and_text(standin: Run, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.tsv"
    records = b'1914\n\xff\nSuite "200"\n03/04/2005\n\n'
    done = standin("convert", "--rejects", str(rejects), input=records)
    assert done.stdout == b"1914\n\n\n\n\n"
    assert rejects.read_text(encoding="utf-8") == (
        '2\tinvalid-utf-8\t\ufffd\n3\tnot-a-date\t"Suite ""200"""\n4\tambiguous\t03/04/2005\n5\tempty\t\n'
    )


def test_rejects_of_several_files_name_the_file(standin: Run, tmp_path: Path) -> None:
    one, two, rejects = tmp_path / "one", tmp_path / "two", tmp_path / "rejects.tsv"
    one.write_bytes(b"1914\nx\n")
    two.write_bytes(b"y\n")
    standin("convert", "--input", str(one), "--input", str(two), "--rejects", str(rejects))
    assert rejects.read_text() == f"{one}:2\tnot-a-date\tx\n{two}:1\tnot-a-date\ty\n"


def test_rejects_never_overwrite_the_input(standin: Run, tmp_path: Path) -> None:
    path = tmp_path / "dates.txt"
    path.write_bytes(b"1914\n")
    done = standin("convert", "--input", str(path), "--rejects", str(tmp_path / "." / "dates.txt"))
    assert done.returncode == 2
    assert path.read_bytes() == b"1914\n"


def test_only_the_first_refused_records_are_named(standin: Run) -> None:
    done = standin("convert", input=b"x\n" * 30)
    lines = done.stderr.splitlines(keepends=True)
    assert [line.startswith(b"datenorm: line ") for line in lines] == [True] * 10 + [False] * 2
    assert lines[10:] == [TOLD_ONCE, b"datenorm: 30 records: 0 converted, 30 refused\n"]


def test_what_is_told_of_a_record_cannot_move_the_cursor(standin: Run) -> None:
    done = standin("convert", "a\x1b[2Jb" + "x" * 100)
    assert b"\x1b" not in done.stderr
    assert "a\ufffd[2Jb".encode() in done.stderr.splitlines()[0]
    assert 'xxx…"'.encode() in done.stderr.splitlines()[0]


def test_nul_separates_records_and_answers(standin: Run) -> None:
    done = standin("convert", "-0", "--on-error", "keep", input=b"1914\0two\nlines\0" + b"1915")
    assert done.stdout == b"1914\0two\nlines\0001915\0"


def test_tab_separated_answers(standin: Run) -> None:
    done = standin("convert", "--format", "tsv", "1979-05-03", "03/04/2005", 'a\t"b"\n')
    assert done.stdout.decode() == (
        "1979-05-03\t1979-05-03\t0.99\tok\t\n"
        "03/04/2005\t\t0.5625\tambiguous\tambiguous\n"
        '"a\t""b"" "\t\t0.9\trejected\tnot-a-date\n'
    )


def test_json_answers(standin: Run) -> None:
    done = standin("convert", "--format", "jsonl", "1979-05-03", "1979", "03/04/2005")
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {
            "text": "1979-05-03",
            "edtf": "1979-05-03",
            "date": "1979-05-03",
            "confidence": 0.99,
            "status": "ok",
            "reason": None,
            "alternatives": [],
            "expression": "1979-05-03",
        },
        {
            "text": "1979",
            "edtf": "1979",
            "date": None,
            "confidence": 0.75,
            "status": "ok",
            "reason": None,
            "alternatives": [],
            "expression": "1979",
        },
        {
            "text": "03/04/2005",
            "edtf": None,
            "date": None,
            "confidence": 0.5625,
            "status": "ambiguous",
            "reason": "ambiguous",
            "alternatives": [
                {"edtf": "2005-04-03", "confidence": 0.5625},
                {"edtf": "2005-03-04", "confidence": 0.4375},
            ],
            "expression": "2005-04-03",
        },
    ]


def test_json_answers_have_as_many_alternatives_as_asked_for(standin: Run) -> None:
    done = standin("convert", "--format", "jsonl", "--alternatives", "2", "1979")
    assert json.loads(done.stdout)["alternatives"] == [
        {"edtf": "0001", "confidence": 0.125},
        {"edtf": "0002", "confidence": 0.125},
    ]


JSON_RECORDS = """\
{"id": 1, "text": "1979", "origin": {"to": [1.5, null]}, "edtf": "old"}
{"text": "03/04/2005", "order": "DMY"}
{"text": "03/04/2005", "locale": "en_US"}
{"text": "03/04/2005", "order": "auto"}
{"text": "03/04/2005", "order": "mdy", "locale": null}
{"text": "1979", "order": "ydm"}
{"id": 7}
["1979"]
{"text": "1979"
{"text": "\\ud800", "note": "é"}
"""


def test_json_records_have_their_own_hints_and_come_back_whole(standin: Run) -> None:
    done = standin(
        "convert", "--input-format", "jsonl", "--format", "jsonl", "--order", "dmy", input=JSON_RECORDS.encode()
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["edtf"] for answer in answers] == [
        "1979", "2005-04-03", "2005-04-03", None, "2005-03-04", None, None, None, None, None,
    ]  # fmt: skip
    assert [answer["reason"] for answer in answers] == [
        None, None, None, "ambiguous", None, "invalid-hint", "no-text", "no-object", "invalid-json", "not-a-date",
    ]  # fmt: skip
    assert list(answers[0].items())[:4] == [
        ("text", "1979"), ("id", 1), ("origin", {"to": [1.5, None]}), ("edtf", "1979"),
    ]  # fmt: skip
    assert (answers[6]["id"], answers[6]["text"]) == (7, None)
    assert answers[7]["text"] == '["1979"]'
    assert (answers[9]["text"], answers[9]["note"]) == ("\ud800", "é")
    assert done.returncode == 1
    assert b'datenorm: line 9: "{"text": "1979"": the record is not valid JSON\n' in done.stderr


def test_arguments_may_be_json_records(standin: Run) -> None:
    done = standin("convert", "--input-format", "jsonl", '{"text": "03/04/2005", "order": "mdy"}')
    assert (done.stdout, done.returncode) == (b"2005-03-04\n", 0)


def test_an_argument_that_is_not_utf_8_is_refused(standin: Run) -> None:
    done = standin("convert", b"\xff", "1979")
    assert (done.stdout, done.returncode) == (b"\n1979\n", 1)
    assert '\ufffd": the record is not valid UTF-8'.encode() in done.stderr


def test_a_line_that_is_too_long_is_refused_and_not_kept(standin: Run) -> None:
    done = standin("convert", "--on-error", "keep", input=b"1914\n" + b"9" * 3_000_000 + b"\n1915\n")
    assert (done.stdout, done.returncode) == (b"1914\n\n1915\n", 1)
    assert b'999": the record is longer than 1,048,576 bytes\n' in done.stderr.replace("…".encode(), b"999")


@pytest.mark.parametrize(("name", "why"), [("missing.txt", b"No such file or directory"), (".", b"it is a directory")])
def test_a_file_that_cannot_be_read_is_status_2_before_anything_is_written(
    standin: Run, tmp_path: Path, name: str, why: bytes
) -> None:
    (tmp_path / "good.txt").write_bytes(b"1914\n")
    done = standin("convert", "--input", "good.txt", "--input", name, cwd=tmp_path)
    assert (done.stdout, done.returncode) == (b"", 2)
    assert done.stderr.startswith(f"datenorm: {name} cannot be read: ".encode())
    assert why in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_rejects_file_that_cannot_be_written_is_status_2(standin: Run, tmp_path: Path) -> None:
    done = standin("convert", "--rejects", str(tmp_path / "no" / "rejects.tsv"), "1979")
    assert (done.stdout, done.returncode) == (b"", 2)
    assert b"rejects.tsv cannot be written: No such file or directory" in done.stderr


def test_a_rejects_file_on_a_full_disk_is_status_2(standin: Run) -> None:
    done = standin("convert", "--rejects", "/dev/full", "1979", "x")
    assert (done.stdout, done.returncode) == (b"1979\n\n", 2)
    assert done.stderr == b"datenorm: /dev/full cannot be written: No space left on device; write elsewhere\n"
