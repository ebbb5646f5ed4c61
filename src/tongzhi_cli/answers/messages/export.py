"""The record of a chat as its program saves or copies it: who wrote what, and when.

Source: the .txt of the QQ client for the PC (消息记录…不支持重新导入): a line of time, name and
account, “2018-03-28 20:13:05 张三(12345678)” or “… 张三<a@b.c>”, then the text; what is copied out
of QQ and TIM on the phone has the name first, “张三  2018/3/28 20:13:05” (issue 14, item 10).
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from tongzhi_cli.named_tuple import NamedTuple

_DAY = r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
_CLOCK = r"(?:[上下]午|AM|PM|凌晨|早上|中午|晚上)?\s?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?"
_WHEN = rf"(?P<sent>{_DAY}\s{{1,4}}{_CLOCK})"
#: The account behind a name: digits of QQ, a mail address.
_ACCOUNT = r"(?:\s?[(（<](?P<account>\d{5,11}|[\w.+-]{1,64}@[\w.-]{1,64})[)）>])"
_FORMS = (
    rf"{_WHEN}\s+(?P<sender>\S.{{0,60}}?){_ACCOUNT}",
    rf"{_WHEN}\s+(?P<sender>\S.{{0,60}}?)",
    rf"(?P<sender>\S.{{0,60}}?){_ACCOUNT}?\s+{_WHEN}",
)
#: Lines around the messages.
_FRAME = (
    r"={8,}|-{8,}|消息记录(?:（.*）|\(.*\))?|消息(?:分组|对象|类型)\s*+[:：].*|"
    rf"(?:日期\s*+[:：]\s*+)?{_DAY}(?:\s*+星期.)?|聊天记录|以下为.{{0,8}}消息.{{0,8}}|—{{1,60}}\s*+.{{0,12}}\s*+—{{1,60}}"
)
#: What QQ writes for what is no text.
_NO_TEXT = r"\[(?:图片|表情|动画表情|QQ表情|闪照|文件|语音|视频|链接|位置|红包|合并转发|聊天记录)\]"
#: Who is no person.
_SYSTEM = r"系统消息|系统提示|QQ群管家|群助手|.{0,8}机器人|腾讯.{0,8}"
_SYSTEM_ACCOUNT = ("10000", "1000000", "2854196310")
#: Behind a message that is none.
_OF_SYSTEM = r".{0,40}(?:撤回了一条消息|(?:加入|退出)了?(?:本群|群聊)|邀请.{1,20}加入.*|修改群名.*)"


#: How the page begins that QQ saves with its pictures, and where; nothing else is written so.
_PAGE, _HEAD = r"\s*From:\s*<Saved? by Tencent", 400
#: So many messages without accounts make a record; a 接龙 may have a line or two like them.
_LEAST = 3


class Said(NamedTuple):
    """One *line* of a message and its *text*."""

    line: int
    text: str


class Message(NamedTuple):
    """What *sender* wrote, and when it was *sent*; its header stands in *line* of the record."""

    line: int
    sender: str
    sent: str
    said: tuple[Said, ...]


def is_record(text: str) -> bool:
    """Whether *text* is the record of a chat: its messages have a day, a clock and a sender.

    >>> is_record("2018-03-28 20:13:05 张三(12345678)\\n无误\\n")
    True
    >>> is_record("2018-03-28 20:13:05,张三,无误\\n"), is_record("1. 张三 2018-03-28 20:13 无误")
    (False, False)
    """
    found = list(_headers(text))
    ends = [*(at for at, _ in found[1:]), len(text.splitlines())]
    empty = sum(end == start + 1 for (start, _), end in zip(found, ends, strict=False))
    if any(form == 0 for _, form in found):
        return 2 * empty <= len(found)
    return len(found) >= _LEAST and not empty


def is_saved_page(data: bytes) -> bool:
    """Whether a file is a record that QQ saved as .mht (`saved_page` reads it).

    >>> is_saved_page(b"From: <Save by Tencent MsgMgr>\\r\\n"), is_saved_page(b"From: <Saved by Bl")
    (True, False)
    """
    return re.match(_PAGE, data[:_HEAD].decode("latin-1")) is not None


def has_messages(text: str) -> bool:
    """Whether a message begins anywhere in *text*; in a page that was cut off none may."""
    return any(True for _ in _headers(text))


def messages(text: str) -> Iterator[Message]:
    """The messages of a record, without those of the program itself.

    >>> record = "2018-03-28 20:13:05 张三(12345678)\\n无误\\n[图片]\\n\\n"
    >>> record += "2018-03-28 20:14:00 系统消息(10000)\\n李四撤回了一条消息\\n"
    >>> [(one.sender, one.sent, [each.text for each in one.said]) for one in messages(record)]
    [('张三', '2018-03-28 20:13:05', ['无误'])]
    """
    lines = text.replace("\ufeff", "").splitlines()
    starts = [at for at, _ in _headers(text)]
    for start, end in pairwise([*starts, len(lines)]):
        header = _header(lines[start])
        if header is None or _is_system(header[0]):
            continue
        found = header[0]
        said = tuple(
            Said(at + 1, bare)
            for at in range(start + 1, end)
            if (bare := " ".join(re.sub(_NO_TEXT, " ", lines[at]).split()))
            and not re.fullmatch(f"{_FRAME}|{_OF_SYSTEM}", bare)
        )
        yield Message(start + 1, _name(found["sender"]), found["sent"], said)


def _headers(text: str) -> Iterator[tuple[int, int]]:
    """The lines that begin a message, from 0, and which form each has."""
    for at, line in enumerate(text.replace("\ufeff", "").splitlines()):
        if ":" in line and (found := _header(line)):
            yield at, found[1]


def _header(line: str) -> tuple[re.Match[str], int] | None:
    line = line.strip()
    if "," in line or re.search(
        r"[，;；\t]|^\d{1,3}[.、]", line
    ):  # a line of a .csv, nearly always
        return None
    found = ((pattern.fullmatch(line), form) for form, pattern in enumerate(_patterns()))
    return next(((match, form) for match, form in found if match), None)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)


def _is_system(found: re.Match[str]) -> bool:
    account = found.groupdict().get("account")
    return account in _SYSTEM_ACCOUNT or re.fullmatch(_SYSTEM, found["sender"]) is not None


def _name(sender: str) -> str:
    """A sender without the rank that the group gives: 【管理员】张三.

    >>> _name("【管理员】张三"), _name("[群主] 14软件1班-张三")
    ('张三', '14软件1班-张三')
    """
    return re.sub(r"^\s*(?:【[^】\d]{1,8}】|\[[^\]\d]{1,8}\])\s*", "", sender).strip() or sender
