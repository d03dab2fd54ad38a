"""These tests need the train extra; without it they are left out."""

from importlib.util import find_spec

if find_spec("keras") is None or find_spec("onnx") is None:
    collect_ignore_glob = ["test_*"]
