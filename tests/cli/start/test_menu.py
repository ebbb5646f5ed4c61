"""`fankui` without a command, and with files dropped on it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pexpect
import pytest
from builders import text_file
from forked import program
from places import ROOT
from typing_person import Typed

from conftest import HEADER, NOW, Run, students, workbook
from tongzhi_cli.cli.help import demo
from tongzhi_cli.cli.start import person, sorting
from tongzhi_cli.cli.start import start as starting
from tongzhi_cli.cli.start.all_of_it import see_all
from tongzhi_cli.cli.start.building import may_replace
from tongzhi_cli.cli.start.menu import Menu
from tongzhi_cli.cli.start.person import Person
from tongzhi_cli.cli.terminal import prompt, seat, show
from tongzhi_cli.cli.terminal.dragged import path_of
from tongzhi_cli.cli.terminal.seat import owns_window
from tongzhi_cli.form.shipped import shipped_template
from tongzhi_cli.notice.toml import read as notice_toml

Fankui = Callable[..., Run]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder: a roster, results, a folder of forms, one with blanks in their names."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "class.xlsx",
        "结果.csv",
        "我的 班.xlsx",
        "-1班.xlsx",
        "a.zip",
        "附件2.docx",
        "2027.toml",
        "照片.jpg",
    ):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "交来").mkdir()
    (tmp_path / "交来" / "class.xlsx").write_bytes(b"")
    return tmp_path


def ran(*lines: str, codes: Sequence[int] = ()) -> list[list[str]]:
    """What is run while *lines* are typed; *codes* are what the commands end in, then 0."""
    commands: list[list[str]] = []
    ends = list(codes)

    def execute(words: Sequence[str]) -> int:
        commands.append(list(words))
        return ends.pop(0) if ends else 0

    asking = Typed(lines)
    assert Menu(execute, asking).run() == 0
    assert asking.lines == []
    return commands


#: What is typed, and what is run.
CHOICES: dict[str, tuple[list[str], list[list[str]]]] = {
    "check": (["2", "class.xlsx", ""], [["check", "class.xlsx"]]),
    "check with results": (
        ["2", "class.xlsx", "结果.csv", ""],
        [["check", "class.xlsx", "--results", "结果.csv"]],
    ),
    "check with several results": (
        ["2", "class.xlsx", "结果.csv", "'我的 班.xlsx'", "结果.csv", ""],
        [["check", "class.xlsx", "--results", "结果.csv", "--results", "我的 班.xlsx"]],
    ),
    "several results at once": (
        ["2", "class.xlsx", "'结果.csv' '我的 班.xlsx'", ""],
        [["check", "class.xlsx", "--results", "结果.csv", "--results", "我的 班.xlsx"]],
    ),
    "results that are not there": (
        ["2", "class.xlsx", "没有.csv", "结果.csv", ""],
        [["check", "class.xlsx", "--results", "结果.csv"]],
    ),
    "check a folder": (["2", "交来"], [["check", "交来"]]),
    "build": (["3", "class.xlsx", "", ""], [["build", "class.xlsx"]]),
    "build with a form of one's own": (
        ["3", "class.xlsx", "", "附件2.docx"],
        [["build", "class.xlsx", "--template", "附件2.docx"]],
    ),
    "build with all of it": (
        ["3", "class.xlsx", "结果.csv", "", "附件2.docx"],
        [["build", "class.xlsx", "--results", "结果.csv", "--template", "附件2.docx"]],
    ),
    "collect by asking": (["4", "class.xlsx", ""], [["collect", "class.xlsx"]]),
    "collect from a file": (
        ["4", "class.xlsx", "1", "结果.csv", ""],
        [["collect", "class.xlsx", "--from", "结果.csv"]],
    ),
    "collect from a file at once": (
        ["4", "class.xlsx", "结果.csv"],
        [["collect", "class.xlsx", "--from", "结果.csv"]],
    ),
    "take back the last": (["4", "class.xlsx", "3"], [["collect", "class.xlsx", "--undo"]]),
    "what was recorded": (["4", "class.xlsx", "4"], [["collect", "class.xlsx", "--log"]]),
    "remind": (["5", "class.xlsx", ""], [["remind", "class.xlsx"]]),
    "guide": (["6", "", ""], [["guide", "--quiet"], ["guide"]]),
    "guide with a link": (
        ["6", "", " https://a.cn "], [["guide", "--quiet"], ["guide", "--link", "https://a.cn"]],
    ),
    "guide of a notice": (
        ["6", "2027.toml", ""],
        [["guide", "--notice", "2027.toml", "--quiet"], ["guide", "--notice", "2027.toml"]],
    ),
    "what to do about faults": (["7", "class.xlsx", ""], [["followup", "class.xlsx"]]),
    "help": (["13"], [["--help"]]),
    "the computer": (["14"], [["doctor"]]),
    "a notice": (["10", "附件2.docx"], [["notice", "import", "附件2.docx"]]),
    "a notice from the head": (["10", ""], [["notice", "new"]]),
    "a notice file": (["10", "2027.toml"], [["notice", "check", "2027.toml"]]),
    "a notice file at once": (["2027.toml"], [["notice", "check", "2027.toml"]]),
    "full-width digits": (["２", "class.xlsx", ""], [["check", "class.xlsx"]]),
    "a mark behind the digit": (["2、", "class.xlsx", ""], [["check", "class.xlsx"]]),
    "quotes and a blank": (["2", "'我的 班.xlsx' ", ""], [["check", "我的 班.xlsx"]]),
    "a name like an option": (["2", "-1班.xlsx", ""], [["check", "./-1班.xlsx"]]),
    "a file that is not there": (
        ["2", "klass.xlsx", "class.xlsx", ""],
        [["check", "class.xlsx"]],
    ),
    "no file at all": (["2", "", "class.xlsx", ""], [["check", "class.xlsx"]]),
    "back": (["2", "0", "3", "class.xlsx", "0", "13"], [["--help"]]),
    "the same roster again": (
        ["2", "class.xlsx", "", "3", "", "", ""],
        [["check", "class.xlsx"], ["build", "class.xlsx"]],
    ),
    "a file at once": (["class.xlsx"], [["check", "class.xlsx"]]),
    "a file at once, then its form": (
        ["'我的 班.xlsx'", "3", "", "", ""],
        [["check", "我的 班.xlsx"], ["build", "我的 班.xlsx"]],
    ),
    "what others handed in": (["交来"], [["check", "交来"]]),
    "what others handed in, for a class": (["1", "交来"], [["check", "交来"]]),
    "a command as we say it": (
        ['fankui check "我的 班.xlsx" --now "2018-04-01 20:00"'],
        [["check", "我的 班.xlsx", "--now", "2018-04-01 20:00"]],
    ),
    "an option as we say it": (
        ["2", "class.xlsx", "", "--allow cohort"],
        [["check", "class.xlsx"], ["check", "class.xlsx", "--allow", "cohort"]],
    ),
    "an option of nothing": (["--allow cohort"], []),
    "who has signed": (
        ["12", "class.xlsx", "照片.jpg", ""], [["signed", "class.xlsx", "照片.jpg"]],
    ),
    "a picture at once": (
        ["照片.jpg", "class.xlsx"], [["signed", "class.xlsx", "照片.jpg"]],
    ),
    "the program alone": (["fankui"], [[]]),
    "nothing that is known": (["清单", "99"], []),
    "the menu again": ([""], []),
    "a notice stays, whatever the folder": (
        ["2027.toml", "2", "交来/class.xlsx", "", "6", ""],
        [["notice", "check", "2027.toml"],
         ["check", "交来/class.xlsx", "--notice", "2027.toml"],
         ["guide", "--notice", "2027.toml", "--quiet"], ["guide", "--notice", "2027.toml"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHOICES)
@pytest.mark.usefixtures("folder")
def test_choices(case: str) -> None:
    """A number and the files that it needs make the command that one would type."""
    lines, commands = CHOICES[case]
    assert ran(*lines) == commands


@pytest.mark.parametrize("word", ["0", "０", "q", "exit", "退出"])
def test_leaving(word: str) -> None:
    """0 leaves, and so do the words for it; nothing is asked any more."""
    asking = Typed([word, "13"])
    assert Menu(lambda _: 0, asking).run() == 0
    assert asking.lines == ["13"]


def _merged(folder: Path, *more: str) -> list[str]:
    """How what was handed in is merged: the workbook and the page stand beside it."""
    return [
        "merge",
        "交来",
        *more,
        "-o",
        str(folder / "汇总.xlsx"),
        "-o",
        str(folder / "汇总.html"),
    ]


def test_the_summary_stands_beside_what_was_handed_in(folder: Path) -> None:
    """Not within it, where it would be read the next time; the notice there is used."""
    assert ran("8", "交来", "") == [_merged(folder)]
    (folder / "notice.toml").write_bytes(b"")
    (merged,) = ran("8", "交来", "")
    assert merged[-2:] == ["--notice", str(folder / "notice.toml")]
    (folder / "交来" / "notice.toml").write_bytes(b"")
    assert ran("8", "交来", "") == [_merged(folder)]


def test_the_roll_beside_is_proposed(folder: Path) -> None:
    """Enter takes the one list that lies beside what was handed in, 1 takes none."""
    for one in folder.glob("*.xlsx"):
        one.unlink()
    workbook(folder / "全校名单.xlsx", [HEADER, *students(3)])
    roll = str(folder.resolve() / "全校名单.xlsx")
    assert ran("8", "交来", "") == [_merged(folder, "--roster", roll)]
    assert ran("8", "交来", "1") == [_merged(folder)]
    workbook(folder / "名单2.xlsx", [HEADER, *students(2)])
    assert ran("8", "交来", "名单2.xlsx") == [_merged(folder, "--roster", "名单2.xlsx")]
    assert ran("8", "交来", "") == [_merged(folder)]


def test_what_is_not_right_goes_to_the_classes(folder: Path) -> None:
    """After a summary with problems the texts and the send-backs are a number away."""
    merged = _merged(folder, "--roster", "class.xlsx")
    texts = ["remind", str(folder / "汇总.xlsx"), "-o", f"{folder / '催交'}/"]
    back = ["merge", "交来", "--roster", "class.xlsx", "--send-back", str(folder / "退回")]
    chosen = ("8", "交来", "class.xlsx")
    assert ran(*chosen, codes=[0]) == [merged]  # all is right: nothing is sent
    assert ran(*chosen, codes=[3]) == [merged]  # nothing was read
    assert ran(*chosen, "", codes=[1]) == [merged]
    assert ran(*chosen, "0", codes=[1]) == [merged]
    assert ran(*chosen, "1", "2", "", codes=[1, 0, 1]) == [merged, texts, back]
    # A slip is told, and asked again.
    assert ran(*chosen, "x", "1", "", codes=[1, 0]) == [merged, texts]
    # What stands there from yesterday is replaced only after a yes.
    assert ran(*chosen, "1", "", "", codes=[1, 4]) == [merged, texts]
    assert ran(*chosen, "1", "9", "", codes=[1, 4, 0]) == [merged, texts, [*texts, "--force"]]


def test_what_is_not_understood_replaces_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip where 9 replaces is no silent no: it is told what was left as it is."""
    for typed, said in (("abc", True), ("好", True), ("90", True), ("", False), ("0", False)):
        assert not may_replace(Person(lambda _: 0, Typed([typed])))
        assert (f"没有看懂“{typed}”：没有换。" in capsys.readouterr().err) == said
    assert may_replace(Person(lambda _: 0, Typed(["9"])))


def test_packs_go_out(folder: Path) -> None:
    """The roll, the link and the notice are asked for; the packs stand beside the roll."""
    roll = ["--roster", "class.xlsx", "-o", str(folder / "任务包")]
    assert ran("9", "class.xlsx", "", "") == [["notice", "pack", *roll]]
    assert ran("9", "class.xlsx", "2027.toml", "https://a.example/v") == [
        ["notice", "pack", "2027.toml", *roll, "--link", "https://a.example/v"]
    ]
    (folder / "notice.toml").write_bytes(b"")
    assert ran("9", "class.xlsx", "") == [["notice", "pack", "notice.toml", *roll]]
    (folder / "notice.toml").unlink()
    assert ran("9", "", "", "") == [["notice", "pack", "-o", str(folder / "任务包")]]
    assert ran("9", "0") == []


def test_the_notice_beside_the_roster_is_used(folder: Path) -> None:
    """The text for the group is that of the class that was looked at, without a question."""
    (folder / "班").mkdir()
    for name in ("class.xlsx", "notice.toml"):
        (folder / "班" / name).write_bytes(b"")
    roster, notice = (os.path.join("班", name) for name in ("class.xlsx", "notice.toml"))  # noqa: PTH118
    assert ran(roster, "6", "")[-1] == ["guide", "--notice", notice]


@pytest.mark.usefixtures("folder")
def test_no_link_is_asked_for_where_there_is_no_text() -> None:
    """Which notice comes first; one that gives no text has said why, and nothing else is asked."""
    assert ran("6", "", codes=[1]) == [["guide", "--quiet"]]
    assert ran("6", "2027.toml", codes=[3]) == [["guide", "--notice", "2027.toml", "--quiet"]]


# --- one answer put right --------------------------------------------------------------------


@pytest.fixture
def namesakes(folder: Path) -> Path:
    """Two of one name in two classes, one who answered twice, one who does not take part."""
    rows = [
        "学号,姓名,班级",
        "2014030101,安若曦,2014级软件1班",
        "2014030102,李明,2014级软件1班",
        "2014030203,李明,2014级软件2班",
        "2014030204,白景行,2014级软件2班",
    ]
    (folder / "班").mkdir()
    text_file(folder / "班" / "名单.csv", "\n".join([*rows, ""]))
    said = [
        {"number": "2014030101", "name": "安若曦", "answer": "无误", "source": "录入"},
        {"number": "2014030101", "name": "安若曦", "answer": "民族应为回族", "source": "录入"},
        {"number": "2014030204", "name": "白景行", "away": "休学", "source": "录入"},
    ]
    lines = [{**one, "recorded_at": f"2018-03-28T10:0{at}:00+08:00"} for at, one in enumerate(said)]
    log = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in lines)
    (folder / "班" / "名单.answers.jsonl").write_text(log, "utf-8")
    return folder


#: What is typed behind 改一个人的, and the words that are run.
CORRECTIONS: dict[str, tuple[list[str], list[str]]] = {
    "by the name": (["安若曦", "1"], ["--set", "2014030101=无误"]),
    "by the end of the 学号": (["04", "照片不对"], ["--set", "2014030204=照片不对"]),
    "by the initials": (["bjx", "1"], ["--set", "2014030204=无误"]),
    "two of one name": (["李明", "2", "1"], ["--set", "2014030203=无误"]),
    "the other of them, behind a slip": (["李明", "3", "１", "1"], ["--set", "2014030102=无误"]),
    "neither of them": (["李明", "", "安若曦", "1"], ["--set", "2014030101=无误"]),
    "Enter corrects nobody": (["", "01", "", "1"], ["--set", "2014030101=无误"]),
    "nobody, then somebody": (["王五", "01", "1"], ["--set", "2014030101=无误"]),
    "away": (["01", "2", "退学"], ["--without", "2014030101=退学"]),
    "not away after all": (["04", "2"], ["--without", "2014030204="]),
    "taken back": (["01", "3"], ["--undo-of", "2014030101"]),
    "nothing to take back": (["02", "3"], ["--set", "2014030102=3"]),
}


@pytest.mark.parametrize("case", CORRECTIONS)
@pytest.mark.usefixtures("namesakes")
def test_one_answer_is_put_right(case: str) -> None:
    """Whose it is comes first, and then what stands instead; each is a question of its own."""
    typed, words = CORRECTIONS[case]
    assert ran("4", "班/名单.csv", "2", *typed) == [["collect", "班/名单.csv", *words]]


@pytest.mark.usefixtures("namesakes")
def test_what_stands_for_a_student_is_seen_before_it_is_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With where it is from and since when; of two of one name with their classes."""
    ran("4", "班/名单.csv", "2", "安若曦", "0", "4", "班/名单.csv", "2", "李明", "0")
    ran("4", "班/名单.csv", "2", "04", "0", "4", "班/名单.csv", "2", "安若希", "0")
    said = capsys.readouterr().err
    for told in (
        "2014030101 安若曦（2014级软件1班）：现在是“民族应为回族”（录入，2018-03-28 10:01）\n",
        "  1 2014030102 李明（2014级软件1班）：还没有结果\n",
        "  2 2014030203 李明（2014级软件2班）：还没有结果\n",
        "2014030204 白景行（2014级软件2班）：现在是不参加（休学）\n",
        "名单里没有“安若希”。是不是 2014030101 安若曦？\n",
    ):
        assert told in said


#: What is typed before 改一个人的 at the roster, or at its folder; and what is seen of 李明 (102).
SEEN: dict[str, tuple[list[str], str]] = {
    "a file that lies beside": (
        ["4", "班/名单.csv", "2", "02", "0"],
        "现在是“照片没有”（问卷.csv 里，还没有记下）",
    ),
    "the folder": (
        ["4", "班", "2", "02", "0"],
        "现在是“照片没有”（问卷.csv 里，还没有记下）",
    ),
    "a file from elsewhere that was checked with": (
        ["2", "班/名单.csv", "后来.csv", "", "4", "", "2", "02", "0"],
        "现在是“专业错了”（后来.csv 里，还没有记下）",
    ),
}


@pytest.mark.parametrize("case", SEEN)
def test_what_counts_in_a_file_alone_is_seen_before_it_is_changed(
    case: str, namesakes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in the view of the folder: the record alone is not what counts."""
    typed, told = SEEN[case]
    top = "学号,姓名,校对结果,提交时间\n"
    row = "2014030102,李明,{},2018-03-29 1{}:00\n".format
    text_file(namesakes / "班" / "问卷.csv", top + row("照片没有", 0))
    text_file(namesakes / "后来.csv", top + row("专业错了", 1))
    ran(*typed)
    assert f"2014030102 李明（2014级软件1班）：{told}\n" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_results_that_were_given_are_offered_again() -> None:
    """For the same roster; 1 is none, and then none are offered."""
    once = ["--results", "结果.csv"]
    typed = ["2", "class.xlsx", "结果.csv", "", "5", "", "", "7", "", "1", "2", "", ""]
    commands = ran(*typed)
    assert commands == [
        ["check", "class.xlsx", *once], ["remind", "class.xlsx", *once],
        ["followup", "class.xlsx"], ["check", "class.xlsx"],
    ]  # fmt: skip


@pytest.mark.usefixtures("namesakes")
def test_what_is_not_understood_is_asked_again() -> None:
    """What is wrong with it has been said; whose it is need not be typed again."""
    first, second = (
        ["collect", "班/名单.csv", "--set", f"2014030101={one}"] for one in ("嗯", "无误")
    )
    assert ran("4", "班/名单.csv", "2", "安若曦", "嗯", "1", codes=[2]) == [first, second]


@pytest.mark.usefixtures("folder")
def test_a_roster_that_cannot_be_read_corrects_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    """It is said, and not offered again."""
    assert ran("4", "class.xlsx", "2", "2", "'我的 班.xlsx'", "") == [["check", "我的 班.xlsx"]]
    assert "出错：class.xlsx 是空文件。" in capsys.readouterr().err


#: What stands against a build, what is typed then, what is run at last; None: nothing more.
REFUSED: dict[str, tuple[list[str], list[str], list[str] | None]] = {
    "not now": (["cohort"], [""], None),
    "a draft": (["missing-answer"], ["2"], ["--draft"]),
    "overruled": (["cohort", "late-check"], ["1", "9", "9"], ["--allow", "cohort,late-check"]),
    "one of them": (["cohort", "late-check"], ["1", "", "9"], ["--allow", "late-check"]),
    "none of them after all": (["cohort"], ["1", ""], None),
    "who is missing is never overruled": (["missing-answer"], ["1"], None),
    "an option, as the message has it": (["cohort"], ["--allow cohort"], ["--allow", "cohort"]),
}


def refused(
    *typed: str, errors: Sequence[tuple[str, str]], more: Sequence[str] = ()
) -> list[list[str]]:
    """What is run when *errors* (a code, and of whom) stand against a form, and *typed* then.

    What stands before it, the same each time, is left out; *more* follows the roster.
    """
    commands: list[list[str]] = []

    def execute(words: Sequence[str]) -> int:
        commands.append(list(words))
        if "--json" in words:
            problems = [
                {"code": code, "severity": "error", "number": number or None, "name": f"甲{number}"}
                for code, number in errors
            ]
            print(json.dumps({"problems": problems}))  # noqa: T201  as check does
        return 1 if words == ["build", "class.xlsx", *more] else 0

    asking = Typed(["3", "class.xlsx", "", "", *typed])
    menu = Menu(execute, asking)
    menu.run()
    assert asking.lines == []
    assert commands[:2] == [
        ["build", "class.xlsx", *more],
        ["check", "class.xlsx", *more, "--json", "--quiet"],
    ]
    return commands[2:]


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.usefixtures("folder")
def test_what_stands_against_a_form_is_asked(case: str) -> None:
    """Overruling and a draft are questions; no option has to be known."""
    errors, typed, more = REFUSED[case]
    ran_then = refused(*typed, errors=[(code, "") for code in errors])
    assert ran_then == ([["build", "class.xlsx", *more]] if more else [])


@pytest.mark.usefixtures("folder")
def test_all_of_what_stands_against_it_can_be_seen_first() -> None:
    """V shows what is folded, without a build, and the question is asked again."""
    assert refused("v", "", errors=[("cohort", "")]) == []


#: The command that ran last, and whether v runs it again.
REPEATED = [
    (["check", "a.xlsx"], True), (["check", "a.xlsx", "-o", "a.html"], False),
    (["check", "a.xlsx", "--annotate", "b.xlsx"], False), (["followup", "a.xlsx"], True),
    (["followup", "a.xlsx", "--output=a.xlsx"], False), (["remind", "a.xlsx"], True),
    (["remind", "a.xlsx", "--done"], False), (["guide"], True), (["guide", "-o", "a.docx"], False),
    (["collect", "a.xlsx", "--undo"], False), (["collect", "a.xlsx", "--undo-of", "01"], False),
    (["collect", "a.xlsx"], False), (["收集", "a.xlsx", "--undo"], False),
    (["检查", "a.xlsx"], True), (["build", "a.xlsx"], False),
    (["signed", "a.xlsx", "a.jpg"], False),
    (["merge", "交来"], False), (["notice", "import", "a.txt"], False),
    (["notice", "check", "a.toml"], True), (["form", "inspect", "a.docx"], True),
    (["form", "inspect", "a.docx", "--save-as", "b.toml"], False), (["doctor"], False),
    (["notice", "show", "a"], False), (["check", "--no-such"], False), (["--help"], False),
]  # fmt: skip


@pytest.mark.parametrize(("last", "again"), REPEATED)
@pytest.mark.parametrize("typed", ["v", "V", "-v", "--verbose"])
@pytest.mark.parametrize("in_window", [False, True])
def test_all_of_it_writes_nothing_again(
    last: list[str], typed: str, capsys: pytest.CaptureFixture[str], *, again: bool, in_window: bool
) -> None:
    """What writes nothing runs again; of what may write, what it folded is told whole, twice too.

    Nothing is folded twice, and what nobody saw is not told.
    """
    commands: list[list[str]] = []

    def execute(words: Sequence[str]) -> int:
        commands.append([*words])
        show.say("改记 30 人")
        show.listed((f"  第 {at} 人" for at in range(30)), 30)
        return 0

    sits = Person(execute)
    sits.do(last)
    sits.heard(["remind", "a.xlsx"])
    for _ in range(2):
        before = len(commands)
        capsys.readouterr()
        if in_window:
            see_all(last, execute)
        else:
            assert sits.typed_command(typed) == 0
        assert commands[before:] == ([[*last, "-v"]] if again else [])
        if not again:
            told = ["改记 30 人", *(f"  第 {at} 人" for at in range(30))]
            assert capsys.readouterr().err.splitlines() == told


def test_where_nothing_was_folded_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """V behind what may write and folded nothing, and before anything ran."""
    sits = Person(lambda _: 0)
    assert sits.typed_command("v") is None
    sits.do(["collect", "a.xlsx", "--undo"])
    assert sits.typed_command("v") == 0
    assert capsys.readouterr().err == "没有收起来的：上面就是全部。\n"


ONE, TWO = ("late-check", "01"), ("late-check", "02")
BUILT = ["build", "class.xlsx"]


def permit(code: str, number: str, by: str, reason: str = "") -> list[str]:
    """The command that records what is let pass for one student."""
    return ["collect", "class.xlsx", "--allow", f"{code}:{number}{reason}", "--by", by]


#: What stands against a build, what is typed behind 1=放行, what is run then.
PERMITTED: dict[str, tuple[list[tuple[str, str]], list[str], list[list[str]]]] = {
    "one alone, and why": (
        [ONE], ["1", "王老师", "住院"], [permit("late-check", "01", "王老师", "=住院"), BUILT],
    ),
    "no reason": ([ONE], ["1", "王老师", ""], [permit("late-check", "01", "王老师"), BUILT]),
    "one of two, by its number; the other not": (
        [ONE, TWO], ["1", "2", "王老师", "", ""], [permit("late-check", "02", "王老师"), BUILT],
    ),
    "one of two, by the 学号 behind a slip; then the other": (
        [ONE, TWO], ["1", "张三", "01", "王老师", "", "1", "李老师", ""],
        [permit("late-check", "01", "王老师"), permit("late-check", "02", "李老师"), BUILT],
    ),
    "one of two, then all that are left": (
        [ONE, TWO], ["1", "甲01", "王老师", "", "9"],
        [permit("late-check", "01", "王老师"), [*BUILT, "--allow", "late-check"]],
    ),
    "twice of one student is asked once": (
        [ONE, ONE], ["1", "王老师", ""], [permit("late-check", "01", "王老师"), BUILT],
    ),
    "who allows it has to be said": (
        [ONE], ["1", "", "王老师", ""], [permit("late-check", "01", "王老师"), BUILT],
    ),
    "back before it is said who": ([ONE], ["1", "0"], []),
    "of a whole file there is no one student": ([("late-submission", "")], ["1", ""], []),
    "two kinds": (
        [ONE, ("cohort", "02")], ["1", "王老师", "", "9"],
        [permit("late-check", "01", "王老师"), [*BUILT, "--allow", "cohort"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PERMITTED)
@pytest.mark.usefixtures("folder")
def test_one_student_is_let_pass(case: str) -> None:
    """Whom, who allows it and why are asked; that is recorded, and the form built again."""
    errors, typed, commands = PERMITTED[case]
    assert refused("1", *typed, errors=errors) == commands


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("code", [2, 3, 4, 5, 130])
def test_what_failed_is_not_offered_again(code: int) -> None:
    """A roster that could not be read is asked for the next time, and so is a notice."""
    assert ran("class.xlsx", "2", "", "'我的 班.xlsx'", "", codes=[code])[1:] == [
        ["check", "我的 班.xlsx"]
    ]
    assert ran("2027.toml", "2", "class.xlsx", "", codes=[code])[1:] == [["check", "class.xlsx"]]


#: What is typed before 0.
QUESTIONS = [
    *([str(item)] for item in range(1, 11)),
    ["2", "class.xlsx"],
    ["2", "class.xlsx", "结果.csv"],
    ["3", "class.xlsx", ""],
    ["4", "class.xlsx"],
    ["4", "class.xlsx", "1"],
    ["4", "班/名单.csv", "2"],
    ["4", "班/名单.csv", "2", "安若曦"],
    ["4", "班/名单.csv", "2", "安若曦", "2"],
    ["4", "班/名单.csv", "2", "李明"],
    ["6", ""],
]


@pytest.mark.usefixtures("namesakes")
@pytest.mark.parametrize("typed", QUESTIONS, ids=" ".join)
def test_0_leaves_every_question(typed: list[str]) -> None:
    """0 goes back to the menu from whatever is asked; nothing is run of which anything is seen."""
    assert [words for words in ran(*typed, "0") if words[-1] != "--quiet"] == []


@pytest.mark.usefixtures("folder")
def test_only_the_sheets_that_changed_can_be_written_beside_the_form() -> None:
    """Where some of them are as they were: 8 writes those first, while there is a form to compare.

    Where they are not, there is no 8.
    """
    build = ["build", "class.xlsx"]
    for is_part in (True, False):
        commands: list[list[str]] = []

        def execute(
            words: Sequence[str], ran: list[list[str]] = commands, part: bool = is_part
        ) -> int:
            ran.append(list(words))
            show.part(*(["只写要重印的那几张：同样的命令加 --changed-only。"] if part else []))
            return 0 if "--force" in words else 4

        Menu(execute, Typed(["3", "class.xlsx", "", "", "8"])).run()
        sheets = [[*build, "--changed-only", "--force"], [*build, "--force"]]
        assert commands == [build, *(sheets if is_part else [])]


@pytest.mark.usefixtures("folder")
def test_overwriting_is_asked() -> None:
    """What cannot be written may be overwritten, by 9 and by nothing else."""
    build = ["build", "class.xlsx"]
    assert ran("3", "class.xlsx", "", "", "9", codes=[4]) == [build, [*build, "--force"]]
    assert ran("3", "class.xlsx", "", "", "", codes=[4]) == [build]
    assert ran("2", "class.xlsx", "", codes=[4]) == [["check", "class.xlsx"]]


def test_the_demo_is_gone_through(folder: Path) -> None:
    """7 writes the demo and runs its commands in its folder, one an Enter, until 0."""
    there: list[Path] = []

    def execute(words: Sequence[str]) -> int:
        there.append(Path.cwd())
        commands.append(tuple(words))
        return 0

    commands: list[tuple[str, ...]] = []
    Menu(execute, Typed(["11", "", *[""] * len(demo.STEPS)])).run()
    assert commands == [step.words for step in demo.STEPS]
    assert set(there) == {folder / demo.FOLDER}
    assert Path.cwd() == folder
    commands.clear()
    Menu(execute, Typed(["11", "", "", "11", "", "9", "", "0"])).run()  # there already; over again
    assert commands == [demo.STEPS[0].words]
    Menu(execute, Typed(["11", "交来", "0"])).run()
    assert (folder / "交来" / demo.FOLDER / "notice.toml").exists()


# --- a path as it is dragged -----------------------------------------------------------------

#: What arrives, and the path it is: on Unix, on Windows.
DRAGGED: dict[str, tuple[str, str | None, str | None]] = {
    "plain": ("/a/班.xlsx", "/a/班.xlsx", "/a/班.xlsx"),
    "blank behind": ("/a/班.xlsx ", "/a/班.xlsx", "/a/班.xlsx"),
    "double quotes": ('"/a/我的 班.xlsx"', "/a/我的 班.xlsx", "/a/我的 班.xlsx"),
    "single quotes": ("'/a/我的 班.xlsx' ", "/a/我的 班.xlsx", "/a/我的 班.xlsx"),
    "Chinese quotes": ("“/a/班.xlsx”", "/a/班.xlsx", "/a/班.xlsx"),
    "backslashes": ("/a/我的\\ 班\\(1\\).xlsx", "/a/我的 班(1).xlsx", None),
    "blank within, no quotes": ("/a/我的 班.xlsx", "/a/我的 班.xlsx", "/a/我的 班.xlsx"),
    "Windows": ("C:\\班\\a.xlsx", None, "C:\\班\\a.xlsx"),
    "Windows, quoted": ('"C:\\我的 班\\a.xlsx"', None, "C:\\我的 班\\a.xlsx"),
    "PowerShell": ("& 'C:\\我的 班\\a.xlsx'", None, "C:\\我的 班\\a.xlsx"),
    "properties": ("\u202aC:\\班\\a.xlsx", None, "C:\\班\\a.xlsx"),
    "address": ("file:///a/%E7%8F%AD%201.xlsx\r\n", "/a/班 1.xlsx", "/a/班 1.xlsx"),
    "address, Windows": ("file:///D:/a%20b.xlsx", None, "D:/a b.xlsx"),
    "shared folder": ("file://server/班/a.xlsx", None, "//server/班/a.xlsx"),
    "one quote": ("/a/it's.xlsx", "/a/it's.xlsx", "/a/it's.xlsx"),
    "a quote alone": ('"', '"', '"'),
    "nothing": (" \u3000", "", ""),
}


@pytest.mark.parametrize("case", DRAGGED)
def test_dragged(case: str) -> None:
    """Quotes, addresses, escapes and unseen marks come off a path."""
    text, unix, windows = DRAGGED[case]
    for expected, on_windows in ((unix, False), (windows, True)):
        if expected is not None:
            assert path_of(text, windows=on_windows) == expected


def test_a_strange_name_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that has quotes, a backslash or an address for a name is that file."""
    monkeypatch.chdir(tmp_path)
    for name in ("'a'.xlsx", "'b'", "file:c", "d\\ e", "& f"):
        (tmp_path / name).write_bytes(b"")
        assert path_of(name) == name


# --- dropped on the program ------------------------------------------------------------------


def started(*words: str, code: int = 0) -> list[list[str]]:
    """What is run when the program is started with *words*."""
    commands: list[list[str]] = []

    def execute(words: Sequence[str]) -> int:
        commands.append(list(words))
        return code

    assert starting.start(list(words), execute) == code
    return commands


@pytest.mark.usefixtures("folder")
def test_files_are_checked_and_commands_win() -> None:
    """Only files and folders: they are checked; a file named like a command is not."""
    for name in ("build", "--help"):
        Path(name).write_bytes(b"")
    Path("check").mkdir()
    assert started("class.xlsx") == [["check", "class.xlsx"]]
    assert started("交来") == [["check", "交来"]]
    assert started("class.xlsx", "我的 班.xlsx") == [["check", "class.xlsx", "我的 班.xlsx"]]
    assert started("-1班.xlsx", code=3) == [["check", "./-1班.xlsx"]]
    for words in (["build"], ["check"], ["--help"], ["klass.xlsx"], ["build", "class.xlsx"], [""]):
        assert started(*words) == [words]


#: What was dropped, what the check ended in, what is proposed, what is not.
NEXT: dict[str, tuple[str, int, str, str]] = {
    "all is well": ("我的 班.xlsx", 0, 'fankui build "我的 班.xlsx"', "remind"),
    "problems": ("class.xlsx", 1, "fankui remind class.xlsx", "merge"),
    "a folder": ("交来", 1, "fankui merge 交来 -o 汇总.xlsx", "build"),
    "an archive": ("a.zip", 0, "fankui merge a.zip -o 汇总.xlsx", "build"),
    "a notice file": ("2027.toml", 0, "fankui notice show 2027.toml", "build"),
    "a notice": ("附件2.docx", 3, "fankui notice import 附件2.docx", "merge"),
    "a blank form": ("附件2.docx", 3, "fankui build 花名册.xlsx --template 附件2.docx", "merge"),
    "no table": ("class.xlsx", 3, "fankui check class.xlsx", "下一步"),
}


@pytest.mark.parametrize("case", NEXT)
@pytest.mark.usefixtures("folder")
def test_what_to_type_next(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """After the check the next command is there to be copied."""
    name, code, proposed, not_proposed = NEXT[case]
    if not Path(name).exists():
        Path(name).touch()
    started(name, code=code)
    said = capsys.readouterr().err
    assert proposed in said
    assert not_proposed not in said


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "typed", ["\n", "", "1\n13\n0\n", "v\n\n"], ids=["Enter", "closed", "menu", "all"]
)
def test_a_window_of_its_own_stays(
    typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On Windows the window waits for Enter; 1 goes on with the menu, v shows all of it.

    The exit code stays.
    """
    monkeypatch.setattr(seat, "owns_window", lambda: True)
    lines = typed.splitlines()
    people = [Typed(lines[:1]), Typed(lines[1:])]  # one answers the window, one the menu
    for module in (prompt, person):
        monkeypatch.setattr(module, "front_end", lambda **_: people.pop(0))
    commands = started("class.xlsx", code=1)
    more = {"13": ["--help"], "v": ["check", "class.xlsx", "-v"]}
    assert commands == [["check", "class.xlsx"], *(more[one] for one in lines if one in more)]
    assert ("2 检查一个班" in capsys.readouterr().err) == ("13" in lines)


def test_elsewhere_the_window_is_a_shells() -> None:
    """Only Windows closes a window with the program in it."""
    assert owns_window() is False


@pytest.mark.parametrize("start", ["-", "@", "+", "=", "~", "%", "#", "！", "\u202e", "'", "("])
def test_odd_names_are_read(start: str, tmp_path: Path) -> None:
    """A dropped file is checked whatever its name begins with."""
    roster = f"{start}1班.csv"
    rows = [",".join(map(str, row)) for row in [HEADER, *students(2)]]
    text_file(tmp_path / roster, "\n".join(rows))
    env = {**os.environ, "FANKUI_NOW": NOW, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*program(env), roster],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env=env,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "没有问题" in done.stdout
    assert "fankui build" in done.stderr


ROSTER_TEXT = "学号,姓名\n2014030101,安若曦\n2014030102,白景行\n"
#: Files of answers, as they are dropped.
DROPPED: dict[str, tuple[str, str, str]] = {
    "问卷星": (
        "问卷.csv",
        (
            "序号,提交答卷时间,所用时间,1、学号,2、姓名,3、是否无误\n"
            "1,2018/3/28 10:00:00,35秒,2014030101,安若曦,无误\n"
        ),
        "问卷.csv 是问卷星导出的表，花名册用 名单.csv",
    ),
    "腾讯文档": (
        "收集.csv",
        "提交者（自动）,提交时间（自动）,学号,姓名,校对结果\n安,2018/3/28,2014030101,安若曦,无误\n",
        "收集.csv 是腾讯文档导出的表，花名册用 名单.csv",
    ),
    "接龙": ("接龙.txt", "#接龙\n1. 安若曦 无误\n", "接龙.txt 是群接龙（聊天记录），花名册用"),
}


@pytest.fixture
def dropped_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one roster and a file of each kind of answers."""
    monkeypatch.chdir(tmp_path)
    text_file(tmp_path / "名单.csv", ROSTER_TEXT)
    return tmp_path


@pytest.mark.parametrize("case", DROPPED)
def test_dropped_answers_find_their_roster(
    case: str, dropped_in: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A questionnaire or a 接龙 is checked with the roster beside it, and collected next."""
    name, text, told = DROPPED[case]
    text_file(dropped_in / name, text)
    assert started(name, code=1) == [["check", "名单.csv", "--results", name]]
    said = capsys.readouterr().err
    assert told in said
    assert f"fankui collect 名单.csv --from {name}" in said
    assert f"fankui remind 名单.csv --results {name}" in said
    assert started(name, "名单.csv") == [["check", "名单.csv", "--results", name]]
    assert f"fankui build 名单.csv --results {name}" in capsys.readouterr().err


@pytest.mark.parametrize("files", [("2.JPG",), ("1.png", "扫描.pdf"), ("名单.csv", "1.png")])
def test_dropped_pictures_are_looked_at_with_their_roster(
    files: tuple[str, ...], dropped_in: Path
) -> None:
    """Who has signed on them, of the roster beside them or among them."""
    for name in files[-1:] + files[:-1]:
        if name != "名单.csv":
            (dropped_in / name).write_bytes(b"\xff\xd8\xff")
    shown = [one for one in files if one != "名单.csv"]
    assert started(*files) == [["signed", "名单.csv", *shown]]


@pytest.mark.parametrize("case", DROPPED)
@pytest.mark.parametrize(("typed", "is_signed"), [(None, False), ("", False), ("1", True)])
def test_pictures_among_answers_are_not_taken_for_signed_paper(
    case: str, typed: str | None, *, is_signed: bool, dropped_in: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """A roster, a chat and a screenshot: it is asked, and without anybody it is no signed sheet."""
    name, text, _ = DROPPED[case]
    text_file(dropped_in / name, text)
    (dropped_in / "截图.png").write_bytes(b"\x89PNG")
    monkeypatch.setattr("tongzhi_cli.cli.start.dropped.can_ask", lambda: typed is not None)
    monkeypatch.setattr(
        "tongzhi_cli.cli.terminal.prompt.front_end",
        lambda **_: type("Answers", (), {"ask": lambda *_: typed})(),
    )
    (words,) = started("名单.csv", name, "截图.png", code=1)
    assert (words[0] == "signed") is is_signed
    assert is_signed or words == ["check", "名单.csv", "--results", name]


@pytest.mark.parametrize("case", DROPPED)
def test_no_dropped_file_is_opened_twice(
    case: str, dropped_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether pictures are of the paper, and what the others are, is one look at each."""
    name, text, _ = DROPPED[case]
    text_file(dropped_in / name, text)
    (dropped_in / "截图.png").write_bytes(b"\x89PNG")
    looked: list[str] = []

    def look(one: str) -> object:
        looked.append(one)
        return sorting.known(one)

    monkeypatch.setattr("tongzhi_cli.cli.start.dropped.known", look)
    started("名单.csv", name, "截图.png", code=1)
    assert sorted(looked) == sorted(["名单.csv", name])


@pytest.mark.parametrize("case", DROPPED)
def test_dropped_answers_without_a_roster(case: str, dropped_in: Path) -> None:
    """Where no roster lies beside and nobody can be asked, check says what the file is."""
    name, text, _ = DROPPED[case]
    (dropped_in / "名单.csv").unlink()
    text_file(dropped_in / name, text)
    assert started(name, code=3) == [["check", name]]


@pytest.mark.parametrize("case", DROPPED)
def test_the_menu_keeps_answers_given_for_a_roster(
    case: str, dropped_in: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Dragged in where the roster is asked for, they are named and used behind it."""
    name, text, _ = DROPPED[case]
    text_file(dropped_in / name, text)
    assert ran("2", name, "名单.csv") == [["check", "名单.csv", "--results", name]]
    assert "不是花名册：先记着它，还要花名册" in capsys.readouterr().err
    assert ran("4", name, "名单.csv") == [["collect", "名单.csv", "--from", name]]
    assert ran(name) == [["check", "名单.csv", "--results", name]]


def test_the_menu_says_what_is_no_roster(
    dropped_in: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A notice where the roster is asked for is named with what takes it, and asked again."""
    notice = "关于2018届毕业生校对的通知\n学生于2018年4月1日22:00前校对。\n"
    text_file(dropped_in / "通知.txt", notice)
    assert ran("3", "通知.txt", "名单.csv", "", "") == [["build", "名单.csv"]]
    said = capsys.readouterr().err
    assert (
        "通知.txt 是通知的原文，不是花名册。读成通知文件：fankui notice import 通知.txt。" in said
    )


def test_a_dropped_folder_of_a_class_is_its_day(
    dropped_in: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is run for it: the screen says how far the class is, and the next step."""
    monkeypatch.setenv("FANKUI_NOW", NOW)
    (dropped_in / "班").mkdir()
    text_file(dropped_in / "班" / "名单.csv", ROSTER_TEXT)
    assert started("班", code=1) == []
    said = capsys.readouterr().out
    assert "没答 2 人：安若曦、白景行" in said
    assert "下一步：还没有人答：先把说明发到群里\n  fankui guide\n" in said


@pytest.mark.parametrize("name", ["check", "notice", "build"])
def test_a_folder_called_like_a_command_is_told(
    name: str, dropped_in: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command wins, and it is said how the folder is meant; ./ means the folder."""
    monkeypatch.setenv("FANKUI_NOW", NOW)
    (dropped_in / name).mkdir()
    text_file(dropped_in / name / "名单.csv", ROSTER_TEXT)
    assert started(name) == [[name]]
    assert (
        f"这里有个文件夹也叫 {name}；要看它，打：\n  fankui ./{name}\n" in capsys.readouterr().err
    )
    assert started(f"./{name}", code=1) == []
    assert "没答 2 人" in capsys.readouterr().out
    started(name, "名单.csv")
    assert "文件夹" not in capsys.readouterr().err


def test_a_folder_is_collected_from_the_menu(dropped_in: Path) -> None:
    """Enter takes what lies in it; one answer is put right in the roster that lies there."""
    (dropped_in / "班").mkdir()
    text_file(dropped_in / "班" / "名单.csv", ROSTER_TEXT)
    assert ran("4", "班", "") == [["collect", "班"]]
    assert ran("4", "班", "2", "安若曦", "1") == [
        ["collect", os.path.join("班", "名单.csv"), "--set", "2014030101=无误"]  # noqa: PTH118
    ]
    assert ran("4", "班", "3") == [["collect", "班", "--undo"]]


def test_an_answer_is_put_right_by_the_notice_of_the_folder(dropped_in: Path) -> None:
    """What is right is called as there, whatever its file is called; it is recorded by it."""
    (dropped_in / "班").mkdir()
    text_file(dropped_in / "班" / "名单.csv", ROSTER_TEXT)
    shipped = notice_toml.text_of(notice_toml.BUILT_IN)
    own = shipped.replace('ok_text = "无误"', 'ok_text = "核对无误"')
    assert own != shipped
    text_file(dropped_in / "班" / "2027.toml", own)
    roster, notice = (os.path.join("班", name) for name in ("名单.csv", "2027.toml"))  # noqa: PTH118
    right = ["collect", roster, "--set", "2014030101=核对无误", "--notice", notice]
    assert ran("4", "班", "2", "安若曦", "1") == [right]


# --- at a terminal ---------------------------------------------------------------------------


def test_in_a_pipe_there_is_no_menu(fankui: Fankui, tmp_path: Path) -> None:
    """Without a terminal, `fankui` shows its help and asks nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "tongzhi_cli"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
        stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, fankui("--help").out, "")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., "pexpect.spawn[str]"]]:
    """Start the program at a terminal, in a folder with a class of 45 in it."""
    (tmp_path / "我的 班").mkdir()
    workbook(tmp_path / "我的 班" / "class.xlsx", [HEADER, *students(45)])
    children = []

    def start(*words: str, columns: int = 80) -> "pexpect.spawn[str]":
        env = {**os.environ, "FANKUI_NOW": NOW, "PYTHONUTF8": "1", "COLUMNS": str(columns)}
        command, *first = program(env)
        child = pexpect.spawn(
            command, [*first, *words],
            cwd=str(tmp_path), encoding="utf-8", env=env, dimensions=(24, columns), timeout=120,
        )  # fmt: skip
        children.append(child)
        return child

    yield start
    for child in children:
        child.close(force=True)


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
@pytest.mark.parametrize("columns", [80, 40])
def test_a_class_by_the_menu(
    columns: int, tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]
) -> None:
    """Check a class, build its form, build the same again, refuse to overwrite another, leave."""
    child = terminal(columns=columns)
    child.expect_exact("11 试一试")
    child.expect_exact("拖进来 >")
    child.send("2\r")
    child.expect_exact("0=返回")
    child.send(f"'{tmp_path}/我的 班/class.xlsx' \r")
    child.expect_exact("结果在别的文件里")
    child.expect_exact("0=返回")
    child.send("\r")
    child.expect_exact("fankui check ")
    child.expect_exact("没有问题。")
    for found in ("下一步", "不用重印", "要是已经有的文件不要了"):
        if found.startswith("要是"):
            next((tmp_path / "我的 班").glob("*.docx")).write_bytes(b"another file")
        child.expect_exact("接着做")
        child.expect_exact(">")
        child.send("3\r")
        child.expect_exact("class.")
        child.expect_exact("0=返回")
        child.send("\r")
        for asked in ("结果在别的文件里", "空白表"):
            child.expect_exact(asked)
            child.expect_exact("0=返回")
            child.send("\r")
        child.expect_exact("fankui build ")
        child.expect_exact(found)
    child.send("\r")
    child.expect_exact("接着做")
    child.send("0\r")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    forms = [path.suffix for path in (tmp_path / "我的 班").iterdir()]
    assert sorted(forms) == [".docx", ".xlsx"]


NOTICE = """示例学院教务处
示例院教〔2018〕12号
关于做好2018届毕业生学历图像信息校对工作的通知
各学院：
　　2018届毕业生（2014级本科）须登录学信网（https://www.chsi.com.cn）核对学历照片和学籍信息。
　　一、核对时间：学生于2018年4月1日22:00前完成核对。
　　二、各班将《反馈表》于4月6日下午17:30前交教务处行政楼208室，逾期不再受理。
　　三、补采集照片的时间为4月中旬，另行通知。
教务处
2018年3月15日
"""


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
def test_the_menu_to_the_end(tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]) -> None:
    """Own notice, answers, one corrected, own form, each in its folder: no option is typed."""
    for name in ("通知", "问卷", "表"):
        (tmp_path / name).mkdir()
    text_file(tmp_path / "通知" / "通知.txt", NOTICE)
    people = students(45)
    lines = [f"{at}. {row[1]} 无误" for at, row in enumerate(people[1:], start=1)]
    text_file(tmp_path / "问卷" / "接龙.txt", "\n".join(["#接龙", *lines, ""]))
    (tmp_path / "表" / "附件2.docx").write_bytes(shipped_template().read_bytes())
    workbook(tmp_path / "我的 班" / "class.xlsx", [HEADER[:4], *(row[:4] for row in people)])
    child = terminal()

    def answer(question: str, line: str) -> None:
        child.expect_exact(question)
        child.send(f"{line}\r")

    answer("拖进来 >", "10")
    answer("0=返回", f"{tmp_path}/通知/通知.txt")
    answer("0=停下", "2")
    answer("0=停下", "1")
    child.expect_exact("记着了")
    answer("接着做", "4")
    answer("0=返回", f"'{tmp_path}/我的 班/class.xlsx'")
    answer("直接回车=逐个问", f"{tmp_path}/问卷/接龙.txt")
    child.expect_exact("1 人没有结果")
    answer("接着做", "4")
    answer("直接回车=class.xlsx", "")
    answer("直接回车=逐个问", "2")
    answer("改谁的", "01")
    answer("改成", "民族应为回族")
    answer("接着做", "3")
    answer("直接回车=class.xlsx", "")
    answer("结果在别的文件里", "")
    answer("空白表", f"{tmp_path}/表/附件2.docx")
    child.expect_exact("4月6日下午17:30前交教务处行政楼208室")
    answer("接着做", "7")
    answer("直接回车=class.xlsx", "")
    answer("结果在别的文件里", "")
    child.expect_exact("民族应为回族")
    answer("接着做", "0")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert [path.suffix for path in (tmp_path / "我的 班").glob("反馈表-*")] == [".docx"]


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
@pytest.mark.parametrize(("typed", "used"), [("", True), ("1", False)])
def test_a_blank_form_beside_the_roster_is_proposed(
    typed: str, used: bool, tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]
) -> None:
    """The school's own form is not forgotten because nobody dragged it in; 1 leaves it aside."""
    folder = tmp_path / "我的 班"
    shutil.copy(ROOT / "examples/next-year/附件2.docx", folder)
    child = terminal()
    child.expect_exact("拖进来 >")
    child.send("3\r")
    child.expect_exact("0=返回")
    child.send(f"'{folder}/class.xlsx'\r")
    child.expect_exact("结果在别的文件里")
    child.expect_exact("0=返回")
    child.send("\r")
    child.expect_exact("空白表用旁边的 附件2.docx，直接回车")
    child.expect_exact(">")
    child.send(f"{typed}\r")
    child.expect_exact("fankui build ")
    child.expect_exact("下一步")
    assert ("--template" in child.before) is used


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
def test_ctrl_c(terminal: Callable[..., "pexpect.spawn[str]"]) -> None:
    """Ctrl+C leaves the menu, exit 130; the end of input leaves it, exit 0."""
    for control, code in (("c", 130), ("d", 0)):
        child = terminal()
        child.expect_exact("拖进来 >")
        child.sendcontrol(control)
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == code


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
def test_an_error_does_not_end_the_menu(
    tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]
) -> None:
    """A file that cannot be read is told in words, and the menu asks again."""
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    child = terminal()
    child.expect_exact("拖进来 >")
    child.send("a.xlsx\r")
    child.expect_exact("出错：")
    child.expect_exact("接着做")
    child.send("fankui explain late-check\r")
    child.expect_exact("校对逾期（late-check）")
    child.expect_exact("接着做")
    child.sendcontrol("d")
    child.expect(pexpect.EOF)


def test_the_next_step_is_said_once(tmp_path: Path) -> None:
    """What the check says is not said again; that the answers can be recorded it does not know."""
    text_file(tmp_path / "名单.csv", ROSTER_TEXT)
    text_file(tmp_path / "接龙.txt", DROPPED["接龙"][1])
    env = {**os.environ, "FANKUI_NOW": NOW, "PYTHONUTF8": "1"}
    for names in (["名单.csv"], ["名单.csv", "接龙.txt"]):
        done = subprocess.run(
            [*program(env), *names],
            cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env=env,
        )  # fmt: skip
        assert done.returncode == 1, done.stderr
        assert done.stderr.count("下一步：") == 1
        assert done.stderr.count("fankui remind") == 1
        assert done.stderr.count("fankui collect") == 1
