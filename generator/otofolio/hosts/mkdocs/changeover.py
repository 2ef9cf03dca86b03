"""Replace the last site by the new one when that is finished, so that an interrupted build leaves the last one whole.

MkDocs empties the site's folder and then writes for some seconds. While it does, its `site_dir` is a hidden folder
within, which is on the same disk whatever is mounted. Names that start with a dot stay, as MkDocs leaves them.
"""

from __future__ import annotations

import atexit
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_PREFIX = ".otofolio-build-"
_DAY = 24 * 60 * 60


class Changeover:
    """One build: `begin` before MkDocs writes, then `finish` or `give_up`."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Let MkDocs and the plugins write beside the last site. Nothing is made yet."""
        self._config = config
        self._site = Path(config.site_dir)
        self._fresh = self._site / f"{_PREFIX}{os.getpid()}"
        config.site_dir = str(self._fresh)

    def begin(self) -> None:
        """Clear away what builds that were killed have left, and this one if it is interrupted."""
        for left in self._site.glob(f"{_PREFIX}*"):
            if not _is_at_work(left):
                shutil.rmtree(left, ignore_errors=True)
        atexit.register(self.give_up)

    def finish(self) -> None:
        """Put the new site in place of the last one, which comes back if that fails. Raises OSError."""
        aside = self._fresh.with_name(f"{self._fresh.name}-last")
        aside.mkdir()
        moved: list[tuple[Path, Path]] = []
        try:
            for name in self._names():  # one after the other, so that a site is there all the time
                _move(self._site / name, aside / name, moved)
                _move(self._fresh / name, self._site / name, moved)
        except BaseException:
            for source, target in reversed(moved):
                target.rename(source)
            aside.rmdir()
            raise
        shutil.rmtree(aside, ignore_errors=True)
        self.give_up()

    def give_up(self) -> None:
        """Remove what was written beside; the site in place stays."""
        atexit.unregister(self.give_up)
        shutil.rmtree(self._fresh, ignore_errors=True)
        self._config.site_dir = str(self._site)

    def _names(self) -> list[str]:
        """What is new, and what has to make room: all that MkDocs would remove."""
        last = {entry.name for entry in self._site.iterdir() if not entry.name.startswith(".")}
        return sorted(last | {entry.name for entry in self._fresh.iterdir()})


def _move(source: Path, target: Path, moved: list[tuple[Path, Path]]) -> None:
    if os.path.lexists(source):
        source.rename(target)
        moved.append((source, target))


def _is_at_work(folder: Path) -> bool:
    """Whether the build that writes there is still running."""
    number = folder.name.removeprefix(_PREFIX).removesuffix("-last")
    if not number.isdecimal() or int(number) == os.getpid():
        return False
    if os.name == "nt":  # there, signal 0 would end the process
        return time.time() - folder.stat().st_mtime < _DAY
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # somebody else's
        return True
    return True
