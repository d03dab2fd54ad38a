"""No negative is a date: tens of thousands of draws against a recogniser written for this test alone.

The recogniser knows nothing of the guard in the generator. It reads numeric dates in the orders that people use, digits
run together, months with a year, years alone, ISO weeks and days of the year, Roman months, ideographic dates, and
months' names of many languages beside a number.
"""

from __future__ import annotations

import datetime
import itertools
import random
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import pytest
from babel import localedata
from drawn_once import drawn_once

from datenorm.generation.impossible_dates import NoSuchDay, _draw_day, exists_in_some_order
from datenorm.generation.locales import locale_data
from datenorm.generation.negatives import RULES

DRAWS = 40_000
DRAWS_EACH = 400
EXACT = {rule.name for rule in RULES if rule.name.startswith("impossible")}  # they have checks of their own, below
# What stands around these is asserted in test_negatives: a version's mark, a unit or a noun beside four digits.
# A weekday beside a word that is no month may have the name of a month in another language (mar., sen, май).
# Days counted from other days or within a month, and lunar ones, are none that the language of answers can say;
# streets are named for days; of several dates none is the answer, nor is one that is excepted. Postcodes, standards
# notes and code that counts months say what their numbers are.
MARKED = {"marked_version", "year_like", "unknown_month"} | {
    "counted_weekday", "counted_from", "step_from", "lunar_day", "named_for_a_day", "several_dates", "set_aside",
    "bound", "extended_year", "postcode_and_place", "standard", "calendar_code", "note", "six_digits_alone",
}  # fmt: skip
ABBREVIATING = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "sv", "tr", "id")
ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ROMAN = "i{1,3}|iv|v|vi{1,3}|ix|x|xi{1,2}"
NUMERIC = re.compile(r"(?<![\d.,:])(\d{1,4})([-/. ]|\. )(\d{1,2})\2(\d{1,4})(?!\d)(?!\2\d)(?![,:]\d)")
RUN = re.compile(r"(?<!\d)\d{6}(?!\d)|(?<!\d)\d{8}(?!\d)")
MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})|(\d{4})[-/.](\d{1,2})")
WEEK_OR_ORDINAL = re.compile(
    r"(?<!\d)[12]\d{3}-?w[0-5]\d(?!\d)|(?<!\d)[12]\d{3}-(?:[0-2]\d\d|3[0-5]\d|36[0-6])(?![\d-])"
)
ROMAN_DATE = re.compile(rf"(?<!\d)\d{{1,2}}([. /-])(?:{ROMAN})\1(?:\d\d|\d{{4}})(?!\d)|^(?:{ROMAN})[. /-]\d{{4}}$")
IDEOGRAPHIC = re.compile(
    r"\d{4} ?[年년]|\d{1,2} ?[月월] ?\d{1,2} ?[日일号號]|[一二三四五六七八九十〇]+年[一二三四五六七八九十]+月"
)
WORD = re.compile(r"[^\W\d_]+")


def simplified(text: str) -> str:
    """Compatibility forms, lower case, digits as ASCII, no accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(
        str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c
        for c in decomposed
        if not unicodedata.combining(c)
    )


@cache
def month_words() -> frozenset[str]:
    """One-word names of months: wide in every language, abbreviated in some."""
    words: set[str] = set()
    for identifier in localedata.locale_identifiers():
        if "_" in identifier or identifier == "root":
            continue
        months, is_abbreviating = locale_data(identifier).babel.months, identifier in ABBREVIATING
        widths = ("wide", "abbreviated") if is_abbreviating else ("wide",)
        shortest = 3 if is_abbreviating else 4
        for width, context in itertools.product(widths, ("format", "stand-alone")):
            names = (simplified(name).rstrip(".") for name in months[context][width].values())
            words.update(
                name for name in names if WORD.fullmatch(name) and len(name) >= (shortest if name.isascii() else 2)
            )
    return frozenset(words)


def is_date(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def as_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits) if len(digits) == 2 else 0


def numeric_readings(first: str, second: str, third: str) -> Iterator[bool]:
    yield is_date(as_year(third), int(second), int(first)) if len(first) < 3 else False
    yield is_date(as_year(third), int(first), int(second)) if len(first) < 3 else False
    yield is_date(as_year(first), int(second), int(third)) if len(third) < 3 else False


def goes_on_before(text: str, match: re.Match[str]) -> bool:
    """Whether a group of digits parted in the same way stands before: 12.34.56.78, +45 70 04 14 84."""
    return re.search(rf"\d{re.escape(match[2])}$", text[: match.start()]) is not None


def run_readings(digits: str) -> Iterator[bool]:
    if len(digits) == 6:
        yield is_date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
        yield from numeric_readings(digits[:2], digits[2:4], digits[4:])
        yield 1500 <= int(digits[:4]) <= 2100 and 1 <= int(digits[4:]) <= 12
    else:
        yield from numeric_readings(digits[:4], digits[4:6], digits[6:])
        yield from numeric_readings(digits[:2], digits[2:4], digits[4:])


def month_beside_number(text: str) -> bool:
    """Whether a month's name has a number next to it, with nothing but spaces and marks between."""
    if not any(c.isdigit() for c in text):
        return False
    tokens = re.findall(r"[^\W\d_]+|\d+", text)
    pairs = itertools.pairwise(tokens)
    return any(
        (a in month_words() and b.isdigit() and len(b) < 5) or (b in month_words() and a.isdigit() and len(a) < 5)
        for a, b in pairs
    )


def reading(text: str) -> str:
    """What kind of date the text can be read as; "" for none."""
    text = simplified(text)
    bare = text.strip(" .,:;!?()[]{}<>\"'*_~-")
    if bare.isdigit() and len(bare) == 4 and 1000 <= int(bare) < 2200:
        return "a year"
    if any(any(numeric_readings(m[1], m[3], m[4])) for m in NUMERIC.finditer(text) if not goes_on_before(text, m)):
        return "numbers"
    if any(any(run_readings(run)) for run in RUN.findall(text)):
        return "digits run together"
    match = MONTH_YEAR.fullmatch(bare)
    if match and 1 <= int(match[1] or match[4]) <= 12 and 1000 <= int(match[2] or match[3]) < 3000:
        return "a month of a year"
    if WEEK_OR_ORDINAL.search(text):
        return "a week or a day of the year"
    if ROMAN_DATE.search(text):
        return "a Roman month"
    if IDEOGRAPHIC.search(text):
        return "ideographic"
    return "a month's name" if month_beside_number(text) else ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3.5.1979", "numbers"),
        ("05/03/79", "numbers"),
        ("2024-05-03T10:00", "numbers"),
        ("٣/٥/١٩٧٩", "numbers"),
        ("19790503", "digits run together"),
        ("030579", "digits run together"),
        ("(1979)", "a year"),
        ("2199", "a year"),
        ("8455", ""),
        ("0241", ""),
        ("5/1979", "a month of a year"),
        ("2024-W10-3", "a week or a day of the year"),
        ("1979-123", "a week or a day of the year"),
        ("17.XI.2024", "a Roman month"),
        ("2024年5月3日", "ideographic"),
        ("3 May 1979", "a month's name"),
        ("Août 1979", "a month's name"),
        ("Septiembre, 1979", "a month's name"),
        ("٣ مايو", "a month's name"),
        ("1.10.3", ""),
        ("12.34.56.78.90", ""),
        ("31/04/2020", ""),
        ("1,234", ""),
        ("room 1984", ""),
        ("Mayor 12", ""),
        ("14:05:33", ""),
    ],
)
def test_the_recogniser_of_this_test_knows_dates_from_other_text(text: str, kind: str) -> None:
    assert reading(text) == kind


def test_no_negative_can_be_read_as_a_date() -> None:
    rules = [rule for rule in RULES if rule.name not in EXACT | MARKED]
    rng = random.Random(20)
    drawn = rng.choices(rules, [rule.weight for rule in rules], k=DRAWS)
    texts = ((rule.name, rule.write(rng)) for rule in drawn)
    assert [(name, text, kind) for name, text in texts if (kind := reading(text))] == []


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.name not in EXACT | MARKED], ids=lambda rule: rule.name
)
def test_no_negative_of_any_one_rule_can_be_read_as_a_date(rule) -> None:
    rng = random.Random(21)
    texts = (rule.write(rng) for _ in range(DRAWS_EACH))
    assert [(text, kind) for text in texts if (kind := reading(text))] == []


@pytest.mark.parametrize(
    ("year", "month", "day", "exists"),
    [
        ("2020", 4, 31, False),
        ("2021", 2, 29, False),
        ("2020", 2, 29, True),
        ("2020", 13, 13, False),
        ("2020", 13, 5, True),  # 13 May, month and day exchanged
        ("30", 2, 31, False),
        ("20", 4, 31, True),  # 20 April 2031, year first
        ("99", 4, 31, False),
        ("2020", 5, 0, False),
        ("2020", 0, 5, False),
        ("2020", 1, 32, False),
    ],
)
def test_a_day_is_impossible_only_if_no_order_of_its_numbers_makes_one(
    year: str, month: int, day: int, exists: bool
) -> None:
    assert exists_in_some_order(year, month, day) is exists


@pytest.mark.parametrize("months", [range(1, 13), range(100)])
def test_the_days_behind_impossible_dates_are_in_no_year_at_all(months: range) -> None:
    rng = random.Random(22)
    drawn = [_draw_day(rng, months) for _ in range(3000)]
    leap_year = 2000
    assert [str((d.month, d.day)) for d in drawn if is_date(leap_year, d.month, d.day)] == []
    assert all(d.month in months for d in drawn)


def test_a_day_that_does_not_exist_keeps_its_numbers_in_the_clothes_of_a_date() -> None:
    day = NoSuchDay(2021, 2, 30)
    assert (day.year, day.month, day.day) == (2021, 2, 30)
    assert isinstance(day, datetime.date)
    assert 0 <= day.weekday() <= 6


@drawn_once
def texts(name: str) -> Iterator[str]:
    """Texts of a rule without end."""
    rule = next(rule for rule in RULES if rule.name == name)
    rng = random.Random(23)
    while True:
        yield rule.write(rng)


def draws(name: str, count: int) -> Iterator[str]:
    return itertools.islice(texts(name), count)


@pytest.mark.parametrize(
    "name", ["impossible_numbered", "impossible_named", "impossible_blank_form", "impossible_ideographic"]
)
def test_numbers_of_impossible_dates_make_no_day_in_any_common_order(name: str) -> None:
    found = [
        (text, kind)
        for text in draws(name, 3000)
        if (kind := reading(text)) in ("numbers", "digits run together", "a year")
    ]
    assert found == []


def test_impossible_dates_with_english_months_are_no_days() -> None:
    month, day = f"({'|'.join(ENGLISH)})", r"(\d+)(?:st|nd|rd|th)?"
    form = re.compile(rf"{day}(?: of)? {month},? (\d{{4}})|{month} {day},? (\d{{4}})")
    matches = list(itertools.islice(filter(None, map(form.search, draws("impossible_named", 24_000))), 300))
    days = [(int(m[3] or m[6]), ENGLISH.index(m[2] or m[4]) + 1, int(m[1] or m[5])) for m in matches]
    assert len(days) > 100
    assert [day for day in days if is_date(*day)] == []
    assert {day[1] for day in days} == set(range(1, 13))


def test_impossible_ideographic_dates_are_no_days() -> None:
    found = [
        re.search(r"(令和|平成|民國|民国)?(\d+)[年년] ?(\d+)[月월] ?(\d+)", text)
        for text in draws("impossible_ideographic", 3000)
    ]
    first_years = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911, None: 0}
    days = [(first_years[m[1]] + int(m[2]), int(m[3]), int(m[4])) for m in found if m]
    assert len(days) > 2000
    assert [day for day in days if is_date(*day)] == []


def test_impossible_weeks_and_days_of_the_year_are_in_no_year_at_all() -> None:
    for text in draws("impossible_ordinal", 3000):
        week = re.match(r"\d{4}-?W(\d\d)-?(\d)", text)
        if week:
            assert not (1 <= int(week[1]) <= 53 and 1 <= int(week[2]) <= 7), text
        else:
            assert not 1 <= int(text[5:]) <= 366, text


def test_what_is_beyond_the_calendar_makes_no_day_and_no_week() -> None:
    found = [
        (text, kind)
        for text in draws("impossible_beyond", 8000)
        if (kind := reading(text)) in ("numbers", "digits run together", "a year", "a month of a year")
    ]
    assert found == []


def test_quarters_and_weeks_beyond_the_calendar_are_above_the_last_one() -> None:
    beyond = list(draws("impossible_beyond", 12_000))
    quarters = [int(match[1]) for text in beyond if (match := re.search(r"(?:Q|T|[Kk]wart\w+ )(\d)(?!\d)", text))]
    week = re.compile(r"(?:KW|[Ww]eek|неделя|第|W)\s?(\d\d)(?!\d)")
    weeks = [int(match[1]) for text in beyond if (match := week.search(text))]
    assert set(quarters) == {5, 6, 7, 8, 9}
    assert min(weeks) == 54
    assert len(weeks) > 100


def test_impossible_months_are_beside_a_year_and_outside_one_to_twelve() -> None:
    for text in draws("impossible_month_of_year", 1000):
        numbers = sorted(map(int, re.findall(r"\d+", text)))
        assert len(numbers) == 2
        assert not 1 <= numbers[0] <= 12, text
        assert 1900 <= numbers[1] <= 2100
