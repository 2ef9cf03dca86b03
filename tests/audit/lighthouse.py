"""Lighthouse in one process with one browser, for as many pages as are asked for."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

SCRIPT = Path(__file__).with_suffix(".mjs")
SPEED = "performance"
HANGS = 120
"""Seconds after which no answer will come: Lighthouse gives up on a page after 45."""


@dataclass(frozen=True)
class Report:
    """What Lighthouse says of a page: scores of 0 to 100 by category, and what took something from them.

    `shown` is after how many milliseconds the phone shows the largest part of the page, if its speed was asked for.
    """

    scores: dict[str, int]
    lost: tuple[str, ...]
    shown: float

    def told(self) -> str:
        return "\n".join((json.dumps(self.scores), *self.lost))


@dataclass(frozen=True)
class Lighthouse:
    """The running process."""

    process: subprocess.Popen[str]

    def measure(self, url: str, *categories: str) -> Report:
        """Load the page as a phone with a slow connection would, with nothing kept from the page before."""
        answer = json.loads(self._ask(json.dumps({"url": url, "categories": categories})) or "{}")
        assert "scores" in answer, f"Lighthouse gave no answer for {url}: {answer.get('error', 'it has ended')}"
        lost = [f"{part['title']}: {part.get('displayValue', '')} ({part['score']})" for part in answer["lost"]]
        if speed := answer["speed"]:
            lost.append(f"first paint after {speed['firstPaint']} ms, blocked for {speed['blocked']:.0f} ms")
        scores = {name: round(100 * (score or 0)) for name, score in answer["scores"].items()}
        return Report(scores, tuple(lost), speed["shown"] if speed else 0)

    def _ask(self, line: str) -> str:
        questions, answers = self.process.stdin, self.process.stdout
        assert questions and answers
        hanging = Timer(HANGS, stop, [self.process])
        hanging.start()
        try:
            print(line, file=questions, flush=True)
            return answers.readline()
        finally:
            hanging.cancel()


@contextmanager
def started(chromium: str, flags: tuple[str, ...]) -> Iterator[Lighthouse]:
    """Lighthouse, and the browser that it starts; both end with this."""
    command = [str(shutil.which("node")), str(SCRIPT), *flags]
    environment = os.environ | {"CHROME_PATH": chromium}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield Lighthouse(process)
        finally:
            end(process)


def end(process: subprocess.Popen[str]) -> None:
    """Let it end by itself, or else stop it."""
    assert process.stdin
    with suppress(BrokenPipeError):
        process.stdin.close()
    try:
        process.wait(timeout=HANGS)
    except subprocess.TimeoutExpired:
        stop(process)


def stop(process: subprocess.Popen[str]) -> None:
    """As Ctrl+C does: on that signal the browser, which has a process group of its own, is ended as well."""
    process.send_signal(signal.SIGINT)
