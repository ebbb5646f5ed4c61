"""A student as the roster has them, and the laws of 学号 and 姓名."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from tongzhi_cli.model import person_name
from tongzhi_cli.model.enrolment import Enrolment
from tongzhi_cli.model.person_name import MARKS
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.words import LEVELS
from tongzhi_cli.named_tuple import NamedTuple

#: Excel keeps 15 digits of a number and writes zeros for the rest.
EXACT_DIGITS = 15


class NumberFault(StrEnum):
    """What reading a 学号 cell already found to be wrong with it.

    ID_NUMBER: a 身份证号 stood there, and is not kept.
    """

    NONE = ""
    DIGITS_LOST = "digits-lost"
    NOT_WHOLE = "not-whole"
    ROUNDED = "rounded"
    ID_NUMBER = "id-number"


class Student(NamedTuple):
    """One row of a roster.

    *number* (学号) is text and is the key; *entry_year* (级) has four digits; *level* (层次) is
    one of the words of `level`. *facts* are what papers print and nothing is judged by: pairs of a
    column's word (`columns.column.PRINTED`) and a text. *inferred* names the fields that no column
    gave. *college* is the 学院 or 系 as the roster has it, *note* its 备注, *enrolment* what it
    says of the student's 学籍 (休学 …), if it says anything, *called* what the class's group calls
    them.
    """

    number: str
    name: str
    where: Where
    class_name: str | None = None
    entry_year: int | None = None
    level: str | None = None
    facts: tuple[tuple[str, str], ...] = ()
    fault: NumberFault = NumberFault.NONE
    inferred: frozenset[str] = frozenset()
    college: str | None = None
    note: str | None = None
    enrolment: Enrolment | None = None
    called: str = ""

    def fact(self, column: str) -> str:
        """What the facts say of a column, "" where they are silent."""
        for name, text in self.facts:
            if name == column:
                return text
        return ""


#: What 学号 are sorted by.
NumberKey = tuple[tuple[int, int, str, str], ...]


def number_key(number: str) -> NumberKey:
    """Sort key for 学号 由小到大: digit runs by value, letters as text.

    >>> sorted(["2014030110", "2014030102", "B2014", "999"], key=number_key)
    ['999', '2014030102', '2014030110', 'B2014']
    """
    if number.isdecimal() and number.isascii():  # as nearly all are
        digits = number.lstrip("0")
        return ((0, len(digits), digits, number),)
    return _key_of_parts(number)


@lru_cache(maxsize=1024)
def _key_of_parts(number: str) -> NumberKey:
    parts = re.findall(r"([0-9]+)|([^0-9]+)", number)
    return tuple(
        (0, len(digits.lstrip("0")), digits.lstrip("0"), digits) if digits else (1, 0, text, "")
        for digits, text in parts
    )


# What a 学号 may carry along from Excel, forms and chats: white space of every kind, marks that
# nobody sees, the apostrophe that forces text, ="…".
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
FULL_WIDTH_DIGITS = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}


def half_width(text: str) -> str:
    """*text* with ASCII for its full-width forms, character by character.

    >>> half_width("（２０１４０３０１０１）：张三")
    '(2014030101):张三'
    """
    return text.translate(_FULL_WIDTH)


def is_exponent(number: str) -> bool:
    """Whether Excel has turned a 学号 into 2.01E+09; its digits are gone.

    >>> is_exponent("2.02304E+10"), is_exponent("2014E01")
    (True, False)
    """
    return "+" in number and re.fullmatch(r"\d(?:\.\d+)?[eE]\+\d+", number) is not None


def is_rounded(digits: str) -> bool:
    """Whether a number cell holds what is left of a 学号 that was saved as 2.01403E+11.

    Excel shows six digits at most then, and reads zeros for the rest. No 学号 ends in so many.

    >>> is_rounded("201403000000"), is_rounded("2014030100"), is_rounded("100000")
    (True, False, False)
    """
    return len(digits) >= 9 and digits.isdecimal() and len(digits.rstrip("0")) <= 6


def is_destroyed(student: Student) -> bool:
    """Whether the digits of a 学号 are lost, so that it tells nobody apart."""
    return are_digits_lost(student.number, student.fault)


def are_digits_lost(number: str, fault: NumberFault) -> bool:
    """The same of a 学号 and what was wrong with its cell."""
    if fault is not NumberFault.NONE:
        return True
    if number.isalnum():  # as nearly all are
        return False
    return is_exponent(number)


def are_digits(numbers: Sequence[str]) -> bool:
    """Whether 学号 are digits and nothing else, so many in each, as in nearly all classes.

    >>> are_digits(["101", "102"]), are_digits(["101", "1020"]), are_digits(["S01", "S02"])
    (True, False, False)
    """
    together = "".join(numbers)
    return together.isascii() and together.isdecimal() and len({*map(len, numbers)}) == 1


def clean_number(text: str) -> str:
    """学号 as the key: no white space, half-width, without Excel's ways of forcing text.

    >>> clean_number(" ２０１４０３０１０１\\t"), clean_number('="00123"'), clean_number("'0123")
    ('2014030101', '00123', '0123')
    >>> clean_number("2014030101.0"), clean_number("2014030101.00 ")
    ('2014030101', '2014030101')
    """
    if not text or (text.isascii() and text.isalnum()):
        return text  # as nearly all are; the patterns below are costly to set up
    if " " in text or not text.isprintable():
        text = re.sub(rf"[\s{MARKS}]+", "", text)
    text = half_width(text)
    if match := re.fullmatch(r'="([^"]*)"|=([0-9]+)', text):
        text = match[1] or match[2] or ""
    text = text.lstrip("'‘’`")
    return re.sub(r"(?<=[0-9])\.0+$", "", text)


def clean_name(text: str) -> str:
    """姓名 as it is compared and printed: no white space between Han, dots as ·, no remarks.

    Rare characters stay as they are, those that only look like the right ones are these
    (`look_alikes`); Latin names keep single spaces; control characters and remarks go
    (`person_name`).

    >>> clean_name("李　想"), clean_name("阿依古丽•麦麦提"), clean_name(" Anna  Li ")
    ('李想', '阿依古丽·麦麦提', 'Anna Li')
    >>> clean_name("李\x08明"), clean_name("张三（组长）")
    ('李明', '张三')
    >>> clean_name("阿依古丽.麦麦提"), clean_name("阿依古丽 · 麦麦提"), clean_name("J. Li")
    ('阿依古丽·麦麦提', '阿依古丽·麦麦提', 'J. Li')
    """
    if not text or is_plain_name(text):
        return text  # the patterns are costly to set up
    return person_name.read(text, of_cell=False).name


def is_plain_name(text: str) -> bool:
    """Whether there is nothing to clean in a name, as in nearly all: letters, none ambiguous."""
    return text.isalpha() and max(text) < "\uf900"


@lru_cache(maxsize=1024)
def clean_class(text: str) -> str:
    """A class name without white space, its digits half-width.

    >>> clean_class("2014级 软件１班")
    '2014级软件1班'
    """
    return "".join(text.split()).translate(FULL_WIDTH_DIGITS)


#: What a CSV has for a character that it could not hold.
_LOST = frozenset("?？□\ufffd")


def same_name(given: str, name: str) -> bool:
    """Whether two names are one; a ? in *given* stands for a character that a CSV could not hold.

    >>> same_name("李 想", "李想"), same_name("李?", "李㛃"), same_name("??", "李明")
    (True, True, False)
    """
    given, name = clean_name(given), clean_name(name)
    if given == name:
        return True
    if len(given) != len(name) or _LOST.isdisjoint(given):
        return False
    pairs = list(zip(given, name, strict=True))
    fits = all(one == other or one in _LOST for one, other in pairs)
    return fits and any(one == other for one, other in pairs)


@lru_cache(maxsize=1024)
def level(text: str) -> str | None:
    """层次 in the words of the notices, None for an empty cell; an unknown word stays.

    >>> level("统招本科"), level("本科（四年）")
    ('本科', '本科')
    >>> level("高职（专科）"), level("大学本科 "), level("专接本"), level("预科"), level("")
    ('专科', '本科', '专升本', '预科', None)
    """
    if text in LEVELS:
        return text
    word = re.sub(r"[\s（）()]", "", text)
    told = [one for one, pattern in LEVELS.items() if re.search(pattern, word)]
    if told[:1] == ["专升本"] or len(told) == 1:
        return told[0]
    return word or None


#: The day somebody entered, or its month or term, as cells and 教务系统 write it.
_ENTRY_DAY = (
    r"(20\d\d|19\d\d)(?:"
    r"\s*[-/.年]\s*(?:0?[1-9]|1[0-2])(?:\s*[-/.月]\s*(?:0?[1-9]|[12]\d|3[01]))?\s*[月日号]?"
    r"(?:[ T]\d{1,2}:\d\d.{0,10})?"
    r"|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?(?:\.0)?"
    r"|年?[春秋]季?(?:学期)?)"
)


@lru_cache(maxsize=1024)
def entry_year(text: str) -> int | None:
    """级 as four digits, or None where the text is not a year; of a day its year.

    >>> entry_year("2014级"), entry_year("14级"), entry_year("2014"), entry_year("大四")
    (2014, 2014, 2014, None)
    >>> entry_year("2014-09-18 00:00:00"), entry_year("20140918"), entry_year("2014年9月")
    (2014, 2014, 2014)
    >>> entry_year("201403"), entry_year("2014030101"), entry_year("2014秋")
    (2014, None, 2014)
    """
    if not text:
        return None
    text = half_width(text.strip())
    if day := re.fullmatch(_ENTRY_DAY, text):
        return int(day[1])
    match = re.fullmatch(r"(?:(20\d\d|19\d\d)|(\d\d))[级級年]?(?:[级級])?", clean_number(text))
    if not match:
        return None
    return int(match[1]) if match[1] else 2000 + int(match[2])
