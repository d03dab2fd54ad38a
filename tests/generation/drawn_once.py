"""What tests of a file draw at length is drawn once for all of them, and only as far as one of them looks into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from functools import cache, wraps
from itertools import tee
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Item = TypeVar("Item")


def drawn_once(draw: Callable[Arguments, Iterator[Item]]) -> Callable[Arguments, Iterator[Item]]:
    """Begins anew at each call, but draws nothing again that a call with the same arguments has drawn."""
    kept = cache(lambda *arguments, **named: tee(draw(*arguments, **named), 1)[0])

    @wraps(draw)
    def begun(*arguments: Arguments.args, **named: Arguments.kwargs) -> Iterator[Item]:
        return copy(kept(*arguments, **named))

    return begun
