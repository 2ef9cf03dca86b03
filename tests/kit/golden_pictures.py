"""The pictures that guard the kit's looks. `python tests/kit/golden_pictures.py` renews them; look at them then."""

from __future__ import annotations

from pathlib import Path

from kit_sample import BARE, CV, drawn, files, kit
from PIL import Image

FOLDER = Path(__file__).parent / "golden"
DOTS_PER_INCH = 72
LONG = (
    CV.replace("{given: Jordan, middle: Lee, family: Avery}", "{given: Maximiliana-Alexandrina, middle: Theodora, "
               "family: Wolfeschlegelsteinhausen-Bergerdorff, suffix: III}")
    .replace("MD Candidate, Class of 2027", "MBBS (Hons), MSc Audiological Medicine, MRCS (ENT)")
    .replace("St. Brendan University School of Medicine",
             "'Royal St. Brendan and Connemara University School of Medicine, Dentistry and Allied Health Sciences'")
    .replace("jordan.avery@example.org", "maximiliana-alexandrina.wolfeschlegelsteinhausen@alumni.example.org")
    .replace("[email, phone]", "[email, phone, location]")
)  # fmt: skip

PICTURES = {
    "card-front": (CV, "business-card-print-shop-us.pdf", 1),
    "card-back": (CV, "business-card-print-shop-us.pdf", 2),
    "card-eu-front": (CV, "business-card-print-shop-eu.pdf", 1),
    "sheet-5371": (CV, "business-cards-5371.pdf", 1),
    "badge-5392-front": (CV, "badges-5392.pdf", 1),
    "badge-5392-back": (CV, "badges-5392.pdf", 2),
    "poster-corner": (CV, "poster-corner-avery2026poster.pdf", 1),
    "code": (CV, "qr/site.pdf", 1),
    "long-card-front": (LONG, "business-card-print-shop-us.pdf", 1),
    "long-badge-front": (LONG, "badges-5392.pdf", 1),
    "bare-card-front": (BARE, "business-card-print-shop-us.pdf", 1),
    "bare-card-back": (BARE, "business-card-print-shop-us.pdf", 2),
    "bare-badge-front": (BARE, "badges-5392.pdf", 1),
}
"""What each picture shows: the data file, the PDF of its kit, the page."""


def picture(name: str) -> Image.Image:
    """The picture as the kit looks now."""
    cv, file, page = PICTURES[name]
    return drawn(files(kit(cv))[file], page, DOTS_PER_INCH, "RGB")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        picture(name).save(FOLDER / f"{name}.png", optimize=True)
