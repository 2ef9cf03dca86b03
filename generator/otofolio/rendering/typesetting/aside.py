"""A long document, set in a process of its own, which gives its memory back when it ends.

Typst keeps a hundred megabytes for each thousand works, and frees them only some documents later: too late for
`mkdocs serve`, and never while the rest of a build is made.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import Any

from otofolio.rendering.typesetting.compiler import TypesettingError, compiled

_MADE, _REFUSED = 64, 65
"""The exit statuses of a process that gives the document, or the error's words and letters; no other end has them."""


def compiled_aside(inputs: dict[str, Any], how: dict[str, Any]) -> bytes:
    """What `compiled` returns or raises. If no other process can be started, this one sets the document."""
    command, request = [sys.executable, "-P", "-m", __name__], pickle.dumps((inputs, how))
    try:
        done = subprocess.run(command, input=request, capture_output=True, check=False)
    except OSError:
        return compiled(inputs, how)
    if done.returncode == _REFUSED:
        raise TypesettingError(*pickle.loads(done.stdout))  # noqa: S301 - from a process of our own
    return done.stdout if done.returncode == _MADE else compiled(inputs, how)


def main() -> int:
    """Answer one request, without a copy of it or of the document."""
    inputs, how = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    try:
        sys.stdout.buffer.write(compiled(inputs, how))
    except TypesettingError as error:
        pickle.dump((str(error), error.letters), sys.stdout.buffer)
        return _REFUSED
    return _MADE


if __name__ == "__main__":
    sys.exit(main())
