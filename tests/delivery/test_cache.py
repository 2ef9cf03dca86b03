"""The cache: the same bytes with it and without it, whatever has happened to it, and nothing private in it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from portfolio_folder import CONFIG, DATA, ENTRIES, ENVIRONMENT, Folder, command, process

from forked import start
from otofolio.hosts.disk_cache import DiskCache, open_cache
from otofolio.hosts.mkdocs.compiled_templates import CompiledTemplates
from otofolio.rendering.cache import NO_CACHE, cache_key

KEY, OTHER = cache_key("test", [b"a"]), cache_key("test", [b"b"])
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
posix_only = pytest.mark.skipif(os.name == "nt", reason="the user's profile is not shared on Windows")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A portfolio, and a cache that is empty."""
    return portfolio(tmp_path, monkeypatch)


def portfolio(path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setenv("XDG_CACHE_HOME", str(path / "caches"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    made = Folder(path / "portfolio")
    made.write("mkdocs.yml", CONFIG)
    made.write("cv.yaml", DATA)
    made.write("publications.bib", ENTRIES)
    made.write("docs/own.md", "# Mine\n")
    return made


@dataclass(frozen=True)
class Filled:
    """What was exported, and the caches that it left."""

    caches: Path
    good: dict[str, bytes]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    place = tmp_path_factory.mktemp("once")
    with pytest.MonkeyPatch.context() as patch:
        return Filled(place / "caches", exported(portfolio(place, patch)))


@pytest.fixture
def good(folder: Folder, once: Filled) -> dict[str, bytes]:
    """What was exported into the cache of this test: a copy, for all but its first use are the same."""
    shutil.copytree(once.caches, folder.path.parent / "caches")
    return once.good


def kept(folder: Folder) -> list[Path]:
    return sorted((folder.path.parent / "caches").rglob("*.kept"))


def exported(folder: Folder, *options: str) -> dict[str, bytes]:
    """What `otofolio export` writes, each time into a new folder."""
    target = folder.path.parent / f"export-{len(list(folder.path.parent.iterdir()))}"
    done = command(folder.path, "export", str(target), *options)
    assert (done.status, done.err) == (0, "")
    return contents(target)


def built(folder: Folder) -> dict[str, bytes]:
    """What `mkdocs build` writes, in a process of its own."""
    done = process(folder.path, "mkdocs", "build", "--strict", environment=ENVIRONMENT | os.environ)
    assert done.status == 0, done.err
    return contents(folder.site)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_project_is_the_same_cold_warm_and_without_the_cache(folder: Folder) -> None:
    cold = exported(folder)
    files = kept(folder)
    assert cold["docs/cv.pdf"].startswith(b"%PDF")
    assert {path.stat().st_mode & 0o077 for path in files} == {0} or os.name == "nt"
    stamps = [path.stat().st_mtime_ns for path in files]
    assert len(files) > 3
    assert exported(folder) == cold
    assert (kept(folder), [path.stat().st_mtime_ns for path in files]) == (files, stamps)
    assert exported(folder, "--no-cache") == cold


def test_a_site_is_the_same_cold_warm_and_without_the_cache(folder: Folder) -> None:
    cold = built(folder)
    files = kept(folder)
    assert built(folder) == cold
    assert kept(folder) == files
    folder.write("mkdocs.yml", CONFIG.replace("otofolio]", "otofolio: {cache: false}]"))
    for path in files:
        path.unlink()
    assert built(folder) == cold
    assert kept(folder) == []


@pytest.mark.usefixtures("good")
def test_what_is_kept_is_used(folder: Folder) -> None:
    """Else the tests above would prove nothing: a genuine file with other content does come out."""
    for path in kept(folder):
        if b"%PDF" in path.read_bytes():
            DiskCache(path.parent).store(path.stem, b"other")
    assert exported(folder)["docs/cv.pdf"] == b"other"
    assert exported(folder, "--no-cache")["docs/cv.pdf"] != b"other"


def test_another_day_is_another_document(
    folder: Folder, good: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    assert exported(folder)["docs/cv.pdf"] != good["docs/cv.pdf"]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "truncated": lambda data: data[:-5],
    "another version": lambda data: data.replace(b"otofolio-cache-1", b"otofolio-cache-0", 1),
    "one bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "something else": lambda data: b"\x00" * 5000,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_damaged_files_are_made_again(folder: Folder, good: dict[str, bytes], damage: Callable[[bytes], bytes]) -> None:
    before = contents(folder.path.parent / "caches")
    for path in kept(folder):
        path.write_bytes(damage(path.read_bytes()))
    assert exported(folder) == good
    assert contents(folder.path.parent / "caches") == before


def test_a_cache_that_takes_no_file_is_none(folder: Folder, good: dict[str, bytes]) -> None:
    for path in kept(folder):
        path.unlink()
        path.mkdir()
    assert exported(folder) == good
    assert not list((folder.path.parent / "caches").rglob("*.part"))


def test_a_cache_that_is_a_file_is_none(folder: Folder) -> None:
    (folder.path.parent / "caches").write_text("")
    assert exported(folder)["docs/cv.pdf"]


@pytest.mark.skipif(IS_ROOT or os.name == "nt", reason="whoever may write anywhere knows no read-only folder")
def test_a_read_only_cache_is_read(folder: Folder, good: dict[str, bytes]) -> None:
    place = folder.path.parent / "caches" / "otofolio"
    kept(folder)[0].unlink()
    place.chmod(0o500)
    try:
        assert exported(folder) == good
    finally:
        place.chmod(0o700)


@posix_only
@pytest.mark.parametrize("mode", [0o777, 0o720, 0o702])
def test_a_folder_that_others_can_write_is_not_used(folder: Folder, mode: int) -> None:
    place = folder.path.parent / "caches" / "otofolio"
    place.mkdir(parents=True)
    place.chmod(mode)
    assert exported(folder)["docs/cv.pdf"]
    assert list(place.iterdir()) == []


@posix_only
def test_a_link_to_a_folder_is_not_used(folder: Folder) -> None:
    (folder.path.parent / "caches").mkdir()
    (folder.path.parent / "elsewhere").mkdir(mode=0o700)
    (folder.path.parent / "caches" / "otofolio").symlink_to(folder.path.parent / "elsewhere")
    assert open_cache() is NO_CACHE


@pytest.mark.skipif(not IS_ROOT, reason="only the superuser can give a folder to somebody else")
def test_a_folder_of_somebody_else_is_not_used(folder: Folder) -> None:
    place = folder.path.parent / "caches" / "otofolio"
    place.mkdir(parents=True, mode=0o700)
    os.chown(place, 12345, 12345)
    assert open_cache() is NO_CACHE


@posix_only
def test_a_file_that_others_can_write_is_not_believed(tmp_path: Path) -> None:
    DiskCache(tmp_path).store(KEY, b"mine")
    assert DiskCache(tmp_path).load(KEY) == b"mine"
    (tmp_path / f"{KEY}.kept").chmod(0o666)
    assert DiskCache(tmp_path).load(KEY) is None


@posix_only
def test_a_link_in_place_of_a_file_is_not_followed(tmp_path: Path) -> None:
    DiskCache(tmp_path).store(KEY, b"mine")
    (tmp_path / f"{KEY}.kept").rename(tmp_path / "elsewhere")
    (tmp_path / f"{KEY}.kept").symlink_to(tmp_path / "elsewhere")
    assert DiskCache(tmp_path).load(KEY) is None


def test_a_file_under_another_name_is_not_believed(tmp_path: Path) -> None:
    DiskCache(tmp_path).store(KEY, b"mine")
    (tmp_path / f"{KEY}.kept").rename(tmp_path / f"{OTHER}.kept")
    assert DiskCache(tmp_path).load(OTHER) is None


@given(st.binary(max_size=200))
def test_no_content_is_taken_for_ours(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, f"{KEY}.kept")
        file.write_bytes(content)
        file.chmod(0o600)
        assert DiskCache(Path(place)).load(KEY) is None


@pytest.mark.parametrize("value", ["caches", "./here"])
def test_a_place_that_is_not_absolute_is_none(folder: Folder, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """So it is if there is no home."""
    monkeypatch.setenv("XDG_CACHE_HOME", value)
    monkeypatch.chdir(folder.path)
    before = set(folder.path.iterdir())
    assert exported(folder)["docs/cv.pdf"]
    assert set(folder.path.iterdir()) == before


def test_two_builds_at_once_make_the_same(folder: Folder) -> None:
    targets = [folder.path.parent / name for name in ("one", "two", "three")]
    running = [
        start(folder.path, "-m", "otofolio", "export", str(target), environment=ENVIRONMENT | os.environ,
              out=target.with_suffix(".out"), err=target.with_suffix(".err"))
        for target in targets
    ]  # fmt: skip
    for one in running:
        one.join(60)
    assert [one.exitcode for one in running] == [0, 0, 0]
    first, *others = map(contents, targets)
    assert others == [first, first]
    assert exported(folder) == first
    assert not list((folder.path.parent / "caches").rglob("*.part"))


def test_it_stays_small_and_the_oldest_goes(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path)
    keys = [cache_key("test", [bytes([number])]) for number in range(16)]
    for age, key in enumerate(keys):
        cache.store(key, bytes(6_000_000))
        stamp = 1_700_000_000 + age
        os.utime(tmp_path / f"{key}.kept", (stamp, stamp))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 64_000_000
    assert [cache.load(key) is not None for key in keys][-8:] == [True] * 8
    assert cache.load(keys[0]) is None
    cache.store(KEY, bytes(20_000_000))
    assert cache.load(KEY) is None


def test_nothing_private_is_kept(folder: Folder) -> None:
    for name in ("send", "kit"):
        done = command(folder.path, name, str(folder.path.parent / name))
        assert done.status == 0, done.err
    assert kept(folder) == []


def test_templates_are_kept_compiled_unless_a_filter_is_somebodys(tmp_path: Path) -> None:
    def rendered(text: str, **filters: Callable[[str], str]) -> str:
        kept_code = CompiledTemplates(DiskCache(tmp_path))
        env = Environment(loader=DictLoader({"page.html": text}), bytecode_cache=kept_code, autoescape=True)
        env.filters |= filters
        return env.get_template("page.html").render()

    assert rendered("{{ 'a'|upper }}") == "A"
    assert len(list(tmp_path.iterdir())) == 1
    assert rendered("{{ 'a'|upper }}") == "A"
    assert rendered("{{ 'a'|mine }}", mine=lambda text: f"{text}1") == "a1"
    assert rendered("{{ 'a'|mine }}", mine=lambda text: f"{text}2") == "a2"
    assert len(list(tmp_path.iterdir())) == 1
    for path in tmp_path.iterdir():
        DiskCache(tmp_path).store(path.stem, b"no code")
    assert rendered("{{ 'a'|upper }}") == "A"
