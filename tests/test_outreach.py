"""What `send`, `paste` and `network` have in common: nothing of it is published, and the bytes are always the same."""

from __future__ import annotations

from pathlib import Path

from outreach import change, copy_example, run_command, run_process
from pdfium_text import read_by_pdfium

ABOUT = "Only LinkedIn reads this"
PORTER = (
    "\nwork:\n  - {role: Night porter, institution: Secret Hotel, start: 2019-01, end: 2019-06, eras: {choose: yes}}\n"
)
FOLDERS = ("to-send", "to-paste", "to-write")
PRIVATE = {
    "private.yaml": ("+1 555 010 0142", "12 Sample Street", "okafor@example.org", "Night porter"),
    "cv.yaml": (ABOUT, "every missing date is a person", "One weekend a month"),
    "network.yaml": ("Robotic access",),
}


def test_nothing_private_is_in_an_export(tmp_path: Path) -> None:
    folder = copy_example(tmp_path, "private.yaml", "network.yaml")
    change(folder / "private.yaml", "\nsend:", f"\n{PORTER}\nsend:")
    change(folder / "cv.yaml", "photo:", f'about: "{ABOUT}."\nphoto:')
    assert all(fact in (folder / name).read_text(encoding="utf-8") for name, facts in PRIVATE.items() for fact in facts)
    assert run_command(folder, "export", "out").returncode == 0
    published = {path: text_of(path.read_bytes()) for path in (folder / "out").rglob("*") if path.is_file()}
    assert any("Jordan" in text for path, text in published.items() if path.suffix == ".pdf")
    secret = [fact for facts in PRIVATE.values() for fact in facts]
    assert not [(path, fact) for path, text in published.items() for fact in secret if fact in text]


def test_another_order_of_sets_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = copy_example(tmp_path, "private.yaml", "network.yaml")
    commands = (("send", "--to", "Dr. Castellanos <m.castellanos@example.org>"), ("paste",), ("network", "--all"))
    assert [run_command(folder, *command).returncode for command in commands] == [0, 0, 0]
    made = {path: path.read_bytes() for name in FOLDERS for path in (folder / name).iterdir()}
    assert len(made) > 30
    run_process(folder, *commands)
    assert {path: path.read_bytes() for name in FOLDERS for path in (folder / name).iterdir()} == made


def text_of(data: bytes) -> str:
    return read_by_pdfium(data) if data.startswith(b"%PDF") else data.decode(errors="replace")
