"""The standalone folder, zipped: for people without Python (issue 20).

    python packaging/standalone.py      # dist/fankui-<version>-<system>-<machine>.zip

It holds the program that PyInstaller makes for this system, a page to read first and the class of
`fankui demo`. The same program gives the same zip, whenever it is packed.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tongzhi_cli import __version__
from tongzhi_cli.cli.help import demo

ROOT = Path(__file__).resolve().parents[1]
FIRST, EXAMPLE = "请先看我.txt", "例子"
#: The system and the machine, as the zip is called after them.
_SYSTEM = f"{platform.system().lower()}-{platform.machine().lower()}"


def made() -> Path:
    """The folder, as PyInstaller and the demo fill it."""
    work, dist = ROOT / "build/standalone", ROOT / "dist"
    shutil.rmtree(dist / "fankui", ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    command += [f"--distpath={dist}", f"--workpath={work}", str(ROOT / "packaging/fankui.spec")]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "1"})
    folder = dist / "fankui"
    text = (ROOT / "packaging" / FIRST).read_text("utf-8").replace("{version}", __version__)
    (folder / FIRST).write_text(text, encoding="utf-8-sig", newline="\r\n")  # Notepad shows it
    demo.write(folder / EXAMPLE, force=False)
    return folder


def packed(folder: Path) -> Path:
    """The zip of a folder, which unpacks into one."""
    path = folder.with_name(f"fankui-{__version__}-{_SYSTEM}.zip")
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(_files(folder)):
            info = ZipInfo(file.relative_to(folder.parent).as_posix())
            info.external_attr = (0o100755 if os.access(file, os.X_OK) else 0o100644) << 16
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, file.read_bytes())
    return path


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Make it, and say how large it is."""
    folder = made()
    path = packed(folder)
    on_disk = sum(file.stat().st_size for file in _files(folder))
    print(
        f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB, {on_disk / 1e6:.1f} on disk"
    )


if __name__ == "__main__":
    main()
