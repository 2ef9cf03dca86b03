"""What pikepdf finds of a PDF's logical structure (ISO 32000-1 §14.7, §14.8)."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def elements(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every structure element, in reading order."""
    yield from _below(document.Root.StructTreeRoot)


def roles(document: pikepdf.Pdf) -> list[str]:
    """The standard roles in reading order, custom ones mapped: `H1`, `P`, `L`, `Figure` …"""
    mapping = document.Root.StructTreeRoot.get("/RoleMap", {})
    return [str(mapping.get(str(one.S), one.S)).lstrip("/") for one in elements(document)]


def alternatives(document: pikepdf.Pdf) -> list[str]:
    """The alt texts of the pictures."""
    return [str(one.Alt) for one in elements(document) if str(one.S) == "/Figure"]


def fonts(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The descriptors of all fonts on all pages."""
    found = []
    for page in document.pages:
        for font in page.Resources.get("/Font", {}).values():
            found += [descendant.FontDescriptor for descendant in font.get("/DescendantFonts", [font])]
    return found


def links(document: pikepdf.Pdf) -> list[str]:
    """Where the pages' links lead."""
    notes = (note for page in document.pages for note in page.get("/Annots", []))
    return [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]


def _below(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)
