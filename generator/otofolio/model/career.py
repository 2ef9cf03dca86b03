"""One person's career as read: everything in the data file, private facts included. Only derivation sees it."""

from __future__ import annotations

from dataclasses import dataclass

from otofolio.model.card import CardPlan
from otofolio.model.person import Contact, Item, PersonName, Photo, Profile, School, Specialty, Standing
from otofolio.model.plans import AuthorPolicy, CvPlan, ErasPlan, SendPlan, SnapshotPlan
from otofolio.model.portfolio import Design
from otofolio.model.text import RichText
from otofolio.problems import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Career:
    """The data file, typed. `items` are in the file's order; `free_titles` pairs a free section's name and title."""

    name: PersonName
    specialty: Specialty
    position: Position
    name_position: Position
    credentials: str = ""
    headline: str = ""
    summary: RichText = ()
    about: tuple[RichText, ...] = ()
    """Paragraphs about the person, for profiles elsewhere."""
    photo: Photo | None = None
    photo_file: str = ""
    """Its name in the data file, relative to it."""
    school: School | None = None
    contact: Contact = Contact()
    contact_positions: tuple[tuple[str, Position], ...] = ()
    """Where each detail of `contact` is written, by its name."""
    publish: tuple[str, ...] = ()
    standing: Standing = Standing()
    profiles: tuple[Profile, ...] = ()
    also_published_as: tuple[str, ...] = ()
    publication_files: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    free_titles: tuple[tuple[str, str], ...] = ()
    cvs: tuple[CvPlan, ...] = (CvPlan(),)
    """The full CV, then its variants."""
    snapshot: SnapshotPlan = SnapshotPlan()
    card: CardPlan = CardPlan()
    send: SendPlan = SendPlan()
    signature: tuple[str, ...] = ()
    """Names of contact fields, private ones too, that the e-mail signature shows."""
    eras: ErasPlan = ErasPlan()
    design: Design = Design()
    style: str = "ama"
    """The name of a citation style."""
    author_policy: AuthorPolicy = AuthorPolicy.ALL
