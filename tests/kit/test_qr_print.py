"""Addresses as codes hold them, and how large a code must print."""

from __future__ import annotations

import io
from urllib.parse import unquote, urlsplit

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from otofolio.rendering.kit.qr_print import (
    LEAST_MODULE,
    ascii_address,
    fitting_bytes,
    link_code,
    module_width,
    shouted_address,
    typed_address,
)
from otofolio.rendering.qr import byte_capacity, encode_qr, qr_png

HOSTS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?(\.[a-z]{2,8}){1,3}", fullmatch=True)
PATHS = st.text("abcXYZ012-._~/é", max_size=30).map(lambda text: "/" + text.lstrip("/"))


@pytest.mark.parametrize(
    ("address", "shouted"),
    [
        ("https://jordan-avery.example/card/", "HTTPS://JORDAN-AVERY.EXAMPLE/card/"),
        ("http://localhost:8000/Card/", "HTTP://LOCALHOST:8000/Card/"),
        ("https://me.github.io/Portfolio/p/avery2026/", "HTTPS://ME.GITHUB.IO/Portfolio/p/avery2026/"),
        ("https://under_score.example/", ""),
        ("https://Jo:Secret@example.org/", ""),
        ("https://[2001:db8::1]/", ""),
    ],
)
def test_capitals_only_where_they_mean_the_same(address: str, shouted: str) -> None:
    assert shouted_address(address) == shouted


def test_capitals_only_where_they_make_the_code_smaller() -> None:
    short, long = "https://ja.example/card/", "https://jordan-lee-avery-portfolio.example/card/"
    assert link_code(short).payload == short
    assert link_code(long).payload == "HTTPS://JORDAN-LEE-AVERY-PORTFOLIO.EXAMPLE/card/"
    assert len(link_code(long).modules) < len(encode_qr(long).modules)


@settings(max_examples=100, deadline=None)
@given(HOSTS, PATHS)
def test_a_scanned_address_is_the_same_address(host: str, path: str) -> None:
    picture = Image.open(io.BytesIO(qr_png(link_code(f"https://{host}{path}"), 4))).convert("L")
    (code,) = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    assert code.text.isascii()
    found = urlsplit(code.text)
    assert (found.scheme, found.hostname, unquote(found.path)) == ("https", host, path)


def test_letters_outside_ascii_become_what_a_browser_sends() -> None:
    assert ascii_address("https://müller.example/p/größe/") == "https://xn--mller-kva.example/p/gr%C3%B6%C3%9Fe/"
    assert ascii_address("https://a.example/p/a%20b/") == "https://a.example/p/a%20b/"


def test_nobody_types_a_scheme() -> None:
    assert typed_address("https://jordan-avery.example/p/poster/") == "jordan-avery.example/p/poster"


@pytest.mark.parametrize(("width", "size"), [(14.8, 42), (26, 213), (4, 0)])
def test_what_fits_a_width_at_the_floor(width: float, size: int) -> None:
    assert fitting_bytes(width) == size
    if size:
        assert module_width(encode_qr("é" * (size // 2)), width) >= LEAST_MODULE - 1e-9
        assert module_width(encode_qr("é" * (size // 2 + 1)), width) < LEAST_MODULE


def test_the_largest_code_holds_what_the_standard_says() -> None:
    assert byte_capacity(177) == 2331
    with pytest.raises(ValueError, match="too long"):
        encode_qr("é" * 1200)
