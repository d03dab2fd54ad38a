"""Names in calendars and date libraries for JavaScript and Perl, read from their sources as text.

flatpickr (MIT), bootstrap-datepicker (Apache-2.0), air-datepicker (MIT), pickadate (MIT), Globalize 0.1.1 (MIT; the
cultures of .NET as of 2012); the Perl modules TimeDate and Date::Manip (Artistic or GPL; names alone are taken).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from names_sets import WEAK_CODES, NameSet

CODES = {
    "at": "de", "cat": "ca", "gr": "el", "kz": "kk", "vn": "vi", "sr-cyr": "sr", "sr": "sr", "default": "en",
    "kh": "km", "kr": "ko", "me": "sr_Latn", "rs": "sr", "rs-latin": "sr_Latn", "sr-latin": "sr_Latn", "ge_GEO": "ka",
    "sr_RS_cy": "sr", "sr_RS_lt": "sr_Latn", "uz_latn": "uz", "uz-latn": "uz", "uz-cyrl": "uz_Cyrl", "prs": "fa",
}  # fmt: skip
# Each package: where its files are, and its keys of months and weekdays.
JAVASCRIPT = (
    ("flatpickr", "flatpickr-4.6.13/dist/l10n", r"(?!index)(.+)\.js"),
    ("bootstrap-datepicker", "bootstrap-datepicker-1.10.1/js/locales", r"bootstrap-datepicker\.(.+)\.js"),
    ("air-datepicker", "air-datepicker-3.5.3/locale", r"(.+)\.js"),
    ("pickadate", "pickadate-3.6.4/lib/translations", r"(.+)\.js"),
    ("Globalize 0.1.1", "globalize-0.1.1/lib/cultures", r"globalize\.culture\.(.+)\.js"),
)
KEYS = {
    "monthsFull": ("month", "wide"), "monthsShort": ("month", "abbreviated"), "months": ("month", "wide"),
    "weekdaysFull": ("weekday", "wide"), "weekdaysShort": ("weekday", "abbreviated"), "days": ("weekday", "wide"),
    "daysShort": ("weekday", "abbreviated"), "daysMin": ("weekday", "short"),
}  # fmt: skip
_BLOCK = re.compile(r"\b(weekdays|months|days|monthsGenitive)\s*:\s*\{(.*?)\}", re.DOTALL)
_LIST = re.compile(r"\b(\w+)\s*:\s*\[(.*?)\]", re.DOTALL)
_STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'")
_OTHER_CALENDAR = re.compile(r"Hijri|UmAlQura|Hebrew|Persian|Japanese|Taiwan|Korean")

TIMEDATE = "libtimedate-perl/usr/share/perl5/Date/Language"
TIMEDATE_LANGUAGES = {
    "Afar": "aa", "Amharic": "am", "Austrian": "de", "Brazilian": "pt", "Bulgarian": "bg", "Danish": "da",
    "Dutch": "nl", "English": "en", "Finnish": "fi", "French": "fr", "German": "de", "Hungarian": "hu",
    "Icelandic": "is", "Italian": "it", "Norwegian": "nb", "Occitan": "oc", "Oromo": "om", "Romanian": "ro",
    "Sidama": "sid",
    "Somali": "so", "Spanish": "es", "Swedish": "sv", "Tigrinya": "ti", "TigrinyaEritrean": "ti", "Turkish": "tr",
    "TigrinyaEthiopian": "ti",
}  # fmt: skip
MANIP = "libdate-manip-perl/usr/share/perl5/Date/Manip/Lang"
MANIP_LANGUAGES = {
    "catalan": "ca", "danish": "da", "dutch": "nl", "english": "en", "finnish": "fi", "french": "fr", "german": "de",
    "italian": "it", "norwegian": "nb", "polish": "pl", "portugue": "pt", "romanian": "ro", "russian": "ru",
    "spanish": "es", "swedish": "sv", "turkish": "tr",
}  # fmt: skip


def sets(folder: Path) -> Iterator[NameSet]:
    for origin, place, pattern in JAVASCRIPT:
        for path in sorted((folder / place).iterdir()):
            if match := re.fullmatch(pattern, path.name):
                language = _language(match[1])
                yield from _of_javascript(path.read_text(encoding="utf-8"), language, origin)
    for path in sorted((folder / TIMEDATE).glob("*.pm")):
        if path.stem in TIMEDATE_LANGUAGES:
            yield from _of_timedate(path, TIMEDATE_LANGUAGES[path.stem])


def single_months(folder: Path) -> Iterator[tuple[str, int, str]]:
    """Language, month and name: every spelling that Date::Manip reads."""
    for stem, language in MANIP_LANGUAGES.items():
        text = (folder / MANIP / f"{stem}.pm").read_text(encoding="utf-8")
        for key in ("month_name", "month_abb"):
            found = re.search(rf"^  {key} => \[(.*?)^  \],", text, re.MULTILINE | re.DOTALL)
            lists = re.findall(r"\[(.*?)\]", found[1], re.DOTALL) if found else []
            for number, variants in enumerate(lists if len(lists) == 12 else [], 1):
                yield from ((language, number, name) for name in _strings(variants))


def _language(code: str) -> str:
    """The language, and its script where one is named: `az-Cyrl-AZ` is az_Cyrl, `pt-BR` is pt."""
    if code in CODES:
        return CODES[code]
    parts = re.split("[-_]", code)
    script = next((part for part in parts[1:] if len(part) == 4 and part.istitle()), "")
    language = CODES.get(parts[0], WEAK_CODES.get(parts[0], parts[0]))
    return language + (f"_{script}" if script else "")


def _of_javascript(text: str, language: str, origin: str) -> Iterator[NameSet]:
    for calendar in re.split(r"(?=\b(?:Gregorian_\w+|standard|\w+Calendar)\s*:\s*\{)", text):
        if _OTHER_CALENDAR.search(calendar):
            continue
        blocks = list(_BLOCK.finditer(calendar))
        for block in blocks:
            sort = "weekday" if "days" in block[1] else "month"
            for key, names in _LIST.findall(block[2]):
                kind = "wide" if key in ("names", "longhand") else "abbreviated"
                kind = "genitive" if "Genitive" in block[1] else kind
                yield _cut_to_length(language, sort, kind, _strings(names), origin)
        if not blocks:
            for key, names in _LIST.findall(calendar):
                if key in KEYS:
                    yield _cut_to_length(language, *KEYS[key], _strings(names), origin)


def _cut_to_length(language: str, sort: str, kind: str, names: list[str], origin: str) -> NameSet:
    """A set without the empty thirteenth month and the second Sunday that some lists have; weekdays from Monday."""
    if sort == "month":
        return NameSet(language, sort, kind, tuple(names[:12]), origin)
    return NameSet(language, sort, kind, (*names[1:7], *names[:1]), origin)


def _of_timedate(path: Path, language: str) -> Iterator[NameSet]:
    encoding = "cp1252" if language != "hu" else "iso-8859-2"
    data = path.read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode(encoding)
    for key, sort, kind in (("MoY", "month", "wide"), ("MoYs", "month", "abbreviated"), ("DoW", "weekday", "wide")):
        if found := re.search(rf"^@{key}\s*=\s*qw\(([^)]*)\)", text, re.MULTILINE):
            yield _cut_to_length(language, sort, kind, found[1].split(), "TimeDate")


def _strings(text: str) -> list[str]:
    return [_unescaped(double or single).strip() for double, single in _STRING.findall(text)]


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})|\\(.)", lambda m: chr(int(m[1], 16)) if m[1] else m[2], text)
