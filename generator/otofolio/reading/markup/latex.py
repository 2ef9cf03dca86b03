"""LaTeX and the HTML that databases leave in their exports, made into text with inline styles.

Bibliographies use a small part of LaTeX: accents, a few hundred symbols, italics, indices, short formulas. That part is
read in one pass with tables of its own. What nobody knows is returned as a fragment to be quoted to the person.
"""

from __future__ import annotations

import re
from functools import lru_cache

from otofolio.model.text import RichText, Run, plain
from otofolio.reading.markup.latex_reader import Decoded, LatexReader
from otofolio.reading.markup.token_reader import closing_brace, is_braced

__all__ = [
    "Decoded", "closing_brace", "decode_html", "decode_latex", "is_braced", "is_plain", "is_surely_known",
    "latex_to_plain",
]  # fmt: skip

_NO_PLAIN_BLANK = re.compile("[\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_ATTRIBUTE = (
    r"""\s+[A-Za-z_][\w:.-]*\s*=\s*(?>\\?"[^"<>]*"|'[^'<>]*'|\{\\?"\}[^"<>]*\{\\?"\}|``[^<>`']*''|[^\s<>"'`{}]+)"""
)
_TAG = rf"<(?P<slash>/?)(?:jats:|mml:|xhtml:)?(?P<tag>[A-Za-z][\w-]*)(?P<attributes>(?:{_ATTRIBUTE})*+)\s*/?>"
"""`<name>`, `</name>` or `<name attribute=…>` (HTML Living Standard, §13.1.2); `a<b and c>d` is a comparison."""
_ENTITY = r"&(?P<entity>\#?\w+);"
_HTML = re.compile(f"{_TAG}|{_ENTITY}")
_LATEX = re.compile(
    r"\\(?P<word>[A-Za-z@]+)\*?[ ]*|\\(?P<sign>.)|(?P<open>\{)|(?P<close>\})|(?P<dollar>\$\$?)|(?P<tie>~)"
    rf"|(?P<script>[_^](?=\{{))|(?P<dash>---?)|(?P<quote>``|''|`)|{_TAG}|{_ENTITY}"
)
_ESCAPED_TAG = (
    r"(?:\$<\$|\{?\\textless(?:\{\}|\s|(?![A-Za-z]))\}?)"
    r"(/?(?:i|b|em|su[bp]|strong|sc|span|p|math|m[a-z]+|jats:[a-z]+|mml:[a-z]+)\b(?:\s[^<>$\\]{0,80})?/?)"
    r"(?:\$>\$|\{?\\textgreater(?:\{\}|\s|(?![A-Za-z]))\}?)"
)
_WHITE = re.compile(r"[ \t\n\r\f\v]+")
_LONGEST_NAME = 60
_SUSPECT = "\\{}$_^<\ufffd"
_REMAINS = re.compile(r"\\(?:[A-Za-z]{2}|[\"'`^~.=&])|\{\}|\{\{|\$\w{1,3}\$|\$[^$\\^_]*[\\^_][^$]*\$|[_^]\{")
_LEFT_OVER = re.compile(
    rf"[\\{{}}\ufffd][^\s\\{{}}]{{0,20}}|<(?:mml:[a-z]+|math|m[a-z]{{1,7}})(?:{_ATTRIBUTE})*+\s*/?>"
)
_WORDS = r"[^\\{}$_^<&\ufffd]++"
_SIGN = (
    r"\\[%#]|\\[\"'`^~=.](?:[A-Za-z]|\{[A-Za-z]\})"
    r"|\$\\(?:alpha|beta|gamma|delta|epsilon|kappa|lambda|mu|pi|rho|sigma|tau|chi|omega|Delta|pm|times|leq?|geq?)\$"
)
_GROUP = rf"(?:\\(?:emph|text(?:it|bf|sc|superscript|subscript)))?\{{(?:{_WORDS}|{_SIGN})*+\}}"
_KNOWN = re.compile(rf"(?:{_WORDS}|{_SIGN}|{_GROUP})*+")
"""What nearly all abstracts consist of."""
_ESCAPED_ENTITY = re.compile(r"\{?\\&\}?(\\?\#?\w{2,8};)")
_TEX = re.compile(r"<(tex|tex-math)\b[^<>]*>([^<]*(?:<(?!/?tex)[^<]*)*)</\1>")


def decode_latex(source: str) -> Decoded:
    """Decode the value of a BibTeX field. White space is folded; letters with accents come composed (NFC)."""
    if is_plain(source):
        return Decoded((Run(source),) if source else ())
    return _decoded_name(source) if len(source) <= _LONGEST_NAME else _decoded(source)


def _decoded(source: str) -> Decoded:
    text = source if source.isprintable() and "  " not in source else _WHITE.sub(" ", source)
    text = text.strip(" ")
    if "\\textless" in text or "$<$" in text:
        text = re.sub(_ESCAPED_TAG, r"<\1>", text, flags=re.IGNORECASE)  # made into a pattern when it is needed
    if "\\&" in text and ";" in text:
        text = _ESCAPED_ENTITY.sub(lambda m: "&" + m[1].lstrip("\\"), text)
    return _checked(_result(text, _LATEX))


_decoded_name = lru_cache(maxsize=1024)(_decoded)
"""The names of journals and publishers recur through a list."""


def _checked(decoded: Decoded) -> Decoded:
    """Some programs escape LaTeX that was escaped before: then a second pass reads it. What is left is reported."""
    words = plain(decoded.text)
    if not any(map(words.__contains__, _SUSPECT)):  # several times as fast as a pattern, which goes letter by letter
        return decoded
    if _REMAINS.search(words):
        again = _result(words, _LATEX)
        if not _REMAINS.search(plain(again.text)):
            decoded = Decoded(again.text, decoded.unknown + again.unknown)
            words = plain(again.text)
    left = _LEFT_OVER.search(words)
    return decoded._replace(unknown=(*decoded.unknown, left[0])) if left else decoded


def is_plain(source: str) -> bool:
    """Whether a value means just what it says, so that decoding would change nothing."""
    return not (
        "{" in source
        or "\\" in source
        or "}" in source
        or "$" in source
        or "~" in source
        or "<" in source
        or "&" in source
        or "`" in source
        or "--" in source
        or "''" in source
        or "  " in source
        or source[:1] == " "
        or source[-1:] == " "
        or (not source.isprintable() and _NO_PLAIN_BLANK.search(source))
    )


def is_surely_known(source: str) -> bool:
    """Whether decoding would find nothing to report, neither an unknown command nor an address; for a long text that
    nobody will print. False may mean either.
    """
    return _KNOWN.fullmatch(source) is not None and not (":" in source and "/" in source)


def decode_html(source: str) -> RichText:
    """Decode text that may hold HTML or JATS tags and entities, but no LaTeX: RIS, MEDLINE."""
    text = " ".join(source.split())
    if "<" not in text and "&" not in text:
        return (Run(text),) if text else ()
    if "<tex" in text:
        from html import escape

        text = _TEX.sub(lambda match: escape(latex_to_plain(f"${match[2].strip('$')}$"), quote=False), text)
    return _result(text, _HTML).text


def _result(text: str, tokens: re.Pattern[str]) -> Decoded:
    """Groups nested hundreds deep are nobody's title: show them as they are."""
    try:
        return LatexReader(text, tokens).result()
    except RecursionError:
        return Decoded((Run(text),), (text[:40],))


def latex_to_plain(source: str) -> str:
    """The words of a field without their styles; what is unknown is left out silently, so for small fields only."""
    return plain(decode_latex(source).text)
