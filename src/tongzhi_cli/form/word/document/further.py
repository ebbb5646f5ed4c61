"""Further sheets that a form has printed itself: 第一页 with 1 to 20, 第二页 with 21 to 40.

Each is filled as it stands, with its own title; sheets that are the same are made anew as they are
needed (`others`).
"""

import re
from collections.abc import Sequence

from tongzhi_cli.form.word import blank_rows
from tongzhi_cli.form.word.document.parts import FormParts
from tongzhi_cli.form.word.document.sheets import sheet_of
from tongzhi_cli.form.word.header import Header, first_header
from tongzhi_cli.model.classes.class_name import class_name_in
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.xml import (
    BR,
    PPR,
    SECTION,
    TBL,
    Element,
    P,
    W,
    remove,
    rows_of,
    set_paragraph,
    text_behind,
    text_of,
)

_NUMBER = r"[一二三四五六七八九十\d]{1,3}"
#: How a page of a form is called: 第二页, （2）, 续表, 反馈表二.
_PAGE = rf"[（(]?(?:第{_NUMBER}[页张]|续表?)[)）]?|[（(]{_NUMBER}[)）]|(?<!附表)(?<=表){_NUMBER}"


class Further(NamedTuple):
    """A further sheet of a form: its *block*, *table* and *header*, and its *blank* rows."""

    block: Sequence[Element]
    table: Element
    header: Header
    blank: Sequence[Element]


def further_sheets(
    root: Element,
    first: tuple[Sequence[Element], Element],
    own: tuple[Header, Sequence[Element]],
) -> tuple[Sequence[Element], list[Further]]:
    """The sheets of the document *root* that go on where the *first* one (its block, table) ends.

    The block of that comes first: it ends where a further one stands on the same page. *own* are
    the header and the blank rows of that. Their 序号 go on, or their titles say which page each is;
    each then begins a page (`w:pageBreakBefore`).
    """
    block, table = first
    header, blank = own
    sheets = [Further(block, table, header, blank)]
    for other in root.iter(TBL):
        last = sheets[-1]
        if other is table or (parted := _behind(last, other)) is None:
            continue
        before, sheet = parted
        rows = list(rows_of(other))
        end, there, _ = first_header(rows, Paper.SIGNED)
        if there is None:
            continue
        examples, free = blank_rows.run_of(rows[end:], there)
        there = blank_rows.without_merged(free, there)
        if there.blocks != header.blocks:
            continue
        found = Further(sheet, other, there, free)
        if examples or len(free) != len(blank) or not _goes_on(last._replace(block=before), found):
            continue
        sheets[-1] = last._replace(block=before)
        sheets.append(found)
    if len(sheets) == 1:
        return block, []
    for one in sheets:
        _end_without_break(one.block)
    for one in sheets[1:]:
        _begin_page(one.block)
    return sheets[0].block, sheets[1:]


def _behind(last: Further, table: Element) -> tuple[Sequence[Element], Sequence[Element]] | None:
    """The sheet *last* and the one of a *table* right behind it; None where it stands elsewhere.

    On one page the lower one begins with the lines that the upper one begins with.
    """
    block, sheet = last.block, sheet_of(table)
    if sheet[0].getprevious() is block[-1]:
        return None if _ends_section(block[-1]) else (block, sheet)
    upper, lower = _place_in(block, last.table), _place_in(block, table)
    if upper is None or lower is None or not 0 < upper < lower - upper:
        return None
    start = lower - upper
    pairs = zip(block[:upper], block[start:lower], strict=True)
    if all(
        _lines([one]) and _lines_around([one]) == _lines_around([other]) for one, other in pairs
    ):
        return block[:start], block[start:]
    return None


def _place_in(block: Sequence[Element], table: Element) -> int | None:
    """Where the child of the body that a *table* is in stands in a *block*."""
    above = [table, *table.iterancestors()]
    return next((at for at, one in enumerate(block) if one in above), None)


def _ends_section(last: Element) -> bool:
    return last.find(f"{PPR}/{SECTION}") is not None


def _goes_on(before: Further, sheet: Further) -> bool:
    """Whether a sheet is the next page of a list: not the same again, nor of another class.

    Its lines differ in nothing but the 序号 and the page.
    """
    lines = _lines(before.block), _lines(sheet.block)
    classes = [{class_name_in(line) for line in some} for some in lines]
    if lines[0] == lines[1] or classes[0] != classes[1]:
        return False
    return _lines_around(before.block) == _lines_around(sheet.block)


def _lines_around(block: Sequence[Element]) -> list[str]:
    """The lines of a sheet without its 序号, and without what says which page it is."""
    return [re.sub(_PAGE, "", line) for line in _lines(block) if not line.isdecimal()]


def _lines(block: Sequence[Element]) -> list[str]:
    texts = (text_of(one).strip() for element in block for one in element.iter(P))
    return [text for text in texts if text]


def own_title(sheet: Sequence[Element], kept: Sequence[Element]) -> str:
    """The first line of a *sheet* that stands on none of those *kept*; "" where there is none."""
    there = {*_lines(kept)}
    return next((one for one in _lines(sheet) if not one.isdecimal() and one not in there), "")


def _end_without_break(block: Sequence[Element]) -> None:
    """Take the page break away that a sheet ends with: the next one begins a page by itself."""
    for mark in [one for one in block[-1].iter(BR) if one.get(f"{W}type") == "page"]:
        if not text_behind(block[-1], mark):
            remove(mark)


def _begin_page(block: Sequence[Element]) -> None:
    """Let a sheet begin a page."""
    first = next((one for element in block for one in element.iter(P)), None)
    if first is not None:
        for mark in [one for one in first.iter(BR) if one.get(f"{W}type") == "page"]:
            remove(mark)
        set_paragraph(first, "pageBreakBefore", after=("pStyle", "keepNext", "keepLines"))


def told_of_more(sheets: Sequence[FormParts], pages: int) -> list[str]:
    """What is told where a class takes more *pages* than a form has *sheets* of its own."""
    if len(sheets) >= pages or len({*map(_around, sheets)}) == 1:
        return []
    return [f"空白表印好了 {len(sheets)} 页，第 {len(sheets) + 1} 页起照最后一页的样子加"]


def _around(sheet: FormParts) -> str:
    """What stands on a sheet around its list."""
    own = sheet.list_rows
    lines = (one for element in sheet.block for one in element.iter(P))
    return "".join(text_of(one) for one in lines if own.isdisjoint(one.iterancestors()))
