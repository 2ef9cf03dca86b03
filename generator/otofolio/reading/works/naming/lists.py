"""Lists of names: where one name ends and the next begins.

BibTeX puts `and` between names ("Tame the BeaST", §11). A list is split before LaTeX is decoded, because braces are
what protects the name of a group. People also separate names with commas, semicolons and `&`; that is read where it
can mean one thing only, and reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from otofolio.model.publication import Contributor, Contributors
from otofolio.reading.markup.latex import is_braced, latex_to_plain
from otofolio.reading.works.naming import remarks as said
from otofolio.reading.works.naming.comma_lists import names_between
from otofolio.reading.works.naming.covers import readable, without_fonts
from otofolio.reading.works.naming.honors import is_whole_name
from otofolio.reading.works.naming.one_name import ReadName, read_name
from otofolio.reading.works.naming.pubmed import is_one_initial
from otofolio.reading.works.naming.remarks import Remark, shown
from otofolio.reading.works.naming.words import is_group, is_subject

_UNUSUAL = re.compile(r"[^\w\s.,'’-]|\s{2}|[\n\t\r_⁰¹²³⁴-⁹\d]")
_AND = re.compile(r"(?:^\s*|\s+)and(?:\s+and)*(?:\s+|$)", re.IGNORECASE)
_SEPARATOR_OR_BRACE = re.compile(r"\s+and(?=\s)|\s\\?&(?=\s)|[{}]|&#?\w{2,8};|;", re.IGNORECASE)
_AND_OR_BRACE = re.compile(r"\s+and(?=\s)|[{}]", re.IGNORECASE)
_LEADING_AND = re.compile(r"^(?:and|\\?&)\s+")
_OTHERS = re.compile(r"\{?(?:and\s+)?(?:others|et\.?\s+al\.?|colleagues)\.?\}?|…|\.\.\.", re.IGNORECASE)
_ET_AL = re.compile(r"[\s,]+(?:and\s+)?(?:et\.?\s+al\b\.?|and others)$", re.IGNORECASE)
_ONE_WORD = re.compile(r"[^\s,]+")
_NOBODY = Contributor()


class Names(NamedTuple):
    """A list of names, whether it ends in `and others`, and what was not plain."""

    contributors: Contributors = ()
    truncated: bool = False
    remarks: tuple[Remark, ...] = ()


def read_names(text: str) -> Names:
    """Read the value of an author or editor field, LaTeX and all."""
    remarks: list[Remark] = []
    if _UNUSUAL.search(text):
        pieces = _split_further(split_names(_unwrapped(" ".join(text.split()), remarks)), remarks)
    else:
        pieces = _phrases(_AND.split(text), remarks)
    raw, truncated = _without_others([piece for piece in pieces if piece.strip(" \t\n;,")])
    read = [read_name(name.strip(" \t\n;,")) for name in names_between(raw, remarks)]
    return marked([name for name in read if _is_somebody(name.person)], truncated, remarks)


def read_people(values: Iterable[str]) -> Names:
    """Read names that have a line or a field each, as RIS and PubMed's format have them: PubMed's form is usual there.

    A line with several names is read as a list.
    """
    read: list[ReadName] = []
    remarks: list[Remark] = []
    truncated = False
    for value in values:
        text = " ".join(value.split()).strip(" ;,")
        if _OTHERS.fullmatch(text):
            truncated = True
        elif _holds_several(text):
            several = read_names(text)
            truncated |= several.truncated
            remarks += several.remarks
            read += [ReadName(person) for person in several.contributors]
        elif text:
            read.append(_of_a_line(text))
    names = marked([name for name in read if _is_somebody(name.person)], truncated, [])
    return names._replace(remarks=(*remarks, *names.remarks))


def _is_somebody(person: Contributor) -> bool:
    return bool(person.family or person.literal) or person != _NOBODY


def split_names(text: str) -> list[str]:
    """Split at every `and` outside braces, in any case and with any white space around it."""
    if "{" not in text:
        return [name.strip() for name in _AND.split(text)]
    return [text[start:end].strip() for start, end, _ in _spans(text, ("and",), _AND_OR_BRACE)]


def _spans(
    text: str, separators: Sequence[str], tokens: re.Pattern[str] = _SEPARATOR_OR_BRACE
) -> Iterable[tuple[int, int, str]]:
    depth, start = 0, 0
    for token in tokens.finditer(text):
        sign = token[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and (sign := sign.strip().lower().lstrip("\\")) in separators:
            yield start, token.start(), sign
            start = token.end()
    yield start, len(text), ""


def _split_further(pieces: list[str], remarks: list[Remark]) -> list[str]:
    """Names between semicolons and `&`, and those that a font command held together."""
    found: list[str] = []
    for piece in _phrases(pieces, remarks):
        several = _several(piece)
        if len(several) > 1:
            remarks.append(Remark(said.SEPARATED, readable(piece), "; ".join(map(readable, several))))
        found += several if len(several) > 1 else [piece]
    return found


@lru_cache(maxsize=4096)
def _several(piece: str) -> tuple[str, ...]:
    """The names within a piece. Most pieces are one name, and the same ones recur through a list of publications."""
    text = piece if is_braced(piece) and not piece.startswith("{\\") else without_fonts(piece)
    inner = [text] if is_braced(text) else split_names(text)
    return tuple(name for part in inner for name in _at_signs(part) if name.strip(" ,"))


def _at_signs(text: str) -> list[str]:
    """Split at semicolons, and at `&` if it is not within the name of a group or of a company."""
    if ";" not in text and "&" not in text:
        return [_LEADING_AND.sub("", text.strip())]
    names: list[str] = []
    parts = (text[start:end].strip() for start, end, _ in _spans(text, (";",)))
    for part in (_LEADING_AND.sub("", part) for part in parts):
        spans = [part[start:end].strip() for start, end, _ in _spans(part, ("&",))]
        is_company = len(spans) == 2 and all(map(_ONE_WORD.fullmatch, spans))
        names += [part] if is_company or is_group(latex_to_plain(part).replace(",", "")) else spans
    return names


def _phrases(pieces: list[str], remarks: list[Remark]) -> list[str]:
    """`Centers for Disease Control and Prevention`: an `and` within the name of a group that has no braces."""
    joined: list[str] = []
    for piece in pieces:
        before = joined[-1] if joined else ""
        if before and "," not in piece and is_subject(piece) and is_group(before) and not is_braced(before):
            joined[-1] = f"{before} and {piece}"
            remarks.append(Remark(said.PHRASE, joined[-1], joined[-1]))
        else:
            joined.append(piece)
    return joined


def _unwrapped(text: str, remarks: list[Remark]) -> str:
    """Web of Science wraps the whole list in a second pair of braces: `{{Tan, X and Li, Y}}`."""
    if not is_braced(text):
        return text
    parts = split_names(text[1:-1])
    if len(parts) > 1 and all(part.count(",") in (1, 2) for part in parts):
        return text[1:-1]
    if "," in text and len(parts) == 1 and not without_fonts(text).count("{") < text.count("{"):
        remarks.append(Remark(said.IN_BRACES, latex_to_plain(text)))
    return text


def _without_others(pieces: list[str]) -> tuple[list[str], bool]:
    """Take `others` and `et al.` off the end of the list, wherever they are put."""
    truncated = False
    while pieces and _OTHERS.fullmatch(without_fonts(pieces[-1]).strip(" \t\n;,")):
        pieces, truncated = pieces[:-1], True
    if pieces and "al" in pieces[-1][-6:].lower() and (cut := _ET_AL.sub("", pieces[-1].rstrip(" ,;"))):
        truncated |= cut != pieces[-1].rstrip(" ,;")
        pieces = [*pieces[:-1], cut]
    return pieces, truncated


def _holds_several(text: str) -> bool:
    if is_braced(text) or is_group(text.replace(",", "")):
        return False
    return len(split_names(text)) > 1 or any(True for _, _, sign in _spans(text, (";", "&")) if sign)


def _of_a_line(text: str) -> ReadName:
    """A name on a line of its own: PubMed's form and groups are usual there, given names before the surname are not."""
    name = read_name(text)
    spoken = f"{name.person.given} {name.person.family}"
    if "," in text or name.person.literal:
        expected = [] if "," in text else [said.GROUP]
    elif any(remark.oddity is said.PUBMED for remark in name.remarks):
        expected = [said.PUBMED, said.DEGREE_OR_INITIALS]
    elif " " not in text:
        return ReadName(Contributor(literal=name.person.family), name.remarks, name.signs)
    elif len(spoken.split()) > 3 and not name.person.non_dropping_particle and not is_whole_name(spoken):
        return ReadName(Contributor(literal=text), (Remark(said.PERSON_OR_GROUP, text, text),))
    elif is_one_initial(text.split(maxsplit=1)[0]):
        return name
    else:
        return name._replace(remarks=(*name.remarks, Remark(said.NO_COMMA, text, shown(name.person))))
    return name._replace(remarks=tuple(remark for remark in name.remarks if remark.oddity not in expected))


def marked(read: list[ReadName], truncated: bool, remarks: list[Remark]) -> Names:
    """Equal contribution, if one sign is with two names or more; a sign alone is asked about."""
    counts = Counter("".join([name.signs for name in read]))
    people = [
        replace(name.person, equal=True) if any(counts[sign] > 1 for sign in name.signs) else name.person
        for name in read
    ] if counts else [name.person for name in read]  # fmt: skip
    for sign, count in counts.items():
        with_sign = "; ".join(shown(name.person) for name in read if sign in name.signs)
        remarks.append(Remark(said.EQUAL if count > 1 else said.LONE_MARK, with_sign, sign))
    return Names(tuple(people), truncated, (*remarks, *[remark for name in read for remark in name.remarks]))
