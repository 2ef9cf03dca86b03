"""`otofolio new`: what it writes builds at once, names every field, and never overwrites."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import fastjsonschema
import pytest
import yaml
from pydantic import BaseModel

from forked import python
from otofolio.load import Inputs, Loaded, load_portfolio
from otofolio.model.dates import PartialDate
from otofolio.problems import InputError
from otofolio.reading.cv.schema import CvFile
from otofolio.starter.new import write_starter

ROOT = Path(__file__).parents[2]
PAGES = ("", "cv/", "publications/", "ent-snapshot/", "links/", "card/")
FILES = (
    *(f"{page}index.html" for page in PAGES),
    *("cv.pdf", "snapshot.pdf", "contact.vcf", "qr.svg", "qr.png", "publications.bib"),
)
SWITCHED_OFF = re.compile(r"^#(?=(?:  )*[^ #])", re.MULTILINE)
"""A field that is switched off keeps its indentation, which is even; a remark starts with one blank."""


@pytest.fixture
def starter(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / "my portfolio"))


def switched_on(text: str) -> str:
    return SWITCHED_OFF.sub("", text)


def test_it_builds_at_once_without_a_warning(starter: Path) -> None:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = python(starter, "-m", "mkdocs", "build", "--strict", "--quiet", environment=environment)
    assert (done.status, done.out, done.err) == (0, "", "")
    for file in FILES:
        assert (starter / "site" / file).stat().st_size > 0
    assert "Robin Sample" in (starter / "site" / "index.html").read_text(encoding="utf-8")


def test_it_has_no_problem_at_all(starter: Path) -> None:
    assert load(starter).problems == ()


def test_every_field_is_shown_and_works_when_switched_on(starter: Path) -> None:
    file = starter / "cv.yaml"
    text = switched_on(file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    private = switched_on((starter / "private.yaml").read_text(encoding="utf-8"))
    (starter / "private.yaml").write_text(private, encoding="utf-8")
    (starter / "photo.jpg").write_bytes((ROOT / "docs" / "assets" / "portrait.png").read_bytes())
    loaded = load(starter)
    assert loaded.problems == ()
    assert loaded.portfolio is not None
    written = set(re.findall(r"([a-z_]+):", text + private))
    assert field_names(CvFile) <= written


def field_names(model: type[BaseModel]) -> set[str]:
    definitions = model.model_json_schema()["$defs"]
    own = {name for definition in definitions.values() for name in definition.get("properties", ())}
    dates = {"year", "month", "day", "expected"}
    return own - dates | set(model.model_fields)


@pytest.mark.parametrize("file", ["starter", "example"])
def test_the_schema_for_editors_welcomes_what_the_reader_welcomes(starter: Path, file: str) -> None:
    source = starter if file == "starter" else ROOT
    text = switched_on((source / "cv.yaml").read_text(encoding="utf-8"))
    data = json.loads(json.dumps(yaml.safe_load(text), default=str))
    validator(starter)(data)


@pytest.mark.parametrize(("field", "value"), [("nmae", {}), ("publish", ["telephone"]), ("photo", ["a", "b"])])
def test_the_schema_for_editors_finds_mistakes(starter: Path, field: str, value: object) -> None:
    data = yaml.safe_load((starter / "cv.yaml").read_text(encoding="utf-8"))
    data = json.loads(json.dumps(data, default=str)) | {field: value}
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        validator(starter)(data)


def validator(folder: Path) -> Callable[[object], object]:
    return compiled((folder / "cv.schema.json").read_text(encoding="utf-8"))


@cache
def compiled(schema: str) -> Callable[[object], object]:
    check: Callable[[object], object] = fastjsonschema.compile(json.loads(schema))
    return check


def test_nothing_is_overwritten_and_nothing_is_written_beside(tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"already has cv\.yaml\.\nhint: nothing was written"):
        write_starter(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["cv.yaml"]
    assert (tmp_path / "cv.yaml").read_text(encoding="utf-8") == "mine"


def test_a_folder_with_other_files_is_welcome(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"mine")
    assert {path.name for path in write_starter(tmp_path)} >= {"cv.yaml", "publications.bib", "mkdocs.yml"}


def test_a_file_in_the_way_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="which is not a folder"):
        write_starter(tmp_path / "file")


def test_the_actions_of_the_workflow_are_pinned(starter: Path) -> None:
    workflow = (starter / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    actions = re.findall(r"uses: (\S+)", workflow)
    assert actions
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action in actions)
    assert yaml.safe_load(workflow)["jobs"].keys() == {"build", "deploy"}


def load(folder: Path) -> Loaded:
    return load_portfolio(Inputs(folder / "cv.yaml", "https://robin-sample.example/", PartialDate(2026, 10, 1)))
