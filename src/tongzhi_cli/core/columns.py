"""What the columns of the papers are for: the signed form, the 勘误表, the 统计表."""

from enum import StrEnum


class Column(StrEnum):
    """What a column of a paper is for, by the word that `--map` and messages use."""

    SERIAL = "序号"
    NUMBER = "学号"
    NAME = "姓名"
    RESULT = "校对结果"
    RIGHT = "正确"
    WRONG = "有误"
    SIGNATURE = "本人签名"
    CLASS = "班级"
    COLLEGE = "学院"
    MAJOR = "专业"
    ENTRY_YEAR = "年级"
    LEVEL = "层次"
    NOTE = "备注"
    # 勘误表
    KIND = "错误类别"
    SHOWN = "错误信息"
    SHOULD_BE = "正确信息"
    # 统计表
    EXPECTED = "应校对人数"
    CHECKED = "已校对人数"
    OK_COUNT = "无误人数"
    WRONG_COUNT = "有误人数"
    MISSING_COUNT = "未校对人数"
    RATE = "校对率"
