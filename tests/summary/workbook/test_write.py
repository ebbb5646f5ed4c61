"""How a summary's workbook looks: workbooks/ has every sheet of two of them, cell by cell.

FANKUI_REGEN=1 writes those files anew; read the diff.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree
from openpyxl.cell.cell import Cell

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.kinds import BAD_TIME
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.student import NumberFault
from tongzhi_cli.notice.model import NoPhoto
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary.kinds import UNREADABLE_FILE
from tongzhi_cli.summary.merge import merged
from tongzhi_cli.summary.model import Decision, Kind, Origin, Record, Summary, part_of
from tongzhi_cli.summary.union import merge
from tongzhi_cli.summary.workbook import read as summary_reading
from tongzhi_cli.summary.workbook import write as summary_writing
from tongzhi_cli.summary.workbook.recognise import is_summary
from tongzhi_cli.tables import read as tables

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
        row("软件/1班.docx", 7, "2014030109", "周强", "=民族错"),
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
        Problem(BAD_TIME, Severity.WARNING, "时间看不懂", "请改好。", "2014030101", "李明", ONE,
                Where("软件/1班.docx", "第1张表", line=2)),
        Problem(LEFT_OUT, Severity.INFO, "不是学生：合计", where=Where("软件/1班.docx")),
    ]  # fmt: skip
    error = Problem(UNREADABLE_FILE, Severity.ERROR, "二班.pdf 是 PDF", where=Where("二班.pdf"))
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
    if cell.value is not None or fill.fill_type or cell.border.left.style:
        computed = f" = {value}" if value != cell.value else ""
        yield f"{cell.coordinate}｜{cell.value!r}{computed}｜{' '.join(filter(None, look))}"


@pytest.mark.parametrize("name", MADE)
def test_a_workbook_looks_like_this(name: str) -> None:
    """Sheets, widths, looks, cells, marks, printing and the chart are those of the file."""
    data = summary_writing.build(merged(MADE[name](), NOTICE))
    found = "".join(f"{line}\n" for line in in_words(data))
    path = FOLDER / f"{name}.txt"
    if os.environ.get("FANKUI_REGEN"):
        path.write_text(found, "utf-8")
        return
    assert found == path.read_text("utf-8")


@pytest.mark.parametrize("name", MADE)
def test_a_workbook_is_read_back(name: str) -> None:
    """Every record, note and file comes back as it was."""
    data = summary_writing.build(merged(MADE[name](), NOTICE))
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
    with ZipFile(BytesIO(summary_writing.build(merged(one, NOTICE)))) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert f"各班级完成情况{title}</a:t>" in chart
    standings = len(Status) - 1  # who does not take part is no bar
    assert chart.count(f'<c:ptCount val="{shown}"/>') == 2 * standings


# --- what people do to it ----------------------------------------------------------------------

HEADINGS = (
    "学院", "班级", "学号", "姓名", "状态", "校对结果", "校对时间", "备注", "文件", "级", "层次",
    "专业", "记录时间", "种类", "工作表", "位置", "学号的毛病", "表上的学院", "表上的班级",
    "表上的姓名", "核对码",
)  # fmt: skip
LINES_AT = dict(zip(HEADINGS, "ABCDEFGHIJKLMNOPQRSTU", strict=True))


def reread(sheet: str, **changes: str | None) -> Summary:
    """The summary of a school's workbook in which cells of a *sheet* were typed over."""
    book = openpyxl.load_workbook(BytesIO(summary_writing.build(merged(school(), NOTICE))))
    for address, value in changes.items():
        book[sheet][address] = value
    file = BytesIO()
    book.save(file)
    return summary_reading.read(tables.read_data(Path("汇总.xlsx"), file.getvalue()), NOTICE)


def with_(record: Record, field: str, value: object) -> Record:
    """The record with another value in one field."""
    values: dict[str, Any] = {**record._asdict(), field: value}
    return Record(**values)


def changed(after: Summary) -> tuple[set[Record], set[Record]]:
    """The records that are no more, and those that are new."""
    old, new = set(school().records()), set(after.records())
    return old - new, new - old


@pytest.mark.parametrize(
    ("column", "typed", "field", "value"),
    [
        ("学院", "理 学院", "college", "理学院"),
        ("班级", "2014级软件2班 ", "class_name", "2014级软件2班"),
        ("学号", "2014030113", "number", "2014030113"),
        ("姓名", "欧阳 修", "name", "欧阳修"),
        ("校对结果", " √ ", "result", "无误"),
        ("校对结果", None, "result", ""),
        ("备注", "不用补", "note", "不用补"),
        ("备注", "身份证 110105194912310021", "note", "身份证 （证件号码略）"),
    ],
)
def test_what_somebody_typed_over_is_decided(
    column: str, typed: str | None, field: str, value: str
) -> None:
    """A line with another 学院, 班级, 学号, 姓名, 校对结果 or 备注 is what a person decided."""
    (old,) = (one for one in school().records() if one.number == "2014030103" and one.result)
    gone, come = changed(reread("明细", **{f"{LINES_AT[column]}7": typed}))
    assert gone == {old}
    decided = old._replace(kind=Kind.DECIDED, decision=Decision(source="汇总.xlsx"))
    assert come == {with_(decided, field, value)}


@pytest.mark.parametrize(
    ("column", "typed", "field", "value"),
    [
        ("状态", "无误", "result", "无学历照片"),
        ("校对时间", "2018-03-21 10:00", "checked_at", START + timedelta(hours=26)),
        ("校对时间", "昨天", "checked_at", None),
        ("记录时间", "2018-03-21 10:00", "given_at", START + timedelta(hours=26)),
        ("记录时间", None, "given_at", START + timedelta(hours=1)),
        ("级", "2013", "entry_year", 2013),
        ("级", "２０１３", "entry_year", None),
        ("级", "2013.5", "entry_year", None),
        ("级", "1234567890", "entry_year", None),
        ("层次", "本科", "level", "本科"),
        ("专业", "软件", "major", "软件"),
        ("种类", "别的", "kind", Kind.ROSTER),
        ("工作表", None, "where", Where("软件/1班.docx", None, line=4)),
        ("位置", "B9", "where", Where("软件/1班.docx", "第1张表", "B9")),
        ("位置", None, "where", Where("软件/1班.docx", "第1张表")),
        ("文件", None, "where", Where("汇总.xlsx", "明细", "C7")),
        ("学号的毛病", "rounded", "fault", NumberFault.ROUNDED),
        ("表上的学院", "数学学院", "college", "数学学院"),
        ("表上的班级", "（空）", "class_name", ""),
        ("表上的姓名", "欧阳", "name", "欧阳"),
        ("核对码", "00000000", "kind", Kind.DECIDED),
    ],
)
def test_other_columns_are_no_decision(
    column: str, typed: str | None, field: str, value: object
) -> None:
    """What says where a line comes from is taken as it stands, and decides nothing."""
    (old,) = (one for one in school().records() if one.number == "2014030103" and one.result)
    gone, come = changed(reread("明细", **{f"{LINES_AT[column]}7": typed}))
    expected = with_(old, field, value)
    if expected.kind is Kind.DECIDED:
        expected = expected._replace(decision=Decision(source="汇总.xlsx"))
    assert (gone, come) == (({old}, {expected}) if expected != old else (set(), set()))


def test_a_line_added_by_hand_is_decided() -> None:
    """A row without a file has its own place, and the summary is the file that it came from."""
    added = {"B13": ONE, "C13": "2014030199", "D13": "卫 澜", "F13": "没问题", "J13": "2014"}
    after = reread("明细", **added)
    where = Where("汇总.xlsx", "明细", "C13")
    record = Record("2014030199", "卫澜", where, Kind.DECIDED, ONE, entry_year=2014, result="无误")
    record = record._replace(decision=Decision(source="汇总.xlsx"))
    assert changed(after) == (set(), {record})
    assert Origin("汇总.xlsx", Kind.DECIDED) in set(after.origins())


def test_a_line_of_the_list_is_decided_only_with_a_result() -> None:
    """Another name in the list's own line changes nothing; a result there is a decision."""
    assert changed(reread("明细", D10="吴勇")) == (set(), set())
    (_, (one,)) = changed(reread("明细", F10="无误"))
    assert (one.number, one.kind, one.result) == ("2014030106", Kind.DECIDED, "无误")


@pytest.mark.parametrize("sheet", ["其他记录", "全校名单"])
def test_only_the_lines_may_be_changed(sheet: str) -> None:
    """In the other sheets a text that was typed over is taken for what the file says."""
    gone, come = changed(reread(sheet, D2="卫澜"))
    assert {one._replace(name="卫澜") for one in gone} == come
    assert len(come) == 1


def test_notes_are_read_back_as_they_are_told() -> None:
    """Place, words and advice of a note; what its kind says to do is none."""
    told = [note for note in reread("问题", G17="").notes() if note.code == "left-out"]
    assert told == [note for note in school().notes() if note.code == "left-out"]


def test_a_note_of_a_kind_that_is_not_known_is_left_out() -> None:
    """Of a program that came later, or typed wrongly: what else stands there is read."""
    book = openpyxl.load_workbook(BytesIO(summary_writing.build(merged(school(), NOTICE))))
    code = next(cell.column_letter for cell in book["问题"][1] if cell.value == "代号")
    after = reread("问题", **{f"{code}{row}": "no-such-kind" for row in range(2, 40)})
    assert list(after.notes()) == []
    assert set(after.records()) == set(school().records())


@pytest.mark.parametrize(
    ("hidden", "gone", "is_one"),
    [((), (), True), ((), ("问题",), False), ((), ("来源",), False), ((), ("明细",), False),
     (("问题", "来源"), (), False), ((), ("总览", "异常汇总", "其他记录"), True)],
)  # fmt: skip
def test_what_makes_a_workbook_a_summary(
    hidden: tuple[str, ...], gone: tuple[str, ...], is_one: bool
) -> None:
    """明细, 问题 and 来源 are what it is known by."""
    book = openpyxl.load_workbook(BytesIO(summary_writing.build(merged(school(), NOTICE))))
    for name in hidden:
        book[name].sheet_state = "hidden"
    for name in gone:
        del book[name]
    file = BytesIO()
    book.save(file)
    assert is_summary(tables.read_data(Path("a.xlsx"), file.getvalue())) is is_one


def test_a_summary_whose_lines_are_hidden_is_refused() -> None:
    """Nobody can have looked at them; it says how to show them."""
    book = openpyxl.load_workbook(BytesIO(summary_writing.build(merged(school(), NOTICE))))
    book["明细"].sheet_state = "hidden"
    file = BytesIO()
    book.save(file)
    with pytest.raises(InputError) as refused:
        is_summary(tables.read_data(Path("a.xlsx"), file.getvalue()))
    assert refused.value.message == "a.xlsx 的工作表“明细”是隐藏的"
    assert refused.value.hint == "请在 Excel/WPS 里取消隐藏，保存后再汇总。"


def test_lines_without_their_file_are_lines_all_the_same() -> None:
    """Where somebody renamed the column 文件, each line is placed where it stands."""
    after = reread("明细", I1="来自")
    (part,) = (part for part in after.parts if part.file == "汇总.xlsx")
    assert len(part.records) == len(merged(school(), NOTICE).lines) - 2  # the list's own are not
    assert {one.where.cell for one in part.records} <= {f"C{at}" for at in range(2, 13)}


@pytest.mark.parametrize(
    ("sent", "photos"),
    [
        ("没有照片的补拍。照片不是本人的，到体育馆重新采集。", ["无学历照片", "照片不是本人"]),
        ("照片与本人不符的，到体育馆重拍。", ["无学历照片", "照片不是本人"]),
        ("无照片、照片串号的学生到体育馆登记。", ["无学历照片", "照片不是本人"]),
        ("没有照片的学生到体育馆补拍。", ["无学历照片"]),
    ],
)
def test_whom_the_notice_sends_to_be_photographed(sent: str, photos: list[str]) -> None:
    """补采集 has everybody whom the notice sends there, as followup does, and nobody else."""
    lines = [
        row("甲.docx", 2, "2014030101", "李明", "无学历照片"),
        row("甲.docx", 3, "2014030102", "王伟", "照片不是本人"),
        row("甲.docx", 4, "2014030103", "赵敏", "民族应为回族"),
    ]
    summary = Summary((part_of("甲.docx", [Origin("甲.docx", Kind.FORM)], lines, []),))
    told = NoPhoto(who="没有照片的学生", what=sent, where="体育馆")
    notice = NOTICE._replace(no_photo=told)
    book = openpyxl.load_workbook(
        BytesIO(summary_writing.build(merged(summary, notice))), data_only=True
    )
    header, *people = book["补采集"].iter_rows(values_only=True)
    at, place = header.index("校对结果"), header.index("到哪里")
    assert [one[at] for one in people] == photos
    assert all(str(one[place]).startswith("体育馆") for one in people)


def test_a_workbook_carries_no_clock() -> None:
    """Every file in it is of the first day that a zip knows."""
    with ZipFile(BytesIO(summary_writing.build(merged(school(), NOTICE)))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_page_that_a_long_table_prints() -> None:
    """What the table is, how many rows and pages it has, and how to print a part of it or all."""
    rows = [row("软件/1班.docx", at, f"20140301{at:02}", "李明", "无误") for at in range(2, 39)]
    one = Summary((part_of("软件/1班.docx", [Origin("软件/1班.docx", Kind.FORM)], rows, []),))
    archive = ZipFile(BytesIO(summary_writing.build(merged(one, NOTICE))))
    drawings = [
        etree.fromstring(archive.read(name))
        for name in archive.namelist()
        if name.startswith("xl/drawings/drawing")
    ]
    told = [
        "\n".join("".join(map(str, line.itertext())) for line in drawing.iter("{*}p"))
        for drawing in drawings
    ]
    assert (
        "这一页说明工作表“明细”。\n\n"
        "里面是：每名学生一行，可以筛选；改了存好，再汇总一次就算数；共 37 行。\n"
        "打印整个工作簿时只印这一页；全部印约 2 页。\n\n"
        "要印其中一部分（例如一个班）：先筛选，再选中要印的格子，\n"
        "然后“文件 → 打印”，选“打印选定区域”。\n\n"
        "要全部印：“页面布局 → 打印区域 → 取消打印区域”，再打印。\n"
        "每页会重复表头。\n\n"
        "要各班签字的反馈表，不用印它：\n"
        "fankui merge 交来的表 --docx 全部.docx"
    ) in told


@pytest.mark.parametrize(
    "edits",
    [
        {},
        {"校对结果": "无误"},
        {"姓名": "欧阳 修"},
        {"备注": "不用补"},
        {"状态": "异常"},
        {"作废": "是"},
        {"核定人": "张老师"},
        {"核定时间": "2018-04-01 10:00"},
        {"作废": "是", "校对结果": "无误"},
    ],
)
@pytest.mark.parametrize(
    "number", ["2014030109", "2014030105", "2014030104", "2014040101", "2014050101"]
)
def test_what_is_looked_for_in_a_replaced_summary_is_what_is_read(
    edits: dict[str, str], number: str
) -> None:
    """Of each row the decisions that reading all of it makes, and no others."""
    unclear = [row("三班.docx", 2, "2014050101", "卫澜", "同意", class_name="2014级网络1班")]
    written = merge(
        [school(), Summary((part_of("三班.docx", [Origin("三班.docx", Kind.FORM)], unclear, []),))]
    )
    book = openpyxl.load_workbook(BytesIO(summary_writing.build(merged(written, NOTICE))))
    heads = [cell.value for cell in book["明细"][1]]
    (line,) = [one for one in book["明细"] if one[heads.index("学号")].value == number]
    for column, value in edits.items():
        line[heads.index(column)].value = value
    file = BytesIO()
    book.save(file)
    read = tables.read_data(Path("汇总.xlsx"), file.getvalue())
    decided = summary_reading.Decided(NOTICE)
    found = [
        one
        for name, rows in summary_reading.sheets_of(read)
        if name in {"明细", "其他记录"}
        for each in rows
        for one in decided.of(each, may_change=name == "明细")
    ]
    every = [
        one for one in summary_reading.read(read, NOTICE).records() if one.kind is Kind.DECIDED
    ]
    assert sorted(map(repr, found)) == sorted(map(repr, every))
    before = [one for one in school().records() if one.kind is Kind.DECIDED]
    # 异常 decides of what nobody understands, and of nothing else
    is_decided = edits.keys() not in ({"状态"}, set()) or (edits and number == "2014050101")
    assert len(every) == len(before) + bool(is_decided)
