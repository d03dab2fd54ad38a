"""Answers to strings that come again and again, kept up to a stated number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from datenorm.normalization import Normalization
from datenorm.normalizer import Request

# Answers kept at most: ten years of days in a dozen spellings, in about 60 MB where every string is another.
KEPT = 1 << 16
# A longer text than any date is not kept.
_LONGEST = 200


class Converts(Protocol):
    """A normalizer, as far as this is concerned."""

    def convert(self, requests: Sequence[Request]) -> list[Normalization]: ...


class CachedNormalizer:
    """Converts each of the strings that repeat once.

    Answers are kept in two halves. Where the new half is full it becomes the old one, whose answers that were not asked
    for since are forgotten: strings that are frequent stay.
    """

    def __init__(self, normalizer: Converts, kept: int = KEPT) -> None:
        self._normalizer = normalizer
        self._half = kept // 2
        self._new: dict[Request, Normalization] = {}
        self._old: dict[Request, Normalization] = {}

    def __len__(self) -> int:
        return len(self._new) + len(self._old)

    def convert(self, requests: Sequence[Request]) -> list[Normalization]:
        """What each of many texts says, in their order; as `Normalizer.convert`."""
        distinct = dict.fromkeys(requests)
        found = {request: answer for request in distinct if (answer := self._known(request)) is not None}
        unknown = [request for request in distinct if request not in found]
        for request, answer in zip(unknown, self._normalizer.convert(unknown) if unknown else [], strict=True):
            found[request] = answer
            if len(request.text) <= _LONGEST:
                self._keep(request, answer)
        return [found[request] for request in requests]

    def _known(self, request: Request) -> Normalization | None:
        answer = self._new.get(request)
        if answer is None and (answer := self._old.pop(request, None)) is not None:
            self._keep(request, answer)
        return answer

    def _keep(self, request: Request, answer: Normalization) -> None:
        if len(self._new) >= self._half:
            self._old, self._new = self._new, {}
        self._new[request] = answer
