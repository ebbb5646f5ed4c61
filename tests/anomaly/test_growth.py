"""Reading an answer stays linear: twice the text is twice the work, whatever stands in it."""

import sys
from types import FrameType

import pytest

from tongzhi_cli.anomaly.answer_words import words
from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.anomaly.reading import read

WHO = ("2014030101", "李四", "软件1班")
#: What a pattern of the reader begins with, and then fails at its end.
BEGINNINGS = (
    "问我妈", "（代", "如有错误", "我刚才说", "之前说", "登录不上，", "（", "“", "没有一个",
    "有无", "是否", "曾用名", "照片是我", "无误，", "但", "但是无", "身份证换", "和我", "我和",
    "3月1日", "1.", "李四", "我是李四", "第一次", "x", "应该", "应该是", "昨天说是", "不是因",
    "上一条", "上一条填", "是的", "除了我", "号码没", "没", "没有任何", "什么都", "一点", "不用",
    "再看", "吧", "还是", "姓名还是", "显示？", "？", "我以为", "看错，", "1990年", "12xx",
    "一、", "照", "身fen", "fen", "现在有", "有误的",
)  # fmt: skip
#: Of the words of the tables every so many-th: each list has some.
WORDS = sorted(words())[::150]
_SHORT, _LONG = 80, 320
#: A tenth more for what is done once in a while; twice as much again would be a square.
_MORE = _LONG / _SHORT * 1.35


def work(text: str) -> int:
    """How many calls of Python reading *text* takes."""
    count = 0

    def counted(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        read(text, WHO)
        faults_in(text, ())
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("end", ["", "，无误"])
def test_twice_the_text_is_twice_the_work(end: str) -> None:
    """No loop of the reader runs over what it has read before, whatever is repeated."""
    work(f"民族错，无误{end}")  # the tables are made
    grown = {}
    for word in (*BEGINNINGS, *WORDS):
        short, long = (work(word * (size // len(word)) + end) for size in (_SHORT, _LONG))
        if long > short * _MORE:
            grown[word] = (short, long)
    assert grown == {}


@pytest.mark.parametrize("word", BEGINNINGS)
def test_no_pattern_explodes(word: str) -> None:
    """So long a text is read at all: none of the patterns tries its ways one by one."""
    text = word * (4000 // len(word))
    assert "".join(one.text for one in read(text, WHO).spans) == text
