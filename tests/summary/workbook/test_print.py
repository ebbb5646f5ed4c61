"""The printed pages of a summary: the whole workbook of 60 classes, as LibreOffice makes them."""

import re
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from form.excel.test_print import need_calc
from form.word.test_print import Paper, printed
from summary.workbook.test_write import NOTICE, START, two_classes
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.office.addresses import cell_at
from tongzhi_cli.summary.kinds import UNREADABLE_FILE
from tongzhi_cli.summary.merge import merged
from tongzhi_cli.summary.model import Kind, Origin, Record, Summary, part_of
from tongzhi_cli.summary.workbook import write as summary_writing

COLLEGES = ("软件学院", "信息与计算机工程学院", "数学与统计学院", "外国语学院", "经济管理学院")
MAJORS = ("软件工程", "信息管理与信息系统", "数学与应用数学", "英语", "国际经济与贸易")
CLASSES, STUDENTS, MOST_PAGES = 60, 44, 25
SURNAMES, GIVEN = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩", "诺瑶舒宁乔夏墨真远宇哲河华望清"
#: What every student of a class may be, by the last digits of the 学号: 120 in all are open.
OPEN = ("", "", "民族有误：显示“汉族”，应为“回族”", "无学历照片", "有误", "看着怪怪的")
#: What is printed at least, in points, whatever the sheet is reduced to.
SMALLEST = 8


def sixty_classes() -> Summary:
    """60 classes of five colleges with the school's list: two students of each are open."""
    parts = [part_of("交来/扫描.pdf", [Origin("交来/扫描.pdf", Kind.UNREAD)], [], [
        Problem(UNREADABLE_FILE, Severity.ERROR, "交来/扫描.pdf 是 PDF，不是能读的反馈表或花名册",
                where=Where("交来/扫描.pdf"))
    ])]  # fmt: skip
    listed: list[Record] = []
    for at in range(CLASSES):
        college, major = COLLEGES[at % 5], MAJORS[at % 5]
        name = f"2014级{major}{at // 5 + 1}班"
        file = f"交来/{college}/{name}.docx"
        lines = []
        for one in range(STUDENTS):
            person = SURNAMES[one % 20] + GIVEN[(at + one) % 15] + GIVEN[(at * 7 + one) % 15]
            number = f"2014{at:04}{one + 1:02}"
            result = OPEN[(2 * at + one) % 6] if one < 2 else "无误"
            moment = START + timedelta(hours=at, minutes=one) if result else None
            where = Where(file, "第1张表", line=one + 2)
            line = Record(number, person, where, Kind.FORM, name, college, result=result,
                          checked_at=moment, given_at=moment)  # fmt: skip
            lines.append(line)
            cell = Where("全校名单.xlsx", "名单", f"C{len(listed) + 2}")
            listed.append(line._replace(where=cell, kind=Kind.LIST, result="", checked_at=None,
                                        given_at=None, level="本科", entry_year=2014))  # fmt: skip
        parts.append(part_of(file, [Origin(file, Kind.FORM)], lines, []))
    parts.append(part_of("全校名单.xlsx", [Origin("全校名单.xlsx", Kind.LIST)], listed, []))
    return Summary(tuple(sorted(parts, key=lambda one: one.file)))


MADE = {"sixty": sixty_classes, "two": two_classes}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    """The workbooks of this module, rendered at once."""
    need_calc()
    folder = tmp_path_factory.mktemp("print")
    books = {name: summary_writing.build(merged(made(), NOTICE)) for name, made in MADE.items()}
    return printed(folder, books, ".xlsx")


def sheet_of(page: str) -> str:
    """Which sheet a page is of, by its head."""
    head = re.search(r"总览|明细|异常汇总|未反馈|不参加|补采集|问题|来源|其他记录|全校名单", page)
    return head[0] if head else ""


def test_a_school_prints_on_few_pages(papers: dict[str, Paper]) -> None:
    """The whole workbook of 60 classes with 120 students in the lists of open things."""
    assert len(papers["sixty"].pages) <= MOST_PAGES


@pytest.mark.parametrize("name", MADE)
def test_each_page_says_what_it_is(papers: dict[str, Paper], name: str) -> None:
    """On every page stand the sheet, the school, the 届, and until when it is true, if known."""
    for page in papers[name].pages:
        head = page.strip().splitlines()[0]
        assert sheet_of(head)
        assert "普洱学院 2018、2019届" in re.sub(r"(?<=\d) *、 *", "、", head)
        assert ("截至 2018-03-22 19:43" in head) is (name == "sixty")


def numbers_of(*results: str) -> list[str]:
    """The 学号 of those who have one of these results."""
    return [
        f"2014{at:04}{one + 1:02}"
        for at in range(CLASSES)
        for one in range(2)
        if OPEN[(2 * at + one) % 6] in results
    ]


@pytest.mark.parametrize("sheet", ["总览", "异常汇总", "未反馈", "补采集", "问题", "来源"])
def test_what_is_to_be_done_prints_whole(papers: dict[str, Paper], sheet: str) -> None:
    """Each sheet of open things is there to its last row, the words over it on every page."""
    pages = [page for page in papers["sixty"].pages if sheet_of(page) == sheet]
    words = {"总览": "班级", "来源": "文件"}.get(sheet, "学号")
    assert all(words in page.split("\n", 1)[1] for page in pages)
    text = re.sub(r"\s", "", "".join(pages))
    asked = {
        "总览": [f"2014级{major}{at}班" for major in MAJORS for at in range(1, 13)],
        "异常汇总": numbers_of(*OPEN[2:]),
        "未反馈": numbers_of(""),
        "补采集": numbers_of("无学历照片"),
        "问题": numbers_of("", "有误"),
        "来源": ["交来/扫描.pdf", "全校名单.xlsx"],
    }[sheet]
    assert [one for one in asked if one not in text] == []


@pytest.mark.parametrize(("sheet", "rows"), [("明细", 2640), ("全校名单", 2640)])
def test_what_is_long_prints_a_page_about_itself(
    papers: dict[str, Paper], sheet: str, rows: int
) -> None:
    """The page says what the sheet is, of how many rows, and how to print some of it."""
    (page,) = (page for page in papers["sixty"].pages if sheet_of(page) == sheet)
    text = re.sub(r"\s", "", page)
    assert f"这一页说明工作表“{sheet}”" in text
    assert f"共{rows}行" in text
    assert "打印选定区域" in text
    assert "安宁" not in text  # nobody of the school


def test_records_that_there_are_none_of_print_no_page(papers: dict[str, Paper]) -> None:
    """Nobody looks for 其他记录 where every record counts: the workbook has no such sheet."""
    sheets = {sheet_of(page) for page in papers["sixty"].pages}
    assert {"明细", "问题"} <= sheets
    assert "其他记录" not in sheets


def test_nothing_prints_under_eight_points() -> None:
    """No font of a cell, a chart or a box is smaller, as far as its sheet is reduced."""
    with ZipFile(BytesIO(summary_writing.build(merged(sixty_classes(), NOTICE)))) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    fonts = [float(one) for one in re.findall(r'<sz val="([\d.]+)"', parts["xl/styles.xml"])]
    drawn = [parts[one] for one in parts if re.match("xl/(charts|drawings)/[a-z]+[0-9]", one)]
    fonts += [int(one) / 100 for each in drawn for one in re.findall(r' sz="(\d+)"', each)]
    smallest = min(one for one in fonts if one != FOLDED)
    count = len(re.findall("<sheet ", parts["xl/workbook.xml"]))
    sheets = [parts[f"xl/worksheets/sheet{at}.xml"] for at in range(1, count + 1)]
    for sheet, (first, last) in zip(sheets, areas_of(parts["xl/workbook.xml"]), strict=True):
        heads = "".join(re.findall(r"<odd(?:Header|Footer)>(.*?)</odd", sheet))
        assert min(map(int, re.findall(r"&amp;(\d+)", heads))) >= SMALLEST
        assert 'scaleWithDoc="0"' in sheet
        if first == "A":
            assert smallest * reduced(sheet, cell_at(f"{last}1")[1] + 1) >= SMALLEST


def areas_of(workbook: str) -> list[tuple[str, str]]:
    """The first and the last column of what each sheet prints."""
    name = r'Print_Area" localSheetId="(\d+)">[^<]*?\$([A-Z]+)\$\d+:\$([A-Z]+)\$'
    return [each[1:] for each in sorted(re.findall(name, workbook), key=lambda one: int(one[0]))]


#: Of columns that are folded, and not printed.
FOLDED = 9


def reduced(sheet: str, last: int) -> float:
    """How far a sheet is reduced whose columns are printed up to that one, counting from 1.

    宋体 takes 8 pixels a character in Excel, and 7 in LibreOffice.
    """
    if found := re.search(r'<pageSetup[^>]* scale="(\d+)"', sheet):
        return int(found[1]) / 100
    cols = re.findall(r'<col min="(\d+)" max="\d+" width="([\d.]+)"([^>]*)/>', sheet)
    pixels = sum(
        float(width) * 8 + 5
        for at, width, rest in cols
        if 'hidden="1"' not in rest and int(at) <= last
    )
    page = (11.69 if 'orientation="landscape"' in sheet else 8.27) - 0.8
    return min(1, page * 96 / pixels)
