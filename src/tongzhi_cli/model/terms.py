"""The words that a notice chooses among; apart from its model, so that rules need no pydantic."""

from enum import StrEnum

from tongzhi_cli.errors import UsageError


class Role(StrEnum):
    """What a deadline is for."""

    CHECK = "check"
    SUBMIT = "submit"
    PHOTO = "photo"
    MATERIALS = "materials"
    OTHER = "other"


#: What is done until a deadline, as people call it.
TITLES = {
    Role.CHECK: "学生校对",
    Role.SUBMIT: "上交",
    Role.PHOTO: "交照片",
    Role.MATERIALS: "交材料",
    Role.OTHER: "其他",
}


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
