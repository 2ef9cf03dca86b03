"""Publications for the tests of what is derived from them, written as people write them."""

from __future__ import annotations

from otofolio.model.publication import Publication
from otofolio.reading.bibliography import read_bibliography

TITLE = "Outcomes of ossicular chain repair in children"


def read(text: str) -> tuple[Publication, ...]:
    works, _ = read_bibliography(text.encode(), "publications.bib")
    return works


def entry(key: str, fields: str = "", kind: str = "article") -> str:
    """An entry with a title, an author, a journal and a year, of which `fields` (without a comma) may name others."""
    usual = {"title": TITLE, "author": "Avery, Jordan", "journal": "The Laryngoscope", "year": "2020"}
    named = {part.split("=")[0].strip() for part in fields.split("\n")}
    lines = [f"{name} = {{{value}}}" for name, value in usual.items() if name not in named]
    lines += [line for line in fields.split("\n") if line]
    return f"@{kind}{{{key},\n  " + ",\n  ".join(lines) + "\n}\n"
