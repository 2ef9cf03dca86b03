"""Typesetting: a template and its data become a PDF. The sole importer of typst and of the font packages.

Data goes in as JSON (`json(bytes(sys.inputs.data))`), never into the source, so no text can be code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from otofolio.model.dates import PartialDate

if TYPE_CHECKING:
    import typst

_STANDARDS = ["ua-1", "a-2a"]
_SANS, _SERIF, _FALLBACK = "Source Sans 3", "Source Serif 4", "Noto Sans"
_FIRST_OF_HAN = "Noto Sans CJK SC"
_FONT_FOLDERS = ("manimgx_fonts", "manimgx_fonts_cjk")
"""Packages of nothing but fonts, for the scripts that no `fontpkg` wheel has."""
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_SHARED = ("common.typ", "career.typ", "pdf/record.typ", "kit/sheet.typ")
NO_SUBSTITUTES: Mapping[int, str] = MappingProxyType({})
_PAGES = "<pages>"
"""Where every template leaves its number of pages: `#context [#metadata(counter(page).final().first()) <pages>]`."""


class TypesettingError(Exception):
    """A document cannot be set as a sound PDF. The message says why, in the compiler's words."""

    def __init__(self, message: str, letters: tuple[str, ...] = ()) -> None:
        """Keep the letters that no installed font has, if these are the reason."""
        self.letters = letters
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Document:
    """A template of the package (`cv.typ`), the data it lays out, and the pictures it names.

    An SVG picture is a file beside the template (`image("qr.svg")`); the wheel takes only text for files, so any other
    one is bytes in the data (`image(bytes(data.photos.at("photo.jpg")))`).
    """

    template: str
    data: Mapping[str, Any]
    today: PartialDate
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    substitutes: Mapping[int, str] = field(default_factory=dict)
    """For `str.translate`: substitutes for the letters that no installed font has."""


def typeset(document: Document) -> bytes:
    """The document as tagged and archival PDF (PDF/UA-1, PDF/A-2a).

    Raises TypesettingError if a letter is in no font that is installed, or a rule of those standards is broken.
    """
    return _compiled(document, format="pdf", pdf_standards=_STANDARDS, timestamp=_noon(document.today))


def picture(document: Document, pixels_per_inch: float) -> bytes:
    """The document's first page as PNG. Raises TypesettingError."""
    return _compiled(document, format="png", ppi=pixels_per_inch)


def measure(document: Document, label: str = _PAGES) -> list[Any]:
    """The values that the template leaves as metadata under a label: by default its number of pages.

    Much cheaper than a PDF. Raises TypesettingError.
    """
    import typst

    try:
        found = typst.query(**_inputs(document), selector=label, field="value")
    except RuntimeError as error:
        raise _typesetting_error(error) from None
    return list(json.loads(found))


def without_font(letters: Iterable[str], today: PartialDate) -> tuple[str, ...]:
    """Those of the letters that no installed font has: all of them, while Typst names only one a line."""
    try:
        typeset(Document("pdf/letters.typ", {"letters": sorted(letters)}, today))
    except TypesettingError as error:
        return error.letters
    return ()


def font_families() -> tuple[str, ...]:
    """The names of every installed family: the package's own first, then each fallback."""
    own = (_SANS, _SERIF, _FALLBACK)
    others = set(_fonts().families()) - set(own)
    return (*own, *sorted(others, key=lambda name: (name != _FIRST_OF_HAN, name)))


def _compiled(document: Document, **how: Any) -> bytes:
    import typst

    try:
        made, warnings = typst.compile_with_warnings(**_inputs(document), **how)
    except RuntimeError as error:
        raise _typesetting_error(error) from None
    if warnings:
        raise TypesettingError("; ".join(warning.message for warning in warnings))
    pages: list[bytes] = made if isinstance(made, list) else [made]
    return pages[0]


def _inputs(document: Document) -> dict[str, Any]:
    drawn = {name: picture for name, picture in document.pictures.items() if name.endswith(".svg")}
    photos = {name: list(picture) for name, picture in document.pictures.items() if name not in drawn}
    data = {**document.data, "fonts": {"all": font_families()}, "photos": photos}
    return {
        "input": {"main.typ": _source(document.template), **_shared_sources(), **drawn},
        "font_paths": _fonts(),
        "sys_inputs": {"data": json.dumps(data, ensure_ascii=False).translate(document.substitutes)},
    }


def _typesetting_error(error: RuntimeError) -> TypesettingError:
    """TypstError is a RuntimeError, and a query that does not compile raises that one itself."""
    import typst

    if not isinstance(error, typst.TypstError):
        return TypesettingError(str(error))
    found = _MISSING.findall(error.diagnostic)
    letters = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), letter) for letter in found)
    return TypesettingError(". ".join([error.message, *error.hints]), tuple(dict.fromkeys(letters)))


def _noon(day: PartialDate) -> datetime:
    return datetime.combine(day.first_day(), time(12), UTC)


def _shared_sources() -> dict[str, bytes]:
    return {name.rpartition("/")[2]: _source(name) for name in _SHARED}


@cache
def _source(name: str) -> bytes:
    return files("otofolio").joinpath("templates", name).read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Read once, because a portfolio is several documents."""
    import fontpkg
    import typst

    folders = {str(file.path.parent) for family in fontpkg.families().values() for file in family.files}
    packages = filter(None, map(find_spec, _FONT_FOLDERS))
    folders.update(folder for package in packages for folder in package.submodule_search_locations or ())
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=sorted(folders))
