"""The small training that tests share, from the file that is also a program of its own."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROGRAM = Path(__file__).with_name("little_training.py")


@pytest.fixture(scope="session")
def little() -> ModuleType:
    spec = importlib.util.spec_from_file_location("little_training", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["little_training"] = module
    spec.loader.exec_module(module)
    return module
