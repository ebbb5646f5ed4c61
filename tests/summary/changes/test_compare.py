"""What is new since an earlier summary: on the screen, and in a sheet that is never read back."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from conftest import Run

Fankui = Callable[..., Run]
# openpyxl does not know data bars
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
HEAD = "学号,姓名,班级,校对结果\n"
ONE, TWO = "2014级软件1班", "2014级软件2班"
FIRST = {
    "一班.csv": (ONE, ["无误", "", "有误", "无误"]),
    "二班.csv": (TWO, ["无误", "无误", "", "无误"]),
}
#: What the second day brings, and what is told of it: kind, 学号 or class, before, now.
DAYS: dict[str, tuple[dict[str, tuple[str, list[str]]], list[tuple[str, str, str, str]]]] = {
    "somebody answered": (
        {"二班.csv": (TWO, ["无误", "无误", "无误", "无误"])},
        [("新反馈", "203", "未反馈", "无误"), ("齐了的班", TWO, "还差 1 人", "4 人"),
         ("没有了的问题", "203", "未反馈：还没有校对结果", "")],
    ),
    "an answer, and not all": (
        {"一班.csv": (ONE, ["无误", "无误", "有误", "无误"])},
        [("新反馈", "102", "未反馈", "无误"),
         ("没有了的问题", "102", "未反馈：还没有校对结果", "")],
    ),
    "an anomaly that was said": (
        {"二班.csv": (TWO, ["无误", "无误", "民族应为回族", "无误"])},
        [("新反馈", "203", "未反馈", "民族应为回族"), ("齐了的班", TWO, "还差 1 人", "4 人"),
         ("没有了的问题", "203", "未反馈：还没有校对结果", "")],
    ),
    "somebody changed": (
        {"二班.csv": (TWO, ["照片不是本人", "无误", "", "无误"])},
        [("改了结果", "201", "无误", "照片不是本人")],
    ),
    "what was vague is said": (
        {"一班.csv": (ONE, ["无误", "", "姓名错", "无误"])},
        [("改了结果", "103", "有误", "姓名错")],
    ),
    "back to 无误": (
        {"一班.csv": (ONE, ["无误", "", "无误", "无误"])},
        [("改了结果", "103", "有误", "无误")],
    ),
    "a new class": (
        {"三班.csv": ("2014级软件3班", ["无误", "无误"])},
        [("新反馈", "301", "", "无误"), ("新反馈", "302", "", "无误"),
         ("齐了的班", "2014级软件3班", "没有交表", "2 人")],
    ),
    "an answer is taken back": (
        {"二班.csv": (TWO, ["", "无误", "", "无误"])},
        [("没有结果了", "201", "无误", "未反馈"),
         ("新的问题", "201", "", "未反馈：还没有校对结果")],
    ),
    "nothing": ({}, []),
}  # fmt: skip


def hand_in(folder: Path, files: dict[str, tuple[str, list[str]]]) -> None:
    """Write classes, each with its results; the first digit of a 学号 is the class's."""
    folder.mkdir(exist_ok=True)
    for name, (class_name, results) in files.items():
        digit = class_name[-2]
        rows = [f"{digit}{at:02},甲{digit}{at},{class_name},{said}\n"
                for at, said in enumerate(results, start=1)]  # fmt: skip
        (folder / name).write_text(HEAD + "".join(rows), "utf-8")


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui) -> Path:
    """A folder with two classes that were merged into 昨天.xlsx."""
    monkeypatch.chdir(tmp_path)
    hand_in(tmp_path / "交来", FIRST)
    assert fankui("merge", "交来", "-o", "昨天.xlsx", "-q").code == 1
    return tmp_path


@pytest.mark.parametrize("name", DAYS)
def test_what_is_new(school: Path, fankui: Fankui, name: str) -> None:
    """Who answered and changed, complete classes, gone problems: each once, with both sides."""
    files, expected = DAYS[name]
    hand_in(school / "交来", files)
    fankui("merge", "交来", "-o", "今天.xlsx", "--since", "昨天.xlsx")
    sheet = openpyxl.load_workbook(school / "今天.xlsx")["变化"]
    rows = [
        [str(cell or "") for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    found = [(row[0], row[3] or row[2], row[5], row[6]) for row in rows if row[0] != "没有"]
    told = [one for one in found if one[0] != "没有了的问题" or "未反馈" in str(one[2])]
    assert [one for one in told if "异常" not in str(one[3])] == expected


def test_it_is_told_in_three_lines(school: Path, fankui: Fankui) -> None:
    """The screen has it in three lines, the same in check; in one, where nothing is new."""
    hand_in(school / "交来", DAYS["somebody answered"][0])
    expected = [
        f"和 昨天.xlsx 比：新反馈 1 人（{TWO} 1），改了结果 0 人",
        f"齐了的班 1 个：{TWO}",
        "没有了的问题 1 个（未反馈 1），新的 0 个",
    ]
    merged = fankui("merge", "交来", "-o", "今天.xlsx", "--since", "昨天.xlsx")
    assert [line for line in merged.err.splitlines() if line in expected] == expected
    checked = fankui("check", "交来", "--since", "昨天.xlsx")
    assert checked.out.splitlines()[-3:] == expected
    again = fankui("merge", "交来", "-o", "又.xlsx", "--since", "今天.xlsx")
    assert "和 今天.xlsx 比：没有变化。" in again.err


@pytest.mark.parametrize(("count", "more"), [(5, ""), (6, ""), (7, " 等")])
def test_six_are_written_out(school: Path, fankui: Fankui, count: int, more: str) -> None:
    """Of classes the first six, and that there are more."""
    made = [f"2014级软件{at}班" for at in range(3, 3 + count)]
    files = {f"{one}.csv": (one, ["无误"]) for one in made}
    hand_in(school / "交来", files)
    run = fankui("merge", "交来", "-o", "今天.xlsx", "--since", "昨天.xlsx", "-v")
    shown, said = "、".join(made[:6]), "、".join(f"{one} 1" for one in made[:6])
    assert f"齐了的班 {count} 个：{shown}{more}" in run.err.splitlines()
    assert f"新反馈 {count} 人（{said}{more}），" in run.err


def test_the_summary_that_is_replaced_is_compared(school: Path, fankui: Fankui) -> None:
    """Without --since it is told as well, and there is no sheet; nothing of it is read back."""
    hand_in(school / "交来", DAYS["somebody answered"][0])
    run = fankui("merge", "交来", "-o", "昨天.xlsx", "--force")
    assert "和 昨天.xlsx 比：新反馈 1 人" in run.err
    plain = (school / "昨天.xlsx").read_bytes()
    assert "变化" not in openpyxl.load_workbook(school / "昨天.xlsx").sheetnames
    assert fankui("merge", "交来", "-o", "新.xlsx").err.count("和 ") == 0
    fankui("merge", "交来", "-o", "有变化.xlsx", "--since", "新.xlsx")
    assert "变化" in openpyxl.load_workbook(school / "有变化.xlsx").sheetnames
    fankui("merge", "有变化.xlsx", "-o", "再.xlsx")
    assert (school / "再.xlsx").read_bytes() == plain


def test_two_clocks_give_the_same_bytes(
    school: Path, fankui: Fankui, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The computer's clock is in no byte; --now stands on the pages, and nowhere else."""
    for at in ("2018-03-20 09:00", "2027-11-30 23:59"):
        monkeypatch.setenv("FANKUI_NOW", at)
        fankui("merge", "交来", "-o", f"{at[:4]}.xlsx", "--since", "昨天.xlsx")
    monkeypatch.delenv("FANKUI_NOW")
    assert (school / "2018.xlsx").read_bytes() == (school / "2027.xlsx").read_bytes()
    fankui("merge", "交来", "-o", "此刻.xlsx", "--now", "2018-03-20 09:00")
    head = openpyxl.load_workbook(school / "此刻.xlsx")["问题"].oddHeader
    assert head
    assert head.right.text == "截至 2018-03-20 09:00"
    fankui("merge", "此刻.xlsx", "-o", "再.xlsx")
    fankui("merge", "交来", "-o", "无.xlsx")
    assert (school / "再.xlsx").read_bytes() == (school / "无.xlsx").read_bytes()


def test_problems_of_files_that_are_gone_disappear(school: Path, fankui: Fankui) -> None:
    """What could not be read and was taken away is no problem any more; what was mended neither."""
    (school / "交来/三班.pdf").write_text("%PDF-1.4 scanned")
    fankui("merge", "交来", "-o", "汇总.xlsx")
    (school / "交来/三班.pdf").unlink()
    hand_in(school / "交来", {"三班.csv": ("2014级软件3班", ["无误", "无误"])})
    run = fankui("merge", "交来", "汇总.xlsx", "-o", "新.xlsx", "--since", "汇总.xlsx", "--json")
    assert "三班.pdf" not in run.out
    sheet = openpyxl.load_workbook(school / "新.xlsx")["变化"]
    kinds = Counter(row[0] for row in sheet.iter_rows(min_row=2, values_only=True))
    assert kinds == {"新反馈": 2, "齐了的班": 1, "没有了的问题": 1}


def test_since_must_be_a_summary(school: Path, fankui: Fankui) -> None:
    """Another workbook is wrong usage, and none is unreadable input; nothing is written."""
    for typed, code in (("交来/一班.csv", 2), ("没有.xlsx", 3)):
        run = fankui("merge", "交来", "-o", "新.xlsx", "--since", typed)
        assert run.code == code
        assert typed in run.err
        assert not (school / "新.xlsx").exists()
        assert fankui("check", "交来", "--since", typed).code == code


def hand_in_as(folder: Path, name: str, class_name: str, college: str, said: list[str]) -> None:
    """Write a class whose 学号 begin with the name of its file."""
    folder.mkdir(exist_ok=True)
    rows = [f"{name}{at:02},学{'甲乙丙丁戊'[at - 1]},{college},{class_name},{one}\n"
            for at, one in enumerate(said, start=1)]  # fmt: skip
    (folder / f"{name}.csv").write_text("学号,姓名,学院,班级,校对结果\n" + "".join(rows), "utf-8")


def test_a_class_that_the_list_calls_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui
) -> None:
    """The same students are the same class; whom only the list has is not gone."""
    monkeypatch.chdir(tmp_path)
    hand_in_as(tmp_path / "交来", "2014030101", "软件1班", "", ["无误", "", "无误", "无误", "无误"])
    roll = [f"2014030101{at:02},学{name},2014级软件1班\n"
            for at, name in ((1, "甲"), (2, "乙"), (3, "丙"), (4, "丁"), (9, "壬"))]  # fmt: skip
    roll.append("201403010201,乙,2014级软件2班\n")
    (tmp_path / "名单.csv").write_text("学号,姓名,班级\n" + "".join(roll), "utf-8")
    fankui("merge", "交来", "--roster", "名单.csv", "-o", "昨天.xlsx", "-q")
    book = openpyxl.load_workbook(tmp_path / "昨天.xlsx")
    told = {(row[0].value, row[1].value) for row in book["问题"].iter_rows(min_row=2)}
    assert {one for _, one in told} >= {"名单外", "没有交表", "未反馈"}
    run = fankui("check", "交来", "--since", "昨天.xlsx")
    assert "和 昨天.xlsx 比：没有变化。" in run.out
    hand_in_as(tmp_path / "交来", "2014030101", "软件1班", "", ["无误", "无误", "照片不对", "无误"])
    run = fankui("check", "交来", "--since", "昨天.xlsx")
    changed = "改了结果 1 人：学丙 无误→照片不对"
    assert run.out.splitlines()[-3:] == [
        f"和 昨天.xlsx 比：新反馈 1 人（软件1班 1），{changed}，不在了的 1 人（软件1班 1）",
        "齐了的班 1 个：软件1班",
        "没有了的问题 1 个（未反馈 1），新的 0 个",
    ]


def test_two_colleges_of_one_class_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui
) -> None:
    """Nobody of the other college's class is told of."""
    monkeypatch.chdir(tmp_path)
    for name, college in (("2014030101", "软件学院"), ("2014040101", "数学学院")):
        hand_in_as(tmp_path / "交来", name, "2014级1班", college, ["无误", "", "无误"])
    fankui("merge", "交来", "-o", "昨天.xlsx", "-q")
    one = "交来/2014030101.csv"
    assert "和 昨天.xlsx 比：没有变化。" in fankui("check", one, "--since", "昨天.xlsx").out
    hand_in_as(tmp_path / "交来", "2014030101", "2014级1班", "软件学院", ["无误"] * 3)
    run = fankui("check", one, "--since", "昨天.xlsx")
    assert run.out.splitlines()[-3:] == [
        "和 昨天.xlsx 比：新反馈 1 人（2014级1班 1），改了结果 0 人",
        "齐了的班 1 个：2014级1班",
        "没有了的问题 1 个（未反馈 1），新的 0 个",
    ]


def test_a_class_of_another_college_that_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui
) -> None:
    """It is not the one of its name that was there: nobody is gone; broken 学号 go by the name."""
    monkeypatch.chdir(tmp_path)
    hand_in_as(tmp_path / "交来", "2014030101", "2014级1班", "软件学院", ["无误", "", "无误"])
    broken = tmp_path / "交来" / "二.csv"
    rows = [f"2.01403E+11,{name},软件学院,2014级2班,无误\n" for name in ("林甲", "林乙")]
    broken.write_text("学号,姓名,学院,班级,校对结果\n" + "".join(rows), "utf-8")
    fankui("merge", "交来", "-o", "昨天.xlsx", "-q")
    hand_in_as(tmp_path / "新", "2014040101", "2014级1班", "数学学院", ["无误", "无误"])
    run = fankui("check", "新", "--since", "昨天.xlsx")
    assert run.out.splitlines()[-3:] == [
        "和 昨天.xlsx 比：新反馈 2 人（2014级1班 2），改了结果 0 人",
        "齐了的班 1 个：2014级1班",
        "没有了的问题 0 个，新的 0 个",
    ]
    moved = tmp_path / "新" / "2014040101.csv"
    moved.write_text(
        moved.read_text("utf-8") + "201403010101,学甲,数学学院,2014级1班,无误\n", "utf-8"
    )
    assert "不在了的" not in fankui("check", "新", "--since", "昨天.xlsx").out
    assert "没有变化" in fankui("check", str(broken), "--since", "昨天.xlsx").out
    broken.write_text("学号,姓名,学院,班级,校对结果\n" + rows[0], "utf-8")
    assert "不在了的 1 人" in fankui("check", "交来/二.csv", "--since", "昨天.xlsx").out


def test_a_folder_that_is_typed_otherwise(
    school: Path, fankui: Fankui, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot be read is the same one from wherever it is named."""
    for college in ("软件学院", "数学学院"):
        (school / "交来" / college).mkdir()
        (school / "交来" / college / "一班.pdf").write_text("%PDF-1.4 scanned")
    fankui("merge", "交来", "-o", "昨天.xlsx", "--force")
    for place, typed in (
        ("交来", "."),
        ("交来/软件学院", "../../交来"),
        ("交来/数学学院", str(school / "交来")),
    ):
        monkeypatch.chdir(school / place)
        before, now = str(school / "昨天.xlsx"), str(school / "今天.xlsx")
        run = fankui("merge", typed, "-o", now, "--since", before, "--force")
        assert "昨天.xlsx 比：没有变化。" in run.err
    monkeypatch.chdir(school)
    (school / "交来").rename(school / "新交来")
    assert "没有变化" in fankui("merge", "新交来", "-o", "又.xlsx", "--since", "昨天.xlsx").err
    (school / "新交来/软件学院").rename(school / "新交来/外语学院")
    run = fankui("merge", "新交来", "-o", "再.xlsx", "--since", "昨天.xlsx")
    assert "没有了的问题 1 个（读不了的文件 1），新的 1 个（读不了的文件 1）" in run.err


def test_who_is_on_leave_has_not_answered(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A class that is handed in with one on leave: they are told apart from who answered."""
    monkeypatch.chdir(tmp_path)
    head = "学号,姓名,班级,校对结果,备注\n"
    one = f"2014030101,安若溪,{ONE},无误,\n2014030102,白景行,{ONE},"
    two = f"2014030201,卫澜,{TWO},无误,\n2014030202,易安,{TWO},,休学\n"
    Path("一班.csv").write_text(f"{head}{one},\n", "utf-8")
    now = ("--now", "2018-03-30 09:00")
    assert fankui("merge", "一班.csv", "-o", "昨天.xlsx", *now).code == 1
    Path("一班.csv").write_text(f"{head}{one},入伍\n", "utf-8")
    Path("二班.csv").write_text(f"{head}{two}", "utf-8")
    run = fankui("merge", "一班.csv", "二班.csv", "--since", "昨天.xlsx", "-o", "今天.xlsx", *now)
    (told,) = [line for line in run.err.splitlines() if line.startswith("和 ")]
    assert told == f"和 昨天.xlsx 比：新反馈 1 人（{TWO} 1），改了结果 0 人，新记不参加 2 人"
