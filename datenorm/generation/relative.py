"""Days, weeks, months and years counted from today: `yesterday`, `in 2 weeks`, `next Friday at 10`, `3 May last year`.

The text is CLDR's, in every language that has it, or that of the tables `relative_*.tsv`, in those that are most
spoken. What the text says of clock times (`tonight`, `2 hours ago`) stays on the day; 24 hours are one.
"""

from __future__ import annotations

import datetime
import random
import re
from functools import cache

from datenorm.generation import relative_forms, relative_names
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData
from datenorm.generation.relative_forms import Form, Unit
from datenorm.generation.rules import DateRule

SORTS = {"day": 42, "span": 28, "weekday": 30}  # of CLDR's names: `yesterday`, `next month`, `last Friday`
WORDS = 0.5  # of the quantities whose number has a word
WORDS_OF_A_DAY = 0.3  # of the clock times: beside `tonight` and its like
BEYOND_TWELVE = 0.2  # of the numbers in words, where the language has more than twelve
COMPOUND = 0.12  # of the quantities in languages that join two
LARGEST = {"D": 900, "W": 100, "M": 60, "Y": 200, "H": 23, "T": 23, "": 23}  # the largest number of each unit
WHOLE_DAYS, HOURS_OF_DAYS = 0.2, (24, 24, 24, 48, 48, 48, 72, 72, 96, 120)  # of the numbers of hours
PAIRS = (("Y", "M"), ("Y", "M"), ("Y", "D"), ("M", "D"), ("W", "D"), ("W", "D"))  # units joined, the greater first
FEW = {"F": 6, "E": 6, "Q": 8, "N": 9}  # the largest number of the units that are seldom counted, from two on
ROUND = (15, 15, 15, 20, 20, 30, 30)  # numbers beyond twelve that are said more often
NIGHTS = 0.25  # a way to count nights beside any other way
BELOW = {"M": 11, "D": 6}  # the largest number of the smaller unit of two


def name(rng: random.Random, locale: LocaleData) -> Plan | None:
    """CLDR's names: `tomorrow`, `letzten Monat`, `下周五`."""
    names = relative_names.names(locale)
    if not names:
        return None
    sorts = [sort for sort in SORTS if any(_sort(name) == sort for name in names)]
    sort = rng.choices(sorts, [SORTS[sort] for sort in sorts])[0]
    chosen = rng.choice([name for name in names if _sort(name) == sort])
    is_day = Form(chosen.text, chosen.expression).is_day
    draft = Draft(chosen.text, "day" if is_day else "", expression=chosen.expression, kind="relative")
    return Plan(f"name {chosen.text}", lambda _rng, _date: draft)


def _sort(name: relative_names.Name) -> str:
    if re.fullmatch(r"-?P\d+D", name.expression):
        return "day"
    return "weekday" if re.search(r"K|W-[1-7]", name.expression) else "span"


def amount(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Patterns of software with a number: `3 days ago`, `in 5 Mon.`, `через 21 день`, `a day ago`."""
    amounts = relative_names.amounts(locale)
    if not amounts:
        return None
    chosen = rng.choice(amounts)

    def render(rng: random.Random, _date: datetime.date) -> Draft | None:
        number = relative_names.left_out(chosen) or number_of(rng, chosen.unit)
        text = relative_names.quantity(chosen, number, locale.babel.plural_form(number))
        if text is None:
            return None
        expression = relative_names.distance(number, chosen.unit, is_past=chosen.is_past)
        return Draft(text, "day" if chosen.unit == "D" else "", expression=expression, kind="relative")

    return Plan(f"amount {chosen.text}", render)


def quantity(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A language's ways with numbers in figures or words: `three weeks hence`, `há dois anos`, `两个半月前`."""
    ways = relative_forms.ways(locale)
    if not ways:
        return None
    way = rng.choices(ways, [NIGHTS if way.case == "eve" else 1 for way in ways])[0]
    units = [unit for unit in relative_forms.units(locale, way.case) if way.has_hours or unit.letter not in "HTQ"]
    joiners = relative_forms.joiners(locale)
    if joiners and rng.random() < COMPOUND:
        return _compound(rng, locale, way, units, rng.choice(joiners))
    unit, in_words = rng.choice(units), rng.random() < WORDS

    def render(rng: random.Random, _date: datetime.date) -> Draft | None:
        is_word = in_words and unit.words and unit.letter not in FEW
        number = _number_of_words(rng, unit) if is_word else number_of(rng, unit.letter)
        text = way.text.replace("{q}", unit.say(rng, locale, number, in_words=in_words))
        expression = _spanned(way, relative_names.distance(number, unit.letter, is_past=way.is_past))
        is_day = unit.letter == "D" and not way.is_span
        return Draft(text, "day" if is_day else "", expression=expression, kind="relative")

    return Plan(f"{way.text} | {unit.letter} {unit.forms} {'words' if in_words else 'figures'}", render)


def _spanned(way: relative_forms.Way, expression: str) -> str:
    """The expression, or the days from today until then where the way says those."""
    return f"P0D/{expression}" if way.is_span and expression != "P0D" else expression


def phrase(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Everything else that counts from today: `a fortnight ago`, `next May`, `the 15th of last month`, `先々月`."""
    return _form_plan(rng, locale, relative_forms.phrases(locale))


def day(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A day's word alone: `übermorgen`, `Friday next week`, `前天`."""
    return _form_plan(rng, locale, relative_forms.days(locale))


def sign(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Distances as software takes them: `-3d`, `+2 weeks`."""
    return _form_plan(rng, locale, relative_forms.signs())


def part(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A day with a part of it or a clock time: `tomorrow morning`, `3pm tomorrow`, `tonight at 8`, `明天上午10点`."""
    parts, forms = relative_forms.parts(locale), relative_forms.days(locale) or _named_days(locale)
    words = relative_forms.words_of_a_day(locale)
    if not parts or not forms:
        return None
    frame, form = rng.choice(parts), _draw(rng, forms)
    if words and _has_clock(frame) and rng.random() < WORDS_OF_A_DAY:
        form = rng.choice(words)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        filled = relative_forms.fill(rng, locale, form, _values(rng, form, date))
        if filled is None:
            return None
        text, expression = filled
        hour, minute = str(rng.randint(1, 11)), f"{rng.randrange(0, 60, rng.choice((5, 5, 1))):02}"
        text = frame.format(x=text, h=hour, H=rng.choice((str(rng.randrange(24)), hour)), M=minute)
        has_clock = _has_clock(frame)
        return Draft(text, "" if has_clock else "day", has_clock=has_clock, expression=expression, kind="relative")

    return Plan(f"{frame} | {form.text}", render)


@cache
def _named_days(locale: LocaleData) -> tuple[Form, ...]:
    """The days that CLDR names, for a language of which the tables have none."""
    forms = (Form(name.text, name.expression) for name in relative_names.names(locale))
    return tuple(form for form in forms if form.is_day)


def _has_clock(frame: str) -> bool:
    return "{h}" in frame or "{H}" in frame


def _form_plan(rng: random.Random, locale: LocaleData, forms: tuple[Form, ...]) -> Plan | None:
    if not forms:
        return None
    form = _draw(rng, forms)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        filled = relative_forms.fill(rng, locale, form, _values(rng, form, date))
        if filled is None:
            return None
        return Draft(filled[0], "day" if form.is_day else "", expression=filled[1], kind="relative")

    return Plan(form.text, render)


def _draw(rng: random.Random, forms: tuple[Form, ...]) -> Form:
    """A form, by expression first, so that an expression with many forms is not drawn more than another."""
    if rng.random() < 0.5:
        return rng.choice(forms)
    return rng.choice(rng.choice(_by_expression(forms)))


@cache
def _by_expression(forms: tuple[Form, ...]) -> tuple[tuple[Form, ...], ...]:
    expressions = dict.fromkeys(form.expression for form in forms)
    return tuple(tuple(form for form in forms if form.expression == expression) for expression in expressions)


def _values(rng: random.Random, form: Form, date: datetime.date) -> dict[str, int]:
    day = date.day if "{m}" not in form.expression else min(date.day, 28 if date.month == 2 else 31)
    number = number_of(rng, relative_forms.unit_of(form.expression))
    return {"w": date.isoweekday(), "m": date.month, "d": day, "n": number}


def _compound(
    rng: random.Random, locale: LocaleData, way: relative_forms.Way, units: list[Unit], joiner: str
) -> Plan | None:
    """Two quantities in one: `1 year and 2 months ago`, `2週間と3日後`."""
    greater, smaller = rng.choice(PAIRS)
    first_units = relative_forms.units(locale, "q") if "{q}" in joiner else units
    firsts = [unit for unit in first_units if unit.letter == greater]
    seconds = [unit for unit in units if unit.letter == smaller]
    if not firsts or not seconds:
        return None
    first, second = rng.choice(firsts), rng.choice(seconds)
    in_words = rng.random() < 0.3

    def render(rng: random.Random, _date: datetime.date) -> Draft | None:
        numbers = rng.choice((1, 1, 2, 3, rng.randint(1, 12))), rng.randint(1, BELOW[smaller])
        said = [unit.say(rng, locale, n, in_words=in_words) for unit, n in zip((first, second), numbers, strict=True)]
        text = way.text.replace("{q}", joiner.format(a=said[0], q=said[0], b=said[1]))
        days = "0D" if smaller == "M" else ""
        expression = f"{'-' * way.is_past}P{numbers[0]}{greater}{numbers[1]}{smaller}{days}"
        return Draft(text, expression=_spanned(way, expression), precision="", kind="relative")

    return Plan(f"{way.text} | {joiner} {greater}{smaller} {first.forms} {second.forms} {in_words}", render)


def number_of(rng: random.Random, unit: str) -> int:
    """A number of a unit, small ones most of all; hours make no day, or whole ones."""
    if unit in FEW:
        return rng.randint(2, FEW[unit])
    if unit == "H" and rng.random() < WHOLE_DAYS:
        return rng.choice(HOURS_OF_DAYS)
    largest = LARGEST.get(unit, 12)
    return rng.choice(
        (rng.randint(1, 4), rng.randint(2, 12), rng.randint(2, 12), rng.randint(1, largest), _middle(rng))
    )


def _number_of_words(rng: random.Random, unit: Unit) -> int:
    """A number that has words: up to twelve most of all, beyond it the round ones."""
    beyond = [number for number, ways in enumerate(unit.words, 1) if number > 12 and ways]
    if not beyond or rng.random() >= BEYOND_TWELVE:
        return rng.randint(1, 12)
    return rng.choice([*beyond, *(number for number in ROUND if number in beyond)])


def _middle(rng: random.Random) -> int:
    return rng.choice((5, 7, 10, 14, 15, 20, 21))


RULES = (
    DateRule("relative-name", 32, name),
    DateRule("relative-amount", 20, amount),
    DateRule("relative-quantity", 22, quantity),
    DateRule("relative-phrase", 28, phrase),
    DateRule("relative-day", 8, day),
    DateRule("relative-part", 10, part),
    DateRule("relative-sign", 2, sign),
)
