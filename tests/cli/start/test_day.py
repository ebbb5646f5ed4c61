"""`fankui 文件夹`: the day of a class on one screen, its steps, and what they run."""

import os
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import docx
import pexpect
import pytest
from builders import text_file
from class_folders import (
    ALL_BUT_ONE,
    CHAT,
    FORM,
    LOG,
    NAMES,
    NUMBERS,
    Content,
    blank,
    form,
    made,
    roster,
    tree,
    wjx,
)
from forked import program
from places import ROOT
from typing_person import Typed

from conftest import CLASS, HEADER, NOW, Run, students, workbook
from tongzhi_cli.cli.start.day import DayView
from tongzhi_cli.cli.terminal import clipboard, opening, show
from tongzhi_cli.cli.terminal.by_number import advice
from tongzhi_cli.cli.terminal.prompt import Complete
from tongzhi_cli.cli.terminal.wrapping import width_of
from tongzhi_cli.loader.day.look import Asked

Fankui = Callable[..., Run]
BUILT_IN = (ROOT / "src/tongzhi_cli/notices/puer-2018-4.toml").read_text("utf-8")
WHOLE: dict[str, Content] = {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE, "接龙.txt": CHAT}
MISNAMED = ALL_BUT_ONE.replace(f"{NUMBERS[2]},{NAMES[2]}", f"{NUMBERS[2]},王五")
UNCLEAR = wjx((0, "28 10:00", "无勿"), (1, "28 11:00", "有误"), (2, "28 12:00", "无误"))
ONE_ANSWERED = LOG.splitlines()[0] + "\n"
SHEET = FORM.replace(".docx", "-只重印第2张.docx")
OTHER_CLASS = "学号,姓名,班级\n2014030901,钱七,2014级软件2班\n2014030902,孙八,2014级软件2班\n"
UNCLEAR_LOG = LOG.replace("无误", "无勿", 1)


def viewed(
    folder: Path,
    *lines: str,
    codes: Sequence[int] = (),
    now: str | None = NOW,
    has_part: bool = False,
) -> list[list[str]]:
    """What is run while *lines* are typed at the screen; *codes* are what it ends in, then 0.

    *has_part*: of the form that is there only some sheets are other.
    """
    commands: list[list[str]] = []
    ends = list(codes)

    def execute(words: Sequence[str]) -> int:
        commands.append([word.replace(f"{folder}", "班") for word in words])
        if words[0] == "remind":
            print("【校对】")  # noqa: T201  as the command does
        is_there = words[0] == "build" and (folder / FORM).exists() and words[-1] == str(folder)
        show.part(*(["只写要重印的那几张"] if has_part and is_there else []))
        return ends.pop(0) if ends else 4 if is_there else 0

    asking = Typed(lines)
    assert DayView(Asked(str(folder), None, now), execute, asking).run() == 0
    assert asking.lines == []
    return commands


def settling(who: int, said: str) -> list[str]:
    """The command that records what one student means."""
    return ["collect", "班/花名册.xlsx", "--set", f"{NUMBERS[who]}={said}", "--quiet"]


def test_what_the_notice_leaves_open_is_said_once_before_a_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which points they are, a line each, above the first text and not above the next."""
    points = "".join(f"# TODO 第{at}处\n#   通知写的：{at}月中旬\n" for at in range(4, 9))
    folder = made(tmp_path, {"花名册.xlsx": roster, "notice.toml": f"{points}{BUILT_IN}"})
    ran = viewed(folder, "", "", "", "0", "", "", "", "0")  # once without a link, then with none
    assert [words[0] for words in ran] == ["notice", "guide"]
    said = capsys.readouterr().err
    told = (
        "！ 通知里还有 5 处没有定，下面的话里照原话写，或没有写：\n"
        "  4月中旬：第4处\n  5月中旬：第5处\n  6月中旬：第6处\n  ……还有 2 处\n"
    )
    assert said.count(told) == 1
    assert said.index(told) < said.index("fankui guide")


#: What lies in the folder, what is typed, what is run.
STEPS: dict[str, tuple[dict[str, Content], list[str], list[list[str]]]] = {
    "collect, and again what nothing came of": (
        WHOLE, ["", "", "0"], [["collect", "班"], ["build", "班"]],
    ),
    "build": ({**WHOLE, "花名册.answers.jsonl": LOG}, ["", "0"], [["build", "班"]]),
    "the text for the group, with a link": (
        {"花名册.xlsx": roster}, ["", " https://a.cn ", "", "0"],
        [["guide", "--link", "https://a.cn", "--quiet"]],
    ),
    "0 instead of a link; then all the same": (
        {"花名册.xlsx": roster}, ["", "0", "", "", "", "0"], [["guide", "--quiet"]],
    ),
    "remind once; then wait": (
        {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE},
        ["", "", "", "0", "", "0"],
        [["collect", "班"], ["remind", "班", "--quiet"]],
    ),
    "a reminder that was sent": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG.splitlines()[0]}, ["", "", "", "0"],
        [["remind", "班", "--quiet"], ["remind", "班", "--done", "--quiet"]],
    ),
    "a reminder that was not sent": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG.splitlines()[0]}, ["", "", "0", "0"],
        [["remind", "班", "--quiet"]],
    ),
    "a reminder as a picture, then sent": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG.splitlines()[0]},
        ["", "", "2", "", "0"],
        [["remind", "班", "--quiet"], ["remind", "班", "-o", "班/催交.png"],
         ["remind", "班", "--done", "--quiet"]],
    ),
    "a reminder as a picture, not sent": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG.splitlines()[0]},
        ["", "", "2", "0", "0"],
        [["remind", "班", "--quiet"], ["remind", "班", "-o", "班/催交.png"]],
    ),
    "one answer is put right": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG},
        ["4", NAMES[1], "民族应为回族", "", "4", NAMES[0], "0", "0"],
        [["collect", "班/花名册.xlsx", "--set", f"{NUMBERS[1]}=民族应为回族"]],
    ),
    "details": ({"花名册.xlsx": roster}, ["1", "", "0"], [["check", "班"]]),
    "a command as we say it": (
        {"花名册.xlsx": roster}, ["fankui check 班 --missing", "", "0"],
        [["check", "班", "--missing"]],
    ),
    "nothing that is known": ({"花名册.xlsx": roster}, ["7", "０"], []),
    "what nobody understands: all right, and what is wrong": (
        {"花名册.xlsx": roster, "问卷.csv": UNCLEAR},
        ["", "", "1", "民族应为回族", "0"],
        [["collect", "班"], settling(0, "无误"), settling(1, "民族应为回族")],
    ),
    "what nobody understands: a fault as written, and not now": (
        {"花名册.xlsx": roster, "问卷.csv": UNCLEAR},
        ["", "", "2", "", "0"],
        [["collect", "班"], settling(0, "2 无勿")],
    ),
    "what nobody understands: not at all, and again": (
        {"花名册.xlsx": roster, "问卷.csv": UNCLEAR}, ["", "", "0", "", "1", "0", "0"],
        [["collect", "班"], settling(0, "无误")],
    ),
    "what nobody understands: each not now; then the next step": (
        {"花名册.xlsx": roster, "问卷.csv": UNCLEAR}, ["", "", "", "", "", "", "0", "0"],
        [["collect", "班"], ["remind", "班", "--quiet"]],
    ),
    "what nobody understands: wrong without what": (
        {"花名册.xlsx": roster, "问卷.csv": UNCLEAR}, ["", "", "", "2", "民族应为回族", "0"],
        [["collect", "班"], settling(1, "民族应为回族")],
    ),
    "a form that is behind is replaced on purpose": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG, FORM: lambda path: form(path, "")},
        ["", "9", "0"],
        [["build", "班"], ["build", "班", "--force"]],
    ),
    "where all sheets are other there is no part to print": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG, FORM: lambda path: form(path, "")},
        ["", "8", "", "0"],
        [["build", "班"]],
    ),
    "what the faulty ones do": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG.replace("无误", "民族应为回族", 1)},
        ["3", "", "0"], [["followup", "班"]],
    ),
    "nobody is faulty": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG}, ["3", "0"], [],
    ),
    "a form that is behind stays": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG, FORM: lambda path: form(path, "")},
        ["", "", "", "0"],
        [["build", "班"]],
    ),
    "an error is overruled": (
        {**WHOLE, "问卷.csv": MISNAMED}, ["", "", "1", "9", "0"],
        [["collect", "班"], ["check", "班"], ["build", "班", "--allow", "name-mismatch"]],
    ),
    "an error is overruled, and stays so while nothing new comes": (
        {**WHOLE, "问卷.csv": MISNAMED}, ["", "", "1", "9", "", "0"],
        [["collect", "班"], ["check", "班"], *[["build", "班", "--allow", "name-mismatch"]] * 2],
    ),
    "an error is let pass for one student": (
        {**WHOLE, "问卷.csv": MISNAMED}, ["", "", "1", "1", "王老师", "曾用名", "0"],
        [["collect", "班"], ["check", "班"],
         ["collect", "班", "--allow", f"name-mismatch:{NUMBERS[2]}=曾用名", "--by", "王老师"],
         ["build", "班"]],
    ),
    "an error, and a draft": (
        {**WHOLE, "问卷.csv": MISNAMED}, ["", "", "2", "0"],
        [["collect", "班"], ["check", "班"], ["build", "班", "--draft"]],
    ),
    "a kind of errors is let pass while somebody is missing": (
        {"花名册.xlsx": roster, "问卷.csv": MISNAMED}, ["", "", "1", "9", "", "", "0", "0"],
        [["collect", "班"], ["check", "班"], ["remind", "班", "--quiet"]],
    ),
    "an error is let pass for one student while somebody is missing": (
        {"花名册.xlsx": roster, "问卷.csv": MISNAMED},
        ["", "", "v", "1", "1", "王老师", "曾用名", "0"],
        [["collect", "班"], ["check", "班"], ["check", "班", "-v"],
         ["collect", "班", "--allow", f"name-mismatch:{NUMBERS[2]}=曾用名", "--by", "王老师"]],
    ),
    "an error while somebody is missing is read": (
        {"花名册.xlsx": roster, "问卷.csv": MISNAMED}, ["", "", "", "0"],
        [["collect", "班"], ["check", "班"]],
    ),
    "an error that was read is let pass behind the details": (
        {"花名册.xlsx": roster, "问卷.csv": MISNAMED}, ["", "", "", "1", "1", "9", "1", "", "0"],
        [["collect", "班"], *[["check", "班"]] * 3],
    ),
    "the details, before anything is let pass; 0 leads back": (
        {**WHOLE, "问卷.csv": MISNAMED}, ["1", "1", "0", "1", "", "0"], [["check", "班"]] * 2,
    ),
    "a slip records no reminder": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": ONE_ANSWERED},
        ["", "", "hao", "3", "0", "0"], [["remind", "班", "--quiet"]],
    ),
    "a slip, and then it was sent": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": ONE_ANSWERED}, ["", "", "3", "发了", "0"],
        [["remind", "班", "--quiet"], ["remind", "班", "--done", "--quiet"]],
    ),
    "a slip where one only goes on": (
        {"花名册.xlsx": roster, "notice.toml": f"# TODO 哪一天\n{BUILT_IN}"},
        ["", "abc", "", "0"],
        [["notice", "check", "班/notice.toml"]],
    ),
    "an open point of the notice": (
        {"花名册.xlsx": roster, "notice.toml": f"# TODO 哪一天\n{BUILT_IN}"},
        ["", "", "0"],
        [["notice", "check", "班/notice.toml"]],
    ),
}  # fmt: skip


#: The key that replaces a form; what the commands after the first build end in; how many are run.
REPLACED: dict[str, tuple[str, list[int], int]] = {
    "some of its sheets are other": ("8", [4, 0, 0], 3),
    "the sheets cannot be written": ("8", [4, 4], 2),
    "the form cannot be compared": ("8", [4, 3], 2),
    "Word counts its pages": ("8", [4, 2], 2),
    "the form itself cannot be written": ("8", [4, 0, 4], 3),
    "nothing of it was asked for": ("9", [4, 4], 2),
}


@pytest.fixture(autouse=True)
def _nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clipboard and no program of this computer; the evening before the deadline."""
    monkeypatch.setenv("FANKUI_NOW", NOW)
    monkeypatch.setattr(clipboard, "copy", lambda _: False)
    monkeypatch.setattr(opening, "opened", lambda paths: [False for _ in paths])


@pytest.mark.parametrize("case", STEPS)
def test_enter_runs_the_next_step(case: str, tmp_path: Path) -> None:
    """Enter does the one next step by the command that one would type; 0 leaves."""
    files, typed, commands = STEPS[case]
    folder = made(tmp_path / "班", files)
    before = tree(folder)
    assert viewed(folder, *typed) == commands
    assert tree(folder) == before


@pytest.mark.parametrize("case", REPLACED)
def test_a_form_is_replaced_last(case: str, tmp_path: Path) -> None:
    """Where the sheets to print again were not written, the old form stays; one can read why."""
    key, codes, count = REPLACED[case]
    files: dict[str, Content] = {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG}
    folder = made(tmp_path / "班", {**files, FORM: lambda path: form(path, "")})
    pause = [""] if any(codes[1:]) else []
    commands = viewed(folder, "", key, *pause, "0", codes=codes, has_part=True)
    whole = [["build", "班"], ["build", "班", "--changed-only", "--force"]]
    wanted = (
        [*whole, ["build", "班", "--force"]]
        if key == "8"
        else [whole[0], ["build", "班", "--force"]]
    )
    assert commands == wanted[:count]


@pytest.mark.parametrize(("key", "names"), [("8", [SHEET]), ("9", [FORM])])
def test_what_is_printed_after_a_form_was_replaced(
    key: str,
    names: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where only some sheets changed, the next step is to print these, and Enter opens them."""
    files: dict[str, Content] = {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG}
    folder = made(tmp_path / "班", {**files, FORM: lambda path: form(path, "")})
    opened: list[str] = []

    def opens(paths: Sequence[Path]) -> list[bool]:
        opened.extend(path.name for path in paths)
        return [True for _ in paths]

    monkeypatch.setattr(opening, "opened", opens)

    def execute(words: Sequence[str]) -> int:
        if "--force" not in words:
            show.part("只写要重印的那几张")
            return 4
        if "--changed-only" in words:
            show.wrote(folder / SHEET)
        else:
            form(folder / FORM)
            show.wrote(folder / FORM)
        return 0

    asking = Typed(["", key, "", "0"])
    assert DayView(Asked(str(folder), None, NOW), execute, asking).run() == 0
    said = capsys.readouterr().out
    assert opened == names
    assert (f"下一步：只打印 {SHEET}，请上面的同学签名" in said) is (key == "8")
    assert ("下一步：打印反馈表" in said) is (key == "9")


#: What is recorded and what lies in a file, and what is shown before an answer is put right.
STANDING = {
    "in a file alone": ("", wjx((1, "29 11:00", "民族应为回族")),
                        "现在是“民族应为回族”（问卷.csv 里，还没有记下）"),
    "newer in a file": (LOG, wjx((1, "30 11:00", "照片不是本人")),
                        "现在是“照片不是本人”（问卷.csv 里，还没有记下）"),
    "older in a file": (LOG, wjx((1, "28 11:00", "照片不是本人")),
                        "现在是“无误”（2018-03-29 10:00）"),
    "of somebody else": (LOG, wjx((2, "30 11:00", "照片不是本人")),
                         "现在是“无误”（2018-03-29 10:00）"),
}  # fmt: skip


@pytest.mark.parametrize("case", STANDING)
def test_what_counts_is_shown_before_it_is_put_right(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the screen counts it; that it stands in a file alone is said."""
    log, answers, told = STANDING[case]
    files: dict[str, Content] = {
        "花名册.xlsx": roster, "花名册.answers.jsonl": log, "问卷.csv": answers,
    }  # fmt: skip
    viewed(made(tmp_path / "班", files), "4", NAMES[1], "0", "0")
    assert f"{NUMBERS[1]} {NAMES[1]}（{CLASS}）：{told}\n" in capsys.readouterr().err


def test_a_new_error_of_a_kind_that_was_let_pass_is_asked(tmp_path: Path) -> None:
    """Nobody has said yes to the second student's: the form is not built past it."""
    folder = made(tmp_path / "班", {**WHOLE, "问卷.csv": MISNAMED})
    another = MISNAMED.replace(f"{NUMBERS[0]},{NAMES[0]}", f"{NUMBERS[0]},赵六")

    class Meanwhile(Typed):
        def ask(self, prompt: str, complete: Complete, hint: str = "") -> str:
            if len(self.lines) == 5:  # the form is built; another answer comes
                text_file(folder / "问卷.csv", another)
            return super().ask(prompt, complete, hint)

    commands: list[list[str]] = []

    def execute(words: Sequence[str]) -> int:
        commands.append([word.replace(f"{folder}", "班") for word in words])
        return 0

    asking = Meanwhile(["", "", "1", "9", "1", "", "", "", "", "0"])
    assert DayView(Asked(str(folder), None, NOW), execute, asking).run() == 0
    assert commands == [
        ["collect", "班"], ["check", "班"], ["build", "班", "--allow", "name-mismatch"],
        ["check", "班"], ["collect", "班"], ["check", "班"],
    ]  # fmt: skip


@pytest.mark.parametrize("answers", [MISNAMED, UNCLEAR, ALL_BUT_ONE])
def test_letting_pass_is_named_where_it_can_be_chosen(answers: str, tmp_path: Path) -> None:
    """Behind the details, which offer it; where nothing can be let pass, no advice names it."""
    folder = made(tmp_path / "班", {"花名册.xlsx": roster, "问卷.csv": answers})
    advised: list[str] = []
    prompts: list[str] = []

    class Recorded(Typed):
        def ask(self, prompt: str, complete: Complete, hint: str = "") -> str:
            prompts.append(prompt)
            return super().ask(prompt, complete, hint)

    def execute(_: Sequence[str]) -> int:
        advised.append(advice("请核对；确认无妨加 --allow name-mismatch。"))
        advised.append(advice("写下 2 和原话，或加 --allow unclear-answer，照原文印。"))
        return 1

    view = DayView(Asked(str(folder), None, NOW), execute, Recorded(["1", "", "0"]))
    assert view.run() == 0
    is_there = answers == MISNAMED
    assert ("放行错误" in prompts[1]) is is_there
    assert ("“放行错误”" in advised[0]) is is_there
    assert advised[1] == "写下 2 和原话。"


#: What is typed about who is not understood, what the commands end in, and which are run; the step
#: is offered again where it was not done.
REFUSED: dict[str, tuple[list[str], list[int], list[list[str]]]] = {
    "asked again, and recorded: the next step": (
        ["有误", "民族应为回族", "无误", "", "", "0", "0"], [2, 0, 0],
        [settling(0, "有误"), settling(0, "民族应为回族"), settling(1, "无误"),
         ["remind", "班", "--quiet"]],
    ),
    "the others are recorded all the same": (
        ["看", "", "1", "", "2", "0", "0"], [2, 0, 0],
        [settling(0, "看"), settling(1, "无误"), settling(0, "2 无勿")],
    ),
    "stopped after one": (
        ["1", "0", "", "2", "0", "0"], [0, 0], [settling(0, "无误"), settling(0, "2 无勿")],
    ),
    "the log cannot be written": (
        ["1", "0", "", "2", "0", "0"], [4, 0], [settling(0, "无误"), settling(0, "2 无勿")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_each_answer_is_recorded_as_it_is_said(case: str, tmp_path: Path) -> None:
    """A refused one costs no other; what is left of the step is offered again."""
    typed, codes, commands = REFUSED[case]
    folder = made(tmp_path / "班", {"花名册.xlsx": roster, "问卷.csv": UNCLEAR})
    assert viewed(folder, "", "", *typed, codes=[0, *codes]) == [["collect", "班"], *commands]


def test_what_was_said_before_stopping_is_kept(tmp_path: Path) -> None:
    """Ctrl-C after one answer: that one has been handed to collect."""
    folder = made(tmp_path / "班", {"花名册.xlsx": roster, "问卷.csv": UNCLEAR})
    commands: list[list[str]] = []

    class Stopping(Typed):
        def ask(self, prompt: str, complete: Complete, hint: str = "") -> str:
            if not self.lines:
                raise KeyboardInterrupt
            return super().ask(prompt, complete, hint)

    def execute(words: Sequence[str]) -> int:
        commands.append([word.replace(f"{folder}", "班") for word in words])
        return 0

    with pytest.raises(KeyboardInterrupt):
        DayView(Asked(str(folder), None, NOW), execute, Stopping(["", "", "1"])).run()
    assert commands == [["collect", "班"], settling(0, "无误")]


#: What lies in the folder, what is typed, what the commands end in; what is said at last.
LEFT: dict[str, tuple[dict[str, Content], list[str], list[int], str]] = {
    "a build that failed is offered again": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG}, ["", "", "0"], [4],
        "下一步：都齐了：生成可以打印签字的反馈表",
    ),
    "answers that were not recorded are offered again": (
        WHOLE, ["", "", "0"], [4], "下一步：把 接龙.txt、问卷.csv 里新的 4 条记下来",
    ),
    "somebody is waited for": (
        {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE}, ["", "", "", "0", "0"], [],
        "下一步：等大家答；新的问卷、接龙放进这个文件夹，再看",
    ),
    "a form that is older": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG, FORM: lambda path: form(path, "")},
        ["", "", "0"], [], "下一步：还有没做完的：反馈表还是旧的；改好了，回车再看",
    ),
    "a form that is older, looked at again": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG, FORM: lambda path: form(path, "")},
        ["", "", "", "0"], [], "下一步：重新生成反馈表：4 人的结果后来变了",
    ),
    "an error": (
        {**WHOLE, "问卷.csv": MISNAMED}, ["", "", "", "0"], [],
        "下一步：还有没做完的：没有记下的 3 条、错误 1 个；改好了，回车再看",
    ),
    "who is not understood": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": UNCLEAR_LOG}, ["", "", "0"], [],
        "下一步：还有没做完的：没说清的 1 人；改好了，回车再看",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LEFT)
def test_what_is_left_is_said(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A step whose command failed is offered again; nobody waits for who has answered."""
    files, typed, codes, said = LEFT[case]
    viewed(made(tmp_path / "班", files), *typed, codes=codes)
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("下一步")]
    assert told[-1] == said


#: Classes of another year without a notice: the name in the answers, and the steps.
WRONG_YEAR = [("2023", "李四"), ("2024", "王五"), ("2022", "赵六")]


@pytest.mark.parametrize(("year", "name"), WRONG_YEAR)
def test_nothing_is_built_on_another_years_notice(year: str, name: str, tmp_path: Path) -> None:
    """Its errors are shown; neither overruling them nor a draft is offered."""
    numbers = [f"{year}0101{at:02}" for at in range(1, 4)]
    rows = [f"{number},安若{at},{year}级1班,本科\n" for at, number in enumerate(numbers)]
    said = [f"{number},安若{at},无误\n" for at, number in enumerate(numbers)]
    files: dict[str, Content] = {
        "花名册.csv": "学号,姓名,班级,层次\n" + "".join(rows),
        "结果.csv": "学号,姓名,校对结果\n" + "".join(said).replace("安若0", name),
    }
    folder = made(tmp_path / "班", files)
    commands = viewed(folder, "", "", "", "", "", "2", "0")
    assert commands == [["notice", "new", "-o", "班"], ["collect", "班"], ["check", "班"]]


#: Where another year's class has no notice: what is typed, what is run.
NOTICES: dict[str, tuple[list[str], list[list[str]]]] = {
    "dragged in": (["", "通知.docx", "", "0"], [["notice", "import", "通知.docx", "-o", "班"]]),
    "asked for": (["", "", "", "0"], [["notice", "new", "-o", "班"]]),
    "not now": (["", "0", "0"], []),
    "a file that is not there": (["", "没有.docx", "0", "0"], []),
}


@pytest.mark.parametrize("case", NOTICES)
def test_another_years_class_gets_no_text(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """That the built-in notice is not the class's is said first; its own one is asked for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "通知.docx").touch()
    rows = [[f"20230101{at:02}", f"安若{at}", "2023级1班", "本科"] for at in range(1, 4)]
    (tmp_path / "班").mkdir()
    workbook(tmp_path / "班" / "花名册.xlsx", [HEADER[:4], *rows])
    typed, commands = NOTICES[case]
    assert viewed(Path("班"), *typed) == commands
    said = capsys.readouterr().out
    assert "！ 没有今年的通知：内置的是 2018 年的，这个班是 2023 级，不能用它" in said
    assert "guide" not in said
    assert "remind" not in said


def test_the_time_that_was_given_goes_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--now of the screen is that of its steps; FANKUI_NOW each of them reads itself."""
    folder = made(tmp_path / "班", WHOLE)
    assert viewed(folder, "", "0") == [["collect", "班"]]
    monkeypatch.delenv("FANKUI_NOW")
    assert viewed(folder, "", "0") == [["collect", "班", "--now", NOW]]


def test_the_text_is_put_into_the_clipboard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Just what is shown; where that cannot be, it is said."""
    copied: list[str] = []
    folder = made(tmp_path / "班", {"花名册.xlsx": roster})

    def execute(words: Sequence[str]) -> int:
        print(f"【校对】{words[0]}")  # noqa: T201  as the command does
        return 0

    for works, told in ((True, "已复制：到群里粘贴。"), (False, "这里没有剪贴板：选中上面的字")):

        def copy(text: str, *, works: bool = works) -> bool:
            copied.append(text)
            return works

        monkeypatch.setattr(clipboard, "copy", copy)
        DayView(Asked(str(folder), None, NOW), execute, Typed(["", "", "", "0"])).run()
        said = capsys.readouterr()
        assert "【校对】guide\n" in said.out
        assert told in said.err
    assert copied == ["【校对】guide\n"] * 2


def test_enter_opens_the_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When it is as it is to be, Enter opens it, as often as one likes."""
    opened: list[Path] = []

    def note(paths: Sequence[Path]) -> list[bool]:
        opened.extend(paths)
        return [True for _ in paths]

    monkeypatch.setattr(opening, "opened", note)
    files: dict[str, Content] = {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG, FORM: form}
    folder = made(tmp_path / "班", files)
    assert viewed(folder, "", "", "0") == []
    assert opened == [folder / FORM] * 2


def test_what_is_broken_is_looked_at_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error is told, and Enter looks again."""
    folder = made(tmp_path / "班", {"花名册.xlsx": roster, "notice.toml": "schema = 1\n"})
    assert viewed(folder, "", "0") == []
    assert capsys.readouterr().err.count("出错：") == 2


def test_a_folder_that_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told, and looked for again on Enter."""
    assert viewed(tmp_path / "班", "", "0") == []
    assert capsys.readouterr().err.count("读不了：不见了，或不让读。") == 2


def test_only_the_screen_says_what_is_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command run for the person says no next command beside it; what no command does, it says.

    A command that they type themselves says all.
    """
    folder = made(tmp_path / "班", WHOLE)

    def execute(words: Sequence[str]) -> int:
        show.steps(f"1. 备齐 {words[0]}", "2. 检查：fankui check 班")
        return 0

    DayView(Asked(str(folder), None, NOW), execute, Typed(["", "0"])).run()
    said = capsys.readouterr()
    assert "要办的：\n  1. 备齐 collect\n" in said.err
    assert "fankui check" not in said.err
    assert "下一步" not in said.err
    assert said.out.count("下一步：") == 2  # before and after it, each on its screen
    DayView(Asked(str(folder), None, NOW), execute, Typed(["fankui build 班", "", "0"])).run()
    assert "下一步：\n  1. 备齐 build\n  2. 检查：fankui check 班\n" in capsys.readouterr().err


def test_who_is_faulty_is_told_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names, and the command that says what each has to bring; the key for it is offered."""
    files: dict[str, Content] = {"花名册.xlsx": roster}
    log = LOG.replace("无误", "民族应为回族", 1)
    folder = made(tmp_path / "班", {**files, "花名册.answers.jsonl": log})
    typed = Typed(["0"])
    DayView(Asked(str(folder), None, NOW), lambda _: 0, typed).run()
    assert f"有误 1 人：{NAMES[0]}；各自要带什么：\n  fankui followup " in capsys.readouterr().out


# --- the screen --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("answered", [0, 20, 42, 45])
def test_a_class_of_45_is_one_screen(
    width: int, answered: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """80 columns: not more than 22 of 24 lines; no line is wider than the terminal at 40."""
    monkeypatch.setenv("COLUMNS", str(width))
    folder = tmp_path / "班"
    folder.mkdir()
    workbook(folder / "花名册.xlsx", [HEADER[:4], *(row[:4] for row in students(45))])
    lines = [f"{at + 1}. {row[1]} 无误" for at, row in enumerate(students(45)[:answered])]
    text_file(folder / "接龙.txt", "\n".join(["#接龙", *lines, ""]))
    viewed(folder, "0")
    said = capsys.readouterr().out.splitlines()
    rows = sum(-(-max(width_of(line), 1) // (width - 1)) for line in said)
    assert rows <= (22 if width == 80 else 30)
    shown = next((line for line in said if line.startswith("没答")), "")
    if answered < 45:
        assert f"没答 {45 - answered} 人：" in shown
    if answered == 0:
        assert "人" in shown.partition("等，还有 ")[2]
        assert any("--missing" in line for line in said)
    assert all(char.encode("gbk") for line in said for char in line)


#: In a pipe: what lies there, the exit code, what is said.
PIPED: dict[str, tuple[dict[str, Content], int, list[str]]] = {
    "who is missing": (
        {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE}, 1,
        ["已答 3/4 人：无误 2，异常 1", f"没答 1 人：{NAMES[3]}", "把 问卷.csv 里新的 3 条"],
    ),
    "all in": (WHOLE, 0, ["已答 4/4 人：无误 3，异常 1", "文件里有 4 条新的，还没有记下"]),
    "what nobody understands": (
        {"花名册.xlsx": roster, "问卷.csv": UNCLEAR}, 1,
        [f"没说清 2 人：{NAMES[0]}“无勿”、{NAMES[1]}“有误”"],
    ),
    "what could not be read": (
        {"花名册.xlsx": roster, "问卷.csv": wjx((0, "28 10:00", "1"))}, 3,
        ["！ ", "下一步：把读不了的文件换掉"],
    ),
    "a notice of last year": (
        {"花名册.xlsx": roster, "notice.toml": BUILT_IN.replace("2018-04-0", "2017-04-0")}, 1,
        ["！ 多半是往年的通知：上交截止已经过了 36"],
    ),
    "no roster": ({"问卷.csv": ALL_BUT_ONE}, 1, ["下一步：把花名册（有学号、姓名的表）放进"]),
}  # fmt: skip


@pytest.mark.parametrize("case", PIPED)
def test_in_a_pipe(case: str, fankui: Fankui, tmp_path: Path) -> None:
    """The screen once, on standard output, with check's exit code; nothing is asked or written."""
    files, code, told = PIPED[case]
    folder = made(tmp_path / "班", files)
    before = tree(folder)
    run = fankui(folder, "--now", NOW)
    assert (run.code, run.err) == (code, "")
    for text in told:
        assert text in run.out
    assert tree(folder) == before


def test_a_day_that_a_notice_says_twice_is_a_line(fankui: Fankui, tmp_path: Path) -> None:
    """1．照片有误的…4月8日前, 2．信息有误的…4月8日前: one line, not two alike."""
    folder = tmp_path / "班"
    shutil.copytree(ROOT / "examples" / "next-year", folder)
    fankui("notice", "import", folder / "通知.docx", "-o", folder / "notice.toml", "-q")
    notice = folder / "notice.toml"
    text = notice.read_text("utf-8")
    parts = text.split("[[deadline]]")
    notice.write_text("[[deadline]]".join([*parts[:3], parts[3], parts[3], *parts[4:]]), "utf-8")
    run = fankui(folder, "--now", "2027-03-20 09:00")
    lines = [line for line in run.out.splitlines() if "以前（还有" in line]
    assert len(lines) == len(set(lines)) > 1


@pytest.mark.parametrize(
    ("notice", "why"),
    [("", "文件夹里没有通知"), ("务必于6月初将照片交教务处。", "通知.txt 还没有定好")],
)
def test_it_says_why_the_shipped_notice_holds(
    fankui: Fankui, tmp_path: Path, notice: str, why: str
) -> None:
    """A folder in which a notice lies is not said to have none."""
    folder = made(tmp_path, {"花名册.xlsx": roster})
    if notice:
        text = f"关于2018届毕业生校对图像信息的通知\n各学院：\n{notice}\n教务处\n"
        text_file(folder / "通知.txt", text)
    assert f"通知：内置的 2018 年通知（{why}）" in fankui(folder).out


def test_what_was_handed_in_is_checked(fankui: Fankui, tmp_path: Path) -> None:
    """As before, with --now and without."""
    folder = made(tmp_path / "交来", {"一班.docx": form})
    for more in ((), ("--now", NOW)):
        run = fankui(folder, *more)
        assert (run.code, run.out.startswith(f"{CLASS}：4 人，无误 4")) == (0, True)
    assert "fankui merge" in fankui(folder).err


def test_between_two_in_a_pipe(fankui: Fankui, tmp_path: Path) -> None:
    """Exit 2, and what to type for each."""
    files: dict[str, Content] = {
        "1.xlsx": roster, "2.xlsx": lambda path: roster(path, None, 10), "接龙.txt": CHAT,
    }  # fmt: skip
    run = fankui(made(tmp_path / "班", files), "--now", NOW)
    assert (run.code, run.out) == (2, "")
    assert run.err.count("fankui check ") == 3


def test_help_of_a_folder(fankui: Fankui, tmp_path: Path) -> None:
    """What may stand behind it is told in Chinese."""
    run = fankui(tmp_path, "--help")
    assert (run.code, "用法：fankui 文件夹 [选项]" in run.out) == (0, True)
    run = fankui(tmp_path, "--force")
    assert (run.code, "没有 --force 这个选项" in run.err) == (2, True)


def test_the_day_is_told_quietly(tmp_path: Path, fankui: Fankui) -> None:
    """-q: what is shown is the same, and nothing is said beside it."""
    folder = made(tmp_path / "班", WHOLE)
    run = fankui(folder, "--now", NOW, "-q")
    assert (run.code, run.out) == fankui(folder, "--now", NOW)[:2]
    assert run.err == ""


# --- at a terminal -----------------------------------------------------------------------------


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., "pexpect.spawn[str]"]]:
    """Start the program at a terminal in a class's folder, with programs of the system beside."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, does in (
        ("xclip", f"cat > '{tmp_path}/copied'"),
        ("xdg-open", f"echo \"$1\" > '{tmp_path}/opened'"),
    ):
        text_file(programs / name, f"#!/bin/sh\n{does}\n")
        (programs / name).chmod(stat.S_IRWXU)
    children = []

    def start(folder: Path, *words: str) -> "pexpect.spawn[str]":
        env = {
            **os.environ, "FANKUI_NOW": NOW, "PYTHONUTF8": "1", "COLUMNS": "80", "DISPLAY": ":0",
            "PATH": f"{programs}:{os.environ['PATH']}",
        }  # fmt: skip
        env.pop("WAYLAND_DISPLAY", None)
        command, *first = program(env)
        child = pexpect.spawn(
            command, [*first, *words],
            cwd=str(folder), encoding="utf-8", env=env, dimensions=(24, 80), timeout=120,
        )  # fmt: skip
        children.append(child)
        return child

    yield start
    for child in children:
        child.close(force=True)


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
def test_twelve_keys_to_the_form(
    tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]
) -> None:
    """From the folder to the form that is opened: `fankui`, Enter four times: 10 keys."""
    files: dict[str, Content] = {**WHOLE, "notice.toml": BUILT_IN, "附件2.docx": blank}
    folder = made(tmp_path / "班", files)
    keys = len("fankui\r")
    child = terminal(folder)
    for expected in ("新的 4 条记下来", "都齐了：生成", "打印反馈表，请每人签名"):
        child.expect_exact(expected)
        child.expect_exact("0=退出 >")
        child.send("\r")
        keys += 1
    child.expect_exact("0=退出 >")
    child.send("0\r")
    child.expect(pexpect.EOF)
    child.close()
    assert (child.exitstatus, keys <= 12) == (0, True)
    assert (tmp_path / "opened").read_text("utf-8").strip() == str(folder / FORM)
    cells = [
        cell.text for row in docx.Document(str(folder / FORM)).tables[0].rows for cell in row.cells
    ]
    assert set(NUMBERS) <= set(cells)
    assert "民族应为回族" in "".join(cells)


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
def test_the_reminder_is_copied(
    tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]
) -> None:
    """What is in the clipboard is the text that `fankui remind` writes."""
    folder = made(
        tmp_path / "班", {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG.splitlines()[0] + "\n"}
    )
    child = terminal(folder, ".")
    child.expect_exact("催没答的 3 人")
    child.expect_exact("0=退出 >")
    child.send("\r")
    child.expect_exact("（0=返回）>")
    child.send("\r")
    child.expect_exact("已复制")
    child.expect_exact("0=没有发 >")
    child.send("\r")
    child.expect_exact("3 人催过 1 次；最近一次 2018-04-01 20:00")
    child.expect_exact("等大家答")
    child.expect_exact("0=退出 >")
    child.send("0\r")
    child.expect(pexpect.EOF)
    text = (tmp_path / "copied").read_text("utf-8")
    assert text.startswith("【学信网信息校对】")
    assert f"还差 3 人的校对结果：\n{'、'.join(NAMES[1:])}\n" in text


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
def test_bare_outside_a_class_is_the_menu(
    tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]
) -> None:
    """Where no roster lies there is no day; 2 opens the menu where there is one."""
    empty = tmp_path / "空"
    empty.mkdir()
    child = terminal(empty)
    child.expect_exact("拖进来 >")
    child.sendcontrol("d")
    child.expect(pexpect.EOF)
    child = terminal(made(tmp_path / "班", {"花名册.xlsx": roster}))
    child.expect_exact("回车=做这一步，1=详细，2=菜单，4=改一个人的，0=退出 >")
    child.send("2\r")
    child.expect_exact("拖进来 >")
    child.sendcontrol("c")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
def test_bare_where_a_person_says_that_it_is_no_class(
    tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]
) -> None:
    """A folder that may be either is the menu's once the person says that it was handed in."""
    folder = made(
        tmp_path / "班", {"花名册.xlsx": roster, "别班.csv": OTHER_CLASS, "接龙.txt": CHAT}
    )
    child = terminal(folder)
    child.expect_exact("都不是，停下）>")
    child.send("3\r")
    child.expect_exact("这里当作交来的表")
    child.expect_exact("拖进来 >")
    child.sendcontrol("d")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
def test_what_to_type_stands_on_lines_of_its_own(
    tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]
) -> None:
    """Who chooses none of several rosters is told what to type for each, a line each."""
    folder = made(
        tmp_path / "班", {"花名册.xlsx": roster, "别班.csv": OTHER_CLASS, "接龙.txt": CHAT}
    )
    child = terminal(folder)
    child.expect_exact("都不是，停下）>")
    child.send("0\r")
    child.expect(r"请写明：\r\n  一个班：.*?\r\n  一个班：")
    child.expect_exact("0=退出 >")
    child.send("0\r")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


# --- the system's programs ---------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows opens files itself")
@pytest.mark.parametrize(
    ("script", "works"), [("exit 0", True), ("exit 3", False), ("exec sleep 5", True), ("", False)]
)
def test_what_nothing_opens_is_said(
    script: str,
    works: bool,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A program that is not there or finds nothing to show a file with: where the file is."""
    monkeypatch.undo()
    if script:
        for name in ("xdg-open", "open"):
            text_file(tmp_path / name, f"#!/bin/sh\n{script}\n").chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin" if script else str(tmp_path))
    monkeypatch.setattr(opening, "_SOON", 0.5)
    opening.open_or_tell([tmp_path / "表.docx"])
    said = capsys.readouterr().err
    assert (said == "") is works
    assert ("打不开；文件在" in said) is not works


@pytest.mark.skipif(os.name == "nt", reason="Windows opens a file itself")
def test_several_files_are_opened_together(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file waits until another is shown, and what is said of each is its own."""
    monkeypatch.undo()
    events: list[str] = []

    class Program:
        def __init__(self, command: Sequence[str], **_: object) -> None:
            self._file = Path(command[-1]).name
            events.append(f"begin {self._file}")

        def wait(self, timeout: float) -> int:
            assert 0 <= timeout <= opening._SOON  # noqa: SLF001  the one time for all
            events.append(f"wait {self._file}")
            return int(self._file == "b.docx")

    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(subprocess, "Popen", Program)
    names = ["a.docx", "b.docx", "c.docx"]
    opening.open_or_tell(tmp_path / name for name in names)
    assert events == [f"{what} {name}" for what in ("begin", "wait") for name in names]
    said = capsys.readouterr().err
    assert ("b.docx，请自己打开" in said, said.count("打不开")) == (True, 1)


def test_no_clipboard_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A program that is not there, fails or hangs copies nothing."""
    monkeypatch.undo()
    for script, works in (("exit 0", True), ("exit 1", False)):
        text_file(tmp_path / "xclip", f"#!/bin/sh\n{script}\n").chmod(stat.S_IRWXU)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setenv("DISPLAY", ":0")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        assert clipboard.copy("安若曦") is works
    (tmp_path / "xclip").unlink()
    assert clipboard.copy("安若曦") is False
    assert opening.opened([tmp_path / "a.docx"]) == [False]
