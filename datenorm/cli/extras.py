"""Packages that only some commands need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from datenorm.errors import MissingExtra


@contextmanager
def needs_extra(extra: str) -> Iterator[None]:
    """Around imports that need the packages of an extra: raises MissingExtra, which says how to install them."""
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "a package").partition(".")[0]
        if package == "datenorm":
            raise
        raise MissingExtra(package, extra) from error
