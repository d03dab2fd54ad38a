"""The mixture: every rule with its weight, and the rates of what is done to a draft afterwards. Change it here."""

from __future__ import annotations

from datenorm.generation import cldr, negatives, numeric, software, spans, unwritten, written
from datenorm.generation.rules import DateRule, TextRule

DATE_RULES = (
    DateRule("cldr-length", 13, cldr.length),
    DateRule("cldr-skeleton", 13, cldr.skeleton),
    DateRule("cldr-reduced", 5, cldr.reduced),
    DateRule("written-form", 17, written.form),
    DateRule("arrangement", 17, written.arrangement),
    DateRule("month-and-year", 3, written.month_and_year),
    DateRule("era", 2.5, written.era),
    DateRule("numeric", 17, numeric.separated),
    DateRule("numeric-compact", 1.5, numeric.compact),
    DateRule("numeric-reduced", 3, numeric.reduced),
    DateRule("roman-month", 1.5, numeric.roman),
    DateRule("han-numerals", 1, numeric.han),
    DateRule("software", 11, software.stamp),
)
NEGATIVE_SHARE = 0.14  # of all examples: text that is no date
UNWRITTEN_SHARE = 0.15  # of all examples: about time, but nothing that the network writes yet
NEGATIVE_RULES = tuple(TextRule(f"no-{rule.name}", rule.weight, rule.write) for rule in negatives.RULES)
UNWRITTEN_RULES = (
    *(TextRule(f"unwritten-{rule.name}", rule.weight, rule.write) for rule in unwritten.UNWRITTEN),
    TextRule("unwritten-yearless_with_clock", 26, spans.yearless_with_clock),
    TextRule("unwritten-days_of_a_month", 16, spans.days_of_a_month),
    TextRule("unwritten-days_of_two_months", 14, spans.days_of_two_months),
    TextRule("unwritten-two_dates", 12, spans.two_dates),
    TextRule("unwritten-other_calendar", 5, spans.other_calendar),
)

CLOCK = 0.24  # a clock time beside a full date
SURROUNDINGS = 0.10  # words, labels or brackets around it
SURROUNDINGS_REDUCED = 0.05
NOISE, NOISE_EXACT, NOISE_NEGATIVE = 0.75, 0.12, 0.15  # of the texts that the rates in noise.py then apply to
NATIVE_DIGITS = 0.45  # in locales that have digits of their own
ANY_DIGITS = 0.012  # digits of any script, full-width among them, anywhere
UPPER_OR_LOWER = 0.10  # the whole text in one case

# How a text comes with hints: none, a locale (language and order), an order alone, a language alone.
HINTS = (("none", 0.42), ("locale", 0.40), ("order", 0.15), ("language", 0.03))
WRONG_HINT = 0.04  # of the hints given where the text decides by itself
