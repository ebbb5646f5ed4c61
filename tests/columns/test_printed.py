"""What papers print and nothing is judged by goes from the roster to everything that shows it."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from blank_forms import plain
from docx import Document

from conftest import Run, workbook
from tongzhi_cli.columns.column import PRINTED, Column
from tongzhi_cli.columns.vocabulary import WORDS
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.notice.toml import read as notice_toml

Fankui = Callable[..., Run]
SAID = {Column.MAJOR: ("软件工程", "网络工程"), Column.SEX: ("女", "男")}
NOTICE = notice_toml.read(notice_toml.BUILT_IN)
NUMBERS = ("2014030101", "2014030102")
EVERY = pytest.mark.parametrize("column", PRINTED)


@pytest.fixture
def roster(tmp_path: Path, column: Column) -> Path:
    """Two students of one class of whom the roster says different things there."""
    rows: list[list[object]] = [["学号", "姓名", "行政班", "层次", WORDS[column][1], "校对结果"]]
    for number, name, said in zip(NUMBERS, ("李明", "王伟"), SAID[column], strict=True):
        rows.append([number, name, "2014级软件1班", "本科", said, "无误"])
    return workbook(tmp_path / "名单.xlsx", rows)


@EVERY
def test_a_form_that_has_the_column_is_filled_and_reads_back(
    fankui: Fankui, roster: Path, column: Column
) -> None:
    """Each student's own text stands in their row, and is read from the paper."""
    blank, paper = roster.with_name("附件2.docx"), roster.with_name("反馈表.docx")
    blank.write_bytes(plain(("序号", "学号", "姓名", column, "校对结果", "本人签名")))
    run = fankui("build", roster, "--template", blank, "-o", paper)
    assert run.code == 0, run.err
    table = Document(str(paper)).tables[0]
    assert tuple(row.cells[3].text for row in table.rows[1:3]) == SAID[column]
    read, _ = form_reading.read_data(paper, paper.read_bytes(), NOTICE, None)
    assert tuple(one.fact(column) for one in read.students) == SAID[column]


@EVERY
def test_import_keeps_it_and_json_shows_it(fankui: Fankui, roster: Path, column: Column) -> None:
    """The clean workbook has the column, and is read as the roster was."""
    clean = roster.with_name("整理.xlsx")
    assert fankui("import", roster, "-o", clean).code == 0
    rows = [*openpyxl.load_workbook(clean)["花名册"].iter_rows(values_only=True)]
    at = rows[0].index(str(column))
    assert tuple(row[at] for row in rows[1:]) == SAID[column]
    key = column.name.lower()
    for file in (roster, clean):
        told = json.loads(fankui("import", file, "--json").out)["students"]
        assert tuple(one[key] for one in told) == SAID[column]


def test_a_column_of_one_list_is_not_its_neighbours(fankui: Fankui, tmp_path: Path) -> None:
    """Of lists side by side a 性别 that stands once is of its own list, not of the class."""
    rows = [
        ["学号", "姓名", "学号", "姓名", "性别"],
        [NUMBERS[0], "李明", NUMBERS[1], "王伟", "男"],
    ]
    path = workbook(tmp_path / "2014级软件1班.xlsx", rows)
    told = json.loads(fankui("import", path, "--json").out)["students"]
    assert {one["number"]: one["sex"] for one in told} == {NUMBERS[0]: None, NUMBERS[1]: "男"}
