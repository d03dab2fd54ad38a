"""Forms of dates of other calendars as tables give them, and what stands at their places."""

from __future__ import annotations

import random
import re
from collections.abc import Set
from functools import cache

from datenorm.generation import foreign_names, numeric
from datenorm.generation.foreign_dates import ForeignDate
from datenorm.generation.foreign_numerals import hebrew_day_and_year
from datenorm.generation.locales import LocaleData, digits_from, has_letters
from datenorm.generation.tables import rows

ERA_SIGNS = {
    "meiji": ("明治", "Meiji", "M", "㍾", "메이지"),
    "taisho": ("大正", "Taisho", "T", "㍽", "다이쇼"),
    "showa": ("昭和", "Showa", "S", "㍼", "쇼와"),
    "heisei": ("平成", "Heisei", "H", "㍻", "헤이세이"),
    "reiwa": ("令和", "Reiwa", "R", "㋿", "레이와"),
}
MACRONS = {"Taisho": "Taishō", "Showa": "Shōwa"}
MACRON = 0.35
_PLACE = re.compile(r"\{(\w+)(?: (\d+)-(\d+))?\}")
_DAYS = {"d", "dd", "hd", "dh", "fd", "fdd"}
_MONTHS = {"m", "mm", "month", "gmonth", "gmon", "hm", "fm", "fmm"}
_NAMED = {"month", "gmonth", "gmon", "hm"}
_FIELDS = {
    "y": "y", "yy": "y", "gan": "y", "fy": "y", "Y": "y", "short": "y", "fshort": "y",
    "m": "m", "mm": "m", "fm": "m", "fmm": "m", "d": "d", "dd": "d", "fd": "d", "fdd": "d",
}  # fmt: skip
_PERSIAN_DIGITS = str.maketrans("0123456789", digits_from(0x6F0))


class Form:
    """A form of a table: its places, its precision, and the order of its fields where all of them are numbers.

    A form that does not tell its calendar gives the first and the last of the years that go without saying; where it
    has no words it `needs_language`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        fields = [place[1] for place in _PLACE.finditer(text)]
        self.places = frozenset(fields)
        self.precision = "day" if self.places & _DAYS else "month" if self.places & _MONTHS else "year"
        is_numeric = self.precision == "day" and not self.places & _NAMED
        letters = (_FIELDS.get(field, "") for field in fields)
        self.order = "".join(dict.fromkeys("".join(letters))) if is_numeric else ""
        limits = next((place for place in _PLACE.finditer(text) if place[2]), None)
        self._years = range(int(limits[2]), int(limits[3]) + 1) if limits else None
        has_words = bool(self.places & _NAMED) or has_letters(_PLACE.sub("", text))
        self.needs_language = limits is not None and not has_words

    def is_written_in(self, year: int) -> bool:
        """Whether the form stands for a year of its calendar.

        >>> Form("{y 1330-1450}/{mm}/{dd}").is_written_in(1445), Form("{y 1330-1450}/{mm}/{dd}").is_written_in(600)
        (True, False)
        """
        return self._years is None or year in self._years

    def filled(self, values: dict[str, str]) -> str:
        return _PLACE.sub(lambda place: values[place[1]], self.text)


def written_values(
    rng: random.Random, locale: LocaleData, found: ForeignDate, places: Set[str]
) -> dict[str, str] | None:
    """What stands at each place of a form; None where the locale has no name for it."""
    year, month, day = found.year, found.month, found.day
    values = {
        "y": str(year), "yy": f"{year:02}", "gan": "元" if year == 1 else str(year),
        "short": f"{year % 100:02}", "m": str(month), "mm": f"{month:02}", "d": str(day), "dd": f"{day:02}",
    }  # fmt: skip
    values |= {f"f{place}": values[place].translate(_PERSIAN_DIGITS) for place in ("y", "short", "m", "mm", "d", "dd")}
    if "month" in places:
        sets = foreign_names.month_sets(found.calendar, locale)
        if not sets:
            return None
        values["month"] = month_name(rng.choice(sets), found)
    if places & {"gmonth", "gmon"}:
        values["gmonth"] = foreign_names.gregorian_months(locale, "MMMM")[month]
        values["gmon"] = foreign_names.gregorian_months(locale, "MMM")[month]
    if places & {"hy", "hp", "hm", "hd"}:
        values |= _han(year, month, day)
    if places & {"yh", "dh"}:
        values["dh"], values["yh"] = hebrew_day_and_year(rng, day, year)
    return values | _era(rng, found.calendar)


def _han(year: int, month: int, day: int) -> dict[str, str]:
    hundreds = numeric.han_number(year, counted=True)
    return {
        "hy": "元" if year == 1 else "一" + hundreds if hundreds.startswith("百") else hundreds,
        "hp": "元" if year == 1 else numeric.han_number(year, counted=year < 100),
        "hm": numeric.han_number(month, counted=True),
        "hd": numeric.han_number(day, counted=True),
    }


def _era(rng: random.Random, calendar: str) -> dict[str, str]:
    if calendar not in ERA_SIGNS:
        return {}
    signs = dict(zip(("era", "Era", "E", "sign", "kera"), ERA_SIGNS[calendar], strict=True))
    if rng.random() < MACRON:
        signs["Era"] = MACRONS.get(signs["Era"], signs["Era"])
    return signs


def month_name(names: tuple[str, ...], found: ForeignDate) -> str:
    return names[13] if found.is_leap_adar else names[found.month - 1]


@cache
def forms_of(locale: LocaleData) -> dict[str, tuple[str, ...]]:
    """The forms of a locale's language by calendar."""
    found: dict[str, list[str]] = {}
    for languages, calendar, form in rows("foreign_forms"):
        known = languages == "*" and calendar in foreign_names.calendars_of(locale)[0]
        if known and "{month}" in form and foreign_names.shares_names(calendar, locale):
            continue  # Chinese calls the months of every calendar as those of the Gregorian one
        if (known or locale.language in languages.split(" ")) and (locale.month_names or "{g" not in form):
            found.setdefault(calendar, []).append(form)
    return {calendar: tuple(forms) for calendar, forms in found.items()}
