"""What a file is, by what is in it, and the reader that it needs."""

from __future__ import annotations

import csv
import json
import re
from typing import Any

from otofolio.importing.archive import Container, Member, refused
from otofolio.importing.draft import Draft, Found, LeftOut, Origin, draft_of
from otofolio.importing.linkedin import is_linkedin, read_linkedin
from otofolio.importing.orcid import is_orcid, read_orcid
from otofolio.importing.rendercv import is_rendercv, read_rendercv
from otofolio.importing.resumes import is_resume, read_resume
from otofolio.importing.works import is_scholar, read_scholar, read_works_file
from otofolio.importing.xml_tree import NotXmlError, read_xml
from otofolio.reading.source import decode
from otofolio.reading.yaml.document import read_yaml

_YAML = re.compile(r"^(?:cv|content|basics)\s*:", re.MULTILINE)
_EUROPASS = {"Candidate", "SkillsPassport"}
"""The roots of its two dialects."""
_OTHERS = (
    (b"%PDF", "a PDF"), (b"\xd0\xcf\x11\xe0", "an old Word document"), (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a 7-Zip archive"), (b"Rar!", "a RAR archive"), (b"{\\rtf", "a text with formatting (RTF)"),
)  # fmt: skip


_LAID_OUT = ("a PDF", "an old Word document", "a text with formatting (RTF)", "a Europass CV")
_SEE_GUIDE = "nothing was written; see the guide “From what you have”"
_BY_ASSISTANT = "see “A CV in Word, PDF, or LaTeX” in the guide “From what you have”; nothing was written"


def read_container(container: Container) -> Draft:
    """All items of one source. Raises InputError if nothing in it is in a form that is read."""
    try:
        return _read(container)
    except RecursionError:
        raise refused(container.shown, "This is nested too deeply to be an export.") from None
    except csv.Error as error:
        raise refused(container.shown, f"A table in it is damaged ({error}).") from None


def _read(container: Container) -> Draft:
    if is_linkedin(container):
        return draft_of(read_linkedin(container))
    found: list[Found] = []
    orcid: list[tuple[str, Any]] = []
    unknown: list[tuple[Member, str]] = []
    for member in container.members:
        tree, looks = _tree(member)
        read = None if tree is None or is_orcid(tree) else _read_tree(tree, member)
        if tree is not None and is_orcid(tree):
            orcid.append((member.shown, tree))
        elif read is not None:
            found += read
        elif (works := _works(tree, member, looks)) is not None:
            found += works
        else:
            unknown.append((member, looks))
    if orcid:
        found = [*read_orcid(orcid, container.shown), *found]
    if not found and not orcid:
        raise _nothing(container, unknown)
    found += [LeftOut(Origin("file", member.shown), "", f"This is {looks}, which is not imported.")
              for member, looks in unknown]  # fmt: skip
    return draft_of(found)


def _nothing(container: Container, unknown: list[tuple[Member, str]]) -> Exception:
    if len(unknown) == 1 and len(container.members) == 1:
        looks = unknown[0][1]
        hint = _BY_ASSISTANT if looks in _LAID_OUT else _SEE_GUIDE
        return refused(unknown[0][0].shown, f"This is {looks}, which is not imported.", hint)
    return refused(container.shown, "Nothing in it is in a form that is imported.")


def _read_tree(tree: Any, member: Member) -> list[Found] | None:
    if is_resume(tree):
        return read_resume(tree, member.shown)
    return read_rendercv(tree, member.shown) if is_rendercv(tree) else None


def _works(tree: Any, member: Member, looks: str) -> list[Found] | None:
    if looks.startswith(("XML", "a ", "an ")) or (looks.startswith("JSON") and not _is_csl(tree)):
        return None
    return read_scholar(member) if is_scholar(member) else read_works_file(member)


def _is_csl(tree: Any) -> bool:
    """Citation records have who, when or a DOI; other JSON may well have a `title` and a `type`."""
    records = tree.get("items", [tree]) if isinstance(tree, dict) else tree
    some = [one for one in records if isinstance(one, dict)][:20] if isinstance(records, list) else []
    return any(isinstance(one.get("title"), str | list) and one.keys() & {"author", "issued", "DOI"} for one in some)


def _tree(member: Member) -> tuple[Any, str]:
    """The file as nested values, or None; and what it looks like in words."""
    for start, said in _OTHERS:
        if member.data.startswith(start):
            is_europass = start == b"%PDF" and (b"Europass" in member.data or b"attachment.xml" in member.data)
            return None, "a Europass CV" if is_europass else said
    text = decode(member.data, member.shown)[0].text.strip()
    if text.startswith("<"):
        return _xml(member, text)
    if text.startswith(("{", "[")):
        try:
            return json.loads(text), "JSON, and neither JSON Resume, ORCID, nor CSL-JSON"
        except (ValueError, RecursionError):
            return None, "text that begins like JSON and breaks off or has a mistake"
    if _YAML.search(text):
        document, problems = read_yaml(decode(member.data, member.shown)[0])
        if not problems and isinstance(document.data, dict):
            return _without_nulls(document.data), "YAML, and neither RenderCV nor YAMLResume"
    return None, "text in a form that is not known" if text else "an empty file"


def _without_nulls(value: Any) -> Any:
    """`end_date: null` says nothing, as YAML’s own schema has it; the reader of texts keeps the word."""
    if isinstance(value, dict):
        return {name: _without_nulls(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_nulls(inner) for inner in value]
    return "" if value in ("null", "~") else value


def _xml(member: Member, text: str) -> tuple[Any, str]:
    if re.match(r"<!doctype html|<html", text, re.IGNORECASE):
        return None, "a web page"
    try:
        tree = read_xml(member.data)
        return tree, "a Europass CV" if tree.keys() & _EUROPASS else "XML, and not ORCID’s"
    except NotXmlError:
        return None, "XML that is damaged or declares a document type"
