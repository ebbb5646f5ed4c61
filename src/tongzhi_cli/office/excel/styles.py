"""The styles of a workbook: how cells look, and styles made from those that there are.

Source: ECMA-376 part 1, 18.8.
"""

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

from lxml import etree

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.excel.page import number
from tongzhi_cli.office.excel.xml import S, whole
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.xml import Element, parsed, written

#: The part that they are in.
STYLES = "xl/styles.xml"


class Look(NamedTuple):
    """How the cells of one style look, as far as a form is concerned; *size* is in points."""

    size: float = 11.0
    is_boxed: bool = False
    wraps: bool = False


class Styles:
    """The styles of a workbook, and those made from them as they are needed."""

    def __init__(self, path: Path, xml: bytes) -> None:
        self._root = parsed(path, xml) if xml else None
        self.has_changed = False
        self._made: dict[tuple[int, str], int] = {}
        self._looks: dict[int, Look] = {}

    def _children(self, name: str) -> Sequence[Element]:
        found = None if self._root is None else self._root.find(f"{S}{name}")
        return [] if found is None else list(found.iterchildren(tag=etree.Element))

    def look(self, style: int) -> Look:
        """How the cells of a style look."""
        if style not in self._looks:
            self._looks[style] = self._look(style)
        return self._looks[style]

    def _look(self, style: int) -> Look:
        formats, fonts, borders = map(self._children, ("cellXfs", "fonts", "borders"))
        if not 0 <= style < len(formats):
            return Look()
        one = formats[style]
        font = _nth(fonts, one.get("fontId"))
        border = _nth(borders, one.get("borderId"))
        size = None if font is None else font.find(f"{S}sz")
        alignment = one.find(f"{S}alignment")
        return Look(
            min(max(number(size.get("val"), 11.0), 1.0), 409.0) if size is not None else 11.0,
            border is not None
            and any(side.get("style", "none") != "none" for side in border.iterchildren()),
            alignment is not None and alignment.get("wrapText") in {"1", "true"},
        )

    def wrapped(self, style: int) -> int:
        """The style that is as *style*, and breaks its lines."""
        return style if self.look(style).wraps else self._derived(style, "wrapped")

    def shrunk(self, style: int) -> int:
        """The style that is as *style*, and makes a text smaller until it is on one line."""
        return self._derived(style, "shrunk")

    def plain(self, style: int) -> int:
        """The style that is as *style*, without what makes a header stand out."""
        return self._derived(style, "plain")

    def _derived(self, style: int, how: str) -> int:
        formats = self._children("cellXfs")
        if self._root is None or not 0 <= style < len(formats):
            return style
        if (style, how) not in self._made:
            one = deepcopy(formats[style])
            if how == "plain":
                one.set("fillId", "0")
                one.set("fontId", str(self._plain_font(one.get("fontId", "0"))))
            else:
                wanted, other = ("wrapText", "shrinkToFit")[:: 1 if how == "wrapped" else -1]
                alignment = one.find(f"{S}alignment")
                if alignment is None:
                    alignment = etree.Element(f"{S}alignment")
                    one.insert(0, alignment)
                alignment.set(wanted, "1")
                alignment.attrib.pop(other, "")
                one.set("applyAlignment", "1")
            self._made[style, how] = self._appended("cellXfs", one)
        return self._made[style, how]

    def _plain_font(self, told: str) -> int:
        fonts = self._children("fonts")
        font = _nth(fonts, told)
        if font is None or font.find(f"{S}b") is None:
            return whole(told, 0)
        made = deepcopy(font)
        for bold in made.findall(f"{S}b"):
            made.remove(bold)
        return self._appended("fonts", made)

    def _appended(self, name: str, element: Element) -> int:
        parent = None if self._root is None else self._root.find(f"{S}{name}")
        if parent is None:
            return 0
        count = len(list(parent.iterchildren(tag=etree.Element)))
        parent.append(element)
        parent.set("count", str(count + 1))
        self.has_changed = True
        return count

    def xml(self) -> bytes:
        """The part as it is now."""
        return written(self._root) if self._root is not None else b""


def _nth(elements: Sequence[Element], told: str | None) -> Element | None:
    at = whole(told, -1)
    return elements[at] if 0 <= at < len(elements) else None


def styles_of(package: Package) -> Styles:
    """The styles of a workbook."""
    return Styles(package.path, package.read(STYLES) if STYLES in package else b"")
