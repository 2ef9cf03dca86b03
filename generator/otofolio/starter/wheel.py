"""The installed tool as a wheel again, so that a portfolio can carry what it is built with.

The layout is that of the binary distribution format (packaging.python.org/specifications/binary-distribution-format).
The same installation gives the same bytes on every system, however it was installed: nothing is compressed, because
zlib's successors pack differently, and fixed are the order, the dates and the modes.
"""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from importlib.resources import files
from importlib.resources.abc import Traversable

from otofolio.model.artifact import Artifact

_NAME = "otofolio"
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can name."""
_UNIX, _MODE = 3, 0o100644 << 16
_WHEEL = "Wheel-Version: 1.0\nGenerator: otofolio\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def own_wheel() -> Artifact:
    """The wheel under its file's name. Raises PackageNotFoundError if the tool runs without being installed."""
    installed = distribution(_NAME)
    contents = dict(sorted([*_package(files(_NAME), _NAME), *_described(installed)]))
    record = f"{_info(installed)}/RECORD"
    contents[record] = _record(contents, record)
    return Artifact(f"{_NAME}-{installed.version}-py3-none-any.whl", _zipped(contents))


def _package(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """Every file of the package, without what Python, editors and file managers leave among them."""
    for entry in folder.iterdir():
        if entry.name.startswith((".", "__pycache__")) or entry.name.endswith((".pyc", "~")):
            continue
        if entry.is_dir():
            yield from _package(entry, f"{path}/{entry.name}")
        else:
            yield f"{path}/{entry.name}", entry.read_bytes()


def _described(installed: Distribution) -> Iterator[tuple[str, bytes]]:
    """What installers read. Not the installed RECORD: that of an editable installation names no source file."""
    licenses = (f"licenses/{name}" for name in installed.metadata.get_all("License-File", []))
    for name in ("METADATA", "entry_points.txt", *licenses):
        yield f"{_info(installed)}/{name}", (installed.read_text(name) or "").encode()
    yield f"{_info(installed)}/WHEEL", _WHEEL.encode()


def _info(installed: Distribution) -> str:
    return f"{_NAME}-{installed.version}.dist-info"


def _record(contents: dict[str, bytes], record: str) -> bytes:
    lines = [f"{path},sha256={_digest(data)},{len(data)}\n" for path, data in contents.items()]
    return "".join([*lines, f"{record},,\n"]).encode()


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def _zipped(contents: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, data in contents.items():
            entry = zipfile.ZipInfo(path, _DATE)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            archive.writestr(entry, data)
    return buffer.getvalue()
