"""What texts need of XML and of paper, whatever the format: what it can hold, how wide they are."""

import re
import unicodedata
from functools import lru_cache


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
