"""Names in lists of four programs, read from their sources as text: Tcl, MariaDB, Redmine and Roundcube.

Tcl (BSD-like): Debian's `libtcl8.6`, msgs/*.msg. MariaDB (GPL 2): Debian's source package `mariadb`, sql/sql_locale.cc.
Redmine (GPL 2): Debian's `redmine`, config/locales/*.yml. Roundcube (GPL 3 or later): Debian's `roundcube-core`,
localization/*/labels.inc. Names alone are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from names_sets import LENGTHS, NameSet, language_of

TCL = "libtcl8.6/usr/share/tcltk/tcl8.6/msgs"
MARIADB = "mariadb-10.11.18/sql/sql_locale.cc"
REDMINE = "redmine/usr/share/redmine/config/locales"
ROUNDCUBE = "roundcube-core/usr/share/roundcube/program/localization"
TCL_KEYS = {
    "MONTHS_FULL": ("month", "wide"), "MONTHS_ABBREV": ("month", "abbreviated"),
    "DAYS_OF_WEEK_FULL": ("weekday", "wide"), "DAYS_OF_WEEK_ABBREV": ("weekday", "abbreviated"),
}  # fmt: skip
MARIADB_KEYS = {
    "month": ("month", "wide"), "ab_month": ("month", "abbreviated"), "day": ("weekday", "wide"),
    "ab_day": ("weekday", "abbreviated"),
}  # fmt: skip
REDMINE_KEYS = {
    "month_names": ("month", "wide"), "abbr_month_names": ("month", "abbreviated"), "day_names": ("weekday", "wide"),
    "abbr_day_names": ("weekday", "abbreviated"),
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ROUNDCUBE_KEYS = (
    ("month", "wide", tuple(f"long{month}" for month in _MONTHS)),
    ("month", "abbreviated", _MONTHS),
    ("weekday", "wide", _DAYS),
    ("weekday", "abbreviated", tuple(day[:3] for day in _DAYS)),
)
# Roundcube's Kurdish of Iraq is Central Kurdish.
CODES = {"ku_IQ": "ckb"}
_TCL_LIST = re.compile(r"mcset \w+ (\w+) \[list ((?:\\?\s*\"[^\"]*\")+)\]")
_MARIADB_LIST = re.compile(r"my_locale_((?:ab_)?(?:month|day))_names_(\w+)\[\d+\]\s*=\s*\{(.*?)NullS", re.DOTALL)
_REDMINE_LIST = re.compile(r"^\s+(\w+_names): *(?:\[([^\]]*)\]|\n((?:\s+- .*\n)+))", re.MULTILINE)
_ROUNDCUBE_LABEL = re.compile(r"^\$labels\['(\w+)'\]\s*=\s*'([^']*)';", re.MULTILINE)


def sets(folder: Path) -> Iterator[NameSet]:
    for path in sorted((folder / TCL).glob("*.msg")):
        yield from _of_tcl(path.read_text(encoding="utf-8"), language_of(path.stem))
    yield from _of_mariadb((folder / MARIADB).read_text(encoding="utf-8"))
    for path in sorted((folder / REDMINE).glob("*.yml")):
        yield from _of_redmine(path.read_text(encoding="utf-8"), language_of(path.stem))
    for path in sorted((folder / ROUNDCUBE).glob("*/labels.inc")):
        code = path.parent.name
        yield from _of_roundcube(path.read_text(encoding="utf-8"), CODES.get(code, language_of(code)))


def _of_tcl(text: str, language: str) -> Iterator[NameSet]:
    for key, strings in _TCL_LIST.findall(text):
        if key in TCL_KEYS:
            names = [_decoded(name).strip() for name in re.findall(r'"([^"]*)"', strings)]
            names = names[: LENGTHS[TCL_KEYS[key][0]]]  # an empty thirteenth month stands after the twelve
            yield _from_monday(language, *TCL_KEYS[key], names, "Tcl")


def _of_mariadb(text: str) -> Iterator[NameSet]:
    for key, locale, strings in _MARIADB_LIST.findall(text):
        names = tuple(name.strip() for name in re.findall(r'"([^"]*)"', strings))
        yield NameSet(language_of(locale), *MARIADB_KEYS[key], names, "MariaDB")


def _of_redmine(text: str, language: str) -> Iterator[NameSet]:
    for key, inline, items in _REDMINE_LIST.findall(text):
        if key in REDMINE_KEYS:
            values = inline.split(",") if inline else re.findall(r"- (.*)", items)
            names = [value.strip().strip("\"'") for value in values]
            names = names[1:] if "month" in key else names  # a month without a name stands before the twelve
            yield _from_monday(language, *REDMINE_KEYS[key], names, "Redmine")


def _of_roundcube(text: str, language: str) -> Iterator[NameSet]:
    labels = dict(_ROUNDCUBE_LABEL.findall(text))
    for sort, kind, keys in ROUNDCUBE_KEYS:
        yield NameSet(language, sort, kind, tuple(labels.get(key, "").strip() for key in keys), "Roundcube")


def _from_monday(language: str, sort: str, kind: str, names: list[str], origin: str) -> NameSet:
    """A set whose weekdays were told from Sunday."""
    return NameSet(language, sort, kind, tuple(names if sort == "month" else (*names[1:], *names[:1])), origin)


def _decoded(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
