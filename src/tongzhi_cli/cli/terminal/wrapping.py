"""Text for a terminal: Chinese takes two columns and may break anywhere."""

import os
import re
import unicodedata
from shutil import get_terminal_size
from typing import TextIO

from tongzhi_cli.cli.terminal.by_number import COMMAND, usable
from tongzhi_cli.model.text import masked

# A command stays whole, however long it is: a terminal breaks it without a line's end, so that what
# is copied is one line. An option stays with its value; other Latin words stay whole; no line
# begins with a closing mark or ends with an opening one.
_PIECES = (
    r"[（“《]{0,9}"
    rf"(?:{COMMAND}|--[a-z-]{{1,30}} (?:\w{{1,20}}=)?[!-~]+|[!-~]+|.)"
    r"[，。；：、！？）”》…]*"
)
#: What a name may begin with that stands first where a word of a command stands.
_ODD_START = r"[-~#=@&%(!]"


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
    >>> wrapped("看还差谁：fankui check 花名册（1）.xlsx --class 软件1班（再看一遍）", 20)
    ['看还差谁：', 'fankui check 花名册（1）.xlsx --class 软件1班', '（再看一遍）']
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
    """*text* without what could steer a terminal, without 身份证号 (issue 16), its paths `near`.

    >>> visible("李\\x1b[31m明\\u202e"), visible("532701199501011234.csv")
    ('李?[31m明?', '（证件号码略）.csv')
    """
    text = near(masked(text))
    if text.isprintable():  # as nearly all is
        return text
    return "".join("?" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in text)


def near(text: str) -> str:
    """*text* with the paths of what lies below or beside the working folder as typed from there.

    Below it a path loses the folder, beside it it begins with `../`; any other is as it was.
    Source: issue 17, item 4.
    """
    if os.sep not in text:
        return text
    try:
        here = os.getcwd()  # noqa: PTH109  a text is wanted
    except FileNotFoundError:  # the working folder is gone
        return text
    above = os.path.dirname(here)  # noqa: PTH120  likewise
    for folder, instead in ((here, ""), (above, f"..{os.sep}")):
        start = folder + os.sep
        if folder != os.path.dirname(folder) and start in text:  # noqa: PTH120  not the root
            text = _nearer(text, start, instead)
    return text


def _nearer(text: str, start: str, instead: str) -> str:
    """*text* with *instead* for each *start* of a path in it.

    What would be an option without it, or something else to the shell, or the command itself,
    begins with `./`.
    """

    def shorter(match: re.Match[str]) -> str:
        after = text[match.end() :]
        is_command = text[: match.start()].endswith("fankui ")
        is_bare = not after or is_command or re.match(rf"{_ODD_START}|[\s\"'，。；：）]", after)
        return instead or (f".{os.sep}" if is_bare else "")

    return re.sub(rf"(?<![A-Za-z0-9_./\\~-]){re.escape(start)}", shorter, text)


def tell(text: str, stream: TextIO) -> None:
    """One line; on a terminal wrapped below its own beginning, in a pipe as it is.

    A command stays on one line, so that it can be copied. Nothing in it steers the terminal, and
    nothing is written where all of it is of no use to who chooses by number.
    """
    if not (shown := usable(text)) and text:
        return
    text = visible(shown)
    width = get_terminal_size().columns if stream.isatty() else 0
    if not width or width_of(text) < width or text.lstrip().startswith("fankui "):
        stream.write(f"{text}\n")
        return
    indent = text[: len(text) - len(text.lstrip())]
    lines = wrapped(text, width - len(indent) - 3)
    stream.write(indent + f"\n{indent}  ".join(lines) + "\n")
