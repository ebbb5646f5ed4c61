"""`fankui remind` of many classes: an overview for their 班长, and a text for each class."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import school

from conftest import Run

Fankui = Callable[..., Run]
NOW = "2018-03-30 09:00"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve classes, in two of which somebody is missing; one is on the list alone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FANKUI_NOW", NOW)
    school.write(Path(), classes=12, size=6)


def overview_of(run: Run) -> list[str]:
    return run.out.splitlines()


def test_a_folder(fankui: Fankui) -> None:
    """The classes that lack somebody, no name, no phone; then what to do, the command whole."""
    run = fankui("remind", "交来")
    assert run.code == 0
    assert overview_of(run)[:6] == [
        "【学信网信息校对】各班班长",
        "11 个班里有 2 个班没有齐：还差 2 人。",
        "农林学院：",
        "- 2014级园林1班：差 1 人",
        "师范学院：",
        "- 2014级学前教育2班：差 1 人",
    ]
    names = {one.name for one in school.students(12, 6)}
    assert not [one for one in names if one in run.out]
    assert run.err.splitlines()[-3:] == [
        "下一步：",
        "  把上面这段粘到班长群",
        "  再给 2 个班各写一份有名单的（.txt）：fankui remind 交来 -o 催交/",
    ]


def test_a_name_without_an_ending_is_a_folder(fankui: Fankui) -> None:
    """Of several classes -o 催交 is -o 催交/; of one class a file needs its ending."""
    fankui("merge", "交来", "-o", "汇总.xlsx")
    assert fankui("remind", "汇总.xlsx", "-o", "催交").code == 0
    made = {one.name: one.read_bytes() for one in Path("催交").iterdir()}
    assert fankui("remind", "汇总.xlsx", "-o", "另一处/").code == 0
    assert {one.name: one.read_bytes() for one in Path("另一处").iterdir()} == made
    run = fankui("remind", next(Path("交来/农林学院").glob("*园林*")), "-o", "一个班")
    assert (run.code, "请写成 -o 一个班.docx" in run.err) == (2, True)
    assert not Path("一个班").exists()


def test_who_says_they_are_away_is_counted_as_check_counts(fankui: Fankui) -> None:
    """No group is told their name; their 班长 has to ask them all the same."""
    rows = "学号,姓名,校对结果\n20140301{0}1,安若溪,{1}\n20140301{0}2,白景行,{2}\n"
    Path("收").mkdir()
    Path("收/园林1班.csv").write_text(rows.format(0, "休学", "有误"), "utf-8")
    Path("收/园林2班.csv").write_text(rows.format(1, "", "休学"), "utf-8")
    lines = overview_of(fankui("remind", "收"))
    assert lines[1] == "2 个班里有 2 个班没有齐：还差 1 人，3 人没写清楚。"
    told = re.findall(r"(?:未写明|看不懂) (\d)", fankui("check", "收").out)
    assert sum(map(int, told[:2])) == 3


def test_a_summary(fankui: Fankui) -> None:
    """Also of an earlier summary, with the class that handed in nothing; in the same order."""
    fankui("merge", "交来", "--roster", "全校名单.csv", "-o", "汇总.xlsx")
    lines = overview_of(fankui("remind", "汇总.xlsx"))
    assert lines[1] == "12 个班里有 3 个班没有齐：还差 8 人。"
    assert "- 2014级护理学2班：全班 6 人都还没有" in lines


def test_a_text_for_each_class(fankui: Fankui) -> None:
    """What `remind` of that class alone says, in a file that Notepad reads; and the overview."""
    shown = fankui("remind", "交来").out
    run = fankui("remind", "交来", "-o", "催交/")
    assert run.code == 0
    names = ["催交/班长群.txt", "催交/催交-2014级园林1班.txt", "催交/催交-2014级学前教育2班.txt"]
    assert run.out.splitlines() == names
    texts = [Path(name).read_bytes() for name in names]
    assert all(text.startswith(b"\xef\xbb\xbf") and b"\r\n" in text for text in texts)
    assert texts[0].decode("utf-8-sig").replace("\r\n", "\n") == shown
    alone = fankui("remind", "交来/农林学院/2014级园林1班.csv")
    assert texts[1].decode("utf-8-sig").replace("\r\n", "\n") == alone.out
    assert Path(names[1]).stat().st_mode & 0o777 == 0o600
    assert run.err.splitlines()[-1] == (
        "下一步：把 催交/班长群.txt 里的话粘到班长群，其余 2 份各发给自己班的班长"
    )


def test_no_phone_in_any_text(fankui: Fankui) -> None:
    """The list has the phones of everybody, and no text that is sent has one."""
    fankui("remind", "全校名单.csv", "-o", "催交/")
    texts = "".join(one.read_text("utf-8-sig") for one in Path("催交").iterdir())
    assert "安诺诺" in texts
    assert not re.search(r"1\d{10}", texts)


def test_nothing_is_overwritten(fankui: Fankui) -> None:
    """A second time only with --force; what is left of another day is named."""
    fankui("remind", "交来", "-o", "催交/")
    Path("催交/催交-老班.txt").write_text("", "utf-8")
    before = {one.name: one.read_bytes() for one in Path("催交").iterdir()}
    run = fankui("remind", "交来", "-o", "催交/")
    assert run.code == 4
    assert {one.name: one.read_bytes() for one in Path("催交").iterdir()} == before
    again = fankui("remind", "交来", "-o", "催交/", "--force")
    assert again.code == 0
    assert "！ 催交 里还有 1 份不是这次写的：催交-老班.txt" in again.err.splitlines()


def test_not_among_what_was_handed_in(fankui: Fankui) -> None:
    """There they would be read as somebody's papers the next time."""
    run = fankui("remind", "交来", "-o", "交来/催交/")
    assert run.code == 4
    assert "交来/催交 在 交来 里面，下次会当作交来的表" in run.err
    assert not Path("交来/催交").exists()


def test_two_classes_of_one_name(fankui: Fankui) -> None:
    """Neither text overwrites the other, and each is told from the other by its college."""
    header = "学院,班级,学号,姓名,校对结果"
    for college, number in (("软件学院", 1), ("数学学院", 2)):
        folder = Path("同名", college)
        folder.mkdir(parents=True)
        rows = [
            header,
            f"{college},2014级1班,201401010{number},安若,",
            f"{college},2014级1班,201401020{number},白思,无误",
        ]
        (folder / "表.csv").write_text("\n".join(rows), "utf-8")
    fankui("remind", "同名", "-o", "催交/")
    assert sorted(one.name for one in Path("催交").iterdir()) == [
        "催交-数学学院2014级1班.txt", "催交-软件学院2014级1班.txt", "班长群.txt",
    ]  # fmt: skip


def test_one_class_has_no_overview(fankui: Fankui) -> None:
    """One class gives its text as before, and in a folder the file of it alone."""
    Path("交来/农林学院/2014级园林2班.csv").unlink()
    shown = fankui("remind", "交来/农林学院")
    assert shown.out.startswith("【学信网信息校对】2014级园林1班\n还差 1 人")
    fankui("remind", "交来/农林学院", "-o", "催交/")
    assert [one.name for one in Path("催交").iterdir()] == ["催交-2014级园林1班.txt"]


def test_all_is_well(fankui: Fankui) -> None:
    """No overview of nothing, and no folder."""
    run = fankui("remind", "交来/软件学院", "交来/数学学院", "-o", "催交/")
    assert (run.code, run.out) == (0, "")
    assert "全都反馈了，不用催。" in run.err
    assert not Path("催交").exists()


def test_a_file_has_all_of_them(fankui: Fankui) -> None:
    """With -o 催交.txt all texts stand in one file, as before."""
    run = fankui("remind", "交来", "-o", "催交.txt")
    assert run.out == "催交.txt\n"
    text = Path("催交.txt").read_text("utf-8-sig")
    assert re.findall("【学信网信息校对】(.+)", text) == ["2014级园林1班", "2014级学前教育2班"]


def test_json(fankui: Fankui) -> None:
    """The overview beside the texts; null where one class alone was read."""
    told = json.loads(fankui("remind", "交来", "--json").out)
    assert told["overview"] + "\n" == fankui("remind", "交来").out
    assert [each["class"] for each in told["classes"]] == ["2014级园林1班", "2014级学前教育2班"]
    one = json.loads(fankui("remind", "交来/农林学院/2014级园林1班.csv", "--json").out)
    assert one["overview"] is None
