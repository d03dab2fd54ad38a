"""`datenorm explain`: the answer, the readings and the weights."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def test_an_answer_is_shown_with_its_readings_and_weights(standin: Run) -> None:
    done = standin("explain", "1979", COLUMNS="80")
    assert done.stdout.decode() == (
        "answer      1979\n"
        "confidence  0.7500\n"
        "written     1979\n"
        "readings    1979  0.7500\n"
        "\n"
        "     1 9 7 9\n"
        "C19  5 5 . .\n"
        "Y79  . . 5 5\n"
        "\n"
        "tenths of the weight; . is less than half a tenth\n"
    )
    assert (done.stderr, done.returncode) == (b"", 0)


def test_an_ambiguous_text_shows_both_readings_and_ends_with_1(standin: Run) -> None:
    done = standin("explain", "03/04/2005")
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("answer      none: two readings: 2005-03-04 or 2005-04-03; ")
    assert lines[3:5] == ["readings    2005-04-03  0.5625", "            2005-03-04  0.4375"]
    assert done.returncode == 1


def test_a_hint_decides_and_an_unknown_one_is_said(standin: Run) -> None:
    assert standin("explain", "--order", "mdy", "03/04/2005").stdout.startswith(b"answer      2005-03-04\n")
    done = standin("explain", "--locale", "tlh_KX", "1979")
    assert done.stderr == b"datenorm: the locale tlh_KX is not known to this model and was not used\n"
    assert standin("explain", "--locale", "!", "1979").returncode == 2


def test_a_text_that_never_reached_the_network_has_no_weights(standin: Run, tmp_path: Path) -> None:
    done = standin("explain", "", "--output", str(tmp_path / "a.png"))
    assert (done.stdout, done.returncode) == (b"answer      none: the text is empty\n", 1)
    assert b"was not written" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_json_has_everything(standin: Run) -> None:
    done = standin("explain", "--json", "--order", "dmy", "1979")
    assert json.loads(done.stdout) == {
        "text": "1979",
        "edtf": "1979",
        "date": None,
        "confidence": 0.75,
        "status": "ok",
        "reason": None,
        "alternatives": [],
        "expression": "1979",
        "canonical": "1979",
        "steps": [],
        "symbols": ["C19", "Y79"],
        "attention": [[0.5, 0.5, 0.0, 0.0], [0.0, 0.0, 0.46, 0.46]],
        "hints": ["<dmy>"],
        "hint_attention": [[0.04], [0.04]],
    }


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG\r\n"), ("a.SVG", b"<?xml")])
def test_a_picture_is_written_beside_the_text(standin: Run, tmp_path: Path, name: str, start: bytes) -> None:
    done = standin("explain", "1979", "--output", str(tmp_path / name))
    assert (done.stderr, done.returncode) == (b"", 0)
    assert done.stdout.startswith(b"answer      1979\n")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_picture_of_another_kind_or_in_no_folder_is_status_2(standin: Run, tmp_path: Path) -> None:
    done = standin("explain", "1979", "--output", "a.jpg")
    assert done.returncode == 2
    assert b"a.jpg ends in neither .png nor .svg" in done.stderr
    done = standin("explain", "1979", "--output", str(tmp_path / "no" / "a.png"))
    assert done.returncode == 2
    assert done.stderr.endswith(b"a.png cannot be written: No such file or directory; write elsewhere\n")


def test_without_the_plotting_library_one_line_says_how_to_install_it(tmp_path: Path) -> None:
    standin = Path(__file__).parent / "standin.py"
    code = f"import runpy, sys; sys.modules['matplotlib'] = None; runpy.run_path({str(standin)!r}, run_name='__main__')"
    command = [sys.executable, "-c", code, "explain", "1979", "--output", str(tmp_path / "a.png")]
    environment = os.environ | {"PYTHONPATH": str(standin.parents[2])}
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr == b"datenorm: matplotlib is not installed; install it with: pip install 'datenorm[train]'\n"
