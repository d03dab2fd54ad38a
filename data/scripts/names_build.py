"""Collects names of months and weekdays that Babel's CLDR lacks or spells otherwise: `data/names.tsv`.

    mkdir sources && cd sources
    npm pack cldr-dates-full@48.2.0 …@42.0.0 …@38.0.0 …@34.0.0 …@30.0.3 …@27.0.0 flatpickr@4.6.13 \
        bootstrap-datepicker@1.10.1 air-datepicker@3.5.3 pickadate@3.6.4 globalize@0.1.1
    apt-get download libtimedate-perl libdate-manip-perl mediawiki libkf5kdelibs4support-data
        (2.3300-2, 6.91-1, 1.39.17-1+deb12u2, 5.103.0-1)
    apt-get download libtcl8.6 redmine roundcube-core wordpress-l10n
        (8.6.13+dfsg-2, 5.0.4-5+deb12u1, 1.6.5+dfsg-1+deb12u9, 6.1.9+dfsg1-0+deb12u1)
    apt-get source --download-only libreoffice mariadb
        (7.4.7-1+deb12u14, 10.11.18-0+deb12u1; the .orig.tar of each unpacked)
    pip download --no-deps plone.app.locales==7.0.4
    (each .tgz unpacked in a folder of its name, each .deb with dpkg -x in one of its package's name, the wheel in
    plone.app.locales-7.0.4; `locales` and `openjdk-17-jre-headless` installed)
    python data/scripts/names_build.py sources

A set is kept where a name in it is new for its language; it is left out where a name in it is known as another
number's, where two names are equal or in different scripts, or where another language has the whole set. What is left
out by conflict is listed on standard error.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import names_catalogues
import names_cldr
import names_glibc
import names_java
import names_kde
import names_libreoffice
import names_lists
import names_mediawiki
import names_software
from names_sets import WEAK_CODES, Known, NameSet, form_of

from datenorm.generation.locales import identifiers, locale_data
from datenorm.generation.tables import rows

COMMON_WORDS = "short names that are common words or other weekdays elsewhere"
# Sets that are wrong or in doubt: language, sort (and kind, where it is one of several), origin.
LEFT_OUT = {
    ("ace", "month abbreviated", "MediaWiki"): "numbers",
    ("ak", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("ar", "month", "MariaDB"): "ends of names are in the next name",
    ("ar", "month", "Tcl"): "ends of names are in the next name",
    ("ar", "weekday short", "Plone"): COMMON_WORDS,
    ("as", "weekday abbreviated", "Globalize 0.1.1"): "begins with another day",
    ("be", "weekday abbreviated", "Java"): COMMON_WORDS,
    ("be", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("be", "weekday abbreviated", "MariaDB"): COMMON_WORDS,
    ("be", "weekday abbreviated", "Tcl"): COMMON_WORDS,
    ("ber", "weekday", "glibc"): "Azerbaijani",
    ("bn", "month", "Roundcube"): "September to December are misspelt",
    ("br", "month abbreviated", "LibreOffice"): "June is cut to its second half",
    ("ckb", "month", "flatpickr"): "months of the Kurdish solar year, which begin about the 21st",
    ("ckb", "weekday", "glibc"): "begins with another day",
    ("dde", "month abbreviated", "LibreOffice"): "in doubt",
    ("dde", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("ee", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("fa", "month", "Globalize 0.1.1"): "months of the Afghan solar year, which begin about the 21st",
    ("fa", "weekday", "Plone"): "numbers",
    ("fa", "weekday", "Redmine"): "numbers",
    ("fa", "weekday", "Roundcube"): "Sunday is mistyped",
    ("fa", "weekday", "Tcl"): "Sunday is mistyped",
    ("fa", "weekday", "WordPress"): "numbers",
    ("fo", "month", "Roundcube"): "July and August are English",
    ("frc", "month wide", "MediaWiki"): "begins with a preposition that the others lack",
    ("fu", "weekday", "Plone"): "of no language that is known",
    ("fy", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("he", "weekday abbreviated", "Plone"): COMMON_WORDS,
    ("hi", "month abbreviated", "LibreOffice"): "full names with a full stop",
    ("hi", "weekday", "LibreOffice"): "Monday is mistyped",
    ("ht", "month", "LibreOffice"): "in doubt",
    ("hu", "weekday", "Roundcube"): COMMON_WORDS,
    ("ibb", "weekday wide", "MediaWiki"): "English but for a name",
    ("id", "weekday short", "Plone"): COMMON_WORDS,
    ("ig", "weekday", "Globalize 0.1.1"): "Yoruba",
    ("igl", "month abbreviated", "MediaWiki"): "English but for two names",
    ("iu", "month abbreviated", "MediaWiki"): "March is another word in short than in full",
    ("kn", "weekday", "LibreOffice"): "Sunday is mistyped",
    ("kn", "weekday", "Plone"): "words that English weekdays begin with",
    ("kr", "month", "MediaWiki"): "months of the lunar year",
    ("ky", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("lo", "month", "LibreOffice"): "April is mistyped",
    ("lv", "weekday abbreviated", "Plone"): COMMON_WORDS,
    ("lv", "weekday abbreviated", "WordPress"): COMMON_WORDS,
    ("mai", "month", "glibc"): "months of the solar year, which begin about the 14th",
    ("mg", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("min", "month", "LibreOffice"): "January is nearly June",
    ("min", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("mk", "month", "Plone"): "a Latin letter among Cyrillic ones",
    ("mn", "month", "LibreOffice"): "months of the lunar year",
    ("mn", "month", "bootstrap-datepicker"): "months of the lunar year",
    ("mos", "month abbreviated", "LibreOffice"): "in doubt",
    ("mos", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("ms", "month", "Roundcube"): "March and April are English",
    ("ms", "weekday", "Tcl"): "Tuesday and Wednesday are mistyped",
    ("my", "month", "WordPress"): "letters in the order of old fonts",
    ("my", "weekday", "Plone"): "letters of old fonts",
    ("my", "weekday", "WordPress"): "letters in the order of old fonts",
    ("nds", "month abbreviated", "LibreOffice"): "in doubt",
    ("nds", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("nn", "weekday", "Plone"): "broken letters",
    ("nup", "month", "MediaWiki"): "months of the lunar year",
    ("or", "weekday wide", "LibreOffice"): "Sunday is mistyped",
    ("pdc", "month abbreviated", "LibreOffice"): "in doubt",
    ("pdc", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("ps", "month abbreviated", "Roundcube"): "January is mistyped",
    ("ps", "month", "Globalize 0.1.1"): "months of the Afghan solar year, which begin about the 21st",
    ("ps", "weekday", "Roundcube"): "Wednesday and Saturday are in doubt",
    ("pui", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("quc", "weekday", "Globalize 0.1.1"): "begins with another day",
    ("ro", "weekday", "WordPress"): "Sunday is the sun",
    ("sc", "month abbreviated", "LibreOffice"): "November is October of another Sardinian",
    ("shn", "month", "glibc"): "months of the lunar year",
    ("si", "month", "CLDR 48"): "months of the lunar year",
    ("sid", "month", "LibreOffice"): "in doubt",
    ("sid", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("so", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("sq", "weekday", "Plone"): "of several languages",
    ("sr_Cyrl", "month", "Plone"): "a Latin letter among Cyrillic ones",
    ("srn", "month abbreviated", "MediaWiki"): "numbers",
    ("ta", "month abbreviated", "Plone"): "July is cut to what June begins with too",
    ("ta", "month", "LibreOffice"): "letters of other scripts",
    ("ta", "month", "MariaDB"): "a Latin letter among Tamil ones",
    ("ta", "month", "Tcl"): "a Latin letter among Tamil ones",
    ("ta", "month", "WordPress"): "months of the Tamil solar year, which begin about the 14th",
    ("te", "month", "LibreOffice"): "letters of other scripts",
    ("te", "month", "Plone"): "marks that stand twice",
    ("te", "weekday", "LibreOffice"): "Hindi in Telugu letters",
    ("te", "weekday", "Plone"): "English in Telugu letters",
    ("tg", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("tk", "month", "Globalize 0.1.1"): "small L for capital I",
    ("tn", "weekday abbreviated", "LibreOffice"): COMMON_WORDS,
    ("tt", "weekday abbreviated", "LibreOffice"): "Thursday is Monday in Russian",
    ("tzl", "weekday abbreviated", "Roundcube"): COMMON_WORDS,
    ("tzm", "weekday", "Globalize 0.1.1"): "begins with another day",
    ("ur", "month abbreviated", "Roundcube"): "August is mistyped",
    ("ur", "month", "LibreOffice"): "March is in two parts",
    ("vi", "month", "pickadate"): "numbers, of which one is the word for a year",
    ("wal", "month", "MediaWiki"): "months of the Ethiopian year, which begin about the 9th",
    ("xh", "month wide", "MediaWiki"): "May is cut short with three dots",
    ("xku", "month abbreviated", "LibreOffice"): "in doubt",
    ("zh_Hant", "month", "Plone"): "November and December are bare numbers",
}
# What stands before a month in a date in many languages: the tables of forms have it, so that names come without.
PARTICLES = re.compile(r"(?:de |d['’]|di |din |van |dari |dhen |през |ਦਾ |ਦੀ |của |han |fom |ma di |[בל](?=\w))")
# Languages whose names win where a rarer language uses the same word for another month: `mar` is March.
WIDELY_READ = ("en", "es", "fr", "de", "pt", "it", "nl", "pl", "ru", "tr", "sv")
TARGET = Path(__file__).parents[1] / "names.tsv"
ORIGINS = {
    "glibc": "locales of the GNU C library 2.36, Debian package locales 2.36-9; no copyright claimed in the data",
    "CLDR": "npm cldr-dates-full, releases 27 to 48 as named; Unicode licence",
    "flatpickr": "npm flatpickr 4.6.13, MIT",
    "bootstrap-datepicker": "npm bootstrap-datepicker 1.10.1, Apache-2.0",
    "air-datepicker": "npm air-datepicker 3.5.3, MIT",
    "pickadate": "npm pickadate 3.6.4, MIT",
    "Globalize 0.1.1": "npm globalize 0.1.1, cultures of .NET as of 2012, MIT",
    "TimeDate": "Debian libtimedate-perl 2.3300, Artistic or GPL; names alone are taken",
    "MediaWiki": "Debian mediawiki 1.39.17, messages translated at translatewiki.net; CC BY 3.0, GPL 2 or later",
    "KDE": "Debian libkf5kdelibs4support-data 5.103.0, translations by KDE; LGPL 2 or later",
    "Java": "locales that Java had before CLDR, Debian openjdk-17-jre-headless 17.0.15; GPL 2 with Classpath exception",
    "LibreOffice": "Debian libreoffice 7.4.7 (source), MPL 2.0 and Apache-2.0",
    "Tcl": "Debian libtcl8.6 8.6.13, BSD-like licence of Tcl",
    "MariaDB": "Debian mariadb 10.11.18 (source), GPL 2; names alone are taken",
    "Redmine": "Debian redmine 5.0.4, GPL 2; names alone are taken",
    "Roundcube": "Debian roundcube-core 1.6.5, GPL 3 or later; names alone are taken",
    "WordPress": "Debian wordpress-l10n 6.1.9, GPL 2 or later; names alone are taken",
    "Plone": "PyPI plone.app.locales 7.0.4, GPL 2; names alone are taken",
    "Date::Manip": "Debian libdate-manip-perl 6.91, Artistic or GPL; names alone are taken",
}


def main(folder: Path) -> None:
    known = _known()
    groups = {locale_data(identifier).group for identifier in identifiers()}
    kept: dict[str, list[NameSet]] = defaultdict(list)
    counts: Counter[tuple[str, str]] = Counter()
    for found in _every_set(folder):
        names = found._replace(language=_group(found.language, groups))
        verdict = "wrong" if _is_left_out(names) else known.verdict(names)
        if not verdict and _misleads(names, known):
            verdict = "conflict"
        counts[names.origin, verdict or "kept"] += 1
        if verdict == "conflict":
            print("conflict:", *names[:3], " ".join(names.names), names.origin, file=sys.stderr)
        if not verdict:
            known.add(names.language, names.sort, names.names)
            kept[names.origin].append(names)
    singles = list(_singles(folder, known))
    _replace_target("\n".join([*_head(), *_blocks(kept), *_single_block(singles)]) + "\n")
    print(*(f"{origin} {verdict}: {count}" for (origin, verdict), count in sorted(counts.items())), sep="\n")


def _is_left_out(names: NameSet) -> bool:
    sorts = (names.sort, f"{names.sort} {names.kind}")
    has_particles = names.kind == "genitive" and sum(bool(PARTICLES.match(name)) for name in names.names) > 7
    return has_particles or any((names.language, sort, names.origin) in LEFT_OUT for sort in sorts)


def _replace_target(text: str) -> None:
    """Writes the table beside the old one and puts it in its place at once, for who reads it meanwhile."""
    new = TARGET.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(TARGET)


def _misleads(names: NameSet, known: Known) -> bool:
    """Whether a name that is new for its language is another month's in a widely read language."""
    own = known.numbers[names.language.split("_")[0], "month"]
    new = [(form_of(name), n) for n, name in enumerate(names.names) if form_of(name) not in own]
    return names.sort == "month" and any(_is_another_month(form, n, known) for form, n in new)


def _is_another_month(form: str, number: int, known: Known) -> bool:
    return any(known.numbers[language, "month"].get(form, number) != number for language in WIDELY_READ)


def _known() -> Known:
    """What Babel and the tables written by hand have."""
    known = Known()
    for identifier in identifiers():
        months, days = locale_data(identifier).babel.months, locale_data(identifier).babel.days
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                known.add(identifier, "month", (months[context][width][n] for n in range(1, 13)))
            for width in ("wide", "abbreviated", "short"):
                if width in days[context]:
                    known.add(identifier, "weekday", (days[context][width][n] for n in range(7)))
    for table, sort in (("month_names", "month"), ("names_months", "month"), ("names_weekdays", "weekday")):
        for row in rows(table):
            known.add(row[0], sort, row[1:])
    return known


def _every_set(folder: Path) -> Iterator[NameSet]:
    yield from names_glibc.sets()
    yield from names_cldr.sets(folder)
    yield from names_software.sets(folder)
    yield from names_mediawiki.sets(folder)
    yield from names_kde.sets(folder)
    yield from names_java.sets()
    yield from names_libreoffice.sets(folder)
    yield from names_lists.sets(folder)
    yield from names_catalogues.sets(folder)


def _group(language: str, groups: set[str]) -> str:
    """Language with script where Babel has such a locale; else the language alone."""
    code, _, script = language.partition("_")
    code = WEAK_CODES.get(code, code)
    return f"{code}_{script}" if script and f"{code}_{script}" in groups else code


def _singles(folder: Path, known: Known) -> Iterator[tuple[str, int, str]]:
    for language, number, name in names_software.single_months(folder):
        numbers = known.numbers[language, "month"]
        form = form_of(name)
        is_new = len(form) > 2 and form not in numbers and not any(c.isdigit() for c in form)
        if is_new and not _is_another_month(form, number - 1, known):
            numbers[form] = number - 1
            yield language, number, name


def _head() -> list[str]:
    lines = ["# Names of months and weekdays beside those of Babel's CLDR, collected by data/scripts/names_build.py."]
    lines.append("# Columns: language (with script), month or weekday, kind, the names from January or from Monday;")
    lines.append("# for a name alone: language, month, single, number of the month, name.")
    return [*lines, *(f"# {origin}: {text}" for origin, text in ORIGINS.items())]


def _blocks(kept: dict[str, list[NameSet]]) -> Iterator[str]:
    for origin, sets in kept.items():
        yield f"# {origin}"
        yield from sorted("\t".join((names.language, names.sort, names.kind, *names.names)) for names in sets)


def _single_block(singles: list[tuple[str, int, str]]) -> Iterator[str]:
    yield "# Date::Manip"
    yield from (f"{language}\tmonth\tsingle\t{number}\t{name}" for language, number, name in singles)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
