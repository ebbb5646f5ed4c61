"""What comes back of the packs merges without another word: the index is who is to hand in."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from excel_blanks import SHAPES
from small_school import CLASSES, files, own_notice, school

from conftest import NOW, Run

Fankui = Callable[..., Run]
SOFTWARE, MATHS = Path("任务包/软件学院"), Path("任务包/数学学院")


@pytest.fixture
def packed(fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fankui:
    """The packs of the school, in 任务包; what comes back runs `fankui`."""
    monkeypatch.chdir(tmp_path)
    school(tmp_path)
    assert fankui("notice", "pack", "--roster", "全校.xlsx", "--now", NOW).code == 0
    return fankui


def type_into(path: Path, *results: str) -> None:
    """Type results into an empty form, as in Word."""
    document = docx.Document(str(path))
    for row, result in zip(document.tables[0].rows[1:], results, strict=False):
        row.cells[3].text = result
    document.save(str(path))


def fill_in(path: Path, *results: str, column: str = "校对结果") -> None:
    """Write results into a class's workbook, as in Excel."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    at = [cell.value for cell in page[1]].index(column) + 1
    for row, result in enumerate(results, start=2):
        page.cell(row, at, result)
    book.save(path)


def three_filled(fankui: Fankui) -> None:
    """One class in Word, one in its workbook, one by `build`; the fourth sends nothing."""
    type_into(SOFTWARE / "2014级软件1班/空表-2014级软件1班.docx", "无误", "民族应为回族", "无误")
    fill_in(SOFTWARE / "2014级软件2班/2014级软件2班.xlsx", "无误", "无误", "无误")
    roster = MATHS / "2014级数学1班/2014级数学1班.xlsx"
    assert fankui("collect", roster, "--rest", "无误", "-q").code == 0
    assert fankui("build", roster, "-q").code == 0


def overview(path: str = "汇总.xlsx") -> dict[str, tuple[object, ...]]:
    """By class: listed, people, 无误, 异常, missing, away."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    found: dict[str, tuple[object, ...]] = {}
    for row in sheet.iter_rows(values_only=True):
        if str(row[1]).startswith("2014级") and isinstance(row[2], int):
            found[str(row[1])] = tuple(row[at] or 0 for at in (2, 3, 4, 5, 8, 9))
    return found


COMPLETE = {
    "2014级数学1班": (3, 3, 3, 0, 0, 0),
    "2014级数学2班": (2, 2, 0, 0, 2, 0),
    "2014级软件1班": (4, 4, 2, 1, 0, 1),
    "2014级软件2班": (3, 3, 3, 0, 0, 0),
}


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize("more", [(), ("--roster", "任务包/索引.xlsx")])
def test_three_came_back_and_one_did_not(packed: Fankui, more: tuple[str, ...]) -> None:
    """In Word, in the workbook, by build: complete; the class that sent nothing is named."""
    three_filled(packed)
    before = files(Path("任务包"))
    run = packed("merge", "任务包", *more, "-o", "汇总.xlsx")
    assert run.code == 1
    assert overview() == COMPLETE
    assert "2014级数学2班  名单上有 2 人，一份表也没有交来（任务包/索引.xlsx [名单]" in run.err
    assert run.err.count("× ") == 1
    assert (
        "4 个班，应反馈 11 人（另有 1 人不参加），还不齐：1 个班没有交表，2 人未反馈。" in run.err
    )
    assert files(Path("任务包")) == before


def test_all_that_lies_as_it_was_given_is_told_once(packed: Fankui) -> None:
    """Nothing of a pack is an error, and nothing is passed over in silence."""
    run = packed("merge", "任务包", "-o", "汇总.xlsx")
    assert run.code == 1
    assert (
        "· 没有读的内容：发下去的还没有填，不算交来：fankui 写给班级的文字 4 份、"
        "没有填的反馈表 4 份、没有填的花名册 4 份、空白的反馈表 5 份、问卷的题目 4 份"
        "（任务包/索引.xlsx）"
    ) in run.err
    assert "读不了的文件" not in run.err
    assert run.err.count("一份表也没有交来") == 4


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_what_came_back_in_another_folder(packed: Fankui) -> None:
    """Sent by the classes into one folder, as files and zips; the notice is the index's."""
    three_filled(packed)
    Path("交来").mkdir()
    shutil.copy(SOFTWARE / "2014级软件1班/空表-2014级软件1班.docx", "交来")
    shutil.copy(SOFTWARE / "2014级软件2班/2014级软件2班.xlsx", "交来")
    shutil.copy(MATHS / "2014级数学2班/空白反馈表.docx", "交来/数学2班.docx")
    with ZipFile("交来/数学1班.zip", "w") as archive:
        for path in sorted((MATHS / "2014级数学1班").iterdir()):
            archive.write(path, f"2014级数学1班/{path.name}")
    run = packed("merge", "交来", "--roster", "任务包/索引.xlsx", "-o", "汇总.xlsx")
    assert "（任务包/notice.toml）" in run.err
    assert overview() == COMPLETE
    assert "数学2班.docx 是空白的反馈表" in run.err


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_archives_come_back_filled(fankui: Fankui, tmp_path: Path, monkeypatch: Any) -> None:
    """A zip that a class unpacked, filled and packed anew is read where it lies."""
    monkeypatch.chdir(tmp_path)
    school(tmp_path)
    fankui("notice", "pack", "--roster", "全校.xlsx", "--zip", "--now", NOW)
    place = MATHS / "2014级数学2班.zip"
    with ZipFile(place) as archive:
        archive.extractall("解开")
    fill_in(Path("解开/2014级数学2班/2014级数学2班.xlsx"), "无误", "照片不是本人")
    with ZipFile(place, "w") as archive:
        for path in sorted(Path("解开/2014级数学2班").iterdir()):
            archive.write(path, f"2014级数学2班/{path.name}")
    run = fankui("merge", "任务包", "-o", "汇总.xlsx")
    assert overview()["2014级数学2班"] == (2, 2, 1, 1, 0, 0)
    assert "3 个班没有交表" in run.err


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize(
    ("column", "said", "status"),
    [
        ("备注", "休学", (2, 2, 0, 0, 1, 1)),
        ("学籍状态", "退学", (2, 2, 0, 0, 1, 1)),
        ("校对结果", "无误", (2, 2, 1, 0, 1, 0)),
    ],
)
def test_one_word_in_it_is_handed_in(
    packed: Fankui, column: str, said: str, status: tuple[object, ...]
) -> None:
    """A class that wrote anything about anybody has handed in, and who is missing is named."""
    fill_in(MATHS / "2014级数学2班/2014级数学2班.xlsx", said, column=column)
    run = packed("merge", "任务包", "-o", "汇总.xlsx")
    assert overview()["2014级数学2班"] == status
    assert "范若" in run.err
    assert "2014级数学2班  名单上有" not in run.err


@pytest.mark.parametrize("place", ["form", "workbook"])
def test_somebody_who_is_not_on_the_list_is_told(packed: Fankui, place: str) -> None:
    """A student whom a class added is not lost, though nothing is known of them yet."""
    if place == "form":
        path = MATHS / "2014级数学2班/空表-2014级数学2班.docx"
        document = docx.Document(str(path))
        for cell, text in zip(
            document.tables[0].rows[3].cells[1:3], ("2014040199", "新来"), strict=True
        ):
            cell.text = text
        document.save(str(path))
    else:
        path = MATHS / "2014级数学2班/2014级数学2班.xlsx"
        book = openpyxl.load_workbook(path)
        book.worksheets[0].append(["2014040199", "新来", "2014级数学2班", "2014", "本科"])
        book.save(path)
    run = packed("merge", "任务包", "-o", "汇总.xlsx")
    assert "unknown-student" in run.err
    assert "新来" in run.err


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_saved_again_without_a_word_is_not_handed_in(packed: Fankui) -> None:
    """Who only opened and saved the files, in whatever program, has handed in nothing."""
    here = MATHS / "2014级数学2班"
    for path in here.glob("*.docx"):
        docx.Document(str(path)).save(str(path))
    fill_in(here / "2014级数学2班.xlsx")
    run = packed("merge", "任务包", "-o", "汇总.xlsx")
    assert run.err.count("一份表也没有交来") == 4


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_merging_again_with_the_summary_is_the_same(packed: Fankui) -> None:
    """The summary of yesterday among them changes nothing: what was not filled stays so."""
    three_filled(packed)
    packed("merge", "任务包", "-o", "汇总.xlsx")
    first = Path("汇总.xlsx").read_bytes()
    packed("merge", "任务包", "汇总.xlsx", "-o", "又.xlsx")
    assert Path("又.xlsx").read_bytes() == first


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_what_a_class_took_back_gives_way(packed: Fankui) -> None:
    """A workbook that is blank again says so, whatever the summary of yesterday had of it."""
    path = MATHS / "2014级数学2班/2014级数学2班.xlsx"
    blank = path.read_bytes()
    fill_in(path, "无误", "无误")
    packed("merge", "任务包", "-o", "汇总.xlsx")
    assert overview()["2014级数学2班"] == (2, 2, 2, 0, 0, 0)
    path.write_bytes(blank)
    run = packed("merge", "任务包", "汇总.xlsx", "-o", "又.xlsx")
    assert overview("又.xlsx")["2014级数学2班"] == (2, 2, 0, 0, 2, 0)
    assert run.err.count("一份表也没有交来") == 4


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize("blank", [b"", SHAPES["two header rows"].make()], ids=["Word", "Excel"])
def test_by_the_school_s_own_form(
    fankui: Fankui, tmp_path: Path, monkeypatch: Any, blank: bytes
) -> None:
    """With a blank form of the notice's own, nothing of a pack is an error either."""
    monkeypatch.chdir(tmp_path)
    school(tmp_path)
    own_notice(Path("教务处"), blank)
    words = ("notice", "pack", "教务处/notice.toml", "--roster", "全校.xlsx", "--now", NOW)
    assert fankui(*words).code == 0
    fill_in(MATHS / "2014级数学2班/2014级数学2班.xlsx", "无误", "无误")
    run = fankui("merge", "任务包", "-o", "汇总.xlsx")
    assert "读不了的文件" not in run.err
    assert overview()["2014级数学2班"] == (2, 2, 2, 0, 0, 0)
    assert run.err.count("一份表也没有交来") == 3


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_a_college_merges_its_own(packed: Fankui) -> None:
    """Without the index a class of which nothing came is one of nobody's results, and no error."""
    fill_in(MATHS / "2014级数学1班/2014级数学1班.xlsx", "无误", "无误", "无误")
    run = packed("merge", MATHS, "-o", "汇总.xlsx")
    assert "读不了的文件" not in run.err
    assert "2 个班 5 人，还不齐：2 人未反馈。" in run.err


def test_the_index_is_a_list_for_every_command(packed: Fankui) -> None:
    """Its sheet for people, with monitors and phones, is nobody's row."""
    run = packed("import", "任务包/索引.xlsx", "-o", "名单.xlsx")
    assert (run.code, "整理好了，12 人" in run.err) == (0, True)
    again = packed("notice", "pack", "--roster", "任务包/索引.xlsx", "-o", "再发", "--now", NOW)
    assert again.code == 0
    assert {name for _, name, _ in CLASSES} == {
        path.parent.name for path in Path("再发").rglob("说明.docx")
    }


def test_the_packs_as_a_folder_are_what_was_handed_in(packed: Fankui) -> None:
    """`check` of all packs takes them for many classes, and asks nothing."""
    fill_in(MATHS / "2014级数学1班/2014级数学1班.xlsx", "无误", "无误", "无误")
    run = packed("check", "任务包")
    assert run.code == 1
    assert "2014级数学1班：3 人，无误 3" in run.out + run.err


@pytest.mark.parametrize("place", [(3, 2), (12, 1)])
def test_what_a_class_wrote_on_the_page_on_how_to_is_told(
    packed: Fankui, place: tuple[int, int]
) -> None:
    """The page that we wrote is not told as left out; what somebody added to it is."""
    path = MATHS / "2014级数学2班/2014级数学2班.xlsx"
    fill_in(path, "无误", "无误")
    assert "怎么填" not in packed("check", path, "-v").err
    book = openpyxl.load_workbook(path)
    book["怎么填"].cell(*place, "还有一个转来的同学")
    book.save(path)
    assert (
        "工作表“怎么填”没有读" in packed("check", path, "-v").out + packed("check", path, "-v").err
    )
