"""`fankui check` of a form speaks as to whoever has the form, not a roster."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from builders import notice_2018
from new_document import new_document

from conftest import Run
from tongzhi_cli.check.check import Report
from tongzhi_cli.cli.monitor.on_paper import on_paper
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.summary.kinds import KINDS

NOTICE = notice_2018()


def report(*problems: Problem) -> Report:
    return Report(NOTICE, datetime(2018, 4, 1, 20, tzinfo=NOTICE.zone), (), problems, ())


@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_kind_is_advised_on_paper(code: str) -> None:
    """No advice about a form names a roster, a command or what stands above."""
    (told,) = on_paper(report(Problem(KINDS[code], Severity.ERROR, "……"))).problems
    assert told.do
    assert not re.search("花名册|--|fankui|上面的命令|[{}]", told.do)


def test_advice_that_fits_is_kept() -> None:
    """What a rule says to do about this very row stays, where a form has all that it needs."""
    one = Problem(KINDS["bad-name"], Severity.ERROR, "……", "请写上这个人的姓名。")
    assert on_paper(report(one)).problems == (one,)


def form(folder: Path, *results: str) -> Path:
    """A form of one class with these results."""
    document = new_document()
    table = document.add_table(rows=0, cols=5)
    for row in [
        ("序号", "学号", "姓名", "校对结果", "本人签名"),
        *((str(at), f"20140301{at:02}", "安若曦", one, "") for at, one in enumerate(results, 1)),
    ]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph("班级：2014级软件1班  辅导员签名：")
    path = folder / "反馈表.docx"
    document.save(str(path))
    return path


def test_a_form_is_mended_and_checked_again(tmp_path: Path, fankui: Callable[..., Run]) -> None:
    """What is missing goes into the form; the next step is the same form, of which there is one."""
    path = form(tmp_path, "无误", "", "休学", "密码忘了，登不上")
    done = fankui("check", str(path))
    assert not re.search(r"花名册|--results|--draft|上面的命令", done.out)
    assert "请问清楚，把校对结果填上" in done.out
    assert "改好这份表，再查一次：fankui check" in done.err
    assert "各班" not in done.err


def test_a_roster_is_advised_as_before(tmp_path: Path, fankui: Callable[..., Run]) -> None:
    """Whoever has the roster is told what to do with it."""
    path = tmp_path / "花名册.csv"
    path.write_text("学号,姓名,班级,校对结果\n2014030101,安若曦,1班,\n", "utf-8")
    assert "花名册的“校对结果”列" in fankui("check", str(path), "-v").out


def test_a_document_without_a_table_is_to_be_one(
    tmp_path: Path, fankui: Callable[..., Run]
) -> None:
    """Where there is no table there is no heading to change, and no column to name."""
    document = new_document()
    document.add_paragraph("2014030101 安若曦 无误")
    path = tmp_path / "结果.docx"
    document.save(str(path))
    said = fankui("check", str(path)).err
    assert "请画成表，一行一个人" in said
    assert "--map" not in said


@pytest.mark.parametrize(
    ("headings", "named"),
    [("学号 姓名 核了没", "--map 校对结果=核了没 "), ("学号 姓名 核了没 看了没", "再试。")],
)
def test_a_hint_names_the_column(
    headings: str, named: str, tmp_path: Path, fankui: Callable[..., Run]
) -> None:
    """`--map` names the one column that it would be; of two it is not said."""
    document = new_document()
    columns = headings.split()
    table = document.add_table(rows=2, cols=len(columns))
    for at, text in enumerate(columns):
        table.rows[0].cells[at].text = text
        table.rows[1].cells[at].text = "√"
    path = tmp_path / "表.docx"
    document.save(str(path))
    assert named in fankui("check", str(path)).err
