"""Words that say when, and short numbers that do: what text that is no date must not consist of.

A lone `May`, `Freitag` or `5月`, `5/3`, `26.`, `the 26th`, `1914-1918`, `197x`, `Q3` and `FY 2021` have an answer, so
no rule that draws at random may come upon them.
"""

from __future__ import annotations

import re
from functools import cache

from datenorm.generation.locales import USE, LocaleData, locale_data
from datenorm.generation.templates import lines
from datenorm.text import canonical

_WORD = re.compile(r"[^\s\d_!-/:-@\[-`{-~、。「」『』（）()،؛]+")
_EDGES = " .,:;!?()[]{}<>\"'*_|"
_YEARS = range(1000, 2101)
_GLUE = frozenset(("the", "of", "and", "to", "in", "on", "this", "last", "next", "early", "late", "mid"))
_PAIR = re.compile(r"(\d{1,2}) ?/ ?(\d{1,2})|(\d{1,2})\. ?(\d{1,2})\.|(\d\d) ?- ?(\d\d)")
_SPAN = re.compile(r"(?<!\d)([12]\d{3}) ?(?:[-/~–]|to|bis|až|do) ?([12]\d{3})(?!\d)")
_SHORT_SPAN = re.compile(r"([12]\d)(\d\d)[-/](\d\d)")
_ERA = re.compile(
    r"(?<![^\W\d_])(?:ad|a\.d|bc|b\.c|bce|ce|ah|am|be|ap|fy|sh|roc)[ .-]{0,2}\d{1,4}(?!\d)"
    r"|(?<!\d)\d{1,4} ?(?:ad|bc|bce|ce|ah|be)(?![^\W\d_])"
)
_NAMED_NUMBER = re.compile(
    r"'?\d0'?s|[12]\d\d0'?s|[12]\d\d[x?_-]|[12]\d(?:xx|--|\?\?|__)|\d{1,2}(?:st|nd|rd|th)|[0-3]?\d\."
    r"|[a-z]\d|[qthk][ -]?[1-4]|[1-4][ -]?[qht]|[12]h ?\d\d|k?w[ -]?[0-5]?\d"
    r"|(?:the )?\d{1,2}(?:st|nd|rd|th)(?: (?:c\.?|cent\.?|century))?"
    r"|\d{1,2} ?[年月日号號년월일]"
)


def says_when(text: str) -> bool:
    """Whether a text is nothing but words or short numbers that say when.

    >>> says_when("May"), says_when("next Friday"), says_when("5/3"), says_when("3.5."), says_when("12-25")
    (True, True, True, True, True)
    >>> says_when("May Chen"), says_when("23"), says_when("3-4"), says_when("10.12"), says_when("40/41")
    (False, False, False, False, False)
    """
    folded = canonical(text)
    bare = folded.strip(_EDGES + "-")
    if not any(map(str.isdigit, folded)):
        words = [word.strip("'") for word in _WORD.findall(bare)]
        return bool(words) and all(word in _names() or word in _time_words() or word in _GLUE for word in words)
    return any(
        (
            _is_day_and_month(folded.strip(' ()[]{}"')),
            any(int(match[1]) < int(match[2]) in _YEARS for match in _SPAN.finditer(folded)),
            _is_short_span(bare),
            _ERA.search(folded) is not None,
            _NAMED_NUMBER.fullmatch(folded.strip(" ()[]\"'")) is not None,
        )
    )


def holds_weekday(text: str) -> bool:
    """Whether a word of the text is a weekday's name, in any width."""
    return not _weekdays().isdisjoint(_WORD.findall(canonical(text)))


def holds_time_word(text: str) -> bool:
    """Whether a word of the text is the name of a month or weekday in full, or a word such as `today` and `week`."""
    return any(word in _full_names() or word in _time_words() for word in _WORD.findall(canonical(text)))


def _is_day_and_month(text: str) -> bool:
    match = _PAIR.fullmatch(text)
    if not match:
        return False
    first, second = sorted(int(number) for number in match.groups() if number)
    return 1 <= first <= 12 and second <= 31


def _is_short_span(text: str) -> bool:
    match = _SHORT_SPAN.fullmatch(text)
    return match is not None and int(match[3]) > int(match[2])


@cache
def _names() -> frozenset[str]:
    """Months and weekdays in every width, in the languages that people write most; none of one or two Latin letters."""
    names = {canonical(name).strip(".") for i in USE for sets in _sets(i) for name in sets}
    return frozenset(name for name in names if len(name) > (2 if name.isascii() else 1))


@cache
def _weekdays() -> frozenset[str]:
    names = (name for identifier in USE for names in locale_data(identifier).weekday_names for name in names)
    return frozenset(canonical(name).strip(".") for name in names)


@cache
def _full_names() -> frozenset[str]:
    names = {canonical(name) for i in USE for sets in _sets(i) for name in sets}
    return frozenset(name for name in names if len(name) > (4 if name.isascii() else 3))


@cache
def _time_words() -> frozenset[str]:
    return frozenset(map(canonical, lines("no_date_time_words")))


def _sets(identifier: str) -> tuple[tuple[str, ...], ...]:
    locale: LocaleData = locale_data(identifier)
    return (*locale.month_names, *locale.weekday_names)
