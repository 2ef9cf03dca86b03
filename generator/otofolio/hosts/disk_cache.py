"""The cache in the user's own folder for such files. What is wrong with it is never more than lost time.

Compiled templates are among what it holds, so whoever can write here can run code. It is used only if it belongs to
the user who runs Otofolio and nobody else can write in it, and each file is held to the same once it is open. The
checksum in a file guards against accidents. It covers the key, so a file that was renamed is not used either.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from otofolio.rendering.cache import NO_CACHE, Cache

_HEAD = b"otofolio-cache-1\n"
_SUM = hashlib.sha256().digest_size
_ENDING, _PART = ".kept", ".part"
_MOST, _KEPT, _LARGEST = 64_000_000, 48_000_000, 16_000_000
"""Bytes in all; bytes that are left when there are too many; bytes of one file."""
_HOUR = 3600.0
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def open_cache(wanted: bool = True) -> Cache:
    """The user's cache; one that keeps nothing if it is not wanted, or there is no folder that can be trusted."""
    folder = _folder() if wanted else None
    return DiskCache(folder) if folder else NO_CACHE


def _folder() -> Path | None:
    """`$XDG_CACHE_HOME/otofolio`, `~/Library/Caches/otofolio` or `%LOCALAPPDATA%\\otofolio\\Cache`."""
    from platformdirs import user_cache_path

    folder = user_cache_path("otofolio", appauthor=False)
    if not folder.is_absolute():  # there is no home, or the variable is not as the XDG specification has it
        return None
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        status = folder.lstat()
    except OSError:
        return None
    return folder if stat.S_ISDIR(status.st_mode) and _is_only_ours(status) else None


def _is_only_ours(status: os.stat_result) -> bool:
    """Whether nobody else can write it. On Windows, the folder is in the user's profile, which others cannot."""
    if os.name == "nt":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & _OTHERS_WRITE


class DiskCache:
    """A file for each key. Several builds may use it at once: a file appears as a whole, or not at all."""

    def __init__(self, folder: Path) -> None:
        """Use a folder of our own."""
        self._folder = folder
        self._room: int | None = None

    def load(self, key: str) -> bytes | None:
        """What was kept, if it is what was kept. A file that is used again goes last."""
        path = self._path(key)
        try:
            with open(os.open(path, os.O_RDONLY | _NO_LINK), "rb") as file:  # noqa: PTH123
                status = os.fstat(file.fileno())
                if not (stat.S_ISREG(status.st_mode) and _is_only_ours(status) and status.st_size <= _LARGEST):
                    return None
                content = file.read()
            if status.st_mtime < time.time() - _HOUR:
                os.utime(path)
        except (OSError, ValueError):
            return None
        data = content[len(_HEAD) + _SUM :]
        return data if content.startswith(_HEAD + _sum(key, data)) else None

    def store(self, key: str, data: bytes) -> None:
        """Keep it, unless the disk is full, the folder cannot be written, or it is very large."""
        content = _HEAD + _sum(key, data) + data
        if len(content) > _LARGEST:
            return
        if self._room is None or self._room < len(content):
            self._room = self._make_room()
        self._room -= len(content)
        part = self._folder / f"{secrets.token_hex(8)}{_PART}"
        try:
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o600), "wb") as file:  # noqa: PTH123
                file.write(content)
            part.replace(self._path(key))
        except OSError:
            with suppress(OSError):
                part.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_ENDING}"

    def _make_room(self) -> int:
        """Remove what was not used for the longest time, and what an interrupted build left. The room is in bytes."""
        total = 0
        for size, path in self._newest_first():
            total += size
            if total > _KEPT:
                with suppress(OSError):
                    path.unlink()
        return _MOST - min(total, _KEPT)

    def _newest_first(self) -> Iterator[tuple[int, Path]]:
        found: list[tuple[float, int, Path]] = []
        with suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                path = Path(entry.path)
                if path.suffix not in (_ENDING, _PART):
                    continue
                with suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    if path.suffix == _PART and status.st_mtime < time.time() - _HOUR:
                        path.unlink()
                    found.append((status.st_mtime, status.st_size, path))
        yield from ((size, path) for _, size, path in sorted(found, key=lambda one: (-one[0], one[2])))


def _sum(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).digest()
