"""What is written into the blanks of a form for one person: cells, lines, a cell for each digit.

The look is that of the blank: a cell's font sits on its paragraph mark; an underlined space stays
underlined.
"""

import re
from collections.abc import Sequence

from tongzhi_cli.form.word.person.lines import BOX
from tongzhi_cli.form.word.prototypes import text_slot_in
from tongzhi_cli.model.text import ems, printable
from tongzhi_cli.office.word.xml import (
    RPR,
    SPACE,
    Element,
    P,
    R,
    T,
    W,
    is_placeholder,
    remove,
    replace_text,
    text_of,
    unwrap_control,
)


def write_in(cell: Element, text: str) -> None:
    """Put *text* on the first line of a blank cell; its other lines stay."""
    for run in [run for run in cell.iter(R) if is_placeholder(run)]:
        remove(run)
    for control in list(cell.iter(f"{W}sdt")):
        unwrap_control(control)
    _no_hint(cell)
    paragraph = next(cell.iter(P), None)
    if paragraph is None:
        return
    slot = text_slot_in(paragraph)
    slot.text = printable(text)
    slot.set(SPACE, "preserve")


def _no_hint(element: Element) -> None:
    """Tell the content controls around what is written that it is no hint any more."""
    for control in element.iterancestors(f"{W}sdt"):
        for mark in control.findall(f"{W}sdtPr/{W}showingPlcHdr"):
            remove(mark)


def write_digits(cells: Sequence[Element], text: str) -> bool:
    """A digit in each cell, from the left; nothing where there are too few."""
    if len(text) > len(cells):
        return False
    for cell, digit in zip(cells, text, strict=False):
        write_in(cell, digit)
    return True


def write_in_boxes(paragraph: Element, start: int, end: int, text: str) -> bool:
    """A digit for each of the printed boxes, from the left; nothing where there are too few."""
    line = text_of(paragraph)
    places = [at for at in range(start, end) if line[at] == BOX]
    if len(text) > len(places):
        return False
    for at, digit in zip(places, text, strict=False):
        replace_text(paragraph, at, at + 1, digit)
    return True


def write_span(paragraph: Element, start: int, end: int, text: str) -> None:
    """Put *text* on the blank line from *start* to *end*; what is left of the line stays."""
    raw = text_of(paragraph)[start:end]
    text = printable(text)
    width = sum(2 if one in "\u3000＿" else 1 for one in raw)
    rest = max(0, width - round(2 * ems(text)))
    line = "_" if re.search("[_＿]", raw) else " "
    for leaf in _leaves_of(paragraph, start, end):
        run = next(leaf.iterancestors(R), None)
        if run is not None and is_placeholder(run):
            _plain(run)
    replace_text(paragraph, start, end, text + line * rest)


def _leaves_of(paragraph: Element, start: int, end: int) -> list[Element]:
    at, found = 0, []
    for leaf in paragraph.iter(T):
        size = len(leaf.text or "")
        if at < end and at + size > start:
            found.append(leaf)
        at += size
    return found


def _plain(run: Element) -> None:
    """A run that was a hint looks like text."""
    _no_hint(run)
    for style in run.findall(f"{RPR}/{W}rStyle"):
        remove(style)
