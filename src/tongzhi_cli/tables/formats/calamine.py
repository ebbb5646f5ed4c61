"""What the two formats that python-calamine reads have in common."""

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum


def worksheets(workbook: CalamineWorkbook) -> tuple[list[int], tuple[str, ...]]:
    """The places of the visible worksheets, and the names of the hidden ones."""
    shown, hidden = [], []
    for at, one in enumerate(workbook.sheets_metadata):
        if one.typ is SheetTypeEnum.WorkSheet:
            if one.visible is SheetVisibleEnum.Visible:
                shown.append(at)
            else:
                hidden.append(one.name)
    return shown, tuple(hidden)
