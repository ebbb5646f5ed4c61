"""How a summary's workbook is laid out: the sheets whose rows are records, notes and files.

Written by `summary_xlsx` and read by `summary_reading`: an earlier summary gives back exactly the
parts that it was made of. What people look at stands on the left; what only reading back needs is
in folded columns on the right.
"""

import re
from collections.abc import Iterable
from zlib import crc32

from tongzhi_cli.model.problem import Severity
from tongzhi_cli.named_tuple import NamedTuple

OVERVIEW, LINES, ANOMALIES, MISSING, AWAY = "总览", "明细", "异常汇总", "未反馈", "不参加"
PHOTOS, PROBLEMS, SOURCES, OTHERS, LISTED = "补采集", "问题", "来源", "其他记录", "全校名单"
#: What is known of the signed paper: a row each on a sheet of its own, a word a class on 总览.
SCANS = "纸件"

#: What a worksheet has room for below its header (ECMA-376 has 2^20 rows); more go on on further
#: worksheets: 明细, 明细(2), 明细(3).
MOST_ROWS = 1_048_575


def part_name(name: str, number: int) -> str:
    """What the worksheet of that *number*, from 1, of a long table is called.

    >>> part_name(LINES, 1), part_name(LINES, 2)
    ('明细', '明细(2)')
    """
    return name if number == 1 else f"{name}({number})"


def base_of(name: str | None) -> str:
    """The table that a worksheet is a part of; a copy that Excel made, 明细 (2), is of none.

    >>> base_of("明细"), base_of("明细(12)"), base_of("明细 (2)"), base_of(None)
    ('明细', '明细', '明细 (2)', '')
    """
    match = re.fullmatch(r"(\S+)\([0-9]{1,4}\)", name or "")
    return match[1] if match else name or ""


#: A workbook of less is read as any other.
LARGE = 30_000_000

#: What is another in nearly every row, and so has its own place in what rows are made like
#: (`long_sheet.parting`).
VARYING = ("学号", "姓名", "校对时间", "记录时间", "位置", "核对码")
#: In 明细, 其他记录 and 全校名单.
RECORD_COLUMNS = (
    "学院", "班级", "学号", "姓名", "状态", "校对结果", "校对时间", "备注", "文件",
    "级", "层次", "专业", "记录时间", "种类", "工作表", "位置", "学号的毛病",
    "表上的学院", "表上的班级", "表上的姓名", "核对码", "算作", "不参加", "核定自",
    "作废", "核定人", "核定时间",
)  # fmt: skip
PROBLEM_COLUMNS = (
    "级别", "问题", "班级", "学号", "姓名", "说明", "怎么办", "文件", "位置",
    "代号", "工作表", "格", "行", "读入时发现于",
)  # fmt: skip
SCAN_COLUMNS = (
    "学院", "班级", "学号", "姓名", "纸件", "原因", "照片", "页", "看过",
    "印的不同", "比过的", "有结果栏", "第几个表", "栏", "章", "没对上的行", "糊", "照片摘要",
    "原来看过",
)  # fmt: skip
CHANGED, CHANGE_COLUMNS = "变化", ("变化", "学院", "班级", "学号", "姓名", "以前", "现在")
SOURCE_COLUMNS = ("文件", "种类", "推断", "班级", "人数", "有结果", "算在明细里", "错误")
#: What people fill in, in 明细; they may put it right in 其他记录.
FILLED_IN = ("作废", "核定人", "核定时间")
#: How many columns of each are for people, beside these.
SHOWN = {LINES: 9, OTHERS: 9, LISTED: 9, PROBLEMS: 9, SOURCES: 8, SCANS: 9}

SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}
#: What stands under 算作 where somebody said that a text is a fault which is not understood.
FAULT = "异常"
#: And where the row only says that it is void.
VOID = "作废"
#: What a mark says.
YES, NO = "是", "否"
#: What was blank on the form, and is not in the line.
BLANK = "（空）"
#: What stands in a sheet that has nothing to list.
NOTHING = "没有"


def check_code(cells: Iterable[str]) -> str:
    """A code for what a line says to people: if it does not fit any more, somebody changed it.

    White space does not count; programs save it in their own ways.

    >>> check_code(["软件学院", "无误"]) == check_code(["软件学院 ", "无误"])
    True
    """
    return f"{crc32(squeezed('|'.join(cells))):08x}"


def squeezed(text: str) -> bytes:
    """What of a text a `check_code` is made of."""
    return "".join(text.split()).encode("utf-8", "replace")


#: What of a line people may change.
SAID = ("学院", "班级", "学号", "姓名", "校对结果", "备注")


class Width(NamedTuple):
    """The least and the greatest width of a column, in half-width characters."""

    least: int
    most: int


WIDTHS = {
    "学院": Width(8, 20), "班级": Width(10, 30), "学号": Width(12, 20), "姓名": Width(8, 20),
    "状态": Width(8, 8), "校对结果": Width(14, 36), "校对时间": Width(10, 20), "备注": Width(6, 20),
    "文件": Width(12, 38), "说明": Width(20, 36), "怎么办": Width(20, 44), "级别": Width(6, 6),
    "问题": Width(10, 14), "位置": Width(8, 16), "推断": Width(8, 26), "谁来解决": Width(12, 30),
    "要带的材料": Width(12, 30), "哪一项": Width(8, 12), "原因": Width(10, 22),
    "作废": Width(6, 14), "核定人": Width(8, 14), "核定时间": Width(10, 20),
    "变化": Width(10, 14), "以前": Width(10, 40), "现在": Width(10, 40),
    "纸件": Width(10, 24), "照片": Width(10, 30), "看过": Width(6, 10), "页": Width(4, 6),
    "到哪里": Width(12, 40), "什么时候以前": Width(12, 20), "交什么": Width(12, 30),
}  # fmt: skip
