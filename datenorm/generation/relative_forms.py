"""The forms of the tables `relative_*.tsv`: what a language says, and the expression that goes with it."""

from __future__ import annotations

import random
import re
from functools import cache
from typing import NamedTuple

from datenorm.generation.locales import LocaleData
from datenorm.generation.numeric import han_number
from datenorm.generation.tables import rows
from datenorm.text import canonical

_PLACE = re.compile(r"\{(\w+)\}")
_AMOUNT = re.compile(r"\{n\}([DWMY])")
_DAY = re.compile(r"-?P(?:.*D|(?:\d+|\{n\})W(?:-[1-7{].*)?|\d+K.+|\d+M-.+|\d+Y-[^-]+-.+)")


class Form(NamedTuple):
    """One way to say an expression; both have the same places: {w} a weekday, {m} a month, {d} a day, {n} a number."""

    text: str
    expression: str

    @property
    def is_day(self) -> bool:
        """Whether it says one day, beside which a clock time can stand."""
        return "/" not in self.expression and bool(_DAY.fullmatch(self.expression))


class Unit(NamedTuple):
    """A unit of time in one case: its forms by plural category, and the words for numbers."""

    letter: str  # D, W, M, Q, Y, H, T for minutes, or one of relative_names.MULTIPLES
    forms: dict[str, str]
    words: tuple[tuple[str, ...], ...]  # the ways to say 1, to say 2, …

    def say(self, rng: random.Random, locale: LocaleData, number: int, *, in_words: bool) -> str:
        """`3 days`, `three days`, `тремя днями`."""
        category = locale.babel.plural_form(number)
        form = self.forms.get(category) or self.forms.get("other") or next(reversed(self.forms.values()))
        ways = self.words[number - 1] if in_words and number <= len(self.words) else ()
        said = rng.choice(ways) if ways else str(number)
        return form.replace("{n}", "" if said == "~" else said).strip()


class Way(NamedTuple):
    """A way to say that a quantity lies before or behind today: `vor {dat}`."""

    text: str
    case: str
    is_past: bool
    has_hours: bool  # whether it takes hours, minutes and quarters too
    is_span: bool = False  # whether it says the days from today until then, as `3天内` does


@cache
def days(locale: LocaleData) -> tuple[Form, ...]:
    """The words for a day, beside which a part of the day can stand."""
    return _forms("relative_days", _names_of(locale))


@cache
def phrases(locale: LocaleData) -> tuple[Form, ...]:
    return _forms("relative_phrases", _names_of(locale))


@cache
def words_of_a_day(locale: LocaleData) -> tuple[Form, ...]:
    """The phrases that mean a part of a day next to today: `tonight`, `gestern Abend`, `明早`."""
    return tuple(form for form in phrases(locale) if form.expression in ("P0D", "P1D", "-P1D"))


@cache
def signs() -> tuple[Form, ...]:
    """The short forms of every language: `-3d`, `+2w`."""
    return _forms("relative_phrases", ("*",))


@cache
def parts(locale: LocaleData) -> tuple[str, ...]:
    """Ways to put a part of the day or a clock time beside a day {x}."""
    names = _names_of(locale)
    return tuple(text for name, texts in rows("relative_parts") if name in names for text in texts.split("|"))


@cache
def ways(locale: LocaleData) -> tuple[Way, ...]:
    found = []
    for name, sign, texts in rows("relative_amounts"):
        if name in _names_of(locale) and sign != "&":
            for text in texts.split("|"):
                case = _PLACE.findall(text)[0]
                found.append(
                    Way(
                        text.removeprefix("!").replace(f"{{{case}}}", "{q}"),
                        case,
                        sign == "-",
                        text[0] != "!",
                        sign == "<",
                    )
                )
    return tuple(found)


@cache
def joiners(locale: LocaleData) -> tuple[str, ...]:
    """Ways to join two quantities: `{a} and {b}`."""
    names = _names_of(locale)
    return tuple(
        text
        for name, sign, texts in rows("relative_amounts")
        if name in names and sign == "&"
        for text in texts.split("|")
    )


@cache
def units(locale: LocaleData, case: str) -> tuple[Unit, ...]:
    return tuple(unit for its_case, unit in _units(locale) if its_case == case)


def number_in_words(rng: random.Random, locale: LocaleData, text: str, letter: str, number: int) -> str:
    """A text with the number before a unit in words: `the last three days` for `the last 3 days`.

    The text itself where the language has no words for the number in the case in which it has the unit.
    """
    for _, unit in _units(locale):
        figures = unit.say(rng, locale, number, in_words=False)
        if unit.letter == letter and str(number) in figures and figures in text:
            return text.replace(figures, unit.say(rng, locale, number, in_words=True))
    return text


@cache
def _units(locale: LocaleData) -> tuple[tuple[str, Unit], ...]:
    """Each unit with its case."""
    names = _names_of(locale)
    return tuple(
        (case, unit_of_row(name, letter, key, forms))
        for name, case, letter, key, forms in rows("relative_units")
        if name in names
    )


def unit_of_row(name: str, letter: str, key: str, forms: str) -> Unit:
    """The unit of a table's row: the language as tables name it, row of relative_numbers.tsv or "", forms."""
    pairs = ((form.partition("=")[0], form.partition("=")[2]) for form in forms.split("|"))
    return Unit(letter, dict(pairs), _number_words()[name, key] if key else ())


def fill(rng: random.Random, locale: LocaleData, form: Form, values: dict[str, int]) -> tuple[str, str] | None:
    """Text and expression of a form; None where the language has no such name. `values` gives w, m, d and n."""
    day = values["d"]
    texts = {
        "n": str(values["n"]),
        "d": str(day),
        "dc": han_number(day, counted=True),
        "mc": han_number(values["m"], counted=True),
        "th": _ending(locale.language, day),
    }
    for place in _PLACE.findall(form.text):
        if place not in texts:
            names = named(locale, place)
            if not names:
                return None
            if re.search(rf"\{{{place}\}}[a-z\u0900-\u0dff]", form.text):
                names = names[:1]  # an ending is written behind the full name: `i fredags`, `शनिवारी`
            texts[place] = rng.choice(names)[values[place[0].lower()] - 1]
    if "-" in texts.values():
        return None
    text = _PLACE.sub(lambda match: texts[match[1]], form.text)
    digits = {"w": str(values["w"]), "m": f"{values['m']:02}", "d": f"{day:02}", "n": str(values["n"])}
    return text, _PLACE.sub(lambda match: digits[match[1]], form.expression)


def unit_of(expression: str) -> str:
    """The unit that the number {n} of an expression counts, "" where it has none."""
    found = _AMOUNT.search(expression)
    return found[1] if found else ""


@cache
def named(locale: LocaleData, place: str) -> tuple[tuple[str, ...], ...]:
    """Sets of names for a place of a form: those of the table, or those that CLDR has for months and weekdays."""
    names = _names_of(locale)
    own = tuple(tuple(row[2].split("|")) for row in rows("relative_cases") if row[0] in names and row[1] == place)
    if own or place not in ("w", "m", "M"):
        return own
    if place == "w":
        sets = locale.weekday_names
        return (sets[0], sets[0], sets[0], *(s for s in sets[1:3] if min(map(len, s)) > 1)) if sets else ()
    if not locale.month_names:
        return ()
    months = locale.babel.months["stand-alone" if place == "M" else "format"]
    wide, short = (tuple(months[width][number] for number in range(1, 13)) for width in ("wide", "abbreviated"))
    weekdays = {canonical(name) for names in locale.weekday_names for name in names}
    is_told = not any(canonical(name) in weekdays for name in short)  # Spanish mar is March and Tuesday
    return (wide, wide, wide, short) if is_told else (wide,)


@cache
def _forms(table: str, names: tuple[str, ...]) -> tuple[Form, ...]:
    found = (
        Form(text, expression) for name, expression, texts in rows(table) if name in names for text in texts.split("|")
    )
    return tuple(found)


@cache
def _names_of(locale: LocaleData) -> tuple[str, ...]:
    """Under which names the tables have a locale: its language, or its language and script where tables differ."""
    script = locale.babel.script or {"sr": "Cyrl"}.get(locale.language, "")
    group = f"{locale.language}_{script}"
    return (group,) if group in _groups() or (script and group not in _USUAL_SCRIPTS) else (locale.language,)


_USUAL_SCRIPTS = frozenset(
    ("az_Latn", "bs_Latn", "kk_Cyrl", "pa_Guru", "sd_Arab", "su_Latn", "uz_Latn", "yue_Hant", "zh_Hans")
)  # those of the tables' rows


@cache
def _groups() -> frozenset[str]:
    return frozenset(row[0] for row in rows("relative_days") if "_" in row[0])


def words_for_numbers(locale: LocaleData, key: str) -> tuple[tuple[str, ...], ...]:
    """The ways to say one, to say two, … in a row of `relative_numbers.tsv`; none where there is no such row."""
    return next((found for name in _names_of(locale) if (found := _number_words().get((name, key)))), ())


@cache
def _number_words() -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """The ways to say one, to say two, …, by the language as tables name it and the row's name."""
    return {(name, key): _words(words) for name, key, words in rows("relative_numbers")}


def _words(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(() if word == "-" else tuple(word.replace("_", " ").split("/")) for word in text.split(" "))


def _ending(language: str, day: int) -> str:
    """`st`, `nd`, `rd` or `th`; in French `er` or nothing."""
    if language == "fr":
        return "er" if day == 1 else ""
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
