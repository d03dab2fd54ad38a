"""Text about time that the network does not write yet, with the answer "nothing": refused, not misread.

Relative words, intervals, dates without a year, weekdays and months alone, durations, decades, centuries, seasons,
quarters, approximate years. A later version replaces these rules one by one by rules that give the answer.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from functools import cache

from babel.dates import format_interval

from datenorm.generation import written
from datenorm.generation.cldr_texts import draw_language, duration_patterns, relative_patterns
from datenorm.generation.date_guard import LONGEST, is_day_in_some_order
from datenorm.generation.locales import LocaleData, LocaleSampler, fields_of, has_letters, locale_data
from datenorm.generation.negatives import NegativeRule
from datenorm.generation.tables import rows
from datenorm.generation.templates import columns, line

_SKELETONS = (
    "yMMMd",
    "yMMMd",
    "yMMMEd",
    "yMMM",
    "yMMMM",
    "yMd",
    "yMEd",
    "yM",
    "y",
    "MMMd",
    "MMMEd",
    "Md",
    "MEd",
    "d",
    "MMM",
)
_NUMERALS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_YEAR_AT_END = re.compile(r"(?:,? (?:de |del |of |в |του )?|, |[-/.])\{y\}(?: (?:г\.|года|р\.|r\.|roku|року|m\.))?$")


def relative_words(rng: random.Random) -> str:
    """`yesterday`, `letzte Woche`, `来週の金曜日`, `next Friday`, in some eighty languages."""
    language, phrase = rng.choice(columns("unwritten_relative"))
    locale = locale_data(language)
    return phrase.format(
        n=rng.randint(2, 30),
        w=rng.choice(locale.weekday_names[0]) if "{w}" in phrase else "",
        m=rng.choice(locale.month_names[0]) if "{m}" in phrase else "",
    )


def time_from_now(rng: random.Random) -> str:
    """`3 days ago`, `in 2 Wochen`, `5 yr. ago`, in every language that CLDR has."""
    return rng.choice(draw_language(rng, relative_patterns)).replace("{0}", str(_number(rng)))


def cldr_interval(rng: random.Random) -> str:
    """An interval by a locale's own patterns: `3–5 May 1979`, `März–Mai 2021`, `2019年5月3日～7日`."""
    locale, skeleton = _sampler().draw(rng), rng.choice(_SKELETONS)
    start = _date(rng)
    if skeleton in ("MMMd", "MMMEd", "Md", "MEd", "d"):
        start = start.replace(day=rng.randint(1, 20))
        end = start.replace(day=rng.randint(start.day + 1, 28))
    elif skeleton == "MMM":
        start = start.replace(day=1, month=rng.randint(1, 11))
        end = start.replace(month=rng.randint(start.month + 1, 12))
    else:
        shortest = 366 if skeleton == "y" else 32 if "d" not in skeleton else 1
        days = rng.choice((shortest, shortest + 9, rng.randint(shortest, 400 + shortest)))
        end = start + datetime.timedelta(days=days)
    if "d" not in skeleton:
        start, end = start.replace(day=1), end.replace(day=1)
    text = str(format_interval(start, end, skeleton, locale=locale.babel))
    return text if has_letters(text) or not _is_one_day(text) else cldr_interval(rng)


def open_or_closed(rng: random.Random) -> str:
    """Intervals in words and signs: `until 1914`, `vom 3. bis 5. Mai 1979`, `1914–1918`, `since May 2020`."""
    return _filled(rng, "open")


def decade(rng: random.Random) -> str:
    """`the 1970s`, `1970er Jahre`, `années 70`, `197-`, `1970年代`."""
    return _filled(rng, "decade")


def century(rng: random.Random) -> str:
    """`19th century`, `XIX век`, `siglo XIX`, `18--`, `19世紀`."""
    return _filled(rng, "century")


def season(rng: random.Random) -> str:
    """`spring 1979`, `Winter 1979/80`, `1979年春`."""
    return _filled(rng, "season")


def quarter(rng: random.Random) -> str:
    """`Q3 2021`, `3. Quartal 2021`, `FY2021`, by table or by a locale's own names and patterns."""
    if rng.random() < 0.5:
        return _filled(rng, "quarter")
    locale = _sampler().draw(rng)
    patterns = [pattern for name, pattern in locale.babel.datetime_skeletons.items() if name in ("yQQQ", "yQQQQ")]
    if not patterns:
        return _filled(rng, "quarter")
    return str(rng.choice(patterns).apply(_date(rng), locale.babel))


def approximate(rng: random.Random) -> str:
    """`circa 1850`, `um 1850`, `около 1850 г.`, `1850年頃`."""
    return _filled(rng, "approximate")


def day_alone(rng: random.Random) -> str:
    """`the 26th`, `am 26.`, `26日`, `Tue 26`."""
    if rng.random() < 0.7:
        return _filled(rng, "day")
    locale = _sampler().draw(rng)
    return _by_skeleton(rng, locale, _skeletons(locale, frozenset("dE"))) or _filled(rng, "day")


def without_year(rng: random.Random) -> str:
    """Day and month by a locale's own patterns, or by a form of the language without its year: `3 May`, `le 3 mai`."""
    locale = _sampler().draw(rng)
    forms = _yearless_forms(locale.language)
    if forms and locale.month_names and rng.random() < 0.5:
        draft = written.form_plan(locale, rng.choice(forms)).render(rng, _date(rng))
        if draft is not None:
            return draft.text
    patterns = _skeletons(locale, frozenset("dM")) + _skeletons(locale, frozenset("dME"))
    return _by_skeleton(rng, locale, patterns) or numeric_without_year(rng)


def numeric_without_year(rng: random.Random) -> str:
    """`12/25`, `25.12.`, `03-05`."""
    date = _date(rng)
    separator = rng.choice(("/", "/", "-", ".", ". "))
    day, month = (f"{date.day:02}", f"{date.month:02}") if rng.random() < 0.5 else (str(date.day), str(date.month))
    if separator.startswith("."):
        return f"{day}{separator}{month}."
    return separator.join((day, month) if rng.random() < 0.5 else (month, day))


def month_alone(rng: random.Random) -> str:
    locale = _sampler().draw(rng)
    names = rng.choice(locale.month_names or locale_data("en").month_names)
    name = rng.choice(names)
    return _cased(
        rng, name if rng.random() < 0.9 else rng.choice(("-", " - ", "/", ", ")).join((name, rng.choice(names)))
    )


def weekday_alone(rng: random.Random) -> str:
    names = rng.choice(_sampler().draw(rng).weekday_names or locale_data("en").weekday_names)
    name, chance = rng.choice(names), rng.random()
    if chance < 0.75:
        return _cased(rng, name)
    if chance < 0.9:
        return rng.choice(("-", " - ", "/", ", ", " & ", "–")).join((name, rng.choice(names)))
    return f"{name}{rng.choice((' ', ', '))}{rng.randrange(24)}:{rng.randrange(60):02}"


def duration(rng: random.Random) -> str:
    """`5 days`, `3 Wochen`, `十年`, `P3D`, in every language that CLDR has."""
    number, chance = _number(rng), rng.random()
    if chance < 0.25:
        return line(rng, "unwritten_durations").format(n=number)
    pattern = rng.choice(draw_language(rng, _duration_patterns))
    return pattern.replace("{0}", str(number))


def _is_one_day(text: str) -> bool:
    """Whether an interval in numbers can be read as one day: months 3-5/2020 as 3 May."""
    groups = tuple(re.findall("[0-9]+", text))
    return len(groups) == 3 and is_day_in_some_order(groups)


def _filled(rng: random.Random, kind: str) -> str:
    """A form of the table with its places filled."""
    language, form = rng.choice(_forms(kind))
    start = _date(rng)
    year, later = _years(rng, form, start.year)
    decade = rng.randint(150, 202)
    number = rng.randint(11 if "{C}" in form else 1, 21)
    part, day = rng.randint(1, 4), rng.randint(1, 31)
    first, second = _two_dates(rng, language, start) if "{a}" in form else ("", "")
    return form.format(
        a=first, b=second, y=year, z=later, yy=f"{(year + 1) % 100:02}", zz=f"{later % 100:02}",
        t=f"{decade}0", tt=f"{decade % 10}0", T=decade, c=number, R=_roman(number), C=number - 1,
        q=part, Q=_roman(part), d=day, th=_ending(number if "{c}" in form else day),
    )  # fmt: skip


def _years(rng: random.Random, form: str, year: int) -> tuple[int, int]:
    """A year and a later one; where the later one is cut to two digits, they are none that could be a month."""
    if "{zz}" not in form:
        return year, year + rng.choice((1, 2, rng.randint(1, 9), rng.randint(10, 60)))
    century = year - year % 100
    year = century + rng.randint(10, 90)
    return year, rng.randint(max(year + 1, century + 13), century + 99)


def _two_dates(rng: random.Random, language: str, start: datetime.date) -> tuple[str, str]:
    """Two dates, months or days without a year in one pattern of the language, the earlier one first."""
    locale = locale_data(language) if language != "*" else _sampler().draw(rng)
    patterns = locale.day_patterns if rng.random() < 0.75 else locale.day_patterns + locale.reduced_patterns
    pattern = rng.choice(patterns)
    end = start + datetime.timedelta(days=rng.randint(367, 9000) if rng.random() < 0.3 else rng.randint(1, 360))
    if pattern.precision == "year":
        end = end.replace(year=end.year + 1, day=min(end.day, 28))
    elif pattern.precision == "month":
        end += datetime.timedelta(days=31)
    return str(pattern.parsed.apply(start, locale.babel)), str(pattern.parsed.apply(end, locale.babel))


def _by_skeleton(rng: random.Random, locale: LocaleData, patterns: tuple[str, ...]) -> str:
    if not patterns:
        return ""
    return str(locale.babel.datetime_skeletons[rng.choice(patterns)].apply(_date(rng), locale.babel))


def _skeletons(locale: LocaleData, letters: frozenset[str]) -> tuple[str, ...]:
    """The skeletons of a locale whose patterns hold exactly these fields."""
    return _skeletons_of(locale.identifier, letters)


@cache
def _skeletons_of(identifier: str, letters: frozenset[str]) -> tuple[str, ...]:
    skeletons = locale_data(identifier).babel.datetime_skeletons
    return tuple(
        str(name)
        for name in sorted(skeletons)
        if {field[0].replace("L", "M").replace("c", "E") for field in fields_of(skeletons[name].pattern)} == letters
    )


@cache
def _yearless_forms(language: str) -> tuple[str, ...]:
    """The language's written forms that end in a year, without it."""
    forms = (
        _YEAR_AT_END.sub("", form) for name, form in rows("written") if name == language and _YEAR_AT_END.search(form)
    )
    return tuple(form for form in dict.fromkeys(forms) if "{d" in form or "{ord}" in form)


@cache
def _forms(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((language, form) for name, language, form in columns("unwritten_forms") if name == kind)


@cache
def _duration_patterns(identifier: str) -> tuple[str, ...]:
    """Durations in days and more, but for those of years that could be a year with its mark (79年, 79 г.)."""
    units = ("day", "week", "month", "decade", "century", "quarter", "night")
    found = [pattern for unit in units for pattern in duration_patterns(identifier, unit) if pattern != "{0}月"]
    years = duration_patterns(identifier, "year")
    return (*found, *(pattern for pattern in years if sum(map(str.isalpha, pattern)) > 2 and pattern.isascii()))


def _number(rng: random.Random) -> int:
    return rng.choice((rng.randint(2, 9), rng.randint(2, 9), rng.randint(2, 31), rng.randint(10, 400)))


def _date(rng: random.Random) -> datetime.date:
    year = rng.randint(1900, 2040) if rng.random() < 0.8 else rng.randint(1500, 2100)
    return datetime.date(year, 1, 1) + datetime.timedelta(days=rng.randrange(365))


def _cased(rng: random.Random, text: str) -> str:
    chance = rng.random()
    return (
        text.upper()
        if chance < 0.08
        else text.lower()
        if chance < 0.16
        else text.capitalize()
        if chance < 0.24
        else text
    )


def _roman(number: int) -> str:
    text = ""
    for value, numeral in _NUMERALS:
        text += numeral * (number // value)
        number %= value
    return text


def _ending(number: int) -> str:
    return "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _within_length(write: Callable[[random.Random], str]) -> Callable[[random.Random], str]:
    """The same rule, drawing again while its text is longer than the network reads."""

    def drawn(rng: random.Random) -> str:
        while len(text := write(rng)) > LONGEST:
            pass
        return text

    return drawn


@cache
def _sampler() -> LocaleSampler:
    return LocaleSampler()


# Shares, in hundredths of all such text.
WEIGHTS: dict[Callable[[random.Random], str], float] = {
    relative_words: 14,
    time_from_now: 8,
    cldr_interval: 12,
    open_or_closed: 14,
    without_year: 14,
    numeric_without_year: 4,
    day_alone: 3,
    month_alone: 3,
    weekday_alone: 4,
    duration: 6,
    decade: 4,
    century: 4,
    season: 4,
    quarter: 4,
    approximate: 4,
}
UNWRITTEN: tuple[NegativeRule, ...] = tuple(
    NegativeRule(function.__name__, weight, _within_length(function)) for function, weight in WEIGHTS.items()
)
