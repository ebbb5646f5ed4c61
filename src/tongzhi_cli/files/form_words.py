"""The words over the columns of schools' papers: one table for each paper.

Source: the forms of some fifty notices of 2006 to 2025 (docs/glossary.md). A word is written as
`header_words.normal` leaves it: without white space, marks and what stands in brackets.
"""

import re
from collections.abc import Mapping

from tongzhi_cli.core.columns import Column
from tongzhi_cli.core.role import Paper
from tongzhi_cli.files.header_words import OTHERS, WORDS, Field

_PERSON: dict[Column, tuple[str, ...]] = {
    Column.SERIAL: ("序号", "编号", "序", "顺序号", "no", "no."),
    Column.NUMBER: WORDS[Field.NUMBER],
    Column.NAME: WORDS[Field.NAME],
    Column.SIGNATURE: (
        "本人签名", "本人签字", "学生签名", "学生签字", "学生本人签名", "学生本人签字", "签名",
        "签字", "确认签名", "确认签字", "本人确认签名", "本人确认签字", "学生确认签名",
        "学生确认签字", "签名确认", "签字确认", "本人确认", "学生确认", "学生签名确认",
        "学生签字确认", "本人签名确认", "本人签字确认", "本人签章",
    ),
    Column.CLASS: WORDS[Field.CLASS],
    Column.COLLEGE: WORDS[Field.COLLEGE],
    Column.MAJOR: WORDS[Field.MAJOR],
    Column.ENTRY_YEAR: WORDS[Field.ENTRY_YEAR],
    Column.LEVEL: WORDS[Field.LEVEL],
    Column.NOTE: WORDS[Field.NOTE],
}  # fmt: skip

_SIGNED: dict[Column, tuple[str, ...]] = {
    **_PERSON,
    Column.RESULT: (
        *WORDS[Field.RESULT], "信息校对结果", "图像信息校对结果", "信息核对情况", "信息核对结果",
        "学籍信息核对情况", "学籍信息核对结果", "教务系统数据核对情况", "学信网数据核对情况",
        "学信网核对情况", "学信网核对结果", "照片核对结果", "照片校对结果", "核对意见",
        "信息是否正确", "是否正确", "是否有误", "信息是否有误", "是否准确", "信息是否准确",
        "确认情况", "确认结果", "核实情况", "核实结果", "审核结果",
    ),
    Column.RIGHT: (
        "正确", "无误", "信息正确", "信息无误", "核对无误", "校对无误", "正确栏", "无误栏",
        "正确打√", "无误打√", "正确√", "无误√", "√",
    ),
    Column.WRONG: (
        "有误", "错误", "异常", "有误栏", "错误栏", "有误信息登记", "有误信息", "信息有误",
        "有误内容", "有误情况", "有误说明", "有误项", "异常情况", "异常内容", "异常说明",
        "错误信息", "错误内容", "错误说明", "错误信息登记", "有误打×", "有误×", "×",
    ),
    Column.KIND: ("错误类别", "错误类型", "错误项目", "有误项目", "勘误项目", "异常类别"),
    Column.SHOULD_BE: ("正确信息", "正确内容", "勘误信息", "更正信息", "应为"),
}  # fmt: skip

_CORRECTIONS: dict[Column, tuple[str, ...]] = {
    **_PERSON,
    Column.KIND: (
        *_SIGNED[Column.KIND], "类别", "错误项", "更正项目", "变更项目", "修改项目", "勘误类别",
        "更正类别", "勘误字段", "错误字段", "信息项", "项目",
    ),
    Column.SHOWN: (
        "错误信息", "错误内容", "原信息", "原内容", "有误信息", "有误内容", "现显示信息",
        "学信网信息", "学信网显示", "学信网显示信息", "更正前", "变更前", "修改前", "勘误前",
        "更正前信息", "变更前信息", "修改前信息", "原错误信息", "错误情况", "异常情况",
        "异常内容", "异常说明", "异常描述", "错误描述", "错误说明", "问题描述", "有误情况",
        *WORDS[Field.RESULT],
    ),
    Column.SHOULD_BE: (
        *_SIGNED[Column.SHOULD_BE], "更正后", "变更后", "修改后", "勘误后", "更正后信息",
        "变更后信息", "修改后信息", "更正内容", "勘误内容", "更改信息", "正确",
    ),
}  # fmt: skip

_COUNTS: dict[Column, tuple[str, ...]] = {
    **{
        column: _PERSON[column]
        for column in (
            Column.SERIAL, Column.CLASS, Column.COLLEGE, Column.MAJOR, Column.ENTRY_YEAR,
            Column.LEVEL, Column.NOTE,
        )
    },
    Column.EXPECTED: (
        "应校对人数", "应核对人数", "应校对", "应核对", "总人数", "班级人数", "学生人数",
        "学生总数", "班级总人数", "应查人数", "应核查人数", "应到人数", "人数",
    ),
    Column.CHECKED: (
        "已校对人数", "已核对人数", "已校对", "已核对", "实校对人数", "实际校对人数",
        "实际核对人数", "已核查人数", "已查人数", "完成人数",
    ),
    Column.OK_COUNT: (
        "无误人数", "正确人数", "无误", "正确", "信息无误人数", "信息正确人数", "无异常人数",
    ),
    Column.WRONG_COUNT: (
        "有误人数", "错误人数", "异常人数", "有误", "错误", "异常", "信息有误人数", "勘误人数",
        "需勘误人数", "有异常人数",
    ),
    Column.MISSING_COUNT: (
        "未校对人数", "未核对人数", "未校对", "未核对", "未查人数", "未核查人数", "未完成人数",
    ),
    Column.RATE: ("校对率", "核对率", "完成率", "比例", "完成比例", "百分比"),
}  # fmt: skip

#: The words of each paper.
COLUMN_WORDS: dict[Paper, dict[Column, tuple[str, ...]]] = {
    Paper.SIGNED: _SIGNED,
    Paper.CORRECTIONS: _CORRECTIONS,
    Paper.COUNTS: _COUNTS,
}
#: Which column each word is for, paper by paper; the earlier column wins.
COLUMN_OF: dict[Paper, Mapping[str, Column]] = {
    paper: {word: column for column in reversed(words) for word in words[column]}
    for paper, words in COLUMN_WORDS.items()
}

#: What is not in the table above and yet is plain by its end.
_LIKE = {
    Column.NUMBER: r"学号$",
    Column.NAME: r"姓名$",
    Column.RESULT: (
        r"(?:校对|核对|核查|复核|校验|确认|核实|审核)的?(?:结果|情况|意见|反馈|记录|说明)$"
    ),
    Column.SIGNATURE: r"^(?:本人|学生).{0,4}(?:签名|签字|签章)$",
}
#: A header longer than this is a title.
_LONGEST = 14

#: Columns that a person fills in by hand, or that nobody should: 身份证号 are never written.
STAY_BLANK = re.compile(
    r"性别|民族|出生|身份证|证件|照片|相片|联系|电话|手机|学制|政治面貌|籍贯|生源|宿舍|学籍状态|"
    r"日期|时间|辅导员|班主任|审核人|核对人|确认人|材料|处理|办理|代签|签收|学历类别|学习形式|"
    r"入学|毕业|附件|邮箱|qq|微信|^xb$|^mz$|^csrq$|^sfzh$|^zzmm$|^xz$"
)


def column_of(header: str, paper: Paper) -> Column | None:
    """The column that a *header*, as `normal` writes it, stands over; None if that is not plain.

    >>> column_of("核对情况", Paper.SIGNED), column_of("信息校对说明", Paper.SIGNED)
    (<Column.RESULT: '校对结果'>, <Column.RESULT: '校对结果'>)
    >>> column_of("错误信息", Paper.CORRECTIONS), column_of("辅导员姓名", Paper.SIGNED)
    (<Column.SHOWN: '错误信息'>, None)
    """
    if known := COLUMN_OF[paper].get(header):
        return known
    if not header or len(header) > _LONGEST or re.search(OTHERS, header):
        return None
    wanted = COLUMN_WORDS[paper]
    fitting = (one for one, like in _LIKE.items() if one in wanted and re.search(like, header))
    return next(fitting, None)


def column_named(name: str, paper: Paper) -> Column | None:
    """The column that somebody calls *name*, in `--map` or in a notice."""
    plain = "".join(name.split())
    own = next((column for column in COLUMN_WORDS[paper] if column == plain), None)
    return own or COLUMN_OF[paper].get(plain)
