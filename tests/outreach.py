"""What the tests of `network`, `paste` and `send` share: the example with its fictional files, and a command."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from forked import anew
from in_process import otofolio

ROOT = Path(__file__).parents[1]
DAY = "1795608000"
"""November 25, 2026."""


def copy_example(folder: Path, fictional: str) -> Path:
    """The example in a folder, with `network.yaml` or `private.yaml` from the fictional one."""
    for name in ("mkdocs.yml", "cv.yaml", "publications.bib"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / fictional.replace(".yaml", ".example.yaml"), folder / fictional)
    return folder


def run_command(folder: Path, *arguments: str, day: str = DAY) -> subprocess.CompletedProcess[str]:
    """`otofolio` in that folder on that day, in this process."""
    environment = {"SOURCE_DATE_EPOCH": day, "NO_COLOR": "1"}
    done = otofolio(folder, *arguments, environment=environment)
    return subprocess.CompletedProcess(arguments, done.status, done.out, done.err)


def run_process(folder: Path, *arguments: str) -> None:
    """The same in a process of its own, where sets have another order."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": DAY, "PYTHONIOENCODING": "utf-8"}
    done = anew(folder, "-m", "otofolio", *arguments, environment=environment)
    assert "Traceback" not in done.err, done.err
