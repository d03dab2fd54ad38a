"""What all commands have in common: help, version, colours, errors."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from datenorm.cli.main import COMMANDS, cli

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

STANDIN = Path(__file__).parent / "standin.py"
ROOT = STANDIN.parents[2]


def on_terminal(*arguments: str, input: bytes = b"", stdout_too: bool = False, **variables: str) -> bytes:
    """What the command shows on a terminal that is its standard error, and its standard output too if asked."""
    here, there = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    environment |= {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"} | variables
    stdout = there if stdout_too else subprocess.DEVNULL
    command = [sys.executable, str(STANDIN), *arguments]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=stdout, stderr=there, env=environment)
    os.close(there)
    process.communicate(input, timeout=60)
    shown = b""
    try:
        while piece := os.read(here, 4096):
            shown += piece
    except OSError:  # the terminal's other end is closed
        pass
    os.close(here)
    return shown.replace(b"\r\n", b"\n")


def test_help_names_every_command(datenorm: Run) -> None:
    for flag in ("--help", "-h"):
        done = datenorm(flag)
        assert done.returncode == 0
        listed = re.findall(r"^  ([a-z]+)  ", done.stdout.decode().partition("Commands:")[2], re.MULTILINE)
        assert listed == ["convert", "inspect", "explain", "evaluate", "generate", "train", "models"]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_described_with_examples(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    with click.Context(command, info_name=name, max_content_width=110, terminal_width=110) as context:
        shown = command.get_help(context)
    assert shown.count(f"$ datenorm {name}") + shown.count(f"datenorm {name} ") >= 2
    described = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert all(parameter.help for parameter in described)


def test_an_unknown_command_is_wrong_usage(datenorm: Run) -> None:
    done = datenorm("3 May 1979")
    assert (done.stdout, done.returncode) == (b"", 2)
    assert b"No such command '3 May 1979'." in done.stderr
    assert done.stderr.endswith(b"To convert a text: datenorm convert TEXT.\n")


def test_the_version_is_that_of_the_tool_and_of_the_model(datenorm: Run, tmp_path: Path) -> None:
    model = tmp_path / "mine"
    model.mkdir()
    (model / "config.json").write_text(
        '{"format_version": 3, "name": "mine", "version": "3.1", "sizes": {}, "max_length": 80, "min_confidence": 0.5}'
    )
    done = datenorm("--version", DATENORM_MODELS=str(tmp_path), DATENORM_MODEL="mine")
    assert re.fullmatch(rb"datenorm \d+\.\d+\.\d+, model mine 3\.1\n", done.stdout)
    done = datenorm("--version", DATENORM_MODEL="nowhere")
    assert re.fullmatch(rb"datenorm \d+\.\d+\.\d+, model nowhere not usable\n", done.stdout)
    assert done.returncode == 0


@pytest.mark.parametrize("command", [["convert", "1979"], ["explain", "1979"], ["evaluate", "--count", "1"]])
def test_a_model_that_is_not_there_is_status_3(datenorm: Run, command: list[str]) -> None:
    done = datenorm(*command, "--model", "nowhere")
    assert (done.stdout, done.returncode) == (b"", 3)
    assert done.stderr.startswith(b"datenorm: there is no model 'nowhere'; at hand: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_that_is_no_model_is_status_3(datenorm: Run, tmp_path: Path) -> None:
    done = datenorm("convert", "--model", str(tmp_path), "1979")
    assert (done.stdout, done.returncode) == (b"", 3)
    assert b"is no datenorm model" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_warnings_have_colours_on_a_terminal_unless_they_are_not_wanted() -> None:
    assert b'\x1b[33mdatenorm:\x1b[0m "x": no date' in on_terminal("convert", "x")
    assert b"\x1b" not in on_terminal("convert", "x", NO_COLOR="1")
    assert b"\x1b[33m" in on_terminal("convert", "x", NO_COLOR="")


def test_errors_have_colours_on_a_terminal_unless_they_are_not_wanted() -> None:
    assert on_terminal("convert", "--input", "no.txt").startswith(b"\x1b[31mdatenorm:\x1b[0m no.txt cannot be read")
    assert on_terminal("convert", "--input", "no.txt", NO_COLOR="1").startswith(b"datenorm: no.txt cannot be read")


def test_weights_are_shaded_on_a_terminal_unless_colours_are_not_wanted() -> None:
    assert on_terminal("explain", "1979", stdout_too=True).count(b"\x1b[48;5;") == 8
    shown = on_terminal("explain", "1979", stdout_too=True, NO_COLOR="1")
    assert b"\x1b" not in shown
    assert b"C19  5 5 . .\n" in shown


def test_the_shell_completes_commands_and_options(datenorm: Run) -> None:
    words = {"COMP_WORDS": "datenorm con", "COMP_CWORD": "1", "_DATENORM_COMPLETE": "bash_complete"}
    assert datenorm(**words).stdout == b"plain,convert\n"
    words = {"COMP_WORDS": "datenorm convert --on", "COMP_CWORD": "2", "_DATENORM_COMPLETE": "bash_complete"}
    assert datenorm(**words).stdout == b"plain,--on-error\n"


def test_progress_shows_on_a_terminal_and_makes_way_for_the_summary(tmp_path: Path) -> None:
    path = tmp_path / "slow.txt"
    path.write_text("1979\n" * 60_000 + "sleep 0.6\n" + "1979\n" * 10)
    shown = on_terminal("convert", "--jobs", "1", "--input", str(path))
    assert re.search(rb"\r\x1b\[K[\d,]+ records, [\d,]+ a second", shown)
    assert shown.endswith(b"\r\x1b[K\x1b[33mdatenorm:\x1b[0m 60,011 records: 60,010 converted, 1 refused\n")


def test_the_progress_of_a_table_has_the_time_left_and_shows_beside_an_output_file(tmp_path: Path) -> None:
    path = tmp_path / "slow.csv"
    path.write_text("d\n" + "1979\n" * 300_000 + "sleep 0.6\n" + "1979\n" * 300_000)
    shown = on_terminal(
        "convert",
        "--jobs",
        "1",
        "--input",
        str(path),
        "--column",
        "d",
        "--output",
        str(tmp_path / "o.csv"),
        stdout_too=True,
    )
    assert re.search(rb"\r\x1b\[K\d+ %, [\d,]+ rows, [\d,]+ a second, \d+ s left", shown)
    assert b"600,001 rows: 600,000 converted, 1 refused" in shown


def test_progress_never_mixes_with_answers_on_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "slow.txt"
    path.write_text("1979\nsleep 0.6\n1979\n")
    shown = on_terminal("convert", "--input", str(path), stdout_too=True, NO_COLOR="1")
    assert b"a second" not in shown
    assert shown.startswith(b"1979\n\n1979\n")


@pytest.mark.parametrize("command", ["generate", "evaluate"])
def test_a_missing_extra_is_one_line_with_the_command_that_installs_it(command: str) -> None:
    code = "import sys; sys.modules['babel'] = None; from datenorm.cli.main import main; main()"
    program = [sys.executable, "-c", code, command]
    if command == "evaluate":
        code = f"import runpy, sys; sys.modules['babel'] = None; runpy.run_path({str(STANDIN)!r}, run_name='__main__')"
        program[2] = code
    done = subprocess.run(program, capture_output=True, cwd=ROOT, timeout=60, check=False)
    assert (done.stdout, done.returncode) == (b"", 2)
    assert done.stderr == b"datenorm: babel is not installed; install it with: pip install 'datenorm[train]'\n"
