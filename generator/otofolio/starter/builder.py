"""What a portfolio is built with: Otofolio's own wheel, and the list of everything else with versions and hashes.

No index is asked for Otofolio itself, and pip takes no file that is not on the list.
"""

from __future__ import annotations

import hashlib
import re
from importlib.metadata import PackageNotFoundError
from importlib.resources import files

from otofolio.model.artifact import Artifact
from otofolio.problems import InputError, Position, Problem
from otofolio.starter.wheel import own_wheel

FOLDER = "builder"
"""In sight: a file manager hides a name with a dot, and drag and drop then loses it."""
REQUIREMENTS = "requirements.txt"
_OWN_BELOW = "# Packages of your own go below this line, each with its version and hash; `otofolio upgrade` keeps them."
_HEAD = f"""\
# What the website is built with, down to the last version and its hash, so that it still builds in five years.
# Otofolio itself is in the folder {FOLDER}/. In the folder that this file is in, with Python 3.11 or newer:
#
#     pip install -r {REQUIREMENTS}
#
# Both are written again by `otofolio upgrade`.
"""
_OLD_PYTHON = "otofolio @ file:///Otofolio-needs-Python-3.11-or-newer.zip ; python_version < '3.11'\n"
"""pip and uv then name the file that they miss. Without this, pip prints every version there is of something else."""
_REMARKS = re.compile(r"\A(?:#.*\n)+")
_OURS = re.compile(rf"(?:otofolio\b|\./{FOLDER}/otofolio-)")


def builder_files(before: str = "") -> tuple[Artifact, Artifact]:
    """The wheel and the list. `before` is an older list, whose own packages are kept.

    Raises InputError if Otofolio is not installed, and so cannot be copied.
    """
    try:
        wheel = own_wheel()
    except PackageNotFoundError:
        said = "Otofolio is not installed here, so it cannot be copied into the portfolio."
        raise InputError([Problem(Position("otofolio"), said, "install it with pip, then try again")]) from None
    placed = Artifact(f"{FOLDER}/{wheel.uri}", wheel.data)
    return placed, Artifact(REQUIREMENTS, _requirements(placed, _own_packages(before)).encode())


def _requirements(wheel: Artifact, own: str) -> str:
    """As pip and uv read it: a path below the current folder, and hashes, which make them ask for all the others."""
    line = f"./{wheel.uri} \\\n    --hash=sha256:{hashlib.sha256(wheel.data).hexdigest()}\n"
    lock = (files("otofolio") / "starter" / "files" / "requirements.lock").read_text(encoding="utf-8")
    return f"{_HEAD}{_OLD_PYTHON}{line}{_REMARKS.sub('', lock)}\n{_OWN_BELOW}\n{own}"


def _own_packages(before: str) -> str:
    """What the person has added: below the line for it, or anywhere in a list that is older than that line."""
    _, line, below = before.partition(f"{_OWN_BELOW}\n")
    if line:
        return below
    lines = [text for text in before.splitlines() if text.strip() and not text.startswith("#")]
    return "".join(f"{text}\n" for text in lines if not _OURS.match(text))
