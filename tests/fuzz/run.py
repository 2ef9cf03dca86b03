"""Read damaged files for a minute: no exception, no entry lost, nothing slow. `make fuzz`, and `.ci/run`.

    .venv/bin/python tests/fuzz/run.py [--seconds 60] [--seed 1] [--inputs 1000] [--again FILE ...]

Whole files, other people's where the corpus is beside this checkout and our own cases, are cut, doubled, joined, and
strewn with what means something to a reader. Each input follows from the seed and its number alone. One that fails is
written into build/fuzz/, and `--again` reads it again. CI names the seed and the number, so that what it tries does
not depend on luck or on the machine; `make fuzz` takes another seed each time, to find what nobody has seen yet.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import sys
import tempfile
import time
import tomllib
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

TESTS = Path(__file__).resolve().parents[1]
ROOT = TESTS.parent
sys.path.insert(0, str(TESTS))

from otofolio.cite import cite_file  # noqa: E402
from otofolio.load import Inputs, load_portfolio  # noqa: E402
from otofolio.model.dates import PartialDate  # noqa: E402
from otofolio.problems import report  # noqa: E402
from otofolio.reading.bibliography import read_bibliography  # noqa: E402
from otofolio.reading.source import decode  # noqa: E402
from otofolio.reading.stretches import parts_of  # noqa: E402
from test_corpus_reading import FILES, entries_in, lost_among  # noqa: E402 - the folder of the tests is no package

FAILED = ROOT / "build" / "fuzz"
LARGEST_SEED = 20_000
SECONDS_EACH = 10
"""A file of 20,000 letters takes a hundredth of a second; the rest is for a busy machine."""
MOST_FAILURES = 10
STYLES = ("ama", "nlm", "apa")
TODAY = PartialDate(2026, 7, 1)
REST = b"name: {given: Jordan, family: Avery}\nspecialty: {name: Otolaryngology}\n"
JSON = b"""[{"id": "a", "type": "article-journal", "title": "Hearing", "DOI": "10.5555/a", "PMID": 12,
"author": [{"family": "Avery", "given": "Jordan L."}, {"literal": "The Group"}], "issued": {"date-parts": [[2024, 5]]}},
{"id": "b", "type": "book", "title": "Ear <i>and</i> nose", "editor": [{"name": "Li, X"}], "note": "PMID: 13"}]"""
TOKENS = tuple(
    token.encode("utf-8", "surrogatepass")
    for token in (
        *"{}\"@,=#%\\$~&<>[]():-*'`\n\r\t \0\x1b\x85\u00a0\u2028\ufeff\u0301\u202e\ufffd\ud800\U0001f600²",
        *("\r\n", "@article{a,\n", "@string{a = a # a}\n", "@comment{", "crossref = {a},\n", "xdata = {a,b},\n", "{}"),
        *("\\textsuperscript{", "\\'", "\\frac{", "<sup>", "<tex>", "<i>", "</i>", "&#xD800;", "&#0;", "\\u0301"),
        *("TY  - JOUR\n", "ER  - \n", "PMID- 1\n", "AU  - ", "      ", "\\ud800", "\\udfff", "1e999", "NaN", "$^{"),
        *("&a ", "*a", "<<: *a\n", "- ", "? ", "!!python/object:a ", "|\n", "---\n", "a: &a [*a]\n", '"\\ud800"'),
        *(" and ", "and others", " & ", "et al.", "doi = {10.1/", "pages = {", "edition = {²},", "year = {"),
        *("title = {", "volume = {submitted ", "% Encoding: undefined\n", "9" * 5000, "x" * 3000, " " * 2000),
        *("{" * 500, "[" * 500, "$" * 500),
    )
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try inputs until the time is over; the exit status is 1 where one failed."""
    parser = argparse.ArgumentParser(description="Read damaged files.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--inputs", type=int, default=sys.maxsize, help="stop after so many, whatever the time")
    parser.add_argument("--again", nargs="*", type=Path, default=[], metavar="FILE", help="inputs that failed before")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGALRM, _too_slow)
    if options.again:
        return int(sum(bool(_tried(path.suffix, path.read_bytes())) for path in options.again) > 0)
    seeds, end, number, failures = list(_seeds()), time.monotonic() + options.seconds, 0, 0
    print(f"seed {options.seed}, {len(seeds)} files to begin with", flush=True)
    while number < options.inputs and time.monotonic() < end and failures < MOST_FAILURES:
        suffix, data = damaged(random.Random(f"{options.seed}:{number}"), seeds)
        failures += _tried(suffix, data)
        number += 1
    print(f"{number} inputs, {failures} failed")
    return int(failures > 0)


def _seeds() -> Iterator[tuple[str, bytes]]:
    """Suffixes and contents."""
    yield from ((path.suffix, path.read_bytes()) for path in FILES if path.stat().st_size <= LARGEST_SEED)
    for case in tomllib.loads((TESTS / "reading/cases/entries.toml").read_text(encoding="utf-8"))["case"]:
        yield ".bib", case["source"].encode()
    for case in tomllib.loads((TESTS / "reading/cases/cv_problems.toml").read_text(encoding="utf-8"))["case"]:
        yield ".yaml", case["input"].encode() + REST
    for _ in range(20):
        yield ".json", JSON
        yield ".yaml", (ROOT / "cv.yaml").read_bytes()
        yield ".bib", (ROOT / "publications.bib").read_bytes()


def damaged(chance: random.Random, seeds: Sequence[tuple[str, bytes]]) -> tuple[str, bytes]:
    """A file with a few wounds, now and then in another encoding."""
    suffix, data = chance.choice(seeds)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 20))):
        data = _wounded(chance, data, seeds)
    if chance.random() < 0.05:
        data = data.decode("utf-8", "replace").encode(
            chance.choice(("utf-16", "cp1252", "utf-32", "gb18030")), "replace"
        )
    return suffix, data[: 4 * LARGEST_SEED]


def _wounded(chance: random.Random, data: bytes, seeds: Sequence[tuple[str, bytes]]) -> bytes:
    start = chance.randint(0, len(data))
    end = min(len(data), start + chance.choice((1, 1, 5, 50, 500)))
    here, there = chance.randint(0, len(data)), chance.choice(seeds)[1]
    return chance.choice((
        lambda: data[:start] + data[end:],
        lambda: data[:start] + chance.choice(TOKENS) + data[start:],
        lambda: data[:start] + chance.choice(TOKENS) + data[end:],
        lambda: data[:here] + data[start:end] * chance.choice((1, 2, 50)) + data[here:],
        lambda: data[:start] + bytes([chance.randrange(256)]) + data[start + 1 :],
        lambda: data[:start] + there[chance.randint(0, len(there)) :] + data[end:],
        lambda: data[:start],
    ))()  # fmt: skip


def _tried(suffix: str, data: bytes) -> bool:
    """Whether reading the input failed; it is then kept."""
    signal.alarm(SECONDS_EACH)
    try:
        said = check_career(data) if suffix == ".yaml" else check_publications(data, f"fuzz{suffix}")
    except Exception:  # whatever it is, it is what we look for
        said = traceback.format_exc()
    finally:
        signal.alarm(0)
    if said:
        FAILED.mkdir(parents=True, exist_ok=True)
        kept = FAILED / f"{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
        kept.write_bytes(data)
        print(f"\n{kept.relative_to(ROOT)}:\n{said}", flush=True)
    return bool(said)


def check_publications(data: bytes, file: str) -> str:
    """Read, report, cite; what is wrong with it."""
    works, problems = read_bibliography(data, file)
    report(problems).encode()
    for style in STYLES:
        cited, _ = cite_file(data, file, style, "Avery JL")
        "".join(one.text + one.html for one in cited).encode()
    source, _ = decode(data, file)
    kind = parts_of(source)[0][0].name
    listed = {work.position.line for work in works}  # the key may be damaged
    lost = [entry for entry in lost_among(entries_in(source.text, kind), works, problems) if entry.start not in listed]
    return f"lost: {lost[:3]}" if lost else ""


def check_career(data: bytes) -> str:
    """Read a data file and derive everything from it; what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "cv.yaml")
        file.write_bytes(data)
        report(load_portfolio(Inputs(file, "https://jordan-avery.example/", TODAY)).problems).encode()
    return ""


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"more than {SECONDS_EACH} seconds")


if __name__ == "__main__":
    sys.exit(main())
