"""`generator/install.py`: an old Python gets one sentence, before anything else happens."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
INSTALL = ROOT / "generator" / "install.py"
AS_OLD = "import runpy, sys; sys.version_info = (3, 9, 18, 'final', 0); runpy.run_path({!r}, run_name='__main__')"


def test_an_old_python_can_read_it() -> None:
    ast.parse(INSTALL.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_named_in_one_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-c", AS_OLD.format(str(INSTALL))]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    said = "Otofolio needs Python 3.11 or newer, and this is 3.9.18: get it from https://www.python.org/downloads/\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)
    assert list(tmp_path.iterdir()) == []


def test_it_installs_from_files_that_exist() -> None:
    text = INSTALL.read_text(encoding="utf-8")
    for name in (".ci/uv.txt", "generator/otofolio/starter/files/requirements.lock", "constraints.txt"):
        assert f'"{name}"' in text
        assert (ROOT / name).is_file()
