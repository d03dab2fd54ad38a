"""From the network's hypotheses to a verdict: the answer, several readings, or none.

A hypothesis is first read: symbols to expression, open centuries closed by the pivot. Then its probability and those
of the others decide. There are two rules for ambiguity: `03/04/2005` is ambiguous when the same digits in
another order of day, month and year are a reading that the network takes seriously, and neither a hint nor a weekday in
the text settles the order; `3 srp 1979` is where the same name is that of another month in another language, and
neither a hint of the language nor a weekday settles the month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from datenorm.errors import InvalidExpression
from datenorm.expressions import piece, read
from datenorm.field_orders import stands_in
from datenorm.month_languages import is_renamed
from datenorm.normalization import Hypothesis, Reason
from datenorm.vocabulary import END, FUTURE, Vocabulary
from datenorm.weekdays import fitting, named_weekdays

# Least probability of a second reading that makes a text ambiguous: of numbers alone, which nothing decides, of numbers
# beside words, which say in which order they are written, and of a name that is another month's in another language.
SECOND_READING = 0.008
SECOND_ORDER_AMONG_WORDS = 0.05
SECOND_MONTH = 0.015

# Least probability of all readings together. Those that do not exist are never among them (29 February 2023): where the
# others have less, it is one of these that the network reads.
ANY_READING = 0.2

# The probability that a weekday beside a date is that of the date.
RIGHT_WEEKDAY = 0.98

# Readings that are kept; most data sets have fewer different days.
_KEPT = 1 << 14
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STATED_DAY = re.compile(r"([0-9X]{2})([0-9X]{2})-([0-9]{2})-([0-9]{2})([?~%]?)")


class Reading(NamedTuple):
    """What target symbols mean.

    `expression` is what they spell, `edtf` the answer that it stands for before a reference date bears on it, None for
    nothing and for a day that does not exist; `date` is the answer where it is one full day.
    """

    expression: str
    edtf: str | None
    date: str | None

    @property
    def is_day(self) -> bool:
        """Whether it is one day, the year perhaps not stated: one whose fields may be in another order."""
        return self.date is not None or bool(_STATED_DAY.fullmatch(self.expression))


class Verdict(NamedTuple):
    """The fields of a Normalization that the text's own spelling does not bear on, in its order."""

    edtf: str | None
    date: str | None
    confidence: float
    status: str
    reason: Reason | None = None
    alternatives: tuple[Hypothesis, ...] = ()
    expression: str | None = None


class Readings(dict[tuple[int, ...], Reading]):
    """The reading of symbols that the automaton let through, by their ids, padded or not; worked out when first met."""

    def __init__(self, target: Vocabulary, pivot: int) -> None:
        super().__init__()
        self._symbols = target.symbols
        self._pieces = tuple(map(piece, target.symbols))
        self._future = target.id(FUTURE)
        self._pivot = pivot

    def __missing__(self, ids: tuple[int, ...]) -> Reading:
        if len(self) >= _KEPT:
            self.clear()
        reading = self[ids] = self._read(self._expression(ids))
        return reading

    def _expression(self, ids: tuple[int, ...]) -> str:
        """What symbols spell; of a plain date, as most are, that is what its fields add one by one."""
        if self._pieces[ids[0]] and self._future not in ids:
            return "".join([self._pieces[number] for number in ids])
        symbols = [self._symbols[number] for number in ids if number]
        return read(symbols[:-1] if symbols[-1] == END else symbols)

    def _read(self, expression: str) -> Reading:
        if DAY.fullmatch(expression):
            return Reading(expression, expression, expression)
        if not expression:
            return Reading("", None, None)
        from datenorm.resolution import closed  # loaded where it is needed: most answers are full days

        try:
            edtf = closed(expression, self._pivot)
        except InvalidExpression:  # an interval that ends before it starts
            edtf = None
        return Reading(expression, edtf, edtf if edtf and DAY.fullmatch(edtf) else None)


Candidate = tuple[Reading, float]
Candidates = Sequence[Candidate]


def judge(
    candidates: Candidates,
    *,
    has_order: bool,
    min_confidence: float,
    alternatives: int = 0,
    text: str = "",
    has_language: bool = True,
) -> Verdict:
    """The verdict on readings with their probabilities, likeliest first.

    Readings that mean the same are one, with their probabilities together. `has_order` says that a hint settles the
    order of the fields, so that only an unsure answer is ambiguous; `alternatives` is how many other readings are told,
    beside those of an ambiguous text. `text` is the canonical text, whose language is settled by a hint where it
    `has_language`.
    """
    if len(candidates) > 1:
        candidates = _by_weekday(_merged(candidates), text, has_language)
    best, confidence = candidates[0]
    if confidence < ANY_READING and sum(probability for _, probability in candidates) < ANY_READING:
        others = _told(candidates)[:alternatives]
        return Verdict(None, None, confidence, "rejected", Reason.IMPOSSIBLE_DATE, others, best.expression)
    if best.edtf is None:
        reason = Reason.IMPOSSIBLE_DATE if best.expression else Reason.NOT_A_DATE
        others = _told(candidates[1:])[:alternatives]
        return Verdict(None, None, confidence, "rejected", reason, others, best.expression)
    is_unsure = confidence < min_confidence
    if len(candidates) > 1:
        least = SECOND_ORDER_AMONG_WORDS if any(map(str.isalpha, text)) else SECOND_READING
        orders = [c for c in candidates[1:] if c[1] >= least and _is_other_order(best, c[0])]
        readings = orders if is_unsure or not has_order else []
        if not readings and not has_language:
            months = [c for c in candidates[1:] if c[1] >= SECOND_MONTH]
            readings = [c for c in months if is_renamed(text, best.expression, c[0].expression)]
        if told := _told([candidates[0], *readings])[1:]:
            all_told = _told([candidates[0], *readings, *candidates[1:]])[: max(alternatives, len(told) + 1)]
            return Verdict(None, None, confidence, "ambiguous", Reason.AMBIGUOUS, all_told, best.expression)
    if is_unsure:
        told = _told(candidates)[: max(alternatives, 1)]
        return Verdict(None, None, confidence, "rejected", Reason.UNSURE, told, best.expression)
    others = _told(candidates)[1 : alternatives + 1] if alternatives else ()
    return Verdict(best.edtf, best.date, confidence, "ok", None, others, best.expression)


def in_order(candidates: list[Candidate], text: str, order: str) -> list[Candidate]:
    """The readings with the likeliest one of the first's digits in front that has them in the hinted order.

    It takes the probabilities of the other orders of these digits along. Nothing changes where no order is hinted,
    where no reading of these digits stands in it, and where the text names a weekday, which tells the order itself.

    >>> march, april = Reading("1945-03-04~", "1945-03-04~", None), Reading("1945-04-03~", "1945-04-03~", None)
    >>> in_order([(april, 0.6), (march, 0.3)], "c. 3/4/1945", "mdy")[0][0].edtf
    '1945-03-04~'
    """
    best = candidates[0][0]
    if not order or named_weekdays(text):
        return candidates
    digits = [other for other in candidates if other[0] is best or _is_other_order(best, other[0])]
    hinted = next((reading for reading, _ in digits if stands_in(text, reading.expression, order)), None)
    if hinted is None:
        return candidates
    share = min(1.0, sum(probability for _, probability in digits))
    return [(hinted, share), *(other for other in candidates if other not in digits)]


def is_reordered(expression: str, other: str) -> bool:
    """Whether two days are the same digits in another order of day, month and year of the century.

    >>> is_reordered("2005-03-04", "2005-04-03"), is_reordered("XX03-02-01", "XX01-02-03")
    (True, True)
    >>> is_reordered("2005-03-04", "2005-04-04"), is_reordered("2005-03", "2005-04")
    (False, False)
    >>> is_reordered("XXXX-03-04", "XXXX-04-03"), is_reordered("1905-03-04~", "1905-04-03~")
    (True, True)
    """
    first, second = _STATED_DAY.fullmatch(expression), _STATED_DAY.fullmatch(other)
    if not first or not second or expression == other or first[1] != second[1]:
        return False
    return first[5] == second[5] and sorted(first.groups()[1:4]) == sorted(second.groups()[1:4])


def _is_other_order(best: Reading, other: Reading) -> bool:
    """Whether two readings are the same digits in another order, as they are written or as they are read."""
    if is_reordered(best.expression, other.expression):
        return True
    return best.edtf is not None and other.edtf is not None and is_reordered(best.edtf, other.edtf)


def _by_weekday(candidates: Candidates, text: str, has_language: bool) -> Candidates:
    """The readings of the same text weighed by the weekday that it names, where one of them is that weekday.

    These are the same digits in another order, and the same name as another language's month where the text's language
    is not known. A weekday beside a date is right with a probability of RIGHT_WEEKDAY, else any other.
    """
    best = candidates[0][0]

    def is_same(reading: Reading) -> bool:
        if reading == best or _is_other_order(best, reading):
            return True
        return not has_language and is_renamed(text, best.expression, reading.expression)

    same = [candidate for candidate in candidates if is_same(candidate[0])]
    days = [reading.date for reading, _ in same if reading.date is not None]
    if not 1 < len(days) == len(same) or not (weekdays := named_weekdays(text)):
        return candidates
    fits = fitting(weekdays, days)
    if not any(fits):
        return candidates
    weights = [RIGHT_WEEKDAY if fit else (1 - RIGHT_WEEKDAY) / 6 for fit in fits]
    weighed = [weight * confidence for weight, (_, confidence) in zip(weights, same, strict=True)]
    scale = sum(confidence for _, confidence in same) / sum(weighed)
    found = [(reading, scale * confidence) for (reading, _), confidence in zip(same, weighed, strict=True)]
    others = [candidate for candidate in candidates if candidate not in same]
    return sorted([*found, *others], key=lambda candidate: -candidate[1])


def _merged(candidates: Candidates) -> Candidates:
    """The readings, each answer once under the likeliest of its expressions, likeliest first."""
    found: dict[tuple[str | None, str], tuple[Reading, float]] = {}
    for reading, confidence in candidates:
        key = reading.edtf, "" if reading.edtf is not None else reading.expression
        first, known = found.get(key, (reading, 0.0))
        found[key] = first, min(1.0, known + confidence)
    return sorted(found.values(), key=lambda candidate: -candidate[1])


def _told(candidates: Iterable[tuple[Reading, float]]) -> tuple[Hypothesis, ...]:
    """The readings that are answers, each once."""
    told: dict[str, Hypothesis] = {}
    for reading, confidence in candidates:
        if reading.edtf is not None and reading.edtf not in told:
            told[reading.edtf] = Hypothesis(reading.edtf, confidence)
    return tuple(told.values())
