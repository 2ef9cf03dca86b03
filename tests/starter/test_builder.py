"""What a portfolio is built with travels in it, is what is installed here, and is asked of no index by its name."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from in_process import otofolio
from otofolio import __version__
from otofolio.problems import InputError
from otofolio.starter.upgrade import upgrade
from otofolio.starter.wheel import own_wheel

ROOT = Path(__file__).parents[2]
LOCKS = ("constraints.txt", "generator/otofolio/starter/files/requirements.lock", ".ci/uv.txt")
WHEEL = f"builder/otofolio-{__version__}-py3-none-any.whl"
OWN = "fontpkg-heebo==3.100 --hash=sha256:" + 64 * "0"


@pytest.fixture
def starter(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / "Mein Lebenslauf ü"))


def python(*arguments: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env=os.environ | {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def install(folder: Path) -> subprocess.CompletedProcess[str]:
    """Install the tool itself as the list has it, with pip, from the folder alone."""
    text = (folder / "requirements.txt").read_text(encoding="utf-8")
    (folder / "own.txt").write_bytes(text.partition("--only-binary")[0].replace("\n", "\r\n").encode())
    options = ("--no-index", "--no-deps", "--no-compile", "--quiet", "--target", "installed", "-r", "own.txt")
    return python("-m", "pip", "install", *options, folder=folder)


def test_pip_installs_it_and_the_installed_tool_gives_the_same_bytes(starter: Path) -> None:
    done = install(starter)
    assert (done.returncode, done.stderr) == (0, "")
    elsewhere = {"PYTHONPATH": str(starter / "installed")}
    done = python("-m", "otofolio", "new", "again", folder=starter, **elsewhere)
    assert done.returncode == 0, done.stderr
    for name in (WHEEL, "requirements.txt"):
        assert (starter / "again" / name).read_bytes() == (starter / name).read_bytes()
    shown = python("-c", "import otofolio; print(otofolio.__file__)", folder=starter, **elsewhere)
    assert "installed" in shown.stdout


def test_another_wheel_of_that_name_is_refused(starter: Path) -> None:
    with (starter / WHEEL).open("ab") as file:
        file.write(b"more")
    done = install(starter)
    assert done.returncode != 0
    assert "DO NOT MATCH THE HASHES" in done.stderr


def test_the_wheel_is_in_order(starter: Path) -> None:
    with zipfile.ZipFile(starter / WHEEL) as wheel:
        assert wheel.testzip() is None
        names = wheel.namelist()
        assert {entry.compress_type for entry in wheel.infolist()} == {zipfile.ZIP_STORED}
        assert names[:-1] == sorted(names[:-1])
        record = wheel.read(names[-1]).decode()
        metadata = wheel.read(f"otofolio-{__version__}.dist-info/METADATA").decode()
    assert [line.split(",")[0] for line in record.splitlines()] == names
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]
    package = ROOT / "generator" / "otofolio"
    files = {f"otofolio/{path.relative_to(package).as_posix()}" for path in package.rglob("*") if path.is_file()}
    assert {name for name in files if "__pycache__" not in name} == {name for name in names if "dist-info" not in name}
    assert "License-File: LICENSE" in metadata
    assert own_wheel().data == (starter / WHEEL).read_bytes()


def blocks(text: str) -> list[str]:
    """Requirements with their hashes, each on one line."""
    lines = re.sub(r"\\\r?\n\s*", "", text).splitlines()
    return [line for line in lines if line and not line.startswith(("#", "--"))]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_version_has_its_hashes_and_no_list_names_an_index(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert blocks(text)
    for line in blocks(text):
        assert re.fullmatch(r"[\w.-]+==[\w.]+(?: ; [^\\]+?)?(?: ?--hash=sha256:[0-9a-f]{64})+", line), line
    assert not re.search(r"index|find-links|trusted|://", text)


def test_the_lists_agree_and_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    every, runtime = (pinned((ROOT / lock).read_text(encoding="utf-8")) for lock in LOCKS[:2])
    assert runtime.items() <= every.items()
    groups = project["dependency-groups"]
    for asked, lock in ((project["project"]["dependencies"], runtime), (groups["dev"] + groups["build"], every)):
        for requirement in map(Requirement, asked):
            assert requirement.specifier.contains(lock[requirement.name.lower()]), requirement
    assert project["build-system"]["requires"] == [one for one in groups["build"] if one.startswith("hatchling")]


def pinned(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))


def test_a_new_portfolio_asks_no_index_for_otofolio(starter: Path) -> None:
    lines = blocks((starter / "requirements.txt").read_text(encoding="utf-8"))
    assert [line.split(" ")[0] for line in lines if "otofolio" in line.lower()] == ["otofolio", f"./{WHEEL}"]
    assert lines[0].startswith("otofolio @ file:///Otofolio-needs-Python-3.11-or-newer.zip ; python_version < '3.11'")
    assert all("--hash=sha256:" in line for line in lines[1:])


def test_nowhere_is_a_person_told_to_ask_an_index_for_otofolio() -> None:
    places = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "generator").rglob("*.*")]
    told = {path: path.read_text(encoding="utf-8") for path in places if path.suffix in (".md", ".py", ".yml")}
    asked = re.compile(r"""pip install (?:[^\n`]*['" ])?otofolio\b(?!/)""")
    assert [path for path, text in told.items() if asked.search(text)] == []


def test_the_guide_and_the_workflow_have_the_same_commands() -> None:
    guide = (ROOT / "docs" / "guide" / "publishing.md").read_text(encoding="utf-8")
    workflow = (ROOT / "generator" / "otofolio" / "starter" / "files" / "pages.yml").read_text(encoding="utf-8")
    commands = re.findall(r"Build command: `([^`]+)`", guide)
    runs = re.findall(r"- run: (.+)", workflow)
    runs.remove("otofolio check --format github")  # which only GitHub can show
    assert commands == [" && ".join(runs)]


def test_upgrading_what_is_up_to_date_changes_nothing(starter: Path) -> None:
    times = {path: path.stat().st_mtime_ns for path in starter.rglob("*")}
    assert upgrade(starter) == ()
    assert {path: path.stat().st_mtime_ns for path in starter.rglob("*")} == times


def test_upgrading_an_older_one_says_what_is_different_and_keeps_own_packages(starter: Path) -> None:
    fresh = (starter / "requirements.txt").read_text(encoding="utf-8")
    make_older(starter, fresh + OWN + "\n")
    (starter / "cv.yaml").write_text("mine", encoding="utf-8")
    done = otofolio(starter, "upgrade", environment={})
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"otofolio 0.0.9 → {__version__}",
        "abandoned 1.0 is no longer needed",
        f"mkdocs 1.5.0 → {pinned(fresh)['mkdocs']}",
        f"{WHEEL} written",
        "requirements.txt written",
        "cv.schema.json written",
        "builder/otofolio-0.0.9-py3-none-any.whl removed",
    ]
    assert (starter / "requirements.txt").read_text(encoding="utf-8") == fresh + OWN + "\n"
    assert [path.name for path in (starter / "builder").iterdir()] == [Path(WHEEL).name]
    assert (starter / "cv.yaml").read_text(encoding="utf-8") == "mine"


def test_what_has_become_private_is_kept_from_git_and_own_lines_stay(starter: Path) -> None:
    (starter / ".gitignore").write_bytes(b"/site/\n.venv\n/drafts/")
    (said,) = upgrade(starter)
    assert said.startswith(".gitignore: .cache/, ")
    assert "/private.yaml" in said
    lines = (starter / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert lines[:4] == ["/site/", ".venv", "/drafts/", ".cache/"]
    assert {"/private.yaml", "/network.yaml", "/kit/"} <= set(lines)
    assert "/.venv/" not in lines
    assert upgrade(starter) == ()


def make_older(starter: Path, requirements: str) -> None:
    (starter / WHEEL).rename(starter / "builder" / "otofolio-0.0.9-py3-none-any.whl")
    (starter / "cv.schema.json").write_text("{}", encoding="utf-8")
    older = requirements.replace(f"-{__version__}-", "-0.0.9-").replace("--only-binary :all:\n", "abandoned==1.0\n")
    older = re.sub(r"^mkdocs==\S+", "mkdocs==1.5.0", older, flags=re.MULTILINE)
    (starter / "requirements.txt").write_bytes(older.replace("\n", "\r\n").encode())


def test_a_portfolio_that_asked_an_index_is_freed_from_that(starter: Path) -> None:
    fresh = (starter / "requirements.txt").read_bytes()
    (starter / WHEEL).unlink()
    (starter / "requirements.txt").write_text("# Pinned.\notofolio==0.0.9\nmine==1.0\n", encoding="utf-8")
    assert upgrade(starter)[0] == f"otofolio 0.0.9 → {__version__}"
    assert (starter / "requirements.txt").read_bytes() == fresh + b"mine==1.0\n"


def test_an_upgrade_that_cannot_be_finished_leaves_the_old_wheel(starter: Path) -> None:
    make_older(starter, (starter / "requirements.txt").read_text(encoding="utf-8"))
    (starter / "requirements.txt").unlink()
    (starter / "requirements.txt").mkdir()
    with pytest.raises(InputError, match="cannot be written to"):
        upgrade(starter)
    assert (starter / "builder" / "otofolio-0.0.9-py3-none-any.whl").exists()


def test_a_newer_portfolio_is_left_alone(starter: Path) -> None:
    file = starter / "requirements.txt"
    file.write_text(file.read_text(encoding="utf-8").replace(f"-{__version__}-", "-99.1-"), encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(InputError, match=r"has Otofolio 99\.1, which is newer than the"):
        upgrade(starter)
    assert file.read_bytes() == before


@pytest.mark.parametrize("config", [None, "site_name: Somebody's\nplugins: [search]\n"])
def test_a_folder_that_is_no_portfolio_is_left_alone(config: str | None, tmp_path: Path) -> None:
    if config:
        (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = otofolio(tmp_path, "upgrade", str(tmp_path), environment={})
    assert done.status == 1
    assert "This folder is not a portfolio" in done.err
    assert {path.name for path in tmp_path.iterdir()} <= {"mkdocs.yml"}
