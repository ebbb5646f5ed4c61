"""`fankui merge`: forms, rosters, folders, zips and summaries into one workbook."""

import inspect
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from types import FrameType
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from blank_forms import plain
from form_reading import read as read_paper
from hostile import CATALOGUE
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

from conftest import CLASS, HEADER, Run, students, workbook
from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.cli.registrar import merge as merge_command
from tongzhi_cli.cli.registrar import standing
from tongzhi_cli.cli.registrar.joined import Joined
from tongzhi_cli.cli.registrar.workbook import Workbook as Written
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.shipped import shipped_template
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.loader import handed_in
from tongzhi_cli.loader.contacts import find
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.office import writing
from tongzhi_cli.office.package import Package
from tongzhi_cli.summary import inbox
from tongzhi_cli.summary.merge import merged
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.table import Book

# openpyxl does not know data bars
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
Fankui = Callable[..., Run]
FORM = blank_form.find(shipped_template())
NOW = ("--now", "2018-04-01 20:00")


def form(class_name: str | None, start: int, results: Sequence[str]) -> bytes:
    """A form as `fankui build` makes it; 学号 count from *start*."""
    lines = [
        Row(at, str(start + at - 1), f"李{'甲乙丙丁戊己庚辛'[at % 8]}", result)
        for at, result in enumerate(results, start=1)
    ]
    return fill.fill(FORM, lines, class_name=class_name).data


def class_of(college: Path, number: int, results: Sequence[str] = ("无误",) * 5) -> Path:
    """软件1班, 软件2班, … in a folder of a college."""
    college.mkdir(parents=True, exist_ok=True)
    name = f"2014级软件{number}班"
    path = college / f"反馈表-{name}.docx"
    path.write_bytes(form(name, 2014030001 + 100 * number, results))
    return path


def rows(path: Path, sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet, by the words of its header."""
    return rows_of(openpyxl.load_workbook(path, data_only=True), sheet)


def rows_of(book: Workbook, sheet: str) -> list[dict[str, object]]:
    header, *found = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in found]


def merge(fankui: Fankui, *words: object) -> Run:
    return fankui("merge", *words, *NOW, now=None)


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two colleges: three classes of 软件学院, one roster of 数学学院; the working folder."""
    monkeypatch.chdir(tmp_path)
    class_of(Path("交来/软件学院"), 1)
    class_of(Path("交来/软件学院"), 2, ["无误", "民族应为回族", "无误", "", "无学历照片"])
    class_of(Path("交来/软件学院"), 3, ["无误", "=民族错", "有误", "+照片不对", "@李甲 姓名错"])
    math = Path("交来/数学学院")
    math.mkdir()
    people = [[str(int(str(row[0])) + 10_000), *row[1:]] for row in students(4)]
    workbook(math / "class.xlsx", [HEADER, *people])
    (math / "~$class.xlsx").write_bytes(b"lock")
    (math / ".DS_Store").write_bytes(b"noise")
    return tmp_path


def test_a_school(school: Path, fankui: Fankui) -> None:
    """Everybody is in 明细 by college, class and 学号; the other sheets say what to do."""
    run = merge(fankui, "交来", "-o", "汇总.xlsx")
    assert (run.code, run.out) == (1, "汇总.xlsx\n")
    assert "4 个班 19 人，还不齐：1 人未反馈，1 人的异常没有写明。" in run.err
    book = openpyxl.load_workbook("汇总.xlsx")
    assert book.sheetnames == [
        "总览", "明细", "异常汇总", "未反馈", "补采集", "问题", "来源",
    ]  # fmt: skip
    lines = rows(school / "汇总.xlsx", "明细")
    keys = [(row["学院"], row["班级"], row["学号"]) for row in lines]
    assert keys == sorted(keys)
    assert len(lines) == 19
    assert {row["学院"] for row in lines} == {"软件学院", "数学学院"}
    (missing,) = rows(school / "汇总.xlsx", "未反馈")
    assert (missing["班级"], missing["原因"]) == ("2014级软件2班", "表上空着")
    (photo,) = rows(school / "汇总.xlsx", "补采集")
    assert photo["校对结果"] == "无学历照片"
    assert photo["什么时候以前"] == "6月初"
    wrong = {row["校对结果"]: row for row in rows(school / "汇总.xlsx", "异常汇总")}
    assert wrong["民族应为回族"]["哪一项"] == "民族"
    assert "身份证复印件" in str(wrong["民族应为回族"]["要带的材料"])


def test_each_fault_of_a_result(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """异常汇总 names every fault of a result and who solves it, as --json does; so does 补采集."""
    monkeypatch.chdir(tmp_path)
    class_of(
        Path("交来"),
        1,
        ["姓名错，相片没显示", "照片没有问题，民族错", "班级不对", "有只猫", "无误"],
    )
    merge(fankui, "交来", "-o", "汇总.xlsx")
    told = [
        (row["校对结果"], row["哪一项"], row["谁来解决"])
        for row in rows(tmp_path / "汇总.xlsx", "异常汇总")
    ]
    assert told == [
        (
            "姓名错，相片没显示",
            "姓名、无学历照片",
            "教务处（报省级主管部门）；学生本人（昆明补采集）",
        ),
        ("照片没有问题，民族错", "民族", "教务处（报省级主管部门）"),
        ("班级不对", "班级、分院、学号", "学院自己改，不影响毕业证"),
        ("有只猫", "先问清楚", None),  # no fault of any kind until somebody says so
    ]
    photos = [row["校对结果"] for row in rows(tmp_path / "汇总.xlsx", "补采集")]
    assert photos == ["姓名错，相片没显示"]
    (each,) = json.loads(merge(fankui, "交来", "--json").out)["classes"]
    kinds = [[one["name"] for one in line["anomalies"]] for line in each["students"]]
    assert kinds == [["姓名", "无学历照片"], ["民族"], ["班级、分院、学号"], [], []]


def test_text_stays_text(school: Path, fankui: Fankui) -> None:
    """What begins like a formula is a text in every sheet, and so is each 学号."""
    merge(fankui, "交来", "-o", "汇总.xlsx")
    book = openpyxl.load_workbook(school / "汇总.xlsx")
    for sheet in ("明细", "异常汇总"):
        cells = [cell for row in book[sheet].iter_rows() for cell in row]
        assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
        texts = {cell.value for cell in cells}
        assert {"=民族错", "+照片不对", "@李甲 姓名错"} <= texts
    numbers = [row["学号"] for row in rows(school / "汇总.xlsx", "明细")]
    assert all(isinstance(number, str) for number in numbers)


def test_formulas_and_the_chart_have_their_values(school: Path, fankui: Fankui) -> None:
    """A viewer that computes nothing shows the sums and draws the chart."""
    merge(fankui, "交来", "-o", "汇总.xlsx")
    formulas = openpyxl.load_workbook(school / "汇总.xlsx")["总览"]
    values = openpyxl.load_workbook(school / "汇总.xlsx", data_only=True)["总览"]
    computed = [
        (cell.value, values[cell.coordinate].value)
        for row in formulas.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(computed) > 10
    assert all(isinstance(value, int | float) for _, value in computed)
    total = next(row for row in values.iter_rows(values_only=True) if row[0] == "合计")
    assert total[1:3] == (4, 19)
    with ZipFile(school / "汇总.xlsx") as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    parts = [STATUS_WORDS[status] for status in Status if status is not Status.AWAY]
    assert chart.count("<c:numCache>") == len(parts)  # a part of each bar: of who takes part
    assert "软件学院" in chart


def test_who_is_not_clear_is_not_done(school: Path, fankui: Fankui) -> None:
    """完成率 counts who has a result for the form, and never rounds the last one away."""
    class_of(Path("交来/软件学院"), 4, ["弄好了", "无误", "有误", "照片不是本人"])
    class_of(Path("交来/软件学院"), 5, ["无误"] * 2999 + [""])
    merge(fankui, "交来", "-o", "汇总.xlsx")
    found = openpyxl.load_workbook(school / "汇总.xlsx", data_only=True)["总览"]
    rates = {row[1]: row[11] for row in found.iter_rows(values_only=True)}
    assert rates["2014级软件4班"] == 0.5
    assert rates["2014级软件1班"] == 1
    assert rates["2014级软件5班"] == 0.999


def test_who_may_not_take_part_is_asked_about_by_the_class(school: Path, fankui: Fankui) -> None:
    """Nobody is told to write into a log beside what was handed in; check of one roster does."""
    text = "学号,姓名,班级,校对结果\n2014039101,王甲,2014级软件9班,休学\n"
    path = school / "交来/软件学院/9班.csv"
    path.write_text(text, "utf-8")
    run = merge(fankui, "交来", "-o", "汇总.xlsx")
    (row,) = (row for row in rows(school / "汇总.xlsx", "问题") if row["代号"] == "away-answer")
    assert row["说明"] == "反馈写的是“休学”"
    assert "重新交来" in str(row["怎么办"])
    assert "fankui collect" not in run.err
    assert "fankui collect" not in fankui("check", "交来").out
    assert "--without 2014039101=休学" in fankui("check", path).out


def test_nothing_names_an_option_that_merge_has_not(school: Path, fankui: Fankui) -> None:
    """What to do about what `check` lets pass by --allow: on the screen, in every sheet, the page.

    A summary of summaries says the same, however often it is merged.
    """
    text = "学号,姓名,班级,校对结果,校对时间\n9,,2011级软件9班,无误,2018-04-09 20:00\n"
    (school / "交来/软件学院/9班.csv").write_text(text, "utf-8")
    roll = "学号,姓名,班级,学院\n2014030101,王甲,2014级软件1班,软件学院\n"
    Path("全校.csv").write_text(roll, "utf-8")
    run = merge(fankui, "交来", "--roster", "全校.csv", "-o", "汇总.xlsx", "-o", "报告.html")
    codes = {str(row["代号"]) for row in rows(school / "汇总.xlsx", "问题")}
    assert {"name-mismatch", "unknown-student", "bad-name", "cohort", "late-check"} <= codes
    again = merge(fankui, "汇总.xlsx", "-o", "再汇总.xlsx")
    for book in ("汇总.xlsx", "再汇总.xlsx"):
        for row in rows(school / book, "问题"):
            assert "--allow" not in str(row["怎么办"])
            assert str(row["怎么办"]).endswith("。")
    assert rows(school / "再汇总.xlsx", "问题") == rows(school / "汇总.xlsx", "问题")
    page = Path("报告.html").read_text("utf-8")
    assert "--allow" not in f"{run.out}{run.err}{again.err}{page}"
    assert (
        "--allow name-mismatch"
        in fankui("check", "交来").out + fankui("explain", "name-mismatch").out
    )


def test_each_sheet_prints_on_a4(school: Path, fankui: Fankui) -> None:
    """Every sheet is set up for A4, one page wide, its header on each page."""
    merge(fankui, "交来", "-o", "汇总.xlsx")
    book = openpyxl.load_workbook(school / "汇总.xlsx")
    for sheet in book.worksheets:
        assert str(sheet.page_setup.paperSize) == "9"
        fits = sheet.sheet_properties.pageSetUpPr
        assert fits
        assert fits.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.freeze_panes
        if sheet.title != "总览":
            assert sheet.print_title_rows == "$1:$1"
            assert sheet.auto_filter.ref


def test_by_levels(school: Path, fankui: Fankui) -> None:
    """Colleges first and then the school: the same bytes as all at once, in any order."""
    merge(fankui, "交来", "-o", "一次.xlsx")
    for college in ("软件学院", "数学学院"):
        merge(fankui, f"交来/{college}", "-o", f"{college}.xlsx")
    merge(fankui, "数学学院.xlsx", "软件学院.xlsx", "-o", "两级.xlsx")
    assert (school / "两级.xlsx").read_bytes() == (school / "一次.xlsx").read_bytes()
    merge(fankui, "软件学院.xlsx", "交来/数学学院", "交来/软件学院", "-o", "混着.xlsx")
    assert (school / "混着.xlsx").read_bytes() == (school / "一次.xlsx").read_bytes()


def test_what_somebody_changed_counts(school: Path, fankui: Fankui) -> None:
    """A result that was cleared up in 明细, and a row added by hand, are in the next summary."""
    merge(fankui, "交来", "-o", "汇总.xlsx")
    book = openpyxl.load_workbook(school / "汇总.xlsx")
    sheet = book["明细"]
    header = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[header.index("校对结果")].value == "有误":
            row[header.index("校对结果")].value = "姓名有误：应为“李申”"
    added = ["数学学院", CLASS, "2014040150", "赵新", None, "无误"]
    sheet.append([*added, *[None] * (len(header) - len(added))])
    book.save(school / "改过.xlsx")
    run = merge(fankui, "改过.xlsx", "-o", "再汇总.xlsx", "--json")
    totals = json.loads(run.out)["totals"]
    assert (totals["students"], totals["vague"], totals["missing"]) == (20, 0, 1)


def edited(school: Path, change: Callable[[dict[str, Cell]], None]) -> Path:
    """A summary of the school in whose 明细 each row went through *change*."""
    book = openpyxl.load_workbook(school / "汇总.xlsx")
    sheet = book["明细"]
    header = [str(cell.value) for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        cells = [cell for cell in row if isinstance(cell, Cell)]
        change(dict(zip(header, cells, strict=True)))
    book.save(school / "改过.xlsx")
    return school / "改过.xlsx"


def test_a_decision_outlasts_the_form(school: Path, fankui: Fankui) -> None:
    """What was changed in 明细 counts also where the form is read once more, and for ever."""
    merge(fankui, "交来", "-o", "汇总.xlsx")

    def change(row: dict[str, Cell]) -> None:
        if row["校对结果"].value == "民族应为回族":
            row["校对结果"].value = "无误"
            row["姓名"].value = "李 新"

    edited(school, change)
    merge(fankui, "改过.xlsx", "交来", "-o", "再.xlsx")
    run = merge(fankui, "再.xlsx", "交来", "-o", "三.xlsx", "--json")
    found = json.loads(run.out)
    (line,) = [
        one for each in found["classes"] for one in each["students"] if one["name"] == "李新"
    ]
    assert (line["result"], line["source"]) == ("无误", "decided")
    assert "conflicting-answer" not in {one["code"] for one in found["problems"]}
    assert "duplicate-number" not in {one["code"] for one in found["problems"]}


def test_a_corrected_form_counts_before_an_earlier_summary(school: Path, fankui: Fankui) -> None:
    """A summary in the folder remembers what the form said before; the form itself counts."""
    merge(fankui, "交来", "-o", "交来/汇总0401.xlsx")
    class_of(school / "交来/软件学院", 2, ["无误"] * 5)
    run = merge(fankui, "交来", "-o", "汇总.xlsx")
    assert "其中有以前的汇总：交来/汇总0401.xlsx" in run.err
    found = rows(school / "汇总.xlsx", "明细")
    assert {one["校对结果"] for one in found if one["班级"] == "2014级软件2班"} == {"无误"}
    assert "duplicate-number" not in run.err


def test_a_filter_left_on_hides_nobody(school: Path, fankui: Fankui) -> None:
    """Rows that are hidden in 明细 are read; a hidden 明细 is refused in words."""
    merge(fankui, "交来", "-o", "汇总.xlsx")
    book = openpyxl.load_workbook(school / "汇总.xlsx")
    for row in range(2, 12):
        book["明细"].row_dimensions[row].hidden = True
    book.save(school / "筛选.xlsx")
    run = merge(fankui, "筛选.xlsx", "--json")
    assert json.loads(run.out)["totals"]["students"] == 19
    book["明细"].sheet_state = "hidden"
    book.active = 0
    book.save(school / "隐藏.xlsx")
    assert "“明细”是隐藏的" in merge(fankui, "隐藏.xlsx", "-o", "x.xlsx").err


def test_what_people_do_to_a_summary(school: Path, fankui: Fankui) -> None:
    """A blank behind a word, a foreign word, a number made of a 学号: nothing stops the merge."""
    merge(fankui, "交来", "-o", "汇总.xlsx")

    def change(row: dict[str, Cell]) -> None:
        row["种类"].value = f"{row['种类'].value} "
        row["级"].value = "9" * 5_000
        row["学号的毛病"].value = "?"
        if row["学号"].value == "2014030101":
            row["学号"].value = 20140301010000000000
            row["姓名"].value = "11010519491231002X"

    run = merge(fankui, edited(school, change), "--json")
    assert run.code == 1
    told = {one["code"] for one in json.loads(run.out)["problems"]}
    assert "bad-number" in told


def test_the_list_is_no_hand_in(school: Path, fankui: Fankui) -> None:
    """A list that lies among the forms only says who there is; a summary is no list."""
    head = ["学院", "班级", "学号", "姓名"]
    workbook(school / "交来/全校.xlsx", [head, ["文学院", "2014级中文1班", "2014050101", "文一"]])
    run = merge(fankui, "交来", "--roster", "交来/全校.xlsx", "--json")
    assert "missing-form" in {one["code"] for one in json.loads(run.out)["problems"]}
    merge(fankui, "交来/软件学院", "-o", "汇总.xlsx")
    run = merge(fankui, "交来/软件学院", "--roster", "汇总.xlsx", "--json")
    assert "不是全校名单" in run.out


def test_nothing_handed_in_is_overwritten(school: Path, fankui: Fankui) -> None:
    """Not even with --force, and not by --docx; nothing is written where the form is no form."""
    before = {path: path.read_bytes() for path in (school / "交来").rglob("*.*") if path.is_file()}
    target = "交来/数学学院/class.xlsx"
    run = merge(fankui, "交来", "-o", target, "--force")
    assert (run.code, "交来的文件" in run.err) == (4, True)
    form_path = "交来/软件学院/反馈表-2014级软件1班.docx"
    assert merge(fankui, "交来", "--docx", form_path, "-o", "汇总.xlsx", "--force").code == 4
    bad = merge(fankui, "交来", "--docx", "a.docx", "--template", target, "-o", "汇总.xlsx")
    assert bad.code == 3
    assert not (school / "汇总.xlsx").exists()
    assert {path: path.read_bytes() for path in before} == before


def test_one_bad_name_among_good_ones(school: Path, fankui: Fankui) -> None:
    """An empty folder, a pattern without a match, a missing file: lines, and the rest goes on."""
    (school / "空").mkdir()
    run = merge(fankui, "交来", "空", "*.nothing", "没有.docx", "--json")
    told = [one for one in json.loads(run.out)["problems"] if one["code"] == "unreadable-file"]
    assert len(told) == 3
    assert run.code == 1


def test_no_id_number_anywhere(school: Path, fankui: Fankui) -> None:
    """Not out of a file's name, a class, a header that is none, or a log."""
    number_of_id = "11010519491231002X"
    folder = school / "证"
    folder.mkdir()
    (folder / f"{number_of_id}张三_1班.docx").write_bytes(
        form(f"{number_of_id}班", 2014030101, ["无误"])
    )
    (folder / "2.csv").write_text(f"{number_of_id},张三\n", encoding="utf-8")
    head: list[object] = ["学号", "姓名", "班级", "学院", "校对结果"]
    workbook(
        folder / "3.xlsx", [head, ["2014030301", "李四", f"{number_of_id}班", number_of_id, "无误"]]
    )
    run = merge(fankui, "证", "-o", "汇总.xlsx", "--docx", "全部.docx")
    shown = merge(fankui, "证", "--json")
    assert number_of_id not in run.err + run.out + shown.out + shown.err
    for path in ("汇总.xlsx", "全部.docx"):
        with ZipFile(school / path) as archive:
            assert not [
                name for name in archive.namelist() if number_of_id.encode() in archive.read(name)
            ]


def test_texts_that_excel_could_not_hold(school: Path, fankui: Fankui) -> None:
    """40,000 characters are cut where Excel cuts, rows stay as low as Excel allows."""
    head = ["学号", "姓名", "班级", "校对结果"]
    lines = "\n".join(["错"] * 3_000)
    people = [["2014030301", "李四", CLASS, "民" * 40_000], ["2014030302", "王五", CLASS, lines]]
    table = "\r\n".join('"' + '","'.join(row) + '"' for row in [head, *people])
    (school / "长.csv").write_text(table, encoding="utf-8")
    merge(fankui, "长.csv", "-o", "汇总.xlsx")
    with ZipFile(school / "汇总.xlsx") as archive:
        xml = archive.read("xl/worksheets/sheet2.xml").decode()
    assert max(len(text) for text in re.findall(r"<t[^>]*>([^<]*)", xml)) == 32_767
    assert max(float(height) for height in re.findall(r' ht="([\d.]+)"', xml)) <= 409


def test_against_the_list(school: Path, fankui: Fankui) -> None:
    """--roster tells the class that handed in nothing, who is missing and who is in no list."""
    head = ["学院", "班级", "学号", "姓名", "年级", "层次"]
    listed = [
        ["软件学院", "2014级软件1班", str(2014030101 + at), f"李{name}", "2014", "本科"]
        for at, name in enumerate("乙丙丁戊己庚")
    ]
    listed.append(["文学院", "2014级中文1班", "2014050101", "文一", "2014", "本科"])
    workbook(school / "全校.xlsx", [head, *listed])
    run = merge(fankui, "交来/软件学院", "--roster", "全校.xlsx", "-o", "汇总.xlsx", "--json")
    found = json.loads(run.out)
    told = {(one["code"], one["class"]) for one in found["problems"]}
    assert ("missing-form", "2014级中文1班") in told
    assert ("missing-answer", "2014级软件1班") in told
    assert ("total-mismatch", "2014级软件1班") in told
    strangers = [one for one in found["problems"] if one["code"] == "unknown-student"]
    assert len(strangers) == 10
    assert found["totals"]["listed"] == 7
    assert {one["kind"] for one in found["sources"]} == {"form", "list"}
    reasons = {row["原因"] for row in rows(school / "汇总.xlsx", "未反馈")}
    assert reasons == {"表上空着", "名单上有，表上没有", "全班没有交表"}


def test_a_roster_with_its_log(school: Path, fankui: Fankui) -> None:
    """The answer log beside a roster counts, on the disk and in a zip."""
    math = school / "交来/数学学院"
    fankui("collect", math / "class.xlsx", "--set", "2014040102=专业有误")
    with ZipFile(school / "数学学院.zip", "w") as archive:
        for path in math.iterdir():
            archive.write(path, path.name)
    for given in ("交来/数学学院", "数学学院.zip"):
        run = merge(fankui, given, "--json")
        (each,) = json.loads(run.out)["classes"]
        assert each["counts"]["anomaly"] == 1


def test_a_zip_as_windows_makes_it(school: Path, fankui: Fankui) -> None:
    """Names in GBK, a zip within the zip, temporary files and what a Mac adds."""
    inner = BytesIO()
    with ZipFile(inner, "w") as archive:
        archive.writestr("反馈表-2014级软件8班.docx", form(None, 2014030801, ["无误"]))
    outer = BytesIO()
    with ZipFile(outer, "w") as archive:
        archive.writestr("AAAA/BBBB.docx", form(None, 2014030901, ["无误"]))
        archive.writestr("__MACOSX/x.docx", b"noise")
        archive.writestr("~$x.docx", b"noise")
        archive.writestr("inner.zip", inner.getvalue())
    data = outer.getvalue().replace(b"AAAA/BBBB", "软件/9班".encode("gbk").ljust(9, b"_"))
    (school / "QQ.zip").write_bytes(data)
    run = merge(fankui, "QQ.zip", "--json")
    files = {one["file"] for one in json.loads(run.out)["sources"]}
    assert files == {"QQ.zip/软件/9班_.docx", "QQ.zip/inner.zip/反馈表-2014级软件8班.docx"}


def test_a_hundred_and_fifty_beside_fifty_broken_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui
) -> None:
    """All 150 are merged; each of the 50 others has a line that says what is wrong; exit 1."""
    monkeypatch.chdir(tmp_path)
    folder = Path("交来")
    folder.mkdir()
    one = Package(Path("1.docx"), form("2014级软件KLASS班", 2014100000, ["无误"] * 3))
    filled = one.read(FORM.part)
    for at in range(150):
        made = filled.replace(b"KLASS", b"%d" % at).replace(b"20141000", b"2014%04d" % (1000 + at))
        (folder / f"{at:03}.docx").write_bytes(one.replaced(FORM.part, made))
    refused = [one for one in CATALOGUE if one.students is None][: 50 - len(OTHER_KINDS)]
    broken = {f"坏{at}-{one.name}": one.make() for at, one in enumerate(refused)} | OTHER_KINDS
    for name, data in broken.items():
        (folder / name).write_bytes(data)
    run = merge(fankui, "交来", "-o", "汇总.xlsx")
    assert run.code == 1
    assert "Traceback" not in run.err
    assert "读不了的文件（unreadable-file）49 条" in run.err
    assert [name for name in broken if f"交来/{name}" not in run.err] == []
    book = openpyxl.load_workbook(tmp_path / "汇总.xlsx", data_only=True)
    assert len(rows_of(book, "明细")) == 450
    told = [row for row in rows_of(book, "问题") if row["问题"] == "读不了的文件"]
    assert len(told) == 49  # a blank form is a note
    assert all(row["说明"] and row["怎么办"] for row in told)


GOOD = form("2014级软件1班", 2014030101, ["无误"])
OTHER_KINDS = {
    "别1.pdf": b"%PDF-1.7 scan",
    "别2.jpg": b"\xff\xd8\xff\xe0 photo",
    "别3.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
    "别4.rar": b"Rar!\x1a\x07\x00",
    "别5.docx": GOOD[:2000],
    "别6.docx": b"",
    "别7.docx": FORM.package.data,
    "别8.docx": b"this is no document",
    "别9.zip": GOOD[:1500],
    "别10.xlsx": b"\x00\x01\x02\x03",
    "别11.txt": "通知：请交表".encode("gbk"),
    "别12.docx": FORM.package.replaced(FORM.part, b"<w:document>"),
}


def test_nothing_readable_is_exit_3(school: Path, fankui: Fankui) -> None:
    """With nothing to merge there is no workbook."""
    (school / "扫描").mkdir()
    (school / "扫描/1班.pdf").write_bytes(b"%PDF-1.7")
    run = merge(fankui, "扫描", "-o", "汇总.xlsx")
    assert run.code == 3
    assert "请向这个班要 Word 原件" in run.err
    assert not (school / "汇总.xlsx").exists()


def test_what_is_written_is_not_read(school: Path, fankui: Fankui) -> None:
    """A summary that lies in the folder it is made of is passed over when it is made anew."""
    first = merge(fankui, "交来", "-o", "交来/汇总.xlsx")
    before = (school / "交来/汇总.xlsx").read_bytes()
    again = merge(fankui, "交来", "-o", "交来/汇总.xlsx")
    assert (first.code, again.code) == (1, 4)
    assert merge(fankui, "交来", "-o", "交来/汇总.xlsx", "--force").code == 1
    assert (school / "交来/汇总.xlsx").read_bytes() == before
    run = merge(fankui, "交来/汇总.xlsx", "交来", "-o", "交来/汇总.xlsx", "--force")
    assert (run.code, "就是输入的文件" in run.err) == (4, True)


@pytest.mark.usefixtures("school")
def test_wildcards_are_the_programs(fankui: Fankui) -> None:
    """A shell of Windows leaves * to the program."""
    run = merge(fankui, "交来/软件学院/*[12]班.docx", "--json")
    assert json.loads(run.out)["totals"]["classes"] == 2
    assert merge(fankui, "交来/*.pdf").code == 3


def test_all_forms_in_one_file(school: Path, fankui: Fankui) -> None:
    """--docx: each class begins a sheet of its own, with its name and its rows."""
    run = merge(fankui, "交来/软件学院", "--docx", "全部.docx", "-o", "汇总.xlsx")
    assert run.out == "汇总.xlsx\n全部.docx\n"
    sheets = read_paper((school / "全部.docx").read_bytes())
    assert len(sheets) == 3
    assert [sheet.breaks for sheet in sheets] == [False, True, True]
    assert [sheet.rows[0].number for sheet in sheets] == ["2014030101", "2014030201", "2014030301"]
    assert "软件2班" in sheets[1].last_line.replace(" ", "")


def mapped_form(path: Path, start: int, heading: str) -> None:
    blank = path.with_name("空白.docx")
    blank.write_bytes(plain(("序号", "学号", "姓名", heading, "本人签名"), 5))
    found = blank_form.find(blank, mapped={Column.RESULT: "D"})
    blank.unlink()
    lines = [Row(at, str(start + at), "李明", "无误") for at in range(1, 6)]
    name = f"2014级软件{path.stem}班"
    path.write_bytes(fill.fill(found, lines, class_name=name).data)


@pytest.mark.parametrize("odd", [range(30), range(1, 2)])
def test_map_reaches_forms(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, odd: range
) -> None:
    """--map names a column of Word forms as of sheets, also where only one of many has it."""
    monkeypatch.chdir(tmp_path)
    Path("交来").mkdir()
    for at in range(30):  # so many are read by two processes
        heading = "那一栏" if at in odd else "校对结果"
        mapped_form(Path("交来", f"{at:02}.docx"), 2014030000 + 100 * at, heading)
    told = merge(fankui, "交来", "--map", "校对结果=那一栏", "--json")
    students = [one for each in json.loads(told.out)["classes"] for one in each["students"]]
    assert (told.code, len(students), {one["result"] for one in students}) == (0, 150, {"无误"})
    checked = fankui("check", "交来", "--map", "校对结果=那一栏", *NOW, now=None)
    assert checked.code == 0
    unread = merge(fankui, "交来", "--json")
    assert unread.code == (3 if len(odd) == 30 else 1)
    wrong = merge(fankui, "交来", "--map", "校对结果=没有的", "--json")
    assert wrong.code == (3 if len(odd) == 30 else 2)


@pytest.mark.usefixtures("school")
def test_check_takes_the_same(fankui: Fankui) -> None:
    """`check` of forms, folders, zips and summaries finds what `merge` counts."""
    merge(fankui, "交来", "-o", "汇总.xlsx")
    for given in ("交来", "汇总.xlsx"):
        run = fankui("check", given, "--json", *NOW, now=None)
        found = json.loads(run.out)
        counts = [each["counts"] for each in found["classes"]]
        assert sum(each["students"] for each in counts) == 19
        assert sum(each["missing"] for each in counts) == 1
    run = fankui("check", "交来/软件学院/反馈表-2014级软件2班.docx", "--missing")
    assert (run.code, run.out) == (1, "李戊\n")
    assert fankui("check", "交来", "--class", CLASS).code == 2


class Stop:
    """Interrupts before the *at*-th line is done of those from `begin` on.

    Lines are counted twice at most: what is done for the first file, and for the second.
    """

    def __init__(self, at: int) -> None:
        self.lines = 0
        self._at = at
        self._seen = Counter[tuple[str, int]]()

    def begin(self, frame: FrameType | None) -> None:
        """Look at the lines of *frame*, and of writing a file."""
        assert frame is not None
        frame.f_trace = self
        sys.settrace(self)

    def __call__(self, frame: FrameType, event: str, _: object) -> "Stop | None":
        """What sys.settrace calls."""
        file, name = frame.f_code.co_filename, frame.f_code.co_name
        if file != writing.__file__ and (file, name) != (merge_command.__file__, "run"):
            return None
        place = file, frame.f_lineno
        if event == "line" and self._seen[place] < 2:
            self._seen[place] += 1
            self.lines += 1
            if self.lines == self._at:
                raise KeyboardInterrupt
        return self


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # the process ends here
@pytest.mark.usefixtures("school")
def test_interrupted(fankui: Fankui, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C at any line: exit 130, no half file, and each file that stands there is named."""
    notice = notice_toml.read(notice_toml.BUILT_IN)
    read = handed_in.read(inbox.find(["交来"]), notice, ColumnMap())
    found = merged(read.summary, notice)
    outputs = (Path("汇总.xlsx"), Path("全部.docx"))

    def stopped(at: int) -> tuple[Run, Stop]:
        stop, before = Stop(at), sys.gettrace()

        def workbook(self: Written, _: object) -> list[writing.File]:
            frame = inspect.currentframe()
            while frame and frame.f_code.co_name != "run":
                frame = frame.f_back
            stop.begin(frame)
            return [writing.File(self.targets[0], b"workbook")]

        monkeypatch.setattr(Written, "files", workbook)
        try:
            return merge(fankui, "交来", "-o", outputs[0], "--docx", outputs[1]), stop
        finally:
            sys.settrace(before)

    monkeypatch.setattr(handed_in, "read", lambda *_, **__: read)
    monkeypatch.setattr(standing, "merged", lambda *_: found)
    monkeypatch.setattr(Joined, "_all_forms", lambda *_: b"forms")
    run, whole = stopped(0)
    assert run.code == 1
    seen = []
    for at in range(1, whole.lines + 1):
        for path in outputs:
            path.unlink(missing_ok=True)
        run, _ = stopped(at)
        there = [str(path) for path in outputs if path.exists()]
        told = f"已停下。已经写好的文件：{'、'.join(there)}\n" if there else "已停下。\n"
        assert run.code == 130
        assert run.err.endswith(told)
        assert not list(Path().glob(".*.tmp"))
        seen.append(len(there))
    assert seen == sorted(seen)
    assert set(seen) == {0, 1, 2}


def test_interrupted_while_two_processes_read(school: Path) -> None:
    """A real Ctrl+C, when both are at work: exit 130, nothing written, no traceback, no child."""
    for number in range(4, 30):
        class_of(school / "交来/软件学院", number)
    code = f"""
import os, signal, sys
from tongzhi_cli import __main__
from tongzhi_cli.summary import read_file
first, here, count = read_file.read, os.getpid(), 0
def read(*given, **more):
    global count
    count += os.getpid() == here
    if count == 1:
        os.kill(here, signal.SIGINT)
    return first(*given, **more)
read_file.read = read
sys.argv = {["fankui", "merge", "交来", "-o", "汇总.xlsx", *NOW]!r}
sys.exit(__main__.main())
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 130
    assert done.stderr.splitlines()[-1] == "已停下。"
    assert "Traceback" not in done.stderr
    assert [path.name for path in school.iterdir()] == ["交来"]


@pytest.mark.usefixtures("school")
def test_wrong_usage(fankui: Fankui) -> None:
    """Options that cannot be are refused before anything is read."""
    assert merge(fankui, "交来", "-o", "汇总.docx").code == 2
    assert merge(fankui, "交来", "--template", "附件2.docx").code == 2
    assert merge(fankui, "交来", "--docx", "全部.pdf").code == 2
    assert merge(fankui, "没有").code == 3


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2018-04-02 17:00", ""),
        ("2018-04-02 17:01", "！ 上交截止 4月2日（星期一）17:00，已经过了（逾期不再受理）"),
        ("2018-09-01 08:00", ""),  # looked at once more
    ],
)
def test_that_it_is_too_late_is_told(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: str, said: str
) -> None:
    """On the screen alone: the workbook does not know what time it is."""
    class_of(tmp_path / "交来", 1)
    first, second = tmp_path / "甲.xlsx", tmp_path / "乙.xlsx"
    monkeypatch.setenv("FANKUI_NOW", "2018-04-01 20:00")
    fankui("merge", tmp_path / "交来", "-o", first)
    monkeypatch.setenv("FANKUI_NOW", now)
    told = fankui("merge", tmp_path / "交来", "-o", second).err
    lines = [one for one in told.splitlines() if "截止" in one]
    assert len(lines) == bool(said)
    assert all(said in one for one in lines)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("now", "over", "told"),
    [
        ("2018-04-02 17:00", False, "上交：4月2日（星期一）17:00 以前（逾期不再受理），"),
        ("2018-04-02 17:01", True, "上交：4月2日（星期一）17:00，已经过了（逾期不再受理），"),
    ],
)
@pytest.mark.parametrize("command", ["merge", "check"])
def test_programs_and_the_page_know_that_it_is_too_late(
    fankui: Fankui, tmp_path: Path, command: str, now: str, *, over: bool, told: str
) -> None:
    """Of the time that was typed: a page says no other, and is the same tomorrow."""
    path = class_of(tmp_path / "交来", 1)
    given = path.parent if command == "merge" else path
    page = tmp_path / "报告.html"
    run = fankui(command, given, "--json", "-o", page, "--now", now, now=None)
    assert json.loads(run.out)["deadline"] == {
        "role": "submit", "text": "4月2日（星期一）下午17:00前",
        "at": "2018-04-02T17:00:00+08:00", "hard": True, "over": over,
    }  # fmt: skip
    assert told in page.read_text(encoding="utf-8")


def test_page_without_a_typed_time_is_late_by_what_it_holds(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock of the computer makes no page other than it was."""
    handed = tmp_path / "交来"
    for at, checked in enumerate(("2018-04-01 20:00", "2018-04-03 08:00"), start=1):
        handed.mkdir(exist_ok=True)
        text = "学号,姓名,班级,校对结果,校对时间\n"
        text += f"201403010{at},安若溪,2014级软件{at}班,无误,{checked}\n"
        (handed / f"{at}班.csv").write_text(text, encoding="utf-8")
        pages = []
        for now in ("2018-04-01 21:00", "2018-04-05 08:00"):
            monkeypatch.setenv("FANKUI_NOW", now)
            page = tmp_path / f"{at}.html"
            fankui("merge", handed, "-o", page, "--force")
            pages.append(page.read_text(encoding="utf-8"))
        assert pages[0] == pages[1]
        assert ("17:00，已经过了" in pages[0]) == (at == 2)


def test_each_table_is_opened_once(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whom to call stands in what is read anyway; a fault in looking for it is no file's."""
    handed = tmp_path / "交来"
    handed.mkdir()
    rows = "学号,姓名,班级,职务,手机,校对结果\n2014030101,安若溪,2014级软件1班,班长,13800000001,\n"
    (handed / "1班.csv").write_text(rows, encoding="utf-8")
    with ZipFile(handed / "2班.zip", "w") as archive:
        other = rows.replace("030101", "030201").replace("软件1班", "软件2班")
        archive.writestr("2班.csv", other.replace("0001,", "0002,"))
    opened: list[str] = []
    read_data = tables.read_data

    def read(path: Path, *rest: Any) -> Book:
        opened.append(path.name)
        return read_data(path, *rest)

    monkeypatch.setattr(tables, "read_data", read)
    page = tmp_path / "报告.html"
    merge(fankui, handed, "-o", page)
    assert sorted(opened) == ["1班.csv", "2班.csv"]
    written = page.read_text(encoding="utf-8")
    assert ("13800000001" in written, "13800000002" in written) == (True, True)
    monkeypatch.delenv("FANKUI_DEBUG", raising=False)
    monkeypatch.setattr(find, "in_book", lambda _: 1 / 0)
    broken = merge(fankui, handed, "-o", page, "--force")
    assert "读不了" not in broken.err
    assert "13800000001" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("change", ["照片不是本人", "有误", "民族应为回族"])
def test_a_form_that_only_a_summary_remembers_is_told_as_that(
    change: str, school: Path, fankui: Fankui
) -> None:
    """It lies nowhere to be taken away: which summary has it, and what to type."""
    merge(fankui, "交来", "-o", "以前的.xlsx")
    new = school / "新交"
    class_of(new, 1, [change, *["无误"] * 4])
    run = merge(fankui, "新交", "以前的.xlsx", "-o", "再汇总.xlsx", "--send-back", "退回")
    told = "".join(run.err.split())
    assert "是以前的汇总（以前的.xlsx）里记着的，不是这次交来的" in told
    assert "打开“以前的.xlsx”，在“明细”里把这名同学的校对结果改成新的" in told
    assert "不要带上“以前的.xlsx”（fankuimerge新交的文件夹那次的文件夹-o汇总.xlsx）" in told
    assert "拿走另一份" not in told
    assert "拿走旧的那一份" not in told
    texts = [path.read_text("utf-8-sig") for path in (school / "退回").rglob("*.txt")]
    assert not any("结果不一" in text or "旧的一份还在" in text for text in texts)


@pytest.mark.parametrize("classes", [(8,), (8, 9), (5, 6, 7, 8)])
def test_a_summary_of_other_people_is_not_compared(
    classes: Sequence[int], school: Path, fankui: Fankui
) -> None:
    """What lies under the name of the new one is of other classes: nobody has left."""
    for number in classes:
        class_of(school / "别的", number)
    merge(fankui, "别的", "-o", "汇总.xlsx")
    run = merge(fankui, "交来", "-o", "汇总.xlsx", "--force")
    names = "、".join(f"2014级软件{number}班" for number in classes[:3])
    more = " 等 4 个班" if len(classes) > 3 else ""
    told = f"汇总.xlsx 汇总的是别的人（{names}{more}，{5 * len(classes)} 人），没有和它比。"
    assert told in run.err
    assert "不在了的" not in run.err
