"""Names in KDE's translations of its calendar: Debian's package `libkf5kdelibs4support-data`, kdelibs4support.mo.

Licence of the translations: LGPL 2 or later, as that of KDELibs4Support itself.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from pathlib import Path

from names_sets import NameSet

ORIGIN = "KDE"
FOLDER = "libkf5kdelibs4support-data/usr/share/locale"
CODES = {"zh_HK": "zh_Hant", "zh_TW": "zh_Hant"}
SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "ijekavianlatin": "Latn"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SORTS = (
    ("month", "wide", "LongName", "{}", _MONTHS),
    ("month", "genitive", "LongName Possessive", "of {}", _MONTHS),
    ("month", "abbreviated", "ShortName", "{}", tuple(month[:3] for month in _MONTHS)),
    ("month", "genitive", "ShortName Possessive", "of {}", tuple(month[:3] for month in _MONTHS)),
    ("weekday", "wide", "LongName", "{}", _DAYS),
    ("weekday", "abbreviated", "ShortName", "{}", tuple(day[:3] for day in _DAYS)),
)


def sets(folder: Path) -> Iterator[NameSet]:
    for path in sorted((folder / FOLDER).glob("*/LC_MESSAGES/kdelibs4support.mo")):
        with path.open("rb") as file:
            translations = gettext.GNUTranslations(file)
        for sort, kind, width, form, english in _SORTS:
            keys = [(f"Gregorian {sort} {n} - KLocale::{width}", form.format(e)) for n, e in enumerate(english, 1)]
            names = tuple(" ".join(translations.pgettext(*key).split()) for key in keys)
            if names != tuple(text for _, text in keys):  # what is not translated is English
                yield NameSet(_language(path.parts[-3]), sort, kind, names, ORIGIN)


def _language(code: str) -> str:
    if code in CODES:
        return CODES[code]
    language, _, variant = code.partition("@")
    script = SCRIPTS.get(variant, "")
    return language.split("_")[0] + (f"_{script}" if script else "")
