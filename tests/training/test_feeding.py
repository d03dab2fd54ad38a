"""Batches made by other processes."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from datenorm.network.batches import Codec, Feeder, Position, Windows

pytestmark = pytest.mark.slow


@pytest.fixture
def windows(little):
    codec = Codec.of(replace(little.PRESET, target_length=5), little.SOURCE, little.TARGET)
    return Windows(little.LittleDates(1), codec, seed=1, batch_size=4, window_batches=8, unknown_rate=0.01)


def same(one, other):
    """Whether two runs of batches and positions are equal."""
    return len(one) == len(other) and all(
        np.array_equal(a.source, b.source) and np.array_equal(a.reference, b.reference) and after == later
        for (a, after), (b, later) in zip(one, other, strict=True)
    )


def fed(windows, count, position=Position(0, 0), processes=0):  # noqa: B008
    with Feeder(windows, position, processes) as feeder:
        return list(islice(feeder, count))


def test_positions_count_batches_and_windows(windows):
    positions = [position for _, position in fed(windows, 10)]
    assert positions == [*(Position(0, n) for n in range(1, 8)), Position(1, 0), Position(1, 1), Position(1, 2)]


@pytest.mark.parametrize("processes", [0, 1, 2])
def test_batches_go_on_from_any_position_as_if_never_cut(windows, processes):
    uncut = fed(windows, 30)
    assert same(fed(windows, 19, uncut[10][1], processes), uncut[11:])


def test_a_process_that_makes_examples_ends_when_its_parent_is_killed(tmp_path):
    program = tmp_path / "parent.py"
    program.write_text(
        "import sys, time\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "if __name__ == '__main__':\n"
        "    import little_training as little\n"
        "    from datenorm.network.batches import Codec, Feeder, Windows\n"
        "    codec = Codec.of(little.PRESET, little.SOURCE, little.TARGET)\n"
        "    feeder = Feeder(Windows(little.LittleDates(1), codec, 1, 4, 8, 0.0))\n"
        "    with feeder:\n"
        "        next(iter(feeder))\n"
        "        print(feeder._workers[0].pid, flush=True)\n"
        "        time.sleep(60)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        worker = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 20
    while Path(f"/proc/{worker}").exists() and is_running(worker) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_running(worker)


def is_running(process):
    """Whether a process lives; one that has ended but was not yet waited for does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
