"""Whether two wheels install the same files: `same_wheel.py OURS THEIRS`. What names its maker may differ."""

import sys
import zipfile

MAKERS = ("/RECORD", "/WHEEL")


def contents(file: str) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist() if not name.endswith(MAKERS)}


ours, theirs = map(contents, sys.argv[1:])
sys.exit(", ".join(name for name in sorted({*ours, *theirs}) if ours.get(name) != theirs.get(name)) or 0)
