"""LibreOffice, run without a window: the one way to do it.

Each run has a profile of its own, so that an open LibreOffice is left alone and two runs at a time
do not disturb each other. All files of a run are converted by one call, because the start takes
longer than a file; what a person has is only copied, never written beside or over.
"""

import errno
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import memory
from tongzhi_cli.office.disk import system

#: Where LibreOffice lives when it is not on the path.
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
#: Seconds without another file: the first start on a slow laptop takes tens of them.
_PATIENCE = 120
#: So many runs that end early and make nothing, one after the other: it is not for the files.
_TRIES = 2


class Document(NamedTuple):
    """A file to convert: its *data*, and what it ends in (.doc), which LibreOffice goes by."""

    suffix: str
    data: bytes


def program() -> str | None:
    """LibreOffice's command, or None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return os.path.abspath(found)  # noqa: PTH100  a link stays one: it tells where it is
    return next((place for place in _PLACES if Path(place).exists()), None)


def convert(documents: Sequence[Document], to: str, reader: str = "") -> list[bytes | None]:
    """What LibreOffice makes of each of *documents*, in the format *to* (pdf); None for nothing.

    *reader* is the name of its import filter: without one, LibreOffice reads as text what it does
    not know. Where it ends at a file, or hangs, the others are tried again without that one.

    Raises:
        OSError: it is not installed or cannot be started, or there is no room for what it reads.

    """
    soffice = program()
    if soffice is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "soffice")
    with TemporaryDirectory(prefix="fankui-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        out = folder / "out"
        out.mkdir()
        names = [f"{at:06}{one.suffix}" for at, one in enumerate(documents)]
        made = [out / f"{at:06}.{to}" for at in range(len(documents))]
        for source, one in zip(names, documents, strict=True):
            (folder / source).write_bytes(one.data)
        command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--headless", "--norestore", *([f"--infilter={reader}"] if reader else [])]
        command += ["--convert-to", to, "--outdir", str(out)]
        waiting, vain = list(range(len(documents))), 0
        while waiting and vain < _TRIES:
            is_done = _ran([*command, *(names[at] for at in waiting)], folder, out)
            left = [at for at in waiting if not made[at].exists()]
            if is_done:
                break
            vain = 0 if len(left) < len(waiting) else vain + 1
            waiting = left[1:]  # it came to the first of them, and no further
        return [path.read_bytes() if path.exists() else None for path in made]


def _ran(command: Sequence[str], folder: Path, out: Path) -> bool:
    """Whether the command came to its end by itself, without a fault."""
    with memory.lifted():  # it takes as much as it takes
        process = subprocess.Popen(  # noqa: S603  our own arguments, no shell
            command,
            cwd=folder,  # short names, for Windows; and nothing of a crash is left elsewhere
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what it starts itself can be ended with it
        )
    try:
        made = -1
        while made < (made := len(os.listdir(out))):  # noqa: PTH208  a number is all that is wanted
            with suppress(subprocess.TimeoutExpired):
                return process.wait(_PATIENCE) == 0
        return False
    finally:
        if process.returncode != 0:  # it hangs or has crashed, or somebody pressed Ctrl+C
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and what it has started."""
    if system.is_windows():
        if process.poll() is None:
            subprocess.run(  # noqa: S603
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607  Windows' own
                capture_output=True,
                check=False,
            )
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
