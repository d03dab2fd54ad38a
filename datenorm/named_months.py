"""Answers whose month depends on the language of their column: read by it, or refused with both readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from datenorm.evidence import OWN_TEXT_DECIDES
from datenorm.language_verdicts import LanguageVerdict, Meanings, named_month
from datenorm.month_languages import month_of, with_month
from datenorm.normalization import Hypothesis, Normalization, Reason

# Readings that are looked for where a row that was nearly sure is refused.
ALTERNATIVES = 3


class Convert(Protocol):
    """What reads texts of the column, with a locale, or with more readings."""

    def __call__(
        self, texts: Iterable[str], *, locale: str | None = None, alternatives: int | None = None
    ) -> list[Normalization]: ...


def name_months(
    convert: Convert, knows: Callable[[str], bool], answers: list[Normalization], verdict: LanguageVerdict
) -> None:
    """Reads the rows whose month depends on their language under the verdict on it, and puts the answers in.

    Where the month is decided, a row that alone has another, or is unsure, is read in that language, and refused where
    it cannot be. Where it is open, a row that is not sure of its month is ambiguous; of a word that is refused, so is
    every row that its languages read as different months. `knows` tells the languages that can be a hint.
    """
    if not verdict.months and not verdict.open_words:
        return
    by_word: dict[str, list[int]] = {}
    for number, answer in enumerate(answers):
        if (word := named_month(answer)) is not None:
            by_word.setdefault(word, []).append(number)
    for word, (month, languages) in verdict.months.items():
        numbers = [n for n in by_word.get(word, ()) if _is_changed(answers[n], month)]
        language = next(filter(knows, languages), languages[0])
        hinted = convert([answers[number].text for number in numbers], locale=language) if numbers else []
        for number, found in zip(numbers, hinted, strict=True):
            answers[number] = _decided(answers[number], found, month)
    for word, meanings in verdict.open_words.items():
        known = {month: tuple(filter(knows, languages)) for month, languages in meanings.items()}
        _doubt(convert, answers, by_word.get(word, ()), known, is_refused=word in verdict.refused_words)


def refused(answer: Normalization, status: str, reason: Reason, others: Iterable[Hypothesis]) -> Normalization:
    """An answer that is not given, but told as the first of its readings."""
    readings = (Hypothesis(answer.edtf or "", answer.confidence), *others)
    return answer._replace(edtf=None, date=None, status=status, reason=reason, alternatives=readings)


def _is_changed(answer: Normalization, month: int) -> bool:
    return answer.status != "ok" or month_of(answer.expression) != month


def _decided(answer: Normalization, hinted: Normalization, month: int) -> Normalization:
    """The answer in the language of the column, where that changes nothing but the month."""
    if hinted.status == "ok" and hinted.expression == with_month(answer.expression or "", month):
        return hinted
    return refused(answer, "rejected", Reason.UNSURE, ()) if answer.status == "ok" else answer


def _doubt(
    convert: Convert, answers: list[Normalization], numbers: Sequence[int], meanings: Meanings, is_refused: bool
) -> None:
    """Makes rows ambiguous whose word has these months, where another than theirs is in question."""
    open_numbers = [
        number
        for number in numbers
        if answers[number].status != "ambiguous" and (is_refused or answers[number].confidence < OWN_TEXT_DECIDES)
    ]
    texts = [answers[number].text for number in open_numbers]
    searched = convert(texts, alternatives=ALTERNATIVES) if texts else []
    for number, found in zip(open_numbers, searched, strict=True):
        first, *rest = _readings(found)
        others = [other for other in rest if _is_meant(first.edtf, other.edtf, meanings)]
        if is_refused and not others:
            others = _in_languages(convert, answers[number], first, meanings)
        if others:
            own = answers[number]._replace(edtf=first.edtf, confidence=first.confidence)
            answers[number] = refused(own, "ambiguous", Reason.AMBIGUOUS, others)


def _readings(answer: Normalization) -> tuple[Hypothesis, ...]:
    """All readings of an answer, likeliest first."""
    own = () if answer.edtf is None else (Hypothesis(answer.edtf, answer.confidence),)
    return (*own, *answer.alternatives)


def _is_meant(edtf: str, other: str, meanings: Meanings) -> bool:
    """Whether another reading is the same but for the month, and that one that the word can mean."""
    month = month_of(other)
    return month is not None and month in meanings and month_of(edtf) != month and with_month(edtf, month) == other


def _in_languages(convert: Convert, answer: Normalization, first: Hypothesis, meanings: Meanings) -> list[Hypothesis]:
    """The readings of an answer in the languages of its word, beside the first."""
    hinted = [convert([answer.text], locale=languages[0])[0] for languages in meanings.values() if languages]
    others = [found for found in hinted if found.edtf and _is_meant(first.edtf, found.edtf, meanings)]
    return [Hypothesis(found.edtf or "", min(found.confidence, 1 - first.confidence)) for found in others]
