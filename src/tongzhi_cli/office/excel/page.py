"""How a worksheet is printed: the widths of its columns, the heights of its rows, its paper.

Source: ECMA-376 part 1, 18.3.1.13 (col), 18.3.1.63 (pageSetup), 18.3.1.81 (sheetFormatPr).
"""

from functools import cached_property

from tongzhi_cli.office.addresses import cell_at
from tongzhi_cli.office.excel.xml import DATA, ROW, S, whole
from tongzhi_cli.office.word.xml import Element

#: Paper by its number, in twips, upright: Letter, A3, A4, A5, B4, B5 (JIS), 16开.
_PAPERS = {
    1: (12240, 15840), 5: (12240, 20160), 8: (16838, 23811), 9: (11906, 16838),
    11: (8391, 11906), 12: (14570, 20636), 13: (10318, 14570), 93: (10433, 14740),
}  # fmt: skip
_A4 = 9
#: Inches, where the part says none (Excel's "普通").
_MARGINS = {"top": 0.75, "bottom": 0.75, "left": 0.7, "right": 0.7}
#: The width of a digit in Calibri or 宋体 11, and what Excel pads a column with, in pixels.
_DIGIT, _TWIPS_OF_PIXEL = 7, 15
_COLUMN, _HEIGHT = 8.43, 15.0


class Page:
    """What a worksheet says of the printed page."""

    def __init__(self, root: Element) -> None:
        self._root = root
        sheet_format = root.find(f"{S}sheetFormatPr")
        told = attributes_of(sheet_format)
        self._height = number(told.get("defaultRowHeight"), _HEIGHT)
        self._default = number(told.get("defaultColWidth"), _COLUMN)
        self._columns = [
            (whole(one.get("min"), 1), whole(one.get("max"), 1), one)
            for one in root.iterfind(f"{S}cols/{S}col")
        ]

    def width(self, column: int) -> int:
        """The width of a column, from 0, in twips; of a hidden one 0."""
        chars = self._default
        for first, last, one in self._columns:
            if first <= column + 1 <= last:
                if one.get("hidden") in {"1", "true"}:
                    return 0
                chars = number(one.get("width"), chars)
        return int(chars * _DIGIT + 0.5) * _TWIPS_OF_PIXEL

    def height(self, row: Element | None) -> float:
        """The height of a row in points; of a hidden one 0."""
        if row is None:
            return self._height
        if row.get("hidden") in {"1", "true"}:
            return 0.0
        return number(row.get("ht"), self._height)

    @property
    def fits(self) -> bool:
        """Whether the sheet is made smaller until it fits on its pages."""
        told = self._root.find(f"{S}sheetPr/{S}pageSetUpPr")
        return told is not None and told.get("fitToPage") in {"1", "true"}

    @property
    def is_one_high(self) -> bool:
        """Whether it is made to fit on pages of which one is as high as the whole sheet."""
        setup = self._root.find(f"{S}pageSetup")
        return self.fits and (setup is None or setup.get("fitToHeight", "1") == "1")

    @property
    def _size(self) -> tuple[float, float]:
        """The width and height of the paper, in points."""
        told = attributes_of(self._root.find(f"{S}pageSetup"))
        width, height = _PAPERS.get(whole(told.get("paperSize"), _A4), _PAPERS[_A4])
        if told.get("orientation") == "landscape":
            width, height = height, width
        return width / 20, height / 20

    def _around(self, *sides: str) -> float:
        """What two margins take, in points."""
        own = attributes_of(self._root.find(f"{S}pageMargins"))
        return sum(72 * number(own.get(side), _MARGINS[side]) for side in sides)

    @property
    def scale(self) -> float:
        """How large the sheet is printed: as it says, or so that its columns fit on the page."""
        if not self.fits:
            told = attributes_of(self._root.find(f"{S}pageSetup"))
            return max(number(told.get("scale"), 100.0), 10.0) / 100
        return max(min(1.0, self.across), 0.1)

    @property
    def across(self) -> float:
        """How many times the columns go on the width of the page."""
        wide = sum(map(self.width, range(self._columns_used))) / 20
        return (self._size[0] - self._around("left", "right")) / (wide or 1)

    @property
    def paper(self) -> tuple[float, float]:
        """The height of the paper and of what its margins leave, in points of the sheet."""
        scale, height = self.scale, self._size[1]
        return height / scale, (height - self._around("top", "bottom")) / scale

    @cached_property
    def _columns_used(self) -> int:
        """How many columns the sheet has: those of its widest row."""
        last = (row[-1].get("r") for row in self._root.iterfind(f"{DATA}/{ROW}") if len(row))
        return max((cell_at(one)[1] + 1 for one in last if one), default=0)


def attributes_of(element: Element | None) -> dict[str, str]:
    """The attributes of an element that may not be there."""
    return {} if element is None else {str(key): str(value) for key, value in element.items()}


def number(text: str | None, default: float) -> float:
    """The length or size that an attribute says, *default* where it is none or no likely one."""
    try:
        value = float(text) if text else default
    except ValueError:
        return default
    return value if 0 <= value < 100_000 else default
