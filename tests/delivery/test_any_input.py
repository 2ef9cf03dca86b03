"""The installed command on every stream, in every environment: a sentence and a status, never a traceback."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from portfolio_folder import CONFIG, DATA, ENVIRONMENT, PLAIN, Done, Folder, command, process, run, small

from forked import anew

COMMAND = Path(sys.executable).with_name("otofolio")
NAMES = "@article{a, author = {Łukasz, Jan}, title = {Ears \U0001f442 <b>}, journal = {J}, year = 2020}\n"
TITLE = '{Ears \x1b]0;owned\x07\x1b[2J \u202egnp.exe\u2069 \u200bzero \x7f \x9b31m}'  # fmt: skip


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = small(tmp_path_factory.mktemp("portfolio"))
    folder.write("names.bib", NAMES)
    return folder


def shell(folder: Path, line: str, environment: dict[str, str] | None = None) -> Done:
    """A line of shell with `otofolio` in it: how a person closes a stream or sends it somewhere."""
    kept = {name: value for name, value in ENVIRONMENT.items() if name not in ("PYTHONUTF8", "PYTHONIOENCODING")}
    done = subprocess.run(
        ["/bin/sh", "-c", line.replace("otofolio", str(COMMAND), 1)],
        cwd=folder,
        capture_output=True,
        check=False,
        env=kept | (environment or {}),
        timeout=60,
    )
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in err, err
    assert "Exception ignored" not in err, err
    return Done(done.returncode, out, err)


@dataclass(frozen=True)
class Line:
    """A line of shell, its environment, and what comes of it."""

    line: str
    status: int
    said: str = ""
    shown: str = ""
    environment: tuple[tuple[str, str], ...] = ()
    folder: str = "."
    """Where it is run, from the portfolio's folder; made if it is not there."""

    @property
    def needs_a_shell(self) -> bool:
        """Or at least a Python that starts anew, and makes its streams of what the environment says."""
        return bool(set("<>&;").intersection(self.line)) or any("PYTHON" in name for name, _ in self.environment)


ASCII = (("PYTHONIOENCODING", "ascii"),)
CP1252 = (("PYTHONIOENCODING", "cp1252"),)
BARE = (("LC_ALL", "C"), ("PYTHONUTF8", "0"), ("PYTHONCOERCECLOCALE", "0"))
LINES = (
    Line("otofolio cite names.bib", 0, "does not have \\u0141 \\U0001f442;", "\\u0141ukasz J.", CP1252),
    Line("otofolio cite names.bib", 0, "does not have", "\\u0141ukasz J. Ears \\U0001f442.", ASCII),
    Line("otofolio cite names.bib --format html", 0, "", "&#321;ukasz", ASCII),
    Line("otofolio cite names.bib --format json", 0, "", '"\\u0141ukasz J. Ears \\ud83d\\udc42', CP1252),
    Line("otofolio cite names.bib", 0, "", "Łukasz J. Ears \U0001f442", BARE),
    Line("otofolio cite --help", 0, "", "\\u201cAvery JL\\u201d", ASCII),
    Line("otofolio check --site-url Łukasz", 1, "\\u0141ukasz", "", ASCII),
    Line("otofolio check --site-url Łukasz", 1, "is not a web address", "", BARE),
    Line("otofolio cite names.bib >&-", 1, "standard output: it is closed"),
    Line("otofolio cite names.bib >/dev/full", 1, "standard output: No space left on device"),
    Line("otofolio --help >/dev/full", 1, "standard output: No space left on device"),
    Line("otofolio --help >&-", 1, "standard output: it is closed"),
    Line("otofolio cite names.bib 2>&-", 0, "", "Łukasz"),
    Line("otofolio check -f no.yml 2>&-", 1),
    Line("otofolio check -f no.yml 2>/dev/full", 1),
    Line("otofolio check -f no.yml >&- 2>&-", 1),
    Line("otofolio check --nothing 2>&-", 2),
    Line("otofolio check --nothing 2>/dev/full", 2),
    Line("otofolio cite - <&-", 1, "standard input: it is closed"),
    Line("otofolio cite - </dev/null", 1, "No entries were found"),
    Line("otofolio cite .", 1, "it is a folder"),
    Line("otofolio cite names.bib --style .", 1, "is not a citation style"),
    Line("otofolio cite names.bib --style x.csl", 1, "x.csl"),
    Line("otofolio cite names.bib --style mkdocs.yml", 1, "is not a citation style"),
    Line("otofolio cite names.bib --style ''", 1, "is not a citation style"),
    Line("otofolio cite names.bib --owner ','", 0, "not among the authors"),
    Line("otofolio cite ''", 2, "this is not the name of a file"),
    Line("otofolio new ''", 2, "this is not the name of a file"),
    Line("otofolio new names.bib", 1, "There is a file of this name, which is not a folder"),
    Line("otofolio new my portfolio", 2, "otofolio new: error: “portfolio” is one word too many; a name with spaces"),
    Line("otofolio nwe x", 2, "“nwe” is not a command; did you mean “new”?"),
    Line("otofolio serve", 2, "that is a command of MkDocs: mkdocs serve"),
    Line("otofolio send --too x", 2, "otofolio send: error: there is no option “--too”; did you mean “--to”?"),
    Line("otofolio check --q", 2, "there is no option “--q”; see otofolio check --help"),
    Line("otofolio paste", 1, 'go to the portfolio first: cd ".."', folder="empty"),
    Line("otofolio check", 1, "or start one: otofolio new my-portfolio", folder="../bare"),
    Line("otofolio new /proc/x", 1, "The folder cannot be written to"),
    Line("otofolio export names.bib", 1, "names.bib:1:1: error: There is a file of this name"),
    Line("otofolio kit /proc/x", 1, "/proc/x:1:1: error: The folder cannot be written to"),
    Line("otofolio check --cv .", 1, "The data file cannot be read"),
    Line("otofolio check --cv no.yaml", 1, "no.yaml:1:1: error: The data file cannot be read"),
    Line("otofolio check -f .", 1, "it is a folder"),
    Line("otofolio check --site-url 'http://[::1'", 1, "error"),
    Line(f"otofolio export out --site-url https://a.example/{'a' * 2300}", 1, "error"),
    Line(f"otofolio check -f {'a' * 5000}", 1, "cannot be read"),
    Line("otofolio check", 0, "No problems", "", (("HOME", ""), ("COLUMNS", "x"), ("TERM", ""), ("NO_COLOR", "1"))),
    Line("mkdir gone; cd gone; rmdir ../gone; otofolio check", 1, "The folder you are in has been deleted"),
    Line("mkdir gone; cd gone; rmdir ../gone; otofolio new x", 1, "The folder you are in has been deleted"),
    *(
        Line("otofolio check", 1, "SOURCE_DATE_EPOCH:1:1: error: ", "", (("SOURCE_DATE_EPOCH", value),))
        for value in ("²", "1" * 20, "1000000000000", "-1", "")
    ),
    Line("otofolio check", 0, "dated in the future", "", (("SOURCE_DATE_EPOCH", "0"),)),
)


@pytest.mark.parametrize("one", LINES, ids=lambda one: f"{one.line[:60]} {one.folder} {dict(one.environment)}"[:110])
def test_no_traceback(portfolio: Folder, one: Line) -> None:
    if "/dev/full" in one.line and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    environment, folder = dict(one.environment), portfolio.path / one.folder
    folder.mkdir(exist_ok=True)
    if one.needs_a_shell:
        done = shell(folder, one.line, environment)
    else:
        done = command(folder, *shlex.split(one.line)[1:], environment=PLAIN | environment)
    assert done.status == one.status, done.err
    assert one.said in done.err
    assert one.shown in done.out


def test_almost_nothing_in_the_environment(portfolio: Folder) -> None:
    few = {name: value for name, value in ENVIRONMENT.items() if name not in ("HOME", "PATH", "LANG")}
    done = anew(portfolio.path, "-m", "otofolio", "check", environment=few)
    assert done.status == 0
    assert "No problems" in done.err


def test_names_that_are_no_text(portfolio: Folder) -> None:
    name = os.fsdecode(b"caf\xe9.bib")
    (portfolio.path / name).write_text(NAMES, encoding="utf-8")
    for options in (["check", "-f", name, "--cv", name], ["new", name], ["check", "--site-url", name], [name]):
        done = run(portfolio.path, "otofolio", *options)
        assert done.status in (0, 1, 2)
    assert "Łukasz" in run(portfolio.path, "otofolio", "cite", name).out
    assert "caf<U+DCE9>.bib:" in run(portfolio.path, "otofolio", "cite", name, "--owner", "Nobody X").err


@pytest.mark.parametrize("epoch", ["²", "1" * 20, ""])
def test_mkdocs_gets_the_same_sentence(tmp_path: Path, epoch: str) -> None:
    small(tmp_path)
    done = process(tmp_path, "mkdocs", "build", environment=ENVIRONMENT | {"SOURCE_DATE_EPOCH": epoch})
    assert done.status == 1
    assert "SOURCE_DATE_EPOCH:1:1: error: " in done.err


def address(letters: int) -> str:
    return f"https://x.example/{'a' * letters}"


@pytest.mark.parametrize("command", ["export", "kit"])
@pytest.mark.parametrize(
    ("data", "bib", "config"),
    [
        (DATA.replace("family: Avery", 'family: "A\\0v\\x1b"'), None, CONFIG),
        (DATA.replace("contact: {", f"contact: {{website: {address(8100)}, "), None, CONFIG),
        (DATA + 'publications: ["a\\0b.bib", "a\\ud800b.bib"]\n', None, CONFIG),
        (DATA + f"publications: [{'a' * 5000}, '.', '..', '']\n", None, CONFIG),
        (DATA + 'photo: "a\\0b"\n', None, CONFIG),
        (DATA + f"photo: {'a' * 5000}\n", None, CONFIG),
        (DATA + "photo: .\n", None, CONFIG),
        (DATA, f"@misc{{a, title={{T}}, kind={{poster}}, abstract={{x}}, year=2024, url={{{address(8100)}}}}}", CONFIG),
        (DATA, f"@misc{{{'a' * 3000}, title={{T}}, kind={{poster}}, abstract={{x}}, year=2024}}", CONFIG),
        (DATA, None, CONFIG.replace("https://jordan-avery.example/", address(1970))),
    ],
    ids=["name", "website", "publications", "names", "photo", "photo name", "photo folder", "url", "key", "site_url"],
)
def test_hostile_data(tmp_path: Path, command: str, data: str, bib: str | None, config: str) -> None:
    folder = small(tmp_path)
    folder.write("cv.yaml", data)
    folder.write("mkdocs.yml", config)
    if bib is not None:
        folder.write("publications.bib", bib)
    done = run(tmp_path, "otofolio", command, "out")
    assert done.status in (0, 1)
    assert done.status == 0 or "error: " in done.err
