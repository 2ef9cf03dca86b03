"""Our own command without a process for each call, which costs more than most commands."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from otofolio.cli import main


@dataclass(frozen=True)
class Done:
    """A finished command."""

    status: int
    out: str
    err: str


def otofolio(folder: Path, *arguments: str, environment: Mapping[str, str]) -> Done:
    """`otofolio ARGUMENTS` in the folder, by the function that the process calls, with streams that are files."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.chdir(folder)
        for name, value in environment.items():
            patch.setenv(name, value)
        status = main(arguments)
    return Done(status, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
