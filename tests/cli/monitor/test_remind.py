"""`fankui remind`: the text for the group, and how often it was sent."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import HEADER, Run, students, workbook

Fankui = Callable[..., Run]
EVENING, MORNING = "2018-03-30 20:00", "2018-03-31 08:30"


def class_of(path: Path, *results: str | None) -> Path:
    rows = students(len(results))
    for row, result in zip(rows, results, strict=True):
        row[4] = result
    return workbook(path, [HEADER, *rows])


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Of a class of five two have not answered, and one not clearly."""
    return class_of(tmp_path / "class.xlsx", "无误", None, "无误", "有误", None)


def lines_of(roster: Path) -> list[dict[str, object]]:
    log = roster.with_name("class.answers.jsonl")
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def test_a_reminder_counts_once_it_was_sent(roster: Path, fankui: Fankui) -> None:
    """Looking counts nothing; --done says whom the text named, and from then on it is told."""
    run = fankui("remind", roster, now=EVENING)
    assert not roster.with_name("class.answers.jsonl").exists()
    assert "催过" not in run.err
    assert f"  发到群里了，就记一笔：fankui remind {roster} --done\n" in run.err
    done = fankui("remind", roster, "--done", now=EVENING)
    assert done.out == run.out
    assert lines_of(roster) == [
        {
            "reminded": ["2014030102", "2014030105", "2014030104"],
            "recorded_at": "2018-03-30T20:00:00+08:00",
        }
    ]
    log = roster.with_name("class.answers.jsonl")
    assert done.err.splitlines()[-3:-1] == [
        f"记下了：催了 3 人（{log}）。",
        "3 人催过 1 次；最近一次 2018-03-30 20:00。",
    ]


def test_how_often_whom(roster: Path, fankui: Fankui) -> None:
    """Who answered in between is not named any more; the rest is told by how often it was asked."""
    fankui("remind", roster, "--done", now=EVENING)
    fankui("collect", roster, "--set", "2014030102=无误", now=EVENING)
    fankui("remind", roster, "--done", now=MORNING)
    fankui("collect", roster, "--undo", now=MORNING)
    said = fankui("remind", roster).err.splitlines()
    assert "2 人催过 2 次，1 人催过 1 次；最近一次 2018-03-31 08:30。" in said
    missing = json.loads(fankui("check", roster, "--json").out)["classes"][0]["students"]
    assert {one["number"]: one["reminded"] for one in missing} == {
        "2014030101": None,
        "2014030102": {"times": 1, "last": "2018-03-30T20:00:00+08:00"},
        "2014030103": None,
        "2014030104": {"times": 2, "last": "2018-03-31T08:30:00+08:00"},
        "2014030105": {"times": 2, "last": "2018-03-31T08:30:00+08:00"},
    }


def test_the_same_moment_is_the_same_reminder(roster: Path, fankui: Fankui) -> None:
    """Enter pressed twice is one reminder, on the screen as in what is read back."""
    fankui("remind", roster, "--done", now=EVENING)
    again = fankui("remind", roster, "--done", now=EVENING)
    assert again.err.splitlines()[-2] == "3 人催过 1 次；最近一次 2018-03-30 20:00。"
    assert "3 人催过 1 次" in fankui("remind", roster, now=MORNING).err


def test_new_ones_have_not_been_reminded(roster: Path, fankui: Fankui) -> None:
    """Whoever was not in the text before is counted as such."""
    fankui("collect", roster, "--set", "2014030102=无误", now=EVENING)
    fankui("remind", roster, "--done", now=EVENING)
    fankui("collect", roster, "--undo", now=MORNING)
    assert "2 人催过 1 次，1 人还没催过；" in fankui("remind", roster, now=MORNING).err


def test_json(roster: Path, fankui: Fankui) -> None:
    """The text, whom it names with how often each was reminded, and the log if it was recorded."""
    fankui("remind", roster, "--done", now=EVENING)
    text = fankui("remind", roster, now=MORNING).out
    told = json.loads(fankui("remind", roster, "--json", "--done", now=MORNING).out)
    known = {"times": 2, "last": "2018-03-31T08:30:00+08:00"}
    names = [row[1] for row in students(5)]
    assert told["schema"] == 1
    assert told["written"] == [str(roster.with_name("class.answers.jsonl"))]
    (only,) = told["classes"]
    assert only["text"] + "\n" == text
    assert only["missing"] == [
        {"number": "2014030102", "name": names[1], "reminded": known},
        {"number": "2014030105", "name": names[4], "reminded": known},
    ]
    assert only["unclear"] == [{"number": "2014030104", "name": names[3], "reminded": known}]


def test_where_nobody_is_missing_nothing_is_recorded(tmp_path: Path, fankui: Fankui) -> None:
    """No empty reminder, and no log for it."""
    roster = class_of(tmp_path / "class.xlsx", "无误", "无误")
    run = fankui("remind", roster, "--done")
    assert (run.code, run.out) == (0, "")
    assert "全都反馈了，不用催。" in run.err
    assert not roster.with_name("class.answers.jsonl").exists()


def test_two_classes_have_a_log_each(tmp_path: Path, fankui: Fankui) -> None:
    """The reminder is recorded beside the roster that the students stand in."""
    first = class_of(tmp_path / "class.xlsx", None, "无误")
    rows = [[str(2014030201), "安若", "2014级信息管理与信息系统2班", "本科", None]]
    second = workbook(tmp_path / "second.xlsx", [HEADER, *rows])
    run = fankui("remind", first, second, "--done", now=EVENING)
    assert "记下了：催了 2 人" in run.err
    assert [one["reminded"] for one in lines_of(first)] == [["2014030101"]]
    log = tmp_path / "second.answers.jsonl"
    assert [json.loads(one)["reminded"] for one in log.read_text("utf-8").splitlines()] == [
        ["2014030201"]
    ]


def test_what_was_handed_in_has_no_log(roster: Path, fankui: Fankui) -> None:
    """Beside papers there is none: it is said where to record it, and the text is there."""
    form = roster.with_name("form.docx")
    fankui("build", roster, "-o", form, "--draft", now=EVENING)
    run = fankui("remind", form, "--done", now=EVENING)
    assert run.code == 2
    assert "2 人的校对结果" in run.out
    assert "交来的表旁边没有收集记录，记不了催过谁" in run.err


def test_a_held_log_is_told_and_the_text_is_there(roster: Path, fankui: Fankui) -> None:
    """Where somebody is collecting at that moment, the reminder is not recorded, and it is said."""
    from datetime import UTC, datetime

    from tongzhi_cli.answers.log.read import path_beside
    from tongzhi_cli.answers.log.write import LogWriter

    with LogWriter(path_beside(roster), datetime(2018, 3, 30, tzinfo=UTC)):
        run = fankui("remind", roster, "--done", now=EVENING)
    assert run.code == 4
    assert "还差 2 人" in run.out
    assert "记下了" not in run.err


def test_the_log_shows_when_it_was(roster: Path, fankui: Fankui) -> None:
    """`collect --log` says when how many were reminded, beside the answers."""
    fankui("remind", roster, "--done", now=EVENING)
    fankui("collect", roster, "--set", "2014030102=无误", now=EVENING)
    fankui("remind", roster, "--done", now=MORNING)
    said = fankui("collect", roster, "--log")
    assert "催过 2 次：2018-03-30 20:00（3 人）、2018-03-31 08:30（2 人）" in said.err
    assert "共 1 行，算数的 1 行。" in said.err
    told = json.loads(fankui("collect", roster, "--log", "--json").out)
    assert told["reminders"] == [
        {
            "at": "2018-03-30T20:00:00+08:00",
            "numbers": ["2014030102", "2014030105", "2014030104"],
        },
        {"at": "2018-03-31T08:30:00+08:00", "numbers": ["2014030105", "2014030104"]},
    ]


#: A heading for what the group calls somebody, what stands below it, and what is mentioned.
CALLED = [
    ("群昵称", "小白", "@小白 白若 "),
    ("班级群昵称", "软件-白若", "@软件-白若 "),
    ("QQ群名片", "白若 01", "@白若 01 "),
    ("微信昵称", "@不吃鱼的猫", "@不吃鱼的猫 白若 "),
    ("QQ", "214567890", "@214567890 白若 "),
    ("QQ号", 2145678901, "@2145678901 白若 "),
    ("学生QQ号码", "10001", "@10001 白若 "),
    ("群昵称", "", "@白若 "),
    ("群昵称", "/", "@白若 "),
    ("微信昵称", "13812345678", "@白若 "),  # a phone is nobody's business in a group
    ("QQ", "532701199501011234", "@白若 "),
    ("宿舍", "3栋", "@白若 "),
]


@pytest.mark.parametrize(("heading", "called", "mentioned"), CALLED)
def test_a_mention_is_by_what_the_group_calls_them(
    fankui: Fankui, tmp_path: Path, heading: str, called: object, mentioned: str
) -> None:
    """By the column of the roster that says it, with the name behind; else by the name."""
    rows = [[*row, called if at == 1 else "别人"] for at, row in enumerate(students(3, None))]
    for at in (0, 2):
        rows[at][4] = "无误"
    roster = workbook(tmp_path / "class.xlsx", [[*HEADER, heading], *rows])
    run = fankui("remind", roster, "--at")
    lines = run.out.splitlines()
    assert lines[lines.index("还差 1 人的校对结果：") + 1] == mentioned
    plain = fankui("remind", roster).out.splitlines()
    assert plain[plain.index("还差 1 人的校对结果：") + 1] == "白若"


def test_the_nickname_comes_before_the_number(fankui: Fankui, tmp_path: Path) -> None:
    """Of two columns what people chose themselves, the number where that is blank."""
    rows = [
        [*row, "10001", nick] for row, nick in zip(students(2, None), ("小安", ""), strict=True)
    ]
    roster = workbook(tmp_path / "class.xlsx", [[*HEADER, "QQ号", "群昵称"], *rows])
    lines = fankui("remind", roster, "--at").out.splitlines()
    assert lines[2:4] == ["@小安 安若 ", "@10001 白若 "]


@pytest.mark.parametrize(
    ("numbers", "called"),
    [
        (["2014030101", "2014030102"], "安若（0101）、安若（0102）"),
        (["2014030105", "2013030105"], "安若（4030105）、安若（3030105）"),
        (["A0105", "B0105"], "安若（A0105）、安若（B0105）"),
        (["05", "2014030105"], "安若（05）、安若（0105）"),
    ],
)
def test_namesakes_are_told_apart(
    fankui: Fankui, tmp_path: Path, numbers: list[str], called: str
) -> None:
    """By as many of the last digits of their 学号 as it takes; others by the name alone."""
    rows = [[number, "安若", "2014级软件1班", "本科", None] for number in numbers]
    rows.append(["2014030199", "白若", "2014级软件1班", "本科", None])
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *rows])
    line = fankui("remind", roster).out.splitlines()[2]
    assert set(line.split("、")) == {*called.split("、"), "白若"}


def test_one_of_two_namesakes_is_told_apart_too(fankui: Fankui, tmp_path: Path) -> None:
    """The other one has answered, and would think it is meant."""
    rows: list[list[object]] = [
        ["2014030101", "安若", "一班", "本科", "无误"],
        ["2014030102", "安若", "一班", "本科", None],
    ]
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *rows])
    assert "\n安若（0102）\n" in fankui("remind", roster).out
    roster = workbook(tmp_path / "b.xlsx", [[*HEADER, "群昵称"], *[[*row, "小安"] for row in rows]])
    assert "\n@小安 安若（0102） \n" in fankui("remind", roster, "--at").out
