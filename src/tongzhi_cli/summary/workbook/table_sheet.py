"""Sheets that are one table each: widths for Chinese, a filter, marks, A4."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.summary.workbook.layout import (
    FILLED_IN,
    LINES,
    MOST_ROWS,
    NOTHING,
    OTHERS,
    SHOWN,
    VARYING,
    base_of,
    part_name,
)
from tongzhi_cli.summary.workbook.long_sheet import Cell, LongSheet, Parted, parting
from tongzhi_cli.summary.workbook.page.frame import LANDSCAPE, PORTRAIT, Frame, set_up
from tongzhi_cli.summary.workbook.page.note import add_note, is_noted
from tongzhi_cli.summary.workbook.page.widths import bounded, fitted, wanted

#: The font of all sheets: there is no Windows in Chinese without it.
FONT = "宋体"
#: So many rows are looked at to find how wide a column must be.
_SAMPLE = 1_000
#: And so many for a column that is folded.
_FEW = 20


T = TypeVar("T")
#: Rows that are parted already, and what makes the cells of one.
Quick = tuple[Iterator[Parted], Callable[[Any], Sequence[Cell]]]


class TableSheets:
    """Sheets that are one table each: a header, and rows that `long_sheets` puts in.

    A table of more than *most* rows goes on on further sheets; *notes* say which do.
    """

    def __init__(
        self, book: Any, frame: Frame, most: int = MOST_ROWS, *, has_colleges: bool = True
    ) -> None:
        """Take the *book*; without colleges the column 学院 is there, and hidden."""
        self._book, self._most, self._frame = book, most, frame
        self._hidden = () if has_colleges else ("学院",)
        self.sheets: list[LongSheet] = []
        self.notes: list[str] = []
        common = {"font_name": FONT, "font_size": 10, "border": 1, "border_color": "#BFBFBF"}
        text = {**common, "num_format": "@", "valign": "vcenter"}
        self._text = book.add_format(text)
        self._wrapped = book.add_format({**text, "text_wrap": True})
        self._number = book.add_format({**common, "num_format": "0", "valign": "vcenter"})
        self._folded = book.add_format({"font_name": FONT, "font_size": 9, "num_format": "@"})
        self._header = book.add_format(
            {**common, "bold": True, "bg_color": "#DDEBF7", "align": "center", "valign": "vcenter",
             "text_wrap": True}
        )  # fmt: skip
        self._marks = {
            word: book.add_format({"bg_color": colour})
            for word, colour in (
                (STATUS_WORDS[Status.ANOMALY], "#FCE4D6"),
                (STATUS_WORDS[Status.VAGUE], "#FFF2CC"),
                (STATUS_WORDS[Status.UNCLEAR], "#E4DFEC"),
                (STATUS_WORDS[Status.MISSING], "#F8CBAD"),
                ("错误", "#F8CBAD"), ("提醒", "#FFF2CC"),
            )
        }  # fmt: skip

    def add(
        self,
        name: str,
        columns: Sequence[str],
        items: Sequence[T],
        row: Callable[[T], Sequence[Cell]],
        quick: Quick | None = None,
    ) -> None:
        """A sheet of a *row* for each of *items*, or several; rows are made as they are written.

        *quick* has the rows parted as `long_sheet.parting` does, which is done here else.
        """
        count = len(items)
        step = max(1, count // _SAMPLE)
        some = [row(one) for one in items[::step]]
        varying = [at for at, column in enumerate(columns) if column in VARYING]
        parted = map(parting(varying, len(columns)), map(row, items) if step > 1 else some)
        rows, make = quick or (parted, list)
        sheet = LongSheet("", 2, count, rows, make, (), varying)
        if count <= self._most:
            self._add(name, columns, some, sheet)
            return
        starts = range(0, count, self._most)
        names = [part_name(name, at) for at in range(1, len(starts) + 1)]
        for one, start in zip(names, starts, strict=True):
            size = min(self._most, count - start)
            # the sheets are written in their order, each takes its own
            own = sheet._replace(size=size, rows=islice(rows, size))
            self._add(one, columns, some, own)
        self.notes.append(
            f"“{name}”有 {count} 行，一张工作表只放得下 {self._most} 行，"
            f"分在 {len(names)} 张上：{'、'.join(names)}"
        )

    def _add(
        self,
        name: str,
        columns: Sequence[str],
        some: Sequence[Sequence[Cell]],
        rows: LongSheet,
    ) -> None:
        sheet, count = self._book.add_worksheet(name), rows.size
        shown = _shown(name, columns)
        wants = [
            wanted(
                column,
                [row[at] for row in (some if at in shown else some[:_FEW])],
                _share(name, column),
            )
            for at, column in enumerate(columns)
        ]
        widths = [bounded(column, want) for column, want in zip(columns, wants, strict=True)]
        seen = [at for at in shown if columns[at] not in self._hidden]
        while columns[seen[-1]] in _SCREEN:
            seen.pop()
        is_wide = sum(wants[at] for at in seen) > PORTRAIT
        if not is_noted(name):
            fit = fitted(
                [columns[at] for at in seen],
                [wants[at] for at in seen],
                LANDSCAPE if is_wide else PORTRAIT,
            )
            for at, own in zip(seen, fit, strict=True):
                widths[at] = own
        wrapped = [(at, widths[at]) for at in shown if self._is_wrapped(columns, at, shown[-1])]
        folded = [at for at in range(len(columns)) if at not in shown]
        for at, column in enumerate([*columns, ""]):
            options: dict[str, object] = {"collapsed": at - 1 in folded and at not in folded}
            if at in folded:
                options |= {"level": 1, "hidden": True}
            elif column in self._hidden:
                options["hidden"] = True
            if column:
                sheet.write_string(0, at, column, self._header)
                sheet.set_column(at, at, widths[at], None, options)
            elif options["collapsed"]:
                sheet.set_column(at, at, None, None, options)
        if count:
            first = next(iter(some))
            for at in range(len(columns)):
                look = self._folded
                if at in shown:
                    look = self._number if isinstance(first[at], int) else self._text
                    look = self._wrapped if (at, widths[at]) in wrapped else look
                sheet.write_blank(1, at, None, look)
        else:
            sheet.write_string(1, 0, NOTHING)
        last = max(count, 1)
        self._finish(sheet, columns, last)
        if is_noted(name):
            add_note(sheet, name, len(columns), count, self._frame)
        else:
            set_up(sheet, self._frame, landscape=is_wide)
            sheet.print_area(0, 0, last, seen[-1])
        part = f"xl/worksheets/sheet{len(self._book.worksheets())}.xml"
        wrapped = [one for one in wrapped if one[0] not in rows.varying]
        self.sheets.append(rows._replace(part=part, wrapped=wrapped))

    @staticmethod
    def _is_wrapped(columns: Sequence[str], at: int, right: int) -> bool:
        """Whether a text goes on in a second line; the file on the *right* only overhangs."""
        is_last_file = columns[at] == _FILE and at == right
        return columns[at] not in _NEVER_WRAPPED and not is_last_file

    def _finish(self, sheet: Any, columns: Sequence[str], last: int) -> None:
        """Freeze, filter and mark; folded columns are sorted along."""
        sheet.freeze_panes(1, min(4, columns.index("姓名") + 1) if "姓名" in columns else 1)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.repeat_rows(0)
        if "学号" in columns:
            at = columns.index("学号")
            letter = chr(ord("A") + at)
            sheet.ignore_errors({"number_stored_as_text": f"{letter}2:{letter}{last + 1}"})
        for column in ("状态", "级别"):
            if column in columns:
                at = columns.index(column)
                for word, look in self._marks.items():
                    rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
                    sheet.conditional_format(1, at, last, at, rule)


def _share(name: str, column: str) -> float:
    """Of how many texts of a column the width is asked for; the rest goes on in a second line."""
    is_whole = is_noted(name) or column in _NEVER_WRAPPED or column in VARYING
    return 1 if is_whole else _USUAL


def _shown(name: str, columns: Sequence[str]) -> list[int]:
    """The places of the columns that are for people."""
    first = SHOWN.get(base_of(name), len(columns))
    more = FILLED_IN if base_of(name) in {LINES, OTHERS} else ()
    return [*range(first), *(at for at in range(first, len(columns)) if columns[at] in more)]


_USUAL = 0.9
_FILE = "文件"
#: Where a row comes from, and what is filled in, is for the screen.
_SCREEN = {_FILE, "位置", *FILLED_IN}
_NEVER_WRAPPED = ("学号", "状态", "校对时间", "级别", "人数", "有结果", "算在明细里", "错误")
