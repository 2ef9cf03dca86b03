"""The entries of the sections of `cv.yaml`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from otofolio.model.person import ClinicalKind
from otofolio.reading.cv.schema_bases import Entry, Experience, Posting, Stretch
from otofolio.reading.facts.values import (
    Count,
    Date,
    Email,
    Fields,
    Inline,
    Inlines,
    Phone,
    Text,
)  # fmt: skip

_KINDS = {
    "sub-i": "sub-internship", "subi": "sub-internship", "acting-internship": "sub-internship",
    "acting-intern": "sub-internship", "subinternship": "sub-internship", "sub-intern": "sub-internship",
    "shadowing": "observership", "observer": "observership", "observation": "observership", "extern": "externship",
    "core-rotation": "core", "core-clerkship": "core", "research": "research-clinic",
}  # fmt: skip
"""Other names of a kind that can mean nothing else."""


def _clinical_kind(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = "-".join(value.replace("_", " ").replace("-", " ").casefold().split())
    known = {kind.value for kind in ClinicalKind}
    single = word if word in known or word in _KINDS else word.removesuffix("s")
    kind = _KINDS.get(single, single)
    return kind if kind in known else value


class Education(Stretch):
    """A degree or a training."""

    degree: Inline
    institution: Text = ""
    location: Text = ""
    gpa: Text = ""
    honors: Inline = ""
    thesis: Inline = ""
    notes: Inline = ""
    highlights: Inlines = ()


class Exam(Entry):
    """An examination; private unless the entry says `publish: yes`."""

    name: Text
    result: Text = ""
    date: Date | None = None
    publish: bool = False


class Training(Posting):
    """A post as a physician: residency, fellowship, practice."""

    specialty: Text = ""
    topic: Inline = ""


class Clinical(Posting):
    """A clinical placement of a student or graduate."""

    country: Text = ""
    specialty: Text = ""
    hours: Count | None = None
    weeks: Count | None = None
    kind: Annotated[ClinicalKind, BeforeValidator(_clinical_kind)] | None = None
    supervisor: Inline = ""


class Research(Posting):
    """A research post or project."""

    lab: Text = ""
    mentor: Inline = ""
    topic: Inline = ""


class Post(Posting):
    """Work, leadership, volunteering or teaching."""

    topic: Inline = ""


class Volunteering(Experience):
    """Volunteering; the organization alone is enough."""

    role: Inline = ""
    organization: Text = ""
    institution: Text = ""
    location: Text = ""
    topic: Inline = ""
    highlights: Inlines = ()

    @model_validator(mode="after")
    def _is_named(self) -> Volunteering:
        if not (self.role or self.organization or self.institution):
            said = "This entry of “volunteering” has neither a role nor an organization."
            raise PydanticCustomError("unnamed", said, {"hint": "add a line `organization: …`"})
        return self


class PeerReview(Stretch):
    """Reviewing for a journal."""

    journal: Inline
    count: Count | None = None
    detail: Inline = ""


class Talk(Stretch):
    """Grand rounds or an invited talk."""

    title: Inline
    event: Text = ""
    institution: Text = ""
    location: Text = ""
    detail: Inline = ""


class Honor(Entry):
    """An award or distinction."""

    title: Inline
    issuer: Text = ""
    date: Date | None = None
    detail: Inline = ""


class Grant(Stretch):
    """Money for research or travel."""

    title: Inline
    funder: Text = ""
    amount: Text = ""
    role: Text = ""
    number: Text = ""
    detail: Inline = ""


class Membership(Experience):
    """A society."""

    organization: Text
    role: Text = ""


class Certification(Entry):
    """A certificate or license."""

    name: Inline
    issuer: Text = ""
    number: Text = ""
    date: Date | None = None
    expires: Date | None = None


class Procedure(Entry):
    """A procedure and how often it was done."""

    name: Inline
    count: Count | None = None
    role: Text = ""


class Language(Entry):
    """A language and how well it is spoken."""

    language: Text
    level: Text = ""


class Reference(Entry):
    """Somebody who will speak for the person; private unless the entry says `publish: yes`."""

    name: Text
    title: Text = ""
    relationship: Text = ""
    institution: Text = ""
    email: Email = ""
    phone: Phone = ""
    publish: bool = False


class SkillGroup(Fields):
    """Skills of one kind under their name."""

    group: Annotated[Text, Field(min_length=1)]
    items: Inlines


def _skill_kind(value: Any) -> str:
    has_fields = isinstance(value, dict) and bool({"group", "items"} & set(value))
    return "group" if has_fields or isinstance(value, SkillGroup) else "text"


Skill = Annotated[
    Annotated[Inline, Tag("text")] | Annotated[SkillGroup, Tag("group")],
    Discriminator(_skill_kind),
]
"""One skill, or several of a kind."""


class FreeItem(Experience):
    """An entry of a free section."""

    title: Inline
    organization: Text = ""
    location: Text = ""
    detail: Inline = ""
    highlights: Inlines = ()


def _free_item(value: Any) -> Any:
    return {"title": value} if isinstance(value, str) else value


class FreeSection(Fields):
    """A section that the list does not foresee."""

    title: Annotated[Text, Field(min_length=1)]
    items: tuple[Annotated[FreeItem, BeforeValidator(_free_item)], ...] = ()
