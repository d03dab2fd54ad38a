"""Answers to the texts of a column that come again and again, kept up to a stated number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from datenorm.normalization import Normalization

# Answers kept at most: ten years of days in a dozen spellings, in about 60 MB where every string is another.
KEPT = 1 << 16
# A longer text than any date is not kept.
LONGEST = 200

# Reads the texts of a column: an answer for each, in their order.
Reads = Callable[[Sequence[str]], list[Normalization]]


class CachedReader:
    """Reads each of the texts that repeat once.

    Answers are kept in two halves. Where the new half is full it becomes the old one, whose answers that were not asked
    for since are forgotten: strings that are frequent stay.
    """

    def __init__(self, read: Reads, kept: int = KEPT) -> None:
        self._read = read
        self._half = kept // 2
        self._new: dict[str, Normalization] = {}
        self._old: dict[str, Normalization] = {}

    def __len__(self) -> int:
        return len(self._new) + len(self._old)

    def __call__(self, texts: Sequence[str]) -> list[Normalization]:
        """What each of many texts says, in their order."""
        known = list(map(self._new.get, texts))
        if all(known):
            return known  # type: ignore[return-value]  # none is None
        found = self._found(dict.fromkeys(text for text, answer in zip(texts, known, strict=True) if answer is None))
        return [answer or found[text] for text, answer in zip(texts, known, strict=True)]

    def _found(self, texts: Iterable[str]) -> dict[str, Normalization]:
        """The answers to texts that are not in the new half; from now on they are."""
        found = {text: answer for text in texts if (answer := self._old.pop(text, None)) is not None}
        unknown = [text for text in texts if text not in found]
        if unknown:
            found |= zip(unknown, self._read(unknown), strict=True)
        for text, answer in found.items():
            if len(text) <= LONGEST:
                self._keep(text, answer)
        return found

    def _keep(self, text: str, answer: Normalization) -> None:
        if len(self._new) >= self._half:
            self._old, self._new = self._new, {}
        self._new[text] = answer
