"""One name, by the rules of BibTeX ("Tame the BeaST", §11) and of BibLaTeX (§2.3.3)."""

from __future__ import annotations

import re

from otofolio.model.publication import Contributor
from otofolio.model.text import plain
from otofolio.reading.latex import closing_brace, decode_latex, latex_to_plain

SUFFIX = re.compile(r"(?:jr|sr)\.?|I{2,3}|IV|2nd|3rd", re.IGNORECASE)
_USUAL = re.compile(r"([^\W\d_][\w'’-]*), ([^\W\d_][\w.'’-]*(?: [\w.'’-]+)?)")
_EXTENDED = re.compile(r"\s*(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_EXTENDED_PART = re.compile(r'\s*"?([a-z-]+)\s*=\s*(.*)', re.IGNORECASE | re.DOTALL)
_DEGREE = re.compile(
    r"M\.?D\.?|Ph\.?D\.?|D\.?O\.?|M\.?B\.?B\.?S\.?|MBChB|MBBCh|M\.?P\.?H\.?|M\.?Sc?\.?|B\.?Sc?\.?|B\.?A\.?|R\.?N\.?"
    r"|FACS|FRCSC?|MHS|MBA|Au\.?D\.?|Dr\.?med\.?",
)
_JOINED_INITIALS = re.compile(r"(?<![^\s])[^\W\d_a-z]{2,3}(?![^\s])")
_ENDS_IN_INITIALS = re.compile(r"\w{2}\s+(?!I{2,3}$|IV$)(?:[A-Z]\.?){1,3}$")
_A_NAME = re.compile(r"[^\W\d_]{3}|\S\s+\S")
"""What no suffix is (`4th`): in the middle of two commas it looks like a second author."""
_SIGNS = re.compile(r"[\\{}$~&<`>/?@%|=\ufffd]|--")
_ODD = re.compile(r"[\\{}<>/?@$%|=&\ufffd]")


def read_name(raw: str, remarks: list[str]) -> Contributor:
    """Read one name by BibTeX's rules; what is odd about it is added to `remarks`."""
    usual = _USUAL.fullmatch(raw)
    if usual and "--" not in raw and not SUFFIX.fullmatch(usual[2].rpartition(" ")[2]):
        return Contributor(usual[1], spaced_initials(usual[2], usual[1]))
    if raw.startswith("{") and closing_brace(raw, 0) == len(raw) - 1:
        return Contributor(literal=_decoded(raw, remarks))
    if _EXTENDED.match(raw):
        return _extended(raw, remarks)
    parts = _without_degrees(_split_commas(raw), remarks)
    if len(parts) == 1:
        return _first_von_last(_words(parts[0]), remarks)
    if len(parts) == 2:
        if _ENDS_IN_INITIALS.search(parts[0]):
            remarks.append(_several(parts))
        return _von_last_first(parts, remarks)
    if len(parts) == 3:
        if SUFFIX.fullmatch(parts[2]) and not SUFFIX.fullmatch(parts[1]):
            parts = [parts[0], parts[2], parts[1]]
        elif _A_NAME.search(parts[1]) and not SUFFIX.fullmatch(parts[1]):
            remarks.append(_several(parts))
        return _von_last_first(parts, remarks)
    shown = latex_to_plain(raw)
    remarks.append(f'the name "{shown}" has too many commas; write "Last, First", with "and" between names.')
    return _von_last_first([parts[0], ", ".join(parts[1:])], remarks)


def _several(parts: list[str]) -> str:
    shown = [latex_to_plain(part) for part in parts]
    return f'"{", ".join(shown)}" was read as one name, but names are separated by “and”: {{{" and ".join(shown)}}}.'


def spaced_initials(given: str, family: str) -> str:
    """`JL` as `J. L.`: PubMed and Google Scholar write initials together, and no initial may be lost.

    In a name all in capitals (`AVERY, JO ANN`) nothing tells initials from a short given name.
    """
    if not _JOINED_INITIALS.search(given) or (family.isupper() and len(family) > 3 and len(given) > 2):
        return given
    return " ".join([_spaced(word) for word in given.split(" ")])


def _spaced(word: str) -> str:
    is_joined = 1 < len(word) < 4 and word.isalpha() and word.isupper()
    return " ".join(f"{letter}." for letter in word) if is_joined else word


def _split_commas(raw: str) -> list[str]:
    if "{" not in raw:
        return [part.strip() for part in raw.split(",")] if "," in raw else [raw]
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(raw):
        if letter == "{":
            depth += 1
        elif letter == "}":
            depth -= 1
        elif letter == "," and depth <= 0:
            parts.append(raw[start:at].strip())
            start = at + 1
    return [*parts, raw[start:].strip()]


def _without_degrees(parts: list[str], remarks: list[str]) -> list[str]:
    """`Avery, Jordan, MD`: a degree is not part of the name. A trailing comma is nothing at all."""
    while len(parts) > 1 and not parts[-1]:
        parts = parts[:-1]
    kept = [part for at, part in enumerate(parts) if at == 0 or not _DEGREE.fullmatch(part)]
    if len(kept) < len(parts) and len(parts) > 2:
        remarks.append(f'the degree in the name "{latex_to_plain(", ".join(parts))}" was left out.')
        return kept
    return parts


def _words(text: str) -> list[str]:
    """Split at white space and ties outside braces."""
    if "{" not in text:
        return text.replace("\\ ", " ").replace("~", " ").split() if "~" in text or "\\" in text else text.split()
    words, depth, start = [], 0, 0
    for at, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if depth <= 0 and (letter.isspace() or letter == "~") and text[at - 1 : at] != "\\":
            words.append(text[start:at])
            start = at + 1
    return [word for word in [*words, text[start:]] if word]


def _first_von_last(words: list[str], remarks: list[str]) -> Contributor:
    suffix = words.pop() if len(words) > 2 and SUFFIX.fullmatch(words[-1]) else ""
    lower = [at for at, word in enumerate(words[:-1]) if _is_lower(word)]
    start, end = (lower[0], lower[-1] + 1) if lower else (len(words) - 1, len(words) - 1)
    return _contributor((words[end:], words[:start], words[start:end], suffix), remarks)


def _von_last_first(parts: list[str], remarks: list[str]) -> Contributor:
    """Parts are those between the commas. `Van der Berg` with its capital is a surname, as for Biber."""
    family, suffix, given = parts if len(parts) == 3 else (parts[0], "", parts[1])
    last, first = _words(family), _words(given)
    if not last:
        return _contributor((first, [], [], suffix), remarks)
    if not suffix and len(last) > 1 and SUFFIX.fullmatch(last[-1]):
        suffix = last.pop()
    elif not suffix and len(first) > 1 and SUFFIX.fullmatch(first[-1]):
        suffix = first.pop()
    end = 0
    if len(last) > 1 and _is_lower(last[0]):
        end = max((at + 1 for at, word in enumerate(last[:-1]) if _is_lower(word)), default=0)
    return _contributor((last[end:], first, last[:end], suffix), remarks)


def _contributor(parts: tuple[list[str], list[str], list[str], str], remarks: list[str]) -> Contributor:
    """Join the words of the surname, the given names and the particle; decode them where they hold LaTeX."""
    last, first, von, suffix = parts
    family, given, particle = " ".join(last), " ".join(first), " ".join(von)
    if _SIGNS.search(f"{family} {given} {particle}"):
        family, given, particle = (_decoded(part, remarks) for part in (family, given, particle))
        if _ODD.search(family + given):
            remarks.append(f'the name "{given} {family}" holds signs that are no part of a name.')
    if not family:
        family, given, particle = (given, "", particle) if given else (particle, "", "")
    given = spaced_initials(given, family)
    return Contributor(family, given, particle, "", _decoded(suffix, remarks) if suffix else "")


def _decoded(text: str, remarks: list[str]) -> str:
    decoded = decode_latex(text)
    if decoded.unknown:
        remarks.append(f'LaTeX in the name "{text}" could not be read: {decoded.unknown[0]}')
    return plain(decoded.text).replace("\u00a0", " ")


def _is_lower(word: str) -> bool:
    """Whether BibTeX takes the word for a particle: its first letter outside braces is a small one."""
    first = word[0]
    if first.isalpha():
        return first.islower()
    if first == "{" and not word.startswith("{\\"):
        return False
    text = latex_to_plain(word) if first in "{\\" else word
    return next((letter.islower() for letter in text if letter.isalpha()), False)


def _unbraced(value: str) -> str:
    return value[1:-1] if value[:1] == "{" and value[-1:] == "}" else value


def _extended(raw: str, remarks: list[str]) -> Contributor:
    """BibLaTeX §2.3.3: `family=Hasselt, given=Jan, prefix=van, useprefix=true, suffix=Jr`."""
    parts = {}
    for piece in _split_commas(raw):
        part = _EXTENDED_PART.match(piece)
        if part:
            value = part[2].strip().strip('"').strip()
            parts[part[1].lower()] = _decoded(_unbraced(value), remarks)
    given = parts.get("given", "") or parts.get("given-i", "")
    dropping = parts.get("useprefix", "true").lower() == "false"
    prefix = parts.get("prefix", "")
    family = parts.get("family", "")
    return Contributor(
        family=family or given or prefix,
        given=given if family else "",
        non_dropping_particle="" if dropping else prefix,
        dropping_particle=prefix if dropping else "",
        suffix=parts.get("suffix", ""),
    )
