"""A model folder that explains itself: read with every check, written complete or not at all.

- config.json: format version, name, sizes, limits, the facts of its training
- source.txt, target.txt: the vocabularies, one symbol a line
- locales.tsv: locale, language, order: what a locale hint means to this model
- encoder.onnx, decoder.onnx: the network; the first holds the table of n-grams
- report.json: scores with the signature of how they were measured
- README.md: the model card; curves.png: learning curves
- SHA256SUMS: a checksum of each file above, in the form that `sha256sum --check` reads
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from datenorm.errors import ModelError
from datenorm.vocabulary import END, START, Vocabulary

FORMAT_VERSION = 3
CHECKSUMS = "SHA256SUMS"
NEEDED = ("config.json", "source.txt", "target.txt", "locales.tsv", "encoder.onnx", "decoder.onnx")

_KINDS: dict[str, type | tuple[type, ...]] = {
    "name": str, "version": str, "sizes": Mapping, "max_length": int, "min_confidence": (int, float),
    "pivot": int, "keras": str, "datenorm": str, "training": Mapping,
}  # fmt: skip
_RETRY = "install it again, or name another model (`datenorm models` lists those at hand)"


@dataclass(frozen=True, slots=True)
class Config:
    """What config.json says.

    `sizes` are the network's (embedding, units, …), `max_length` the longest source in symbols, hints included,
    `min_confidence` the probability below which an answer is refused, `pivot` the first year of the hundred that
    two-digit years fall into. `keras` and `datenorm` are the versions that trained it.
    """

    name: str
    version: str
    sizes: Mapping[str, int]
    max_length: int
    min_confidence: float
    pivot: int = 1969
    keras: str = ""
    datenorm: str = ""
    training: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, kind in _KINDS.items():
            value = getattr(self, key)
            if not isinstance(value, kind) or isinstance(value, bool):
                raise ModelError(f"{key} cannot be {value!r}")
        if self.max_length < 1 or not 0 <= self.min_confidence <= 1 or not 1 <= self.pivot <= 9900:
            raise ModelError(
                "max_length must be at least 1, min_confidence from 0 to 1, pivot from 1 to 9900; received "
                f"{self.max_length}, {self.min_confidence}, {self.pivot}"
            )

    def to_json(self) -> str:
        return json.dumps({"format_version": FORMAT_VERSION, **asdict(self)}, indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Config:
        """Reads config.json; raises ModelError for another format version, missing keys or impossible values.

        Keys that this version does not know are passed over.
        """
        try:
            values = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ModelError(f"it is not JSON ({error})") from None
        if not isinstance(values, dict) or not isinstance(values.get("format_version"), int):
            raise ModelError("it names no format_version")
        if values["format_version"] != FORMAT_VERSION:
            raise ModelError(_other_version(values["format_version"]))
        needed = ("name", "version", "sizes", "max_length", "min_confidence")
        if missing := [key for key in needed if key not in values]:
            raise ModelError(f"it lacks {', '.join(missing)}")
        return cls(**{key: values[key] for key in cls.__dataclass_fields__ if key in values})


@dataclass(frozen=True, slots=True)
class Bundle:
    """A loaded model folder, every file checked; `encoder` and `decoder` are the ONNX models' bytes."""

    path: Path
    config: Config
    source: Vocabulary
    target: Vocabulary
    locales: str
    encoder: bytes
    decoder: bytes

    @classmethod
    def load(cls, path: Path | str) -> Bundle:
        """Reads a model folder.

        Raises ModelError where it is missing, incomplete, damaged (a checksum differs), foreign or of another version.
        """
        folder = Path(path)
        files = _read_checked(folder)
        try:
            where = "config.json"
            config = Config.from_json(_decode(files[where]))
            where = "source.txt"
            source = _vocabulary(files[where])
            where = "target.txt"
            target = _vocabulary(files[where])
            if START not in target or END not in target:
                raise ModelError(f"it lacks {START} or {END}")
            where = "locales.tsv"
            locales = _decode(files[where])
        except ModelError as error:
            raise ModelError(f"the model at {folder} cannot be used: {where}: {error}; {_RETRY}") from None
        return cls(folder, config, source, target, locales, files["encoder.onnx"], files["decoder.onnx"])

    @property
    def signature(self) -> str:
        """Name and version as scores cite them, such as `base:1`."""
        return f"{self.config.name}:{self.config.version}"


def write_bundle(folder: Path | str, files: Mapping[str, bytes]) -> None:
    """Writes a model folder from file names and contents, with its checksums; it is complete or absent.

    The files go to a temporary folder beside it, are forced to disk and then renamed. Raises ModelError if the folder
    exists with something in it, if a needed file is not among `files`, or if the disk refuses.
    """
    import shutil  # loaded here: reading a model needs neither
    import tempfile

    target = Path(folder)
    if missing := [name for name in NEEDED if name not in files]:
        raise ModelError(f"a model folder needs {', '.join(missing)}; received {', '.join(sorted(files)) or 'nothing'}")
    if target.is_symlink() or target.is_file() or (target.is_dir() and any(target.iterdir())):
        raise ModelError(f"{target} is there already and is not overwritten; move it away or give another folder")
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        _write_all(temporary, {**files, CHECKSUMS: _checksums(files)})
        temporary.chmod(0o755)
        temporary.rename(target)
        _sync(target.parent)
    except OSError as error:
        raise ModelError(f"{target} could not be written: {error.strerror}; give another folder") from error
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, contents in files.items():
        with (folder / name).open("wb") as file:
            file.write(contents)
            file.flush()
            os.fsync(file.fileno())
    _sync(folder)


def _sync(folder: Path) -> None:
    """Forces a folder's entries to disk, where the system lets folders be opened."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _checksums(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def _read_checked(folder: Path) -> dict[str, bytes]:
    """The contents of every file that the folder's checksums list, each compared with its checksum."""
    if not folder.is_dir():
        raise ModelError(f"there is no model folder at {folder}; {_RETRY}")
    if not (folder / CHECKSUMS).is_file() or not (folder / "config.json").is_file():
        raise ModelError(f"{folder} is no datenorm model: it has no {CHECKSUMS} or no config.json; {_RETRY}")
    try:
        sums = _parse_checksums((folder / CHECKSUMS).read_text(encoding="utf-8"))
        _refuse_other_version(folder / "config.json")
        expected = dict.fromkeys([*NEEDED, *sums])
        if missing := [name for name in expected if name not in sums or not (folder / name).is_file()]:
            raise ModelError(f"the model at {folder} is incomplete: {', '.join(missing)} missing; {_RETRY}")
        files = {name: (folder / name).read_bytes() for name in sums}
    except (OSError, ValueError) as error:
        raise ModelError(f"the model at {folder} cannot be read: {error}; {_RETRY}") from error
    if damaged := [name for name in files if hashlib.sha256(files[name]).hexdigest() != sums[name]]:
        raise ModelError(f"the model at {folder} is damaged: the checksum of {', '.join(damaged)} differs; {_RETRY}")
    return files


def _refuse_other_version(path: Path) -> None:
    """A newer folder may hold other files, so that its version is told before anything is missed."""
    try:
        version = json.loads(path.read_bytes())["format_version"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return
    if isinstance(version, int) and version != FORMAT_VERSION:
        raise ModelError(f"the model at {path.parent} cannot be used: {_other_version(version)}")


def _other_version(version: int) -> str:
    if version > FORMAT_VERSION:
        return (
            f"its format version {version} is newer than the {FORMAT_VERSION} that this datenorm reads; update datenorm"
        )
    return f"its format version is {version}, and this datenorm reads {FORMAT_VERSION}; train it again"


def _parse_checksums(text: str) -> dict[str, str]:
    """File names with their checksums; names that lead out of the folder are refused."""
    sums: dict[str, str] = {}
    for line in text.splitlines():
        checksum, _, name = line.partition("  ")
        if len(checksum) != 64 or not name or Path(name).name != name:
            raise ValueError(f"{CHECKSUMS} has a line that is no checksum and name: {line[:100]!r}")
        sums[name] = checksum
    return sums


def _vocabulary(contents: bytes) -> Vocabulary:
    return Vocabulary(_decode(contents).removesuffix("\n").split("\n"))


def _decode(contents: bytes) -> str:
    try:
        return contents.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ModelError(f"it is not UTF-8 ({error})") from None
