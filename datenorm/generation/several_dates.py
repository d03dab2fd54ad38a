"""Text that holds more dates than one answer says, or a date that is excepted or comes back every year.

`3, 5 and 7 May 2024`, `3 May 2024; 5 June 2024`, `2019, 2021, 2023`, `Mon, Wed, Fri`, `not 3 May 2024`,
`every year on 3 May`.
Two days that follow each other are an interval, `3 and 4 May`; what is written here has gaps.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable

from babel.dates import format_date, format_skeleton

from datenorm.generation import relative_forms
from datenorm.generation.drafts import LONGEST
from datenorm.generation.locales import LocaleData, every_locale, has_letters, locale_data
from datenorm.generation.tables import rows

_JOINTS = (", ", ", ", "; ", " | ", " + ")  # of dates in full
_NEAR = ("P0D", "P1D")  # today and tomorrow
_PAIR = 0.4  # of the lists: of two alone, which follow each other nowhere
_COMMA = "{0}, {1}"  # in locales without patterns of their own
_STYLES = ("standard", "standard", "or", "unit")
_WIDTHS = ("short", "medium", "long", "full")
_OF_FOUR_LENGTHS = 0.5  # of the days, the rest by skeletons
_SKELETONS = ("yMMMd", "yMMMd", "yMMMMd", "MMMd", "MMMMd")


def several_dates(rng: random.Random) -> str:
    """Days of one month, dates, years, months or weekdays in a list, with gaps between them."""
    write = rng.choices([write for write, _ in _LISTS], [weight for _, weight in _LISTS])[0]
    while True:
        locale = every_locale().draw(rng)
        text = write(rng, locale) if locale.month_names and locale.weekday_names else ""
        if 0 < len(text) <= LONGEST:
            return text


def set_aside(rng: random.Random) -> str:
    """A date in words that say that it is not the day, or not one day: `except 3 May 2024`, `jedes Jahr am 3. Mai`."""
    language, forms = rng.choice(rows("no_date_set_aside"))
    locale = locale_data(language)
    words = [form.text for form in relative_forms.days(locale) if form.expression in _NEAR]
    return rng.choice(forms.split("|")).format(
        date=written_date(rng, locale, drawn_date(rng)), day=rng.choice(words or ("",)), n=rng.randint(2, 30)
    )


def _days_of_a_month(rng: random.Random, locale: LocaleData) -> str:
    """`3, 5 and 7 May 2024`; "" where the form of the locale does not keep the day apart."""
    first = rng.randint(1, 20)
    days = _with_gaps(rng, first, 28)
    date = datetime.date(rng.randint(1950, 2035), rng.randint(1, 12), days[0])
    text = written_date(rng, locale, date)
    found = [match for match in re.finditer(r"\d+\.?", text) if match[0].rstrip(".") == str(date.day)]
    if len(found) != 1 or not has_letters(text):
        return ""
    dot = "." * found[0][0].endswith(".")
    listed = _listed(rng, locale, [f"{day}{dot}" for day in days])
    return text[: found[0].start()] + listed + text[found[0].end() :]


def _dates(rng: random.Random, locale: LocaleData) -> str:
    """`3 May 2024, 5 June 2024`, all in one form."""
    first = drawn_date(rng)
    days = [first + datetime.timedelta(step) for step in _with_gaps(rng, 0, 400)]
    skeleton = rng.choice(("yMMMd", "yMMMMd", "yMd"))
    return rng.choice(_JOINTS).join(str(format_skeleton(skeleton, day, locale=locale.babel)) for day in days)


def _years(rng: random.Random, locale: LocaleData) -> str:
    years = [str(year) for year in _with_gaps(rng, rng.randint(1800, 2020), 2035)]
    return ", ".join(years) if len(years) == 2 else _listed(rng, locale, years)


def _months(rng: random.Random, locale: LocaleData) -> str:
    """`March, May and August 2024`, with or without the year."""
    months = _with_gaps(rng, rng.randint(1, 6), 12)
    names = locale.babel.months[rng.choice(("format", "stand-alone"))][rng.choice(("wide", "wide", "abbreviated"))]
    listed = _listed(rng, locale, [names[month] for month in months])
    year = rng.choice(("", f" {rng.randint(1950, 2035)}"))
    return listed + year


def _weekdays(rng: random.Random, locale: LocaleData) -> str:
    names = locale.babel.days["stand-alone"][rng.choice(("wide", "abbreviated"))]
    return _listed(rng, locale, [names[day] for day in _with_gaps(rng, rng.randint(0, 2), 6)])


_LISTS: tuple[tuple[Callable[[random.Random, LocaleData], str], float], ...] = (
    (_days_of_a_month, 5), (_dates, 4), (_years, 2), (_months, 2), (_weekdays, 2),
)  # fmt: skip


def _with_gaps(rng: random.Random, first: int, last: int) -> list[int]:
    """Two or three numbers from the first to the last at most, which is four after it or more, each two to 40 apart."""
    found = [first]
    for left in range(1 if rng.random() < _PAIR else 2, 0, -1):
        found.append(rng.randint(found[-1] + 2, min(last - 2 * (left - 1), found[-1] + 40)))
    return found


def _listed(rng: random.Random, locale: LocaleData, texts: list[str]) -> str:
    """The texts as CLDR lists them, with "and", with "or" or with commas alone."""
    patterns = locale.babel.list_patterns.get(rng.choice(_STYLES)) or {}
    if len(texts) == 2:
        return str(patterns.get("2", _COMMA)).format(*texts)
    return str(patterns.get("end", _COMMA)).format(str(patterns.get("start", _COMMA)).format(*texts[:2]), texts[2])


def drawn_date(rng: random.Random) -> datetime.date:
    """A day of our time that every month has."""
    return datetime.date(rng.randint(1950, 2035), rng.randint(1, 12), rng.randint(1, 28))


def written_date(rng: random.Random, locale: LocaleData, date: datetime.date) -> str:
    """A day in the locale's own form; at times without the year."""
    if rng.random() < _OF_FOUR_LENGTHS:
        return str(format_date(date, rng.choice(_WIDTHS), locale=locale.babel))
    return str(format_skeleton(rng.choice(_SKELETONS), date, locale=locale.babel))
