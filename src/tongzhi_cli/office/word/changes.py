"""Tracked changes of a Word document, accepted; what was deleted or moved off is marked.

Whoever takes the text takes out what stands between the marks, and tells it (`looks.parted`). What
is there for old programs only goes, and so do hints and readings.

Source: ECMA-376 part 1, 17.13.5.12 to 17.13.5.15 (del, of a row, of a paragraph's end, of a run),
17.13.5.22 (moveFrom), 17.13.5.1 (cellDel); part 3 (AlternateContent).
"""

import re

from lxml import etree

from tongzhi_cli.model.text import CLOSE, OPEN
from tongzhi_cli.office.word.xml import PPR, RPR, Element, P, R, T, W, remove

_TRPR = f"{W}trPr"
_DELETED, _MOVED, _DELETED_TEXT = f"{W}del", f"{W}moveFrom", f"{W}delText"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def accept_changes(root: Element, xml: bytes) -> None:
    """Mark what was deleted or moved off; what is there for old programs only goes."""
    if b":del" in xml or b":moveFrom" in xml or b"<del" in xml or b"<moveFrom" in xml:
        for mark in list(root.iter(_DELETED, _MOVED)):
            parent = mark.getparent()
            if parent is None:
                continue
            if parent.tag == _TRPR:
                _mark_row_deleted(parent)
            elif parent.tag == RPR:
                _join_with_next(next(mark.iterancestors(P), None))
            else:
                _mark_deleted(mark)
                remove(mark)
    if b"cellDel" in xml:
        for mark in list(root.iter(f"{W}cellDel")):
            properties = mark.getparent()
            if properties is not None:
                _remove_around(properties)
    if b"Fallback" in xml:
        for fallback in list(root.iter(_FALLBACK)):
            choice = fallback.getprevious()
            is_told = choice is None or next(choice.iter(T, f"{W}sym"), None) is None
            unwanted = choice if is_told else fallback
            if unwanted is not None:
                remove(unwanted)
    if b"showingPlcHdr" in xml:  # 单击此处输入文字 is what nobody has typed
        for mark in root.iter(f"{W}showingPlcHdr"):
            control = next(mark.iterancestors(f"{W}sdt"))
            for leaf in control.iter(T):
                leaf.text = ""
    if b"ruby" in xml:
        for reading in list(root.iter(f"{W}rt")):
            remove(reading)


def _join_with_next(paragraph: Element | None) -> None:
    """Put the paragraph behind one whose end was deleted at the end of it."""
    behind = None if paragraph is None else paragraph.getnext()
    if paragraph is None or behind is None or behind.tag != P:
        return
    for child in list(behind):
        if child.tag != PPR:
            paragraph.append(child)
    remove(behind)


def _remove_around(properties: Element) -> None:
    owner = properties.getparent()
    if owner is not None:
        remove(owner)


def _mark_deleted(deleted: Element) -> None:
    """Before a tracked deletion (or what was moved off) that goes, put what it had, marked."""
    text = "".join(leaf.text or "" for leaf in deleted.iter(_DELETED_TEXT, T))
    if text.strip():
        run = etree.Element(R)
        etree.SubElement(run, T).text = f"{OPEN}{text}{CLOSE}"
        deleted.addprevious(run)


def _mark_row_deleted(properties: Element) -> None:
    """Mark all that a row has whose deletion is tracked; one with no word in it goes.

    *properties* are the row's. What was deleted in its cells as well is marked for itself.
    """
    row = properties.getparent()
    if row is None:
        return
    leaves = list(row.iter(T))
    said = "".join(leaf.text or "" for leaf in row.iter(T, _DELETED_TEXT))
    if re.search(r"[^\W\d_]", said) is None:  # nobody's: a number, blanks
        remove(row)
        return
    for leaf in leaves:
        leaf.text = f"{OPEN}{leaf.text or ''}{CLOSE}"
