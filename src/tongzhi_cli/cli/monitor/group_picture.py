"""The text for the class group as a picture: one for each class, because each has its own group."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.errors import OutputError
from tongzhi_cli.loader import reminding
from tongzhi_cli.model.terms import Role
from tongzhi_cli.office import writing
from tongzhi_cli.office.disk.names import file_names
from tongzhi_cli.paper.answering import due
from tongzhi_cli.paper.picture.draw import drawn
from tongzhi_cli.paper.picture.layout import State, picture_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tongzhi_cli.check.check import ClassReport
    from tongzhi_cli.notice.model import Notice


def write(
    target: Path,
    classes: "Sequence[ClassReport]",
    notice: "Notice",
    text: str,
    *,
    force: bool,
    link: str | None,
) -> list[Path]:
    """Draw the state of each class; the files, with the class in their names where it is several.

    Where nothing here can draw, the *text* is put on the screen in its place.

    Raises:
        OutputError: a file is there already or cannot be written, or nothing here can draw.

    """
    paths = [target]
    if len(classes) > 1:
        paths = [
            target.with_name(f"{target.stem}-{name}{target.suffix}")
            for name in file_names(each.stem for each in classes)
        ]
        writing.refuse_existing(paths, [Path(each.file) for each in classes], force=force)
    try:
        made = drawn([picture_of(_state(each, notice)) for each in classes])
    except OutputError:
        sys.stdout.write(text)
        sys.stdout.flush()
        raise
    files = [
        writing.File(path, data, students=True) for path, data in zip(paths, made.data, strict=True)
    ]
    writing.write_all(files)
    if made.lacking:
        show.say(f"！ 这台电脑的字体里没有 {'、'.join(made.lacking)}，图里是方框：发以前看一眼。")
    if link:
        show.say(f"图里的网址点不了，另发一句：{link}")
    return paths


def _state(each: "ClassReport", notice: "Notice") -> State:
    check = notice.deadline(Role.CHECK)
    return State(
        each.title,
        each.count_of(Status.OK) + each.count_of(Status.ANOMALY),
        each.expected,
        tuple(show.names(each, reminding.missing(each))),
        tuple(show.names(each, reminding.not_clear(each))),
        f"校对截止：{due(check, notice, None)}" if check else "",
    )
