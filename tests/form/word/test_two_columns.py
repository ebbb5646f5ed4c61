"""Forms whose result stands in two plain columns: each holds what belongs there, and reads back."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from blank_forms import LAST_LINE, form, saved

from conftest import Run
from tongzhi_cli.answers.result.judge import judge, meaning
from tongzhi_cli.cli.form.inspect import InspectOptions, run
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.blank import fill
from tongzhi_cli.form.excel import read as excel_reading
from tongzhi_cli.form.rows import Row, outcome
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.form.word.fill import Filled
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.tables import read as tables

with (Path(__file__).parent / "kinds_two_columns.tsv").open(encoding="utf-8") as lines:
    KINDS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
FAULTS = {
    "PHOTO": "照片不是本人",
    "RECORD": "民族有误：显示“汉族”，应为“纳西族”",
    "BOTH": "照片模糊；姓名应为方园",
}
SAID = {
    "right": "无误",
    "photo": "PHOTO",
    "record": "RECORD",
    "both": "BOTH",
    "away": "不参加（休学）",
}
TEXTS = [FAULTS.get(said, said) for said in SAID.values()]
NOTICE = notice_toml.read(notice_toml.BUILT_IN)
NAMED = [f"{one['kind']}: {one['header']}" for one in KINDS]


def rows() -> list[Row]:
    """One student of each sort, and one without an answer."""
    return [
        Row(at, f"201403010{at}", "安白陈丁方高"[at - 1] + "若思", said, outcome(judge(said)))
        for at, said in enumerate([*TEXTS, ""], start=1)
    ]


def cells_of(kind: dict[str, str]) -> list[str]:
    """What a blank row has printed in it."""
    header = kind["header"].split("|")
    printed = dict(zip(kind["columns"].split("|"), kind["row"].split("/"), strict=False))
    return [printed.get(str(at), "") for at in range(len(header))]


def blank(kind: dict[str, str], folder: Path, suffix: str) -> Path:
    """The form, with eight blank rows."""
    path = folder / f"附件2{suffix}"
    header = kind["header"].split("|")
    if suffix == ".docx":
        document = form(header, 8, below=(f"班级：________ {LAST_LINE}",))
        for row in document.tables[0].rows[1:]:
            for cell, text in zip(row.cells, cells_of(kind), strict=True):
                if text:
                    cell.text = text
        path.write_bytes(saved(document))
        return path
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(header)
    for number in range(1, 9):
        first = [str(number)] if header[0] == "序号" else [cells_of(kind)[0]]
        sheet.append([*first, *cells_of(kind)[1:]])
    sheet.append([f"班级：________ {LAST_LINE}"])
    book.save(path)
    return path


def filled(kind: dict[str, str], folder: Path, suffix: str = ".docx") -> Filled:
    return fill(blank_form.find(blank(kind, folder, suffix)), rows(), class_name="2014级软件1班")


def expected(kind: dict[str, str], said: str) -> list[str]:
    text = kind[said]
    for name, fault in FAULTS.items():
        text = text.replace(name, fault)
    return text.split("/")


def students_cells(kind: dict[str, str], folder: Path, suffix: str) -> list[list[str]]:
    """The cells of the students, of the first list."""
    path = folder / f"反馈表{suffix}"
    path.write_bytes(filled(kind, folder, suffix).data)
    if suffix == ".docx":
        table = docx.Document(str(path)).tables[0]
        return [[cell.text for cell in row.cells] for row in table.rows[1:]]
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [[str(one or "") for one in row] for row in sheet.iter_rows(min_row=2, values_only=True)]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@pytest.mark.parametrize("kind", KINDS, ids=NAMED)
def test_each_column_has_what_belongs_there(
    kind: dict[str, str], suffix: str, tmp_path: Path
) -> None:
    """The photo's fault under the photo, other faults beside, 无误 where nothing is wrong."""
    written = students_cells(kind, tmp_path, suffix)
    places = [int(one) for one in kind["columns"].split("|")]
    for row, said in zip(written, SAID, strict=False):
        if kind[said] != "*":
            assert [row[at] for at in places] == expected(kind, said)
    nobody = cells_of(kind)
    assert [written[5][at] for at in places] == [nobody[at] for at in places]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@pytest.mark.parametrize("kind", KINDS, ids=NAMED)
def test_both_columns_read_back_as_one_answer(
    kind: dict[str, str], suffix: str, tmp_path: Path
) -> None:
    """What was answered comes back word for word; who said nothing has no answer."""
    path = tmp_path / f"反馈表{suffix}"
    path.write_bytes(filled(kind, tmp_path, suffix).data)
    if suffix == ".docx":
        _, answers = form_reading.read(path, NOTICE)
    else:
        _, answers = excel_reading.read_book(tables.read(path), NOTICE)
    told = {one.number: meaning(one, NOTICE).text for one in answers}
    wanted = dict(zip([row.number for row in rows()], TEXTS, strict=False))
    if kind["away"] == "*":
        wanted.popitem()
        told.pop("2014030105", None)
    assert told == wanted


@pytest.mark.parametrize("kind", KINDS, ids=NAMED)
def test_what_goes_where_is_told(
    kind: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`form inspect` and `build` name both columns by their own words."""
    notes = filled(kind, tmp_path).notes
    header = kind["header"].split("|")
    named = [f"“{header[int(at)]}”" for at in kind["columns"].split("|")]
    (note,) = (note for note in notes if all(name in note for name in named))
    run(InspectOptions(str(tmp_path / "附件2.docx"), [], None, None), as_json=False, quiet=True)
    assert note in "".join(capsys.readouterr().out.split("\n"))


#: Headings beside 学号 and 姓名 that are no such pair, and what is for the result.
OTHERS = {
    "照片|核对结果|签名": "核对结果",
    "照片|信息是否无误|签名": "信息是否无误",
    "图像信息核对结果|备注|签名": "图像信息核对结果",
    "照片|学籍信息|核对结果|签名": "核对结果",
    "照片|信息|无误|有误|签名": "无误",
    "学信网核对结果|教务系统核对结果|签名": "学信网核对结果",
}


@pytest.mark.parametrize("header", OTHERS)
def test_a_single_column_is_no_pair(header: str, tmp_path: Path) -> None:
    """A place for a photo stays blank, and one column for the result is for all of it."""
    path = tmp_path / "空表.docx"
    path.write_bytes(saved(form(["学号", "姓名", *header.split("|")], 6)))
    columns = blank_form.find(path).parts.columns
    assert not {Column.PHOTO, Column.RECORD} & columns.keys()
    place = columns.get(Column.RESULT, columns.get(Column.RIGHT))
    assert place == header.split("|").index(OTHERS[header]) + 2


#: What people typed under 照片是否无误 and 信息是否无误, and what it comes to.
TYPED = {
    ("无误", "无误"): "ok 无误",
    ("√", "√"): "ok 无误",
    ("是", "是"): "ok 无误",
    ("否", "是"): "anomaly 照片有误",
    ("不是本人", "√"): "anomaly 照片不是本人",
    ("无误", ""): "unclear 照片无误，信息空着，未核对",
    ("", "无误"): "unclear 信息无误，照片空着，未核对",
    ("", "民族应为回族"): "anomaly 民族应为回族",
    ("照片模糊", "照片模糊"): "anomaly 照片模糊",
    ("/", "/"): "missing ",
    ("", ""): "missing ",
}


def test_what_people_type_into_two_columns_is_read(tmp_path: Path) -> None:
    """Ticks, 是 and 否 say what was asked; one that is blank beside 无误 is told, not taken."""
    document = form(["学号", "姓名", "照片是否无误", "信息是否无误", "签名"], len(TYPED))
    for at, (row, said) in enumerate(zip(document.tables[0].rows[1:], TYPED, strict=True)):
        for cell, text in zip(row.cells, (f"20140301{at:02}", "安若思", *said), strict=False):
            cell.text = text
    path = tmp_path / "反馈表.docx"
    path.write_bytes(saved(document))
    _, answers = form_reading.read(path, NOTICE)
    found = {one.number: meaning(one, NOTICE) for one in answers}
    none = judge("")
    results = [found.get(f"20140301{at:02}", none) for at in range(len(TYPED))]
    assert [f"{one.status} {one.text}" for one in results] == [*TYPED.values()]


def test_a_column_that_nobody_writes_in_is_for_photos(tmp_path: Path) -> None:
    """照片 | 学籍信息 of which only the second is filled in: that is the result."""
    document = form(["学号", "姓名", "照片", "学籍信息", "签名"], 2)
    for at, row in enumerate(document.tables[0].rows[1:]):
        said = (f"201403010{at}", "安若思", "", ("无误", "民族应为回族")[at])
        for cell, text in zip(row.cells, said, strict=False):
            cell.text = text
    path = tmp_path / "反馈表.docx"
    path.write_bytes(saved(document))
    _, answers = form_reading.read(path, NOTICE)
    assert [meaning(one, NOTICE).text for one in answers] == ["无误", "民族应为回族"]


def test_the_roster_and_the_form_agree(tmp_path: Path, fankui: Callable[..., Run]) -> None:
    """The photo's fault comes first on the form, second in the roster: no conflict is told."""
    kind = KINDS[0]
    roster = tmp_path / "名单.csv"
    said = "2014030101,安若思,2014级软件1班,本科,姓名应为方园；照片模糊\n"
    roster.write_text(f"学号,姓名,班级,层次,校对结果\n{said}", "utf-8")
    form_ = blank(kind, tmp_path, ".docx")
    out = tmp_path / "反馈表.docx"
    assert fankui("build", roster, "--template", form_, "-o", out).code == 0
    merged = json.loads(fankui("merge", out, roster, "--json").out)
    assert "conflicting-answer" not in {one["code"] for one in merged["problems"]}
    (student,) = merged["classes"][0]["students"]
    assert set(student["result"].split("；")) == {"姓名应为方园", "照片模糊"}


def test_each_kind_has_inputs_of_its_own() -> None:
    """Each kind has three inputs at least."""
    assert min(Counter(kind["kind"] for kind in KINDS).values()) >= 3
