"""Whether git tracks a file and knows a place to push it to, as git's own files say. Nothing is run.

The index is read as gitformat-index describes it (versions 2 to 4). What cannot be read counts as not tracked:
the answer only decides on a piece of advice.
"""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Iterator
from pathlib import Path

from otofolio.reading.source import read_input

_REMOTE = re.compile(rb"^\s*\[\s*remote\b", re.MULTILINE | re.IGNORECASE)
_SHA256 = re.compile(rb"^\s*objectformat\s*=\s*sha256", re.MULTILINE | re.IGNORECASE)
_TIMES_AND_MODES = 40
"""Bytes of an entry before its object name."""
_EXTENDED = 0x4000
_FARTHEST = 64
"""Folders above the file."""


def is_shared(file: Path) -> bool:
    """Whether the file is in the index of a repository that has a remote."""
    real = Path(os.path.realpath(file))
    for folder in list(real.parents)[:_FARTHEST]:
        if os.path.lexists(folder / ".git"):
            try:
                return _is_tracked(folder, real.relative_to(folder).as_posix().encode())
            except (OSError, ValueError, struct.error, IndexError):
                return False
    return False


def _is_tracked(folder: Path, name: bytes) -> bool:
    own, common = _git_folders(folder)
    config = read_input(common / "config")
    if not _REMOTE.search(config):
        return False
    return name in _names(read_input(own / "index"), 32 if _SHA256.search(config) else 20)


def _git_folders(folder: Path) -> tuple[Path, Path]:
    """Where the index and the configuration are: apart in a worktree (gitrepository-layout)."""
    own = folder / ".git"
    if own.is_file():
        own = folder / read_input(own).decode().removeprefix("gitdir:").strip()
    shared = own / "commondir"
    return own, own / read_input(shared).decode().strip() if shared.is_file() else own


def _names(index: bytes, name_size: int) -> Iterator[bytes]:
    """The path of every entry."""
    signature, version, count = struct.unpack_from(">4sLL", index)
    if signature != b"DIRC" or version not in (2, 3, 4):
        return
    at, name = 12, b""
    for _ in range(count):
        start = at
        at += _TIMES_AND_MODES + name_size
        (flags,) = struct.unpack_from(">H", index, at)
        at += 4 if flags & _EXTENDED and version > 2 else 2
        kept, at = _kept(index, at) if version == 4 else (0, at)
        end = index.index(b"\0", at)
        name = name[: len(name) - kept] + index[at:end] if version == 4 else index[at:end]
        at = end + 1 if version == 4 else start + (end - start + 8) // 8 * 8
        yield name


def _kept(index: bytes, at: int) -> tuple[int, int]:
    """How much of the last name's end goes, in git's variable-width encoding; where the new end begins."""
    value = index[at] & 127
    while index[at] & 128:
        at += 1
        value = (value + 1 << 7) | (index[at] & 127)
    return value, at + 1
