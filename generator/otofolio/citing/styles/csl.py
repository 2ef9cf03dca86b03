"""Any other journal's style: a CSL file, applied by citeproc-py. Optional (`citeproc-py`), and imported only here.

The processor knows nothing of owners, equal contributors or status words, so the styles that we format ourselves come
first. It is handed plain text with private marks for italics and the like, and hands the marks back: no markup of the
data or of the style can reach a page.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import BytesIO
from itertools import pairwise
from typing import Any

from otofolio.citing.style import Style
from otofolio.model.publication import Publication
from otofolio.model.text import RichText, Run
from otofolio.problems import Refusal

_MARKED = ("italic", "bold", "small_caps", "superscript", "subscript")
# Unicode's private use area: an opening and a closing sign for each way to set text apart.
_OPENING = {name: chr(0xF600 + 2 * place) for place, name in enumerate(_MARKED)}
_CLOSING = {name: chr(0xF601 + 2 * place) for place, name in enumerate(_MARKED)}
_NAMES_OF_SIGNS = {sign: name for signs in (_OPENING, _CLOSING) for name, sign in signs.items()}
_SIGN = re.compile("([\uf600-\uf609])")
# The processor sees no full stop behind a closing sign, and sets another.
_STOP_TWICE = re.compile("([.?!][\uf600-\uf609]+)\\.(?!\\.)")
_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"\A\s*[\[(]?1[\])]?[.):]?\s*(?=\D)")
_NAME_PARTS = ("literal", "family", "given", "non-dropping-particle", "dropping-particle", "suffix")


_RICH = {"title": "title", "container-title": "container_title", "collection-title": "collection_title"}


def read_csl_style(path: str, data: bytes, item_of: Callable[[Publication], Mapping[str, Any]]) -> Style:
    """A style file as a style; problems call it `path`, and `item_of` gives a work as CSL-JSON.

    Raises Refusal if the file cannot be used. So does the style, for a work that it cannot format.
    """
    style = _CslStyle(path, data)

    def cite(work: Publication, _everybody: bool) -> RichText:
        return style.cite(item_of(work), {name: getattr(work, field) for name, field in _RICH.items()})

    return Style(path, (), cite)


class _CslStyle:
    """A style file (CSL 1.0.2) that is ready to format."""

    def __init__(self, path: str, data: bytes) -> None:
        """Read the file's bytes. Raises Refusal if it cannot be used."""
        self._processor = _processor()
        try:
            self._style = self._processor.CitationStylesStyle(BytesIO(data), validate=False)
            is_whole = self._style.has_bibliography()
            self._numbered = any(part.get("variable") == "citation-number" for part in self._style.root.iter())
        except Exception as error:  # the library raises whatever its own reading of the XML runs into
            raise Refusal(f"“{path}” is not a citation style: {_first_line(error)}.", _WHERE) from error
        if not is_whole:
            raise Refusal(f"“{path}” has no reference list: it only points to another style.", _PARENT)

    def cite(self, item: Mapping[str, Any], texts: Mapping[str, RichText]) -> RichText:
        """One item of CSL-JSON, alone. `texts` are the fields with markup. Raises Refusal if the style fails."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                text = self._formatted(_known_fields(item, texts))
                return _runs(_NUMBER.sub("", text) if self._numbered else text)
        except Exception as error:  # a fault of the library or of the style must not lose the other entries
            raise Refusal(f"The style cannot format it ({_first_line(error)}).") from error

    def _formatted(self, item: dict[str, Any]) -> str:
        from citeproc.source.json import CiteProcJSON

        bibliography = self._processor.CitationStylesBibliography(self._style, CiteProcJSON([item]), _Formatter)
        cited = self._processor.Citation([self._processor.CitationItem(item["id"])])
        bibliography.register(cited)
        return "".join(str(entry) for entry in bibliography.bibliography())


_WHERE = "take the style's .csl file from the official collection of citation styles"
_PARENT = "open it in an editor and take the style that its independent-parent link names"


def _set_apart(name: str, text: str) -> str:
    return f"{_OPENING[name]}{text}{_CLOSING[name]}"


class _Formatter:
    """What the processor calls to set text apart (its own formatters are modules of the same shape)."""

    preformat = Light = Underline = staticmethod(str)
    Italic = Oblique = staticmethod(partial(_set_apart, "italic"))
    Bold = staticmethod(partial(_set_apart, "bold"))
    SmallCaps = staticmethod(partial(_set_apart, "small_caps"))
    Superscript = staticmethod(partial(_set_apart, "superscript"))
    Subscript = staticmethod(partial(_set_apart, "subscript"))


def _processor() -> Any:
    try:
        import citeproc
    except ImportError as error:
        message = "Formatting with a .csl file needs citeproc-py, which is not installed."
        raise Refusal(message, "run pip install 'citeproc-py<0.12', or use a style that is built in") from error
    return citeproc


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]


def _known_fields(item: Mapping[str, Any], texts: Mapping[str, RichText]) -> dict[str, Any]:
    """The fields that the processor knows, free of our signs, with marks for what is set apart."""
    from citeproc import DATES, NAMES, VARIABLES

    known: dict[str, Any] = {"id": "1", "type": item["type"]}
    for key, value in item.items():
        field = "event" if key == "event-title" else key
        python_key = field.replace("-", "_")
        if python_key in NAMES:
            known[field] = [{part: _bare(name[part]) for part in _NAME_PARTS if part in name} for name in value]
        elif python_key in DATES:
            known[field] = value
        elif python_key in VARIABLES:
            known[field] = _marked(texts[key]) if key in texts else _bare(str(value))
    return known


def _bare(text: str) -> str:
    return _SIGN.sub("", text)


def _marked(runs: RichText) -> str:
    """The text with its styles as signs. A word is protected as a whole: the processor would set its parts apart."""
    bare = [run._replace(text=_bare(run.text)) for run in runs]
    text = "".join(run.text for run in bare)
    words = (word.span() for word in _WORD.finditer(text)) if any(run.verbatim for run in bare) else ()
    kept = (span for span in words if any(part.verbatim for part in _between(bare, *span)))
    edges = (0, *(edge for span in kept for edge in span), len(text))
    pieces = ["".join(map(_styled, _between(bare, *span))) for span in pairwise(edges)]
    pieces[1::2] = [f'<span class="nocase">{piece}</span>' for piece in pieces[1::2]]
    return "".join(pieces)


def _between(runs: list[Run], start: int, end: int) -> Iterator[Run]:
    """The runs, and parts of runs, from one place of their text to another."""
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if text:
            yield run._replace(text=text)


def _styled(run: Run) -> str:
    """The blank at its end stays outside, or the processor sets another."""
    text = run.text.rstrip()
    for name in _MARKED:
        text = _set_apart(name, text) if getattr(run, name) and text else text
    return text + run.text[len(run.text.rstrip()) :]


def _runs(text: str) -> RichText:
    """Marks become styles; italics within italics are upright."""
    depth = dict.fromkeys(_MARKED, 0)
    runs: list[Run] = []
    for piece in _SIGN.split(_STOP_TWICE.sub(r"\1", text)):
        name = _NAMES_OF_SIGNS.get(piece)
        if name:
            depth[name] += 1 if piece == _OPENING[name] else -1
        elif piece:
            styles = {each: depth[each] > 0 for each in _MARKED} | {"italic": depth["italic"] % 2 == 1}
            runs.append(Run(piece, **styles))  # type: ignore[arg-type]
    return tuple(runs)
