"""The data file `cv.yaml`: from bytes to a `Career`, with every problem that it has."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from otofolio.model.career import Career
from otofolio.model.dates import PartialDate
from otofolio.model.person import (
    PersonName,
    Photo,
    Profile,
    ProfileSite,
    School,
    Specialty,
    Standing,
)
from otofolio.model.plans import AuthorPolicy, ErasPlan
from otofolio.model.portfolio import Design, Paper
from otofolio.problems import Problem, errors, nearest
from otofolio.reading.cv.card import read_card, read_send
from otofolio.reading.cv.contact import contact_notices, read_contact
from otofolio.reading.cv.documents import NamedFile, named_files, read_data_file, read_private_file
from otofolio.reading.cv.doubts import photo_notices, summary_notices, year_notices
from otofolio.reading.cv.items import free_name, read_items
from otofolio.reading.cv.marks import mark_notices
from otofolio.reading.cv.photo import read_photo
from otofolio.reading.cv.picture_format import PhotoError
from otofolio.reading.cv.plans import read_plans
from otofolio.reading.cv.private import Merged, merge_private
from otofolio.reading.cv.profiles import ProfileError, read_profile
from otofolio.reading.facts.inline import parse_inline, without_marks
from otofolio.reading.facts.slips import slip_notices
from otofolio.reading.facts.values import one_line
from otofolio.reading.source import read_input
from otofolio.reading.yaml.document import YamlDocument, take_controls_out

if TYPE_CHECKING:
    from otofolio.reading.cv.schema import CvFile

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".gif", ".tif", ".tiff", ".bmp")


class CareerRead(NamedTuple):
    """The career, or None if its files hold an error; every problem; what the files name."""

    career: Career | None
    problems: tuple[Problem, ...]
    document: YamlDocument | None = None
    """Both files as one, even if there is an error in what they say."""

    @property
    def publication_files(self) -> tuple[NamedFile, ...]:
        """What the data file names, known even if there is an error elsewhere, so that all problems come at once."""
        return named_files(self.document) if self.document else ()


def read_career(path: Path, shown_as: str, today: PartialDate) -> CareerRead:
    """Read the data file and the private file beside it. `shown_as` is the data file's name in problems."""
    document, problems = read_data_file(path, shown_as)
    private, more = read_private_file(path, shown_as)
    problems += more
    if document is None or private is None:
        return CareerRead(None, (*problems, *_problems_of_one(document)), document)
    merged = merge_private(document, private)
    document = merged.document
    problems = (*problems, *take_controls_out(document), *merged.problems, *slip_notices(document))
    with ThreadPoolExecutor(1) as beside:  # Pillow needs no interpreter while it works, and the schema takes as long
        reading = beside.submit(_photo, document, path.parent)
        parsed, more = _parse(document)
    if parsed is None or errors(problems):
        return CareerRead(None, (*problems, *more), document)
    problems = (*problems, *mark_notices(parsed, document), *year_notices(parsed, document, today.year))
    photo, photo_problems = reading.result()
    career, more = _career(parsed, merged, photo, private.source.file)
    return CareerRead(career, (*problems, *contact_notices(parsed, document), *photo_problems, *more), document)


def _problems_of_one(document: YamlDocument | None) -> tuple[Problem, ...]:
    """What is wrong in the data file, if the private file cannot be read."""
    return (*take_controls_out(document), *slip_notices(document), *_parse(document)[1]) if document else ()


def _parse(document: YamlDocument) -> tuple[CvFile | None, tuple[Problem, ...]]:
    from otofolio.reading.cv.schema import CvFile, ValidationError  # a tenth of a second
    from otofolio.reading.facts.schema_problems import schema_problems

    try:
        return CvFile.model_validate(document.data), ()
    except ValidationError as error:
        found = error.errors(include_url=False)
        return None, schema_problems([dict(one) for one in found], document, CvFile)


def _career(
    parsed: CvFile, merged: Merged, photo: Photo | None, private_file: str
) -> tuple[Career, tuple[Problem, ...]]:
    document = merged.document
    profiles, profile_problems = _profiles(parsed, document)
    card, card_problems = read_card(parsed, document)
    cvs, snapshot, plan_problems = read_plans(parsed, document)
    contact, contact_positions = read_contact(parsed, document)
    career = Career(
        name=_name(parsed),
        specialty=_specialty(parsed),
        position=document.source.position(1),
        name_position=document.nearest("name"),
        credentials=parsed.credentials,
        headline=parsed.headline,
        summary=parse_inline(parsed.summary),
        about=tuple(map(parse_inline, parsed.about)),
        photo=photo,
        photo_file=parsed.photo,
        school=_school(parsed),
        contact=contact,
        contact_positions=contact_positions,
        publish=tuple(name for name in parsed.publish if name not in merged.withheld),
        standing=_standing(parsed),
        profiles=profiles,
        also_published_as=parsed.also_published_as,
        publication_files=parsed.publications,
        items=tuple(read_items(parsed, document.nearest, private_file)),
        free_titles=tuple((free_name(number), free.title) for number, free in enumerate(parsed.sections)),
        cvs=cvs,
        snapshot=snapshot,
        card=card,
        send=read_send(parsed, document),
        signature=tuple(dict.fromkeys(parsed.signature.show)),
        eras=_eras(parsed, document),
        design=Design(
            parsed.design.accent, parsed.design.look, Paper.A4 if parsed.design.paper == "a4" else Paper.LETTER
        ),
        style=parsed.citations.style,
        author_policy=AuthorPolicy(parsed.citations.authors),
    )
    problems = (*plan_problems, *profile_problems, *card_problems)
    return career, (*problems, *summary_notices(parsed, document))


def _name(parsed: CvFile) -> PersonName:
    name = parsed.name
    return PersonName(
        given=name.given,
        family=name.family,
        middle=name.middle,
        suffix=name.suffix,
        pronunciation=name.pronunciation,
        pronouns=name.pronouns,
    )


def _specialty(parsed: CvFile) -> Specialty:
    said = parsed.specialty
    return Specialty(said.name, said.short or said.name, said.interests, said.match_year or 0, said.seeking)


def _standing(parsed: CvFile) -> Standing:
    status = parsed.status
    return Standing(citizenship=status.citizenship, visa_needed=status.visa_needed, ecfmg=status.ecfmg)


def _school(parsed: CvFile) -> School | None:
    school = parsed.school
    return School(school.name, school.location, school.degree, school.class_of or 0) if school else None


def _eras(parsed: CvFile, document: YamlDocument) -> ErasPlan:
    said = parsed.eras
    certified = said.certified.date if said.certified else None
    where = document.nearest("eras")
    return ErasPlan(said.season or 0, certified, said.star, "eras" in document.data, where)


def _photo(document: YamlDocument, folder: Path) -> tuple[Photo | None, tuple[Problem, ...]]:
    """The photo, by its name as the schema reads it."""
    given = document.data.get("photo")
    name = without_marks(one_line(given)) if isinstance(given, str) else ""
    if not name:
        return None, ()
    where = document.values[("photo",)].position
    try:
        photo = read_photo(read_input(folder / name))
    except FileNotFoundError:
        near = _nearest_file(name, folder)
        hint = f"did you mean “{near}”?" if near else "put the picture beside the data file, or take this line out"
        return None, (Problem(where, f"There is no photo “{name}” here.", hint),)
    except OSError as error:
        said = f"The photo “{name}” cannot be read: {error.strerror or error}."
        return None, (Problem(where, said, "a JPEG or PNG of 600 by 800 pixels is ideal"),)
    except PhotoError as error:
        return None, (Problem(where, str(error), "a JPEG or PNG of 600 by 800 pixels is ideal"),)
    return photo, photo_notices(photo, where)


def _nearest_file(name: str, folder: Path) -> str:
    """The picture that is meant, whatever the case of its letters: `IMG_4032.JPG` for `img_4032.jpg`."""
    place = (folder / name).parent
    if not place.is_dir():
        return ""
    files = sorted(file for file in place.iterdir() if file.suffix.lower() in _PICTURES)
    folded = {file.name.casefold(): file for file in files}
    near = nearest(Path(name).name.casefold(), folded)
    return str(Path(name).with_name(folded[near].name).as_posix()) if near else ""


def _profiles(parsed: CvFile, document: YamlDocument) -> tuple[tuple[Profile, ...], tuple[Problem, ...]]:
    profiles: list[Profile] = []
    problems: list[Problem] = []
    for site in ProfileSite:
        value: Any = getattr(parsed.profiles, site)
        if site is ProfileSite.CUSTOM or not value:
            continue
        try:
            profiles.append(read_profile(site, value))
        except ProfileError as error:
            where = document.values[("profiles", site.value)].position
            problems.append(Problem(where, str(error), "copy it from the profile's own page"))
    custom = (Profile(ProfileSite.CUSTOM, one.label, one.url) for one in parsed.profiles.custom)
    return (*profiles, *custom), tuple(problems)
