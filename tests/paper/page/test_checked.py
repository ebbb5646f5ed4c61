"""The page of a check: one class or a few, with what is wrong where, and how to mend it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import Page, faults, parsed, text_of

from conftest import CLASS, HEADER, Run, students, workbook

Fankui = Callable[..., Run]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A class of eight: two missing, one vague, one not understood, two with faults, one late."""
    monkeypatch.chdir(tmp_path)
    rows = students(8)
    said = [
        None,
        None,
        "有误",
        "阿巴阿巴",
        "民族应为回族，照片不是本人",
        "没有照片",
        "无误",
        "无误",
    ]
    for row, text in zip(rows, said, strict=True):
        row[4] = text
    rows[7][1] = rows[0][1]  # a namesake of one who is missing
    posts = [["班长", 13800000001], *[["", 13800000002]] * 7]
    times = ["2018-03-28 10:00"] * 6 + ["2018-04-01 23:30", "2018-03-28 12:00"]
    for row, post, at in zip(rows, posts, times, strict=True):
        row += [*post, at if row[4] else None]
    workbook(Path("class.xlsx"), [[*HEADER, "职务", "手机", "校对时间"], *rows])


def page_of(fankui: Fankui, *words: object, now: str | None = "2018-04-02 09:00") -> Page:
    run = fankui("check", *words, "-o", "报告.html", "--force", now=now)
    assert run.code in (0, 1), run.err
    return parsed(Path("报告.html").read_bytes())


def test_a_class(fankui: Fankui) -> None:
    """Verdict, figures, bar, 班长, who is missing, what to bring, what to ask, what is late."""
    page = page_of(fankui, "class.xlsx")
    assert faults(page) == []
    text = page.text()
    assert text.startswith(f"{CLASS} 2018、2019届图像信息校对反馈")
    assert "截至 2018-04-02 09:00" in text
    verdict = [text_of(one) for one in page.tree.xpath("//p[@class='verdict']")]
    assert verdict == ["有 5 个错误、0 个提醒，还不能交。"]
    assert page.rows("classes") == [[CLASS, "", "6/8", "未反馈 2，异常 2，未写明 1，看不懂 1"]]
    names = [str(row[1]) for row in students(8)]
    missing = f"{names[0]}（0101）、{names[1]}"
    assert page.rows("missing") == [[CLASS, "2 人", missing]]
    (call,) = page.rows("calls")
    assert call[:3] == [CLASS, names[0], "13800000001"]
    assert call[3] == (
        f"未反馈 2 人：{missing} 异常没有写明 1 人：{names[2]} 答复看不懂 1 人：{names[3]}"
        f" 校对逾期 1 条：{names[6]}"
    )
    told = text_of(page.tree.xpath("//section[@id='faults']")[0])
    assert re.findall(r"(\S+：\S+)（1 人）", told) == [
        "本校办理：民族", "本校办理：照片不是本人", "没有照片的：无学历照片",
    ]  # fmt: skip
    assert page.rows("ask") == [
        ["2014030103", names[2], "有误"], ["2014030104", names[3], "阿巴阿巴（看不懂）"],
    ]  # fmt: skip
    (late,) = page.rows("problems")
    assert late[0] == f"{CLASS}，2014030107 {names[6]}"
    assert "（class.xlsx [名单] " in late[1]
    assert "13800000002" not in page.source


def test_several_classes(fankui: Fankui) -> None:
    """A bar a class, in the order of their numbers; a problem is called about in its own class."""
    for number in (10, 2):
        rows = students(3)
        for row in rows:
            row[0], row[2] = f"{row[0]}{number}", f"2014级软件{number}班"
        rows[1][4] = None
        workbook(Path(f"{number}.xlsx"), [HEADER, *rows])
    page = page_of(fankui, "10.xlsx", "2.xlsx")
    assert [row[0] for row in page.rows("classes")] == ["2014级软件2班", "2014级软件10班"]
    assert [row[0] for row in page.rows("calls")] == ["2014级软件2班", "2014级软件10班"]
    assert page.text().startswith("普洱学院 2018、2019届")
    heading = [text_of(one) for one in page.tree.xpath("//section[@id='calls']//thead//th")]
    assert heading == ["班级", "为什么事"]  # no list has a 班长


def test_two_colleges_with_a_class_of_one_name(fankui: Fankui) -> None:
    """Each class has its own row and its own people, under its 学院."""
    listed = []
    for college, begin, missing in (("甲院", "201401", 12), ("乙院", "201402", 5)):
        for at, row in enumerate(students(20)):
            row[0], row[1] = f"{begin}01{at:02d}", f"{row[1]}{college[0]}"
            row[4] = None if at < missing else "无误"
            listed.append([*row, college])
    workbook(Path("roll.xlsx"), [[*HEADER, "学院"], *listed])
    page = page_of(fankui, "roll.xlsx", now="2018-03-30 08:00")
    assert [(row[0], row[2]) for row in page.rows("classes")] == [(CLASS, "8/20"), (CLASS, "15/20")]
    asked = page.rows("missing")
    assert [row[1] for row in asked] == ["12 人", "5 人"]
    assert "乙" not in asked[0][2]
    assert "甲" not in asked[1][2]
    (first, second) = re.findall(
        "[甲乙]院", text_of(page.tree.xpath("//section[@id='classes']")[0])
    )
    assert (first, second) == ("甲院", "乙院")


def test_all_is_well(fankui: Fankui) -> None:
    """The verdict is a good one, and nobody is called."""
    rows = [[*row, "2018-03-28 09:00"] for row in students(3)]
    workbook(Path("good.xlsx"), [[*HEADER, "校对时间"], *rows])
    page = page_of(fankui, "good.xlsx", now="2018-03-30 08:00")
    good = [text_of(one) for one in page.tree.xpath("//p[@class='verdict good']")]
    assert good == ["没有问题。"]
    assert set(page.titles()) == {"classes"}
    assert "截至 2018-03-30 08:00" in page.text()


def test_a_file_that_cannot_be_read(fankui: Fankui) -> None:
    """The page says that it is not the whole, which file is not in it, and what to do."""
    Path("bad.xlsx").write_bytes(b"PK\x03\x04")
    run = fankui("check", "class.xlsx", "--results", "bad.xlsx", "-o", "报告.html")
    assert run.code == 3
    page = parsed(Path("报告.html").read_bytes())
    assert "有文件读不了，这里不是全部。" in page.text()
    lost = page.rows("calls")[-1]
    assert "bad.xlsx" in lost[-1]
    assert faults(page) == []


def test_what_came_in_a_folder(fankui: Fankui) -> None:
    """What others handed in is told as well: a picture among it is a file to ask for."""
    Path("交来").mkdir()
    Path("class.xlsx").rename("交来/一班.xlsx")
    rows = [[f"9{row[0]}", row[1], "2014级软件1班", *row[3:]] for row in students(3)]
    workbook(Path("交来/二班.xlsx"), [HEADER, *rows])
    Path("交来/三班.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    page = page_of(fankui, "交来")
    assert faults(page) == []
    assert len(page.rows("classes")) == 2
    assert page.rows("calls")[-1][0] == "交来/三班.jpg"
    assert page.rows("calls")[0][2] == "13800000001"


def test_hundreds_of_problems_of_a_kind(fankui: Fankui) -> None:
    """The first forty are shown, how many more there are is said, and where."""
    rows = students(90)
    for row in rows:
        row.append("2018-04-01 23:30")
    workbook(Path("late.xlsx"), [[*HEADER, "校对时间"], *rows])
    page = page_of(fankui, "late.xlsx")
    assert len(page.rows("problems")) == 40
    assert "还有 50 条，加 -v 全列在屏幕上。" in page.text()
