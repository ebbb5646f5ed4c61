"""Rows that speak of other rows: 同上, merged cells, on sheets and on forms."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from builders import notice_2018, text_file
from new_document import new_document
from spreadsheets import ods, xls, xml2003

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.read_file import read_results
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.model.problem import Problem
from tongzhi_cli.roster import read as rosters

NOTICE = notice_2018()
PEOPLE = ["安若曦", "白思雨", "陈静", "单雨桐", "曹子涵", "曹梓航"]


def sheet(folder: Path, results: list[str], merged: str = "") -> Path:
    """A roster with *results* in D2 and below; *merged* is a range of them."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["学号", "姓名", "班级", "校对结果"])
    for at, text in enumerate(results):
        page.append([f"20140301{at + 1:02}", PEOPLE[at], "2014级软件1班", text])
    if merged:
        page.merge_cells(merged)
    path = folder / "花名册.xlsx"
    book.save(path)
    return path


def form(folder: Path, results: list[str], merged: tuple[int, int] | None = None) -> Path:
    """A form typed by hand; *merged* are the first and the last of merged result cells."""
    document = new_document()
    document.add_paragraph("班级：2014级软件1班")
    table = document.add_table(rows=len(results) + 1, cols=5)
    for cell, text in zip(
        table.rows[0].cells, ["序号", "学号", "姓名", "校对结果", "本人签名"], strict=True
    ):
        cell.text = text
    for at, text in enumerate(results, start=1):
        cells = table.rows[at].cells
        cells[0].text, cells[1].text, cells[2].text = str(at), f"20140301{at:02}", PEOPLE[at - 1]
        cells[3].text = text
    if merged:
        first, last = (table.cell(at, 3) for at in merged)
        first.merge(last)
    path = folder / "反馈表.docx"
    document.save(str(path))
    return path


def said(answers: list[Answer]) -> list[str]:
    """What counts for each student: the status and the text."""
    counting, _ = newest(answers)
    results = [meaning(counting[number], NOTICE) for number in sorted(counting)]
    return [f"{one.status} {one.text}".strip() for one in results]


def notes(found: tuple[Problem, ...]) -> list[str]:
    return [one.message for one in found if one.code == "other-row"]


AS_ABOVE = [
    (["无误", "同上", "民族错"], ["ok 无误", "ok 无误", "anomaly 民族错"]),
    (["民族错", "〃", "〃"], ["anomaly 民族错"] * 3),
    (["无误", "ditto", "″"], ["ok 无误"] * 3),
    (["同上", "无误", "同上一行"], ["unclear 同上", "ok 无误", "ok 无误"]),
    (["", "同前", "无误"], ["unclear 同前", "ok 无误"]),
    (["无勿", "同上", "无误"], ["unclear 无勿", "unclear 无勿", "ok 无误"]),
    (["同上", "同上", "无误"], ["unclear 同上", "unclear 同上", "ok 无误"]),
    (["民族错", "—同上—", "--同上--"], ["anomaly 民族错"] * 3),
    (["民族错", "「同上」", "“同上”"], ["anomaly 民族错"] * 3),
    (["无误", "……同上……", "同上↑"], ["ok 无误"] * 3),
    (["无误", "——〃——", "《同前》"], ["ok 无误"] * 3),
    (["无误", "—上报—", "「同名」"], ["ok 无误", "unclear —上报—", "unclear 「同名」"]),
]


@pytest.mark.parametrize(("results", "expected"), AS_ABOVE)
def test_as_above_in_a_sheet(tmp_path: Path, results: list[str], expected: list[str]) -> None:
    """The answer of the row above; the first row and one below a blank have none."""
    _, answers = rosters.read(sheet(tmp_path, results), NOTICE)
    assert said(answers) == expected


@pytest.mark.parametrize(("results", "expected"), AS_ABOVE)
def test_as_above_on_a_form(tmp_path: Path, results: list[str], expected: list[str]) -> None:
    """The same on a form that somebody typed."""
    _, answers = form_reading.read(form(tmp_path, results), NOTICE)
    assert said(answers) == expected


#: Cells, and how each is read: V and v are ticks only where others are.
TYPED_TICKS = [
    (["√", "V", "v"], ["ok 无误"] * 3),
    (["无误", "Ｖ", "民族错"], ["ok 无误", "ok 无误", "anomaly 民族错"]),
    (["对勾", "打勾", "打√"], ["ok 无误"] * 3),
    (["v", "V", "VV"], ["ok 无误"] * 3),
    (["V", "", "v"], ["unclear V", "unclear v"]),
    (["民族错", "V", "照片不是本人"], ["anomaly 民族错", "unclear V", "anomaly 照片不是本人"]),
    (["无误", "V", "x"], ["ok 无误", "unclear V", "vague x"]),
    (["A", "V", "无误"], ["unclear A", "unclear V", "ok 无误"]),
    (["没打勾", "画个圈", "无误"], ["missing", "unclear 画个圈", "ok 无误"]),
]


@pytest.mark.parametrize(("results", "expected"), TYPED_TICKS)
def test_a_typed_tick_among_others(tmp_path: Path, results: list[str], expected: list[str]) -> None:
    """The letter in the place of √ is 无误 beside ticks and 无误; else it is asked."""
    assert said(form_reading.read(form(tmp_path, results), NOTICE)[1]) == expected
    assert said(rosters.read(sheet(tmp_path, results), NOTICE)[1]) == expected


def test_a_typed_tick_is_told(tmp_path: Path) -> None:
    """With the cell in which it stands."""
    found = rosters.read(sheet(tmp_path, ["无误", "V"]), NOTICE)[0]
    assert notes(found.notes) == ["“V”和别的格里打的勾一样，当作“√”"]


def test_what_is_taken_from_above_is_told(tmp_path: Path) -> None:
    """With the cell in which it stands."""
    found = rosters.read(sheet(tmp_path, ["无误", "同上"]), NOTICE)[0]
    assert notes(found.notes) == ["“同上”按上一行（D2）的“无误”"]


@pytest.mark.parametrize(("length", "told"), [(20, "{}"), (21, "{:.19}…")])
def test_what_is_taken_over_is_told_short(tmp_path: Path, length: int, told: str) -> None:
    """Twenty characters are shown, of more nineteen and that there are more; all of them count."""
    text = f"照片不是本人{'！' * (length - 7)}。"
    found, answers = rosters.read(sheet(tmp_path, [text, "同上"]), NOTICE)
    assert notes(found.notes) == [f"“同上”按上一行（D2）的“{told.format(text)}”"]
    assert [one.text for one in answers] == [text, text]
    merged, _ = rosters.read(sheet(tmp_path, [text, "", "无误"], "D2:D3"), NOTICE)
    short = told.format(text)
    assert notes(merged.notes) == [f"“{short}”是 2 行合并的一格，每一行都按“{short}”"]


MERGED = [
    ("全班无误", ["ok 无误"] * 3, "“全班无误”是 3 行合并的一格，每一行都按“无误”"),
    ("以上均无误", ["ok 无误"] * 3, "“以上均无误”是 3 行合并的一格，每一行都按“无误”"),
    ("无误", ["ok 无误"] * 3, "“无误”是 3 行合并的一格，每一行都按“无误”"),
    ("照片不是本人", ["anomaly 照片不是本人"] * 3,
     "“照片不是本人”是 3 行合并的一格，每一行都按“照片不是本人”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "told"), MERGED)
def test_a_merged_cell_in_a_sheet(
    tmp_path: Path, text: str, expected: list[str], told: str
) -> None:
    """It holds for each row that it covers, and for no other; it is told once."""
    path = sheet(tmp_path, [text, "", "", "民族错"], "D2:D4")
    found, answers = rosters.read(path, NOTICE)
    assert said(answers) == [*expected, "anomaly 民族错"]
    assert notes(found.notes) == [told]


@pytest.mark.parametrize(("end", "made"), [("ods", ods), ("xls", xls), ("xml", xml2003)])
def test_a_merged_cell_in_other_formats(
    tmp_path: Path, end: str, made: Callable[..., bytes]
) -> None:
    """Whatever program saved the sheet."""
    people = [[f"20140301{at:02}", name, "", ""] for at, name in enumerate(PEOPLE[:4], start=1)]
    people[0][3], people[3][3] = "全班无误", "民族错"
    rows = [["学号", "姓名", "班级", "校对结果"], *people]
    path = tmp_path / f"花名册.{end}"
    path.write_bytes(made({"名单": rows}, merged=["D2:D4"]))
    assert said(rosters.read(path, NOTICE)[1]) == ["ok 无误"] * 3 + ["anomaly 民族错"]


def results(path: Path) -> list[Answer]:
    """The answers of a --results file."""
    return list(read_results(path, NOTICE, ColumnMap(), Group(())).answers)


def test_a_merged_cell_in_a_table_of_results(tmp_path: Path) -> None:
    """Given with --results it is the same."""
    answers = results(sheet(tmp_path, ["全班无误", "", "民族错"], "D2:D3"))
    assert said(answers) == ["ok 无误", "ok 无误", "anomaly 民族错"]


@pytest.mark.parametrize(("text", "expected", "told"), MERGED)
def test_a_merged_cell_on_a_form(tmp_path: Path, text: str, expected: list[str], told: str) -> None:
    """The same in Word."""
    path = form(tmp_path, [text, "", "", "民族错"], (1, 3))
    found, answers = form_reading.read(path, NOTICE)
    assert said(answers) == [*expected, "anomaly 民族错"]
    assert notes(found.notes) == [told]


@pytest.mark.parametrize("text", ["全班无误", "以下同学均无误", "以上均无误"])
def test_one_cell_speaks_for_nobody_else(tmp_path: Path, text: str) -> None:
    """Where it is not merged, its own row is not understood and the others have no answer."""
    _, answers = rosters.read(sheet(tmp_path, [text, "", ""]), NOTICE)
    assert said(answers) == [f"unclear {text}"]


def results_of(folder: Path, content: str) -> list[str]:
    return said(results(text_file(folder / "结果.csv", content)))


def test_as_above_in_a_table_of_results(tmp_path: Path) -> None:
    """A plain table is a sheet; in submissions the row above is somebody unseen."""
    rows = "2014030101,安若曦,无误{}\n2014030102,白思雨,同上{}\n"
    assert results_of(tmp_path, "学号,姓名,校对结果\n" + rows.format("", "")) == ["ok 无误"] * 2
    timed = rows.format(",2018-03-28 08:05", ",2018-03-28 08:06")
    assert results_of(tmp_path, "学号,姓名,校对结果,提交时间\n" + timed) == [
        "ok 无误",
        "unclear 同上",
    ]


def test_none_of_these_in_a_questionnaire(tmp_path: Path) -> None:
    """以上均无误 is the last option there."""
    content = "学号,姓名,校对结果,提交时间\n2014030101,安若曦,以上均无误,2018-03-28 08:05\n"
    assert results_of(tmp_path, content) == ["ok 无误"]
