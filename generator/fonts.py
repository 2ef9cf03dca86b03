"""Make the website's typefaces again: `.venv/bin/python generator/fonts.py` (needs fontTools and Brotli).

Each slice of `otofolio/rendering/pages/typefaces.py` becomes a WOFF2 file with just its letters and weights. “Source”
is a reserved font name, and a slice is a modified version (SIL Open Font License 1.1, clause 3), so it has another
name; the entries on copyright and license stay. The originals come from the wheels that the PDFs are set with.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import fontpkg_source_sans_3
import fontpkg_source_serif_4
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from otofolio.rendering.pages.typefaces import SLICES, Slice

FOLDER = Path(__file__).parent / "otofolio" / "templates" / "site" / "fonts"
_ORIGINALS = {
    ("Otofolio Sans", False): (fontpkg_source_sans_3, "SourceSans3[wght].ttf"),
    ("Otofolio Sans", True): (fontpkg_source_sans_3, "SourceSans3-Italic[wght].ttf"),
    ("Otofolio Serif", False): (fontpkg_source_serif_4, "SourceSerif4[opsz,wght].ttf"),
    ("Otofolio Serif", True): (fontpkg_source_serif_4, "SourceSerif4-Italic[opsz,wght].ttf"),
}
_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
_KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
_NAMES = {1: "{family}", 3: "{family} {file}", 4: "{family}", 6: "{stem}", 16: "{family}"}


def main() -> None:
    """Write every slice, and the license of both families."""
    FOLDER.mkdir(exist_ok=True)
    for piece in SLICES:
        data = sliced(piece)
        (FOLDER / piece.file).write_bytes(data)
        print(f"{piece.file:24} {len(data) / 1000:5.1f} KB")  # noqa: T201
    license_file = Path(str(fontpkg_source_sans_3.__file__)).parent / "LICENSE"
    (FOLDER / "OFL.txt").write_bytes(license_file.read_bytes())


def sliced(piece: Slice) -> bytes:
    """The slice as WOFF2: the same bytes for the same original."""
    font = TTFont(BytesIO(_subset(piece)), recalcTimestamp=False)
    axes: dict[str, float | tuple[float, float]] = {"wght": piece.weights if piece.is_variable else piece.weights[0]}
    if "opsz" in {axis.axisTag for axis in font["fvar"].axes}:
        axes["opsz"] = piece.optical_size
    instantiateVariableFont(font, axes, inplace=True)
    for record in font["name"].names:
        if record.nameID in _NAMES:
            text = _NAMES[record.nameID]
            stem = piece.family.replace(" ", "")
            record.string = text.format(family=piece.family, file=piece.file, stem=stem)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _subset(piece: Slice) -> bytes:
    """Before the weights are cut: the instancer needs what the subsetter writes."""
    package, name = _ORIGINALS[piece.family, piece.is_italic]
    original = Path(str(package.__file__)).parent / "files" / name
    options = Options(
        layout_features=_FEATURES, name_IDs=_KEPT_NAMES, notdef_outline=True, recalc_timestamp=False, hinting=False,
        drop_tables=["DSIG", "STAT", "BASE", "gasp"],
    )  # fmt: skip
    font = TTFont(original, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=piece.letters)
    subsetter.subset(font)
    written = BytesIO()
    font.save(written)
    return written.getvalue()


if __name__ == "__main__":
    main()
