"""A field that the schema does not know: the one that is probably meant, wherever it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from otofolio.problems import nearest
from otofolio.reading.yaml.document import Path

_SAME = (
    ("role", "title", "position", "job", "post", "rank", "appointment"),
    ("institution", "organization", "organisation", "issuer", "funder", "hospital", "university", "school", "college",
     "employer", "company", "society", "association", "clinic", "site", "program", "agency", "sponsor", "department"),
    ("mentor", "supervisor", "pi", "advisor", "adviser", "preceptor", "attending", "principal_investigator"),
    ("location", "city", "place", "town", "state", "where"),
    ("start", "from", "begin", "began", "since", "start_date"),
    ("end", "to", "until", "till", "finish", "end_date", "graduation"),
    ("date", "year", "when", "day", "month"),
    ("highlights", "bullets", "duties", "responsibilities", "tasks", "achievements", "description"),
    ("detail", "topic", "notes", "description", "details", "note", "about", "comment", "project"),
    ("result", "score", "grade", "outcome", "points"),
    ("level", "proficiency", "fluency", "skill"),
    ("number", "id", "license", "licence", "license_number", "grant_number"),
    ("expires", "expiry", "expiration", "valid_until"),
    ("title", "name", "award", "degree", "text"),
    ("name", "title", "exam", "certificate", "procedure", "person"),
    ("family", "last", "last_name", "surname", "family_name"),
    ("given", "first", "first_name", "forename", "given_name"),
    ("middle", "middle_name"),
    ("phone", "telephone", "tel", "mobile", "cell"),
    ("email", "e-mail", "mail", "e_mail"),
    ("address", "mailing_address", "street", "postal_address"),
    ("website", "url", "homepage", "site", "web"),
    ("class_of", "graduation", "graduation_year", "year"),
    ("amount", "sum", "money", "value"),
    ("relationship", "relation", "knows_me_as"),
    ("work", "experience", "employment", "jobs", "work_experience"),
    ("honors", "awards", "honours", "scholarships", "prizes", "distinctions"),
    ("training", "residency", "fellowship", "internship", "postgraduate"),
    ("exams", "examinations", "tests", "scores", "usmle"),
    ("clinical", "clinical_experience", "rotations", "electives", "clerkships", "observerships", "usce"),
    ("research", "research_experience"),
    ("profiles", "links", "social", "socials", "accounts"),
    ("certifications", "certificates", "licenses", "licences", "licensure"),
    ("memberships", "societies", "organizations"),
    ("interests", "hobbies"),
    ("volunteering", "volunteer", "service", "community_service"),
    ("invited_talks", "talks", "lectures"),
    ("peer_review", "reviewing", "reviews", "reviewer"),
    ("summary", "about", "bio", "biography", "objective", "profile"),
    ("credentials", "degrees"),
    ("also_published_as", "aliases", "other_names"),
    ("skills", "competencies"),
    ("references", "referees", "letters"),
)  # fmt: skip
"""Words for one thing. The first that the entry knows is meant."""
_GROUPS = ("name", "specialty", "school", "contact", "status", "profiles", "design", "citations", "card")


def meant_instead(path: Path, root: Any) -> str:
    """What to write for an unknown field at a path: `did you mean “mentor”?`, or the whole choice."""
    word, known = str(path[-1]), known_fields(path[:-1], root)
    near = synonym(word, known) or nearest(word.casefold(), known)
    if near:
        return f"did you mean “{near}”?"
    elsewhere = _elsewhere(word, root) if len(path) == 1 else ""
    return elsewhere or f"known here: {', '.join(sorted(known))}"


def synonym(word: str, known: Iterable[str]) -> str:
    """Another word for the same that is known; nothing if there is none."""
    folded, choice = word.strip().casefold().replace(" ", "_"), set(known)
    groups = (group for group in _SAME if folded in group)
    return next((name for group in groups for name in group if name in choice), "")


def known_fields(path: Path, root: Any) -> list[str]:
    """The names of the fields that there are at a path below the root model."""
    return list(model_at(path, root).model_fields)


def model_at(path: Path, root: Any) -> Any:
    """The schema's model at a path, found by walking its annotations; None if it has plain values."""
    model: Any = root
    for part in path:
        if isinstance(part, str):
            fields = getattr(model, "model_fields", {})
            model = _model_in(fields[part]) if part in fields else getattr(model, "others", model)
    return model


def _elsewhere(word: str, root: Any) -> str:
    """A field of a group that was written at the left: `email`."""
    for group in filter(known_fields((), root).__contains__, _GROUPS):
        fields = known_fields((group,), root)
        if found := word.casefold() if word.casefold() in fields else synonym(word, fields):
            return f"did you mean “{group}.{found}”? Write it below `{group}:`, two spaces to the right"
    return ""


def _model_in(annotation: Any) -> Any:
    """The model that an annotation is about: itself, or inside its tuple, union or marks."""
    inner = getattr(annotation, "annotation", annotation)
    if isinstance(inner, type) and hasattr(inner, "model_fields"):
        return inner
    return next(filter(None, map(_model_in, getattr(inner, "__args__", ()))), None)
