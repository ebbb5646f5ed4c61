"""What is told to who chooses by number: no message names an option that cannot be typed there."""

import ast
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from builders import text_file
from hypothesis import example, given, strategies
from places import ROOT
from typing_person import Typed

from conftest import HEADER, NOW, students, workbook
from tongzhi_cli.__main__ import main
from tongzhi_cli.check.rules.times.late_check import KIND as LATE
from tongzhi_cli.cli.commands import parts
from tongzhi_cli.cli.start.day import DayView
from tongzhi_cli.cli.start.menu import Menu
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.by_number import (
    COMMAND,
    FOLDER,
    MENU,
    OPTION,
    advice,
    by_number,
    usable,
    without_options,
    words_of,
)
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import FankuiError, InputError
from tongzhi_cli.loader.day.look import Asked
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.shell import quoted

PACKAGE = ROOT / "src/tongzhi_cli"
#: What tells of options, or is typed elsewhere: the commands' declarations and help, the files of
#: a shell's completion, code and values that no person reads.
NOT_TOLD = ("cli/app", "cli/completion", "cli/help/completion", "cli/terminal/by_number")
_OTHERS = r"\S* -m pip install [^；。]+|uv pip install [^；。]+"


def _constants(tree: ast.AST) -> Iterator[str]:
    """Every text of a module, what is filled in as 甲; docstrings and parts of texts are none."""
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and node.body:
            first = node.body[0]
            passed |= {id(first.value)} if isinstance(first, ast.Expr) else set()
        if isinstance(node, ast.JoinedStr):
            passed |= set(map(id, node.values))
    for node in ast.walk(tree):
        if id(node) in passed:
            continue
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(one.value) if isinstance(one, ast.Constant) else "甲" for one in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def messages() -> list[str]:
    """Every text of the package with Chinese in it that names an option, but for mere parts."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if not str(path.relative_to(PACKAGE)).startswith(NOT_TOLD):
            found |= set(_constants(ast.parse(path.read_text("utf-8"))))
    named = [one for one in found if re.search("[一-鿿]", one) and re.search(OPTION, one)]
    return sorted(one for one in named if one[0] not in "（，")


MESSAGES = messages()


def named_in(text: str) -> list[str]:
    """The options that a text names outside of whole commands."""
    return re.findall(OPTION, re.sub(f"{COMMAND}|{_OTHERS}", "", text))


def test_no_advice_keeps_an_option() -> None:
    """Of every message of the package, as advice, alone and behind another; at once."""
    assert len(MESSAGES) > 200
    for text in MESSAGES:
        for said in (text, f"坏了。{text}"):
            told = without_options(said)
            assert named_in(told) == [], said
            assert without_options(told) == told
            if said.count("（") == said.count("）"):
                assert told.count("（") == told.count("）"), said
            if not said.endswith("："):
                assert re.search("，[。；]|：[；。]?$|（）", told) is None, said


def test_every_option_that_is_declared_is_known() -> None:
    """A new one is not told to who cannot type it; what is none is a word like any."""
    declared = {
        name
        for _, part in parts()
        for one in part.commands.values()
        for _, about in one.options
        for name in about.names
    }
    for name in (*declared, "--help", "-h", "--version", "-V"):
        assert re.findall(OPTION, f"加 {name}。") == [name]
    for word in ("-a", "-x", "--none", "--forced", "-班"):
        assert re.findall(OPTION, f"李 {word}。") == []


#: What may stand in a name, an answer, or the name of a file.
VALUES = [
    "李 -x", "李 -o", "--force", "-v", "张 --undo", "\ue000", "a\ue000\ue001 -o.csv", " -a.csv",
    "民族错了 -o，见 --set", "反馈表 -o.docx", "：--map。", "（-v）", "加 --draft；", "用 -o",
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
def test_what_was_read_is_told_as_it_is(
    value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a line, a text for the group, a problem, an error: nothing of it is taken for advice."""
    monkeypatch.setenv("COLUMNS", "300")
    lines = [f"2014030101 {value}：民族有误", f"没说清 1 人：{value}", f"已写 {value}", value]
    where = Where(f"{value}.csv", line=3)
    late = Problem(LATE, Severity.ERROR, f"“{value}”逾期了", where=where, number="01", name=value)
    error = InputError(f"{value} 读不了", "请换一个文件，或用 -o 换一个名字。")
    with by_number():
        show.say(*lines)
        show.put(*lines)
        show.problems([late], sys.stderr, classes=1)
        show.failed(error)
    said = capsys.readouterr()
    assert said.out.splitlines() == [visible(one) for one in lines]
    shown = said.err.splitlines()
    assert shown[:4] == [visible(one) for one in lines]
    assert visible(f"{value}.csv") in said.err.split("怎么办")[0]
    assert visible(f"“{value}”逾期了") in said.err
    assert shown[-1] == visible(f"出错：{value} 读不了。请换一个文件。")


@given(value=strategies.text(strategies.characters(categories=["Lo", "Co"]), min_size=1))
@example(value="\ue000")
@example(value="\ue001\ue000")
def test_a_command_in_advice_is_told_whole(value: str) -> None:
    """Characters that nobody uses are no commands, before one and in it."""
    name = quoted(f"{value}.xlsx")
    said = f"{value}：再查：fankui check {name} --missing"
    advised = f"请核对；确认无妨加 --allow cohort。{said}"
    assert without_options(advised) == f"请核对；确认无妨在“生成反馈表”里放行。{said}"


#: What is said, how (advice, a line or an error), and what of it is told where nothing but numbers
#: is typed: in the menu, and where that is other (= where it is not) in the view of a folder.
TOLD = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("kinds_by_number.tsv").read_text("utf-8").splitlines()[1:]
]
HOW: dict[str, Callable[[str], str]] = {
    "advice": advice,
    "line": usable,
    "error": lambda said: words_of(FankuiError(*said.split("。", 1))),
}


@pytest.mark.parametrize(("how", "said", "told", "in_folder"), TOLD)
def test_what_is_told_instead(how: str, said: str, told: str, in_folder: str) -> None:
    """What the screen has instead, else nothing; whole commands stay, and all where one types."""
    words = HOW[how]
    assert words(said) == said
    with by_number(MENU):
        assert words(said) == told
        with by_number(chosen=False):
            assert words(said) == said
        with by_number(FOLDER), by_number():
            assert words(said) == (told if in_folder == "=" else in_folder)
        assert words(said) == told
    assert words(said) == said


def _chosen_in(module: str) -> str:
    """The texts of the modules that put the questions of a screen."""
    return "".join(
        text
        for name in module.split()
        for text in _constants(ast.parse((PACKAGE / f"cli/start/{name}.py").read_text("utf-8")))
    )


#: The screens, and the modules where their questions are put.
SCREENS = {
    "menu": (MENU, "menu building correcting"),
    "folder": (FOLDER, "day day_words letting_pass correcting"),
}


@pytest.mark.parametrize("name", SCREENS)
def test_what_is_advised_can_be_chosen_there(name: str) -> None:
    """Of every message of the package: what is named in it is a choice on that very screen."""
    screen, modules = SCREENS[name]
    there = _chosen_in(modules)
    ways = {word for each, _ in SCREENS.values() for way in each for word in _named(way)}
    assert len(ways) > 5
    assert [word for way in screen for word in _named(way) if word not in there] == []
    with by_number(screen):
        for said in MESSAGES:
            assert [one for one in _named(advice(said)) if one in ways and one not in there] == []


def _named(text: str) -> list[str]:
    return re.findall("“([^“”]+)”", text)


# --- what is seen ------------------------------------------------------------------------------


@pytest.fixture
def execute(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[str]], int]:
    """Runs a command as the program does."""

    def run(words: Sequence[str]) -> int:
        monkeypatch.setattr(sys, "argv", ["fankui", *words])
        return int(main())

    return run


#: What is typed in the menu, one thing after the other.
SESSION = [
    "2", "班.xlsx", "", "v",                       # late ones, somebody missing
    "3", "班.xlsx", "", "", "",                    # it cannot be built: not now
    "3", "", "", "", "2",                          # a draft
    "3", "", "", "", "2", "",                      # it is there already
    "4", "", "2", "安若", "嗯嗯", "有误", "休学", "0",   # what is not understood
    "4", "", "1", "坏.csv", "",                    # no answers
    "4", "", "4", "4", "", "3",
    "5", "", "", "7", "", "", "6", "",             # the built-in notice gives no text
    "10", "没有.docx", "坏.csv", "10", "通知.txt",
    "2", "坏.csv", "通知.txt", "0", "8", "交来", "", "1", "2", "",
    "9", "0", "12", "班.xlsx", "0", "14", "空", "坏.csv", "附件2.docx",
]  # fmt: skip


def test_no_session_shows_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    execute: Callable[[Sequence[str]], int],
) -> None:
    """Through the menu and the folder view, with errors, drafts, files that are there already."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FANKUI_NOW", NOW)
    monkeypatch.delenv("FANKUI_DEBUG")
    head = [*HEADER, "校对时间"]
    rows: list[list[object]] = [[*row, "2018-04-02 09:00"] for row in students(12)]
    rows[3][4] = rows[4][4] = None
    rows[5][4], rows[6][4] = "有误", "嗯嗯"
    workbook(tmp_path / "班.xlsx", [head, *rows])
    (tmp_path / "空").mkdir()
    (tmp_path / "交来").mkdir()
    text_file(tmp_path / "坏.csv", "甲,乙\n1,2\n")
    text_file(tmp_path / "通知.txt", "关于校对的通知\n学生于2018年4月中旬前校对。\n")
    (tmp_path / "附件2.docx").write_bytes(b"PK broken")
    workbook(tmp_path / "交来" / "2班.xlsx", [head, *rows[:3]])
    assert Menu(execute, Typed(SESSION)).run() == 0
    for lines in (["1", "", "", "", "", "", ""], ["3", "v", "", "", "", "2", "", "", "0"]):
        DayView(Asked(str(tmp_path), None, NOW), execute, Typed(lines)).run()
    said = capsys.readouterr()
    whole = said.out + said.err
    assert len(whole) > 9000
    shown = [line for line in whole.splitlines() if named_in(line)]
    assert shown == []
    assert "打 v 看全部" in whole
    assert "fankui build 班.xlsx --draft" in whole
