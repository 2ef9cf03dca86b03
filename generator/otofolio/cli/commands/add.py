"""`otofolio add NUMBER…`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from otofolio.cli.arguments import Command, path
from otofolio.problems import Refusal
from otofolio.terminal import put, tell, working

_WORKS = Path("publications.bib")


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("numbers", nargs="+", metavar="NUMBER",
                        help="a DOI, PMID, PMCID, arXiv number, or ISBN, also as an address")  # fmt: skip
    parser.add_argument("--into", type=path, metavar="FILE",
                        help="the BibTeX file; publications.bib by default")  # fmt: skip


def _run(options: Namespace) -> int:
    from otofolio.adding.online import Online
    from otofolio.adding.run import add_works
    from otofolio.adding.services import Services

    if options.into is None and not _WORKS.exists():
        raise Refusal("There is no publications.bib in this folder.",
                      "change to your portfolio’s folder, or name the file: --into my-works.bib")  # fmt: skip
    with working("Asking for the records"):
        added = add_works(options.numbers, options.into or _WORKS, Online(), Services())
    if added.told:
        put("\n".join(added.told))
    for refusal in added.failed:
        tell(f"{refusal}\nhint: {refusal.hint}" if refusal.hint else str(refusal))
    return 1 if added.failed else 0


ADD = Command(
    "add",
    "add a publication by its DOI, PMID, PMCID, arXiv number, or ISBN",
    "Fetch the record of a publication and write it at the end of publications.bib. This is the only command that goes "
    "online: it asks doi.org and the registry behind it (DOI), NCBI (PMID, PMCID), arXiv, or Open Library (ISBN).",
    _add_arguments,
    _run,
)
