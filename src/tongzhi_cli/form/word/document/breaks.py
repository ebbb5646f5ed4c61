"""How one sheet comes to stand behind another in a document: on a page of its own."""

from collections.abc import Iterable, Sequence

from lxml import etree

from tongzhi_cli.office.word.xml import PPR, RPR, SECTION, TBL, Element, P, W, set_paragraph

_CONTROL = f"{W}sdt"
#: The height of the line between two tables, in twips, and its letters in half-points: the least.
_LINE, _LETTERS = "20", "2"


def on_new_page(sheet: Sequence[Element], before: Sequence[Element]) -> list[Element]:
    """The *sheet* so that it begins a page, behind one of the elements *before*.

    Two tables that touch are one to Word and to LibreOffice, and a break in a row of it is none: a
    line stands between them, as low as lines can be.
    """
    if _opens_page(before[-1]):
        return [*sheet]
    if _begins_with_table(reversed(before)) and _begins_with_table(sheet):
        return [_line_on_new_page(), *sheet]
    paragraph = next((each for element in sheet for each in element.iter(P)), None)
    if paragraph is not None:
        _break_before(paragraph)
    return [*sheet]


def _opens_page(last: Element) -> bool:
    """Whether a section ends with the *last* of a sheet, so that the next one starts a page."""
    section = last.find(f"{PPR}/{SECTION}")
    kind = None if section is None else section.find(f"{W}type")
    return section is not None and (kind is None or kind.get(f"{W}val") != "continuous")


def _begins_with_table(elements: Iterable[Element]) -> bool:
    """Whether the first of the elements that prints is a table, in a content control or not."""
    first = next((one for one in elements if one.tag in {P, TBL, _CONTROL}), None)
    if first is None or first.tag != _CONTROL:
        return first is not None and first.tag == TBL
    return _begins_with_table(first.iterfind(f"{W}sdtContent/*"))


def _line_on_new_page() -> Element:
    """An empty paragraph, hardly seen, that begins a page."""
    line = etree.Element(P)
    look = etree.SubElement(line, PPR)
    spacing = etree.SubElement(look, f"{W}spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", _LINE), ("lineRule", "exact")):
        spacing.set(f"{W}{name}", value)
    etree.SubElement(etree.SubElement(look, RPR), f"{W}sz").set(f"{W}val", _LETTERS)
    _break_before(line)
    return line


def _break_before(paragraph: Element) -> None:
    set_paragraph(paragraph, "pageBreakBefore", after=("pStyle", "keepNext", "keepLines"))
