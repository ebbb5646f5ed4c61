"""Texts of people, cleaned for paper: what goes, what XML can hold, how wide they are."""

import re
import unicodedata
from functools import lru_cache

from tongzhi_cli.model.student import without_id_numbers


@lru_cache(maxsize=4096)  # a class says the same few things
def clean_answer(text: str) -> str:
    """An answer as it goes on paper: control characters, outer white space, 身份证号 gone.

    >>> clean_answer(" 照片不是本人\\u200b\\r\\n请更换 ")
    '照片不是本人\\n请更换'
    """
    return without_id_numbers(clean_lines(text))


def clean_lines(text: str) -> str:
    """A text without control characters, outer white space and blank lines."""
    if text.isalnum():
        return text
    text = "".join(
        c for c in text if c in "\t\n\v\f\r" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"}
    )
    lines = (" ".join(line.split("\t")).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def printable(text: str) -> str:
    """*text* without what XML cannot hold; line breaks of every kind as one.

    >>> printable("照片\\x07不是\\x0b本人")
    '照片不是\\n本人'
    """
    if text.isprintable():
        return text
    text = re.sub("\r\n|[\r\v\f\u2028\u2029]", "\n", text)
    return "".join(
        c
        for c in text
        if c in "\n\t"
        or (unicodedata.category(c) not in {"Cc", "Cs"} and ord(c) & 0xFFFE != 0xFFFE)
    )


@lru_cache(maxsize=4096)
def ems(text: str) -> float:
    """How wide *text* is, in widths of a Chinese character.

    >>> ems("学号2014")
    4.0
    """
    if text.isascii():
        return len(text) / 2
    return sum(1 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


#: What is told from the simplified character, of those that students and notices write.
_TRADITIONAL = str.maketrans(
    "無誤沒問題確對異錯學檢核實過號業層歷級別顯證寫為應專戶籍圖像與係單獨碼認準資現發見個內們來還"
    "這裡說經當請檔錄對齊類條備註結況時間電話聯絡員體轉帳訊稱",
    "无误没问题确对异错学检核实过号业层历级别显证写为应专户籍图像与系单独码认准资现发见个内们来还"
    "这里说经当请档录对齐类条备注结况时间电话联络员体转账讯称",
)


def simplified(text: str) -> str:
    """*text* with simplified characters for the traditional ones, for matching only.

    >>> simplified("無誤"), simplified("圖像與本人不符")
    ('无误', '图像与本人不符')
    """
    return text.translate(_TRADITIONAL)


def shortened(text: str, most: int) -> str:
    """*text* on one line, cut where it has more than *most* characters.

    >>> shortened("照片\\n不是本人", 20), shortened("照片不是本人", 4)
    ('照片 不是本人', '照片不…')
    """
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
