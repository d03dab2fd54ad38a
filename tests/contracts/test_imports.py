"""What may import what: downward only, and the heavy packages in one place each."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "datenorm"

# Each part with what it may import: parts of its own, and packages that are not in the standard library.
DOMAIN = {"errors", "edtf", "calendars", "escapes", "text", "examples"}
INFERENCE = DOMAIN | {
    "vocabulary",
    "expressions",
    "hints",
    "reference",
    "resolution",
    "other_calendars",
    "bundle",
    "models",
    "presets",
    "month_languages",
    "weekdays",
}
INFERENCE |= {"field_orders", "ngrams", "runtime", "search", "sources", "judgement", "normalization"}
COLUMN_PARTS = {"tallies", "conventions", "verdicts", "evidence"}
COLUMN_PARTS |= {"languages", "language_verdicts", "named_months", "column_calendars"}
ALLOWED: dict[str, tuple[set[str], set[str]]] = {
    **dict.fromkeys(DOMAIN, (DOMAIN, set())),
    **dict.fromkeys(INFERENCE - DOMAIN, (INFERENCE, {"numpy", "onnxruntime"})),
    "other_calendars": (DOMAIN, {"hijridate"}),
    "normalizer": (INFERENCE, {"numpy"}),
    **dict.fromkeys(COLUMN_PARTS, (INFERENCE | COLUMN_PARTS, set())),
    "columns": (INFERENCE | COLUMN_PARTS | {"normalizer"}, set()),
    "records": (INFERENCE | {"normalizer"}, set()),
    "tables": (
        INFERENCE | COLUMN_PARTS | {"normalizer", "columns", "records", "tables"},
        {"pyarrow", "charset_normalizer"},
    ),
    "generation": (INFERENCE | {"generation"}, {"numpy", "babel", "faker"}),
    "network": (INFERENCE | {"network"}, {"numpy", "keras", "onnx", "tensorflow"}),
    "evaluation": (INFERENCE | {"evaluation"}, {"numpy"}),
    "evaluation.plots": (INFERENCE | {"evaluation"}, {"numpy", "matplotlib"}),
    "cli": (
        INFERENCE
        | {
            "normalizer",
            "columns",
            "field_orders",
            "tallies",
            "verdicts",
            "records",
            "tables",
            "generation",
            "network",
            "evaluation",
        }
        | {"cli"},
        {"click", "numpy"},
    ),
    "spark": (INFERENCE | COLUMN_PARTS | {"normalizer", "records", "tables"}, {"pyarrow", "pyspark"}),
    "__main__": ({"cli"}, set()),
    "__init__": ({"errors", "models", "normalizer", "columns", "tables"}, set()),
}


@cache
def parsed(path: Path) -> list[ast.AST]:
    """Everything in a module."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imports(path: Path) -> Iterator[str]:
    """Full names of what a module imports, anywhere in it."""
    for node in parsed(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively; write the full name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def forbidden(path: Path) -> Iterator[str]:
    """Imports of a module that its part may not make."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    own, foreign = ALLOWED[".".join(parts)] if ".".join(parts) in ALLOWED else ALLOWED[parts[0]]
    for name in imports(path):
        head, _, rest = name.partition(".")
        part = rest.split(".")[0]
        if head == "datenorm":
            is_allowed = part in own or part in ("", "__version__")
        else:
            is_allowed = head in sys.stdlib_module_names or head in foreign
        if not is_allowed:
            yield name


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downward_only(path: Path) -> None:
    assert list(forbidden(path)) == []


HEAVY = ("tensorflow", "keras", "babel", "faker", "matplotlib", "onnx", "h5py")
TABLES = ("pyarrow", "pandas", "polars", "zstandard", "charset_normalizer", "pyspark", "py4j")


def run_and_list_modules(code: str) -> set[str]:
    """Top-level names of the modules that a fresh interpreter has loaded after `code`."""
    report = "import sys; print('\\n'.join(sorted({name.partition('.')[0] for name in sys.modules})))"
    return set(_said(f"{code}\n{report}").split())


def _said(code: str) -> str:
    """What a fresh interpreter prints."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout


def test_converting_loads_nothing_that_trains_or_draws() -> None:
    code = "from datenorm.cli.main import cli; cli(['convert', '3 May 1979'], standalone_mode=False)"
    loaded = run_and_list_modules(code)
    assert {"1979-05-03", "onnxruntime", "numpy"} <= loaded
    assert loaded.isdisjoint((*HEAVY, *TABLES))


def test_help_and_the_bare_import_load_no_runtime() -> None:
    assert run_and_list_modules("import datenorm").isdisjoint({*HEAVY, *TABLES, "numpy", "onnxruntime", "click"})
    code = "from datenorm.cli.main import cli\ntry: cli(['--help'])\nexcept SystemExit: pass"
    assert run_and_list_modules(code).isdisjoint({*HEAVY, "numpy", "onnxruntime"})


def test_a_process_of_spark_loads_nothing_that_trains_and_no_command_line() -> None:
    loaded = run_and_list_modules("import datenorm.spark")
    assert {"pyspark", "pyarrow"} <= loaded
    assert loaded.isdisjoint({*HEAVY, "click"})


def test_spark_without_its_packages_says_how_to_install_them() -> None:
    code = "import sys; sys.modules['pyspark'] = None\ntry: import datenorm.spark\nexcept ImportError as e: print(e)"
    assert "pyspark is not installed; install it with: pip install 'datenorm[spark]'" in _said(code)


CLOCK = {("date", "today"), ("datetime", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("time", "time")}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_reads_the_calendar_clock_or_the_machine_locale(path: Path) -> None:
    called = {
        (node.func.value.id if isinstance(node.func.value, ast.Name) else "", node.func.attr)
        for node in parsed(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert called & CLOCK == set()
    assert "locale" not in set(imports(path))
