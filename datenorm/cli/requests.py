"""Examples as requests to a model."""

from __future__ import annotations

from datenorm.examples import Example
from datenorm.normalizer import Request


def as_request(example: Example) -> Request:
    """What the model is asked: the text with the hints that the example gives."""
    return Request(example.text, example.language_hint or None, example.order_hint or None)
