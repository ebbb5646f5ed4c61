"""Each summary speaks for itself: no lost line, no foreign line, no decision of before."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import Run

Fankui = Callable[..., Run]
# openpyxl does not know data bars
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
HEAD = "学号,姓名,学院,班级,校对结果\n"
SOFTWARE = [f"20140301{at:02}" for at in (1, 2, 3)]
MATHS = [f"20140501{at:02}" for at in (1, 2, 3, 4)]
OF = {"软件": SOFTWARE, "数学": MATHS}
SCHOOL = "汇总.xlsx"
BOOKS = {college: f"分/{college}学院/汇总-{college}学院.xlsx" for college in OF}
RESULTS = ["民族应为回族", "照片不是本人", "出生日期应为1995-01-02", "无误"]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FANKUI_NOW", "2018-03-30 09:00")
    Path("交来").mkdir()
    for college, numbers in OF.items():
        rows = "".join(
            f"{one},{name},{college}学院,2014级{college}1班,照片\n"
            for one, name in zip(numbers, ("安若溪", "白景行", "毕思远", "岑一鸣"), strict=False)
        )
        Path(f"交来/{college}.csv").write_text(HEAD + rows, "utf-8")
    merge(fankui)


def merge(fankui: Fankui, *words: str, given: str = "交来", book: str = SCHOOL) -> Run:
    return fankui("merge", given, "-o", book, "--by-college", "分", *words)


def edit(path: str, number: str, sheet: str = "明细", **cells: str | None) -> None:
    """Write into the rows of a student, as a person does, and save."""
    book = openpyxl.load_workbook(path)
    heads = [cell.value for cell in book[sheet][1]]
    for row in book[sheet].iter_rows(min_row=2):
        if row[heads.index("学号")].value == number:
            for column, text in cells.items():
                row[heads.index(column)].value = text
    book.save(path)


def delete(path: str, number: str, sheet: str) -> None:
    book = openpyxl.load_workbook(path)
    at = [cell.value for cell in book[sheet][1]].index("学号") + 1
    for row in range(book[sheet].max_row, 1, -1):
        if book[sheet].cell(row, at).value == number:
            book[sheet].delete_rows(row)
    book.save(path)


def lines(path: str) -> dict[str, Any]:
    """The results of 明细 by 学号, each once."""
    heads, *rows = openpyxl.load_workbook(path)["明细"].iter_rows(values_only=True)
    at, said = heads.index("学号"), heads.index("校对结果")
    found = {str(row[at]): row[said] for row in rows}
    assert len(found) == len(rows)
    return found


@pytest.mark.parametrize("seed", range(4))
def test_what_was_written_last_counts_and_nobody_is_lost(fankui: Fankui, seed: int) -> None:
    """Over merges with edits in between, by the school or the college, with a name or without."""
    chance = random.Random(seed)  # noqa: S311
    expected = dict.fromkeys([*SOFTWARE, *MATHS], "照片")
    expected = {number: lines(SCHOOL)[number] for number in expected}
    voided: dict[str, str] = {}
    for _ in range(3):
        for college, numbers in OF.items():
            for number in chance.sample(numbers, 2):
                where = chance.choice([SCHOOL, BOOKS[college]])
                if number in voided:
                    edit(where, number, "其他记录", 作废=None)
                    del voided[number]
                elif chance.random() < 1 / 4:
                    edit(where, number, 作废="是")
                    voided[number] = where
                else:
                    text = chance.choice([one for one in RESULTS if one != expected[number]])
                    by = {"核定人": "王"} if chance.random() < 1 / 2 else {}
                    edit(where, number, 校对结果=text, **by)
                    expected[number] = text
        run = merge(fankui, "--force")
        assert "人工核定的结果不一样" not in run.err
        left = {number: one for number, one in expected.items() if number not in voided}
        assert lines(SCHOOL) == left
        for college, numbers in OF.items():
            own = {number: left[number] for number in numbers if number in left}
            assert lines(BOOKS[college]) == own
        before = {path: path.read_bytes() for path in Path().rglob("*.xlsx")}
        merge(fankui, "--force")
        assert {path: path.read_bytes() for path in Path().rglob("*.xlsx")} == before


def test_a_college_that_was_not_handed_in_is_left_alone(fankui: Fankui) -> None:
    """Its book, its send-backs; and nothing of it comes into the summary of the others."""
    edit(BOOKS["数学"], MATHS[0], 校对结果="民族应为回族", 核定人="李老师")
    before = Path(BOOKS["数学"]).read_bytes()
    back = Path("分/数学学院/退回/某班")
    back.mkdir(parents=True)
    (back / "说明.txt").write_text("", "utf-8")
    run = merge(fankui, "--force", given="交来/软件.csv", book="软件.xlsx")
    assert Path(BOOKS["数学"]).read_bytes() == before
    assert sorted(lines("软件.xlsx")) == SOFTWARE
    assert "数学" not in run.err


def test_only_the_books_that_are_written_count(fankui: Fankui) -> None:
    """A copy in another folder says nothing."""
    edit(BOOKS["数学"], MATHS[0], 校对结果="民族应为回族", 核定人="李老师")
    for name in ("备份", "旧数学学院"):
        Path("分", name).mkdir()
        book = Path(BOOKS["数学"])
        book.with_name(book.name).rename(f"分/{name}/汇总-{name}.xlsx")
        book.write_bytes(Path(f"分/{name}/汇总-{name}.xlsx").read_bytes())
    book.unlink()
    run = merge(fankui, "--force")
    assert "照样算" not in run.err
    assert lines(SCHOOL)[MATHS[0]] != "民族应为回族"


def test_nothing_decided_by_a_college_is_not_told(fankui: Fankui) -> None:
    """What its book has of the school's decisions is a copy."""
    edit(SCHOOL, MATHS[0], 校对结果="民族应为回族")
    for _ in range(2):
        run = merge(fankui, "--force")
        assert f"{SCHOOL} 里的人工核定 1 处照样算" in run.err
        assert "分/" not in "".join(one for one in run.err.splitlines() if "照样算" in one)


@pytest.mark.parametrize("where", [SCHOOL, BOOKS["数学"]])
def test_a_decision_about_others_empties_no_college(fankui: Fankui, where: str) -> None:
    """Of a college that is not handed in there is one line, the decided: its book stays."""
    edit(where, MATHS[0], 校对结果="民族应为回族", 核定人="李老师")
    merge(fankui, "--force")
    before = Path(BOOKS["数学"]).read_bytes()
    run = merge(fankui, "--force", given="交来/软件.csv")
    assert run.code == 4
    assert "数学学院 这次没有交来表" in run.err
    assert Path(BOOKS["数学"]).read_bytes() == before
    assert sorted(lines(SCHOOL)) == [*SOFTWARE, *MATHS]


def test_a_decision_that_would_be_lost_stops_the_merge(fankui: Fankui) -> None:
    """One class of a college is handed in, and its book has a decision about another."""
    text = HEAD + "2014050201,丁一,数学学院,2014级数学2班,无误\n"
    Path("交来/数学2.csv").write_text(text, "utf-8")
    merge(fankui, "--force")
    edit(BOOKS["数学"], MATHS[0], 校对结果="民族应为回族")
    before = Path(BOOKS["数学"]).read_bytes()
    run = merge(fankui, "--force", given="交来/数学2.csv", book="别的.xlsx")
    assert run.code == 4
    assert "有 1 处说的是这次没有交来的（交来/数学.csv）" in run.err
    assert Path(BOOKS["数学"]).read_bytes() == before
    assert not Path("别的.xlsx").exists()


@pytest.mark.parametrize("path", [SCHOOL, BOOKS["数学"]])
@pytest.mark.parametrize("data", [b"PK\x03\x04broken", None])
def test_what_cannot_be_read_is_not_replaced(fankui: Fankui, path: str, data: bytes | None) -> None:
    """Nothing is written, and it is said what to do."""
    cut = Path(path).read_bytes()[:-3000] if data is None else data
    Path(path).write_bytes(cut)
    Path("交来/软件.csv").write_text(HEAD + f"{SOFTWARE[0]},安若溪,软件学院,1班,无误\n", "utf-8")
    before = {one: one.read_bytes() for one in Path().rglob("*.xlsx")}
    run = merge(fankui, "--force")
    assert run.code == 4
    assert path in run.err
    assert "先把它移到别处" in run.err
    assert {one: one.read_bytes() for one in Path().rglob("*.xlsx")} == before


@pytest.mark.parametrize("agreed", ["民族应为回族", "照片不是本人"])
def test_what_is_told_to_do_ends_a_contradiction(fankui: Fankui, agreed: str) -> None:
    """Of the school's and a college's: another result in 明细, or the row of 其他记录 deleted."""
    who = {SCHOOL: "民族应为回族", BOOKS["数学"]: "照片不是本人"}
    for path, text in who.items():
        edit(path, MATHS[0], 校对结果=text, 核定人="王")
    run = merge(fankui, "--force")
    assert "人工核定的结果不一样" in run.err
    (other,) = (path for path, text in who.items() if text != agreed)
    if lines(other)[MATHS[0]] == agreed:
        delete(other, MATHS[0], "其他记录")
    else:
        (own,) = who.keys() - {other}
        edit(own, MATHS[0], 校对结果=agreed)
    run = merge(fankui, "--force")
    assert "人工核定的结果不一样" not in run.err
    assert lines(SCHOOL)[MATHS[0]] == lines(BOOKS["数学"])[MATHS[0]] == agreed


@pytest.mark.parametrize("by", [{}, {"核定人": "王"}])
def test_what_a_summary_says_itself_counts_before_copies(
    fankui: Fankui, by: dict[str, str]
) -> None:
    """Two summaries are merged; one is put right; what the merge had of it gives way."""
    for name in ("甲.xlsx", "乙.xlsx"):
        Path(name).write_bytes(Path(SCHOOL).read_bytes())
    edit("甲.xlsx", MATHS[0], 校对结果="民族应为回族", **by)
    edit("乙.xlsx", MATHS[0], 校对结果="无误", **by)
    first = fankui("merge", "甲.xlsx", "乙.xlsx", "-o", "丙.xlsx")
    assert "人工核定的结果不一样" in first.err
    edit("甲.xlsx", MATHS[0], 校对结果="无误", **by)
    for given in (["甲.xlsx", "乙.xlsx"], ["甲.xlsx", "乙.xlsx", "丙.xlsx"]):
        Path("丁.xlsx").write_bytes(Path("丙.xlsx").read_bytes())
        run = fankui("merge", *given, "-o", "丁.xlsx", "--force")
        assert "人工核定的结果不一样" not in run.err
        assert lines("丁.xlsx")[MATHS[0]] == "无误"


@pytest.mark.parametrize("cells", [{"校对结果": "照片不是本人"}, {"作废": "是"}])
@pytest.mark.parametrize("before", [None, "民族应为回族"])
def test_what_both_wrote_since_is_told(
    fankui: Fankui, before: str | None, cells: dict[str, str]
) -> None:
    """Who changes what the school had decided ends that, and not what the school decided anew."""
    if before:
        edit(SCHOOL, MATHS[0], 校对结果=before, 核定人="王")
        merge(fankui, "--force")
    edit(SCHOOL, MATHS[0], 核定人="王", **cells)
    edit(BOOKS["数学"], MATHS[0], 校对结果="无误", 核定人="李")
    run = merge(fankui, "--force", "--json")
    (told,) = [one["message"] for one in json.loads(run.out)["problems"]
               if one["code"] == "conflicting-answer"]  # fmt: skip
    assert "“无误”（李，" in told
    assert f"“{cells.get('校对结果', '作废')}”（王，" in told


@pytest.mark.parametrize(("voids", "clears"), [(SCHOOL, BOOKS["数学"]), (BOOKS["数学"], SCHOOL)])
def test_a_void_that_was_taken_back_is_ended_in_both(
    fankui: Fankui, voids: str, clears: str
) -> None:
    """Clearing 作废 in one of the books ends it in the other, which has it too."""
    edit(voids, MATHS[0], 作废="重复", 核定人="王")
    merge(fankui, "--force")
    assert MATHS[0] not in lines(clears)
    edit(clears, MATHS[0], "其他记录", 作废=None)
    merge(fankui, "--force")
    assert MATHS[0] in lines(SCHOOL)
    assert MATHS[0] in lines(BOOKS["数学"])
