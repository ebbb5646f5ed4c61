"""身份证号 where none belongs: as a 学号, a class, a name, in the name of a sheet or a file.

Source: GB 11643-1999 (18 characters: place, birthday, sequence, check character), GB 11643-1989
(15, the year in two digits), GB/T 2260 (the places, which begin with a province). Issue 16: told
as what it is, masked in messages and file names. What `model.student` takes out of answers is
wider: there any such digits may be somebody's, here a 学号 of 18 digits, which begins with a year,
is none.
"""

import re

from tongzhi_cli.model.student import NO_ID_NUMBER, half_width

_GAP = "[ \\t-]?"
_PROVINCE = (
    f"(?:1{_GAP}[1-6]|2{_GAP}[1-4]|3{_GAP}[1-8]|4{_GAP}[1-7]|5{_GAP}[0-5]|6{_GAP}[1-6]|"
    f"7{_GAP}[12]|8{_GAP}[1-4])"
)


def _digits(count: int) -> str:
    return f"(?:{_GAP}[0-9]){{{count}}}"


_DAY = f"{_GAP}(?:0{_GAP}[1-9]|1{_GAP}[0-2]){_GAP}(?:0{_GAP}[1-9]|[12]{_GAP}[0-9]|3{_GAP}[01])"
#: People who had a number of 15 digits were born until 1999.
_ID_NUMBER = (
    rf"(?<![0-9A-Za-z]){_PROVINCE}{_digits(4)}"
    rf"(?:{_GAP}(?:1{_GAP}[89]|2{_GAP}0){_digits(2)}{_DAY}{_digits(3)}{_GAP}[0-9Xx]"
    rf"|{_GAP}[5-9]{_digits(1)}{_DAY}{_digits(3)})(?![0-9A-Za-z])"
)
#: Nothing shorter holds one.
SHORTEST = 15
#: What it is called where it stands with something else, and the brackets around it.
_CALLED = r"(?:(?:居民)?身份证(?:件)?|证件)(?:号码?)?\s*[:：]?\s*"
_WITH_LABEL = rf"[（(]?(?:{_CALLED})?{re.escape(NO_ID_NUMBER)}[)）]?"


def masked(text: str) -> str:
    """*text* with a mark for each 身份证号, as it may be shown to people.

    >>> masked("李一53270119950101123X.csv"), masked("５３２７０１ 19950101 1234")
    ('李一（证件号码略）.csv', '（证件号码略）')
    >>> masked("532701950101123"), masked("201403201403010101"), masked("2014030101")
    ('（证件号码略）', '201403201403010101', '2014030101')
    """
    if len(text) < SHORTEST or sum(map(str.isdecimal, text)) < SHORTEST:
        return text
    for one in reversed(list(re.finditer(_ID_NUMBER, half_width(text)))):
        text = text[: one.start()] + NO_ID_NUMBER + text[one.end() :]
    return text


def is_id_number(text: str) -> bool:
    """Whether a cell is a 身份证号 and nothing else.

    >>> is_id_number("53270119950101123x"), is_id_number("身份证号：532701950101123")
    (True, True)
    >>> is_id_number("201403201403010101"), is_id_number("532701199501011234 孙明")
    (False, False)
    """
    return text != "" and not without_id_number(text)


def without_id_number(text: str) -> str:
    """What a cell says beside a 身份证号, without the word for it.

    >>> without_id_number("2014030101 53270119950101123X"), without_id_number("孙明（证件号码略）")
    ('2014030101', '孙明')
    """
    told = masked(text)
    if NO_ID_NUMBER not in told:
        return text
    return re.sub(_WITH_LABEL, " ", told).strip(" \t\n,，;；、/")
