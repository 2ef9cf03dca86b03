"""ProperDocs, which goes on with MkDocs 1, runs the plugin as MkDocs does."""

from __future__ import annotations

import re
from pathlib import Path

from portfolio_folder import ENVIRONMENT, Folder

from forked import anew


def test_the_same_site(built_example: Folder, tmp_path: Path) -> None:
    words = ("-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", str(tmp_path / "proper"))
    done = anew(built_example.path, *words, environment=ENVIRONMENT)
    assert done.status == 0, done.err
    assert "properdocs.yml" not in done.err  # no notice about the file's name
    assert different(built_example.site, tmp_path / "proper") == []


def different(site: Path, other: Path) -> list[str]:
    """Every file of one that the other has not, or has otherwise: but for the name of the program."""
    pages = {path.relative_to(folder).as_posix() for folder in (site, other) for path in folder.rglob("*")}
    return [uri for uri in sorted(pages) if _read(site / uri) != _read(other / uri)]


def _read(path: Path) -> bytes | None:
    if path.is_dir() or path.name.startswith("sitemap.xml.gz"):
        return b""
    return re.sub(rb'<meta name="generator"[^>]*>', b"", path.read_bytes()) if path.is_file() else None
