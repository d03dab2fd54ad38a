"""From texts to answers.

>>> from datenorm import normalize
>>> normalize("3 May 1979").edtf, normalize("2024年5月3日").date
('1979-05-03', '2024-05-03')
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterable, Sequence
from copy import copy
from math import exp
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from datenorm.bundle import Bundle, Config
from datenorm.errors import InvalidExpression, InvalidHint
from datenorm.expressions import Automaton, spell
from datenorm.field_orders import stands_in
from datenorm.hints import Hint, LocaleTable, has_full_stops
from datenorm.judgement import SECOND_READING, Reading, Readings, Verdict, in_order, judge
from datenorm.models import find_model
from datenorm.month_languages import has_other_months
from datenorm.normalization import Explanation, Hypothesis, Normalization, Reason
from datenorm.reference import Reference, read_prefer, read_reference
from datenorm.runtime import Network
from datenorm.search import Steps, attend, beam, greedy
from datenorm.sources import SourceReader
from datenorm.text import align
from datenorm.vocabulary import Vocabulary

__all__ = ["Explanation", "Hypothesis", "Normalization", "Normalizer", "Reason", "Request", "explain", "normalize"]

Day = datetime.date | str
DEFAULT_MODEL = "base"
# An answer at least this probable leaves no other reading a probability that counts.
SURE = 1 - SECOND_READING
# An answer less probable than this follows a hint of the order in which its digits are read.
HINT_DECIDES = 0.985
# An answer at least this probable is the likeliest of all, so that no search can find a better one.
LIKELIEST = 0.5
# Hypotheses that a search follows at a time, and the least probability of those that it finds.
BEAM_WIDTH = 8
FLOOR = 0.005
# Alternatives that `explain` tells at least.
EXPLAINED = 5

# Requests that are worked on at a time, and pairs of hints that are kept.
_SLICE = 8192
_KEPT_HINTS = 4096


class Request(NamedTuple):
    """A text with the hints that are known for it, and the reference date of what it leaves open."""

    text: str
    locale: str | None = None
    order: str | None = None
    reference: datetime.date | None = None


class Normalizer:
    """Reads dates with one model. Threads may share it.

    `pivot` is the first of the hundred years that two digits may mean, and `min_confidence` the probability below which
    an answer is refused; None takes the model's own. `alternatives` is how many other readings are told of an answer:
    with more than 0 every answer is searched for, which takes longer. `prefer` (nearest, past or future) says how a
    year, month or week that a text leaves out is chosen where a request has a reference date; without it the nearest.
    `today`, of requests without a reference date, resolves only words that count from a day, as "yesterday" does.
    Without both, such words keep their expression: -P1D.
    """

    def __init__(
        self,
        config: Config,
        source: Vocabulary,
        target: Vocabulary,
        locales: LocaleTable,
        network: Steps,
        *,
        pivot: int | None = None,
        min_confidence: float | None = None,
        alternatives: int = 0,
        prefer: str | None = None,
        today: datetime.date | None = None,
    ) -> None:
        self.config = config
        self._prefer, self._today = read_prefer(prefer), today
        self.pivot = config.pivot if pivot is None else pivot
        self.min_confidence = config.min_confidence if min_confidence is None else min_confidence
        if not 1 <= self.pivot <= 9900 or not 0 <= self.min_confidence <= 1 or alternatives < 0:
            raise ValueError(
                "pivot is a year from 1 to 9900, min_confidence from 0 to 1, alternatives at least 0; "
                f"received {self.pivot}, {self.min_confidence}, {alternatives}"
            )
        self._alternatives = alternatives
        self._target = target
        self._locales = locales
        self._network = network
        self._automaton = Automaton(target)
        self._sources = SourceReader(source, config.max_length)
        self._readings = Readings(target, self.pivot)
        self._hints: dict[tuple[str | None, str | None], tuple[tuple[Hint, str], tuple[Hint, str]]] = {}

    @classmethod
    def load(
        cls,
        model: str | Path = DEFAULT_MODEL,
        *,
        threads: int = 1,
        pivot: int | None = None,
        min_confidence: float | None = None,
        alternatives: int = 0,
        prefer: str | None = None,
        today: datetime.date | None = None,
    ) -> Normalizer:
        """A normalizer with a model by name or path; `threads` is for the work within one batch.

        Raises ModelError where the model is missing or damaged, ValueError for settings that cannot be.
        """
        bundle = Bundle.load(find_model(model))
        return cls(
            bundle.config,
            bundle.source,
            bundle.target,
            LocaleTable.parse(bundle.locales),
            Network(bundle, threads),
            pivot=pivot,
            min_confidence=min_confidence,
            alternatives=alternatives,
            prefer=prefer,
            today=today,
        )

    def normalize(
        self, text: str, *, locale: str | None = None, order: str | None = None, reference: Day | None = None
    ) -> Normalization:
        """What one text says.

        `locale` (en_GB, pt-BR, …) and `order` (dmy, mdy or ymd) say what is known about it, `reference` is the day, a
        date or a text such as 2024-05-03, that relative words count from. Raises InvalidHint and InvalidReference for
        what can be none of these.

        >>> Normalizer.load().normalize("03/05/1979", order="dmy").edtf
        '1979-05-03'
        >>> Normalizer.load().normalize("three days ago", reference="2024-05-03").edtf
        '2024-04-30'
        """
        return self.normalize_many([text], locale=locale, order=order, reference=reference)[0]

    def normalize_many(
        self,
        texts: Iterable[str],
        *,
        locale: str | None = None,
        order: str | None = None,
        reference: Day | None = None,
    ) -> list[Normalization]:
        """What each of many texts says, in their order; hints and reference date hold for all.

        Raises InvalidHint, InvalidReference.

        >>> [answer.edtf for answer in Normalizer.load().normalize_many(["3 May 1979", "n/a", "May 1979"])]
        ['1979-05-03', None, '1979-05']
        """
        self.check_hints(locale, order)
        day = None if reference is None else read_reference(reference)
        return self.convert([Request(text, locale, order, day) for text in texts])

    def convert(self, requests: Sequence[Request], alternatives: int | None = None) -> list[Normalization]:
        """What each of many texts says, with hints of its own, in their order.

        `alternatives` goes before the normalizer's own. A hint that can be none makes its text a refused one. Raises
        TypeError for a text that is no `str`.
        """
        alternatives = self._alternatives if alternatives is None else alternatives
        answers: list[Normalization] = []
        for first in range(0, len(requests), _SLICE):
            answers += self._convert(requests[first : first + _SLICE], alternatives)
        return answers

    def with_pivot(self, pivot: int) -> Normalizer:
        """This normalizer with another pivot; the two share the network. Raises ValueError for what can be no pivot."""
        if not 1 <= pivot <= 9900:
            raise ValueError(f"pivot is a year from 1 to 9900; received {pivot}")
        other = copy(self)
        other.pivot, other._readings = pivot, Readings(self._target, pivot)
        return other

    def check_hints(self, locale: str | None, order: str | None) -> tuple[str, ...]:
        """Warnings about hints that are not used; raises InvalidHint for what can be no locale or order."""
        return self._locales.resolve(locale, order).warnings

    def explain(
        self, text: str, *, locale: str | None = None, order: str | None = None, reference: Day | None = None
    ) -> Explanation:
        """What one text says, with alternatives and the attention weights on its characters.

        Raises InvalidHint, InvalidReference.

        >>> explanation = Normalizer.load().explain("3 May 1979")
        >>> explanation.symbols, explanation.attention.shape
        (('C19', 'Y79', 'M05', 'D03'), (4, 10))
        """
        _, prefix = self._hint(text, locale, order)
        day = None if reference is None else read_reference(reference)
        (normalization,) = self._convert([Request(text, locale, order, day)], max(self._alternatives, EXPLAINED))
        source = self._sources.read(prefix, text)
        symbols: tuple[str, ...] = ()
        weights = np.zeros((0, len(prefix)))
        if normalization.expression is not None and not isinstance(source, Reason):
            symbols = tuple(spell(normalization.expression)[:-1])
            (batch,) = self._sources.batches([source])
            ids = [self._target.ids[symbol] for symbol in symbols]
            weights = attend(self._network, self._automaton, batch.source[0, : len(source)], ids)
        return Explanation(
            normalization,
            "" if isinstance(source, Reason) else source[len(prefix) :],
            symbols,
            _on_own_characters(weights[:, len(prefix) :], text),
            self._sources.hint_symbols(prefix),
            weights[:, : len(prefix)],
            self._steps(normalization, locale, order, day),
        )

    def _steps(
        self, normalization: Normalization, locale: str | None, order: str | None, day: datetime.date | None
    ) -> tuple[tuple[str, str], ...]:
        """What arithmetic made of what was written."""
        if not normalization.expression:
            return ()
        from datenorm.resolution import steps

        try:
            hint, _ = self._hint(normalization.text, locale, order)
            return tuple(steps(normalization.expression, self.pivot, self._reference(day, hint)))
        except InvalidExpression:  # an interval that ends before it starts
            return ()

    def _reference(self, day: datetime.date | None, hint: Hint) -> Reference | None:
        """The reference date of a request: its own, or today for words that count from a day."""
        date = day or self._today
        return None if date is None else Reference(date, self._prefer, hint.first_weekday, fills=day is not None)

    def _convert(self, requests: Sequence[Request], alternatives: int) -> list[Normalization]:
        """The answers to a slice of requests; sources that are equal are worked out once."""
        numbers: dict[str, int] = {}
        places: list[int | Reason] = []
        hints: list[Hint] = []
        for text, locale, order, _ in requests:
            try:
                hint, prefix = self._hint(text, locale, order)
            except InvalidHint as error:
                places.append(Reason.INVALID_HINT)
                hints.append(Hint(warnings=(str(error),)))
                continue
            source = self._sources.read(prefix, text)
            places.append(source if isinstance(source, Reason) else numbers.setdefault(source, len(numbers)))
            hints.append(hint)
        verdicts = self._judge(list(numbers), alternatives)
        return [
            self._answer(request, _refusal(place) if isinstance(place, Reason) else verdicts[place], hint)
            for request, place, hint in zip(requests, places, hints, strict=True)
        ]

    def _answer(self, request: Request, verdict: Verdict, hint: Hint) -> Normalization:
        """The verdict on a text as its answer, after what its reference date tells."""
        if verdict.date is not None or not verdict.expression:
            return Normalization(request.text, *verdict, hint.warnings)
        reference = self._reference(request.reference, hint)
        if reference is None:
            return Normalization(request.text, *verdict, hint.warnings)
        from datenorm.resolution import resolve

        found = resolve(verdict, reference)
        return Normalization(request.text, *found, hint.warnings, None if found == verdict else reference.date)

    def _hint(self, text: str, locale: str | None, order: str | None) -> tuple[Hint, str]:
        """The hint that locale and order make for a text, and how it is written in front of a source."""
        known = self._hints.get((locale, order))
        if known is None:
            hint = self._locales.resolve(locale, order)
            other = hint.beside_full_stops()
            known = (hint, self._sources.prefix(hint)), (other, self._sources.prefix(other))
            if len(self._hints) >= _KEPT_HINTS:
                self._hints.clear()
            self._hints[locale, order] = known
        usual, beside_full_stops = known
        is_other = usual[0].with_full_stops and isinstance(text, str) and has_full_stops(text)
        return beside_full_stops if is_other else usual

    def _judge(self, sources: Sequence[str], alternatives: int) -> list[Verdict]:
        """The verdict on each source: on its likeliest reading where that decides, else after a search for others."""
        found = self._likeliest(sources)
        open_numbers = [
            number
            for number, (reading, confidence) in enumerate(found)
            if alternatives or (confidence < SURE and self._is_open(reading, confidence, sources[number]))
        ]
        others = self._others([sources[number] for number in open_numbers])
        candidates: list[list[tuple[Reading, float]]] = [[best] for best in found]
        for number, hypotheses in zip(open_numbers, others, strict=True):
            best = candidates[number][0]
            rest = [other for other in hypotheses if other[0].expression != best[0].expression]
            candidates[number] = sorted([best, *rest], key=lambda candidate: -candidate[1])
            if best[1] < HINT_DECIDES:
                text, order = self._sources.text(sources[number]), self._sources.order(sources[number])
                candidates[number] = in_order(candidates[number], text, order)
        return [
            judge(
                candidate,
                has_order=bool(self._sources.order(source)),
                text=self._sources.text(source),
                has_language=self._sources.has_language(source),
                min_confidence=self.min_confidence,
                alternatives=alternatives,
            )
            for candidate, source in zip(candidates, sources, strict=True)
        ]

    def _is_open(self, reading: Reading, confidence: float, source: str) -> bool:
        """Whether other readings bear on the verdict."""
        if confidence < LIKELIEST:
            return True
        if reading.is_day and (confidence < self.min_confidence or not self._has_its_order(reading, source)):
            return True
        return not self._sources.has_language(source) and has_other_months(
            self._sources.text(source), reading.expression
        )

    def _has_its_order(self, reading: Reading, source: str) -> bool:
        """Whether a hint of the order is given, and the reading has its digits in that order."""
        order = self._sources.order(source)
        return bool(order) and stands_in(self._sources.text(source), reading.expression, order)

    def _likeliest(self, sources: Sequence[str]) -> list[tuple[Reading, float]]:
        """The likeliest reading of each source with its probability."""
        found: dict[int, tuple[Reading, float]] = {}
        for numbers, source, lengths in self._sources.batches(sources):
            best = greedy(self._network, self._automaton, source, lengths)
            readings = map(self._readings.__getitem__, map(tuple, best.symbols.tolist()))
            confidences = np.exp(best.log_probabilities).tolist()
            found.update(zip(numbers.tolist(), zip(readings, confidences, strict=True), strict=True))
        return [found[number] for number in range(len(sources))]

    def _others(self, sources: Sequence[str]) -> list[list[tuple[Reading, float]]]:
        """The readings of each source that are probable at all, likeliest first."""
        found: dict[int, list[tuple[Reading, float]]] = {}
        for numbers, source, lengths in self._sources.batches(sources):
            hypotheses = beam(self._network, self._automaton, source, lengths, BEAM_WIDTH, FLOOR)
            for number, row in zip(numbers.tolist(), hypotheses, strict=True):
                found[number] = [(self._readings[symbols], exp(score)) for symbols, score in row]
        return [found[number] for number in range(len(sources))]


def _refusal(reason: Reason) -> Verdict:
    return Verdict(None, None, 0.0, "rejected", reason)


def _on_own_characters(weights: NDArray[np.float64], text: str) -> NDArray[np.float64]:
    """Weights [steps, canonical characters] on the characters of the user's text: [steps, len(text)]."""
    own = np.zeros((len(weights), len(text)))
    if len(weights):
        for column, (start, end) in enumerate(align(text).spans):
            own[:, start:end] += weights[:, column, None] / (end - start)
    return own


class _Default:
    """The normalizer of the module's functions, loaded when first asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._normalizer: Normalizer | None = None

    def __call__(self) -> Normalizer:
        with self._lock:
            if self._normalizer is None:
                self._normalizer = Normalizer.load()
            return self._normalizer


default_normalizer = _Default()


def normalize(
    text: str, *, locale: str | None = None, order: str | None = None, reference: Day | None = None
) -> Normalization:
    """What one text says, by the model `base`; see `Normalizer.normalize`.

    >>> normalize("3 May 1979").edtf
    '1979-05-03'
    """
    return default_normalizer().normalize(text, locale=locale, order=order, reference=reference)


def explain(
    text: str, *, locale: str | None = None, order: str | None = None, reference: Day | None = None
) -> Explanation:
    """What one text says and where that was read, by the model `base`; see `Normalizer.explain`.

    >>> explain("2024年5月3日").normalization.edtf
    '2024-05-03'
    """
    return default_normalizer().explain(text, locale=locale, order=order, reference=reference)
