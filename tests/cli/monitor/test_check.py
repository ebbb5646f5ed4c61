"""`fankui check`: every problem, the names still missing, the JSON contract."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import text_file
from places import SHIPPED

from conftest import CLASS, HEADER, Run, students, workbook

Fankui = Callable[..., Run]


def test_all_well(fankui: Fankui, class_of_45: Path) -> None:
    """A class without problems: exit 0, and it says so."""
    run = fankui("check", class_of_45)
    assert run.code == 0
    assert run.out.startswith(f"{CLASS}：45 人，无误 45\n")
    assert run.out.endswith("没有问题。\n")


def test_a_file_that_was_not_read_is_no_good_news(fankui: Fankui, class_of_45: Path) -> None:
    """What could be read may be well; the last word is not that all is."""
    bad = class_of_45.with_name("宿舍.csv")
    bad.write_text("姓名,宿舍\n李明,301\n", encoding="utf-8")
    run = fankui("check", class_of_45, "--results", bad)
    assert run.code == 3
    assert "没有问题" not in run.out
    assert run.out.endswith("有文件读不了，上面的不是全部。\n")
    assert "宿舍.csv 的前 20 行里找不到同时有“学号”和“校对结果”的表头" in run.err


def test_problems_are_grouped_and_missing_rows_come_first(fankui: Fankui, tmp_path: Path) -> None:
    """Each kind once, with its code, who, where and what to do; missing rows first; exit 1."""
    rows = [*students(4), *students(6, None)[4:]]
    rows[1][4] = "有误"
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *rows])
    run = fankui("check", roster)
    assert run.code == 1
    order = [run.out.index(title) for title in ("× 未反馈", "× 异常未写明", "有 3 个错误")]
    assert order == sorted(order)
    assert f"2014030105 {rows[4][1]}" in run.out
    assert "[名单] A6" in run.out
    assert run.out.count("怎么办：") == 2


def test_missing_is_ready_to_paste(fankui: Fankui, tmp_path: Path) -> None:
    """--missing: the bare names in 学号 order on one line; namesakes told apart by 学号."""
    rows = students(4, None)
    rows[3][1] = rows[1][1]
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *reversed(rows)])
    run = fankui("check", roster, "--missing", "-q")
    names = [str(row[1]) for row in rows]
    expected = f"{names[0]}、{names[1]}（0102）、{names[2]}、{names[1]}（0104）\n"
    assert (run.code, run.out, run.err) == (1, expected, "")


def test_missing_of_several_classes_names_them(fankui: Fankui, tmp_path: Path) -> None:
    """--missing over several rosters: a line a class."""
    rosters = []
    for number in (1, 2):
        some = students(4, None)[2 * number - 2 : 2 * number]
        rows = [[*row[:2], f"2014级软件{number}班", *row[3:]] for row in some]
        rosters.append(workbook(tmp_path / f"{number}.xlsx", [HEADER, *rows]))
    run = fankui("check", *rosters, "--missing")
    assert [line.split("：")[0] for line in run.out.splitlines()] == [
        "2014级软件1班",
        "2014级软件2班",
    ]


def test_json_contract(fankui: Fankui, tmp_path: Path) -> None:
    """--json: the object of the contract, every key there, absent values null, times with zone."""
    header = [*HEADER, "校对时间"]
    rows: list[list[object]] = [
        [*students(1)[0], "2018-03-28 19:20"],
        ["2014030102", "李想", CLASS, "本科", "有误", None],
        ["2014030103", "王小明", None, None, None, None],
    ]
    roster = workbook(tmp_path / "class.xlsx", [header, *rows])
    run = fankui("check", roster, "--json")
    document = json.loads(run.out)
    assert run.code == 1
    assert list(document) == [
        "schema", "notice", "now", "deadline", "classes", "problems", "skipped",
    ]  # fmt: skip
    assert document["schema"] == 1
    assert document["notice"] == {
        "id": "puer-2018-4", "title": "关于做好2018、2019届毕业证图像信息校对的通知",
    }  # fmt: skip
    assert document["now"] == "2018-04-01T20:00:00+08:00"
    assert document["deadline"] == {
        "role": "submit", "text": "4月2日（星期一）下午17:00前",
        "at": "2018-04-02T17:00:00+08:00", "hard": True, "over": False,
    }  # fmt: skip
    by_class = {each["class"]: each for each in document["classes"]}
    assert by_class[CLASS]["file"] == str(roster)
    assert by_class[CLASS]["counts"] == {
        "students": 2, "ok": 1, "anomaly": 0, "vague": 1, "unclear": 0, "missing": 0, "away": 0,
    }  # fmt: skip
    assert by_class[CLASS]["students"][0] == {
        "number": "2014030101",
        "name": students(1)[0][1],
        "entry_year": 2014,
        "level": "本科",
        "status": "ok",
        "result": "无误",
        "reason": None,
        "checked_at": "2018-03-28T19:20:00+08:00",
        "source": "roster",
        "anomalies": [],
        "reminded": None,
    }
    assert by_class[None]["students"][0] == {
        "number": "2014030103", "name": "王小明", "entry_year": None, "level": None,
        "status": "missing", "result": None, "reason": None, "checked_at": None, "source": None,
        "anomalies": [], "reminded": None,
    }  # fmt: skip
    vague = next(one for one in document["problems"] if one["code"] == "vague-answer")
    assert {**vague, "message": "", "hint": ""} == {
        "code": "vague-answer", "severity": "error", "class": CLASS, "college": None,
        "number": "2014030102",
        "name": "李想", "file": str(roster), "sheet": "名单", "cell": "E3", "line": None,
        "message": "", "hint": "",
    }  # fmt: skip
    assert {"rule", "reason"} == set(document["skipped"][0])


def test_a_broken_file_does_not_stop_the_others(fankui: Fankui, class_of_45: Path) -> None:
    """Several rosters of which one cannot be read: the rest is checked, exit 3."""
    broken = class_of_45.with_name("broken.xlsx")
    broken.write_bytes(class_of_45.read_bytes()[:500])
    run = fankui("check", broken, class_of_45)
    assert run.code == 3
    assert f"{CLASS}：45 人" in run.out
    assert "broken.xlsx" in run.err


@pytest.mark.parametrize("place", ["beside", "working folder"])
def test_the_notice_beside_the_roster_is_used(
    fankui: Fankui, class_of_45: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """notice.toml beside the first roster, else in the working folder, else the built-in one."""
    shipped = SHIPPED
    folder = class_of_45.parent
    if place == "working folder":
        folder = class_of_45.parent / "work"
        folder.mkdir()
    monkeypatch.chdir(folder)
    text = shipped.read_text(encoding="utf-8").replace("普院教发（2018）4号", "示院教发（2018）9号")
    (folder / "notice.toml").write_text(text, encoding="utf-8")
    run = fankui("check", class_of_45)
    assert "示院教发（2018）9号" in run.err
    assert "notice.toml" in run.err
    named = fankui("check", class_of_45, "--notice", "puer-2018-4")
    assert "普院教发（2018）4号" in named.err


def test_now_from_the_environment(
    fankui: Fankui, class_of_45: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FANKUI_NOW stands in for --now; without either the clock counts, and 2018 is long over."""
    monkeypatch.setenv("FANKUI_NOW", "2018-04-02 17:00")
    assert fankui("check", class_of_45, now=None).code == 0
    monkeypatch.setenv("FANKUI_NOW", "2018年4月2日 下午5点1分")
    assert fankui("check", class_of_45, now=None).code == 1
    monkeypatch.delenv("FANKUI_NOW")
    assert "提交逾期（late-submission）" in fankui("check", class_of_45, now=None).out


def test_missing_among_students_who_share_a_number(fankui: Fankui, tmp_path: Path) -> None:
    """Of two rows with one 学号 only the one without an answer is missing."""
    rows = students(2)
    rows[1][0], rows[1][4] = rows[0][0], None
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *rows])
    assert fankui("check", roster, "--missing", "-q").out == f"{rows[1][1]}\n"


def test_what_needs_no_feedback_and_what_is_not_for_the_school(
    fankui: Fankui, tmp_path: Path
) -> None:
    """Warnings, not errors; the standard wording is information; what was written stays."""
    rows = students(4)
    for row, text in zip(
        rows, ("班级不对", "高考报名时就错了", "照片没有", "学号错，民族错"), strict=True
    ):
        row[4] = text
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *rows])
    document = json.loads(fankui("check", roster, "--json").out)
    found = [
        (one["code"], one["severity"], one["number"][-2:])
        for one in document["problems"]
        if one["number"]
    ]
    assert found == [
        ("out-of-scope", "warning", "01"),
        ("out-of-scope", "warning", "04"),
        ("not-here", "warning", "02"),
        ("standard-wording", "info", "03"),
    ]
    lines = document["classes"][0]["students"]
    assert [one["result"] for one in lines] == [row[4] for row in rows]
    assert [[kind["name"] for kind in one["anomalies"]] for one in lines] == [
        ["班级、分院、学号"], ["高考报名时就错"], ["无学历照片"], ["班级、分院、学号", "民族"],
    ]  # fmt: skip
    run = fankui("check", roster)
    assert run.code == 0
    assert "没有错误，有 3 个提醒。" in run.out
    assert "！ 不需反馈（out-of-scope）2 条" in run.out
    assert "！ 本校不能更正（not-here）1 条" in run.out
    assert "· 建议写法：" in run.out
    assert f"有异常的各自要带什么、到哪里办：fankui followup {roster}\n" in run.err


def test_a_scope_of_the_notice(fankui: Fankui, tmp_path: Path) -> None:
    """What the notice itself calls out of scope is, and its kinds come before the shipped ones."""
    shipped = SHIPPED
    facts = shipped.read_text(encoding="utf-8")
    facts += '\n[[anomaly]]\nname = "民族"\nscope = "none"\noffice = "暂不核对"\n'
    facts += '[[anomaly]]\nname = "拟授学位"\nkeywords = ["学位 错"]\nscope = "self"\n'
    (tmp_path / "notice.toml").write_text(facts, encoding="utf-8")
    rows = students(2)
    rows[0][4], rows[1][4] = "民族应为回族", "学位名称写错了"
    run = fankui("check", workbook(tmp_path / "class.xlsx", [HEADER, *rows]))
    assert "“民族应为回族”是民族的事：暂不核对" in run.out
    assert "“学位名称写错了”：拟授学位" in run.out


@pytest.mark.parametrize(
    ("second", "students"),
    [
        ("2014030101,安若溪,2014级软件1班,无误", ["2014030101"]),  # a row twice is one student
        ("2014030101,安若溪,2014级软件1班,照片没有", ["2014030101"] * 2),
        ("2014030101,白景行,2014级软件1班,无误", ["2014030101"] * 2),
    ],
)
def test_who_stands_twice_is_counted_once(
    second: str, students: list[str], fankui: Fankui, tmp_path: Path
) -> None:
    """Where both rows say the same; both are told, each at its row, and nothing is built."""
    head = "学号,姓名,班级,校对结果\n2014030101,安若溪,2014级软件1班,无误\n"
    roster = text_file(tmp_path / "班.csv", f"{head}{second}\n")
    run = fankui("check", roster, "--json")
    [group] = json.loads(run.out)["classes"]
    assert [one["number"] for one in group["students"]] == students
    assert group["counts"]["students"] == len(students)
    doubled = [one for one in json.loads(run.out)["problems"] if one["code"] == "duplicate-number"]
    assert [(one["severity"], one["line"]) for one in doubled] == [("error", 2), ("error", 3)]
    assert run.code == 1
