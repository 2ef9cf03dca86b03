"""`mkdocs build` as its user meets it: what is published, what wins, what stays private, what an error does."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import material
import pytest
from PIL import Image
from portfolio_folder import CONFIG, DATA, ENTRIES, ENVIRONMENT, ROOT, Folder, small

from forked import anew, python

STABLE = (
    "cv.pdf", "snapshot.pdf", "contact.vcf", "qr.svg", "qr.png", "publications.bib", "publications.ris",
    "publications.json", "card/index.html", "index.html", "cv/index.html", "publications/index.html",
    "ent-snapshot/index.html", "links/index.html",
)  # fmt: skip


def test_search_finds_a_work_itself_and_not_again_in_lists(built_example: Folder) -> None:
    index = json.loads((built_example.site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = [entry["location"] for entry in index["docs"] if "Vowel identification at" in entry["text"]]
    assert found == ["publications/#avery2023vocoder"]


def test_the_themes_script_is_compiled_while_it_arrives(built_example: Folder) -> None:
    script = next(built_example.site.glob("assets/javascripts/bundle.*.min.js"))
    theirs = Path(material.__file__).with_name("templates") / script.relative_to(built_example.site)
    assert script.read_text(encoding="utf-8") == "//# allFunctionsCalledOnLoad\n" + theirs.read_text(encoding="utf-8")
    ours, original = (json.loads(Path(f"{each}.map").read_text(encoding="utf-8")) for each in (script, theirs))
    assert ours == original | {"mappings": ";" + original["mappings"]}  # one line more


def menu(html: str) -> list[str]:
    """Where the entries of the theme's menu lead, in their order."""
    return re.findall(r'<a href="([^"#]+)" class="md-nav__link', html)


def test_everything_stands_at_its_stable_address(built_example: Folder) -> None:
    assert [name for name in STABLE if not (built_example.site / name).is_file()] == []


def test_every_link_of_the_site_leads_somewhere(built_example: Folder) -> None:
    missing = set()
    for page in built_example.site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        ids = set(re.findall(r'\bid="?([^"\s>]+)', html))
        for address in re.findall(r'\b(?:href|src)="([^"]*)"', html):
            path, _, anchor = address.partition("#")
            if re.match(r"[a-z]+:", address) or not path:
                missing |= {(page.name, address)} if anchor and not path and anchor not in ids else set()
                continue
            target = (built_example.site / path.lstrip("/") if path.startswith("/") else page.parent / path).resolve()
            found = (target / "index.html" if target.is_dir() else target).is_file()
            missing |= set() if found else {(str(page.relative_to(built_example.site)), address)}
    assert missing == set()


def test_what_is_private_is_in_no_file(built_example: Folder) -> None:
    secrets = [b"555 010 0142", b"5550100142", b"adeyemi@example.org", b"12 Sample Street", b"okafor@example.org"]
    texts = [
        path for path in built_example.site.rglob("*") if path.suffix in (".html", ".vcf", ".json", ".xml", ".yaml")
    ]
    leaks = [(path.name, secret) for path in texts for secret in secrets if secret in path.read_bytes()]
    assert leaks == []
    assert "Step 2" not in built_example.page("cv")
    from pypdf import PdfReader

    for name in ("cv.pdf", "snapshot.pdf"):
        words = " ".join(page.extract_text() for page in PdfReader(built_example.site / name).pages)
        assert "0142" not in words
        assert "Step 2" not in words


def test_the_photo_is_published_without_its_original(built_example: Folder) -> None:
    photo = re.search(r"^photo: (\S+)", (built_example.path / "cv.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert photo
    assert not (built_example.site / photo[1].removeprefix("docs/")).exists()
    assert (built_example.site / "photo.jpg").is_file()


def test_an_input_under_another_name_is_not_published_either(tmp_path: Path) -> None:
    folder = small(tmp_path)
    Image.new("RGB", (300, 400), "teal").save(tmp_path / "me.png")
    folder.write("cv.yaml", (tmp_path / "cv.yaml").read_text(encoding="utf-8") + "photo: me.png\n")
    (tmp_path / "docs" / "Me.PNG").hardlink_to(tmp_path / "me.png")  # as a Mac sees a name in other letters
    assert folder.build("--strict").status == 0
    assert (folder.site / "photo.jpg").is_file()
    assert not (folder.site / "Me.PNG").exists()


def test_the_bibliography_is_as_it_stood(built_example: Folder) -> None:
    published = (built_example.site / "publications.bib").read_text(encoding="utf-8")
    source = (ROOT / "publications.bib").read_text(encoding="utf-8")
    entries = re.findall(r"^@(?!string|comment|preamble)\w+\{.*?^\}", source, re.MULTILINE | re.DOTALL | re.IGNORECASE)
    assert len(entries) > 20
    own = [entry.replace("= oto,", "= {Example Journal of Otology},") for entry in entries]  # no entry needs a macro
    assert [entry[:60] for entry in own if entry not in published] == []


def test_downloads_have_names_to_file(built_example: Folder) -> None:
    assert 'download="Avery-Jordan-CV.pdf"' in built_example.page("")
    assert 'download="Avery-Jordan-ENT-Snapshot.pdf"' in built_example.page("")


def test_the_menu_is_right_without_being_written(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("docs/teaching.md", "# Teaching\n\nHello.\n")
    assert folder.build("--strict").status == 0
    assert menu(folder.page("")) == [".", "cv/", "publications/", "ent-snapshot/", "links/", "teaching/"]


def test_a_written_menu_is_obeyed(tmp_path: Path) -> None:
    folder = small(tmp_path)
    nav = "nav:\n  - Start: index.md\n  - Papers: publications.md\n"
    folder.write("mkdocs.yml", (folder.path / "mkdocs.yml").read_text(encoding="utf-8") + nav)
    assert folder.build("--strict").status == 0
    assert menu(folder.page("")) == [".", "publications/"]
    assert "Papers" in folder.page("")


@pytest.mark.parametrize("own", ["docs/cv.md", "docs/cv/index.md"])
def test_a_page_written_by_hand_wins(tmp_path: Path, own: str) -> None:
    folder = small(tmp_path)
    folder.write(own, "# My way\n\n<!-- otofolio:numbers -->\n")
    done = folder.build("--strict")
    assert done.status == 0, done.err
    assert f"Using your {own} instead of the generated file." in done.err
    assert "My way" in folder.page("cv")
    assert 'class="o-numbers"' in folder.page("cv")
    assert 'href="../cv/"' in folder.page("links") or 'href="../cv' in folder.page("links")


def test_a_marker_that_names_nothing_is_a_warning_with_a_suggestion(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("docs/own.md", "# Own\n\n<!-- otofolio:nubmers -->\n")
    done = folder.build()
    assert done.status == 0
    assert "own.md" in done.err
    assert "“numbers”" in done.err
    assert folder.build("--strict").status == 1


def test_a_marker_for_a_kind_without_works_is_no_mistake(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("docs/own.md", "# Own\n\n<!-- otofolio:publications-poster -->\n")
    assert folder.build("--strict").status == 0


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = small(tmp_path_factory.mktemp("good"))
    assert folder.build().status == 0
    return folder


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("cv.yaml", DATA.replace("given", "gvien"), "cv.yaml:1:"),
        ("cv.yaml", DATA + "education: [\n", "cv.yaml:"),
        ("cv.yaml", "", "cv.yaml:1:"),
        ("mkdocs.yml", "site_name: x\ntheme: material\nplugins: [otofolio]\n", "site_url"),
    ],
)
def test_bad_input_tells_its_place_and_keeps_the_last_good_site(
    good: Folder, tmp_path: Path, name: str, text: str, said: str
) -> None:
    folder = Folder(tmp_path / "copy")
    shutil.copytree(good.path, folder.path)
    before = {path: path.read_bytes() for path in folder.site.rglob("*") if path.is_file()}
    folder.write(name, text)
    done = folder.build()
    assert done.status == 1
    assert said in done.err
    assert "hint:" in done.err
    assert {path: path.read_bytes() for path in folder.site.rglob("*") if path.is_file()} == before


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("cv.yaml", DATA.replace("given", "gvien").replace("email: jordan@example.org", "email: jordan"))
    folder.write("publications.bib", ENTRIES + "\n@article{broken, title = {No end\n")
    done = folder.build()
    places = re.findall(r"^(?:ERROR.*)?(\S+:\d+:\d+): ", done.err, re.MULTILINE)
    assert {place.split(":")[0] for place in places} == {"cv.yaml", "publications.bib"}
    assert len(places) >= 3


def test_a_file_that_a_publication_names_must_be_there(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("publications.bib", ENTRIES.replace("year = 2025", "year = 2025, pdf = {papers/none.pdf}"))
    done = folder.build()
    assert "publications.bib:1:" in done.err
    assert "papers/none.pdf" in done.err
    assert folder.build("--strict").status == 1
    folder.write("docs/papers/none.pdf", "%PDF-1.7")
    assert folder.build("--strict").status == 0


def test_input_files_in_the_docs_folder_are_not_published(tmp_path: Path) -> None:
    folder = small(tmp_path)
    config = (folder.path / "mkdocs.yml").read_text(encoding="utf-8")
    folder.write("mkdocs.yml", config.replace("otofolio]", "otofolio: {cv: docs/cv.yaml}]"))
    for name in ("cv.yaml", "publications.bib"):
        (folder.path / name).rename(folder.path / "docs" / name)
    done = folder.build("--strict")
    assert done.status == 0, done.err
    assert not (folder.site / "cv.yaml").exists()


def test_without_publications_there_is_no_page_for_them(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("publications.bib", "")
    assert folder.build("--strict").status == 0
    assert not (folder.site / "publications").exists()


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("mkdocs.yml", CONFIG.replace("otofolio]", "otofolio: {cache: false}]"))
    sites = []
    for build in (python, anew):  # sets have another order in each
        assert build(folder.path, "-m", "mkdocs", "build", environment=ENVIRONMENT).status == 0
        sites.append(
            {
                path.name: path.read_bytes()
                for path in folder.site.rglob("*")
                if path.suffix in (".pdf", ".vcf", ".svg", ".png", ".bib")
            }
        )
    assert sites[0] == sites[1]
