"""The process that `forked.py` forks: all that our commands need is imported, and what takes long is ready.

Our caches are still empty, and Typst has not run: it starts threads, and a fork would wait for them forever.
"""

from __future__ import annotations

from importlib import import_module

import fontpkg

from otofolio.reading.cv.schema import CvFile

for _name in (
    "PIL.ImageDraw", "PIL.JpegImagePlugin", "PIL.PngImagePlugin", "PIL.WebPImagePlugin", "colorama",
    "fontpkg_noto_sans", "fontpkg_source_sans_3", "fontpkg_source_serif_4", "in_process",
    "markdown.extensions.codehilite", "markdown.extensions.fenced_code", "markdown.extensions.tables",
    "material.plugins.search.plugin", "material.templates", "mkdocs.commands.build", "mkdocs.commands.serve",
    "mkdocs.config.defaults", "otofolio.build", "otofolio.cli.program", "otofolio.hosts.export.project",
    "otofolio.hosts.mkdocs.plugin", "otofolio.hosts.mkdocs.serve", "otofolio.reading.bibtex.file",
    "otofolio.reading.facts.schema_problems", "otofolio.rendering.kit.kit", "platformdirs.unix",
    "pydantic.dataclasses", "pymdownx.superfences", "qrcode.main", "typst",
):  # fmt: skip
    import_module(_name)
CvFile.model_rebuild()
fontpkg.families()
