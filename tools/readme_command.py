"""Run a command of the README as a person would, on any system: the line below its marker.

    python tools/readme_command.py test-command
    python tools/readme_command.py test-command --set-up     # all of it but its last part
    python tools/readme_command.py test-command --show       # only print it

On Windows the venv's programs are in Scripts. What was set up is put on the PATH of the steps that
follow, where GitHub's runner asks for that.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def command(readme: str, marker: str, *, windows: bool, set_up: bool) -> str:
    """The first line of the code below a *marker*, as this system takes it."""
    lines = iter(readme.splitlines())
    for line in lines:
        if line == f"<!-- {marker} -->":
            next(lines)
            found = next(lines)
            break
    else:
        raise SystemExit(f"README.md has no <!-- {marker} -->")
    if set_up:
        found = found.rpartition(" && ")[0]
    if windows:
        found = found.replace("python3 -m venv", "python -m venv")
        found = found.replace(".venv/bin/", ".venv/Scripts/")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("marker")
    parser.add_argument("--set-up", action="store_true")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    windows = os.name == "nt"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = command(readme, given.marker, windows=windows, set_up=given.set_up)
    print(found, flush=True)
    if given.show:
        return 0
    shell = shutil.which("bash") or "bash"
    code = subprocess.run([shell, "-c", found], cwd=ROOT, check=False).returncode
    if "GITHUB_PATH" in os.environ and not code:
        with Path(os.environ["GITHUB_PATH"]).open("a", encoding="utf-8") as file:
            file.write(f"{ROOT / '.venv' / ('Scripts' if windows else 'bin')}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
