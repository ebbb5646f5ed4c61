"""The answers of a class as a table for people, .xlsx or .csv, which `--from` reads back.

学号 stays text, and a text that begins with = + - @ is never a formula. In .csv, where Excel would
take digits for a number, a 学号 ends in a tab as in the exports of questionnaires, and such a text
begins with an apostrophe (OWASP, CSV injection).
"""

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import StringIO

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import without_private
from tongzhi_cli.model.times import moment
from tongzhi_cli.office.writing import saved
from tongzhi_cli.tables.table import FORMULA

COLUMNS = ("学号", "姓名", "班级", "校对结果", "校对时间", "记录时间", "来源", "备注")
_LEAST = {"校对结果": 36, "校对时间": 18, "记录时间": 18, "来源": 20}


def workbook(students: Sequence[Student], answers: Mapping[str, Answer]) -> bytes:
    """One row for each of *students*, with the answer that counts; the same bytes each time."""
    import openpyxl  # noqa: PLC0415  not for .csv (start fast)

    from tongzhi_cli.office.sheet_style import fill  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "校对结果"
    rows = [_cells(one, answers.get(one.number)) for one in students]
    fill(sheet, COLUMNS, [[*map(_with_own_mark, row)] for row in rows], _LEAST)
    return saved(book.save)


def text(students: Sequence[Student], answers: Mapping[str, Answer]) -> bytes:
    """The same as .csv: UTF-8 with a BOM, so that Excel does not take it for GBK."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in students:
        number, *rest = _cells(one, answers.get(one.number))
        cells = [moment(cell) if isinstance(cell, datetime) else _inert(cell) for cell in rest]
        writer.writerow([f"{number}\t", *cells])
    return file.getvalue().encode("utf-8-sig")


def _cells(student: Student, answer: Answer | None) -> list[str | datetime]:
    row: list[str | datetime] = [student.number, student.name, student.class_name or ""]
    if answer is None:
        return [*row, "", "", "", "", ""]
    times = [answer.checked_at or "", answer.recorded_at or ""]
    said = [without_private(one or "", student.number) for one in (answer.text, answer.note)]
    return [*row, said[0], *times, answer.origin or "", said[1]]


def _inert(cell: str) -> str:
    """A text that no spreadsheet takes for a formula; `answers.rows` takes the mark off again."""
    return f"'{cell}" if re.match(FORMULA, cell) else cell


def _with_own_mark(cell: str | datetime) -> str | datetime:
    """What has such a mark of its own gets another, as one is taken off in reading.

    >>> [_with_own_mark(text) for text in ("=1", "'=1", "'无误'")]
    ['=1', "''=1", "'无误'"]
    """
    return _inert(cell) if isinstance(cell, str) and cell.startswith("'") else cell
