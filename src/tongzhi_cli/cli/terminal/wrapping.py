"""Text for a terminal: Chinese takes two columns and may break anywhere."""

import re
import unicodedata
from shutil import get_terminal_size
from typing import TextIO

from tongzhi_cli.model.text import masked

# An option stays with its value, so that it can be copied; other Latin words stay whole; no line
# begins with a closing mark or ends with an opening one.
_PIECES = r"[（“《]{0,9}(?:--[a-z-]{1,30} (?:\w{1,20}=)?[!-~]+|[!-~]+|.)[，。；：、！？）”》…]*"


def width_of(text: str) -> int:
    """Columns that *text* takes on a terminal; a Chinese character takes two.

    >>> width_of("学号 A1")
    7
    """
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WFA" else 1
        for c in text
    )


def wrapped(text: str, width: int) -> list[str]:
    """*text* in lines of at most *width* columns; Chinese breaks anywhere, Latin words do not.

    >>> wrapped("加 --force 才会覆盖已有的文件", 16)
    ['加 --force 才会', '覆盖已有的文件']
    """
    lines, line = [], ""
    for piece in re.findall(_PIECES, " ".join(text.split())):
        if line and width_of(line + piece) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def visible(text: str) -> str:
    """*text* without what could steer a terminal, and without 身份证号 (issue 16).

    >>> visible("李\\x1b[31m明\\u202e"), visible("532701199501011234.csv")
    ('李?[31m明?', '（证件号码略）.csv')
    """
    text = masked(text)
    if text.isprintable():  # as nearly all is
        return text
    return "".join("?" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in text)


def tell(text: str, stream: TextIO) -> None:
    """One line; on a terminal wrapped below its own beginning, in a pipe as it is.

    A command stays on one line, so that it can be copied. Nothing in it steers the terminal.
    """
    text = visible(text)
    width = get_terminal_size().columns if stream.isatty() else 0
    if not width or width_of(text) < width or text.lstrip().startswith("fankui "):
        stream.write(f"{text}\n")
        return
    indent = text[: len(text) - len(text.lstrip())]
    lines = wrapped(text, width - len(indent) - 3)
    stream.write(indent + f"\n{indent}  ".join(lines) + "\n")
