"""Files that are named for another class than the one in them: 软件2班.docx holds 软件1班.

What stands in a file counts; but whoever looks for 软件2班 finds it under that name. It is told
where the two differ in the number alone, or the file is named for a class that there is: people
shorten names. Source: issue 18.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name
from tongzhi_cli.model.classes.class_spelling import plain
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.summary.classes.kinds import WRONG_CLASS

_DO = "不用做什么，是照表里的算的；表里的班级写错了，就请这个班改好重新交。"


def named_otherwise(
    files: Mapping[str, tuple[str, str]], classes: Collection[str]
) -> Iterator[Problem]:
    """That *files* are named for a class that none of those they are about is called.

    Of each it is said what is written in it, and what that class is called; *classes* are all.
    """
    known: set[str] | None = None
    for file, names in sorted(files.items()):
        stem = PurePosixPath(file.replace("\\", "/")).stem
        if any(_short(name) in stem for name in names):  # as nearly all
            continue
        named = class_in_file_name(stem)
        if not named:
            continue
        own, said = [*map(plain, names)], plain(named)
        if any(one.endswith(said) or said.endswith(one) for one in own):
            continue
        known = {*map(plain, classes)} if known is None else known
        if any(_differ_in_number(said, one) for one in own) or said in known:
            message = f"文件名写的是“{named}”，表里写的班级是“{names[0]}”：照表里的算"
            yield Problem(
                WRONG_CLASS, Severity.WARNING, message, _DO, class_name=names[1],
                where=Where(file),
            )  # fmt: skip


def _short(name: str) -> str:
    return re.sub(r"^\d+级", "", name)


def _differ_in_number(said: str, own: str) -> bool:
    """Whether two names, `plain`, are of classes of one 专业, whose numbers are not the same.

    >>> _differ_in_number("软件2", "2014级软件1"), _differ_in_number("2", "2014级软件1")
    (True, False)
    """
    begin, other = said.rstrip("0123456789"), own.rstrip("0123456789")
    return len(begin) > 1 and begin != said and other != own and other.endswith(begin)
