"""What the command prints, on any stream: a terminal, a file, a pipe, a closed one, a full disk, a Windows console."""

from __future__ import annotations

import errno
import io
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from otofolio.visible import visible


def prepare_streams() -> None:
    """Let no letter stop a message: one that the stream's encoding lacks is written as `\\u0141`.

    A file or a pipe gets UTF-8, unless the person chose an encoding (PYTHONIOENCODING): the one that Python takes from
    an old Windows or a bare locale has no room for most names.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        stream.reconfigure(errors="backslashreplace")
        if stream is sys.stdout and not stream.isatty() and not os.environ.get("PYTHONIOENCODING"):
            stream.reconfigure(encoding="utf-8")


def put(text: str) -> None:
    """Print a result: whole into a file or a pipe, with its controls made visible on a terminal.

    Raises OSError if it cannot be written.
    """
    if sys.stdout is None:  # the caller closed it
        raise OSError(errno.EBADF, "it is closed", "standard output")
    try:
        print(visible(text) if sys.stdout.isatty() else text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, "standard output") from None


def tell(text: str) -> None:
    """Print a message: for people, so its controls are visible everywhere. One that nobody can get is dropped."""
    if sys.stderr is None:
        return
    try:
        print(visible(text), file=sys.stderr, flush=True)
    except OSError:
        _let_go(sys.stderr)


@contextmanager
def working(words: str, after: float = 2.0) -> Iterator[None]:
    """Say on a terminal what takes so long: one line with the seconds, from so many seconds on, and gone at the end.

    Nothing may be printed in the meantime.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    over = threading.Event()
    counting = threading.Thread(target=_count, args=(words, after, over), daemon=True)
    counting.start()
    try:
        yield
    finally:
        over.set()
        counting.join()


def _count(words: str, after: float, over: threading.Event) -> None:
    started = time.monotonic()
    if over.wait(after):
        return
    with suppress(OSError):
        while True:
            line = f"{words} … {time.monotonic() - started:.0f} s"
            print(f"\r{line}", end="", file=sys.stderr, flush=True)
            if over.wait(1.0):
                break
        print(f"\r{' ' * len(line)}\r", end="", file=sys.stderr, flush=True)


def lacking_letters(text: str) -> tuple[str, ...]:
    """Those that the encoding of standard output does not have, sorted."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return tuple(sorted(letter for letter in set(text) if not _has(encoding, letter)))


def finish() -> bool:
    """Write out what is still held back; whether all of it arrived."""
    if sys.stdout is None:
        return True
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, `head` say, has had enough
        _let_go(sys.stdout)
        return False
    except OSError as error:
        _let_go(sys.stdout)
        tell(f"standard output: {error.strerror}")
        return False
    return True


def _has(encoding: str, letter: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _let_go(stream: TextIO) -> None:
    """Send the rest nowhere, for Python writes it again at its end, and complains."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
