"""Words, labels and signs that stand around a date on its page, in its form, its log or its letter.

The forms are data: ``tables/surroundings.tsv`` has one a line, with ``{}`` for the date, by language (``*`` for every
language). None of them holds a digit or a numeral, and none changes what the date says: nothing that means before,
after, until, since, about or next.
"""

import random
import re
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from datenorm.generation.tables import rows

_TABLES = Path(__file__).with_name("tables")

# Share of the forms that belong to the text's own language, where it has any; English labels stand on data of all
# languages, and signs (brackets, quotes, full stops) belong to none.
LANGUAGE_RATE = 0.60
ENGLISH_RATE = 0.08
PLACE_RATE = 0.10
# Share of the dates with a year in figures at their end, of a month and of a year alone that get words that only those
# take, where the language has any: "3 мая 1979 г.", "in May 1979", "im Jahre 1979".
YEAR_WORD_RATE = 0.15
MONTH_RATE = 0.35
YEAR_RATE = 0.50
_ONE_YEAR = re.compile(r"\D*(?:\d{4}|['’]\d{2})\D*")  # and no other number: of a month, a season, a decade
_YEAR_AT_THE_END = re.compile(r"(?<!\d)\d{4}$")
# Share of the texts that get a second form around the first: "Updated: [3 May 1979]".
TWICE_RATE = 0.06

NO_LANGUAGE = "*"
COUNTED = "counted"  # the precision of what counts from today, which labels and signs stand around, and no "on the"
_KINDS = ("form", "year", "month", "annum", "letter", "places")


class _Forms(NamedTuple):
    """The forms of one language, by what they stand around; see the head of the table."""

    words: tuple[str, ...]
    weights: tuple[int, ...]
    labels: tuple[str, ...]
    after_year: tuple[str, ...]
    of_month: tuple[str, ...]
    of_year: tuple[str, ...]
    after_place: tuple[str, ...]
    places: tuple[str, ...]


def surround(rng: random.Random, text: str, language: str, precision: str) -> str:
    """Return ``text`` inside one form of ``language`` (``de``, ``zh_Hant``), of English or of no language.

    ``precision`` is that of the draft, or `COUNTED`.
    """
    decorated = _once(rng, text, language, precision)
    return _once(rng, decorated, NO_LANGUAGE, precision) if rng.random() < TWICE_RATE else decorated


def fitted(rng: random.Random, text: str, language: str, precision: str) -> str:
    """Return a month or year alone, or a date that ends with its year, at their rate in a form that only those take."""
    fitting, rate = _fitting(_forms(language), text, precision)
    form = rng.choice(fitting) if fitting and rng.random() < rate else "{}"
    return text if _ends_as_it_begins(form, text, language) else _filled(form, text)


def words_around(language: str) -> tuple[str, ...]:
    """Return the forms of a language and those of no language, with ``{}`` for the date."""
    own, every = _forms(language), _forms(NO_LANGUAGE)
    return own.words + own.after_year + own.of_month + own.of_year + every.words


def _once(rng: random.Random, text: str, language: str, precision: str) -> str:
    form = _form(rng, text, language, precision)
    if _ends_as_it_begins(form, text, language):
        form = _chosen(rng, _forms(NO_LANGUAGE))
    return _filled(form, text)


def _form(rng: random.Random, text: str, language: str, precision: str) -> str:
    own, draw = _forms(language), rng.random()
    if precision == COUNTED:
        labels = own.labels if draw < LANGUAGE_RATE else ()
        return rng.choice(labels) if labels else _chosen(rng, _forms(NO_LANGUAGE))
    fitting, rate = _fitting(own, text, precision)
    if fitting and rng.random() < rate:
        return rng.choice(fitting)
    if own.after_place and draw < PLACE_RATE:
        return rng.choice(own.after_place).replace("{place}", rng.choice(own.places))
    if own.words and draw < LANGUAGE_RATE:
        return _chosen(rng, own)
    english = LANGUAGE_RATE <= draw < LANGUAGE_RATE + ENGLISH_RATE
    return _chosen(rng, _forms("en" if english else NO_LANGUAGE))


def _ends_as_it_begins(form: str, text: str, language: str) -> bool:
    """Whether a preposition or article of the form would meet one of the text: `del` and `il due febbraio`."""
    before, words = form.partition("{}")[0].lower().split(), text.lower().split(maxsplit=1)
    return bool(before and words) and {before[-1], words[0]} <= _openers(language)


@cache
def _openers(language: str) -> frozenset[str]:
    found = {code: frozenset(words.split("|")) for code, words in rows("date_openers")}
    return found.get(language) or found.get(language.partition("_")[0], frozenset())


def _fitting(own: _Forms, text: str, precision: str) -> tuple[tuple[str, ...], float]:
    """Return the forms that only this precision or ending takes, and their share."""
    if text.isdigit() and len(text) <= 4:
        return own.of_year, YEAR_RATE
    if precision in ("month", "") and _ONE_YEAR.fullmatch(text):
        return own.of_month, MONTH_RATE
    return (own.after_year, YEAR_WORD_RATE) if _YEAR_AT_THE_END.search(text) else ((), 0)


def _chosen(rng: random.Random, forms: _Forms) -> str:
    return rng.choices(forms.words, cum_weights=forms.weights)[0]


def _filled(form: str, text: str) -> str:
    """Put the text in its place; a full stop or comma that it ends with is not written twice."""
    before, after = form.split("{}", 1)
    return before + text + (after[1:] if after[:1] and after[0] in ".,;:" and text.endswith(after[0]) else after)


@cache
def _forms(language: str) -> _Forms:
    """Return the forms of the language, or those of its name without script and territory; empty if there are none."""
    rows = _rows()
    name = language if language in rows else language.partition("_")[0]
    found = rows.get(name, [])
    of_kind = {kind: tuple(form for other, _, form in found if other == kind) for kind in _KINDS}
    return _Forms(
        words=of_kind["form"],
        weights=tuple(accumulate(int(weight) for kind, weight, _ in found if kind == "form")),
        labels=tuple(form for form in of_kind["form"] if ":" in form.partition("{}")[0]),
        after_year=of_kind["year"],
        of_month=of_kind["month"],
        of_year=of_kind["annum"],
        after_place=of_kind["letter"],
        places=tuple(place for line in of_kind["places"] for place in line.split(", ")),
    )


@cache
def _rows() -> dict[str, list[tuple[str, str, str]]]:
    rows: dict[str, list[tuple[str, str, str]]] = {}
    for line in (_TABLES / "surroundings.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, kind, weight, form = line.split("\t")
            rows.setdefault(language, []).append((kind, weight, form.replace("\\t", "\t")))
    return rows
