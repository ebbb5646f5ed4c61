"""总览, the first sheet of a summary: one line, counts with bars, a chart, whom to call."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.model.terms import NAMELESS, Role
from tongzhi_cli.model.text import ems
from tongzhi_cli.notice.deadlines import handed_in_at
from tongzhi_cli.summary.count_checks import UNKNOWN
from tongzhi_cli.summary.merge import Merged
from tongzhi_cli.summary.tally import Tally
from tongzhi_cli.summary.verdict import Call, calls, to_call, verdict
from tongzhi_cli.summary.workbook.layout import NOTHING, OVERVIEW, SCANS
from tongzhi_cli.summary.workbook.long_sheet import HIGHEST, lines_of
from tongzhi_cli.summary.workbook.page.frame import HEIGHT, Frame, set_up
from tongzhi_cli.summary.workbook.table_sheet import FONT

_COUNTS = ("人数", *STATUS_WORDS.values(), "已反馈", "错误")
#: Colours of the chart's parts and of the bars.
_COLOURS = {
    Status.OK: "#70AD47",
    Status.ANOMALY: "#ED7D31",
    Status.VAGUE: "#FFC000",
    Status.UNCLEAR: "#7030A0",
    Status.MISSING: "#A5A5A5",
}
#: A chart of more bars than this cannot be read.
_BARS = 30


#: The width of a column of counts, and of that of the colleges.
_COUNT, _COLLEGE = 6.6, 22
#: And of that for the signed paper.
_PAPER = 24
#: Points of a row of one line, and of the words over a table.
_ROW, _LINE, _HEAD = 14, 13, 18
#: Pixels of the highest chart: it is never cut by the end of a page.
_CHART = 600


def write(book: Any, merged: Merged, frame: Frame, papers: Mapping[tuple[str, str], str]) -> None:
    """Add the sheet to *book*; with a column for the signed paper where *papers* tell of any."""
    _Overview(book, merged, frame, papers).write()


class _Overview:
    def __init__(
        self, book: Any, merged: Merged, frame: Frame, papers: Mapping[tuple[str, str], str]
    ) -> None:
        self._papers = papers
        self._book, self._merged, self._frame = book, merged, frame
        self._sheet = book.add_worksheet(OVERVIEW)
        self._has_list = any(each.listed is not None for each in merged.classes)
        self._has_beyond = any(each.beyond for each in merged.classes)
        #: The first column that is shown: without colleges that of the classes.
        self._left = 0 if any(each.college for each in merged.colleges) else 1
        common = {"font_name": FONT, "font_size": 10, "border": 1, "border_color": "#BFBFBF",
                  "valign": "vcenter"}  # fmt: skip
        add = book.add_format
        self._title = add({"font_name": FONT, "font_size": 16, "bold": True})
        self._verdict = add({"font_name": FONT, "font_size": 12, "bold": True, "text_wrap": True,
                             "valign": "vcenter", "bg_color": "#FFF2CC", "border": 1})  # fmt: skip
        self._plain = add({"font_name": FONT, "font_size": 10, "font_color": "#595959"})
        self._heading = add({"font_name": FONT, "font_size": 12, "bold": True})
        self._header = add({**common, "bold": True, "bg_color": "#DDEBF7", "align": "center",
                            "text_wrap": True})  # fmt: skip
        self._text = add({**common, "num_format": "@"})
        self._wrapped = add({**common, "num_format": "@", "text_wrap": True})
        self._number = add({**common, "num_format": "#,##0"})
        self._rate = add({**common, "num_format": "0.0%"})
        self._sum = add({**common, "num_format": "#,##0", "bold": True, "bg_color": "#F2F2F2"})
        self._sum_text = add({**common, "bold": True, "bg_color": "#F2F2F2"})
        self._sum_rate = add({**common, "num_format": "0.0%", "bold": True, "bg_color": "#F2F2F2"})
        self._row, self._used = 0, 0.0
        self._breaks: list[int] = []

    def write(self) -> None:
        """Everything on the sheet, from top to bottom."""
        sheet, merged = self._sheet, self._merged
        columns = self._columns()
        last = len(columns) + 2
        names = [each.name for each in merged.classes] + [each.college for each in merged.colleges]
        widest = max((ems(name) for name in names), default=8)
        self._name_width = min(max(2 * widest + 2, 12), 30)
        sheet.set_column(0, 0, _COLLEGE, None, {"hidden": True} if self._left else {})
        sheet.set_column(1, 1, self._name_width)
        sheet.set_column(2, last, _COUNT)
        if self._papers:
            sheet.set_column(last + 1, last + 1, _PAPER)
        left = self._left
        sheet.write_string(0, left, f"{merged.notice.school} 图像信息校对反馈汇总", self._title)
        told = f"通知：{merged.notice.number}《{merged.notice.title}》"
        sheet.write_string(1, left, told, self._plain)
        sheet.merge_range(2, left, 2, last, verdict(merged), self._verdict)
        submit = merged.notice.deadline(Role.SUBMIT)
        lines = [f"截至：{self._frame.as_of}"] if self._frame.as_of else []
        if submit:
            when = filter(None, (submit.text, handed_in_at(submit)))
            lines.insert(0, f"上交：{'，'.join(when)}")
        sheet.write_string(3, left, "    ".join(lines), self._plain)
        for height in (26, _ROW, 34, _ROW, _ROW):
            self._next(height)
        by_college = len(merged.colleges) > 1 or any(each.college for each in merged.colleges)
        if by_college:
            top, count = self._counts("各学院", "学院", merged.colleges, with_classes=True)
            self._chart(top, count, merged.colleges, "学院")
        self._calls(list(calls(merged)), last)
        top, count = self._counts("各班", "学院", merged.classes, with_classes=False)
        if not by_college:
            self._chart(top, count, merged.classes, "班级")
        self._finish(last)

    # --- rows and pages

    def _next(self, height: float = _ROW, head: Callable[[], None] | None = None) -> int:
        """The place of the next row, of that *height*; on a new page *head* stands above it."""
        if self._used + height > HEIGHT:
            self._break()
            if head:
                head()
        row = self._row
        self._sheet.set_row(row, height)
        self._row, self._used = row + 1, self._used + height
        return row

    def _break(self) -> None:
        self._breaks.append(self._row)
        self._used = 0

    def _keep(self, height: float) -> None:
        """Begin a new page if so much would not be on this one together."""
        if self._used + height > HEIGHT:
            self._break()

    def _columns(self) -> list[str]:
        columns = ["名单", *_COUNTS] if self._has_list else [*_COUNTS]
        beyond = "名单外" if self._has_list else "像重复"
        return [*columns, beyond] if self._has_beyond else columns

    def _counts(
        self, title: str, label: str, tallies: Sequence[Tally], *, with_classes: bool
    ) -> tuple[int, int]:
        """A table of counts with bars and sums.

        The result is the row of its first line, and how many stand below it on that page.
        """
        sheet, columns = self._sheet, self._columns()
        papers = {} if with_classes else self._papers
        words = [label, "班数" if with_classes else "班级", *columns, "完成率"]
        words += [SCANS] if papers else []

        def head() -> None:
            row = self._next(_HEAD)
            for at, text in enumerate(words):
                sheet.write_string(row, at, text, self._header)

        self._keep(2 * _HEAD + _ROW * min(len(tallies) + 1, _BARS))
        sheet.write_string(self._next(_HEAD), self._left, title, self._heading)
        head()
        first, together = self._row, 0
        pages = len(self._breaks)
        for tally in tallies:
            name = "" if with_classes else tally.name or NAMELESS
            paper = papers.get((tally.college, tally.name), "")
            most = max(lines_of(tally.college, _COLLEGE), lines_of(name, self._name_width),
                       lines_of(paper, _PAPER))  # fmt: skip
            row = self._next(_ROW + _LINE * (most - 1), head)
            together += len(self._breaks) == pages
            sheet.write_string(row, 0, tally.college or UNKNOWN, self._wrapped)
            if with_classes:
                sheet.write_number(row, 1, tally.classes, self._number)
            else:
                sheet.write_string(row, 1, name, self._wrapped)
            for at, value in enumerate(self._values(tally), start=2):
                sheet.write_number(row, at, value, self._number)
            self._rates(row, tally.settled, tally.expected, self._rate)
            if papers:
                sheet.write_string(row, len(words) - 1, paper, self._wrapped)
        last = self._row - 1
        self._sums(first, last, with_classes=with_classes, tallies=tallies)
        self._bars(first, max(last, first))
        self._next()
        return first, together

    def _values(self, tally: Tally) -> list[int]:
        values = [tally.students, *(getattr(tally, one) for one in Status), tally.done,
                  tally.errors]  # fmt: skip
        values = [*values, tally.beyond] if self._has_beyond else values
        return [tally.listed or 0, *values] if self._has_list else values

    def _letters(self) -> dict[str, str]:
        return {name: chr(ord("C") + at) for at, name in enumerate(self._columns())}

    def _rates(self, row: int, done: int, students: int, look: Any) -> None:
        """How many of those who take part are done with, never rounded up to all of them."""
        letters = self._letters()
        names = ("人数", *(STATUS_WORDS[one] for one in (Status.AWAY, Status.OK, Status.ANOMALY)))
        people, away, ok, wrong = (f"{letters[name]}{row + 1}" for name in names)
        rate = f"ROUNDDOWN(({ok}+{wrong})/({people}-{away}),3)"
        formula = f"=IF({people}-{away}=0,0,{rate})"
        value = done * 1000 // students / 1000 if students else 0
        self._sheet.write_formula(row, len(letters) + 2, formula, look, value)

    def _sums(self, first: int, last: int, *, with_classes: bool, tallies: Sequence[Tally]) -> None:
        row = self._next()
        self._sheet.write_string(row, 0, "合计", self._sum_text)
        if with_classes:
            total = sum(each.classes for each in tallies)
            self._sheet.write_formula(row, 1, f"=SUM(B{first + 1}:B{last + 1})", self._sum, total)
        else:
            told = f"合计 {len(tallies)} 个班" if self._left else f"{len(tallies)} 个班"
            self._sheet.write_string(row, 1, told, self._sum_text)
        sums = [sum(each) for each in zip(*map(self._values, tallies), strict=True)]
        sums = sums or [0] * len(self._columns())
        for at, value in enumerate(sums, start=2):
            letter = chr(ord("A") + at)
            formula = f"=SUM({letter}{first + 1}:{letter}{last + 1})"
            self._sheet.write_formula(row, at, formula, self._sum, value)
        done, students = (
            sum(getattr(each, name) for each in tallies) for name in ("settled", "expected")
        )
        self._rates(row, done, students, self._sum_rate)

    def _bars(self, first: int, last: int) -> None:
        letters = self._letters()
        for name, colour in (
            (STATUS_WORDS[Status.ANOMALY], "#F4B183"),
            (STATUS_WORDS[Status.MISSING], "#BFBFBF"),
            ("错误", "#FF7C80"),
        ):
            at = ord(letters[name]) - ord("A")
            rule = {"type": "data_bar", "bar_color": colour, "bar_solid": True, "min_type": "num",
                    "min_value": 0}  # fmt: skip
            self._sheet.conditional_format(first, at, last, at, rule)
        at = len(letters) + 2
        rule = {"type": "data_bar", "bar_color": "#A9D18E", "bar_solid": True, "min_type": "num",
                "min_value": 0, "max_type": "num", "max_value": 1}  # fmt: skip
        self._sheet.conditional_format(first, at, last, at, rule)

    def _chart(self, first: int, together: int, tallies: Sequence[Tally], what: str) -> None:
        """Bars of 无误, 异常, 未写明, 看不懂 and 未反馈, one for each college, or class."""
        count = min(together, _BARS)
        if not count:
            return
        column = 0 if what == "学院" else 1
        last = first + count - 1
        chart = self._book.add_chart({"type": "bar", "subtype": "percent_stacked"})
        letters = self._letters()
        for status, colour in _COLOURS.items():
            name = STATUS_WORDS[status]
            at = ord(letters[name]) - ord("A")
            chart.add_series(
                {
                    "name": name,
                    "categories": [OVERVIEW, first, column, last, column],
                    "values": [OVERVIEW, first, at, last, at],
                    "fill": {"color": colour},
                    "gap": 60,
                }
            )
        more = f"（前 {count} 个）" if len(tallies) > count else ""
        chart.set_title({"name": f"各{what}完成情况{more}", "name_font": {"size": 12}})
        chart.set_y_axis({"reverse": True, "num_font": {"size": 10}})
        chart.set_x_axis({"num_format": "0%", "num_font": {"size": 10}, "label_position": "low"})
        chart.set_legend({"position": "bottom", "font": {"size": 10}})
        height = min(120 + 24 * count, _CHART)
        chart.set_size({"width": 760, "height": height})
        rows = -(-height * 3 // 4 // _ROW) + 1
        self._keep(rows * _ROW)
        self._sheet.insert_chart(self._row, self._left, chart, {"object_position": 2})
        for _ in range(rows):
            self._next()

    def _calls(self, found: Sequence[Call], last: int) -> None:
        sheet = self._sheet
        room = _COUNT * (last - 4)

        def head() -> None:
            row = self._next(_HEAD)
            for at, text in enumerate(("学院", "班级（文件）")):
                sheet.write_string(row, at, text, self._header)
            sheet.merge_range(row, 2, row, 4, "什么事", self._header)
            sheet.merge_range(row, 5, row, last, "谁", self._header)

        self._keep(2 * _HEAD + _ROW)
        sheet.write_string(
            self._next(_HEAD), self._left, f"要联系的（{to_call(found)}）", self._heading
        )
        head()
        for one in found:
            lines = max(
                lines_of(one.people, room),
                lines_of(one.name, self._name_width),
                lines_of(one.about, 3 * _COUNT),
                lines_of(one.college, _COLLEGE),
            )
            row = self._next(min(_ROW + _LINE * (lines - 1), HIGHEST), head)
            sheet.write_string(row, 0, one.college or ("" if one.name else UNKNOWN), self._wrapped)
            sheet.write_string(row, 1, one.name, self._wrapped)
            sheet.merge_range(row, 2, row, 4, one.about, self._wrapped)
            sheet.merge_range(row, 5, row, last, one.people, self._wrapped)
        if not found:
            sheet.write_string(self._next(), self._left, NOTHING, self._text)
        self._next()

    def _finish(self, last: int) -> None:
        sheet = self._sheet
        sheet.freeze_panes(3, 0)
        set_up(sheet, self._frame)
        sheet.set_h_pagebreaks(self._breaks)
        sheet.print_area(0, 0, self._row - 1, last + bool(self._papers))
        sheet.activate()
