"""Collects names of months and weekdays that Babel's CLDR lacks or spells otherwise: `data/names.tsv`.

    mkdir sources && cd sources
    npm pack cldr-dates-full@48.2.0 …@42.0.0 …@38.0.0 …@34.0.0 …@30.0.3 …@27.0.0 flatpickr@4.6.13 \
        bootstrap-datepicker@1.10.1 air-datepicker@3.5.3 pickadate@3.6.4 globalize@0.1.1
    apt-get download libtimedate-perl libdate-manip-perl mediawiki libkf5kdelibs4support-data
        (2.3300-2, 6.91-1, 1.39.17-1+deb12u2, 5.103.0-1)
    (each .tgz unpacked in a folder of its name, each .deb with dpkg -x in one of its package's name)
    python data/scripts/names_build.py sources

A set is kept where a name in it is new for its language; it is left out where a name in it is known as another
number's, where two names are equal or in different scripts, or where another language has the whole set. What is left
out by conflict is listed on standard error.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import names_cldr
import names_glibc
import names_kde
import names_mediawiki
import names_software
from names_sets import WEAK_CODES, Known, NameSet, form_of

from datenorm.generation.locales import identifiers, locale_data
from datenorm.generation.tables import rows

# Sets that are wrong or in doubt: language, sort (and kind, where it is one of several), origin.
LEFT_OUT = {
    ("ace", "month abbreviated", "MediaWiki"): "numbers",
    ("ber", "weekday", "glibc"): "Azerbaijani",
    ("ckb", "month", "flatpickr"): "months of the Kurdish solar year, which begin about the 21st",
    ("fa", "month", "Globalize 0.1.1"): "months of the Afghan solar year, which begin about the 21st",
    ("frc", "month wide", "MediaWiki"): "begins with a preposition that the others lack",
    ("ibb", "weekday wide", "MediaWiki"): "English but for a name",
    ("ig", "weekday", "Globalize 0.1.1"): "Yoruba",
    ("igl", "month abbreviated", "MediaWiki"): "English but for two names",
    ("iu", "month abbreviated", "MediaWiki"): "March is another word in short than in full",
    ("kr", "month", "MediaWiki"): "months of the lunar year",
    ("mn", "month", "bootstrap-datepicker"): "months of the lunar year",
    ("nup", "month", "MediaWiki"): "months of the lunar year",
    ("ps", "month", "Globalize 0.1.1"): "months of the Afghan solar year, which begin about the 21st",
    ("quc", "weekday", "Globalize 0.1.1"): "begins with another day",
    ("shn", "month", "glibc"): "months of the lunar year",
    ("si", "month", "CLDR 48"): "months of the lunar year",
    ("srn", "month abbreviated", "MediaWiki"): "numbers",
    ("tk", "month", "Globalize 0.1.1"): "small L for capital I",
    ("tzm", "weekday", "Globalize 0.1.1"): "begins with another day",
    ("vi", "month", "pickadate"): "numbers, of which one is the word for a year",
    ("wal", "month", "MediaWiki"): "months of the Ethiopian year, which begin about the 9th",
    ("xh", "month wide", "MediaWiki"): "May is cut short with three dots",
}
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
    return any((names.language, sort, names.origin) in LEFT_OUT for sort in sorts)


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
