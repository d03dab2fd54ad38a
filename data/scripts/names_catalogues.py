"""Names in catalogues of translations: WordPress (Debian's `wordpress-l10n`) and Plone (`plone.app.locales` of PyPI).

Licence of both: GPL 2 or later. A set of which a name is not translated is left out.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from pathlib import Path

from names_sets import NameSet, language_of

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WORDPRESS = "wordpress-l10n/usr/share/wordpress/wp-content/languages"
PLONE = "plone.app.locales-7.0.4/plone/app/locales/locales"
# Sort and kind of the names, the context and the text that they translate.
Keys = tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
WORDPRESS_KEYS: Keys = (
    ("month", "wide", tuple(("", month) for month in MONTHS)),
    ("month", "genitive", tuple(("genitive", month) for month in MONTHS)),
    ("month", "abbreviated", tuple((f"{month} abbreviation", month[:3]) for month in MONTHS)),
    ("weekday", "wide", tuple(("", day) for day in DAYS)),
    ("weekday", "abbreviated", tuple(("", day[:3]) for day in DAYS)),
)
PLONE_KEYS: Keys = (
    ("month", "wide", tuple(("", f"month_{month[:3].lower()}") for month in MONTHS)),
    ("month", "abbreviated", tuple(("", f"month_{month[:3].lower()}_abbr") for month in MONTHS)),
    ("weekday", "wide", tuple(("", f"weekday_{day[:3].lower()}") for day in DAYS)),
    ("weekday", "abbreviated", tuple(("", f"weekday_{day[:3].lower()}_abbr") for day in DAYS)),
    ("weekday", "short", tuple(("", f"weekday_{day[:3].lower()}_short") for day in DAYS)),
)


def sets(folder: Path) -> Iterator[NameSet]:
    for path in sorted((folder / WORDPRESS).glob("*.mo")):
        if not path.stem.startswith(("admin-", "continents-")):
            yield from _of_file(path, language_of(path.stem), WORDPRESS_KEYS, "WordPress")
    for path in sorted((folder / PLONE).glob("*/LC_MESSAGES/plonelocales.mo")):
        yield from _of_file(path, language_of(path.parts[-3]), PLONE_KEYS, "Plone")


def _of_file(path: Path, language: str, keys: Keys, origin: str) -> Iterator[NameSet]:
    with path.open("rb") as file:
        translations = gettext.GNUTranslations(file)
    for sort, kind, texts in keys:
        names = tuple(_translated(translations, *text) for text in texts)
        if language == "en" or not any(name == text for name, (_, text) in zip(names, texts, strict=True)):
            yield NameSet(language, sort, kind, names, origin)


def _translated(translations: gettext.GNUTranslations, context: str, text: str) -> str:
    found = translations.pgettext(context, text) if context else translations.gettext(text)
    return " ".join(found.split())
