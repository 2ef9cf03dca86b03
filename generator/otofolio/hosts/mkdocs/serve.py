"""`mkdocs serve` made quick: what MkDocs does at leisure, twice a second, a person at work waits for."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from jinja2.bccache import Bucket
    from mkdocs.livereload import LiveReloadServer

_SECONDS = 0.05
"""Between two looks at the files. Polling misses nothing that editors do, and works on shared and mounted folders."""


def watch_closely(server: LiveReloadServer) -> None:
    """Watch what the server watches at closer intervals. To be called before it starts."""
    paths = [emitter.watch.path for emitter in server.observer.emitters]
    for path in paths:
        with suppress(KeyError):  # it counts the calls for a path, and tells the end so
            while True:
                server.unwatch(path)
    server.observer = PollingObserver(timeout=_SECONDS)
    for path in paths:
        server.watch(path)


class CompiledTemplates(BytecodeCache):
    """The theme's templates, compiled once for all builds of a process: MkDocs makes a new environment for each."""

    def __init__(self) -> None:
        """Start with none."""
        self._codes: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is known. The checksum is that of the template's text."""
        if code := self._codes.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._codes[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
