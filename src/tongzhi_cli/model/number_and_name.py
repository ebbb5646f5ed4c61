"""学号 and 姓名 out of a text that holds both, as forms and people write them."""

import re
from itertools import takewhile

from tongzhi_cli.model.student import clean_name, half_width
from tongzhi_cli.model.text import NO_ID_NUMBER

#: What a 学号 looks like within other text; four digits at least, for 2班 is none.
NUMBER = r"(?<![A-Za-z0-9])[A-Za-z]{0,3}[0-9]{4,}[A-Za-z]?(?![A-Za-z0-9])"
_LABELS = r"学号|姓名|名字|(?:学生|班级|本人)\s*(?=[:：])"
_BETWEEN = r"[\s,，、+＋\-－—_/|；;:：()（）【】\[\]]+"
_NO_NAME = r"[0-9]|[班级系]$|学院$|专业$|签[名字]$"


def number_and_name(text: str) -> tuple[str, str]:
    """学号 and 姓名 out of one cell, "" for what it does not have.

    >>> number_and_name("李明 2014030101"), number_and_name("学号2014030101姓名李明")
    (('2014030101', '李明'), ('2014030101', '李明'))
    >>> number_and_name("学生：李明-2014030101-2014级软件1班"), number_and_name("班长：李　明")
    (('2014030101', '李明'), ('', '李明'))
    """
    plain = half_width(text.replace(NO_ID_NUMBER, " "))
    plain = re.sub(r"^\s*[^\s:0-9]{1,6}:", " ", plain)
    plain = re.sub(_LABELS, " ", plain)
    number = max(re.findall(NUMBER, plain), key=len, default="")
    rest = plain.replace(number, " ", 1) if number else plain
    parts = [part for part in re.split(_BETWEEN, rest) if part and not re.search(_NO_NAME, part)]
    if len(parts) > 1 and all(len(part) == 1 for part in parts[:2]):
        parts = ["".join(parts[:2]), *parts[2:]]  # 李　明
    latin = list(takewhile(lambda part: part.isascii() and part[0].isalpha(), parts))
    if len(latin) > 1:
        parts = [" ".join(latin)]
    return number, clean_name(parts[0]) if parts else ""


def number_and_rest(text: str) -> tuple[str, str]:
    """学号 out of one cell that holds both, and all that stands beside it.

    >>> number_and_rest("2014030102白景行（休学）"), number_and_rest("学号：2014030101 姓名：李 明")
    (('2014030102', '白景行(休学)'), ('2014030101', '李 明'))
    >>> number_and_rest("白景行（2014030102）组长"), number_and_rest("白景行")
    (('2014030102', '白景行 组长'), ('', '白景行'))
    """
    number, _ = number_and_name(text)
    plain = half_width(text)
    plain = plain.replace(number, " ", 1) if number else plain
    plain = re.sub(r"[(【\[]\s*[)】\]]", " ", re.sub(rf"(?:{_LABELS})\s*:?", " ", plain))
    return number, " ".join(plain.split()).strip(" ,，、+-－—_/|;:")
