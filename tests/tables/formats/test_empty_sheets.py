"""A workbook's empty sheets are empty, whatever is said about their columns and formats."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from builders import notice_2018
from openpyxl.worksheet.worksheet import Worksheet

from tongzhi_cli.roster import read as rosters

PEOPLE = [(31640101, "安若溪"), (31640102, "白景行")]


def hidden_column(sheet: Worksheet) -> None:
    """A column that is hidden."""
    sheet.column_dimensions["B"].hidden = True


def formatted_column(sheet: Worksheet) -> None:
    """A column whose cells would be shown with zeros in front."""
    sheet.column_dimensions["A"].number_format = "000000000"


def hidden_row(sheet: Worksheet) -> None:
    """A row without a cell that is hidden."""
    sheet.row_dimensions[3].hidden = True


def merged(sheet: Worksheet) -> None:
    """Cells that are merged and blank."""
    sheet.merge_cells("A1:C1")


def formatted_cell(sheet: Worksheet) -> None:
    """A blank cell with a format."""
    sheet["A1"].number_format = "000000000"


def nothing(_sheet: Worksheet) -> None:
    """Nothing at all, as Excel 2007 and WPS make Sheet2 and Sheet3."""


@pytest.mark.parametrize(
    "done_to", [nothing, hidden_column, formatted_column, hidden_row, merged, formatted_cell]
)
@pytest.mark.parametrize("is_padded", [True, False])
@pytest.mark.parametrize("is_first", [True, False])
def test_an_empty_sheet_breaks_nothing(
    tmp_path: Path, done_to: Callable[[Worksheet], None], *, is_padded: bool, is_first: bool
) -> None:
    """学号 with zeros in front by their format are read beside an empty sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["学号", "姓名"])
    for number, name in PEOPLE:
        sheet.append([number, name])
        if is_padded:
            sheet.cell(sheet.max_row, 1).number_format = "000000000"
    done_to(book.create_sheet("Sheet2", 0 if is_first else None))
    path = tmp_path / "名单.xlsx"
    book.save(path)
    roster, _ = rosters.read(path, notice_2018())
    width = 9 if is_padded else 8
    assert [(one.number, one.name) for one in roster.students] == [
        (str(number).zfill(width), name) for number, name in PEOPLE
    ]
    assert not [one for one in roster.notes if one.code == "unread-students"]
