"""`fankui merge --by-college`: what each college gets of the school's summary."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from tongzhi_cli.errors import OutputError, UsageError
from tongzhi_cli.office import writing
from tongzhi_cli.office.partial import Content
from tongzhi_cli.office.writing import distinct, file_name
from tongzhi_cli.summary.colleges.split import by_college
from tongzhi_cli.summary.merge import Merged

_OPTION, _UNKNOWN = "--by-college", "不知道学院"


def files(
    found: Merged,
    folder: Path,
    *,
    given: Iterable[Path],
    force: bool,
    now: datetime | None,
) -> list[writing.File]:
    """What is written: a folder for each college below *folder*; *given* is what was handed in.

    Raises:
        UsageError: nobody's college is known.
        OutputError: a file is there already, or would lie among what was handed in.

    """
    if not any(one.college for one in found.colleges):
        hint = "花名册里加上“学院”一列，或按学院分文件夹放，再汇总一次。"
        raise UsageError(f"不知道谁是哪个学院的，{_OPTION} 分不开", hint)
    _refuse_inside(folder, given)
    made = [*by_college(found)]
    names = distinct([file_name(college or _UNKNOWN) for college, _ in made])
    written = [
        one
        for name, (_, own) in zip(names, made, strict=True)
        for one in _of_one(folder / name, name, own, now)
    ]
    writing.refuse_existing([one.path for one in written], given, force=force, option=_OPTION)
    return written


def _of_one(folder: Path, name: str, own: Merged, now: datetime | None) -> Iterator[writing.File]:
    """What one college gets, in a *folder* of its own: one line for each kind of file."""
    yield writing.File(folder / f"汇总-{name}.xlsx", _workbook(own, now), _OPTION)


def _workbook(own: Merged, now: datetime | None) -> Content:
    from tongzhi_cli.summary.workbook import write as summary_writing

    return partial(summary_writing.write, merged=own, now=now)


def _refuse_inside(folder: Path, given: Iterable[Path]) -> None:
    """Stop before something would lie among what was handed in, and be read the next time."""
    there = os.path.realpath(folder)
    for path in given:
        home = os.path.realpath(path)
        if os.path.isdir(home) and os.path.commonpath([home, there]) == home:  # noqa: PTH112
            raise OutputError(
                f"{folder} 在交来的 {path} 里面，下次汇总会把它当作交来的",
                f"请用 {_OPTION} 换一个文件夹。",
            )


def folder_of(typed: str, targets: Sequence[Path]) -> Path:
    """The folder that was typed.

    Raises:
        UsageError: it is a file, or one that is written.

    """
    folder = Path(typed)
    if (folder.exists() and not folder.is_dir()) or folder in targets:
        raise UsageError(f"{_OPTION} {typed} 是文件，不是文件夹", f"写成 {_OPTION} 分学院。")
    return folder
