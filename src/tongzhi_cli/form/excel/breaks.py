"""Where the printed pages of a filled worksheet end: nobody signs a page without students.

Source: ECMA-376 part 1, 18.3.1.74 (rowBreaks), 18.3.1.65 (pageSetUpPr), 18.2.
"""

from collections.abc import Sequence

from lxml import etree

from tongzhi_cli.form.excel.cells import Cells
from tongzhi_cli.office.excel.page import Page
from tongzhi_cli.office.excel.xml import S
from tongzhi_cli.office.word.xml import Element

#: Programs differ by so much in how high their rows are.
_UNSURE = 0.97
#: Columns are wider by as much where a font is lacking.
_NARROWER = 0.78
#: Heights of a page beyond which a sheet that is made to fit on one is not read any more.
_MOST_ON_ONE = 1.4
#: What the schema wants behind the breaks (CT_Worksheet).
_BEHIND = (
    "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
    "drawingHF", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)  # fmt: skip


def keep_together(root: Element, cells: Cells, header: Sequence[int], slots: Sequence[int]) -> None:
    """Let the last two rows of students be on the page of what stands below them."""
    page = Page(root)
    if page.is_one_high:
        _let_grow(root, page, cells)
        return
    tail = slots[-2] if len(slots) > 1 else slots[-1]
    heights = cells.heights()
    repeated = sum(heights[row] for row in range(header[0], header[-1] + 1))

    def is_apart() -> bool:
        rooms = (page.paper[1], page.paper[1] * _UNSURE)
        starts = [start for room in rooms for start in _starts(heights, room, repeated)]
        return any(tail < start <= len(heights) for start in starts)

    if is_apart() and page.fits:
        _fix_scale(root, page)
    if is_apart():
        _break_before(root, tail)


def _fix_scale(root: Element, page: Page) -> None:
    """Print a sheet about as small as its width wants: made to fit, Excel sees no breaks in it."""
    properties, setup = root.find(f"{S}sheetPr/{S}pageSetUpPr"), root.find(f"{S}pageSetup")
    if properties is not None and setup is not None:
        scale = min(1.0, _NARROWER * page.across)
        properties.set("fitToPage", "0")
        setup.set("scale", str(int(100 * scale)))


def _starts(heights: Sequence[float], room: float, repeated: float) -> list[int]:
    """The rows that pages begin with, but for the first."""
    found, used = [], 0.0
    for row, height in enumerate(heights):
        if used + height > room and used > repeated:
            found.append(row)
            used = repeated
        used += height
    return found


def _break_before(root: Element, row: int) -> None:
    breaks = root.find(f"{S}rowBreaks")
    if breaks is None:
        breaks = etree.Element(f"{S}rowBreaks")
        behind = next((one for one in root if one.tag in {f"{S}{tag}" for tag in _BEHIND}), None)
        if behind is None:
            root.append(breaks)
        else:
            behind.addprevious(breaks)
    made = etree.SubElement(breaks, f"{S}brk")
    for name, value in (("id", str(row)), ("max", "16383"), ("man", "1")):
        made.set(name, value)
    for name in ("count", "manualBreakCount"):
        breaks.set(name, str(len(breaks)))


def _let_grow(root: Element, page: Page, cells: Cells) -> None:
    """A sheet that is made to fit on one page may become too small to be read."""
    setup = root.find(f"{S}pageSetup")
    if (
        page.is_one_high
        and setup is not None
        and sum(cells.heights()) > _MOST_ON_ONE * page.paper[1]
    ):
        setup.set("fitToHeight", "0")


def fit_on_one(root: Element) -> None:
    """Let a worksheet be printed on one page."""
    properties = root.find(f"{S}sheetPr")
    if properties is None:
        properties = etree.Element(f"{S}sheetPr")
        root.insert(0, properties)
    setup = properties.find(f"{S}pageSetUpPr")
    if setup is None:
        setup = etree.SubElement(properties, f"{S}pageSetUpPr")
    setup.set("fitToPage", "1")
    page = root.find(f"{S}pageSetup")
    if page is not None:
        page.set("fitToWidth", "1")
        page.set("fitToHeight", "1")
