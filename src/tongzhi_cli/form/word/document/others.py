"""The other tables of a form's document: further blank sheets, examples, forms of other papers.

None of them is printed with the form: further sheets are made anew as they are needed, and an
empty 勘误表 behind a filled 反馈表 is nobody's (issue 15).
"""

import re
from collections.abc import Collection, Sequence

from tongzhi_cli.columns.mapping import Mapped
from tongzhi_cli.form.word import blank_rows
from tongzhi_cli.form.word.document.further import own_title
from tongzhi_cli.form.word.document.sheets import sheet_of, take_out
from tongzhi_cli.form.word.header import Header, first_header, likeness
from tongzhi_cli.model.terms import NAMES, Paper
from tongzhi_cli.model.text import shown
from tongzhi_cli.office.word.xml import TBL, Element, rows_of

BESIDE = "同一页上另有一张空白的表，表头一样，没有填：要用它请手写，不用就删掉"
EXAMPLE = "文件里另有一张填好的示范表，不留在填好的表上"


def others_taken_out(
    root: Element,
    kept: tuple[Sequence[Element], Element],
    header: Header,
    paper: Paper,
    mapped: Mapped | None,
    printed: Collection[Element] = (),
) -> list[str]:
    """Take the other sheets out of the document *root*; what a person should know of that.

    *kept* is the sheet of the form for the *paper*, and its table, with that *header*. What is on
    a sheet with it stays, and so does a table that is no form; what is blank there and none of
    those *printed*, its further sheets, is told.
    """
    sheet, own = kept
    taken: list[Element] = []
    told: list[str] = []
    for table in root.iter(TBL):
        if table is own:
            continue
        block = sheet_of(table)
        if any(element in taken for element in block):
            continue
        note = _note_on(list(rows_of(table)), header, paper, mapped)
        if any(element in sheet for element in block):
            if note == "" and table not in printed:
                told.append(BESIDE)
            continue
        if note == "":
            title = shown(re.sub(r"^[_＿\s]+班?", "", own_title(block, sheet)), 24)
            note = f"文件里另有一张空白的“{title}”，没有填，不印在这份里" if title else ""
        if note is not None:
            taken += block
            told += [note] if note else []
    if taken:
        take_out(taken, sheet)
    return list(dict.fromkeys(told))


def _note_on(
    rows: Sequence[Element], own: Header, paper: Paper, mapped: Mapped | None
) -> str | None:
    """What is said of another table that goes, None where it stays."""
    end, header, _ = first_header(rows, paper, mapped)
    if header:
        examples, blank = blank_rows.run_of(rows[end:], header)
        if blank_rows.without_merged(blank, header).blocks == own.blocks:
            return EXAMPLE if examples else "" if blank else None
    alike = {one: _likeness(rows, one) for one in Paper}
    kind = max(alike, key=alike.__getitem__)
    if kind is paper or not alike[kind]:
        return None
    return f"文件里另有一张{NAMES[kind]}，不印在这份里：要填它就加 --paper {kind}"


def _likeness(rows: Sequence[Element], paper: Paper) -> int:
    """How much a table that has blank rows is the form for a *paper*; 0 where it is none."""
    end, header, _ = first_header(rows, paper)
    if header is None or not blank_rows.run_of(rows[end:], header)[1]:
        return 0
    return likeness(header, paper)
