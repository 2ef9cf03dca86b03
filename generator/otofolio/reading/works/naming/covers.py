"""What people put around a name and into it: font commands, Markdown, HTML, signs, affiliations, addresses, roles."""

# ruff: noqa: SIM905 (word lists read best as words)
from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from otofolio.reading.markup.latex import is_braced
from otofolio.reading.markup.latex_tables import ACCENTS, IGNORED, STYLES, SYMBOLS, TRANSPARENT
from otofolio.reading.works.naming.annotations import bare_orcid

_ANYTHING = re.compile(r"[\\{<*_†‡§¶#∗⁎＊$^@\d(\[/⁰¹²³⁴-⁹ᵃ-ᵛ]")
_ACCENT_WORDS = frozenset(ACCENTS) | frozenset(SYMBOLS) | {"a", "char", "symbol", "ensuremath", "textsubscript"}
_DROPPED = frozenset(
    "thanks footnote footnotemark footnotetext orcidlink orcid orcidID email inst affil affiliation authormark "
    "IEEEauthorrefmark corref fnref tnoteref noopsort SortNoop".split()
)
_TWO_ARGUMENTS = r"textcolor|colorbox|href|hyperlink|foreignlanguage|highlight"
_DECLARATIONS = r"bf|bfseries|it|itshape|em|sl|slshape|sc|scshape|rm|tt|sf|upshape|normalfont|mdseries|color\{[^{}]*\}"
_TOKEN = re.compile(
    rf"(?P<two>\\(?:{_TWO_ARGUMENTS})\s*(?:\[[^\[\]]*\]\s*)?\{{[^{{}}]*\}}\s*\{{)"
    rf"|(?P<declared>\{{\s*\\(?:{_DECLARATIONS})(?![A-Za-z])\s*)|(?P<bare>\\(?:{_DECLARATIONS})(?![A-Za-z])\s*)"
    r"|\\(?P<word>[A-Za-z]+)\s*\{|(?P<escaped>\\.)|(?P<open>\{)|(?P<close>\})",
    re.DOTALL,
)
_HTML_FONT = re.compile(
    r"</?(?:b|strong|u|i|em|span|mark|font|ins|a|small|big|strike|s)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_MARKDOWN = re.compile(
    r"(?<![\w.*\\)])(?P<sign>\*{1,3}|_{1,3}|~~|==)(?=[^\s*_~=])([^*_~=]*[^\s*_~=])(?P=sign)(?![\w*])"
)

_MARK = re.compile(
    r"\\textsuperscript\s*\{(?P<super>(?:[^{}]|\{[^{}]*\})*)\}|\$(?P<math>[^$]{1,60})\$|<sup>(?P<html>[^<]*)</sup>"
    r"|(?<!\\)\^(?:\{(?P<raised>[^{}]*)\}|(?P<one>[*\d†‡]))"
    r"|(?P<command>\{?\\(?:dag|ddag|textdagger|textdaggerdbl|textasteriskcentered|ast)(?![A-Za-z])\s*(?:\{\})?\}?)"
    r"|(?P<sign>\\?[*#]|[†‡§¶∗⁎＊])|(?P<small>[⁰¹²³⁴-⁹ᵃ-ᵛ]+(?:,[⁰¹²³⁴-⁹ᵃ-ᵛ]+)*)"
    r"|(?:(?<=[^\W\d_])|(?<=[^\W\d_][.)]))(?P<digits>\d{1,2}(?:\s*,\s*\d{1,2})*)(?=\s*(?:,\s*)?(?:[*#†‡§¶∗⁎＊]|,|$))"
)
_MARK_SIGNS = re.compile(r"\\?(?P<star>\*|ast|star|textasteriskcentered)|(?P<ddag>ddag|‡|textdaggerdbl)"
                         r"|(?P<dag>dag|†|textdagger)|(?P<hash>\#)|(?P<section>§|\\S\b)|(?P<pilcrow>¶|\\P\b)"
                         r"|(?P<same>[∗⁎＊])|(?P<equal>=)")  # fmt: skip
_ONLY_MARKS = re.compile(r"[\s^{},\d*#†‡§¶∗⁎＊a-z;&.]*(?:\\(?:ast|star|d?dag(?:ger)?|ddagger|S|P|text\w+|,)[\s{}^,]*)*"
                         r"[\s^{},\d*#†‡§¶∗⁎＊a-z]*")  # fmt: skip
_ORDINAL = re.compile(r"st|nd|rd|th")
_SIGNS = {
    "star": "\ue010", "same": "\ue010", "dag": "\ue011", "ddag": "\ue012", "hash": "\ue013", "section": "\ue014",
    "pilcrow": "\ue015", "equal": "\ue016",
}  # fmt: skip
_NUMBER = "\ue01f"
_SHOWN = str.maketrans({"\ue010": "*", "\ue011": "†", "\ue012": "‡", "\ue013": "#", "\ue014": "§", "\ue015": "¶",
                        "\ue016": "=", _NUMBER: ""})  # fmt: skip
_MARK_LETTERS = re.compile(r"\s*([\ue010-\ue01f])")

_ROLE = re.compile(
    r"[(\[]\s*((?:co-?|joint )?(?:presenter|presenting(?: author)?|corresponding(?: author)?|correspondence|speaker"
    r"|first(?: author)?|senior(?: author)?|last author|lead(?: author)?|mentor|mentee|advis[oe]r|supervisor|student"
    r"|resident|fellow|editor|author|pi|me|eds?\.?|submitting author|deceased|equal(?: contribution)?s?"
    r"|contributed equally|equal contributor|authors?))\s*[)\]]",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[(<\[]?\s*(?:mailto:|e-?mail:)?\s*[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\s*[)>\]]?")
_ADDRESS = re.compile(r"[(<\[]?\s*(?:ORCID(?: iD)?:?\s*)?(?:https?://|www\.)[^\s()<>\[\]]+\s*[)>\]]?", re.IGNORECASE)
_ORCID = re.compile(r"[(<\[]?\s*(?:ORCID(?: iD)?:?\s*)?\b\d{4}-\d{4}-\d{4}-\d{3}[\dXx]\b\s*[)>\]]?", re.IGNORECASE)


class Bare(NamedTuple):
    """A name without what was around it and in it, and what that was."""

    text: str
    signs: str = ""
    """Those that may mean equal contribution, each once: `*†`."""
    numbered: bool = False
    orcid: str = ""
    corresponding: bool = False
    had_font: bool = False
    had_contact: bool = False
    had_role: bool = False


@lru_cache(maxsize=4096)
def without_fonts(text: str) -> str:
    """Take off font commands, Markdown and HTML around names; turn each sign into one private letter.

    A list can then be split at its commas (`Avery JL1,2*`). What is given back may go through here again.
    """
    return _uncovered(text)[0] if _ANYTHING.search(text) else text


def bare(raw: str) -> Bare:
    """One name by itself."""
    if not _ANYTHING.search(raw) and max(raw, default="") < "\ue010":
        return Bare(raw)
    text, had_font = _uncovered(raw)
    if had_font and text.count(",") == 1 and is_braced(text):
        text = text[1:-1]
    orcid = bare_orcid(text)
    cut = _EMAIL.sub(" ", text) if "@" in text else text
    cut = _ORCID.sub(" ", _ADDRESS.sub(" ", cut)) if orcid or "/" in cut or "www." in cut else cut
    roles = _ROLE.findall(cut) if "(" in cut or "[" in cut else []
    rolled = _ROLE.sub(" ", cut) if roles else cut
    letters = _MARK_LETTERS.findall(rolled)
    signs = "".join(dict.fromkeys(letter.translate(_SHOWN) for letter in letters))
    says_equal = any("equal" in role.lower() for role in roles)
    return Bare(
        _tidy(_MARK_LETTERS.sub("", rolled)),
        signs + "=" * says_equal,
        _NUMBER in letters,
        orcid,
        any("corresp" in role.lower() for role in roles),
        had_font,
        cut != text,
        bool(roles),
    )


def _uncovered(text: str) -> tuple[str, bool]:
    """The text without fonts, and whether there were any; signs are private letters."""
    marked = _MARK.sub(_as_letters, text) if "\\" in text else text
    plain = _without_commands(marked) if "\\" in marked else marked
    plain = _HTML_FONT.sub("", plain) if "<" in plain else plain
    plain = _MARKDOWN.sub(r"\2", plain)
    return _MARK.sub(_as_letters, plain).strip(), plain != marked


def readable(raw: str) -> str:
    """The raw name as it was written, for a message."""
    return " ".join(raw.translate(_SHOWN).split())


def _tidy(text: str) -> str:
    return re.sub(r"\s+(?=[,;]|$)", "", " ".join(text.split())).strip(" ,;")


def _as_letters(match: re.Match[str]) -> str:
    """A private letter for each sign, one for all numbers and letters of affiliations."""
    content = next((match[name] for name in ("super", "math", "html", "raised") if match[name] is not None), None)
    if content is not None and (not _ONLY_MARKS.fullmatch(content) or _ORDINAL.fullmatch(content)):
        return content if _ORDINAL.fullmatch(content) else match[0]
    text = match[0] if content is None else content
    letters = [_SIGNS[found.lastgroup or "star"] for found in _MARK_SIGNS.finditer(text)]
    numbered = re.search(r"[\da-zᵃ-ᵛ⁰¹²³⁴-⁹]", re.sub(r"\\[A-Za-z]+", "", text))
    return "".join([*dict.fromkeys(letters), *([_NUMBER] if numbered else [])])


def _without_commands(text: str) -> str:
    """One pass over the braces: the commands that only set type go, with their own braces and no others."""
    out: list[str] = []
    closers: list[tuple[str, int]] = []
    at = 0
    for token in _TOKEN.finditer(text):
        out.append(text[at : token.start()])
        at = token.end()
        if token["close"]:
            kind, start = closers.pop() if closers else ("}", 0)
            if kind == "drop":
                del out[start:]
            out.append("}" if kind == "}" else "")
        elif token["open"] or token["word"]:
            kind = _covering(token, text)
            closers.append((kind, len(out)))
            out.append(token[0] if kind == "}" else "")
        elif token["escaped"]:
            out.append(token[0])
        elif not token["bare"]:
            closers.append(("", len(out)))
    return "".join([*out, text[at:]])


def _covering(token: re.Match[str], text: str) -> str:
    """What to do at the closing brace: print it, nothing, or drop all since the command."""
    word = token["word"]
    if word in _DROPPED:
        return "drop"
    is_letter = word is None or word in _ACCENT_WORDS or word in IGNORED or word in ("begin", "end")
    if word and word not in STYLES and word not in TRANSPARENT and text[: token.start()][-1:].isalnum():
        return "}"
    return "}" if is_letter or re.match(r"[^{}]{0,2}\}", text[token.end() :][:3]) else ""
