"""The strings of the benchmarks: numbered, unique, each with the day it says and the language it is in.

Run as a program it writes COUNT English strings, one a line, and begins again after three million:
`python benchmarks/texts.py COUNT`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, count, islice

# A step that has no divisor in common with any span of days used here, so that days come in no order and each once.
_STEP = 1_000_003

_ENGLISH_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_ENGLISH = (
    "{d} {month} {y}",
    "{month} {d}, {y}",
    "{weekday}, {d} {month} {y}",
    "{weekday}, {month} {d}, {y}",
    "{wday} {d} {mon} {y}",
    "{mon} {d:02} {y}",
    "{d:02}-{mon}-{y}",
    "{wday} {mon} {d:02} {y}",
    "{y}-{m:02}-{d:02}",
    "{y}/{m:02}/{d:02}",
    "{y}-{m:02}-{d:02} 14:20:05",
    "{d} {month} {y} 14:20",
    "{month} {d}, {y} 2:20 PM",
    "{wday}, {d:02} {mon} {y} 14:20:05",
)

_IN_TABLES = ("{d:02}/{m:02}/{y}", "{y}-{m:02}-{d:02}", "{month} {d}, {y}")

# A pattern and twelve month names, as dates are written out in full.
_OTHERS = {
    "de": ("{d}. {month} {y}", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "es": (
        "{d} de {month} de {y}",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    "fi": (
        "{d}. {month} {y}",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta"
        " marraskuuta joulukuuta",
    ),
    "fr": (
        "le {d} {month} {y}",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    "it": (
        "{d} {month} {y}",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
    "nl": (
        "{d} {month} {y}",
        "januari februari maart april mei juni juli augustus september oktober november december",
    ),
    "pl": (
        "{d} {month} {y}",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    ),
    "pt": (
        "{d} de {month} {y}",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ),
    "ru": ("{d} {month} {y} г.", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    "sv": (
        "den {d} {month} {y}",
        "januari februari mars april maj juni juli augusti september oktober november december",
    ),
    "tr": ("{d} {month} {y}", "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
    "zh": ("{y}年{m}月{d}日", "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月"),
}


LANGUAGES = tuple(_OTHERS)


@dataclass(frozen=True, slots=True)
class Text:
    """A string, the ISO 8601 date that it says, and its language."""

    text: str
    expected: str
    language: str


def english(first_year: int = 1900, last_year: int = 2099) -> Iterator[Text]:
    """English strings in fourteen layouts that python-dateutil and dateparser read too; about a million by default."""
    for index, day in _days(first_year, last_year, len(_ENGLISH)):
        yield Text(_fill(_ENGLISH[index], day, _ENGLISH_MONTHS), day.isoformat(), "en")


def many_languages(first_year: int = 1900, last_year: int = 2099) -> Iterator[Text]:
    """Dates with the month's name in twelve languages; about 900,000 by default."""
    tables = [(language, pattern, names.split()) for language, (pattern, names) in _OTHERS.items()]
    for index, day in _days(first_year, last_year, len(tables)):
        language, pattern, names = tables[index]
        yield Text(_fill(pattern, day, names), day.isoformat(), language)


def table(rows: int, first_year: int = 2010, last_year: int = 2019) -> Iterator[tuple[Text, list[str]]]:
    """Rows of a number, a date in one of three spellings, and an amount; the days of ten years come in no order."""
    start = date(first_year, 1, 1).toordinal()
    span = date(last_year, 12, 31).toordinal() - start + 1
    for number in range(rows):
        day = date.fromordinal(start + number * _STEP % span)
        text = _fill(_IN_TABLES[number * 7 // 3 % len(_IN_TABLES)], day, _ENGLISH_MONTHS)
        yield Text(text, day.isoformat(), "en"), [f"{number}", text, f"{number % 9973 / 100:.2f}"]


def spelled(language: str, day: date) -> str:
    """A day with the month's name in one of LANGUAGES."""
    pattern, names = _OTHERS[language]
    return _fill(pattern, day, names.split())


def _days(first_year: int, last_year: int, layouts: int) -> Iterator[tuple[int, date]]:
    """Each day of the years with each layout once, layouts in turn, days in no order."""
    start = date(first_year, 1, 1).toordinal()
    span = date(last_year, 12, 31).toordinal() - start + 1
    for number in range(span * layouts):
        turn, layout = divmod(number, layouts)
        yield layout, date.fromordinal(start + (turn + layout) * _STEP % span)


def _fill(pattern: str, day: date, months: list[str]) -> str:
    month, weekday = months[day.month - 1], _WEEKDAYS[day.weekday()]
    return pattern.format(
        y=day.year, m=day.month, d=day.day, month=month, mon=month[:3], weekday=weekday, wday=weekday[:3]
    )


if __name__ == "__main__":
    try:
        endless = chain.from_iterable(english(1600, 2199) for _ in count())
        sys.stdout.writelines(f"{item.text}\n" for item in islice(endless, int(sys.argv[1])))
    except BrokenPipeError:
        sys.stderr.close()
