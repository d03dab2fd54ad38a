"""Pictures of a training, of calibration and of attention; PNG or SVG by the suffix of the path.

Figures are made without pyplot, so that no window system, backend or global state is touched.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib import font_manager, rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.transforms import ScaledTranslation
from numpy.typing import NDArray

from datenorm.evaluation.calibration import Bin, Operation

_CELL = 0.34  # inches a cell of the attention picture
_CURVES = {"loss": "loss, training", "validation_loss": "loss, validation"}
# Fonts without outlines for letters, or with a stand-in for every code point.
_UNSUITABLE = ("emoji", "last resort", "lastresort")


def learning_curves(points: Sequence[Mapping[str, float]], path: Path) -> None:
    """Loss and validation accuracy over the examples seen.

    Each point has `examples` and any of `loss`, `validation_loss` (nats an example) and `validation_accuracy` (of
    whole answers, 0 to 1).
    """
    figure = Figure(figsize=(7, 4.2), layout="constrained")
    axes = figure.add_subplot()
    axes.set(xlabel="examples seen", ylabel="loss, nats an example", yscale="log")
    for key, label in _CURVES.items():
        _curve(axes, points, key, label=label)
    accuracy = axes.twinx()
    _curve(accuracy, points, "validation_accuracy", label="whole answers right, validation", color="tab:green")
    accuracy.set(ylabel="share right", ylim=(0, 1))
    handles = [*axes.get_lines(), *accuracy.get_lines()]
    if handles:
        axes.legend(handles=handles, loc="center right")
    _save(figure, path)


def _curve(axes: Axes, points: Iterable[Mapping[str, float]], key: str, **style: Any) -> None:
    held = [(point["examples"], point[key]) for point in points if key in point]
    if held:
        axes.plot(*zip(*held, strict=True), **style)


def calibration(bins: Sequence[Bin], path: Path) -> None:
    """Accuracy over confidence, with the number of answers in each bin; on the diagonal both agree."""
    figure = Figure(figsize=(4.8, 4.8), layout="constrained")
    axes = figure.add_subplot()
    axes.plot([0, 1], [0, 1], linestyle="--", color="gray", label="perfectly calibrated")
    axes.plot([row.confidence for row in bins], [row.accuracy for row in bins], marker="o", label="measured")
    for row in bins:
        axes.annotate(f"{row.count}", (row.confidence, row.accuracy), textcoords="offset points", xytext=(6, -10))
    axes.set(xlabel="mean confidence", ylabel="share right", xlim=(0, 1), ylim=(0, 1.02))
    axes.legend()
    _save(figure, path)


def risk_coverage(curve: Sequence[Operation], path: Path) -> None:
    """The share of wrong answers over the share of answers kept, from the surest on."""
    figure = Figure(figsize=(4.8, 3.6), layout="constrained")
    axes = figure.add_subplot()
    axes.plot([point.coverage for point in curve], [point.risk for point in curve])
    axes.set(xlabel="share of answers kept (coverage)", ylabel="share of those wrong (risk)", xlim=(0, 1))
    axes.set_ylim(bottom=0)
    _save(figure, path)


def attention(
    characters: str, symbols: Sequence[str], weights: NDArray[np.floating[Any]], path: Path, *, title: str = ""
) -> None:
    """The attention weights as a grid, `weights` of shape [symbols, characters]: light means large weight.

    A character for which no font at hand has a glyph is drawn as a box with its code point.
    Raises ValueError where the shapes do not agree.
    """
    if weights.shape != (len(symbols), len(characters)):
        raise ValueError(f"weights {weights.shape} do not fit {len(symbols)} symbols and {len(characters)} characters")
    width, height = _CELL * len(characters) + 1.2, _CELL * len(symbols) + 1.0
    figure = Figure(figsize=(max(width, 3.0), height), layout="constrained")
    axes = figure.add_subplot()
    axes.imshow(weights, cmap="gray", vmin=0.0, vmax=1.0, aspect="equal")
    axes.set_xticks(range(len(characters)), [""] * len(characters))
    axes.set_yticks(range(len(symbols)), symbols, family=["DejaVu Sans Mono"])
    axes.xaxis.tick_top()
    for column, character in enumerate(characters):
        _label(axes, column, character)
    if title:
        axes.set_xlabel(title, parse_math=False, fontsize=9)
    _save(figure, path)


def _label(axes: Axes, column: int, character: str) -> None:
    """A character above its column, or its code point in a box."""
    shown = _visible(character)
    font = _font_with(shown[-1])
    style: dict[str, Any]
    if font is not None:
        style = {"fontproperties": FontProperties(fname=font, size=12)}
    else:
        code = f"{ord(character):04X}"
        shown = f"{code[: len(code) // 2]}\n{code[len(code) // 2 :]}"
        box = {"boxstyle": "square,pad=0.15", "facecolor": "none", "edgecolor": "gray", "linewidth": 0.6}
        style = {"fontsize": 5.5, "bbox": box}
    above = axes.get_xaxis_transform() + ScaledTranslation(0, 5 / 72, axes.figure.dpi_scale_trans)
    axes.text(column, 1.0, shown, transform=above, ha="center", va="bottom", parse_math=False, **style)


def _visible(character: str) -> str:
    """A space as an open box, a combining mark on a dotted circle."""
    if character.isspace():
        return "\N{OPEN BOX}"
    return "\N{DOTTED CIRCLE}" + character if unicodedata.category(character) == "Mn" else character


@functools.lru_cache(maxsize=4096)
def _font_with(character: str) -> str | None:
    """The file of the first font that has a glyph for a character that shows; None where there is none."""
    if unicodedata.category(character).startswith("C"):
        return None
    return next((path for path in _font_files() if ord(character) in _glyphs(path)), None)


@functools.cache
def _font_files() -> tuple[str, ...]:
    """DejaVu Sans, which comes with the plotting library, then every other upright font of regular weight."""
    regular = {
        entry.fname: entry.name
        for entry in font_manager.fontManager.ttflist
        if entry.style == "normal" and entry.weight in (400, "normal", "regular", "book")
    }
    suitable = [path for path, name in regular.items() if not any(word in name.lower() for word in _UNSUITABLE)]
    default = font_manager.findfont(FontProperties(family=["DejaVu Sans"]))
    return (default, *sorted(path for path in suitable if path != default))


@functools.cache
def _glyphs(path: str) -> frozenset[int]:
    return frozenset(font_manager.get_font(path).get_charmap())


def _save(figure: Figure, path: Path) -> None:
    """Writes the figure; equal figures give equal files."""
    metadata = {"Date": None} if path.suffix.lower() == ".svg" else {"Software": None}
    with rc_context({"svg.hashsalt": "datenorm"}):
        figure.savefig(path, dpi=110, metadata=metadata)
