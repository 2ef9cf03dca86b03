"""The theme's templates and ours, compiled once: for all builds of a process, and from one process to the next."""

from __future__ import annotations

import marshal
import sys
from types import CodeType
from typing import TYPE_CHECKING

import jinja2
from jinja2 import BytecodeCache

from otofolio.rendering.cache import NO_CACHE, Cache, cache_key

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket

_KNOWN = ("jinja2", "markupsafe", "mkdocs", "material", "builtins", "_operator", "otofolio")
"""Whose filters and tests may be in what is kept: the compiler replaces `"text"|filter` by its result."""


class CompiledTemplates(BytecodeCache):
    """MkDocs makes a new environment for each build. The cache must be one that nobody else can write."""

    def __init__(self, cache: Cache = NO_CACHE) -> None:
        """Start with none."""
        self._codes: dict[tuple[str, str], CodeType] = {}
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is known. The checksum is that of the template's text."""
        code = self._codes.get((bucket.key, bucket.checksum)) or self._kept(bucket)
        if code:
            self._codes[bucket.key, bucket.checksum] = code
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is None:
            return
        self._codes[bucket.key, bucket.checksum] = bucket.code
        if _is_usual(bucket.environment):
            self._cache.store(_key(bucket), marshal.dumps(bucket.code))

    def _kept(self, bucket: Bucket) -> CodeType | None:
        data = self._cache.load(_key(bucket)) if _is_usual(bucket.environment) else None
        if data is None:
            return None
        try:
            code = marshal.loads(data)  # noqa: S302
        except (EOFError, ValueError, TypeError):
            return None
        return code if isinstance(code, CodeType) else None


def _key(bucket: Bucket) -> str:
    """Besides the template, what compiles it and how."""
    env = bucket.environment
    how = (
        sys.version, jinja2.__version__, env.trim_blocks, env.lstrip_blocks, env.keep_trailing_newline,
        bool(env.autoescape), sorted(env.extensions), bucket.key, bucket.checksum,
    )  # fmt: skip
    return cache_key("template", (repr(how).encode(),))


def _is_usual(env: Environment) -> bool:
    """Whether nobody has added a filter or test to the theme's and ours: what somebody else's does may change."""
    made = (*env.filters.values(), *env.tests.values())
    return all(getattr(one, "__module__", "").partition(".")[0] in _KNOWN for one in made)
