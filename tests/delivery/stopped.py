"""Run a command and stop it at a given point: `python stopped.py kill|interrupt|fill POINT FOLDER MODULE ARGUMENTS`.

A point is a file of the folder that is opened for writing, renamed, removed or made a folder, counted from 0. A disk
that is to be full takes no file of more than POINT bytes.
"""

from __future__ import annotations

import os
import resource
import runpy
import signal
import sys
from pathlib import Path
from typing import Any

_CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree")


def main() -> None:
    how, point, folder, module, *arguments = sys.argv[1:]
    seen = 0

    def look(event: str, values: tuple[Any, ...]) -> None:
        nonlocal seen
        writes = event == "open" and isinstance(values[1], str) and values[1][:1] in "wxa"
        if not (writes or event in _CHANGES) or not _is_below(values[0], folder):
            return
        if seen == int(point):
            seen += 1
            if how == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            raise KeyboardInterrupt
        seen += 1

    sys.argv = [module, *arguments]
    if how == "fill":  # Python ignores the signal that comes with the error
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(point), int(point)))
    else:
        sys.addaudithook(look)
    runpy.run_module(module, run_name="__main__")


def _is_below(path: Any, folder: str) -> bool:
    return isinstance(path, str | os.PathLike) and str(Path(path).absolute()).startswith(str(Path(folder).absolute()))


main()
