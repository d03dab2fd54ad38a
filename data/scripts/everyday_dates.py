"""What is a word of dates in a language, and what comes too near to one: for `everyday_words.py`.

It is generous: a word left out costs nothing, a date taken for an everyday word teaches the network what is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from datenorm.generation import relative_names
from datenorm.generation.cldr_texts import duration_patterns
from datenorm.generation.locales import ALSO_USED, USE, WIDELY_READ, identifiers, locale_data
from datenorm.generation.names import extra_month_names, extra_weekday_names, single_month_names
from datenorm.generation.tables import data_rows, rows, table_names
from datenorm.generation.templates import lines
from datenorm.text import canonical

# Tables of words that say when; a text without a space in one of them is a name of its own.
TABLES = (
    "clock_words", "eras", "foreign_months", "intervals_cases", "intervals_relative", "intervals_words", "month_names",
    "names_months", "names_single", "names_weekdays", "number_words", "number_words_asian", "number_words_by_hand",
    "ordinals", "relative_amounts", "relative_cases", "relative_days", "relative_numbers", "relative_parts",
    "relative_phrases", "relative_units", "vague_centuries", "vague_decades", "vague_eras", "vague_names",
    "vague_parts", "vague_periods", "vague_seasons", "weekdays", "weeks", "yearless_days", "yearless_months",
    "yearless_times",
)  # fmt: skip
UNITS = ("day", "week", "month", "quarter", "year", "decade", "century", "hour", "minute", "second")
UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
# Signs that make any Chinese or Japanese word one of time, number or calendar.
SIGNS = frozenset(
    "年月日時时分秒周週曜早晚晩朝夕夜昼晝晨昏宵旦春夏秋冬季今昨明翌旬歳岁世纪紀初末一二三四五六七八九十百千萬万零〇両两"
)
STEMS = frozenset("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
ROMAN = re.compile("m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
SHORTEST_EDITED = 4  # letters of a word that may be a slip of another
SHORTEST_BESIDE = 4  # letters of a word beside a number; of Chinese, Japanese and Korean two
AWAY = 3  # edits from every month's name to a word beside a number
_WORD = re.compile(r"[^\s\d_!-/:-@\[-`{-~、。「」『』（）()،؛’‘“”„·•–—…]+")
_PLACE = re.compile(r"\{[^{}]*\}")


def forms(text: str) -> set[str]:
    """The canonical form of a text, also without accents."""
    form = canonical(text).strip(".")
    bare = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
    return {form, bare}


def words(text: str) -> list[str]:
    """The words of a text in canonical form, places of patterns left out."""
    return _WORD.findall(canonical(_PLACE.sub(" ", text)))


def is_known(code: str) -> bool:
    """Whether there are names of months for a language: without them nothing can be told apart."""
    return bool(_months(code))


def is_about_dates(code: str, word: str) -> bool:
    """Whether one word is, holds or is nearly a word of dates."""
    near = forms(word)
    if len(word) < 2 or ROMAN.fullmatch(canonical(word)):
        return True
    if not near.isdisjoint(_everywhere()) or not near.isdisjoint(_own_words(code)):
        return True
    if not SIGNS.isdisjoint(word) or STEMS.issuperset(word):
        return True
    return any(_holds_name(code, form) or _is_cut(code, form) or _is_slip(code, form) for form in near)


def is_apart(code: str, word: str) -> bool:
    """Whether a word beside a number is surely no month, and no word that stands before the number of a day."""
    form = canonical(word)
    if len(form) < (2 if re.search("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]", form) else SHORTEST_BESIDE):
        return False
    if not forms(word).isdisjoint(_beside_dates()):
        return False
    return not any(_is_near(near, name) for near in forms(word) for name in _month_names(code))


def _is_near(word: str, name: str) -> bool:
    """Whether a word begins a month's name or is fewer than `AWAY` edits from it (of shorter names: all letters)."""
    if name.startswith(word):
        return True
    away = min(AWAY, max(len(name), 2))
    if abs(len(word) - len(name)) >= away or len(set(word) - set(name)) >= away:
        return False
    return _edits(word, name) < away


def _holds_name(code: str, form: str) -> bool:
    """Whether a date's name begins the word, or stands anywhere in it where it is long enough to tell."""
    if UNSPACED.search(form):
        return any(name in form for name in _names(code) if len(name) > 1)
    if len(form) > 3 and form[:-1] in _days_and_seasons(code):
        return True
    shortest = 5 if form.isascii() or "LATIN" in unicodedata.name(form[0], "") else 4
    pieces = {form[i:j] for i in range(len(form)) for j in range(i + 4, len(form) + 1) if i == 0 or j - i >= shortest}
    return not pieces.isdisjoint(_names(code))


@cache
def _days_and_seasons(code: str) -> frozenset[str]:
    seasons = (cell for row in rows("vague_names") if row[0] == code for cell in re.split("[|,]", "|".join(row[2:])))
    return _months(code) | _weekdays(code) | {form for season in seasons for form in forms(season)}


def _is_cut(code: str, form: str) -> bool:
    return form in _cuts(code) or form in _wide_cuts()


def _is_slip(code: str, form: str) -> bool:
    """Whether one edit makes the word a name of its language, or a long name of one that is read widely."""
    if len(form) < SHORTEST_EDITED:
        return False
    tables = (_names_by_variant(code), _wide_names_by_variant())
    near = {name for table in tables for variant in _variants(form) for name in table.get(variant, ())}
    return any(_is_one_edit(form, name) for name in near)


def _is_one_edit(first: str, second: str) -> bool:
    """Whether at most one letter is exchanged, dropped or added, or two neighbours change places."""
    different = [i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    if len(first) == len(second) and len(different) == 2:
        i, j = different
        return j == i + 1 and first[i] == second[j] and first[j] == second[i]
    return _edits(first, second) < 2


def _variants(word: str) -> set[str]:
    """The word, and the word less each of its letters: words one edit apart share one of these."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


@cache
def _names_by_variant(code: str) -> dict[str, list[str]]:
    return _by_variant(_names(code))


@cache
def _wide_names_by_variant() -> dict[str, list[str]]:
    return _by_variant({n for code in WIDELY_READ for n in _months(code) | _weekdays(code) if len(n) > SHORTEST_EDITED})


def _by_variant(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for variant in _variants(name) if len(name) >= SHORTEST_EDITED else ():
            found[variant].append(name)
    return found


@cache
def _cuts(code: str) -> frozenset[str]:
    """The beginnings of the names of months and weekdays."""
    names = _months(code) | _weekdays(code)
    return frozenset(name[:length] for name in names for length in range(2, len(name)))


@cache
def _wide_cuts() -> frozenset[str]:
    names = {name for code in WIDELY_READ for name in _months(code) | _weekdays(code)}
    return frozenset(name[:length] for name in names for length in (3, 4, 5, 6) if len(name) > length)


@cache
def _locales(code: str) -> tuple[str, ...]:
    language = code.split("_")[0]
    return tuple(identifier for identifier in identifiers() if identifier.split("_")[0] == language)


@cache
def _months(code: str) -> frozenset[str]:
    language = code.split("_")[0]
    sets = [*extra_month_names(language, code), tuple(name for _, name in single_month_names(language))]
    for locale in map(locale_data, _locales(code)):
        sets += [*locale.month_names, *locale.cut_month_names]
    return _long_words(name for names in sets for name in names)


@cache
def _month_names(code: str) -> frozenset[str]:
    """Names of months of the language and of English."""
    return _months(code) | _months("en")


@cache
def _weekdays(code: str) -> frozenset[str]:
    language = code.split("_")[0]
    sets = [*extra_weekday_names(language, code)]
    for locale in map(locale_data, _locales(code)):
        sets += locale.weekday_names
    return _long_words(name for names in sets for name in names)


def _long_words(names: Iterable[str]) -> frozenset[str]:
    """The longest word of each name, which tells it from others, and the whole; in all forms."""
    found: set[str] = set()
    for name in names:
        found |= forms(name) | forms(max(words(name), key=len, default=""))
    return frozenset(form for form in found if len(form) > 1)


@cache
def _names(code: str) -> frozenset[str]:
    """Single words of a language that say when by themselves: names, words for days from today, units, seasons."""
    found = set(_months(code) | _weekdays(code))
    for identifier in _locales(code):
        locale = locale_data(identifier)
        found.update(name.text for name in relative_names.names(locale))
        for unit in UNITS:
            found.update(word for pattern in duration_patterns(identifier, unit) for word in words(pattern))
        found.update(word for name in _cldr_names(identifier) for word in words(name))
    found.update(text for text in _cells(code.split("_")[0]) if " " not in text and "{" not in text)
    single = (words(text) for text in found)
    return frozenset(form for some in single if len(some) == 1 for form in forms(some[0]) if len(form) > 1)


@cache
def _own_words(code: str) -> frozenset[str]:
    """Every word of the language in a table of words that say when, alone or in a phrase."""
    texts = [*_cells(code.split("_")[0]), *_cldr_phrases(code)]
    return _names(code) | {form for text in texts for word in words(text) for form in forms(word)}


def _cldr_phrases(code: str) -> Iterator[str]:
    for identifier in _locales(code):
        locale = locale_data(identifier)
        yield from (name.text for name in relative_names.names(locale))
        yield from (amount.text for amount in relative_names.amounts(locale))
        yield from (name for some in (*locale.month_names, *locale.weekday_names) for name in some)


def _cldr_names(identifier: str) -> Iterator[str]:
    """Quarters, eras, and parts of the day."""
    babel = locale_data(identifier).babel
    for tables in (babel.quarters, babel.day_periods):
        yield from (str(name) for widths in tables.values() for names in widths.values() for name in names.values())
    yield from (str(name) for names in babel.eras.values() for name in names.values())


@cache
def _everywhere() -> frozenset[str]:
    """Single words that say when in any language of more than a million speakers, and other calendars' names."""
    found = {form for code in (*USE, *ALSO_USED) for form in _names(code)}
    found.update(form for text in lines("no_date_time_words") for form in forms(text))
    found.update(form for row in rows("misspellings") for cell in row for word in cell.split() for form in forms(word))
    calendars = (cell for row in data_rows("cldr_calendars") if row[2] in ("months", "eras") for cell in row[4:])
    found.update(form for cell in calendars for form in forms(cell) if len(form) > 2)
    return frozenset(found)


@cache
def _beside_dates() -> frozenset[str]:
    """Every word of any table of this package that writes dates: beside a number it may make it a day."""
    tables = [name for name in table_names() if not name.startswith("no_date")]
    cells = (cell for table in tables for row in rows(table) for cell in row)
    return frozenset(form for cell in cells for word in words(re.sub("[|<>=]", " ", cell)) for form in forms(word))


@cache
def _cells(language: str) -> tuple[str, ...]:
    return tuple(_table_cells()[language])


@cache
def _table_cells() -> dict[str, list[str]]:
    """The texts of all tables by language, which is a code, or several, in the first or second cell of a row."""
    known = {identifier.split("_")[0] for identifier in identifiers()}
    found: dict[str, list[str]] = defaultdict(list)
    for row in (*(row for table in TABLES for row in rows(table)), *data_rows("number_words")):
        codes = {code.split("_")[0] for cell in row[:2] for code in re.split("[, ]", cell)} & known
        texts = [
            text.strip()
            for cell in row[1:]
            for text in re.split(r"[|<>=/~,!;]", cell)
            if text.strip() and "by-hand" not in text
        ]
        for code in codes:
            found[code] += texts
    return found


def _edits(first: str, second: str) -> int:
    last = list(range(len(second) + 1))
    for i, a in enumerate(first):
        row = [i + 1]
        for j, b in enumerate(second):
            row.append(min(last[j] + (a != b), last[j + 1] + 1, row[j] + 1))
        last = row
    return last[-1]
