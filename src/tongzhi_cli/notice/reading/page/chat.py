"""A notice pasted out of a chat: its message, without what the chat adds to it.

教务处-何老师 3月5日 09:12 stands on a line of its own, so that it is told from the message, whose
own dates all stay; 【重要】, @所有人 and 收到 go (issue 15, item 2).
"""

import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.notice.reading.page.meta import META

_ROLE = r"老师|辅导员|班长|学委|书记|助理|秘书|团支书|干事|班主任|导员|主任|教务员|\d{5,}|[-—–]"
#: What is no name: a label, an office or a room in front of a day makes a row of a schedule.
_NO_NAME = (
    r"时间|日期|期限|截|止|前|核|校对|报|交|送|采集|拍|注册|开[始放]|结束|关闭|地点|[会考补缴领]|上传|"
    r"集合|签字|签到|[系部院处室楼厅馆科班]$|学院|至|到"
)
#: What is to be done is no name either, whoever it is done for (前交王老师).
_ACTS = r"前|截|止|交|送|报|核|校对|时间|日期|期限|采集|[室处楼院厅馆]$"
#: Nor are these, in front of a colon.
_LABEL = r"要求|对象|备注|说明|附件|同学|各位|提醒|通知|方式|内容|材料|流程|须知|班级|联系|电话"
_DAY = r"(?:(?:20)?\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?[日号]?"
_CLOCK = r"(?:[上下中]午|晚上|早上|凌晨)?\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_WHEN = rf"[\[【]?{_DAY}\s{{0,3}}(?:(?:周|星期)[一二三四五六日天]\s{{0,3}})?{_CLOCK}[\]】]?"
#: Some programs quote the name, which may have a blank then: 「班长 邵一帆」.
_QUOTED = r"[「『<][^「」『』<>\n]{1,20}[」』>]"
#: 221班长刘洋 and 2班班长 have the class in front.
_WHO = (
    rf"(?:{_QUOTED}|(?:\d{{1,6}}(?=[一-鿿]))?[^\s:：，。；\d][^\s:：，。；]{{0,23}}"
    r"(?:\s?[（(][^（）()\n]{1,16}[)）])?)"
)
_NAME = r"[一-鿿·]{2,4}|[A-Za-z .]{2,20}"
_PASSED_ON = r"(?:转发|转|来自|以下转发)\s*+[:：]?\s*+"
_STAMP = (
    rf"\s*+(?:{_PASSED_ON})?"
    rf"(?:(?P<who>{_WHO})\s{{1,4}}(?:发表于\s?)?{_WHEN}(?!\s*[前止至到—~-])"
    rf"|{_WHEN}\s{{1,4}}(?P<by>{_WHO}))(?P<end>\s*+[:：]|\s*+$|\s{{2}})"
)
#: Some programs write when on a line of its own, and who in front of what was said.
_ALONE = rf"\s*+(?P<day>{_DAY})\s{{0,3}}(?:(?:周|星期)[一二三四五六日天]\s{{0,3}})?{_CLOCK}\s*+"
_SPEAKER = rf"\s*+(?P<who>{_WHO})\s*+[:：]"
_OF_CLASS = r"[一-鿿]{0,10}\d{2,6}班?[一-鿿]{2,4}"
#: Somebody and the hour, where the day stands over all: 机电学院教务-老秦  09:14.
_AT_HOUR = rf"\s*+(?P<who>{_WHO})\s{{1,4}}{_CLOCK}\s*+"
#: A line between the messages of two days: —— 2026-10-19 ——.
_RULE = r"[\s—–─━═=*_·~～-]{2,40}"
#: What a chat is called, and the day: 教务员工作群  3月22日 周一.
_HEAD = (
    rf"\s*+[^，。；：:\n]{{1,20}}群(?:聊|公告|聊天记录)?\s{{1,4}}(?P<day>{_DAY})"
    r"\s*+(?:(?:周|星期)[一二三四五六日天])?\s*+"
)
_DIVIDER = rf"{_RULE}(?:聊天记录|消息记录)?\s*+(?P<day>{_DAY})\s*+{_RULE}"
_MARKS = (
    r"@\s?(?:所有人|全体成员|全体同学|全体|all|everyone)\s?|"
    r"[【\[](?:重要|紧急|置顶|必看|必读|转发|通知|公告|提醒|群公告)(?:通知|提醒|公告)?[!！]?[】\]]\s?"
)
_REPLY = (
    r"\s*+(?:收到|好的|已收到|谢谢老师|\+1|OK|ok)"
    r"[，,。.!！~～]*+(?:谢谢)?(?:老师)?[。.!！~～]*+\s*+"
)


def is_chat_stamp(line: str) -> bool:
    """Whether a *line* is who wrote a message and when.

    >>> is_chat_stamp("教务处-何老师 3月5日 09:12"), is_chat_stamp("3月30日 10:02 教秘丁老师：")
    (True, True)
    >>> is_chat_stamp("「纪委 阮棠」 3月11日 19:40"), is_chat_stamp("3月30日 10:05 221班长刘洋：")
    (True, True)
    >>> is_chat_stamp("核对时间 4月5日 23:00"), is_chat_stamp("4月9日 14:00 经管学院")
    (False, False)
    """
    return _stamp_of(line) == line.rstrip() != "" or _is_at_hour(line)


def _is_at_hour(line: str) -> bool:
    """Whether a line is somebody and an hour: 辅导员 梁梦  10:03."""
    found = re.fullmatch(_AT_HOUR, line)
    if found is None or re.search(rf"{_ACTS}|{_DAY}", found["who"]):
        return False
    return re.search(_ROLE, found["who"]) is not None


def day_of(line: str) -> str:
    """The day of a *line* that only tells when what is below it was said, "" for any other line.

    >>> day_of("—————  2026-10-19  —————"), day_of("2024年4月18日 下午3:21"), day_of("4月8日前交")
    ('2026-10-19', '2024年4月18日', '')
    """
    found = (re.fullmatch(one, line) for one in (_DIVIDER, _HEAD, _ALONE))
    return next((one["day"].strip() for one in found if one), "")


def names_chat(line: str) -> bool:
    """Whether a *line* is what a chat is called, and the day of what is below.

    >>> names_chat("教务员工作群  3月22日 周一"), names_chat("接龙群 4月8日前交")
    (True, False)
    """
    return re.fullmatch(_HEAD, line) is not None


def _stamp_of(line: str) -> str:
    """The stamp that a line begins with, "" without."""
    found = re.match(_STAMP, line.rstrip())
    if found is None:
        return ""
    who = found["who"] or found["by"]
    if re.search(_ACTS, who):
        return ""
    is_somebody = re.search(_ROLE, who) is not None or _is_by_machine(found)
    if not is_somebody and (re.search(_NO_NAME, who) or found["by"]):
        return ""
    name = who.strip("「」『』<>")
    parts = name.split() if name != who else [name]
    is_short = all(re.fullmatch(rf"{_NAME}|{_OF_CLASS}", one) for one in parts)
    return found[0].rstrip() if is_somebody or is_short else ""


def _is_by_machine(found: re.Match[str]) -> bool:
    """Whether a stamp has year, hour and a colon, as a program writes them before any name."""
    by = found["by"]
    is_whole = re.match(r"\s*[\[【]?20\d\d", found[0]) and re.search(r"[:：]$", found["end"])
    return bool(by and is_whole) and not re.search(rf"{_NO_NAME}|{_LABEL}|{META}", by)


def as_message(text: str) -> str:
    """*text* with each stamp on a line of its own, and without marks and replies.

    >>> as_message("何老师 3月5日 09:12：@所有人 【重要】请于4月5日前核对\\n收到")
    '何老师 3月5日 09:12：\\n请于4月5日前核对\\n'
    """
    lines: list[str] = []
    for line in _with_speakers(text.split("\n")):
        said = line
        stamp = _stamp_of(line)
        if stamp and line.rstrip() != stamp:
            lines.append(stamp)
            said = line[len(stamp) :]
        lines.append("" if re.fullmatch(_REPLY, said) else re.sub(_MARKS, "", said))
    return "\n".join(lines)


def _with_speakers(said: Sequence[str]) -> Iterator[str]:
    """The lines; a line that is only a time has on it who spoke then, if the next one says it."""
    times = [at for at, line in enumerate(said) if re.fullmatch(_ALONE, line)]
    spoken = {at: speaker for at in times if (speaker := _speaker(said, at, len(times)))}
    for at, line in enumerate(said):
        if speaker := spoken.get(at):
            yield f"{speaker['who']} {line.strip()}："
        elif speaker := spoken.get(at - 1):
            yield line[speaker.end() :]
        else:
            yield line


def _speaker(said: Sequence[str], at: int, count: int) -> re.Match[str] | None:
    """Who spoke at a time that stands on a line of its own, of *count*; None for another time."""
    found = re.match(_SPEAKER, said[at + 1]) if at + 1 < len(said) else None
    above = next((line for line in reversed(said[:at]) if line.strip()), "")
    if found is None or re.search(r"时间|日期|期限|截止|安排", above):
        return None
    who = found["who"]
    if re.search(_ACTS, who):
        return None
    replied = re.fullmatch(_REPLY, said[at + 1][found.end() :])
    if re.search(_ROLE, who) or re.fullmatch(_OF_CLASS, who) or replied:
        return found
    is_name = re.fullmatch(_NAME, who) and not re.search(rf"{_NO_NAME}|{_LABEL}", who)
    return found if is_name and count > 1 else None
