"""`fankui import`: any rosters in, one clean class workbook or JSON out."""

import json
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import openpyxl
import pytest
from builders import Rows, text_file, xlsx
from hypothesis import given, settings
from hypothesis import strategies as st
from spreadsheets import html, xls

from conftest import CLASS, Run
from tongzhi_cli.columns.examples import is_example
from tongzhi_cli.model.nothing import nothing_in
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import masked
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.roster import workbook as class_workbook

Fankui = Callable[..., Run]
OTHER = "2014级信息管理与信息系统2班"
COLUMNS = ["学号", "姓名", "班级", "年级", "层次", "专业", "校对结果", "校对时间", "备注"]
HEAD = ["学号", "姓名", "班级", "层次"]
LI, WANG = ["0014030101", "李 明", CLASS, "本科"], ["2014030102", "王伟", CLASS, "本科"]


def rows_of(path: Path) -> list[list[object]]:
    """The cells of the first sheet as openpyxl, and so any other program, reads them."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_a_messy_roster_becomes_a_clean_workbook(fankui: Fankui, tmp_path: Path) -> None:
    """学号 as text, names cleaned, what the roster already says kept, the rest to be filled in."""
    messy = tmp_path / "导出.xls"
    rows: Rows = [
        ["示例学院学生名单"],
        ["序号", "姓 名", "XH", "行政班", "培养层次", "专业名称", "核对结果", "核对时间", "备注"],
        [1, "李　明", "0014030101", CLASS, "统招本科", "信息管理", "无误", "2018/4/1 22:05", ""],
        [2, "阿依古丽•麦麦提", "2014030102", CLASS, "本科", "信息管理", "", "昨天", "=1+1"],
        ["合计", "2人"],
    ]
    messy.write_bytes(html(rows, encoding="gb18030", charset=None))
    run = fankui("import", messy, "-o", tmp_path / "class.xlsx")
    assert (run.code, run.out) == (0, f"{tmp_path / 'class.xlsx'}\n")
    first, second = rows_of(tmp_path / "class.xlsx")[1:]
    assert rows_of(tmp_path / "class.xlsx")[0] == COLUMNS
    assert [str(value or "") for value in first] == [
        "0014030101", "李明", CLASS, "2014", "本科", "信息管理", "无误", "2018-04-01 22:05:00", "",
    ]  # fmt: skip
    assert second == [
        "2014030102", "阿依古丽·麦麦提", CLASS, "2014", "本科", "信息管理", None, "昨天", "=1+1",
    ]  # fmt: skip
    assert "姓名已整理" in run.err
    assert "fankui build" in run.err


def test_the_workbook_is_fit_to_be_filled_in(fankui: Fankui, tmp_path: Path) -> None:
    """Text columns, a frozen header, a drop-down that allows other words, a page on how to."""
    path = tmp_path / "class.xlsx"
    fankui("import", xlsx(tmp_path / "名单.xlsx", [HEAD, LI, WANG]), "-o", path)
    book = openpyxl.load_workbook(path)
    sheet, how_to = book.worksheets
    assert (sheet.title, how_to.title) == ("花名册", "怎么填")
    assert {sheet.cell(row, 1).number_format for row in (2, 3)} == {"@"}
    assert {sheet.cell(row, 1).data_type for row in (2, 3)} == {"s"}
    assert sheet.freeze_panes == "C2"
    (offer,) = sheet.data_validations.dataValidation
    assert (offer.formula1, str(offer.sqref)) == ('"无误"', "G2:G3")
    assert not offer.showErrorMessage
    assert "fankui build" in "".join(str(row[0]) for row in how_to.iter_rows(values_only=True))
    for letter, least in (("A", 10), ("B", 8), ("C", len(CLASS.encode("gbk"))), ("G", 36)):
        assert sheet.column_dimensions[letter].width >= least


def test_build_works_on_the_workbook_at_once(fankui: Fankui, tmp_path: Path) -> None:
    """The next command in the message is one that works."""
    rows = [[*HEAD, "校对结果"], [*LI, "无误"], [*WANG, "照片不是本人"]]
    old = xlsx(tmp_path / "名单.xlsx", rows)
    fankui("import", old, "-o", tmp_path / "class.xlsx")
    run = fankui("build", tmp_path / "class.xlsx", "--allow", "bad-number,number-order")
    assert run.code == 0, run.err
    assert (tmp_path / f"反馈表-{CLASS}.docx").exists()


def test_the_college_is_kept(fankui: Fankui, tmp_path: Path) -> None:
    """What a list says of the 学院 is in the workbook; a list that says nothing gets no column."""
    path = tmp_path / "class.xlsx"
    rows: Rows = [[*HEAD, "院系"], [*LI, "软件 学院"], [*WANG, ""]]
    fankui("import", xlsx(tmp_path / "名单.xlsx", rows), "-o", path)
    header, first, second = rows_of(path)
    assert header == [*COLUMNS[:5], "学院", *COLUMNS[5:]]
    assert [first[5], second[5]] == ["软件学院", None]


def test_a_title_stands_above_the_header(tmp_path: Path) -> None:
    """The header is below it, stays in sight and is printed on every page; all is read back."""
    people = [Student(f"20140301{at:02}", "李明", Where("名单.csv"), CLASS) for at in (1, 2)]
    moment = datetime(2018, 4, 1, 22, 5)  # noqa: DTZ001  a cell has no zone
    rows = [class_workbook.Row(one, "民族 <回>", moment, "") for one in people]
    path = tmp_path / "class.xlsx"
    path.write_bytes(class_workbook.build(rows, path.name, "=示例 & “学院”"))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert (sheet["A1"].value, sheet["A1"].data_type) == ("=示例 & “学院”", "s")
    assert [cell.value for cell in sheet[2]] == COLUMNS
    assert (sheet["G4"].value, sheet["H4"].value) == ("民族 <回>", moment)
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C3", "$1:$2")
    assert str(sheet.data_validations.dataValidation[0].sqref) == "G3:G4"
    placed = rosters.read_placed(path)[1]
    assert [(one.student.number, one.row) for one in placed] == [
        (one.number, at) for at, one in enumerate(people, start=2)
    ]


def test_formulas_stay_text(fankui: Fankui, tmp_path: Path) -> None:
    """Nothing that a roster says is ever run by Excel."""
    text = "学号,姓名,班级,校对结果,备注\n1,=1+1,+软件1班,=无误,=见说明\n"
    source = text_file(tmp_path / "名单.csv", text)
    run = fankui("import", source, "-o", tmp_path / "class.xlsx", "--allow", "bad-name")
    assert run.code == 0, run.err
    with ZipFile(tmp_path / "class.xlsx") as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b't="e"' not in sheet
    assert rows_of(tmp_path / "class.xlsx")[1][6:] == ["=无误", None, "=见说明"]


def test_texts_are_read_back_as_they_were(fankui: Fankui, tmp_path: Path) -> None:
    """What looks like Excel's escapes is not one; control characters have no place in XML."""
    text = "学号,姓名,班级,备注\n1,李_x0041_明,软件_x0042_班,一\uffff二\n"
    source = text_file(tmp_path / "名单.csv", text)
    fankui("import", source, "-o", tmp_path / "class.xlsx", "--allow", "bad-name")  # as it is
    ((student, table, _, row),) = rosters.read_placed(tmp_path / "class.xlsx")[1]
    assert (student.name, student.class_name) == ("李_x0041_明", "软件_x0042_班")
    assert table.text(row, 8) == "一二"


def test_a_text_too_long_for_a_cell_is_refused(fankui: Fankui, tmp_path: Path) -> None:
    """Nothing is cut in silence."""
    text = f"学号,姓名,校对结果\n1,李明,{'错' * 40_000}\n"
    run = fankui("import", text_file(tmp_path / "名单.csv", text), "-o", tmp_path / "class.xlsx")
    assert run.code == 3
    assert "第 2 行 有 40000 个字，Excel 一格放不下" in run.err
    assert not (tmp_path / "class.xlsx").exists()


def test_a_name_with_a_dash_in_front_can_be_copied(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next command is one that works as it stands."""
    monkeypatch.chdir(tmp_path)
    text_file(tmp_path / "-名单.csv", "学号,姓名\n1,李明\n")
    assert "fankui check ./-名单-整理.xlsx" in fankui("import", "--", "-名单.csv").err


def test_several_files_make_one_workbook(fankui: Fankui, tmp_path: Path) -> None:
    """Files of different kinds, in the order given."""
    one = xlsx(tmp_path / "一班.xlsx", [HEAD, LI])
    two = tmp_path / "二班.xls"
    two.write_bytes(xls({"名单": [HEAD, [*WANG[:2], OTHER, "本科"]]}))
    run = fankui("import", two, one, "-o", tmp_path / "年级.xlsx")
    assert run.code == 0, run.err
    assert [row[:3] for row in rows_of(tmp_path / "年级.xlsx")[1:]] == [
        ["2014030102", "王伟", OTHER],
        ["0014030101", "李明", CLASS],
    ]


def test_the_same_roster_gives_the_same_bytes(tmp_path: Path) -> None:
    """The workbook carries no clock."""
    students = [Student("1", "李明", Where("名单.csv"))]
    made = [class_workbook.build([class_workbook.Row(one) for one in students]) for _ in range(2)]
    assert made[0] == made[1]
    with ZipFile(BytesIO(made[0])) as package:
        assert {one.date_time[0] for one in package.infolist()} == {1980}
        assert b"2018-01-01T00:00:00Z" in package.read("docProps/core.xml")
    assert tmp_path.exists()


JSON_ROWS = [
    ["名单"],
    ["学号", "姓名", "班级", "专业"],
    ["1", "李 明", CLASS, "软件"],
    ["合计", "1人"],
]


def test_json_is_one_object_and_nothing_else(fankui: Fankui, tmp_path: Path) -> None:
    """The students with their cells, every note, what was not read; nothing is written."""
    path = xlsx(tmp_path / "名单.xlsx", JSON_ROWS)
    run = fankui("import", path, "--json", "-q")
    assert (run.code, run.err) == (0, "")
    told = json.loads(run.out)
    assert (told["schema"], told["file"], told["written"]) == (1, str(path), [])
    assert told["students"] == [
        {
            "number": "1",
            "name": "李明",
            "class": CLASS,
            "entry_year": 2014,
            "level": None,
            "standing": None,
            "major": "软件",
            "where": {"file": str(path), "sheet": "名单", "cell": "A3", "line": None},
        }
    ]
    assert [one["code"] for one in told["problems"]] == ["inferred", "name-cleaned", "left-out"]
    assert told["skipped"] == [
        {
            "code": "left-out", "file": str(path), "sheet": "名单", "cell": "A4", "line": None,
            "reason": "不是学生：合计 1人",
        }
    ]  # fmt: skip
    assert [one.name for one in tmp_path.iterdir()] == ["名单.xlsx"]


def test_json_of_several_files_names_them_all(fankui: Fankui, tmp_path: Path) -> None:
    """With more than one file, `files` has them and `file` is null."""
    paths = [xlsx(tmp_path / f"{at}.xlsx", [HEAD, [str(at), "李明", CLASS, ""]]) for at in (1, 2)]
    told = json.loads(fankui("import", *paths, "--json").out)
    assert (told["file"], told["files"]) == (None, [str(path) for path in paths])
    assert [one["number"] for one in told["students"]] == ["1", "2"]


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (201403010123456789, "超过 15 位又是数字格式，末几位已被 Excel 改掉"),
        ("2.01403E+11", "成了科学计数，原来的数字已经丢失"),
        ("201403010123456000", "第 15 位以后全是 0，像是被 Excel 改过"),
        (2014030101.5, "不是整数"),
        (201403000000, "末尾一长串 0，像是成过科学计数，原来的数字已经丢失"),
        ("=D2&E2", "学号是没有算好的公式 =D2&E2，当作空着"),
    ],
)
def test_destroyed_digits_are_refused_with_their_cell(
    fankui: Fankui,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: object,
    message: str,
) -> None:
    """Written as text they would look sound; so nothing is written, and the cell is named."""
    path = xlsx(tmp_path / "名单.xlsx", [HEAD, [number, "李明", CLASS, "本科"]])
    monkeypatch.setenv("COLUMNS", "300")
    run = fankui("import", path, "-o", tmp_path / "class.xlsx")
    assert (run.code, run.out) == (1, "")
    assert message in run.err
    assert "[名单] A2" in run.err
    assert "怎么办：" in run.err
    assert "什么也没有写" in run.err
    assert not (tmp_path / "class.xlsx").exists()


def test_a_column_of_destroyed_numbers_is_told_by_its_cause(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All alike now, they are not called duplicates, which people would delete."""
    monkeypatch.setenv("COLUMNS", "300")
    people = [[number, f"李{number}", CLASS, "本科"] for number in "一二三四五"]
    for number in ("2.02E+11", 202000000000):
        path = xlsx(tmp_path / "名单.xlsx", [HEAD, *([number, *one[1:]] for one in people)])
        run = fankui("import", path, "-o", tmp_path / "class.xlsx")
        assert run.code == 1
        assert "学号可疑（bad-number）5 条" in run.err
        assert "丢了的数字改格式也回不来" in run.err
        assert "duplicate-number" not in run.err
        assert "number-order" not in run.err


def test_a_long_number_that_ends_in_zero_is_sound(fankui: Fankui, tmp_path: Path) -> None:
    """Of a school with 16 digits every tenth student has one; the others show nothing was cut."""
    people = [[f"20140301012345{at:02}", f"李{at}", CLASS, "本科"] for at in range(9, 12)]
    path = xlsx(tmp_path / "名单.xlsx", [HEAD, *people])
    assert fankui("import", path, "--json").code == 0


def test_a_number_that_thousands_share_is_told_shortly(fankui: Fankui, tmp_path: Path) -> None:
    """Each row names three of the others, however many there are."""
    text = "学号,姓名,班级\n" + "2014030101,李明,1班\n" * 3000
    run = fankui("import", text_file(tmp_path / "名单.csv", text), "--json")
    told = json.loads(run.out)["problems"]
    assert len(told) == 3000
    assert "还有 2999 行" in told[0]["message"]
    assert max(len(one["message"]) for one in told) < 500


@pytest.mark.parametrize(
    ("text", "options", "is_told"),
    [
        ("学号,姓名\n2014030101,李明\n", [], True),
        ("学号,姓名,BJLB\n2014030101,李明,软件1班\n", [], True),
        ("学号,姓名,班级\n2014030101,李明,-\n", [], True),
        ("学号,姓名\n2014030101,李明\n", ["--class", "软件1班"], False),
        ("学号,姓名,班级\n2014030101,李明,软件1班\n2014030102,王芳,\n", [], False),
        ("软件1班名单\n学号,姓名\n2014030101,李明\n", [], False),
    ],
)
def test_a_roster_without_any_class_is_told(
    fankui: Fankui, tmp_path: Path, text: str, options: list[str], is_told: bool
) -> None:
    """Nobody finds a null in every row and no word of it."""
    path = text_file(tmp_path / "名单.csv", text)
    told = json.loads(fankui("import", path, "--json", *options).out)["problems"]
    found = [one["severity"] for one in told if "谁都没有班级" in one["message"]]
    assert found == ["warning"] * is_told


def test_allow_overrules_by_name(fankui: Fankui, tmp_path: Path) -> None:
    """A person who has looked may let a problem pass."""
    path = xlsx(tmp_path / "名单.xlsx", [HEAD, ["2.01403E+11", "李明", CLASS, "本科"]])
    run = fankui("import", path, "-o", tmp_path / "class.xlsx", "--allow", "bad-number")
    assert run.code == 0
    assert rows_of(tmp_path / "class.xlsx")[1][0] == "2.01403E+11"


def test_where_the_workbook_goes(fankui: Fankui, tmp_path: Path) -> None:
    """Beside the roster, into a folder, or where -o says; never over another file."""
    path = text_file(tmp_path / "名单.csv", "学号,姓名\n1,李明\n")
    assert fankui("import", path).out == f"{tmp_path / '名单-整理.xlsx'}\n"
    assert fankui("import", path).code == 4
    assert fankui("import", path, "--force").code == 0
    (tmp_path / "新").mkdir()
    assert (
        fankui("import", path, "-o", tmp_path / "新").out == f"{tmp_path / '新/名单-整理.xlsx'}\n"
    )
    assert fankui("import", path, "-o", tmp_path / "class.docx").code == 2
    assert "写成 -o class.xlsx" in fankui("import", path, "-o", "class").err
    assert fankui("import", path, tmp_path / "别的.csv").code == 2
    source = path.rename(tmp_path / "自己.xlsx")
    assert fankui("import", source, "-o", source, "--force").code == 4
    assert source.read_text(encoding="utf-8") == "学号,姓名\n1,李明\n"


def test_one_bad_file_stops_the_workbook(fankui: Fankui, tmp_path: Path) -> None:
    """A workbook without one of the classes asked for would be a trap; JSON has what there is."""
    good = text_file(tmp_path / "名单.csv", "学号,姓名\n1,李明\n")
    bad = text_file(tmp_path / "说明.txt", "就是一段话\n")
    run = fankui("import", good, bad, "-o", tmp_path / "class.xlsx")
    assert (run.code, run.out) == (3, "")
    assert "说明.txt" in run.err
    assert not (tmp_path / "class.xlsx").exists()
    run = fankui("import", good, bad, "--json")
    assert (run.code, len(json.loads(run.out)["students"])) == (3, 1)
    assert "说明.txt" in run.err


def test_what_the_workbook_still_lacks_is_said(fankui: Fankui, tmp_path: Path) -> None:
    """Without a class or a 层次 the next commands say less than they could."""
    run = fankui("import", text_file(tmp_path / "名单.csv", "学号,姓名\n1,李明\n"))
    assert "加 --class 班级 再运行一次" in run.err
    assert "请在表里填“层次”一栏" in run.err
    run = fankui("import", xlsx(tmp_path / "全.xlsx", [HEAD, LI, WANG]))
    assert "！" not in run.err.replace("！ 学号", "")


def test_sheet_and_map_hold_for_import_too(fankui: Fankui, tmp_path: Path) -> None:
    """The options that build and check have for finding the students."""
    sheets = {"男": [["编号", "姓名"], ["1", "李明"]], "女": [["编号", "姓名"], ["2", "王芳"]]}
    path = xlsx(tmp_path / "名单.xlsx", sheets)
    options = ("--map", "学号=编号", "--sheet", "女", "--class", CLASS)
    told = json.loads(fankui("import", path, "--json", *options).out)
    assert [(one["number"], one["class"]) for one in told["students"]] == [("2", CLASS)]
    assert "工作表“男”没有读，--sheet 没有指明它" in [one["reason"] for one in told["skipped"]]
    assert fankui("import", path, "--json", "--map", "学号=编号").code == 3
    assert fankui("import", path, "--json", "--map", "学号=没有", "--sheet", "女").code == 3


texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zs", "Zl", "Zp", "Co", "Cn"]))
number = st.text("0123456789", min_size=1, max_size=18).filter(
    lambda text: masked(text) == text  # 身份证号 of 15 digits are never stored
)
name = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=9
).filter(lambda text: not (is_example(text) or nothing_in(text)))  # 示范, 空: of nobody
class_name = st.none() | st.sampled_from([CLASS, OTHER, "信管141"])


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(number, name, class_name, texts, texts),
        min_size=1,
        max_size=12,
        unique_by=lambda one: one[0],
    )
)
def test_the_workbook_reads_back_as_it_was_written(
    people: list[tuple[str, str, str | None, str, str]],
) -> None:
    """Whatever is written into the class workbook, fankui reads from it again."""
    where = Where("名单.csv")
    rows = [
        class_workbook.Row(Student(number, name, where, class_name=of_class), result, "", note)
        for number, name, of_class, result, note in people
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "class.xlsx"
        path.write_bytes(class_workbook.build(rows))
        placed = rosters.read_placed(path)[1]
    found = [
        (
            one.student.number,
            one.student.name,
            one.student.class_name,
            one.table.text(one.row, 6),
            one.table.text(one.row, 8),
        )
        for one in placed
    ]
    assert found == people
