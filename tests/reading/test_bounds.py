"""Input that nobody writes and anybody may send: endless, nested, in circles, no file at all. Nothing hangs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from forked import python
from in_process import Done
from otofolio.model.dates import PartialDate
from otofolio.problems import Problem, Severity
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.cv.file import read_career
from otofolio.reading.source import LARGEST_INPUT, read_input

REST = "name: {given: Jordan, family: Avery}\nspecialty: {name: Otolaryngology}\n"
N = 2_500
FAR_AWAY = 20
"""Seconds of a processor for what takes four: growth with the square would take many times as long. Busy machines take
longer, and processors do not. Where the system does not count them (Windows), only a process's time-out bounds it."""
ENDLESS: dict[str, tuple[str, str]] = {
    "missing crossrefs": (
        "bib",
        "''.join(f'@book{{k{n}, title={{T}}, crossref={{none{n}}}}}\\n' for n in range(N // 4))",
    ),
    "equal keys": ("bib", "'@book{k, title={T}}\\n' * 2 * N"),
    "everybody's xdata": ("bib", "''.join(f'@book{{k{n}, xdata={{{KEYS}}}}}\\n' for n in range(100))"),
    "equal titles": (
        "bib",
        "''.join(f'@misc{{k{n}, title={{The very same long title}}, kind={{poster}}, eventtitle={{M{n}}}}}\\n' "
        "for n in range(N // 4))",
    ),
    "one field": ("bib", "'@book{k, title={T}, ' + 'author={A, B},' * N + '}'"),
    "macros": ("bib", "'@string{m={' + 'x' * 4900 + '}}\\n@book{k, title=m' + ' # m' * 10 * N + '}'"),
    "macros everywhere": ("bib", "'@string{m={' + 'x' * 4900 + '}}\\n' + '@book{k, title=m}\\n' * N"),
    "one line": ("bib", "''.join(f'@book{{k{n}, title={{T}}' for n in range(N))"),
    "lines that go on": ("ris", "'TY  - JOUR\\nTI  - T\\n' + 'and on\\n' * 20 * N"),
    "a minified list": ("json", "'[' + ','.join('{\"title\":\"T\"}' for n in range(N)) + ']'"),
    "a name": ("bib", "'@book{k, title={T}, author={' + 'Aa' * 10 * N + '!}}'"),
    "blanks in a name": ("bib", "'@book{k, title={T}, author={A' + ' *' * 10 * N + ' B}}'"),
    "raised letters": ("bib", "'@book{k, title={T}, author={A' + '<sup>' * 10 * N + ' B}}'"),
    "formulas": ("bib", "'@book{k, title={<tex>' + '$a$ ' * 10 * N + '}}'"),
    "one formula": ("bib", "'@book{k, title={\\\\\\\\$' + '_' * 10 * N + '}}'"),
    "escapes": ("bib", "'@book{k, title={' + '\\\\&' * 20 * N + '}}'"),
    "accents": ("ris", "'TY  - JOUR\\nTI  - a' + '\\u0301\\u0323' * 2 * N + '\\n'"),
    "braces": ("bib", "'@book{k, title={' + '{' * N + '}' * N + '}}'"),
    "the wrong field": ("bib", "'@misc{k, title={T}, journal={' + '!' * 10 * N + 'a}}'"),
    "blanks behind a word": ("ris", "'TY  - JOUR\\nN1  - PMID' + ' ' * 2 * N + 'a\\n'"),
    "pages": ("bib", "'@book{k, title={T}, pages={' + '1' * 10 * N + '-}}'"),
    "comments that are never closed": ("bib", "'@comment{ a\\n' * 2 * N"),
    "round comments": ("bib", "'@comment( {a}\\n' * 2 * N"),
    "attributes": ("bib", "'@book{k, title={' + '<a b=\\'c\\' d' * 2 * N + '}}'"),
    "pages in a row": ("bib", "'@book{k, title={T}, pages={' + '1--' * 10 * N + '1}}'"),
    "optional arguments": ("bib", "'@book{k, title={' + '\\\\cite[' * 2 * N + '}}'"),
    "addresses in a row": ("bib", "'@book{k, title={T}, url={' + 'http://a.org; ' * 2 * N + '}}'"),
    "brackets": ("bib", "'@misc{k, title={' + '[poster ' * 2 * N + '}}'"),
}
CHILD = f"""
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CPU, ({FAR_AWAY}, {FAR_AWAY}))
except ImportError:
    pass
from otofolio.cite import cite_file
from otofolio.deriving.duplicates import merge_duplicates
from otofolio.problems import report
from otofolio.reading.bibliography import read_bibliography
N = {N}
KEYS = ",".join(f"k{{n}}" for n in range(100))
for name, suffix, made in {[(name, *made) for name, made in ENDLESS.items()]}:
    print(name, flush=True)
    data = eval(made).encode()
    works, problems = read_bibliography(data, "a." + suffix)
    report(problems)
    merge_duplicates(works)
    if len(works) < 100:
        cite_file(data, "a." + suffix, "ama")
"""


def test_time_grows_with_the_input_and_not_with_its_square(tmp_path: Path) -> None:
    """`tests/bench/growth.py` measures; here, the growth would outlast a time-out that is far away."""
    (tmp_path / "child.py").write_text(CHILD, encoding="utf-8")
    done = python(tmp_path, "child.py", environment=os.environ)
    assert done.status == 0, f"not done: {done.out.splitlines()[-1]}\n{done.err}"
    assert done.out.splitlines() == list(ENDLESS)


def told(data: str, suffix: str) -> list[str]:
    return [line(problem) for problem in read_bibliography(data.encode(), f"a.{suffix}")[1]]


def line(problem: Problem) -> str:
    return f"{problem.position.line} {problem.severity}: {problem.message}"


def test_missing_entries_are_told_by_name_and_then_by_their_number() -> None:
    found = told("".join(f"@book{{k{n}, title={{T}}, crossref={{none{n}}}}}\n" for n in range(1000)), "bib")
    assert len(found) == 6
    assert found[0].startswith("1 warning: “k0” takes over fields from “none0”")
    assert found[-1].startswith("6 warning: 995 more entries take over fields from entries that are not in this file")


def test_circles_are_reported_with_their_chain() -> None:
    source = (
        "@book{a, title={A}, xdata={b}}\n@xdata{b, xdata={c}}\n@xdata{c, xdata={b}}\n@book{d, title={D}, crossref={d}}"
    )
    found = [one for one in told(source, "bib") if "from itself" in one]
    assert found == [
        "3 warning: “b” takes over fields from itself: b → c → b.",
        "4 warning: “d” takes over fields from itself: d → d.",
    ]


def test_a_chain_that_is_too_long_is_reported_and_ends() -> None:
    source = "".join(f"@book{{k{n}, crossref={{k{n + 1}}}}}\n" for n in range(30)) + "@book{k30, title={T}}"
    assert any("through more than 10 entries in a row" in one for one in told(source, "bib"))


def test_macros_that_would_fill_the_memory_are_reported() -> None:
    macro = "@string{m={" + "x" * 4900 + "}}\n"
    joined = told(f"{macro}@book{{k, title=m{' # m' * 300}}}", "bib")
    assert any("the abbreviations are too long together" in one for one in joined)
    used = told(macro + "".join(f"@book{{k{n}, title={{T}}, file=m}}\n" for n in range(3000)), "bib")
    assert [one for one in used if "so long that from here on" in one] == [
        "2042 warning: The abbreviations of this file are so long that from here on they stay as they are."
    ]


@pytest.mark.parametrize("depth", [40, 500, 100_000])
def test_nested_json_is_reported_and_the_rest_is_read(depth: int) -> None:
    source = '[{"title": "T", "author": ' + "[" * depth + "]" * depth + '},\n{"id": "b", "title": "B"}]'
    works, problems = read_bibliography(source.encode(), "a.json")
    assert [work.key for work in works] == ["b"]
    assert [(problem.position.line, problem.severity) for problem in problems] == [(1, Severity.ERROR)]


@pytest.mark.parametrize("field", ["title", "id", "DOI", "PMID", "URL", "publisher", "note"])
def test_half_a_character_is_replaced_and_reported(field: str) -> None:
    source = f'[{{"title": "T", "id": "a"}}, {{"title": "T", "id": "b", "{field}": "x\\ud800"}}]'
    works, problems = read_bibliography(source.encode(), "a.json")
    assert len(works) == 2
    assert any("half a character" in problem.message for problem in problems)
    repr(works).encode()


def career_problem(folder: Path, source: str) -> str:
    (folder / "cv.yaml").write_text(source, encoding="utf-8")
    problems = read_career(folder / "cv.yaml", "cv.yaml", PartialDate(2026, 7, 1)).problems
    (problem,) = problems
    return f"{problem.position.line}:{problem.position.column} {problem.message}"


@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "? ", "!a [", "&a ["])
def test_nested_yaml_is_reported(opened: str, tmp_path: Path) -> None:
    assert "The lists here are nested" in career_problem(tmp_path, opened * 40_000)


def test_layers_of_aliases_are_reported(tmp_path: Path) -> None:
    layers = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 9))
    said = career_problem(tmp_path, f"l0: &l0 [x]\n{layers}{REST}")
    assert said == "5:35 The aliases (*l3 and others) repeat more than 10,000 values."


def test_an_alias_within_its_anchor_is_reported_with_the_chain(tmp_path: Path) -> None:
    said = career_problem(tmp_path, f"{REST}honors: &all\n  - &one\n    title: *all\n")
    assert said == "5:12 “*all” is inside “&all”, so it would hold itself: &all (line 3) → &one (line 4) → *all."


def test_a_few_aliases_are_fine(tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text(f"{REST}headline: &h Hello\nsummary: *h\n", encoding="utf-8")
    career, problems, _ = read_career(tmp_path / "cv.yaml", "cv.yaml", PartialDate(2026, 7, 1))
    assert career is not None
    assert (career.headline, not problems) == ("Hello", True)


def otofolio(folder: Path, *arguments: str) -> Done:
    return python(folder, "-m", "otofolio", *arguments, environment=os.environ)


def fifo(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("make", [fifo, device, Path.mkdir], ids=["pipe", "device", "folder"])
def test_what_is_no_file_is_refused(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "a.bib")
    with pytest.raises(OSError, match=r"it is a (folder|pipe or a device, and not a file)"):
        read_input(tmp_path / "a.bib")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("name", ["cv.yaml", "publications.bib", "me.jpg", "mkdocs.yml", "a.bib", "a.csl"])
def test_a_pipe_is_refused_by_every_door(name: str, tmp_path: Path) -> None:
    for file, text in {
        "cv.yaml": f"{REST}photo: me.jpg\n", "publications.bib": "", "me.jpg": "", "mkdocs.yml": "site_name: A\n",
        "a.bib": "@book{a, title={T}}", "a.csl": "",
    }.items():  # fmt: skip
        if file == name:
            fifo(tmp_path / file)
        else:
            (tmp_path / file).write_text(text, encoding="utf-8")
    commands = {"a.bib": ["cite", "a.bib"], "a.csl": ["cite", "--style", "a.csl", "a.bib"]}
    done = otofolio(tmp_path, *commands.get(name, ["check"]))
    assert done.status == 1
    assert "it is a pipe or a device, and not a file" in done.err
    assert "Traceback" not in done.err


def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.bib"
    with large.open("wb") as stream:
        stream.truncate(LARGEST_INPUT + 1)
    with pytest.raises(OSError, match="larger than 50 MB"):
        read_input(large)
