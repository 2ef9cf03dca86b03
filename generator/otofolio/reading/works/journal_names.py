"""Names of journals as PubMed's catalog has them, made into the names that the journals have.

`Brain : a journal of neurology`, `Otolaryngology--head and neck surgery : official journal of …`, `Science (New York,
N.Y.)`: behind the title proper are other title information and what tells namesakes apart (NLM Catalog; ISBD 1.3).
"""

from __future__ import annotations

import re
from functools import lru_cache

_PLACE = re.compile(
    r"\s*\((?:[A-Z][\w.’' -]{1,40}, (?:[A-Z][\w.]* ?){1,3}|Clinical research ed\.)(?:\s*:\s*\d{4})?\)\s*$"
)
"""`(New York, N.Y.)`, `(Baltimore, Md. : 1950)`."""
_OTHER_TITLE = re.compile(r"\s+:\s+(?P<rest>.+)$")
_DESCRIBES = re.compile(
    r"(?:the |an? )?(?:(?:official|international|american|european|british|interdisciplinary|scientific|"
    r"multidisciplinary|quarterly|monthly|peer[- ]reviewed|open access|clinical) )*"
    r"(?:journal|publication|organ|bulletin|proceedings|transactions|magazine|review|newsletter|offizielles organ)\b",
    re.IGNORECASE,
)
_DASH = re.compile(r"(?<=\w)\s*--\s*(?=\w)|(?<=\w)– (?=\w)")
_BRACKETED = re.compile(r"\[(and|or|of|the|for|in|&)\]", re.IGNORECASE)
_LONGEST = 1_000


@lru_cache(maxsize=1024)
def journal_name(name: str, is_cataloged: bool = False) -> str:
    """The title proper. `is_cataloged` says that the name comes from PubMed, so that ` : ` ends the title for sure.

    Of another source only what describes a journal (`official journal of …`) or abbreviates its name is cut, because
    ` : ` may come before a real subtitle there.
    """
    if len(name) > _LONGEST:
        return name
    proper = _PLACE.sub("", name)
    found = _OTHER_TITLE.search(proper)
    if found and (is_cataloged or _is_other_title(proper[: found.start()], found["rest"])):
        proper = proper[: found.start()]
    if is_cataloged:
        proper = proper.split(" = ", 1)[0]
    proper = _PLACE.sub("", _BRACKETED.sub(r"\1", proper))
    return _DASH.sub("–", proper).strip() or name


def _is_other_title(title: str, rest: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"\w+", title)).lower()
    shown = re.sub(r"\W", "", rest).lower()
    is_abbreviation = len(rest.split()) == 1 and rest.isupper() and all(letter in initials for letter in shown)
    return is_abbreviation or "[and]" in rest or _DESCRIBES.match(rest) is not None
