"""Sets of names as a source has them, and which of them are new and to be trusted."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from datenorm.text import canonical

LENGTHS = {"month": 12, "weekday": 7}
WEAK_CODES = {
    "no": "nb", "tl": "fil", "iw": "he", "in": "id", "sh": "sr_Latn", "cmn": "zh", "mo": "ro", "tw": "ak",
    "qut": "quc"}  # fmt: skip
OTHER_CALENDARS = ("محرم", "muharram", "فروردين", "meskerem", "መስከረም", "चैत्र", "তিশরি", "תשרי", "حمل")


class NameSet(NamedTuple):
    """Twelve months, January first, or seven weekdays, Monday first; `origin` is the source they were read from."""

    language: str  # or language and script, where Babel has such a locale: uz_Cyrl
    sort: str  # month, weekday
    kind: str  # wide, abbreviated, short, genitive
    names: tuple[str, ...]
    origin: str


class Known:
    """What is known by language: which names stand for which number."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        self.sets: set[tuple[str, ...]] = set()

    def add(self, language: str, sort: str, names: Iterable[str]) -> None:
        forms = tuple(map(form_of, names))
        self.sets.add(forms)
        for number, form in enumerate(forms):
            self.numbers[language.split("_")[0], sort].setdefault(form, number)

    def verdict(self, names: NameSet) -> str:
        """Why a set is left out: "old", "foreign", "conflict", "doubtful"; "" where it is new."""
        forms = tuple(map(form_of, names.names))
        if not _is_sound(names.sort, forms):
            return "doubtful"
        numbers = self.numbers.get((names.language.split("_")[0], names.sort), {})
        if all(numbers.get(form) == number for number, form in enumerate(forms)):
            return "old"
        if any(numbers.get(form, number) != number for number, form in enumerate(forms)):
            return "conflict"
        return "foreign" if forms in self.sets else ""


def language_of(locale: str) -> str:
    """The language, and its script where one is named: `sr_Latn_RS` and `sr@latin` are sr_Latn, `pt-BR` is pt.

    Chinese of Taiwan, Hong Kong and Macao is in the traditional script.
    """
    language, *parts = re.split("[-_@]", locale)
    scripts = [part.title() for part in parts if len(part) == 4 and part.isalpha()]
    scripts += ["Hant" for part in parts if language == "zh" and part.upper() in ("TW", "HK", "MO")]
    scripts += ["Latn" for part in parts if part == "latin"]
    return "_".join((language.lower(), *scripts[:1]))


def form_of(name: str) -> str:
    """The name as it is compared: canonical, without a full stop at its end."""
    return canonical(name).rstrip(".")


def _is_sound(sort: str, forms: tuple[str, ...]) -> bool:
    """All different, of one script, long enough, without digits, and of no other calendar."""
    if len(forms) != LENGTHS[sort] or len(set(forms)) != LENGTHS[sort]:
        return False
    if not _share_a_script(forms) or _is_too_short(sort, forms):
        return False
    if any(re.search(r"\d|[^\w\s'.\-॰]", _without_marks(form)) or len(form) > 24 for form in forms):
        return False
    return not any(form.startswith(other) for form in forms for other in OTHER_CALENDARS)


def _is_too_short(sort: str, forms: tuple[str, ...]) -> bool:
    """Whether a name is a letter that is no syllable, or more than two months have but two, as May and August may."""
    lengths = [len(form) for form in forms if not _is_of_syllables(form)]
    return 1 in lengths or 0 in lengths or (sort == "month" and lengths.count(2) > 2)


def _share_a_script(forms: tuple[str, ...]) -> bool:
    """Whether one script is in all of the names; letters of another may stand among it, as Latin Æ in Ossetian."""
    scripts = ({unicodedata.name(c, "").split(" ")[0] for c in form if c.isalpha()} for form in forms)
    return bool(set.intersection(*scripts))


def _is_of_syllables(form: str) -> bool:
    """Whether one character of the script may be a whole syllable or word: Han, Hangul, Indic, Ethiopic."""
    return bool(form) and all(ord(c) > 0x0900 and not 0x10A0 <= ord(c) <= 0x10FF for c in form)


def _without_marks(form: str) -> str:
    return "".join(c for c in form if unicodedata.category(c)[0] != "M" and c != "་")
