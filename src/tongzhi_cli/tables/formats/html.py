"""HTML tables, which 教务系统 save under the name .xls, and .mht. Runs in the worker.

All tables of a page stand on one sheet, one below the other, as Excel shows them.
"""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.limits import MAX_CELLS, MAX_MERGES, broken, vast
from tongzhi_cli.office.signs import as_signs
from tongzhi_cli.tables.formats import text
from tongzhi_cli.tables.table import Book, Table, Value, tops, without_hidden

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: No header spans more columns, no class more rows.
_MOST_SPANNED = 1000
#: More take longer than anybody waits, and no school is as large.
_MOST_CELLS, _MOST_TABLES = 500_000, 5_000
#: The parser takes longest for what 教务系统 put into every tag: classes, formats, alignment.
_CSS_RULE = r"(?<![^{}])([^{}]*+)\{([^{}]*+)\}"
_DECORATED = r"""(?i)<(t[dhr])\s(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>"""
_IGNORED = {"script", "style", "title"}
_STRIKING = {"s", "del", "strike"}
#: Tags that nothing closes.
_VOID = {
    "br",
    "img",
    "hr",
    "meta",
    "link",
    "col",
    "wbr",
    "input",
    "area",
    "base",
    "embed",
    "source",
}
_MOST_STYLES, _MOST_OPEN = 20, 200


def read(path: Path, data: bytes) -> Book:
    """The sheet of a page.

    Raises:
        InputError: it is in an unknown encoding, or larger than any roster.

    """
    return Book(str(path), (_table(path, text.decoded(path, data)),))


def read_archive(path: Path, data: bytes) -> Book:
    """The sheets of a page in a single file (.mht), as Excel and browsers save it.

    Each of its parts that has a table is one.

    Raises:
        InputError: no part has a table, or one is in no known encoding or larger than any roster.

    """
    pages = [text.decoded(path, page) for page in pages_in(data)]
    tables = [_table(path, page) for page in pages if re.search(r"(?i)<t[dh]\b", page)]
    if not tables:
        raise broken(path, "里面没有表格")
    if len(tables) > 1:
        tables = [table._replace(sheet=f"第 {at} 页") for at, table in enumerate(tables, start=1)]
    return Book(str(path), tuple(tables))


def pages_in(archive: bytes) -> list[bytes]:
    """The pages in a .mht file, one after the other, not decoded."""
    import email  # noqa: PLC0415  start fast
    from email import policy  # noqa: PLC0415

    message = email.message_from_bytes(archive, policy=policy.default)
    parts = [one for one in message.walk() if one.get_content_type() == "text/html"]
    pages = [one.get_payload(decode=True) for one in parts]
    return [page for page in pages if isinstance(page, bytes)]


def _bare(tag: re.Match[str]) -> str:
    """A cell's or row's tag without its attributes, if none of them matters here."""
    return tag[0] if re.search("(?i)span|display|hidden|line-through", tag[0]) else f"<{tag[1]}>"


def _table(path: Path, page: str) -> Table:
    """The sheet of a page that is decoded already."""
    for tag, most, what in (("t[dh]", _MOST_CELLS, "单元格"), ("table", _MOST_TABLES, "表格")):
        if len(re.findall(f"(?i)<{tag}", page)) > most:
            raise vast(path, f"里面的{what}太多")
    struck = _struck_classes(page)
    reading = _Page(path, struck)
    reading.feed(page if struck else re.sub(_DECORATED, _bare, page))
    reading.close()
    return reading.table()


def _struck_classes(page: str) -> frozenset[str]:
    """The classes whose text is struck out or not shown: Excel writes .xl66 {line-through}."""
    if not 0 < len(re.findall("(?i)<style", page)) <= _MOST_STYLES:
        return frozenset()
    found: set[str] = set()
    for sheet in re.split(r"(?i)<style\b", page)[1:]:
        for names, rules in re.findall(_CSS_RULE, _to_end(sheet.partition(">")[2])):
            if _is_out(rules):
                found |= {one.lower() for one in re.findall(r"\.([\w-]+)", names)}
    return frozenset(found)


def _to_end(sheet: str) -> str:
    """What stands before </style>; nothing if the style is never ended."""
    end = re.search("(?i)</style", sheet)
    return sheet[: end.start()] if end else ""


def _is_out(style: str) -> bool:
    """Whether a style strikes text out, or does not show it."""
    plain = re.sub(r"\s", "", style).lower()
    return any(one in plain for one in ("line-through", "display:none", "visibility:hidden"))


class _Open(NamedTuple):
    """A tag that is open inside of a cell: whether its text is *out*, and its *font*."""

    tag: str
    out: bool
    font: str


class _Page(HTMLParser):
    """Rows and cells as they open and close; end tags are often missing."""

    def __init__(self, path: Path, struck_classes: frozenset[str] = frozenset()) -> None:
        super().__init__(convert_charrefs=True)
        self._path = path
        self._classes = struck_classes
        self._open: list[_Open] = []
        self._row_is_out = False
        self._out: list[str] = []
        self._struck: dict[tuple[int, int], str] = {}
        self._rows: list[Sequence[Value]] = []
        self._row: dict[int, Value] | None = None
        self._cell: list[str] | None = None
        self._span = (1, 1)
        #: columns of the row that cells above reach into, and for how many rows more
        self._covered: dict[int, int] = {}
        self._starting: dict[int, int] = {}
        #: where the next cell of the row stands, if no cell above reaches there
        self._next = 0
        self._merged: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self._hidden: list[int] = []
        self._count = 0
        self._ignored = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, row or cell opens; whatever of the kind was open is over."""
        told = dict(attrs)
        if tag in _IGNORED:
            self._ignored += 1
        elif tag == "table":
            self._end_row()
            self._covered = {}
        elif tag == "tr":
            self._end_row()
            self._row = {}
            style = re.sub(r"\s", "", told.get("style") or "").lower()
            classes = (told.get("class") or "").lower().split()
            self._row_is_out = "line-through" in style or not self._classes.isdisjoint(classes)
            if "display:none" in style or "hidden" in told:
                self._hidden.append(len(self._rows))
        elif tag in {"td", "th"}:
            self._end_cell()
            if self._row is None:
                self._row = {}
            self._cell, self._out, self._open = [], [], []
            if self._row_is_out or told:
                self._enter(tag, told)
            self._span = _count(told.get("colspan")), _count(told.get("rowspan"))
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")
        elif tag == "input" and self._cell is not None:
            if (told.get("type") or "").lower() in {"checkbox", "radio"}:
                self._cell.append("☑" if "checked" in told else "☐")
        elif self._cell is not None and tag not in _VOID:
            self._enter(tag, told)

    def _enter(self, tag: str, told: "Mapping[str, str | None]") -> None:
        """A tag opens inside of a cell, or the cell itself."""
        above = self._open[-1] if self._open else _Open("", self._row_is_out, "")
        style = told.get("style") or ""
        classes = (told.get("class") or "").lower().split()
        out = above.out or tag in _STRIKING or "hidden" in told or (bool(style) and _is_out(style))
        out = out or any(one in self._classes for one in classes)
        named = re.search(r"(?i)(?:wingdings(?: 2)?|webdings)", told.get("face") or style)
        if len(self._open) < _MOST_OPEN:
            self._open.append(_Open(tag, out, named[0] if named else above.font))

    def _leave(self, tag: str) -> None:
        """A tag closes inside of a cell, and what was left open in it."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return

    def handle_endtag(self, tag: str) -> None:
        """A row or cell closes."""
        if tag in _IGNORED:
            self._ignored = max(0, self._ignored - 1)
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag in {"tr", "table"}:
            self._end_row()
        elif self._open:
            self._leave(tag)

    def handle_data(self, data: str) -> None:
        """Text counts inside of cells."""
        if self._cell is None or self._ignored:
            return
        here = self._open[-1] if self._open else None
        if here and here.out:
            self._out.append(data)
        else:
            self._cell.append(as_signs(data, here.font) if here and here.font else data)

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        column = self._next
        while column in self._covered:
            column += 1
        told = " ".join("".join(self._cell).split())
        if self._out and (struck := " ".join("".join(self._out).split())):
            self._struck[len(self._rows), column] = struck
        across, down = self._span
        self._count += across
        if self._count > MAX_CELLS:
            raise vast(self._path, "里面的单元格太多")
        for at in range(column, column + across):
            self._row[at] = told if at == column else ""
            if down > 1:
                self._starting[at] = down - 1
        if down > 1 and len(self._merged) < MAX_MERGES:
            row = len(self._rows)
            self._merged.append(((row, column), (row + down - 1, column)))
        self._next = column + across
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is None:
            return
        width = max(self._row, default=-1) + 1
        self._rows.append([self._row.get(at, "") for at in range(width)])
        self._covered = {at: left - 1 for at, left in self._covered.items() if left > 1}
        self._covered |= self._starting
        self._starting = {}
        self._next = 0
        self._row = None

    def table(self) -> Table:
        """All that was read."""
        self._end_row()
        rows, told = without_hidden(self._rows, self._hidden)
        return Table(
            str(self._path),
            None,
            rows,
            merged=tops(self._merged, len(rows) - 1),
            hidden=told,
            struck=self._struck,
        )


def _count(text: str | None) -> int:
    text = (text or "").strip()
    return min(int(text), _MOST_SPANNED) if text.isdecimal() and int(text[:6]) else 1
