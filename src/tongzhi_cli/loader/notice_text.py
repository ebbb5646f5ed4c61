"""A notice's own text (.docx, .txt, a saved page) as the notice of a command, if nothing is open.

`fankui notice import` writes it down as a notice file, which is what a person looks through; here
nothing is written. A notice with a single open question is not used: it is never guessed at.
"""

from pathlib import Path

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.doubts import doubts
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.notice.one_of_each import with_one_of_each
from tongzhi_cli.notice.reading import source
from tongzhi_cli.notice.reading.read import read
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.notice.toml import write
from tongzhi_cli.notice.toml.lines import todos

#: The id of a notice that has no file of its own.
_ID = "notice"


class NoticeText(NamedTuple):
    """What a notice's text amounts to: a *notice*, or None and how many points are *open*.

    *asked* are those points, in words; *toml* is the notice as a notice file.
    """

    notice: Notice | None
    open: int = 0
    asked: tuple[str, ...] = ()
    toml: str = ""


def understood(path: Path) -> NoticeText:
    """The notice that the text of a file is.

    Raises:
        InputError: the file cannot be read.

    """
    draft = with_one_of_each(read(source.read(path), path.name)._replace(id=_ID))
    toml = write.written(draft)
    if undecided := todos(toml):
        asked = [one.short for one in doubts(draft)] or [one.short for one in undecided]
        return NoticeText(None, len(asked), tuple(asked))
    try:
        return NoticeText(notice_toml.parse(toml, str(path)), toml=toml)
    except InputError:  # what it lacks has no line yet that says so
        return NoticeText(None, 1)


def notice_of(path: Path) -> Notice:
    """The notice that the text of a file is, for `--notice`.

    Raises:
        InputError: the file cannot be read, or something in it is open.

    """
    found = understood(path)
    if found.notice:
        return found.notice
    raise InputError(
        f"{path} 是通知的原文，有 {found.open} 处说不准，不能直接用",
        f"先读成通知文件，把这几处定下来：fankui notice import {quoted(str(path))}",
    )
