"""The photo: a picture by its content, right in color and turn, and nothing left of it but pixels."""

from __future__ import annotations

import base64
import io
import re
import struct
import tomllib
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from otofolio.hosts.export.project import export_project
from otofolio.load import Inputs
from otofolio.model.dates import PartialDate
from otofolio.model.person import Photo
from otofolio.reading.cv.file import read_career
from otofolio.reading.cv.photo import read_photo
from otofolio.settings import Settings

REFUSED = tomllib.loads((Path(__file__).parent / "cases" / "photo_refused.toml").read_text(encoding="utf-8"))["case"]
REST = "name: {given: Jordan, family: Avery}\nspecialty: {name: Otolaryngology}\n"
CANARY = b"CANARY"
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
SIZE = (300, 400)
RED, BLUE = (255, 0, 0), (0, 0, 255)


def picture(mode: str = "RGB", color: object = "teal") -> Image.Image:
    return Image.new(mode, SIZE, color)  # type: ignore[arg-type]


def saved(shown: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    shown.save(buffer, form, **options)
    return buffer.getvalue()


def color_of(photo: Photo, place: tuple[float, float] = (0.5, 0.5)) -> tuple[int, ...]:
    shown = Image.open(io.BytesIO(photo.jpeg))
    return shown.getpixel((int(place[0] * shown.width), int(place[1] * shown.height)))  # type: ignore[return-value]


def is_near(color: tuple[int, ...], wanted: tuple[int, ...], by: int = 6) -> bool:
    return all(abs(one - other) <= by for one, other in zip(color, wanted, strict=True))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["why"])
def test_what_is_no_photo_is_answered_in_one_sentence(case: dict[str, str], tmp_path: Path) -> None:
    data = bytes.fromhex(case.get("hex", ""))
    if case.get("checksum"):
        data += struct.pack(">I", zlib.crc32(data[12:])) + b"\0\0\0\0IDAT"
    (tmp_path / "me.jpg").write_bytes(data + case.get("text", "").encode())
    (tmp_path / "cv.yaml").write_text(f"photo: me.jpg\n{REST}", encoding="utf-8")
    problems = read_career(tmp_path / "cv.yaml", "cv.yaml", PartialDate(2026, 7, 1)).problems
    assert [problem.message for problem in problems] == [case["told"]]


def profile(name: bytes = b"") -> bytes:
    """An ICC profile in which red and blue have changed places; its description is as given (ICC.1 §7.2)."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = data.replace(b"rXYZ", b"????", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"????", b"bXYZ", 1)
    return data.replace("sRGB".encode("utf-16-be"), name.decode().ljust(4)[:4].encode("utf-16-be")) if name else data


def exif() -> bytes:
    notes = Image.Exif()
    notes[0x010E] = notes[0x010F] = notes[0x013B] = notes[0x8298] = CANARY.decode()
    notes.get_ifd(0x8769)[0x927C] = notes.get_ifd(0x8769)[0x9286] = CANARY
    notes.get_ifd(0x8825)[0x001D] = CANARY.decode()
    return notes.tobytes()


XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + CANARY + b"</x:xmpmeta>"


def full_jpeg() -> bytes:
    data = saved(picture(), "JPEG", exif=exif(), comment=CANARY, xmp=XMP, icc_profile=profile() + CANARY)
    segments = b"".join(
        b"\xff" + marker + struct.pack(">H", len(content) + 2) + content
        for marker, content in ((b"\xed", b"Photoshop 3.0\x00" + CANARY), (b"\xef", CANARY), (b"\xfe", CANARY))
    )
    return data[:2] + segments + data[2:] + CANARY


def full_png() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", CANARY.decode())
    notes.add_text("Author", CANARY.decode(), zip=True)
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    notes.add(b"prVt", CANARY)
    notes.add(b"teSt", CANARY, after_idat=True)
    return saved(picture(), "PNG", pnginfo=notes, exif=exif(), icc_profile=profile() + CANARY, dpi=(99, 99)) + CANARY


def full_webp() -> bytes:
    return saved(picture(), "WEBP", exif=exif(), xmp=XMP, icc_profile=profile() + CANARY) + CANARY


def full_gif() -> bytes:
    frames = [picture(), picture(color="white")]
    data = saved(frames[0], "GIF", comment=CANARY, save_all=True, append_images=frames[1:], duration=50, loop=3)
    xmp = b"\x21\xff\x0bXMP DataXMP" + bytes([len(CANARY)]) + CANARY + b"\0"
    return data[:-1] + xmp + b";" + CANARY


FULL = {"JPEG": full_jpeg(), "PNG": full_png(), "WEBP": full_webp(), "GIF": full_gif()}


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_but_pixels_survives(form: str) -> None:
    assert FULL[form].count(CANARY) >= 3
    photo = read_photo(FULL[form])
    for data in (photo.jpeg, photo.webp, photo.thumbnail):
        assert CANARY not in data
        shown = Image.open(io.BytesIO(data))
        assert not shown.getexif()
        assert not shown.info.keys() & {"exif", "xmp", "comment", "icc_profile", "photoshop", "dpi", "adobe"}
    jpeg = Image.open(io.BytesIO(photo.jpeg))
    assert [name for name, _ in jpeg.applist] == ["APP0"]  # type: ignore[attr-defined]
    assert re.findall(rb"(?:VP8X|EXIF|XMP |ICCP)", photo.webp) == []
    assert read_photo(FULL[form]) == photo


def test_no_file_of_the_site_carries_what_was_in_the_photo(tmp_path: Path) -> None:
    (tmp_path / "me.jpg").write_bytes(FULL["JPEG"])
    (tmp_path / "cv.yaml").write_text(f"photo: me.jpg\n{REST}publications: []\n", encoding="utf-8")
    inputs = Inputs(tmp_path / "cv.yaml", "https://avery.example/", PartialDate(2026, 7, 1))
    folders = (tmp_path / "docs", tmp_path / "site")
    project = export_project(inputs, Settings(published_folders=folders), "mkdocs")
    files = {artifact.uri.removeprefix("docs/"): artifact.data for artifact in project.artifacts}
    assert {"photo.jpg", "photo.webp", "card/index.html", "contact.vcf", "snapshot.pdf", "cv.pdf"} <= files.keys()
    assert len(re.findall(rb"base64,[\w+/=]{500,}", files["card/index.html"])) == 1
    for uri, data in files.items():
        assert not [part for part in with_what_is_packed(uri, data) if CANARY in part], uri


def with_what_is_packed(uri: str, data: bytes) -> Iterator[bytes]:
    """The file, every base64 text in it (folded lines too), and every stream of a PDF."""
    yield data
    for text in re.findall(rb"[\w+/]{40,}=*", data.replace(b"\r\n ", b"")):
        yield base64.b64decode(text[: len(text) // 4 * 4])
    if uri.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for item in pdf.objects:
                if isinstance(item, pikepdf.Stream):
                    yield item.read_raw_bytes()
                    if item.get("/Filter") != pikepdf.Name.DCTDecode:
                        yield item.read_bytes()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.95])
def test_a_picture_cut_off_is_answered_in_our_words(form: str, kept: float) -> None:
    noisy = Image.effect_noise(SIZE, 90).convert("RGB")
    data = saved(noisy, form)
    with pytest.raises(ValueError, match=r"^The photo is a \w+ picture that is damaged or incomplete; [^.]+\.$"):
        read_photo(data[: int(len(data) * kept)])


@settings(max_examples=150)
@given(st.sampled_from(FORMATS), st.data())
def test_a_damaged_picture_is_a_photo_or_a_sentence(form: str, draw: st.DataObject) -> None:
    data = bytearray(FULL[form])
    for _ in range(draw.draw(st.integers(1, 6))):
        data[draw.draw(st.integers(0, min(len(data) - 1, 3000)))] = draw.draw(st.integers(0, 255))
    try:
        read_photo(bytes(data))
    except ValueError as error:
        assert re.fullmatch(r"The photo [^\n]+\.", str(error))


def test_a_jpeg_of_endless_scans_is_not_decoded() -> None:
    data = saved(picture(), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    with pytest.raises(ValueError, match="damaged"):
        read_photo(data[:-2] + data[last:-2] * 120 + data[-2:])


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_it_stands_as_the_camera_was_held(form: str, orientation: int) -> None:
    shown = Image.new("RGB", (400, 400), "white")
    for color, corner in (("red", (0, 0)), ("lime", (200, 0)), ("blue", (0, 200))):
        shown.paste(color, (*corner, corner[0] + 200, corner[1] + 200))
    notes = Image.Exif()
    notes[0x0112] = orientation
    data = saved(shown, form, exif=notes)
    reference = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    photo = read_photo(data)
    for place in ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)):
        wanted = reference.getpixel((int(400 * place[0]), int(400 * place[1])))
        assert is_near(color_of(photo, place), wanted, 40)  # type: ignore[arg-type]


def sixteen_bits() -> bytes:
    return saved(Image.new("I;16", SIZE, 0x8000), "PNG")


def palette(transparent: int | None) -> bytes:
    shown = Image.new("P", SIZE, 1)
    shown.putpalette([0, 0, 0, 255, 0, 0])
    return saved(shown, "PNG", **({} if transparent is None else {"transparency": transparent}))


@pytest.mark.parametrize(
    ("why", "data", "wanted"),
    [
        ("CMYK", saved(picture("CMYK", (0, 255, 255, 0)), "JPEG"), RED),
        ("CMYK, dark", saved(picture("CMYK", (0, 0, 0, 255)), "JPEG"), (0, 0, 0)),
        ("gray", saved(picture("L", 100), "JPEG"), (100, 100, 100)),
        ("16 bits of gray", sixteen_bits(), (128, 128, 128)),
        ("black and white", saved(picture("1", 1), "PNG"), (255, 255, 255)),
        ("palette", palette(None), RED),
        ("palette, transparent", palette(1), (255, 255, 255)),
        ("gray, half transparent", saved(picture("LA", (0, 128)), "PNG"), (127, 127, 127)),
        ("transparent, black below", saved(picture("RGBA", (0, 0, 0, 0)), "PNG"), (255, 255, 255)),
        ("one color is transparent", saved(picture("RGB", RED), "PNG", transparency=RED), (255, 255, 255)),
        ("WebP, transparent", saved(picture("RGBA", (0, 0, 0, 0)), "WEBP", lossless=True), (255, 255, 255)),
        ("the first frame", saved(picture("RGB", RED), "GIF", save_all=True, append_images=[picture()]), RED),
        ("a profile is obeyed", saved(picture("RGB", RED), "PNG", icc_profile=profile()), BLUE),
        ("with a palette too", saved(picture("RGB", RED).quantize(8), "PNG", icc_profile=profile()), BLUE),
        ("a profile that is none", saved(picture("RGB", RED), "PNG", icc_profile=b"nonsense"), RED),
        ("a profile for other channels", saved(picture("L", 100), "PNG", icc_profile=profile()), (100, 100, 100)),
    ],
)
def test_it_looks_right(why: str, data: bytes, wanted: tuple[int, ...]) -> None:
    assert is_near(color_of(read_photo(data)), wanted), why


def test_pictures_of_a_stereo_or_gain_map_camera_are_read() -> None:
    first, second = picture("RGB", RED), picture("RGB", BLUE)
    data = saved(first, "MPO", save_all=True, append_images=[second])
    photo = read_photo(data)
    assert is_near(color_of(photo), RED)
    assert b"MPF\0" in data
    assert b"MPF\0" not in photo.jpeg


def test_a_large_picture_is_read_and_made_small() -> None:
    photo = read_photo(saved(Image.new("L", (6000, 8000), 90), "PNG"))
    assert (photo.width, photo.height) == (480, 640)
