"""What a text was found to say: the answer, or why there is none."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Reason(StrEnum):
    """Why a text has no answer; the value is for programs, `message` for people."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    CONTROL_CHARACTER = "control-character"
    LONE_SURROGATE = "lone-surrogate"
    BIDIRECTIONAL_OVERRIDE = "bidirectional-override"
    INVALID_HINT = "invalid-hint"
    INVALID_REFERENCE = "invalid-reference"
    NOT_A_DATE = "not-a-date"
    IMPOSSIBLE_DATE = "impossible-date"
    UNSURE = "unsure"
    AMBIGUOUS = "ambiguous"

    @property
    def message(self) -> str:
        return _MESSAGES[self]


_MESSAGES = {
    Reason.EMPTY: "the text is empty",
    Reason.TOO_LONG: "the text is longer than a date could be",
    Reason.CONTROL_CHARACTER: "the text holds a control character",
    Reason.LONE_SURROGATE: "the text holds half of a character (a lone surrogate)",
    Reason.BIDIRECTIONAL_OVERRIDE: "the text holds a character that reverses the order of its letters",
    Reason.INVALID_HINT: "the locale or the order cannot be one",
    Reason.INVALID_REFERENCE: "the reference date is no date; write YYYY-MM-DD",
    Reason.NOT_A_DATE: "no date was found in the text",
    Reason.IMPOSSIBLE_DATE: "there is no such day in that year, month or calendar, or it ends before it starts",
    Reason.UNSURE: "no reading is sure enough",
    Reason.AMBIGUOUS: "the text has several readings",
}


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A possible answer with its probability under the model."""

    edtf: str
    confidence: float


class Normalization(NamedTuple):
    """What became of one text.

    `edtf` is the answer (ISO 8601-1 or EDTF) and `date` the same where it is one full day; both are None where the
    text was refused. `confidence` is the probability of the answer under the network, of all that it may write for it
    together, 0 where it was not asked. `status` is "ok", "ambiguous" or "rejected"; the latter two have a `reason`.
    `alternatives` are the other readings, likeliest first; of a text that was refused they are all of its readings.
    `expression` is what the network wrote, before pivot, calendars and reference date: "" is nothing. `warnings` are
    for people. `reference` is the reference date that the answer was resolved against, None where it bears on nothing
    in it.
    """

    text: str
    edtf: str | None
    date: str | None
    confidence: float
    status: str
    reason: Reason | None = None
    alternatives: tuple[Hypothesis, ...] = ()
    expression: str | None = None
    warnings: tuple[str, ...] = ()
    reference: datetime.date | None = None

    @property
    def message(self) -> str | None:
        """Why there is no answer, in words for people; None where there is one."""
        if self.reason is None:
            return None
        if self.reason is Reason.INVALID_HINT and self.warnings:
            return self.warnings[0]
        if self.reason is Reason.AMBIGUOUS:
            lacking = "the order of its fields" if self.lacks == "order" else "its locale"
            return f"ambiguous: {' or '.join(h.edtf for h in self.alternatives)}; give {lacking}"
        if self.reason is Reason.UNSURE and self.alternatives:
            return f"unsure: the likeliest is {self.alternatives[0].edtf} with a probability of {self.confidence:.2f}"
        return self.reason.message

    @property
    def lacks(self) -> str | None:
        """What decides between the readings of an ambiguous text: its "order", or its "locale" where they differ in the
        name of the month alone; None of any other.
        """
        if self.status != "ambiguous":
            return None
        first, second = (reading.edtf for reading in self.alternatives[:2])
        is_named = first[:4] == second[:4] and first[7:] == second[7:]
        return "locale" if is_named else "order"


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """An answer with the attention weights that led to it.

    `symbols` are the target symbols that were written, `attention` their weights on the characters of the user's own
    text, of shape [symbols, characters]; `hints` are the hint symbols in front of the source and `hint_attention` the
    weights on them, [symbols, hints]. Side by side each row of the two sums to 1. A character that became several in
    `canonical`, the text as the network reads it, has their weights together; several that became one share its weight.
    `steps` are what arithmetic made of the expression, each with what made it: pivot, calendar, reference date.
    """

    normalization: Normalization
    canonical: str
    symbols: tuple[str, ...]
    attention: NDArray[np.float64]
    hints: tuple[str, ...]
    hint_attention: NDArray[np.float64]
    steps: tuple[tuple[str, str], ...] = ()
