"""Every item is placed, merged, or left out with a reason; what is written is what our own reader reads."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import tomllib
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from otofolio.cli import main
from otofolio.importing.draft import Entry, Origin, Value
from otofolio.importing.run import draft_for_new
from otofolio.importing.texts import inline, one_line
from otofolio.importing.validate import usable
from otofolio.importing.writer import write_cv
from otofolio.model.text import plain
from otofolio.reading.cv.schema import CvFile
from otofolio.reading.facts.inline import parse_inline

CASES = tomllib.loads((Path(__file__).parent / "cases" / "sources.toml").read_text(encoding="utf-8"))["case"]
NAME = {"given": "A", "family": "B"}
"""What only the person can add."""
SHARED = Path(__file__).parents[3] / "shared" / "corpus" / "import"
needs_corpus = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not there")
SAMPLES = [path for path in sorted(SHARED.glob("*/*")) if path.is_file() and "schema.json" not in path.name]
TEXT = st.text(max_size=40) | st.sampled_from(
    (
        "a: b",
        "- x",
        "# no",
        "'",
        '"',
        "{{x}}",
        "*a*",
        "[a](javascript:b)",
        "&amp;",
        "<i>x</i>",
        "!!python/x",
        "\u2028",
        "no",
        "null",
        "~",
        "|",
        ">-",
        "%TAG",
        "\\textbf{x}",
        "$\\alpha$",
        "<script>x</script>",
        "\ud800",
    )
)


def counts(report: bytes) -> tuple[int, int, int, int]:
    """Items, placed, merged, left out: as the report’s head says."""
    head = report.decode().split("## ")[0]
    items = sum(int(one) for one in re.findall(r": (\d+) items", head))
    placed, merged, left = map(int, re.findall(r"(\d+) placed, (\d+) merged, (\d+) left out", head)[0])
    return items, placed, merged, left


@needs_corpus
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name[-40:])
def test_samples_are_accounted_for_and_valid(sample: Path, tmp_path: Path) -> None:
    if main(["import", str(sample), "--into", str(tmp_path)]):
        assert not list(tmp_path.iterdir())
        return
    items, placed, merged, left = counts((tmp_path / "IMPORTED.md").read_bytes())
    assert items == placed + merged + left == counted(sample)
    data = yaml.load((tmp_path / "cv.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)
    CvFile.model_validate({"name": NAME} | data)


def counted(sample: Path) -> int:
    """The items of a sample, counted without the importer."""
    data = sample.read_bytes()
    if sample.suffix == ".zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(name.endswith("person.xml") for name in archive.namelist()):
                return sum(orcid_items(archive.read(name).decode()) for name in archive.namelist())
            return sum(linkedin_items(name, archive) for name in archive.namelist())
    if sample.parent.name == "orcid":
        return orcid_items(data.decode())
    tree = yaml.load(data.decode(), yaml.CBaseLoader)
    if "cv" in tree:
        return rendercv_items(tree["cv"])
    return resume_items(tree.get("content", tree))


def orcid_items(text: str) -> int:
    """Elements or objects that have a visibility of their own, and the iD of a record."""
    if text.lstrip().startswith("{"):
        return len(re.findall(r'"visibility"\s*:', text)) + 1
    kinds = (r"name|other-name|biography|researcher-url|email|address|keyword|external-identifier|research-resource|"
             r"(?:education|qualification|employment|distinction|invited-position|membership|service|work|funding|"
             r"peer-review|research-resource)(?:-summary)?")  # fmt: skip
    opened = re.findall(rf"<[\w-]+:(?:{kinds})\s[^<>]*(?:visibility|put-code)=", text)
    return len(opened) + ("<common:orcid-identifier>" in text)


def linkedin_items(name: str, archive: zipfile.ZipFile) -> int:
    """The rows of a file; of the profile its cells; other people’s files are one item each."""
    base = name.rpartition("/")[2]
    if base in ("Connections.csv", "messages.csv"):
        return 1
    rows = list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
    if base != "Profile.csv":
        return len(rows)
    cells = [(key, value) for row in rows for key, value in row.items() if value and key != "Last Name"]
    return sum(len(value.split(",")) if key in ("Twitter Handles", "Websites") else 1 for key, value in cells)


def rendercv_items(cv: dict[str, Any]) -> int:
    sections = {**cv.get("sections", {}), **{k: v for k, v in cv.items() if isinstance(v, list)}}
    texts = sum(1 for value in cv.values() if isinstance(value, str) and value)
    return texts + sum(len(nodes) if isinstance(nodes, list) else 1 for nodes in sections.values() if nodes)


def resume_items(tree: dict[str, Any]) -> int:
    basics = tree["basics"]
    texts = sum(1 for value in basics.values() if isinstance(value, str) and value)
    lists = sum(len(value) for key, value in tree.items() if isinstance(value, list))
    places = sum(1 for value in (basics.get("location"), tree.get("location")) if value)
    return texts + lists + places + len(basics.get("profiles", []))


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=12), st.lists(TEXT, max_size=6))
def test_generated_sources_are_accounted_for(rows: list[tuple[str, str, str]], skills: list[str]) -> None:
    work = [{"name": name, "position": role, "startDate": "2020", "summary": said} for role, name, said in rows]
    resume = {"basics": {"name": "Ada Quill"}, "work": work, "skills": [{"name": one} for one in skills]}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "x"
        source.write_text(json.dumps(resume), encoding="utf-8")
        contents, _, _ = draft_for_new([source])
    items, placed, merged, left = counts(contents["IMPORTED.md"])
    assert items == placed + merged + left == 1 + len(rows) + len(skills)
    CvFile.model_validate({"name": NAME} | yaml.load(contents["cv.yaml"].decode(), yaml.CBaseLoader))


ODD: tuple[Any, ...] = (
    None, [], {}, "x", 1, True, [None], [[1]], {"a": 1}, [{"value": {}}], "<b>*x", "a: #b", "\ud800\x1b",
)  # fmt: skip
TREES = [json.loads(case["text"]) for case in CASES if case["file"].endswith(".json")]


def damaged(tree: Any, random: Random) -> Any:
    """The same with some values of another kind."""
    if random.random() < 0.05:
        return random.choice(ODD)
    if isinstance(tree, dict):
        return {name: damaged(value, random) for name, value in tree.items()}
    return [damaged(value, random) for value in tree] if isinstance(tree, list) else tree


@pytest.mark.parametrize("seed", range(60))
def test_damaged_sources_are_refused_or_accounted_for(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    (tmp_path / "x").write_text(json.dumps(damaged(random.choice(TREES), random)), encoding="utf-8")
    if main(["import", str(tmp_path / "x"), "--into", str(tmp_path / "to")]) == 0:
        items, placed, merged, left = counts((tmp_path / "to" / "IMPORTED.md").read_bytes())
        assert items == placed + merged + left
        data = yaml.load((tmp_path / "to" / "cv.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)
        CvFile.model_validate(data | {"name": NAME})


@given(TEXT, TEXT, st.lists(TEXT, max_size=3))
def test_what_is_written_is_what_is_read(role: str, place: str, lines: list[str]) -> None:
    said = tuple(filter(None, map(inline, lines)))
    fields: dict[str, Value] = {"role": inline(role), "institution": one_line(place), "highlights": said}
    entry = Entry("work", fields, Origin("test", "here"), question=place)
    if isinstance(usable(entry), Entry):
        data = yaml.load(write_cv([entry], []), yaml.CBaseLoader)
        assert data["work"] == [{name: list(value) if name == "highlights" else value
                                 for name, value in fields.items()} | ({} if said else {"highlights": ""})]  # fmt: skip
        CvFile.model_validate({"name": NAME, **data, "work": [{"role": fields["role"]}]})


@given(st.text(alphabet=st.characters(exclude_characters="<&\\$", exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn"))))
def test_plain_text_keeps_its_words(text: str) -> None:
    assert plain(parse_inline(inline(text))) == one_line(text)
