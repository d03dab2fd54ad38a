"""Names in the locales of LibreOffice: Debian's source package `libreoffice`, i18npool/source/localedata/data/*.xml.

Licence: MPL 2.0, in parts Apache 2.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from names_sets import NameSet, language_of

ORIGIN = "LibreOffice"
FOLDER = "libreoffice-7.4.7.2/i18npool/source/localedata/data"
CODES = {"gug": "gn", "plt": "mg", "sun": "su", "kmr_Latn": "ku"}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Elements that hold names, with those that hold one and say whose it is.
_SORTS = (
    ("MonthsOfYear", "Month", "MonthID", "month", ""),
    ("GenitiveMonths", "Month", "MonthID", "month", "genitive"),
    ("PartitiveMonths", "Month", "MonthID", "month", "genitive"),
    ("DaysOfWeek", "Day", "DayID", "weekday", ""),
)
_WIDTHS = (("DefaultFullName", "wide"), ("DefaultAbbrvName", "abbreviated"))


def sets(folder: Path) -> Iterator[NameSet]:
    for path in sorted((folder / FOLDER).glob("*.xml")):
        code = language_of(path.stem)
        for calendar in ElementTree.parse(path).iterfind("LC_CALENDAR/Calendar[@unoid='gregorian']"):
            yield from _of_calendar(calendar, CODES.get(code, code))


def _of_calendar(calendar: ElementTree.Element, language: str) -> Iterator[NameSet]:
    for group, element, key, sort, kind in _SORTS:
        for width, name_of_width in _WIDTHS:
            found = {
                item.findtext(key): item.findtext(width, "").strip() for item in calendar.iterfind(f"{group}/{element}")
            }
            names = tuple(found.get(code, "") for code in (_MONTHS if sort == "month" else _DAYS))
            if found:
                yield NameSet(language, sort, kind or name_of_width, names, ORIGIN)
