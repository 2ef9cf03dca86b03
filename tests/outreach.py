"""What the tests of `network`, `paste` and `send` share: the example with its fictional files, and a command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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
    """`otofolio` in that folder on that day."""
    command = [sys.executable, "-m", "otofolio", *arguments]
    environment = os.environ | {"SOURCE_DATE_EPOCH": day, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, env=environment
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done
