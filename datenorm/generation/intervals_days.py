"""Intervals of two days, as people write them by a style of the language: `3–5 May 1979`, `с 3 по 5 мая`, `3.-5.5.`."""

from __future__ import annotations

import datetime
import random
import re
from functools import cache
from typing import NamedTuple

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.intervals_clocks import NONE, layouts, with_clock
from datenorm.generation.intervals_connectors import Connector, connector, is_clear, sign
from datenorm.generation.intervals_ends import COMBINATIONS, Combination, end_of, label
from datenorm.generation.intervals_tables import rows_for
from datenorm.generation.locales import LocaleData, locale_data
from datenorm.generation.numeric import HAN_LANGUAGES, han_number
from datenorm.generation.tables import rows

OWN_STYLE = 0.85  # of the intervals with named months: by a style of the language, where it has some
LOCAL_ORDER = 0.75  # of the intervals in numbers: in the locale's own order
SHORT_YEAR, WEEKDAY, CLOCK, CLDR_NAME = 0.07, 0.2, 0.12, 0.6
ONE_WEEKDAY = 0.15  # of the intervals with weekdays: at one end alone
OTHER_END = 0.06  # of the intervals in Chinese and Japanese: each end in a style of its own, `5月3日－十五号`
_PLACE = re.compile(r"\{(\w+)\}")
_TELLING = re.compile("[月월]|tháng")


class Style(NamedTuple):
    """A row of `intervals_styles.tsv`."""

    order: str
    parts: dict[str, str]  # d, dm, dmy, dy -> template
    tail: str

    @property
    def is_numeric(self) -> bool:
        return not any("{n}" in part for part in self.parts.values())


def named(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Two days with the month by name: `May 3-5, 1979`, `28 Feb – 3 Mar 2024`, `5月3日から5日まで`."""
    own = own_styles(locale.identifier)
    if own and rng.random() < OWN_STYLE:
        style = rng.choice(own)
    elif locale.month_names:
        order = locale.order if rng.random() < 0.7 else rng.choice(("dmy", "mdy"))
        style = rng.choice([s for s in styles("named") if s.order == order] or styles("named"))
    else:
        return None
    if any("{n}" in part for part in style.parts.values()) and not locale.month_names:
        return None
    joint, shown = connector(rng, locale), _shorten_year(rng, style)
    return _plan(rng, locale, style, joint, shown, ending=_other_style(rng, locale, style))


def numeric(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Two days in numbers: `03.05.-05.05.2024`, `7/17-7/18`, `2024/05/03~2024/05/07`, `20240503-20240505`."""
    is_local = rng.random() < LOCAL_ORDER
    order = locale.order if is_local else rng.choice(("dmy", "mdy", "ymd"))
    style = rng.choice([s for s in styles("numbers") if s.order == order] or styles("numbers"))
    is_local = style.order == locale.order
    joint = connector(rng, locale, 0.4) if is_local else sign(rng)
    return _plan(rng, locale, style, joint, style, is_exact=not is_local)


def _plan(
    rng: random.Random,
    locale: LocaleData,
    style: Style,
    joint: Connector,
    shown: Style,
    *,
    is_exact: bool = False,
    ending: Style | None = None,
) -> Plan | None:
    """Two ends in one style, or the last in that of `ending`."""
    choices = [Combination(*pair) for pair in COMBINATIONS[style.order] if _is_written(style, Combination(*pair))]
    if not choices:
        return None
    combination = rng.choice(choices)
    first, last = shown.parts[combination.first], (ending or shown).parts[combination.last] + style.tail
    frames = (NONE, NONE) if is_exact or _is_month_first(style, combination) else _frames(rng, locale, style)
    can_have_clock = "m" in combination.first and "m" in combination.last and not style.tail
    clocks = layouts(rng, locale, CLOCK if can_have_clock else 0)
    has_clock = clocks != (NONE, NONE)
    if (
        style.is_numeric
        and "{hh}.{i}" in "".join(clocks)
        and not ("y" in combination.first and "y" in combination.last)
    ):
        return None  # 05.08 14.00 could be more of a date
    is_partial = combination.is_one_month or combination.is_one_year
    if (joint.is_whole and is_partial) or not _is_joined_clearly(joint, style, combination, first, last):
        return None
    year = "" if not combination.has_year else "yy" if "{yy}" in first + last else "y"
    is_next = joint.is_next or (joint.between.strip() == "/" and combination.first == "d")
    order = "" if _tells_order(combination, last) else numeric_order(first + last, style.order, year)

    def render(rng: random.Random, start: datetime.date) -> Draft | None:
        end = end_of(rng, start, combination, is_next=is_next)
        if end is None or (year == "yy" and start.year // 100 != end.year // 100):
            return None
        names = month_names(rng, locale)
        weekdays = rng.choice(_weekdays(locale, style))
        ends = [
            with_clock(rng, clock, _framed(frame, fill(part, locale, day, names), day, weekdays))
            for part, day, frame, clock in zip((first, last), (start, end), frames, clocks, strict=True)
        ]
        is_open = not order or year == "yy" or not (start.day > 12 or end.day > 12)
        return Draft(
            joint.write(*ends), "day" if is_open else "", year == "yy", order, has_clock, is_exact,
            label(start, end, year), "range",
        )  # fmt: skip

    return Plan(" | ".join((joint.form, first, last, *dict.fromkeys(frames), *dict.fromkeys(clocks))), render)


def _is_written(style: Style, combination: Combination) -> bool:
    """Whether the style has both parts, and numbers alone are not cut so far that they are taken for others."""
    if not (style.parts.get(combination.first) and style.parts.get(combination.last)):
        return False
    is_cut = combination.is_one_month and not combination.has_year
    return not (is_cut and style.is_numeric and style.order == "ymd" and not _TELLING.search(style.parts["dm"]))


def _is_joined_clearly(joint: Connector, style: Style, combination: Combination, first: str, last: str) -> bool:
    """Whether sign and numbers cannot be misread: a slash joins whole dates, days of a named month, or `3./4.5.`."""
    is_slash = joint.between.strip() == "/"
    is_whole = "y" in combination.first and "y" in combination.last
    if is_slash and style.is_numeric and not is_whole and not _is_list_of_days(combination, first, last):
        return False
    return is_clear(joint, first, last)


def _is_month_first(style: Style, combination: Combination) -> bool:
    """Whether the last end is a day alone after a month and a day: no weekday stands within `May 3–5, 1979`."""
    return style.order == "mdy" and combination.is_one_month


def _is_list_of_days(combination: Combination, first: str, last: str) -> bool:
    """Whether one day stands before a date with points, or after one of ISO 8601: `04/05.07.2017`, `2017-10-12/14`."""
    if combination.first == "d":
        return "." in last and "/" not in last and ("y" in combination.last or last.endswith("."))
    return "y" in combination.first and "-" in first and "/" not in last


def _tells_order(combination: Combination, last: str) -> bool:
    """Whether a day alone before a date with points says that the day comes first: `3.-5.05.79`."""
    return combination.first == "d" and "." in last and "y" not in combination.first


def _shorten_year(rng: random.Random, style: Style) -> Style:
    """The style with years such as '79 at times."""
    if style.is_numeric or style.tail or rng.random() >= SHORT_YEAR or not style.parts["dmy"].endswith(" {y}"):
        return style
    parts = {key: part.replace("{y}", rng.choice("'’") + "{yy}") for key, part in style.parts.items()}
    return style._replace(parts=parts)


def _other_style(rng: random.Random, locale: LocaleData, style: Style) -> Style | None:
    """A style for the last end, at times, where characters tell what each number is and both years are in full."""
    if locale.language not in HAN_LANGUAGES or rng.random() >= OTHER_END:
        return None
    choices = [s for s in own_styles(locale.identifier) if not s.tail and "{yy}" not in s.parts["dmy"]]
    return rng.choice(choices) if style in choices else None


def _frames(rng: random.Random, locale: LocaleData, style: Style) -> tuple[str, str]:
    """How a weekday stands at the first and at the last end, `NONE` where it does not."""
    if style.tail or not locale.weekday_names or rng.random() >= WEEKDAY:
        return NONE, NONE
    if style.order == "ymd":
        frame = rng.choice(("{x}({w})", "{x} ({w})", "{x} {w}", "{x}（{w}）"))
    else:
        frame = rng.choice(("{w} {x}", "{w}, {x}", "{w}, {x}", "{w}. {x}", "{w} {x}", "{x} ({w})", "{w} {x}"))
    if rng.random() >= ONE_WEEKDAY:
        return frame, frame
    return rng.choice(((frame, NONE), (NONE, frame)))


def _weekdays(locale: LocaleData, style: Style) -> tuple[tuple[str, ...], ...]:
    """Names of the weekdays; beside numbers without those that are numbered, as `Th 4` is."""
    names = locale.weekday_names or ((),)
    plain = tuple(week for week in names if not any(map(str.isdigit, "".join(week))))
    return plain if style.is_numeric and plain else names


def _framed(frame: str, text: str, date: datetime.date, weekdays: tuple[str, ...]) -> str:
    if frame == NONE:
        return text
    return frame.replace("{w}", weekdays[date.weekday()]).replace("..", ".").replace("{x}", text)


def month_names(rng: random.Random, locale: LocaleData) -> tuple[str, ...]:
    """Twelve names of months: most of all CLDR's own within dates."""
    if not locale.month_names:
        return ()
    return locale.month_names[0] if rng.random() < CLDR_NAME else rng.choice(locale.month_names)


def fill(template: str, locale: LocaleData, date: datetime.date, names: tuple[str, ...]) -> str:
    values = {
        "d": str(date.day), "dd": f"{date.day:02}", "m": str(date.month), "mm": f"{date.month:02}",
        "y": str(date.year), "yy": f"{date.year % 100:02}",
        "dc": han_number(date.day, counted=True), "mc": han_number(date.month, counted=True),
        "yp": han_number(date.year, counted=False),
    }  # fmt: skip
    if "{n}" in template:
        values["n"] = names[date.month - 1]
    if "{o}" in template:
        values["o"] = ordinal(locale.language, date.day)
    return _PLACE.sub(lambda place: values[place[1]], template)


def numeric_order(templates: str, order: str, year: str) -> str:
    """The order of the numbers, "" where names or marks tell which is the month."""
    if "{n}" in templates or _TELLING.search(templates):
        return ""
    return order if year or order != "ymd" else "mdy"


@cache
def own_styles(identifier: str) -> tuple[Style, ...]:
    return tuple(map(_style, rows_for("intervals_styles", locale_data(identifier))))


@cache
def styles(name: str) -> tuple[Style, ...]:
    return tuple(_style(row) for row in rows("intervals_styles") if row[0] == name)


def _style(row: tuple[str, ...]) -> Style:
    _, order, *columns = row
    columns += [""] * (5 - len(columns))
    return Style(order, dict(zip(("d", "dm", "dmy", "dy"), columns, strict=False)), columns[4])


def ordinal(language: str, day: int) -> str:
    """A day as an ordinal: `1st`, `1er`; the number alone where the table has no endings for the language."""
    endings = _ordinals().get(language, {})
    return f"{day}{endings.get(day, endings.get(0, ''))}"


@cache
def _ordinals() -> dict[str, dict[int, str]]:
    """By language, the first system of endings in `ordinals.tsv`: day -> ending, 0 for any other day."""
    systems: dict[str, dict[int, str]] = {}
    for language, text in rows("ordinals"):
        endings: dict[int, str] = {}
        for part in text.split(" "):
            numbers, _, ending = part.partition("=")
            endings |= {0: ending} if numbers == "*" else dict.fromkeys(map(int, numbers.split(",")), ending)
        systems.setdefault(language, endings)
    return systems
