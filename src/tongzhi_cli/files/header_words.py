"""The words people put over columns: one table, and how a header is compared with it.

Every word stands in a roster, in an export of 问卷星, 腾讯文档 or 腾讯问卷, or in a notice. A
field's words are equally good for 学号, 姓名 and 校对结果, where a wrong column spoils everything:
two such columns are refused. For the other fields the earlier word wins.
"""

import re
from enum import StrEnum
from functools import lru_cache


class Field(StrEnum):
    """What a column may hold, by the word that `--map` and messages use."""

    NUMBER = "学号"
    NAME = "姓名"
    CLASS = "班级"
    ENTRY_YEAR = "年级"
    LEVEL = "层次"
    MAJOR = "专业"
    COLLEGE = "学院"
    RESULT = "校对结果"
    CHECKED_AT = "校对时间"
    NOTE = "备注"
    DETAIL = "异常说明"
    RECORDED_AT = "记录时间"


#: Every word for a field, as `normal` writes it.
WORDS: dict[Field, tuple[str, ...]] = {
    Field.NUMBER: ("学号", "学生学号", "学号/工号", "学工号", "学生账号", "xh"),
    Field.NAME: ("姓名", "学生姓名", "真实姓名", "您的姓名", "名字", "xm"),
    Field.CLASS: (
        "行政班", "行政班级", "所属行政班", "行政班名称", "班级", "班级名称", "专业班级",
        "所在班级", "所属班级", "自然班", "专业班",
        "xzbname", "bjmc", "班号", "bh",
    ),
    Field.COLLEGE: (
        "学院", "院系", "学生学院", "学院名称", "所在学院", "所属学院", "二级学院", "院系名称",
        "系部", "系别", "系名称", "所在院系", "所属机构", "院", "系", "xymc", "yxmc",
    ),
    Field.ENTRY_YEAR: ("年级", "入学年级", "所在年级", "入学年份", "级", "所在级", "nj"),
    Field.LEVEL: ("层次", "培养层次", "学生培养层次", "学历层次", "办学层次", "cc"),
    Field.MAJOR: ("专业", "专业名称", "所学专业", "zymc"),
    Field.RESULT: (
        "校对结果", "核对结果", "校对情况", "核对情况", "校对反馈", "反馈结果", "反馈情况", "反馈",
        "校对意见", "结果", "是否无误", "图像校对结果", "校验结果", "核查结果",
    ),
    Field.DETAIL: (
        "异常说明", "异常内容", "异常情况", "异常情况说明", "异常描述", "错误内容", "错误信息",
        "错误说明", "有误内容", "有误说明", "具体说明", "详细说明", "情况说明",
        "问题说明", "问题描述", "具体情况", "具体内容", "有误之处", "勘误内容", "更正内容",
        "异常原因", "正确信息", "正确内容",
    ),
    Field.CHECKED_AT: (
        "校对时间", "核对时间", "校对日期", "核对日期", "提交时间", "提交答卷时间", "填写时间",
        "结束答题时间", "反馈时间", "完成时间", "提交日期", "填报时间", "填写日期", "更新时间",
        "最后修改时间", "答题时间", "时间",
    ),
    Field.RECORDED_AT: ("记录时间",),
    Field.NOTE: ("备注", "bz", "说明", "备注说明", "其他说明", "补充说明"),
}  # fmt: skip

#: Headers that contain a field's word and mean something else.
OTHERS = (
    "教学班|家长|父亲|母亲|监护人|曾用|原|旧|英文|提交者|昵称|填写人|拼音|紧急|联系人|"
    "辅导员|班主任|班长|教师|老师|导师|推荐|介绍人|收件|户主|室长|舍长|组长|配偶|亲属|担保|经办|"
    "前缀|后缀|前几位|位数"
)

#: What a whole class has in common.
OF_A_CLASS = (Field.CLASS, Field.ENTRY_YEAR, Field.LEVEL, Field.MAJOR, Field.COLLEGE)
#: Where a wrong column spoils everything.
STRICT = frozenset({Field.NUMBER, Field.NAME, Field.RESULT})
#: Which field each word is for.
FIELD_OF = {word: field for field, words in WORDS.items() for word in words}
_MARKS = (
    r"[（(](?:必填|自动|选填|必选|请填写|请选择)[）)]|^\d{1,3}\s*[、.．)）]|^[*＊]+|[*＊:：?？]+$"
)
_ASIDE = r"[（(\[【].*?[）)\]】]"


@lru_cache(maxsize=4096)
def normal(header: str) -> str:
    """A header without the marks that forms and people add.

    >>> normal("1、学 号（必填）"), normal("* 姓名："), normal("XH"), normal("姓\\u3000名")
    ('学号', '姓名', 'xh', '姓名')
    >>> normal("校对结果（无异常填“无误”，异常情况请如实填写异常内容）")
    '校对结果'
    """
    if header in FIELD_OF:
        return header
    text = re.sub(r"[\s\u3000\u200b\ufeff]+", "", header)
    while (less := re.sub(_MARKS, "", text)) != text:
        text = less
    less = re.sub(_ASIDE, "", text)
    return (less or text).rstrip(":：?？").lower()
