"""What the rows of a column say about its order of fields, its century, languages and calendars, as sums that merge.

Chunks of a file, worker processes and the partitions of a cluster each gather their own `Evidence`; merged in whatever
order, it is the same, byte for byte, as that of the whole column, and so is the verdict.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from datenorm.column_calendars import calendar_of, judge_calendars
from datenorm.conventions import STEPS
from datenorm.errors import InvalidRecord
from datenorm.field_orders import BITS, DEFAULT_PIVOT, Layout, Window, layout, names, read_window
from datenorm.language_verdicts import NameKind, decide_languages, named_month
from datenorm.languages import LEVELS
from datenorm.month_languages import month_of
from datenorm.normalization import Normalization
from datenorm.tallies import Row, RowSums, date_probability, lowest, with_rows
from datenorm.verdicts import ColumnVerdict, Kind, Sums, decide

# The format of `to_json`.
FORMAT = 2
# An answer at least this probable is decided by its own text (as by a language in which dates have one order), so that
# its column does not bear on it although its digits have several orders.
OWN_TEXT_DECIDES = 0.995
# Rows whose digits are a date with at least this probability are named, and can make a column contradictory.
CERTAIN = 0.9

# Answers of which what they tell is kept, as a column has most of its texts again and again.
_KEPT = 1 << 16
# Different things told that are counted before they are added up.
_UNSETTLED = 1 << 12

_YEAR = re.compile(r"(?:XX([0-9]{2})|([0-9]{4}))(?:-[0-9]{2}){0,2}")


class Evidence(RowSums):
    """The sums over the rows of a column; a text that stands in several rows counts as often.

    `not_before` and `not_after` are what is known of the dates, `pivot` the first of the hundred years that two digits
    mean where nothing says otherwise; `has_locale` says that answers were given with a locale, so that the language is
    known. Evidence merges only with evidence of the same settings.

    >>> from datenorm.normalizer import Normalizer
    >>> evidence, reader = Evidence(), Normalizer.load()
    >>> evidence.add(reader.normalize_many(["03/04/2005", "25/12/2005"]))
    >>> evidence.verdict().order
    'dmy'
    """

    def __init__(
        self,
        not_after: object = None,
        not_before: object = None,
        pivot: int = DEFAULT_PIVOT,
        has_locale: bool = False,
    ) -> None:
        self._window = read_window(not_before, not_after)
        self._has_locale = has_locale
        self._pivot = pivot
        self._rows = self._dates = self._ambiguous = 0
        self._kinds: Counter[Kind] = Counter()
        self._examples: dict[int, list[Row]] = {}
        self._forms: Counter[str] = Counter()
        self._years: Counter[int] = Counter()
        self._short_years = self._firsts = self._lasts = 0
        self._names: Counter[NameKind] = Counter()
        self._named: dict[str, list[Row]] = {}
        self._calendars: Counter[tuple[str, int | None]] = Counter()
        self._unsettled: dict[_Told, int] = {}

    def add_rows(self, answer: Normalization, rows: Sequence[int]) -> None:
        """Counts a text that stands in these rows, by what it was found to say without any hint of its order."""
        count = len(rows)
        if not count:
            return
        self._rows += count
        if not answer.expression and answer.status == "rejected":
            return
        told = _told(answer, self._window, self._pivot)
        self._unsettled[told] = self._unsettled.get(told, 0) + count
        if told.name is not None and not self._has_locale:
            self._named[told.name.word] = with_rows(self._named.get(told.name.word, []), rows, answer.text)
        if told.is_certain:
            known = self._examples.get(told.kind.orders, [])
            self._examples[told.kind.orders] = with_rows(known, rows, answer.text)
        if len(self._unsettled) >= _UNSETTLED:
            self._settle()

    def _settle(self) -> None:
        """Adds up what answers told since the last time: many rows tell the same."""
        for told, count in self._unsettled.items():
            if told.name is not None and not self._has_locale:
                self._names[told.name] += count
            if not told.is_date:
                continue
            self._dates += count
            self._ambiguous += count * told.kind.is_ambiguous
            self._kinds[told.kind] += count
            self._forms[told.form] += count
            self._calendars[told.calendar] += count
            self._firsts |= told.first
            self._lasts |= told.last
            self._short_years += count * told.is_short
            if told.year is not None:
                self._years[told.year] += count
        self._unsettled.clear()

    def __getstate__(self) -> dict[str, Any]:
        self._settle()
        return self.__dict__

    def merge(self, other: Evidence) -> Evidence:
        """The evidence of both columns' rows, as a new one; their row numbers must be those of one column.

        Raises ValueError where the two have other settings.
        """
        found = Evidence(self._window.not_after, self._window.not_before, self._pivot, self._has_locale)
        for part in (self, other):
            found.update(part)
        return found

    def update(self, other: Evidence) -> None:
        """Counts the rows of other evidence too; as `merge`, in place."""
        if self._settings() != other._settings():
            raise ValueError(
                f"evidence merges where settings are the same; received {self._settings()} and {other._settings()}"
            )
        for part in (self, other):
            part._settle()
        for name in ("_rows", "_dates", "_ambiguous", "_short_years"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("_kinds", "_forms", "_years", "_names", "_calendars"):
            getattr(self, name).update(getattr(other, name))
        self._firsts |= other._firsts
        self._lasts |= other._lasts
        for orders, rows in other._examples.items():
            self._examples[orders] = lowest(self._examples.get(orders, []), rows)
        for word, rows in other._named.items():
            self._named[word] = lowest(self._named.get(word, []), rows)

    def verdict(self) -> ColumnVerdict:
        """What the rows say together."""
        self._settle()
        return decide(
            Sums(
                self._rows,
                self._dates,
                self._ambiguous,
                self._kinds,
                self._examples,
                self._forms,
                self._years,
                self._short_years,
                self._firsts,
                self._lasts,
                self._window,
                self._pivot,
            ),
            decide_languages(self._names, self._named),
            judge_calendars(self._calendars, self._years),
        )

    def to_json(self) -> str:
        """All sums as JSON, the same for the same rows."""
        self._settle()
        return json.dumps(
            {
                "format": FORMAT,
                "settings": self._settings(),
                "rows": self._rows,
                "dates": self._dates,
                "ambiguous": self._ambiguous,
                "kinds": sorted([*map(int, kind), count] for kind, count in self._kinds.items()),
                "examples": sorted([orders, list(map(list, rows))] for orders, rows in self._examples.items()),
                "forms": dict(sorted(self._forms.items())),
                "years": sorted(map(list, self._years.items())),
                "short_years": self._short_years,
                "firsts": self._firsts,
                "lasts": self._lasts,
                "names": sorted([*kind[:3], *map(int, kind[3:]), count] for kind, count in self._names.items()),
                "named": sorted([word, list(map(list, rows))] for word, rows in self._named.items()),
                "calendars": sorted([name, year or 0, count] for (name, year), count in self._calendars.items()),
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> Evidence:
        """The evidence that `to_json` wrote. Raises InvalidRecord for anything else."""
        try:
            fields = json.loads(text)
            if fields["format"] != FORMAT:
                raise ValueError(f"format {fields['format']}, not {FORMAT}")
            return cls._from_fields(fields)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise InvalidRecord(f"this is no evidence of a column ({error!r}); gather it again") from error

    @classmethod
    def _from_fields(cls, fields: dict[str, Any]) -> Evidence:
        found = cls(**fields["settings"])
        found._rows, found._dates, found._ambiguous = fields["rows"], fields["dates"], fields["ambiguous"]
        for *kind, count in fields["kinds"]:
            orders, steps, is_ambiguous, has_year, changed_by = kind
            found._kinds[Kind(orders, steps, bool(is_ambiguous), bool(has_year), changed_by)] = count
        found._examples = {orders: [Row(*row) for row in rows] for orders, rows in fields["examples"]}
        found._forms = Counter(fields["forms"])
        found._years = Counter(dict(fields["years"]))
        found._short_years = fields["short_years"]
        found._firsts, found._lasts = fields["firsts"], fields["lasts"]
        for word, month, level, is_sure, is_refused, count in fields["names"]:
            found._names[NameKind(word, month, level, bool(is_sure), bool(is_refused))] = count
        found._named = {word: [Row(*row) for row in rows] for word, rows in fields["named"]}
        found._calendars = Counter({(name, year or None): count for name, year, count in fields["calendars"]})
        return found

    def _settings(self) -> dict[str, Any]:
        not_before, not_after = (None if day is None else day.isoformat() for day in self._window)
        known = {"not_after": not_after, "not_before": not_before}
        return known | {"pivot": self._pivot, "has_locale": self._has_locale}


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """What one answer tells: whether it is a date at all, its kind and form, its calendar, the name of its month,
    whether its year has two digits or which it is, and, as bits, which numbers stand where a year of two digits may be,
    in front and behind. A certain one can be an example.
    """

    is_date: bool
    kind: Kind
    form: str
    calendar: tuple[str, int | None]
    name: NameKind | None
    is_short: bool
    year: int | None
    first: int
    last: int
    is_certain: bool


# Many answers tell the same.
_shared = lru_cache(_KEPT)(_Told)


@lru_cache(_KEPT)
def _told(answer: Normalization, window: Window, pivot: int) -> _Told:
    expression = answer.expression or ""
    read = _YEAR.fullmatch(expression)
    is_short = read is not None and read[1] is not None
    year = None if read is None or is_short else int(read[2])
    found = layout(answer.text, answer.expression, window, pivot)
    is_date = answer.status != "rejected"
    return _shared(
        is_date,
        _kind(answer, found),
        _form(found),
        calendar_of(expression),
        _name(answer),
        is_short,
        year,
        *_ends(found),
        is_date and found is not None and date_probability(answer) >= CERTAIN,
    )


def _kind(answer: Normalization, found: Layout | None) -> Kind:
    is_ambiguous = answer.lacks == "order"
    if found is None:
        return Kind(0, 0, is_ambiguous, False, 0)
    steps = round(STEPS * date_probability(answer))
    return Kind(found.orders, steps, is_ambiguous, found.has_year, changing_orders(answer, found))


def _name(answer: Normalization) -> NameKind | None:
    """The name of a month that has several meanings."""
    word = named_month(answer)
    if word is None:
        return None
    month, level = month_of(answer.expression) or 0, round(LEVELS * answer.confidence)
    return NameKind(word, month, level, answer.confidence >= OWN_TEXT_DECIDES, answer.status != "ok")


def _ends(found: Layout | None) -> tuple[int, int]:
    """Which numbers stand where a year of two digits may be, in front and behind, as bits."""
    either = BITS["dmy"] | BITS["ymd"]
    if found is not None and found.short_year and found.has_year and found.orders & either == either:
        return 1 << found.fields[0], 1 << found.fields[-1]
    return 0, 0


def changing_orders(answer: Normalization, found: Layout) -> int:
    """The orders, as bits, by which a column changes an answer: resolves an ambiguous one, or gives another."""
    if answer.lacks == "order":
        return found.orders
    return found.orders & ~found.standing if answer.confidence < OWN_TEXT_DECIDES else 0


def _form(found: Layout | None) -> str:
    """How a date is written, as far as it is certain."""
    if found is None:
        return "other"
    orders = names(found.orders)
    return orders[0] if len(orders) == 1 else "open"
