"""The few parts of WordprocessingML that a form is made of, and short ways to get at them.

Source: ECMA-376 part 1, 17.3 (paragraphs and runs) and 17.4 (tables).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from tongzhi_cli.errors import InputError

Element = etree._Element  # noqa: SLF001  lxml's only name for the type

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
P, R, T, TAB, BR = f"{W}p", f"{W}r", f"{W}t", f"{W}tab", f"{W}br"
PPR, RPR, TBL, TR, TC = f"{W}pPr", f"{W}rPr", f"{W}tbl", f"{W}tr", f"{W}tc"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parsed(path: Path, xml: bytes) -> Element:
    """The root of *xml*; *path* names it in messages.

    Raises:
        InputError: it is not well-formed, or has a DOCTYPE.

    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{path} 的内容已经损坏", "请用 WPS/Word 打开后另存一份。") from error
    if b"<!DOCTYPE" in xml:  # never in a real form; text after an entity is lost
        raise InputError(f"{path} 里有不该有的声明", "请用 WPS/Word 打开后另存一份。")
    return root


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, those inside content controls too, but not those of nested tables."""
    for row in table.iter(TR):
        if next(row.iterancestors(TBL)) is table:
            yield row


def cells_of(row: Element) -> list[Element]:
    """The cells of a row, those inside content controls too."""
    return [cell for cell in row.iter(TC) if next(cell.iterancestors(TR)) is row]


def text_of(element: Element) -> str:
    """What a person reads in *element*; a tab and a line break are one character each."""
    return "".join(_characters(leaf) for leaf in element.iter(T, TAB, BR))


def _characters(leaf: Element) -> str:
    if leaf.tag == T:
        return leaf.text or ""
    parent = leaf.getparent()
    in_run = parent is not None and parent.tag == R  # a tab stop is not
    return ("\t" if leaf.tag == TAB else "\n") if in_run else ""


def set_paragraph(paragraph: Element, tag: str, after: Sequence[str]) -> None:
    """Add an on/off property where the schema wants it: behind those of *after*."""
    properties = paragraph.find(PPR)
    if properties is None:
        properties = etree.Element(PPR)
        paragraph.insert(0, properties)
    if properties.find(f"{W}{tag}") is None:
        before = {f"{W}{name}" for name in after}
        at = max((at for at, child in enumerate(properties, 1) if child.tag in before), default=0)
        properties.insert(at, etree.Element(f"{W}{tag}"))


def set_row(row: Element, tag: str) -> None:
    """Add an on/off property to a row, if it lacks it."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        row.insert(len(row.findall(f"{W}tblPrEx")), properties)
    if properties.find(f"{W}{tag}") is None:
        etree.SubElement(properties, f"{W}{tag}")


def strip_ids(element: Element) -> None:
    """Take away what must be unique in a document, before a copy goes into it."""
    for mark in list(element.iter(*(f"{W}{name}" for name in _ONCE))):
        remove(mark)
    for each in element.iter(P, TR):
        for name in (f"{W14}paraId", f"{W14}textId"):
            if name in each.attrib:
                del each.attrib[name]


_ONCE = ("bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd")


def replace_text(paragraph: Element, start: int, end: int, text: str) -> None:
    """Put *text* for the characters from *start* to *end*, in the run of the first of them.

    An empty span writes at the end of the run before it.
    """
    position = 0
    written = False
    for leaf in paragraph.iter(T, TAB, BR):
        size = len(_characters(leaf))
        low, high = max(start - position, 0), min(end - position, size)
        position += size
        if leaf.tag != T:
            continue
        value = leaf.text or ""
        here = low < high or (start == end and 0 <= low == high and not written)
        if here:
            leaf.text = value[:low] + ("" if written else text) + value[high:]
            leaf.set(SPACE, "preserve")
            written = True


def remove(element: Element) -> None:
    """Take *element* out of its document."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
