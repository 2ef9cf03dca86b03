"""What GitHub runs: in a copy of this repository, in a new portfolio, and here."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HERE = ROOT / ".github" / "workflows"
STARTER = ROOT / "generator" / "otofolio" / "starter" / "files"
PAGES, TESTS, STARTER_PAGES = HERE / "pages.yml", HERE / "tests.yml", STARTER / "pages.yml"


def jobs(workflow: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    return found


def step(workflow: Path, words: str) -> str:
    [script] = [each["run"] for each in jobs(workflow)["build"]["steps"] if words in each.get("name", "")]
    return str(script)


def ran(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """As the runner does: `bash -e FILE`."""
    (folder / "step.sh").write_text(script, encoding="utf-8")
    return subprocess.run(["bash", "-e", "step.sh"], cwd=folder, capture_output=True, text=True, check=False)


def test_the_same_actions_are_pinned_everywhere() -> None:
    uses = [dict(re.findall(r"uses: ([\w/-]+)@([0-9a-f]{40})  # v", path.read_text())) for path in HERE.iterdir()]
    pins = dict(re.findall(r"uses: ([\w/-]+)@([0-9a-f]{40})  # v", STARTER_PAGES.read_text()))
    assert len(pins) == 4
    assert all(use.items() <= pins.items() for use in uses)


def test_no_job_may_do_more_than_it_needs() -> None:
    for path in (PAGES, STARTER_PAGES, TESTS):
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {}
    for path in (PAGES, STARTER_PAGES):
        assert jobs(path)["build"]["permissions"] == {"contents": "read"}
        assert jobs(path)["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
        assert jobs(path)["deploy"]["needs"] == "build"


def test_the_template_is_tested_and_a_copy_is_published() -> None:
    assert jobs(TESTS)["all"]["if"] == "${{ github.event.repository.is_template }}"
    assert jobs(PAGES)["build"]["if"] == "${{ !github.event.repository.is_template }}"


@pytest.mark.parametrize(("workflow", "source"), [(PAGES, ROOT), (STARTER_PAGES, STARTER)])
def test_the_examples_address_is_never_published(workflow: Path, source: Path, tmp_path: Path) -> None:
    shutil.copy(source / "mkdocs.yml", tmp_path)
    script = step(workflow, "Stop if the address")
    done = ran(script, tmp_path)
    text = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    [line] = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("site_url:")]
    assert done.returncode == 1
    assert done.stdout.startswith(f"::error file=mkdocs.yml,line={line},title=Line {line} of mkdocs.yml::")
    mine = re.sub(r"^site_url:.*", "site_url: https://jane-doe.github.io/cv/", text, flags=re.MULTILINE)
    (tmp_path / "mkdocs.yml").write_text(mine, encoding="utf-8")
    shutil.copy(source / "cv.yaml", tmp_path)
    done = ran(script, tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    (tmp_path / "cv.yaml").write_text("name: {given: Jane, family: Doe}\n", encoding="utf-8")
    done = ran(script, tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=mkdocs.yml,line=")
    assert "“site_name” is still" in done.stdout


def test_a_copy_leaves_out_the_guide_but_never_a_page_of_the_persons_own(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "publications.bib", tmp_path)
    script = step(PAGES, "Leave out")
    assert ran(script, tmp_path).returncode == 0
    assert not list(tmp_path.rglob("*.md"))
    assert list(tmp_path.rglob("*.pdf"))
    (tmp_path / "publications.bib").write_text("", encoding="utf-8")
    assert ran(script, tmp_path).returncode == 0
    assert not list(tmp_path.rglob("*.pdf"))
    assert ran(script, tmp_path).returncode == 0
    (tmp_path / "docs" / "about.md").write_text("# About me\n", encoding="utf-8")
    assert ran(script, tmp_path).returncode == 0
    assert (tmp_path / "docs" / "about.md").is_file()
