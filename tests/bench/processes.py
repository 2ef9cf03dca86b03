"""Whole processes, timed from outside: what a person waits for, imports and all."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

_KIBIBYTE = 1 if sys.platform == "darwin" else 1024
"""`ru_maxrss` counts kibibytes on Linux and bytes on a Mac."""


class Cost(NamedTuple):
    """What one process took, in seconds by the clock and in megabytes at its highest."""

    seconds: float
    megabytes: float


def environment(cache: Path) -> dict[str, str]:
    """As a person has it: Python keeps its compiled modules, and our cache is where it is told to be."""
    unlike = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH")
    own = {name: value for name, value in os.environ.items() if name not in unlike}
    return own | {"NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": str(cache)}


def run_process(command: Sequence[str], folder: Path, cache: Path | None = None) -> Cost:
    """Run it to the end and discard its output; if no cache is given, it has none. Raises RuntimeError if it fails."""
    with tempfile.TemporaryDirectory() as nothing:
        return _run(command, folder, cache or Path(nothing))


def _run(command: Sequence[str], folder: Path, cache: Path) -> Cost:
    with Path(os.devnull).open("w") as nowhere:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment(cache), stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit status {process.returncode}: {' '.join(command)}")
    return Cost(seconds, usage.ru_maxrss * _KIBIBYTE / 1e6)


def interleaved(repeats: int, **tasks: Callable[[], Cost]) -> dict[str, Cost]:
    """The medians of tasks run in turn, so that a busy minute of the machine falls on all of them alike."""
    costs: dict[str, list[Cost]] = {name: [] for name in tasks}
    for _ in range(repeats):
        for name, task in tasks.items():
            costs[name].append(task())
    return {
        name: Cost(statistics.median(cost.seconds for cost in all_), max(cost.megabytes for cost in all_))
        for name, all_ in costs.items()
    }
