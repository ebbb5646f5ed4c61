"""A filled form as somebody else would read it: zipfile and plain lxml, none of our own code."""

from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element

Element = _Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WRAPPERS = (f"{W}sdt", f"{W}sdtContent")


class ReadRow(NamedTuple):
    """What stands in one row; "" where the form has no such column."""

    serial: str
    number: str
    name: str
    result: str
    signature: str


class ReadSheet(NamedTuple):
    """One sheet of paper: the lines above the table, its header, its rows, the lines below.

    *elements* are the row elements themselves, in the order of *rows*; *breaks* tells whether the
    sheet itself says that it begins a page (`w:pageBreakBefore`).
    """

    above: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[ReadRow, ...]
    below: tuple[str, ...]
    elements: tuple[Element, ...]
    breaks: bool

    @property
    def title(self) -> str:
        """The first line that says anything."""
        return next((line for line in self.above if line.strip()), "")

    @property
    def last_line(self) -> str:
        """The signature line."""
        return next((line for line in reversed(self.below) if line.strip()), "")


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of a package, inflated; a damaged one raises."""
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def raw_parts(data: bytes) -> dict[str, bytes]:
    """Every part of a package as it lies there, still compressed."""
    with ZipFile(BytesIO(data)) as archive:
        found = {}
        for info in archive.infolist():
            name_size = int.from_bytes(data[info.header_offset + 26 :][:2], "little")
            extra_size = int.from_bytes(data[info.header_offset + 28 :][:2], "little")
            start = info.header_offset + 30 + name_size + extra_size
            found[info.filename] = data[start : start + info.compress_size]
        return found


def body(data: bytes) -> Element:
    """The body of the document."""
    found = etree.fromstring(parts(data)["word/document.xml"]).find(f"{W}body")
    assert found is not None
    return found


def text(element: Element) -> str:
    """What is written in *element*: a line break is one newline, a tab one tab."""
    pieces = []
    for leaf in element.iter(f"{W}t", f"{W}br", f"{W}tab"):
        parent = leaf.getparent()
        if leaf.tag == f"{W}t":
            pieces.append(leaf.text or "")
        elif parent is not None and parent.tag == f"{W}r" and leaf.get(f"{W}type") is None:
            pieces.append("\n" if leaf.tag == f"{W}br" else "\t")
    return "".join(pieces)


def children(element: Element, tag: str) -> Iterator[Element]:
    """The children of one kind, those inside content controls too."""
    for child in element:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag in WRAPPERS:
            yield from children(child, tag)


def cell_texts(row: Element) -> tuple[str, ...]:
    """The texts of a row's cells, one for each column of the grid that a cell covers."""
    found: list[str] = []
    for cell in children(row, "tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = 1 if span is None else int(span.get(f"{W}val", "1"))
        found += [text(cell), *[""] * (width - 1)]
    return tuple(found)


def squeezed(value: str) -> str:
    """*value* without white space of any kind."""
    return "".join(value.split())


def read(data: bytes) -> list[ReadSheet]:
    """The sheets of a filled form, in the order of the paper."""
    return [sheet for page in pages(data) if (sheet := _sheet(page))]


def pages(data: bytes) -> list[list[Element]]:
    """Paragraphs and tables as they fall on pages by breaks that the document itself has."""
    found: list[list[Element]] = [[]]
    document = body(data)
    sections = list(document.iter(f"{W}sectPr"))
    for element in _blocks(document):
        paragraph = next(element.iter(f"{W}p"), None)
        if paragraph is not None and _begins_page(paragraph) and found[-1]:
            found.append([])
        broken = any(br.get(f"{W}type") == "page" for br in element.iter(f"{W}br"))
        leading = broken and element.tag == f"{W}p" and not _text_before_break(element)
        if leading and text(element).strip():
            found.append([element])
            continue
        found[-1].append(element)
        section = element.find(f"{W}pPr/{W}sectPr")
        if broken or (section is not None and not _goes_on(sections, section)):
            found.append([])
    return [page for page in found if page]


def _blocks(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag in WRAPPERS:
            yield from _blocks(child)


def _begins_page(paragraph: Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}pageBreakBefore")
    return mark is not None and mark.get(f"{W}val", "1") not in {"0", "false", "off"}


def _goes_on(sections: list[Element], section: Element) -> bool:
    """Whether what follows *section* begins on the same page: the next one says so of itself."""
    kind = sections[sections.index(section) + 1].find(f"{W}type")
    return kind is not None and kind.get(f"{W}val") == "continuous"


def _text_before_break(paragraph: Element) -> bool:
    for leaf in paragraph.iter(f"{W}t", f"{W}br"):
        if leaf.get(f"{W}type") == "page":
            return False
        if (leaf.text or "").strip():
            return True
    return False


def _sheet(page: list[Element]) -> ReadSheet | None:
    above: list[str] = []
    for at, element in enumerate(page):
        rows = list(children(element, "tr")) if element.tag == f"{W}tbl" else []
        header = next((n for n, row in enumerate(rows) if "学号" in map(_label, _cells(row))), None)
        if header is None:
            above += [text(each) for each in element.iter(f"{W}p")]
            continue
        top, labels = header, [_label(cell) for cell in cell_texts(rows[header])]
        while header + 1 < len(rows) and _continues(rows[header + 1]):
            header += 1
        body_rows = [row for row in rows[header + 1 :] if len(cell_texts(row)) == len(labels)]
        full = [row for row in body_rows if len(_cells(row)) > 2]
        others = [row for row in rows[header + 1 :] if row not in full]
        first = next(page[0].iter(f"{W}p"), None)
        return ReadSheet(
            (*above, *(text(row) for row in rows[:top])),
            cell_texts(rows[top]),
            tuple(_row(row, labels) for row in full),
            (*(text(row) for row in others), *(text(each) for each in page[at + 1 :])),
            tuple(full),
            first is not None and _begins_page(first),
        )
    return None


def _continues(row: Element) -> bool:
    """Whether every cell of *row* is the lower part of the cell above it."""
    merges = [each.get(f"{W}val", "continue") for each in row.iter(f"{W}vMerge")]
    return merges == ["continue"] * len(_cells(row))


def _cells(row: Element) -> list[str]:
    return [text(cell) for cell in children(row, "tc")]


def _label(header: str) -> str:
    short = squeezed(header).split("（")[0]
    if short.endswith(("签名", "签字")):
        return "签名"
    return "结果" if short.endswith(("结果", "情况")) else short


def _row(row: Element, labels: list[str]) -> ReadRow:
    texts = dict(zip(labels, cell_texts(row), strict=True))
    return ReadRow(*(texts.get(label, "") for label in ("序号", "学号", "姓名", "结果", "签名")))
