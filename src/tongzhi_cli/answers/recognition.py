"""Tables that hold answers and are no roster: exports of questionnaires.

A roster lists everybody, an export those who have answered: taken for a roster, it has nobody
missing. Source: issue 14; the columns that platforms add, met in public importers of their files
(docs/design-notes.md).
"""

import re
from collections.abc import Sequence

from tongzhi_cli.answers import platforms
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.questions import asks_detail, asks_result
from tongzhi_cli.columns.vocabulary import COLUMN_OF
from tongzhi_cli.model.file_kind import SOME_ANSWERS, FileKind, WrongKindError
from tongzhi_cli.tables.table import Table

#: What is filled in for each row when somebody submits it; 校对时间 stands in rosters as well.
_SUBMITTED = frozenset(
    {
        "提交时间", "提交答卷时间", "提交日期", "提交于", "填写时间", "填写日期", "填表时间",
        "填表日期", "填报时间", "填报日期", "开始时间", "结束时间", "完成时间", "开始答题时间",
        "结束答题时间", "答题时间", "作答时间", "接龙时间", "报名时间", "打卡时间", "参与时间",
        "创建时间", "最后修改时间", "上次修改时间", "修改时间", "时间戳", "时间戳记", "timestamp",
        "starttime", "completiontime", "submittime", "submittedat", "submissiontime",
    }
)  # fmt: skip
#: What platforms add about who filled it in and with what; no roster has them.
_ADDED = frozenset(
    {
        "提交者", "提交人", "填写人", "填写者", "填表人", "填报人", "答题人", "作答人", "参与人",
        "接龙人", "昵称", "微信昵称", "用户昵称", "群昵称", "ip", "ip地址", "来自ip", "提交ip",
        "用户id", "填写id", "答卷id", "答卷编号", "openid", "填写设备", "操作系统", "浏览器",
        "所用时间", "答题时长", "填写时长", "作答时长", "用时", "电子邮件", "email", "来源渠道",
        "来源详情", "答题序号", "总分",
    }
)  # fmt: skip
#: A heading that speaks to whoever fills it in, or has the number of a question.
_ASKS = r"^\s*+(?:Q|第)?\d{1,2}\s*+题?\s*+[、.．:：)）]\D|[您你]的|请(?:填|输|选|写)|[?？]$"
_OF_ASKS = frozenset("您你请?？")
#: What a questionnaire is asked about rarely and a roster has.
_OF_ROSTERS = frozenset({Column.ENTRY_YEAR, Column.LEVEL, Column.MAJOR, Column.COLLEGE})
#: A table of answers that nothing tells the platform of.
_NO_ROSTER = "它只有答了的人，拿来当花名册就看不出还差谁。"
_IS_FULL = "每行都有提交时间，看着是交来的结果；真是全班的名单，就把那一栏的表头改成“校对时间”。"
_NO_RESULT = (
    "它只有填了的人，又没有校对结果一栏；真要用里面的名单，就另存一份，只留学号、姓名、班级几栏。"
)


def export_in(table: Table, header: Header) -> str | None:
    """What a list is called that is the export of a questionnaire; None where it may be a roster.

    >>> head = ["序号", "提交答卷时间", "所用时间", "1、学号", "2、姓名", "3、是否无误"]
    >>> columns = {Column.NUMBER: 3, Column.NAME: 4}
    >>> export_in(Table("a.csv", None, [head]), Header(0, columns))
    '问卷星导出的表'
    >>> head = ["学号", "姓名", "校对结果", "校对时间"]
    >>> export_in(Table("a.csv", None, [head]), Header(0, {Column.NUMBER: 0, Column.NAME: 1}))
    """
    if header.row < 0:
        return None
    platform = platforms.platform_of(table, header.row)
    if platform == platforms.OWN:
        return None  # everybody stands in it
    if platform != platforms.UNKNOWN:
        return f"{platform}导出的表"
    headings = _headings(table, header)
    words = ["".join(normal(text).split()) for text in headings]
    times = [at for at, word in enumerate(words) if word in _SUBMITTED]
    unknown = [text for text in headings if text not in COLUMN_OF[None]]
    asked = sum(_is_asked(text) for text in unknown)
    if times and (asked or not _ADDED.isdisjoint(words)):
        return str(FileKind.EXPORT)
    if not (times or asked > 1) or not _has_result(header, words):
        return None
    if asked > 1:
        return str(FileKind.EXPORT)
    is_rosters = not _OF_ROSTERS.isdisjoint(header.columns)
    return SOME_ANSWERS if not is_rosters and _is_full(table, header, times[0]) else None


def _is_asked(heading: str) -> bool:
    is_likely = any(sign in _OF_ASKS or sign.isdecimal() for sign in heading)
    return is_likely and re.search(_ASKS, heading) is not None


def _headings(table: Table, header: Header) -> list[str]:
    width = len(table.rows[header.row])
    return [table.text_of_merged(header.row, at) for at in range(width)]


def _has_result(header: Header, words: Sequence[str]) -> bool:
    return Column.RESULT in header.columns or any(
        asks_result(word, surely=False) or asks_detail(word) for word in words
    )


def _is_full(table: Table, header: Header, column: int) -> bool:
    """Whether everybody below a header has something in a column."""
    number = header.columns[Column.NUMBER]
    people = [
        row for row in range(header.row + 1, len(table.rows)) if table.text(row, number).strip()
    ]
    return bool(people) and all(table.text(row, column).strip() for row in people)


def refuse_export(table: Table, header: Header) -> None:
    """Refuse the export of a questionnaire in the place of a roster.

    Raises:
        WrongKindError: it is one.

    """
    what = export_in(table, header)
    if what is None:
        return
    has_result = _has_result(header, [normal(text) for text in _headings(table, header)])
    extra = _NO_ROSTER if has_result else _NO_RESULT
    if what == SOME_ANSWERS:
        extra = _IS_FULL
    raise WrongKindError(table.file, FileKind.EXPORT, what, extra=extra)
