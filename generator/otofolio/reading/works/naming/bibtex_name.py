"""The parts of one name by the rules of BibTeX ("Tame the BeaST", §11) and of BibLaTeX (§2.3.3)."""

from __future__ import annotations

import re

from otofolio.model.publication import Contributor
from otofolio.model.text import plain
from otofolio.reading.markup.latex import decode_latex, latex_to_plain
from otofolio.reading.works.naming import remarks as said
from otofolio.reading.works.naming.cases import has_vowel
from otofolio.reading.works.naming.remarks import Remark
from otofolio.reading.works.naming.words import GENERATION, GENERATION_ALONE, PARTICLES

_EXTENDED = re.compile(r"\s*(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_EXTENDED_PART = re.compile(r'\s*"?([a-z-]+)\s*=\s*(.*)', re.IGNORECASE | re.DOTALL)
_JOINED_INITIALS = re.compile(r"(?<![^\s])[^\W\d_a-z]{2,3}(?![^\s])")
_SIGNS = re.compile(r"[\\{}$~&<`>/?@%|=\ufffd]|--")
_ODD = re.compile(r"[\\{}<>/?@$%|=&\ufffd]")


def is_extended(raw: str) -> bool:
    """Whether a name is in BibLaTeX's extended format: `family=Hasselt, given=Jan`."""
    return _EXTENDED.match(raw) is not None


def spaced_initials(given: str, family: str) -> str:
    """`JL` as `J. L.`: PubMed and Google Scholar write initials together, and no initial may be lost.

    In a name all in capitals (`AVERY, JO ANN`, `LI, WEI`) nothing tells initials from a short given name.
    """
    if not _JOINED_INITIALS.search(given):
        return given
    if family.isupper() and len(given) > 2 and (len(family) > 3 or has_vowel(given)):
        return given
    return " ".join([_spaced(word) for word in given.split(" ")])


def _spaced(word: str) -> str:
    is_joined = 1 < len(word) < 4 and word.isalpha() and word.isupper()
    return " ".join(f"{letter}." for letter in word) if is_joined else word


def split_commas(raw: str) -> list[str]:
    """Split at the commas outside braces."""
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


def split_words(text: str) -> list[str]:
    """Split at white space and ties outside braces."""
    if "{" not in text:
        return text.replace("\\ ", " ").replace("~", " ").split() if "~" in text or "\\" in text else text.split()
    words, depth, current = [], 0, ""
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        if depth <= 0 and (letter.isspace() or letter == "~") and not current.endswith("\\"):
            words.append(current)
            current = ""
        else:
            current += letter
    return [word for word in [*words, current] if word]


def first_von_last(words: list[str], remarks: list[Remark]) -> Contributor:
    """Words without a comma: given names, then a particle in small letters, then the surname."""
    is_certain = any(word in PARTICLES for word in words[1:-2])
    generation = GENERATION_ALONE if is_certain else GENERATION
    suffix = words.pop() if len(words) > 2 and generation.fullmatch(words[-1]) else ""
    lower = [at for at, word in enumerate(words[:-1]) if _is_lower(word)]
    start, end = (lower[0], lower[-1] + 1) if lower else (len(words) - 1, len(words) - 1)
    return contributor((words[end:], words[:start], words[start:end], suffix), remarks)


def von_last_first(parts: list[str], remarks: list[Remark]) -> Contributor:
    """Parts are those between the commas. `Van der Berg` with its capital is a surname, as for Biber."""
    family, suffix, given = parts if len(parts) == 3 else (parts[0], "", parts[1])
    last, first = split_words(family), split_words(given)
    if not last:
        return contributor((first, [], [], suffix), remarks)
    if not suffix and len(last) > 1 and GENERATION.fullmatch(last[-1]):
        suffix = last.pop()
    elif not suffix and len(first) > 1 and GENERATION.fullmatch(first[-1]):
        suffix = first.pop()
    end = 0
    if len(last) > 1 and _is_lower(last[0]):
        end = max((at + 1 for at, word in enumerate(last[:-1]) if _is_lower(word)), default=0)
    return contributor((last[end:], first, last[:end], suffix), remarks)


def contributor(parts: tuple[list[str], list[str], list[str], str], remarks: list[Remark]) -> Contributor:
    """Join the words of the surname, the given names and the particle; decode them if they hold LaTeX."""
    last, first, von, suffix = parts
    family, given, particle = " ".join(last), " ".join(first), " ".join(von)
    if _SIGNS.search(f"{family} {given} {particle}"):
        family, given, particle = (decoded(part, remarks) for part in (family, given, particle))
        if _ODD.search(family + given):
            remarks.append(Remark(said.SIGNS, f"{given} {family}".strip()))
    if not family:
        family, given, particle = (given, "", particle) if given else (particle, "", "")
    given = spaced_initials(given, family)
    return Contributor(family, given, particle, "", decoded(suffix, remarks) if suffix else "")


def decoded(text: str, remarks: list[Remark]) -> str:
    """The words of a part of a name."""
    words, unknown = decode_latex(text)
    if unknown:
        remarks.append(Remark(said.UNKNOWN_LATEX, text, unknown[0]))
    return plain(words).replace("\u00a0", " ")


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


def extended(raw: str, remarks: list[Remark]) -> Contributor:
    """BibLaTeX §2.3.3: `family=Hasselt, given=Jan, prefix=van, useprefix=true, suffix=Jr`."""
    parts = {}
    for piece in split_commas(raw):
        part = _EXTENDED_PART.match(piece)
        if part:
            value = part[2].strip().strip('"').strip()
            parts[part[1].lower()] = decoded(_unbraced(value), remarks)
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
