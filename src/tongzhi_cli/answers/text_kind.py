"""Texts that hold answers and are no table: a 接龙, lines copied out of a chat, an answer log."""

import re

from tongzhi_cli.dates.chat import is_time_line, stamps
from tongzhi_cli.model.file_kind import OTHER_ENDINGS, PICTURES

#: A numbered line of a 接龙: 1. 张三 无误; a number of more digits is a 学号.
_ENTRY = (
    r"\s*+(?:\d{1,3}(?:\s|\s*+[.、．,，)）:：])|[(（]\d{1,3}[)）]|[①-⑳])\s*+(?:[A-Za-z]{0,3}\d{4,20}\s*+)?"
    r"[^\W\d_a-zA-Z]{2,4}(?:·[^\W\d_a-zA-Z]+)?(?=[\s\d,，:：、+＋（(-]|$)"
)
#: One that somebody wrote without a number: 张三 无误, 2014030102李四 照片没有.
_BARE = (
    r"\s*+(?:[A-Za-z]{0,3}\d{4,20}\s*+)?[^\W\d_a-zA-Z]{2,4}[\s:：,，+＋-]{1,3}(?:[A-Za-z]{0,3}\d{4,20}\s*+)?"
    r"(?:无误|有误|没有?问题|正确|都对|照片|信息|民族|姓名|专业)"
)
#: A question with its kind, as texts for import have it.
_QUESTION = (
    r"(?m)^\d{1,3}[.、．][^\n\[【]{1,200}"
    r"[\[【](?:填空|单选|多选|判断|矩阵\w{0,4}|量表|排序|下拉)题?[\]】]"
)
#: So much of a text is looked at.
_MOST = 400


def is_chat(text: str) -> bool:
    """Whether a text is a 接龙, or lines copied out of a chat; whose lines is not looked at.

    >>> is_chat("#接龙\\n1. 张三 无误")
    True
    >>> is_chat("张三 2018/4/1 20:05\\n无误\\n李四 昨天 20:06\\n无误")
    True
    >>> is_chat("一、时间\\n1. 请各班于4月2日前登录学信网核对。\\n2. 逾期不再受理。")
    False
    """
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip()][:_MOST]
    if not lines:
        return False
    if any("#接龙" in line for line in lines[:5]):
        return True
    entries = sum(bool(re.match(_ENTRY, line) or re.match(_BARE, line)) for line in lines)
    sent = sum(
        is_time_line(line) or any(one.has_minutes for one in stamps(line[:60])) for line in lines
    )
    if entries and any("接龙" in line for line in lines[:3]):
        return True
    return 2 * entries > len(lines) or (sent > 1 and 3 * sent >= len(lines))


def is_list_of_files(text: str) -> bool:
    """Whether a text is a list of pictures, as pasted out of a folder.

    >>> is_list_of_files("安若曦.png\\n李明-学信网.jpg"), is_list_of_files("1. 安若曦 无误")
    (True, False)
    """
    lower = text.lower()
    if not any(ending in lower for ending in (*PICTURES, *OTHER_ENDINGS)):
        return False
    from tongzhi_cli.answers.files.listing import is_list  # noqa: PLC0415  for few (start fast)

    return is_list(text)


def is_questionnaire(text: str) -> bool:
    """Whether a text is the questions of a questionnaire, as 问卷星 takes them.

    >>> is_questionnaire("核对\\n\\n1. 学号[填空题]\\n\\n2. 校对结果[单选题]\\n无误")
    True
    >>> is_questionnaire("1. 张三 无误\\n2. 李四 无误")
    False
    """
    return len(re.findall(_QUESTION, text)) > 1


def is_log(text: str) -> bool:
    """Whether a text is an answer log, some of its lines torn perhaps.

    >>> is_log('{"number": "2014030101", "name": "安若曦", "answer": "无误"}\\n{"numb')
    True
    """
    head = text.lstrip("\ufeff \r\n")[:2000]
    return head.startswith("{") and '"number"' in head and '"answer"' in head
