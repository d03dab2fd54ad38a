"""`datenorm generate`: examples as files."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from datenorm.cli.main import cli

COLUMNS = ["text", "expression", "locale", "order", "order_hint", "language_hint", "rule", "pattern", "kind"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["generate", *arguments])


def test_examples_are_tab_separated_under_a_header() -> None:
    done = run("--count", "30", "--locale", "sv", "--locale", "pt_BR")
    rows = list(csv.reader(done.stdout.splitlines(), delimiter="\t"))
    assert rows[0] == COLUMNS
    assert len(rows) == 31
    locales = {row[2] for row in rows[1:]}
    assert {locale for locale in locales if not locale.startswith("sv")} <= {"pt_BR", "und"}
    assert len(locales) >= 3
    assert (done.stderr, done.exit_code) == ("", 0)


def test_the_same_seed_gives_the_same_examples_in_either_format(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    done = run("--count", "20", "--seed", "5", "--split", "test", "--output", str(path))
    assert (done.stdout, done.exit_code) == ("", 0)
    examples = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    done = run("--count", "10", "--seed", "5", "--split", "test")
    rows = list(csv.DictReader(done.stdout.splitlines(keepends=True), delimiter="\t"))
    assert examples[:10] == rows
    assert len(examples) == 20


def test_no_example_is_asked_for_and_none_is_written() -> None:
    assert run("--count", "0", "--format", "jsonl").stdout == ""


def test_an_unknown_locale_or_split_is_status_2() -> None:
    done = run("--locale", "tlh")
    assert done.exit_code == 2
    assert done.stderr.startswith("datenorm: unknown locale 'tlh'")
    assert run("--split", "all").exit_code == 2


def test_a_file_that_cannot_be_written_is_status_2(tmp_path: Path) -> None:
    done = run("--count", "1", "--output", str(tmp_path / "no" / "a.tsv"))
    assert done.exit_code == 2
    assert "a.tsv cannot be written: No such file or directory" in done.stderr
    done = run("--count", "1", "--output", "/dev/full")
    assert done.exit_code == 2
    assert done.stderr == "datenorm: /dev/full cannot be written: No space left on device; write elsewhere\n"


@pytest.mark.parametrize("command", ["generate --count 1000000 | head -n 2", "generate --count 5 > /dev/full"])
def test_it_streams_and_ends_quietly_or_with_a_clear_error(command: str) -> None:
    root = Path(__file__).parents[2]
    shell = f'"$PYTHON" -m datenorm {command}'
    environment = os.environ | {"PYTHON": sys.executable}
    done = subprocess.run(["sh", "-c", shell], capture_output=True, cwd=root, env=environment, timeout=30, check=False)
    if "head" in command:
        assert (done.stderr, len(done.stdout.splitlines())) == (b"", 2)
    else:
        message = b"datenorm: standard output cannot be written: No space left on device; write elsewhere\n"
        assert (done.stderr, done.returncode) == (message, 2)
