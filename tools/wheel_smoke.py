"""The wheel alone, without what developers need, in a venv of its own: it does the README's work.

python tools/wheel_smoke.py dist
"""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import readme_command

ROOT = Path(__file__).resolve().parents[1]


def main(folder: str) -> int:
    (wheel,) = Path(folder).resolve().glob("*.whl")
    windows = os.name == "nt"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    line = readme_command.command(readme, "main-command", windows=windows, set_up=False)
    words = "fankui " + line.rpartition("fankui ")[2]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        away = Path(name)
        venv.create(away / ".venv", with_pip=True)
        bin_ = away / ".venv" / ("Scripts" if windows else "bin")
        subprocess.run([bin_ / "python", "-m", "pip", "install", "-q", wheel], check=True)
        environ = {**os.environ, "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}"}
        shutil.copytree(ROOT / "examples", away / "examples")
        subprocess.run(
            [shutil.which("bash") or "bash", "-c", words], cwd=away, env=environ, check=True
        )
        if not list(away.glob("*.docx")):
            raise SystemExit("no form was written")
        for called in ([bin_ / "python", "-m", "tongzhi_cli"], [bin_ / "tongzhi-cli"]):
            subprocess.run([*called, "--version"], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
