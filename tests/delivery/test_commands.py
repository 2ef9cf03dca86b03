"""The `otofolio` command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from portfolio_folder import CONFIG, DATA, ENTRIES, run, small

from otofolio import __version__


@pytest.mark.parametrize("command", ["new", "import", "add", "check", "export", "kit", "send", "network", "cite"])
def test_every_command_explains_itself(tmp_path: Path, command: str) -> None:
    done = run(tmp_path, "otofolio", command, "--help")
    assert done.status == 0
    assert done.out.startswith(f"usage: otofolio {command}")


def test_the_version_is_reported(tmp_path: Path) -> None:
    assert run(tmp_path, "otofolio", "--version").out == f"otofolio {__version__}\n"


def test_a_command_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    assert run(tmp_path, "otofolio", "bild").status == 2


def test_check_reports_without_making_anything(tmp_path: Path) -> None:
    folder = small(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    done = run(tmp_path, "otofolio", "check")
    assert (done.status, done.out) == (0, "")
    folder.write("cv.yaml", DATA.replace("email: jordan@example.org", "email: jordan"))
    done = run(tmp_path, "otofolio", "check")
    assert done.status == 1
    assert "cv.yaml:3:" in done.err
    assert "^" in done.err
    assert sorted(tmp_path.rglob("*")) == before


LETTERS = """\
research: [{role: Fellow, institution: Lab, start: 2024, highlights: ["Emoji \U0001f60a"]}]
languages: [{language: "\u0939\u093f\u0928\u094d\u0926\u0940", level: native}]
summary: "%s"
"""
WORKS = """\
@article{a, author = {Avery, Jordan}, title = {A $\\sim$50\\% reduction \u2643}, journal = {J}, year = 2024,
  pdf = {x/y.pdf}}
"""


def test_check_says_what_a_build_says(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("cv.yaml", DATA + LETTERS % ("word " * 2000))
    folder.write("publications.bib", ENTRIES + WORKS)
    checked, built = run(tmp_path, "otofolio", "check"), folder.build()
    assert checked.status == 1
    assert built.status == 1
    folder.write("cv.yaml", DATA + LETTERS % "A word.")
    checked, built = run(tmp_path, "otofolio", "check"), folder.build()
    assert (checked.status, built.status) == (0, 0)
    told = [block for block in checked.err.split("\n\n") if block.startswith(("cv.yaml:", "publications.bib:"))]
    assert all(block in built.err for block in told)
    for said in ("the emoji \U0001f60a", "a: No installed font has the letter \u2643", "Devanagari", "x/y.pdf"):
        assert any(said in block for block in told)
    assert "A ~50% reduction \u2643" in folder.page("publications/")


def test_check_needs_no_mkdocs_configuration(tmp_path: Path) -> None:
    folder = small(tmp_path)
    (tmp_path / "mkdocs.yml").unlink()
    (tmp_path / "cv.yaml").rename(tmp_path / "me.yaml")
    assert run(tmp_path, "otofolio", "check", "--cv", "me.yaml").status == 1
    assert run(tmp_path, "otofolio", "check", "--cv", "me.yaml", "--site-url", "https://a.example").status == 0
    folder.write("mkdocs.yml", "plugins: [otofolio: {cv: me.yaml}\n")
    done = run(tmp_path, "otofolio", "check")
    assert done.status == 1
    assert "mkdocs.yml:1:10: error: A bracket" in done.err


def test_export_writes_the_same_artifacts_for_other_engines(tmp_path: Path) -> None:
    folder = small(tmp_path)
    assert run(tmp_path, "otofolio", "export", "out").status == 0
    assert folder.build("--strict").status == 0
    for name in ("cv.pdf", "snapshot.pdf", "contact.vcf", "qr.svg", "publications.bib"):
        assert (tmp_path / "out" / "docs" / name).read_bytes() == (folder.site / name).read_bytes()
    page = (tmp_path / "out" / "docs" / "publications.md").read_text(encoding="utf-8")
    assert page.startswith('---\ntitle: "Publications"\n')
    assert 'id="avery2025"' in page
    assert "~/" not in page
    assert not list((tmp_path / "out").rglob("*.part"))


def test_an_exported_site_builds_with_plain_mkdocs(tmp_path: Path) -> None:
    small(tmp_path)
    assert run(tmp_path, "otofolio", "export", "plain").status == 0
    done = run(tmp_path / "plain", "mkdocs", "build", "--strict")
    assert done.status == 0, done.err
    assert 'href="../cv.pdf"' in (tmp_path / "plain" / "site" / "cv" / "index.html").read_text(encoding="utf-8")


def test_what_an_exported_project_lacks_is_reported(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("mkdocs.yml", CONFIG.replace("plugins: [", "hooks: [hook.py]\nplugins: [tags, "))
    folder.write("hook.py", "raise SystemExit")
    folder.write("docs/own.md", "<!-- otofolio:nothing -->\n")
    done = run(tmp_path, "otofolio", "export", "out")
    assert done.status == 0
    assert "mkdocs.yml:1:1: warning: The exported project does without these plugins: tags." in done.err
    assert "The exported project does without your `hooks`." in done.err
    assert "warning: Unknown marker <!-- otofolio:nothing -->." in done.err


def test_an_exported_project_without_a_configuration(tmp_path: Path) -> None:
    folder = small(tmp_path)
    (folder.path / "mkdocs.yml").unlink()
    done = run(tmp_path, "otofolio", "export", "out", "--site-url", "https://jordan-avery.example/")
    assert done.status == 0, done.err
    done = run(tmp_path / "out", "mkdocs", "build", "--strict")
    assert done.status == 0, done.err
    assert "<title>Jordan Avery</title>" in (tmp_path / "out" / "site" / "index.html").read_text(encoding="utf-8")


def test_an_exported_project_inherits(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("base.yml", "site_name: Base\ntheme: {name: material, features: [navigation.tabs], language: de}\n")
    text = "INHERIT: base.yml\nsite_url: https://jordan-avery.example/\nplugins: [search, otofolio]\n"
    folder.write("mkdocs.yml", text + "theme: {font: false}\nsite_name: R&D <i>\nnav: [{A <b>: index.md}, cv.md]\n")
    assert run(tmp_path, "otofolio", "export", "out").status == 0
    done = run(tmp_path / "out", "mkdocs", "build")
    assert done.status == 0, done.err
    page = (tmp_path / "out" / "site" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in page
    assert "md-tabs" in page
    assert "<title>R&amp;D &lt;i&gt;</title>" in page
    assert "A &lt;b&gt;" in page
    assert "fonts.googleapis.com" not in page


def test_bad_input_exports_nothing(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("cv.yaml", DATA.replace("family", "famliy"))
    assert run(tmp_path, "otofolio", "export", "out").status == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("format", ["text", "html"])
def test_cite_prints_a_list_in_input_order(tmp_path: Path, format: str) -> None:
    small(tmp_path)
    done = run(tmp_path, "otofolio", "cite", "publications.bib", "--format", format, "--owner", "Avery J")
    assert done.status == 0
    lines = done.out.splitlines()
    assert len(lines) == 2
    assert "On ears" in lines[0]
    assert ("<strong" in lines[0]) is (format == "html")


def test_cite_gives_json_with_id_text_and_html(tmp_path: Path) -> None:
    small(tmp_path)
    done = run(tmp_path, "otofolio", "cite", "publications.bib", "--style", "apa", "--format", "json")
    entries = json.loads(done.out)
    assert [entry["id"] for entry in entries] == ["avery2025", "talk"]
    assert all(entry.keys() == {"id", "text", "html"} for entry in entries)
    assert entries[0]["text"].startswith("Avery, J., & Okafor, D. (2025).")


def test_cite_tells_of_what_it_cannot_read(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("broken.bib", ENTRIES + "@article{broken, title = {No end\n")
    done = run(tmp_path, "otofolio", "cite", "broken.bib")
    assert "broken.bib:5:" in done.err
    assert len(done.out.splitlines()) >= 2
    assert run(tmp_path, "otofolio", "cite", "missing.bib").status == 1
    assert run(tmp_path, "otofolio", "cite", "broken.bib", "--style", "mla").status != 0


@pytest.mark.parametrize("command", ["kit", "export"])
@pytest.mark.parametrize("folder", [".", "site", "docs/more"])
def test_nothing_is_written_over_the_persons_files_or_into_the_website(
    tmp_path: Path, command: str, folder: str
) -> None:
    small(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = run(tmp_path, "otofolio", command, folder)
    assert done.status == 1
    assert f"choose another folder, such as {command}" in done.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_the_kit_stays_out_of_a_public_repository(tmp_path: Path) -> None:
    small(tmp_path)
    assert run(tmp_path, "otofolio", "kit", "cards").status == 0
    assert (tmp_path / "cards" / ".gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.parametrize(
    ("address", "severity"),
    [
        ("https://robin-sample.example/", "warning"),
        ("https://avery.github.io/", "notice"),
        ("https://jordan-avery.example/", ""),
        ("https://jordanavery.org/", ""),
    ],
)
def test_an_address_that_will_not_do_is_reported(tmp_path: Path, address: str, severity: str) -> None:
    small(tmp_path)
    done = run(tmp_path, "otofolio", "check", "--site-url", address)
    assert done.status == 0
    assert (f"mkdocs.yml:1:1: {severity}: " in done.err) is bool(severity)


def test_the_kit_has_a_folder_of_its_own_by_default(tmp_path: Path) -> None:
    small(tmp_path)
    done = run(tmp_path, "otofolio", "kit")
    assert done.status == 0, done.err
    assert done.out.endswith("files into kit\n")
    assert list((tmp_path / "kit").glob("*.pdf"))
