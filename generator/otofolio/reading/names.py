"""Names as BibTeX reads them: `First von Last`, `von Last, First`, `von Last, Jr, First`, and BibLaTeX's `family=…`.

The rules are those of BibTeX ("Tame the BeaST", §11) and of BibLaTeX §2.3.3. A list is split before LaTeX is decoded,
because braces are what protects the name of an organisation. What people write beyond the rules (`Smith AB`,
semicolons, asterisks for equal contribution, degrees) is understood where it can mean one thing only, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from otofolio.model.publication import Contributor, Contributors
from otofolio.reading.latex import closing_brace, latex_to_plain
from otofolio.reading.one_name import SUFFIX, read_name

_UNUSUAL = re.compile(r"[^\w\s.,'’-]|\s{2}|[\n\t\r_⁰¹²³⁴-⁹]")
_AND = re.compile(r"(?:^\s*|\s+)and(?:\s+and)*(?:\s+|$)", re.IGNORECASE)
_AND_OR_BRACE = re.compile(r"\s+and(?=\s)|[{}]", re.IGNORECASE)
_OTHERS = frozenset(("others", "et al", "et al.", "others."))
_PUBMED_NAME = re.compile(
    r"(?:(?:[ÓO]|van|von|de[lnr]?|della|d[aiu]|l[ae]|te[rn]|el|al|bin) )*"
    r"[^\W\d_a-zß-öø-ÿ][\w'’-]*[a-zß-öø-ÿ][\w'’-]*(?: [\w'’-]+)* [A-Z]{1,3}(?: (?:Jr|Sr|2nd|3rd)\.?)?"
)
_LONGEST_PUBMED_NAME = 200
"""Letters; a longer text is no surname with initials."""
_MARK = re.compile(
    r"(?P<sup>\\textsuperscript\s*\{(?:[^{}]|\{[^{}]*\})*\}|\$\s*\^(?:\{[^{}$]*\}|[^{}$])\s*\$|<sup>[^<]*(?:<(?!/?sup>)[^<]*)*</sup>|[⁰¹²³⁴-⁹]+)"
    r"|(?P<sign>\$\s*\{?\s*(?:\\(?:ast|star|dag|ddag|dagger|ddagger)\s*|\*)+\}?\s*\$"
    r"|\{?\\(?:dag|ddag|textdagger|textdaggerdbl|textasteriskcentered)(?![A-Za-z])\s*(?:\{\})?\}?|\\?[*#]|[†‡§¶∗⁎＊])"
)
_MARK_HINT = re.compile(r"[*#†‡§¶∗⁎＊⁰¹²³⁴-⁹^]|\\text(?:super|dag|ast)|\\d?dag|<sup>")


class Names(NamedTuple):
    """A list of names, whether it ends in `and others`, and sentences about what was not plain."""

    contributors: Contributors = ()
    truncated: bool = False
    remarks: tuple[str, ...] = ()


def read_names(text: str) -> Names:
    """Read the value of an author or editor field, LaTeX and all."""
    remarks: list[str] = []
    if not _UNUSUAL.search(text):
        raw = _AND.split(text)
        return _without_marks(raw if len(raw) > 1 else _other_separators(text, remarks), remarks)
    raw = split_names(_unwrapped(" ".join(text.split()), remarks))
    if len(raw) == 1:
        raw = _other_separators(raw[0], remarks)
    if not _MARK_HINT.search(text):
        return _without_marks(raw, remarks)
    return _with_marks(raw, remarks)


def split_names(text: str) -> list[str]:
    """Split at every `and` outside braces, in any case and with any white space around it."""
    if "{" not in text:
        return [name.strip() for name in _AND.split(text)]
    names, depth, start = [], 0, 0
    for token in _AND_OR_BRACE.finditer(text):
        if token[0] in "{}":
            depth = max(0, depth + (1 if token[0] == "{" else -1))
        elif depth == 0:
            names.append(text[start : token.start()].strip())
            start = token.end()
    return [*names, text[start:].strip()]


def _without_marks(raw: Iterable[str], remarks: list[str]) -> Names:
    names = [name for raw_name in raw if (name := raw_name.strip(" \t\n;,"))]
    truncated = bool(names) and names[-1].lower() in _OTHERS
    if truncated:
        names.pop()
    if names and "," not in names[0] and all(map(_is_pubmed_name, names)):
        remarks.append(f'"{names[0]}" was read as a surname with initials, the way PubMed writes names.')
        names = [_with_comma(name) for name in names]
    read = [_known_name(name) for name in names]
    contributors = tuple([person for person, _ in read if person.family or person.literal or person.given])
    remarks += [remark for _, told in read for remark in told]
    return Names(contributors, truncated, tuple(remarks))


def _with_marks(raw: list[str], remarks: list[str]) -> Names:
    """Take out the signs that stand for equal contribution, and say so."""
    clean, signs = [], []
    for name in raw:
        signs.append(" ".join(match[0] for match in _MARK.finditer(name)))
        clean.append(re.sub(r"(?<!\s)\s+(?=,|$)", "", _MARK.sub("", name)).strip())
    signs = [sign for sign, name in zip(signs, clean, strict=True) if name]
    names = _without_marks(clean, remarks)
    numbers = {re.sub(r"\D", "", sign) for sign in signs} - {""}
    equal = [bool(sign) and (len(numbers) < 2 or not re.search(r"\d", sign)) for sign in signs]
    marked = tuple(replace(name, equal=True) if is_equal else name for name, is_equal in _pairs(names, equal))
    return Names(marked, names.truncated, (*names.remarks, *_mark_remarks(names.contributors, signs, equal)))


def _pairs(names: Names, equal: list[bool]) -> Iterable[tuple[Contributor, bool]]:
    return zip(names.contributors, equal, strict=False)


def _mark_remarks(names: Contributors, signs: list[str], equal: list[bool]) -> Iterable[str]:
    for name, sign, is_equal in zip(names, signs, equal, strict=False):
        shown = name.literal or f"{name.given} {name.family}".strip()
        if is_equal:
            yield f'the sign {sign} in the name "{shown}" was read as equal contribution.'
        elif sign:
            yield f'the sign {sign} in the name "{shown}" looks like the number of an affiliation and was taken out.'


def _unwrapped(text: str, remarks: list[str]) -> str:
    """Web of Science wraps the whole list in a second pair of braces: `{{Tan, X and Li, Y}}`."""
    if not (text.startswith("{") and closing_brace(text, 0) == len(text) - 1):
        return text
    parts = split_names(text[1:-1])
    if len(parts) > 1 and all(part.count(",") in (1, 2) for part in parts):
        return text[1:-1]
    if "," in text and len(parts) == 1:
        shown = latex_to_plain(text)
        remarks.append(f'"{shown}" stands in double braces, so it was read as the name of an organisation.')
    return text


def _other_separators(text: str, remarks: list[str]) -> list[str]:
    """Lists that are not separated by `and`: semicolons, or commas between names in PubMed's form."""
    if "{" in text:
        return [text]
    if ";" in text and "&" not in text:
        remarks.append("the names are separated by semicolons; BibTeX wants the word “and” between them.")
        return text.split(";")
    parts = [part.strip() for part in re.split(r",|\s+\\?&\s+", text)]
    if len(parts) > 1 and all(map(_is_pubmed_name, parts)):
        remarks.append("the names are separated by commas; BibTeX wants the word “and” between them.")
        return [_with_comma(part) for part in parts]
    if re.search(r"\s\\?&\s", text) and text.count(",") <= 2 * len(re.findall(r"\s\\?&\s", text)) + 2:
        remarks.append("the names are separated by &; BibTeX wants the word “and” between them.")
        return re.split(r",?\s+\\?&\s+", text)
    return [text]


def _is_pubmed_name(name: str) -> bool:
    """Whether a name is of the form `Avery JL`."""
    if len(name) > _LONGEST_PUBMED_NAME or (name.startswith("{") and closing_brace(name, 0) == len(name) - 1):
        return False
    return bool(_PUBMED_NAME.fullmatch(latex_to_plain(name) if "\\" in name else name))


def _with_comma(name: str) -> str:
    """`Avery JL` as `Avery, JL`."""
    words = name.split()
    if SUFFIX.fullmatch(words[-1]):
        return f"{' '.join(words[:-2])}, {words[-1]}, {words[-2]}"
    return f"{' '.join(words[:-1])}, {words[-1]}"


@lru_cache(maxsize=4096)
def _known_name(raw: str) -> tuple[Contributor, tuple[str, ...]]:
    """The same people recur through a list of publications: each spelling is read once."""
    remarks: list[str] = []
    return read_name(raw, remarks), tuple(remarks)
