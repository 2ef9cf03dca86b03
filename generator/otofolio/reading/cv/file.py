"""The data file `cv.yaml`: from bytes to a `Career`, with every problem that it has."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otofolio.model.career import Career
from otofolio.model.dates import PartialDate
from otofolio.model.person import (
    Contact,
    PersonName,
    Photo,
    Profile,
    ProfileSite,
    School,
    Specialty,
    Standing,
)
from otofolio.model.portfolio import AuthorPolicy, Design, Paper
from otofolio.problems import Position, Problem, Severity
from otofolio.reading.cv.card import read_card
from otofolio.reading.cv.doubts import photo_notices, year_notices
from otofolio.reading.cv.inline import parse_inline
from otofolio.reading.cv.items import free_name, read_items
from otofolio.reading.cv.photo import read_photo
from otofolio.reading.cv.plans import read_plans
from otofolio.reading.cv.profiles import read_profile
from otofolio.reading.cv.slips import mark_notices, slip_notices
from otofolio.reading.source import decode, read_input
from otofolio.reading.yaml.document import YamlDocument, read_yaml, take_controls_out

if TYPE_CHECKING:
    from otofolio.reading.cv.schema import CvFile

_SUMMARY_WORDS = 60
_SUMMARY_SENTENCES = 3
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".gif", ".tif", ".tiff", ".bmp")


def read_career(path: Path, shown_as: str, today: PartialDate) -> tuple[Career | None, tuple[Problem, ...]]:
    """Read the data file; no career where it holds an error. `shown_as` is its name in problems."""
    try:
        data = read_input(path)
    except OSError as error:
        where = Position(shown_as)
        hint = "run `otofolio new` in an empty folder for a complete example"
        return None, (Problem(where, f"The data file cannot be read: {error.strerror or error}.", hint),)
    source, notices = decode(data, shown_as)
    document, problems = read_yaml(source)
    if problems:
        return None, (*notices, *problems)
    notices = (*notices, *take_controls_out(document), *slip_notices(document))
    parsed, problems = _parse(document)
    if parsed is None:
        return None, (*notices, *problems)
    notices = (*notices, *mark_notices(parsed, document), *year_notices(parsed, document, today.year))
    career, problems = _career(parsed, document, path.parent)
    return career, (*notices, *problems)


def _parse(document: YamlDocument) -> tuple[CvFile | None, tuple[Problem, ...]]:
    from otofolio.reading.cv.schema import CvFile, ValidationError  # a tenth of a second
    from otofolio.reading.cv.schema_problems import schema_problems

    try:
        return CvFile.model_validate(document.data), ()
    except ValidationError as error:
        found = error.errors(include_url=False)
        return None, schema_problems([dict(one) for one in found], document)


def _career(parsed: CvFile, document: YamlDocument, folder: Path) -> tuple[Career, tuple[Problem, ...]]:
    photo, photo_problems = _photo(parsed.photo, document, folder)
    profiles, profile_problems = _profiles(parsed, document)
    card, card_problems = read_card(parsed, document)
    cvs, snapshot, plan_problems = read_plans(parsed, document)
    specialty = parsed.specialty
    career = Career(
        name=PersonName(**parsed.name.model_dump()),
        specialty=Specialty(
            specialty.name, specialty.short or specialty.name, specialty.interests, specialty.match_year or 0
        ),
        position=document.source.position(1),
        name_position=document.nearest("name"),
        credentials=parsed.credentials,
        headline=parsed.headline,
        summary=parse_inline(parsed.summary),
        photo=photo,
        photo_file=parsed.photo,
        school=_school(parsed),
        contact=Contact(**parsed.contact.model_dump()),
        publish=parsed.publish,
        standing=Standing(**parsed.status.model_dump()),
        profiles=profiles,
        also_published_as=parsed.also_published_as,
        publication_files=parsed.publications,
        items=tuple(read_items(parsed, lambda section, index: document.nearest(section, index))),
        free_titles=tuple((free_name(number), free.title) for number, free in enumerate(parsed.sections)),
        cvs=cvs,
        snapshot=snapshot,
        card=card,
        design=Design(
            parsed.design.accent, parsed.design.look, Paper.A4 if parsed.design.paper == "a4" else Paper.LETTER
        ),
        style=parsed.citations.style,
        author_policy=AuthorPolicy(parsed.citations.authors),
    )
    problems = (*plan_problems, *photo_problems, *profile_problems, *card_problems)
    return career, (*problems, *_summary_notices(parsed, document))


def _school(parsed: CvFile) -> School | None:
    school = parsed.school
    return School(school.name, school.location, school.degree, school.class_of or 0) if school else None


def _photo(name: str, document: YamlDocument, folder: Path) -> tuple[Photo | None, tuple[Problem, ...]]:
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
    except ValueError as error:
        return None, (Problem(where, str(error), "a JPEG or PNG of 600 by 800 pixels is ideal"),)
    return photo, photo_notices(photo, where)


def _nearest_file(name: str, folder: Path) -> str:
    """The picture that is meant, whatever the case of its letters: `IMG_4032.JPG` for `img_4032.jpg`."""
    place = (folder / name).parent
    if not place.is_dir():
        return ""
    files = sorted(file for file in place.iterdir() if file.suffix.lower() in _PICTURES)
    folded = {file.name.casefold(): file for file in files}
    near = get_close_matches(Path(name).name.casefold(), list(folded), 1)
    return str(Path(name).with_name(folded[near[0]].name).as_posix()) if near else ""


def _profiles(parsed: CvFile, document: YamlDocument) -> tuple[tuple[Profile, ...], tuple[Problem, ...]]:
    profiles: list[Profile] = []
    problems: list[Problem] = []
    for site in ProfileSite:
        value: Any = getattr(parsed.profiles, site)
        if site is ProfileSite.CUSTOM or not value:
            continue
        try:
            profiles.append(read_profile(site, value))
        except ValueError as error:
            where = document.values[("profiles", site.value)].position
            problems.append(Problem(where, str(error), "copy it from the profile's own page"))
    custom = (Profile(ProfileSite.CUSTOM, one.label, one.url) for one in parsed.profiles.custom)
    return (*profiles, *custom), tuple(problems)


def _summary_notices(parsed: CvFile, document: YamlDocument) -> tuple[Problem, ...]:
    words = len(parsed.summary.split())
    sentences = sum(parsed.summary.count(stop) for stop in (". ", "! ", "? ")) + bool(parsed.summary)
    if words <= _SUMMARY_WORDS and sentences <= _SUMMARY_SENTENCES:
        return ()
    where = document.keys[("summary",)].position
    said = f"The summary has {words} words in {sentences} sentences; a reader with thirty seconds takes in three."
    return (Problem(where, said, f"aim for {_SUMMARY_WORDS} words", Severity.NOTICE),)
