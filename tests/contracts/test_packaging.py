"""The package as it is installed: what is listed, what a wheel holds, and that it works far from the checkout."""

import configparser
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def setup_cfg() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the contents of a wheel built from a copy of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    leave_out = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__", "tests", "checkpoints")
    shutil.copytree(ROOT, folder / "copy", ignore=leave_out)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(folder / "copy")], check=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    shutil.rmtree(folder / "copy")
    return folder / "site"


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def sources(folder: Path) -> set[str]:
    return {name for name in files(folder) if "__pycache__" not in name and not Path(name).name.startswith(".")}


def test_every_package_is_listed(setup_cfg: configparser.ConfigParser) -> None:
    found = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "datenorm").rglob("__init__.py")}
    listed = set(setup_cfg["options"]["packages"].split())
    assert listed == found | {"datenorm._shipped.data", "datenorm._shipped.models"}


def test_the_base_install_is_light(setup_cfg: configparser.ConfigParser) -> None:
    names = {line.partition(">")[0] for line in setup_cfg["options"]["install_requires"].split()}
    assert names == {"click", "hijridate", "numpy", "onnxruntime"}


@pytest.mark.slow
def test_the_wheel_holds_code_tables_models_and_data(site: Path) -> None:
    held = files(site)
    assert {f"datenorm/{name}" for name in sources(ROOT / "datenorm")} <= held
    assert {f"datenorm/_shipped/data/{name}" for name in sources(ROOT / "data")} <= held
    assert {f"datenorm/_shipped/models/{name}" for name in sources(ROOT / "models")} <= held
    assert "datenorm/_shipped/models/base/config.json" in held


@pytest.mark.slow
def test_the_wheel_holds_nothing_else(site: Path) -> None:
    tops = {name.split("/")[0] for name in files(site)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"datenorm"}


@pytest.mark.slow
def test_the_wheel_converts_and_lists_its_models_from_an_empty_directory(site: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATENORM")}
    environment |= {"PYTHONPATH": str(site), "PYTHONUTF8": "1"}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "datenorm", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, encoding="utf-8")
        return done.stdout

    assert run("convert", "3 May 1979", "2024年5月3日") == "1979-05-03\n2024-05-03\n"
    assert any(line.split()[0] == "base" for line in run("models").splitlines() if line.strip())
    assert list(tmp_path.iterdir()) == []
    where = "import datenorm; print(datenorm.__file__)"
    found = subprocess.run([sys.executable, "-c", where], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert Path(found.stdout.strip()).is_relative_to(site)


def test_the_shipped_model_is_small() -> None:
    sizes = [path.stat().st_size for path in (ROOT / "models" / "base").iterdir()]
    assert sum(sizes) <= 8_000_000


def test_the_changelog_has_the_version() -> None:
    version = next(
        line.split('"')[1]
        for line in (ROOT / "datenorm" / "__init__.py").read_text(encoding="utf-8").splitlines()
        if line.startswith("__version__")
    )
    assert f"\n## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
