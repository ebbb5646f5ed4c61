"""Summaries that are written again: read once, and what people decided in them stands."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import Run
from tongzhi_cli.cli.registrar import standing
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Kind, Summary
from tongzhi_cli.summary.workbook import earlier, recognise
from tongzhi_cli.summary.workbook import read as summary_reading
from tongzhi_cli.tables import read as tables

Fankui = Callable[..., Run]
# openpyxl does not know data bars
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
NOTICE = notice_toml.read(notice_toml.BUILT_IN)
#: Two colleges of one class each.
ROWS = """学号,姓名,学院,班级,校对结果
2014030101,安若溪,软件学院,2014级软件1班,无误
2014030102,白景行,软件学院,2014级软件1班,弄好了
2014030103,毕思远,软件学院,2014级软件1班,休学
2014050101,曹雨桐,数学学院,2014级数学1班,无误
2014050102,岑一鸣,数学学院,2014级数学1班,
"""
#: What somebody writes into 明细: 学号, column, text.
Edit = tuple[str, str, str | None]
DECIDED: Edit = ("2014030102", "校对结果", "民族应为回族")
VOID: Edit = ("2014050101", "作废", "抄错了")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FANKUI_NOW", "2018-03-30 09:00")
    Path("交来").mkdir()
    Path("交来/表.csv").write_text(ROWS, "utf-8")
    merge(fankui)


def merge(fankui: Fankui, *words: str) -> Run:
    return fankui("merge", "交来", "-o", "汇总.xlsx", "--by-college", "分", *words)


def edit(path: str, *edits: Edit) -> None:
    """Write into 明细, as a person does, and save."""
    book = openpyxl.load_workbook(path)
    sheet = book["明细"]
    heads = [cell.value for cell in sheet[1]]
    for number, column, text in edits:
        for row in sheet.iter_rows(min_row=2):
            if row[heads.index("学号")].value == number:
                row[heads.index(column)].value = text
    book.save(path)


def lines(path: str) -> dict[str, Any]:
    """The results of 明细 by 学号."""
    heads, *rows = openpyxl.load_workbook(path)["明细"].iter_rows(values_only=True)
    at, said = heads.index("学号"), heads.index("校对结果")
    return {str(row[at]): row[said] for row in rows}


SOFTWARE, MATHS = "分/软件学院/汇总-软件学院.xlsx", "分/数学学院/汇总-数学学院.xlsx"


def test_what_a_college_decided_stands(fankui: Fankui) -> None:
    """In the college's own summary and in the school's; told; and the next time nothing changes."""
    edit(SOFTWARE, DECIDED)
    edit(MATHS, VOID)
    run = merge(fankui, "--force")
    assert f"{SOFTWARE} 里的人工核定 1 处照样算" in run.err
    assert f"{MATHS} 里的作废 1 处照样算" in run.err
    for book in (SOFTWARE, "汇总.xlsx"):
        assert lines(book)["2014030102"] == "民族应为回族"
    for book in (MATHS, "汇总.xlsx"):
        assert "2014050101" not in lines(book)
    assert "2014030102" not in lines(MATHS)
    before = {path: path.read_bytes() for path in Path().rglob("汇总*.xlsx")}
    again = merge(fankui, "--force")
    assert f"{SOFTWARE} 里的人工核定 1 处照样算" in again.err
    assert {path: path.read_bytes() for path in Path().rglob("汇总*.xlsx")} == before


def test_two_colleges_summaries_and_the_schools_contradict(fankui: Fankui) -> None:
    """Who decided otherwise in the school's summary than the college is told so."""
    edit("汇总.xlsx", ("2014030102", "校对结果", "照片不是本人"))
    edit(SOFTWARE, DECIDED)
    run = merge(fankui, "--force")
    assert "人工核定的结果不一样" in run.err


def test_what_is_no_summary_is_not_replaced_silently(fankui: Fankui) -> None:
    """That what somebody may have written into it is gone is said."""
    Path("汇总.xlsx").write_bytes(b"a,b\n1,2\n")
    run = merge(fankui, "--force")
    assert "· 原来的 汇总.xlsx 不是 fankui 写的汇总：没有看里面写了什么" in run.err
    assert lines("汇总.xlsx")["2014030101"] == "无误"


@pytest.mark.parametrize("where", [".", "交来"])
def test_it_is_opened_once(where: str, fankui: Fankui, monkeypatch: pytest.MonkeyPatch) -> None:
    """For what is new, for what was decided, and to see that it is one."""
    target = Path(where, "汇总.xlsx")
    if where != ".":
        Path("汇总.xlsx").rename(target)
    edit(str(target), DECIDED)
    names: list[str] = []

    def counted(path: Path, data: bytes, *more: Any) -> Any:
        names.append(path.name)
        return read_data(path, data, *more)

    read_data = tables.read_data
    monkeypatch.setattr(tables, "read_data", counted)
    run = fankui("merge", "交来", "-o", target, "--force")
    assert "民族应为回族" in lines(str(target)).values()
    assert "里的人工核定 1 处照样算" in run.err
    assert names.count("汇总.xlsx") == 1


EDITS: list[tuple[Edit, ...]] = [
    (),
    (DECIDED,),
    (VOID,),
    (DECIDED, VOID),
    (("2014030101", "核定人", "张老师"),),
    (("2014030101", "核定时间", "2018-04-01 10:00"),),
    (("2014030102", "状态", "异常"),),
    (("2014030103", "备注", "已复学"),),
    (("2014030101", "姓名", "安若西"), ("2014050102", "校对结果", "无误")),
    (("2014050102", "班级", "2014级数学2班"),),
    (("2014030101", "学号", "2014030109"),),
    (("2014030101", "作废", "否"),),
]


@pytest.mark.parametrize("edits", EDITS, ids=[str(at) for at in range(len(EDITS))])
def test_going_through_once_finds_all_that_was_decided(
    edits: tuple[Edit, ...], fankui: Fankui
) -> None:
    """Just what reading the whole summary says was decided; also of one that was merged again."""
    edit("汇总.xlsx", *edits)
    for _ in range(2):
        path = Path("汇总.xlsx")
        book = earlier.opened(path)
        assert book is not None
        whole = summary_reading.read(book, NOTICE)
        found = earlier.replaced(path, book, NOTICE).decided
        decided = {one for one in whole.records() if one.kind is Kind.DECIDED}
        assert {*found.records()} == decided
        assert bool(decided) is bool(edits)
        merge(fankui, "--force")


def test_a_large_one_is_gone_through_as_well(
    fankui: Fankui, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read row by row gives the same."""
    edit("汇总.xlsx", DECIDED, VOID)
    small = earlier.opened(Path("汇总.xlsx"))
    monkeypatch.setattr(recognise, "_PACKED", 0)
    monkeypatch.setattr(recognise, "_INFLATED", 0)
    large = earlier.opened(Path("汇总.xlsx"))
    assert type(large) is not type(small)
    assert small is not None
    assert large is not None
    found = [earlier.replaced(Path("汇总.xlsx"), one, NOTICE) for one in (small, large)]
    assert found[0] == found[1]
    run = merge(fankui, "--force")
    assert "汇总.xlsx 里的人工核定 1 处、作废 1 处照样算" in run.err


def test_a_school_in_which_nobody_decided_anything_is_merged_once(
    fankui: Fankui, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What tells which colleges' summaries are replaced is what is written, where that is all."""
    counted: list[int] = []

    def counting(summary: Summary, notice: Notice) -> Merged:
        counted.append(1)
        return merged(summary, notice)

    monkeypatch.setattr(standing, "merged", counting)
    merge(fankui, "--force")
    assert len(counted) == 1
