"""Reads dates as people write them, in every language that CLDR knows, and writes ISO 8601.

>>> import datenorm
>>> datenorm.normalize("3 May 1979").edtf
'1979-05-03'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from datenorm.errors import DatenormError

if TYPE_CHECKING:
    from datenorm.models import available_models
    from datenorm.normalizer import Explanation, Hypothesis, Normalization, Normalizer, explain, normalize

__version__ = "0.3.0"

__all__ = [
    "DatenormError",
    "Explanation",
    "Hypothesis",
    "Normalization",
    "Normalizer",
    "__version__",
    "available_models",
    "explain",
    "normalize",
]


def __getattr__(name: str) -> object:
    """Public names are imported when first asked for, so that `import datenorm` loads neither NumPy nor the runtime."""
    if name not in __all__:
        raise AttributeError(f"module 'datenorm' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module("datenorm.models" if name == "available_models" else "datenorm.normalizer"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
