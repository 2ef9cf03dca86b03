"""What the tests of `network`, `paste` and `send` share: the example with its fictional files, and a command."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from forked import anew
from in_process import otofolio

ROOT = Path(__file__).parents[1]
DAY = "1795608000"
"""November 25, 2026."""
SMALL = """\
name:
  given: Jordan
  family: Avery
specialty:
  name: Otolaryngology
  short: ENT
school: {name: St. Brendan University School of Medicine, class_of: 2027}
contact: {email: jordan.avery@example.org}
"""


def copy_example(folder: Path, *fictional: str) -> Path:
    """The example in a folder, without the guide, with `network.yaml` or `private.yaml` from the fictional ones."""
    for name in ("mkdocs.yml", "cv.yaml", "publications.bib"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("guide"))
    for name in fictional:
        shutil.copy(ROOT / name.replace(".yaml", ".example.yaml"), folder / name)
    return folder


def write_small(folder: Path, *fictional: str) -> Path:
    """The same of somebody who has next to nothing to read and to set, for what does not depend on it."""
    for name, text in (("cv.yaml", SMALL), ("publications.bib", "")):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "docs").mkdir()
    for name in ("mkdocs.yml", *fictional):
        shutil.copy(ROOT / name.replace(".yaml", ".example.yaml"), folder / name)
    return folder


def change(file: Path, before: str, after: str) -> None:
    """Other words in a file, once."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def run_command(folder: Path, *arguments: str, day: str = DAY) -> subprocess.CompletedProcess[str]:
    """`otofolio` in that folder on that day, in this process."""
    environment = {"SOURCE_DATE_EPOCH": day, "NO_COLOR": "1"}
    done = otofolio(folder, *arguments, environment=environment)
    return subprocess.CompletedProcess(arguments, done.status, done.out, done.err)


def run_process(folder: Path, *commands: Sequence[str]) -> None:
    """The same, one after the other, in a process of its own, where sets have another order."""
    script = f"from otofolio.cli import main; raise SystemExit(sum(map(main, {commands})))"
    done = anew(folder, "-c", script, environment=os.environ | {"SOURCE_DATE_EPOCH": DAY, "PYTHONIOENCODING": "utf-8"})
    assert done.status == 0, done.err
