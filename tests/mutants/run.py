"""`make mutants`: change the code on purpose, one place at a time, and count the changes that a test notices.

    python tests/mutants/run.py [FOLDER …] [--only PATTERN …]

FOLDER is a heading of `folders.toml`; a PATTERN narrows it to some modules (`deriving/owner.py`). mutmut works on a
copy in `build/mutants/FOLDER`. Ends with 1 if a folder misses its goal.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from changes import Change, changes

ROOT = Path(__file__).parents[2]
COPIES = ROOT / "build" / "mutants"
FOLDERS = tomllib.loads((Path(__file__).parent / "folders.toml").read_text(encoding="utf-8"))
KILLED = (1, 3, 24, -24, 36, 152, 255)
"""mutmut's exit codes of a mutant that makes a test fail or come to no end."""


@dataclass(frozen=True)
class Mutant:
    """One change, and whether a test noticed it."""

    name: str
    change: Change
    code: int | None
    """mutmut's exit code, None if it came to no verdict."""

    @property
    def is_killed(self) -> bool:
        """A test failed, or came to no end."""
        return self.code in KILLED


def main() -> int:
    """Run the folders asked for, or all, and print their shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help=f"of {', '.join(FOLDERS)}")
    parser.add_argument("--only", nargs="+", metavar="PATTERN", help="only the modules that fit: deriving/owner.py")
    options = parser.parse_args()
    missed = [name for name in options.folders or FOLDERS if not _reaches_goal(name, options.only)]
    return 1 if missed else 0


def _reaches_goal(name: str, only: list[str] | None) -> bool:
    folder = FOLDERS[name]
    work = COPIES / name
    _prepare(work, only or folder["mutate"], folder.get("except", []), folder["tests"])
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1"]
    with (work / "mutmut.log").open("w", encoding="utf-8") as log:
        subprocess.run(command, cwd=work, stdout=log, stderr=subprocess.STDOUT, check=False)
    mutants = list(_counted(work))
    if not mutants or None in {mutant.code for mutant in mutants}:  # the tests fail without any change
        raise SystemExit((work / "mutmut.log").read_text(encoding="utf-8")[-3000:])
    survivors = [mutant for mutant in mutants if not mutant.is_killed]
    for mutant in survivors:
        print(f"  {mutant.name}: {mutant.change.before}  →  {mutant.change.after}")
    killed = len(mutants) - len(survivors)
    share = 100 * killed / len(mutants)
    print(f"{name}: {len(mutants)} mutants, {killed} killed, {len(survivors)} survive: {share:.1f}%", flush=True)
    return bool(share >= folder["goal"])


def _prepare(work: Path, mutate: list[str], leave: list[str], tests: list[str]) -> None:
    """A copy in the shape that mutmut wants: the package below `src`."""
    shutil.rmtree(work, ignore_errors=True)
    ignored = shutil.ignore_patterns("__pycache__", "node_modules", ".audit")
    shutil.copytree(ROOT / "generator", work / "src", ignore=ignored)
    shutil.copytree(ROOT / "tests", work / "tests", ignore=ignored)
    lines = {
        "source_paths": ["src"],
        "only_mutate": [f"src/otofolio/{pattern}" for pattern in mutate],
        "do_not_mutate": [f"src/otofolio/{pattern}" for pattern in leave],
        "pytest_add_cli_args_test_selection": tests,
    }
    text = "[tool.mutmut]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in lines.items())
    (work / "pyproject.toml").write_text(text, encoding="utf-8")


def _counted(work: Path) -> Iterator[Mutant]:
    """The mutants that count, by module."""
    for meta in sorted((work / "mutants" / "src").rglob("*.meta")):
        found = changes(meta.with_suffix(""))
        codes: dict[str, int | None] = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        for name, code in codes.items():
            change = found[name.rpartition(".")[2]]
            if not change.is_wording:
                yield Mutant(name.removeprefix("otofolio."), change, code)


if __name__ == "__main__":
    sys.exit(main())
