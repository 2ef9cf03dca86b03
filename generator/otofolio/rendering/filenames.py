"""Names for files that readers keep, and that every file system takes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from otofolio.model.letters import composed, decomposed
from otofolio.model.person import PersonName

_NO_DECOMPOSITION = str.maketrans({
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ı": "i",
})  # fmt: skip
_LONGEST, _LONGEST_KIND = 80, 50
_DIGEST = 6
"""Letters of a digest; more only for a key that imitates another one's."""
# Windows reserves these whatever the extension (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
# An index or a README is the page of its folder, for every host of Markdown.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)|(?:index|readme)\Z", re.IGNORECASE)


def filing_name(name: PersonName, what: str, extension: str = "pdf") -> str:
    """`Avery-Jordan-CV.pdf`: family name first, as readers sort. Letters outside Latin stay as they are.

    Of what is too long, the name is cut first: a CV and a snapshot never share one name.
    """
    kind = _words(_plain_latin(what), _LONGEST_KIND)
    person = _words(_plain_latin(f"{name.family} {name.given}"), _LONGEST - len(kind))
    return f"{'-'.join(filter(None, (person, kind))) or 'portfolio'}.{extension}"


def file_stems(keys: Iterable[str]) -> Mapping[str, str]:
    """For each key a stem in ASCII, unlike every other one even if capitals do not count.

    A key that can be used as it is stays the same; a changed or clashing one gets a short digest of the key, so that
    an address does not depend on what else is in the list unless two keys differ by capitals only.
    """
    stems = {key: _stem(key) for key in keys}
    clashes = Counter(stem.lower() for stem in stems.values())
    found = {key: stem for key, stem in stems.items() if stem == key and clashes[stem.lower()] == 1}
    taken = {stem.lower() for stem in found.values()}
    for key, stem in stems.items():
        if key not in found:
            digests = (f"{stem}-{_digest(key)[:length]}" for length in range(_DIGEST, 64))
            found[key] = next(name for name in digests if name.lower() not in taken)
            taken.add(found[key].lower())
    return {key: found[key] for key in stems}


def slug(text: str) -> str:
    """`ENT` as `ent`, `Head & Neck` as `head-neck`: for addresses. May be empty."""
    ascii_only = _plain_latin(text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only)[:_LONGEST].strip("-")


def _plain_latin(text: str) -> str:
    """Latin letters without their accents; others composed."""
    apart = decomposed(text.translate(_NO_DECOMPOSITION))
    kept = [
        letter
        for place, letter in enumerate(apart)
        if not (unicodedata.combining(letter) and place and _carrier(apart, place).isascii())
    ]
    return composed("".join(kept))


def _carrier(text: str, place: int) -> str:
    """The letter that a combining mark belongs to."""
    return next((letter for letter in reversed(text[:place]) if not unicodedata.combining(letter)), "")


def _words(text: str, longest: int) -> str:
    """Letters, digits and marks of any script, joined by hyphens."""
    kept = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in re.sub("['’ʼ]", "", text))
    return "-".join(kept.split())[:longest].rstrip("-")


def _stem(key: str) -> str:
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", _plain_latin(key)).strip("-.")[:_LONGEST].rstrip("-.")
    return f"work-{stem}" if not stem or _RESERVED.match(stem) else stem


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
