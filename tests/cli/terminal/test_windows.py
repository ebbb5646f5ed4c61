"""The terminal of Windows, played: Ctrl+Break, NUL, the clipboard, opening a file."""

import errno
import io
import os
import signal
import stat
import sys
from pathlib import Path

import pytest
import windows

from tongzhi_cli import __main__ as program
from tongzhi_cli.cli.terminal import clipboard, opening, outlets
from tongzhi_cli.cli.terminal.prompt import Piped, Plain, front_end
from tongzhi_cli.cli.terminal.seat import can_ask, is_typed, owns_window

posix_only = pytest.mark.skipif(os.name == "nt", reason="plays Windows by what POSIX has")


@posix_only
def test_ctrl_break_ends_as_ctrl_c_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """SIGBREAK, which closing the window sends as well, is an interrupt that can be tidied up."""
    before = signal.getsignal(signal.SIGUSR1)
    monkeypatch.setattr(signal, "SIGBREAK", signal.SIGUSR1, raising=False)
    try:
        program.heed_break()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGUSR1)
    finally:
        signal.signal(signal.SIGUSR1, before)


class Device(io.TextIOWrapper):
    """A stream of Windows that calls itself a terminal, as NUL does."""

    def isatty(self) -> bool:
        """It is a device."""
        return True


class _WindowsConsoleIO(io.RawIOBase):
    """What Python reads a console of Windows by."""

    def readable(self) -> bool:
        return True


def device(raw: io.RawIOBase) -> Device:
    return Device(io.BufferedReader(raw), encoding="utf-8")


@pytest.mark.parametrize("is_console", [True, False])
def test_nobody_sits_at_nul(monkeypatch: pytest.MonkeyPatch, *, is_console: bool) -> None:
    """`fankui … < NUL` of a scheduled task asks nobody; at a console one is asked."""
    windows.play(monkeypatch)
    raw = _WindowsConsoleIO() if is_console else io.FileIO(os.devnull)
    with device(raw) as given, device(_WindowsConsoleIO()) as shown:
        for name, stream in (("stdin", given), ("stdout", shown), ("stderr", shown)):
            monkeypatch.setattr(sys, name, stream)
        assert (is_typed(), can_ask(), owns_window()) == (is_console,) * 3
        if not is_console:
            assert isinstance(front_end(plain=False), Piped)


@pytest.mark.parametrize(("term", "asked"), [("xterm", True), ("dumb", False)])
def test_git_bash_gives_a_pipe(monkeypatch: pytest.MonkeyPatch, term: str, *, asked: bool) -> None:
    """A person at mintty types into a pipe: MSYSTEM tells; what runs in a script does not ask."""
    windows.play(monkeypatch)
    monkeypatch.setenv("MSYSTEM", "MINGW64")
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert isinstance(front_end(plain=False), Plain if asked else Piped)


class _Unread(io.FileIO):
    """The end of a pipe that nobody reads any more, as Windows tells of it."""

    def write(self, data: object, /) -> int:
        """As long as it is the pipe."""
        if stat.S_ISFIFO(os.fstat(self.fileno()).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        return super().write(data) or 0  # type: ignore[arg-type]  # bytes


@posix_only
def test_nobody_reads_on_windows() -> None:
    """What goes into such a pipe is thrown away, from the first line on, and no error comes."""
    read_end, write_end = os.pipe()
    with os.fdopen(write_end, "w", encoding="utf-8") as pipe:
        outlet = outlets.Outlet(_Unread(write_end, "wb", closefd=False), pipe, is_talk=False)
        for _ in range(2):
            outlet.write("还差 2 人\n")
            outlet.flush()
    with os.fdopen(read_end, "rb") as end:
        assert end.read() == b""


@posix_only
def test_the_clipboard_gets_no_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """clip.exe puts a mark in front of the text into the clipboard with it: none is sent."""
    taken = tmp_path / "taken"
    fake = tmp_path / "clip.exe"
    fake.write_text(f'#!/bin/sh\ncat > "{taken}"\n', encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setattr(clipboard, "filler", lambda *_: clipboard.Filler((str(fake),), "utf-16-le"))
    assert clipboard.copy("还差 2 人：\n安若溪、白景行\n")
    assert taken.read_bytes().decode("utf-16-le") == "还差 2 人：\r\n安若溪、白景行\r\n"


def test_windows_opens_files_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the program that the file belongs to; where there is none (1155), that is said."""
    asked: list[Path] = []
    windows.play(monkeypatch)
    monkeypatch.setattr(os, "startfile", asked.append, raising=False)
    assert opening.opened([tmp_path / "表.docx"]) == [True]
    assert asked == [tmp_path / "表.docx"]

    def nothing(_: Path) -> None:
        raise windows.error(1155)

    monkeypatch.setattr(os, "startfile", nothing, raising=False)
    assert opening.opened([tmp_path / "表.docx"]) == [False]
