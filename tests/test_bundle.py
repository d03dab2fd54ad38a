"""A model folder is complete or absent, and every kind of damage is told in a clear sentence."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from datenorm.bundle import FORMAT_VERSION, Bundle, Config, write_bundle
from datenorm.errors import ModelError
from datenorm.vocabulary import source_vocabulary, target_vocabulary

CONFIG = Config(name="little", version="3", sizes={"units": 4}, max_length=40, min_confidence=0.5, training={"seed": 7})


def files(config: str = "") -> dict[str, bytes]:
    return {
        "config.json": (config or CONFIG.to_json()).encode(),
        "source.txt": source_vocabulary(["en"], "abc 1").text().encode(),
        "target.txt": target_vocabulary().text().encode(),
        "locales.tsv": b"locale\tlanguage\torder\nen_GB\ten\tdmy\n",
        "encoder.onnx": b"encoder",
        "decoder.onnx": b"decoder",
        "report.json": b"{}",
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_bundle(tmp_path / "little", files())
    return tmp_path / "little"


def resealed(folder: Path, name: str, contents: bytes) -> None:
    """Replaces a file and its checksum."""
    (folder / name).write_bytes(contents)
    lines = [line for line in (folder / "SHA256SUMS").read_text().splitlines() if not line.endswith(f"  {name}")]
    lines.append(f"{hashlib.sha256(contents).hexdigest()}  {name}")
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n")


def test_what_is_written_is_read_back(folder: Path) -> None:
    bundle = Bundle.load(folder)
    assert bundle.config == CONFIG
    assert bundle.signature == "little:3"
    assert bundle.source.symbols[:6] == ("<pad>", "<unk>", "<dmy>", "<mdy>", "<ymd>", "<lang:en>")
    assert bundle.target.symbols == target_vocabulary().symbols
    assert bundle.locales == "locale\tlanguage\torder\nen_GB\ten\tdmy\n"
    assert (bundle.encoder, bundle.decoder) == (b"encoder", b"decoder")


def test_the_checksums_are_those_of_sha256sum(folder: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)


def test_a_folder_that_exists_is_not_overwritten(folder: Path) -> None:
    with pytest.raises(ModelError, match="is there already and is not overwritten"):
        write_bundle(folder, files())
    assert Bundle.load(folder).encoder == b"encoder"


def test_writing_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, mode: str) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", full)
        with pytest.raises(ModelError, match="No space left on device; give another folder"):
            write_bundle(tmp_path / "models" / "little", files())
    assert list((tmp_path / "models").iterdir()) == []


def test_a_bundle_without_a_needed_file_is_not_written(tmp_path: Path) -> None:
    some = files()
    del some["decoder.onnx"]
    with pytest.raises(ModelError, match=r"a model folder needs decoder\.onnx"):
        write_bundle(tmp_path / "little", some)
    assert list(tmp_path.iterdir()) == []


def truncate(folder: Path) -> None:
    (folder / "encoder.onnx").write_bytes(b"enc")


def remove_network(folder: Path) -> None:
    (folder / "decoder.onnx").unlink()


def remove_from_checksums(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    (folder / "SHA256SUMS").write_text("\n".join(line for line in lines if "decoder.onnx" not in line))


def remove_checksums(folder: Path) -> None:
    (folder / "SHA256SUMS").unlink()


def garble_checksums(folder: Path) -> None:
    (folder / "SHA256SUMS").write_bytes(b"\xff\xfe what is this")


def lead_out_of_the_folder(folder: Path) -> None:
    with (folder / "SHA256SUMS").open("a") as file:
        file.write("0" * 64 + "  ../../etc/passwd\n")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (truncate, r"is damaged: the checksum of encoder\.onnx differs; install it again"),
        (remove_network, r"is incomplete: decoder\.onnx missing"),
        (remove_from_checksums, r"is incomplete: decoder\.onnx missing"),
        (remove_checksums, "is no datenorm model: it has no SHA256SUMS"),
        (garble_checksums, "cannot be read"),
        (lead_out_of_the_folder, "a line that is no checksum and name"),
    ],
)
def test_a_damaged_folder_is_refused(folder: Path, damage: Callable[[Path], None], message: str) -> None:
    damage(folder)
    with pytest.raises(ModelError, match=message):
        Bundle.load(folder)


def test_a_missing_folder_a_file_and_a_foreign_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "foreign").mkdir()
    for name, message in (("none", "no model folder"), ("file", "no model folder"), ("foreign", "no datenorm model")):
        with pytest.raises(ModelError, match=message):
            Bundle.load(tmp_path / name)


def test_a_newer_format_version_says_to_update_even_where_other_files_are_missing(folder: Path) -> None:
    newer = json.dumps({**json.loads(CONFIG.to_json()), "format_version": FORMAT_VERSION + 1}).encode()
    (folder / "config.json").write_bytes(newer)
    (folder / "encoder.onnx").unlink()
    with pytest.raises(
        ModelError, match="format version 4 is newer than the 3 that this datenorm reads; update datenorm"
    ):
        Bundle.load(folder)


@pytest.mark.parametrize(
    ("name", "contents", "message"),
    [
        ("config.json", b"{", r"config\.json: it is not JSON"),
        ("config.json", b"[1]", r"config\.json: it names no format_version"),
        ("config.json", b'{"format_version": 3}', "it lacks name, version, sizes, max_length, min_confidence"),
        ("config.json", CONFIG.to_json().replace("40", '"long"').encode(), "max_length cannot be 'long'"),
        ("config.json", CONFIG.to_json().replace("0.5", "1.5").encode(), "min_confidence from 0 to 1"),
        ("source.txt", b"a\nb\n", r"source\.txt: a vocabulary begins with <pad>"),
        ("source.txt", b"<pad>\na\na\n", r"source\.txt: a vocabulary names each symbol once"),
        ("target.txt", b"<pad>\nC19\n", r"target\.txt: it lacks <start> or <end>"),
        ("target.txt", b"\xff", r"target\.txt: it is not UTF-8"),
    ],
)
def test_a_file_of_impossible_contents_is_named(folder: Path, name: str, contents: bytes, message: str) -> None:
    resealed(folder, name, contents)
    with pytest.raises(ModelError, match=message):
        Bundle.load(folder)


def test_config_keys_of_later_versions_of_this_format_are_passed_over() -> None:
    text = CONFIG.to_json().replace('"name"', '"temperature": 1.5, "name"')
    assert Config.from_json(text) == CONFIG
