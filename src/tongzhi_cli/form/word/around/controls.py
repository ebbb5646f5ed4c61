"""Content controls in a form's head and foot: 单击此处输入文字 gives way to what is known.

One that nothing is known for stays as it is, to be clicked.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from tongzhi_cli.office.word.xml import (
    RPR,
    TBL,
    TC,
    TR,
    Element,
    R,
    T,
    W,
    remove,
    text_of,
    unwrap_control,
)

if TYPE_CHECKING:
    from tongzhi_cli.form.word.document.parts import FormParts

_CONTROL, _CONTENT = f"{W}sdt", f"{W}sdtContent"
#: What stands for the words that ask to be written over, on a line: a blank.
_LINE = "________"
#: A control, what it had in it, and the blank that stands there now.
Opened = Sequence[tuple[Element, Element, str]]


def opened(parts: "FormParts") -> Opened:
    """The controls around a form's list that ask to be written over, each now a blank.

    In a cell of its own it is the cell that is blank.
    """
    own = parts.list_rows
    found = []
    for control in [one for element in parts.block for one in element.iter(_CONTROL)]:
        content = control.find(_CONTENT)
        asks = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        if content is None or not asks or not own.isdisjoint(control.iterancestors(TR)):
            continue
        if control.find(f".//{TBL}") is not None or next(control.iter(R), None) is None:
            continue
        cell = _cell_of(control)
        is_alone = cell is not None and text_of(cell).strip() == text_of(control).strip()
        blank = "" if is_alone else _LINE
        found.append((control, deepcopy(content), blank))
        _empty(control, blank)
    return found


def closed(controls: Opened) -> None:
    """Let what was written stand without its control; the others ask again."""
    for control, content, blank in controls:
        cell = _cell_of(control)
        beside = "" if blank or cell is None else text_of(cell).strip()
        if text_of(control) != blank or beside:
            unwrap_control(control)
            continue
        for old in control.findall(_CONTENT):
            control.replace(old, content)


def _cell_of(control: Element) -> Element | None:
    """The cell that a control is in, or that is in it."""
    around = next(control.iterancestors(TC), None)
    return next(control.iter(TC), None) if around is None else around


def _empty(control: Element, blank: str) -> None:
    """Leave one run in a control, with a *blank* in the look of what stands before it."""
    first, *others = control.iter(R)
    for run in others:
        remove(run)
    before = next((one for one in control.itersiblings(R, preceding=True)), None)
    look = None if before is None else before.find(RPR)
    for old in first.findall(RPR):
        first.remove(old)
    if look is not None:
        first.insert(0, deepcopy(look))
    leaves = list(first.iter(T))
    for leaf in leaves[1:]:
        remove(leaf)
    if leaves:
        leaves[0].text = blank
