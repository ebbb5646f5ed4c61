"""Long sheets in a workbook that XlsxWriter made: it writes one row, the others are made like it.

XlsxWriter takes 20 µs for a cell, and a school has half a million: more than all the rest of the
merging takes (docs/design-notes.md). So it writes everything that a person sees once
(formats, widths, filters, printing, charts) and a first row below each long table's header; the
rest of the rows is put into the finished package as text, in the formats of that first row, and
deflated as it comes. The cells hold their texts themselves (ECMA-376 part 1, 18.3.1.53).
"""

import math
import re
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from io import BytesIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from tongzhi_cli.model.text import ems, printable
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.tables.table import taking

#: A cell: text, a number, None for one that stays blank.
Cell = str | int | float | None

#: Excel makes no row higher, in points.
HIGHEST = 409
_SHORT = 100
_LONGEST = 32_767  # signs that Excel takes in a cell
_LINE = 13.5  # points that a line of 10 pt takes
_CHUNK = 500  # rows that are deflated at a time
#: Seconds after which the thread that deflates gets its turn. It needs several for each piece, and
#: with Python's 5 ms waits longer for them than it works.
_TURN = 0.0005
#: How hard is tried to make it small: 6 takes three times as long, for an eighth less.
_LEVEL = 3
_END_OF_ROW = "</row>"


#: A row as what it has in common with the rows that differ in the texts of varying columns alone,
#: these texts as they are written, where there is one, and what all of its cells are made of.
Parted = tuple[Hashable, tuple[bytes, ...], Any]


class LongSheet(NamedTuple):
    """The *rows* of the sheet that is stored as *part*, from row *first* (counting from 1) on.

    The workbook has one row there already; *size* rows are coming, which *make* makes the cells of.
    *wrapped* are the columns whose texts go on in a second line, and how many half-width characters
    a line has; *varying* those whose texts are another in nearly every row.
    """

    part: str
    first: int
    size: int
    rows: Iterable[Parted]
    make: Callable[[Any], Sequence[Cell]]
    wrapped: Sequence[tuple[int, float]] = ()
    varying: Sequence[int] = ()


def parting(varying: Sequence[int], width: int) -> Callable[[Sequence[Cell]], Parted]:
    """What parts rows of that many cells, of which some columns are *varying*."""
    own = taking(varying)
    common = taking([at for at in range(width) if at not in varying])

    def parted(cells: Sequence[Cell]) -> Parted:
        values = own(cells)
        blanks = [value and _HOLE for value in values]
        return (common(cells), *blanks), tuple(map(encoded, map(str, filter(None, values)))), cells

    return parted


def fill(file: IO[bytes], workbook: bytes, sheets: Sequence[LongSheet]) -> None:
    """Write *workbook* with the rows of *sheets* in it; the same rows give the same bytes."""
    by_part = {sheet.part: sheet for sheet in sheets}
    with (
        ZipFile(BytesIO(workbook)) as old,
        ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            with new.open(name, "w") as member:
                if sheet := by_part.get(name):
                    _write(member, _with_rows(content.decode(), sheet))
                else:
                    member.write(content)


def _write(member: IO[bytes], pieces: Iterator[bytes]) -> None:
    """Deflate *pieces*, each while the next one is made."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        with ThreadPoolExecutor(1) as other:
            done: Future[int] | None = None
            for piece in pieces:
                if done:
                    done.result()
                done = other.submit(member.write, piece)
            if done:
                done.result()
    finally:
        sys.setswitchinterval(usual)


def _with_rows(xml: str, sheet: LongSheet) -> Iterator[bytes]:
    begin = xml.find(f'<row r="{sheet.first}"')
    end_of_row = xml.find(_END_OF_ROW, begin) + len(_END_OF_ROW)
    if begin < 0 or not sheet.size:
        yield xml.encode()
        return
    styles = _styles(xml[begin:end_of_row])
    last = sheet.first + sheet.size - 1
    end = f"{column_name(len(styles) - 1)}{last}"
    before = re.sub(r'(<dimension ref="[A-Z]+\d+):[A-Z]+\d+"', rf'\1:{end}"', xml[:begin])
    yield before.encode()
    yield from _rows(styles, sheet)
    yield xml[end_of_row:].encode()


def _styles(row: str) -> list[str]:
    """The format of each column, as the cells of the written row have it."""
    found = re.findall(r'<c r="[A-Z]+\d+"( s="\d+")?', row)
    return list(found)


def _rows(styles: Sequence[str], sheet: LongSheet) -> Iterator[bytes]:
    """The rows as XML, some at a time.

    The rows of a class differ in a few columns only. For each combination of the other cells there
    is one pattern, with holes for what varies, cut where the number of the row stands.
    """
    patterns: dict[Hashable, list[bytes]] = {}
    chunk: list[bytes] = []
    for number, (key, texts, item) in enumerate(sheet.rows, start=sheet.first):
        pattern = patterns.get(key)
        if pattern is None:
            if len(patterns) > _PATTERNS:
                patterns.clear()
            row = [*sheet.make(item)]
            for at in sheet.varying:
                row[at] = row[at] and _HOLE
            made = _pattern(row, styles, sheet.wrapped).encode()
            pattern = patterns[key] = made.split(_NUMBER.encode())
        chunk.append((b"%d" % number).join(pattern) % texts)
        if number % _CHUNK == 0:
            yield b"".join(chunk)
            chunk.clear()
    yield b"".join(chunk)


#: What stands for the number of the row, and for a text that varies; no text holds these
#: (`printable`).
_NUMBER, _HOLE = "\0", "\1"
_PATTERNS = 200


def _pattern(
    cells: Sequence[Cell], styles: Sequence[str], wrapped: Sequence[tuple[int, float]]
) -> str:
    start = f'<row r="{_NUMBER}"{_height(cells, wrapped)}>'
    return "".join([start, *map(_cell, range(len(styles)), styles, cells), "</row>"])


@lru_cache(maxsize=1024, typed=True)  # the patterns of a class differ in a cell or two
def _cell(column: int, style: str, cell: Cell) -> str:
    start = f'<c r="{column_name(column)}{_NUMBER}"{style}'
    if isinstance(cell, str) and cell:
        text = "%s" if cell == _HOLE else _text(cell).replace("%", "%%")
        return f'{start} t="inlineStr"><is><t{text}</t></is></c>'
    if isinstance(cell, int | float):
        return f"{start}><v>{cell}</v></c>"
    return f"{start}/>" if cell is not None and style else ""


def _height(cells: Sequence[Cell], wrapped: Sequence[tuple[int, float]]) -> str:
    """The height of a row as its attribute; programs do not all find it out by themselves."""
    lines = 1
    for at, room in wrapped:
        cell = cells[at]
        if cell and cell.__class__ is str and (2 * len(cell) > room or "\n" in cell):
            lines = max(lines, lines_of(cell, room))
    height = min(_LINE * lines + 2, HIGHEST)
    return f' ht="{height:g}" customHeight="1"' if lines > 1 else ""


@lru_cache(maxsize=4096)
def lines_of(text: str, room: float) -> int:
    """How many lines *text* takes, *room* half-width characters each.

    >>> lines_of("民族有误：显示“汉族”", 10), lines_of("无误\\n已核对", 30)
    (3, 2)
    """
    return sum(max(1, math.ceil(2 * ems(line) / (room - 1))) for line in text.split("\n"))


def encoded(text: str) -> bytes:
    """A text as what stands behind <t in its element."""
    if text.isalnum() and len(text) < _SHORT:  # as nearly all
        return f">{text}".encode()
    return _encoded(text)


@lru_cache(maxsize=4096)  # people check their data in the same minutes
def _encoded(text: str) -> bytes:
    return _text(text).encode()


def _text(text: str) -> str:
    """A text as what stands behind <t in its element."""
    text = printable(text)[:_LONGEST]
    if text.isalnum():
        return f">{text}"
    if "_x" in text:  # Excel reads _x0041_ as A
        text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    is_spaced = text != text.strip() or "\n" in text or "  " in text
    return f' xml:space="preserve">{text}' if is_spaced else f">{text}"
