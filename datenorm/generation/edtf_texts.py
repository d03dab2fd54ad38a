"""The language of answers itself as text (EDTF, ISO 8601-2), as catalogues keep it: `1850~`, `197X`, `../1914`.

Whoever converts a column twice gets the same answers: the table `edtf_texts.tsv`. Not in it are years before Christ
(`-0499` is the year 500, which is arithmetic), `1500%`, a percentage, and `2021-33`, a span of years.
"""

from __future__ import annotations

import datetime
import random
import re

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import rows
from datenorm.generation.templates import filled

YEARS = range(1000, 3000)
MARKS = ("", "?", "~", "~", "%")
PARTS = ((21, 22, 23, 24), (33, 34, 35, 36), (40, 41))  # seasons, quarters and halves of the year
_ALSO_OTHERWISE = re.compile(r"\d{4}%?|\d{4}-(0\d|1[0-2])(-\d\d)?")  # a percentage, dates like others
_SPAN = re.compile(r"\d{4}-[2-4]\d")
LONGEST = (3, 30, 400, 4000, 40_000)  # days from the first to the last, at most


def edtf(rng: random.Random, locale: LocaleData) -> Plan:
    """One row of the table: `1850-05-03%`, `XXXX-12-24`, `1914~/1918?`, `2021-33/2021-34`."""
    return edtf_plan(*rng.choice(rows("edtf_texts")))


def edtf_plan(kind: str, form: str) -> Plan:
    """The plan of one row; the text of a draft is its expression."""

    def render(rng: random.Random, start: datetime.date) -> Draft | None:
        end = start + datetime.timedelta(rng.randint(1, rng.choice(LONGEST)))
        if start.year not in YEARS or end.year not in YEARS:
            return None
        text = filled(form, _fields(rng, start, end))
        return Draft(text, "", is_exact=True, expression=text, kind=kind) if _is_edtf_alone(text) else None

    return Plan(form, render)


def _fields(rng: random.Random, start: datetime.date, end: datetime.date) -> dict[str, str]:
    parts, weekdays = rng.choices(rng.choice(PARTS), k=2), rng.choices(range(1, 8), k=2)
    return {
        "Y": str(start.year), "m": f"{start.month:02}", "d": f"{start.day:02}",
        "Z": str(end.year), "n": f"{end.month:02}", "e": f"{end.day:02}",
        "T": str(start.year)[:3], "U": str(end.year)[:3], "C": str(start.year)[:2], "B": str(end.year)[:2],
        "q": rng.choice(MARKS), "p": rng.choice(MARKS), "w": str(weekdays[0]), "v": str(weekdays[1]),
        "s": str(parts[0]), "r": str(parts[1]),
    }  # fmt: skip


def _is_edtf_alone(text: str) -> bool:
    """Whether nobody reads a text in another way; an interval ends after it begins, as far as both ends say.

    >>> [_is_edtf_alone(text) for text in ("1850~", "1979-21", "../1914", "1914/1918?")]
    [True, True, True, True]
    >>> [_is_edtf_alone(text) for text in ("1850", "1500%", "2021-33", "1918/1914")]
    [False, False, False, False]
    """
    if _ALSO_OTHERWISE.fullmatch(text):
        return False
    first, _, last = text.partition("/")
    if not last:
        return not _SPAN.fullmatch(text) or int(text[2:4]) >= int(text[5:])
    length = min(len(first.rstrip("?~%")), len(last.rstrip("?~%")))
    return ".." in (first, last) or first[:length] < last[:length]


RULES = (DateRule("edtf", 1.2, edtf),)
