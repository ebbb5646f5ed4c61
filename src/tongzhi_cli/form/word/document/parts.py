"""Where the parts of a form are in its document, and in a copy of that."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.word.header import Header
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.xml import Element, cell_at, text_of

if TYPE_CHECKING:
    from tongzhi_cli.form.word.document.second import Second


class FormParts(NamedTuple):
    """Where the parts of a form are in its document.

    *block* is what one sheet consists of (title, table, signature line), as children of the body;
    *header* and *blank* are rows of the *table*, as are *spent* ones: examples, that students take
    the place of. *doubts* are what a person should know. *across*: of lists side by side, the rows
    run from the left one to the right. *made*: the form has no blank row, the one here is new.
    *second* is the 勘误表 that stands on the same sheet; *right* what the form asks to be written
    where all is right, None where it asks for nothing; *further* are sheets of its own behind it.
    """

    block: Sequence[Element]
    table: Element
    header: Header
    blank: Sequence[Element]
    spent: Sequence[Element] = ()
    doubts: tuple[str, ...] = ()
    across: bool = False
    made: bool = False
    second: "Second | None" = None
    right: str | None = None
    further: "tuple[FormParts, ...]" = ()

    @property
    def all_blocks(self) -> Sequence[Mapping[Column, int]]:
        """The columns of each list, those of the 勘误表 on the sheet last."""
        return [*self.blocks, *(self.second.header.blocks if self.second else ())]

    @property
    def blocks(self) -> Sequence[Mapping[Column, int]]:
        """For each list of the sheet, from the left, the places of its columns in the grid."""
        return self.header.blocks

    @property
    def columns(self) -> Mapping[Column, int]:
        """The places of the columns of the first list."""
        return self.header.columns

    @property
    def is_numbered(self) -> bool:
        """Whether the blank rows have a 序号 of their own; else one without a student has none."""
        return self.made or _are_numbered(self.blank, self.blocks)

    @property
    def numbered(self) -> Sequence[bool]:
        """The same of each of `all_blocks`."""
        own = [self.is_numbered] * len(self.blocks)
        if self.second is None:
            return own
        blocks = self.second.header.blocks
        return [*own, *[_are_numbered(self.second.blank, blocks)] * len(blocks)]

    @property
    def list_rows(self) -> frozenset[Element]:
        """The rows of the list itself: all else is its head and foot."""
        second = self.second.rows if self.second else ()
        return frozenset([*self.header.rows, *self.blank, *self.spent, *second])


def _are_numbered(rows: Sequence[Element], blocks: Sequence[Mapping[Column, int]]) -> bool:
    places = [one[Column.SERIAL] for one in blocks if Column.SERIAL in one]
    cells = (cell_at(row, place) for row in rows for place in places)
    return any(text_of(cell).strip() for cell in cells if cell is not None)


def copy_of(root: Element, parts: FormParts) -> tuple[Element, FormParts]:
    """A copy of *root*, and where the *parts* that are in it are in the copy."""
    made = deepcopy(root)
    return made, _copied(made, root, parts)


def _copied(made: Element, root: Element, parts: FormParts) -> FormParts:
    second = parts.second
    return parts._replace(
        block=_all_in(made, root, parts.block),
        table=_same_in(made, root, parts.table),
        header=_header_in(made, root, parts.header),
        blank=_all_in(made, root, parts.blank),
        spent=_all_in(made, root, parts.spent),
        second=second._replace(
            header=_header_in(made, root, second.header),
            blank=_all_in(made, root, second.blank),
            spent=_all_in(made, root, second.spent),
        )
        if second
        else None,
        further=tuple([_copied(made, root, one) for one in parts.further]),
    )


def _header_in(made: Element, root: Element, header: Header) -> Header:
    return header._replace(rows=_all_in(made, root, header.rows))


def _all_in(made: Element, root: Element, elements: Sequence[Element]) -> list[Element]:
    return [_same_in(made, root, element) for element in elements]


def _same_in(made: Element, root: Element, element: Element) -> Element:
    """Where an *element* of *root* is in its copy, *made*.

    No function within `copy_of`: one that calls itself would keep the copy until garbage is
    collected, and a build of 3,000 classes never comes to that.
    """
    parent = element.getparent()
    if element is root or parent is None:
        return made
    return _same_in(made, root, parent)[parent.index(element)]
