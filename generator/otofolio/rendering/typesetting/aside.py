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


def compiled_aside(inputs: dict[str, Any], how: dict[str, Any]) -> bytes:
    """What `compiled` gives or raises; it is asked in this process if another one cannot be had."""
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", __name__], input=pickle.dumps((inputs, how)), capture_output=True, check=True
        )
        made, letters = pickle.loads(child.stdout)  # noqa: S301 - from a process of our own
    except (OSError, subprocess.CalledProcessError, pickle.UnpicklingError, EOFError):
        return compiled(inputs, how)
    if letters is not None:
        raise TypesettingError(made, letters)
    return bytes(made)


def main() -> None:
    """Answer one request: the document, or the error's words and letters."""
    inputs, how = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - from the process that started this one
    try:
        answer: tuple[bytes | str, tuple[str, ...] | None] = (compiled(inputs, how), None)
    except TypesettingError as error:
        answer = (str(error), error.letters)
    sys.stdout.buffer.write(pickle.dumps(answer))


if __name__ == "__main__":
    main()
