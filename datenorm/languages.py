"""How likely each language is for a column, from the names of months in its rows.

A row counts as the word that was read as its month, with the network's probability. Hypotheses are languages: the
column was written in one, in two, or in three, where a small share of rows may be one-off. Languages that have the same
of the column's words, with the same months, cannot be told apart and count as one group; a group whose words another
has too can only be less likely, and is left out. As with the order (`conventions.py`), only counts come in, so that any
split of a column gives the same probabilities.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, product
from math import exp, fsum, log
from typing import NamedTuple

from datenorm.conventions import MIXED, log_mean, log_sum
from datenorm.month_languages import by_use, month_languages

# Steps in which the probability of a row counts here; few, as there are many words.
LEVELS = 8
# Share of one-off rows, and shares of the second and of the third language, all equally likely.
ONE_OFF = 0.01
SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)
# Groups that are compared at most, those with most rows; more are met in no real column.
MOST_GROUPS = 24

# Rows by (word, level).
Rows = Mapping[tuple[str, int], int]
# Numbers of the groups that a column was written in.
Members = tuple[int, ...]


class Group(NamedTuple):
    """Languages that cannot be told apart, and the month of each of the column's words that they have."""

    languages: tuple[str, ...]
    months: Mapping[str, int]


def grouped(rows: Rows) -> list[Group]:
    """The groups of languages that have words of the column, those with most rows first.

    >>> [group.languages[0] for group in grouped({("lip", LEVELS): 1, ("sij", LEVELS): 1, ("listopada", LEVELS): 1})]
    ['hr', 'pl']
    """
    counts: dict[str, int] = {}
    for (word, _), count in rows.items():
        counts[word] = counts.get(word, 0) + count
    by_language: dict[str, dict[str, int]] = {}
    for word in sorted(counts):
        for month, languages in month_languages(word).items():
            for language in languages:
                by_language.setdefault(language, {})[word] = month
    by_months: dict[frozenset[tuple[str, int]], list[str]] = {}
    for language, months in by_language.items():
        by_months.setdefault(frozenset(months.items()), []).append(language)
    largest = [months for months in by_months if not any(months < other for other in by_months)]
    groups = [Group(by_use(by_months[months]), dict(sorted(months))) for months in largest]
    groups.sort(key=lambda group: (-sum(counts[word] for word in group.months), group.languages))
    return groups[:MOST_GROUPS]


def weigh_languages(rows: Rows, groups: list[Group]) -> dict[Members, float]:
    """The probability that the column was written in each group, two groups, or those and a third.

    Before the rows are looked at, each language is as likely as any other, also for the other of two.
    """
    shapes = _shapes(rows, groups)
    priors = _priors(groups)
    logs: dict[Members, float] = {}
    for number in range(len(groups)):
        prior = priors[number] * (1 - MIXED + MIXED * priors[number])
        logs[number,] = log(prior) + _log_likelihood(shapes, {number: 1.0})
    pairs = list(combinations(range(len(groups)), 2))
    for pair in pairs:
        mixtures = [{pair[0]: 1 - share, pair[1]: share} for share in SHARES]
        prior = MIXED * 2 * priors[pair[0]] * priors[pair[1]]
        logs[pair] = log(prior) + log_mean([_log_likelihood(shapes, shares) for shares in mixtures])
    if len(groups) > 2:
        first = max(pairs, key=lambda pair: logs[pair])
        for third in set(range(len(groups))) - set(first):
            mixtures = [
                {first[0]: (1 - share) * rest, first[1]: share * rest, third: 1 - rest}
                for share, rest in product(SHARES, SHARES)
            ]
            prior = MIXED**2 * priors[first[0]] * priors[first[1]] * priors[third]
            logs[*first, third] = log(prior) + log_mean([_log_likelihood(shapes, shares) for shares in mixtures])
    whole = log_sum(list(logs.values()))
    return {members: exp(value - whole) for members, value in logs.items()}


def _priors(groups: list[Group]) -> list[float]:
    whole = sum(len(group.languages) for group in groups)
    return [len(group.languages) / whole for group in groups]


class _Shape(NamedTuple):
    """Rows of one word: the groups that have it, as bits, the probability that they are a date, and by chance."""

    groups: int
    is_date: float
    by_chance: float
    rows: int


def _shapes(rows: Rows, groups: list[Group]) -> list[_Shape]:
    shapes = []
    for (word, level), count in sorted(rows.items()):
        having = sum(1 << number for number, group in enumerate(groups) if word in group.months)
        by_chance = max(1, having.bit_count()) / len(groups)
        shapes.append(_Shape(having, level / LEVELS, by_chance, count))
    return shapes


def _log_likelihood(shapes: list[_Shape], shares: Mapping[int, float]) -> float:
    """The logarithm of the probability of all rows where groups, by their numbers, have these shares."""
    terms = []
    for having, is_date, by_chance, rows in shapes:
        fitting = sum(share for number, share in shares.items() if having >> number & 1)
        probability = is_date * ((1 - ONE_OFF) * fitting + ONE_OFF * by_chance) + (1 - is_date) * by_chance
        terms.append(rows * log(probability))
    return fsum(terms)
