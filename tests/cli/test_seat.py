"""Who sits at the terminal, by which of the streams lead there."""

import sys
from io import StringIO

import pytest

from tongzhi_cli.cli.terminal.seat import can_ask, is_read_here


class Terminal(StringIO):
    """A stream that a person types into or reads."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def closed() -> Terminal:
    stream = Terminal()
    stream.close()
    return stream


@pytest.mark.parametrize(
    ("stdin", "stdout", "stderr", "asked", "read"),
    [
        (Terminal(), Terminal(), Terminal(), True, True),
        (Terminal(), StringIO(), Terminal(), True, False),  # fankui > 结果.txt
        (Terminal(), Terminal(), StringIO(), False, True),  # fankui 2> 话.txt
        (StringIO(), Terminal(), Terminal(), False, False),  # 名单 | fankui
        (Terminal(), Terminal(), closed(), False, True),
        (Terminal(), closed(), Terminal(), True, False),
        (None, None, None, False, False),  # a window without a console
    ],
)
def test_who_sits_there(
    monkeypatch: pytest.MonkeyPatch,
    stdin: StringIO | None,
    stdout: StringIO | None,
    stderr: StringIO | None,
    asked: bool,
    read: bool,
) -> None:
    """One can be asked where questions are seen, and has a menu where results are seen."""
    for name, stream in (("stdin", stdin), ("stdout", stdout), ("stderr", stderr)):
        monkeypatch.setattr(sys, name, stream)
    assert (can_ask(), is_read_here()) == (asked, read)
