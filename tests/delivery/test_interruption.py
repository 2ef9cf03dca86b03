"""A command that is killed or meets a full disk leaves what was there or the finished thing."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest
from portfolio_folder import DATA, ENVIRONMENT, Folder, run, small

from forked import python
from in_process import Done

STOPPED = Path(__file__).with_name("stopped.py")


@cache
def whole(command: str, *, is_changed: bool = False) -> dict[str, bytes]:
    """What the command makes if nothing stops it."""
    with tempfile.TemporaryDirectory() as name:
        folder = small(Path(name))
        if is_changed:
            change(folder)
        assert run(folder.path, "otofolio", command, "whole").status == 0
        return content(folder.path / "whole")


def change(folder: Folder) -> None:
    folder.write("cv.yaml", DATA.replace("Jordan", "Robin"))
    folder.write("publications.bib", "")


def stopped(how: str, point: int, folder: Path, *command: str) -> Done:
    """A command that is stopped at its n-th change below the folder, or by a disk that takes no file larger than n."""
    return python(folder, str(STOPPED), how, str(point), ".", *command, environment=ENVIRONMENT)


def content(folder: Path) -> dict[str, bytes]:
    """Every file that a person sees: names that start with `.otofolio` are ours to clear away."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if ".otofolio" not in str(path)}


def unfinished(folder: Path) -> list[Path]:
    return [path for path in folder.rglob(".otofolio-*") if path.name != ".otofolio-files"]


@pytest.mark.parametrize("point", [0, 2, 4, 9, 25, 40])
def test_a_killed_new_goes_on(tmp_path: Path, point: int) -> None:
    assert stopped("kill", point, tmp_path, "otofolio", "new", "n").status == -9
    left = content(tmp_path / "n")
    assert run(tmp_path, "otofolio", "new", "n").status == 0
    assert content(tmp_path / "n") == whole("new")
    assert left.items() <= whole("new").items()
    assert not unfinished(tmp_path)


def test_new_does_not_go_on_over_what_somebody_wrote(tmp_path: Path) -> None:
    assert run(tmp_path, "otofolio", "new", "n").status == 0
    (tmp_path / "n" / "mkdocs.yml").unlink()
    (tmp_path / "n" / "cv.yaml").write_text("mine", encoding="utf-8")
    done = run(tmp_path, "otofolio", "new", "n")
    assert done.status == 1
    assert "already has cv.yaml." in done.err
    assert not (tmp_path / "n" / "mkdocs.yml").exists()


@pytest.mark.parametrize(("command", "point"), [("export", 3), ("export", 30), ("kit", 20)])
def test_a_killed_first_export_leaves_nothing_in_sight(tmp_path: Path, command: str, point: int) -> None:
    small(tmp_path)
    assert stopped("kill", point, tmp_path, "otofolio", command, "out").status == -9
    assert not (tmp_path / "out").exists()
    assert run(tmp_path, "otofolio", command, "out").status == 0
    assert content(tmp_path / "out").keys() == whole(command).keys()
    assert not unfinished(tmp_path)


@pytest.mark.parametrize("point", [20, 45, 60])
def test_a_killed_later_export_leaves_whole_files(tmp_path: Path, point: int) -> None:
    folder = small(tmp_path)
    assert run(tmp_path, "otofolio", "export", "out").status == 0
    before = content(tmp_path / "out")
    change(folder)
    assert stopped("kill", point, tmp_path, "otofolio", "export", "out").status == -9
    left = content(tmp_path / "out")
    done = run(tmp_path, "otofolio", "export", "out")
    assert (done.status, "Left as they are" in done.err) == (0, False)
    after = content(tmp_path / "out")
    assert left.items() <= before.items() | after.items()
    assert after == whole("export", is_changed=True)
    assert not unfinished(tmp_path)


@pytest.mark.parametrize("command", ["new", "export", "kit"])
def test_a_full_disk_leaves_nothing_of_a_first_run(tmp_path: Path, command: str) -> None:
    small(tmp_path)
    done = stopped("fill", 4096, tmp_path, "otofolio", command, "out")
    assert done.status == 1
    assert "out:1:1: error: The folder cannot be written to: File too large." in done.err
    assert not unfinished(tmp_path)
    assert not (tmp_path / "out").exists() or command == "new"
    assert run(tmp_path, "otofolio", command, "out").status == 0
    assert content(tmp_path / "out").keys() == whole(command).keys()


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    folder = small(tmp_path)
    assert run(tmp_path, "otofolio", "export", "out").status == 0
    before = content(tmp_path / "out")
    folder.write("cv.yaml", DATA.replace("Jordan", "Robin"))
    done = stopped("fill", 4096, tmp_path, "otofolio", "export", "out")
    assert done.status == 1
    assert "File too large" in done.err
    assert content(tmp_path / "out") == before
    assert not unfinished(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A site that is there, and data that has changed since."""
    folder = small(tmp_path_factory.mktemp("built"))
    assert folder.build().status == 0
    folder.write("site/.git/HEAD", "ref: x")
    folder.write("site/foreign.txt", "x")
    folder.write("cv.yaml", DATA.replace("Jordan", "Robin"))
    return folder


@pytest.mark.parametrize(
    ("how", "point"), [("kill", 0), ("kill", 30), ("kill", 120), ("interrupt", 60), ("interrupt", 190)]
)
def test_a_stopped_build_leaves_the_last_site(built: Folder, how: str, point: int) -> None:
    before = content(built.site)
    assert stopped(how, point, built.path, "mkdocs", "build").status == (-9 if how == "kill" else 1)
    assert content(built.site) == before
    assert how == "kill" or not unfinished(built.site)


def test_a_build_on_a_full_disk_leaves_the_last_site(built: Folder) -> None:
    before = content(built.site)
    done = stopped("fill", 30_000, built.path, "mkdocs", "build")
    assert done.status == 1
    assert "File too large" in done.err
    assert content(built.site) == before


def test_a_build_that_another_plugin_stops_leaves_the_last_site(built: Folder, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "copy")
    shutil.copytree(built.path, folder.path)
    before = content(folder.site)
    folder.write("hook.py", "def on_post_page(output, page, config):\n    raise ValueError('no')\n")
    folder.write("mkdocs.yml", (folder.path / "mkdocs.yml").read_text(encoding="utf-8") + "hooks: [hook.py]\n")
    assert python(folder.path, "-m", "mkdocs", "build", environment=ENVIRONMENT).status == 1
    assert content(folder.site) == before
    assert not unfinished(folder.site)


def test_a_finished_build_is_as_one_into_an_empty_folder(built: Folder, tmp_path: Path) -> None:
    """MkDocs leaves what starts with a dot, and empties the rest; so do we. Other plugins' files come along."""
    folder = Folder(tmp_path / "copy")
    shutil.copytree(built.path, folder.path)
    (folder.site / ".otofolio-build-99999999").mkdir()  # of a build that was killed
    hook = "from pathlib import Path\ndef on_config(config):\n    global site\n    site = config.site_dir\n"
    hook += (
        "def on_post_build(config):\n    assert site == config.site_dir\n    Path(site, 'hook.txt').write_text('x')\n"
    )
    folder.write("hook.py", hook)
    folder.write("mkdocs.yml", (folder.path / "mkdocs.yml").read_text(encoding="utf-8") + "hooks: [hook.py]\n")
    done = folder.build("--strict")
    assert done.status == 0, done.err
    assert f"The finished site is in {folder.site}" in done.err
    assert (folder.site / ".git" / "HEAD").is_file()
    assert (folder.site / "hook.txt").is_file()
    assert not (folder.site / "foreign.txt").exists()
    assert not unfinished(folder.site)
    assert folder.build("--site-dir", "elsewhere/new").status == 0
    shutil.rmtree(folder.site / ".git")
    assert content(folder.path / "elsewhere" / "new").keys() == content(folder.site).keys()


def test_a_dirty_build_stays_in_place(built: Folder, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "copy")
    shutil.copytree(built.path, folder.path)
    assert folder.build("--dirty").status == 0
    assert (folder.site / "foreign.txt").is_file()


@pytest.mark.parametrize("other", ["a file", "a link to a folder"])
def test_a_site_folder_that_is_something_else(built: Folder, tmp_path: Path, other: str) -> None:
    folder = Folder(tmp_path / "copy")
    shutil.copytree(built.path, folder.path)
    shutil.rmtree(folder.site)
    if other == "a file":
        folder.write("site", "x")
        assert python(folder.path, "-m", "mkdocs", "build", environment=ENVIRONMENT).status
        assert folder.site.read_text(encoding="utf-8") == "x"
    else:
        (tmp_path / "web").mkdir()
        folder.site.symlink_to(tmp_path / "web")
        assert folder.build().status == 0
        assert (tmp_path / "web" / "index.html").is_file()
