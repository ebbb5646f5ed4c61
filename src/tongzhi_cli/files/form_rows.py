"""The rows of a form as prototypes: copies of its first blank row with holes for the values."""

from collections.abc import Iterable, Mapping
from copy import deepcopy

from lxml import etree

from tongzhi_cli.files.form_docx import NEEDED, Column
from tongzhi_cli.files.word_xml import (
    PPR,
    RPR,
    SPACE,
    Element,
    P,
    R,
    T,
    W,
    cell_at,
    remove,
    set_paragraph,
    strip_ids,
    unwrap_control,
)

#: The name of our marks in the tree.
MARK = "fankui"
#: The value of each hole, by the name of its mark.
HOLES = ("serial", "number", "name", "result")
HOLE_OF = dict(zip((Column.SERIAL, *NEEDED), HOLES, strict=True))


def with_holes(blank: Element, columns: Mapping[Column, int], holes: Iterable[Column]) -> Element:
    """A copy of the *blank* row with a hole for the value in the cell of each of *holes*."""
    row = deepcopy(blank)
    strip_ids(row)
    for control in list(row.iter(f"{W}sdt")):
        unwrap_control(control)
    for column in holes:
        cell = cell_at(row, columns[column]) if column in columns else None
        if cell is not None and cell.find(f".//{W}numPr") is None:
            slot = _text_slot(cell)
            slot.set(SPACE, "preserve")
            slot.append(instruction(HOLE_OF[column]))
    return row


def _text_slot(cell: Element) -> Element:
    """The one text element of *cell*, in a run that looks as the blank cell would."""
    paragraph = cell.find(f".//{P}")
    if paragraph is None:
        paragraph = etree.SubElement(cell, P)
    runs = list(paragraph.iter(R))
    look = next((run.find(RPR) for run in runs if run.find(RPR) is not None), None)
    if look is None:
        look = paragraph.find(f"{PPR}/{RPR}")
    for run in runs:
        remove(run)
    for other in cell.findall(P):
        if other is not paragraph:
            cell.remove(other)
    run = etree.SubElement(paragraph, R)
    if look is not None:
        look = deepcopy(look)
        for mark in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
            for tracked in look.findall(f"{W}{mark}"):
                look.remove(tracked)
        run.append(look)
    return etree.SubElement(run, T)


def instruction(name: str) -> Element:
    """A mark of ours in the tree; none reaches a file."""
    return etree.ProcessingInstruction(MARK, name)


def keep_with_next(row: Element) -> None:
    """Word looks for keepNext on the paragraphs inside the cells."""
    for paragraph in row.iter(P):
        set_paragraph(paragraph, "keepNext", after=("pStyle",))
