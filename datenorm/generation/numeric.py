"""All-numeric dates: orders, separators, zeros, two-digit years, compact digits, Roman months, Chinese numerals."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping
from dataclasses import dataclass

from datenorm.generation import clock, surroundings
from datenorm.generation.dates import BARE_YEARS
from datenorm.generation.drafts import Draft, Plan, year_text
from datenorm.generation.locales import LocaleData

# Where the locale does not decide the order, the separator tells how often which order is meant.
ORDER_OF_SEPARATOR = {
    "/": (("dmy", 0.50), ("mdy", 0.38), ("ymd", 0.12)),
    "-": (("dmy", 0.42), ("mdy", 0.23), ("ymd", 0.35)),
    ".": (("dmy", 0.78), ("mdy", 0.10), ("ymd", 0.12)),
    " ": (("dmy", 0.50), ("mdy", 0.25), ("ymd", 0.25)),
    "other": (("dmy", 0.50), ("mdy", 0.25), ("ymd", 0.25)),
}
SEPARATORS = (
    ("/", 30), (".", 26), ("-", 26), (" ", 5), (". ", 5), (" / ", 2), (" - ", 1), (" . ", 0.5), (", ", 0.5), (",", 0.5),
    ("_", 1), ("\\", 0.3), ("|", 0.3), (":", 0.5), ("·", 0.3),
)  # fmt: skip
# Day and month with one separator, and another before the year, as Scandinavians write: 25/12-95.
LAST_SEPARATORS = (("/", "-"), ("/", "-"), ("/", " "), ("/", " -"), (".", "-"), (".", ".-"), (".", " "), (".", "/"))
MIXED, MIXED_BY_LANGUAGE = 0.02, {"da": 0.2, "nb": 0.2, "nn": 0.2, "no": 0.2, "sv": 0.2, "fi": 0.1, "is": 0.1}
BY_LOCALE = 0.5  # share of numeric dates in the locale's own order
MONTH_FIRST_WITH_DOTS = 0.4  # of those in such a locale's order: the others get strokes, as most who write it so use
SHORT_YEAR = 0.3
WEEKDAY = 0.1
BESIDE = (("weekday", 0.25), ("clock", 0.45), ("words", 0.3))  # which words stand beside numbers that they tell
CLOCK = 0.24  # of the dates in an order that is not the locale's: a bare clock time beside
CLOCK_SPAN = 0.12  # of these: two, of which neither has a word
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
APOSTROPHES = "'''’‘"
# What stands before the month and the year until which goods, medicines and cards are good; never a day.
EXPIRY = (
    "EXP {}", "EXP {}", "EXP: {}", "EXP. {}", "Exp {}", "Exp. {}", "exp {}", "exp. {}", "Exp: {}", "EXP DATE {}",
    "EXP DATE: {}", "Exp. Date: {}", "Exp date {}", "Expiry {}", "Expiry: {}", "Expiry date: {}", "Expiration: {}",
    "Expiration date: {}", "Expires {}", "Expires: {}", "CC EXP {}", "card exp {}", "BBE {}", "MHD {}", "Cad. {}",
    "GOOD THRU {}", "Good thru {}", "GOOD THRU: {}",
    "BBE: {}", "BB {}", "Best before {}", "Best before end {}", "Use by {}",
    "MHD: {}", "Verwendbar bis: {}", "DDM {}", "DLC {}", "Cad.: {}", "Vto.: {}", "Caducidad: {}", "Scad. {}",
    "Scad.: {}", "VAL {}", "Val.: {}", "Validade: {}", "THT {}", "THT: {}", "Utg. dat. {}", "SKT {}", "SKT: {}",
    "TETT {}", "HSD {}", "HSD: {}", "Ważność: {}", "Годен до: {}", "Годен до {}",
)  # fmt: skip
EXPIRY_SEPARATORS = ("/", "/", "/", "-", "/", " / ", " ", ".")
EXPIRY_YEARS = range(2014, 2041)
HOLES = ("??", "??", "xx", "XX", "__", "--", "..")  # what is left of a day or month that nobody knew
UNFILLED_MONTH, UNFILLED_BESIDE_NAME = 0.4, 0.3
CUT_YEARS = range(190, 210)  # written with a zero in front: `1.6.201` is of 201x, its last digit lost
HAN_LANGUAGES = ("zh", "ja", "yue", "hak", "nan")
HAN = "〇一二三四五六七八九"


def separated(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Numbers with separators, with or without zeros, a weekday at times: `3.5.79`, `1979/05/03`, `Fri 05-03-1979`.

    Three short numbers with colons are a clock time and are not drawn. Words of a language tell the order, so that
    numbers in another order stand alone or beside a bare clock time.
    """
    numbers = _numbers(rng, locale)
    if numbers is None:
        return None
    weekday = _weekday_place(rng) if numbers.is_local and rng.random() < WEEKDAY else ""

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        text = numbers.write(rng, date)
        if not numbers.is_local:
            has_clock = rng.random() < CLOCK
            text += _bare_clock(rng) * has_clock
            return Draft(text, "day", numbers.is_short, numbers.order, has_clock, is_exact=True)
        if weekday:
            text = _with_weekday(text, rng.choice(locale.weekday_names)[date.weekday()], weekday)
        return Draft(text, "day", numbers.is_short, numbers.order)

    return Plan(numbers.pattern + (f" {weekday} EEE" if weekday else ""), render)


def among_words(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Numbers in the locale's order, and words of its language that tell it: `am 3.4.05`, `3/4/05 à 15h`, `Mo 3.4.05`.

    English, which is written in every order, tells it by a weekday at most.
    """
    numbers = _numbers(rng, locale, locale.order)
    if numbers is None:
        return None
    beside = rng.choices([name for name, _ in BESIDE], [share for _, share in BESIDE])[0]
    weekday = _weekday_place(rng)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        text = numbers.write(rng, date)
        if beside == "weekday":
            text = _with_weekday(text, rng.choice(locale.weekday_names)[date.weekday()], weekday)
        elif beside == "words":
            text = surroundings.surround(rng, text, locale.language, "day")
        elif found := clock.with_own_words(rng, locale.babel, text):
            text = found[0]
        else:
            return None
        return Draft(text, "day", numbers.is_short, numbers.order, has_clock=beside == "clock")

    return Plan(f"{numbers.pattern} {weekday if beside == 'weekday' else beside}", render)


def compact(rng: random.Random, locale: LocaleData) -> Plan:
    """Eight digits, year first, and six where the whole is marked by nothing else: `19790503`, `03051979`."""
    form = rng.choices(("yyyyMMdd", "ddMMyyyy", "MMddyyyy", "yyyyMMdd_", "yyyy.MM.dd."), (14, 2, 1, 1, 2))[0]

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        year, month, day = f"{date.year:04}", f"{date.month:02}", f"{date.day:02}"
        if not 1000 <= date.year <= 2999:
            return None
        if form == "yyyyMMdd":
            return Draft(year + month + day, order="ymd", is_exact=True)
        if form == "yyyyMMdd_":
            return Draft(
                f"{year}{month}_{day}" if rng.random() < 0.5 else f"{year}_{month}{day}", order="ymd", is_exact=True
            )
        if form == "yyyy.MM.dd.":
            return Draft(
                rng.choice((f"{year}.{month}.{day}.", f"{year}. {month}. {day}.", f"{year}. {date.month}. {date.day}")),
                order="ymd",
            )
        if _is_year_first(date, form):
            return None
        return Draft(
            day + month + year if form[0] == "d" else month + day + year,
            order="dmy" if form[0] == "d" else "mdy",
            is_exact=True,
        )

    return Plan(form, render)


def reduced(rng: random.Random, locale: LocaleData) -> Plan:
    """Month and year, or the year alone, in numbers: `05/1979`, `1979-05`, `1979`, `05/79`, `'79`, `EXP 05/26`."""
    form = rng.choices(("M/y", "y/M", "y", "M/yy", "'yy", "expiry"), (5, 5, 5, 0.7, 0.7, 0.8))[0]
    separator = rng.choice(("/", "-", ".", "/", "-", ". ", " ", " / ", "_")) if "/" in form else ""
    label = rng.choice(EXPIRY)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        if not 1000 <= date.year <= 2999:
            return None
        month = f"{date.month:02}" if rng.random() < 0.7 or separator in (".", " ") else str(date.month)
        if form == "y":
            return Draft(str(date.year), "year") if date.year in BARE_YEARS else None
        if form == "'yy":
            return Draft(f"{rng.choice(APOSTROPHES)}{date.year % 100:02}", "year", True)
        if form == "expiry":
            text = f"{date.month:02}{rng.choice(EXPIRY_SEPARATORS)}{date.year % 100:02}"
            return Draft(label.format(text), "month", True) if date.year in EXPIRY_YEARS else None
        if form == "y/M":
            return Draft(f"{date.year}{separator}{month}", "month")
        if form == "M/yy":  # with its zero; 8/32 is a fraction
            text = f"{date.month:02}/{date.year % 100:02}"
            return Draft(text, "month", True) if date.year % 100 > 31 and date.month < 10 else None
        return Draft(f"{month}{separator}{date.year}", "month")

    return Plan(f"{form} with {separator!r}" + f" {label}" * (form == "expiry"), render)


def unfilled(rng: random.Random, locale: LocaleData) -> Plan:
    """A date whose day, or day and month, nobody knew: `??.05.1979`, `05/xx/1979`, `1979-XX-XX`, `__ May 1979`."""
    hole, separator = rng.choice(HOLES), rng.choice("/.-")
    if separator in hole:
        separator = "/"
    order = _order(rng, locale, separator)
    precision = "year" if rng.random() < UNFILLED_MONTH else "month"
    is_named = precision == "month" and locale.month_names and rng.random() < UNFILLED_BESIDE_NAME
    names = rng.choice(locale.month_names) if is_named else ()

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        if date.year < 1000:
            return None
        month = hole if precision == "year" else f"{date.month:02}"
        fields = {"y": str(date.year), "m": month, "d": hole}
        if names:
            return Draft(f"{hole} {names[date.month - 1]} {date.year}", precision, is_exact=True)
        return Draft(separator.join(fields[field] for field in order), precision, is_exact=True)

    return Plan(f"{order} {separator} {hole} {precision}" + " name" * bool(names), render)


def roman(rng: random.Random, locale: LocaleData) -> Plan:
    """The month in Roman numerals, as archives, herbaria and stamps write it: `17.XI.2024`, `17 xi 24`, `XI 2024`."""
    form = rng.choices(("day", "short", "month", "ymd"), (10, 3, 2, 1))[0]
    separator = rng.choice((".", ".", " ", " ", "-", "/", ". ", " - ", ""))
    case = rng.choice(("upper", "upper", "lower", "single"))

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        month = ROMAN[date.month - 1].lower() if case == "lower" else ROMAN[date.month - 1]
        if case == "single":
            month = chr(0x2160 + date.month - 1)
        if date.year < 1000:
            return None
        if form == "month":
            return Draft(f"{month}{separator or '.'}{date.year}", "month")
        if form == "ymd":
            return Draft((separator or ".").join((str(date.year), month, str(date.day))))
        year = f"{date.year % 100:02}" if form == "short" else str(date.year)
        if form == "short" and rng.random() < 0.3:
            year = "'" + year
        return Draft(separator.join((str(date.day), month, year)), "day", form == "short")

    return Plan(f"{form} {separator!r} {case}", render)


def han(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Chinese and Japanese numerals: `二〇二四年五月三日`, `二零一九年十二月卅一号`, `千九百七十九年五月三日`."""
    if locale.language not in HAN_LANGUAGES:
        return None
    precision = rng.choices(("day", "month", "year"), (8, 2, 1))[0]
    is_counted, zero = rng.random() < 0.12, rng.choice("〇零○")
    day_word = rng.choice(("日", "日", "號" if locale.babel.script == "Hant" else "号"))

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        if date.year < 1000:
            return None
        year = han_number(date.year, counted=is_counted).replace("〇", zero)
        text = year + "年"
        if precision != "year":
            text += han_number(date.month, counted=True) + "月"
        if precision == "day":
            day = han_number(date.day, counted=True)
            text += (
                day.replace("二十", "廿").replace("三十", "卅")
                if rng.random() < 0.1 and day not in ("二十", "三十")
                else day
            ) + day_word
        return Draft(text, precision)

    return Plan(f"{precision} {'counted' if is_counted else 'positional'} {day_word}", render)


def han_number(number: int, *, counted: bool) -> str:
    """A number below 10,000 in Chinese numerals, digit by digit or counted with 十, 百, 千.

    >>> han_number(1979, counted=False), han_number(1979, counted=True), han_number(23, counted=True)
    ('一九七九', '千九百七十九', '二十三')
    """
    if not counted:
        return "".join(HAN[int(digit)] for digit in str(number))
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十")):
        count, number = divmod(number, unit)
        if count:
            text += (HAN[count] if count > 1 else "") + name
    return text + (HAN[number] if number else "") or "〇"


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How a date is written in numbers; `last_separator` stands before the last, `end` may be a full stop."""

    order: str
    separator: str
    last_separator: str
    end: str
    is_short: bool
    is_local: bool
    width: Mapping[str, int]

    @property
    def pattern(self) -> str:
        fields = {"y": "yy" if self.is_short else "yyyy", "m": "M" * self.width["m"], "d": "d" * self.width["d"]}
        return self._joined(fields)

    def write(self, rng: random.Random, date: datetime.date) -> str:
        year = f"{date.year % 100:02}" if self.is_short else _full_year(rng, date)
        fields = {"y": year, "m": f"{date.month:0{self.width['m']}}", "d": f"{date.day:0{self.width['d']}}"}
        return self._joined(fields)

    def _joined(self, fields: Mapping[str, str]) -> str:
        first, second, third = (fields[field] for field in self.order)
        return f"{first}{self.separator}{second}{self.last_separator}{third}{self.end}"


def _full_year(rng: random.Random, date: datetime.date) -> str:
    return f"{date.year:04}" if date.year in CUT_YEARS else year_text(date, rng)


def _numbers(rng: random.Random, locale: LocaleData, order: str = "") -> _Numbers | None:
    """Numbers in that order, else in one that the locale or the separator makes likely; None for a clock time."""
    separator = rng.choices([s for s, _ in SEPARATORS], [w for _, w in SEPARATORS])[0]
    order = order or _order(rng, locale, separator.strip() or " ")
    if order == locale.order == "mdy" and separator.strip() == "." and rng.random() >= MONTH_FIRST_WITH_DOTS:
        separator = "/"
    is_short = rng.random() < SHORT_YEAR
    if is_short and separator == ":":
        return None
    last_separator = separator
    if order == "dmy" and rng.random() < MIXED_BY_LANGUAGE.get(locale.language, MIXED):
        separator, last_separator = rng.choice(LAST_SEPARATORS)
    width = dict(zip("dm", rng.choices(((2, 2), (1, 1), (2, 1), (1, 2)), (56, 36, 4, 4))[0], strict=True))
    end = "." if separator.startswith(".") and order == "dmy" and rng.random() < 0.1 else ""
    return _Numbers(order, separator, last_separator, end, is_short, order == locale.order, width)


def _order(rng: random.Random, locale: LocaleData, separator: str) -> str:
    if rng.random() < BY_LOCALE:
        return locale.order
    table = ORDER_OF_SEPARATOR.get(separator, ORDER_OF_SEPARATOR["other"])
    return rng.choices([order for order, _ in table], [weight for _, weight in table])[0]


def _is_year_first(date: datetime.date, form: str) -> bool:
    """Whether day, month and year run together would be read year first: `20051979` has no month 19, `19100512` has."""
    text = f"{date.day:02}{date.month:02}{date.year}" if form[0] == "d" else f"{date.month:02}{date.day:02}{date.year}"
    return 1 <= int(text[4:6]) <= 12 and 1 <= int(text[6:8]) <= 31 and int(text[:4]) >= 1000


def _bare_clock(rng: random.Random) -> str:
    hour, minute, second = rng.randrange(24), rng.randrange(60), rng.randrange(60)
    between = rng.choice((" ", " ", ", "))
    if rng.random() < CLOCK_SPAN:
        later, dash = rng.randint(hour, 23), rng.choice(("-", " - ", "–", " – "))
        return f"{between}{hour:02}:{minute // 2:02}{dash}{later:02}:{rng.randint(minute // 2 + 1, 59):02}"
    half = f"{hour % 12 or 12}:{minute:02} {'AM' if hour < 12 else 'PM'}"
    return between + rng.choice((f"{hour:02}:{minute:02}", f"{hour:02}:{minute:02}:{second:02}", half))


def _weekday_place(rng: random.Random) -> str:
    return rng.choice(("before", "before,", "after", "(after)"))


def _with_weekday(text: str, name: str, place: str) -> str:
    return {
        "before": f"{name} {text}",
        "before,": f"{name}, {text}",
        "after": f"{text} {name}",
        "(after)": f"{text} ({name})",
    }[place]
