"""The address that every printed code leads to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from portfolio_folder import run, small

from otofolio.settings import written_site


@pytest.mark.parametrize("address", ["https://avery.github.io/cv/", "https://avery.netlify.app", "https://a.pages.dev"])
def test_an_address_on_somebody_elses_host_is_reported_but_stops_nothing(tmp_path: Path, address: str) -> None:
    small(tmp_path)
    done = run(tmp_path, "otofolio", "check", "--site-url", address)
    assert done.status == 0
    assert "mkdocs.yml:1:1: notice: " in done.err
    assert "which you do not own" in done.err


@pytest.mark.parametrize(
    "address", ["https://jordan-avery.example/", "https://mygithub.io.example/", "https://notgithub.io"]
)
def test_an_address_of_ones_own_is_no_matter(tmp_path: Path, address: str) -> None:
    small(tmp_path)
    assert "not yours" not in run(tmp_path, "otofolio", "check", "--site-url", address).err


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://my site.example/", "is not a web address"),
        ("https://x.example/my cv/", "is not a web address"),
        ("https://user:geheim@x.example/", "holds a name or a password"),
        ("https://user@x.example/", "holds a name or a password"),
        ("https://x.example/?a=b#c", "has a ? or a # in it"),
        ("https://x.example/#top", "has a ? or a # in it"),
        ("http://[::1", "is not a web address"),
        ("http://127.0.0.1:8000/", "which only this computer or network can reach"),
        ("http://[::1]:8000/", "which only this computer or network can reach"),
        ("http://localhost/", "which only this computer or network can reach"),
        ("http://0.0.0.0:8000/", "which only this computer or network can reach"),
        ("http://192.168.1.7/cv/", "which only this computer or network can reach"),
        ("https://my-laptop.local/", "which only this computer or network can reach"),
        ("https://mysite/", "which only this computer or network can reach"),
        ("http://jordan avery.com", "is not a web address"),
        ("https://jordan_avery.com", "is not a web address"),
        ("https://jordan,avery.com", "is not a web address"),
        ("https://x.example:99999/", "is not a web address"),
        ("https://x.example:abc/", "is not a web address"),
        ("https://../cv/", "is not a web address"),
        ("https://.example/", "is not a web address"),
        ('https://x.example/"><script>', "is not a web address"),
        ("https://x.example\\y/", "is not a web address"),
        ("https://x.example/%zz/", "is not a web address"),
        ("https://x.example/\u0085/", "is not a web address"),
        ("ftp://x.example/", "is not a web address"),
        ("javascript:alert(1)", "is not a web address"),
        ("//x.example/", "is not a web address"),
        ("file:///home/me/site/", "is not a web address"),
        (f"https://{'a' * 64}.example/", "is not a web address"),
        (f"https://{'a.' * 130}example/", "is not a web address"),
        (f"https://x.example/{'a' * 2000}/", "a QR code holds 2,000 at most"),
    ],
)
def test_an_address_under_which_no_page_can_be_is_an_error_at_its_line(tmp_path: Path, address: str, said: str) -> None:
    folder = small(tmp_path)
    config = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    folder.write("mkdocs.yml", config.replace("https://jordan-avery.example/", json.dumps(address)))
    done = run(tmp_path, "otofolio", "check")
    assert done.status == 1
    assert "mkdocs.yml:2:11: error: " in done.err
    assert said in done.err
    assert "geheim" not in done.err
    assert len(done.err) < 2000


@pytest.mark.parametrize(
    "address", ["https://müller.example/cv", "http://example.org:8000/", "https://jordan-avery.com", "http://9.9.9.9/"]
)
def test_an_address_that_works_is_no_error(tmp_path: Path, address: str) -> None:
    small(tmp_path)
    assert run(tmp_path, "otofolio", "check", "--site-url", address).status == 0


def test_the_place_is_found_whatever_else_the_file_holds(tmp_path: Path) -> None:
    folder = small(tmp_path)
    extra = "plugins: [otofolio]\nx: !!python/object/apply:os.system ['touch ran']\n"
    folder.write("mkdocs.yml", f"site_name: X\nsite_url:   ftp://x.example/\n{extra}")
    site = written_site(tmp_path / "mkdocs.yml")
    place = site.site_position
    assert (site.site_url, place.line, place.column) == ("ftp://x.example/", 2, 13)
    assert (site.site_name, site.name_position.line, site.name_position.column) == ("X", 1, 12)
    assert not (tmp_path / "ran").exists()
    assert written_site(tmp_path / "none.yml").site_position.line == 1
