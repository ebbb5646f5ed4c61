"""Every word of help and of every error is Chinese, and every sign is one that GBK has."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command_tree import TREE
from places import ROOT

from conftest import Run
from tongzhi_cli.summary.kinds import KINDS

Fankui = Callable[..., Run]
SOURCES = sorted(ROOT.glob("src/**/*.py"))
COMMANDS = sorted(TREE)

#: Names of things that have no Chinese name: programs, formats, options' own values.
ALLOWED = re.compile(
    r"--?[a-z-]+|[\w./-]*\.(?:xlsx|xlsb|xls|ods|docx|doc|wps|et|csv|txt|html|toml|pdf|jsonl|json|zip|ics|png|jpg|tif)|"
    r"fankui(?: (?:notice |form )?\w+)?|FANKUI_\w+|"
    r"JSON Schema|JSON|TODO|XML|PDF|PNG|LibreOffice|Outlook|Word|WPS|Excel|CSV|UTF|sheets|flow|"
    r"puer-2018-4|late-check|"
    r"bash|zsh|fish|powershell|Tab|help|"
    r"dotx|https|signed|corrections|counts|"
    + "|".join([*KINDS, *sorted({word for name in COMMANDS for word in name.split()})])
)  # fmt: skip


def english(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{3,}", ALLOWED.sub("", text))


@pytest.mark.parametrize(
    "words", [[], ["--help"], *([*name.split(), "--help"] for name in COMMANDS)]
)
def test_help_is_chinese(fankui: Fankui, words: list[str]) -> None:
    """The whole command tree: no English word in any help, every option and argument explained."""
    run = fankui(*words or ["--help"])
    assert run.code == 0
    assert english(run.out) == []
    assert run.out.startswith("用法：")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_parameter_is_explained(name: str) -> None:
    """Each option and argument has a Chinese help text and, if it takes a value, a name for it."""
    command = TREE[name]
    assert command.help
    for param in command.params:
        assert re.search("[一-鿿]", getattr(param, "help", None) or ""), param.name
    valued = [param for param in command.params if not getattr(param, "is_flag", False)]
    assert [param.name for param in valued if not param.metavar] == []


@pytest.mark.parametrize(
    "words",
    [
        ["nothing"], ["build"], ["build", "--nothing"], ["build", "x.xlsx", "--class"],
        ["build", "x.xlsx", "--pdf=1"], ["check"], ["check", "-z"], ["explain", "nothing"],
        ["explain", "bad-name", "more"], ["--nothing"], ["build", "x.xlsx", "--now", "now"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_usage_errors_are_chinese(fankui: Fankui, words: list[str]) -> None:
    """Typer's own complaints too are Chinese."""
    run = fankui(*words, now=None)
    assert run.code == 2
    typed = "".join(words)
    assert [word for word in english(run.err) if word not in typed] == []


def _messages(source: Path) -> Iterator[str]:
    """The texts of a module that hold Chinese and are no docstrings."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in docstrings and re.search("[一-鿿]", text):
            yield text


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_signs_that_gbk_has(source: Path) -> None:
    """An old Windows console (cp936) can show everything that we say."""
    for text in _messages(source):
        if not re.search(r"[㐀-䶿\U00020000-\U0003ffff]|\\|\[", text):  # patterns are not shown
            text.encode("gbk")


def test_kinds_are_explained() -> None:
    """Each kind has a title, a meaning, and what to do."""
    for kind in KINDS.values():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.code)
        for text in (kind.title, kind.means, kind.do):
            assert text
            text.encode("gbk")


@pytest.mark.parametrize(
    ("command", "option", "told"),
    [
        ("check", "--roster", "fankui merge 文件夹 --roster 名单.xlsx"),
        ("remind", "--roster", "fankui merge 文件夹 --roster 名单.xlsx"),
        ("check", "--send-back", "fankui merge 文件夹 --send-back 退回/"),
        ("check", "--notic", "是不是想用 --notice？"),
        ("check", "--xyzzyx", "看用法：fankui check --help。"),
        ("build", "rosters", ""),
    ],
)
def test_an_option_that_is_not_there_is_answered_by_one_that_is(
    fankui: Fankui, command: str, option: str, told: str
) -> None:
    """Names of arguments are no options; what another command does is told with that command."""
    run = fankui(command, "交来", f"--{option.lstrip('-')}", "名单.xlsx", now=None)
    assert run.code == 2
    assert told in run.err
    assert "想用 rosters" not in run.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("notice show --notice", "直接写在后面：fankui notice show 文件|编号。"),
        ("notice check --notice", "直接写在后面：fankui notice check 文件|编号。"),
        ("notice import --notice", "直接写在后面：fankui notice import 通知。"),
        ("form inspect --template", "直接写在后面：fankui form inspect 空白表。"),
        ("notice list --notice", "看用法：fankui notice list --help。"),
    ],
)
def test_what_is_an_argument_is_not_looked_for_among_options(
    fankui: Fankui, words: str, told: str
) -> None:
    """An option of other commands that is what this command is about: no other option is meant."""
    run = fankui(*words.split(), "一份", now=None)
    assert run.code == 2
    assert told in run.err
    assert "是不是想用" not in run.err
