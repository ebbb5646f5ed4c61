"""What one sheet of a form consists of in its document: the body between two page breaks."""

from collections.abc import Collection, Sequence
from copy import deepcopy

from tongzhi_cli.office.word.xml import (
    BR,
    PPR,
    SECTION,
    Element,
    P,
    W,
    is_on,
    remove,
    text_behind,
)


def sheet_of(table: Element) -> list[Element]:
    """The children of the body that make one sheet: between page breaks, around the *table*."""
    top = table
    while (parent := top.getparent()) is not None and parent.tag != f"{W}body":
        top = parent
    start = top
    while (before := start.getprevious()) is not None and not _ends_page(before):
        start = before
        if _starts_page(start):
            break
    block = [start]
    for element in start.itersiblings():
        passed = top in block
        if element.tag == SECTION or (passed and _starts_page(element)):
            break
        block.append(element)
        if passed and _ends_page(element):
            break
    return block


def pages_of(body: Element) -> list[list[Element]]:
    """The children of a *body*, but for its section, in groups that each begin a page."""
    pages: list[list[Element]] = []
    is_new = True
    for element in body:
        if element.tag == SECTION:
            continue
        if is_new or _starts_page(element) or _starts_within(element):
            pages.append([])
        pages[-1].append(element)
        is_new = _ends_page(element)
    return pages


def _starts_within(element: Element) -> bool:
    """Whether the first paragraph of a table, or of a content control, begins a page."""
    first = None if element.tag == P else next(element.iter(P), None)
    return first is not None and is_on(first.find(PPR), "pageBreakBefore")


def _ends_page(element: Element) -> bool:
    """Whether a page ends with *element*; a break in front of its text begins one instead."""
    if element.find(f"{PPR}/{SECTION}") is not None:
        return True
    breaks = [br for br in element.iter(BR) if br.get(f"{W}type") == "page"]
    return bool(breaks) and not text_behind(element, breaks[-1])


def _starts_page(element: Element) -> bool:
    if is_on(element.find(PPR), "pageBreakBefore"):
        return True
    breaks = [br for br in element.iter(BR) if br.get(f"{W}type") == "page"]
    return bool(breaks) and text_behind(element, breaks[-1])


def take_out(sheets: Collection[Element], kept: Sequence[Element]) -> None:
    """Take other *sheets* out of the document; what is *kept* leaves no blank page around it."""
    body = kept[0].getparent()
    for one in sheets:
        remove(one)
    if body is None or body.tag != f"{W}body":
        return
    content = [one for one in body if one.tag != SECTION]
    if content[0] is kept[0]:
        begin_page(kept[0])
    if content[-1] is not kept[-1]:
        return
    section = kept[-1].find(f"{PPR}/{SECTION}")
    if section is not None:  # the last one stands in the body itself
        for last in body.findall(SECTION):
            body.remove(last)
        body.append(deepcopy(section))
        remove(section)
    for mark in [one for one in kept[-1].iter(BR) if one.get(f"{W}type") == "page"]:
        if not text_behind(kept[-1], mark):
            remove(mark)


def begin_page(first: Element) -> None:
    """Take away the page break that *first* begins with: nothing stands before it any more."""
    for mark in [one for one in first.iter(BR) if one.get(f"{W}type") == "page"]:
        remove(mark)
    for mark in first.findall(f"{PPR}/{W}pageBreakBefore"):
        remove(mark)
