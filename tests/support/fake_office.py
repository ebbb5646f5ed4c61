"""Programs that stand for LibreOffice and fontconfig: they hang, fail, or make something."""

import os
import stat
from pathlib import Path

import pytest

#: Makes of each file "made of <what is in it>"; hangs at one in which "hang" stands, ends at "end",
#: passes over "none". What it was called with is written down, a line for each call.
SOFFICE = r"""#!/bin/sh
here="$(dirname "$0")"
printf '%s\n' "$*" >> "$here/calls"
for word in "$@"; do
    case "$last" in
        --convert-to) to="$word" ;;
        --outdir) out="$word" ;;
    esac
    last="$word"
    case "$word" in
        -env:*|--*|/*) continue ;;
    esac
    [ -f "$word" ] || continue
    text="$(cat "$word")"
    case "$text" in
        *hang*) sleep 600 & echo $! > "$here/child"; wait ;;
        *end*) kill -9 $$ ;;
        *none*) continue ;;
    esac
    printf 'made of %s' "$text" > "$out/$(basename "${word%.*}").$to"
done
"""


def program(folder: Path, name: str, text: str) -> Path:
    """A program of that *name* in *folder*, which has to be on the path."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def on_path(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str = SOFFICE) -> Path:
    """The *folder* with a `soffice` in it, in front of the path."""
    program(folder, "soffice", text)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without LibreOffice."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("tongzhi_cli.office.soffice._PLACES", ())


def calls(folder: Path) -> list[str]:
    """What the `soffice` in *folder* was called with, each time."""
    path = folder / "calls"
    return path.read_text().splitlines() if path.exists() else []
