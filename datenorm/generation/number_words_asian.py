"""Rules for the numerals of Chinese, Japanese and Korean: characters of every kind, Korean words, Japanese kana.

`二〇二四年五月三日` is read digit by digit, `二千二十四年` is counted, `貳零貳肆年` has the characters of cheques,
`廿三` and `卅` stand for 23 and 30; Korean words are `이천이십사년 오월 삼일`, Japanese kana `ごがつみっか`.
The forms are in `tables/number_words_asian.tsv`.
"""

from __future__ import annotations

import datetime
import random
import re
from functools import cache

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData
from datenorm.generation.numeric import han_number
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import rows

FIRST_YEAR_ALONE = 1100
FIRST_SHORT_YEAR = 50  # 九八年 is a year; 一二年 could be one or two years
_PLACE = re.compile(r"\{(\w+)\}")
_FIRST_MONTH, _SHORT = 0.2, 0.25  # 元月 for January, 廿 and 卅 for 二十 and 三十
_FINANCIAL = {
    "hans": str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟"),
    "hant": str.maketrans("〇一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟"),
    "ja": str.maketrans("一二三十", "壱弐参拾"),
}
_HANGUL = str.maketrans("〇一二三四五六七八九十百千", "공일이삼사오육칠팔구십백천")
_KANA_DIGITS = ("", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_KANA_HUNDREDS = {3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく"}
_KANA_MONTHS = ("いち", "に", "さん", "し", "ご", "ろく", "しち", "はち", "く", "じゅう", "じゅういち", "じゅうに")
_KANA_DAYS = {
    1: "ついたち", 2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか",
    9: "ここのか", 10: "とおか", 14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか",
}  # fmt: skip
_KANA_UNITS = ("", "いち", "に", "さん", "よん", "ご", "ろく", "しち", "はち", "く")


def numerals(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A date in the numerals of the locale's language, whole or beside digits."""
    forms = _forms(_table_names(locale))
    if not forms or locale.babel.script == "Latn":
        return None
    return form_plan(locale, rng.choice(forms))


def form_plan(locale: LocaleData, pattern: str) -> Plan:
    """The plan of one row of `tables/number_words_asian.tsv`."""
    places = set(_PLACE.findall(pattern))

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        values = {place: _value(rng, locale, date, place) for place in sorted(places)}
        if not all(values.values()) or not _is_certain(date, places):
            return None
        return _draft(date, places, _PLACE.sub(lambda place: values[place[1]], pattern))

    return Plan(pattern, render)


def _draft(date: datetime.date, places: set[str], text: str) -> Draft:
    has_month, has_day = any(p[0] == "m" for p in places), any(p[0] == "d" for p in places)
    is_short = "y2" in places
    has_year = any(p[0] == "y" for p in places)
    year = f"XX{date.year % 100:02}" if is_short else f"{date.year:04}" if has_year else "XXXX"
    expression = year + f"-{date.month:02}" * has_month + f"-{date.day:02}" * has_day
    precision = "day" if has_day else "month" if has_month else "year"
    return Draft(text, precision, open_century=is_short, expression=expression, kind="words")


def _is_certain(date: datetime.date, places: set[str]) -> bool:
    """Whether the text says its date: a year alone must be late enough, one of two digits too."""
    has_month = any(p[0] == "m" for p in places)
    if "y2" in places:
        return has_month or date.year % 100 >= FIRST_SHORT_YEAR
    return not any(p[0] == "y" for p in places) or date.year >= (1000 if has_month else FIRST_YEAR_ALONE)


def _value(rng: random.Random, locale: LocaleData, date: datetime.date, place: str) -> str:
    """What stands at a place: the letter is the field, what follows says how it is written."""
    field, way = place[0], place[1:]
    if field == "w":
        return str(locale.babel.days["format"]["wide"][date.weekday()])
    number = {"y": date.year, "m": date.month, "d": date.day}[field]
    match way:
        case "":
            return str(number)
        case "2":
            return han_number(date.year, counted=False)[-2:].replace("〇", rng.choice("〇零○"))
        case "p":  # digit by digit
            return han_number(number, counted=False).replace("〇", rng.choice("〇零○"))
        case "c":  # counted
            return _counted(rng, locale, field, number)
        case "f":  # as on cheques
            return _financial(locale, field, number)
        case "k":
            return _kana(rng, field, number)
        case "h":
            return _hangul(rng, field, number)
        case "hp":
            return han_number(number, counted=False).translate(_HANGUL).replace("공", rng.choice("공공영"))
    raise KeyError(place)


def _counted(rng: random.Random, locale: LocaleData, field: str, number: int) -> str:
    if field == "y":
        return _chinese_year(rng, number) if _is_chinese(locale) else han_number(number, counted=True)
    text = han_number(number, counted=True)
    if field == "m" and number == 1 and _is_chinese(locale) and rng.random() < _FIRST_MONTH:
        return "元"
    if field == "d" and rng.random() < _SHORT:
        text = text.replace("二十", "廿").replace("三十", "卅")
    return text


def _chinese_year(rng: random.Random, year: int) -> str:
    """A year counted the Chinese way: `一千九百七十九`, `二千零二十四`, `兩千零五`, `二千`.

    The zero stands for places left out, and 一 is said before 十 in the middle.
    """
    text, rest, is_left_out = "", year, False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        count, rest = divmod(rest, unit)
        if count:
            text += "零" * is_left_out + han_number(count, counted=False) + name
            is_left_out = False
        else:
            is_left_out = bool(text)
    return re.sub("^二千", rng.choice(("二千", "两千", "兩千")), text)


def _financial(locale: LocaleData, field: str, number: int) -> str:
    """Numerals that cannot be changed by a stroke: `貳零貳肆` years, `零伍` or `伍` months, `零叁` days."""
    if locale.language == "ja":
        return han_number(number, counted=True).translate(_FINANCIAL["ja"])
    table = _FINANCIAL["hant" if locale.babel.script == "Hant" or locale.identifier == "yue" else "hans"]
    if field == "y":
        return han_number(number, counted=False).translate(table)
    text = han_number(number, counted=True)
    text = "一" + text if text.startswith("十") else text
    return text.translate(table)


def _kana(rng: random.Random, field: str, number: int) -> str:
    if field == "m":
        return _KANA_MONTHS[number - 1] + "がつ"
    if field == "d":
        if number in _KANA_DAYS:
            return _KANA_DAYS[number]
        tens, units = divmod(number, 10)
        return _kana_tens(tens) + _KANA_UNITS[units] + "にち"
    thousands, hundreds, tens, units = (int(digit) for digit in f"{number:04}")
    if not 1 <= thousands <= 2:
        return ""
    text = ("せん", "にせん")[thousands - 1] + _kana_hundreds(hundreds) + _kana_tens(tens)
    last = {4: "よ", 9: rng.choice(("きゅう", "く")), 7: rng.choice(("なな", "しち"))}.get(units, _KANA_DIGITS[units])
    return text + last + "ねん"


def _kana_tens(tens: int) -> str:
    return "" if not tens else "じゅう" if tens == 1 else _KANA_DIGITS[tens] + "じゅう"


def _kana_hundreds(hundreds: int) -> str:
    if hundreds in _KANA_HUNDREDS:
        return _KANA_HUNDREDS[hundreds]
    return "" if not hundreds else "ひゃく" if hundreds == 1 else _KANA_DIGITS[hundreds] + "ひゃく"


def _hangul(rng: random.Random, field: str, number: int) -> str:
    """Sino-Korean words: `이천이십사`, `천구백칠십구` (also `일천구백칠십구`), `유` and `시` for June and October."""
    text = han_number(number, counted=True).translate(_HANGUL)
    if field == "m":
        return {6: "유", 10: "시"}.get(number, text)
    if field == "y":
        return ("일" if text.startswith("천") and rng.random() < _SHORT else "") + text
    return text


def _is_chinese(locale: LocaleData) -> bool:
    return locale.language in ("zh", "yue", "hak", "nan")


def _table_names(locale: LocaleData) -> tuple[str, ...]:
    return ("zh",) if _is_chinese(locale) else (locale.language,)


@cache
def _forms(languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(form for name, form in rows("number_words_asian") if name in languages)


RULES: tuple[DateRule, ...] = (DateRule("number-words-asian", 22, numerals),)
