"""Which characters the source vocabulary holds: those that dates are written with, in every locale."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Sequence

from datenorm.generation import damage
from datenorm.generation.locales import LocaleData, identifiers, locale_data
from datenorm.generation.stream import expand_locales
from datenorm.generation.tables import data_rows, rows, table_names
from datenorm.text import canonical

# Tables of the generator whose texts are dates; those of text that is none are not asked.
NEGATIVE, SHAPES = "no_date_", ("software", "zones", "keyboards", "confusions", "misspellings")
DATA = ("cldr_relative", "relative_software", "cldr_calendars", "icu_calendars", "names", "number_words")
# Characters that code writes and no table holds: signs, numerals, days and eras in Chinese, Japanese, Korean, Hebrew.
SIGNS = (
    "¡¢£¤¥¦¬±¶¿‰€〜～○㍻㋿·•†‡*§©®°№〇 «»…→~₂"
    "壹貳贰叁參肆伍陸陆柒捌玖拾佰仟零元年明治大正昭和令平成共紀一二三四五六七八九十百千万廿卅月日号號时時"
    "分秒点點上下午前后後曜火水木金土星期周週第"
    "あいうえおかきくこさしじすたちつとなにぬのはばびふぷまみむめもやゆよらりるれろわんがぎぐげござぜぞだ"
    "でどっゃゅょァ"
    "공일이삼사오육칠팔구십백천유시월"
    "־׳״אבגדהוזחטיכךלמםנןסעפףצץקרשת"
)


def source_symbols(locales: Sequence[str] | None = None) -> list[str]:
    """Characters of canonical text, sorted: ASCII, those of every name and pattern of the locales, those of the tables.

    What else a text holds is the unknown symbol; text that is no date holds much of it.
    """
    chosen = expand_locales(locales) if locales else identifiers()
    texts = [
        string.printable,
        SIGNS,
        damage.signs(),
        *_of_tables(),
        *(text for i in chosen for text in _of_locale(locale_data(i))),
    ]
    return sorted({character for text in texts for character in canonical(text)} | {" "})


def _of_locale(locale: LocaleData) -> Iterator[str]:
    for names in (*locale.month_names, *locale.weekday_names):
        yield from names
    yield from locale.eras
    yield from (pattern.text for pattern in (*locale.length_patterns, *locale.skeleton_patterns))
    yield from _strings(locale.babel.day_periods)
    yield from (format.pattern for format in locale.babel.time_formats.values())
    yield from _strings(locale.babel.datetime_formats)


def _of_tables() -> Iterable[str]:
    tables = (rows(name) for name in table_names() if not name.startswith(NEGATIVE) and name not in SHAPES)
    return (text for table in (*tables, *map(data_rows, DATA)) for row in table for text in row)


def _strings(tree: object) -> Iterator[str]:
    if hasattr(tree, "values"):
        for branch in tree.values():
            yield from _strings(branch)
    else:
        yield str(tree)
