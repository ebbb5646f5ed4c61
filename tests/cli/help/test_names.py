"""Commands by their Chinese names, and help by `help` and -h (issue 17, item 5)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from command_tree import TREE

from conftest import Run
from tongzhi_cli.cli.names import COMMANDS, GROUPS, HELP, alias_of, english, names_of, understood

Fankui = Callable[..., Run]
#: Every command that has a Chinese name, as it is typed: in Chinese, in English.
ALIASES = [
    *((one, name) for name, one in COMMANDS.items() if name != HELP),
    *(
        (f"{alias_of(group)} {one}", f"{group} {name}")
        for group, names in GROUPS.items()
        for name, one in names.items()
        if one
    ),
]


def test_the_table_has_every_command() -> None:
    """The one table of names has the commands that there are, and no other."""
    own = {name for name in TREE if " " not in name}
    assert own | {HELP} == set(COMMANDS)
    for group, names in GROUPS.items():
        assert {f"{group} {name}" for name in names} == {
            name for name in TREE if name.startswith(f"{group} ")
        }


def test_the_names_of_the_issue() -> None:
    """检查 生成 收集 催交 跟进 整理 汇总 说明 通知 表 解释 演示 (issue 17, item 5)."""
    typed = [
        "检查",
        "生成",
        "收集",
        "催交",
        "跟进",
        "整理",
        "汇总",
        "说明",
        "通知",
        "表",
        "解释",
        "演示",
    ]
    assert [english(one) for one in typed] == [
        "check", "build", "collect", "remind", "followup", "import", "merge", "guide", "notice",
        "form", "explain", "demo",
    ]  # fmt: skip


@pytest.mark.parametrize("group", ["", *GROUPS])
def test_no_name_is_two_commands(group: str) -> None:
    """A name, in whichever language, is one command."""
    names = names_of(group)
    every = [*names, *(one for one in names.values() if one)]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(("typed", "name"), ALIASES)
def test_a_chinese_name_is_the_command(fankui: Fankui, typed: str, name: str) -> None:
    """Its help is that of the English name, which says the Chinese one; so is that of `help`."""
    run = fankui(*typed.split(), "--help", now=None)
    assert (run.code, run.err) == (0, "")
    assert run == fankui(*name.split(), "--help", now=None)
    assert f"\n也可以写：fankui {typed}\n" in run.out
    assert run == fankui(*typed.split(), "-h", now=None)
    assert run == fankui("help", *typed.split(), now=None)
    assert run == fankui("帮助", *name.split(), now=None)


@pytest.mark.parametrize("name", [name for name in TREE if name not in {"demo", "schema"}])
def test_help_behind_a_command(
    fankui: Fankui, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`fankui check help` is its help as long as no file here is called so."""
    monkeypatch.chdir(tmp_path)
    assert fankui(*name.split(), "help", now=None) == fankui(*name.split(), "--help", now=None)


def test_a_file_called_help_is_a_file(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies here is meant; and `demo help` is a folder to be made."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "help").write_text("学号,姓名\n2014030101,安若溪\n", "utf-8")
    assert "1 人，无误 0，未反馈 1" in fankui("check", "help").out
    assert fankui("demo", "帮助", now=None).code == 0
    assert (tmp_path / "帮助" / "怎么试.txt").exists()


@pytest.mark.parametrize(
    ("words", "like"),
    [
        (["help"], ["--help"]),
        (["帮助"], ["--help"]),
        (["-h"], ["--help"]),
        (["help", "help"], ["-h"]),
        (["help", "通知"], ["notice", "-h"]),
        (["notice", "help"], ["notice", "-h"]),
        (["通知", "帮助", "检查"], ["notice", "check", "-h"]),
        (["help", "build", "-q"], ["build", "-h"]),
    ],
)
def test_help_of_all_and_of_a_group(fankui: Fankui, words: list[str], like: list[str]) -> None:
    """`help` alone is the help of everything, before or behind a group that of the group."""
    run = fankui(*words, now=None)
    assert (run.code, run.err) == (0, "")
    assert run == fankui(*like, now=None)


def test_the_help_lists_both_names(fankui: Fankui) -> None:
    """Whoever reads the help sees that a command may be typed in Chinese."""
    listed = fankui("--help", now=None).out
    assert all(f"\n  {name} {alias} " in listed for name, alias in COMMANDS.items())
    of_notice = fankui("notice", now=None).out
    assert all(f"\n  {name} {alias}" in of_notice for name, alias in GROUPS["notice"].items())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("检察", "fankui 检查（check）"),
        ("生层", "fankui 生成（build）"),
        ("汇综", "fankui 汇总（merge）"),
        ("催一催", "fankui 催交（remind）"),
        ("交结", "fankui 交接（archive）"),
        ("archve", "fankui archive"),
        ("检查一下", "fankui 检查（check）"),
        ("chekc", "fankui check"),
        ("notice 检察", "fankui notice 检查（check）"),
        ("通知 看", "fankui notice 查看（show）"),
        ("通知 lsit", "fankui notice list"),
        ("help chek", "fankui check"),
    ],
)
def test_what_was_meant_is_guessed(fankui: Fankui, typed: str, meant: str) -> None:
    """A slip in either language is answered with the command; usage error."""
    run = fankui(*typed.split(), now=None)
    assert run.code == 2
    assert run.err.endswith(f"是不是想用 {meant}？\n")


@pytest.mark.parametrize(
    ("typed", "apart"),
    [
        ("检查花名册.xlsx", "fankui 检查 花名册.xlsx"),
        ("生成　名单.csv", "fankui 生成 名单.csv"),
        ("汇总./交来", "fankui 汇总 ./交来"),
    ],
)
def test_a_blank_that_is_missing_is_told(fankui: Fankui, typed: str, apart: str) -> None:
    """Who types Chinese forgets the blank, or types a wide one."""
    run = fankui(typed, now=None)
    assert run.code == 2
    assert run.err.endswith(f"中间要空一格：{apart}\n")


@pytest.mark.parametrize("typed", ["班会", "unknown"])
def test_what_is_like_nothing_is_not_guessed(fankui: Fankui, typed: str) -> None:
    """Where nothing is near, the list of commands is named."""
    assert "看有哪些命令：fankui --help" in fankui(typed, now=None).err


@pytest.mark.parametrize("kind", ["文件夹", "文件"])
@pytest.mark.parametrize("name", ["通知", "汇总", "表"])
def test_a_file_under_a_commands_name_is_told(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, name: str
) -> None:
    """The command wins and that is told in a line; ./ means the file, -q is quiet."""
    monkeypatch.chdir(tmp_path)
    if kind == "文件夹":
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_text("", "utf-8")
    run = fankui(name, "--help", now=None)
    assert run.out == fankui(english(name), "--help", now=None).out
    assert run.err == f"这里有个{kind}也叫 {name}；要看它，打：\n  fankui ./{name}\n"
    assert fankui(english(name), "--help", now=None).err == ""
    assert "也叫" not in fankui(name, "nothing", "-q", now=None).err
    alone = fankui(f"./{name}", now=None)
    assert "也叫" not in alone.err
    assert not alone.out.startswith("用法：")


def test_what_is_proposed_has_english_names(fankui: Fankui, class_of_45: Path) -> None:
    """A command by its Chinese name says what the English one says."""
    given = [class_of_45, "--now", "2018-04-01 20:00"]
    assert fankui("检查", *given) == fankui("check", *given)
    assert "fankui build" in fankui("检查", *given).err


@pytest.mark.parametrize("words", [[], ["a.csv"], ["help.csv"], ["--quiet", "检查"]])
def test_other_words_stay_as_they_are(words: list[str]) -> None:
    """Only a command where a command stands is one."""
    assert understood(words) == words
