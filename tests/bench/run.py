"""Speed and memory, in one run on one machine: `make bench`. Whole processes, medians, and the ratios that count.

    .venv/bin/python tests/bench/run.py [--repeats 5] [--keep "two cores, 2.4 GHz"]

Cold is without anything in our cache, warm with everything. The goals hold on a quiet machine. Nothing here fails: what
is slower than at the last release (`figures.json`) is marked.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from figures import keep, slower
from imports import linkedin_archive, orcid_archive
from processes import Cost, interleaved, run_process
from samples import copy_example, example_with, plain_site, with_people
from serving import save_to_reload

PYTHON = sys.executable
MKDOCS = [PYTHON, "-m", "mkdocs", "build", "--quiet"]
OTOFOLIO = [str(Path(PYTHON).with_name("otofolio"))]
SPLIT_ONLY = "import sys, bibtexparser; bibtexparser.parse_file(sys.argv[1])"
FIT_ONLY = (
    "import time; from pathlib import Path; from otofolio.load import Inputs, load_portfolio, today;"
    "from otofolio.deriving.snapshot import plan_snapshot; from otofolio.rendering.pdf.snapshot import fit_snapshot;"
    "portfolio = load_portfolio(Inputs(Path('cv.yaml'), 'https://jordan-avery.example/', today())).portfolio;"
    "plan = plan_snapshot(portfolio); started = time.perf_counter(); fit_snapshot(portfolio, plan);"
    "Path('fit.txt').write_text(str(time.perf_counter() - started))"
)


class Row(NamedTuple):
    """A line of the table: what was measured, its value, its unit, and the highest value that is good enough."""

    what: str
    value: float
    unit: str
    goal: float | None = None

    def __str__(self) -> str:
        """Laid out for a terminal."""
        goal = f"≤ {self.goal:g} {self.unit}" if self.goal is not None else ""
        verdict = "   " if self.goal is None else "yes" if self.value <= self.goal else "NO "
        return f"{self.what:<62}{self.value:>9.2f} {self.unit:<3}{goal:>11} {verdict}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything and print the table as it grows."""
    parser = argparse.ArgumentParser(description="Measure speed and memory.")
    parser.add_argument("--repeats", type=int, default=5, help="of which the median counts; 5 by default")
    parser.add_argument(
        "--keep", metavar="MACHINE", help="keep the figures as those of this version, on such a machine"
    )
    options = parser.parse_args(arguments)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        for part in (example_rows, bibliography_rows, command_rows, import_rows, outreach_rows, serving_rows):
            for row in part(Path(name), options.repeats):
                rows.append(row)
                print(row, slower(row.what, row.value, row.unit, rows[0].value), flush=True)
            print()
    if options.keep:
        keep(options.keep, {row.what: row.value for row in rows})
    return 0


def example_rows(folder: Path, repeats: int) -> Iterator[Row]:
    """The example and its plain twin; then the same with very many publications."""
    example = copy_example(folder / "example")
    many, most = example_with(1_000, folder / "1000"), example_with(10_000, folder / "10000")
    run_process([*OTOFOLIO, "export", str(folder / "exported")], example)
    plain = plain_site(folder / "exported", folder / "plain")
    warm = folder / "warm"
    run_process(MKDOCS, example, warm)
    cost = interleaved(
        repeats, plain=task(MKDOCS, plain), cold=task(MKDOCS, example), warm=task(MKDOCS, example, warm),
        many=task(MKDOCS, many),
    )  # fmt: skip
    yield Row("the exported example, plain mkdocs build", cost["plain"].seconds, "s")
    yield Row("the example, cold", cost["cold"].seconds, "s")
    yield Row("the example, cold, to the plain build", cost["cold"].seconds / cost["plain"].seconds, "×", 1.5)
    yield Row("the example, warm", cost["warm"].seconds, "s")
    yield Row("the example, warm, to the plain build", cost["warm"].seconds / cost["plain"].seconds, "×", 1.2)
    yield Row("the example, memory", cost["cold"].megabytes, "MB", 200)
    yield Row("1,000 publications, cold", cost["many"].seconds, "s")
    yield Row("1,000 publications, memory", cost["many"].megabytes, "MB", 200)
    ten_times = interleaved(max(1, repeats // 2), most=task(MKDOCS, most))["most"]
    yield Row("10,000 publications, cold", ten_times.seconds, "s")
    yield Row("10,000 publications, to 1,000", ten_times.seconds / cost["many"].seconds, "×", 10)
    yield Row("10,000 publications, memory", ten_times.megabytes, "MB", 1000)


def bibliography_rows(folder: Path, repeats: int) -> Iterator[Row]:
    """Reading and citing alone, beside the bare parser and beside pandoc."""
    many, most = folder / "1000" / "publications.bib", folder / "10000" / "publications.bib"
    cite = [*OTOFOLIO, "cite", "--style", "ama"]
    warm = folder / "warm"
    tasks = {
        "cite": task([*cite, str(many)], folder),
        "split": task([PYTHON, "-c", SPLIT_ONLY, str(many)], folder),
        "most": task([*cite, str(most)], folder),
    }
    if pandoc := shutil.which("pandoc"):
        citeproc = [pandoc, "--from", "bibtex", "--to", "plain", "--citeproc", str(many)]
        run_process(MKDOCS, folder / "1000", warm)
        tasks |= {
            "pandoc": task(citeproc, folder),
            "site": task(MKDOCS, folder / "1000"),
            "again": task(MKDOCS, folder / "1000", warm),
        }
    cost = interleaved(repeats, **tasks)
    yield Row("1,000 entries, bibtexparser alone", cost["split"].seconds, "s")
    yield Row("1,000 entries, read and cited in AMA", cost["cite"].seconds, "s")
    yield Row("1,000 entries, cited, to bibtexparser alone", cost["cite"].seconds / cost["split"].seconds, "×", 3)
    yield Row("10,000 entries, cited, to 1,000", cost["most"].seconds / cost["cite"].seconds, "×", 10)
    if pandoc:
        yield Row("1,000 entries, pandoc --citeproc", cost["pandoc"].seconds, "s")
        yield Row(
            "1,000 publications, the site, cold, to pandoc", cost["site"].seconds / cost["pandoc"].seconds, "×", 1
        )
        yield Row(
            "1,000 publications, the site, warm, to pandoc", cost["again"].seconds / cost["pandoc"].seconds, "×", 1
        )


def import_rows(folder: Path, repeats: int) -> Iterator[Row]:
    """Drafts of large archives, each into a folder of its own."""
    orcid, linkedin = orcid_archive(folder / "orcid.zip", 300), linkedin_archive(folder / "linkedin.zip", 100)
    fresh = (str(folder / f"draft-{number}") for number in itertools.count())

    def importing(archive: Path) -> Callable[[], Cost]:
        return lambda: run_process([*OTOFOLIO, "import", str(archive), "--into", next(fresh)], folder)

    cost = interleaved(repeats, orcid=importing(orcid), linkedin=importing(linkedin))
    yield Row("import of an ORCID archive, 300 works in 600 versions", cost["orcid"].seconds, "s", 1.5)
    yield Row("import of an ORCID archive, memory", cost["orcid"].megabytes, "MB", 200)
    yield Row("import of a LinkedIn archive, 100 MB", cost["linkedin"].seconds, "s", 1.5)
    yield Row("import of a LinkedIn archive, memory", cost["linkedin"].megabytes, "MB", 200)


def command_rows(folder: Path, repeats: int) -> Iterator[Row]:
    """Commands that a person waits for."""
    example, warm = folder / "example", folder / "warm"
    check = [*OTOFOLIO, "check"]
    run_process(check, example, warm)
    cost = interleaved(
        repeats,
        version=task([*OTOFOLIO, "--version"], example),
        check=task(check, example),
        again=task(check, example, warm),
        kit=task([*OTOFOLIO, "kit", str(folder / "kit")], example),
        paste=task([*OTOFOLIO, "paste", str(folder / "to-paste")], example),
    )
    yield Row("otofolio --version", cost["version"].seconds, "s", 0.08)
    yield Row("otofolio check, cold", cost["check"].seconds, "s", 0.45)
    yield Row("otofolio check, warm", cost["again"].seconds, "s", 0.45)
    yield Row("otofolio kit", cost["kit"].seconds, "s", 1)
    yield Row("otofolio kit, memory", cost["kit"].megabytes, "MB", 250)
    yield Row("otofolio paste", cost["paste"].seconds, "s", 0.8)
    yield Row(
        "fitting the snapshot to its page", statistics.median(fit_seconds(example) for _ in range(repeats)), "s", 0.3
    )


def outreach_rows(folder: Path, repeats: int) -> Iterator[Row]:
    """What a person sends and writes: each time into a folder that is not there yet."""
    person = with_people(300, folder / "person")
    made = folder / "outreach"

    def fresh(command: str) -> Callable[[], Cost]:
        def run() -> Cost:
            shutil.rmtree(made, ignore_errors=True)
            return run_process([*OTOFOLIO, command, str(made)], person)

        return run

    cost = interleaved(repeats, send=fresh("send"), network=fresh("network"))
    yield Row("otofolio send", cost["send"].seconds, "s", 1.5)
    yield Row("otofolio send, memory", cost["send"].megabytes, "MB", 250)
    yield Row("otofolio network, 300 people with a letter each", cost["network"].seconds, "s", 1.5)


def fit_seconds(example: Path) -> float:
    """The search for the one page within a process of its own."""
    run_process([PYTHON, "-c", FIT_ONLY], example)
    return float((example / "fit.txt").read_text(encoding="utf-8"))


def serving_rows(folder: Path, repeats: int) -> Iterator[Row]:
    """An edit while the site is served."""
    waited = statistics.median(save_to_reload(folder / "example", repeats))
    yield Row("mkdocs serve, from saving cv.yaml to the new page", waited, "s", 0.4)


def task(command: Sequence[str], folder: Path, cache: Path | None = None) -> Callable[[], Cost]:
    """The command as something to run again and again: cold, or with a cache that has everything."""
    return lambda: run_process(command, folder, cache)


if __name__ == "__main__":
    sys.exit(main())
