"""Reads dates as people write them, in every language that CLDR knows, and writes ISO 8601.

>>> import datenorm
>>> datenorm.normalize("3 May 1979").edtf
'1979-05-03'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from datenorm.errors import DatenormError

if TYPE_CHECKING:
    from datenorm.columns import ColumnReport, read_column
    from datenorm.models import available_models
    from datenorm.normalizer import Explanation, Hypothesis, Normalization, Normalizer, explain, normalize
    from datenorm.tables.arrays import normalize_column

__version__ = "0.5.0"

__all__ = [
    "ColumnReport",
    "DatenormError",
    "Explanation",
    "Hypothesis",
    "Normalization",
    "Normalizer",
    "__version__",
    "available_models",
    "explain",
    "normalize",
    "normalize_column",
    "read_column",
]

_MODULES = {
    "ColumnReport": "datenorm.columns",
    "available_models": "datenorm.models",
    "normalize_column": "datenorm.tables.arrays",
    "read_column": "datenorm.columns",
}


def __getattr__(name: str) -> object:
    """Public names are imported when first asked for, so that `import datenorm` loads neither NumPy nor the runtime."""
    if name not in __all__:
        raise AttributeError(f"module 'datenorm' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_MODULES.get(name, "datenorm.normalizer")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
