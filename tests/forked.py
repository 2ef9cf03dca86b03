"""Python in processes of its own that need not import first: they are forked from one that has done only that."""

from __future__ import annotations

import atexit
import io
import multiprocessing
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import nullcontext
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from in_process import Done

FAR_AWAY = 300
"""Seconds; no command of the tests takes as many tenths."""
Stream = Path | Connection
"""Where a process writes: a file, or what goes on while it runs."""
_HAS_FORKS = "forkserver" in multiprocessing.get_all_start_methods()
_CONTEXT = multiprocessing.get_context("forkserver" if _HAS_FORKS else "spawn")
_CONTEXT.set_forkserver_preload(["forked_from"])


def python(folder: Path, *words: str, environment: Mapping[str, str]) -> Done:
    """`python WORDS` in the folder: `-m MODULE` or a script, and its arguments.

    The order of sets is the same for all that a process of the tests runs; where that matters, there is `anew`.
    """
    with tempfile.TemporaryDirectory() as streams:
        out, err = Path(streams, "out"), Path(streams, "err")
        process = start(folder, *words, environment=environment, out=out, err=err)
        process.join(FAR_AWAY)
        if process.exitcode is None:
            process.kill()
            pytest.fail(f"still running after {FAR_AWAY} s: {' '.join(words)}")
        return Done(process.exitcode, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))


def start(folder: Path, *words: str, environment: Mapping[str, str], out: Stream, err: Stream) -> BaseProcess:
    """The same, which goes on beside the test; it ends with the test's process, if not before."""
    process = _CONTEXT.Process(target=_run, args=(folder, words, dict(environment), out, err), daemon=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # Python 3.11 gives the server no other path
        process.start()
    return process


def anew(folder: Path, *words: str, environment: Mapping[str, str]) -> Done:
    """The same by a process that starts anew, where sets have another order."""
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        env=environment,
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


def _run(folder: Path, words: tuple[str, ...], environment: dict[str, str], out: Stream, err: Stream) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.stdout, sys.stderr = _stream(1, out), _stream(2, err)
    sys.path.insert(0, str(folder))
    try:
        _as_main(words)
    finally:
        atexit._run_exitfuncs()  # a fork ends without them


def _as_main(words: tuple[str, ...]) -> None:
    if words[0] == "-m":
        sys.argv = list(words[1:])
        runpy.run_module(words[1], run_name="__main__")
    else:
        sys.argv = list(words)
        runpy.run_path(words[0], run_name="__main__")


def _stream(number: int, to: Stream) -> io.TextIOWrapper:
    """The stream that has this number in every process, for what other languages write too."""
    with to.open("wb") if isinstance(to, Path) else nullcontext(to) as opened:
        os.dup2(opened.fileno(), number)
    return open(number, "w", encoding="utf-8", errors="backslashreplace", newline="", buffering=1, closefd=False)
