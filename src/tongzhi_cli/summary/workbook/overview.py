"""总览, the first sheet of a summary: one line, counts with bars, a chart, whom to call."""

from collections.abc import Sequence
from typing import Any

from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.text import ems
from tongzhi_cli.summary.merge import Merged, Tally
from tongzhi_cli.summary.verdict import Call, calls, verdict
from tongzhi_cli.summary.workbook.layout import OVERVIEW
from tongzhi_cli.summary.workbook.long_sheet import HIGHEST
from tongzhi_cli.summary.workbook.table_sheet import FONT

_UNKNOWN = "（不知道学院）"
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


def write(book: Any, merged: Merged) -> None:
    """Add the sheet to *book*."""
    _Overview(book, merged).write()


class _Overview:
    def __init__(self, book: Any, merged: Merged) -> None:
        self._book, self._merged = book, merged
        self._sheet = book.add_worksheet(OVERVIEW)
        self._has_list = any(each.listed is not None for each in merged.classes)
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
        self._row = 0

    def write(self) -> None:
        """Everything on the sheet, from top to bottom."""
        sheet, merged = self._sheet, self._merged
        columns = self._columns()
        last = len(columns) + 2
        names = [each.name for each in merged.classes] + [each.college for each in merged.colleges]
        widest = max((ems(name) for name in names), default=8)
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 1, min(max(2 * widest + 2, 12), 34))
        sheet.set_column(2, last, 9)
        sheet.write_string(0, 0, f"{merged.notice.school} 图像信息校对反馈汇总", self._title)
        sheet.set_row(0, 26)
        sheet.write_string(
            1, 0, f"通知：{merged.notice.number}《{merged.notice.title}》", self._plain
        )
        sheet.merge_range(2, 0, 2, last, verdict(merged), self._verdict)
        sheet.set_row(2, 34)
        submit = merged.notice.deadline(Role.SUBMIT)
        if submit:
            told = f"上交：{submit.text}，{submit.where}{submit.whom}"
            sheet.write_string(3, 0, told, self._plain)
        self._row = 5
        groups = [each for each in merged.colleges if each.college] or []
        by_college = len(merged.colleges) > 1 or bool(groups)
        if by_college:
            top = self._counts("各学院", "学院", merged.colleges, with_classes=True)
            self._chart(top, merged.colleges, "学院")
        self._calls(list(calls(merged)), last)
        top = self._counts("各班", "学院", merged.classes, with_classes=False)
        if not by_college:
            self._chart(top, merged.classes, "班级")
        self._finish(last)

    def _columns(self) -> list[str]:
        return ["名单", *_COUNTS] if self._has_list else [*_COUNTS]

    def _counts(
        self, title: str, label: str, tallies: Sequence[Tally], *, with_classes: bool
    ) -> int:
        """A table of counts with bars and sums; the result is the row of its first line."""
        sheet, columns = self._sheet, self._columns()
        sheet.write_string(self._row, 0, title, self._heading)
        head = self._row + 1
        for at, text in enumerate((label, "班数" if with_classes else "班级", *columns, "完成率")):
            sheet.write_string(head, at, text, self._header)
        first = head + 1
        for row, tally in enumerate(tallies, start=first):
            sheet.write_string(row, 0, tally.college or _UNKNOWN, self._text)
            if with_classes:
                sheet.write_number(row, 1, tally.classes, self._number)
            else:
                sheet.write_string(row, 1, tally.name or "（没有班级名称）", self._text)
            for at, value in enumerate(self._values(tally), start=2):
                sheet.write_number(row, at, value, self._number)
            self._rates(row, tally.done, tally.students, self._rate)
        last = first + len(tallies) - 1
        self._sums(first, last, with_classes=with_classes, tallies=tallies)
        self._bars(first, last)
        self._row = last + 4
        return first

    def _values(self, tally: Tally) -> list[int]:
        counts = [getattr(tally, status.value) for status in STATUS_WORDS]
        values = [tally.students, *counts, tally.done, tally.errors]
        return [tally.listed or 0, *values] if self._has_list else values

    def _letters(self) -> dict[str, str]:
        return {name: chr(ord("C") + at) for at, name in enumerate(self._columns())}

    def _rates(self, row: int, done: int, students: int, look: Any) -> None:
        letters = self._letters()
        people, finished = (f"{letters[name]}{row + 1}" for name in ("人数", "已反馈"))
        formula = f"=IF({people}=0,0,{finished}/{people})"
        value = done / students if students else 0
        self._sheet.write_formula(row, len(letters) + 2, formula, look, value)

    def _sums(self, first: int, last: int, *, with_classes: bool, tallies: Sequence[Tally]) -> None:
        row = last + 1
        self._sheet.write_string(row, 0, "合计", self._sum_text)
        if with_classes:
            total = sum(each.classes for each in tallies)
            self._sheet.write_formula(row, 1, f"=SUM(B{first + 1}:B{last + 1})", self._sum, total)
        else:
            self._sheet.write_string(row, 1, f"{len(tallies)} 个班", self._sum_text)
        sums = [sum(each) for each in zip(*map(self._values, tallies), strict=True)]
        sums = sums or [0] * len(self._columns())
        for at, value in enumerate(sums, start=2):
            letter = chr(ord("A") + at)
            formula = f"=SUM({letter}{first + 1}:{letter}{last + 1})"
            self._sheet.write_formula(row, at, formula, self._sum, value)
        done, students = (
            sum(getattr(each, name) for each in tallies) for name in ("done", "students")
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

    def _chart(self, first: int, tallies: Sequence[Tally], what: str) -> None:
        """Bars of 无误, 异常, 未写明, 看不懂 and 未反馈, one for each college, or class."""
        count = min(len(tallies), _BARS)
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
        chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
        chart.set_x_axis({"num_format": "0%", "num_font": {"size": 9}, "label_position": "low"})
        chart.set_legend({"position": "bottom"})
        height = 120 + 24 * count
        chart.set_size({"width": 760, "height": height})
        self._sheet.insert_chart(self._row, 0, chart, {"object_position": 2})
        self._row += height // 20 + 3

    def _calls(self, found: Sequence[Call], last: int) -> None:
        sheet = self._sheet
        sheet.write_string(self._row, 0, f"要联系的（{len(found)}）", self._heading)
        head = self._row + 1
        for at, text in enumerate(("学院", "班级（文件）", "什么事")):
            sheet.write_string(head, at, text, self._header)
        sheet.merge_range(head, 2, head, 4, "什么事", self._header)
        sheet.merge_range(head, 5, head, last, "谁", self._header)
        for row, one in enumerate(found, start=head + 1):
            sheet.write_string(row, 0, one.college or ("" if one.name else _UNKNOWN), self._wrapped)
            sheet.write_string(row, 1, one.name, self._wrapped)
            sheet.merge_range(row, 2, row, 4, one.about, self._wrapped)
            sheet.merge_range(row, 5, row, last, one.people, self._wrapped)
            lines = max(-(-2 * ems(one.people) // 44), -(-2 * ems(one.name) // 30), 1)
            if lines > 1:
                sheet.set_row(row, min(14 * lines + 2, HIGHEST))
        if not found:
            sheet.write_string(head + 1, 0, "没有", self._text)
        self._row = head + max(len(found), 1) + 3

    def _finish(self, last: int) -> None:
        sheet = self._sheet
        sheet.freeze_panes(3, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, self._row, last)
        sheet.set_footer("&C第 &P 页，共 &N 页")
        sheet.activate()
