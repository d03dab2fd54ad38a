"""What is written for one text of a column: the answer, and with it how sure it is where that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from datenorm.normalization import Hypothesis

DETAILS = ("confidence", "status", "alternatives")
_DIGITS = 6


class Cell(NamedTuple):
    """The answer to one text. `value` is None where it was refused, or what stands for it there; `kept` says so."""

    value: str | None
    confidence: float
    status: str
    alternatives: tuple[Hypothesis, ...] = ()
    kept: bool = False

    def details(self) -> tuple[float, str, list[dict[str, Any]]]:
        """Confidence, status and alternatives as JSON has them."""
        others = [{"edtf": other.edtf, "confidence": round(other.confidence, _DIGITS)} for other in self.alternatives]
        return round(self.confidence, _DIGITS), self.status, others

    def detail_texts(self) -> tuple[str, str, str]:
        """Confidence, status and alternatives as texts.

        >>> readings = Hypothesis("2005-04-03", 0.5625), Hypothesis("2005-03-04", 0.25)
        >>> Cell(None, 0.5625, "ambiguous", readings).detail_texts()
        ('0.5625', 'ambiguous', '2005-04-03=0.5625 2005-03-04=0.25')
        """
        others = " ".join(f"{other.edtf}={round(other.confidence, _DIGITS)}" for other in self.alternatives)
        return f"{round(self.confidence, _DIGITS)}", self.status, others


@dataclass(frozen=True, slots=True)
class Added:
    """What is written where: the numbers of the columns that are read, from 0, their names, and those of the answers.

    With `replace` the answers stand in the columns that were read, else behind all columns; details are always behind.
    """

    columns: tuple[int, ...]
    names: tuple[str, ...]
    targets: tuple[str, ...]
    replace: bool = False
    details: bool = False

    def new_names(self) -> list[str]:
        """The names of the new columns, in their order."""
        found = []
        for name, target in zip(self.names, self.targets, strict=True):
            found += [] if self.replace else [target]
            found += [f"{name}_{detail}" for detail in DETAILS] if self.details else []
        return found

    def new_texts(self, cells: Sequence[Cell]) -> list[str]:
        """The fields of the new columns of one row, as texts."""
        found: list[str] = []
        for cell in cells:
            found += [] if self.replace else [cell.value or ""]
            found += cell.detail_texts() if self.details else ()
        return found

    def new_values(self, cells: Sequence[Cell]) -> list[Any]:
        """The fields of the new columns of one row, as JSON has them."""
        found: list[Any] = []
        for cell in cells:
            found += [] if self.replace else [cell.value]
            found += cell.details() if self.details else ()
        return found
