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
from pathlib import Path

import pytest

from in_process import Done

FAR_AWAY = 300
"""Seconds; no command of the tests takes as many tenths."""
_HAS_FORKS = "forkserver" in multiprocessing.get_all_start_methods()
_CONTEXT = multiprocessing.get_context("forkserver" if _HAS_FORKS else "spawn")
_CONTEXT.set_forkserver_preload(
    ["PIL.ImageDraw", "fontpkg", "markdown.extensions.codehilite", "material.plugins.search.plugin",
     "mkdocs.commands.build", "mkdocs.config.defaults", "otofolio.build", "otofolio.cli",
     "otofolio.hosts.mkdocs.plugin", "otofolio.reading.bibtex.file", "otofolio.reading.cv.schema",
     "pymdownx.superfences", "qrcode.main", "typst"]
)  # fmt: skip


def python(folder: Path, *words: str, environment: Mapping[str, str]) -> Done:
    """`python WORDS` in the folder: `-m MODULE` or a script, and its arguments.

    The order of sets is the same for all that a process of the tests runs; where that matters, there is `anew`.
    """
    with tempfile.TemporaryDirectory() as streams:
        out, err = Path(streams, "out"), Path(streams, "err")
        process = _CONTEXT.Process(target=_run, args=(folder, words, dict(environment), out, err))
        process.start()
        process.join(FAR_AWAY)
        if process.exitcode is None:
            process.kill()
            pytest.fail(f"still running after {FAR_AWAY} s: {' '.join(words)}")
        return Done(process.exitcode, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))


def anew(folder: Path, *words: str, environment: Mapping[str, str]) -> Done:
    """The same by a process that starts anew, where sets have another order."""
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        env=environment,
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


def _run(folder: Path, words: tuple[str, ...], environment: dict[str, str], out: Path, err: Path) -> None:
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


def _stream(number: int, path: Path) -> io.TextIOWrapper:
    """The stream that has this number in every process, for what other languages write too."""
    opened = os.open(path, os.O_WRONLY | os.O_CREAT)
    os.dup2(opened, number)
    os.close(opened)
    return open(number, "w", encoding="utf-8", errors="backslashreplace", newline="", buffering=1, closefd=False)
