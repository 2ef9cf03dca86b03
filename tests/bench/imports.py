"""Archives to import: an ORCID record with many works, and a copy of LinkedIn data that is mostly other people's."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

_WORK = """<?xml version="1.0" encoding="UTF-8"?>
<work:work xmlns:work="http://www.orcid.org/ns/work" xmlns:common="http://www.orcid.org/ns/common"
 put-code="{number}" visibility="public" display-index="{version}">
<work:title><common:title>{title}</common:title></work:title>
<work:journal-title>Example Journal of Otology</work:journal-title>
<work:short-description>{abstract}</work:short-description>
<work:citation><work:citation-type>bibtex</work:citation-type>
<work:citation-value>@article{{k{number}, title = {{{title}}},
 journal = {{Example Journal of Otology}}, volume = {{{number}}}, number = {{2}}, pages = {{1--9}}, year = {{2020}}}}
</work:citation-value></work:citation><work:type>journal-article</work:type><common:publication-date>
<common:year>{year}</common:year><common:month>03</common:month></common:publication-date><common:external-ids>
<common:external-id><common:external-id-type>doi</common:external-id-type><common:external-id-value>10.5555/bench.{work}
</common:external-id-value><common:external-id-relationship>self</common:external-id-relationship></common:external-id>
</common:external-ids><work:contributors>{contributors}</work:contributors></work:work>"""
_PERSON = "<work:contributor><work:credit-name>{}</work:credit-name></work:contributor>"
_WORDS = [
    "cochlear",
    "implantation",
    "outcomes",
    "hearing",
    "adults",
    "children",
    "rural",
    "access",
    "registry",
    "cohort",
    "trial",
    "airway",
    "voice",
]
_PROFILE = "First Name,Last Name,Headline\nJordan,Avery,Student\n"
_POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On\nHarbor Lab,Research Fellow,,,Jun 2024,\n"


def orcid_archive(path: Path, works: int) -> Path:
    """So many works, each in two versions, as “Download all my data” has them."""
    chance = random.Random(20261125)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(2 * works):
            title = f"{number // 2} {' '.join(chance.sample(_WORDS, 7))}"
            people = "".join(_PERSON.format(f"Jordan{one} Avery") for one in range(6))
            fields = {
                "number": number, "version": number % 2, "work": number // 2, "title": title, "contributors": people,
                "year": 1995 + number % 30, "abstract": " ".join(chance.choices(_WORDS, k=120)),
            }  # fmt: skip
            archive.writestr(f"works/{number}.xml", _WORK.format(**fields))
    return path


def linkedin_archive(path: Path, megabytes: int) -> Path:
    """So many megabytes of messages and pictures around two small files."""
    chance = random.Random(20261125)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("Profile.csv", _PROFILE)
        archive.writestr("Positions.csv", _POSITIONS)
        for number in range(megabytes):
            archive.writestr("messages.csv" if not number else f"Rich_Media/{number}.jpg", chance.randbytes(1_000_000))
    return path
