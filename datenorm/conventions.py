"""How likely each order of fields is for a column, from what its rows can be read as.

A row counts as the set of orders in which its digits are a day, and with the network's probability that they are one at
all. Seven hypotheses are compared, with fixed prior probabilities: the column was written in one order (three), where a
small share of rows may be one-off, in any order; or in two orders, where each has a share of the rows that is not known
(three pairs). Only counts come in, so that any split of a column gives the same probabilities.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from math import exp, fsum, log
from typing import NamedTuple

from datenorm.field_orders import BITS

# Steps in which the network's probability of a row is counted.
STEPS = 64
# Prior probability that a column was written in two orders.
MIXED = 0.05
# Shares of one-off rows in a column of one order, and of the second order in a column of two: all equally likely.
ONE_OFF_SHARES = (0.002, 0.005, 0.01, 0.02, 0.03)
SECOND_SHARES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
ONE_OFF_AMONG_TWO = 0.01
# What it is worth where two digits run through the month in one place and hardly change in the other, and how many
# different numbers that needs: the first are days, the second years.
SPREAD = 50.0
LEAST_SPREAD, NARROWER = 10, 3

Rows = Mapping[tuple[int, int], int]


class Probabilities(NamedTuple):
    """Of each order by its bit, that the whole column has it; `mixed` of two orders."""

    orders: dict[int, float]
    mixed: float


def weigh(rows: Rows, firsts: int = 0, lasts: int = 0) -> Probabilities:
    """The probabilities for rows that are counted by (orders as bits, probability in steps).

    `firsts` and `lasts` are the numbers, as bits, that stand first and last in dates with a short year which may be in
    front or behind.

    >>> found = weigh({(BITS["dmy"], STEPS): 12, (BITS["dmy"] | BITS["mdy"], STEPS): 40})
    >>> round(found.orders[BITS["dmy"]], 2), round(found.mixed, 2)
    (1.0, 0.0)
    """
    shapes = sorted((*key, count) for key, count in rows.items() if key[0] and count)
    logs: dict[tuple[int, ...], float] = {}
    for bit in BITS.values():
        prior = log((1 - MIXED) / 3) + _spread(bit, firsts, lasts)
        logs[(bit,)] = prior + log_mean([_log_likelihood(shapes, {bit: 1.0}, share) for share in ONE_OFF_SHARES])
    for pair in combinations(BITS.values(), 2):
        shares = ({pair[0]: 1 - share, pair[1]: share} for share in SECOND_SHARES)
        logs[pair] = log(MIXED / 3) + log_mean([_log_likelihood(shapes, share, ONE_OFF_AMONG_TWO) for share in shares])
    whole = log_sum(list(logs.values()))
    found = {key: exp(value - whole) for key, value in logs.items()}
    return Probabilities(
        {key[0]: value for key, value in found.items() if len(key) == 1},
        fsum(value for key, value in found.items() if len(key) == 2),
    )


def _log_likelihood(shapes: list[tuple[int, int, int]], shares: dict[int, float], one_off: float) -> float:
    """The logarithm of the probability of all rows where orders have these shares."""
    terms = []
    for orders, steps, count in shapes:
        fitting = fsum(share for bit, share in shares.items() if orders & bit)
        by_chance = orders.bit_count() / len(BITS)
        is_date = steps / STEPS
        terms.append(count * log(is_date * ((1 - one_off) * fitting + one_off * by_chance) + (1 - is_date) * by_chance))
    return fsum(terms)


def _spread(bit: int, firsts: int, lasts: int) -> float:
    """The log of what the spread of numbers says for the orders with the year last, or for the one with it first."""
    first, last = firsts.bit_count(), lasts.bit_count()
    if max(first, last) < LEAST_SPREAD or max(first, last) < NARROWER * min(first, last):
        return 0.0
    has_year_last = bit != BITS["ymd"]
    return log(SPREAD) if has_year_last == (first > last) else 0.0


def log_mean(logs: list[float]) -> float:
    """The logarithm of the mean of what the logarithms are of."""
    return log_sum(logs) - log(len(logs))


def log_sum(logs: list[float]) -> float:
    """The logarithm of the sum of what the logarithms are of."""
    highest = max(logs)
    return highest + log(fsum(exp(value - highest) for value in logs))
