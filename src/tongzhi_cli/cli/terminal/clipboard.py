"""The clipboard, by the program of the system that fills it; where there is none, that is said."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping

from tongzhi_cli.named_tuple import NamedTuple

#: In seconds; a clipboard answers at once or never.
_PATIENCE = 5


class Filler(NamedTuple):
    """The *command* that takes a text from its standard input, and in which *encoding*."""

    command: tuple[str, ...]
    encoding: str = "utf-8"


def filler(
    platform: str, environ: Mapping[str, str], which: Callable[[str], str | None]
) -> Filler | None:
    """What fills the clipboard on a *platform* (`sys.platform`); None where nothing does.

    clip.exe takes UTF-16 for what it is, whatever the code page, by its line ends; a mark in front
    would be pasted with the text (murmur issue 187, node-copy-paste pull request 45). On Linux a
    clipboard belongs to the screen that one sits at. Sources: pbcopy(1), wl-copy(1), xclip(1),
    xsel(1).

    >>> def which(name):
    ...     return f"/bin/{name}" if name in {"xclip", "clip.exe"} else None
    >>> filler("win32", {}, which)
    Filler(command=('/bin/clip.exe',), encoding='utf-16-le')
    >>> filler("linux", {"DISPLAY": ":0"}, which).command
    ('/bin/xclip', '-selection', 'clipboard')
    >>> filler("linux", {}, which) is None, filler("darwin", {}, which) is None
    (True, True)
    """
    for (name, *more), encoding in _tries(platform, environ):
        if path := which(name):
            return Filler((path, *more), encoding)
    return None


def _tries(platform: str, environ: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    if platform == "win32":
        yield ("clip.exe",), "utf-16-le"
    elif platform == "darwin":
        yield ("pbcopy",), "utf-8"
    else:
        if environ.get("WAYLAND_DISPLAY"):
            yield ("wl-copy",), "utf-8"
        if environ.get("DISPLAY"):
            yield ("xclip", "-selection", "clipboard"), "utf-8"
            yield ("xsel", "--clipboard", "--input"), "utf-8"


def _bytes(text: str, encoding: str) -> bytes:
    r"""*text* for the program that fills the clipboard, with the line ends of its system.

    >>> _bytes("班\n", "utf-16-le") == "班\r\n".encode("utf-16-le"), _bytes("班", "utf-8")
    (True, b'\xe7\x8f\xad')
    """
    if encoding == "utf-16-le":  # the last line end is what tells clip.exe that this is UTF-16
        text = text.replace("\r\n", "\n").removesuffix("\n").replace("\n", "\r\n") + "\r\n"
    return text.encode(encoding, "replace")


def copy(text: str) -> bool:
    """Put *text* into the clipboard; whether it is there now."""
    found = filler(sys.platform, os.environ, shutil.which)
    if found is None:
        return False
    environ = dict(os.environ)
    if sys.platform == "darwin":
        environ["LC_CTYPE"] = "UTF-8"  # pbcopy takes the text by the locale
    try:
        done = subprocess.run(  # noqa: S603  the system's own program, no shell
            found.command,
            input=_bytes(text, found.encoding),
            stdout=subprocess.DEVNULL,  # xclip stays, and would hold a pipe open
            stderr=subprocess.DEVNULL,
            env=environ,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
