"""Words as they come out of a keyboard: half in pinyin (身fen证), or one character for another.

What is half in pinyin is read as the word it is: nothing else is written so. What sounds like
无误 and is not (无勿, wuwu) nobody judges by; the message that asks offers it (issue 14).
"""

from functools import cache
from itertools import product

#: Words that are typed in pinyin, in part or whole, character by character.
_SPELT = {
    "姓名": "xing ming", "名字": "ming zi", "性别": "xing bie", "民族": "min zu",
    "专业": "zhuan ye",
    "照片": "zhao pian", "身份证": "shen fen zheng", "身份证号": "shen fen zheng hao",
    "学号": "xue hao",
    "班级": "ban ji", "学院": "xue yuan", "学制": "xue zhi", "层次": "ceng ci", "生日": "sheng ri",
    "学籍": "xue ji", "密码": "mi ma", "错了": "cuo le", "错误": "cuo wu", "写错": "xie cuo",
    "有误": "you wu",
    "不对": "bu dui", "没有": "mei you",
    "没问题": "mei wen ti", "没有问题": "mei you wen ti", "没错": "mei cuo",
    "正确": "zheng que", "都对": "dou dui", "全对": "quan dui", "对的": "dui de",
    "没毛病": "mei mao bing",
    "无异常": "wu yi chang", "信息": "xin xi", "谢谢": "xie xie",
}  # fmt: skip
#: By their first letters: only what nobody writes for anything else.
_INITIALS = {"sfz": "身份证", "sfzh": "身份证号", "sfzhm": "身份证号码"}


@cache
def spelt() -> dict[str, str]:
    """What is typed in pinyin, in lower case, and the word that it is.

    >>> spelt()["身fen证"], spelt()["zhao片"], spelt()["xingming"], spelt()["sfz"]
    ('身份证', '照片', '姓名', '身份证')
    """
    found = dict(_INITIALS)
    for word, sounds in _SPELT.items():
        for each in product(*zip(word, sounds.split(), strict=True)):
            if any(part.isascii() for part in each):
                found["".join(each)] = word
    return found | dict.fromkeys(("wu误", "无wu"), "无误")


def in_characters(text: str) -> str:
    """*text* with the words that are half in pinyin as they are meant, for matching only.

    >>> in_characters("身fen证号cuo了"), in_characters("photo有误")
    ('身份证号错了', 'photo有误')
    """
    if not any(c.isascii() and c.isalpha() for c in text):
        return text
    for typed, word in sorted(spelt().items(), key=lambda one: -len(one[0])):
        if typed in text:
            text = text.replace(typed, word)
    return text
