"""The rows of 纸件, what pictures of the signed paper show: written, and read back."""

from tongzhi_cli.answers.log.signings import TAKEN_BACK
from tongzhi_cli.summary.merge import Merged
from tongzhi_cli.summary.model import Record
from tongzhi_cli.summary.scanned.rows import ScanRow, whose
from tongzhi_cli.summary.workbook.layout import NO, YES
from tongzhi_cli.summary.workbook.long_sheet import Cell
from tongzhi_cli.summary.workbook.row import Row


def scans(merged: Merged) -> list[list[Cell]]:
    """The rows of 纸件: who it is, as the lines have it now, and what a picture shows of them."""
    rows = merged.summary.scans
    known = whose(rows, merged.lines)
    return [_scan(one, known.get(one.number)) for one in rows]


def _scan(one: ScanRow, line: Record | None) -> list[Cell]:
    return [
        line.college if line else "",
        line.class_name if line else "",
        one.number,
        line.name if line else "",
        one.state,
        one.reason,
        one.picture,
        str(one.page) if one.page else "",
        one.said,
        one.differs or None,
        one.compared or None,
        None if one.has_result else NO,
        str(one.sheet) if one.sheet else None,
        one.head or None,
        one.seal or None,
        str(one.unread) if one.unread else None,
        YES if one.is_blurred else None,
        one.digest or None,
        one.said or None,
    ]


def scan_in(row: Row) -> ScanRow:
    """What a row of 纸件 says; who it is stands in it for people only.

    Where somebody blanked what the program wrote under 看过, it is taken back: another summary that
    still has it does not bring it back.
    """
    said = row.said("看过") or (TAKEN_BACK if row("原来看过") else "")
    return ScanRow(
        row("照片"), row("照片摘要"), row.integer("页"), row.integer("第几个表") or 0,
        row("学号"), row("纸件"), row("原因"), row("印的不同"), row("比过的"),
        row("有结果栏") != NO, row("栏"), row("章"), row.integer("没对上的行") or 0,
        row("糊") == YES, said,
    )  # fmt: skip
