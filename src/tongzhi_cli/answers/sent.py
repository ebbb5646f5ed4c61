"""A line of a chat without what the chat adds to it: when it was sent, by which account.

What stands in an answer stays there: 照片是早上8:05拍的, 拍摄时间 2018-04-01 8:05.
"""

import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import IMPORTED, Answer, Source
from tongzhi_cli.answers.chat_line import LineReader
from tongzhi_cli.dates.chat import Stamp, is_time_line, stamps, with_year
from tongzhi_cli.dates.moment import read_time
from tongzhi_cli.model.problem import Where
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from tongzhi_cli.notice.model import Notice

#: So many times of a line are looked at: a chat writes one, and people who forward it another.
_MOST = 4
_SIGNS = " \t　,，、:：;；。.|-—"
_BRACKETS = "(（[【<)）]】>"
#: An account of QQ, a mail address or an office behind a name, the company in 企业微信, 已读.
_ACCOUNT = (
    r"\s?[(（<]\s?(?:(?P<number>\d{5,11})|[\w.+-]+@[\w.-]+|"
    r"[^\s()（）]{0,8}(?:班|班长|委|委员|书记|辅导员|老师|管理员|群主))\s?[)）>]"
)
_COMPANY = r"(?:@[^\s@:：]{1,20}|\s(?:已读|未读))\s*$"
#: What QQ calls people: 【管理员】.
_RANK = r"^\s*(?:【[^】\d]{1,8}】|\[[^\]\d]{1,8}\])\s*"
#: An hour before these words is told in the answer, as is one behind those.
_GOES_ON = r"\s*(?:的|拍|照(?!片)|摄|时|左右|前|后|以[前后]|之|到|至|起|[-–—~]\s*\d)"
_LEADS_UP = r"(?:时间|日期|时刻|[为是成于在到至从自])\s*+[:：]?\s*+$"


class Line(NamedTuple):
    """What a line says, and the time that the chat wrote beside it, "" where there is none."""

    said: str
    sent: str = ""


def moment_of(sent: str, notice: "Notice") -> "datetime | None":
    """When it was *sent*, by what the chat wrote: the year is that of *notice* where none is."""
    moment = read_time(with_year(sent, notice.issued))
    return notice.local(moment) if moment else None


def blank_of(sent: str, where: Where, platform: str, notice: "Notice") -> Answer:
    """An answer in a line of a chat, of nobody yet."""
    origin = f"{IMPORTED}：{platform} {Path(where.file or '').name}"
    at = moment_of(sent, notice)
    return Answer("", None, Source.RESULTS, where, checked_at=at, origin=origin)


def without_time(line: str, reader: LineReader) -> Line:
    """*line* of a chat as it was typed; one that is a time alone says nothing.

    >>> from tongzhi_cli.answers.attribution import Group
    >>> from tongzhi_cli.check.rules.sample import student
    >>> reader = LineReader(Group([student("2014030101", "张三")]))
    >>> [tuple(without_time(one, reader)) for one in ("昨天 20:13", "20:13 张三 无误")]
    [('', '昨天 20:13'), ('张三 无误', '20:13')]
    >>> without_time("张三(12345678) 2018/4/1 8:05:09", reader).said
    '张三'
    >>> without_time("张三 照片是早上8:05拍的", reader).said
    '张三 照片是早上8:05拍的'
    """
    if is_time_line(line) and not reader.begins_with_somebody(line):
        return Line("", line.strip(_SIGNS + _BRACKETS))
    line, sent = reader.without_marks(line), ""  # a 学号 like 2014-03-01 is no day
    for _ in range(_MOST):
        near = islice(stamps(line), _MOST)
        found = next((one for one in near if _is_added(one, line, reader)), None)
        if found is None:
            break
        before, after = line[: found.start], line[found.end :]
        line = f"{_who(before, reader)} {_without_account(after.lstrip(_SIGNS), reader)}".strip()
        sent = sent or found.text
    return Line(line, sent)


def _is_added(stamp: Stamp, line: str, reader: LineReader) -> bool:
    """Whether a time stands where a chat puts it: at an edge, or between who and what."""
    before, after = line[: stamp.start], line[stamp.end :]
    if not (stamp.has_minutes or reader.says_ok(f"{_who(before, reader)} {after.lstrip(_SIGNS)}")):
        return False
    if not before.strip(_SIGNS) or reader.only_names(_who(before, reader)):
        is_apart = not after[:1].strip(_SIGNS) or line[stamp.end - 1] in _BRACKETS + " "
        is_apart = is_apart or reader.begins_with_somebody(after) or reader.reads_as_answer(after)
        return is_apart and not re.match(_GOES_ON, after)
    if after.strip(_SIGNS):
        return False
    is_apart = not before[-1:].strip(_SIGNS) or line[stamp.start] in _BRACKETS
    is_apart = is_apart or reader.says_ok(before)
    return is_apart and not re.search(_LEADS_UP, before)


def _who(before: str, reader: LineReader) -> str:
    """What stands before a time without rank, account and company."""
    bare = re.sub(_RANK, "", before)
    before = bare if bare and not reader.only_names(before) else before
    return re.sub(_COMPANY, "", _without_account(before, reader)).rstrip()


def _without_account(line: str, reader: LineReader) -> str:
    """*line* without an account that may be no 学号 of the school."""
    found = re.search(_ACCOUNT, line)
    if found is None or (found["number"] and reader.may_be_number(found["number"])):
        return line
    return f"{line[: found.start()]} {line[found.end() :]}".strip()
