"""Pages as Markdown with their pieces filled in, for an engine that knows nothing of Otofolio."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from otofolio.hosts.pieces import place_pieces
from otofolio.hosts.theme_text import escape_front_matter, escape_page
from otofolio.model.artifact import Page
from otofolio.rendering.markdown import escape_yaml, with_front_matter

Engine = Literal["mkdocs", "zensical"]

_BLANK_LINES = re.compile(r"\n\s*\n")
_LINK = re.compile(r'\b(href|src)="~/([^"#]*)')
_RAW_LINK = re.compile(r'\b(href|src)="((?:\.{0,2}/)*[^":#?/][^":#?]*)')
_CODE = re.compile(
    r"^[ \t]*(`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t]*\1[`~]*[ \t]*$|.*\Z)|(`+)[^\n]*?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL
)
_COUNTED_HEADING = re.compile(r"^#{1,6} [^\n]*<!--\s*otofolio:\s*count-[\w.-]+\s*-->[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything is: `urls` has the address of each page, `sources` its file in the docs folder, by our name."""

    engine: Engine
    urls: Mapping[str, str]
    sources: Mapping[str, str]


def markdown_pieces(pieces: Mapping[str, str]) -> dict[str, str]:
    """The pieces without blank lines, each of which would end a block of HTML in Markdown (CommonMark §4.6)."""
    return {name: _BLANK_LINES.sub("\n", html).strip() for name, html in pieces.items()}


def generated_page(page: Page, pieces: Mapping[str, str], places: Places) -> str:
    """A generated page, with what machines read of it in its front matter for the template to print."""
    source, url = places.sources[page.uri], places.urls[page.uri]
    body, _ = _filled(page.markdown, pieces, places, source, url)
    # As escapes, so that an engine that shows front matter makes no elements of it.
    machine = {name: escape_yaml(text).replace("<", "\\u003c") for name, text in _machine_data(page)}
    return with_front_matter(escape_page(page), body, machine)


def own_page(
    text: str, pieces: Mapping[str, str], places: Places, source: str, url: str
) -> tuple[str, tuple[str, ...]]:
    """A page written by hand, and what there is to say about its markers."""
    text = escape_front_matter(text)
    if places.engine == "zensical":
        text = _outside_code(text, lambda part: _relative_to_source(part, places, source, url))
    return _filled(text, pieces, places, source, url)


def _machine_data(page: Page) -> Iterator[tuple[str, str]]:
    yield from ((name, text) for name, text in (("head", page.head), ("foot", page.foot)) if text)


def _filled(text: str, pieces: Mapping[str, str], places: Places, source: str, url: str) -> tuple[str, tuple[str, ...]]:
    """The text with its pieces. Links in them are relative to what the engine takes them to be relative to."""
    said: list[str] = []

    def address(uri: str) -> str:
        return posixpath.join(_to_root(url), places.urls.get(uri, uri)) or "./"

    def filled(part: str) -> str:
        placed, unknown = place_pieces(_COUNTED_HEADING.sub(_with_id, part), pieces, address, resolve)
        said.extend(unknown)
        return placed

    def resolve(html: str) -> str:
        if places.engine == "mkdocs":
            return html
        return _LINK.sub(lambda found: f'{found[1]}="{_from_source(found[2], places, source)}', html)

    return _outside_code(text, filled), tuple(said)


def _from_source(uri: str, places: Places, source: str) -> str:
    """An address of this site relative to the source file, from which Zensical makes the one relative to the page."""
    target = places.sources.get(uri, uri) or places.sources["index.md"]
    return posixpath.relpath(target, posixpath.dirname(source) or ".") + ("/" if uri.endswith("/") else "")


def _relative_to_source(part: str, places: Places, source: str, url: str) -> str:
    """Links in HTML written by hand, which MkDocs leaves as they are, for an engine that does not."""
    by_url = {address: uri for uri, address in places.urls.items()}

    def rewritten(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join("/", url, found[2])).lstrip("/")
        uri = by_url.get(f"{target}/" if target else "", target)
        return f'{found[1]}="{_from_source(uri, places, source)}'

    return _RAW_LINK.sub(rewritten, part)


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    """Change the text, but not what is shown as code: a guide may show a marker without meaning it."""
    parts, end = [], 0
    for code in _CODE.finditer(text):
        parts += [change(text[end : code.start()]), code[0]]
        end = code.end()
    return "".join((*parts, change(text[end:])))


def _with_id(heading: re.Match[str]) -> str:
    """A heading whose count is not part of its id, nor of its line in the table of contents."""
    from markdown import Markdown

    converter = Markdown(extensions=["toc"])
    converter.convert(heading[0])
    token = converter.toc_tokens[0]
    return f'{heading[0].rstrip()} {{#{token["id"]} data-toc-label="{token["name"]}"}}'


def _to_root(url: str) -> str:
    return "../" * url.count("/")
