"""Speed and memory, in one run on one machine: `make bench`. Whole processes, medians, and the ratios that count.

    .venv/bin/python tests/bench/run.py [--repeats 5]

The goals are those of the design. They hold on a quiet machine; nothing here fails, it only tells.
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
        verdict = "" if self.goal is None else "  yes" if self.value <= self.goal else "  NO"
        return f"{self.what:<66}{self.value:>9.2f} {self.unit:<4}{goal:>12}{verdict}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything and print the table as it grows."""
    parser = argparse.ArgumentParser(description="Measure speed and memory.")
    parser.add_argument("--repeats", type=int, default=5, help="of which the median counts; 5 by default")
    repeats = parser.parse_args(arguments).repeats
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = (example_rows, bibliography_rows, import_rows, paper_rows, outreach_rows, serving_rows)
        for part in parts:
            for row in part(folder, repeats):
                print(row, flush=True)
            print()
    return 0


def example_rows(folder: Path, repeats: int) -> Iterator[Row]:
    """The example and its plain twin; then the same with very many publications."""
    example = copy_example(folder / "example")
    many, most = example_with(1_000, folder / "1000"), example_with(10_000, folder / "10000")
    run_process([*OTOFOLIO, "export", str(folder / "exported")], example)
    plain = plain_site(folder / "exported", folder / "plain")
    cost = interleaved(repeats, plain=task(MKDOCS, plain), ours=task(MKDOCS, example), many=task(MKDOCS, many))
    yield Row("the exported example, plain mkdocs build", cost["plain"].seconds, "s")
    yield Row("the example, mkdocs build with Otofolio, PDFs and all", cost["ours"].seconds, "s")
    yield Row("  … compared with the plain build", cost["ours"].seconds / cost["plain"].seconds, "×", 1.5)
    yield Row("  … memory", cost["ours"].megabytes, "MB", 200)
    yield Row("1,000 publications, mkdocs build", cost["many"].seconds, "s")
    yield Row("  … compared with the example's plain build", cost["many"].seconds / cost["plain"].seconds, "×", 5.56)
    yield Row("  … memory", cost["many"].megabytes, "MB")
    ten_times = interleaved(max(1, repeats // 2), most=task(MKDOCS, most))["most"]
    yield Row("10,000 publications, mkdocs build", ten_times.seconds, "s")
    yield Row("  … compared with 1,000", ten_times.seconds / cost["many"].seconds, "×", 10)
    yield Row("  … memory", ten_times.megabytes, "MB")


def bibliography_rows(folder: Path, repeats: int) -> Iterator[Row]:
    """Reading and citing alone, beside the bare parser and beside pandoc."""
    many, most = folder / "1000" / "publications.bib", folder / "10000" / "publications.bib"
    cite = [*OTOFOLIO, "cite", "--style", "ama"]
    tasks = {
        "cite": task([*cite, str(many)], folder),
        "split": task([PYTHON, "-c", SPLIT_ONLY, str(many)], folder),
        "most": task([*cite, str(most)], folder),
    }
    if pandoc := shutil.which("pandoc"):
        citeproc = [pandoc, "--from", "bibtex", "--to", "plain", "--citeproc", str(many)]
        tasks |= {"pandoc": task(citeproc, folder), "site": task(MKDOCS, folder / "1000")}
    cost = interleaved(repeats, **tasks)
    yield Row("1,000 entries, bibtexparser alone", cost["split"].seconds, "s")
    yield Row("1,000 entries, read and cited in AMA", cost["cite"].seconds, "s", 0.35)
    yield Row("  … compared with bibtexparser alone", cost["cite"].seconds / cost["split"].seconds, "×", 3)
    yield Row("10,000 entries, compared with 1,000", cost["most"].seconds / cost["cite"].seconds, "×", 10.5)
    if pandoc:
        yield Row("1,000 entries, pandoc --citeproc", cost["pandoc"].seconds, "s")
        yield Row("  … the whole website, compared with it", cost["site"].seconds / cost["pandoc"].seconds, "×", 1)


def import_rows(folder: Path, repeats: int) -> Iterator[Row]:
    """Drafts of large archives, each into a folder of its own."""
    orcid, linkedin = orcid_archive(folder / "orcid.zip", 300), linkedin_archive(folder / "linkedin.zip", 100)
    fresh = (str(folder / f"draft-{number}") for number in itertools.count())

    def importing(archive: Path) -> Callable[[], Cost]:
        return lambda: run_process([*OTOFOLIO, "import", str(archive), "--into", next(fresh)], folder)

    cost = interleaved(repeats, orcid=importing(orcid), linkedin=importing(linkedin))
    yield Row("otofolio import, an ORCID archive of 300 works in 600 versions", cost["orcid"].seconds, "s", 1.5)
    yield Row("  … memory", cost["orcid"].megabytes, "MB", 200)
    yield Row("otofolio import, a LinkedIn archive of 100 MB", cost["linkedin"].seconds, "s", 1.5)
    yield Row("  … memory", cost["linkedin"].megabytes, "MB", 200)


def paper_rows(folder: Path, repeats: int) -> Iterator[Row]:
    """What is printed."""
    example = folder / "example"
    cost = interleaved(repeats, kit=task([*OTOFOLIO, "kit", str(folder / "kit")], example))["kit"]
    yield Row("otofolio kit", cost.seconds, "s", 1.5)
    yield Row("  … memory", cost.megabytes, "MB", 250)
    paste = interleaved(repeats, paste=task([*OTOFOLIO, "paste", str(folder / "to-paste")], example))["paste"]
    yield Row("otofolio paste", paste.seconds, "s", 0.8)
    fits = [fit_seconds(example) for _ in range(repeats)]
    yield Row("fitting the snapshot to its page", statistics.median(fits), "s", 0.3)


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
    yield Row("  … memory", cost["send"].megabytes, "MB", 250)
    yield Row("otofolio network, 300 people with a letter each", cost["network"].seconds, "s", 1.5)


def fit_seconds(example: Path) -> float:
    """The search for the one page within a process of its own."""
    run_process([PYTHON, "-c", FIT_ONLY], example)
    return float((example / "fit.txt").read_text(encoding="utf-8"))


def serving_rows(folder: Path, repeats: int) -> Iterator[Row]:
    """An edit while the site is served."""
    waited = statistics.median(save_to_reload(folder / "example", repeats))
    yield Row("mkdocs serve, from saving cv.yaml to the new page", waited, "s", 0.7)


def task(command: Sequence[str], folder: Path) -> Callable[[], Cost]:
    """The command as something to run again and again."""
    return lambda: run_process(command, folder)


if __name__ == "__main__":
    sys.exit(main())
