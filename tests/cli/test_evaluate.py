"""`datenorm evaluate`: the scores of the stand-in, whose answers are known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[bytes]]

TSV = """\
text\texpression\tlocale\tkind\trule\torder_hint
1979-05-03\t1979-05-03\ten\tabsolute\tiso\t
1979-05-04\t1979-05-05\ten\tabsolute\tiso\t
03/04/2005\t2005-04-03\tsv\tnumeric\tslashes\tdmy
03/04/2005\t2005-04-03\tsv\tnumeric\tslashes\t
Suite 200\t\t\treject\tcodes\t
"""


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "mine.tsv"
    path.write_text(TSV, encoding="utf-8")
    return path


def test_a_labelled_file_is_scored(standin: Run, labelled: Path) -> None:
    done = standin("evaluate", "--input", str(labelled), "--json")
    report = json.loads(done.stdout)
    digest = hashlib.sha256(TSV.encode()).hexdigest()[:32]
    assert report["signature"].split("|")[1:] == [
        "model:standin@7",
        f"set:mine.tsv,sha256={digest}",
        "pivot:1969",
        "min_confidence:0.5",
    ]
    assert report["whole"] == {"count": 5, "right": 3, "wrong": 1, "none": 1, "accuracy": 0.6}
    assert report["by_locale"]["sv"]["none"] == 1
    assert report["by_kind"]["absolute"]["wrong"] == 1
    assert (done.stderr, done.returncode) == (b"", 0)


def test_the_text_report_has_the_groups_asked_for(standin: Run, labelled: Path) -> None:
    shown = standin("evaluate", "--input", str(labelled), "--by", "rule").stdout.decode()
    assert shown.startswith("datenorm:")
    assert "by rule" in shown
    assert "by locale" not in shown
    shown = standin("evaluate", "--input", str(labelled)).stdout.decode()
    assert [line.split()[1] for line in shown.splitlines() if line.startswith("by ")] == ["kind", "script", "locale"]


def test_the_text_report_ends_with_calibration_and_thresholds(standin: Run, labelled: Path) -> None:
    shown = standin("evaluate", "--input", str(labelled)).stdout.decode().splitlines()
    assert sum(line.startswith("expected calibration error ") for line in shown) == 1
    assert shown[-1].startswith("area under the risk-coverage curve ")


def test_calibration_and_risk_are_drawn_where_asked(standin: Run, labelled: Path, tmp_path: Path) -> None:
    done = standin("evaluate", "--input", str(labelled), "--plots", str(tmp_path / "pictures" / "new"))
    assert (done.stderr, done.returncode) == (b"", 0)
    for name in ("calibration.png", "risk-coverage.png"):
        assert (tmp_path / "pictures" / "new" / name).read_bytes().startswith(b"\x89PNG")


def test_a_folder_for_pictures_that_cannot_be_is_told_before_anything_is_scored(
    standin: Run, labelled: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    done = standin("evaluate", "--input", str(labelled), "--plots", str(tmp_path / "file" / "below"))
    assert (done.stdout, done.returncode) == (b"", 2)
    assert b"file/below cannot be written: Not a directory" in done.stderr


def test_options_that_bear_on_the_answers_are_in_the_signature(standin: Run, labelled: Path) -> None:
    shown = standin("evaluate", "--input", str(labelled), "--pivot", "1900", "--min-confidence", "0.98").stdout
    assert b"|pivot:1900|min_confidence:0.98\n" in shown


def test_json_lines_and_two_columns_are_labelled_files_too(standin: Run, tmp_path: Path) -> None:
    lines, columns = tmp_path / "a.jsonl", tmp_path / "b.tsv"
    lines.write_text('{"text": "1979", "edtf": "1979"}\n{"text": "x", "edtf": null}\n')
    columns.write_bytes(b"\xef\xbb\xbf1979\t1979\r\nx\t\r\n")
    for path in (lines, columns):
        report = json.loads(standin("evaluate", "--input", str(path), "--json").stdout)
        assert (report["whole"]["right"], report["whole"]["count"]) == (2, 2)


@pytest.mark.parametrize(
    ("name", "contents", "message"),
    [
        ("a.jsonl", b'{"text": "1979"}\n', b"line 1 needs a text and an expression"),
        ("a.jsonl", b'{"text": "1979", "edtf": "1979"}\n[]\n', b"line 2 is no JSON object"),
        ("a.tsv", b"1979\n", b"line 1 needs a text and an expression"),
        ("a.tsv", b"\xff\xfe1\t2\n", b"is not valid UTF-8"),
        ("a.tsv", b"", b"holds no examples"),
    ],
)
def test_a_file_that_is_not_labelled_is_status_2_and_says_where(
    standin: Run, tmp_path: Path, name: str, contents: bytes, message: bytes
) -> None:
    (tmp_path / name).write_bytes(contents)
    done = standin("evaluate", "--input", str(tmp_path / name))
    assert (done.stdout, done.returncode) == (b"", 2)
    assert message in done.stderr
    assert str(tmp_path / name).encode() in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_is_status_2(standin: Run) -> None:
    done = standin("evaluate", "--input", "nowhere.tsv")
    assert done.returncode == 2
    assert done.stderr.startswith(b"datenorm: nowhere.tsv cannot be read: No such file")


def test_without_a_file_the_generated_test_split_is_scored(standin: Run) -> None:
    report = json.loads(standin("evaluate", "--count", "5", "--seed", "3", "--json").stdout)
    assert "|set:generated-test,seed=3,n=5|" in report["signature"]
    assert report["whole"]["count"] == 5
