"""Numbers whose text tells which is the day, the month and the year, whatever order is usual or hinted.

A mask does (`07/04/2031 (DD/MM/YYYY)`), and so do the words for the fields (`Day 14 Month 02 Year 1987`). Six digits
run together are a date only for who is told their order; without they are a number.
"""

from __future__ import annotations

import datetime
import random
from functools import cache
from typing import NamedTuple

from datenorm.generation.date_guard import is_day_in_some_order
from datenorm.generation.dates import BARE_YEARS
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData, locale_data
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import rows
from datenorm.vocabulary import ORDERS

ENGLISH = 0.5  # of the masks and words in another language: English, as software writes them
MASK_ORDERS = (("dmy", 45), ("mdy", 35), ("ymd", 20))
SEPARATORS = ("/", "/", "-", ".", ".", " ")
SHORT_YEAR = 0.25
MASKED = (
    *("{date} ({mask})",) * 3, "{date} {mask}", "{date} [{mask}]", "{date}, {mask}", "{date} - {mask}", "{mask} {date}",
    "{mask}: {date}", "({mask}) {date}", "({mask}): {date}", "[{mask}] {date}", "Date ({mask}): {date}",
    "Date ({mask}) {date}", "Date [{mask}]: {date}", "DOB ({mask}): {date}", "Date of birth ({mask}): {date}",
    "Due ({mask}): {date}", "TO_DATE('{date}', '{mask}')", "TO_DATE('{date}','{mask}')", "to_date('{date}', '{mask}')",
    "parse({date!r}, {mask!r})", "{date};{mask}", "format {mask}: {date}",
)  # fmt: skip
DIRECTIVES = ("STR_TO_DATE('{date}', '{mask}')", "strptime('{date}', '{mask}')", "STR_TO_DATE('{date}','{mask}')")
NAMED = (
    "{D} {d} {M} {m} {Y} {y}", "{D}: {d} {M}: {m} {Y}: {y}", "{D}: {d}, {M}: {m}, {Y}: {y}",
    "{D} {d}, {M} {m}, {Y} {y}", "{D}:{d} {M}:{m} {Y}:{y}", "{D}={d} {M}={m} {Y}={y}",
    "{D}: {d} / {M}: {m} / {Y}: {y}", "{D}. {d} {M}. {m} {Y}. {y}", "{D} | {d} | {M} | {m} | {Y} | {y}",
    "{d} ({D}) {m} ({M}) {y} ({Y})",
    "{Y} {y} {M} {m} {D} {d}", "{Y}: {y}, {M}: {m}, {D}: {d}", "{Y}={y}/{M}={m}/{D}={d}", "{Y}={y}&{M}={m}&{D}={d}",
    "{M} {m} {D} {d} {Y} {y}", "{M}: {m} {D}: {d} {Y}: {y}", "{M}: {m}, {D}: {d}, {Y}: {y}",
)  # fmt: skip
PATHS = (  # of tables that are parted by day, and objects
    "year={y}/month={m}/day={d}", "/year={y}/month={m}/day={d}/", "y={y}/m={m}/d={d}", "yyyy={y}/mm={m}/dd={d}",
    '{{"year": {y}, "month": {m}, "day": {d}}}', "{{year: {y}, month: {m}, day: {d}}}", "y{y}m{m}d{d}",
    "datetime.date({y}, {m}, {d})", "date({y}, {m}, {d})", "DATE({y},{m},{d})",
)  # fmt: skip
PATH = 0.2
IN_ROMAN_SCRIPT = "DMY"


class _Words(NamedTuple):
    """The words of one language for the fields, and its letters for them, of which there may be none."""

    day: str
    month: str
    year: str
    letters: str


def masked(rng: random.Random, locale: LocaleData) -> Plan:
    """Numbers beside the mask that they were written by: `07/04/2031 (DD/MM/YYYY)`, `TT.MM.JJJJ: 03.05.1979`."""
    order = rng.choices([order for order, _ in MASK_ORDERS], [weight for _, weight in MASK_ORDERS])[0]
    separator, is_short = rng.choice(SEPARATORS), rng.random() < SHORT_YEAR
    letters = (_words(locale).letters if rng.random() >= ENGLISH else "") or IN_ROMAN_SCRIPT
    has_directives = rng.random() < 0.1
    form = rng.choice(DIRECTIVES if has_directives else MASKED)
    marks = dict(zip("dmy", letters, strict=True))
    counts = {"d": 2, "m": 2, "y": 2 if is_short else 4}
    mask = separator.join(marks[field] * counts[field] for field in order)
    if has_directives:
        mask = separator.join({"d": "%d", "m": "%m", "y": "%y" if is_short else "%Y"}[field] for field in order)
    elif rng.random() < 0.5:
        mask = mask.lower()
    elif letters == IN_ROMAN_SCRIPT and rng.random() < 0.2:
        mask = mask.replace("D", "d").replace("Y", "y")  # as in Java and .NET: dd/MM/yyyy

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        if date.year < 1000:
            return None
        year = f"{date.year % 100:02}" if is_short else str(date.year)
        fields = {"d": f"{date.day:02}", "m": f"{date.month:02}", "y": year}
        text = form.format(date=separator.join(fields[field] for field in order), mask=mask)
        return Draft(text, open_century=is_short, has_clock=True, is_exact=True)

    return Plan(f"{form} {mask}", render)


def named(rng: random.Random, locale: LocaleData) -> Plan:
    """Each number with the word for what it is: `Day 14 Month 02 Year 1987`, `año: 1987, mes: 2, día: 14`."""
    words = _words(locale if rng.random() >= ENGLISH else locale_data("en"))
    form = rng.choice(PATHS if rng.random() < PATH else NAMED)
    has_zeros, case = rng.random() < 0.6, rng.choice((str, str, str.lower, str.upper))

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        if date.year not in BARE_YEARS:
            return None
        width = 2 if has_zeros else 1
        text = form.format(
            d=f"{date.day:0{width}}", m=f"{date.month:0{width}}", y=date.year,
            D=case(words.day), M=case(words.month), Y=case(words.year),
        )  # fmt: skip
        return Draft(text, has_clock=True, is_exact=True)

    return Plan(f"{form} {words.day} {has_zeros} {case.__name__}", render)


def is_run_together(text: str) -> bool:
    """Whether a text is six digits that are a day in some order."""
    groups = text[:2], text[2:4], text[4:]
    return len(text) == 6 and text.isdecimal() and is_day_in_some_order(groups)


def six_digits_alone(rng: random.Random) -> str:
    """A day's six digits without anything that tells their order: a number like another."""
    digits = f"{rng.randrange(100):02}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    return digits if rng.random() < 0.6 else digits[4:] + digits[2:4] + digits[:2]


def six_digits(rng: random.Random, locale: LocaleData) -> Plan:
    """Six digits whose order is given with them: `870214` is 14 February 1987 where it is year, month, day."""
    order = rng.choice((*ORDERS, "ymd"))

    def render(rng: random.Random, date: datetime.date) -> Draft:
        fields = {"y": date.year % 100, "m": date.month, "d": date.day}
        text = "".join(f"{fields[field]:02}" for field in order)
        return Draft(text, open_century=True, order=order, is_exact=True, needs_order=True)

    return Plan(order, render)


@cache
def _words(locale: LocaleData) -> _Words:
    """The words of a locale's language, in its script where that has a row; of English where there are none."""
    found = {row[0]: row[1:] for row in rows("field_words")}
    day, month, year, *letters = found.get(locale.group) or found.get(locale.language) or found["en"]
    return _Words(day, month, year, "".join(letters) if len(set(letters)) == len("dmy") else "")


RULES = (
    DateRule("numeric-with-mask", 3, masked),
    DateRule("numeric-with-words", 1, named),
    DateRule("numeric-six-digits", 1, six_digits),
)
