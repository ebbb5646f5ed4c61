"""A workbook as somebody else reads it: openpyxl and zipfile, none of our own code."""

import warnings
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def loaded(data: bytes) -> Workbook:
    """A workbook, its formulas as they are written."""
    with warnings.catch_warnings():  # of what openpyxl itself would lose
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(data))


def texts(sheet: Worksheet) -> list[list[str]]:
    """The texts of a worksheet, "" where there is none."""
    return [
        ["" if value is None else str(value) for value in row]
        for row in sheet.iter_rows(values_only=True)
    ]


def rows_with(sheet: Worksheet, number: str) -> list[list[str]]:
    """The rows that have a 学号, told by how it begins."""
    return [row for row in texts(sheet) if any(text.startswith(number) for text in row)]


def looks(sheet: Worksheet, first: int = 1, last: int | None = None) -> dict[str, object]:
    """How each cell looks: font, lines, fill, alignment, number format, protection."""
    return {
        cell.coordinate: (
            repr(cell.font), repr(cell.border), repr(cell.fill), cell.number_format,
            repr(cell.protection), cell.alignment.horizontal, cell.alignment.vertical,
        )
        for row in sheet.iter_rows(min_row=first, max_row=last)
        for cell in row
        if not isinstance(cell, MergedCell)
    }  # fmt: skip


def set_up(sheet: Worksheet) -> dict[str, object]:
    """What a worksheet says beside its cells: how it is printed, merged, locked, wide."""
    page, margins = sheet.page_setup, sheet.page_margins
    return {
        "paper": (page.paperSize, page.orientation, page.scale, page.fitToHeight, page.fitToWidth),
        "margins": (margins.left, margins.right, margins.top, margins.bottom),
        "fits": sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage,
        "head": (str(sheet.oddHeader), str(sheet.oddFooter)),
        "area": [str(one).rpartition("!")[2] for one in [sheet.print_area]],
        "titles": sheet.print_title_rows,
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "widths": {name: one.width for name, one in sheet.column_dimensions.items()},
        "frozen": sheet.freeze_panes,
        "locked": (sheet.protection.sheet, sheet.protection.password),
        "choices": [
            (str(one.sqref), one.formula1) for one in sheet.data_validations.dataValidation
        ],
        "coloured": sorted(str(one.sqref) for one in sheet.conditional_formatting),
        "pictures": len(getattr(sheet, "_images", [])),
    }


def heights(sheet: Worksheet) -> dict[int, float | None]:
    """The heights of the rows."""
    return {at: one.height for at, one in sheet.row_dimensions.items() if one.height}
