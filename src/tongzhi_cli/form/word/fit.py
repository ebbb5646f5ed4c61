"""Whether a form's blank rows fill its page, or are only the beginning of a table to be made long.

A school gives out 25 rows that fill a sheet, to be handed in sheet by sheet; or two or three
rows, into which people put more in Word until there are enough.
"""

import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.rows import Row, Sheet, sheets
from tongzhi_cli.form.word.blank import AnyForm
from tongzhi_cli.form.word.document.parts import FormParts
from tongzhi_cli.model.text import ems
from tongzhi_cli.office.word.xml import (
    TBL,
    TC,
    Element,
    W,
    cell_at,
    cells_of,
    half_points,
    section_of,
    span_of,
    twips,
)

#: Below this part of the page the rows are a beginning.
_PART_OF_PAGE = 0.4
#: A line is so much higher than its font.
_LEADING = 1.3


class Layout(StrEnum):
    """How a class of more rows than the blank form has is laid out."""

    SHEETS = "sheets"
    FLOW = "flow"


def fitting(form: AnyForm, count: int) -> Layout:
    """How *count* rows go on a form where nobody says: sheet by sheet, or in a table made long."""
    is_short = count > form.rows_per_sheet and is_beginning(form)
    return Layout.FLOW if is_short else Layout.SHEETS


def is_beginning(form: AnyForm) -> bool:
    """Whether the blank rows of a form leave most of its page free, and no page is printed next."""
    rows = form.parts.blank
    if form.parts.further:
        return False
    return sum(map(_height, rows)) < _PART_OF_PAGE * page_of(form.parts.block[-1]).height


def _height(row: Element) -> float:
    return max(10 * half_points(row) * _LEADING, least(row))


def least(row: Element) -> float:
    """The height that a row has at least."""
    given = row.find(f"{W}trPr/{W}trHeight")
    return 0.0 if given is None else float(twips(given.get(f"{W}val"), 0))


class Page:
    """What one page holds, in twips: *height*, *width*, and the distance of its *grid*'s lines.

    No grid is 0.
    """

    def __init__(self, height: float, width: float, grid: int = 0) -> None:
        self.height, self.width, self.grid = height, width, grid


def page_of(last: Element) -> Page:
    """The page of the section that *last*, a child of the body, is in."""
    section = section_of(last)
    high, top, bottom = _sides(section, (("h", 16838), ("top", 1440), ("bottom", 1440)))
    wide, left, right = _sides(section, (("w", 11906), ("left", 1800), ("right", 1800)))
    grid = None if section is None else section.find(f"{W}docGrid")
    kind = None if grid is None else grid.get(f"{W}type")
    has_grid = grid is not None and kind in {"lines", "linesAndChars", "snapToChars"}
    pitch = twips(grid.get(f"{W}linePitch"), 0) if grid is not None and has_grid else 0
    return Page(float(high - abs(top) - abs(bottom)), float(wide - left - right), pitch)


def _sides(section: Element | None, wanted: Sequence[tuple[str, int]]) -> list[int]:
    """Lengths of a section's page and margins, in twips; what it does not say is as on A4."""
    found = []
    for name, default in wanted:
        element = (
            section.find(f"{W}{'pgSz' if name in 'hw' else 'pgMar'}")
            if section is not None
            else None
        )
        found.append(default if element is None else twips(element.get(f"{W}{name}"), default))
    return found


_SIDES = {f"{W}left": "left", f"{W}start": "left", f"{W}right": "right", f"{W}end": "right"}
#: What never needs a second line, or is not written.
_NO_TEXT = (Column.SERIAL, Column.SIGNATURE)


def widths_of(row: Element) -> Iterator[tuple[Element, float, float]]:
    """Each cell of a row, its width in twips, and what its margins take of it.

    Word goes by the cell, WPS and LibreOffice by the table's grid: the narrower one counts; without
    end where neither says it.
    """
    table = next(row.iterancestors(TBL), None)
    grid: list[int] = []
    sides = dict.fromkeys(("left", "right"), 108)
    if table is not None:
        grid = [twips(one.get(f"{W}w"), 0) for one in table.iterfind(f"{TBL}Grid/{W}gridCol")]
        sides = _margins(table.iterfind(f"{TBL}Pr/{W}tblCellMar/*"), sides)
    start = 0
    for cell in cells_of(row):
        end = start + span_of(cell)
        known = [one for one in (_own_width(cell), sum(grid[start:end])) if one]
        own = _margins(cell.iterfind(f"{TC}Pr/{W}tcMar/*"), sides)
        yield cell, float(min(known, default=math.inf)), sum(own.values())
        start = end


def net(whole: float, margins: float) -> float:
    """The room for text in a cell of such a width, in twips."""
    return max(whole - margins, 1.0)


def _own_width(cell: Element) -> int:
    width = cell.find(f"{TC}Pr/{W}tcW")
    return (
        twips(width.get(f"{W}w"), 0) if width is not None and width.get(f"{W}type") == "dxa" else 0
    )


def _margins(given: Iterable[Element], else_: Mapping[str, int]) -> dict[str, int]:
    """The left and the right margin of cells, as elements say it."""
    sides = dict(else_)
    for one in given:
        if one.tag in _SIDES:
            side = _SIDES[one.tag]
            sides[side] = twips(one.get(f"{W}w"), sides[side])
    return sides


class Plan:
    """How a class goes on a form: its *pages*, the *sizes* of columns that are made smaller.

    The foot of the sheets *held* (counted from 1) stays with their last rows; *crowded*, of all,
    whatever the foot consists of. *is_long*: a sheet goes over several pages, as the blank one
    does. *notes* say what a person should know.
    """

    def __init__(
        self,
        pages: Sequence[Sheet],
        sizes: Mapping[Column, int] | None = None,
        notes: tuple[str, ...] = (),
        held: Collection[int] = (),
        *,
        crowded: bool = False,
        is_long: bool = False,
    ) -> None:
        self.pages, self.sizes, self.notes = pages, sizes or {}, notes
        self.held, self.crowded, self.is_long = held, crowded, is_long


#: So many lines more than one a row fit on a page of our own forms (tests/form/word/test_print.py).
_ROOM_OF_OUR_FORMS = 5
CUTS = "空白表的行高是固定的，字多的会被截掉：请在 Word/WPS 里把行高改成“最小值”再用"


def plan_of_ours(parts: FormParts, rows: Sequence[Row], per_sheet: int) -> Plan:
    """How *rows* go on one of our own forms, whose columns are wide enough."""
    fit = Fit(parts)
    pages = sheets(rows, per_sheet)
    extra = [fit.extra_lines(page.rows) for page in pages]
    crowded = [str(at) for at, more in enumerate(extra, 1) if more > _ROOM_OF_OUR_FORMS]
    notes = [look_at(crowded)] if crowded and not fit.cuts else []
    notes += [CUTS] if fit.cuts and any(extra) else []
    return Plan(pages, notes=(*notes,), held=[at for at, more in enumerate(extra, 1) if more > 0])


def look_at(crowded: Sequence[str]) -> str:
    """What is said of sheets that may be more than a page."""
    return f"第 {'、'.join(crowded)} 张表有的行字多、会变高，打印前请看一眼是不是还在一页里"


GROWN = "有的行字多、会变高"
#: Of more sheets than this not each is named.
_NAMED = 4


def fewer_rows(room: int, pages: Sequence[Sheet], why: str) -> str:
    """What is said where a sheet of a class has room for fewer rows than the blank one has."""
    counts = [len(page.rows) for page in pages]
    cut = [(at, count) for at, count in enumerate(counts, 1) if count < room]
    if len({*counts}) == 1:
        told = f"改成每张 {counts[0]} 行"
    elif len(cut) > _NAMED:
        told = f"改成每张 {min(counts)} 到 {max(counts)} 行"
    else:
        told = "、".join(f"第 {at} 张改成 {count} 行" for at, count in cut)
    return f"{why}，一张纸放不下 {room} 行，{told}"


class CellFit:
    """A cell of a form's blank row: its *width* in twips without *margins*, its letters' *size*.

    A *digit* is so many widths of a Chinese character.
    """

    def __init__(self, width: float, size: int, digit: float = 0.5, margins: float = 216) -> None:
        self.width, self.size, self.digit, self.margins = width, size, digit, margins

    def of_size(self, size: int) -> "CellFit":
        """The cell with letters of another *size*."""
        return CellFit(self.width, size, self.digit, self.margins)

    @property
    def room(self) -> float:
        """The width in widths of a Chinese character; a twip is 1/20 pt."""
        return self.width / (10 * self.size)

    def ems(self, text: str) -> float:
        """How wide a text is, of several lines the widest one."""
        if text.isalpha() or self.digit == 0.5:
            return max(map(ems, text.split("\n")))
        lines = text.split("\n")
        return max(ems(one) + sum(map(str.isascii, one)) * (self.digit - 0.5) for one in lines)


class Fit:
    """The widths of the cells of one form's blank row, and the size of what is written there."""

    def __init__(
        self,
        parts: FormParts,
        size: Callable[[Element], int] = half_points,
        digit: Callable[[Element], float] = lambda _: 0.5,
    ) -> None:
        height = parts.blank[0].find(f"{W}trPr/{W}trHeight")
        #: Whether a row keeps its height and cuts what does not fit.
        self.cuts = height is not None and height.get(f"{W}hRule") == "exact"
        self.cells: dict[Column, CellFit] = {}
        wide = {cell: (whole, margins) for cell, whole, margins in widths_of(parts.blank[0])}
        for block in parts.blocks:
            for column, place in block.items():
                cell = None if column in _NO_TEXT else cell_at(parts.blank[0], place)
                if cell is not None:
                    found = CellFit(net(*wide[cell]), size(cell), digit(cell), wide[cell][1])
                    there = self.cells.get(column, found)
                    self.cells[column] = there if there.width < found.width else found

    def resize(self, sizes: Mapping[Column, int]) -> None:
        """Write these columns in other *sizes*, in half points."""
        self.cells |= {one: self.cells[one].of_size(size) for one, size in sizes.items()}

    def worst(self, rows: Iterable[Row]) -> Column:
        """The column whose texts take the most lines."""
        every = [*rows]
        return max(self.cells, key=lambda one: sum(self.lines_in(one, row) for row in every))

    def extra_lines(self, rows: Iterable[Row]) -> int:
        """How many lines *rows* need beyond one each."""
        return sum(self.lines(row) - 1 for row in rows)

    def lines(self, row: Row) -> int:
        """How many lines the highest cell of a row has."""
        return max((self.lines_in(column, row) for column in self.cells), default=1)

    def lines_in(self, column: Column, row: Row) -> int:
        """How many lines a row has in a column."""
        cell, text = self.cells[column], row.text(column)
        room = cell.room
        # no character is wider than a Chinese one, so that the few of a name are not measured
        if "\n" not in text and (len(text) <= room or cell.ems(text) <= room):
            return 1
        return broken(text, room, cell.digit)


def broken(text: str, room: float, digit: float = 0.5) -> int:
    """How many lines a text takes in a *room* of so many widths of a Chinese character.

    A number or a word goes to the next line as a whole, and breaks where no line has room for it.

    >>> broken("安若思", 1.6), broken("201403010101", 3.2), broken("显示2014级", 3.5)
    (3, 2, 2)
    """
    count = 0
    for line in text.split("\n"):
        count, used, last, together = count + 1, 0.0, "", 0.0
        for piece in re.findall(r"[!-~]+|.", line):
            wide = len(piece) * digit if piece.isascii() else ems(piece)
            for one in [piece] if wide <= room else piece:
                step = wide if one is piece else len(one) * digit
                used += step
                together = step + (together if one in _NOT_FIRST or last in _NOT_LAST else 0.0)
                if used > room + 0.01 and used > step:
                    count, used = count + 1, together
                last = one
    return count


#: What no line begins with, and what none ends with (避头尾); LibreOffice breaks at no “ or ”.
_NOT_FIRST, _NOT_LAST = frozenset("，。；：、！？“”‘’）》】〉·%"), frozenset("“”‘’（《【〈")
