"""Days of other calendars: which Gregorian days a day, month or year of them covers.

The network writes such a date in its calendar's own fields (`reiwa:0006-05-03`, `hebrew:5784-08-25`); the arithmetic is
here. All calendars but one follow rules of a line or two, and those are written out, so that they hold for every year
and need no library: `convertdate`, which knows them all, takes 40 ms for one Persian date, fails there after year 2378
and brings a library under the LGPL. The tests hold the rules against it and against published dates. The Islamic
calendar of Saudi Arabia (Umm al-Qura) goes by tables of what was announced and computed; those come from `hijridate`.

- `persian`: solar Hijri, leap years by the 33-year cycle, which has agreed with the equinox at Tehran since the
  calendar became Iran's in 1304.
- `islamic`: Umm al-Qura from 1343 to 1500, the civil tabular calendar (30-year cycle, epoch 16 July 622) outside of it.
- `hebrew`: CLDR's numbers of months, 1 Tishri to 13 Elul; 6 is Adar I and exists in leap years only, 7 is Adar (II).
- `buddhist`, `roc`: Gregorian months, years from 543 before and from 1912; `meiji` to `reiwa`: years of Japanese eras,
  whose first and last years are cut at the day of the change.
- `coptic`, `ethiopic` (Amete Mihret): twelve months of 30 days and a short thirteenth; `indian`: the national Saka
  calendar; `julian`: the calendar of the Old Style.

>>> gregorian("islamic", 1445, 9, 1)
(datetime.date(2024, 3, 11), datetime.date(2024, 3, 11))
>>> gregorian("showa", 64, None, None)
(datetime.date(1989, 1, 1), datetime.date(1989, 1, 7))
>>> gregorian("hebrew", 5783, 6, None) is None
True
"""

from __future__ import annotations

import datetime
from calendar import isleap, monthrange
from collections.abc import Callable
from functools import lru_cache

from datenorm.calendars import LAST_DAYS

ERAS = {
    "meiji": (datetime.date(1868, 10, 23), datetime.date(1912, 7, 29)),
    "taisho": (datetime.date(1912, 7, 30), datetime.date(1926, 12, 24)),
    "showa": (datetime.date(1926, 12, 25), datetime.date(1989, 1, 7)),
    "heisei": (datetime.date(1989, 1, 8), datetime.date(2019, 4, 30)),
    "reiwa": (datetime.date(2019, 5, 1), datetime.date.max),
}
# Gregorian year of year 0, for the calendars that have Gregorian months.
YEAR_ZERO = {"buddhist": -543, "roc": 1911} | {era: first.year - 1 for era, (first, _) in ERAS.items()}
_SHORT_THIRTEENTH = (30,) * 12 + (6,)
# The most days that each month has in any year; a 31st day, which the tables of Umm al-Qura give three months of the
# years 1345 to 1349, nobody writes.
MONTH_LENGTHS: dict[str, tuple[int, ...]] = {
    "persian": (31,) * 6 + (30,) * 6,
    "islamic": (30,) * 12,
    "hebrew": (30, 30, 30, 29, 30, 30, 29, 30, 29, 30, 29, 30, 29),
    "ethiopic": _SHORT_THIRTEENTH,
    "coptic": _SHORT_THIRTEENTH,
    "indian": (31,) * 6 + (30,) * 6,
    "julian": LAST_DAYS,
} | dict.fromkeys(YEAR_ZERO, LAST_DAYS)
UMM_AL_QURA = range(1343, 1501)
ADAR_I = 6

Span = tuple[datetime.date, datetime.date]
Months = dict[int, tuple[int, int]]  # month -> number of its first day (as date.toordinal), number of days


def gregorian(calendar: str, year: int, month: int | None, day: int | None) -> Span | None:
    """The first and last Gregorian day of a day, month or year of a calendar; both are one where a day is given.

    None where the calendar has no such date or it lies outside of the Gregorian years 1 to 9999.
    """
    if year < 1 or (month is None and day is not None):
        return None
    if calendar in YEAR_ZERO:
        return _shifted(calendar, year, month, day)
    months = months_of(calendar, year)
    if month is None:
        (first, _), (last, days) = months[min(months)], months[max(months)]
        return _span(first, last + days - 1)
    if month not in months:
        return None
    first, days = months[month]
    if day is None:
        return _span(first, first + days - 1)
    return _span(first + day - 1, first + day - 1) if 1 <= day <= days else None


@lru_cache(maxsize=4096)
def months_of(calendar: str, year: int) -> Months:
    """The months of a year, in order, of a calendar that has months of its own."""
    start, lengths = _YEARS[calendar](year)
    months: Months = {}
    for month, days in lengths.items():
        months[month] = (start, days)
        start += days
    return months


def _span(first: int, last: int) -> Span | None:
    if first < 1 or last > datetime.date.max.toordinal():
        return None
    return datetime.date.fromordinal(first), datetime.date.fromordinal(last)


def _shifted(calendar: str, year: int, month: int | None, day: int | None) -> Span | None:
    """A date with Gregorian months, cut at the days on which its era begins and ends."""
    year += YEAR_ZERO[calendar]
    if not 1 <= year <= 9999 or not 1 <= (month or 1) <= 12:
        return None
    last_day = monthrange(year, month or 12)[1]
    if day is not None and not 1 <= day <= last_day:
        return None
    first = datetime.date(year, month or 1, day or 1)
    last = datetime.date(year, month or 12, day or last_day)
    begin, end = ERAS.get(calendar, (datetime.date.min, datetime.date.max))
    return (max(first, begin), min(last, end)) if first <= end and last >= begin else None


def _numbered(lengths: tuple[int, ...]) -> dict[int, int]:
    return dict(enumerate(lengths, start=1))


def _persian(year: int) -> tuple[int, dict[int, int]]:
    start, following = (226895 + 365 * (y - 1) + (8 * y + 21) // 33 for y in (year, year + 1))
    return start, _numbered((31,) * 6 + (30,) * 5 + (following - start - 336,))


def _islamic(year: int) -> tuple[int, dict[int, int]]:
    if year in UMM_AL_QURA:
        from hijridate import Hijri

        months = [Hijri(year, month, 1) for month in range(1, 13)]
        return months[0].to_gregorian().toordinal(), _numbered(tuple(month.month_length() for month in months))
    is_leap = (11 * year + 14) % 30 < 11
    start = 227015 + 354 * (year - 1) + (11 * year + 3) // 30
    return start, _numbered((30, 29) * 5 + (30, 29 + is_leap))


def _hebrew(year: int) -> tuple[int, dict[int, int]]:
    """The months of a Hebrew year; its length tells those of Heshvan and Kislev."""
    start, following = _hebrew_new_year(year), _hebrew_new_year(year + 1)
    is_leap = (7 * year + 1) % 19 < 7
    size = (following - start) % 10  # 3 deficient, 4 regular, 5 complete
    lengths = _numbered((30, 29 + (size == 5), 30 - (size == 3), 29, 30, 30, 29, 30, 29, 30, 29, 30, 29))
    return start, {month: days for month, days in lengths.items() if is_leap or month != ADAR_I}


def _hebrew_new_year(year: int) -> int:
    """1 Tishri: the mean new moon, put off by the rules that keep it from certain weekdays and lengths of years."""
    before, this, following = (_molad(y) for y in (year - 1, year, year + 1))
    delay = 2 if following - this == 356 else 1 if this - before == 382 else 0
    return this + delay - 1373427


def _molad(year: int) -> int:
    """Days from the epoch to the mean new moon of Tishri, not on a Sunday, Wednesday or Friday."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if (3 * (day + 1)) % 7 < 3 else day


def _coptic(year: int) -> tuple[int, dict[int, int]]:
    return 103605 + 365 * (year - 1) + year // 4, _numbered((30,) * 12 + (6 if year % 4 == 3 else 5,))


def _ethiopic(year: int) -> tuple[int, dict[int, int]]:
    return 2796 + 365 * (year - 1) + year // 4, _numbered((30,) * 12 + (6 if year % 4 == 3 else 5,))


def _indian(year: int) -> tuple[int, dict[int, int]]:
    """1 Chaitra is 22 March, or 21 March in Gregorian leap years."""
    before, is_leap = year + 77, isleap(year + 78)
    days = 365 * before + before // 4 - before // 100 + before // 400
    return days + 81, _numbered((30 + is_leap,) + (31,) * 5 + (30,) * 6)


def _julian(year: int) -> tuple[int, dict[int, int]]:
    lengths = LAST_DAYS if year % 4 == 0 else (31, 28, *LAST_DAYS[2:])
    return -1 + 365 * (year - 1) + (year - 1) // 4, _numbered(lengths)


_YEARS: dict[str, Callable[[int], tuple[int, dict[int, int]]]] = {
    "persian": _persian,
    "islamic": _islamic,
    "hebrew": _hebrew,
    "coptic": _coptic,
    "ethiopic": _ethiopic,
    "indian": _indian,
    "julian": _julian,
}
