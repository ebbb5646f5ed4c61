"""变化.xlsx: what two rolls differ in, a row for each, and a page of how they were compared."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import openpyxl

from tongzhi_cli.model.problem import Where
from tongzhi_cli.office.excel.rows import Mould
from tongzhi_cli.office.sheet_style import fill, widths
from tongzhi_cli.office.writing import saved
from tongzhi_cli.roster.compare.compare import Comparison
from tongzhi_cli.roster.compare.words import Line, lines_of, others_of

_COLUMNS = ("变化", "学号", "姓名", "班级", "原来", "现在", "说明", "旧名单", "新名单")
_LEAST = {"变化": 10, "说明": 30}


def build(found: Comparison, names: tuple[str, str], told: Sequence[str]) -> bytes:
    """The workbook; *names* are those of the two files, *told* what else is to know."""
    differing = [*lines_of(found)]
    lines = [_cells(one) for one in (*differing, *others_of(found))]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "变化"
    fill(sheet, _COLUMNS, [[""] * len(_COLUMNS)], _LEAST)
    page = book.create_sheet("说明")
    groups = Counter(one.group for one in differing)
    rows = [
        ("旧名单", Path(names[0]).name, f"{found.sizes[0]} 人"),
        ("新名单", Path(names[1]).name, f"{found.sizes[1]} 人"),
        ("没有变", "", f"{found.same} 人"),
        *((group, "", f"{count} 件") for group, count in groups.items()),
        *(("请注意", one, "") for one in told),
    ]
    fill(page, ("项目", "内容", "多少"), rows, {})
    package = saved(book.save)
    mould = Mould(package, "xl/worksheets/sheet1.xml")
    return mould.filled(lines, widths(_COLUMNS, lines, _LEAST))


def _cells(one: Line) -> list[str]:
    return [
        one.group, one.number, one.name, one.class_name, one.before, one.after, one.note,
        _place(one.old), _place(one.new),
    ]  # fmt: skip


def _place(where: Where | None) -> str:
    """The place in a file that is named above."""
    if where is None:
        return ""
    return f"{where.sheet or ''} {where.cell}".strip() if where.cell else where.spot
