"""Given names made into initials, as each style writes them.

AMA 11 §3.7 and Citing Medicine (appendix B) print `Jean-Paul M` as `JPM`; APA 7 §9.8 prints `J.-P. M.`.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Scripts whose names citation processors abbreviate: Latin, Greek, Cyrillic, Hebrew, Arabic, Thai.
_LETTERS = (
    "a-zA-Z\u00c0-\u017f\u0218-\u021b\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff"
    "\u0e01-\u0e5b\u1f00-\u1fff"
)
_STARTS_WITH_LETTER = re.compile(f"[&{_LETTERS}]")
_HAS_LETTER = re.compile(f"[-0-9{_LETTERS}]")
_WORD = re.compile(r"([^\W\d_])([^\W\d_]*)(\.)*")
_SEPARATORS = re.compile(r"[-\s]+")


def is_alphabetic(name: str) -> bool:
    """Whether a name is in a script that initials can be taken from."""
    return _HAS_LETTER.search(name) is not None


@lru_cache(maxsize=4096)
def initials(given: str, full_stops: bool) -> str:
    """`Mary Ann` as `MA`, or as `M. A.` with full stops. Small words (`de la`) and other scripts stay as they are."""
    if given.isalpha() and given.isascii() and given[0].isupper():
        return _initial(given) + ("." if full_stops else "")
    if given in ("Lord", "Lady") or not _STARTS_WITH_LETTER.match(given):
        return given
    name = re.sub(r"\s*-\s*", "-", given) if full_stops else given.replace("-", " ")
    name = re.sub(r"-(?=[a-z])", "–", name)
    name = re.sub(r"\.(?=[^ ])", ". ", name)
    words, breaks = _SEPARATORS.split(name), _SEPARATORS.findall(name)
    return _spelled(words, breaks, ". " if full_stops else "")


def suffix_of(suffix: str, full_stops: bool) -> str:
    """`Jr.` as the style has it, without its full stop in AMA and NLM; `M. E.` as `ME`; `III` as it is."""
    words = re.sub(r"\.(?=[^ ])", ". ", suffix).split()
    pieces: list[str] = []
    for index, word in enumerate(words):
        bare = word.removesuffix(".")
        is_short = bare != word or (len(word) == 1 and word.isupper())
        following = words[index + 1].removesuffix(".") if index + 1 < len(words) else ""
        pieces.append(bare + ("." if is_short and full_stops else ""))
        pieces.append("" if is_short and len(following) < 2 and not full_stops else " ")
    return "".join(pieces).strip()


def _spelled(words: list[str], breaks: list[str], terminator: str) -> str:
    pieces: list[str] = []
    for index, word in enumerate(words):
        following = breaks[index] if index < len(breaks) else None
        shortened = _shortened(word)
        if not word:
            pieces.append(following or "")
        elif shortened:
            pieces.append(shortened + terminator + ("-" if following and "-" in following else ""))
        else:
            pieces.append((" " if _HAS_LETTER.search(word) else "") + word + (following or ""))
    text = re.sub(r"\s*-\s*", "-", "".join(pieces).rstrip())
    return re.sub(r"\s+", " ", text).replace("–", "-").lstrip()


def _shortened(word: str) -> str:
    """The initial of a capitalized word; an abbreviation with its own full stop (`Chr.`) whole; else nothing."""
    match = _WORD.match(word)
    if match is None or match[1] != match[1].upper():
        return ""
    return match[1] + match[2] if match[2] and match[3] else _initial(match[1] + match[2])


def _initial(word: str) -> str:
    """`Mary` is `M`. Further capitals before a small letter go along: `YUri` is `Yu`."""
    count = 1
    while count < len(word) and word[count] == word[count].upper():
        count += 1
    return word[0] + word[1:count].lower() if count < len(word) else word[0]
