"""Texts of people, cleaned for paper: what goes, what XML can hold, how wide they are."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from tongzhi_cli.model.student import half_width

#: What stands in a text where something else than text does: a picture, an equation, an EQ field.
#: Source: Unicode 23.8, OBJECT REPLACEMENT CHARACTER.
EMBEDDED = "\ufffc"


def without_pictures(text: str) -> str:
    """*text* as it is shown, where a picture stands in it for a character.

    >>> without_pictures("韩\ufffc秋")
    '韩（图）秋'
    """
    return text.replace(EMBEDDED, "（图）") if EMBEDDED in text else text


#: What stands around text that is struck out or hidden; noncharacters, which no text has.
OPEN, CLOSE = "\ufdd1", "\ufdd2"
#: Stands in front of what a page has around its article, at the end of its text; a noncharacter.
FRAME = "\ufdd3"


def unescaped(text: str) -> str:
    """*text* with the characters that its entities stand for.

    >>> unescaped("1&amp;2"), unescaped("sheet1.xml")
    ('1&2', 'sheet1.xml')
    """
    if "&" not in text:
        return text
    from html import unescape  # noqa: PLC0415  two thousand names (start fast)

    return unescape(text)


def has_words(text: str) -> bool:
    """Whether a Chinese character or a Latin letter is in *text*; a pattern is costly to set up.

    >>> has_words("4月"), has_words("ok"), has_words("12:00，"), has_words("")
    (True, True, False, False)
    """
    return any(0x4E00 <= ord(c) <= 0x9FFF or (c.isascii() and c.isalpha()) for c in text)


def replaced(text: str, spans: Sequence[tuple[int, int]], by: str) -> str:
    """*text* with *by* in place of each of the *spans*, which are in order and apart.

    >>> replaced("无误，备注：无", [(0, 2), (3, 7)], "是")
    '是，是'
    """
    for start, end in reversed(spans):
        text = text[:start] + by + text[end:]
    return text


@lru_cache(maxsize=4096)  # a class says the same few things
def clean_answer(text: str) -> str:
    """An answer as it goes on paper: control characters, outer white space, 身份证号 gone.

    >>> clean_answer(" 照片不是本人\\u200b\\r\\n请更换 ")
    '照片不是本人\\n请更换'
    """
    return without_id_numbers(clean_lines(text))


#: Digits of a phone, with the country's 86 or without, in groups or not; a 学号 is called so.
_PHONE = (
    r"(?<![0-9+-])(?:\+?86[- ]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])|"
    r"(?<![0-9+-])[(（]?0[0-9]{2,3}[)）]?[- ]?[0-9]{7,8}(?:-[0-9]{1,5})?(?![0-9])"
)
#: GB 11643-1989, of 15 digits; and whatever has as many digits as a 身份证号 of today.
_ID_LIKE = (
    r"(?<![0-9A-Za-z])(?:[1-9][0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}|"
    r"[1-9][0-9]{16}[0-9Xx])(?![0-9A-Za-z])"
)
#: What stands where the number of a phone stood.
NO_PHONE = "（电话略）"
_CALLED_NUMBER = "学号"


def without_private(text: str, keep: str = "") -> str:
    """*text* without 身份证号 and phone numbers, which never reach paper (issue 14).

    A number that is called 学号 stays, and so does *keep*, the student's own 学号.

    >>> without_private("照片不对，电话13812345678"), without_private("座机0879-2123456")
    ('照片不对，电话（电话略）', '座机（电话略）')
    >>> without_private("应为532701950101123"), without_private("学号应为13812345678")
    ('应为（证件号码略）', '学号应为13812345678')
    """
    if sum(c.isdigit() for c in text) < 10:
        return text
    text = without_id_numbers(text)
    for pattern, mark in ((_ID_LIKE, NO_ID_NUMBER), (_PHONE, NO_PHONE)):
        private = [
            one.span()
            for one in re.finditer(pattern, half_width(text))
            if one[0] != keep and _CALLED_NUMBER not in text[max(0, one.start() - 6) : one.start()]
        ]
        text = replaced(text, private, mark)
    return text


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


def shortened(text: str, most: int) -> str:
    """*text* on one line, cut where it has more than *most* characters.

    >>> shortened("照片\\n不是本人", 20), shortened("照片不是本人", 4)
    ('照片 不是本人', '照片不…')
    """
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def shown(text: str, most: int, keep: str = "") -> str:
    """An answer as a message quotes it: on one line, cut, without 身份证号 and phones (issue 14).

    *keep* is the student's own 学号.

    >>> shown("照片不对，电话13812345678", 40), shown("照片不是本人", 4)
    ('照片不对，电话（电话略）', '照片不…')
    """
    return shortened(without_private(text, keep), most)


# --- 身份证号 -----------------------------------------------------------------------------------

# Never stored, printed or logged. There are two readings of what one is. In answers, and whatever
# else people write, any such digits may be somebody's (`without_id_numbers`). As a 学号, a class,
# a name, in the name of a sheet or a file it is told as what it is, and masked (`masked`; issue
# 16): there a 学号 of 18 digits, which begins with a year, is none. Source: GB 11643-1999 (18
# characters: place, birthday, sequence, check character; people write them in groups), GB
# 11643-1989 (15, the year in two digits), GB/T 2260 (places begin with a province).

#: What stands where a 身份证号 stood.
NO_ID_NUMBER = "（证件号码略）"
#: Nothing shorter holds one.
SHORTEST_ID = 15
_GAP = "[ \\t-]?"


def _digits(count: int) -> str:
    return f"(?:{_GAP}[0-9]){{{count}}}"


_PROVINCE = (
    f"(?:1{_GAP}[1-6]|2{_GAP}[1-4]|3{_GAP}[1-8]|4{_GAP}[1-7]|5{_GAP}[0-5]|6{_GAP}[1-6]|"
    f"7{_GAP}[12]|8{_GAP}[1-4])"
)
_DAY = f"{_GAP}(?:0{_GAP}[1-9]|1{_GAP}[0-2]){_GAP}(?:0{_GAP}[1-9]|[12]{_GAP}[0-9]|3{_GAP}[01])"
#: What stands behind the place, of 18 characters and of 15; whoever has 15 was born until 1999.
_OF_18 = f"{_GAP}(?:1{_GAP}[89]|2{_GAP}0){_digits(2)}{_DAY}{_digits(3)}{_GAP}[0-9Xx]"
_OF_15 = f"{_GAP}[5-9]{_digits(1)}{_DAY}{_digits(3)}"
_ID = f"(?<![0-9])[1-9]{_digits(5)}{_OF_18}(?![0-9])"
#: G or L before one makes it somebody's 全国学籍号.
_STRICT_ID = rf"(?<![0-9A-Za-z])[GL]?{_PROVINCE}{_digits(4)}(?:{_OF_18}|{_OF_15})(?![0-9A-Za-z])"
#: What it is called where it stands with something else, and the brackets around it.
_CALLED = r"(?:(?:居民)?身份证(?:件)?|证件)(?:号码?)?\s*+(?:[:：]\s*+)?"
_WITH_LABEL = rf"[（(]?(?:{_CALLED})?{re.escape(NO_ID_NUMBER)}[)）]?"


def without_id_numbers(text: str) -> str:
    """*text* without 身份证号, which are never stored, printed or logged; also full-width ones.

    The check character is not looked at: a wrong one may be just what an answer is about.

    >>> without_id_numbers("应为11010519491231002X，不是２０１４０３０１０１")
    '应为（证件号码略），不是２０１４０３０１０１'
    """
    if len(text) < 18 or sum(map(str.isdecimal, text)) < 17:
        return text
    return _marked(text, _ID)


def holds_id_number(text: str) -> bool:
    """Whether there is a 身份证号 in *text*, or the mark where there was one."""
    return NO_ID_NUMBER[1:-1] in text or without_id_numbers(text) != text


def masked(text: str) -> str:
    """*text* with a mark for each 身份证号, as it may be shown to people.

    >>> masked("李一53270119950101123X.csv"), masked("５３２７０１ 19950101 1234")
    ('李一（证件号码略）.csv', '（证件号码略）')
    >>> masked("G53270119950101123X")
    '（证件号码略）'
    >>> masked("532701950101123"), masked("201403201403010101"), masked("2014030101")
    ('（证件号码略）', '201403201403010101', '2014030101')
    """
    if len(text) < SHORTEST_ID or sum(map(str.isdecimal, text)) < SHORTEST_ID:
        return text
    return _marked(text, _STRICT_ID)


def _marked(text: str, pattern: str) -> str:
    """*text* with the mark for what fits the *pattern*, half-width or not."""
    found = re.finditer(pattern, half_width(text))
    return replaced(text, [one.span() for one in found], NO_ID_NUMBER)


def is_id_number(text: str) -> bool:
    """Whether a cell is a 身份证号 and nothing else.

    >>> is_id_number("53270119950101123x"), is_id_number("身份证号：532701950101123")
    (True, True)
    >>> is_id_number("201403201403010101"), is_id_number("532701199501011234 孙明")
    (False, False)
    """
    return text != "" and not beside_id_number(text)


def beside_id_number(text: str) -> str:
    """What a cell says beside a 身份证号, without the word for it.

    >>> beside_id_number("2014030101 53270119950101123X"), beside_id_number("孙明（证件号码略）")
    ('2014030101', '孙明')
    """
    told = masked(text)
    if NO_ID_NUMBER not in told:
        return text
    return re.sub(_WITH_LABEL, " ", told).strip(" \t\n,，;；、/")
