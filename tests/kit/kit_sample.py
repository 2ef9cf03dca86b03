"""Kits made from files, as a person makes them; and their pages as pictures."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2 as pdfium
from PIL import Image

from otofolio.load import Inputs, Loaded, load_portfolio
from otofolio.model.dates import PartialDate
from otofolio.rendering.kit.kit import Kit, render_kit

SITE = "https://jordan-avery.example/"
CV = """\
name: {given: Jordan, middle: Lee, family: Avery}
credentials: "MD Candidate, Class of 2027"
headline: "US Citizen IMG | Aspiring Otolaryngologist (ENT)"
specialty: {name: Otolaryngology, short: ENT}
school: {name: St. Brendan University School of Medicine}
contact: {email: jordan.avery@example.org, phone: +1 555 010 0142, location: "Boston, MA"}
publish: [email]
design: {accent: "#0b5c6b"}
card: {show: [email, phone]}
"""
BARE = "name: {given: Li, family: Wu}\nspecialty: {name: Otolaryngology, short: ENT}\ndesign: {look: serif}\n"
BIB = """\
@misc{avery2026poster,
  author = {Avery, Jordan L. and Okafor, Daniel},
  title = {Time to cochlear implantation in rural and urban counties: a ten-year cohort},
  year = {2026}, month = mar, howpublished = {Poster}, keywords = {poster},
  eventtitle = {Eastern Otology Congress}, abstract = {Waiting is long.}, poster = {posters/ossicle.pdf},
}
"""


def loaded(cv: str = CV, bib: str = BIB, site_url: str = SITE) -> Loaded:
    """What the two files are read as."""
    with TemporaryDirectory() as folder:
        data_file = Path(folder, "cv.yaml")
        data_file.write_text(cv, "utf-8")
        Path(folder, "publications.bib").write_text(bib, "utf-8")
        return load_portfolio(Inputs(data_file, site_url, PartialDate(2026, 11, 24)))


@cache
def kit(cv: str = CV, bib: str = BIB, site_url: str = SITE) -> Kit:
    """The kit of two files; its problems hold those of reading."""
    found = loaded(cv, bib, site_url)
    if found.portfolio is None or found.card is None:
        return Kit((), found.problems)
    return render_kit(found.portfolio, found.card)


def files(made: Kit) -> dict[str, bytes]:
    """The kit's files by name; a kit with a problem fails the test."""
    assert made.problems == (), "\n\n".join(map(str, made.problems))
    return {artifact.uri: artifact.data for artifact in made.artifacts}


def drawn(pdf: bytes, page: int, dots_per_inch: float, mode: str = "L") -> Image.Image:
    """A page, the first of which is 1, as a picture, gray or in color (`RGB`)."""
    with pdfium.PdfDocument(pdf) as document:
        bitmap = document[page - 1].render(scale=dots_per_inch / 72, grayscale=mode == "L")
        return bitmap.to_pil().convert(mode)
