"""A process that ends soon: what it makes it mostly keeps, and Python need not look through that for garbage."""

from __future__ import annotations

import atexit
import gc

_MADE_BEFORE_LOOKING = 100_000


def expect_short_run() -> None:
    """Look for garbage seldom, and not at the end, when the system takes all memory at once."""
    gc.set_threshold(_MADE_BEFORE_LOOKING)
    atexit.register(gc.freeze)
