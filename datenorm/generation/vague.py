"""Rules that write the vague dates of archives: circa, decades, centuries, seasons, quarters, years before Christ.

Most are rows of a table each (`tables/vague_*.tsv`), which has the expression beside the text; this module says which
moments they are filled with. CLDR's names of quarters and eras come with CLDR's own patterns, in every locale.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TypeVar

from babel.dates import DateTimePattern, parse_pattern

from datenorm.generation import cldr, numeric, weeks, written
from datenorm.generation.dates import expression
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData, fields_of, has_letters, locale_data
from datenorm.generation.rules import DateRule
from datenorm.generation.vague_forms import Form, Moment, forms, quarter, shared_forms

SHARED = 0.18  # of the forms in a language that has its own: those that no language owns
SHARED_ALONE = 0.3  # of the locales whose language has no forms: the others leave their place to another locale
# (share, first, last) of the centuries written as such, and of those before Christ.
CENTURIES = ((0.72, 16, 21), (0.23, 8, 15), (0.05, 1, 7))
CENTURIES_BC = ((0.35, 1, 1), (0.45, 2, 10), (0.2, 11, 40))
CENTURIES_OF_DECADES = ((0.75, 19, 20), (0.1, 21, 21), (0.1, 16, 18), (0.05, 8, 15))  # where the words name them
MILLENNIA = ((1, 1, 3),)
MILLENNIA_BC = ((0.8, 1, 4), (0.2, 5, 9))
LONG = 0.25  # of the forms for decades and centuries: two of them as an interval, and millennia
LONGER = re.compile(r"[TCX~]\}?/|\{B?K+\}")
NAMES_ITS_CENTURY = re.compile(r"\{(?:c|c th|c han|R|r|century:[^}]*)\}")
# What a qualifier stands around, by the functions that write plain dates.
BASES: tuple[tuple[float, Callable[[random.Random, LocaleData], Plan | None]], ...] = (
    (46, lambda rng, locale: Plan("y", _plain_year)),
    (12, cldr.reduced),
    (12, written.month_and_year),
    (9, cldr.length),
    (6, cldr.skeleton),
    (6, written.form),
    (4, written.arrangement),
    (32, numeric.separated),
)
ANY_ORDER = ("*", "en")  # languages of forms that tell no order of numbers: none, and English, which has them all
LAST_MONTH = 12
_T = TypeVar("_T")


def qualified(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A date in doubt: `ca. 1850`, `vers mai 1850`, `[1850?]`, `3 May 1979 (?)`, `около 1850 г.`."""
    form = _drawn(rng, "vague_marks", locale)
    if form is None:
        return None
    if "{x}" not in form.text:
        return _plan(form, locale, _as_drawn)
    base = _weighted(rng, BASES)(rng, locale)
    return _around(form, base, locale) if base else None


def _around(form: Form, base: Plan, locale: LocaleData) -> Plan:
    """The plan of a form around another plan's date.

    Numbers that several orders read are in the locale's own order where the form is in its language.
    """

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        draft = base.render(rng, date)
        if draft is None or not _is_plain(draft):
            return None
        is_open = bool(draft.order) and draft.order[0] != "y" and date.day <= LAST_MONTH
        if is_open and draft.order != locale.order and form.language not in ANY_ORDER:
            return None
        text = form.text.replace("{x}", draft.text)
        label = form.expression.replace("{X}", expression(date, draft.precision, draft.open_century))
        precision = "day" if is_open else ""
        return Draft(text, precision, order=draft.order, is_exact=is_open, expression=label, kind="vague")

    return Plan(f"{form.text} | {base.pattern}", render)


def _is_plain(draft: Draft) -> bool:
    """Whether it is a date with no clock time beside it and no two-digit year among numbers."""
    is_date = not draft.has_clock and draft.precision in ("day", "month", "year")
    return is_date and not (draft.order and draft.open_century)


def _plain_year(rng: random.Random, date: datetime.date) -> Draft | None:
    return Draft(str(date.year), "year") if date.year >= 1000 else None


def decade(rng: random.Random, locale: LocaleData) -> Plan | None:
    """`the 1970s`, `'70s`, `70er Jahre`, `années 1970`, `1970年代`, `197-?`, `the late seventies`."""
    form = _drawn(rng, "vague_decades", locale)
    if form is None:
        return None
    return _plan(form, locale, _of_a_named_decade if NAMES_ITS_CENTURY.search(form.text) else _as_drawn)


def century(rng: random.Random, locale: LocaleData) -> Plan | None:
    """`19th century`, `XIX век`, `2. Hälfte 19. Jh.`, `the 1800s`, `5th century BC`, `18--?`, `III тыс. до н. э.`."""
    form = _drawn(rng, "vague_centuries", locale)
    if form is None:
        return None
    if "K" in form.expression:
        return _plan(form, locale, _of_a_millennium_bc if "{B" in form.expression else _of_a_millennium)
    if form.expression.startswith(("bc:", "{B")):
        return _plan(form, locale, _of_a_century_bc)
    return _plan(form, locale, _of_two_centuries if "/" in form.expression else _of_a_century)


def season(rng: random.Random, locale: LocaleData) -> Plan | None:
    """`spring 1979`, `Winter 1979/80`, `1979年春`, `летом 1979 года`, `summer`."""
    form = _drawn(rng, "vague_seasons", locale)
    return _plan(form, locale, _as_drawn) if form else None


def part(rng: random.Random, locale: LocaleData) -> Plan | None:
    """`early 1979`, `Anfang Mai 1979`, `конец 1979 г.`, `2021年初`: the year or month itself."""
    form = _drawn(rng, "vague_parts", locale)
    return _plan(form, locale, _as_drawn) if form else None


def period(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Quarters and halves of a year in people's own forms: `3Q21`, `Q3/2021`, `1. Halbjahr 2021`, `2021年三季度`."""
    form = _drawn(rng, "vague_periods", locale)
    return _plan(form, locale, _as_drawn) if form else None


def periodical(rng: random.Random, locale: LocaleData) -> Plan | None:
    """The month, season or year of an issue: `Vol. 3, No. 4, April 1921`, `Heft 3, März 1968`, `2021年第4期`."""
    form = _drawn(rng, "vague_periodicals", locale)
    return _plan(form, locale, _as_drawn, "partial") if form else None


def relative_period(rng: random.Random, locale: LocaleData) -> Plan | None:
    """Seasons, quarters and halves of the last year, this and the next: `Q3 last year`, `letztes Jahr im Sommer`."""
    form = _drawn(rng, "relative_periods", locale)
    return _plan(form, locale, _as_drawn, "relative") if form else None


def before_christ(rng: random.Random, locale: LocaleData) -> Plan | None:
    """`44 BC`, `15 March 44 B.C.E.`, `v. Chr. 44`, `紀元前44年`, `c. 44 BC`."""
    form = _drawn(rng, "vague_eras", locale)
    return _plan(form, locale, _before_christ) if form else None


def year_with_words(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A year with words that add nothing: `anno 1897`, `im Jahre 1897`, `l'an 1897`."""
    form = _drawn(rng, "vague_years", locale)
    return _plan(form, locale, _as_drawn, "partial") if form else None


def cldr_quarter(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A quarter in CLDR's names and patterns, or alone: `3. Quartal 2021`, `第3四半期`, `T3 2021`."""
    patterns = _quarter_patterns(locale.identifier)
    if not patterns:
        return None
    pattern = rng.choice(patterns)
    parsed = _parsed(pattern)
    has_year = "y" in pattern

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        if has_year and date.year < 1000:
            return None
        number = quarter(Moment(date.year, date.month, date.day, locale)) + 32
        label = f"{date.year:04}-{number}" if has_year else f"XXXX-{number}"
        return Draft(str(parsed.apply(date, locale.babel)), "", expression=label, kind="vague")

    return Plan(pattern, render)


@cache
def _quarter_patterns(identifier: str) -> tuple[str, ...]:
    """CLDR's patterns of a quarter, each with the wide and the short names, and the names alone where they are clear.

    `S2`, a quarter in Malay, is a half year elsewhere; `K3` alone is too short to be a date.
    """
    babel = locale_data(identifier).babel
    found = [babel.datetime_skeletons[name].pattern for name in ("yQQQ", "yQQQQ") if name in babel.datetime_skeletons]
    widths = {"QQQ": babel.quarters["format"]["abbreviated"][1], "QQQQ": babel.quarters["format"]["wide"][1]}
    clear = [width for width, name in widths.items() if not re.match(r"S\d", name)]
    alone = [width for width in clear if widths[width][0] == "Q" or sum(map(str.isalpha, widths[width])) > 2]
    varied = (re.sub("Q{3,4}", width, pattern) for pattern in found for width in clear)
    return tuple(dict.fromkeys((*varied, *alone)))


def cldr_before_christ(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A year or a day before Christ in CLDR's names and patterns: `15. März 44 v. Chr.`, `紀元前44年`."""
    eras, patterns = _eras_bc(locale.identifier), _era_patterns(locale.identifier)
    if not eras or not patterns:
        return None
    pattern, precision = rng.choice(patterns)

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        moment = _before_christ(rng, date, locale)
        written_date = datetime.date(moment.year, moment.month, moment.day)
        text = str(_parsed(_with_era(pattern, rng.choice(eras))).apply(written_date, locale.babel))
        return Draft(text, "", expression=f"bc:{expression(written_date, precision)}", kind="vague")

    return Plan(pattern, render)


@cache
def _eras_bc(identifier: str) -> tuple[str, ...]:
    """CLDR's names of the era before Christ; those of one or two letters (`B`) left out."""
    eras = locale_data(identifier).babel.eras.values()
    names = (era[0] for era in eras if has_letters(era.get(0, "")) and era[0] != era.get(1))
    return tuple(dict.fromkeys(name for name in names if len(name) > 1 or ord(name[0]) > 0x2000))


@cache
def _era_patterns(identifier: str) -> tuple[tuple[str, str], ...]:
    """Patterns with an era whose numbers leave no doubt, with their precision; half of the places for a year alone."""
    found = [
        (p.text, p.precision)
        for p in locale_data(identifier).skeleton_patterns
        if p.has_era and not p.has_short_year and not p.order and not re.search("[Ec]", "".join(fields_of(p.text)))
    ]
    years = [p for p in found if p[1] == "year"]
    months = [p for p in found if p[1] != "year" and re.search("MMM|LLL|年", p[0])]
    return (*years * max(1, len(months)), *months)


def _with_era(pattern: str, era: str) -> str:
    """The pattern with the name of an era in place of its field."""
    quoted = "'" + era.replace("'", "''") + "'"
    return re.sub(r"'[^']*'|G+", lambda match: quoted if match[0][0] == "G" else match[0], pattern)


@cache
def _parsed(pattern: str) -> DateTimePattern:
    return parse_pattern(pattern)


def _drawn(rng: random.Random, table: str, locale: LocaleData) -> Form | None:
    """A form of the locale's language, or one that no language owns; None where neither is due."""
    own, shared = forms(table, locale.identifier), shared_forms(table)
    if shared and rng.random() < (SHARED if own else SHARED_ALONE):
        return rng.choice(shared)
    simple, long = _by_length(table, locale.identifier)
    if simple and long:
        return rng.choice(long if rng.random() < LONG else simple)
    return rng.choice(own) if own else None


@cache
def _by_length(table: str, identifier: str) -> tuple[tuple[Form, ...], tuple[Form, ...]]:
    """The forms for one decade, century or the like, and those for two of them and for millennia."""
    own = forms(table, identifier)
    long = tuple(form for form in own if LONGER.search(form.expression))
    return tuple(form for form in own if form not in long), long


_Draw = Callable[[random.Random, datetime.date, LocaleData], Moment]


def _plan(form: Form, locale: LocaleData, moment_of: _Draw, kind: str = "vague") -> Plan:
    """The plan of one row of a table, filled with the moments that it is for."""

    def render(rng: random.Random, date: datetime.date) -> Draft | None:
        filled = form.fill(rng, moment_of(rng, date, locale))
        return Draft(filled[0], "", expression=filled[1], kind=kind) if filled else None

    return Plan(form.text, render)


def _as_drawn(rng: random.Random, date: datetime.date, locale: LocaleData) -> Moment:
    return Moment(date.year, date.month, date.day, locale)


def _of_a_century(rng: random.Random, date: datetime.date, locale: LocaleData) -> Moment:
    return Moment(_in_a_century(rng, date, CENTURIES), date.month, date.day, locale)


def _of_two_centuries(rng: random.Random, date: datetime.date, locale: LocaleData) -> Moment:
    """The first of them, before this century; the day, which decides how many there are, leads to no later one."""
    first = _of_a_century(rng, date, locale)
    if first.century >= CENTURIES[0][2] - 2:
        first = replace(first, year=first.year - 100 * (first.century == CENTURIES[0][2]), day=1)
    return first


def _of_a_century_bc(rng: random.Random, date: datetime.date, locale: LocaleData) -> Moment:
    return Moment(_in_a_century(rng, date, CENTURIES_BC), date.month, date.day, locale)


def _of_a_named_decade(rng: random.Random, date: datetime.date, locale: LocaleData) -> Moment:
    return Moment(_in_a_century(rng, date, CENTURIES_OF_DECADES), date.month, date.day, locale)


def _of_a_millennium(rng: random.Random, date: datetime.date, locale: LocaleData) -> Moment:
    return Moment(_in_a_millennium(rng, MILLENNIA), date.month, date.day, locale)


def _of_a_millennium_bc(rng: random.Random, date: datetime.date, locale: LocaleData) -> Moment:
    return Moment(_in_a_millennium(rng, MILLENNIA_BC), date.month, date.day, locale)


def _before_christ(rng: random.Random, date: datetime.date, locale: LocaleData) -> Moment:
    """A day before Christ; not 29 February, which calendars that count differently do not share."""
    year = _in_a_century(rng, date, CENTURIES_BC) or 100
    return Moment(year, date.month, min(date.day, 28) if date.month == 2 else date.day, locale)


def _in_a_century(rng: random.Random, date: datetime.date, table: tuple[tuple[float, int, int], ...]) -> int:
    """The year of the date's two digits in a century drawn from a table; 0 where that would be the year 0."""
    _, first, last = rng.choices(table, [share for share, _, _ in table])[0]
    return 100 * (rng.randint(first, last) - 1) + date.year % 100


def _in_a_millennium(rng: random.Random, table: tuple[tuple[float, int, int], ...]) -> int:
    """A year of a millennium drawn from a table."""
    _, first, last = rng.choices(table, [share for share, _, _ in table])[0]
    return 1000 * rng.randint(first, last) - 500


def _weighted(rng: random.Random, table: tuple[tuple[float, _T], ...]) -> _T:
    return rng.choices([value for _, value in table], [weight for weight, _ in table])[0]


RULES: tuple[DateRule, ...] = (
    DateRule("vague-qualified", 26, qualified),
    DateRule("vague-decade", 13, decade),
    DateRule("vague-century", 19, century),
    DateRule("vague-season", 11, season),
    DateRule("vague-part", 9, part),
    DateRule("vague-period", 8, period),
    DateRule("vague-cldr-quarter", 5, cldr_quarter),
    DateRule("relative-period", 9, relative_period),
    DateRule("week", 10, weeks.numbered),
    DateRule("vague-before-christ", 5, before_christ),
    DateRule("vague-cldr-before-christ", 3, cldr_before_christ),
    DateRule("year-with-words", 2, year_with_words),
    DateRule("periodical", 4, periodical),
)
