"""Typesetting: a template and its data become a PDF. The sole importer of typst and of the font packages.

Data goes in as JSON (`json(bytes(sys.inputs.data))`), never into the source, so no text can be code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otofolio.model.dates import PartialDate
from otofolio.rendering.cache import NO_CACHE, Cache, cache_key

if TYPE_CHECKING:
    import typst

_STANDARDS = ["ua-1", "a-2a"]
_SANS, _SERIF, _FALLBACK = "Source Sans 3", "Source Serif 4", "Noto Sans"
_FIRST_OF_HAN = "Noto Sans CJK SC"
_FONT_FOLDERS = ("manimgx_fonts", "manimgx_fonts_cjk")
"""Packages of nothing but fonts, for the scripts that no `fontpkg` wheel has."""
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_SHARED = ("common.typ", "career.typ", "pdf/record.typ", "kit/sheet.typ")
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
    is_long: bool = False
    """Whether it has so many entries that setting it takes more memory than the whole rest of a build."""


@dataclass(frozen=True, slots=True)
class Press:
    """What every document of a portfolio is set with."""

    substitutes: Mapping[int, str] = field(default_factory=dict)
    """For `str.translate`: substitutes for the letters that no installed font has."""
    cache: Cache = NO_CACHE
    """Knows what was set before. Only what everybody may read belongs in it."""


USUAL = Press()


def typeset(document: Document, press: Press = USUAL) -> bytes:
    """The document as tagged and archival PDF (PDF/UA-1, PDF/A-2a).

    Raises TypesettingError if a letter is in no font that is installed, or a rule of those standards is broken.
    """
    how = {"format": "pdf", "pdf_standards": _STANDARDS, "timestamp": _noon(document.today)}
    return _kept(document, press, repr(how), lambda: _compiled(document, press, **how))


def picture(document: Document, pixels_per_inch: float, press: Press = USUAL) -> bytes:
    """The document's first page as PNG. Raises TypesettingError."""
    how = {"format": "png", "ppi": pixels_per_inch}
    return _kept(document, press, repr(how), lambda: _compiled(document, press, **how))


def measure(document: Document, label: str = _PAGES, press: Press = USUAL) -> list[Any]:
    """The values that the template leaves as metadata under a label: by default its number of pages.

    Much cheaper than a PDF. Raises TypesettingError.
    """
    return list(json.loads(_kept(document, press, f"values of {label}", lambda: _queried(document, press, label))))


def without_font(letters: Iterable[str], today: PartialDate, cache: Cache = NO_CACHE) -> tuple[str, ...]:
    """Those of the letters that no installed font has: all of them, while Typst names only one a line."""
    document = Document("pdf/letters.typ", {"letters": sorted(letters)}, today)
    return tuple(json.loads(_kept(document, Press(cache=cache), "letters without font", lambda: _refused(document))))


def font_families() -> tuple[str, ...]:
    """The names of every installed family: the package's own first, then each fallback."""
    own = (_SANS, _SERIF, _FALLBACK)
    others = set(_fonts().families()) - set(own)
    return (*own, *sorted(others, key=lambda name: (name != _FIRST_OF_HAN, name)))


def _kept(document: Document, press: Press, how: str, make: Callable[[], bytes]) -> bytes:
    """What was made of the very same before, or else made now."""
    if press.cache is NO_CACHE:
        return make()
    key = cache_key("typst", (how.encode(), *_everything_in(document, press)))
    known = press.cache.load(key)
    if known is None:
        known = make()
        press.cache.store(key, known)
    return known


def _everything_in(document: Document, press: Press) -> Iterator[bytes]:
    import typst

    version: str = typst.__version__  # type: ignore[attr-defined]
    yield from (version.encode(), repr(document.today).encode(), _font_files())
    yield json.dumps([document.data, sorted(press.substitutes.items())]).encode()
    yield from (document.template.encode(), _source(document.template), *_shared_sources().values())
    yield from (part for name, picture in document.pictures.items() for part in (name.encode(), picture))


def _refused(document: Document) -> bytes:
    try:
        typeset(document)
    except TypesettingError as error:
        return json.dumps(error.letters).encode()
    return b"[]"


def _queried(document: Document, press: Press, label: str) -> bytes:
    import typst

    try:
        return str(typst.query(**_inputs(document, press), font_paths=_fonts(), selector=label, field="value")).encode()
    except RuntimeError as error:
        raise _typesetting_error(error) from None


def _compiled(document: Document, press: Press, **how: Any) -> bytes:
    inputs = _inputs(document, press)
    if document.is_long:
        from otofolio.rendering.typesetting.aside import compiled_aside

        return compiled_aside(inputs, how)
    return compiled(inputs, how)


def compiled(inputs: dict[str, Any], how: dict[str, Any]) -> bytes:
    """The first file that Typst makes of its sources and data. Raises TypesettingError."""
    import typst

    try:
        made, warnings = typst.compile_with_warnings(**inputs, font_paths=_fonts(), **how)
    except RuntimeError as error:
        raise _typesetting_error(error) from None
    if warnings:
        raise TypesettingError("; ".join(warning.message for warning in warnings))
    pages: list[bytes] = made if isinstance(made, list) else [made]
    return pages[0]


def _inputs(document: Document, press: Press) -> dict[str, Any]:
    drawn = {name: picture for name, picture in document.pictures.items() if name.endswith(".svg")}
    photos = {name: list(picture) for name, picture in document.pictures.items() if name not in drawn}
    data = json.dumps({**document.data, "fonts": {"all": font_families()}, "photos": photos}, ensure_ascii=False)
    return {
        "input": {"main.typ": _source(document.template), **_shared_sources(), **drawn},
        "sys_inputs": {"data": _in_ascii(data.translate(press.substitutes) if press.substitutes else data)},
    }


def _in_ascii(text: str) -> str:
    """JSON with a byte for each sign: a single Greek letter has Python take two for every one of a long document."""
    return _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)


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
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(_font_folders()))


@cache
def _font_files() -> bytes:
    """Which files the fonts are: another version of one has another size or another time."""
    files = sorted(file for folder in _font_folders() for file in Path(folder).rglob("*") if file.is_file())
    return repr([(str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files]).encode()


@cache
def _font_folders() -> tuple[str, ...]:
    import fontpkg

    folders = {str(file.path.parent) for family in fontpkg.families().values() for file in family.files}
    packages = filter(None, map(find_spec, _FONT_FOLDERS))
    folders.update(folder for package in packages for folder in package.submodule_search_locations or ())
    return tuple(sorted(folders))
