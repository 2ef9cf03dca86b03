"""The ways to write a person's name, made comparable: accents, case and joined initials do not matter."""

from __future__ import annotations

from dataclasses import dataclass, replace

from otofolio.model.letters import folded
from otofolio.model.person import PersonName
from otofolio.model.publication import Contributor

_LONGEST_INITIALS = 3


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A way to write the owner's name: the surname, and the given names as separate words or initials."""

    family: str
    given: tuple[str, ...]
    generation: str = ""
    """Comparable: `jr`, `sr`, `3`."""

    @property
    def folded_family(self) -> str:
        """The surname made comparable, without inner spaces."""
        return folded(self.family).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom to look for."""

    names: tuple[WrittenName, ...]
    orcid: str = ""
    spelling: PersonName | None = None
    """How to print them; None to leave their name as it is."""


def parse_written_name(text: str) -> WrittenName:
    """`Avery JL`, `Avery, Jordan L., Jr.` or `Jordan L. Avery Jr.`."""
    if "," in text:
        family, *rest = (part.strip() for part in text.split(","))
        generation = next((found for part in rest if (found := generation_of(part))), "")
        return WrittenName(family, given_words(" ".join(p for p in rest if not generation_of(p))), generation)
    words = text.split()
    if len(words) > 2 and (generation := generation_of(words[-1])):
        return replace(parse_written_name(" ".join(words[:-1])), generation=generation)
    if len(words) > 1 and _are_initials(words[-1]):
        return WrittenName(" ".join(words[:-1]), given_words(words[-1]))
    return WrittenName(words[-1] if words else "", given_words(" ".join(words[:-1])))


def generation_of(suffix: str) -> str:
    """`Jr.` as `jr`, `III` and `3rd` as `3`; nothing of anything else."""
    return _GENERATIONS.get(suffix.rstrip(".").lower(), "")


_GENERATIONS = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "2", "2nd": "2", "iii": "3", "3rd": "3", "iv": "4",
    "4th": "4", "vi": "6", "6th": "6", "5th": "5",
}  # fmt: skip


def is_written_so(name: Contributor, own: WrittenName) -> bool:
    """Whether a name of a list has this surname and these given names, whatever the generation."""
    return _same_family(name, own) and same_given(given_words(name.given), own.given)


def _same_family(name: Contributor, own: WrittenName) -> bool:
    whole = folded(f"{name.dropping_particle} {name.non_dropping_particle} {name.family}").replace(" ", "")
    return own.folded_family in (whole, folded(name.family).replace(" ", ""))


def same_given(there: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Each word or initial fits its counterpart; a middle name may be missing on either side."""
    if not there or not own:
        return False
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(there, own, strict=False))


def given_words(text: str) -> tuple[str, ...]:
    """Given names as comparable words, initials each by itself."""
    words: list[str] = []
    for word in text.replace(".", ". ").split():
        words += word if _are_initials(word) else folded(word).split()
    return tuple(folded(word) for word in words if folded(word))


def _are_initials(word: str) -> bool:
    """`JL` and `J.L.`, but not `Jo` or a surname in capitals."""
    letters = word.replace(".", "").replace("-", "")
    return 0 < len(letters) <= _LONGEST_INITIALS and letters.isalpha() and letters.isupper()
