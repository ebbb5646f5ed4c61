"""The few parts of WordprocessingML that a form is made of, and short ways to get at them.

Source: ECMA-376 part 1, 17.3 (paragraphs and runs) and 17.4 (tables).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from tongzhi_cli.errors import InputError
from tongzhi_cli.office.counted import refuse_tree
from tongzhi_cli.office.package import Package, program_of

Element = etree._Element  # noqa: SLF001  lxml's only name for the type

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What a document in the strict form calls the same.
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
P, R, T, TAB, BR = f"{W}p", f"{W}r", f"{W}t", f"{W}tab", f"{W}br"
PPR, RPR, TBL, TR, TC = f"{W}pPr", f"{W}rPr", f"{W}tbl", f"{W}tr", f"{W}tc"
SECTION = f"{W}sectPr"
#: What names a relation, where a part refers to one; most by its id.
REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ID = f"{REFERENCE}id"
_TCPR, _SPAN, _VAL = f"{W}tcPr", f"{W}gridSpan", f"{W}val"
_BOX = f"{W}txbxContent"
_MAIN_PART = "word/document.xml"
#: In bytes: relations of more are nobody else's.
_SMALL = 8_000
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parsed(path: Path, xml: bytes) -> Element:
    """The root of *xml*; *path* names it in messages.

    Comments and instructions to programs, which may stand within a text, are left out.

    Raises:
        InputError: it is not well-formed, has a DOCTYPE, or more in it than a tree may have.

    """
    refuse_tree(path, xml)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    hint = f"请用 {program_of(path)} 打开后另存一份。"
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{path} 的内容已经损坏", hint) from error
    if _has_doctype(root):  # never in a real form; text after an entity is lost
        raise InputError(f"{path} 里有不该有的声明", hint)
    return root


def written(root: Element) -> bytes:
    """A part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def main_part(package: Package) -> str:
    """The part of a package that holds the document's text, as its relations say."""
    if "_rels/.rels" not in package:
        return _MAIN_PART
    relations = package.read("_rels/.rels")
    read = _document_in if len(relations) < _SMALL else _document_in.__wrapped__
    try:
        return read(relations)
    except InputError:  # says which file it is
        parsed(package.path, relations)
        raise


@lru_cache(maxsize=64)  # what one program writes has the same
def _document_in(relations: bytes) -> str:
    """The part that the relations of a package call its document."""
    for relation in parsed(Path(), relations):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return _MAIN_PART


def _has_doctype(root: Element) -> bool:
    tree: Any = root.getroottree()  # the stubs do not know doctype
    return bool(tree.docinfo.doctype)


def section_of(last: Element) -> Element | None:
    """The settings of the section that *last*, a child of the body, is in; None for the usual."""
    for one in (last, *last.itersiblings()):
        if (found := next(one.iter(SECTION), None)) is not None:
            return found
    return None


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, those inside content controls too, but not those of nested tables."""
    for row in table.iter(TR):
        if next(row.iterancestors(TBL)) is table:
            yield row


def cells_of(row: Element) -> list[Element]:
    """The cells of a row, those inside content controls too."""
    cells = list(row.iterchildren(TC))
    if row.find(f"{W}sdt") is None:
        return cells
    return [cell for cell in row.iter(TC) if next(cell.iterancestors(TR)) is row]


def grid_of(row: Element) -> list[Element]:
    """For each column of the table's grid, the cell that covers it."""
    cells = cells_of(row)
    if next(row.iter(_SPAN), None) is None:  # as of most: to ask each cell takes five times as long
        return cells
    return [cell for cell in cells for _ in range(span_of(cell))]


def cell_at(row: Element, column: int) -> Element | None:
    """The cell that covers a column of the table's grid, counting from 0."""
    grid = grid_of(row)
    return grid[column] if 0 <= column < len(grid) else None


def span_of(cell: Element) -> int:
    """How many columns of the grid a cell covers; Word allows 63."""
    for properties in cell.iterchildren(_TCPR):
        for span in properties.iterchildren(_SPAN):
            value = span.get(_VAL, "1")
            return min(int(value), 63) if value.isdecimal() else 1
    return 1


def continues(cell: Element) -> bool:
    """Whether a cell is merged with the one above it."""
    merge = cell.find(f"{TC}Pr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def text_of(element: Element) -> str:
    """What a person reads in *element*; a tab and a line break are one character each.

    Of a paragraph it is its own line: what stands in a text box that hangs on it are others.
    """
    return "".join(map(characters, _leaves(element)))


def _leaves(element: Element) -> Iterator[Element]:
    """The texts, tabs and breaks of *element*; of a paragraph its own."""
    leaves = element.iter(T, TAB, BR)
    if element.tag != P or next(element.iter(_BOX), None) is None:  # as nearly all
        return leaves
    return (leaf for leaf in leaves if next(leaf.iterancestors(P), None) is element)


def text_behind(element: Element, mark: Element) -> bool:
    """Whether there is text in *element* after *mark*."""
    leaves = list(element.iter(T, BR))
    return any((leaf.text or "").strip() for leaf in leaves[leaves.index(mark) + 1 :])


def characters(leaf: Element) -> str:
    """What a text, a tab or a break says."""
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
    if not _switched_on(properties, tag):
        before = {f"{W}{name}" for name in after}
        at = max((at for at, child in enumerate(properties, 1) if child.tag in before), default=0)
        properties.insert(at, etree.Element(f"{W}{tag}"))


def set_row(row: Element, tag: str) -> None:
    """Add an on/off property to a row, if it lacks it."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        row.insert(len(row.findall(f"{W}tblPrEx")), properties)
    if not _switched_on(properties, tag):
        etree.SubElement(properties, f"{W}{tag}")


def _switched_on(properties: Element, tag: str) -> bool:
    """Whether an on/off property is there; one that says off is made to say on."""
    there = properties.find(f"{W}{tag}")
    if there is not None:
        there.attrib.pop(f"{W}val", "")
    return there is not None


def is_on(properties: Element | None, tag: str) -> bool:
    """Whether an on/off property is there and does not say off."""
    there = None if properties is None else properties.find(f"{W}{tag}")
    return there is not None and there.get(f"{W}val", "1") not in {"0", "false", "off"}


def unwrap_control(control: Element) -> None:
    """Put what is in a content control (w:sdt) in its place; a copy of it would share its id."""
    content = control.find(f"{W}sdtContent")
    for child in [] if content is None else list(content):
        control.addprevious(child)
    remove(control)


def is_placeholder(element: Element) -> bool:
    """Whether *element* only asks to be written over: 单击此处输入文字 in a content control."""
    return any(
        control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        for control in element.iterancestors(f"{W}sdt")
    )


_TWIPS = {"": 1, "pt": 20, "in": 1440, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240, "pi": 240}


@lru_cache(maxsize=1024)
def twips(text: str | None, default: int) -> int:
    """A length in twips, as the schema allows it: 1928, 1928.0, 96.4pt."""
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|pi|)", text or "")
    return round(float(match[1]) * _TWIPS[match[2]]) if match else default


def half_points(element: Element) -> int:
    """The size of the first font that *element* names, in half-points; Word's 五号 if none."""
    size = next(element.iter(f"{W}sz"), None)
    value = "21" if size is None else size.get(f"{W}val", "21")
    return int(value) if value.isdecimal() else 21


def strip_ids(element: Element) -> None:
    """Take away what must be unique in a document, before a copy goes into it."""
    for mark in list(element.iter(*(f"{W}{name}" for name in _ONCE))):
        remove(mark)
    for settings in element.iter(f"{W}sdtPr"):
        for control_id in settings.findall(f"{W}id"):
            settings.remove(control_id)
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
    is_put = False
    for leaf in _leaves(paragraph):
        size = len(characters(leaf))
        low, high = max(start - position, 0), min(end - position, size)
        position += size
        if leaf.tag != T:
            continue
        value = leaf.text or ""
        here = low < high or (start == end and 0 <= low == high and not is_put)
        if here:
            leaf.text = value[:low] + ("" if is_put else text) + value[high:]
            leaf.set(SPACE, "preserve")
            is_put = True


def remove(element: Element) -> None:
    """Take *element* out of its document."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
