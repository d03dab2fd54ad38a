"""Random text from templates, and the lines of the tables beside this module."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache
from importlib import resources

# What a character of a template stands for; every other character stands for itself.
_ALPHABETS = {
    "#": "0123456789",
    "%": "123456789",
    "@": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "&": "abcdefghijklmnopqrstuvwxyz",
    "^": "0123456789abcdef",
    "~": "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ",
}


def fill(rng: random.Random, template: str) -> str:
    """A template with random characters.

    `#` is a digit, `%` a digit but 0, `@` and `&` a letter, `^` a hexadecimal digit, `~` a letter or digit.
    """
    draw = rng.random
    characters = []
    for character in template:
        alphabet = _ALPHABETS.get(character)
        characters.append(alphabet[int(draw() * len(alphabet))] if alphabet else character)
    return "".join(characters)


def filled(form: str, fields: Mapping[str, str]) -> str:
    """A form with the texts that go to its places; what is no place of theirs, as a brace of code, stays.

    >>> filled('{"date": "{date}"}', {"date": "3 May"})
    '{"date": "3 May"}'
    """
    for name, text in fields.items():
        form = form.replace(f"{{{name}}}", text)
    return form


def digits(rng: random.Random, count: int) -> str:
    """`count` digits, the first one not 0."""
    return str(rng.randrange(10 ** (count - 1), 10**count)) if count > 1 else str(rng.randrange(10))


def line(rng: random.Random, table: str) -> str:
    """One line of a text table."""
    return rng.choice(lines(table))


@cache
def lines(table: str) -> tuple[str, ...]:
    """The lines of a text table of the package, `<table>.txt`, without empty lines and comments (`## `)."""
    return _read(f"{table}.txt")


@cache
def columns(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table with columns, `<table>.tsv`, cut at tabs."""
    return tuple(tuple(row.split("\t")) for row in _read(f"{table}.tsv"))


def _read(name: str) -> tuple[str, ...]:
    text = (resources.files("datenorm.generation.tables") / name).read_text(encoding="utf-8")
    return tuple(row for row in text.split("\n") if row and not row.startswith("## "))
