"""The small training that tests share, from the file that is also a program of its own."""

import importlib
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

if find_spec("keras") is None or find_spec("onnx") is None:  # the train extra
    collect_ignore_glob = ["test_*"]

# Other processes unpickle its classes, so that they must find the module by its name.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def little() -> ModuleType:
    return importlib.import_module("little_training")
