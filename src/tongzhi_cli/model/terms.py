"""The words that a notice chooses among."""

from enum import StrEnum
from typing import Self

from tongzhi_cli.errors import UsageError


def untold(what: str) -> str:
    """What people read where a row says nothing of a thing, and what a folder of such is called.

    >>> untold("班级")
    '没有写班级'
    """
    return f"没有写{what}"


#: Of whom or of what class no college is known: one word on every screen, page and folder.
NO_COLLEGE = untold("学院")
#: What stands where a class would be called, if anybody had written its name.
NAMELESS = "（没有班级名称）"


class Role(StrEnum):
    """What a deadline is for: the word of a notice file, and all that is known of it.

    *label* is what is done until then, as people call it, *in_full* the same where nothing else
    says of what; *usual* is what a notice file says of it where the notice has no words of its own.
    *is_single*: a notice needs one, and has no second.
    By which words a notice tells of it stands in `notice.reading.due.deadline_role`; whatever else
    knows the roles goes through them, docs/notice-file.md and the schema too.
    """

    label: str
    in_full: str
    usual: str
    is_single: bool

    def __new__(
        cls, word: str, label: str, usual: str = "", is_single: bool = False, in_full: str = ""
    ) -> Self:
        """One entry of the table."""
        made = str.__new__(cls, word)
        made._value_ = word
        made.label, made.usual, made.is_single = label, usual, is_single
        made.in_full = in_full or label
        return made

    CHECK = "check", "学生校对", "登录“学信网”校对图像信息", True
    SUBMIT = "submit", "上交", "反馈表", True, "上交反馈表"
    PHOTO = "photo", "交照片", "补采集的照片"
    MATERIALS = "materials", "交材料", "勘误材料", False, "交勘误材料"
    OTHER = "other", "其他"


#: What a notice needs one deadline of.
SINGLE_ROLES = tuple(role for role in Role if role.is_single)


class Scope(StrEnum):
    """Who can put an anomaly right (docs/glossary.md, 勘误).

    PROVINCE: key fields, the 教务处 asks the province. SCHOOL: the school itself. PHOTO: whoever
    took the picture. SELF: nobody at the school, the student elsewhere. NONE: no feedback needed.
    """

    PROVINCE = "province"
    SCHOOL = "school"
    PHOTO = "photo"
    SELF = "self"
    NONE = "none"


class Paper(StrEnum):
    """A paper that a notice may want of a class.

    SIGNED (全员签名表): a row for everybody. CORRECTIONS (勘误表): only who is wrong. COUNTS
    (统计表): how many.
    """

    SIGNED = "signed"
    CORRECTIONS = "corrections"
    COUNTS = "counts"


class AwayRows(StrEnum):
    """Where the form has those who do not take part: nowhere, or behind all others with why."""

    LEAVE_OUT = "leave-out"
    AT_END = "at-end"


#: The table of each paper in a notice file.
TABLE_OF = {
    Paper.SIGNED: "form",
    Paper.CORRECTIONS: "corrections_form",
    Paper.COUNTS: "counts_form",
}


#: What each paper is called in messages.
NAMES = {
    Paper.SIGNED: "反馈表（全员签名表）",
    Paper.CORRECTIONS: "勘误表（只有信息有误的人）",
    Paper.COUNTS: "统计表（各班人数）",
}
#: And in the names of files.
SHORT = {Paper.SIGNED: "反馈表", Paper.CORRECTIONS: "勘误表", Paper.COUNTS: "统计表"}
#: What the texts for a class are called, by which a saved one is told from a notice.
GUIDE, REMINDER, TASKS = "学信网图像信息校对", "学信网信息校对", "信息有误的怎么办"
#: How the name of a file goes on that has only some sheets of such a paper.
OF_SHEETS = "只重印第"
_WORDS = {
    Paper.SIGNED: ("signed", "反馈表", "签名表", "全员签名表", "核对表"),
    Paper.CORRECTIONS: ("corrections", "勘误表", "异常登记表", "勘误汇总表"),
    Paper.COUNTS: ("counts", "统计表"),
}


def paper_named(text: str) -> Paper:
    """The paper that --paper names.

    Raises:
        UsageError: there is none of that name.

    """
    for paper, words in _WORDS.items():
        if text.strip().lower() in words:
            return paper
    raise UsageError(
        f"--paper {text} 不行", "只能是 signed（反馈表）、corrections（勘误表）、counts（统计表）。"
    )
