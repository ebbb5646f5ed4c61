"""The rows of a form that take the students: blank ones, an example, or none to begin with."""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from tongzhi_cli.columns.column import OF_A_CLASS, Column
from tongzhi_cli.columns.examples import is_example
from tongzhi_cli.form.word.header import Header
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.xml import (
    RPR,
    TC,
    Element,
    P,
    R,
    T,
    W,
    cells_of,
    continues,
    grid_of,
    is_placeholder,
    remove,
    text_of,
)

#: Who stands in an example, and how its row is marked.
_NOBODY = r"张三|李四|王五|赵六|某|[×ＸXx]{2}|\*|＊|小明|例"
_EXAMPLE = r"例|样|示范"
#: What stands under 序号 and is no number: an example's mark, 合计, the beginning of a last line.
_NO_NUMBER = rf"{_EXAMPLE}|计|总|[:：]|签|注"
#: A row with a text under one of these is about somebody, or is an example.
_OF_A_PERSON = (
    Column.NUMBER, Column.NAME, Column.RESULT, Column.RIGHT, Column.WRONG, Column.SHOWN,
    Column.PHOTO, Column.RECORD, Column.EXPECTED, Column.CHECKED, Column.OK_COUNT,
)  # fmt: skip
#: What is written beside the result, or by nobody: a form does without.
_BESIDE = frozenset({Column.NOTE, Column.SEX, Column.STANDING, Column.CHECKED_AT})
#: What a box to tick may be, or the words beside it.
_SAYING = (T, f"{W}sym", f"{W}checkBox")


class BlankRows(NamedTuple):
    """The rows that take students.

    *rows* are the blank ones, one at least; *spent* are examples, that give way to students.
    *fault* says why there is none, "" where there is one. *made*: the form has none of its own.
    """

    rows: Sequence[Element]
    spent: Sequence[Element] = ()
    doubts: tuple[str, ...] = ()
    fault: str = ""
    made: bool = False


def blank_rows(rows: Sequence[Element], header: Header) -> BlankRows:
    """The blank rows at the start of *rows*, which stand below the header.

    An example in front of them is left out. Where there is nothing else, its row, emptied, or a
    row made like the header goes behind the header: the table is the only thing that is changed.
    """
    examples, blank = run_of(rows, header)
    if len(examples) > 1 and not all(_is_example(row, header) for row in examples):
        return BlankRows((), fault=f"已经填了 {len(examples)} 行")
    if examples and blank:
        return _behind_examples(examples, blank, header)
    if examples:
        made = _emptied(examples[0])
        examples[0].addprevious(made)
        told = f"没有空行，照示例“{_named(examples[0], header)}”那一行的样子加行，示例不留"
        return BlankRows([made], examples, (told,), made=True)
    if not blank:
        made = _like_header(header.rows[-1])
        header.rows[-1].addnext(made)
        return BlankRows([made], (), ("表头下面没有空行，照表头的样子加行",), made=True)
    return BlankRows(blank)


def run_of(rows: Sequence[Element], header: Header) -> tuple[list[Element], list[Element]]:
    """The examples at the start of *rows*, and the blank rows behind them."""
    examples: list[Element] = []
    blank: list[Element] = []
    for row in rows:
        grid = grid_of(row)
        if not _is_of_list(grid, header):
            break
        if not _says_more_than_serials(row, grid, header):
            blank.append(row)
        elif blank or not _text(row, header, *_OF_A_PERSON):
            break
        else:
            examples.append(row)
    return examples, blank


def _behind_examples(
    examples: Sequence[Element], blank: Sequence[Element], header: Header
) -> BlankRows:
    """Examples with blank rows behind them: they go; one that has the number 1 leaves its place."""
    told = (f"示例“{_named(examples[0], header)}”不留在填好的表上",)
    numbers = [_serial(row, header) for row in (*examples, blank[0])]
    counted = [*range(1, len(numbers) + 1)]
    if [int(one) if one.isdecimal() else 0 for one in numbers] == counted:
        emptied = [_emptied(row) for row in examples]
        blank[0].addprevious(emptied[0])
        for before, row in pairwise(emptied):
            before.addnext(row)
        return BlankRows([*emptied, *blank], examples, told)
    return BlankRows(blank, examples, told)


def _is_of_list(grid: Sequence[Element], header: Header) -> bool:
    """Whether a row has a cell of its own for each column."""
    for block in header.blocks:
        if len(grid) <= max(block.values()):
            return False
        if len({id(grid[at]) for at in block.values()}) < len(block):
            return False
    return True


def _says_more_than_serials(row: Element, grid: Sequence[Element], header: Header) -> bool:
    said = [leaf for leaf in row.iter(T) if (leaf.text or "").strip()]
    if not said:
        return False
    serials = [grid[block[Column.SERIAL]] for block in header.blocks if Column.SERIAL in block]
    own = [grid[at] for block in header.blocks for at in block.values()]
    for leaf in said:
        cell = next(leaf.iterancestors(TC), None)
        if cell not in serials:
            is_label = cell is not None and cell not in own and _is_merged_down(cell)
            if not (is_label or is_placeholder(leaf) or (cell is not None and _offers(cell))):
                return True
        elif not (leaf.text or "").strip().isdecimal() and any(
            re.search(_NO_NUMBER, text_of(cell)) for cell in serials
        ):
            return True
    return False


def merged_down(rows: Sequence[Element], header: Header) -> str:
    """The heading of a column of the students' own whose blank cells are one; "" if there is none.

    What is written below the first of them would be seen by nobody.
    """
    return next((_heading(at, header, column) for column, at in _merged(rows, header)), "")


def without_merged(rows: Sequence[Element], header: Header) -> Header:
    """The header without the columns that a form can do without and whose blank cells are one.

    Nobody's 备注 goes there then, and that is told.
    """
    left = {
        at: _heading(at, header, column)
        for column, at in _merged(rows, header)
        if column in _BESIDE or (column is Column.DETAIL and _has_one_result(header))
    }
    if not left:
        return header
    blocks = [{one: at for one, at in own.items() if at not in left} for own in header.blocks]
    told = [
        f"“{one}”一列的空格上下合并成了一格，写不下每个人的，没有填"
        for one in dict.fromkeys(left.values())
    ]
    return header._replace(blocks=blocks, doubts=(*header.doubts, *told))


def _merged(rows: Sequence[Element], header: Header) -> list[tuple[Column, int]]:
    """The columns of the students' own whose blank cells are one, from the left."""
    grids = [grid_of(row) for row in rows[1:2]]
    return [
        (column, at)
        for grid in grids
        for block in header.blocks
        for column, at in block.items()
        if column not in OF_A_CLASS and continues(grid[at])
    ]


def _heading(at: int, header: Header, column: Column) -> str:
    return next((one.text for one in header.places if one.at == at), "") or column


def _has_one_result(header: Header) -> bool:
    """Whether what is wrong has its place in the column of the result itself."""
    columns = header.columns.keys()
    return Column.RESULT in columns and columns.isdisjoint({Column.RIGHT, Column.WRONG})


def _is_merged_down(cell: Element) -> bool:
    """Whether a cell goes on in the rows below: a label beside the list is of none of them."""
    merged = cell.find(f"{TC}Pr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val") == "restart"


def offers_choices(row: Element) -> bool:
    """Whether a blank row has choices to tick printed in it; a box may be no character."""
    says = (cell for cell in cells_of(row) if next(cell.iter(*_SAYING), None) is not None)
    return any(_offers(cell) for cell in says if not text_of(cell).strip().isdecimal())


def _offers(cell: Element) -> bool:
    """Whether a cell has choices to tick printed in it, and nothing else."""
    from tongzhi_cli.form.options import are_options  # noqa: PLC0415  not for our forms
    from tongzhi_cli.office.word.boxes import boxes_of  # noqa: PLC0415  likewise

    return are_options(boxes_of(cell).text)


def _text(row: Element, header: Header, *columns: Column) -> str:
    grid, block = grid_of(row), header.blocks[0]
    texts = ("".join(text_of(grid[block[one]]).split()) for one in columns if one in block)
    return " ".join(filter(None, texts))


def _serial(row: Element, header: Header) -> str:
    return _text(row, header, Column.SERIAL)


def _named(row: Element, header: Header) -> str:
    return _text(row, header, Column.NUMBER, Column.NAME) or _text(row, header, *header.blocks[0])


def _is_example(row: Element, header: Header) -> bool:
    said = _text(row, header, Column.NUMBER, Column.NAME)
    if re.search(_EXAMPLE, _serial(row, header)) or re.search(_NOBODY, said):
        return True
    if any(is_example(text_of(cell).strip()) for cell in grid_of(row)):
        return True
    from tongzhi_cli.form.word.leftovers import leftovers  # noqa: PLC0415  hardly ever

    return any(True for _ in leftovers(row))  # {{ number }} is nobody


def _emptied(row: Element) -> Element:
    """A copy of a row without its texts; the look of each text stays on its paragraph's mark."""
    copy = deepcopy(row)
    for paragraph in copy.iter(P):
        runs = list(paragraph.iter(R))
        look = next((run.find(RPR) for run in runs if run.find(RPR) is not None), None)
        if look is not None:
            _set_mark(paragraph, look)
        for run in runs:
            remove(run)
    return copy


def _set_mark(paragraph: Element, look: Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(RPR):
        properties.remove(old)
    last = next((one for one in properties if one.tag in _BEHIND_MARK), None)
    if last is None:
        properties.append(deepcopy(look))
    else:  # the schema wants the mark in front of these
        last.addprevious(deepcopy(look))


_BEHIND_MARK = {f"{W}sectPr", f"{W}pPrChange"}
#: What makes a header stand out, and a row below it should not have.
_BOLD = ("b", "bCs", "shd", "highlight")


def _like_header(row: Element) -> Element:
    """A blank row as wide as the header, without what makes a header stand out."""
    made = _emptied(row)
    for properties in made.findall(f"{W}trPr"):
        for mark in properties.findall(f"{W}tblHeader"):
            properties.remove(mark)
    for look in [*made.iter(RPR), *made.iter(f"{W}tcPr")]:
        for name in _BOLD:
            for mark in look.findall(f"{W}{name}"):
                look.remove(mark)
    for merge in list(made.iter(f"{W}vMerge")):
        remove(merge)
    return made


def serials_run_across(rows: Sequence[Element], blocks: Sequence[Mapping[Column, int]]) -> bool:
    """Of lists side by side, whether the printed 序号 run on from the left list to the right one.

    1 2 in the first row means row by row; 1 21 means the left list first, as where none is printed.
    """
    texts = first_serials(rows[0], blocks) if len(rows) > 1 and len(blocks) > 1 else []
    return len(texts) > 1 and int(texts[1]) == int(texts[0]) + 1


def first_serials(row: Element, blocks: Sequence[Mapping[Column, int]]) -> list[str]:
    """The 序号 printed in a row, one for each list of the sheet; none unless all have one."""
    if any(Column.SERIAL not in block for block in blocks):
        return []
    grid = grid_of(row)
    texts = ["".join(text_of(grid[block[Column.SERIAL]]).split()) for block in blocks]
    return texts if all(text.isdecimal() for text in texts) else []
