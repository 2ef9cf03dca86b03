"""The same thing from two sources, or in the person's own files, is one entry."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
import yaml

from otofolio.cli import main

LINKEDIN = {
    "Profile.csv": "First Name,Last Name\nAda,Quill\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Harbor Hospital,Resident physician,,,Jul 2024,\n",
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\n"
    "BLS,https://aha.example/1,AHA,Mar 2024,,A-17\n",
    "Skills.csv": "Name\nR\n",
}
OWN = """
name: {given: Ada, family: Quill}
specialty: {name: Otology}
training:
  - {role: Resident physician, institution: Harbor Hospital, specialty: Otology, start: 2024-07, end: present}
certifications:
  - {name: BLS, issuer: AHA, date: 2024-03}
peer_review:
  - {journal: Ear Journal, count: 2}
skills:
  - {group: Statistics, items: [Stata, SAS]}
  - R
"""


@pytest.fixture
def linkedin(tmp_path: Path) -> Path:
    path = tmp_path / "linkedin.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in LINKEDIN.items():
            archive.writestr(name, text)
    return path


def test_a_license_keeps_its_number_and_its_link(linkedin: Path, tmp_path: Path) -> None:
    assert main(["import", str(linkedin), "--into", str(tmp_path / "to")]) == 0
    (entry,) = yaml.load((tmp_path / "to" / "cv.yaml").read_text("utf-8"), yaml.CBaseLoader)["certifications"]
    assert entry == {"name": "[BLS](https://aha.example/1)", "issuer": "AHA", "date": "2024-03", "number": "A-17"}


def test_what_the_person_has_is_not_imported_again(
    linkedin: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The residency is in another section, the link is new, and the skills are grouped."""
    own, resume = tmp_path / "own", tmp_path / "resume.json"
    own.mkdir()
    (own / "cv.yaml").write_text(OWN, "utf-8")
    resume.write_text(
        '{"basics": {"name": "Ada Quill"}, "skills": [{"name": "Statistics", "keywords": ["Stata", "SAS"]}]}', "utf-8"
    )
    assert main(["import", str(linkedin), str(resume), "--into", str(own)]) == 0
    assert "Nothing is new" in capsys.readouterr().out
    assert [path.name for path in own.iterdir()] == ["cv.yaml"]


def test_the_same_license_from_two_sources_is_one(linkedin: Path, tmp_path: Path) -> None:
    resume = tmp_path / "resume.json"
    resume.write_text(
        '{"basics": {"name": "Ada Quill"}, "certificates": [{"name": "BLS", "issuer": "AHA", "date": "2024-03"}]}',
        "utf-8",
    )
    assert main(["import", str(resume), str(linkedin), "--into", str(tmp_path / "to")]) == 0
    (entry,) = yaml.load((tmp_path / "to" / "cv.yaml").read_text("utf-8"), yaml.CBaseLoader)["certifications"]
    assert entry["name"] == "[BLS](https://aha.example/1)"


@pytest.mark.parametrize("data", [b"%PDF-1.7 ... /Title (Europass) ...", b"<Candidate xmlns='x'><a/></Candidate>",
                                  b"<SkillsPassport/>"])  # fmt: skip
def test_a_europass_cv_is_refused_with_the_way_round(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cv.pdf").write_bytes(data)
    assert main(["import", str(tmp_path / "cv.pdf"), "--into", str(tmp_path / "to")]) == 1
    told = capsys.readouterr().err
    assert "This is a Europass CV, which is not imported." in told
    assert "“A CV in Word, PDF, or LaTeX”" in told


def test_a_draft_for_a_new_portfolio_reads_as_the_starter_does(
    linkedin: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comment is above what it explains, a switched-off field is in its block, and nothing is cut in two."""
    assert main(["new", str(tmp_path / "new"), "--from", str(linkedin)]) == 0
    blocks = (tmp_path / "new" / "cv.yaml").read_text("utf-8").split("\n\n")
    assert 'name:\n  given: Ada\n  family: Quill\n#  middle: Lee\n#  suffix: Jr\n#  pronunciation: "ROB' in blocks[1]
    assert "specialty:\n  name: Undecided  # what do you apply for, or work in?\n#  short: ENT\n" in "\n".join(blocks)
    about = next(block for block in blocks if "#about:" in block).splitlines()
    assert [line[:3] for line in about] == ["# F", "#ab", "#  ", "#", "#  "]
    for block in blocks[1:]:  # sentences, then the key: no sample of the block before
        first, *_ = [line for line in block.splitlines() if not line.startswith("# ") or line.startswith("#  ")]
        assert re.match(r"#?[a-z_]+:", first), block
    assert 'site_name: "Ada Quill"\n' in (tmp_path / "new" / "mkdocs.yml").read_text("utf-8")
    assert main(["check", "-f", str(tmp_path / "new" / "mkdocs.yml")]) == 0
    assert "site_name" not in capsys.readouterr().err.replace("your name as `site_name`", "")
