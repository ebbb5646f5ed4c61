"""What a line typed in collect begins with: a key, somebody, or what may be a name mistyped."""

import re
from collections.abc import Iterable

from tongzhi_cli.model.student import Student, half_width

#: What may stand behind a key or a name.
BEHIND = " \t\u3000、，,．.。:：;；-"
#: What may be somebody mistyped: a name, some of it, initials, the end of a 学号.
_LIKE_A_NAME = r"[^\W\d_]{1,4}|[A-Za-z]+|[0-9０-９]+"


def command(line: str) -> tuple[str, str] | None:
    """A digit that is a command, and what stands behind it.

    >>> command("２、民族应为回族"), command("9"), command("17 照片不对"), command("2014")
    (('2', '民族应为回族'), ('9', ''), None, None)
    """
    match = re.match(r"([01289０１２８９])(?![0-9０-９])", line)
    if not match:
        return None
    return half_width(match[1]), line[1:].lstrip(BEHIND)


def begins_with_somebody(line: str, students: Iterable[Student]) -> bool:
    """Whether a line tells first whom it is about: what follows is not for whose turn it is.

    >>> begins_with_somebody("12 无误", []), begins_with_somebody("信息 无误", [])
    (True, False)
    """
    whose = re.match(rf"([^{BEHIND}]+)[{BEHIND}]", line)
    if whose is None:
        return False
    return half_width(whose[1]).isdecimal() or any(whose[1] == one.name for one in students)


def may_be_somebody(line: str) -> bool:
    """Whether a line is so short that it may be a name or a 学号's end, mistyped.

    >>> may_be_somebody("王䶮"), may_be_somebody("99"), may_be_somebody("帮我带份饭")
    (True, True, False)
    """
    return re.fullmatch(_LIKE_A_NAME, line) is not None
