"""The one page that a long table prints: what it is, and how to print of it what one needs.

A school's 明细 would be a hundred pages, which nobody asked for who prints the whole workbook
(issue 18). The text stands in a box behind the table, so that no row or column is its own.
"""

from typing import Any

from tongzhi_cli.summary.workbook.layout import (
    LINES,
    LISTED,
    MOST_ROWS,
    OTHERS,
    SCANS,
    base_of,
)
from tongzhi_cli.summary.workbook.page.frame import Frame, set_up

_WHAT = {
    LINES: "每名学生一行，可以筛选；改了存好，再汇总一次就算数",
    OTHERS: "同一名学生另外几次的记录，没有采用的",
    LISTED: "全校名单上的学生，和各人的状态",
    SCANS: "照片、扫描件上的每一行；看过以后在“看过”一栏写 已签 或 未签",
}
#: Rows on a page, as they nearly all are.
_ROWS = 36
_COLUMNS, _LINES = 9, 24
_FONT = {"name": "宋体", "size": 12}


def is_noted(name: str) -> bool:
    """Whether a sheet prints only a page about itself."""
    return base_of(name) in _WHAT


def add_note(sheet: Any, name: str, right: int, count: int, frame: Frame) -> None:
    """Put the text below a table of *count* rows, right of the column *right*; it alone is printed.

    There no row is higher than the others, or hidden by a filter.
    """
    left, top = right + 2, count + 3
    if top + _LINES > MOST_ROWS:
        top = 0
    sheet.insert_textbox(
        top, left, _text(name, count),
        {"width": 560, "height": 440, "font": _FONT, "object_position": 3,
         "line": {"color": "#BFBFBF"}, "align": {"vertical": "top"}},
    )  # fmt: skip
    set_up(sheet, frame)
    sheet.print_area(top, left, top + _LINES, left + _COLUMNS)


def _text(name: str, count: int) -> str:
    pages = -(-count // _ROWS)
    return "\n".join(
        (
            f"这一页说明工作表“{name}”。",
            "",
            f"里面是：{_WHAT[base_of(name)]}；共 {count} 行。",
            f"打印整个工作簿时只印这一页；全部印约 {max(pages, 1)} 页。",
            "",
            "要印其中一部分（例如一个班）：先筛选，再选中要印的格子，",
            "然后“文件 → 打印”，选“打印选定区域”。",
            "",
            "要全部印：“页面布局 → 打印区域 → 取消打印区域”，再打印。",
            "每页会重复表头。",
            "",
            "要各班签字的反馈表，不用印它：",
            "fankui merge 交来的表 --docx 全部.docx",
        )
    )
