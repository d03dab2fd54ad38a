"""Right, wrong and refused: the scores of a model on examples whose references are known.

An answer is right, wrong (another date) or none (refused, or ambiguous). For a text that is no date, being refused is
right and any answer is wrong; for numbers that several orders read, saying so is right. Everything is summed first and
divided last (Post, 2018, "A call for clarity in reporting BLEU scores"), and a report carries a signature: two numbers
compare only where their signatures agree.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import datenorm
from datenorm.examples import Example
from datenorm.resolution import closed

GROUPS = ("language", "locale", "kind", "script", "calendar", "rule", "pattern")
FIELDS = ("year", "month", "day")
AMBIGUOUS = "ambiguous"  # a kind of example, and the status of the answer that is right for it

_DATE = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?")
_CALENDAR = re.compile("([a-z]+):")
_SCRIPT_NAMES = {"CJK": "Han", "NKO": "N'Ko", "OL": "Ol Chiki", "MEETEI": "Meetei Mayek", "TAI": "Tai Le"}


class Answer(Protocol):
    """What is scored: the part of a `Normalization` that says what was answered."""

    @property
    def edtf(self) -> str | None: ...
    @property
    def status(self) -> str: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def alternatives(self) -> Sequence[Hypothesis]: ...


class Hypothesis(Protocol):
    """A reading among the alternatives of an answer."""

    @property
    def edtf(self) -> str: ...


@dataclass(slots=True)
class Tally:
    """Numbers of answers that were right, wrong and none."""

    right: int = 0
    wrong: int = 0
    none: int = 0

    @property
    def count(self) -> int:
        return self.right + self.wrong + self.none

    @property
    def accuracy(self) -> float:
        """Right answers of all, 0 to 1; 0 where there were none to give."""
        return self.right / self.count if self.count else 0.0

    def add(self, expected: str | None, answered: str | None) -> None:
        if expected == answered:
            self.right += 1
        elif answered is None:
            self.none += 1
        else:
            self.wrong += 1

    def json(self) -> dict[str, int | float]:
        return {"count": self.count, "right": self.right, "wrong": self.wrong, "none": self.none} | {
            "accuracy": round(self.accuracy, 6)
        }


@dataclass(slots=True)
class Report:
    """The sums of one evaluation, and how they were come by.

    `whole` counts whole answers, `dates` and `negatives` those for texts that are a date and that are none; `fields`
    counts the fields that the references state, `groups[group][name]` whole answers by each of GROUPS. `reasons` counts
    why dates were refused; `named` of those refusals had the reference among their readings.
    """

    signature: str
    whole: Tally = field(default_factory=Tally)
    dates: Tally = field(default_factory=Tally)
    negatives: Tally = field(default_factory=Tally)
    fields: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    groups: dict[str, dict[str, Tally]] = field(default_factory=lambda: {name: {} for name in GROUPS})
    reasons: Counter[str] = field(default_factory=Counter)
    named: int = 0

    def add(self, example: Example, answer: Answer, pivot: int) -> None:
        """Counts one answer."""
        expected, answered = reference(example, pivot), answer.edtf
        if example.kind == AMBIGUOUS:
            expected, answered = AMBIGUOUS, AMBIGUOUS if answer.status == AMBIGUOUS else answered
        elif expected is not None:
            self._add_date(expected, answer)
        self.whole.add(expected, answered)
        (self.negatives if expected is None else self.dates).add(expected, answered)
        for group, name in _memberships(example):
            self.groups[group].setdefault(name, Tally()).add(expected, answered)

    def _add_date(self, expected: str, answer: Answer) -> None:
        stated, given = _fields(expected), _fields(answer.edtf)
        for name in stated:
            self.fields[name].add(stated[name], None if answer.edtf is None else given.get(name, ""))
        if answer.edtf is None:
            self.reasons[str(answer.reason or answer.status)] += 1
            self.named += any(reading.edtf == expected for reading in answer.alternatives)

    def text(self, by: Sequence[str] = ("kind", "script", "locale"), limit: int = 20) -> str:
        """The report as a table for people; of a group with more than `limit` names the worst are shown."""
        lines = [self.signature, "", _row("", Tally(), header=True), _row("all", self.whole)]
        lines += [_row("dates", self.dates), _row("not dates", self.negatives)]
        lines += [_row(f"{name} of a date", tally) for name, tally in self.fields.items()]
        if self.reasons:
            reasons = ", ".join(f"{reason} {count}" for reason, count in self.reasons.most_common())
            lines += ["", f"dates refused: {reasons}; the reference was among the readings named for {self.named}"]
        for group in by:
            lines += ["", *_table(group, self.groups[group], limit)]
        return "\n".join(lines)

    def json(self) -> dict[str, object]:
        """The report as values that JSON has; every name of every group."""
        return {
            "signature": self.signature,
            "whole": self.whole.json(),
            "dates": self.dates.json(),
            "negatives": self.negatives.json(),
            "fields": {name: tally.json() for name, tally in self.fields.items()},
            "refused": dict(self.reasons.most_common()),
            "refused_with_reference_named": self.named,
        } | {
            f"by_{group}": {name: tally.json() for name, tally in sorted(tallies.items())}
            for group, tallies in self.groups.items()
        }


def reference(example: Example, pivot: int) -> str | None:
    """The expected answer of an example: its expression after pivot and calendars, None for a text that is no date."""
    return closed(example.expression, pivot) if example.expression else None


def signature(*, model: str, version: str, test_set: str, options: Mapping[str, object]) -> str:
    """How a score was measured, in one line: tool, model, test set and every option that bears on the answers.

    >>> signature(model="base", version="1", test_set="generated-test,seed=1,n=100", options={"pivot": 1969})
    'datenorm:0.5.0|model:base@1|set:generated-test,seed=1,n=100|pivot:1969'
    """
    made = {"datenorm": datenorm.__version__, "model": f"{model}@{version}", "set": test_set}
    return "|".join(f"{name}:{value}" for name, value in (made | dict(options)).items())


def file_test_set(path: Path) -> str:
    """The name of a labelled file as a signature gives it: with half of its SHA-256, so that an edit shows."""
    with path.open("rb") as stream:
        return f"{path.name},sha256={hashlib.file_digest(stream, 'sha256').hexdigest()[:32]}"


def generated_test_set(split: str, seed: int, count: int) -> str:
    """The name of a generated test set as a signature gives it."""
    return f"generated-{split},seed={seed},n={count}"


def script(text: str) -> str:
    """The script that most letters of a text are in, else that of its digits ("Digits" for ASCII), else "None".

    >>> script("tisdag 5 mars 2024"), script("2024年5月3日"), script("٣/٥/١٩٧٩"), script("03/05/79"), script("?")
    ('Latin', 'Han', 'Arabic', 'Digits', 'None')
    """
    plain = unicodedata.normalize("NFKC", text)
    letters = Counter(_script_of(character) for character in plain if character.isalpha())
    if letters:
        return letters.most_common(1)[0][0]
    digits = Counter("Digits" if c.isascii() else _script_of(c) for c in plain if c.isdecimal())
    return digits.most_common(1)[0][0] if digits else "None"


def _script_of(character: str) -> str:
    word = re.split(r"[ -]", unicodedata.name(character, "UNNAMED"))[0]
    return _SCRIPT_NAMES.get(word, word.capitalize())


def _memberships(example: Example) -> Iterator[tuple[str, str]]:
    yield "script", script(example.text)
    for group in ("locale", "kind", "rule", "pattern"):
        name = getattr(example, group)
        if name:
            yield group, name
    if example.locale != "und":
        yield "language", example.locale.split("_")[0]
    if calendar := _CALENDAR.search(example.expression):
        yield "calendar", calendar[1]


def _fields(edtf: str | None) -> dict[str, str]:
    """The digits of the fields that a date states in full."""
    match = _DATE.fullmatch(edtf or "")
    found = zip(FIELDS, match.groups(), strict=True) if match else ()
    return {name: digits for name, digits in found if digits and "X" not in digits}


def _table(group: str, tallies: Mapping[str, Tally], limit: int) -> Iterator[str]:
    worst = sorted(tallies.items(), key=lambda item: (item[1].accuracy, -item[1].count, item[0]))
    yield _row(f"by {group}", Tally(), header=True)
    for name, tally in worst[:limit]:
        yield _row(name, tally)
    if len(worst) > limit:
        yield f"  ... and {len(worst) - limit} more, all at least as good"


def _row(name: str, tally: Tally, header: bool = False) -> str:
    if header:
        return f"{name:<24} {'count':>8} {'right %':>8} {'wrong %':>8} {'none %':>8}"
    shares = (100 * part / max(tally.count, 1) for part in (tally.right, tally.wrong, tally.none))
    return f"{name:<24} {tally.count:>8} " + " ".join(f"{share:>8.2f}" for share in shares)
