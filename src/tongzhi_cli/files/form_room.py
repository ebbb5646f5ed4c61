"""Whether a form's blank rows fill its page, or are only the beginning of a table to be made long.

A school gives out 25 rows that fill a sheet, to be handed in sheet by sheet; or two or three
rows, into which people put more in Word until there are enough.
"""

from enum import StrEnum

from tongzhi_cli.files.form_docx import Form
from tongzhi_cli.office.word.xml import Element, W, half_points, twips

#: Below this part of the page the rows are a beginning.
_PART_OF_PAGE = 0.4
#: A line is so much higher than its font.
_LEADING = 1.3
_A4 = (16838, 1440, 1440)


class Layout(StrEnum):
    """How a class of more rows than the blank form has is laid out."""

    SHEETS = "sheets"
    FLOW = "flow"


def fitting(form: Form, count: int) -> Layout:
    """How *count* rows go on a form where nobody says: sheet by sheet, or in a table made long."""
    is_short = count > form.rows_per_sheet and is_beginning(form)
    return Layout.FLOW if is_short else Layout.SHEETS


def is_beginning(form: Form) -> bool:
    """Whether the blank rows of a form leave most of its page free."""
    rows = form.parts.blank
    return sum(map(_height, rows)) < _PART_OF_PAGE * _page(form)


def _height(row: Element) -> float:
    given = row.find(f"{W}trPr/{W}trHeight")
    line = 10 * half_points(row) * _LEADING
    return line if given is None else max(line, twips(given.get(f"{W}val"), 0))


def _page(form: Form) -> float:
    """The height of what one page holds, in twips: of the section that the table is in."""
    last = form.parts.block[-1]
    sections = [*last.iter(f"{W}sectPr")]
    for later in last.itersiblings():
        if sections:
            break
        sections = [later] if later.tag == f"{W}sectPr" else [*later.iter(f"{W}sectPr")]
    if not sections:
        return float(_A4[0] - _A4[1] - _A4[2])
    size, margins = sections[0].find(f"{W}pgSz"), sections[0].find(f"{W}pgMar")
    high = _A4[0] if size is None else twips(size.get(f"{W}h"), _A4[0])
    top, bottom = (
        default if margins is None else twips(margins.get(f"{W}{name}"), default)
        for name, default in (("top", _A4[1]), ("bottom", _A4[2]))
    )
    return float(high - top - bottom)
