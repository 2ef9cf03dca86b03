"""The package around a Word document (ECMA-376-2): its properties, without the template's leftovers, always alike."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime, time

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from otofolio import __version__
from otofolio.model.dates import PartialDate

_LEFTOVERS = ("/thumbnail", "/stylesWithEffects", "/customXml")
_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_APP = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>Otofolio {__version__}</Application></Properties>"
)
_SETTINGS = ("w:savePreviewPicture", "w:rsids", "w:proofState")
"""What the template's own document was: a preview, its editing sessions, and that it was spelled well."""
_WORD_2013 = "15"
"""Word opens a file of an earlier version in its compatibility mode."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file manager and a screen reader say about the document. Plain text that XML can hold."""

    title: str
    author: str
    keywords: tuple[str, ...] = ()


def finished(document: Document, properties: Properties, today: PartialDate) -> bytes:
    """The document as a file: names in order, and no date but `today`."""
    _set_properties(document, properties, datetime.combine(today.first_day(), time(12)))
    _set_settings(document)
    _take_out_leftovers(document)
    raw = io.BytesIO()
    document.save(raw)
    return _in_order(raw)


def _set_properties(document: Document, properties: Properties, noon: datetime) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by = (
        text[:255] for text in (properties.title, properties.author, properties.author)
    )
    core.keywords = ", ".join(properties.keywords)[:255]
    core.comments, core.language, core.revision = "", "en-US", 1
    core.created = core.modified = noon


def _set_settings(document: Document) -> None:
    settings = document.settings.element
    for name in _SETTINGS:
        for found in settings.findall(qn(name)):
            settings.remove(found)
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), _WORD_2013)
    settings.find(qn("w:themeFontLang")).attrib.pop(qn("w:eastAsia"), None)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")


def _take_out_leftovers(document: Document) -> None:
    """A part that nothing refers to is not written."""
    package = document.part.package
    for relationships in (package.rels, document.part.rels):
        for name in [name for name, one in relationships.items() if one.reltype.endswith(_LEFTOVERS)]:
            del relationships[name]
    for one in package.rels.values():
        if one.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            one.target_part._blob = _APP.encode()


def _in_order(raw: io.BytesIO) -> bytes:
    """The same files under fixed dates, the list of contents first, as Word writes it."""
    sorted_file = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(sorted_file, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _DAY_OF_ZIP)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return sorted_file.getvalue()
