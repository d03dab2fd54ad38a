"""A day and a month, or a day alone, without a year: `3 May`, `le 3 mai`, `5月3日`, `Fr, 3.5.`, `the 26th`, `3.V.`."""

from __future__ import annotations

import datetime
import random
import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from babel.dates import DateTimePattern

from datenorm.generation import written
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData, fields_of, has_letters, locale_data
from datenorm.generation.numeric import HAN_LANGUAGES, ROMAN, han_number
from datenorm.generation.weekdays import Weekdays, weekdays
from datenorm.generation.yearless_plans import DayPlan, own_rows

# Free arrangement of day, month and weekday, as one format applied to every locale gives it.
ARRANGEMENTS = (("{d} {m}", 40), ("{m} {d}", 26), ("{d}. {m}", 8), ("{d}-{m}", 6), ("{d}.{m}", 3),
                ("{d}/{m}", 2), ("{d}{m}", 3), ("{m}. {d}", 3), ("{d} - {m}", 1), ("{m}{d}", 1))  # fmt: skip
FRAMES = (("{date}", 60), ("{w} {date}", 13), ("{w}, {date}", 9), ("{date} {w}", 4), ("{date}, {w}", 3),
          ("{date} ({w})", 5), ("{w}. {date}", 2), ("({w}) {date}", 1), ("{w} - {date}", 1))  # fmt: skip
SHAPES = {  # of numbers: alone where a reader is sure of a date, the others beside a weekday or a clock time
    "alone": (("{d}.{m}.", 20), ("{dd}.{mm}.", 20), ("{d}. {m}.", 6), ("{a}/{b}", 30), ("{aa}/{bb}", 24),
              ("{aa}-{bb}", 16), ("{aa}. {bb}.", 2), ("{d}.{m}", 9), ("{dd}.{mm}", 9)),
    "beside": (("{d}.{m}", 8), ("{dd}.{mm}", 10), ("{a}-{b}", 6), ("{a} / {b}", 3)),
}  # fmt: skip
NO_DATES = frozenset(("1/2", "1/3", "2/3", "1/4", "3/4", "24/7"))  # fractions, and always open
BY_LOCALE, CUT, FULL_STOP, TWO_DIGITS = 0.85, 0.15, 0.08, 0.2
_TO_MONTH_FIRST = str.maketrans("dm", "ab")
_DECIMAL = re.compile(r"\d{1,2}\.\d{1,2}")
_PLACE = re.compile(r"\{(\w+)\}")


class _Names(NamedTuple):
    """What the locale calls months and weekdays, looked up once."""

    in_date: tuple[str, ...]
    alone: tuple[str, ...]
    short: tuple[tuple[str, ...], ...]
    weekdays: Weekdays
    singles: tuple[str, ...]


def cldr(rng: random.Random, locale: LocaleData) -> DayPlan | None:
    """A skeleton of the locale without a year: MMMd, MMMMEEEEd, MEd, Ed, d."""
    patterns = _patterns(locale.identifier)
    if not patterns:
        return None
    text, parsed, order, has_month = rng.choice(patterns)

    def write(rng: random.Random, date: datetime.date) -> Draft | None:
        return _draft(str(parsed.apply(date, locale.babel)), date, order, has_month=has_month)

    return DayPlan(f"cldr {text}", False, write)


def form(rng: random.Random, locale: LocaleData) -> DayPlan | None:
    """A form of the language's table: `on the 3rd of May`, `am Freitag, den 3. Mai`, `5月3号`, `3 мая (пт)`."""
    found = own_rows("yearless", locale)
    if not found or not locale.month_names:
        return None
    weights = [int(row[3]) if len(row) > 3 else 1 for row in found]
    return _form_plan(rng, locale, rng.choices(found, weights)[0])


def day_alone(rng: random.Random, locale: LocaleData) -> DayPlan | None:
    """The day of a month that is not named: `the 26th`, `am 3.`, `26日`, `Friday the 13th`."""
    found = own_rows("yearless_days", locale)
    return _form_plan(rng, locale, rng.choice(found)) if found else None


def arrangement(rng: random.Random, locale: LocaleData) -> DayPlan | None:
    """Day and month name in any order and in any width, a weekday beside: `Fri 3 May`, `May-03`, `3may`."""
    if not locale.month_names or locale.language in HAN_LANGUAGES or locale.language == "ko":
        return None
    layout, frame = _weighted(rng, ARRANGEMENTS), _weighted(rng, FRAMES)
    sets = locale.cut_month_names if rng.random() < CUT and locale.cut_month_names else locale.month_names
    months = rng.choice(sets)
    names = rng.choice((*weekdays(locale).short, *weekdays(locale).wide)) if "{w}" in frame else ()
    if "{w}." in frame:
        names = tuple(name.rstrip(".") for name in names)
    is_glued = layout in ("{d}{m}", "{m}{d}")

    def write(rng: random.Random, date: datetime.date) -> Draft | None:
        month = months[date.month - 1]
        if any(map(str.isdigit, month)) or not (has_letters(month[0]) and has_letters(month.strip(".")[-1])):
            return None
        if rng.random() < FULL_STOP and len(month) <= 5 and not month.endswith(".") and not is_glued:
            month += "."
        day = f"{date.day:02}" if rng.random() < TWO_DIGITS else str(date.day)
        text = layout.format(d=day, m=month)
        return _draft(frame.format(date=text, w=names[date.weekday()] if names else ""), date)

    return DayPlan(f"{layout} {months[0]} {frame}", False, write)


def numeric(rng: random.Random, locale: LocaleData) -> DayPlan:
    """Day and month in numbers, as the locale orders them, in shapes that are dates alone: `3.5.`, `05/03`."""
    return _numeric(rng, locale, SHAPES["alone"])


def numeric_beside(rng: random.Random, locale: LocaleData) -> DayPlan:
    """Day and month in numbers beside a weekday or a clock time, in shapes that need them: `Fr 3.5`, `5-3`."""
    return _numeric(rng, locale, (*SHAPES["alone"], *SHAPES["beside"]))


def weekday_and_numbers(rng: random.Random, locale: LocaleData) -> DayPlan | None:
    """A weekday with day and month in numbers: `Fri 5/3`, `Fr, 3.5`, `5/3 (金)`."""
    inner = numeric_beside(rng, locale)
    names = rng.choice((*weekdays(locale).short, *weekdays(locale).wide))
    frame = _weighted(rng, FRAMES[1:])
    if not inner.is_local:
        return None
    if "{w}." in frame:
        names = tuple(name.rstrip(".") for name in names)

    def write(rng: random.Random, date: datetime.date) -> Draft | None:
        draft = inner.write(rng, date)
        text = frame.format(date=draft.text, w=names[date.weekday()]) if draft else ""
        return _draft(text, date, draft.order) if draft else None

    return DayPlan(f"{inner.pattern} {frame} {names[0]}", False, write)


def roman(rng: random.Random, locale: LocaleData) -> DayPlan:
    """The month in Roman numerals: `3.V.`, `3. V.`, `3/V`, `3-XII`."""
    layout = rng.choice(("{d}.{r}.", "{d}. {r}.", "{d}/{r}", "{d} {r}", "{d}-{r}", "{d}.{r}"))

    def write(rng: random.Random, date: datetime.date) -> Draft | None:
        if layout[-1] != "." and date.month in (1, 5, 10):  # a letter beside a number is no month
            return None
        return _draft(layout.format(d=date.day, r=ROMAN[date.month - 1]), date)

    return DayPlan(f"roman {layout}", False, write)


def iso(rng: random.Random, locale: LocaleData) -> DayPlan:
    """ISO 8601's date without a year, as address books keep it: `--05-03`, `--0503`, `---26`."""
    layout = rng.choice(("--{m:02}-{d:02}", "--{m:02}-{d:02}", "--{m:02}{d:02}", "---{d:02}"))

    def write(_: random.Random, date: datetime.date) -> Draft | None:
        text = layout.format(m=date.month, d=date.day)
        return Draft(text, has_clock=True, is_exact=True, expression=expression(date, "{m" in layout), kind="relative")

    return DayPlan(f"iso {layout}", False, write, is_local=False)


def expression(date: datetime.date, has_month: bool = True) -> str:
    """The day of a date without its year, or without year and month.

    >>> expression(datetime.date(1979, 5, 3)), expression(datetime.date(1979, 5, 3), has_month=False)
    ('XXXX-05-03', 'XXXX-XX-03')
    """
    return f"XXXX-{date.month:02}-{date.day:02}" if has_month else f"XXXX-XX-{date.day:02}"


def _form_plan(rng: random.Random, locale: LocaleData, row: tuple[str, ...]) -> DayPlan | None:
    """The plan of one row of a table, with one set of short names."""
    _, use, pattern = row[:3]
    places = set(_PLACE.findall(pattern))
    if re.search(r"\{d+\}/\{m", pattern) and not _numeric_habit(locale.identifier)[0]:
        return None
    names = _names(locale.identifier)
    short = rng.choice(names.short) if names.short else names.in_date
    beside = rng.choice(_short_weekdays(names, pattern)) if "wda" in places else ()
    has_month = bool(places & {"month", "Month", "mon", "m", "mm", "hm"})
    order = _order_of(pattern) if places & {"m", "mm"} and not _is_marked(pattern) else ""

    def write(rng: random.Random, date: datetime.date) -> Draft | None:
        values = {
            "d": str(date.day), "dd": f"{date.day:02}", "m": str(date.month), "mm": f"{date.month:02}",
            "month": names.in_date[date.month - 1], "Month": names.alone[date.month - 1],
            "mon": short[date.month - 1], "wd": names.weekdays.wide[0][date.weekday()],
        }  # fmt: skip
        if "ord" in places:
            values["ord"] = _ordinal(rng, locale, date)
        if "wda" in places:
            values["wda"] = beside[date.weekday()].strip(".")
        if "wds" in places:
            values["wds"] = names.singles[date.weekday()]
        if "hd" in places:
            values |= {"hd": han_number(date.day, counted=True), "hm": han_number(date.month, counted=True)}
        return _draft(pattern.format(**values), date, order, has_month=has_month)

    return DayPlan(f"{pattern} {short[0]}" if "mon" in places else pattern, use == "phrase", write)


def _short_weekdays(names: _Names, pattern: str) -> tuple[tuple[str, ...], ...]:
    """Short names of weekdays for a form; beside a bare number those of three letters and more, where there are any."""
    short = names.weekdays.short
    if not pattern.endswith("{wda} {d}"):
        return short
    return tuple(found for found in short if min(len(name.strip(".")) for name in found) > 2) or short


def _numeric(rng: random.Random, locale: LocaleData, shapes: tuple[tuple[str, float], ...]) -> DayPlan:
    is_local = rng.random() < BY_LOCALE
    is_day_first, is_dotted = _numeric_habit(locale.identifier)
    day_first = is_day_first == is_local
    shape = _weighted(rng, shapes)
    if "{d" in shape and not (is_local and day_first):  # points are for days first, and for languages that write them
        shape = shape.translate(_TO_MONTH_FIRST) if is_local and is_dotted else "{a}/{b}"
    if shape in ("{d}.{m}", "{dd}.{mm}") and shapes is SHAPES["alone"] and not _has_decimal_comma(locale.identifier):
        shape += "."
    order = "dmy" if day_first else "ymd" if locale.order == "ymd" and rng.random() < 0.5 else "mdy"

    def write(rng: random.Random, date: datetime.date) -> Draft | None:
        a, b = (date.day, date.month) if day_first else (date.month, date.day)
        text = shape.format(**_fields(date, a, b))
        draft = _draft(text, date, order)
        return None if text in NO_DATES else replace(draft, needs_language=bool(_DECIMAL.fullmatch(text)))

    return DayPlan(f"{shape} {order}", False, write, is_local=is_local)


def is_day_and_month(locale: LocaleData, text: str) -> bool:
    """Whether a number with a point is no decimal to who reads the language: `16.9` in German, but not in English."""
    return bool(_DECIMAL.fullmatch(text)) and _has_decimal_comma(locale.identifier)


@cache
def _has_decimal_comma(identifier: str) -> bool:
    return any(symbols.get("decimal") == "," for symbols in locale_data(identifier).babel.number_symbols.values())


@cache
def _numeric_habit(identifier: str) -> tuple[bool, bool]:
    """Whether the locale writes the day first where there is no year, and whether with points (sv d/M, hu M. d.)."""
    locale = locale_data(identifier)
    pattern = locale.babel.datetime_skeletons["Md"].pattern if "Md" in locale.babel.datetime_skeletons else ""
    fields = [field[0] for field in fields_of(pattern)]
    return fields[0] == "d" if fields else locale.order == "dmy", "." in pattern


def _fields(date: datetime.date, first: int, second: int) -> dict[str, str]:
    """Day and month by name and by place, with and without a zero before."""
    values = {"d": date.day, "m": date.month, "a": first, "b": second}
    return {name * 2: f"{value:02}" for name, value in values.items()} | {n: str(v) for n, v in values.items()}


def _draft(text: str, date: datetime.date, order: str = "", *, has_month: bool = True) -> Draft:
    return Draft(text, order=order, expression=expression(date, has_month), kind="relative")


def _ordinal(rng: random.Random, locale: LocaleData, date: datetime.date) -> str:
    draft = _ordinal_plan(locale.identifier).render(rng, date)
    return draft.text if draft else str(date.day)


@cache
def _ordinal_plan(identifier: str) -> Plan:
    return written.form_plan(locale_data(identifier), "{ord}")


@cache
def _names(identifier: str) -> _Names:
    locale = locale_data(identifier)
    months = locale.babel.months
    wide, alone = (
        tuple(str(months[context]["wide"][number]) for number in range(1, 13)) for context in ("format", "stand-alone")
    )
    short = tuple(
        tuple(name.strip(".") for name in names) for names in locale.month_names if names not in (wide, alone)
    )
    singles = next((row[2:] for row in own_rows("weekdays", locale) if row[1] == "single"), ())
    return _Names(wide, alone, short, weekdays(locale), singles)


@cache
def _patterns(identifier: str) -> tuple[tuple[str, DateTimePattern, str, bool], ...]:
    """CLDR's patterns of a day without a year: text, compiled, order of the numbers, whether the month is in it."""
    locale = locale_data(identifier)
    found = {}
    for skeleton in locale.babel.datetime_skeletons.values():
        letters = {field[0].replace("L", "M").replace("c", "E") for field in fields_of(skeleton.pattern)}
        if letters in ({"M", "d"}, {"M", "E", "d"}, {"E", "d"}, {"d"}):
            found[skeleton.pattern] = (skeleton, letters)
    plans = []
    for text, (parsed, _) in sorted(found.items()):
        month = next((field for field in fields_of(text) if field[0] in "ML"), "")
        is_number = bool(month) and len(month) < 3
        if is_number or not month or locale.month_names:
            order = _order_of(text) if is_number and not _is_marked(text) else ""
            plans.append((text, parsed, order, bool(month)))
    return tuple(plan for plan in plans if _is_sure(plan[0], plan[2], has_month=plan[3]))


def _is_sure(pattern: str, order: str, *, has_month: bool) -> bool:
    """Whether what a CLDR pattern writes is a date to any reader: `3.5.` is, `3.5` and `26` and `26.` are not."""
    has_name = "E" in pattern or "c" in pattern or "MMM" in pattern or "LLL" in pattern
    if has_name or _is_marked(pattern):
        return True
    return (
        has_month and bool(order) and ("/" in pattern or pattern.endswith(".") or ("-" in pattern and "dd" in pattern))
    )


def _is_marked(pattern: str) -> bool:
    """Whether words or signs say which number is the day: `{m}月{d}日`, `M월 d일`."""
    rest = _PLACE.sub("", pattern) if "{" in pattern else re.sub(r"'[^']*'|[a-zA-Z]", "", pattern)
    return any(character in rest for character in "月日号號월일ꑍꆪ") or any(
        word in rest for word in ("tháng", "thg", "сар")
    )


def _order_of(pattern: str) -> str:
    """`dmy` where the day stands first, else `mdy`, in a pattern of either kind."""
    names = [name[0] for name in _PLACE.findall(pattern)] if "{" in pattern else [f[0] for f in fields_of(pattern)]
    first = next(name for name in names if name in "dmML")
    return "dmy" if first == "d" else "mdy"


def _weighted(rng: random.Random, table: tuple[tuple[str, float], ...]) -> str:
    return rng.choices([name for name, _ in table], [weight for _, weight in table])[0]
