"""A file, written in one step: an interruption leaves the old or the new."""

from __future__ import annotations

from pathlib import Path


def write_file(path: Path, data: bytes) -> None:
    """Write a file in one step, so that nobody meets half of it. Raises OSError."""
    unfinished = path.with_name(".otofolio-part")
    unfinished.write_bytes(data)
    unfinished.replace(path)
