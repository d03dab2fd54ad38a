"""The weekdays that a text names beside its digits, which tell in what order these are to be read.

`Tue 3/11/2015` is a day in November: the 3rd of that month was a Tuesday, and the 11th of March was a Wednesday.

>>> sorted(named_weekdays("tue 3/11/2015")), sorted(named_weekdays("3/11/2015"))
([2], [])
>>> fitting(named_weekdays("tue 3/11/2015"), ["2015-03-11", "2015-11-03"])
[False, True]
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from datenorm.month_languages import WORD

_TABLE = "weekdays.tsv"
# A name of fewer letters can be another word, a time zone among them, except in front of a date or in brackets.
_LONG = 5
_IN_FRONT = re.compile(r"[.,:;]? ?[(\[]?[0-9]")
# The longest text that is looked at: in a sentence a weekday need not be that of the date.
_LONGEST = 60


def named_weekdays(text: str) -> frozenset[int]:
    """The weekdays, 1 for Monday to 7, that words of a canonical text may be; none where no word is a weekday."""
    if len(text) > _LONGEST:
        return frozenset()
    names = (word for word in WORD.finditer(text) if len(word[0]) >= _LONG or _stands_for_itself(text, word))
    return frozenset().union(*(_read().get(word[0], ()) for word in names))


def fitting(weekdays: frozenset[int], days: Iterable[str]) -> list[bool]:
    """For each day, as ISO 8601 writes it, whether it is one of these weekdays."""
    return [datetime.date.fromisoformat(day).isoweekday() in weekdays for day in days]


def _stands_for_itself(text: str, word: re.Match[str]) -> bool:
    """Whether a short word can be a weekday and hardly anything else: `mo, 3.4.2005`, `3.4.2005 (mo)`."""
    start, end = word.span()
    is_in_front = start == 0 and _IN_FRONT.match(text, end) is not None
    return is_in_front or text[start - 1 : start] + text[end : end + 1] in ("()", "[]")


@cache
def _read() -> Mapping[str, frozenset[int]]:
    text = Path(__file__).with_name(_TABLE).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: frozenset(map(int, numbers)) for word, numbers in rows}
