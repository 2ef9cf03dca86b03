"""Install Otofolio into `.venv`: `python3 generator/install.py`, on Windows `py generator\\install.py`.

An old Python must be able to read this file, so that it can say that it is too old.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(".venv", "Scripts" if os.name == "nt" else "bin")
UV = ("uv", "pip", "install", "--no-config", "--system-certs", "--python", ".venv")
STEPS = (
    ("pip", "install", "--disable-pip-version-check", "--require-hashes", "--requirement", ".ci/uv.txt"),
    (*UV, "--require-hashes", "--requirement", "generator/otofolio/starter/files/requirements.lock"),
    (*UV, "--no-deps", "--build-constraints", "constraints.txt", "--editable", "."),
)
TOO_OLD = "Otofolio needs Python 3.11 or newer, and this is {}: get it from https://www.python.org/downloads/"
DONE = "\nOtofolio is installed. To see your website, type:\n\n    {} serve\n\n"


def main() -> str:
    """Install. The result is what went wrong; empty if nothing did."""
    if sys.version_info < (3, 11):  # noqa: UP036
        return TOO_OLD.format(".".join(map(str, sys.version_info[:3])))
    if not _ran(sys.executable, "-m", "venv", ".venv"):
        return "Python can't make the folder .venv: its message is above."
    for step in STEPS:
        if not _ran(str(ROOT / PROGRAMS / "python"), "-m", *step):
            return "Not everything can be installed: the message is above. When you are online, run this again."
    sys.stdout.write(DONE.format(PROGRAMS / "mkdocs"))
    return ""


def _ran(*command: str) -> bool:
    return subprocess.call(command, cwd=str(ROOT)) == 0


if __name__ == "__main__":
    sys.exit(main() or 0)
