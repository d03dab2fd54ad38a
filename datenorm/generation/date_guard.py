"""Whether text could be taken for a date: the guard over every rule that draws text which is no date.

It is generous on purpose: what it lets through, no careful reader takes for a date in any common order or language.
What it stops may well be no date; the rule then draws again.
"""

from __future__ import annotations

import datetime
import itertools
import random
import re
from collections.abc import Callable
from functools import cache

from datenorm.generation.dates import BARE_YEARS
from datenorm.generation.drafts import LONGEST
from datenorm.generation.locales import USE, identifiers, locale_data
from datenorm.generation.time_words import holds_time_word, says_when
from datenorm.text import canonical

_TRIES = 1000
_YEARS = range(1500, 2101)  # four digits that are taken for a year amid words
_MONTH_YEARS = range(1000, 3000)  # years beside a month's number
_CUTS = {6: ((2, 4),), 8: ((4, 6), (2, 4))}  # where digits without separators are cut into three groups
_DIGITS = re.compile(r"[0-9]+")
_WORD = re.compile(r"[^\s\d_!-/:-@\[-`{-~、。「」『』（）()،؛]+")
_GAP = re.compile(r"[\s\-/._,:'\\|·年月日년월일]{1,3}|-? ?w", re.ASCII)
_ROMAN = "(?:i{1,3}|iv|v|vi{1,3}|ix|x|xi{1,2})"
_ROMAN_MONTH = re.compile(
    rf"(?:(?<![^\W_])(?<![0-9]{{3}} )|(?<![0-9])[0-9]{{1,2}}){_ROMAN}[\s./,-]{{0,3}}[0-9]{{4}}(?![0-9])"
    rf"|(?<![0-9])[0-9]{{4}}[\s./-]{{1,3}}{_ROMAN}[\s./-]{{1,3}}[0-9]{{1,2}}(?![0-9])"
    rf"|(?<![0-9])[0-9]{{1,2}}[\s./-]{{1,3}}{_ROMAN}[\s./'-]{{1,3}}[0-9]{{2}}(?![0-9])"
)
_WORD_BEFORE_NUMBER = re.compile(_WORD.pattern + r"(?=[^\w]{0,2}[0-9])")
_WORD_AFTER_NUMBER = re.compile(r"[0-9][^\w]{0,2}(" + _WORD.pattern + ")")
_CALENDAR_CHARACTERS = frozenset("年月日년월일")
_UNSPACED = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Tibetan, Burmese, Khmer: no spaces


def undated(
    draw: Callable[[random.Random], str], *, in_context: bool = False, in_sentences: bool = False
) -> Callable[[random.Random], str]:
    """The same rule, drawing again while its text could be taken for a date or is too long.

    `in_sentences` says that words are drawn at random: then none may be one that says when, at any place.
    """

    def drawn(rng: random.Random) -> str:
        for _ in range(_TRIES):
            text = draw(rng)
            is_date = reads_as_date(text, in_context=in_context) or (in_sentences and holds_time_word(text))
            if len(text) <= LONGEST and not is_date:
                return text
        raise RuntimeError(
            f"The rule {draw.__name__} drew {_TRIES} texts that could be dates or are too long, the last one {text!r}; "
            "its table leaves nothing else to draw."
        )

    return drawn


def reads_as_date(text: str, *, in_context: bool = False) -> bool:
    """Whether somebody could read a date out of `text`, or a month, a weekday, a year, a span of years alone.

    `in_context` says that the words around come from a table and make a year something else (1984 people, room 1984):
    then four digits alone do not count, and of words only names of months beside a number.

    >>> reads_as_date("10.4.03"), reads_as_date("5/1979"), reads_as_date("19790503"), reads_as_date("mai 79")
    (True, True, True, True)
    >>> reads_as_date("10.4.3.1"), reads_as_date("59/1450"), reads_as_date("19795503"), reads_as_date("Mayor 79")
    (False, False, False, False)
    """
    folded = canonical(text)
    if says_when(folded):
        return True
    matches = list(_DIGITS.finditer(folded))
    if not matches:
        return False
    groups = [match[0] for match in matches]
    gaps = [folded[a.end() : b.start()] for a, b in itertools.pairwise(matches)]
    return (
        any(_is_compact_date(group) for group in groups)
        or (not in_context and any(len(group) == 4 and int(group) in _YEARS for group in groups))
        or (len(groups) == 1 and _is_year_alone(folded))
        or _has_separated_date(groups, gaps)
        or _has_calendar_word(folded, groups, in_context)
        or _ROMAN_MONTH.search(folded) is not None
    )


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the Gregorian calendar has the day."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def is_day_in_some_order(groups: tuple[str, ...]) -> bool:
    """Whether three groups of digits are a day's year, month and day in any order; a year has two or four digits."""
    return any(
        len(year) in (2, 4)
        and len(month) < 3
        and len(day) < 3
        and is_day(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
        for year, month, day in itertools.permutations(groups)
    )


def _is_year_alone(folded: str) -> bool:
    bare = folded.strip(' .,:;!?()[]{}<>"*_~/-')
    is_year = bare.isdigit() and len(bare) == 4 and int(bare) in BARE_YEARS
    return is_year or (len(bare) == 3 and bare[0] == "'" and bare[1:].isdigit())


@cache
def _is_compact_date(digits: str) -> bool:
    """Whether digits without separators are a day or a month: 790503, 19790503, 197905, 1979123, 197905031420."""
    length = len(digits)
    if length == 6:
        month_years = (digits[4:], digits[:4]), (digits[:2], digits[2:])
        return any(_is_day_cut(digits, cut) for cut in _CUTS[6]) or any(
            _is_month_of_year(*groups) for groups in month_years
        )
    if length == 7:
        cuts = ((4, 5), (4, 6), (1, 3), (2, 3))
        ordinal = int(digits[:4]) in _YEARS and 1 <= int(digits[4:]) <= 366
        return ordinal or any(_is_day_cut(digits, cut, _YEARS) for cut in cuts)
    if length == 8:
        return any(_is_day_cut(digits, cut) for cut in _CUTS[8])
    if length in (10, 12, 14, 17):
        date, clock = (digits[:6], digits[6:]) if length == 10 else (digits[:8], digits[8:])
        return (
            any(_is_day_cut(date, cut) for cut in _CUTS[len(date)])
            and int(clock[:2]) < 25
            and int(clock[2:4] or 0) < 60
        )
    return False


def _is_day_cut(digits: str, cut: tuple[int, int], years: range = range(1, 10000)) -> bool:
    groups = digits[: cut[0]], digits[cut[0] : cut[1]], digits[cut[1] :]
    if not is_day_in_some_order(groups):
        return False
    return all(len(group) != 4 or int(group) in years for group in groups)


def _is_month_of_year(month: str, year: str) -> bool:
    return len(month) < 3 and 1 <= int(month) <= 12 and len(year) == 4 and int(year) in _MONTH_YEARS


def _has_separated_date(groups: list[str], gaps: list[str]) -> bool:
    joined = [_GAP.fullmatch(gap) is not None for gap in gaps]
    for index, is_joined in enumerate(joined):
        if not is_joined:
            continue
        first, second = groups[index], groups[index + 1]
        if _is_month_of_year(second, first) or _is_ordinal(first, gaps[index], second):
            return True
        if _is_month_of_year(first, second) and ":" not in gaps[index]:
            return True
        if len(groups) == 2 and _is_month_of_short_year(first, gaps[index], second):
            return True
        if index + 1 < len(joined) and joined[index + 1] and _is_triple(groups, gaps, index):
            return True
    return False


def _is_ordinal(year: str, gap: str, number: str) -> bool:
    """Whether two groups are a year with a day or week of it: 1979-123, 1979-W12, 1979W123."""
    if len(year) != 4:
        return False
    return "w" in gap or (len(number) == 3 and gap in "-./" and 1 <= int(number) <= 366)


def _is_month_of_short_year(first: str, gap: str, second: str) -> bool:
    if gap.strip() not in ("/", "-", "'") or len(first) > 2 or len(second) > 2:
        return False
    return any(1 <= int(month) <= 12 and int(year) > 31 for month, year in ((first, second), (second, first)))


def _is_triple(groups: list[str], gaps: list[str], index: int) -> bool:
    """Whether three groups are a day.

    With a year of two digits they must be parted in one way, not by colons (times), and not go on so (phone numbers).
    """
    triple = groups[index], groups[index + 1], groups[index + 2]
    if not is_day_in_some_order(triple):
        return False
    if any(len(group) == 4 for group in triple):
        return True
    marks = {gaps[index].strip(), gaps[index + 1].strip()}
    neighbours = [*gaps[max(0, index - 1) : index], *gaps[index + 2 : index + 3]]
    return gaps[index] not in neighbours and marks != {":"} and (len(marks) == 1 or marks <= {"", ",", ".", "'"})


def _has_calendar_word(folded: str, groups: list[str], in_context: bool) -> bool:
    """Whether a month's name may belong to the numbers: any; in a context one that stands beside a number."""
    beside_number = _WORD_BEFORE_NUMBER.findall(folded) + _WORD_AFTER_NUMBER.findall(folded)
    if in_context:
        return not _whole_names().isdisjoint(beside_number)
    if not folded.isascii():
        if not _CALENDAR_CHARACTERS.isdisjoint(folded):
            return True
        if _UNSPACED.search(folded) and _unspaced_months().search(folded):
            return True
    if not month_words().isdisjoint(_WORD.findall(folded)):
        return True
    has_year = len(groups) > 1 or len(groups[0]) == 4 or (len(groups[0]) == 2 and int(groups[0]) > 31)
    return has_year and not _short_month_words().isdisjoint(beside_number)


@cache
def month_words() -> frozenset[str]:
    """Canonical words for months in every language that CLDR has: the longest word of each name, syllables apart."""
    words = frozenset(map(_longest_word, _month_names()))
    return _names_in_use() | {word for word in words if len(word) > 3 or (len(word) == 2 and not word.isascii())}


@cache
def _names_in_use() -> frozenset[str]:
    """Words for months in the languages that people write most, without the stops of abbreviations: ม.ค. as มค."""
    months = (locale_data(identifier).month_names for identifier in USE)
    names = (canonical(name).replace(".", "") for sets in months for names in sets for name in names)
    return frozenset(word for word in map(_longest_word, names) if len(word) > (2 if word.isascii() else 1))


@cache
def _whole_names() -> frozenset[str]:
    """Names of months in one word: in the languages that people write most, and of four letters or more in any."""
    return _names_in_use() | {name for name in _month_names() if len(name) > 3 and _WORD.fullmatch(name)}


@cache
def _short_month_words() -> frozenset[str]:
    """Month names shortened as people do, to their first three to five letters; and the shortest that CLDR has."""
    words = {_longest_word(name) for name in _month_names()}
    return frozenset(word[:length] for word in words if len(word) > 2 for length in (3, 4, 5))


@cache
def _month_names() -> frozenset[str]:
    months = (locale_data(identifier).month_names for identifier in identifiers())
    return frozenset(canonical(name) for sets in months for names in sets for name in names)


@cache
def _unspaced_months() -> re.Pattern[str]:
    names = (name for name in _month_names() if _UNSPACED.search(name) and len(name) > 2)
    return re.compile("|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))))


def _longest_word(name: str) -> str:
    return max(_WORD.findall(name), key=len, default="")
