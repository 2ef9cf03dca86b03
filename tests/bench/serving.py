"""`mkdocs serve`, from a saved edit to the page that shows it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from processes import environment

_LONGEST = 60.0
_STEP = 0.005


def save_to_reload(folder: Path, edits: int) -> list[float]:
    """Seconds from writing `cv.yaml` to the first answer with the new words, for each of so many edits."""
    port = _free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=folder, env=environment(folder / ".cache")) as server:
        try:
            url = f"http://127.0.0.1:{port}/"
            _until_served(url, "Aspiring")
            return [_edit(folder / "cv.yaml", url, number) for number in range(edits)]
        finally:
            server.terminate()


def _edit(file: Path, url: str, number: int) -> float:
    lines = file.read_text(encoding="utf-8").splitlines()
    lines = [f'headline: "Aspiring {number}"' if line.startswith("headline:") else line for line in lines]
    file.write_text("\n".join(lines), encoding="utf-8")
    return _until_served(url, f"Aspiring {number}<")


def _until_served(url: str, words: str) -> float:
    started = time.perf_counter()
    while (waited := time.perf_counter() - started) < _LONGEST:
        try:
            with urllib.request.urlopen(url) as response:
                if words in response.read().decode():
                    return time.perf_counter() - started
        except OSError:
            pass
        time.sleep(_STEP)
    raise RuntimeError(f"{url} did not show “{words}” within {waited:.0f} seconds")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
