"""What the commands print and write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from otofolio.problems import Problem, report
from otofolio.terminal import put, tell

if TYPE_CHECKING:
    from otofolio.model.artifact import Artifact


def tell_problems(problems: Sequence[Problem]) -> None:
    """Report them, if there are any."""
    if problems:
        tell(report(problems))


def write(artifacts: Iterable[Artifact], folder: Path) -> int:
    """Write the files and say how many. Returns the exit status; raises InputError if the folder takes none."""
    from otofolio.hosts.writing import unwritable, write_artifacts
    from otofolio.load import shown_path

    try:
        written = write_artifacts(artifacts, folder, shown_path(folder))
    except OSError as error:
        hint = "choose another folder, or make room on the disk, and run the command again"
        raise unwritable(error, shown_path(folder), hint) from None
    tell_problems(written.problems)
    put(f"Wrote {written.count} files into {folder}")
    return 0
