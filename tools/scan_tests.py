"""The tests of the extra scan, in a venv of its own: pictures that they draw, none skipped.

python tools/scan_tests.py
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = ("tests/scan", "tests/cli/signed", "src/tongzhi_cli/scan")
#: In seconds: who waits for more does not run them.
MOST = 180


def main() -> int:
    """Install what is pinned, then run them within three minutes."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        venv.create(name, with_pip=True)
        python = str(Path(name, "Scripts" if os.name == "nt" else "bin", "python"))
        pip = [python, "-m", "pip", "install", "-q"]
        pinned = ("constraints-dev.txt", "constraints-scan.txt")
        files = [word for one in pinned for word in ("-r", str(ROOT / one))]
        subprocess.run([*pip, *files], check=True)
        subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True)
        env = {**os.environ, "FANKUI_SCAN_TESTS": "required"}
        words = ["-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", *TESTS]
        try:
            return subprocess.run(
                [python, *words], cwd=ROOT, env=env, timeout=MOST, check=False
            ).returncode
        except subprocess.TimeoutExpired:
            sys.stderr.write(f"the tests of the extra take more than {MOST} s\n")
            return 1


if __name__ == "__main__":
    sys.exit(main())
