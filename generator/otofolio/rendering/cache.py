"""What was made before, kept by all that it was made from. A renderer that is given one makes nothing twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Protocol

from otofolio import __version__


class Cache(Protocol):
    """Bytes by their key. It may forget anything at any time, and never gives bytes that were kept by another key."""

    def load(self, key: str) -> bytes | None:
        """What was kept, or None."""

    def store(self, key: str, data: bytes) -> None:
        """Keep it if that is possible. Never raises."""


class _NoCache:
    def load(self, key: str) -> bytes | None:
        return None

    def store(self, key: str, data: bytes) -> None:
        pass


NO_CACHE: Cache = _NoCache()


def cache_key(kind: str, parts: Iterable[bytes]) -> str:
    """A key that differs if the kind, a part, the number of parts or Otofolio's version does."""
    digest = hashlib.sha256()
    for part in (__version__.encode(), kind.encode(), *parts):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
