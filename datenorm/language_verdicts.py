"""The verdict on the languages of a column: the month of each name that has several, or why it stays open.

>>> from datenorm.languages import LEVELS
>>> kinds = {NameKind("lip", 7, LEVELS, False, False): 3, NameKind("sij", 1, LEVELS, True, False): 1}
>>> found = decide_languages(kinds, {"sij": [Row(4, "2. sij 2020")]})
>>> found.months["lip"], found.changed
((6, ('hr',)), 3)
>>> found.message
"months are named in hr: row 4 ('2. sij 2020') says so; 3 rows changed by it"
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from datenorm.languages import Group, Members, grouped, weigh_languages
from datenorm.month_languages import month_languages, month_name
from datenorm.normalization import Normalization, Reason
from datenorm.tallies import UNNUMBERED, Row, lowest

# A month is decided where it has at least this probability; open, it is contradictory where two languages that differ
# in it are likelier to be there than not.
DECIDED, CLASHING = 0.9, 0.5
# Share of rows in none of the likeliest languages up to which these decide anything.
UNEXPLAINED = 0.05
# Languages that cannot be told apart up to which they tell something, and those of them that people are told of.
MOST_TOLD = 12
_TOLD = 3

Meanings = Mapping[int, tuple[str, ...]]


class NameKind(NamedTuple):
    """What counts as the same row: the word that was read as its month, that month, the network's probability in
    levels, whether that decides by itself, and whether the row alone was refused.
    """

    word: str
    month: int
    level: int
    is_sure: bool
    is_refused: bool


@dataclass(frozen=True, slots=True)
class LanguageVerdict:
    """What the names of months in a column say of its languages.

    `status` is "decided" (rows are read otherwise than alone), "undecidable" (no row tells), "contradictory" (languages
    are certain to be there in which a word has different months) or "unneeded". `languages` are those of the likeliest
    hypothesis, each with those that cannot be told from it, empty where none is likely or too many are; `probability`
    is its own. `months` has the words whose month is decided, with that month and the languages in which it is so;
    `open_words` those that stay open, with the languages of each month. Of `refused_words` every row stays open,
    however sure: rows of theirs are refused alone, or the languages contradict each other. `changed` counts rows that
    alone are read as another month or refused, `doubted` those whose month stays open. `deciders` are rows that told,
    `against` those of the other language.
    """

    status: str = "unneeded"
    languages: tuple[tuple[str, ...], ...] = ()
    probability: float = 0.0
    months: Mapping[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    open_words: Mapping[str, Meanings] = field(default_factory=dict)
    refused_words: tuple[str, ...] = ()
    changed: int = 0
    doubted: int = 0
    deciders: tuple[Row, ...] = ()
    against: tuple[Row, ...] = ()

    @property
    def message(self) -> str | None:
        """The verdict in words for people; None where there is nothing to tell."""
        words = ", ".join(f"{word!r}" for word in self.open_words)
        doubted = f"{_count(self.doubted)} with {words} in doubt; give the locale if you know it"
        match self.status:
            case "decided":
                return f"{self._told()}: {_named(self.deciders)} so; {_count(self.changed)} changed by it"
            case "contradictory":
                return (
                    f"contradictory: {self._told()}: {_named(self.deciders)} so, {_named(self.against)} so; {doubted}"
                )
            case "undecidable":
                return f"undecidable: the rows do not tell in which language months are named; {doubted}"
        return self._told() if self.languages else None

    def as_json(self) -> dict[str, Any]:
        """The verdict for programs."""
        return {
            "status": self.status,
            "languages": [list(languages) for languages in self.languages],
            "probability": round(self.probability, 6),
            "months": {word: month for word, (month, _) in self.months.items()},
            "open_words": {word: list(meanings) for word, meanings in self.open_words.items()},
            "changed": self.changed,
            "doubted": self.doubted,
            "deciders": [row.as_json() for row in self.deciders],
            "against": [row.as_json() for row in self.against],
            "message": self.message,
        }

    def _told(self) -> str:
        return f"months are named in {' and '.join(map(_told, self.languages))}"


def decide_languages(kinds: Mapping[NameKind, int], examples: Mapping[str, list[Row]]) -> LanguageVerdict:
    """The verdict on rows that are counted by kind; `examples` are the first rows of each word."""
    rows: dict[tuple[str, int], int] = {}
    for kind, count in kinds.items():
        rows[kind.word, kind.level] = rows.get((kind.word, kind.level), 0) + count
    groups = grouped(rows)
    if not groups:
        return LanguageVerdict()
    return _Decision(kinds, examples, groups, weigh_languages(rows, groups)).verdict()


def named_month(answer: Normalization) -> str | None:
    """The word that was read as the month of an answer; also of one that its language alone leaves open, or that is
    unsure, as its language may be all that it lacks.
    """
    if answer.lacks == "order" or answer.reason not in (None, Reason.AMBIGUOUS, Reason.UNSURE):
        return None
    return month_name(answer.text, answer.expression)


class _Decision:
    """One verdict in the making; `found` are the probabilities of the hypotheses."""

    def __init__(
        self,
        kinds: Mapping[NameKind, int],
        examples: Mapping[str, list[Row]],
        groups: list[Group],
        found: Mapping[Members, float],
    ) -> None:
        self._kinds, self._examples, self._groups, self._found = kinds, examples, groups, found
        self._best = max(found, key=lambda members: found[members])
        self._words = sorted({kind.word for kind in kinds})

    def verdict(self) -> LanguageVerdict:
        several = [word for word in self._words if len(month_languages(word)) > 1]
        months = {word: meaning for word in several if (meaning := self._month(word))}
        clashing = {word: self._sides(word) for word in several if word not in months and self._clash(word) > CLASHING}
        unsure = {kind.word for kind in self._kinds if not kind.is_sure} - set(months)
        open_words = clashing | {word: month_languages(word) for word in several if word in unsure - set(clashing)}
        changed = self._rows(lambda kind: kind.is_refused or kind.month != months[kind.word][0], months)
        refused = {kind.word for kind in self._kinds if kind.is_refused}.union(clashing).intersection(open_words)
        doubted = self._rows(lambda kind: kind.word in refused or not kind.is_sure, open_words)
        status = "contradictory" if clashing else "undecidable" if doubted else "decided" if changed else "unneeded"
        deciders, against = self._telling(clashing or months)
        groups = [self._groups[number].languages for number in self._best]
        is_likely = clashing or self._found[self._best] >= DECIDED
        is_told = is_likely and max(map(len, groups)) <= MOST_TOLD
        return LanguageVerdict(
            status,
            tuple(groups) if is_told else (),
            self._found[self._best],
            months,
            open_words,
            tuple(sorted(refused)),
            changed,
            doubted,
            self._first_rows(deciders),
            self._first_rows(against) if clashing else (),
        )

    def _month(self, word: str) -> tuple[int, tuple[str, ...]] | None:
        """The month of a word that the likely languages agree on, and the languages; None where they do not."""
        if self._unexplained() > UNEXPLAINED:
            return None
        shares: dict[int, float] = {}
        for members, probability in self._found.items():
            meant = self._meant(word, members)
            if len(meant) == 1:
                month = meant.pop()
                shares[month] = shares.get(month, 0.0) + probability
        month = max(shares, key=lambda month: shares[month], default=0)
        if shares.get(month, 0.0) < DECIDED:
            return None
        return month, self._languages(word, month) or month_languages(word)[month]

    def _clash(self, word: str) -> float:
        """The probability that the column is in languages in which a word has different months."""
        return sum(found for members, found in self._found.items() if len(self._meant(word, members)) > 1)

    def _meant(self, word: str, members: Members) -> set[int]:
        return {months[word] for number in members if word in (months := self._groups[number].months)}

    def _languages(self, word: str, month: int) -> tuple[str, ...]:
        """The languages of the likeliest hypothesis in which a word has a month."""
        having = [group for group in map(self._groups.__getitem__, self._best) if group.months.get(word) == month]
        return tuple(language for group in having for language in group.languages)

    def _sides(self, word: str) -> Meanings:
        """The months of a word with the languages that contradict each other."""
        found = {month: self._languages(word, month) for month in sorted(self._meant(word, self._best))}
        return found if len(found) > 1 else month_languages(word)

    def _unexplained(self) -> float:
        """The share of rows whose word is in none of the likeliest languages."""
        known = {word for number in self._best for word in self._groups[number].months}
        return self._rows(lambda kind: kind.word not in known, self._words) / sum(self._kinds.values())

    def _rows(self, condition: Callable[[NameKind], bool], words: Collection[str]) -> int:
        """The rows with one of these words that meet a condition."""
        return sum(count for kind, count in self._kinds.items() if kind.word in words and condition(kind))

    def _telling(self, words: Collection[str]) -> tuple[set[str], set[str]]:
        """The words that the likeliest language has and its rival has not, and the other way round.

        The rival is the likeliest group in which one of `words` has another month.
        """
        own = self._groups[self._best[0]].months
        for number in sorted(range(len(self._groups)), key=lambda number: -self._found[number,]):
            theirs = self._groups[number].months
            if any(theirs.get(word, own.get(word)) != own.get(word) for word in words):
                return set(own) - set(theirs), set(theirs) - set(own)
        return set(own) - set(words), set()

    def _first_rows(self, words: Collection[str]) -> tuple[Row, ...]:
        found: list[Row] = []
        for word in sorted(words):
            found = lowest(found, self._examples.get(word, []))
        return tuple(found)


def _told(languages: tuple[str, ...]) -> str:
    first, *others = languages
    return f"{first} (or {', '.join(others[:_TOLD])})" if others else first


def _named(rows: tuple[Row, ...]) -> str:
    """The first row of those that tell."""
    if not rows:
        return "all rows together say"
    number, text, _ = rows[0]
    return f"{text!r} says" if number == UNNUMBERED else f"row {number} ({text!r}) says"


def _count(rows: int) -> str:
    return f"{rows:,} row{'' if rows == 1 else 's'}"
