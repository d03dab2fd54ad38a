"""Where models are found: named folders in the search path, or any path.

A name is looked up in the folders of DATENORM_MODELS (separated as in PATH), then in `./models`, then among the models
that ship with datenorm. These lie in the package when it came as a wheel, and one level above it in a checkout.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from datenorm.bundle import Bundle, Config
from datenorm.errors import ModelError

VARIABLE = "DATENORM_MODELS"


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model at hand: what `datenorm models` shows.

    `size` is in bytes, `languages` counts those of its locale table, `report` is its scores as report.json has them;
    `problem` says why it cannot be used, and is None for a sound one.
    """

    name: str
    path: Path
    shipped: bool
    size: int = 0
    config: Config | None = None
    languages: int = 0
    report: Mapping[str, object] = field(default_factory=dict)
    problem: str | None = None


def shipped_folder() -> Path | None:
    """The folder of the models that ship with datenorm; None where an installation has none."""
    package = Path(__file__).resolve().parent
    return next(
        (folder for folder in (package / "_shipped" / "models", package.parent / "models") if folder.is_dir()), None
    )


def is_shipped(path: Path | str) -> bool:
    """Whether a path lies among the shipped models, which are never written to."""
    shipped = shipped_folder()
    return shipped is not None and Path(path).resolve().is_relative_to(shipped)


def search_path() -> list[Path]:
    """The folders in which a model's name is looked up, in order, each once."""
    folders = [Path(folder) for folder in os.environ.get(VARIABLE, "").split(os.pathsep) if folder]
    folders.append(Path("models"))
    if shipped := shipped_folder():
        folders.append(shipped)
    unique: dict[Path, Path] = {}
    for folder in folders:
        unique.setdefault(folder.resolve(), folder)
    return list(unique.values())


def find_model(name_or_path: str | Path) -> Path:
    """The folder of a model by name or path.

    What holds a path separator is a path; a name that is nowhere on the search path may be a folder here.
    Raises ModelError where there is none, and names the models that there are.
    """
    text = os.fspath(name_or_path)
    path = Path(text).expanduser()
    if isinstance(name_or_path, str) and _is_name(text):
        for folder in search_path():
            if (folder / text).is_dir():
                return folder / text
    if text and path.is_dir():
        return path
    names = ", ".join(dict.fromkeys(folder.name for folder in _candidates())) or "none"
    raise ModelError(f"there is no model {text!r}; at hand: {names}; give one of these or a model folder's path")


def available_models() -> list[ModelInfo]:
    """The models at hand, in the order of the search path; one that hides behind another of its name is left out."""
    found: dict[str, ModelInfo] = {}
    for folder in _candidates():
        if folder.name not in found:
            found[folder.name] = describe_model(folder)
    return list(found.values())


def describe_model(folder: Path) -> ModelInfo:
    """What there is to say about a model folder; a damaged one is described by its problem."""
    name, shipped = folder.name, is_shipped(folder)
    try:
        bundle = Bundle.load(folder)
        size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
        report = _report(folder)
    except (ModelError, OSError) as error:
        return ModelInfo(name, folder, shipped, problem=str(error))
    rows = [line.split("\t") for line in bundle.locales.splitlines()[1:]]
    languages = len({row[1] for row in rows if len(row) > 1})
    return ModelInfo(name, folder, shipped, size, bundle.config, languages, report)


def _report(folder: Path) -> Mapping[str, object]:
    path = folder / "report.json"
    if not path.is_file():
        return {}
    try:
        report = json.loads(path.read_bytes())
    except ValueError as error:
        raise ModelError(f"{path} is not JSON ({error})") from None
    return report if isinstance(report, dict) else {}


def _candidates() -> Iterator[Path]:
    """Folders on the search path that hold a config.json, by name within each folder; hidden ones are being written."""
    for folder in search_path():
        if folder.is_dir():
            yield from sorted(p for p in folder.iterdir() if p.name[0] != "." and (p / "config.json").is_file())


def _is_name(text: str) -> bool:
    return text not in ("", ".", "..") and "/" not in text and os.sep not in text
