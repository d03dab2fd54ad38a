"""The README against the program: its sessions, its Python, its commands, options and paths."""

import doctest
import os
import re
import shlex
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from datenorm.cli.main import COMMANDS, cli

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def sessions() -> Iterator[tuple[str, str]]:
    """Each command of the shell sessions with what the README shows below it."""
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def section(command: str) -> str:
    """What the README says below a command's own heading; `train` has a section of its own besides."""
    start = README.index(f"### `datenorm {command}`")
    text = README[start : README.index("\n##", start + 3)]
    if command == "train":
        training = README.index("\n## Training")
        text += README[training : README.index("\n## ", training + 3)]
    return text


def options(command: str) -> set[str]:
    """The long options that a command has, `--help` apart."""
    found = cli.get_command(click.Context(cli), command)
    assert found is not None
    names = {name for parameter in found.params for name in parameter.opts + parameter.secondary_opts}
    return {name for name in names if name.startswith("--")} - {"--help"}


@pytest.mark.parametrize(("command", "shown"), list(sessions()), ids=[command for command, _ in sessions()])
def test_a_session_of_the_readme_goes_as_shown(command: str, shown: str) -> None:
    program, *arguments = shlex.split(command)
    assert program == "datenorm"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATENORM")}
    run = subprocess.run(
        [sys.executable, "-m", "datenorm", *arguments], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8"
    )
    said = [line for line in shown.splitlines() if line.startswith("datenorm: ")]
    answered = [line for line in shown.splitlines() if not line.startswith("datenorm: ")]
    assert run.stdout.splitlines() == answered
    assert run.stderr.splitlines() == said


def test_the_first_session_has_several_scripts_and_a_refusal() -> None:
    command, shown = next(sessions())
    assert {"LATIN", "CJK", "ARABIC", "DEVANAGARI"} <= _scripts(command)
    assert "" in shown.splitlines()


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(character).split()[0] for character in text if character.isalpha()}


def test_the_python_of_the_readme_does_what_it_shows() -> None:
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner()
    for number, block in enumerate(blocks("pycon")):
        runner.run(parser.get_doctest(block, {}, f"README {number}", "README.md", 0))
    assert runner.summarize(verbose=False).failed == 0
    assert runner.tries >= 5


@pytest.mark.parametrize("command", COMMANDS)
def test_each_option_of_a_command_is_in_its_section(command: str) -> None:
    assert options(command) - set(OPTION.findall(section(command))) == set()


def test_the_readme_names_no_option_that_does_not_exist() -> None:
    every = set().union(*(options(command) for command in COMMANDS)) | {"--help", "--version"}
    assert set(OPTION.findall(README)) - every == set()


@pytest.mark.parametrize("block", [*blocks("sh"), *(command for command, _ in sessions())])
def test_the_commands_of_the_readme_exist_with_their_options(block: str) -> None:
    for command, rest in re.findall(r"datenorm ([a-z]+)([^|\n]*)", block):
        assert command in COMMANDS
        assert set(OPTION.findall(rest)) <= options(command)


def test_the_paths_of_the_readme_exist() -> None:
    table = README[README.index("## What lies where") :]
    named = [
        name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`([^`]+)`", row)
    ]
    assert len(named) > 15
    for name in named:
        assert (ROOT / name).exists() or (ROOT / "datenorm" / name).exists(), name


def test_the_readme_has_one_line_each_for_converting_and_for_testing() -> None:
    marked = re.findall(r"^<!-- ci: (\w+) -->\n```sh\n([^\n]+)\n```$", README, re.MULTILINE)
    assert [name for name, _ in marked] == ["convert", "test"]
    for _, command in marked:
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q -e '.[train,test]' && .venv/bin/")


def test_the_figures_are_filled_in() -> None:
    figures = README[README.index("<!-- figures: begin -->") : README.index("<!-- figures: end -->")]
    assert figures.count("\n|") >= 10
