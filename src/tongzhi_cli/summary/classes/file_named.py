"""Files that are named for another class than the one in them: 软件2班.docx holds 软件1班.

What stands in a file counts; but whoever looks for 软件2班 finds it under that name. It is told
where the two differ in the number alone, or the file is named for a class that there is: people
shorten names. Source: issue 18.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from tongzhi_cli.model.classes.class_called import called_after, is_called
from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name
from tongzhi_cli.model.classes.class_spelling import plain
from tongzhi_cli.model.problem import NOTHING_TO_DO, Problem, Severity, Where
from tongzhi_cli.summary.classes.kinds import WRONG_CLASS
from tongzhi_cli.summary.model import path_of

_DO = f"{NOTHING_TO_DO}，是照表里的算的；表里的班级写错了，就请这个班改好重新交。"


def named_otherwise(
    files: Mapping[str, tuple[str, str]], classes: Collection[str]
) -> Iterator[Problem]:
    """That *files* are named for a class that none of those they are about is called.

    Of each it is said what is written in it, and what that class is called; *classes* are all.
    """
    for file, names in sorted(files.items()):
        stem = path_of(file).stem
        if stem.startswith((*names, *map(_short, names))):  # as most, and it is quick
            continue
        named = class_in_file_name(stem)
        if not named or any(is_called(name, named) for name in names):
            continue
        said = plain(named)
        if any(_differ_in_number(said, plain(one)) for one in names) or called_after(
            named, classes
        ):
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
    >>> _differ_in_number("软件1", "2014级计算机软件1")
    False
    """
    begin, other = said.rstrip("0123456789"), own.rstrip("0123456789")
    number, other_number = said[len(begin) :], own[len(other) :]
    is_one = len(begin) > 1 and other.endswith(begin)
    return bool(is_one and number and other_number) and number != other_number
