"""Whole processes, timed from outside: wall seconds and peak memory, medians of several runs."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took."""

    seconds: float
    peak_mb: float


def run(command: Sequence[str], cwd: Path, env: dict[str, str] | None = None) -> Cost:
    """Run to the end; AssertionError with its words where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, env={**os.environ, **(env or {})},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    with process.stderr as stream:
        words = stream.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), words.decode(errors="replace")[-2000:]
    return Cost(seconds, usage.ru_maxrss / 1024)


def median(command: Sequence[str], cwd: Path, runs: int = 5) -> Cost:
    """The median of several runs after one that is not counted."""
    run(command, cwd)
    costs = [run(command, cwd) for _ in range(runs)]
    return Cost(
        statistics.median(cost.seconds for cost in costs), max(cost.peak_mb for cost in costs)
    )


def paired(one: Callable[[], float], other: Callable[[], float], runs: int = 5) -> float:
    """The median of the ratios one/other, taken in turn, so that a slow machine slows both."""
    one(), other()
    return statistics.median(one() / other() for _ in range(runs))
