"""How a summary's workbook looks: tests/workbooks/ has every sheet of two of them, cell by cell.

FANKUI_REGEN=1 writes those files anew; read the diff.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree
from openpyxl.cell.cell import Cell

from tongzhi_cli.core.merging import merged
from tongzhi_cli.core.problem import Problem, Severity, Where
from tongzhi_cli.core.student import NumberFault
from tongzhi_cli.core.summary import Kind, Origin, Record, Summary, part_of
from tongzhi_cli.files import notice_toml, summary_reading, summary_xlsx, tables

# openpyxl does not know data bars
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
NOTICE = notice_toml.read(notice_toml.BUILT_IN)
START = NOTICE.local(datetime(2018, 3, 20, 8))  # noqa: DTZ001  of the notice
FOLDER = Path(__file__).parent / "workbooks"
ONE = "2014级软件1班"


def row(
    file: str,
    place: int | str,
    number: str,
    name: str,
    result: str,
    kind: Kind = Kind.FORM,
    class_name: str = ONE,
    college: str = "软件学院",
) -> Record:
    """A record of a line or of a cell of *file*."""
    if isinstance(place, str):
        where = Where(file, "名单", place)
    else:
        where = Where(file, "第1张表", line=place)
    return Record(number, name, where, kind, class_name, college, result=result)


def school() -> Summary:
    """Two colleges, the school's list, an earlier decision, a file that could not be read."""
    at = START + timedelta(hours=1)
    one = [
        row("软件/1班.docx", 2, "2014030101", "李明", "无误"),
        row("软件/1班.docx", 3, "2014030102", "王若雨", "民族有误：显示“汉族”，\n应为“回族”"),
        row("软件/1班.docx", 4, "2014030103", "欧阳修远", "无学历照片")._replace(
            checked_at=at, given_at=at + timedelta(minutes=5), note="已联系"
        ),
        row("软件/1班.docx", 5, "2014030104", "赵敏", "有误")._replace(checked_at=at, given_at=at),
        row("软件/1班.docx", 6, "2014030105", "钱进", "", class_name="14级软件一班"),
        row("软件/1班.docx", 7, "2014030109", "周强", "=1+1"),
        row("软件/1班.docx", 8, "2.01E+09", "尹桥", "无误"),
    ]
    math = [
        row("数学.xlsx", "B3", "2014040101", "孙悦", "姓名错，照片没显示", Kind.ROSTER,
            "2014级数学1班", "")._replace(entry_year=2014, level="本科", major="数学"),
        row("数学.xlsx", "B4", "2014040102000000000", "郑清", "无误", Kind.ROSTER,
            "2014级数学1班", "数学学院")._replace(fault=NumberFault.DIGITS_LOST),
    ]  # fmt: skip
    listed = [
        row("全校.xlsx", f"C{at}", number, name, "", Kind.LIST, class_name, college)
        for at, (number, name, class_name, college) in enumerate(
            (
                ("2014030101", "李明", ONE, "软件学院"),
                ("2014030102", "王若雨", ONE, "软件学院"),
                ("2014030103", "欧阳修远", ONE, "软件学院"),
                ("2014030104", "赵敏", ONE, "软件学院"),
                ("2014030105", "钱进", ONE, "软件学院"),
                ("2014030106", "吴用", ONE, "软件学院"),
                ("2014030201", "章句", "2014级软件2班", "软件学院"),
                ("2014040101", "孙月", "2014级数学1班", "数学学院"),
            ),
            start=2,
        )
    ]
    decided = [row("软件/1班.docx", 2, "2014030101", "李明", "照片不是本人", Kind.DECIDED)]
    notes = [
        Problem("bad-time", Severity.WARNING, "时间看不懂", "请改好。", "2014030101", "李明", ONE,
                Where("软件/1班.docx", "第1张表", line=2)),
        Problem("left-out", Severity.INFO, "不是学生：合计", where=Where("软件/1班.docx")),
    ]  # fmt: skip
    error = Problem("unreadable-file", Severity.ERROR, "二班.pdf 是 PDF", where=Where("二班.pdf"))
    return Summary(
        (
            part_of("二班.pdf", [Origin("二班.pdf", Kind.UNREAD)], [], [error]),
            part_of("全校.xlsx", [Origin("全校.xlsx", Kind.LIST)], listed, []),
            part_of("数学.xlsx", [Origin("数学.xlsx", Kind.ROSTER, "学院取自文件夹")], math, []),
            part_of("软件/1班.docx", [Origin("软件/1班.docx", Kind.FORM)], [*one, *decided], notes),
        )
    )


def two_classes() -> Summary:
    """Two classes of which nobody knows the college; no list; all is well but for the name."""
    file = "甲.docx"
    people = [
        row(file, 2, "101", "李明", "无误", college=""),
        row(file, 3, "102", "王伟", "无误", class_name="", college=""),
    ]
    return Summary((part_of(file, [Origin(file, Kind.FORM)], people, []),))


MADE = {"school": school, "two-classes": two_classes}


# --- a workbook in words -----------------------------------------------------------------------


def in_words(data: bytes) -> Iterator[str]:
    """What a workbook shows, a line each: how its sheets are set up, and their cells."""
    book = openpyxl.load_workbook(BytesIO(data))
    values = openpyxl.load_workbook(BytesIO(data), data_only=True)
    with ZipFile(BytesIO(data)) as archive:
        names = etree.fromstring(archive.read("xl/workbook.xml")).iterfind(".//{*}definedName")
        yield from (f"{one.get('name')} {one.text}" for one in names)
        core = etree.fromstring(archive.read("docProps/core.xml"))
        yield from (str(one.text) for one in core if one.text)
        for at, sheet in enumerate(book.worksheets, start=1):
            yield f"\n【{sheet.title}】"
            yield from set_up(etree.fromstring(archive.read(f"xl/worksheets/sheet{at}.xml")))
            for at_row, cells in enumerate(sheet.iter_rows(), start=1):
                height = sheet.row_dimensions[at_row].height
                if height:
                    yield f"第 {at_row} 行高 {height:g}"
                for cell in cells:
                    if isinstance(cell, Cell):
                        yield from in_cell(cell, values[sheet.title][cell.coordinate].value)
        for name in ("xl/charts/chart1.xml", "xl/drawings/drawing1.xml"):
            yield "\n【图表】"
            yield from drawn(etree.fromstring(archive.read(name)))


#: Of a sheet, all that is not a cell; what XlsxWriter adds by itself is left out.
_SET_UP = {
    "pane", "col", "autoFilter", "mergeCell", "conditionalFormatting", "cfRule", "cfvo", "color",
    "formula", "ignoredError", "pageMargins", "pageSetup", "oddHeader", "oddFooter",
}  # fmt: skip
#: Of a chart, what it is drawn from and looks like, and where it stands.
_DRAWN = {"f", "t", "srgbClr", "grouping", "barDir", "gapWidth", "orientation", "legendPos",
          "tickLblPos", "numFmt", "from", "to", "col", "row", "rowOff", "colOff"}  # fmt: skip


def set_up(sheet: etree._Element) -> Iterator[str]:
    """Columns, printing, filter and marks of a sheet."""
    for one in sheet.iterdescendants():
        tag = etree.QName(one).localname
        if tag in _SET_UP and one.getroottree().getelementpath(one).count("extLst") == 0:
            said = (f"{key}={one.get(key)}" for key in sorted(map(str, one.keys())))
            text = " ".join(filter(None, (tag, *said, (one.text or "").strip())))
            yield text.replace("7109375", "71")


def drawn(chart: etree._Element) -> Iterator[str]:
    """A chart's sources, words and colours, and its place."""
    for one in chart.iterdescendants():
        tag = etree.QName(one).localname
        if tag in _DRAWN:
            yield " ".join(filter(None, (tag, *map(str, one.values()), (one.text or "").strip())))


def in_cell(cell: Cell, value: object) -> Iterator[str]:
    """A cell's text, the value of its formula, and its look; nothing for what is plainly blank."""
    font, fill, align = cell.font, cell.fill, cell.alignment
    look = [
        str(font.name),
        f"{font.sz:g}",
        "粗" if font.b else "",
        str(font.color.rgb) if font.color and isinstance(font.color.rgb, str) else "",
        f"底 {fill.fgColor.rgb}" if fill.fill_type else "",
        cell.number_format,
        f"{align.horizontal or ''}{align.vertical or ''}",
        "换行" if align.wrap_text else "",
        f"框 {cell.border.left.style}" if cell.border.left.style else "",
    ]
    if cell.value is not None or fill.fill_type:
        computed = f" = {value}" if value != cell.value else ""
        yield f"{cell.coordinate}｜{cell.value!r}{computed}｜{' '.join(filter(None, look))}"


@pytest.mark.parametrize("name", MADE)
def test_a_workbook_looks_like_this(name: str) -> None:
    """Sheets, widths, looks, cells, marks, printing and the chart are those of the file."""
    data = summary_xlsx.build(merged(MADE[name](), NOTICE))
    found = "".join(f"{line}\n" for line in in_words(data))
    path = FOLDER / f"{name}.txt"
    if os.environ.get("FANKUI_REGEN"):
        path.write_text(found, "utf-8")
        return
    assert found == path.read_text("utf-8")


@pytest.mark.parametrize("name", MADE)
def test_a_workbook_is_read_back(name: str) -> None:
    """Every record, note and file comes back as it was."""
    data = summary_xlsx.build(merged(MADE[name](), NOTICE))
    book = tables.read_data(Path("汇总.xlsx"), data)
    assert summary_reading.read(book, NOTICE) == MADE[name]()


@pytest.mark.parametrize(("count", "shown", "title"), [(30, 30, ""), (31, 30, "（前 30 个）")])
def test_a_chart_shows_thirty_classes(count: int, shown: int, title: str) -> None:
    """Of more classes than can be read the chart shows the first thirty, and says so."""
    people: Sequence[Record] = [
        row("甲.docx", at, f"{at:03}", "李明", "无误", class_name=f"{at}班", college="")
        for at in range(1, count + 1)
    ]
    one = Summary((part_of("甲.docx", [Origin("甲.docx", Kind.FORM)], people, []),))
    with ZipFile(BytesIO(summary_xlsx.build(merged(one, NOTICE)))) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert f"各班级完成情况{title}</a:t>" in chart
    assert chart.count(f'<c:ptCount val="{shown}"/>') == 8
