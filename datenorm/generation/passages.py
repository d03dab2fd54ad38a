"""Dates among names, words and numbers: in running text, titles and credits, statements of accounts, lines of records.

What stands around says nothing of when: Faker's names, firms and places, everyday words, codes and amounts. The forms
are a table, `passages.txt`.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from datenorm.generation import cldr, fakes, numeric, surroundings, written
from datenorm.generation.date_guard import reads_as_date
from datenorm.generation.dates import BARE_YEARS
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.everyday import UNSPACED, words_of
from datenorm.generation.locales import LocaleData, locale_data
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import rows, ways
from datenorm.generation.templates import digits, fill, lines
from datenorm.generation.time_words import holds_time_word

# How the date is written, by share.
WRITERS = (
    (30, written.form), (18, cldr.length), (14, written.arrangement), (14, written.stamp), (24, numeric.separated),
)  # fmt: skip
WITH_DIGITS = ("number", "code", "sum", "small")
DIGITS = tuple(f"{{{field}}}" for field in WITH_DIGITS)
CODES = (
    "@@####", "@-%###", "@@@%##", "@%##-@@", "@@@-%###", "@@ %###", "@%@%@", "@@%#####", "%#@@-####", "&&%##",
    "^^^^^^^@",
)  # fmt: skip
SUMS = (
    "{}", "{} €", "€{}", "${}", "-{}", "{} EUR", "EUR {}", "£{}", "{} USD", "{} kr", "{} zł", "{} Kč", "R$ {}", "¥{}",
    "{} CHF",
)  # fmt: skip
# Works, editions, lives: what stands around a year alone, or around the two years of a life.
YEARS = (
    "{person}, {date}", "{person} ({date})", "{person}, {words}, {date}", "{person}: {words}, {date}", "{firm}, {date}",
    "{place} : {firm}, {date}", "{place}: {firm}, {date}", "{words} ({date})", "{words}, {person}, {date}",
    "{words} ({person}, {date})", "{person}. {words}. {firm}, {date}", "{words} / {person}, {date}", "© {date} {firm}",
    "{words}, {date}, {words}", "{sentence}, {date}, {word} {small}", "{place}, {date}, {words}", "{sentence}, {date}",
    "{person}, {date}, {words}", "{words} ({person}), {date}", "{words} ({words}), {firm}, {date}",
    "{place}, {firm}, {date}",
)  # fmt: skip
LIVES = (
    "{person} ({date})", "{person} ({date})", "{person}, {date}", "{person} [{date}]", "{words}: {person} ({date})",
)  # fmt: skip
LIFE, LONGEST_LIFE = 0.35, 95
DASHES = ("-", "–", "-", " - ")
PREPOSITION, BEFORE_DAY = 0.6, 0.5  # of the endings of sentences; of the whole days right behind one
LATIN = "en"  # whose words stand in a language of which there are none
_PLACE = re.compile(r"\{(\w+)\}")


def among_names(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A day among what does not say when: `Flood Plain, Ohio: 23 May 1957, J. Smith`, `13JUL21 Tesco 4410231`."""
    form = rng.choice(lines("passages"))
    inner = rng.choices([write for _, write in WRITERS], [share for share, _ in WRITERS])[0](rng, locale)
    if inner is None:
        return None

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        draft = inner.render(rng, date)
        if draft is None or draft.precision != "day" or not _is_clear(draft, locale, form):
            return None
        to_days = _prepositions(locale)[2]
        has_preposition = (
            to_days and "{sentence} {date}" in form and draft.text[0].isdigit() and rng.random() < BEFORE_DAY
        )
        day = f"{rng.choice(to_days)} {draft.text}" if has_preposition else draft.text
        return replace(draft, text=_around(rng, form, day, locale), has_clock=True)

    return Plan(f"{form} | {inner.pattern}", render)


def work_or_life(rng: random.Random, locale: LocaleData) -> Plan:
    """A year behind a name or a title, or the two of a life: `Jan van Eyck, 1434`, `June Allyson (1917-2006)`."""
    is_life = rng.random() < LIFE
    form = rng.choice(LIVES if is_life else YEARS)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        year = date.year
        death = year + rng.randint(1, LONGEST_LIFE)
        if year not in BARE_YEARS or (is_life and death not in BARE_YEARS):
            return None
        if not is_life:
            return Draft(_around(rng, form, str(year), locale), "year", has_clock=True)
        text = _around(rng, form, f"{year}{rng.choice(DASHES)}{death}", locale)
        return Draft(text, "", expression=f"{year}/{death}", kind="range", has_clock=True)

    return Plan(form, render)


def around(rng: random.Random, text: str, locale: LocaleData, precision: str) -> str:
    """A date of any kind among names and words of its language; without a figure, in a sentence."""
    has_figures = any(map(str.isdigit, text))
    form = rng.choice(tuple(form for form in _among_words() if has_figures or "{sentence}" in form))
    return _around(rng, form, surroundings.fitted(rng, text, locale.language, precision), locale)


def _around(rng: random.Random, form: str, date: str, locale: LocaleData) -> str:
    """The form with the date in its place, and a text of its own in each other one."""
    return _PLACE.sub(lambda place: date if place[1] == "date" else _undated(rng, place[1], locale), form)


def _undated(rng: random.Random, field: str, locale: LocaleData) -> str:
    """What a place holds: nothing that says when, and no number that could be a date."""
    while True:
        text = _FIELDS[field](rng, locale)
        if not holds_time_word(text) and not reads_as_date(text, in_context=field not in _LOOSE):
            return text


def _words(rng: random.Random, locale: LocaleData) -> str:
    """One to three everyday words in the language, of English where it has none."""
    own = _nouns(locale)
    joint = "" if locale.language in UNSPACED and own is not _nouns(locale_data(LATIN)) else " "
    return _in_case(rng, joint.join(rng.choice(own) for _ in range(rng.choice((1, 1, 2, 2, 3)))))


def _sentence(rng: random.Random, locale: LocaleData) -> str:
    """Some words in no order, of which the last is a noun or a name: `tuned by Hill`, `lost table at Leeds`."""
    joint = "" if locale.language in UNSPACED else " "
    spoken = _name("lorem", "sentence")(rng, locale).rstrip(".।。").split() if _has_sentences(locale) else []
    opening = [word for word in spoken if not holds_time_word(word)][: rng.randint(1, 5)]
    kind = rng.choice(("person", "place", "firm", "words", "words"))
    ending = _FIELDS[kind](rng, locale)
    to_people, to_places, _ = _prepositions(locale)
    if to_people and rng.random() < PREPOSITION:
        ending = f"{rng.choice(to_people if kind == 'person' else to_places)} {ending}"
    return joint.join((*(opening or [_words(rng, locale)]), ending))


def _has_sentences(locale: LocaleData) -> bool:
    """Whether Faker has words of running text in the language; of Latin it has none that mean anything."""
    return locale.language in fakes.languages_with("lorem", "sentence") - {"la", "he"}


@cache
def _prepositions(locale: LocaleData) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Those before persons, before places and before days; none of a language that is not in the table."""
    found = {language: cells for language, *cells in rows("prepositions")}
    to_people, to_places, to_days = found.get(locale.group) or found.get(locale.language) or ("", "", "")
    return ways(to_people), ways(to_places), ways(to_days)


def _word(rng: random.Random, locale: LocaleData) -> str:
    return _in_case(rng, rng.choice(_nouns(locale)))


@cache
def _nouns(locale: LocaleData) -> tuple[str, ...]:
    """Words that stand beside numbers, too, without saying when."""
    found = words_of(locale)
    return (found and found[1]) or _nouns(locale_data(LATIN))


def _in_case(rng: random.Random, text: str) -> str:
    chance = rng.random()
    return text if chance < 0.5 else text.upper() if chance < 0.65 else text[0].upper() + text[1:]


def _name(provider: str, *methods: str) -> Callable[[random.Random, LocaleData], str]:
    return lambda rng, locale: fakes.draw(rng, provider, rng.choice(methods), locale.language)


_FIELDS: dict[str, Callable[[random.Random, LocaleData], str]] = {
    "person": _name("person", "name", "name", "last_name", "first_name"),
    "place": _name("address", "city"),
    "firm": _name("company", "company"),
    "words": _words,
    "word": _word,
    "sentence": _sentence,
    "small": lambda rng, _: digits(rng, rng.choice((1, 1, 2))),
    "number": lambda rng, _: digits(rng, rng.choice((5, 6, 7, 8, 9))),
    "code": lambda rng, _: fill(rng, rng.choice(CODES)),
    "sum": lambda rng, _: rng.choice(SUMS).format(
        f"{digits(rng, rng.choice((1, 2, 3)))}{rng.choice('.,')}{rng.randint(0, 99):02}"
    ),
}
_LOOSE = ("number", "code")  # digits without words around, which no date may be


def _is_clear(draft: Draft, locale: LocaleData, form: str) -> bool:
    """Whether numbers begin with the year, or are in the order of the words around, and are not beside other digits."""
    if draft.expression or draft.has_clock:
        return False
    is_told = not draft.order or _begins_with_year(draft) or (draft.order == locale.order and _has_own_words(locale))
    if not is_told:
        return False
    before, after = form.split("{date}")
    beside_digits = before.rstrip(" \t").endswith(DIGITS) or after.lstrip(" \t").startswith(DIGITS)
    return not (beside_digits and draft.order) and not (after.startswith(" {small}") and draft.text[-1].isdigit())


def _has_own_words(locale: LocaleData) -> bool:
    """Whether the names and words that are drawn are of the locale's language, so that they tell its order."""
    return locale.language in fakes.languages_with("person", "name") and words_of(locale) is not None


def _begins_with_year(draft: Draft) -> bool:
    return draft.order[0] == "y" and not draft.open_century


@cache
def _among_words() -> tuple[str, ...]:
    """The forms that stand around any date: those without digits."""
    return tuple(form for form in lines("passages") if not any(f"{{{field}}}" in form for field in WITH_DIGITS))


RULES = (DateRule("among-names", 11, among_names), DateRule("work-or-life", 2.5, work_or_life))
