"""`otofolio kit DIR`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from otofolio.cli.arguments import Command, add_inputs, path
from otofolio.cli.inputs import inputs_beside
from otofolio.cli.outputs import tell_problems, write
from otofolio.problems import InputError, errors
from otofolio.terminal import working


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=path, nargs="?", default=Path("kit"), metavar="DIR",
                        help="where to write, kit by default; not inside the website’s folders")  # fmt: skip
    add_inputs(parser)


def _run(options: Namespace) -> int:
    from otofolio.load import load_portfolio
    from otofolio.rendering.kit.kit import render_kit

    loaded = load_portfolio(inputs_beside(options))
    if loaded.portfolio is None or loaded.card is None:
        raise InputError(loaded.problems)
    with working("Making cards, badges and codes"):
        kit = render_kit(loaded.portfolio, loaded.card)
    tell_problems((*loaded.problems, *kit.problems))
    return 1 if errors(kit.problems) else write(kit.artifacts, options.folder)


KIT = Command(
    "kit",
    "make business cards, badges and QR codes to print",
    "Create printable business cards, badges, poster inserts and QR codes. Don’t publish them.",
    _add_arguments,
    _run,
)
