"""What CLDR, through Babel, knows of a locale's dates; and which locale is drawn how often."""

from __future__ import annotations

import copy
import itertools
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from babel import Locale, localedata
from babel.core import get_global
from babel.dates import DateTimePattern, parse_pattern

from datenorm.generation.contractions import contraction_sets
from datenorm.generation.cuts import are_different, cut_sets, form_of
from datenorm.generation.names import (
    completed,
    extra_month_names,
    extra_weekday_names,
    script_of,
    single_month_names,
)

OF_A_TABLE_BY_USE = 0.6  # of the languages drawn from a table, the others evenly
# Languages that people write most, by share of the draws that go by use; the rest goes evenly to all languages.
BY_USE = 0.55
USE = {
    "en": 22, "es": 8, "fr": 7, "de": 8, "zh": 5, "zh_Hant": 2, "ja": 4, "ru": 5, "pt": 5, "it": 5, "nl": 3, "pl": 3,
    "ar": 3, "tr": 2, "sv": 2, "da": 1.5, "nb": 1.5, "fi": 1.5, "cs": 2, "hu": 1.5, "ko": 2.5, "vi": 1.5, "th": 1,
    "id": 1.5, "hi": 1.5, "uk": 2, "el": 1.5, "he": 1.5, "fa": 1.5, "ro": 1.5, "bg": 1, "sr": 1, "hr": 1, "sk": 1,
    "ca": 1, "bn": 1, "ta": 0.7, "te": 0.7, "ur": 0.7, "mr": 0.7, "ms": 0.7, "lt": 0.7, "lv": 0.7, "et": 0.7, "sl": 0.7,
    "is": 0.5, "eu": 0.5, "gl": 0.5, "af": 0.5,
}  # fmt: skip
# Other languages of more than a million speakers, or with a press and offices of their own, each of this weight.
ALSO_USED = (
    "am", "as", "az", "az_Cyrl", "ba", "be", "bho", "bm", "bs", "ceb", "ckb", "cv", "cy", "eo", "fil", "fo", "fy",
    "ga", "gd", "gn", "gsw", "gu", "ha", "ht", "hy", "ig", "jv", "ka", "kab", "kk", "km", "kn", "kok", "ku", "ky",
    "lb", "ln", "lo", "mai", "mg", "mi", "mk", "ml", "mn", "mt", "my", "ne", "nn", "nso", "oc", "om", "or", "pa",
    "pa_Arab", "ps", "qu", "rn", "rw", "sat", "sd", "se", "si", "sn", "so", "sq", "sr_Latn", "st", "su", "sw",
    "tg", "ti", "tk", "tn", "tt", "ug", "uz", "uz_Cyrl", "wo", "xh", "yi", "yo", "yue", "zgh", "zu", "ast", "br",
    "ak", "ee", "ff", "lg", "ki", "luo", "ny", "ss", "ts", "kln", "kam", "luy", "sc", "scn", "nds", "la",
)  # fmt: skip
ALSO_WEIGHT = 0.4
FIRST = 0.3  # of the draws of a language: its first locale, the others evenly
# Languages whose months no cut name of another language may be taken for.
WIDELY_READ = ("en", "es", "fr", "de", "pt", "it", "nl", "pl", "ru", "tr", "sv")
# Zero of each CLDR numbering system that a locale uses beside ASCII digits.
ZEROS = {
    "adlm": 0x1E950, "arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "cakm": 0x11136, "deva": 0x966, "gujr": 0xAE6,
    "guru": 0xA66, "hmnp": 0x1E140, "java": 0xA9D0, "khmr": 0x17E0, "knda": 0xCE6, "laoo": 0xED0, "mlym": 0xD66,
    "mtei": 0xABF0, "mymr": 0x1040, "nkoo": 0x7C0, "olck": 0x1C50, "orya": 0xB66, "rohg": 0x10D30, "tamldec": 0xBE6,
    "telu": 0xC66, "thai": 0xE50, "tibt": 0xF20, "vaii": 0xA620, "mong": 0x1810,
}  # fmt: skip
# The digits that a script's writers use where CLDR's default for the locale is ASCII.
SCRIPT_DIGITS = {
    "Arab": "arab", "Beng": "beng", "Deva": "deva", "Gujr": "gujr", "Guru": "guru", "Khmr": "khmr", "Knda": "knda",
    "Laoo": "laoo", "Mlym": "mlym", "Mymr": "mymr", "Orya": "orya", "Taml": "tamldec", "Telu": "telu", "Thai": "thai",
    "Tibt": "tibt", "Nkoo": "nkoo", "Olck": "olck", "Adlm": "adlm", "Vaii": "vaii", "Cakm": "cakm", "Mtei": "mtei",
}  # fmt: skip
_ALIASED = frozenset(("months", "days", "eras", "quarters"))  # what the root defines by aliases
_FIELD = re.compile(r"'[^']*'|([a-zA-Z])\1*")
_NAMED_MONTH = re.compile("MMM|LLL")
_FOREIGN_FIELDS = set("YQqwWDFgerU")  # week years, weeks, quarters, cyclic years: no part of a plain date


class LocaleEntry(NamedTuple):
    """A row of the hint table: what a CLDR locale says of a text."""

    locale: str
    language: str
    order: str
    first_weekday: str  # 1 Monday to 7 Sunday
    with_full_stops: str  # the order of numbers with full stops where it is another, else ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A CLDR date pattern with what it holds."""

    text: str
    parsed: DateTimePattern
    precision: str  # day, month, year
    order: str  # of its fields, where the month is a number; else ""
    has_short_year: bool
    has_era: bool


class LocaleData:
    """Names and patterns of one CLDR locale, for the Gregorian calendar."""

    def __init__(self, identifier: str) -> None:
        self.identifier = identifier
        self.babel = babel_locale(identifier)
        self.language = self.babel.language
        tokens = re.findall(r"[yMLd]", self.babel.date_formats["short"].pattern)
        self.order = _order_of(tokens) or "dmy"

    def __repr__(self) -> str:
        return f"LocaleData({self.identifier!r})"

    @cached_property
    def group(self) -> str:
        """Language, and script where the locale names one: what is learned as one way of writing."""
        return self.language + (f"_{self.babel.script}" if self.babel.script else "")

    @cached_property
    def written_groups(self) -> frozenset[str]:
        """Language with script, as `sr_Latn`; the language alone too where the script is its usual one."""
        usual = usual_script(self.language)
        script = self.babel.script or usual
        return frozenset((f"{self.language}_{script}", *([self.language] if script == usual else ())))

    @cached_property
    def length_patterns(self) -> tuple[Pattern, ...]:
        """The four lengths: full, long, medium, short."""
        return self._patterns(format.pattern for format in self.babel.date_formats.values())

    @cached_property
    def skeleton_patterns(self) -> tuple[Pattern, ...]:
        """Every skeleton with a year: a day, a month, the year alone."""
        return self._patterns(skeleton.pattern for skeleton in self.babel.datetime_skeletons.values())

    def _patterns(self, texts: Iterable[str]) -> tuple[Pattern, ...]:
        """The plain dates among CLDR patterns; without those that name the month where CLDR has no names of months."""
        found = (_pattern(text) for text in dict.fromkeys(texts) if self.month_names or not _NAMED_MONTH.search(text))
        return tuple(pattern for pattern in found if pattern is not None)

    @cached_property
    def day_patterns(self) -> tuple[Pattern, ...]:
        return tuple(p for p in (*self.length_patterns, *self.skeleton_patterns) if p.precision == "day")

    @cached_property
    def reduced_patterns(self) -> tuple[Pattern, ...]:
        return tuple(p for p in self.skeleton_patterns if p.precision != "day")

    @cached_property
    def month_names(self) -> tuple[tuple[str, ...], ...]:
        """Sets of twelve names, January first: CLDR's, and where it has any, those of other tables (see `names`)."""
        own = self.cldr_month_names
        if not own:
            return ()
        singles = completed(own[0], single_month_names(self.language))
        extra = self._in_own_script(extra_month_names(self.language, self.group), own[0])
        return tuple(dict.fromkeys((*own, *extra, *singles)))

    @cached_property
    def cldr_month_names(self) -> tuple[tuple[str, ...], ...]:
        """Sets of twelve names that CLDR has, wide ones first; none where it writes M01 for want of names."""
        sets = (
            tuple(self.babel.months[context][width][number] for number in range(1, 13))
            for width in ("wide", "abbreviated")
            for context in ("format", "stand-alone")
        )
        named = (names for names in dict.fromkeys(sets) if has_letters(names[0]) and names[0] != "M01")
        return tuple(names for names in named if len(set(names)) == 12)

    def _in_own_script(self, sets: tuple[tuple[str, ...], ...], own: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """The sets, but for a locale that names its script those in that script alone."""
        if self.group == self.language:
            return sets
        return tuple(names for names in sets if script_of(names) == script_of(own))

    @cached_property
    def cut_month_names(self) -> tuple[tuple[str, ...], ...]:
        """Sets of twelve names cut to three to six letters, a name longer where its cut could be another month's."""
        return cut_sets(self.month_names, self._foreign_names)

    @cached_property
    def contracted_month_names(self) -> tuple[tuple[str, ...], ...]:
        """Sets of twelve names with letters left out inside, where the contraction could be no other month's."""
        return contraction_sets(self.month_names, self._foreign_names)

    @property
    def _foreign_names(self) -> tuple[frozenset[str], ...]:
        return others_of(self.language if self.language in WIDELY_READ else "")

    @cached_property
    def weekday_names(self) -> tuple[tuple[str, ...], ...]:
        """Sets of seven names, Monday first: wide, abbreviated, short ones of CLDR; then those of other tables."""
        days = self.babel.days
        sets = (
            tuple(days[context][width][number] for number in range(7))
            for width in ("wide", "abbreviated", "short")
            for context in ("format", "stand-alone")
            if width in days[context]
        )
        own = tuple(names for names in dict.fromkeys(sets) if are_different(names))
        if not own:
            return ()
        extra = self._in_own_script(extra_weekday_names(self.language, self.group), own[0])
        return tuple(dict.fromkeys((*own, *extra)))

    @cached_property
    def eras(self) -> tuple[str, ...]:
        """Names of the common era, in all widths."""
        return tuple(dict.fromkeys(names[1] for names in self.babel.eras.values() if has_letters(names.get(1, ""))))

    @cached_property
    def digits(self) -> str:
        """The ten digits of the locale's own numbering system or script; "" where those are ASCII's."""
        system = self.babel._data.get("default_numbering_system", "latn")
        script = self.babel.script or _script_of("".join(self.babel.months["format"]["wide"].values()))
        name = system if system in ZEROS else SCRIPT_DIGITS.get(script, "")
        if self.language in ("fa", "ur", "ps", "ckb", "sd", "ks", "uz", "mzn", "lrc") and name == "arab":
            name = "arabext"
        return digits_from(ZEROS[name]) if name else ""


@cache
def babel_locale(identifier: str) -> Locale:
    """Babel's locale, with date data of its own.

    Babel shares the root's dictionaries between locales and writes into them what an alias means to the locale that
    asks first, so that month names would depend on which locale was used before.
    """
    locale = Locale.parse(identifier)
    data = localedata.load(identifier)
    own: dict[Any, Any] = {key: copy.deepcopy(value) for key, value in data.items() if key in _ALIASED}
    locale._Locale__data = localedata.LocaleDataDict(data | own)  # type: ignore[attr-defined]
    return locale


@cache
def locale_data(identifier: str) -> LocaleData:
    return LocaleData(identifier)


@cache
def others_of(language: str) -> tuple[frozenset[str], ...]:
    """By month, CLDR's names of other months in the languages that are read most: what no cut may be equal to."""
    sets = [names for code in WIDELY_READ if code != language for names in locale_data(code).cldr_month_names]
    return tuple(
        frozenset(form_of(name) for names in sets for other, name in enumerate(names) if other != month)
        for month in range(12)
    )


@cache
def identifiers() -> tuple[str, ...]:
    """Every locale that CLDR has data for, sorted; the root and the computer locale `en_US_POSIX` apart."""
    return tuple(sorted(i for i in localedata.locale_identifiers() if i not in ("root", "en_US_POSIX")))


def locale_table(locales: tuple[str, ...] | None = None) -> list[LocaleEntry]:
    """The hint table of every locale: its language, CLDR's order of a short date's fields, the first day of weeks.

    Where CLDR writes a language in several orders, and with full stops in one of them alone, the language without a
    territory has numbers with full stops in that order: `5.12.2017` in English is of Europe.
    """
    data = [locale_data(identifier) for identifier in locales or identifiers()]
    return [
        LocaleEntry(
            one.identifier,
            one.language,
            one.order,
            str(one.babel.first_week_day + 1),
            order_with_full_stops(one.language) if one.identifier == one.language else "",
        )
        for one in data
    ]


@cache
def order_with_full_stops(language: str) -> str:
    """The order of a language's short dates with full stops, where it is one and that of the language alone another."""
    same = [locale_data(name) for name in identifiers() if name == language or name.startswith(f"{language}_")]
    orders = {one.order for one in same if "." in one.babel.date_formats["short"].pattern}
    return "".join(orders - {locale_data(language).order}) if len(orders) == 1 else ""


class LocaleSampler:
    """Draws locales: a share by use, the rest evenly over languages and scripts, then over their locales."""

    def __init__(self, locales: tuple[str, ...] | None = None) -> None:
        groups: dict[str, list[str]] = defaultdict(list)
        for identifier in locales or identifiers():
            groups[locale_data(identifier).group].append(identifier)
        self.groups = list(groups.values())
        weights = USE | dict.fromkeys(ALSO_USED, ALSO_WEIGHT)
        used = {group: weight for group, weight in weights.items() if group in groups}
        self.used = [groups[group] for group in used]
        self.weights = list(itertools.accumulate(used.values()))

    def draw(self, rng: random.Random) -> LocaleData:
        if self.used and rng.random() < BY_USE:
            members = rng.choices(self.used, cum_weights=self.weights)[0]
        else:
            members = rng.choice(self.groups)
        return locale_data(members[0] if rng.random() < FIRST else rng.choice(members))


@cache
def every_locale() -> LocaleSampler:
    """Draws from every locale that CLDR has."""
    return LocaleSampler()


def draw_by_use(rng: random.Random, table: Mapping[str, object], name: Callable[[LocaleData], str]) -> str:
    """A language of a table: mostly that of a locale drawn by use, where the table has it by that name, else any."""
    language = name(every_locale().draw(rng)) if rng.random() < OF_A_TABLE_BY_USE else ""
    return language if language in table else rng.choice(list(table))


def digits_from(zero: int) -> str:
    return "".join(map(chr, range(zero, zero + 10)))


def has_letters(text: str) -> bool:
    return any(c.isalpha() for c in text)


def fields_of(pattern: str) -> list[str]:
    """The fields of a CLDR pattern in order, quoted text left out: `d 'de' MMMM y` has d, MMMM, y."""
    return [match[0] for match in _FIELD.finditer(pattern) if match[1]]


def _pattern(text: str) -> Pattern | None:
    """A pattern with what it holds; None where it is no plain date with a year."""
    fields = fields_of(text)
    letters = {field[0] for field in fields}
    if "y" not in letters or letters & _FOREIGN_FIELDS or letters - set("GyMLdEc"):
        return None
    has_month = bool(letters & set("ML"))
    if "d" in letters and not has_month:
        return None
    precision = "day" if "d" in letters else "month" if has_month else "year"
    is_numeric = not any(field[0] in "ML" and len(field) > 2 for field in fields)
    order = _order_of(fields) if precision == "day" and is_numeric else ""
    return Pattern(text, parse_pattern(text), precision, order, "yy" in fields, "G" in letters)


def _order_of(fields: list[str]) -> str:
    order = "".join(dict.fromkeys("m" if field[0] in "ML" else field[0] for field in fields if field[0] in "yMLd"))
    return order if order in ("dmy", "mdy", "ymd", "ydm") else ""


def usual_script(language: str) -> str:
    """ISO 15924 code of the script that a language is mostly written in (CLDR's likely subtags), "" if not known."""
    subtags = get_global("likely_subtags").get(language, "").split("_")
    return next((tag for tag in subtags[1:] if len(tag) == 4), "")


def _script_of(text: str) -> str:
    """ISO 15924 code of the first script with digits of its own that the text is written in."""
    scripts = (_SCRIPTS.get(unicodedata.name(character, " ").split()[0], "") for character in text)
    return next(filter(None, scripts), "")


_SCRIPTS = {
    "ARABIC": "Arab", "BENGALI": "Beng", "DEVANAGARI": "Deva", "GUJARATI": "Gujr", "GURMUKHI": "Guru",
    "KHMER": "Khmr", "KANNADA": "Knda", "LAO": "Laoo", "MALAYALAM": "Mlym", "MYANMAR": "Mymr", "ORIYA": "Orya",
    "TAMIL": "Taml", "TELUGU": "Telu", "THAI": "Thai", "TIBETAN": "Tibt", "NKO": "Nkoo", "OL": "Olck",
    "ADLAM": "Adlm", "VAI": "Vaii", "CHAKMA": "Cakm", "MEETEI": "Mtei",
}  # fmt: skip
