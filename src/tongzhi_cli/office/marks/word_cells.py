"""Which element of a document is the cell that a reader calls 第1张表, row 3, column 2.

A reader counts tables as it tells them: changes accepted, forms within cells behind the outermost
table. So the elements are numbered before, and know their place in the part.
"""

from collections.abc import Callable

from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.struck_styles import struck_by
from tongzhi_cli.office.word.tables import Telling, told_root
from tongzhi_cli.office.word.xml import TC, Element

_AT = "fankui-at"

#: The cells of a table's rows: by column of the grid, the place among the elements of the part.
Cells = list[dict[int, int]]


def cells_of(package: Package, xml: bytes, is_form: Callable[[list[str]], bool]) -> list[Cells]:
    """The cells of each table of a document part, as `office.word.tables.contents` counts them.

    Raises:
        InputError: the part is not well-formed, or has a DOCTYPE.

    """
    root = told_root(package.path, xml, is_form, struck_by(package, xml), _number)
    telling = _Placed(xml)
    telling.of(root)
    return telling.tables


def _number(root: Element) -> None:
    for at, element in enumerate(root.iter("*")):
        if element.tag == TC:
            element.set(_AT, str(at))


class _Placed(Telling):
    """What is told of a document, with the places of its cells."""

    def __init__(self, xml: bytes) -> None:
        super().__init__(has_spans=True, has_merges=b"vMerge" in xml, xml=xml)
        self.tables: list[Cells] = []

    def _begin_table(self) -> None:
        super()._begin_table()
        self.tables.append([])

    def _end_table(self) -> None:
        is_blank = self._grid is not None and not self._grid.rows
        super()._end_table()
        if is_blank:
            self.tables.pop()

    def _begin_row(self, row: Element) -> None:
        super()._begin_row(row)
        if self._grid is not None:
            self.tables[-1].append({})

    def _begin_cell(self, cell: Element) -> None:
        super()._begin_cell(cell)
        if self._grid is not None and self.tables[-1]:
            first = len(self._row)
            for column in range(first, first + self._span):
                self.tables[-1][-1][column] = int(cell.get(_AT, "-1"))
