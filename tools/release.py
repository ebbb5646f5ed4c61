"""What a release needs besides its files: that the tag is the version, its notes, the SHA-256.

python tools/release.py tag v0.2.0        # ends in 1 where the version is another one
python tools/release.py notes             # the section of this version in CHANGELOG.md
python tools/release.py sums dist         # writes dist/SHA256SUMS, as `sha256sum -c` reads it
"""

import hashlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SUMS = "SHA256SUMS"


def version() -> str:
    """The version that the package says it is."""
    text = (ROOT / "src/tongzhi_cli/__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if not found:
        raise SystemExit("no __version__")
    return found[1]


def notes(changelog: str, of: str) -> str:
    """The section of a version: from its heading to the next one, without the headings."""
    for section in re.split(r"(?m)^## ", changelog)[1:]:
        heading, _, body = section.partition("\n")
        if heading.split()[0].strip("[]") == of:
            return body.strip() + "\n"
    raise SystemExit(f"CHANGELOG.md has no section {of}")


def sums(folder: Path) -> str:
    """A line a file of *folder*, in the order of their names."""
    files = sorted(one for one in folder.iterdir() if one.is_file() and one.name != SUMS)
    if not files:
        raise SystemExit(f"{folder} is empty")
    return "".join(f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in files)


def main(words: list[str]) -> int:
    match words:
        case ["tag", tag]:
            if tag != f"v{version()}":
                raise SystemExit(f"{tag} is not v{version()}")
            notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version())
        case ["notes"]:
            changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
            sys.stdout.buffer.write(notes(changelog, version()).encode())
        case ["sums", folder]:
            (Path(folder) / SUMS).write_bytes(sums(Path(folder)).encode())
        case _:
            raise SystemExit(__doc__)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
