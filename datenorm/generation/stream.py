"""The stream of examples: a pure function of (seed, split, index), so that it can be cut, resumed and shared out.

One example is made in steps: a rule and a locale, a plan (the pattern), a date, the draft; then a clock time, words
around it, digits of another script, noise, hints. Date and text must belong to the split that is asked for, and so must
the plan where its rule holds patterns out.
"""

from __future__ import annotations

import datetime
import itertools
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

from datenorm.errors import DatenormError
from datenorm.examples import Example
from datenorm.generation import clock, foreign, mixture, noise, number_words_sets, passages, surroundings
from datenorm.generation.dates import draw_date, expression, tells_a_leap_year
from datenorm.generation.drafts import LONGEST, Draft, Plan
from datenorm.generation.hints import draw_hints, is_decided, is_told_by_weekday, is_told_by_words
from datenorm.generation.locales import (
    LocaleData,
    LocaleSampler,
    digits_from,
    every_locale,
    has_letters,
    identifiers,
    locale_data,
)
from datenorm.generation.names import script_of
from datenorm.generation.overshadowed import is_overshadowed
from datenorm.generation.rules import DateRule, TextRule
from datenorm.generation.splits import SPLITS
from datenorm.generation.told_numbers import is_run_together
from datenorm.generation.yearless_days import is_day_and_month
from datenorm.text import canonical

RULES: tuple[DateRule | TextRule, ...] = (*mixture.DATE_RULES, *mixture.NEGATIVE_RULES)
_SHORT = 5  # symbols of a text, of which there are so few that one held out is a gap in what is known
CLOSED_KINDS = ("relative", "vague")  # without a number they are phrases to be known by heart
# Roman numerals of centuries, of which one letter makes another.
CENTURIES = tuple(
    f"{ten}{one}" for ten in ("", "X", "XX") for one in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
)
_TRIES = 60  # draws of a date for a pattern in a locale, and of a locale that writes as a text is written
_HOPELESS = 20  # of them, where nothing was written: most such patterns write nothing in that locale at all
_PATIENCE = 2000  # draws of locale and pattern after which a rule gives up
_SHORT_YEAR = re.compile(r"(?<![X\d])XX(\d\d)")
_FULL_YEAR = re.compile(r"(?<![\dX:-])\d{4}(?!\d)")
_ISO_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_MONTH = re.compile(r"[\dX]-(?:0\d|1[0-2])(?!\d)")
Rule = TypeVar("Rule", DateRule, TextRule)


class Generator:
    """Examples by index. `locales` restricts the languages; text that is no date is drawn in all of them.

    `groups` restricts the rules that write dates to those groups of `mixture.GROUPS`.
    """

    def __init__(
        self,
        seed: int,
        split: str = "train",
        locales: Sequence[str] | None = None,
        groups: Sequence[str] | None = None,
    ) -> None:
        if split not in SPLITS:
            raise DatenormError(f"unknown split {split!r}: choose one of {', '.join(SPLITS)}")
        self.seed = seed
        self.split = SPLITS[split]
        self.sampler = LocaleSampler(expand_locales(locales) if locales else None)
        self.everywhere = every_locale()
        self.rules = mixture.DATE_RULES if groups is None else mixture.date_rules(groups)

    def example(self, index: int) -> Example:
        """The example at `index`; the same for the same seed, split and locales on every machine."""
        rng = random.Random((self.seed << 48) | (self.split.number << 44) | index)
        if rng.random() < mixture.NEGATIVE_SHARE:
            return self._text(rng, _draw(rng, mixture.NEGATIVE_RULES))
        return self._date(rng)

    def example_of(self, rule: DateRule | TextRule) -> Example | None:
        """An example of one rule; None where none of the locales has anything for it."""
        rng = random.Random(f"{self.seed} {rule.name}")
        return self._text(rng, rule) if isinstance(rule, TextRule) else self._dated(rng, rule)

    @staticmethod
    def shares() -> list[tuple[DateRule | TextRule, float]]:
        """Every rule with its share of all examples, where every locale is drawn from."""
        dates, negatives = mixture.DATE_RULES, mixture.NEGATIVE_RULES
        shares = [(1 - mixture.NEGATIVE_SHARE) * rule.weight / sum(r.weight for r in dates) for rule in dates]
        shares += [mixture.NEGATIVE_SHARE * rule.weight / sum(r.weight for r in negatives) for rule in negatives]
        return list(zip(RULES, shares, strict=True))

    def _date(self, rng: random.Random) -> Example:
        """A date by a rule that is drawn once, so that every split has the rules in the same shares.

        A rule that no locale drawn has anything for, as Chinese numerals in English, leaves its place to another.
        """
        while True:
            found = self._dated(rng, _draw(rng, self.rules))
            if found is not None:
                return found

    def _dated(self, rng: random.Random, rule: DateRule) -> Example | None:
        for _ in range(_PATIENCE):
            locale = self.sampler.draw(rng)
            plan = rule.plan(rng, locale)
            if plan is None or not self._owns_plan(rule, locale, plan):
                continue
            has_written = False
            for tries in range(_TRIES):
                if tries == _HOPELESS and not has_written:
                    break
                found = self._render(rng, rule, locale, plan)
                if found is not None and self._owns_text(found.text, is_closed=found.kind in CLOSED_KINDS):
                    return found
                has_written = has_written or found is not None
        return None

    def _owns_plan(self, rule: DateRule, locale: LocaleData, plan: Plan) -> bool:
        return not rule.holds_patterns_out or self.split.owns_pattern(locale.identifier, f"{rule.name} {plan.pattern}")

    def _render(self, rng: random.Random, rule: DateRule, locale: LocaleData, plan: Plan) -> Example | None:
        date = draw_date(rng, self.split, plan.habit)
        try:
            draft = plan.render(rng, date)
        except OverflowError:  # another day that it leads to is after the year 9999
            return None
        if draft is None or _has_foreign_year(draft, date, locale):
            return None
        is_open = not is_decided(draft, date)
        order_hint, language_hint = draw_hints(rng, locale, self.everywhere.draw(rng), draft, is_open=is_open)
        if draft.needs_language and language_hint != locale.language:
            return None
        if draft.needs_order and order_hint != draft.order:
            return None
        if not language_hint and is_overshadowed(draft, date, locale) and rng.random() >= mixture.OVERSHADOWED:
            return None
        text, clock_pattern = _with_clock(rng, locale, draft)
        text = _surrounded(rng, locale, draft, text, is_foreign=is_open and draft.order != locale.order)
        text, has_native_digits = _in_digits(rng, locale, draft, text)
        text = _damaged(rng, locale, draft, text)
        is_ambiguous = (
            is_open
            and not order_hint
            and not is_told_by_words(text, locale, draft)
            and not is_told_by_weekday(text, date, draft)
        )
        if is_ambiguous and draft.kind == "range":
            return None  # two dates in numbers are written where their order is known
        if is_ambiguous and tells_a_leap_year(date) and rng.random() >= mixture.AMBIGUOUS_LEAP_DAYS:
            return None  # there are far more of them than in life, which would tell the order of 29-02-20
        return Example(
            text=text,
            expression=draft.expression or expression(date, draft.precision, draft.open_century),
            locale=locale.identifier,
            order=draft.order,
            order_hint=order_hint,
            language_hint=language_hint,
            rule=rule.name,
            pattern=plan.pattern + (f" + {clock_pattern}" if clock_pattern else ""),
            kind=_kind(draft, bool(clock_pattern), has_native_digits, is_ambiguous),
        )

    def _text(self, rng: random.Random, rule: TextRule) -> Example:
        """Text that is no date; where the split has none of the rule's phrases, by another rule."""
        while True:
            text = rule.write(rng)
            if rng.random() < mixture.NOISE_NEGATIVE:
                text = noise.add_noise(rng, text, ())
            if self._owns_text(text, is_closed=rule.is_closed):
                break
            if _is_known_by_heart(canonical(text), rule.is_closed):
                rule = _draw(rng, mixture.NEGATIVE_RULES)
        locale = self._reader(rng, text)
        if locale.digits and rng.random() < mixture.NATIVE_DIGITS:
            text = text.translate(_translation(locale.digits))
        order_hint, language_hint = draw_hints(rng, locale, locale)
        if is_day_and_month(locale, text) or is_run_together(text):
            order_hint = language_hint = ""
        return Example(text, "", rule=rule.name, kind="reject", order_hint=order_hint, language_hint=language_hint)

    def _reader(self, rng: random.Random, text: str) -> LocaleData:
        """A locale that writes as the text is written, so that a hint that does not fit tells nothing."""
        locale = self.sampler.draw(rng)
        for _ in range(_TRIES if has_letters(text) else 0):
            if _script(locale.identifier) == script_of((text,)):
                break
            locale = self.sampler.draw(rng)
        return locale

    def _owns_text(self, text: str, is_closed: bool = False) -> bool:
        """Whether a text is not too long and belongs to the split: what is known by heart to train."""
        form = canonical(text)
        if len(form) > LONGEST:
            return False
        if _is_known_by_heart(form, is_closed):
            return self.split.name == "train" or not form
        return self.split.owns(form)


def examples(
    seed: int,
    split: str = "train",
    *,
    locales: Sequence[str] | None = None,
    groups: Sequence[str] | None = None,
    start: int = 0,
    step: int = 1,
) -> Iterator[Example]:
    """The endless stream from index `start`, every `step`-th example: n processes with step n share one stream."""
    generator = Generator(seed, split, locales, groups)
    return map(generator.example, itertools.count(start, step))


def expand_locales(names: Sequence[str]) -> tuple[str, ...]:
    """The CLDR locales that the names mean: `en` is English everywhere, `en_GB` that locale alone."""
    known = identifiers()
    chosen = [i for i in known for name in names if i == name or ("_" not in name and i.split("_")[0] == name)]
    for name in names:
        if not any(i == name or i.split("_")[0] == name for i in known):
            raise DatenormError(f"unknown locale {name!r}: give a CLDR identifier such as en, pt_BR or sr_Latn")
    return tuple(dict.fromkeys(chosen))


def _is_known_by_heart(form: str, is_closed: bool) -> bool:
    """Whether all of its kind are learned, and none is left to test: words of a closed class, and the shortest texts.

    Nobody tells that "30日" is a day of the month from "29日", nor what "free fall" is from "fall".
    """
    return len(form) <= _SHORT or (is_closed and not any(map(str.isdigit, form)))


def _draw(rng: random.Random, rules: tuple[Rule, ...]) -> Rule:
    return rng.choices(rules, cum_weights=_cumulated(rules))[0]


@cache
def _cumulated(rules: tuple[DateRule, ...] | tuple[TextRule, ...]) -> list[float]:
    return list(itertools.accumulate(rule.weight for rule in rules))


def _with_clock(rng: random.Random, locale: LocaleData, draft: Draft) -> tuple[str, str]:
    """The text with a clock time beside it at the stated rate, and the name of that pattern ("" without)."""
    if draft.has_clock:
        return draft.text, "its own clock"
    if draft.precision != "day" or draft.is_exact or rng.random() >= mixture.CLOCK:
        return draft.text, ""
    return clock.with_clock(rng, locale.babel, draft.text, has_words=draft.kind != "range")


def _surrounded(rng: random.Random, locale: LocaleData, draft: Draft, text: str, *, is_foreign: bool) -> str:
    """The text with what stands around it at the stated rates.

    Words of a language tell the order of numbers: numbers in an order that `is_foreign` get signs and English alone.
    """
    rate = mixture.SURROUNDINGS if draft.precision == "day" else mixture.SURROUNDINGS_REDUCED
    if rng.random() >= rate:
        return text
    if not is_foreign and rng.random() < mixture.AMONG_NAMES and (any(map(str.isdigit, text)) or _is_counted(draft)):
        return passages.around(rng, text, locale, draft.precision)
    precision = surroundings.COUNTED if _is_counted(draft) else draft.precision
    return surroundings.surround(rng, text, surroundings.NO_LANGUAGE if is_foreign else locale.language, precision)


def _has_foreign_year(draft: Draft, date: datetime.date, locale: LocaleData) -> bool:
    """Whether a year is one of another calendar for who writes the language; those of both ends count."""
    short, full = (years.get(locale.language) for years in (foreign.SHORT_YEARS, foreign.FULL_YEARS))
    return bool(short and _short_years(draft, date) & set(short)) or bool(full and _bare_years(draft, date) & set(full))


def _short_years(draft: Draft, date: datetime.date) -> set[int]:
    """The years of two digits."""
    return set(map(int, _SHORT_YEAR.findall(draft.expression))) | ({date.year % 100} if draft.open_century else set())


def _bare_years(draft: Draft, date: datetime.date) -> set[int]:
    """The years of four digits, unless a month is named beside them or they are written as ISO 8601 has them."""
    has_month = _MONTH.search(draft.expression) if draft.expression else draft.precision in ("day", "month")
    if ":" in draft.expression or (has_month and not draft.order) or _ISO_DAY.search(draft.text):
        return set()
    return set(map(int, _FULL_YEAR.findall(draft.expression))) or {date.year}


def _is_counted(draft: Draft) -> bool:
    """Whether a date counts from today, or is a weekday: among words it is one still, which a month's name is not."""
    return draft.expression.startswith(("P", "-P", "XXXX-W"))


def _in_digits(rng: random.Random, locale: LocaleData, draft: Draft, text: str) -> tuple[str, bool]:
    """The text in digits of another script at the stated rates, and whether it is."""
    roll = rng.random()
    if roll < mixture.ANY_DIGITS and text.isprintable():
        return text.translate(_translation(rng.choice(_every_digits()))), True
    if locale.digits and not draft.is_exact and rng.random() < mixture.NATIVE_DIGITS:
        return text.translate(_translation(locale.digits)), True
    return text, False


def _damaged(rng: random.Random, locale: LocaleData, draft: Draft, text: str) -> str:
    if rng.random() < mixture.UPPER_OR_LOWER:
        text = text.upper() if rng.random() < 0.5 else text.lower()
    if rng.random() < (mixture.NOISE_EXACT if draft.is_exact else mixture.NOISE):
        text = noise.add_noise(rng, text, _protected(locale.identifier, draft.kind))
    return text


@cache
def _protected(identifier: str, kind: str) -> tuple[str, ...]:
    """Names of months and weekdays, and numbers that tell: letters are damaged so far that none becomes another."""
    locale = locale_data(identifier)
    names = tuple(name for names in (*locale.month_names, *locale.weekday_names) for name in names)
    if kind in ("words", "range"):
        names += number_words_sets.words_of(locale)
    return names + CENTURIES if kind in ("vague", "range") else names


def _kind(draft: Draft, has_clock: bool, has_native_digits: bool, is_ambiguous: bool) -> str:
    if is_ambiguous:
        return "ambiguous"
    if draft.kind:
        return draft.kind
    if draft.precision in ("month", "year", "week"):
        return "partial"
    if has_native_digits:
        return "native-digits"
    if draft.open_century:
        return "two-digit-year"
    if has_clock:
        return "absolute+time"
    return "numeric" if draft.order else "absolute"


@cache
def _script(identifier: str) -> str:
    return script_of((str(locale_data(identifier).babel.display_name),))


@cache
def _every_digits() -> tuple[str, ...]:
    """The ten digits of every script that Unicode has, ASCII's apart; full-width ones among them."""
    zeros = (
        c for c in range(0x80, 0x20000) if unicodedata.category(chr(c)) == "Nd" and unicodedata.decimal(chr(c)) == 0
    )
    return tuple(map(digits_from, zeros))


@cache
def _translation(digits: str) -> dict[int, str]:
    return dict(zip(map(ord, "0123456789"), digits, strict=True))
