"""The `otofolio` command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from otofolio import __version__
from otofolio.terminal import finish, prepare_streams, put, tell
from otofolio.visible import visible_line


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. The exit status is 0, 1 if the input has an error, 2 if the arguments cannot be used."""
    prepare_streams()
    try:
        status = _run(sys.argv[1:] if arguments is None else list(arguments))
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        status = 1
    except OSError as error:
        tell(f"{visible_line(str(error.filename or os.curdir))}: {error.strerror or error}")
        status = 1
    return status if finish() else status or 1


def _run(words: list[str]) -> int:
    if words == ["--version"]:  # the first thing that one is asked for, and it needs no command
        put(f"otofolio {__version__}")
        return 0
    from otofolio.cli.program import run

    return run(words)
