"""The one list of what a portfolio becomes: pages, the pieces in them, and files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from otofolio.check import other_problems
from otofolio.deriving.snapshot import plan_snapshot
from otofolio.load import Inputs, load_portfolio
from otofolio.model.artifact import Artifact, Page
from otofolio.model.portfolio import Portfolio
from otofolio.problems import InputError, Position, Problem, errors, in_order
from otofolio.rendering.cache import NO_CACHE, Cache
from otofolio.rendering.pages.assets import render_assets
from otofolio.rendering.pages.card import render_card_page
from otofolio.rendering.pages.icons import IconSource, no_icons
from otofolio.rendering.pages.long_list import render_long_list
from otofolio.rendering.pages.site import render_pages, render_pieces
from otofolio.rendering.pdf.cv import render_cv_pdfs
from otofolio.rendering.pdf.snapshot import fit_snapshot, render_snapshot_pdf
from otofolio.rendering.pdf.social_image import render_social_image
from otofolio.rendering.qr import encode_qr, qr_png, qr_svg
from otofolio.rendering.records.files import render_records
from otofolio.rendering.site_paths import page_path
from otofolio.rendering.typesetting.compiler import Press
from otofolio.rendering.typesetting.missing_letters import missing_letters
from otofolio.rendering.vcard import render_vcard

_QR_PIXELS = 16
"""To a module: about 600 pixels in all, enough for a slide."""
_THREADS = 2


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a host publishes, finished but for its own page frame."""

    pages: tuple[Page, ...]
    pieces: Mapping[str, str]
    """HTML by the name of its marker."""
    files: tuple[Artifact, ...]
    problems: tuple[Problem, ...]
    """Warnings and notices that arose while laying out: what did not fit on the one page."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file that this becomes, below the site's root."""
        return (*(page_path(page.uri) for page in self.pages), *(file.uri for file in self.files))


@dataclass(frozen=True, slots=True)
class Built:
    """A site with the portfolio that it shows, everything there is to say, and the files that it was made from."""

    site: Site
    portfolio: Portfolio
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    kept_private: str = ""
    """One line on what is kept private and where it is."""


def build_from(
    inputs: Inputs, icon: IconSource = no_icons, last: Built | None = None, cache: Cache = NO_CACHE
) -> Built:
    """Read, derive, render. A portfolio equal to the last one is not rendered again, and no document of the cache.

    Raises InputError, which carries every problem, if there is an error among them.
    """
    loaded = load_portfolio(inputs)
    if loaded.portfolio is None:
        raise InputError(loaded.problems)
    if last and last.portfolio == loaded.portfolio:
        site = _moved(last, loaded.portfolio)
    else:
        try:
            site = build_site(loaded.portfolio, icon, cache)
        except InputError as error:
            raise InputError((*loaded.problems, *error.problems)) from None
    problems = in_order((*loaded.problems, *site.problems))
    return Built(site, loaded.portfolio, problems, loaded.files, loaded.kept_private)


def _moved(last: Built, portfolio: Portfolio) -> Site:
    """The last site for an equal portfolio, whose entries may be in other lines: its problems move with them."""
    places = dict(zip(_places(last.portfolio), _places(portfolio), strict=True))
    problems = last.site.problems
    return replace(last.site, problems=tuple(replace(p, position=places.get(p.position, p.position)) for p in problems))


def _places(portfolio: Portfolio) -> Iterator[Position]:
    yield portfolio.position
    yield from (item.position for section in portfolio.sections for item in section.items)
    yield from (work.position for work in portfolio.works)


def build_site(portfolio: Portfolio, icon: IconSource = no_icons, cache: Cache = NO_CACHE) -> Site:
    """Make it all. Raises InputError if the data cannot be laid out: a letter no font has, an overfull page.

    Typst needs no interpreter while it works, so what is printed is made in threads beside everything else. That is
    made one after the other: threads of Python only wait for each other, and hold everything in memory at once.
    """
    letters = missing_letters(portfolio, cache)
    if errors(letters.problems):
        raise InputError(letters.problems)
    press = Press(letters.substitutes, cache)
    with ThreadPoolExecutor(_THREADS) as pool:
        prints = [pool.submit(_printed, make, portfolio, press) for make in SITE_PRINTS]
        fitted = fit_snapshot(portfolio, plan_snapshot(portfolio), press)
        snapshot = pool.submit(render_snapshot_pdf, portfolio, fitted, press)
        pages = render_pages(portfolio, fitted.snapshot)
        pieces = render_pieces(portfolio, fitted.snapshot, icon)
        files = [file for make in SITE_FILES for file in make(portfolio)]
        # In their order, so that of several that cannot be made always the same one is reported.
        printed = [snapshot.result(), *(file for one in prints for file in one.result())]
    problems = (*letters.problems, *fitted.problems, *other_problems(portfolio))
    return Site(pages, pieces, (*printed, *files), problems)


def _printed(make: SitePrint, portfolio: Portfolio, press: Press) -> tuple[Artifact, ...]:
    return tuple(make(portfolio, press))


def _code(portfolio: Portfolio) -> Iterator[Artifact]:
    code = encode_qr(portfolio.site_url)
    yield Artifact("qr.svg", qr_svg(code, f"QR code that leads to {portfolio.site_url}").encode())
    yield Artifact("qr.png", qr_png(code, _QR_PIXELS))


def _photo(portfolio: Portfolio) -> Iterator[Artifact]:
    if portfolio.photo:
        yield Artifact("photo.jpg", portfolio.photo.jpeg)
        yield Artifact("photo.webp", portfolio.photo.webp)


SitePrint = Callable[[Portfolio, Press], Iterable[Artifact]]
"""Sets a file of the site in type, or several of a kind, in a thread of its own."""
SiteFile = Callable[[Portfolio], Iterable[Artifact]]
"""Makes any other file of the site, or several of a kind."""

SITE_PRINTS: tuple[SitePrint, ...] = (
    render_cv_pdfs,
    lambda portfolio, press: (render_social_image(portfolio, press),),
)
SITE_FILES: tuple[SiteFile, ...] = (
    lambda portfolio: (render_card_page(portfolio),),
    _code,
    lambda portfolio: (Artifact("contact.vcf", render_vcard(portfolio)),),
    _photo,
    render_records,
    render_long_list,
    render_assets,
)
"""With `SITE_PRINTS`, everything on the site but its pages and the snapshot's PDF, which is set as its page is."""
