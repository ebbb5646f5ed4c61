"""`fankui merge --send-back`: a folder for each class with what it has to mend."""

import os
from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.cli.registrar.folders import stale, stale_in_words
from tongzhi_cli.cli.registrar.output import Made, Output
from tongzhi_cli.errors import OutputError, UsageError
from tongzhi_cli.office import writing
from tongzhi_cli.packs.back import send_back
from tongzhi_cli.packs.back.send_back import Plan
from tongzhi_cli.packs.names import SENT_BACK

OPTION = "--send-back"
#: The folders by what is in them.
_KINDS = (
    ("marked", "表上标好的"),
    ("text", "只有文字的"),
    ("silent", "没有交表、只有文字和名单的"),
)


class SendingBack(Output):
    """What goes back to the classes, in the folder that was *typed*; *handed_in* as typed, too.

    Raises:
        UsageError: the folder lies in what was handed in, or the other way round.
        OutputError: it is a file, or there is something in it and *force* is off.

    """

    option = OPTION

    def __init__(self, typed: str, handed_in: Sequence[str], *, force: bool) -> None:
        _refuse_target(typed, handed_in, force=force)
        self._folder, self._force = Path(typed), force
        self._plan = Plan((), ())
        self._stale: list[str] = []

    def files(self, made: Made) -> list[writing.File]:
        """The files of all classes, ready to be written.

        Raises:
            OutputError: one would overwrite what was handed in.

        """
        box = made.handed_in
        self._plan = made.going_back
        files = [
            writing.File(self._folder.joinpath(*one.folder, name), data, OPTION)
            for one in self._plan.folders
            for name, data in one.files.items()
        ]
        paths = [one.path for one in files]
        writing.refuse_existing(paths, box.paths, force=self._force, option=OPTION)
        self._stale = stale(self._folder, paths)
        return files

    @property
    def said(self) -> list[str]:
        """What went back, and what did not."""
        told = send_back.counted(self._plan.folders)
        parts = [f"{words} {told[kind]} 个" for kind, words in _KINDS if told[kind]]
        if parts:
            count = told["problems"]
            lines = [f"退回的在 {self._folder}：{'，'.join(parts)}；一共 {count} 处要改。"]
        else:
            lines = ["没有要退回的：各班的表都不用改。"]
        if self._plan.left:
            lines.append(f"· 另有 {len(self._plan.left)} 条不单是哪一个班的，没有退回，见“问题”。")
        return [*lines, *stale_in_words(self._folder, self._stale)]

    @property
    def shown(self) -> list[Path]:
        """The folder, if there is anything in it."""
        return [self._folder] if self._plan.folders else []

    @property
    def steps(self) -> list[str]:
        """What to do next."""
        if not self._plan.folders:
            return []
        return [f"把 {self._folder} 里各班的文件夹发给班长，{SENT_BACK}里的话可以直接粘贴"]


def _refuse_target(typed: str, handed_in: Sequence[str], *, force: bool) -> None:
    """Stop, before anything is read, where the folder is not one to write into.

    Raises:
        UsageError: it lies in what was handed in, or the other way round.
        OutputError: it is a file, or there is something in it and *force* is off.

    """
    target = os.path.realpath(typed)
    for name in handed_in:
        given = os.path.realpath(name)
        inside = writing.is_in(target, given) if os.path.isdir(given) else target == given  # noqa: PTH112
        if inside or writing.is_in(given, target):
            raise UsageError(
                f"{OPTION} {typed} 和交来的 {name} 在一起，下次汇总会把退回的也读进去",
                f"请换一个文件夹，例如 {OPTION} 退回。",
            )
    if os.path.lexists(typed) and not os.path.isdir(typed):  # noqa: PTH112
        raise OutputError(f"{typed} 是文件，不是文件夹", f"请用 {OPTION} 换一个文件夹。")
    try:
        there = os.listdir(typed) if os.path.isdir(typed) else []  # noqa: PTH112, PTH208
    except OSError:
        there = []  # writing says what is wrong
    if there and not force:
        raise OutputError(
            f"文件夹 {typed} 里已经有东西了，没有动它",
            f"请换一个新的（例如 {OPTION} 退回2），或加 --force（同名的文件会换成新的）。",
        )
