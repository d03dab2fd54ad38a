"""The mixture: every rule with its weight, and the rates of what is done to a draft afterwards. Change it here."""

from __future__ import annotations

from collections.abc import Iterable

from datenorm.generation import (
    cldr,
    documents,
    edtf_texts,
    foreign,
    foreign_frames,
    intervals,
    negatives,
    number_words,
    numeric,
    passages,
    relative,
    relative_ranges,
    software,
    told_numbers,
    told_twice,
    unlisted,
    vague,
    weekdays_of_months,
    written,
    yearless,
)
from datenorm.generation.rules import DateRule, TextRule

PLAIN = (
    DateRule("cldr-length", 13, cldr.length),
    DateRule("cldr-skeleton", 13, cldr.skeleton),
    DateRule("cldr-reduced", 5, cldr.reduced),
    DateRule("written-form", 17, written.form),
    DateRule("arrangement", 17, written.arrangement),
    DateRule("month-stamp", 5, written.stamp),
    DateRule("month-bilingual", 0.7, written.bilingual),
    DateRule("month-and-year", 3, written.month_and_year),
    DateRule("era", 2.5, written.era),
    DateRule("numeric", 15, numeric.separated),
    DateRule("numeric-among-words", 11, numeric.among_words),
    DateRule("numeric-compact", 1.5, numeric.compact),
    DateRule("numeric-reduced", 3, numeric.reduced),
    DateRule("numeric-unfilled", 0.7, numeric.unfilled),
    DateRule("roman-month", 1.5, numeric.roman),
    DateRule("han-numerals", 1, numeric.han),
    DateRule("software", 13, software.stamp),
    *documents.RULES,
    *edtf_texts.RULES,
    *passages.RULES,
    *told_numbers.RULES,
)
# Shares, in hundredths, of the examples that have an answer; whether validation and test hold patterns out.
GROUPS = {
    "plain": (40, PLAIN, True),
    "relative": (14.5, (*relative.RULES, *relative_ranges.RULES, *told_twice.RULES), False),
    "yearless": (8.5, (*yearless.RULES, *weekdays_of_months.RULES), False),
    "intervals": (12, intervals.RULES, False),
    "vague": (7, vague.RULES, False),
    "foreign": (8, (*foreign.RULES, *foreign_frames.RULES), False),
    "number words": (6, number_words.RULES, False),
    "unlisted": (4, unlisted.RULES, False),
}


def date_rules(groups: Iterable[str] = tuple(GROUPS)) -> tuple[DateRule, ...]:
    """The rules of the groups, each with its share of the examples that have an answer, in hundredths."""
    return tuple(
        DateRule(rule.name, share * rule.weight / sum(other.weight for other in rules), rule.plan, holds_patterns_out)
        for share, rules, holds_patterns_out in map(GROUPS.__getitem__, groups)
        for rule in rules
    )


DATE_RULES = date_rules()
NEGATIVE_SHARE = 0.17  # of all examples: text that is no date
NEGATIVE_RULES = tuple(TextRule(f"no-{rule.name}", rule.weight, rule.write, rule.is_closed) for rule in negatives.RULES)
CLOCK = 0.24  # a clock time beside a full date
SURROUNDINGS = 0.14  # words, labels or brackets around it
SURROUNDINGS_REDUCED = 0.14
AMONG_NAMES = 0.5  # of the surroundings: names and words that say nothing of when
NOISE, NOISE_EXACT, NOISE_NEGATIVE = 0.75, 0.12, 0.15  # of the texts that the rates in noise.py then apply to
AMBIGUOUS_LEAP_DAYS = 0.1  # of the leap days in numbers that several orders read, those that stay
OVERSHADOWED = 0.05  # of the months without a hint whose name is another month's in a language that more people write
NATIVE_DIGITS = 0.45  # in locales that have digits of their own
ANY_DIGITS = 0.012  # digits of any script, full-width among them, anywhere
UPPER_OR_LOWER = 0.10  # the whole text in one case

# How a text comes with hints: none, a locale (language and order), an order alone, a language alone.
HINTS = (("none", 0.42), ("locale", 0.40), ("order", 0.15), ("language", 0.03))
WRONG_HINT = 0.10  # of the hints given where the text decides by itself
