"""The picture that link previews show beside the site's address: 1200 by 630 pixels, as Open Graph readers crop it."""

from __future__ import annotations

from otofolio.model.addresses import bare_address
from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.problems import InputError
from otofolio.rendering.career_line import career_data
from otofolio.rendering.colors import WHITE, readable
from otofolio.rendering.figures import large_figures, small_figures
from otofolio.rendering.typesetting.compiler import USUAL, Document, Press, TypesettingError, picture
from otofolio.rendering.typesetting.missing_letters import unset
from otofolio.rendering.typesetting.print_text import on_paper, reads_backward

_PIXELS_PER_INCH = 72.0
_LONGEST_ADDRESS = 34


def render_social_image(portfolio: Portfolio, press: Press = USUAL) -> Artifact:
    """`social.png`: who, what for, how much, and when."""
    address, school = bare_address(portfolio.site_url), portfolio.school
    data = {
        "name": portfolio.name.full,
        "backward": reads_backward(portfolio.name.full),
        "headline": portfolio.headline,
        "school": " · ".join(filter(None, (portfolio.credentials, school.name if school else ""))),
        "numbers": [figure._asdict() for figure in large_figures(portfolio.numbers)],
        "few": [figure.words for figure in small_figures(portfolio.numbers)],
        "career": career_data(portfolio.career),
        "address": address if len(address) <= _LONGEST_ADDRESS else "",
        "accent": readable(portfolio.design.accent, WHITE),
        "look": portfolio.design.look.value,
        "photo": portfolio.photo is not None,
    }
    pictures = {"photo.jpg": portfolio.photo.jpeg} if portfolio.photo else {}
    document = Document("pdf/social.typ", on_paper(data), portfolio.today, pictures)
    try:
        return Artifact("social.png", picture(document, _PIXELS_PER_INCH, press))
    except TypesettingError as error:
        raise InputError([unset(portfolio, error, "social.png")]) from None
